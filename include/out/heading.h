/* SPDX-License-Identifier: BSD-2-Clause */
/* The line that Wireshark's tree writes over a layer: its name, and the fields that say most. */
#ifndef TRAME_OUT_HEADING_H
#define TRAME_OUT_HEADING_H

#include "base/buf.h"
#include "frame/walk.h"

#define HEADING_ROOM 64
#define HEADING_PARTS 5

/* Of a protocol: what stands before the values of which fields. */
struct heading {
	const struct proto *proto;
	const char *title;
	struct {
		const char *before;
		const struct field *field;
	} parts[HEADING_PARTS];
};

struct headings {
	struct heading at[HEADING_ROOM];
	unsigned count;
};

/* Looks the fields up. */
void headings_init(struct headings *headings);

/* Appends the heading of a layer, whose items are the array's first..end and those of the layer
 * from `tail` on. Clean text. */
void heading_put(const struct headings *headings, struct buf *out, const struct frame *frame,
	const struct items *items, unsigned layer, uint32_t first, uint32_t end);

/* Appends what stands over the items of a group or list without a name: a record by its name, type
 * and class; a line of text by itself; anything else by its title. Clean text. */
void heading_group(
	struct buf *out, const struct frame *frame, const struct items *items, uint32_t index);

#endif
