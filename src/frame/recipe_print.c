/* SPDX-License-Identifier: BSD-2-Clause */
/* A stack printed as an expression that builds the same bytes, Scapy's or the short form. What is typed
 * is said, and what the lab fills in; what both programs compute alike is left out. A part that the
 * language cannot say ends the layers: its bytes and all behind them are raw data, and the part in front
 * says its own next protocol. Bytes between a payload's end and its header's (tails) go behind
 * everything, and the layers around which they lie say their lengths and sums. */
#include "frame/recipe_print.h"

#include "base/bits.h"
#include "frame/pack.h"
#include "frame/recipe.h"

#include <inttypes.h>
#include <string.h>

const struct entry *say_find(const struct entry *entries, uint32_t count, const struct field *f)
{
	for (uint32_t i = 0; i < count; i++)
		if (entries[i].field == f)
			return &entries[i];
	return NULL;
}

/* ---- fields ---------------------------------------------------------------------------------- */

static bool is_number(const struct field *f)
{
	return f->bits && f->kind <= FIELD_IPV4;
}

/* Bits that a field's letters stand for; all of them where it has none. */
static uint64_t letter_bits(const struct field *f)
{
	unsigned n = 0;

	for (const char *at = f->letters; at && *at; n++) {
		at += strcspn(at, " ");
		at += strspn(at, " ");
	}
	return bits_max(n ? n : f->bits);
}

static bool has_named_parts(const struct field *f)
{
	for (const struct field *part = f->parts; part && part->id; part++)
		if (part->scapy)
			return true;
	return false;
}

/* The parts of a number that have names of their own; `said`: bits that were printed already. */
static bool print_parts(struct printer *p, const struct field *f, uint64_t num, uint64_t said)
{
	unsigned low = f->bits;

	for (const struct field *part = f->parts; part->id; part++) {
		uint64_t value, preset;

		low -= part->bits;
		value = num >> low & bits_max(part->bits);
		preset = f->fill == FILL_CODE ? ~value : f->preset >> low & bits_max(part->bits);
		if (said >> low & 1 || value == preset)
			continue;
		if (!part->scapy && !(f->octets && f->scapy))
			return false;
		say_member(p, part->scapy ? part->scapy : f->scapy);
		buf_printf(p->out, "%" PRIu64, value);
	}
	return true;
}

static bool print_numeric(struct printer *p, const struct field *f, uint64_t num)
{
	uint64_t mine = letter_bits(f);

	if (has_named_parts(f) && (!f->scapy || f->octets))
		return print_parts(p, f, num, 0);
	if (!f->scapy && p->scapy)
		return num == f->preset;
	say_member(p, f->scapy ? f->scapy : f->id);
	say_number(p, f, num & mine);
	return num & ~mine ? f->parts && print_parts(p, f, num, mine) : true;
}

bool say_entry(struct printer *p, const struct field *f, const struct entry *e)
{
	if (is_number(f))
		return print_numeric(p, f, e->num);
	if (!f->scapy)
		return false;
	say_member(p, f->scapy);
	return f->kind == FIELD_LIST ? say_list(p, f, e) : say_value(p, f, e);
}

/* ---- what is said though nobody typed it ----------------------------------------------------- */

static const struct part *next_part(const struct printer *p)
{
	return p->part + 1u < p->stack->count ? &p->stack->parts[p->part + 1] : NULL;
}

static bool is_ipv6_extension(const struct proto *proto)
{
	return proto == &proto_hopopts || proto == &proto_routing || proto == &proto_fraghdr ||
		proto == &proto_dstopts;
}

/* What has a number here and yet is not bound to this layer in Scapy. */
static bool is_unbound(const struct proto *outer, const struct proto *inner)
{
	if (outer == &proto_ip)
		return inner == &proto_icmpv6 || is_ipv6_extension(inner);
	if (outer == &proto_ipv6 || is_ipv6_extension(outer))
		return inner == &proto_icmp || (inner == &proto_mpls && outer != &proto_ipv6);
	if (outer == &proto_gre)
		return inner == &proto_ieee8021ad;
	return inner == &proto_mpls && outer != &proto_eth && outer != &proto_mpls;
}

