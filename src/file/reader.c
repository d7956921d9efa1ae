/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames out of a stream of pcap or pcapng bytes: which format it is, and pcap. No length is used
 * before the bytes it speaks of have arrived. */
#include "file/reader.h"

#include "base/mem.h"
#include "reader_int.h"

#include <inttypes.h>
#include <stdlib.h>

#define MAGIC_MICRO 0xa1b2c3d4u
#define MAGIC_NANO 0xa1b23c4du
#define MAGIC_MODIFIED 0xa1b2cd34u /* Kuznetzov's: eight more bytes before each frame */

void reader_done(struct reader *reader)
{
	feed_done(&reader->feed);
	free(reader->links);
	reader->links = NULL;
	reader->count = reader->room = 0;
}

long reader_fill(struct reader *reader, int fd)
{
	return feed_more(&reader->feed, fd);
}

enum read_state reader_bad(const struct reader *r, struct err *err, const char *why)
{
	if (feed_end(&r->feed, err) == 0)
		err_set(err, "damaged at byte %" PRIu64 ": %s", r->feed.before + r->feed.at,
			why);
	return READ_BAD;
}

int reader_add_link(struct reader *r, struct reader_link **link)
{
	uint32_t at = r->first + r->count;

	if (r->fixed || at >= READER_LINKS)
		return -1;
	if (at >= r->room) {
		r->room = r->room ? r->room * 2 : 4;
		r->links = mem_grow(r->links, r->room, sizeof(*r->links));
	}
	r->count++;
	*link = &r->links[at];
	**link = (struct reader_link){.resolution = 6};
	return 0;
}

static bool is_pcap(uint32_t magic)
{
	return magic == MAGIC_MICRO || magic == MAGIC_NANO || magic == MAGIC_MODIFIED;
}

/* Before version 2.3 a record said how long the frame was first, and how much of it was kept then;
 * in 2.3 some programs did. DG/UX's tcpdump called itself 543.0. As libpcap has it. */
static int read_version(struct reader *r, unsigned major, unsigned minor)
{
	if (major == 2)
		r->crossed = minor < 3 ? 1 : minor == 3 ? 2 : 0;
	else if (major == 543)
		r->crossed = 1;
	else
		return -1;
	return 0;
}

static enum read_state start_pcap(struct reader *r, const uint8_t *p, struct err *err)
{
	struct reader_link *link;
	uint32_t magic;

	r->swapped = is_pcap(bits_be32(p));
	magic = reader_get32(r->swapped, p);
	if (!is_pcap(magic))
		return reader_bad(r, err, "this is neither pcap nor pcapng");
	if (r->feed.len < 24)
		return READ_MORE;
	if (read_version(r, reader_get16(r->swapped, p + 4), reader_get16(r->swapped, p + 6)) < 0)
		return reader_bad(r, err, "a version of pcap that is not known");
	r->nano = magic == MAGIC_NANO;
	r->extra = magic == MAGIC_MODIFIED ? 8 : 0;
	r->network = reader_get32(r->swapped, p + 20);
	if (reader_add_link(r, &link) < 0)
		return READ_BAD;
	link->link = (uint16_t)(r->network & 0xffff);
	link->snaplen = reader_get32(r->swapped, p + 16);
	link->resolution = r->nano ? 9 : 6;
	r->feed.at = 24;
	r->format = READER_PCAP;
	return READ_FRAME;
}

static enum read_state start(struct reader *r, struct err *err)
{
	if (r->feed.len < 4)
		return READ_MORE;
	if (bits_le32(r->feed.data) != MAGIC_NG)
		return start_pcap(r, r->feed.data, err);
	r->format = READER_NG;
	return READ_FRAME;
}

enum read_state reader_next_pcap(struct reader *r, struct frame *frame, struct err *err)
{
	const uint8_t *p = r->feed.data + r->feed.at;
	size_t left = r->feed.len - r->feed.at, head = 16 + r->extra;
	uint32_t cap, len;

	if (left < head)
		return READ_MORE;
	cap = reader_get32(r->swapped, p + 8);
	len = reader_get32(r->swapped, p + 12);
	if (r->crossed == 1 || (r->crossed == 2 && cap > len)) {
		uint32_t other = cap;

		cap = len;
		len = other;
	}
	if (cap > READER_BLOCK)
		return reader_bad(r, err, "a frame longer than 16 MiB");
	if (left - head < cap)
		return READ_MORE;
	r->block = p;
	r->block_len = (uint32_t)head + cap;
	reader_clear(frame);
	frame->bytes = p + head;
	frame->cap = cap;
	frame->len = len < cap ? cap : len;
	frame->time = reader_get32(r->swapped, p) * INT64_C(1000000000) +
		      reader_get32(r->swapped, p + 4) * (r->nano ? INT64_C(1) : INT64_C(1000));
	frame->digits = r->nano ? 9 : 6;
	frame->number = ++r->frames;
	frame->link = r->links[0].link;
	r->feed.at += head + cap;
	return READ_FRAME;
}

enum read_state reader_next(struct reader *reader, struct frame *frame, struct err *err)
{
	if (reader->format == READER_START) {
		enum read_state state = start(reader, err);

		if (state != READ_FRAME)
			return state;
	}
	return reader->format == READER_PCAP ? reader_next_pcap(reader, frame, err)
					     : reader_next_ng(reader, frame, err);
}

int reader_end(const struct reader *reader, struct err *err)
{
	const struct feed *s = &reader->feed;

	if (feed_end(s, err) < 0)
		return -1;
	if (reader->format == READER_START)
		return err_set(
			err, s->len ? "this is neither pcap nor pcapng" : "the file is empty");
	if (s->at < s->len || reader->skip)
		return err_set(err, "cut short at byte %" PRIu64 ": the last record is not whole",
			s->before + s->at);
	return 0;
}

bool reader_ready(const struct reader *reader)
{
	return reader->format != READER_START && reader->count > 0;
}
