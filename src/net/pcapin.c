/* SPDX-License-Identifier: BSD-2-Clause */
/* The pcap stream on standard input, cut into frames. Never holds more than one frame and one read;
 * times and original lengths are not looked at, frames go out as they come. */
#include "base/bits.h"
#include "net/net.h"

#define PCAPIN_HEADER 24 /* bytes before the first record */
#define PCAPIN_RECORD 16 /* bytes before each frame */
#define PCAPIN_READ   65536

int pcapin_fill(struct pcapin *in, int fd, struct err *err)
{
	struct buf *b = &in->bytes;
	buf_room(b, PCAPIN_READ);
	memmove(b->data, b->data + in->at, b->len - in->at);
	b->len -= in->at;
	in->at = 0;
	ssize_t n = read(fd, b->data + b->len, PCAPIN_READ);
	if (n < 0)
		return errno == EINTR || errno == EAGAIN ? 1 : err_errno(err, "standard input");
	b->len += (size_t)n;
	if (n > 0 || b->len == 0)
		return n > 0;
	return err_set(err, "standard input: cut off in frame %llu", in->taken + 1);
}

/* The four magic numbers: micro- and nanoseconds, both byte orders. */
static int pcapin_header(struct pcapin *in, const uint8_t *p, struct err *err)
{
	uint32_t magic = bits_le32(p);
	bool little = magic == 0xa1b2c3d4 || magic == 0xa1b23c4d;
	if (!little && magic != 0xd4c3b2a1 && magic != 0x4d3cb2a1)
		return err_set(err, "standard input: not a pcap stream (it begins with 0x%08x)",
			bits_be32(p));
	in->u32 = little ? bits_le32 : bits_be32;
	uint32_t link = in->u32(p + 20);
	if (link != in->link)
		return err_set(err, "standard input: link type %u, but the interface's is %u", link,
			in->link);
	in->at += PCAPIN_HEADER;
	return 0;
}

int pcapin_next(struct pcapin *in, const uint8_t **frame, uint32_t *n, struct err *err)
{
	size_t left = in->bytes.len - in->at;
	if (!in->u32) {
		if (left < PCAPIN_HEADER)
			return 0;
		if (pcapin_header(in, in->bytes.data + in->at, err))
			return -1;
		left -= PCAPIN_HEADER;
	}
	if (left < PCAPIN_RECORD)
		return 0;
	const uint8_t *record = in->bytes.data + in->at;
	*n = in->u32(record + 8);
	if (*n > NET_FRAME_MAX)
		return err_set(err, "standard input: frame %llu has %u bytes, more than %d",
			in->taken + 1, *n, NET_FRAME_MAX);
	if (*n > left - PCAPIN_RECORD)
		return 0;
	*frame = record + PCAPIN_RECORD;
	in->at += PCAPIN_RECORD + *n;
	in->taken++;
	return 1;
}
