/* SPDX-License-Identifier: BSD-2-Clause */
/* A run of bytes that grows at its end. Capacity doubles, so adding is cheap on average. */
#include "base/buf.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_done(struct buf *b)
{
	free(b->data);
	*b = (struct buf)BUF_INIT;
}

void buf_grow(struct buf *b, size_t n)
{
	size_t want = b->room < 64 ? 64 : b->room * 2;

	if (want < b->len + n)
		want = b->len + n;
	b->data = mem_grow(b->data, want, 1);
	b->room = want;
}

void buf_fill(struct buf *b, uint8_t byte, size_t n)
{
	if (!n)
		return;
	memset(buf_room(b, n), byte, n);
	b->len += n;
}

void buf_text(struct buf *b, const char *text)
{
	buf_add(b, text, strlen(text));
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf((char *)buf_room(b, 80), 80, format, ap);
	va_end(ap);
	if (n >= 80) {
		va_start(ap, format);
		vsnprintf((char *)buf_room(b, (size_t)n + 1), (size_t)n + 1, format, ap);
		va_end(ap);
	}
	if (n > 0)
		b->len += (size_t)n;
}

const char *buf_string(struct buf *b)
{
	*buf_room(b, 1) = '\0';
	return (const char *)b->data;
}
