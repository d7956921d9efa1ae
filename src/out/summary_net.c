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
	uint16_t type = bits_be16(s->bytes + 12);
	const char *name = field_value_name(proto_field(&proto_eth, "eth.type"), type);

	say_hex_name(s, type);
	buf_text(s->out, name ? name : "Ethernet II");
}

void summary_eth_odd(const struct saying *s)
{
	uint16_t type = bits_be16(s->bytes + 12);

	summary_begin(s, "Ethernet");
	SAY(s, "Ethernet Unknown: Invalid length/type: ");
	num_put_hex(s->out, type, 4);
	SAY_NUM(s, " (", type);
	SAY(s, ")");
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
	if (!name)
		name = type == 0x880b   ? "PPP"
		       : type == 0x88be ? "ERSPAN"
		       : type == 0x883e ? "WCCP"
					: NULL;
	if (!type)
		name = "Possible GRE keepalive packet";
	summary_begin(s, "GRE");
	SAY(s, "Encapsulated ");
	if (name) {
		buf_text(s->out, name);
		return;
	}
	SAY(s, "0x");
	for (int shift = 12; shift >= 0; shift -= 4)
		buf_byte(s->out, (uint8_t)"0123456789ABCDEF"[type >> shift & 15]);
	SAY(s, " (unknown)");
}

void summary_mpls(const struct saying *s)
{
	summary_begin(s, "MPLS");
	SAY(s, "MPLS Label Switched Packet");
}

/* ---- ARP ---- */

/* Addresses of any size behind the first eight bytes (RFC 826): sender's card and address, target's
 * card and address. */
struct arp {
	const uint8_t *card[2], *address[2];
	unsigned card_len, address_len;
	bool ether, ipv4;
};

static void say_card(const struct saying *s, const struct arp *a, unsigned which)
{
	if (!a->card_len)
		SAY(s, "<No address>");
	else if (a->ether && a->card_len == 6)
		value_mac(s->out, a->card[which]);
	else
		num_put_bytes(s->out, a->card[which], a->card_len, 0);
}

static void say_address(const struct saying *s, const struct arp *a, unsigned which)
{
	if (!a->address_len)
		SAY(s, "<No address>");
	else if (a->ipv4 && a->address_len == 4)
		num_put_ipv4(s->out, bits_be32(a->address[which]));
	else
		num_put_bytes(s->out, a->address[which], a->address_len, 0);
}

static bool all_zero(const uint8_t *p, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (p[i])
			return false;
	return true;
}

static bool is_alike(const struct arp *a)
{
	return a->address_len && memcmp(a->address[0], a->address[1], a->address_len) == 0;
}

static void say_question(const struct saying *s, const struct arp *a)
{
	bool open = all_zero(a->card[1], a->card_len);

	if (is_alike(a)) {
		if (open)
			SAY(s, "ARP Announcement for ");
		else
			SAY(s, "Gratuitous ARP for ");
		say_address(s, a, 1);
		if (!open)
			SAY(s, " (Request)");
		return;
	}
	SAY(s, "Who has ");
	say_address(s, a, 1);
	if (a->address_len && all_zero(a->address[0], a->address_len)) {
		SAY(s, "? (ARP Probe)");
		return;
	}
	SAY(s, "? Tell ");
	say_address(s, a, 0);
}

static void say_reply(const struct saying *s, const struct arp *a)
{
	if (is_alike(a)) {
		SAY(s, "Gratuitous ARP for ");
		say_address(s, a, 0);
		SAY(s, " (Reply)");
		return;
	}
	say_address(s, a, 0);
	SAY(s, " is at ");
	say_card(s, a, 0);
}

/* RARP, DRARP (RFC 1931) and InARP (RFC 2390): a card asks for its address. */
static void say_reverse(const struct saying *s, const struct arp *a, unsigned op)
{
	unsigned who = op == 9 ? 0 : 1;

	if (op == 3 || op == 5 || op == 8) {
		SAY(s, "Who is ");
		say_card(s, a, 1);
		SAY(s, "? Tell ");
		say_card(s, a, 0);
		return;
	}
	say_card(s, a, who);
	SAY(s, " is at ");
	say_address(s, a, who);
}

