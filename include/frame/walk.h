/* SPDX-License-Identifier: BSD-2-Clause */
/* The fields of a layer as they lie in its bytes: the one reader of tables against packets. */
#ifndef TRAME_FRAME_WALK_H
#define TRAME_FRAME_WALK_H

#include "frame/frame.h"

/* One field found. Bits are counted from the frame's first bit. A group, a list and a flags field
 * come before their parts, which are one deeper. */
struct item {
	const struct field *field;
	uint32_t bit;    /* where it starts */
	uint32_t bits;   /* how wide it is; a name: the bytes it takes here, not where it points */
	uint32_t parent; /* index of the item it is part of; ITEM_TOP for a field of the header */
	uint32_t from;   /* byte of the frame from which boxes of bits are counted */
	uint8_t depth;   /* 0 at the top */
	uint8_t layer;   /* index into the frame's layers */
	bool bare;       /* its parts and what is made of it are left to walk_expand */
	uint64_t num;    /* its value where it has at most 64 bits and is not BYTES, TEXT or NAME */
};

#define ITEM_TOP UINT32_MAX

struct moulds;

/* A growing array of items, reused from frame to frame; start from {0}. */
struct items {
	struct item *at; /* owned */
	uint32_t count, room;
	struct item *spare; /* owned; what was to be put among them the last time lay there */
	uint32_t spare_room;
	bool all; /* unnamed lists, groups and gaps are wanted too: what lift needs; with
		   * `made` only those that Wireshark shows as well */
	bool made; /* fields made of others are wanted, too */
	bool bare; /* numbers are wanted without their parts and what is made of them */
	bool odd;  /* a frame's times are written otherwise than their numbers say */
	bool again; /* many frames are walked: bare headers like those before are not walked anew,
		     * while `all` and `made` stay as they are */
	struct moulds *moulds; /* owned: what is known of such, or NULL */
};

void items_done(struct items *items);
void items_grow(struct items *items); /* makes room for more */

/* One more at the end, not filled in. */
static inline struct item *items_add(struct items *items)
{
	if (items->count == items->room)
		items_grow(items);
	return &items->at[items->count++];
}

void items_drop(struct items *items, uint32_t index); /* one that has no parts inside it */

/* Appends the items of one layer to the array (which is not cleared). Fields that the captured
 * bytes do not hold whole are left out. Returns the bytes that the header's fields take; adds to
 * the layer's faults what it finds wrong if `faults` is not NULL. `items` may be NULL. */
uint32_t walk_layer(
	const struct frame *frame, unsigned layer, struct items *items, uint16_t *faults);

/* Clears an array (not a bare one) and fills it with an item of a number, its parts and what is
 * made of it, as a walk would; the item's parent is forgotten. */
void walk_expand(const struct frame *frame, const struct item *item, struct items *items);

/* The byte of the frame at which a layer's compressed names count their pointers from. */
uint32_t walk_origin(const struct frame *frame, unsigned layer);

/* What the `when`s of a layer's table look at before its own selector has been read. */
uint64_t walk_selector(const struct frame *frame, unsigned layer);

/* Clears the array and fills it with the items of all layers. */
/* What Wireshark makes of an odd IPv4 header's item: true if it does not get that far; a length of
 * 0 is that of the frame. */
static inline bool frame_is_odd(const struct frame *frame, const struct layer *l, struct item *item)
{
	uint32_t bits;

	if (!item->num && item->field->fill == FILL_TOTLEN)
		item->num = frame_unsaid(frame, l);
	return frame_is_bogus(frame, l, &bits) && item->bit >= l->off * 8 + bits;
}

void walk_frame(const struct frame *frame, struct items *items);

/* Appends the fields of a table as they lie in the bytes of the item at `owner`, beside it; returns
 * the bit behind the last one. What is wrong with them is added to *faults. */
uint32_t walk_read(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *table, uint16_t *faults);

/* The first item in the array with this Wireshark id at or behind `from`, or NULL. */
const struct item *items_find(const struct items *items, const char *id, uint32_t from);

/* A top-level number of a layer without walking it all: for fields at a fixed place. False if the
 * captured bytes end before it. */
bool walk_number(
	const struct frame *frame, unsigned layer, const struct field *field, uint64_t *value);

/* Whether a packet lies in the layer's last item, ICMPv6's redirected header: its payload then. */
bool walk_quotes(const struct frame *frame, unsigned layer);

/* The layer's first item by id and its number; false if it is not there. */
bool walk_find(const struct frame *frame, unsigned layer, const char *id, uint64_t *value);

#endif
