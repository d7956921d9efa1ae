/* SPDX-License-Identifier: BSD-2-Clause */
/* Bytes for other programs: a hex dump that text2pcap reads, an array that a C compiler reads. */
#ifndef TRAME_OUT_DUMP_H
#define TRAME_OUT_DUMP_H

#include "base/buf.h"
#include "frame/frame.h"

/* The characters beside the bytes. */
enum dump_text {
	DUMP_TEXT, /* as tshark -x has them; between bars where text2pcap took them for bytes */
	DUMP_BARS, /* always between bars */
	DUMP_BARE, /* none */
};

/* Offset, 16 bytes a line, characters; an empty line behind the frame. */
void dump_hex(struct buf *out, const struct frame *frame, enum dump_text text);

/* `static const uint8_t frame_N[SIZE] = {...};`, each layer's header under its name. */
void dump_c(struct buf *out, const struct frame *frame, uint64_t number);

#endif