static const char *arp_name(unsigned op)
{
	switch (op) {
	case 3:
	case 4: return "RARP";
	case 5:
	case 6:
	case 7: return "DRARP";
	case 8:
	case 9: return "Inverse ARP";
	default: return "ARP";
	}
}

static void say_operation(const struct saying *s, const struct arp *a, unsigned op)
{
	switch (op) {
	case 0:
	case 0xffff: SAY_NUM(s, "Reserved opcode ", op); break;
	case 1: say_question(s, a); break;
	case 2: say_reply(s, a); break;
	case 3:
	case 4:
	case 5:
	case 6:
	case 8:
	case 9: say_reverse(s, a, op); break;
	case 7: SAY(s, "DRARP Error"); break;
	case 10: SAY(s, "ARP NAK"); break;
	default:
		SAY(s, "Unknown ARP opcode ");
		num_put_hex(s->out, op, 4);
	}
}

/* An address that two cards have; of an answer's two addresses what was found of the second counts.
 */
static void say_duplicate(const struct saying *s, const uint8_t *p, unsigned op)
{
	const struct track_ask *last = NULL;

	for (unsigned i = 0; i < s->facts->ask_count; i++)
		if (s->facts->asks[i].kind == TRACK_ARP && s->facts->asks[i].layer == s->at)
			last = &s->facts->asks[i];
	if (!last || (op == 2 && last->number != bits_be32(p + 24) &&
			     track_arp_counts(p + 18, bits_be32(p + 24))))
		return;
	SAY(s, " (duplicate use of ");
	num_put_ipv4(s->out, last->number);
	SAY(s, " detected!)");
}

void summary_arp(const struct saying *s)
{
	const uint8_t *p = s->bytes;
	unsigned op = bits_be16(p + 6), card = p[4], address = p[5];
	const struct arp a = {{p + 8, p + 8 + card + address},
		{p + 8 + card, p + 8 + 2 * card + address}, card, address,
		bits_be16(p) == 1 || bits_be16(p) == 6,
		bits_be16(p + 2) == 0x0800 || bits_be32(p) == 0x000300cc}; /* AX.25's IPv4 */

	if (s->layer->head < 8 + 2 * (card + address)) {
		summary_begin(s, "ARP");
		return;
	}
	summary_begin(s, arp_name(op));
	say_operation(s, &a, op);
	say_duplicate(s, p, op);
}

/* On ATM each side's number and address have sizes of their own, RFC 2225 6.2: each is taken for a
 * message whose sides are alike. */
void summary_arp_atm(const struct saying *s)
{
	const uint8_t *p = s->bytes, *at[2] = {p + 12, NULL};
	unsigned op = bits_be16(p + 6), number[2] = {p[4] & 63u, p[9] & 63u};
	unsigned size[2] = {p[8], p[11]}, second[2] = {p[5] & 63u, p[10] & 63u};
	struct arp a[2];

	summary_begin(s, op == 8 || op == 9 ? "Inverse ATMARP" : "ATMARP");
	if (s->layer->head < 12 + number[0] + number[1] + second[0] + second[1] + size[0] + size[1])
		return;
	at[1] = at[0] + number[0] + second[0] + size[0];
	for (unsigned i = 0; i < 2; i++)
		a[i] = (struct arp){{at[i], at[i]}, {at[i] + number[i] + second[i], NULL},
			number[i], size[i], false, bits_be16(p + 2) == 0x0800};
	if (op == 1) {
		SAY(s, "Who has ");
		say_address(s, &a[1], 0);
		SAY(s, "? Tell ");
		say_address(s, &a[0], 0);
	} else if (op == 8) {
		SAY(s, "Who is ");
		say_card(s, &a[1], 0);
		SAY(s, "? Tell ");
		say_card(s, &a[0], 0);
	} else if (op == 2) {
		say_address(s, &a[0], 0);
		SAY(s, " is at ");
		say_card(s, &a[0], 0);
	} else if (op == 9) {
		say_reverse(s, &a[0], op);
	} else if (op == 10) {
		SAY(s, "I don't know where ");
		say_address(s, &a[0], 0);
		SAY(s, " is");
	} else {
		SAY(s, "Unknown ATMARP opcode ");
		num_put_hex(s->out, op, 4);
	}
}

