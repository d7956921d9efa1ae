/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of TCP and UDP, and of the services that have no header to speak of. */
#include "summary_int.h"

#define PORT_ECHO 7

static void say_ports(const struct saying *s)
{
	num_put(s->out, bits_be16(s->bytes));
	say_arrow(s);
	num_put(s->out, bits_be16(s->bytes + 2));
}

/* Prefixes as Wireshark puts them: each one found goes before those found already. */
void summary_analysis(const struct saying *s, const struct track_fact *fact)
{
	static const struct {
		enum track_flag flag;
		const char *text;
	} words[] = {
		{TRACK_PROBE_ACK, "[TCP ZeroWindowProbeAck] "}, {TRACK_ZERO, "[TCP ZeroWindow] "},
		{TRACK_PROBE, "[TCP ZeroWindowProbe] "}, {TRACK_DUP_ACK, NULL},
		{TRACK_KEEP_ACK, "[TCP Keep-Alive ACK] "}, {TRACK_KEEP, "[TCP Keep-Alive] "},
		{TRACK_FULL, "[TCP Window Full] "}, {TRACK_UPDATE, "[TCP Window Update] "},
		{TRACK_ACK_LOST, "[TCP ACKed unseen segment] "},
		{TRACK_LOST, "[TCP Previous segment not captured] "},
		{TRACK_OUT_OF_ORDER, "[TCP Out-Of-Order] "},
		{TRACK_SPURIOUS, "[TCP Spurious Retransmission] "},
		{TRACK_FAST, "[TCP Fast Retransmission] "},
		{TRACK_RETRANSMISSION, "[TCP Retransmission] "},
		{TRACK_REUSED, "[TCP Port numbers reused] "},
	};

	for (size_t i = 0; fact->flags && !s->more && i < sizeof(words) / sizeof(words[0]); i++) {
		if (!(fact->flags & words[i].flag))
			continue;
		if (words[i].text) {
			buf_text(s->out, words[i].text);
			continue;
		}
		SAY_NUM(s, "[TCP Dup ACK ", fact->dup_frame);
		SAY_NUM(s, "#", fact->dup_num);
		SAY(s, "] ");
	}
}

