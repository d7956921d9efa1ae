/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of ICMP and of ICMPv6 with neighbour discovery. */
#include "summary_int.h"

#include "frame/value.h"

#define TYPE_WIDTH 20

static const char *type_name(const struct proto *proto, uint64_t type)
{
	return field_value_name(&proto->fields[0], type);
}

static const char *code_name(const struct proto *proto, unsigned type, unsigned code)
{
	return field_value_name(&proto->fields[1], type << 8 | code);
}

static void say_asked(const struct saying *s)
{
	if (!s->facts->asked)
		return;
	SAY_NUM(s, " (request in ", s->facts->asked);
	SAY(s, ")");
}

static void say_ident(const struct saying *s, const char *limit, unsigned hops, bool swapped)
{
	uint16_t seq = bits_be16(s->bytes + 6);

	SAY(s, " id=");
	num_put_hex(s->out, bits_be16(s->bytes + 4), 4);
	SAY_NUM(s, ", seq=", seq);
	if (swapped)
		SAY_NUM(s, "/", (uint16_t)(seq << 8 | seq >> 8));
	SAY(s, ", ");
	buf_text(s->out, limit);
	num_put(s->out, hops);
	say_asked(s);
}

/* The hop limit of the packet that carries the layer. */
static unsigned hops_of(const struct saying *s)
{
	for (unsigned i = s->at; i-- > 0;) {
		const struct layer *l = &s->frame->layers[i];
		const uint8_t *p = s->frame->bytes + l->off;

		if (l->proto == &proto_ip && l->head >= 20)
			return p[8];
		if (l->proto == &proto_ipv6 && l->head >= 8)
			return p[7];
	}
	return 0;
}

/* Whether a type of ICMP has codes, so that one without a name is said to be unknown. */
static bool has_codes(unsigned type)
{
	return type == 3 || type == 5 || type == 9 || type == 11 || type == 12 || type == 42 ||
	       type == 43;
}

void summary_icmp(const struct saying *s)
{
	unsigned type = s->bytes[0], code = s->bytes[1];
	const char *name = type_name(&proto_icmp, type), *why = code_name(&proto_icmp, type, code);
	bool talk = type == 0 || type == 8 || (type >= 13 && type <= 18);
	size_t n;

	summary_begin(s, "ICMP");
	if (!name)
		name = "Unknown ICMP (obsolete or malformed?)";
	if (type == 9 && (code == 0 || code == 16)) { /* RFC 5944 2.1 */
		name = "Mobile IP Advertisement";
		why = code ? "Does not route common traffic" : "Normal router advertisement";
	}
	if (type == 3 && (code == 6 || code == 7))
		why = code == 6 ? "Destination network unknown" : "Destination host unknown";
	n = strlen(name);
	buf_add(s->out, name, n);
	if (type == 10)
		buf_byte(s->out, ' ');
	if (!(talk && s->layer->head >= 8) &&
		(talk || (!why && !has_codes(type))))
		return;
	if (n < TYPE_WIDTH)
		buf_fill(s->out, ' ', TYPE_WIDTH - n);
	if (talk) {
		say_ident(s, "ttl=", hops_of(s), true);
		return;
	}
	SAY(s, " (");
	if (why)
		buf_text(s->out, why);
	else
		SAY_NUM(s, "Unknown code: ", code);
	SAY(s, ")");
}

/* ---- ICMPv6 ---- */

/* The link-layer addresses that neighbour discovery's options give (RFC 4861 4.6.1). */
static void say_cards(const struct saying *s, uint32_t at)
{
	while (at + 8 <= s->layer->head && s->bytes[at + 1]) {
		unsigned kind = s->bytes[at];

		if (at + s->bytes[at + 1] * 8u > s->layer->head)
			return;
		if (kind == 1 || kind == 2) {
			buf_text(s->out, kind == 1 ? " from " : " is at ");
			value_mac(s->out, s->bytes + at + 2);
		}
		at += s->bytes[at + 1] * 8u;
	}
}

static void say_target(const struct saying *s, const char *before)
{
	if (s->layer->head < 24)
		return;
	buf_text(s->out, before);
	value_ipv6(s->out, s->bytes + 8);
}

static void say_neighbor(const struct saying *s)
{
	static const char *const names[] = {"rtr", "sol", "ovr"};
	bool first = true;

	say_target(s, " ");
	for (unsigned i = 0; i < 3; i++) {
		if (!(s->bytes[4] << i & 0x80))
			continue;
		buf_text(s->out, first ? " (" : ", ");
		buf_text(s->out, names[i]);
		first = false;
	}
	if (first)
		SAY(s, " (none)");
	else
		SAY(s, ")");
	say_cards(s, 24);
}

/* Whether a type's codes have names, so that one without says so. */
static bool is_coded(unsigned type)
{
	return type == 1 || type == 3 || type == 4 || (type >= 138 && type <= 140) || type == 155 ||
	       type == 160 || type == 161;
}

static void say_code(const struct saying *s, unsigned type, unsigned code)
{
	const char *why = code_name(&proto_icmpv6, type, code);

	if (!is_coded(type))
		return;
	SAY(s, " (");
	if (why)
		buf_text(s->out, why);
	else
		SAY_NUM(s, "Unknown (", code);
	buf_text(s->out, why ? ")" : "))");
}

void summary_icmpv6_name(const struct saying *s)
{
	const char *name = type_name(&proto_icmpv6, s->bytes[0]);

	summary_begin(s, "ICMPv6");
	if (name) {
		buf_text(s->out, name);
	} else {
		SAY_NUM(s, "Unknown (", s->bytes[0]);
		SAY(s, ")");
	}
}

/* Which step of a handover it is. */
static void say_step(const struct saying *s)
{
	const struct field *step = proto_field(&proto_icmpv6_move, "icmpv6.fmip6.subtype");
	const char *name = field_value_name(step, s->bytes[4]);

	SAY(s, " (");
	if (name) {
		buf_text(s->out, name);
	} else {
		SAY_NUM(s, "Unknown (", s->bytes[4]);
		SAY(s, ")");
	}
	SAY(s, ")");
}

void summary_icmpv6(const struct saying *s)
{
	unsigned type = s->bytes[0], code = s->bytes[1];

	summary_icmpv6_name(s);
	say_code(s, type, code);
	if (s->layer->head < 8)
		return;
	switch (type) {
	case 128:
	case 129: say_ident(s, "hop limit=", hops_of(s), false); break;
	case 133:
	case 141:
	case 142: say_cards(s, 8); break;
	case 134: say_cards(s, 16); break;
	case 135:
		say_target(s, " for ");
		say_cards(s, 24);
		break;
	case 136: say_neighbor(s); break;
	case 137: say_cards(s, 40); break;
	case 150:
	case 154: say_step(s); break;
	default: break;
	}
}
