/* SPDX-License-Identifier: BSD-2-Clause */
/* The index of a capture: eight bytes a frame, at most twice that while it grows. A frame is read
 * again from its record whenever it is asked for, with the interfaces of its section. */
#include "file/store.h"

#include "base/lang.h"
#include "base/mem.h"
#include "file/gunzip.h"
#include "file/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define STORE_LOOK (64u << 10) /* bytes that are read around a frame */
#define STORE_MOST (64u << 20) /* more than any record that the reader takes */

/* Where the descriptor stands, if what comes from there can be read again as it is. */
static off_t find_origin(int fd)
{
	off_t origin = lseek(fd, 0, SEEK_CUR);
	uint8_t magic[2];
	ssize_t n = origin < 0 ? -1 : pread(fd, magic, 2, origin);

	if (n < 0)
		return -1;
	return n == 2 && magic[0] == 0x1f && magic[1] == 0x8b ? -1 : origin;
}

int store_open(struct store *store, int fd, struct err *err)
{
	*store = (struct store){.reader = READER_INIT, .fd = fd, .spool = -1};
	store->reader.keep_links = true;
	store->origin = find_origin(fd);
	if (store->origin >= 0)
		return 0;
	store->origin = 0;
	store->spool = spool_open(0, NULL, err);
	return store->spool < 0 ? -1 : 0;
}

void store_done(struct store *store)
{
	reader_done(&store->reader);
	if (store->spool >= 0)
		close(store->spool);
	free(store->at);
	free(store->sections);
	store->at = NULL;
	store->sections = NULL;
	store->spool = -1;
}

/* The last n bytes at hand go to the spool. */
static int spool(const struct store *store, size_t n)
{
	const struct feed *feed = &store->reader.feed;
	size_t at = feed->len - n;

	while (at < feed->len) {
		ssize_t done = pwrite(store->spool, feed->data + at, feed->len - at,
			(off_t)(feed->before + at));

		if (done < 0 && errno != EINTR)
			return -1;
		at += done > 0 ? (size_t)done : 0;
	}
	return 0;
}

/* More bytes; -1 and the error. A file that was empty at first may turn out to be compressed. */
static long fill(struct store *store, struct err *err)
{
	long n = reader_fill(&store->reader, store->fd);

	if (n > 0 && store->spool < 0 && store->reader.feed.gzip) {
		store->origin = 0;
		store->spool = spool_open(0, NULL, err);
		if (store->spool < 0)
			return -1;
	}
	if (n < 0 || (n > 0 && store->spool >= 0 && spool(store, (size_t)n) < 0))
		return err_errno(err, n < 0 ? _("cannot read") : _("cannot be kept"));
	return n;
}

static void add_section(struct store *store)
{
	const struct reader *r = &store->reader;

	if (store->section_count == store->section_room) {
		store->section_room = store->section_room ? store->section_room * 2 : 4;
		store->sections = mem_grow(
			store->sections, store->section_room, sizeof(*store->sections));
	}
	store->sections[store->section_count++] =
		(struct store_section){store->count, r->first, r->section, r->swapped};
}

static void add_frame(struct store *store)
{
	const struct reader *r = &store->reader;
	const struct store_section *last = store->sections + store->section_count;

	if (!store->section_count || last[-1].number != r->section)
		add_section(store);
	if (store->count == store->room) {
		store->room = store->room ? store->room * 2 : 1024;
		store->at = mem_grow(store->at, store->room, sizeof(*store->at));
	}
	store->at[store->count++] = r->feed.before + (uint64_t)(r->block - r->feed.data);
}

enum store_state store_index(struct store *store, size_t budget, struct err *err)
{
	enum read_state state;
	struct frame frame;
	size_t spent = 0;

	for (;;) {
		long n;

		while ((state = reader_next(&store->reader, &frame, err)) == READ_FRAME)
			add_frame(store);
		if (state == READ_BAD)
			return STORE_BAD;
		if (spent >= budget || (spent && store->spool >= 0))
			return STORE_MORE;
		n = fill(store, err);
		if (n < 0)
			return errno == EAGAIN ? STORE_MORE : STORE_BAD;
		if (n == 0)
			return STORE_END;
		spent += (size_t)n;
	}
}

uint64_t store_length(const struct store *store)
{
	const struct feed *feed = &store->reader.feed;

	return (uint64_t)store->origin + feed->before + feed->len;
}

bool store_grows(const struct store *store)
{
	return store->spool < 0;
}

bool store_pending(const struct store *store)
{
	return store->reader.feed.gzip && gunzip_pending(store->reader.feed.gzip);
}

int store_end(const struct store *store, struct err *err)
{
	return reader_end(&store->reader, err);
}

/* The section that frame i lies in. */
static const struct store_section *find_section(const struct store *store, uint64_t i)
{
	uint32_t low = 0, high = store->section_count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (store->sections[middle].start <= i)
			low = middle;
		else
			high = middle;
	}
	return &store->sections[low];
}

void store_look_done(struct store_look *look)
{
	buf_done(&look->bytes);
}

long store_bytes(const struct store *store, uint64_t from, void *to, size_t n)
{
	int fd = store->spool < 0 ? store->fd : store->spool;
	ssize_t got;

	do
		got = pread(fd, to, n, store->origin + (off_t)from);
	while (got < 0 && errno == EINTR);
	return got;
}

/* Reads `n` bytes of the stream from `from` on, or what there is of them; false: nothing. */
static bool look_at(const struct store *store, struct store_look *look, uint64_t from, size_t n)
{
	long got;

	buf_clear(&look->bytes);
	look->from = from;
	got = store_bytes(store, from, buf_room(&look->bytes, n), n);
	if (got > 0)
		look->bytes.len = (size_t)got;
	return got > 0;
}

/* The indexing reader as it was before frame i, on the look's bytes. */
static struct reader reader_for(const struct store *store, const struct store_look *look,
	uint64_t i)
{
	const struct store_section *section = find_section(store, i);
	struct reader r = store->reader;

	r.feed = (struct feed){.data = look->bytes.data,
		.len = look->bytes.len,
		.at = (size_t)(store->at[i] - look->from)};
	r.swapped = section->swapped;
	r.first = section->first;
	r.section = section->number;
	r.count = store->reader.first + store->reader.count - section->first;
	r.frames = i;
	r.skip = 0;
	r.other = NULL;
	r.fixed = true;
	return r;
}

int store_frame(
	const struct store *store, struct store_look *look, uint64_t i, struct frame *frame)
{
	uint64_t at;

	if (i >= store->count)
		return -1;
	at = store->at[i];
	if (at < look->from || at - look->from >= look->bytes.len)
		look_at(store, look, at, STORE_LOOK);
	for (size_t n = STORE_LOOK; n <= STORE_MOST; n *= 2) {
		struct reader r = reader_for(store, look, i);
		enum read_state state = reader_next(&r, frame, NULL);

		if (state == READ_FRAME)
			return frame->number == i + 1 ? 0 : -1;
		if (state == READ_BAD || !look_at(store, look, at, n))
			return -1;
	}
	return -1;
}
