/* SPDX-License-Identifier: BSD-2-Clause */
/* The lists of items that layers were found to have. The frames of a capture have few different
 * ones: the same fields in the same order. They are kept as a tree, in which a list is a path from
 * a root, so that it is found again by one comparison an item; and with each stands what its reader
 * has worked out for it. When the tree has grown too large all of it is forgotten. */
#ifndef TRAME_FRAME_SHAPE_H
#define TRAME_FRAME_SHAPE_H

#include "base/arena.h"
#include "frame/walk.h"

/* One item of a list, behind those before it. */
struct shape {
	struct shape *inner;  /* what may follow, that which did the last time first */
	struct shape *beside; /* what may stand here as well */
	struct shape *outer;  /* the item before it */
	const void *what;     /* the field; of a root the protocol */
	const void *quick;    /* the field again, if it tells all that matters: not `slow` */
	uint64_t placed;      /* the bits of `place` that matter then: none if `loose` */
	uint64_t place;	      /* the item's bit and its width; of a root `how` */
	uint64_t value;	      /* `told`: the number, or the bytes of the box it lies in */
	uint32_t from;	      /* where boxes are counted from */
	uint8_t depth;
	uint8_t state; /* enum made_state */
	bool bare;
	bool asks;	  /* its state matters */
	bool loose;	  /* its place does not: that is not always the same */
	bool slow;	  /* the field does not tell all that matters */
	bool told;	  /* its value matters: what is written of it is then always the same */
	uint32_t seen;	  /* lists that ended here */
	const void *plan; /* its reader's; NULL: none so far */
};

#define SHAPE_ROOTS 64	/* a power of two */
#define SHAPE_ITEMS 256 /* longer lists are not kept */
#define SHAPE_BITS  16	/* of numbers whose value is told at most, but for hardware addresses */

/* Start from what is said of the writer: {.places = ..., .labels = ...}. */
struct shapes {
	struct arena arena;
	struct shape *roots[SHAPE_ROOTS];
	size_t used; /* bytes of the arena */
	bool places; /* lists with their fields in different places are different ones: up to the
		      * first field whose width its own bytes tell, and but for messages of
		      * applications, where such fields are everywhere */
	bool labels; /* names of values are written, and the bits of a box */
};

void shapes_done(struct shapes *shapes);

/* The list of the items at..end, all of one layer, of which `how` (below 65536) says more: what is
 * written differently has different plans. NULL where the list is not kept. It stands until the
 * next one is asked for. */
/* Small numbers of which more is written than their value are told apart by that as well, unless
 * there are too many of them. */
struct shape *shape_find(struct shapes *shapes, const struct frame *frame,
	const struct items *items, uint32_t at, uint32_t end, uint32_t how);

/* The first item of such a list whose place is not part of its shape: `end` if there is none. */
uint32_t shape_loose(
	const struct frame *frame, const struct items *items, uint32_t at, uint32_t end);

/* The item so many before the last one of a list. */
const struct shape *shape_before(const struct shape *last, uint32_t steps);

/* Bytes for a plan, that live as long as the tree. */
void *shape_room(struct shapes *shapes, size_t n);

#endif
