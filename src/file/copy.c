/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture written from another one. Blocks of pcapng go over in their own byte order, so that
 * what this program does not know is kept too. */
#include "file/copy.h"

#include "reader_int.h"

#include <string.h>

static void put32(const struct copy *copy, uint8_t *p, uint32_t v)
{
	if (copy->reader->swapped)
		v = v >> 24 | (v >> 8 & 0xff00) | (v << 8 & 0xff0000) | v << 24;
	bits_put_le32(p, v);
}

static uint32_t get32(const struct copy *copy, const uint8_t *p)
{
	return reader_get32(copy->reader->swapped, p);
}

/* A block as it is; with its padding counted, where its own length left that out. */
static uint8_t *put_block(const struct copy *copy, const uint8_t *block, uint32_t len)
{
	uint8_t *p = buf_room(copy->out, len);

	memcpy(p, block, len);
	copy->out->len += len;
	if (get32(copy, p + 4) != len) {
		put32(copy, p + 4, len);
		put32(copy, p + len - 4, len);
	}
	return p;
}

/* A section's length may be another one now: it is said to be unknown. An interface from which
 * frames are cut says so. */
static void copy_block(void *arg, const uint8_t *block, uint32_t len)
{
	struct copy *copy = arg;
	uint32_t type = get32(copy, block), snaplen;
	uint8_t *p = put_block(copy, block, len);

	if (type == MAGIC_NG)
		memset(p + 16, 0xff, 8);
	if (type != BLOCK_IDB || !copy->snaplen)
		return;
	snaplen = get32(copy, p + 12);
	if (snaplen == 0 || snaplen > copy->snaplen)
		put32(copy, p + 12, copy->snaplen);
}

void copy_start(
	struct copy *copy, struct reader *reader, struct buf *out, bool ng, uint32_t snaplen)
{
	*copy = (struct copy){
		.reader = reader, .out = out, .snaplen = snaplen, .writer = WRITER_INIT(ng)};
	if (!ng)
		return;
	reader->other = copy_block;
	reader->arg = copy;
}

void copy_resolution(struct copy *copy, bool micro)
{
	copy->resolved = true;
	copy->writer.micro = micro;
}

static uint32_t padded(uint32_t n)
{
	return (n + 3) & ~UINT32_C(3);
}

/* The block with fewer bytes of the frame. */
static void copy_cut(struct copy *copy, const struct frame *frame)
{
	const struct reader *r = copy->reader;
	const uint8_t *block = r->block;
	bool simple = get32(copy, block) == BLOCK_SPB;
	uint32_t head = simple ? 12 : 28, body = padded(frame->cap);
	uint32_t had = simple ? r->block_len - 16 : padded(get32(copy, block + 20));
	uint32_t rest = r->block_len - head - 4 > had ? r->block_len - head - 4 - had : 0;
	uint32_t all = head + body + rest + 4;
	uint8_t *p = buf_room(copy->out, all);

	memset(p, 0, all);
	memcpy(p, block, head);
	memcpy(p + head, frame->bytes, frame->cap);
	memcpy(p + head + body, block + r->block_len - 4 - rest, rest);
	put32(copy, p + 4, all);
	put32(copy, p + all - 4, all);
	if (!simple)
		put32(copy, p + 20, frame->cap);
	copy->out->len += all;
}

static bool is_cut(const struct copy *copy, const struct frame *frame)
{
	const struct reader *r = copy->reader;

	if (!copy->snaplen)
		return false;
	if (get32(copy, r->block) == BLOCK_SPB)
		return padded(frame->cap) < r->block_len - 16;
	return frame->cap < get32(copy, r->block + 20);
}

/* What a pcap file says of itself goes to the writer. */
static void describe(struct copy *copy)
{
	const struct reader *r = copy->reader;
	uint32_t snaplen = r->count ? r->links[0].snaplen : 0;

	if (copy->described || r->format != READER_PCAP)
		return;
	copy->described = true;
	if (!copy->resolved)
		copy->writer.micro = !r->nano;
	copy->writer.network = r->network;
	copy->writer.snaplen = snaplen;
	if (copy->snaplen && (!snaplen || snaplen > copy->snaplen))
		copy->writer.snaplen = copy->snaplen;
}

int copy_frame(struct copy *copy, const struct frame *frame, struct err *err)
{
	describe(copy);
	if (!copy->writer.ng || copy->reader->format != READER_NG)
		return writer_add(&copy->writer, copy->out, frame, err);
	if (is_cut(copy, frame))
		copy_cut(copy, frame);
	else
		put_block(copy, copy->reader->block, copy->reader->block_len);
	return 0;
}

void copy_finish(struct copy *copy)
{
	const struct reader *r = copy->reader;

	describe(copy);
	if (!copy->writer.ng || r->format != READER_NG)
		writer_start(&copy->writer, copy->out, r->count ? r->links[0].link : LINK_ETHERNET);
}
