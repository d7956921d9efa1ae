/* SPDX-License-Identifier: BSD-2-Clause */
/* What each header gets that nobody typed: lengths from the inside out, next protocols and ports
 * from the outside in, addresses of the lab's wire. Nothing here looks at built bytes. */
#include "frame/pack.h"

#include "base/bits.h"
#include "base/lang.h"

#include <string.h>

#define ETHER_ALL UINT64_C(0xffffffffffff)

static const struct proto *inside(const struct stack *stack, unsigned part)
{
	return part + 1u < stack->count ? stack->parts[part + 1].proto : NULL;
}

uint32_t pack_items(const struct part *part, const struct field *list)
{
	const struct entry *e = stack_typed(part, list);

	return e ? e->count : (uint32_t)list->preset;
}

/* The first count field goes with the first counted list, the second with the second. */
static uint64_t count_of(const struct part *part, const struct field *field)
{
	const struct field *f;
	unsigned skip = 0, lists = 0;

	for (f = part->proto->fields; f->id && f != field; f++)
		skip += f->fill == FILL_COUNT;
	for (f = part->proto->fields; f->id; f++)
		lists += f->kind == FIELD_LIST && f->list->how == LIST_COUNT;
	if (lists) /* there may be a second set of counts, under other names */
		skip %= lists;
	for (f = part->proto->fields; f->id; f++)
		if (f->kind == FIELD_LIST && f->list->how == LIST_COUNT && skip-- == 0)
			return pack_items(part, f);
	return field->preset + field->bias;
}

static uint64_t left_of(const struct part *part)
{
	for (const struct field *f = part->proto->fields; f->id; f++)
		if (f->kind == FIELD_LIST && stack_typed(part, f))
			return pack_items(part, f);
	return 0;
}

static uint64_t less_bias(uint64_t count, const struct field *field)
{
	return count > field->bias ? count - field->bias : 0;
}

/* Bytes of the typed field that the size field stands for. */
static uint64_t size_of(const struct part *part, const struct field *field)
{
	for (const struct field *f = field + 1; f->id; f++) {
		const struct entry *e = stack_typed(part, f);

		if (f->size == SIZE_COUNTED)
			return e ? e->len : 0;
	}
	return 0;
}

/* Labels end with the one that carries something else; reserved ones name what (RFC 3032 2.1). */
static uint64_t next_of(const struct stack *stack, unsigned part, const struct field *field)
{
	const struct proto *next = inside(stack, part);
	uint64_t value;

	return next && proto_binding(next, field->bind, &value) ? value : field->preset;
}

/* The Scapy class that a part is: an alias whose field is typed so, else the protocol's own. */
static const char *class_of(const struct part *part)
{
	for (const struct alias *a = part->proto->aliases; a && a->name; a++)
		for (uint32_t i = 0; a->field && i < part->count; i++)
			if (part->entries[i].num == a->value &&
				strcmp(part->entries[i].field->id, a->field) == 0)
				return a->name;
	return part->proto->scapy;
}

/* What a layer's class sets in a field, its own or the one of the layer around it. */
static bool overload_of(const struct part *by, const struct field *field, uint64_t *value)
{
	for (const struct overload *o = by->proto->overloads; o && o->name; o++) {
		if (strcmp(o->field, field->id) == 0 && strcmp(o->name, class_of(by)) == 0) {
			*value = o->value;
			return true;
		}
	}
	return false;
}

/* A port that nobody typed is the one at which what is inside is served. */
static uint64_t port_of(const struct stack *stack, unsigned part, const struct field *field)
{
	const struct proto *proto = stack->parts[part].proto, *next = inside(stack, part);
	uint64_t value;

	if (next && !next->overloads &&
		(field == &proto->fields[0] || field == &proto->fields[1]) &&
		proto_binding(next, proto->ports, &value))
		return value;
	return field->preset;
}

static uint64_t number_of(const struct part *part, const char *id)
{
	const struct field *f = proto_field(part->proto, id);
	const struct entry *e = f ? stack_typed(part, f) : NULL;

	return e ? e->num : f ? f->preset : 0;
}

