/* SPDX-License-Identifier: BSD-2-Clause */
/* Sets: a field with several values makes a frame for each, several sets their product. The order
 * is that in which Scapy walks a packet: outer layers slower than inner ones, and within a layer
 * the last field slowest. Counts saturate at UINT64_MAX. */
#include "frame/recipe_int.h"

#include "base/bits.h"
#include "base/lang.h"
#include "frame/value.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static bool is_call(const struct node *node, const char *name)
{
	return node->kind == NODE_CALL && node->n == strlen(name) &&
	       memcmp(node->text, name, node->n) == 0;
}

static bool is_range(const struct node *node, const char **dots)
{
	*dots = node->kind == NODE_WORD || node->kind == NODE_TEXT
			? memmem(node->text, node->n, "..", 2)
			: NULL;
	return *dots != NULL;
}

static bool is_prefix(const struct field *field, const struct node *node)
{
	return (field->kind == FIELD_IPV4 || field->kind == FIELD_IPV6) &&
	       node->kind == NODE_TEXT && memchr(node->text, '/', node->n);
}

/* ['MF', 'DF'] is one value in Scapy: both flags. */
static bool is_flag_names(const struct field *field, const struct node *node)
{
	if (field->kind != FIELD_FLAGS || node->kind != NODE_LIST)
		return false;
	for (const struct node *m = node->first; m; m = m->next)
		if (m->kind != NODE_TEXT)
			return false;
	return true;
}

bool set_wanted(const struct field *field, const struct node *node)
{
	const char *dots;

	if (!(field->bits && field->bits <= 64 && field->kind <= FIELD_IPV4) &&
		field->kind != FIELD_IPV6)
		return false;
	if (node->kind == NODE_MANY)
		return field->kind != FIELD_FLAGS;
	return (node->kind == NODE_LIST && !is_flag_names(field, node)) ||
	       node->kind == NODE_TUPLE || is_prefix(field, node) || is_call(node, "Net") ||
	       is_call(node, "Net6") || (field->kind != FIELD_IPV6 && is_range(node, &dots));
}

static int fail(const struct place *place, const struct node *node, const char *wanted)
{
	recipe_fail(&place->recipe->reader, node->at, node->len, "%s", wanted);
	return -1;
}

/* One address or number as where a run begins. */
static int run_value(const struct place *place, const struct field *field, struct node *node,
	struct set_run *run)
{
	struct entry entry = {.field = field};

	*run = (struct set_run){.step = 1, .count = 1};
	if (value_bind(place->recipe, field, node, &entry) != 0)
		return -1;
	run->first = entry.num;
	if (field->kind == FIELD_IPV6) {
		run->base = entry.bytes;
		run->first = 0;
	}
	return 0;
}

/* How many steps lie between two ends, both counted. */
static int run_between(const struct place *place, const struct node *node, struct set_run *run,
	const struct set_run *last, uint64_t step)
{
	uint64_t from = run->base ? 0 : run->first, to = last->first;

	if (run->base) {
		if (memcmp(run->base, last->base, 8) != 0)
			return fail(
				place, node, _("a range of IPv6 addresses within one /64 at most"));
		from = (uint64_t)bits_be32(run->base + 8) << 32 | bits_be32(run->base + 12);
		to = (uint64_t)bits_be32(last->base + 8) << 32 | bits_be32(last->base + 12);
	}
	if (to < from)
		return fail(
			place, node, _("this range is empty: its end comes before its beginning"));
	if (step == 0)
		return fail(place, node, _("a range cannot go on by steps of 0"));
	run->step = step;
	run->count = (to - from) / step;
	run->count += run->count < UINT64_MAX;
	return 0;
}

/* 1..30: a word cut at its dots. */
static int run_dots(const struct place *place, const struct field *field, const struct node *node,
	const char *dots, struct set_run *run)
{
	struct node from = *node, to = *node;
	struct set_run last;
	size_t head = (size_t)(dots - node->text);

	from.n = from.len = (uint32_t)head;
	to.text = dots + 2;
	to.n = to.len = (uint32_t)(node->n - head - 2);
	to.at += (uint32_t)head + 2;
	if (!from.n || !to.n)
		return fail(place, node, _("expected a range with both its ends, as in 1..30"));
	if (run_value(place, field, &from, run) != 0 || run_value(place, field, &to, &last) != 0)
		return -1;
	return run_between(place, node, run, &last, 1);
}

/* (1, 5) or (1, 9, 2) */
static int run_tuple(const struct place *place, const struct field *field, const struct node *node,
	struct set_run *run)
{
	struct set_run last;
	uint64_t step = 1;
	bool over;

	if (node->count < 2 || node->count > 3)
		return fail(
			place, node, _("expected a range (first, last) or (first, last, step)"));
	if (run_value(place, field, node->first, run) != 0 ||
		run_value(place, field, node->first->next, &last) != 0)
		return -1;
	if (node->count == 3) {
		const struct node *s = node->first->next->next;

		if (s->kind != NODE_WORD || !value_number(s->text, s->n, &step, &over) || over)
			return fail(place, s, _("expected a number: the step of the range"));
	}
	return run_between(place, node, run, &last, step);
}

/* "192.0.2.0/30": each address of it, as in Scapy. */
static int run_prefix(const struct place *place, const struct field *field, const struct node *node,
	struct set_run *run)
{
	const char *slash = memchr(node->text, '/', node->n);
	struct node address = *node;
	unsigned width = field->kind == FIELD_IPV4 ? 32 : 128, free_bits;
	uint64_t bits;
	bool over;
	uint8_t *base;