/* ---- IP ---- */

static const char *ip_proto_name(unsigned number)
{
	const char *name = field_value_name(proto_field(&proto_ip, "ip.proto"), number);

	return name ? name : number >= 144 && number <= 223 ? "Unassigned" : "Unknown";
}

/* The number stands behind the name where nothing reads the protocol. */
static void say_ip_proto(const struct saying *s, unsigned number)
{
	buf_text(s->out, ip_proto_name(number));
	if (bounds_find(s->frame->bounds, BIND_IPPROTO, number))
		return;
	SAY_NUM(s, " (", number);
	SAY(s, ")");
}

/* The first part of a packet, all of it there. */
static bool is_part(const struct saying *s, const uint8_t *p)
{
	return bits_be16(p + 6) & 0x2000 && bits_be16(p + 2) == s->layer->head + s->layer->pay;
}

void summary_ip(const struct saying *s)
{
	const uint8_t *p = s->bytes;
	unsigned part = bits_be16(p + 6) & 0x1fff;

	summary_begin(s, "IPv4");
	if (!part && !is_part(s, p)) {
		if (s->layer->pay || s->frame->cap < s->frame->len)
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

void summary_bogus_ip(const struct saying *s)
{
	unsigned version = s->bytes[0] >> 4, head = (s->bytes[0] & 15) * 4u;

	summary_begin(s, "IPv4");
	if (version != 4) {
		SAY_NUM(s, "Bogus IPv4 version (", version);
		SAY(s, ", must be 4)");
	} else if (head < 20) {
		SAY_NUM(s, "Bogus IP header length (", head);
		SAY(s, ", must be at least 20)");
	} else {
		SAY_NUM(s, "Bogus IP length (", bits_be16(s->bytes + 2));
		SAY_NUM(s, ", less than header length ", head);
		SAY(s, ")");
	}
}

/* Wireshark takes it for a frame of that type and no more. */
void summary_bogus_ipv6(const struct saying *s)
{
	summary_begin(s, "0x86dd");
	SAY(s, "IPv6");
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

void summary_next(const struct saying *s, unsigned next)
{
	if (next == 59) {
		SAY(s, "IPv6 no next header");
		return;
	}
	SAY(s, "Unknown IP Protocol: ");
	say_ip_proto(s, next);
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
		if (l->proto == &proto_fraghdr && l->head >= 8 && bits_be16(p + 2) & 0xfff9) {
			say_fragment(s, p);
			return;
		}
		next = p[0];
		last = l;
	}
	if (!(last->faults & FAULT_SHORT))
		summary_next(s, next);
}

/* ---- links without two addresses ---- */

static void say_cooked(const struct saying *s, uint16_t type, unsigned kind)
{
	static const char *const kinds[] = {"Unicast to us", "Broadcast", "Multicast",
		"Unicast to another host", "Sent by us"};

	if (type < 0x0600)
		summary_begin(s, "SLL");
	else
		say_hex_name(s, type);
	if (kind < sizeof(kinds) / sizeof(kinds[0]))
		buf_text(s->out, kinds[kind]);
	else
		buf_printf(s->out, "Unknown (%u)", kind);
}

void summary_sll(const struct saying *s)
{
	say_cooked(s, bits_be16(s->bytes + 14), bits_be16(s->bytes));
}

void summary_sll2(const struct saying *s)
{
	say_cooked(s, bits_be16(s->bytes), s->bytes[10]);
}

void summary_null(const struct saying *s)
{
	summary_begin(s, "N/A");
	SAY(s, "Null/Loopback");
}

void summary_other(const struct saying *s)
{
	summary_begin(s, s->layer->proto->label);
	buf_text(s->out, s->layer->proto->title);
}

/* Of which Wireshark says nothing. */
void summary_vxlan(const struct saying *s)
{
	summary_begin(s, "VxLAN");
}
