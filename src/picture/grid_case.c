/* SPDX-License-Identifier: BSD-2-Clause */
/* The forms of a header whose fields depend on one another. Every value that the table's conditions
 * name is tried; values under which the header looks the same are one case. */
#include "picture/grid.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/mem.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define SELECTS 6

/* The selector's fields, the last one lowest, and where each stands in it. */
struct selects {
	const struct field *at[SELECTS];
	unsigned low[SELECTS];
	unsigned count;
};

static struct selects selects_of(const struct field *table)
{
	struct selects s = {.count = 0};
	unsigned low = 0;

	for (const struct field *f = table; f->id; f++)
		if (f->select && s.count < SELECTS)
			s.at[s.count++] = f;
	for (unsigned i = s.count; i-- > 0;) {
		s.low[i] = low;
		low += s.at[i]->bits;
	}
	return s;
}

bool grid_optional(const struct field *field)
{
	return field->when.how == WHEN_BITS || field->when.how == WHEN_ANY;
}

void grid_option(struct buf *out, const struct field *table, const struct field *field)
{
	struct selects s = selects_of(table);
	bool first = true;

	for (unsigned i = 0; i < s.count; i++) {
		unsigned left = s.at[i]->bits;

		for (const struct field *p = s.at[i]->parts; p && p->id; p++) {
			left -= p->bits;
			if (!p->label || !(field->when.set >> s.low[i] >> left & bits_max(p->bits)))
				continue;
			buf_printf(out, "%s%s", first ? "" : _(" or "), p->label);
			first = false;
		}
	}
}

/* "type 3 code 0 to 3": the fields that matter. Returns how many bytes of it name the field where
 * there is but one: a second run leaves them out. */
static size_t run_text(struct buf *out, const struct selects *s, struct grid_run run)
{
	size_t lead = 0;
	unsigned told = 0;

	for (unsigned i = 0; i < s->count; i++) {
		const struct field *f = s->at[i];
		uint64_t mask = bits_max(f->bits);
		uint64_t first = run.first >> s->low[i] & mask, last = run.last >> s->low[i] & mask;

		if (s->low[i] + f->bits <= run.drop)
			continue;
		buf_printf(out, "%s%s ", i ? " " : "", f->label);
		lead = told++ ? 0 : out->len;
		buf_printf(out, f->kind == FIELD_UINT ? "%" PRIu64 : "0x%" PRIx64, first);
		if (last != first)
			buf_printf(out, f->kind == FIELD_UINT ? "%s%" PRIu64 : "%s0x%" PRIx64,
				last == first + 1 ? ", " : _(" to "), last);
	}
	return lead;
}

static void put_looks(struct buf *out, const struct field *table, uint64_t selector)
{
	for (const struct field *f = table; f->id; f++)
		if (grid_optional(f) || field_when(f, selector))
			buf_printf(out, "%s:%u,", f->title ? f->title : "", f->bits);
}

static struct grid_case *case_like(struct grid_cases *cases, const struct buf *looks)
{
	for (uint32_t i = 0; i < cases->count; i++) {
		struct grid_case *c = &cases->at[i];

		if (c->looks.len == looks->len && !memcmp(c->looks.data, looks->data, looks->len))
			return c;
	}
	return NULL;
}

static bool run_known(const struct grid_case *c, uint64_t value)
{
	for (unsigned i = 0; i < c->count; i++)
		if (value >= c->runs[i].first && value <= c->runs[i].last)
			return true;
	return false;
}

/* Adds a run of values to the case that looks so. */
static void try_run(struct grid_cases *cases, const struct field *table, struct grid_run run)
{
	struct buf looks = BUF_INIT;
	struct grid_case *c;

	put_looks(&looks, table, run.first);
	c = case_like(cases, &looks);
	if (!c) {
		if (cases->count == cases->room) {
			cases->room = cases->room ? cases->room * 2 : 8;
			cases->at = mem_grow(cases->at, cases->room, sizeof(*cases->at));
		}
		c = &cases->at[cases->count++];
		*c = (struct grid_case){.count = 0, .caption = BUF_INIT, .looks = looks};
	} else {
		buf_done(&looks);
	}
	if (c->count < GRID_RUNS && !run_known(c, run.first))
		c->runs[c->count++] = run;
}

