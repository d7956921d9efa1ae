/* SPDX-License-Identifier: BSD-2-Clause */
/* Memory, and the one place where the lack of it ends the program. */
#include "base/mem.h"

#include "base/lang.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void mem_out(void)
{
	fputs(_("trame: no memory left\n"), stderr);
	exit(1);
}

void *mem_new(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		mem_out();
	return p;
}

void *mem_grow(void *old, size_t n, size_t size)
{
	void *p;

	if (size && n > SIZE_MAX / size)
		mem_out();
	n *= size;
	p = realloc(old, n ? n : 1);
	if (!p)
		mem_out();
	return p;
}

void *mem_got(void *p)
{
	if (!p)
		mem_out();
	return p;
}

char *mem_text(const char *text, size_t n)
{
	char *p = mem_grow(NULL, n + 1, 1);

	if (n)
		memcpy(p, text, n);
	p[n] = '\0';
	return p;
}

void mem_clear(void *at, size_t n)
{
	memset(at, 0, n);
}
