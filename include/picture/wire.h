/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame as the wire carries it: what is before it and behind it, which no capture has. */
#ifndef TRAME_PICTURE_WIRE_H
#define TRAME_PICTURE_WIRE_H

#include "picture/pic.h"

#define WIRE_PREAMBLE 7 /* bytes, IEEE 802.3 3.1.1 and 4.4.2 */
#define WIRE_START    1
#define WIRE_LEAST    60 /* of a frame without its check sequence */
#define WIRE_CHECK    4
#define WIRE_GAP      12 /* byte times of silence */

/* What Ethernet adds to a frame. */
struct wire_extra {
	bool ethernet;	    /* else nothing is known */
	uint32_t own;	    /* bytes of the frame, without the check sequence */
	uint32_t padding;   /* bytes that the card adds */
	bool captured;	    /* the check sequence stands in the capture */
	bool known;	    /* all bytes are there: `check` holds */
	uint32_t check;	    /* what it ought to be, as it stands on the wire, first byte highest */
	uint32_t there;	    /* `captured`: what it is */
	uint32_t times;	    /* bytes that the frame keeps the wire busy for, gap included */
};

struct wire_extra wire_measure(const struct frame *frame);

/* Adds a bar of the whole, a row for each part in the order of the wire, the sum, and the
 * pseudo-headers that are summed and never sent. What is not captured is PIC_ABSENT. */
void wire_draw(struct pic *pic, const struct pic_view *view);

#endif
