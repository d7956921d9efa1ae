/* SPDX-License-Identifier: BSD-2-Clause */
/* The filter as its users have it, and its tests: true or false, one of all pairs of values or
 * every one of them. */
#include "filter/filter.h"

#include "base/mem.h"
#include "filter_int.h"

#include <stdlib.h>
#include <string.h>

struct filter *filter_new(
	const struct lookup *lookup, const char *text, size_t n, struct recipe_err *err)
{
	struct filter *filter = mem_new(1, sizeof(*filter));

	filter->lookup = lookup;
	*err = (struct recipe_err){0};
	if (parse_filter(filter, text, n, err) == 0)
		return filter;
	filter_free(filter);
	return NULL;
}

void filter_free(struct filter *filter)
{
	if (!filter)
		return;
	for (uint32_t i = 0; i < filter->test_count; i++)
		regex_free(filter->tests[i].regex);
	arena_done(&filter->consts);
	arena_done(&filter->scratch);
	items_done(&filter->items);
	buf_done(&filter->text);
	free(filter->terms);
	free(filter->tests);
	free(filter->refs);
	free(filter->places);
	free(filter->ranges);
	free(filter->pairs);
	free(filter->stack);
	free(filter);
}

unsigned filter_needs(const struct filter *filter)
{
	return filter->needs;
}

/* ---- comparing two values ------------------------------------------------------------------- */

static int order_text(const struct value *a, const struct value *b)
{
	uint32_t n = a->n < b->n ? a->n : b->n;
	int order = n ? memcmp(a->bytes, b->bytes, n) : 0;

	return order ? order : (a->n > b->n) - (a->n < b->n);
}

/* Of bytes, more are the greater, as Wireshark has it. */
static int order_bytes(const struct value *a, const struct value *b)
{
	return a->n != b->n ? (a->n > b->n) - (a->n < b->n) : order_text(a, b);
}

/* Addresses as far as the shorter prefix goes. */
static int order_ipv6(const struct value *a, const struct value *b)
{
	uint64_t bits = a->mask < b->mask ? a->mask : b->mask;
	size_t whole = bits < 128 ? bits / 8 : 16;
	int order = memcmp(a->bytes, b->bytes, whole);
	unsigned left = whole < 16 ? 8 - (unsigned)bits % 8 : 8;

	if (order || left == 8)
		return order;
	return (a->bytes[whole] >> left) - (b->bytes[whole] >> left);
}

static int order_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int order(enum type type, const struct value *a, const struct value *b)
{
	uint64_t mask;

	switch (type) {
	case TYPE_NONE: return 1;
	case TYPE_NUM: return order_numbers(a->num, b->num);
	case TYPE_BOOL: return order_numbers(a->num != 0, b->num != 0);
	case TYPE_INT:
	case TYPE_TIME: return ((int64_t)a->num > (int64_t)b->num) -
			((int64_t)a->num < (int64_t)b->num);
	case TYPE_IPV4:
		mask = a->mask & b->mask;
		return order_numbers(a->num & mask, b->num & mask);
	case TYPE_IPV6: return order_ipv6(a, b);
	case TYPE_TEXT: return order_text(a, b);
	case TYPE_MAC:
	case TYPE_BYTES:
	case TYPE_PROTO: return order_bytes(a, b);
	}
	return 1;
}

bool value_holds(enum type type, enum sign sign, const struct value *a, const struct value *b)
{
	int is = order(type, a, b);

	if (sign == SIGN_EQ)
		return is == 0;
	if (sign == SIGN_NE)
		return is != 0;
	if (sign == SIGN_GT)
		return is > 0;
	if (sign == SIGN_LT)
		return is < 0;
	return sign == SIGN_GE ? is >= 0 : is <= 0;
}

static bool contains(const struct value *a, const struct value *b)
{
	uint32_t n = a->more > a->n ? a->more : a->n;

	return n && b->n && memmem(a->bytes, n, b->bytes, b->n) != NULL;
}

static bool matches(const struct value *a, struct regex *regex)
{
	return regex_found(regex, a->bytes, a->more > a->n ? a->more : a->n);
}

/* ---- tests ---------------------------------------------------------------------------------- */

static enum type pair_type(const struct filter *f, uint16_t left, uint16_t right)
{
	enum type a = f->terms[left].type, b = f->terms[right].type;

	if (a == TYPE_INT || b == TYPE_INT)
		return TYPE_INT;
	return a != b && (a == TYPE_BOOL || b == TYPE_BOOL) ? TYPE_NUM : a;
}

