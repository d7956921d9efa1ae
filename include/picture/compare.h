/* SPDX-License-Identifier: BSD-2-Clause */
/* Two frames side by side, field against field: a request and what came back. */
#ifndef TRAME_PICTURE_COMPARE_H
#define TRAME_PICTURE_COMPARE_H

#include "picture/pic.h"

/* Where a field of the right frame comes from: "mirrored", "ack = seq + 1". */
struct pic_reason {
	unsigned layer;	   /* index into the right frame's layers */
	const char *field; /* Wireshark's id */
	const char *text;
};

struct compare {
	const struct pic_view *left, *right;
	const char *left_title, *right_title; /* "request", "reply  +0.000412 s" */
	const struct pic_reason *reasons;     /* the first that fits is written */
	uint32_t reason_count;
	const struct pic_wishes *wishes[2]; /* of the left one and of the right one; may be NULL */
};

/* Adds a block for each pair of layers, and a row for each field: its name, both values, a mark
 * where they differ and the reason. A differing length or checksum that has no reason is said to be
 * computed. */
void compare_draw(struct pic *pic, const struct compare *compare);

/* Where the right frame's fields come from, taken as an answer to the left one: what is worth a
 * word beside it. `count` of them, in the arena. */
struct pic_reason *compare_reasons(struct arena *arena, const struct pic_view *left,
	const struct pic_view *right, uint32_t *count);

#define COMPARE_ALONE 255

/* Which layer of the right frame stands beside each of the left one's: an index, or COMPARE_ALONE.
 * Pairs are of the same protocol and do not cross; a packet quoted in an ICMP error pairs with
 * none. */
void compare_pairs(
	const struct frame *left, const struct frame *right, uint8_t pairs[FRAME_LAYERS]);

#endif
