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
	struct heading_part {
		const char *before; /* NULL: there are no more */
		uint32_t n;	    /* bytes of it; 0: the values stand inside it */
		bool ack;	    /* of a segment that acknowledges something alone */
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

/* Appends the heading of a layer where all items are at hand; where Wireshark makes no words of the
 * layer's values, the protocol's name alone. */
void heading_self(const struct headings *headings, struct buf *out, const struct frame *frame,
	const struct items *items, unsigned layer);

/* Appends "Frame 1: 60 bytes on wire (480 bits), ..."; `number`: that of a frame of no capture. */
void heading_frame(struct buf *out, const struct frame *frame, uint64_t number);

/* The same piece by piece: what there is of a protocol, or NULL: its title is all; the index of the
 * item whose value a part says, ITEM_TOP: it is left out; and the part itself. */
const struct heading *heading_of(const struct headings *headings, const struct proto *proto);
uint32_t heading_item(const struct heading_part *part, const struct items *items, unsigned layer,
	uint32_t first, uint32_t end);
void heading_part(struct buf *out, const struct heading_part *part, const struct frame *frame,
	const struct item *item);

/* Appends the line of text that stands over a group or list without a name: what the field's
 * `heading` says, else its title. Clean text. In a heading stand for
 *
 *     %{ID}        the value of the first field inside that has this id
 *     %{ID=}       what the value is called, if it is called anything
 *     %{ID?WORD}   the same, but WORD if it is called nothing
 *     %{ID+WORDS}  the words and then its value
 *     %{ID*}       what the values of all such fields are called
 *     %{ID#}       the number in decimal      %{ID~N}  the number less N
 *     %{ID|A|B}    the word that the number picks: A for 0
 *     %{ID&N|A|B}  the same with those of its bits alone that are set in N
 *     %z  the value of the last field inside      %b  the group's bytes
 *     %t  the field's title                       %l  its bytes, as text
 *     %o  what the options inside are called      %r  a DNS record
 *     %s  an s, unless the number before is 1 */
void heading_group(
	struct buf *out, const struct frame *frame, const struct items *items, uint32_t index);

/* Whether such a line is always the same. */
bool heading_is_fixed(const struct field *field);

#endif