static bool pair_holds(const struct test *test, enum type type, const struct value *a,
	const struct value *b)
{
	return test->kind == TEST_CONTAINS ? contains(a, b)
					   : value_holds(type, test->sign, a, b);
}

static bool compare(struct run *run, const struct test *test)
{
	struct filter *f = run->filter;
	enum type type = pair_type(f, test->left, test->right);
	uint32_t base = f->stack_count, middle, end;
	bool any = false;

	term_values(run, test->left);
	middle = f->stack_count;
	if (middle > base)
		term_values(run, test->right);
	end = f->stack_count;
	f->stack_count = base;
	for (uint32_t i = base; i < middle; i++) {
		for (uint32_t k = middle; k < end; k++) {
			bool holds = pair_holds(test, type, &f->stack[i], &f->stack[k]);

			if (holds != test->all)
				return holds;
			any = true;
		}
	}
	return any && test->all;
}

static bool match(struct run *run, const struct test *test)
{
	struct filter *f = run->filter;
	uint32_t base = f->stack_count, end;

	term_values(run, test->left);
	end = f->stack_count;
	f->stack_count = base;
	for (uint32_t i = base; i < end; i++)
		if (matches(&f->stack[i], test->regex) != test->all)
			return !test->all;
	return end > base && test->all;
}

/* Whether a value lies between some of `low`s and some of `high`s, or is one of the `low`s. */
static bool within(const struct filter *f, enum type type, const struct value *v, uint32_t low,
	uint32_t high, uint32_t end)
{
	bool over = false, under = high == end;

	for (uint32_t k = low; k < high; k++)
		over |= value_holds(type, high == end ? SIGN_EQ : SIGN_GE, v, &f->stack[k]);
	for (uint32_t k = high; k < end; k++)
		under |= value_holds(type, SIGN_LE, v, &f->stack[k]);
	return over && under;
}

static bool in_set(struct run *run, const struct test *test)
{
	struct filter *f = run->filter;
	enum type type = f->terms[test->left].type;
	uint32_t base = f->stack_count, low;
	bool found = false;

	term_values(run, test->left);
	low = f->stack_count;
	for (uint32_t s = test->set; low > base && s < test->set + test->sets && !found; s++) {
		uint32_t high;

		term_values(run, f->pairs[s].low);
		high = f->stack_count;
		if (f->pairs[s].high != FILTER_NONE)
			term_values(run, f->pairs[s].high);
		found = test->all;
		for (uint32_t i = base; i < low && found == test->all; i++)
			found = within(f, type, &f->stack[i], low, high, f->stack_count);
		f->stack_count = low;
	}
	f->stack_count = base;
	return found;
}

/* A field is there; a sum is not zero. */
static bool there(struct run *run, const struct test *test)
{
	struct filter *f = run->filter;
	const struct term *term = &f->terms[test->left];
	uint32_t base = f->stack_count, end;
	bool found = false;

	if (test->bare)
		return field_there(run, term);
	term_values(run, test->left);
	end = f->stack_count;
	f->stack_count = base;
	for (uint32_t i = base; i < end && !found; i++) {
		found = term->kind != TERM_ARITH || (term->type != TYPE_BYTES && f->stack[i].num);
		for (uint32_t k = 0; term->type == TYPE_BYTES && k < f->stack[i].n; k++)
			found |= f->stack[i].bytes[k] != 0;
	}
	return found;
}

bool test_holds(struct run *run, uint16_t index)
{
	const struct test *test = &run->filter->tests[index];

	switch (test->kind) {
	case TEST_AND: return test_holds(run, test->left) && test_holds(run, test->right);
	case TEST_OR: return test_holds(run, test->left) || test_holds(run, test->right);
	case TEST_XOR: return test_holds(run, test->left) != test_holds(run, test->right);
	case TEST_NOT: return !test_holds(run, test->left);
	case TEST_THERE: return there(run, test);
	case TEST_COMPARE:
	case TEST_CONTAINS: return compare(run, test);
	case TEST_MATCHES: return match(run, test);
	case TEST_IN: return in_set(run, test);
	case TEST_NOT_IN: return !in_set(run, test);
	}
	return false;
}

bool filter_match(struct filter *filter, const struct frame *frame, const struct clock *clock,
	const struct items *items)
{
	struct run run = {.filter = filter, .frame = frame, .clock = clock, .items = items};

	filter->items.count = 0;
	filter->stack_count = 0;
	for (unsigned i = 0; i < frame->count; i++)
		filter->layers[i].walked = false;
	arena_clear(&filter->scratch);
	return test_holds(&run, filter->root);
}
