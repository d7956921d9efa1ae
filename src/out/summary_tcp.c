/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of TCP and UDP, and of the services that have no header to speak of. */
#include "summary_int.h"

#include "flow/join.h"
#include "frame/craft.h"

#define PORT_ECHO 7

#define ROOM 256 /* bytes: more than the words of a header without its options */

static char *put_ports(char *to, const struct saying *s)
{
	to += num_write(to, bits_be16(s->bytes));
	if (s->ascii)
		PUT(to, " -> ");
	else
		PUT(to, " \xe2\x86\x92 ");
	return to + num_write(to, bits_be16(s->bytes + 2));
}

#define WORDS(what) {"[TCP " what "] ", sizeof("[TCP " what "] ") - 1}

/* Prefixes as Wireshark puts them: each one found goes before those found already. */
void summary_analysis(const struct saying *s, const struct track_fact *fact)
{
	static const struct {
		char text[40];
		size_t n;
	} words[] = {WORDS("ZeroWindowProbeAck"), WORDS("ZeroWindow"), WORDS("ZeroWindowProbe"),
		{"", 0} /* TRACK_DUP_ACK */, WORDS("Keep-Alive ACK"), WORDS("Keep-Alive"),
		WORDS("Window Full"), WORDS("Window Update"), WORDS("ACKed unseen segment"),
		WORDS("Previous segment not captured"), WORDS("Out-Of-Order"),
		WORDS("Spurious Retransmission"), WORDS("Fast Retransmission"),
		WORDS("Retransmission"), WORDS("Port numbers reused")};

	for (uint32_t left = s->more ? 0 : fact->flags; left; left &= left - 1) {
		unsigned which = (unsigned)__builtin_ctz(left);

		if (words[which].n) {
			memcpy(buf_room(s->out, sizeof(words->text)), words[which].text,
				sizeof(words->text));
			s->out->len += words[which].n;
			continue;
		}
		SAY_NUM(s, "[TCP Dup ACK ", fact->dup_frame);
		SAY_NUM(s, "#", fact->dup_num);
		SAY(s, "] ");
	}
}

