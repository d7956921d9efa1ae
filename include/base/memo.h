/* SPDX-License-Identifier: BSD-2-Clause */
/* Texts that were made before, found again by what they were made from. A hash of fixed size: a
 * text that is not there is made again, so nothing that is kept has to stay. */
#ifndef TRAME_BASE_MEMO_H
#define TRAME_BASE_MEMO_H

#include "base/buf.h"

/* What a text depends on, all of it. */
struct memo_key {
	const void *what; /* stands in the program: never freed */
	uint64_t value, more;
	uint64_t where;
};

struct memo_entry {
	struct memo_key key; /* `what` NULL: none */
	uint32_t at, n;      /* bytes of the pool */
};

/* Start from {0}; nothing is allocated before the first text is kept. */
struct memo {
	struct memo_entry *slots; /* owned */
	uint8_t *pool;            /* owned */
	uint32_t used;            /* bytes of the pool */
};

#define MEMO_SLOTS 16384 /* a power of two */
#define MEMO_PIECE 32	 /* bytes copied at once: texts are padded to it */

void memo_done(struct memo *m);

/* Keeps a text of `n` bytes; when the pool is full all that was kept before is forgotten. A text
 * that is too long for the pool is not kept. */
void memo_keep(struct memo *m, const struct memo_key *key, const void *text, size_t n);

static inline uint32_t memo_slot(const struct memo_key *key)
{
	uint64_t h = ((uintptr_t)key->what ^ key->where << 32) * UINT64_C(0x9e3779b97f4a7c15);

	h = (h ^ h >> 29 ^ key->value ^ key->more << 17) * UINT64_C(0xbf58476d1ce4e5b9);
	return (uint32_t)(h >> 40) & (MEMO_SLOTS - 1);
}

/* The entry of a key, or NULL. It has two places; the newer text stands in the first. */
static inline const struct memo_entry *memo_find(const struct memo *m, const struct memo_key *key)
{
	uint32_t at = memo_slot(key);

	for (uint32_t i = 0; m->slots && i < 2; i++) {
		const struct memo_entry *e = &m->slots[at ^ i];

		if (e->key.what == key->what && e->key.value == key->value &&
			e->key.more == key->more && e->key.where == key->where)
			return e;
	}
	return NULL;
}

/* Copies whole pieces, at least `n` bytes: both sides have room for the last piece. */
static inline void memo_copy(uint8_t *to, const void *from, size_t n)
{
	const uint8_t *p = from;

	for (size_t i = 0; i < n; i += MEMO_PIECE)
		memcpy(to + i, p + i, MEMO_PIECE);
}

static inline void memo_put(struct buf *out, const struct memo *m, const struct memo_entry *e)
{
	memo_copy(buf_room(out, e->n + MEMO_PIECE), m->pool + e->at, e->n);
	out->len += e->n;
}

#endif
