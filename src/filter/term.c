/* SPDX-License-Identifier: BSD-2-Clause */
/* The values of terms. A term pushes as many as it has onto the filter's stack; what a step makes
 * of them takes their place. Bytes that are not the frame's own lie in the scratch arena. */
#include "filter_int.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Where a range begins and how long it is in `n` bytes; false if it is not all in them. */
static bool place_range(const struct range *r, uint32_t n, uint32_t *from, uint32_t *len)
{
	int64_t first = r->from < 0 ? (int64_t)n + r->from : r->from;
	int64_t count = r->to;

	if (r->upto)
		count = (r->to < 0 ? (int64_t)n + r->to : r->to) - first + 1;
	if (first < 0 || count <= 0 || first + count > n)
		return false;
	*from = (uint32_t)first;
	*len = (uint32_t)count;
	return true;
}

static bool slice_value(struct filter *f, const struct term *term, const struct value *of,
	struct value *out)
{
	const struct range *r = &f->ranges[term->range];
	uint32_t from = 0, len = 0;
	uint8_t *bytes;

	*out = (struct value){0};
	if (!of->bytes)
		return false;
	if (term->ranges == 1) {
		if (!place_range(r, of->n, &from, &len))
			return false;
		out->bytes = of->bytes + from;
		out->n = len;
		return true;
	}
	for (uint32_t i = 0; i < term->ranges; i++) {
		if (!place_range(&r[i], of->n, &from, &len))
			return false;
		out->n += len;
	}
	out->bytes = bytes = arena_get(&f->scratch, out->n);
	for (uint32_t i = 0; i < term->ranges; i++) {
		place_range(&r[i], of->n, &from, &len);
		memcpy(bytes, of->bytes + from, len);
		bytes += len;
	}
	return true;
}

static void slices(struct run *run, const struct term *term)
{
	struct filter *f = run->filter;
	uint32_t base = f->stack_count, kept = base;

	term_values(run, term->left);
	for (uint32_t i = base; i < f->stack_count; i++) {
		struct value v;

		if (slice_value(f, term, &f->stack[i], &v))
			f->stack[kept++] = v;
	}
	f->stack_count = kept;
}

static struct value mask_bytes(struct filter *f, const struct value *a, const struct value *b)
{
	uint32_t n = a->n < b->n ? a->n : b->n;
	uint8_t *out = arena_get(&f->scratch, n + 1);

	for (uint32_t i = 0; i < n; i++)
		out[i] = a->bytes[i] & b->bytes[i];
	return (struct value){.bytes = out, .n = n};
}

/* False if there is no result: a division by zero. */
static bool reckon(struct filter *f, const struct term *term, const struct value *a,
	const struct value *b, struct value *out)
{
	*out = (struct value){.mask = UINT64_MAX};
	if (term->type == TYPE_BYTES) {
		*out = mask_bytes(f, a, b);
		return true;
	}
	if (term->sign == SIGN_PLUS)
		out->num = a->num + b->num;
	else if (term->sign == SIGN_MINUS)
		out->num = a->num - b->num;
	else if (term->sign == SIGN_TIMES)
		out->num = a->num * b->num;
	else if (term->sign == SIGN_MASK)
		out->num = a->num & b->num;
	else if (!b->num)
		return false;
	else
		out->num = term->sign == SIGN_OVER ? a->num / b->num : a->num % b->num;
	return true;
}

/* Takes away what lies between `base` and `from` on the stack. */
static void close_gap(struct filter *f, uint32_t base, uint32_t from)
{
	memmove(f->stack + base, f->stack + from, (f->stack_count - from) * sizeof(*f->stack));
	f->stack_count -= from - base;
}

static void sums(struct run *run, const struct term *term)
{
	struct filter *f = run->filter;
	uint32_t base = f->stack_count, middle, end;

	term_values(run, term->left);
	middle = f->stack_count;
	if (middle > base)
		term_values(run, term->right);
	end = f->stack_count;
	for (uint32_t i = base; i < middle; i++) {
		for (uint32_t k = middle; k < end; k++) {
			struct value v;

			if (reckon(f, term, &f->stack[i], &f->stack[k], &v))
				push(f, v);
		}
	}
	if (end > base)
		close_gap(f, base, end);
}

