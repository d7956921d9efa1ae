/* SPDX-License-Identifier: BSD-2-Clause */
/* Making a stack fit to be put on a wire. Which header may stand before which is read from the
 * protocols' bindings. */
#include "flow/fill.h"

#include "base/lang.h"
#include "flow/look.h"
#include "frame/value.h"

#include <string.h>

#define FILL_CHAIN 4 /* headers that can be missing: Ethernet, IP, UDP */

/* Protocols that only IPv6 carries. */
static bool is_six(const struct proto *proto)
{
	return proto == &proto_icmpv6 || proto == &proto_hopopts || proto == &proto_routing ||
		proto == &proto_fraghdr || proto == &proto_dstopts;
}

/* What must stand before a protocol; itself when it can be the first on this link; NULL: nothing
 * can. */
static const struct proto *carrier(const struct proto *proto, uint16_t link)
{
	uint64_t value;

	if (proto == &proto_eth || proto == &proto_data)
		return proto;
	if (link != LINK_ETHERNET && look_is_network(proto))
		return proto;
	if (proto_binding(proto, BIND_ETHERTYPE, &value))
		return &proto_eth;
	if (proto_binding(proto, BIND_IPPROTO, &value))
		return is_six(proto) ? &proto_ipv6 : &proto_ip;
	if (proto_binding(proto, BIND_UDP, &value))
		return &proto_udp;
	return proto_binding(proto, BIND_TCP, &value) ? &proto_tcp : NULL;
}

int fill_headers(struct stack *out, const struct stack *in, uint16_t link, struct err *err)
{
	const struct proto *chain[FILL_CHAIN], *first = in->count ? in->parts[0].proto : NULL;
	unsigned n = 0;

	for (const struct proto *p = first, *before; p; p = before) {
		before = carrier(p, link);
		if (before == p)
			break;
		if (!before || n == FILL_CHAIN)
			return err_set(
				err, _("%s: what carries it? Write the headers before it"), p->id);
		chain[n++] = before;
	}
	if (!first)
		return err_set(err, _("an empty frame cannot be sent"));
	if (link != LINK_ETHERNET && (n ? chain[n - 1] : first) == &proto_eth)
		return err_set(
			err, _("this interface carries packets without Ethernet: begin with ip"));
	while (n-- > 0)
		stack_push(out, chain[n]);
	for (unsigned i = 0; i < in->count; i++) {
		struct part *part = stack_push(out, in->parts[i].proto);

		if (!part)
			return err_set(err, _("a frame has at most %d layers"), FRAME_LAYERS);
		*part = in->parts[i];
		part->room = part->count; /* the entries are the recipe's: more go elsewhere */
	}
	out->link = link;
	return 0;
}

/* A copy of the entries in our arena, before one of them is added. */
static struct entry *type_in(struct stack *stack, struct part *part, const char *id)
{
	const struct field *field = proto_field(part->proto, id);

	return field && !stack_typed(part, field) ? stack_set(stack, part, field) : NULL;
}

static const struct entry *typed(const struct part *part, const char *id)
{
	const struct field *field = proto_field(part->proto, id);

	return field ? stack_typed(part, field) : NULL;
}

static void type_number(
	struct stack *stack, struct part *part, const char *id, const uint8_t *bytes, unsigned n)
{
	struct entry *e = bytes ? type_in(stack, part, id) : NULL;

	for (unsigned i = 0; e && i < n; i++)
		e->num = e->num << 8 | bytes[i];
}

static void type_bytes(struct stack *stack, struct part *part, const char *id, const uint8_t *bytes)
{
	struct entry *e = bytes ? type_in(stack, part, id) : NULL;

	if (!e)
		return;
	e->bytes = arena_copy(stack->arena, bytes, 16);
	e->len = 16;
}

static void target_number(struct fill_target *t, const struct part *part, const char *id)
{
	const struct field *field = proto_field(part->proto, id);
	const struct entry *e = stack_typed(part, field);
	uint64_t num = e ? e->num : field->preset;

	t->n = 4;
	t->typed = e != NULL;
	for (int i = 0; i < 4; i++)
		t->bytes[i] = (uint8_t)(num >> (24 - 8 * i));
}

/* Which of its own will a packet of neighbour discovery go to, RFC 4861 4.1, 4.3? */
static bool target_discovery(struct fill_target *t, const struct part *part)
{
	static const uint8_t routers[16] = {0xff, 2, [15] = 2};
	static const uint8_t solicited[16] = {0xff, 2, [11] = 1, [12] = 0xff};
	const struct entry *type, *target;

	if (part->proto != &proto_icmpv6)
		return false;
	type = typed(part, "icmpv6.type");
	target = typed(part, "icmpv6.nd.ns.target_address");
	if (type && type->num == 133) {
		memcpy(t->bytes, routers, 16);
		return true;
	}
	if (!type || type->num != 135 || !target || target->len != 16)
		return false;
	memcpy(t->bytes, solicited, 16);
	memcpy(t->bytes + 13, target->bytes + 13, 3);
	return true;
}

static void target_six(struct fill_target *t, const struct stack *stack, unsigned i)
{
	const struct part *part = &stack->parts[i];
	const struct field *field = proto_field(part->proto, "ipv6.dst");
	const struct entry *e = stack_typed(part, field);

	t->n = 16;
	t->typed = e && e->len == 16;
	if (t->typed)
		memcpy(t->bytes, e->bytes, 16);
	else if (i + 1u < stack->count && target_discovery(t, &stack->parts[i + 1]))
		t->typed = true;
	else if (field->preset_bytes)
		value_parse_ipv6(field->preset_bytes, strlen(field->preset_bytes), t->bytes);
}