/* What is inside has a number here that both programs write. */
static bool next_is_known(const struct printer *p, enum bind_table table)
{
	const struct part *next = next_part(p);
	uint64_t value;

	if (!next || next->proto == &proto_data)
		return true;
	return proto_binding(next->proto, table, &value) &&
		!(p->scapy && is_unbound(p->stack->parts[p->part].proto, next->proto));
}

static bool is_port(const struct proto *proto, const struct field *f)
{
	return proto->next == NEXT_PORTS && (f == &proto->fields[0] || f == &proto->fields[1]);
}

/* Scapy sums with the pseudo-header of IP right below, its addresses as they stand. */
static bool is_sum_plain(const struct printer *p)
{
	const struct part *below = p->part ? &p->stack->parts[p->part - 1] : NULL;
	bool six = p->stack->parts[p->part].proto == &proto_icmpv6;

	if (!below || (below->proto != &proto_ip && below->proto != &proto_ipv6))
		return false;
	if (below->proto == &proto_ip)
		for (uint32_t i = 0; i < below->count; i++)
			if (below->entries[i].field->kind == FIELD_LIST)
				return false;
	return !six || below->proto == &proto_ipv6;
}

static bool must_say(const struct printer *p, const struct field *f)
{
	const struct part *part = &p->stack->parts[p->part], *next = next_part(p);

	if (p->explicit && (f->fill != FILL_USER || is_port(part->proto, f) ||
		strcmp(f->id, "ipv6.hlim") == 0))
		return true;
	if (f->fill == FILL_NEXT && f->bind != BIND_LABEL && f->bind != BIND_BOTTOM)
		return !next_is_known(p, f->bind);
	if (is_port(part->proto, f))
		return !next_is_known(p, part->proto->ports);
	if (!p->scapy)
		return false;
	if (f->fill == FILL_SUM && f->sum == SUM_PSEUDO)
		return !is_sum_plain(p);
	if (f->fill == FILL_HDRLEN)
		return part->exact;
	if (part->proto == &proto_icmp)
		return strstr(f->id, "_timestamp") != NULL; /* else Scapy looks at the clock */
	return f->fill == FILL_WIRE || (part->proto == &proto_vxlan && next && next->proto == &proto_eth);
}

static const struct item *item_of(const struct printer *p, const struct field *f)
{
	for (uint32_t i = 0; i < p->items.count; i++)
		if (p->items.at[i].field == f && p->items.at[i].parent == ITEM_TOP)
			return &p->items.at[i];
	return NULL;
}

/* The field as it stands in the bytes. */
static bool print_built(struct printer *p, const struct field *f)
{
	const struct item *item = item_of(p, f);
	struct entry e = {.field = f};

	if (!item)
		return true;
	if (is_number(f))
		return print_numeric(p, f, item->num);
	e.bytes = p->frame.bytes + item->bit / 8;
	e.len = item->bits / 8;
	return f->kind == FIELD_LIST || say_entry(p, f, &e);
}

/* ---- layers ---------------------------------------------------------------------------------- */

/* The alias that the part is by its typed field, else NULL. */
static const struct alias *alias_of(const struct printer *p, const struct field **field)
{
	const struct part *part = &p->stack->parts[p->part];

	for (const struct alias *a = part->proto->aliases; a && a->name; a++) {
		*field = a->field ? proto_field(part->proto, a->field) : NULL;
		if (*field && pack_value(p->stack, &p->r, p->part, *field) == a->value)
			return a;
	}
	*field = NULL;
	return NULL;
}

