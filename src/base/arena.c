/* SPDX-License-Identifier: BSD-2-Clause */
/* Memory given out in order and taken back all at once. A chain of blocks, kept between uses. */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
	struct arena_block *next;
	size_t used, room;
	alignas(max_align_t) uint8_t bytes[];
};

static struct arena_block *block_new(size_t n)
{
	size_t room = n < 4096 ? 4096 : n;
	struct arena_block *b = mem_grow(NULL, sizeof(*b) + room, 1);

	b->next = NULL;
	b->used = 0;
	b->room = room;
	return b;
}

/* The next block with room for `n`; a kept one that is too small goes behind a new one. */
static struct arena_block *block_next(struct arena *a, size_t n)
{
	struct arena_block **link = a->now ? &a->now->next : &a->first;

	if (!*link || (*link)->room < n) {
		struct arena_block *b = block_new(n);

		b->next = *link;
		*link = b;
	}
	(*link)->used = 0;
	return *link;
}

void *arena_get(struct arena *a, size_t n)
{
	void *p;

	n = (n + alignof(max_align_t) - 1) / alignof(max_align_t) * alignof(max_align_t);
	if (!a->now || a->now->room - a->now->used < n)
		a->now = block_next(a, n);
	p = a->now->bytes + a->now->used;
	a->now->used += n;
	return p;
}

void *arena_zero(struct arena *a, size_t n)
{
	return memset(arena_get(a, n), 0, n);
}

void *arena_copy(struct arena *a, const void *bytes, size_t n)
{
	void *p = arena_get(a, n ? n : 1);

	if (n)
		memcpy(p, bytes, n);
	return p;
}

char *arena_text(struct arena *a, const char *text, size_t n)
{
	char *p = arena_get(a, n + 1);

	if (n)
		memcpy(p, text, n);
	p[n] = '\0';
	return p;
}

void arena_clear(struct arena *a)
{
	a->now = a->first;
	if (a->now)
		a->now->used = 0;
}

void arena_done(struct arena *a)
{
	while (a->first) {
		struct arena_block *next = a->first->next;

		free(a->first);
		a->first = next;
	}
	a->now = NULL;
}