struct fill_target fill_target(const struct stack *stack)
{
	struct fill_target t = {0};

	for (unsigned i = 0; i < stack->count; i++) {
		const struct proto *proto = stack->parts[i].proto;

		if (proto == &proto_ip)
			target_number(&t, &stack->parts[i], "ip.dst");
		else if (proto == &proto_ipv6)
			target_six(&t, stack, i);
		else if (proto == &proto_arp)
			target_number(&t, &stack->parts[i], "arp.dst.proto_ipv4");
		if (t.n)
			break;
	}
	return t;
}

bool fill_wants_mac(const struct stack *stack)
{
	struct fill_target t = fill_target(stack);
	unsigned i = 1;

	if (stack->count < 2 || stack->parts[0].proto != &proto_eth ||
		typed(&stack->parts[0], "eth.dst"))
		return false;
	while (i + 1u < stack->count && (stack->parts[i].proto == &proto_vlan ||
			stack->parts[i].proto == &proto_ieee8021ad))
		i++;
	return look_is_network(stack->parts[i].proto) && !look_is_group(t.bytes, t.n);
}

/* The option that every solicitation to many must have (RFC 4861 4.3), if no option is typed. */
static void type_link_address(struct stack *stack, struct part *part, const uint8_t mac[6])
{
	const struct field *list = part->proto->fields, *item;
	struct entry *all, *option, *address;

	while (list->id && !(list->kind == FIELD_LIST && list->list->how == LIST_TLV))
		list++;
	for (item = list->id ? list->list->items : list; item->id && item->code != 1; item++)
		;
	if (!item->id || stack_typed(part, list))
		return;
	address = arena_zero(stack->arena, sizeof(*address));
	option = arena_zero(stack->arena, sizeof(*option));
	for (address->field = item->parts; address->field->kind != FIELD_MAC;)
		address->field++;
	for (int i = 0; i < 6; i++)
		address->num = address->num << 8 | mac[i];
	*option = (struct entry){.field = item, .count = 1, .subs = address};
	all = stack_set(stack, part, list);
	all->count = 1;
	all->subs = option;
}

/* Neighbour discovery is only heard with a full hop limit (RFC 4861 7.1). */
static void source_discovery(struct stack *stack, unsigned i, const uint8_t mac[6])
{
	struct fill_target t = {0};
	struct part *net = &stack->parts[i], *message = &stack->parts[i + 1];
	const struct entry *type = typed(message, "icmpv6.type");
	const uint8_t full = 255;

	if (message->proto != &proto_icmpv6 || !type || type->num < 133 || type->num > 137)
		return;
	type_number(stack, net, "ipv6.hlim", &full, 1);
	if (!target_discovery(&t, message))
		return;
	type_bytes(stack, net, "ipv6.dst", t.bytes);
	if (type->num == 135)
		type_link_address(stack, message, mac);
}

void fill_source(struct stack *stack, const uint8_t mac[6], const uint8_t *ip4, const uint8_t *ip6)
{
	for (unsigned i = 0; i < stack->count; i++) {
		struct part *part = &stack->parts[i];

		if (part->proto == &proto_eth) {
			type_number(stack, part, "eth.src", mac, 6);
		} else if (part->proto == &proto_ip) {
			type_number(stack, part, "ip.src", ip4, 4);
		} else if (part->proto == &proto_ipv6) {
			type_bytes(stack, part, "ipv6.src", ip6);
			if (i + 1u < stack->count)
				source_discovery(stack, i, mac);
		} else if (part->proto == &proto_arp) {
			type_number(stack, part, "arp.src.hw_mac", mac, 6);
			type_number(stack, part, "arp.src.proto_ipv4", ip4, 4);
		}
	}
}

void fill_inner(struct stack *stack)
{
	struct fill_target t = fill_target(stack);
	bool inner = false;

	for (unsigned i = 0; t.typed && i < stack->count; i++) {
		struct part *part = &stack->parts[i];

		if (!look_is_network(part->proto))
			continue;
		if (inner && part->proto == &proto_ip && t.n == 4)
			type_number(stack, part, "ip.dst", t.bytes, 4);
		else if (inner && part->proto == &proto_ipv6 && t.n == 16)
			type_bytes(stack, part, "ipv6.dst", t.bytes);
		inner = true;
	}
}

void fill_mac(struct stack *stack, const uint8_t mac[6])
{
	for (unsigned i = 0; i < stack->count; i++)
		if (stack->parts[i].proto == &proto_eth) {
			type_number(stack, &stack->parts[i], "eth.dst", mac, 6);
			return;
		}
}

/* The field by which the answers of two questions of one kind are told apart, and its first value
 * behind the preset: a port as RFC 6335 leaves them to clients, a sequence number as ping's. */
static const struct {
	const struct proto *proto;
	const char *field;
	uint32_t first, count;
} apart[] = {
	{&proto_tcp, "tcp.srcport", 49152, 16384},
	{&proto_udp, "udp.srcport", 49152, 16384},
	{&proto_icmp, "icmp.seq", 1, 65535},
	{&proto_icmpv6, "icmpv6.echo.sequence_number", 1, 65535},
};

void fill_apart(struct stack *stack, uint64_t nth)
{
	for (unsigned i = stack->count; nth && i-- > 0;) {
		struct part *part = &stack->parts[i];

		for (size_t k = 0; k < sizeof(apart) / sizeof(apart[0]); k++) {
			const struct field *f;

			if (part->proto != apart[k].proto)
				continue;
			f = proto_field(part->proto, apart[k].field);
			if (!stack_typed(part, f))
				stack_set(stack, part, f)->num =
					apart[k].first + (nth - 1) % apart[k].count;
			return;
		}
	}
}
