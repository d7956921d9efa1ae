/* SPDX-License-Identifier: BSD-2-Clause */
/* Random stacks over all the tables there are: a new protocol is tested by being declared. A sane
 * stack carries what its protocols carry and computes what can be computed; an odd one forges
 * lengths, nests nonsense and cuts headers. */
#ifndef TRAME_TESTS_GEN_H
#define TRAME_TESTS_GEN_H

#include "test.h"

#include "frame/pack.h"

struct gen {
	struct stack *stack;
	bool odd;
};

static uint64_t gen_below(uint64_t n)
{
	return n ? (test_random() >> 11) % n : 0;
}

static bool gen_chance(unsigned percent)
{
	return gen_below(100) < percent;
}

static bool gen_computed(const struct field *f)
{
	return f->fill != FILL_USER && f->fill != FILL_WIRE;
}

static uint64_t gen_number(const struct field *f)
{
	uint64_t most = f->bits >= 64 ? UINT64_MAX : (UINT64_C(1) << f->bits) - 1;
	unsigned n = 0;

	for (const struct name *name = f->names; name && name->text; name++)
		n++;
	if (n && gen_chance(f->select ? 95 : 60))
		return f->names[gen_below(n)].value & most;
	if (f->select && gen_chance(80))
		return f->preset;
	if (f->stops && gen_chance(90))
		return 0;
	return gen_chance(20) ? gen_below(3) & most : test_random() & most;
}

static void gen_bytes(struct gen *g, struct entry *e, uint32_t n)
{
	uint8_t *bytes = arena_get(g->stack->arena, n + 1);

	for (uint32_t i = 0; i < n; i++)
		bytes[i] = (uint8_t)test_random();
	e->bytes = bytes;
	e->len = n;
}

static void gen_text(struct gen *g, struct entry *e, const char *of, uint32_t least)
{
	uint32_t n = least + (uint32_t)gen_below(12);
	uint8_t *bytes = arena_get(g->stack->arena, n + 1);

	for (uint32_t i = 0; i < n; i++)
		bytes[i] = (uint8_t)of[gen_below(strlen(of))];
	e->bytes = bytes;
	e->len = n;
}

/* Few labels, so that names end alike and compression has something to find. */
static void gen_name(struct gen *g, struct entry *e)
{
	static const char labels[][8] = {"www", "example", "com", "x", "serveur", "ns"};
	uint8_t *bytes = arena_get(g->stack->arena, 64);
	uint32_t n = 0;

	for (uint64_t i = gen_below(4); i > 0; i--) {
		const char *label = labels[gen_below(6)];

		bytes[n] = (uint8_t)strlen(label);
		memcpy(bytes + n + 1, label, bytes[n]);
		n += bytes[n] + 1u;
	}
	if (g->odd && gen_chance(10)) {
		bytes[n++] = 0xc0;
		bytes[n++] = (uint8_t)gen_below(40);
	} else {
		bytes[n++] = 0;
	}
	e->bytes = bytes;
	e->len = n;
}

static void gen_value(struct gen *g, struct entry *e);

static void gen_parts(
	struct gen *g, struct entry *into, const struct field *item, const struct field *table)
{
	unsigned n = 0;

	for (const struct field *f = table; f->id; f++)
		n++;
	into->subs = arena_get(g->stack->arena, (n + 1) * sizeof(*into->subs));
	for (const struct field *f = table; f->id; f++) {
		bool unknown = f->fill == FILL_CODE && item && item->code == LIST_UNKNOWN;

		if (!f->id[0] && f->kind != FIELD_LIST && f->kind != FIELD_GROUP)
			continue;
		if (!unknown && !gen_chance(gen_computed(f) ? (g->odd ? 4 : 0) : 60))
			continue;
		into->subs[into->count] = (struct entry){.field = f};
		gen_value(g, &into->subs[into->count]);
		if (unknown)
			into->subs[into->count].num = g->odd ? 200 + gen_below(50) : 222;
		into->count++;
	}
}

static void gen_item(struct gen *g, struct entry *e, const struct field *item)
{
	*e = (struct entry){.field = item};
	if (item->kind == FIELD_GROUP)
		gen_parts(g, e, item, item->parts);
	else
		gen_value(g, e);
}

static void gen_list(struct gen *g, struct entry *e, const struct list *list)
{
	uint64_t n = list->how == LIST_PICK ? 1 : gen_below(4), known = 0;

	while (list->items[known].id)
		known++;
	e->subs = arena_get(g->stack->arena, (n + 1) * sizeof(*e->subs));
	while (e->count < n) {
		const struct field *item =
			&list->items[list->how == LIST_REPEAT ? 0 : gen_below(known)];

		if (item->last && !g->odd && e->count + 1 < n)
			continue;
		gen_item(g, &e->subs[e->count++], item);
	}
}

