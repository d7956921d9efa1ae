/* SPDX-License-Identifier: BSD-2-Clause */
/* The layers side by side, each field with its value. */
#ifndef TRAME_PICTURE_COLUMNS_H
#define TRAME_PICTURE_COLUMNS_H

#include "picture/pic.h"

/* What ties a field to its bytes: a number at both. Fields that share a byte share the number. */
struct pic_key {
	uint32_t from, to; /* bytes of the frame */
	unsigned number;   /* from 1 */
};

struct pic_keys {
	struct pic_key *at; /* by byte, not overlapping; in the picture's arena */
	uint32_t count, room;
};

/* Adds a block of label and value for every layer, the outermost at the left. Layers that find no
 * room side by side go into further bands below. */
void columns_draw(struct pic *pic, const struct pic_view *view);

/* The same with a number before each field and its size behind its value. `keys` is what the
 * numbers stand for. Short blocks may stand one below the other. */
void columns_draw_keys(struct pic *pic, const struct pic_view *view, struct pic_keys *keys);

#endif