static struct value fold(struct filter *f, const struct value *of, bool upper)
{
	uint8_t *out = arena_get(&f->scratch, of->n + 1);

	for (uint32_t i = 0; i < of->n; i++) {
		uint8_t c = of->bytes[i], first = upper ? 'a' : 'A';

		out[i] = c >= first && c <= first + 25 ? c ^ 0x20 : c;
	}
	return (struct value){.bytes = out, .n = of->n};
}

/* The greatest or least of all arguments' values. */
static void most(struct run *run, const struct term *call)
{
	struct filter *f = run->filter;
	uint32_t base = f->stack_count;
	enum sign sign = call->call == CALL_MAX ? SIGN_GT : SIGN_LT;

	for (uint16_t i = 0; i < call->right; i++)
		term_values(run, (uint16_t)(call->left + i));
	for (uint32_t i = base + 1; i < f->stack_count; i++)
		if (value_holds(call->type, sign, &f->stack[i], &f->stack[base]))
			f->stack[base] = f->stack[i];
	if (f->stack_count > base)
		f->stack_count = base + 1;
}

static void count(struct run *run, const struct term *call)
{
	struct filter *f = run->filter;
	uint32_t base = f->stack_count, n;

	term_values(run, call->left);
	n = f->stack_count - base;
	f->stack_count = base;
	if (n)
		push(f, (struct value){.num = n});
}

/* The bytes that a value has. Wireshark holds a number in whole bytes, one that is made of others
 * in four, and says 0 of truths and times. */
static uint64_t length(const struct filter *f, const struct term *arg, const struct value *v)
{
	const struct ref *ref = arg->kind == TERM_FIELD ? &f->refs[arg->ref] : NULL;
	const struct field *field = ref ? f->places[ref->first].field : NULL;

	if (field && (arg->type == TYPE_BOOL || arg->type == TYPE_TIME))
		return 0;
	if (!field || (arg->type != TYPE_NUM && arg->type != TYPE_INT && arg->type != TYPE_IPV4))
		return v->n;
	return field->bits && field->make == MAKE_NONE ? (field->bits + 7u) / 8 : 4;
}

/* How values are written: numbers by their decimal digits, whatever the field shows. */
static void strings(struct run *run, const struct term *arg)
{
	struct filter *f = run->filter;
	bool number = arg->type == TYPE_NUM || arg->type == TYPE_INT;
	uint32_t base = f->stack_count;

	run->shown = !number;
	field_values(run, arg);
	run->shown = false;
	for (uint32_t i = base; number && i < f->stack_count; i++) {
		struct value *v = &f->stack[i];
		char text[24];
		int n = arg->type == TYPE_INT
			? snprintf(text, sizeof(text), "%" PRId64, (int64_t)v->num)
			: snprintf(text, sizeof(text), "%" PRIu64, v->num);

		*v = (struct value){.bytes = arena_copy(&f->scratch, text, (size_t)n),
			.n = (uint32_t)n};
	}
}

static void calls(struct run *run, const struct term *call)
{
	struct filter *f = run->filter;
	const struct term *arg = &f->terms[call->left];
	uint32_t base = f->stack_count;

	if (call->call == CALL_MAX || call->call == CALL_MIN) {
		most(run, call);
		return;
	}
	if (call->call == CALL_COUNT) {
		count(run, call);
		return;
	}
	if (call->call == CALL_STRING) {
		strings(run, arg);
		return;
	}
	term_values(run, call->left);
	for (uint32_t i = base; i < f->stack_count; i++) {
		struct value *v = &f->stack[i];

		if (call->call == CALL_LEN)
			*v = (struct value){.num = length(f, arg, v)};
		else if (call->call == CALL_UPPER || call->call == CALL_LOWER)
			*v = fold(f, v, call->call == CALL_UPPER);
		else if (call->call == CALL_NEGATE || (int64_t)v->num < 0)
			v->num = 0 - v->num;
	}
}

void term_values(struct run *run, uint16_t index)
{
	const struct term *term = &run->filter->terms[index];

	switch (term->kind) {
	case TERM_CONST: push(run->filter, term->value); break;
	case TERM_FIELD:
	case TERM_PROTO: field_values(run, term); break;
	case TERM_SLICE: slices(run, term); break;
	case TERM_ARITH: sums(run, term); break;
	case TERM_CALL: calls(run, term); break;
	}
}
