/* SPDX-License-Identifier: BSD-2-Clause */
/* Another comment for a frame in a pcapng file: the block is written anew with the options that it
 * had, but for one. */
#include "file/remark.h"

#include "reader_int.h"

#include <string.h>

#define HEAD	    28 /* of an enhanced packet: and of the obsolete one */
#define OPT_END	    0
#define OPT_COMMENT 1
#define MOST	    65535 /* bytes of an option */

struct remark {
	struct buf *out;
	bool big;
};

static void put16(const struct remark *r, unsigned v)
{
	buf_byte(r->out, (uint8_t)(r->big ? v >> 8 : v));
	buf_byte(r->out, (uint8_t)(r->big ? v : v >> 8));
}

static void put32(const struct remark *r, uint32_t v)
{
	put16(r, r->big ? v >> 16 : v & 0xffff);
	put16(r, r->big ? v & 0xffff : v >> 16);
}

static unsigned get16(const struct remark *r, const uint8_t *p)
{
	return r->big ? bits_be16(p) : bits_le16(p);
}

static uint32_t padded(uint32_t n)
{
	return (n + 3) & ~UINT32_C(3);
}

static void put_option(const struct remark *r, unsigned code, const void *bytes, uint32_t n)
{
	put16(r, code);
	put16(r, n);
	buf_add(r->out, bytes, n);
	buf_fill(r->out, 0, padded(n) - n);
}

/* The options that were there, without the first comment. */
static void put_others(const struct remark *r, const uint8_t *p, uint32_t n)
{
	bool first = true;

	while (n >= 4) {
		unsigned code = get16(r, p);
		uint32_t len = get16(r, p + 2), all = 4 + padded(len);

		if (code == OPT_END || all > n)
			return;
		if (code != OPT_COMMENT || !first)
			put_option(r, code, p + 4, len);
		first = first && code != OPT_COMMENT;
		p += all;
		n -= all;
	}
}

/* The head and the bytes of the frame; returns where the options of the old block begin. */
static uint32_t put_frame(const struct remark *r, const uint8_t *old, uint32_t len)
{
	uint32_t cap, body;

	if (reader_get32(r->big, old) != BLOCK_SPB) {
		body = padded(reader_get32(r->big, old + 20));
		buf_add(r->out, old, HEAD + body);
		return HEAD + body;
	}
	cap = reader_get32(r->big, old + 8);
	cap = cap < len - 16 ? cap : len - 16;
	put32(r, BLOCK_EPB);
	for (unsigned i = 0; i < 4; i++)
		put32(r, 0); /* length, interface, time */
	put32(r, cap);
	put32(r, reader_get32(r->big, old + 8));
	buf_add(r->out, old + 12, padded(cap));
	return len - 4;
}

void remark_last(struct buf *out, bool big, const char *text, size_t n)
{
	uint32_t len = reader_get32(big, out->data + out->len - 4), options, all;
	size_t start = out->len - len;
	struct buf fresh = BUF_INIT;
	const struct remark r = {&fresh, big};
	const uint8_t *old = out->data + start;

	options = put_frame(&r, old, len);
	if (n)
		put_option(&r, OPT_COMMENT, text, (uint32_t)(n < MOST ? n : MOST));
	put_others(&r, old + options, len - 4 - options);
	put32(&r, OPT_END);
	all = (uint32_t)fresh.len + 4;
	put32(&r, all);
	out->len = start;
	buf_add(out, fresh.data, fresh.len);
	fresh.len = 4; /* the length, once more, behind the type */
	put32(&r, all);
	memcpy(out->data + start + 4, fresh.data + 4, 4);
	buf_done(&fresh);
}
