/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of DHCP, NTP, SCTP and IPsec. */
#include "summary_int.h"

#include "frame/value.h"

/* ---- DHCP ---- */

/* The value of the option that says what kind of message it is (RFC 2132 9.6), or 0. */
static unsigned message_type(const uint8_t *p, uint32_t n)
{
	for (uint32_t at = 240; at + 2 < n && p[at] != 255;) {
		if (p[at] == 53 && p[at + 1])
			return p[at + 2];
		at += p[at] ? 2u + p[at + 1] : 1;
	}
	return 0;
}

/* The client's hardware address: what it is depends on its kind and length. */
static void say_card(const struct saying *s, const uint8_t *p, uint32_t n)
{
	unsigned kind = p[1], len = p[2];

	if (n < 28 + (len > 6 ? len : 6))
		return;
	if ((kind == 1 || kind == 6) && len == 6) {
		value_mac(s->out, p + 28);
		SAY(s, " (");
		value_mac(s->out, p + 28);
		SAY(s, ")");
		return;
	}
	for (unsigned i = 0; i < len; i++)
		buf_printf(s->out, "%02x", p[28 + i]);
	if (!len)
		SAY(s, "<No address>");
}

static void say_boot(const struct saying *s, const uint8_t *p, uint32_t n)
{
	summary_begin(s, "BOOTP");
	if (n < 3 || (n < 34 && p[0] == 1 && s->frame->cap < s->frame->len)) /* up to its address */
		return;
	if (p[0] == 2) {
		SAY(s, "Boot Reply");
	} else if (p[0] == 1) {
		SAY(s, "Boot Request from ");
		say_card(s, p, n);
	} else {
		SAY_NUM(s, "Unknown BOOTP message type (", p[0]);
		SAY(s, ")");
	}
}

void summary_dhcp(const struct saying *s)
{
	const uint8_t *p = s->bytes;
	unsigned type = message_type(p, s->layer->head + s->layer->pay);
	const char *name = field_value_name(proto_field(&proto_dhcp, "dhcp.option.dhcp"), type);
	size_t n;

	if (!type) {
		say_boot(s, p, s->layer->head + s->layer->pay);
		return;
	}
	summary_begin(s, "DHCP");
	SAY(s, "DHCP ");
	if (name) {
		n = strlen(name);
		buf_add(s->out, name, n);
		if (n < 8)
			buf_fill(s->out, ' ', 8 - n);
	} else {
		SAY(s, "Unknown Message Type (");
		num_put_hex(s->out, type, 2);
		SAY(s, ")");
	}
	SAY(s, " - Transaction ID ");
	num_put_hex(s->out, bits_be32(p + 4), 1);
}

/* ---- NTP ---- */

#define NTP_PRIVATE 7 /* a mode */

void summary_ntp(const struct saying *s)
{
	static const char *const modes[] = {"reserved", "symmetric active", "symmetric passive",
		"client", "server", "broadcast", "control", "private"};
	unsigned version = s->bytes[0] >> 3 & 7;
	const char *name;

	summary_begin(s, "NTP");
	if (version >= 1 && version <= 4)
		SAY_NUM(s, "NTP Version ", version);
	else
		SAY(s, "reserved");
	SAY(s, ", ");
	buf_text(s->out, modes[s->bytes[0] & 7]);
	if ((s->bytes[0] & 7) == NTP_PRIVATE && s->layer->head >= 4) {
		name = field_value_name(
			proto_field(&proto_ntp_private, "ntp.priv.reqcode"), s->bytes[3]);
		SAY(s, ", ");
		buf_text(s->out, s->bytes[0] & 0x80 ? "Response" : "Request");
		SAY(s, ", ");
		buf_text(s->out, name ? name : "Unknown");
	}
}

/* ---- SCTP ---- */

