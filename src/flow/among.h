/* SPDX-License-Identifier: BSD-2-Clause */
/* Items to be put among those of a frame: first gathered, each with its place, then put in. */
#ifndef TRAME_FLOW_AMONG_H
#define TRAME_FLOW_AMONG_H

#include "frame/walk.h"

#define AMONG_RUNS 64

/* Some of the gathered items: one and what is inside it. */
struct among_run {
	uint32_t before; /* goes before this item of the frame */
	uint32_t parent; /* inside this one of the frame's; ITEM_TOP: at the top */
	uint32_t first;  /* of the gathered items; they end where those of the next run begin */
};

struct among {
	const struct frame *frame;
	struct items *items; /* of the frame */
	struct items made;   /* owned */
	struct among_run runs[AMONG_RUNS];
	unsigned count;
	uint32_t from, to;   /* the items of the layer at hand */
	uint32_t end;        /* before this one goes what is behind all of its fields */
	unsigned layer;
};

void among_init(struct among *among, const struct frame *frame, struct items *items);

/* The layers come in their order. */
void among_layer(struct among *among, unsigned layer);

/* The layer's item with this id, or of this field, or ITEM_TOP if it is not there; and the first
 * one behind it. */
uint32_t among_find(const struct among *among, const char *id);
uint32_t among_field(const struct among *among, const struct field *field);
uint32_t among_behind(const struct among *among, uint32_t index);

/* Begins a run. A place of ITEM_TOP is at the end of the layer. */
void among_at(struct among *among, uint32_t before, uint32_t parent);

/* Adds an item of no size at a bit of the frame to the run, inside `owner` (ITEM_TOP: none), with
 * the parts of its field; its index among the gathered. */
uint32_t among_add(struct among *among, uint32_t owner, uint32_t bit, const struct field *field,
	uint64_t num);

/* Puts all in, and frees what was gathered. */
void among_done(struct among *among);

#endif
