/* SPDX-License-Identifier: BSD-2-Clause */
/* Every field of a frame, one a line, nested: what tshark -V prints. */
#ifndef TRAME_PICTURE_TREE_H
#define TRAME_PICTURE_TREE_H

#include "base/buf.h"
#include "picture/pic.h"

/* Adds a heading for each layer and its fields below, bits drawn at their places in their bytes.
 * `title` (may be NULL) stands above them with the frame's size. Lines are as long as they are: the
 * picture is made PIC_WIDEST columns wide. */
void tree_draw(struct pic *pic, const struct pic_view *view, const char *title);

/* The same lines as plain text, UTF-8, without the picture between. */
void tree_text(struct buf *out, const struct pic_view *view, const char *title);

#endif