/* Scapy has classes of their own for what an error message quotes. */
static bool is_quoted(const struct printer *p)
{
	for (unsigned i = p->part; i-- > 0;) {
		const struct part *part = &p->stack->parts[i];

		if (part->proto->next == NEXT_QUOTE)
			return true;
		if (i + 1 < p->part || (part->proto != &proto_ip && part->proto != &proto_ipv6))
			return false;
	}
	return false;
}

static const char *quoted_class(const struct printer *p)
{
	static const struct {
		const struct proto *proto;
		const char *name;
	} classes[] = {{&proto_ip, "IPerror"}, {&proto_ipv6, "IPerror6"}, {&proto_tcp, "TCPerror"},
		{&proto_udp, "UDPerror"}, {&proto_icmp, "ICMPerror"}};

	for (unsigned i = 0; i < 5; i++)
		if (p->stack->parts[p->part].proto == classes[i].proto && is_quoted(p))
			return classes[i].name;
	return NULL;
}

/* The class, and the field that it sets by itself. */
static const char *class_of(const struct printer *p, const struct field **sets)
{
	const struct proto *proto = p->stack->parts[p->part].proto;
	const struct alias *alias = alias_of(p, sets);
	const char *quoted = p->scapy ? quoted_class(p) : NULL;

	if (!p->scapy) {
		*sets = NULL;
		return proto->id;
	}
	if (quoted || alias)
		return quoted ? quoted : alias->name;
	return proto == &proto_icmpv6 ? "ICMPv6Unknown" : proto->scapy;
}

/* VXLAN's flags and what stands behind them, as Scapy cuts them. */
static bool print_vxlan(struct printer *p, const struct part *part)
{
	const struct field *group = &proto_vxlan.fields[1];
	uint64_t both = pack_value(p->stack, &p->r, p->part, &proto_vxlan.fields[0]);
	uint64_t flags = both >> 8, policy = both & 0xff;
	uint64_t id = pack_value(p->stack, &p->r, p->part, group);

	if (say_find(part->entries, part->count, &proto_vxlan.fields[0]) ||
		must_say(p, &proto_vxlan.fields[0])) {
		say_member(p, "flags");
		buf_printf(p->out, "%" PRIu64, flags);
	}
	if ((flags & 0x84) == 0x84)
		return false;
	if (flags & 0x80 && (policy || id)) {
		say_member(p, "gpflags");
		buf_printf(p->out, "%" PRIu64, policy);
		say_member(p, "gpid");
		buf_printf(p->out, "%" PRIu64, id);
	} else if (flags & 4) {
		say_member(p, "reserved0");
		buf_printf(p->out, "%" PRIu64, policy << 8 | id >> 8);
		say_member(p, "NextProtocol");
		buf_printf(p->out, "%" PRIu64, id & 0xff);
	} else if (!(flags & 0x80) && (policy || id)) {
		say_member(p, "reserved1");
		buf_printf(p->out, "%" PRIu64, policy << 16 | id);
	}
	return true;
}

static bool print_fields(struct printer *p, const struct entry *entries, uint32_t count,
	const struct field *sets)
{
	const struct part *part = &p->stack->parts[p->part];
	bool layers = part->proto == &proto_icmpv6; /* its options are */

	if (part->proto == &proto_vxlan && !print_vxlan(p, part))
		return false;
	for (const struct field *f = part->proto->fields; f->id; f++) {
		const struct entry *e = say_find(entries, count, f);

		if (f == sets || (part->proto == &proto_vxlan && f < &proto_vxlan.fields[2]) ||
			(layers && f->kind == FIELD_LIST))
			continue;
		if (e && is_number(f) && !item_of(p, f))
			continue; /* not in this variant of the header */
		if (e ? !say_entry(p, f, e) : must_say(p, f) && !print_built(p, f))
			return false;
	}
	return true;
}