static char *put_flags(char *to, uint16_t flags)
{
	static const char names[9][4] = {
		"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};
	const char *from = to + 2;

	if (flags == 0x10) {
		PUT(to, " [ACK]");
		return to;
	}
	if (flags == 0x18) {
		PUT(to, " [PSH, ACK]");
		return to;
	}
	PUT(to, " [");
	for (unsigned i = 0; i < 9; i++) {
		if (!(flags >> i & 1))
			continue;
		if (to > from)
			PUT(to, ", ");
		memcpy(to, names[i], 4);
		to += i < 8 ? 3 : 2;
	}
	if (flags & 0xe00) {
		if (to > from)
			PUT(to, ", ");
		PUT(to, "Reserved");
	}
	if (to == from)
		PUT(to, "<None>");
	PUT(to, "]");
	return to;
}

static void say_sack(const struct saying *s, const uint8_t *p, uint32_t len, uint32_t base)
{
	for (uint32_t at = 2; at + 8 <= len; at += 8) {
		SAY_NUM(s, " SLE=", (uint32_t)(bits_be32(p + at) - base));
		SAY_NUM(s, " SRE=", (uint32_t)(bits_be32(p + at + 4) - base));
	}
}

/* Counters of bytes that met congestion, three bytes each. */
static void say_counters(const struct saying *s, const uint8_t *p, uint32_t n, bool second)
{
	static const char *const names[2][3] = {
		{" EE0B=", " ECEB=", " EE1B="}, {" EE1B=", " ECEB=", " EE0B="}};

	if (n == 0)
		SAY(s, " AccECN");
	for (unsigned i = 0; n <= 9 && n % 3 == 0 && i < n / 3; i++) {
		buf_text(s->out, names[second][i]);
		SAY_NUM(s, "", (uint32_t)p[3 * i] << 16 | bits_be16(p + 3 * i + 1));
	}
}

/* RFC 6994: which experiment it is stands in two bytes. */
static void say_experiment(const struct saying *s, const uint8_t *p, uint32_t len)
{
	unsigned id = len >= 4 ? bits_be16(p + 2) : 0, shift = 12;

	if (len < 4)
		return;
	switch (id) {
	case 0xac:
		if (len == 4)
			SAY(s, " TARR");
		else if (len == 5)
			SAY_NUM(s, " TARR=", p[4] >> 1);
		return;
	case 0xacc0:
	case 0xacc1: say_counters(s, p + 4, len - 4, id & 1); return;
	case 0xf989: buf_text(s->out, len > 4 ? " TFO=C" : " TFO=R"); return;
	default: break;
	}
	SAY(s, " ExID=");
	while (shift && !(id >> shift))
		shift -= 4;
	for (; shift < 16; shift -= 4)
		buf_byte(s->out, (uint8_t)"0123456789ABCDEF"[id >> shift & 15]);
}

static void say_stamps(const struct saying *s, const uint8_t *p)
{
	char *start = (char *)buf_room(s->out, ROOM), *to = start;

	PUT_NUM(to, " TSval=", bits_be32(p + 2));
	PUT_NUM(to, " TSecr=", bits_be32(p + 6));
	s->out->len += (size_t)(to - start);
}

/* SCPS: what the sender can do, and what headers call the connection. */
static void say_capabilities(const struct saying *s, const uint8_t *p)
{
	static const char *const names[] = {"BETS", "SNACK1", "SNACK2", "COMP", "NLTS"};
	const char *before = " SCPS[";

	for (unsigned i = 0; i < 6; i++) {
		if (!(i < 5 ? p[2] & 0x80 >> i : p[2] & 7))
			continue;
		buf_text(s->out, before);
		buf_text(s->out, i < 5 ? names[i] : "RESERVED");
		before = ", ";
	}
	if (p[2])
		SAY(s, "]");
	if (p[3])
		SAY_NUM(s, " Connection ID=", p[3]);
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
	case 6:
	case 7:
		if (len == 6)
			SAY_NUM(s, " ECHO=", bits_be32(p + 2));
		break;
	case 8:
		if (len == 10)
			say_stamps(s, p);
		break;
	case 11:
	case 12:
	case 13:
		if (len == 6)
			SAY_NUM(s, " CC=", bits_be32(p + 2));
		break;
	case 19:
		if (len == 18)
			SAY(s, " MD5");
		break;
	case 28:
		if (len == 4)
			SAY_NUM(s, " USER_TO=", bits_be16(p + 2) & 0x7fff);
		break;
	case 20:
		if (len == 4)
			say_capabilities(s, p);
		break;
	case 27:
		if (len == 8) {
			SAY(s, " QSresp=");
			buf_text(s->out, field_value_name(
				proto_field(&proto_tcp, "tcp.options.qs.rate"), p[2] & 15));
		}
		break;
	case 29: SAY(s, "TCP AO"); break;
	case 172:
	case 174: say_counters(s, p + 2, len - 2, p[0] == 174); break;
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
	if (!s->layer->pay && s->frame->cap < s->frame->len)
		return false; /* nobody knows */
	if (s->layer->pay >= 12 || bounds_find(s->frame->bounds, BIND_UDP, port) != &proto_dns)
		return false;
	summary_dns_short(s, "DNS", s->bytes + s->layer->head, s->layer->pay);
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

	if (!data || (fact && fact->flags & TRACK_UNSPOKEN) || s->layer->faults & FAULT_AGAIN)
		return false;
	if (fact && summary_is_part(s) && (fact->spoken != &proto_http || !summary_is_rest(s)))
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
	if (speaks(s, fact) == &proto_tls &&
		!frame_looks_text(s->bytes + s->layer->head, s->layer->pay)) {
		summary_records(s, fact, s->bytes + s->layer->head, s->layer->pay);
		return true;
	}
	if (fact->spoken != &proto_http || (s->frame->join && s->frame->join->middle) ||
		(s->at + 1u < s->frame->count && s->layer[1].proto == &proto_http))
		return false;
	summary_begin(s, "HTTP");
	summary_analysis(s, fact);
	SAY(s, "Continuation");
	return true;
}

static bool is_wrong(const struct saying *s)
{
	uint32_t sum, said = bits_be16(s->bytes + 16);

	return sum_expected(s->frame, s->at, &sum) && sum != said && !(said == 0xffff && !sum);
}

/* What every header says. */
static void say_head(const struct saying *s, const struct track_fact *fact, uint16_t flags)
{
	char *start = (char *)buf_room(s->out, ROOM), *to = put_ports(start, s);
	uint32_t head = (s->bytes[12] >> 4) * 4u;

	to = put_flags(to, flags);
	PUT_NUM(to, " Seq=", s->raw ? bits_be32(s->bytes + 4) : fact->seq);
	if (flags & 16)
		PUT_NUM(to, " Ack=", s->raw ? bits_be32(s->bytes + 8) : fact->ack);
	PUT_NUM(to, " Win=", fact->window);
	if (s->sums && is_wrong(s))
		PUT(to, " [TCP CHECKSUM INCORRECT]");
	if (flags & 32 && head >= 20)
		PUT_NUM(to, " Urg=", bits_be16(s->bytes + 18));
	if (head < 20) {
		PUT_NUM(to, ", bogus TCP header length (", head);
		PUT(to, ", must be at least 20)");
	} else if (fact->sized) {
		PUT_NUM(to, " Len=", fact->len);
	}
	s->out->len += (size_t)(to - start);
}

void summary_tcp(const struct saying *s)
{
	const struct track_fact *fact = summary_fact(s, s->at);
	uint16_t flags = bits_be16(s->bytes + 12) & 0xfff;
	uint32_t head = (s->bytes[12] >> 4) * 4u;

	if (!fact || (s->layer->pay && !(flags & 4) && say_service(s, fact, fact->len > 0)))
		return;
	summary_begin(s, "TCP");
	if (fact->flags && head >= 20 && (fact->sized || s->ends->partial))
		summary_analysis(s, fact);
	say_head(s, fact, flags);
	if (!fact->sized && head >= 20 && !s->ends->partial && s->frame->cap >= s->frame->len) {
		SAY(s, "[Malformed Packet]"); /* the header is longer than what is there */
		return;
	}
	if (head == 32 && s->layer->head >= 32 && bits_be32(s->bytes + 20) == 0x0101080a)
		say_stamps(s, s->bytes + 22);
	else if (head > 20)
		say_options(s, head < s->layer->head ? head : s->layer->head,
			s->raw ? 0 : fact->ack_base);
}

void summary_udp(const struct saying *s)
{
	uint32_t len = bits_be16(s->bytes + 4), room = s->ends->wire - s->layer->off;
	bool jumbo = false;
	char *start;

	if (s->ends->wire < s->layer->off + 8 || s->ends->partial)
		room = len;
	if (!len && s->ends->kind == ENDS_IPV6 && s->ends->wire >= s->layer->off + 8) {
		jumbo = true; /* RFC 2675 4 */
		len = room;
	}
	if (len >= 8 && say_service(s, NULL, len > 8))
		return;
	summary_begin(s, "UDP");
	start = (char *)buf_room(s->out, ROOM);
	s->out->len += (size_t)(put_ports(start, s) - start);
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
	if (jumbo)
		SAY(s, " [Jumbogram]");
}
