/* SPDX-License-Identifier: BSD-2-Clause */
/* What was written of a layer, with holes where the values stood. Layers of one shape
 * (frame/shape.h) are written alike but for those, so that writing one more is copying the text
 * between the holes and filling these. A pen notes the holes while the first one is written. */
#ifndef TRAME_FRAME_STENCIL_H
#define TRAME_FRAME_STENCIL_H

#include "base/memo.h"
#include "frame/shape.h"

enum stencil_what {
	STENCIL_NONE,  /* nothing: the end */
	STENCIL_ONCE,  /* the value, as value_show writes it */
	STENCIL_SHOW,  /* the same, which comes again */
	STENCIL_AGAIN, /* what the STENCIL_SHOW before this wrote */
	STENCIL_HEX,   /* the item's bytes as digits */
	STENCIL_HEX_AGAIN,
	STENCIL_POS, /* where value_place says that it is, and how large */
	STENCIL_SIZE,
	STENCIL_OTHER, /* from here on: what the writer itself fills in */
};

struct stencil_hole {
	uint32_t text; /* bytes between the hole before and this one */
	uint16_t item; /* index among the layer's items */
	uint8_t what;  /* enum stencil_what */
	uint8_t way;   /* enum value_way; of others the writer's */
	uint8_t depth; /* of others: the writer's */
	const void *key;
};

struct stencil {
	const uint8_t *text; /* may be read MEMO_PIECE bytes beyond its end */
	uint32_t count;
	uint32_t room; /* bytes that it may be written on, but for long values */
	struct stencil_hole at[];
};

/* Who fills in the holes: the items of the layer, and the writer's own part. */
struct stencil_hand {
	struct buf *out;
	const struct frame *frame;
	const struct item *items; /* of the layer */
	uint32_t first;		  /* index of the first one among the frame's */
	void (*other)(const void *view, const struct stencil_hole *hole, uint32_t index);
	const void *view;
};

void stencil_put(const struct stencil *stencil, const struct stencil_hand *hand);

/* Start from {0}. */
struct stencil_pen {
	const struct buf *out;
	size_t start, from; /* bytes of the output: where the layer begins, and the next text */
	uint32_t first, loose; /* indices of the layer's first item, and of the first one whose
				* place its shape does not tell */
	bool spoiled;	    /* no stencil says it */
	bool told[SHAPE_ITEMS]; /* the items whose value the shape tells */
	struct stencil_hole *at; /* owned */
	uint32_t count, room;
	struct buf text; /* owned; scratch */
	size_t show, show_n, hex, hex_n; /* bytes of the output: the last ones */
	uint32_t show_item, show_hole, hex_item;
};

void stencil_pen_done(struct stencil_pen *pen);

/* From here on the output is that of a layer whose first item has this index. */
void stencil_begin(struct stencil_pen *pen, const struct buf *out, uint32_t first);

/* What stands in the output from `from` to `to` is that of a hole; `hole` says what else is known
 * of it. */
void stencil_note(
	struct stencil_pen *pen, size_t from, size_t to, struct stencil_hole hole);

/* The value of an item, which is there, or, at the end of the output, its bytes. */
void stencil_show(struct stencil_pen *pen, size_t from, size_t to, const struct item *item,
	uint32_t index);
void stencil_hex(struct stencil_pen *pen, size_t from, uint32_t index);

/* The layer has been written: its stencil, or one that nothing can be written with if that would
 * not write the same. */
const struct stencil *stencil_end(struct stencil_pen *pen, struct shapes *shapes,
	const struct stencil_hand *hand);
extern const struct stencil stencil_none;

#endif