/* A frame for many goes to an address for many: RFC 1112 6.4, RFC 2464 7, and ARP's questions. */
static uint64_t ether_dst(const struct stack *stack, unsigned part, uint64_t preset)
{
	const struct part *in = &stack->parts[part + 1];
	const struct entry *e;
	uint64_t dst;

	if (part + 1u >= stack->count)
		return preset;
	if (in->proto == &proto_arp)
		return number_of(in, "arp.opcode") == 1 ? ETHER_ALL : preset;
	if (in->proto == &proto_ip) {
		dst = number_of(in, "ip.dst");
		if (dst == UINT32_MAX)
			return ETHER_ALL;
		return dst >> 28 == 14 ? UINT64_C(0x01005e000000) | (dst & 0x7fffff) : preset;
	}
	if (in->proto != &proto_ipv6)
		return preset;
	e = stack_typed(in, proto_field(in->proto, "ipv6.dst"));
	if (e && e->len == 16 && e->bytes[0] == 0xff)
		return UINT64_C(0x333300000000) | bits_be32(e->bytes + 12);
	return preset;
}

static uint64_t wire_of(const struct stack *stack, unsigned part, const struct field *field)
{
	if (stack->parts[part].proto == &proto_eth && field == &proto_eth.fields[0])
		return ether_dst(stack, part, field->preset);
	return field->preset;
}

static uint64_t length(const struct field *field, uint64_t bytes)
{
	unsigned unit = field->unit ? field->unit : 1;

	return bytes < field->bias ? 0 : (bytes - field->bias) / unit;
}

static uint64_t automatic(
	const struct stack *stack, const struct resolved *r, unsigned i, const struct field *field)
{
	const struct part *part = &stack->parts[i];
	uint64_t value;

	if (overload_of(part, field, &value))
		return value;
	if (i + 1u < stack->count && overload_of(part + 1, field, &value))
		return value;
	switch (field->fill) {
	case FILL_USER:
		return part->proto->next == NEXT_PORTS ? port_of(stack, i, field) : field->preset;
	case FILL_HDRLEN: return r ? length(field, r->head[i] + part->cut) : 0;
	case FILL_TOTLEN: return r ? length(field, r->head[i] + r->pay[i]) : 0;
	case FILL_PAYLEN: return r ? length(field, r->pay[i]) : 0;
	case FILL_NEXT: return next_of(stack, i, field);
	case FILL_SIZE: return size_of(part, field);
	case FILL_COUNT: return less_bias(count_of(part, field), field);
	case FILL_LEFT: return less_bias(left_of(part), field);
	case FILL_WIRE: return wire_of(stack, i, field);
	case FILL_SUM:
	case FILL_CODE:
	case FILL_ITEMLEN: return 0;
	}
	return 0;
}

uint64_t pack_auto(const struct stack *stack, const struct resolved *r, unsigned part,
	const struct field *field)
{
	return automatic(stack, r, part, field) & bits_max(field->bits);
}

uint64_t pack_value(const struct stack *stack, const struct resolved *r, unsigned part,
	const struct field *field)
{
	const struct entry *e = stack_typed(&stack->parts[part], field);

	return e ? e->num : pack_auto(stack, r, part, field);
}

static int too_long(struct err *err)
{
	return err_set(err, _("the frame is too long: a packet has at most 65,535 bytes"));
}

int stack_resolve(const struct stack *stack, struct resolved *r, struct err *err)
{
	uint64_t len = 0, link = 0;

	for (unsigned i = stack->count; i-- > 0;) {
		const struct part *part = &stack->parts[i];
		uint32_t full = pack_size(stack, i);

		r->head[i] = full > part->cut ? full - part->cut : 0;
		r->pay[i] = (uint32_t)len;
		len += (uint64_t)r->head[i] + part->tail_len;
		if (len > UINT16_MAX + UINT64_C(4096))
			return too_long(err);
	}
	for (unsigned i = 0; i < stack->count && stack->parts[i].proto->layer == LAYER_LINK; i++)
		link += r->head[i] + stack->parts[i].tail_len;
	if (len > UINT16_MAX + link)
		return too_long(err);
	r->len = (uint32_t)len;
	for (unsigned i = 0, off = 0; i < stack->count; i++) {
		r->off[i] = off;
		off += r->head[i];
	}
	return 0;
}
