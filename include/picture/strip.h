/* SPDX-License-Identifier: BSD-2-Clause */
/* The strip: a frame as nested envelopes, to scale. */
#ifndef TRAME_PICTURE_STRIP_H
#define TRAME_PICTURE_STRIP_H

#include "frame/frame.h"
#include "picture/pic.h"

/* Adds a row for each layer, the innermost first: its header as a box at its place, everything that
 * it carries behind it, and its size in bytes; then a row with the overhead. Boxes are as wide as
 * their bytes are many, but none is too narrow to be seen. */
void strip_draw(struct pic *pic, const struct frame *frame);

/* What the course calls the unit that begins with this header: "frame", "packet", "segment"; or "".
 */
const char *strip_unit(const struct proto *proto);

#endif
