/* SPDX-License-Identifier: BSD-2-Clause */
/* Memory, and the one place where the lack of it ends the program. */
#ifndef TRAME_BASE_MEM_H
#define TRAME_BASE_MEM_H

#include <stddef.h>

/* `n` objects of `size` bytes, zeroed; the caller frees. Never NULL: without memory the program
 * says so on standard error and exits 1. */
void *mem_new(size_t n, size_t size);

/* As realloc for `n` objects of `size` bytes; never NULL, overflow checked. */
void *mem_grow(void *old, size_t n, size_t size);

/* The pointer that a library gave, which is NULL only without memory: then never returns. */
void *mem_got(void *p);

/* A copy of `n` bytes with a NUL after them; the caller frees. */
char *mem_text(const char *text, size_t n);

/* Clears bytes. Not in place: what compilers make of a hundred bytes there takes longer. */
void mem_clear(void *at, size_t n);

#endif
