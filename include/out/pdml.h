/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as Wireshark's packet details markup language: every field with name, showname, size, pos,
 * show and value. XML; text from outside is clean and escaped. */
#ifndef TRAME_OUT_PDML_H
#define TRAME_OUT_PDML_H

#include "base/memo.h"
#include "frame/stencil.h"
#include "out/heading.h"
#include "out/keys.h"

/* What is kept from frame to frame. */
struct pdml {
	struct keys keys;
	struct headings headings;
	struct buf text;    /* owned; scratch: a value */
	struct items parts; /* owned; scratch: those of one number */
	struct memo memo;   /* lines of numbers */
	struct shapes shapes; /* of layers, each with the stencil of its lines */
	struct stencil_pen pen;
	uint64_t frames; /* written so far */
};

void pdml_init(struct pdml *pdml);
void pdml_done(struct pdml *pdml);

/* What stands before the first frame and behind the last one. */
void pdml_start(struct buf *out);
void pdml_finish(struct buf *out);

/* The first <proto> of a frame: its number, lengths and time. */
void pdml_general(struct buf *out, const struct frame *frame, uint64_t number);

/* One frame. `items` are those of meta_items, then those of walk_frame, then any that were made of
 * other frames, each kind in the order of layers. */
void pdml_frame(struct pdml *pdml, struct buf *out, const struct frame *frame,
	const struct items *items);

#endif
