/* SPDX-License-Identifier: BSD-2-Clause */
/* One layer printed: its class and its members. What is typed is said, and what the lab fills in;
 * what trame and Scapy compute alike is left out. */
#include "frame/recipe_print.h"

#include "base/bits.h"
#include "frame/pack.h"

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
		say_must(p, &proto_vxlan.fields[0])) {
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

static bool print_fields(
	struct printer *p, const struct entry *entries, uint32_t count, const struct field *sets)
{
	const struct part *part = &p->stack->parts[p->part];
	bool layers = part->proto == &proto_icmpv6; /* its options are */

	if (part->proto == &proto_vxlan && !print_vxlan(p, part))
		return false;
	for (const struct field *f = part->proto->fields; f->id; f++) {
		const struct entry *e = say_find(entries, count, f);
		uint32_t bit;

		if (f == sets || (part->proto == &proto_vxlan && f < &proto_vxlan.fields[2]) ||
			(layers && f->kind == FIELD_LIST))
			continue;
		if (e && is_number(f) && !say_place(p, f, &bit))
			continue;
		if (e ? !say_entry(p, f, e) : say_must(p, f) && !say_built(p, f))
			return false;
	}
	return true;
}

bool say_data(struct printer *p, const uint8_t *bytes, size_t n)
{
	bool text = n > 0;

	for (size_t i = 0; i < n && text; i++)
		text = (bytes[i] >= 0x20 && bytes[i] < 0x7f) ||
		       (bytes[i] && strchr("\r\n\t", bytes[i]));
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
		*e = (struct entry){.field = item->field,
			.num = item->num,
			.bytes = p->frame.bytes + item->bit / 8,
			.len = item->bits / 8};
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

static uint64_t arp_value(const struct printer *p, const char *name)
{
	return pack_value(p->stack, &p->r, p->part, proto_field(&proto_arp, name));
}

/* What Scapy's classes are not, whatever their fields. */
static bool can_say(const struct printer *p, const struct part *part)
{
	const struct proto *proto = part->proto;
	uint64_t type = pack_value(p->stack, &p->r, p->part, &proto->fields[0]);

	if (!p->scapy)
		return true;
	if (proto->unlike)
		return false;
	if (proto == &proto_ppp) /* it writes a small number in one byte */
		return type > 255;
	if (proto == &proto_arp) /* its addresses are of other kinds then */
		return type == 1 && arp_value(p, "arp.proto.type") == 0x0800 &&
		       arp_value(p, "arp.hw.size") == 6 && arp_value(p, "arp.proto.size") == 4;
	if (proto == &proto_icmp)
		return type <= 18 && !(0x2c6 >> type & 1); /* 1, 2, 6, 7, 9: it adds four bytes */
	if (proto == &proto_icmpv6) { /* of a type that it has no class for it knows 4 bytes */
		const struct field *sets;

		return alias_of(p, &sets) || p->r.head[p->part] <= 4;
	}
	if (proto == &proto_routing && /* Scapy's class has an address of its own where none is
					  given */
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

bool say_part(struct printer *p, unsigned i, bool explicit)
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
		return say_data(p, p->frame.bytes + p->r.off[i], p->r.head[i]);
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
