/* SPDX-License-Identifier: BSD-2-Clause */
/* A layer as short lines of label and value: what the columns of a picture write. */
#ifndef TRAME_PICTURE_SAY_H
#define TRAME_PICTURE_SAY_H

#include "base/buf.h"
#include "picture/pic.h"

enum said_kind {
	SAID_FIELD,
	SAID_HEAD,  /* a list: its items follow */
	SAID_GROUP, /* an option or a record in one line; SAID_PARTs follow */
	SAID_PART,  /* a field of the group before: for when one line is too short for it */
	SAID_MORE,  /* a long list was broken off here */
	SAID_FAULT, /* what is wrong with the layer */
};

struct said {
	enum said_kind kind;
	uint32_t item;	 /* index into the view's items, or ITEM_TOP */
	uint8_t indent;	 /* cells */
	bool open;	 /* a group whose parts are to have lines of their own */
	bool code;	 /* its name is its group's: nothing is lost without it */
	unsigned number; /* that ties it to its bytes; 0: none */
	struct pic_mark mark;
	const char *label; /* in the arena, as the other texts; "" for none */
	const char *full;  /* the value with its name: "6 TCP" */
	const char *brief; /* without: "6" */
};

struct saids {
	struct said *at; /* in the arena */
	uint32_t count, room;
};

/* Appends the lines of one layer; a list of more than `most` items is broken off. */
void say_layer(struct arena *arena, const struct pic_view *view, unsigned layer, unsigned most,
	struct saids *out);

/* A field's value as the columns write it: "6 TCP", "PUSH ACK", "8 (32 B)". */
void say_field(struct buf *out, const struct frame *frame, const struct item *item);

/* The text to write where there is room for so many cells: full, cut, or brief. */
const char *say_fit(const struct said *said, size_t cells);

/* The group that begins at an item: its own, or one that has no name and so no item. NULL if none.
 * The group of the latter kind that begins with a field at the top of a layer, or NULL. And the
 * item behind the group. */
const struct field *say_group_at(const struct pic_view *view, uint32_t item);
const struct field *say_group_of(const struct proto *proto, const struct field *field);
uint32_t say_group_end(const struct pic_view *view, uint32_t item);

/* The values of an option's or record's parts in one line, its code and lengths left out. */
void say_group(struct buf *out, const struct pic_view *view, uint32_t item);

/* What is wrong, in a few words. */
const char *say_fault(enum fault fault);

/* Whether bytes read as characters: at most one in ten does not. */
bool say_is_text(const uint8_t *bytes, uint32_t n);

/* Whether the layer is nothing but bytes: payload that no table describes. */
bool say_is_data(const struct frame *frame, unsigned layer);

#endif
