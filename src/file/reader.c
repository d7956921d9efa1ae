/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames out of a stream of pcap or pcapng bytes. No length is believed beyond READER_BLOCK, and
 * none is used before the bytes it speaks of have arrived. */
#include "file/reader.h"

#include "base/bits.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#define READER_BLOCK (16u << 20) /* bytes: a record or block longer than this is damage */
#define READER_CHUNK (256u << 10)

#define MAGIC_MICRO 0xa1b2c3d4u
#define MAGIC_NANO 0xa1b23c4du
#define MAGIC_MODIFIED 0xa1b2cd34u
#define MAGIC_NG 0x0a0d0d0au
#define ORDER_NG 0x1a2b3c4du

enum block { BLOCK_IDB = 1, BLOCK_OLD = 2, BLOCK_SPB = 3, BLOCK_EPB = 6 };

void reader_done(struct reader *reader)
{
	buf_done(&reader->in);
}

long reader_fill(struct reader *reader, int fd)
{
	ssize_t n;

	if (reader->at > 0) {
		reader->taken += reader->at;
		reader->in.len -= reader->at;
		if (reader->in.len)
			memmove(reader->in.data, reader->in.data + reader->at, reader->in.len);
		reader->at = 0;
	}
	do
		n = read(fd, buf_room(&reader->in, READER_CHUNK), READER_CHUNK);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		reader->in.len += (size_t)n;
	return (long)n;
}

static uint32_t get32(const struct reader *r, const uint8_t *p)
{
	return r->swapped ? bits_be32(p) : bits_le32(p);
}

static uint16_t get16(const struct reader *r, const uint8_t *p)
{
	return r->swapped ? bits_be16(p) : bits_le16(p);
}

static enum read_state bad(const struct reader *r, struct err *err, const char *why)
{
	err_set(err, "damaged at byte %" PRIu64 ": %s", r->taken + r->at, why);
	return READ_BAD;
}

static bool is_pcap(uint32_t magic)
{
	return magic == MAGIC_MICRO || magic == MAGIC_NANO || magic == MAGIC_MODIFIED;
}

static enum read_state start(struct reader *r, struct err *err)
{
	const uint8_t *p = r->in.data;
	uint32_t magic;

	if (r->in.len < 4)
		return READ_MORE;
	if (bits_le32(p) == MAGIC_NG) {
		r->format = READER_NG;
		return READ_FRAME;
	}
	r->swapped = is_pcap(bits_be32(p));
	magic = get32(r, p);
	if (!is_pcap(magic))
		return bad(r, err, "this is neither pcap nor pcapng");
	if (r->in.len < 24)
		return READ_MORE;
	r->nano = magic == MAGIC_NANO;
	r->extra = magic == MAGIC_MODIFIED ? 8 : 0;
	r->links[0].link = (uint16_t)(get32(r, p + 20) & 0xffff);
	r->count = 1;
	r->at = 24;
	r->format = READER_PCAP;
	return READ_FRAME;
}

static enum read_state next_pcap(struct reader *r, struct frame *frame, struct err *err)
{
	const uint8_t *p = r->in.data + r->at;
	size_t left = r->in.len - r->at, head = 16 + r->extra;
	uint32_t cap;

	if (left < head)
		return READ_MORE;
	cap = get32(r, p + 8);
	if (cap > READER_BLOCK)
		return bad(r, err, "a frame longer than 16 MiB");
	if (left < head + cap)
		return READ_MORE;
	*frame = (struct frame){.bytes = p + head, .cap = cap, .len = get32(r, p + 12),
		.link = r->links[0].link,
		.time = get32(r, p) * INT64_C(1000000000) +
			get32(r, p + 4) * (r->nano ? INT64_C(1) : INT64_C(1000))};
	if (frame->len < cap)
		frame->len = cap;
	r->at += head + cap;
	return READ_FRAME;
}

/* Units of an interface's resolution to nanoseconds since 1970. */
static int64_t to_nano(const struct reader_link *link, uint64_t units)
{
	unsigned n = link->resolution & 127u;
	uint64_t per = 1, base = (uint64_t)link->offset * 1000000000u;

	if (link->resolution & 128) {
		uint64_t whole = n < 64 ? units >> n : 0;
		uint64_t part = n < 64 ? units & bits_max(n) : units;
		double scale = 1e9;

		for (unsigned i = 0; i < n; i++)
			scale /= 2;
		return (int64_t)(whole * 1000000000u + (uint64_t)((double)part * scale) + base);
	}
	for (unsigned i = n; i < 9; i++)
		per *= 10;
	for (unsigned i = 9; i < n && units; i++)
		units /= 10;
	return (int64_t)(units * per + base);
}

