/* SPDX-License-Identifier: BSD-2-Clause */
/* The bytes of a capture as they come from a descriptor, in large pieces, inflated where they are
 * gzip's (RFC 1952, recognised by content). A file or a pipe may grow. */
#ifndef TRAME_FILE_FEED_H
#define TRAME_FILE_FEED_H

#include "base/buf.h"
#include "base/err.h"

struct feed {
	const uint8_t *data; /* what is at hand: of `in`, or the caller's */
	size_t len;          /* bytes of it */
	size_t at;           /* bytes of it that were taken */
	uint64_t before;     /* bytes of the stream that came before data[0] */
	struct buf in;       /* owned */
	struct gunzip *gzip; /* owned; NULL: the bytes are as they come */
};

#define FEED_INIT {.in = BUF_INIT}

void feed_done(struct feed *feed);

/* More bytes behind those at hand, whose place may change: how many, 0 where there are none (for
 * now), -1 on an error (errno). Always of the same descriptor. */
long feed_more(struct feed *feed, int fd);

/* The same with the caller's bytes. */
void feed_give(struct feed *feed, const void *bytes, size_t n);

/* -1 if the bytes ended before their time: compressed data that is broken or cut. */
int feed_end(const struct feed *feed, struct err *err);

#endif
