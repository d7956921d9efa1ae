/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame cut into boxes from left to right, to scale: the headers, then what is behind them. */
#ifndef TRAME_PICTURE_BOXES_H
#define TRAME_PICTURE_BOXES_H

#include "frame/frame.h"

enum box_kind { BOX_HEADER, BOX_PAYLOAD, BOX_TAIL, BOX_MISSING };

struct box {
	enum box_kind kind;
	uint8_t layer;	/* index of the layer that owns it */
	uint32_t bytes; /* never 0 */
	uint32_t off;	/* bytes from the frame's start */
	unsigned at;	/* column where it begins */
	unsigned span;	/* columns; 0 only where there are more boxes than columns */
	unsigned least; /* columns that it should have, whatever the scale */
	bool fixed;	/* it has got them */
	char label[28]; /* ASCII */
	char size[12];	/* the bytes in digits */
};

#define BOXES_MOST (2 * FRAME_LAYERS + 2)

struct boxes {
	const struct frame *frame;
	struct box at[BOXES_MOST];
	unsigned count;
};

/* Cuts the frame, and places its boxes in `area` columns from column `left` on. */
void boxes_make(struct boxes *boxes, const struct frame *frame, unsigned left, unsigned area);

/* The header of a layer, or NULL if nothing of it was captured. */
const struct box *boxes_header(const struct boxes *boxes, unsigned layer);

/* The cells that label and size take together, no blank between them. */
unsigned box_text(const struct box *box);

/* Whether the bytes of a cut frame that were not captured belong to the layer: it reaches the cut.
 */
bool boxes_reach_cut(const struct frame *frame, const struct layer *layer);

#endif