static void say_flags(const struct saying *s, uint16_t flags)
{
	static const char *const names[] = {
		"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};
	bool first = true;

	if (flags == 0x10) {
		SAY(s, " [ACK]");
		return;
	}
	if (flags == 0x18) {
		SAY(s, " [PSH, ACK]");
		return;
	}
	SAY(s, " [");
	for (unsigned i = 0; i < 9; i++) {
		if (!(flags >> i & 1))
			continue;
		if (!first)
			SAY(s, ", ");
		say_bytes(s->out, names[i], i < 8 ? 3 : 2);
		first = false;
	}
	if (flags & 0xe00) {
		buf_text(s->out, first ? "Reserved" : ", Reserved");
		first = false;
	}
	if (first)
		SAY(s, "<None>");
	SAY(s, "]");
}

static void say_sack(const struct saying *s, const uint8_t *p, uint32_t len, uint32_t base)
{
	for (uint32_t at = 2; at + 8 <= len; at += 8) {
		SAY_NUM(s, " SLE=", (uint32_t)(bits_be32(p + at) - base));
		SAY_NUM(s, " SRE=", (uint32_t)(bits_be32(p + at + 4) - base));
	}
}

static void say_experiment(const struct saying *s, const uint8_t *p, uint32_t len)
{
	unsigned id = len >= 4 ? bits_be16(p + 2) : 0, shift = 12;

	if (len < 4)
		return;
	SAY(s, " ExID=");
	while (shift && !(id >> shift))
		shift -= 4;
	for (; shift < 16; shift -= 4)
		buf_byte(s->out, (uint8_t)"0123456789ABCDEF"[id >> shift & 15]);
}

static void say_option(const struct saying *s, const uint8_t *p, uint32_t len, uint32_t base)
{
	switch (p[0]) {
	case 2:
		if (len == 4)
			SAY_NUM(s, " MSS=", bits_be16(p + 2));
		break;
	case 3:
		if (len == 3)
			SAY_NUM(s, " WS=", UINT64_C(1) << (p[2] > 14 ? 14 : p[2]));
		break;
	case 4: SAY(s, " SACK_PERM"); break;
	case 5: say_sack(s, p, len, base); break;
	case 8:
		if (len == 10) {
			SAY_NUM(s, " TSval=", bits_be32(p + 2));
			SAY_NUM(s, " TSecr=", bits_be32(p + 6));
		}
		break;
	case 34:
		if (len > 2)
			SAY(s, " TFO=C");
		else
			SAY(s, " TFO=R");
		break;
	case 253:
	case 254: say_experiment(s, p, len); break;
	default: break;
	}
}

static void say_options(const struct saying *s, uint32_t head, uint32_t base)
{
	const uint8_t *p = s->bytes;

	for (uint32_t at = 20; at < head && p[at];) {
		uint32_t len = p[at] == 1 ? 1 : at + 1 < head ? p[at + 1] : 0;

		if (!len || (len == 1 && p[at] != 1) || at + len > head)
			return;
		say_option(s, p + at, len, base);
		at += len;
	}
}

/* A datagram whose port promises DNS and that is too short for it. */
static bool say_too_short(const struct saying *s, uint16_t port)
{
	if (s->layer->pay >= 12 || s->frame->cap < s->frame->len ||
		bounds_find(s->frame->bounds, BIND_UDP, port) != &proto_dns)
		return false;
	summary_dns_short(s, s->bytes + s->layer->head, s->layer->pay);
	return true;
}

/* What the conversation carried before, or its lower port promises. */
static const struct proto *speaks(const struct saying *s, const struct track_fact *fact)
{
	uint16_t src = bits_be16(s->bytes), dst = bits_be16(s->bytes + 2);

	if (fact->spoken)
		return fact->spoken;
	return bounds_find(s->frame->bounds, BIND_TCP, src < dst ? src : dst);
}

/* Ports whose service has no header: what is sent there is what it says. */
static bool say_service(const struct saying *s, const struct track_fact *fact, bool data)
{
	uint16_t src = bits_be16(s->bytes), dst = bits_be16(s->bytes + 2);

	if (!data || (fact && fact->flags & TRACK_UNSPOKEN) || (fact && summary_is_part(s)))
		return false;
	if (src == PORT_ECHO || dst == PORT_ECHO) {
		summary_begin(s, "ECHO");
		if (fact)
			summary_analysis(s, fact);
		buf_text(s->out, dst == PORT_ECHO ? "Request" : "Response");
		return true;
	}
	if (!fact)
		return say_too_short(s, src < dst ? src : dst);
	if (speaks(s, fact) == &proto_tls) {
		summary_records(s, fact, s->bytes + s->layer->head, s->layer->pay);
		return true;
	}
	if (fact->spoken != &proto_http)
		return false;
	summary_begin(s, "HTTP");
	summary_analysis(s, fact);
	SAY(s, "Continuation");
	return true;
}

void summary_tcp(const struct saying *s)
{
	const struct track_fact *fact = summary_fact(s, s->at);
	uint16_t flags = bits_be16(s->bytes + 12) & 0xfff;
	uint32_t head = (s->bytes[12] >> 4) * 4u;
	uint32_t seq = bits_be32(s->bytes + 4), ack = bits_be32(s->bytes + 8);

	if (!fact || (s->layer->pay && !(flags & 4) && say_service(s, fact, fact->len > 0)))
		return;
	summary_begin(s, "TCP");
	summary_analysis(s, fact);
	say_ports(s);
	say_flags(s, flags);
	SAY_NUM(s, " Seq=", s->raw ? seq : fact->seq);
	if (flags & 16)
		SAY_NUM(s, " Ack=", s->raw ? ack : fact->ack);
	SAY_NUM(s, " Win=", fact->window);
	if (flags & 32)
		SAY_NUM(s, " Urg=", bits_be16(s->bytes + 18));
	if (head < 20) {
		SAY_NUM(s, ", bogus TCP header length (", head);
		SAY(s, ", must be at least 20)");
		return;
	}
	if (fact->sized)
		SAY_NUM(s, " Len=", fact->len);
	say_options(s, head < s->layer->head ? head : s->layer->head, s->raw ? 0 : fact->ack_base);
}

void summary_udp(const struct saying *s)
{
	uint32_t len = bits_be16(s->bytes + 4), room = s->ends->wire - s->layer->off;

	if (s->ends->wire < s->layer->off + 8 || s->ends->partial)
		room = len;
	if (len >= 8 && len <= room && say_service(s, NULL, len > 8))
		return;
	summary_begin(s, "UDP");
	say_ports(s);
	if (len < 8) {
		SAY_NUM(s, " [BAD UDP LENGTH ", len);
		SAY(s, " < 8]");
		return;
	}
	if (len > room) {
		SAY_NUM(s, " [BAD UDP LENGTH ", len);
		SAY(s, " > IP PAYLOAD LENGTH]");
	}
	SAY_NUM(s, " Len=", len - 8);
}