/* The last value from `v` on up to which the header looks as it does at `v`. */
static uint64_t same_until(const struct field *table, const struct when *w, uint64_t v)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool same = true;

	put_looks(&one, table, v << w->drop);
	while (same && v - w->base < 63 && w->set >> (v + 1 - w->base) & 1) {
		buf_clear(&other);
		put_looks(&other, table, (v + 1) << w->drop);
		same = one.len == other.len && !memcmp(one.data, other.data, one.len);
		v += same;
	}
	buf_done(&one);
	buf_done(&other);
	return v;
}

/* Tries every value that one condition names, runs of them together. */
static void try_when(struct grid_cases *cases, const struct field *table, const struct when *w)
{
	if (w->how == WHEN_RANGE)
		try_run(cases, table,
			(struct grid_run){w->base << w->drop, w->set << w->drop, w->drop});
	for (uint64_t bit = 0; w->how == WHEN_IN && bit < 64; bit++) {
		uint64_t v = w->base + bit, last;

		if (!(w->set >> bit & 1))
			continue;
		last = same_until(table, w, v);
		try_run(cases, table, (struct grid_run){v << w->drop, last << w->drop, w->drop});
		bit += last - v;
	}
}

/* A value that no condition names, for the fields that are there otherwise. */
static void try_other(struct grid_cases *cases, const struct field *table, uint64_t all)
{
	for (const struct field *f = table; f->id; f++) {
		if (f->when.how != WHEN_NOT_IN)
			continue;
		try_run(cases, table, (struct grid_run){all, all, 0});
		return;
	}
}

static int by_first(const void *a, const void *b)
{
	const struct grid_run *x = a, *y = b;

	return x->first < y->first ? -1 : x->first > y->first;
}

static int by_least(const void *a, const void *b)
{
	const struct grid_case *x = a, *y = b;

	return by_first(&x->runs[0], &y->runs[0]);
}

/* Puts the case's values in order and into words. */
static void case_caption(struct grid_case *c, const struct selects *s, uint64_t all)
{
	struct buf text = BUF_INIT;
	size_t before = 0;

	qsort(c->runs, c->count, sizeof(c->runs[0]), by_first);
	for (unsigned i = 0; i < c->count; i++) {
		size_t lead;

		buf_clear(&text);
		lead = run_text(&text, s, c->runs[i]);
		if (c->runs[i].first == all) {
			buf_clear(&text);
			buf_text(&text, _("otherwise"));
			lead = 0;
		}
		buf_printf(&c->caption, "%s%s", i ? ", " : "",
			buf_string(&text) + (i && lead == before ? lead : 0));
		before = lead;
	}
	buf_done(&text);
}

void grid_cases_find(struct grid_cases *cases, const struct field *table)
{
	struct selects s = selects_of(table);
	uint64_t all = s.count ? bits_max(s.low[0] + s.at[0]->bits) : 0;

	*cases = (struct grid_cases){NULL, 0, 0};
	if (!s.count)
		return;
	for (const struct field *f = table; f->id; f++)
		try_when(cases, table, &f->when);
	if (!cases->count)
		return;
	try_other(cases, table, all);
	for (uint32_t i = 0; i < cases->count; i++)
		case_caption(&cases->at[i], &s, all);
	qsort(cases->at, cases->count, sizeof(*cases->at), by_least);
}

void grid_cases_done(struct grid_cases *cases)
{
	for (uint32_t i = 0; i < cases->count; i++) {
		buf_done(&cases->at[i].caption);
		buf_done(&cases->at[i].looks);
	}
	free(cases->at);
	*cases = (struct grid_cases){NULL, 0, 0};
}
