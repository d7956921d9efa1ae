/* SPDX-License-Identifier: BSD-2-Clause */
/* gzip's bytes from a descriptor, inflated: one member after another (RFC 1952). What stands behind
 * the last member and begins none is left alone, as gzip does. */
#include "file/gunzip.h"

#include "base/lang.h"
#include "base/mem.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#define GUNZIP_IN (64u << 10)
#define GUNZIP_OUT (256u << 10)
#define GUNZIP_BITS (15 + 16) /* zlib's largest window; a gzip head and no other */

struct gunzip {
	z_stream z;
	uint64_t taken; /* bytes of the compressed data that are used up */
	bool inside;    /* of a member */
	bool over;      /* nothing more can be inflated */
	const char *why;
	struct buf in; /* owned: compressed bytes */
};

struct gunzip *gunzip_new(struct buf *first)
{
	struct gunzip *g = mem_new(1, sizeof(*g));

	if (inflateInit2(&g->z, GUNZIP_BITS) != Z_OK) {
		g->over = true;
		g->why = _("zlib has no memory");
		return g;
	}
	g->in = *first;
	*first = (struct buf)BUF_INIT;
	g->z.next_in = g->in.data;
	g->z.avail_in = (uInt)g->in.len;
	return g;
}

void gunzip_free(struct gunzip *gunzip)
{
	if (!gunzip)
		return;
	inflateEnd(&gunzip->z);
	buf_done(&gunzip->in);
	free(gunzip);
}

static long take(struct gunzip *g, int fd)
{
	ssize_t n;

	buf_clear(&g->in);
	do
		n = read(fd, buf_room(&g->in, GUNZIP_IN), GUNZIP_IN);
	while (n < 0 && errno == EINTR);
	if (n > 0) {
		g->z.next_in = g->in.data;
		g->z.avail_in = (uInt)n;
	}
	return (long)n;
}

/* Inflates what is at hand into `out`; how many bytes that gave. */
static long inflate_some(struct gunzip *g, struct buf *out)
{
	uInt before = g->z.avail_in;
	long made;
	int state;

	if (!g->inside && g->taken && g->z.next_in[0] != 0x1f) {
		g->over = true;
		return 0;
	}
	g->z.next_out = buf_room(out, GUNZIP_OUT);
	g->z.avail_out = GUNZIP_OUT;
	g->inside = true;
	state = inflate(&g->z, Z_NO_FLUSH);
	made = (long)(GUNZIP_OUT - g->z.avail_out);
	out->len += (size_t)made;
	g->taken += before - g->z.avail_in;
	if (state == Z_STREAM_END) {
		g->inside = false;
		state = inflateReset(&g->z);
	}
	if (state != Z_OK && state != Z_BUF_ERROR) {
		g->over = true;
		g->why = g->z.msg ? g->z.msg : _("zlib cannot read it");
	}
	return made;
}

long gunzip_read(struct gunzip *gunzip, int fd, struct buf *out)
{
	while (!gunzip->over) {
		long n = gunzip->z.avail_in ? 1 : take(gunzip, fd);

		if (n > 0)
			n = inflate_some(gunzip, out);
		else
			return n;
		if (n > 0)
			return n;
	}
	return 0;
}

bool gunzip_pending(const struct gunzip *gunzip)
{
	return !gunzip->over && gunzip->z.avail_in > 0;
}

int gunzip_end(const struct gunzip *gunzip, struct err *err)
{
	if (gunzip->why)
		return err_set(err, _("damaged at byte %llu of the compressed data: %s"),
			(unsigned long long)gunzip->taken, gunzip->why);
	if (gunzip->inside)
		return err_set(err, _("cut short: the compressed data ends at byte %llu"),
			(unsigned long long)gunzip->taken);
	return 0;
}
