/* SPDX-License-Identifier: BSD-2-Clause */
/* Every field of a frame, one a line, nested: what tshark -V prints. */
#ifndef TRAME_PICTURE_TREE_H
#define TRAME_PICTURE_TREE_H

#include "base/memo.h"
#include "picture/pic.h"

/* Adds a heading for each layer and its fields below, bits drawn at their places in their bytes.
 * `title` (may be NULL) stands above them with the frame's size. Lines are as long as they are: the
 * picture is made PIC_WIDEST columns wide. */
void tree_draw(struct pic *pic, const struct pic_view *view, const char *title);

/* What tree_text keeps from frame to frame; start from {0}. */
struct tree_lines {
	struct memo memo;
	struct items parts;      /* owned; scratch */
	struct arena arena;
	struct tree_plan **plans; /* owned: a hash of fields */
	uint32_t used, room;
	struct tree_plan **row; /* owned; scratch: those of a layer's items */
	uint32_t row_room;
};

void tree_lines_done(struct tree_lines *lines);

/* The same lines as plain text, UTF-8, without the picture between. Faster with `bare` items, which
 * need no marks of their parts. */
void tree_text(struct tree_lines *lines, struct buf *out, const struct pic_view *view,
	const char *title);

#endif