static bool print_data(struct printer *p, const uint8_t *bytes, size_t n)
{
	bool text = n > 0;

	for (size_t i = 0; i < n && text; i++)
		text = (bytes[i] >= 0x20 && bytes[i] < 0x7f) || (bytes[i] && strchr("\r\n\t", bytes[i]));
	if (p->scapy) {
		buf_text(p->out, "Raw(load=");
		say_bytes(p, bytes, n);
		buf_byte(p->out, ')');
	} else if (text) {
		size_t at = p->out->len;

		say_bytes(p, bytes, n);
		memmove(p->out->data + at, p->out->data + at + 1, --p->out->len - at); /* no b */
	} else {
		buf_text(p->out, n ? "hex=" : "\"\"");
		for (size_t i = 0; i < n; i++)
			buf_printf(p->out, "%02x", bytes[i]);
	}
	return true;
}

/* The items below one of them as entries, names as they stand on the wire. */
static void entries_of(struct printer *p, uint32_t parent, struct entry *into)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->items.count; i++)
		n += p->items.at[i].parent == parent;
	into->subs = arena_zero(&p->arena, (n + 1) * sizeof(*into->subs));
	for (uint32_t i = 0; i < p->items.count; i++) {
		const struct item *item = &p->items.at[i];
		struct entry *e = &into->subs[into->count];

		if (item->parent != parent)
			continue;
		into->count++;
		*e = (struct entry){.field = item->field, .num = item->num,
			.bytes = p->frame.bytes + item->bit / 8, .len = item->bits / 8};
		if (item->field->kind == FIELD_GROUP || item->field->kind == FIELD_LIST)
			entries_of(p, i, e);
	}
}

/* Options that are not padded as they would be, or would be if they were. */
static bool print_exact(struct printer *p, const struct part *part)
{
	struct stack padded = *p->stack;

	if (!p->scapy || part->proto == &proto_hopopts || part->proto == &proto_dstopts) {
		say_member(p, "autopad");
		buf_byte(p->out, '0');
		return true;
	}
	padded.parts[p->part].exact = false;
	return pack_size(&padded, p->part) == p->r.head[p->part];
}

static bool has_items(const struct part *part)
{
	for (uint32_t i = 0; i < part->count; i++)
		if (part->entries[i].field->kind == FIELD_LIST && part->entries[i].count)
			return true;
	return false;
}

/* What Scapy's classes are not, whatever their fields. */
static bool can_say(const struct printer *p, const struct part *part)
{
	const struct proto *proto = part->proto;
	uint64_t type = pack_value(p->stack, &p->r, p->part, &proto->fields[0]);

	if (!p->scapy)
		return true;
	if (proto == &proto_arp) /* its addresses are of other kinds then */
		return item_of(p, proto_field(proto, "arp.dst.proto_ipv4")) != NULL;
	if (proto == &proto_icmp)
		return type <= 18 && !(0x2c6 >> type & 1); /* 1, 2, 6, 7, 9: it adds four bytes */
	if (proto == &proto_routing && /* Scapy's class has an address of its own where none is given */
		pack_value(p->stack, &p->r, p->part, proto_field(proto, "ipv6.routing.type")) == 4)
		return has_items(part);
	return true;
}

static bool print_members(struct printer *p, const struct part *part, const struct field *sets)
{
	struct entry all = {0};

	p->named = 0;
	if (part->compress && p->scapy) {
		entries_of(p, ITEM_TOP, &all);
		return print_fields(p, all.subs, all.count, sets);
	}
	if (part->compress && !p->scapy) {
		buf_text(p->out, "compress");
		p->named++;
	}
	return (!part->exact || print_exact(p, part)) &&
		print_fields(p, part->entries, part->count, sets);
}

static const struct entry *options_of(const struct part *part)
{
	for (uint32_t i = 0; part->proto == &proto_icmpv6 && i < part->count; i++)
		if (part->entries[i].field->kind == FIELD_LIST)
			return &part->entries[i];
	return NULL;
}

