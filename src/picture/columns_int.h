/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the columns share: a block is a layer's lines, as wide as its stack. */
#ifndef TRAME_PICTURE_COLUMNS_INT_H
#define TRAME_PICTURE_COLUMNS_INT_H

#include "picture/columns.h"
#include "picture/say.h"

struct block {
	unsigned layer;
	struct saids saids;
	unsigned label;	      /* columns of the labels */
	unsigned call;	      /* columns of what is written to a field */
	unsigned gap;	      /* columns between label and value; the last one takes a sign */
	unsigned number;      /* columns of the numbers before the labels; 0: there are none */
	unsigned size;	      /* columns of the sizes at the right end; 0: there are none */
	unsigned least, most; /* columns that it needs, and could use */
	unsigned at, width;
	unsigned next; /* line to write next */
};

/* ---- what a block says (columns_block.c) ---- */

/* Measures a layer's block; with `keyed`, its lines have numbers and sizes. */
void block_make(struct block *block, struct pic *pic, const struct pic_view *view, unsigned layer,
	bool keyed);

/* The lines that it has now that its width is known. */
void block_settle(struct block *block, struct pic *pic, const struct pic_view *view);

/* How many lines it will have, about. */
unsigned block_lines(const struct block *block, const struct pic_view *view);

/* The bits of the frame that a line stands for; false: for none. */
bool block_bits(
	const struct pic_view *view, const struct said *said, uint32_t *bit, uint32_t *bits);

/* Their number as it is written: "6 B", "13 bit"; nothing for none. */
void block_put_size(struct buf *out, const struct pic_view *view, const struct said *said);

/* ---- how it is drawn (columns_line.c) ---- */

/* Numbers its lines, and says in `keys` what bytes they stand for. */
void block_number(struct block *block, struct arena *arena, const struct pic_view *view,
	struct pic_keys *keys);
void block_title(
	const struct block *block, struct pic *pic, struct pic_row *row, const struct frame *frame);

/* Its next line; false: there is none. */
bool block_next(
	struct block *block, struct pic *pic, struct pic_row *row, const struct pic_view *view);

/* The columns that a layer's name takes. */
unsigned block_title_cells(const struct frame *frame, unsigned layer);

static inline unsigned columns_at_most(unsigned n, unsigned most)
{
	return n < most ? n : most;
}

static inline unsigned columns_at_least(unsigned n, unsigned least)
{
	return n > least ? n : least;
}

unsigned columns_cells(const char *text);

#endif