	address.n = (uint32_t)(slash - node->text);
	if (run_value(place, field, &address, run) != 0)
		return -1;
	if (!value_number(slash + 1, node->n - address.n - 1, &bits, &over) || over || bits > width)
		return fail(place, node,
			width == 32
				? _("expected a length from 0 to 32 behind the slash of the prefix")
				: _("expected a length from 0 to 128 behind the slash of the "
				    "prefix"));
	free_bits = width - (unsigned)bits;
	run->count = free_bits >= 64 ? UINT64_MAX : UINT64_C(1) << free_bits;
	if (!run->base) {
		run->first &= ~bits_max(free_bits);
		return 0;
	}
	base = arena_copy(&place->recipe->arena, run->base, 16);
	for (unsigned i = 128 - free_bits; i < 128; i++)
		base[i / 8] &= (uint8_t) ~(0x80u >> i % 8);
	run->base = base;
	return 0;
}

static int run_net(const struct place *place, const struct field *field, const struct node *node,
	struct set_run *run)
{
	if (node->count == 1 && node->first->kind == NODE_TEXT && is_prefix(field, node->first))
		return run_prefix(place, field, node->first, run);
	if (node->count == 1 && node->first->kind == NODE_TEXT)
		return run_value(place, field, node->first, run);
	if (node->count == 2)
		return run_tuple(place, field, node, run);
	return fail(place, node, _("expected Net(\"192.0.2.0/30\") or Net(\"first\", \"last\")"));
}

static int run_bind(const struct place *place, const struct field *field, struct node *node,
	struct set_run *run)
{
	const char *dots;

	if (node->kind == NODE_TUPLE)
		return run_tuple(place, field, node, run);
	if (is_prefix(field, node))
		return run_prefix(place, field, node, run);
	if (is_call(node, "Net") || is_call(node, "Net6"))
		return run_net(place, field, node, run);
	if (is_range(node, &dots) && field->kind != FIELD_IPV6)
		return run_dots(place, field, node, dots, run);
	return run_value(place, field, node, run);
}

static uint64_t sum_up(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

int set_bind(const struct place *place, const struct field *field, const struct field *bits,
	struct node *node)
{
	struct recipe *recipe = place->recipe;
	const struct field *values = bits ? bits : field;
	bool many = node->kind == NODE_LIST || node->kind == NODE_MANY;
	struct set_run *run;
	struct set *set;

	if (place->group)
		return fail(
			place, node, _("a set of values is possible in a layer's own fields only"));
	if (recipe->set_count == RECIPE_SETS)
		return fail(place, node, _("more than 64 sets of values"));
	if (many && !node->count)
		return fail(place, node, _("expected at least one value in the set"));
	set = &recipe->sets[recipe->set_count++];
	*set = (struct set){.part = (uint32_t)(place->part - recipe->stack.parts),
		.field = field,
		.bits = bits,
		.run_count = many ? node->count : 1};
	set->runs = run = arena_get(&recipe->arena, set->run_count * sizeof(*set->runs));
	if (values->kind == FIELD_IPV6)
		set->address = arena_get(&recipe->arena, 16);
	if (!many) {
		if (run_bind(place, values, node, run) != 0)
			return -1;
		set->count = run->count;
		return 0;
	}
	for (struct node *m = node->first; m; m = m->next, run++) {
		if (run_bind(place, values, m, run) != 0)
			return -1;
		set->count = sum_up(set->count, run->count);
	}
	return 0;
}

/* ---- order and use --------------------------------------------------------------------------- */

static int slower(const void *a, const void *b)
{
	const struct set *x = a, *y = b;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	if (x->field != y->field)
		return x->field > y->field ? -1 : 1;
	return x->bits > y->bits ? -1 : x->bits < y->bits;
}

void set_order(struct recipe *recipe)
{
	recipe->count = 1;
	if (recipe->set_count > 1)
		qsort(recipe->sets, recipe->set_count, sizeof(recipe->sets[0]), slower);
	for (uint32_t i = 0; i < recipe->set_count; i++) {
		uint64_t n = recipe->sets[i].count;

		recipe->count = recipe->count > UINT64_MAX / n ? UINT64_MAX : recipe->count * n;
	}
}

static void plus(uint8_t ip[16], const uint8_t base[16], uint64_t add)
{
	unsigned carry = 0;

	for (unsigned i = 16; i-- > 0; add >>= 8) {
		unsigned sum = base[i] + (unsigned)(add & 0xff) + carry;

		ip[i] = (uint8_t)sum;
		carry = sum >> 8;
	}
}

static void apply(struct recipe *recipe, const struct set *set, uint64_t i)
{
	struct part *part = &recipe->stack.parts[set->part];
	const struct set_run *run = set->runs;
	struct entry *entry;
	uint64_t value;

	for (; i >= run->count && run < set->runs + set->run_count - 1; run++)
		i -= run->count;
	value = run->first + run->step * i;
	if (set->bits) {
		stack_set_bits(&recipe->stack, part, set->field, set->bits, value);
		return;
	}
	entry = stack_set(&recipe->stack, part, set->field);
	entry->num = value;
	if (run->base) {
		plus(set->address, run->base, value);
		entry->bytes = set->address;
		entry->len = 16;
	}
}

void set_apply(struct recipe *recipe, uint64_t i)
{
	for (uint32_t s = recipe->set_count; s-- > 0;) {
		const struct set *set = &recipe->sets[s];

		apply(recipe, set, i % set->count);
		i /= set->count;
	}
}
