/* SPDX-License-Identifier: BSD-2-Clause */
/* Going through a capture for the filter and for a search, a slice at a time. The frames that pass
 * are numbers of four bytes, in the order of the capture; one that grows is filtered on. */
#include "book_int.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* ---- the filter ---- */

void sieve_end(struct sieve *sieve)
{
	if (sieve->filter)
		filter_free(sieve->filter);
	pass_done(&sieve->pass);
	free(sieve->passed);
	*sieve = (struct sieve){0};
}

uint64_t book_frame_at(const struct book *b, uint64_t at)
{
	if (!b->sieve.filter)
		return at;
	return at < b->sieve.count ? b->sieve.passed[at] : UINT64_MAX;
}

uint64_t book_place_of(const struct book *b, uint64_t frame)
{
	uint64_t low = 0, high = book_count(b);

	if (!b->sieve.filter)
		return frame < high ? frame : high;
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (b->sieve.passed[middle] < frame)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void sieve_add(struct sieve *s, uint64_t frame)
{
	if (s->count == s->room) {
		s->room = s->room ? s->room * 2 : 4096;
		s->passed = mem_grow(s->passed, s->room, sizeof(*s->passed));
	}
	s->passed[s->count++] = (uint32_t)frame;
}

static bool sieve_frame(struct book *b, struct sieve *s, bool flow)
{
	struct items *items = flow ? &b->pass_items : NULL;
	const struct frame *whole = pass_frame(&s->pass, &b->passing);

	if (items) {
		items->made = filter_needs(s->filter) & FILTER_MADE;
		items->all = items->made;
		pass_items(s->pass.facts, whole, items);
	}
	return filter_match(s->filter, whole, &s->pass.clock, items);
}

bool sieve_slice(struct book *b)
{
	struct sieve *s = &b->sieve;
	bool flow = s->filter && filter_needs(s->filter) & FILTER_FLOW;

	if (!s->filter || s->stopped)
		return false;
	if (!s->at)
		pass_start(&s->pass, true);
	for (unsigned i = 0; i < BOOK_SLICE && s->at < b->store.count; i++) {
		if (!book_get(b, &b->pass_look, s->at, &b->passing)) {
			s->stopped = true; /* it cannot be read any more */
			break;
		}
		if (sieve_frame(b, s, flow)) {
			sieve_add(s, s->at);
			clock_shown(&s->pass.clock, &b->passing);
		}
		s->at++;
	}
	return s->at < b->store.count;
}

int book_filter(struct book *b, const char *text, size_t n, struct recipe_err *err)
{
	struct filter *filter = NULL;

	if (n && !(filter = filter_new(&b->lookup, text, n, err)))
		return -1;
	sieve_end(&b->sieve);
	b->sieve.filter = filter;
	free(b->text);
	b->text = NULL;
	if (n) {
		b->text = mem_new(n + 1, 1);
		memcpy(b->text, text, n);
	}
	return 0;
}

/* ---- a search ---- */

static bool holds(const struct frame *f, const struct search *s)
{
	return s->n <= f->cap && memmem(f->bytes, f->cap, s->bytes, s->n) != NULL;
}

bool search_slice(struct book *b)
{
	struct search *s = &b->search;

	for (unsigned i = 0; s->on && i < BOOK_SLICE; i++) {
		if (s->backward ? s->at == 0 : s->at + 1 >= book_count(b)) {
			s->on = false;
			s->lost = true;
			return false;
		}
		s->at = s->backward ? s->at - 1 : s->at + 1;
		if (store_frame(&b->store, &b->pass_look, book_frame_at(b, s->at), &b->passing) < 0)
			continue;
		if (holds(&b->passing, s)) {
			s->on = false;
			s->found = true;
		}
	}
	return s->on;
}

void book_find(struct book *b, const void *bytes, size_t n, uint64_t at, bool backward)
{
	struct search *s = &b->search;

	s->n = n < FIND_MOST ? n : FIND_MOST;
	memmove(s->bytes, bytes, s->n);
	s->at = at;
	s->backward = backward;
	s->on = s->n > 0;
	s->found = s->lost = false;
}

void book_find_again(struct book *b, uint64_t at, bool backward)
{
	book_find(b, b->search.bytes, b->search.n, at, backward);
}

bool book_found(struct book *b, uint64_t *at)
{
	bool found = b->search.found;

	b->search.found = false;
	*at = b->search.at;
	return found;
}

bool book_lost(struct book *b)
{
	bool lost = b->search.lost;

	b->search.lost = false;
	return lost;
}
