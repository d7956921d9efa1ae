/* SPDX-License-Identifier: BSD-2-Clause */
/* The bytes of a capture as they come. Pieces of this size stay in the processor's cache: reading a
 * file so costs a third of what touching each page of a mapping does. */
#include "file/feed.h"

#include "file/gunzip.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define FEED_PIECE (64u << 10)

void feed_done(struct feed *feed)
{
	gunzip_free(feed->gzip);
	buf_done(&feed->in);
	*feed = (struct feed)FEED_INIT;
}

/* What was taken makes room for what comes. */
static void drop_taken(struct feed *f)
{
	f->before += f->at;
	f->in.len -= f->at;
	if (f->at && f->in.len)
		memmove(f->in.data, f->in.data + f->at, f->in.len);
	f->at = 0;
}

static long read_piece(struct feed *f, int fd)
{
	ssize_t n;

	do
		n = read(fd, buf_room(&f->in, FEED_PIECE), FEED_PIECE);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		f->in.len += (size_t)n;
	return (long)n;
}

static bool is_gzip(const struct buf *in)
{
	return in->len >= 2 && in->data[0] == 0x1f && in->data[1] == 0x8b;
}

/* The first bytes of a stream: as many as show whether they are gzip's. */
static long first_piece(struct feed *f, int fd)
{
	long n = read_piece(f, fd);

	while (n > 0 && f->in.len == 1 && f->in.data[0] == 0x1f)
		n = read_piece(f, fd);
	if (!is_gzip(&f->in))
		return f->in.len ? (long)f->in.len : n;
	f->gzip = gunzip_new(&f->in);
	return gunzip_read(f->gzip, fd, &f->in);
}

long feed_more(struct feed *feed, int fd)
{
	long n;

	drop_taken(feed);
	if (feed->gzip)
		n = gunzip_read(feed->gzip, fd, &feed->in);
	else if (feed->before == 0 && feed->in.len == 0)
		n = first_piece(feed, fd);
	else
		n = read_piece(feed, fd);
	feed->data = feed->in.data;
	feed->len = feed->in.len;
	return n;
}

void feed_give(struct feed *feed, const void *bytes, size_t n)
{
	drop_taken(feed);
	buf_add(&feed->in, bytes, n);
	feed->data = feed->in.data;
	feed->len = feed->in.len;
}

int feed_end(const struct feed *feed, struct err *err)
{
	return feed->gzip ? gunzip_end(feed->gzip, err) : 0;
}
