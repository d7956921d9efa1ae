/* SPDX-License-Identifier: BSD-2-Clause */
/* The words of a tree's rows, whatever they are drawn in. */
#ifndef TRAME_PICTURE_TREE_INT_H
#define TRAME_PICTURE_TREE_INT_H

#include "base/buf.h"
#include "picture/pic.h"

#define TREE_INDENT 4 /* columns */

/* "frame 1: 60 bytes on the wire, 60 captured". */
void tree_put_title(struct buf *out, const struct frame *frame, const char *title);

/* What a layer's heading begins with, and what it ends in; between them stand the fields that are
 * told there, each behind the word for it (NULL: it is not told). */
const char *tree_heading(const struct proto *proto);
const char *tree_told(const struct field *field);
void tree_put_told(struct buf *out, const struct frame *frame, const struct item *item,
	const char *word);
void tree_put_size(struct buf *out, const struct layer *layer);

/* ".... ..1. = ", where the item is not whole bytes; what stands before a value; the value. */
void tree_put_bits(struct buf *out, const struct pic_view *view, const struct item *item);
const char *tree_title(const struct field *field);
void tree_put_value(struct buf *out, const struct pic_view *view, uint32_t index);
void tree_put_mark(struct buf *out, struct pic_mark mark);

/* The n-th thing to be said behind a layer's fields; false if there are fewer. */
bool tree_put_note(struct buf *out, const struct frame *frame, unsigned layer, unsigned n,
	enum pic_role *role);

/* "[only 60 of 1514 bytes were captured]"; false if all were. */
bool tree_put_cut(struct buf *out, const struct frame *frame);

#endif