/* One part; false where it cannot be said (what was written is then cut off by the caller). */
static bool print_part(struct printer *p, unsigned i, bool explicit)
{
	const struct part *part = &p->stack->parts[i];
	const struct entry *options = options_of(part);
	const struct field *sets;
	bool done;

	p->part = i;
	p->explicit = explicit;
	p->items.count = 0;
	p->items.all = true;
	if (part->cut)
		return false;
	if (part->proto == &proto_data)
		return print_data(p, p->frame.bytes + p->r.off[i], p->r.head[i]);
	walk_layer(&p->frame, i, &p->items, NULL);
	if (!can_say(p, part))
		return false;
	if (part->proto == &proto_http)
		return say_http(p, part);
	buf_text(p->out, class_of(p, &sets));
	buf_byte(p->out, p->scapy ? '(' : ' ');
	done = print_members(p, part, sets);
	if (p->scapy)
		buf_byte(p->out, ')');
	else if (p->out->data[p->out->len - 1] == ' ')
		p->out->len--;
	return done && (!options || say_options_behind(p, options));
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void view(struct printer *p, const uint8_t *bytes, size_t n)
{
	p->frame = (struct frame){.bytes = bytes, .cap = (uint32_t)n, .len = (uint32_t)n,
		.link = p->stack->link, .count = p->stack->count};
	for (unsigned i = 0; i < p->stack->count; i++)
		p->frame.layers[i] = (struct layer){.proto = p->stack->parts[i].proto,
			.off = p->r.off[i], .head = p->r.head[i], .pay = p->r.pay[i],
			.tail = p->stack->parts[i].tail_len};
}

static void print_slash(struct printer *p, size_t start)
{
	if (p->out->len > start)
		buf_text(p->out, p->scapy ? "/" : " / ");
}

/* How many parts from the outside in can be said. */
static unsigned parts_said(struct printer *p)
{
	size_t start = p->out->len;
	unsigned i = 0;

	while (i < p->stack->count && print_part(p, i, false))
		i++;
	p->out->len = start;
	return i;
}

/* The first part inside the outermost one that has a tail. */
static unsigned first_tail(const struct printer *p)
{
	unsigned i = 1;

	while (i < p->stack->count && !p->stack->parts[i].tail_len)
		i++;
	return i;
}

static void print_stack(struct printer *p, const uint8_t *bytes, size_t n)
{
	const struct part *outer = p->stack->parts;
	size_t start = p->out->len, end = n - (p->stack->count ? outer->tail_len : 0), at = 0;
	unsigned said = parts_said(p), tail = first_tail(p), i;

	for (i = 0; i < said; i++) {
		size_t before = p->out->len;

		print_slash(p, start);
		if (!print_part(p, i, i >= tail || (i + 1 == said && said < p->stack->count))) {
			p->out->len = before;
			break;
		}
		at = p->r.off[i] + p->r.head[i];
	}
	if (at < end || i == 0) {
		print_slash(p, start);
		print_data(p, bytes + at, end - at);
	}
	if (end < n) {
		print_slash(p, start);
		buf_text(p->out, p->scapy ? "Padding(load=" : "padding load=");
		say_bytes(p, bytes + end, n - end);
		buf_text(p->out, p->scapy ? ")" : "");
	}
}

static void print(struct buf *out, const struct stack *stack, const uint8_t *bytes, size_t n, bool scapy)
{
	struct printer p = {.out = out, .scapy = scapy, .stack = stack};

	if (stack_resolve(stack, &p.r, NULL) == 0 && p.r.len == n) {
		view(&p, bytes, n);
		print_stack(&p, bytes, n);
	} else {
		print_data(&p, bytes, n);
	}
	items_done(&p.items);
	arena_done(&p.arena);
}

void recipe_print_scapy(struct buf *out, const struct stack *stack, const uint8_t *bytes, size_t n)
{
	print(out, stack, bytes, n, true);
}

void recipe_print_short(struct buf *out, const struct stack *stack, const uint8_t *bytes, size_t n)
{
	print(out, stack, bytes, n, false);
}
