/* SPDX-License-Identifier: BSD-2-Clause */
/* Bodies of HTTP messages as they were meant: without what cuts them into chunks, inflated. They
 * stand behind the bytes of the frame, as what is put together does. */
#include "join_int.h"

#include "frame/body.h"

#include <zlib.h>

#define INFLATE_STEP (64u << 10)

/* The data of all chunks, one behind the other. False where they do not end. */
static bool take_chunks(struct buf *out, const uint8_t *body, uint32_t n)
{
	struct chunk chunk = {.end = 0};

	do {
		if (!chunk_read(body, n, chunk.end, &chunk))
			return false;
		buf_add(out, body + chunk.data, chunk.size);
	} while (chunk.size);
	return true;
}

/* What deflate made of a body, up to JOIN_LONGEST bytes; false where it did not make it. Of one
 * whose end is missing it is what there is. */
static bool inflate_all(struct buf *out, const uint8_t *body, size_t n, int window)
{
	z_stream z = {.next_in = NULL};
	int state = Z_OK;

	if (inflateInit2(&z, window) != Z_OK)
		return false;
	z.next_in = (Bytef *)(uintptr_t)body;
	z.avail_in = (uInt)n;
	while (state == Z_OK && out->len < JOIN_LONGEST) {
		z.next_out = buf_room(out, INFLATE_STEP);
		z.avail_out = INFLATE_STEP;
		state = inflate(&z, Z_NO_FLUSH);
		out->len += INFLATE_STEP - z.avail_out;
	}
	inflateEnd(&z);
	return state == Z_STREAM_END || (state == Z_BUF_ERROR && out->len);
}

/* Some servers leave out the head that RFC 1950 has deflate's bytes begin with. */
static bool unpack(struct buf *out, const struct buf *in, enum body_packing packing)
{
	if (packing == BODY_GZIP)
		return inflate_all(out, in->data, in->len, 15 + 16);
	if (inflate_all(out, in->data, in->len, 15))
		return true;
	buf_clear(out);
	return inflate_all(out, in->data, in->len, -15);
}

uint32_t join_source(struct join *join, const uint8_t *bytes, size_t n)
{
	struct frame *frame = &join->frame;
	unsigned i = 0;

	while (i < FRAME_BODIES && frame->bodies[i])
		i++;
	if (i == FRAME_BODIES)
		return 0;
	if (!frame->joined) {
		buf_add(&join->out, frame->bytes, frame->cap);
		frame->joined = frame->cap;
	}
	frame->bodies[i] = (uint32_t)join->out.len;
	buf_add(&join->out, bytes, n);
	frame->bytes = join->out.data;
	frame->cap = (uint32_t)join->out.len;
	return frame->bodies[i];
}

/* The body is the frame's last layer from then on. */
static void place_body(const struct join_call *call, unsigned layer, const struct buf *body,
	bool known)
{
	struct frame *frame = call->frame;
	const struct proto *next = known ? frame_body_proto(frame, layer, body->data,
						    (uint32_t)body->len)
					 : NULL;
	uint32_t at = join_source(call->join, body->data, body->len);

	if (!at)
		return;
	frame->count = (uint8_t)(layer + 1);
	if (body->len)
		frame_dissect_more(frame, next, at, (uint32_t)body->len);
}

void join_body(const struct join_call *call, unsigned layer)
{
	const struct frame *frame = call->frame;
	const struct layer *l = &frame->layers[layer];
	struct body_coding coding;
	struct buf plain = BUF_INIT, whole = BUF_INIT;
	bool known = true;

	if (layer >= frame->count || !l->pay ||
		(l->proto != &proto_http && l->proto != &proto_http_more))
		return;
	coding = body_coding(frame, layer);
	if (!coding.chunked && coding.packing != BODY_GZIP && coding.packing != BODY_DEFLATE)
		return;
	if (!coding.chunked)
		buf_add(&plain, frame->bytes + l->off + l->head, l->pay);
	else if (!take_chunks(&plain, frame->bytes + l->off + l->head, l->pay))
		goto out;
	if (coding.packing == BODY_GZIP || coding.packing == BODY_DEFLATE) {
		if (plain.len && !unpack(&whole, &plain, coding.packing))
			known = false;
	}
	place_body(call, layer,
		known && coding.packing != BODY_PLAIN && coding.packing != BODY_OTHER ? &whole
										      : &plain,
		known);
out:
	buf_done(&plain);
	buf_done(&whole);
}
