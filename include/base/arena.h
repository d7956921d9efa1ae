/* SPDX-License-Identifier: BSD-2-Clause */
/* Memory given out in order and taken back all at once: what one recipe or one frame needs. */
#ifndef TRAME_BASE_ARENA_H
#define TRAME_BASE_ARENA_H

#include <stddef.h>

struct arena {
	struct arena_block *first; /* owned */
	struct arena_block *now;
};

#define ARENA_INIT {NULL, NULL}

/* `n` bytes aligned for any type, not zeroed; they live until arena_clear or arena_done. */
void *arena_get(struct arena *a, size_t n);
void *arena_zero(struct arena *a, size_t n);
void *arena_copy(struct arena *a, const void *bytes, size_t n);
char *arena_text(struct arena *a, const char *text, size_t n); /* a NUL behind it */

void arena_clear(struct arena *a); /* all is given back, the blocks stay for the next use */
void arena_done(struct arena *a);

#endif
