/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as Wireshark's packet details markup language: every field with name, showname, size, pos,
 * show and value. XML; text from outside is clean and escaped. */
#ifndef TRAME_OUT_PDML_H
#define TRAME_OUT_PDML_H

#include "base/buf.h"
#include "frame/walk.h"

/* What stands before the first frame and behind the last one. */
void pdml_start(struct buf *out);
void pdml_finish(struct buf *out);

/* One frame, which is number `number` of its capture; `items` are those of walk_frame. */
void pdml_frame(struct buf *out, const struct frame *frame, const struct items *items,
	uint64_t number);

#endif