static void gen_value(struct gen *g, struct entry *e)
{
	const struct field *f = e->field;

	if (f->kind == FIELD_LIST)
		gen_list(g, e, f->list);
	else if (f->kind == FIELD_GROUP)
		gen_parts(g, e, NULL, f->parts);
	else if (f->bits && f->kind <= FIELD_IPV4)
		e->num = gen_number(f);
	else if (f->kind == FIELD_NAME)
		gen_name(g, e);
	else if (f->bits)
		gen_bytes(g, e, f->bits / 8);
	else if (f->size == SIZE_TOKEN)
		gen_text(g, e, "abcXYZ/.0", 1);
	else if (f->kind == FIELD_TEXT)
		gen_text(g, e, "abc XYZ/.0", 0);
	else
		gen_bytes(g, e, (uint32_t)gen_below(20));
}

/* Fields that say what the frame is: a sane one leaves them alone. */
static bool gen_steers(const struct proto *proto, const struct field *f)
{
	return (proto->next == NEXT_PORTS && f < proto->fields + 2) ||
	       strcmp(field_tail(f), "version") == 0;
}

static void gen_part(struct gen *g, const struct proto *proto)
{
	struct part *part = stack_push(g->stack, proto);
	unsigned eager = gen_chance(50) ? 60 : 20;

	for (const struct field *f = proto->fields; f->id; f++) {
		struct entry *e;

		if (!f->id[0] && f->kind != FIELD_LIST && f->kind != FIELD_GROUP)
			continue;
		if (!gen_chance(gen_computed(f) ? (g->odd ? 8 : 0) : eager))
			continue;
		if (!g->odd && gen_steers(proto, f))
			continue;
		e = stack_set(g->stack, part, f);
		gen_value(g, e);
		if (!g->odd && f->kind == FIELD_LIST && proto_filled(proto, FILL_HDRLEN) &&
			pack_size(g->stack, g->stack->count - 1u) > 60)
			e->count = 0;
	}
	part->compress = gen_chance(40);
	part->exact = g->odd && gen_chance(4);
	if (g->odd && gen_chance(2))
		part->cut = (uint32_t)gen_below(pack_size(g->stack, g->stack->count - 1u));
}

static void gen_tail(struct gen *g, struct part *part)
{
	struct entry e = {.field = NULL};

	gen_bytes(g, &e, 1 + (uint32_t)gen_below(20));
	part->tail = e.bytes;
	part->tail_len = e.len;
}

static bool gen_carries(const struct proto *proto, const struct proto *in)
{
	const struct field *f = proto_filled(proto, FILL_NEXT);
	uint64_t value;

	switch (proto->next) {
	case NEXT_FIELD: return proto_binding(in, f->bind, &value);
	case NEXT_PORTS: return proto_binding(in, proto->ports, &value);
	case NEXT_QUOTE: return in == proto_bound(BIND_ETHERTYPE, proto->quoted);
	case NEXT_INSIDE: return in == proto->inside;
	case NEXT_ETHER: return in == &proto_eth;
	case NEXT_MPLS: return in == &proto_mpls || in == &proto_ip || in == &proto_ipv6;
	case NEXT_BODY:
	case NEXT_DATA:
	case NEXT_NONE: return false;
	}
	return false;
}

static const struct proto *gen_any(const struct proto *in)
{
	unsigned n = 0;

	while (proto_all[n])
		n++;
	for (int tries = 0; tries < 60; tries++) {
		const struct proto *p = proto_all[gen_below(n)];

		if (!in || gen_carries(in, p))
			return p;
	}
	return NULL;
}

static void gen_data(struct gen *g)
{
	struct part *part;

	if (g->stack->count == FRAME_LAYERS)
		return;
	part = stack_push(g->stack, &proto_data);
	gen_bytes(g, stack_set(g->stack, part, &proto_data.fields[0]),
		(uint32_t)gen_below(gen_chance(5) ? 1500 : 40) + 1);
}

/* The stack must have been initialised. */
static void gen_stack(struct stack *stack, bool odd)
{
	struct gen g = {stack, odd};
	const struct proto *proto = gen_chance(60) ? &proto_eth : gen_chance(60) ? &proto_ip : NULL;

	if (!proto)
		proto = odd ? gen_any(NULL) : &proto_ipv6;
	for (unsigned depth = 1 + (unsigned)gen_below(8); proto && depth > 0; depth--) {
		if (proto == &proto_data)
			break;
		gen_part(&g, proto);
		proto = gen_any(odd && gen_chance(15) ? NULL : proto);
	}
	if (gen_chance(60))
		gen_data(&g);
	if (gen_chance(odd ? 20 : 8) && stack->count)
		gen_tail(&g, &stack->parts[gen_below(stack->count)]);
}

#endif
