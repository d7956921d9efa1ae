/* SPDX-License-Identifier: BSD-2-Clause */
/* Texts that were made before, found again by what they were made from. */
#include "base/memo.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define POOL (4u << 20) /* bytes */

void memo_done(struct memo *m)
{
	free(m->slots);
	free(m->pool);
	*m = (struct memo){0};
}

void memo_keep(struct memo *m, const struct memo_key *key, const void *text, size_t n)
{
	uint32_t at = memo_slot(key);

	if (n + MEMO_PIECE > POOL)
		return;
	if (!m->slots) {
		m->slots = mem_new(MEMO_SLOTS, sizeof(*m->slots));
		m->pool = mem_new(POOL, 1);
	}
	if (m->used + n + MEMO_PIECE > POOL) {
		memset(m->slots, 0, MEMO_SLOTS * sizeof(*m->slots));
		m->used = 0;
	}
	m->slots[at ^ 1] = m->slots[at];
	m->slots[at] = (struct memo_entry){*key, m->used, (uint32_t)n};
	memcpy(m->pool + m->used, text, n);
	m->used += (uint32_t)(n + MEMO_PIECE - 1) / MEMO_PIECE * MEMO_PIECE;
}
