/* SPDX-License-Identifier: BSD-2-Clause */
/* A run of bytes that grows at its end. Text in it is not NUL-terminated unless asked for. */
#ifndef TRAME_BASE_BUF_H
#define TRAME_BASE_BUF_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buf {
	uint8_t *data; /* owned; NULL while empty */
	size_t len;    /* bytes in use */
	size_t room;   /* bytes allocated */
};

#define BUF_INIT {NULL, 0, 0}

void buf_done(struct buf *b); /* frees the bytes; the buf may be used again */

void buf_grow(struct buf *b, size_t n); /* makes room for `n` more bytes */

/* Room for `n` more bytes and a pointer to the first; the caller writes them and adds to len. */
static inline uint8_t *buf_room(struct buf *b, size_t n)
{
	if (b->room - b->len < n || !b->data)
		buf_grow(b, n);
	return b->data + b->len;
}

static inline void buf_byte(struct buf *b, uint8_t byte)
{
	*buf_room(b, 1) = byte;
	b->len++;
}

static inline void buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (!n)
		return;
	memcpy(buf_room(b, n), bytes, n);
	b->len += n;
}

void buf_fill(struct buf *b, uint8_t byte, size_t n);
void buf_text(struct buf *b, const char *text);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The bytes as a C string: a NUL stands after them and is not counted in len. */
const char *buf_string(struct buf *b);

static inline void buf_clear(struct buf *b)
{
	b->len = 0;
}

#endif
