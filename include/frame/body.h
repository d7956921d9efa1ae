/* SPDX-License-Identifier: BSD-2-Clause */
/* How the body of an HTTP message is coded: in chunks (RFC 9112 7.1), compressed (RFC 9110 8.4). */
#ifndef TRAME_FRAME_BODY_H
#define TRAME_FRAME_BODY_H

#include "frame/frame.h"

enum body_packing { BODY_PLAIN, BODY_GZIP, BODY_DEFLATE, BODY_OTHER };

struct body_coding {
	bool chunked;
	enum body_packing packing;
};

/* What the header of an HTTP layer says of its body. */
struct body_coding body_coding(const struct frame *frame, unsigned layer);

/* A chunk: its line from `at` on, its data behind that, and two bytes that end it. The last one has
 * no data. */
struct chunk {
	uint32_t at, data, size;
	uint32_t end; /* behind it; of the last one, behind its line */
};

/* The chunk at byte `at` of a body of `n` bytes; false if there is none, or not all of it. */
bool chunk_read(const uint8_t *body, uint32_t n, uint32_t at, struct chunk *chunk);

#endif
