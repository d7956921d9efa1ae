/* SPDX-License-Identifier: BSD-2-Clause */
/* Why does a field have this value: the question that every picture answers. */
#ifndef TRAME_FRAME_WHY_H
#define TRAME_FRAME_WHY_H

#include "frame/craft.h"
#include "frame/walk.h"

enum why {
	WHY_CAPTURED, /* it stood in the frame; nobody here chose it */
	WHY_DEFAULT,  /* nobody typed it: the table's preset */
	WHY_WIRE,     /* nobody typed it: an address of the lab or the interface */
	WHY_TYPED,    /* the recipe says so */
	WHY_COMPUTED, /* nobody typed it: worked out from the rest of the frame */
	WHY_FORGED,   /* the recipe says so, and the rest of the frame says otherwise */
	WHY_WRONG,    /* a captured checksum that does not fit its bytes */
};

struct why_answer {
	enum why why;
	bool known;      /* FORGED and WRONG: `honest` is what it would be, had it been computed */
	uint64_t honest;
};

/* Whether WHY_CAPTURED is all that there is to say of a captured frame. */
bool why_is_plain(const struct frame *frame, const struct items *items);

/* One answer for each item, as walk_frame gives them, at `out` (room for items->count). `stack` is
 * what the frame was built from and `forged` what craft_forged says of it; NULL for a captured one.
 */
void why_frame(const struct frame *frame, const struct items *items, const struct stack *stack,
	const uint64_t *forged, struct why_answer *out);

/* Where the value of a captured field comes from, in a sentence; nothing, where there is no more to
 * say than that it was captured. */
void why_story(struct buf *out, const struct frame *frame, const struct items *items,
	uint32_t index);

#endif
