/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of the layers below the transport where nothing above them speaks. */
#include "summary_int.h"

#include "frame/value.h"

static void say_hex_name(const struct saying *s, uint16_t type)
{
	struct buf text = BUF_INIT;

	num_put_hex(&text, type, 4);
	summary_begin(s, buf_string(&text));
	buf_done(&text);
}

void summary_eth(const struct saying *s)
{
	say_hex_name(s, bits_be16(s->bytes + 12));
	SAY(s, "Ethernet II");
}

void summary_vlan(const struct saying *s)
{
	uint16_t tag = bits_be16(s->bytes);

	say_hex_name(s, bits_be16(s->bytes + 2));
	SAY_NUM(s, "PRI: ", tag >> 13);
	SAY_NUM(s, "  DEI: ", tag >> 12 & 1);
	SAY_NUM(s, "  ID: ", tag & 0xfff);
}

void summary_gre(const struct saying *s)
{
	const char *name = NULL;
	uint16_t type = bits_be16(s->bytes + 2);

	for (const struct field *f = proto_gre.fields; f->id; f++)
		if (f->fill == FILL_NEXT)
			name = field_value_name(f, type);
	summary_begin(s, "GRE");
	SAY(s, "Encapsulated ");
	if (name) {
		buf_text(s->out, name);
		return;
	}
	num_put_hex(s->out, type, 4);
	SAY(s, " (unknown)");
}

/* ---- ARP ---- */

static void say_card(const struct saying *s, const uint8_t *p)
{
	value_mac(s->out, p);
}

static void say_question(const struct saying *s, const uint8_t *p)
{
	uint32_t sender = bits_be32(p + 14), target = bits_be32(p + 24);
	static const uint8_t none[6];
	bool open = memcmp(p + 18, none, 6) == 0;

	if (sender == target) {
		if (open)
			SAY(s, "ARP Announcement for ");
		else
			SAY(s, "Gratuitous ARP for ");
		num_put_ipv4(s->out, target);
		if (!open)
			SAY(s, " (Request)");
		return;
	}
	SAY(s, "Who has ");
	num_put_ipv4(s->out, target);
	if (!sender) {
		SAY(s, "? (ARP Probe)");
		return;
	}
	SAY(s, "? Tell ");
	num_put_ipv4(s->out, sender);
}

static void say_reply(const struct saying *s, const uint8_t *p)
{
	if (bits_be32(p + 14) == bits_be32(p + 24)) {
		SAY(s, "Gratuitous ARP for ");
		num_put_ipv4(s->out, bits_be32(p + 14));
		SAY(s, " (Reply)");
		return;
	}
	num_put_ipv4(s->out, bits_be32(p + 14));
	SAY(s, " is at ");
	say_card(s, p + 8);
}

/* Only Ethernet and IPv4 have addresses that a line can say (RFC 826). */
void summary_arp(const struct saying *s)
{
	const uint8_t *p = s->bytes;
	unsigned op = bits_be16(p + 6);
	bool known = s->layer->head >= 28 && bits_be16(p) == 1 && bits_be16(p + 2) == 0x0800 &&
		     p[4] == 6 && p[5] == 4;

	summary_begin(s, op == 3 || op == 4 ? "RARP" : op == 8 || op == 9 ? "Inverse ARP" : "ARP");
	if (known && op == 1) {
		say_question(s, p);
	} else if (known && op == 2) {
		say_reply(s, p);
	} else if (known && (op == 3 || op == 8)) {
		SAY(s, "Who is ");
		say_card(s, p + 18);
		SAY(s, "? Tell ");
		say_card(s, p + 8);
	} else if (known && (op == 4 || op == 9)) {
		say_card(s, op == 4 ? p + 18 : p + 8);
		SAY(s, " is at ");
		num_put_ipv4(s->out, bits_be32(op == 4 ? p + 24 : p + 14));
	} else if (!op) {
		SAY(s, "Reserved opcode 0");
	} else {
		SAY(s, "Unknown ARP opcode ");
		num_put_hex(s->out, op, 4);
	}
}

/* ---- IP ---- */

static const char *ip_proto_name(unsigned number)
{
	const struct field *f = proto_field(&proto_ip, "ip.proto");
	const char *name = field_value_name(f, number);

	return name ? name : number >= 253 ? "Unknown" : "Unassigned";
}

static void say_ip_proto(const struct saying *s, unsigned number)
{
	const struct field *f = proto_field(&proto_ip, "ip.proto");

	buf_text(s->out, ip_proto_name(number));
	if (field_value_name(f, number))
		return;
	SAY_NUM(s, " (", number);
	SAY(s, ")");
}

void summary_ip(const struct saying *s)
{
	const uint8_t *p = s->bytes;
	unsigned part = bits_be16(p + 6) & 0x1fff;

	summary_begin(s, "IPv4");
	if (!part) {
		if (p[9]) /* 0 stands for options that only IPv6 has */
			say_ip_proto(s, p[9]);
		return;
	}
	SAY(s, "Fragmented IP protocol (proto=");
	buf_text(s->out, ip_proto_name(p[9]));
	SAY_NUM(s, " ", p[9]);
	SAY_NUM(s, ", off=", part * 8u);
	SAY(s, ", ID=");
	for (int shift = 12; shift >= 0; shift -= 4)
		buf_byte(s->out, (uint8_t)"0123456789abcdef"[bits_be16(p + 4) >> shift & 15]);
	SAY(s, ")");
}

static void say_fragment(const struct saying *s, const uint8_t *p)
{
	uint16_t part = bits_be16(p + 2);

	SAY_NUM(s, "IPv6 fragment (off=", part & 0xfff8u);
	buf_text(s->out, part & 1 ? " more=y ident=" : " more=n ident=");
	num_put_hex(s->out, bits_be32(p + 4), 8);
	SAY_NUM(s, " nxt=", p[0]);
	SAY(s, ")");
}

/* Of IPv6 and its extension headers: the last of them knows what could not be read on. */
void summary_ipv6(const struct saying *s)
{
	const struct layer *last = s->layer;
	unsigned next = s->bytes[6];

	summary_begin(s, "IPv6");
	for (unsigned i = s->at + 1; i < s->frame->count; i++) {
		const struct layer *l = &s->frame->layers[i];
		const uint8_t *p = s->frame->bytes + l->off;

		if (l->proto == &proto_data || !l->head)
			break;
		if (l->proto == &proto_fraghdr && l->head >= 8 && bits_be16(p + 2) & 0xfff8) {
			say_fragment(s, p);
			return;
		}
		next = p[0];
		last = l;
	}
	if (last->faults & FAULT_SHORT)
		return;
	if (next == 59) {
		SAY(s, "IPv6 no next header");
		return;
	}
	SAY(s, "Unknown IP Protocol: ");
	say_ip_proto(s, next);
}

void summary_other(const struct saying *s)
{
	summary_begin(s, s->layer->proto->label);
	buf_text(s->out, s->layer->proto->title);
}