static void say_chunk(const struct saying *s, const struct track_sctp *known, const uint8_t *p,
	uint32_t n)
{
	static const char *const names[] = {"DATA ", "INIT ", "INIT_ACK ", "SACK ", "HEARTBEAT ",
		"HEARTBEAT_ACK ", "ABORT ", "SHUTDOWN ", "SHUTDOWN_ACK ", "ERROR ", "COOKIE_ECHO ",
		"COOKIE_ACK ", "ECNE ", "CWR ", "SHUTDOWN_COMPLETE ", "AUTH ", "NR_SACK "};
	static const struct name others[] = {{64, "I_DATA "}, {128, "ASCONF_ACK "},
		{129, "PKTDROP "}, {130, "RE_CONFIG "}, {132, "PAD "}, {192, "FORWARD_TSN "},
		{193, "ASCONF "}, {194, "I_FORWARD_TSN "}, {255, "IETF_EXTENSION "}, {0, NULL}};
	const struct name *other = others;

	while (other->text && other->value != p[0])
		other++;
	if (p[0] < sizeof(names) / sizeof(names[0]))
		buf_text(s->out, names[p[0]]);
	else
		buf_text(s->out, other->text ? other->text : "RESERVED ");
	if ((p[0] == 0 || p[0] == 64) && n >= 16) {
		SAY_NUM(s, "(TSN=", bits_be32(p + 4) - known->first);
		SAY(s, ") ");
		if (track_said_before(known, bits_be32(p + 4)))
			SAY(s, "(retransmission) ");
		else if ((p[1] & 3) != 3 && !(known->ends && known->end == bits_be32(p + 4)))
			SAY(s, "(Message Fragment) ");
	} else if (p[0] == 3 && n >= 16) {
		uint32_t gaps = bits_be16(p + 12);

		SAY_NUM(s, "(Ack=", bits_be32(p + 4) - known->peer_first);
		if (gaps && n >= 16 + 4 * gaps)
			SAY_NUM(s, "+", bits_be16(p + 14 + 4 * gaps));
		SAY_NUM(s, ", Arwnd=", bits_be32(p + 8));
		SAY(s, ") ");
	}
}

/* Zeros up to words of four bytes stand between chunks (RFC 9260 3.2). */
void summary_sctp(const struct saying *s)
{
	static const struct track_sctp nothing;
	bool here = s->facts && s->facts->sctp.layer && s->facts->sctp.layer == s->at;
	const struct track_sctp *known = here ? &s->facts->sctp : &nothing;
	uint32_t end = s->layer->head + s->layer->pay;

	summary_begin(s, "SCTP");
	for (uint32_t at = 12; at + 4 <= end;) {
		uint32_t len = bits_be16(s->bytes + at + 2), left = end - at;

		say_chunk(s, known, s->bytes + at, len < left ? len : left);
		if (len < 4 || len > left)
			return;
		at += (len + 3) & ~3u;
	}
}

/* ---- IPsec ---- */

/* RFC 862: on its way to the service, or back. */
void summary_echo(const struct saying *s)
{
	summary_begin(s, "ECHO");
	if (s->at && s->layer[-1].head >= 4 &&
		bits_be16(s->frame->bytes + s->layer[-1].off + 2) == 7)
		SAY(s, "Request");
	else
		SAY(s, "Response");
}

void summary_esp(const struct saying *s)
{
	summary_begin(s, "ESP");
	SAY(s, "ESP (SPI=");
	num_put_hex(s->out, bits_be32(s->bytes), 8);
	SAY(s, ")");
}

void summary_udpencap(const struct saying *s)
{
	summary_begin(s, "UDPENCAP");
	SAY(s, "NAT-keepalive");
}

/* Under IPv6 it is one of the headers behind the first: what it holds is the line's matter. */
void summary_ah(const struct saying *s)
{
	unsigned i = s->at;

	summary_begin(s, "AH");
	while (i > 0 && s->frame->layers[i].proto != &proto_ip &&
		s->frame->layers[i].proto != &proto_ipv6)
		i--;
	if (s->frame->layers[i].proto == &proto_ipv6) {
		summary_next(s, s->bytes[0]);
		return;
	}
	SAY(s, "AH (SPI=");
	num_put_hex(s->out, bits_be32(s->bytes + 4), 8);
	SAY(s, ")");
}
