/* SPDX-License-Identifier: BSD-2-Clause */
/* Question and answer, field against field: where each value of the answer comes from. */
#ifndef TRAME_FLOW_REASON_H
#define TRAME_FLOW_REASON_H

#include "base/arena.h"
#include "frame/walk.h"

enum reason_kind {
	REASON_NONE,     /* the same in both, and nothing to say about it */
	REASON_MIRRORED, /* the question's other end: source and destination change places */
	REASON_COUNTED,  /* worked out of the question's numbers: ack = seq + 1, routers passed */
	REASON_CHOSEN,   /* the peer's own choice */
	REASON_COMPUTED, /* lengths, checksums, next protocols: follow from the rest */
	REASON_COPIED,   /* sent back unchanged, so that the answer is known by it */
	REASON_ANSWER,   /* what was asked for */
};

struct reason {
	enum reason_kind kind;
	bool differs;     /* from the question's same field, or there is none */
	uint32_t other;   /* index of the question's item that stands against it; ITEM_TOP: none */
	const char *text; /* a few words; in the arena or static; NULL: nothing to say */
};

/* The layer of `sent` that stands against a layer of `got`, LOOK_NONE if none does: the same
 * protocol's, counted from the outside; a quoted one's is the one that is quoted. */
int reason_layer(const struct frame *sent, const struct frame *got, int layer);

/* A frame and its fields, as walk_frame gives them. */
struct reason_side {
	const struct frame *frame;
	const struct items *items;
};

/* A reason for each item of `got`: got.items->count of them, in the arena. */
struct reason *reason_all(struct arena *arena, struct reason_side sent, struct reason_side got);

/* How many routers a packet has passed that arrives with this time to live or hop limit, taken that
 * it began with 64, 128 or 255. */
unsigned reason_hops(unsigned left);

#endif