static void read_options(struct reader *r, struct reader_link *link, const uint8_t *p, size_t n)
{
	while (n >= 4) {
		uint16_t code = get16(r, p), len = get16(r, p + 2);
		size_t all = 4u + ((len + 3u) & ~3u);

		if (code == 0 || all > n)
			return;
		if (code == 9 && len == 1)
			link->resolution = p[4];
		if (code == 14 && len == 8)
			link->offset =
				(int64_t)((uint64_t)get32(r, p + (r->swapped ? 4 : 8)) << 32 |
					  get32(r, p + (r->swapped ? 8 : 4)));
		p += all;
		n -= all;
	}
}

static void add_interface(struct reader *r, const uint8_t *body, size_t n)
{
	struct reader_link *link = &r->links[r->count < READER_LINKS ? r->count : READER_LINKS - 1];

	*link = (struct reader_link){.link = get16(r, body), .resolution = 6,
		.snaplen = get32(r, body + 4)};
	read_options(r, link, body + 8, n - 8);
	r->count++;
}

static bool take_packet(struct reader *r, uint32_t type, const uint8_t *body, size_t n,
	struct frame *frame)
{
	uint32_t id = type == BLOCK_OLD ? get16(r, body) : type == BLOCK_EPB ? get32(r, body) : 0;
	const struct reader_link *link;
	size_t head = type == BLOCK_SPB ? 4 : 20;

	if (n < head || id >= r->count)
		return false;
	link = &r->links[id < READER_LINKS ? id : READER_LINKS - 1];
	*frame = (struct frame){.bytes = body + head, .link = link->link};
	if (type == BLOCK_SPB) {
		frame->len = get32(r, body);
		frame->cap = frame->len;
		if (link->snaplen && frame->cap > link->snaplen)
			frame->cap = link->snaplen;
		if (frame->cap > n - head)
			frame->cap = (uint32_t)(n - head);
		return true;
	}
	frame->time = to_nano(link, (uint64_t)get32(r, body + 4) << 32 | get32(r, body + 8));
	frame->cap = get32(r, body + 12);
	frame->len = get32(r, body + 16);
	if (frame->len < frame->cap)
		frame->len = frame->cap;
	return frame->cap <= n - head;
}

/* The length of the block at `at` once its head is there; 0: more is needed. */
static enum read_state block_length(struct reader *r, uint32_t *len, struct err *err)
{
	const uint8_t *p = r->in.data + r->at;
	size_t left = r->in.len - r->at;

	if (left < 12)
		return READ_MORE;
	if (bits_le32(p) == MAGIC_NG) {
		r->swapped = bits_be32(p + 8) == ORDER_NG;
		if (get32(r, p + 8) != ORDER_NG)
			return bad(r, err, "a section without a byte order");
	}
	*len = get32(r, p + 4);
	if (*len < 12 || *len % 4 || *len > READER_BLOCK)
		return bad(r, err, "a block of impossible length");
	return left < *len ? READ_MORE : READ_FRAME;
}

static enum read_state next_ng(struct reader *r, struct frame *frame, struct err *err)
{
	for (;;) {
		const uint8_t *p;
		uint32_t len, type;
		enum read_state state = block_length(r, &len, err);

		if (state != READ_FRAME)
			return state;
		p = r->in.data + r->at;
		if (get32(r, p + len - 4) != len)
			return bad(r, err, "a block whose two lengths differ");
		type = get32(r, p);
		if (type == MAGIC_NG)
			r->count = 0;
		else if (type == BLOCK_IDB && len >= 20)
			add_interface(r, p + 8, len - 12);
		else if ((type == BLOCK_EPB || type == BLOCK_SPB || type == BLOCK_OLD) &&
			(len < 16 || !take_packet(r, type, p + 8, len - 12, frame)))
			return bad(r, err, "a packet block that contradicts itself");
		r->at += len;
		if (type == BLOCK_EPB || type == BLOCK_SPB || type == BLOCK_OLD)
			return READ_FRAME;
	}
}

enum read_state reader_next(struct reader *reader, struct frame *frame, struct err *err)
{
	enum read_state state;

	if (reader->format == READER_START) {
		state = start(reader, err);
		if (state != READ_FRAME)
			return state;
	}
	return reader->format == READER_PCAP ? next_pcap(reader, frame, err)
					     : next_ng(reader, frame, err);
}

int reader_end(const struct reader *reader, struct err *err)
{
	if (reader->format == READER_START)
		return err_set(err, reader->in.len ? "this is neither pcap nor pcapng"
						   : "the file is empty");
	if (reader->at < reader->in.len)
		return err_set(err, "cut short at byte %" PRIu64 ": the last record is not whole",
			reader->taken + reader->at);
	return 0;
}

bool reader_ready(const struct reader *reader)
{
	return reader->format != READER_START && reader->count > 0;
}
