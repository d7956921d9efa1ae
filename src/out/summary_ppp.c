/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of PPP: its discovery on Ethernet (RFC 2516 5), its control protocols (RFC 1661
 * 5), and who proves himself (RFC 1334, RFC 1994). */
#include "summary_int.h"

#include "base/utf8.h"

/* ---- PPP over Ethernet ---- */

static void say_server(const struct saying *s, const uint8_t *p, uint32_t n)
{
	for (uint32_t at = 0; at + 4 <= n;) {
		uint32_t len = bits_be16(p + at + 2);

		if (len > n - at - 4)
			return;
		if (bits_be16(p + at) == 0x0102) {
			SAY(s, " AC-Name='");
			utf8_clean(s->out, p + at + 4, len, s->ascii);
			SAY(s, "'");
		}
		at += 4 + len;
	}
}

static void say_discovery(const struct saying *s, uint8_t code)
{
	static const struct name codes[] = {
		{0x00, "Session Data"},
		{0x07, "Active Discovery Offer (PADO)"},
		{0x09, "Active Discovery Initiation (PADI)"},
		{0x0a, "Active Discovery Session-Grant (PADG)"},
		{0x0b, "Active Discovery Session-Credit Resp.(PADC)"},
		{0x0c, "Active Discovery Quality (PADQ)"},
		{0x19, "Active Discovery Request (PADR)"},
		{0x65, "Active Discovery Session-confirmation (PADS)"},
		{0xa7, "Active Discovery Terminate (PADT)"},
		{0xd3, "Active Discovery Message (PADM)"},
		{0xd4, "Active Discovery Network (PADN)"}, {0, NULL}};
	const struct name *name = codes;

	while (name->text && name->value != code)
		name++;
	summary_begin(s, "PPPoED");
	buf_text(s->out, name->text ? name->text : "Unknown");
}

void summary_pppoed(const struct saying *s)
{
	say_discovery(s, s->bytes[1]);
}

/* The tags behind the header, which is a layer of its own. */
void summary_pppoed_tags(const struct saying *s)
{
	if (!s->at || s->layer[-1].head < 2)
		return;
	say_discovery(s, (uint8_t)bits_get(s->frame->bytes, s->layer[-1].off * UINT64_C(8) + 8, 8));
	say_server(s, s->bytes, s->layer->head);
}

/* ---- PPP ---- */

void summary_ppp(const struct saying *s)
{
	const uint8_t *end = s->bytes + s->layer->head; /* of two bytes, or the odd one */
	uint32_t number = s->layer->head & 1 ? end[-1] : bits_be16(end - 2);
	const char *name = field_value_name(&proto_ppp.fields[0], number);
	struct buf text = BUF_INIT;

	num_put_hex(&text, number, 4);
	summary_begin(s, buf_string(&text));
	SAY(s, "PPP ");
	buf_text(s->out, name ? name : "Unknown");
	SAY(s, " (");
	buf_add(s->out, text.data, text.len);
	SAY(s, ")");
	buf_done(&text);
}

/* "PPP LCP": the label of the protocol behind the name of the family. */
static void begin_control(const struct saying *s)
{
	char name[32] = "PPP ";

	strncat(name, s->layer->proto->label, sizeof(name) - 5);
	summary_begin(s, name);
}

static void say_of(const struct saying *s, const char *const *names, size_t count)
{
	const char *name = s->bytes[0] < count ? names[s->bytes[0]] : NULL;

	buf_text(s->out, name ? name : "Unknown");
}

void summary_control(const struct saying *s)
{
	static const char *const names[] = {"Vendor Specific", "Configuration Request",
		"Configuration Ack", "Configuration Nak", "Configuration Reject",
		"Termination Request", "Termination Ack", "Code Reject", "Protocol Reject",
		"Echo Request", "Echo Reply", "Discard Request", "Identification",
		"Time Remaining"};
	unsigned code = s->bytes[0];

	begin_control(s);
	if (s->layer->proto == &proto_ccp && (code == 14 || code == 15)) /* RFC 1962 3 */
		buf_text(s->out, code == 14 ? "Reset Request" : "Reset Ack");
	else /* the codes from 8 on are LCP's alone */
		say_of(s, names,
			s->layer->proto == &proto_lcp ? sizeof(names) / sizeof(names[0]) : 8);
}

/* Bytes behind their count, and what is behind them. */
struct counted {
	const uint8_t *p;
	uint32_t n;
};

static struct counted take(struct counted *rest)
{
	uint32_t n = rest->n ? rest->p[0] : 0;
	struct counted out;

	if (rest->n)
		*rest = (struct counted){rest->p + 1, rest->n - 1};
	if (n > rest->n)
		n = rest->n;
	out = (struct counted){rest->p, n};
	*rest = (struct counted){rest->p + n, rest->n - n};
	return out;
}

/* What the packet's own length leaves behind code, number and length. */
static struct counted inside(const struct saying *s)
{
	uint32_t n = s->layer->head;

	if (bits_be16(s->bytes + 2) < n)
		n = bits_be16(s->bytes + 2);
	return (struct counted){s->bytes + 4, n > 4 ? n - 4 : 0};
}

static void say_quoted(const struct saying *s, const char *before, struct counted text)
{
	buf_text(s->out, before);
	utf8_clean(s->out, text.p, text.n, s->ascii);
	SAY(s, "'");
}

void summary_pap(const struct saying *s)
{
	static const char *const names[] = {NULL, "Authenticate-Request", "Authenticate-Ack",
		"Authenticate-Nak"};
	struct counted rest = inside(s);

	begin_control(s);
	say_of(s, names, sizeof(names) / sizeof(names[0]));
	if (s->bytes[0] == 1) {
		say_quoted(s, " (Peer-ID='", take(&rest));
		say_quoted(s, ", Password='", take(&rest));
	} else if (s->bytes[0] == 2 || s->bytes[0] == 3) {
		say_quoted(s, " (Message='", take(&rest));
	} else {
		return;
	}
	SAY(s, ")");
}

void summary_chap(const struct saying *s)
{
	static const char *const names[] = {NULL, "Challenge", "Response", "Success", "Failure"};
	struct counted rest = inside(s), value;

	begin_control(s);
	say_of(s, names, sizeof(names) / sizeof(names[0]));
	if (s->bytes[0] == 1 || s->bytes[0] == 2) {
		value = take(&rest);
		say_quoted(s, " (NAME='", rest);
		SAY(s, ", VALUE=0x");
		num_put_bytes(s->out, value.p, value.n, 0);
		SAY(s, ")");
	} else if (s->bytes[0] == 3 || s->bytes[0] == 4) {
		say_quoted(s, " (MESSAGE='", rest);
		SAY(s, ")");
	}
}
