/* SPDX-License-Identifier: BSD-2-Clause */
/* Layers of plain headers found again without a walk. What a walk finds of them is decided by few
 * of their bits: which options there are, how long the header is. The first walk notes what it asks
 * for; where these bits are the same again, the items are the same but for their numbers. */
#ifndef TRAME_FRAME_MOULD_INT_H
#define TRAME_FRAME_MOULD_INT_H

#include "frame/walk.h"

#define MOULD_BYTES 64 /* of a header; longer ones are walked; a multiple of 8 */

/* What a walk asked for. */
struct mould_note {
	uint32_t start;		   /* bit of the frame where the layer begins */
	uint8_t mask[MOULD_BYTES]; /* the bits that decided something */
	bool spoiled;		   /* something else did */
};

/* These bits of the frame decided something. */
void mould_ask(struct mould_note *note, uint32_t bit, uint32_t bits);

/* Whether the walk of a field, or what it does around a list, asks for nothing but what is noted.
 */
bool mould_fits(const struct field *f, const struct items *items);

/* True if the layer's items were added, as a walk would have; `bytes` are what it returns. Else
 * `note` is that of a walk, if it is worth one: if not it is spoiled. */
bool mould_pour(struct items *items, const struct frame *frame, unsigned layer,
	struct mould_note *note, uint32_t *bytes);

/* The walk is over: its items are those from `first` on; it needs the bytes up to bit `end`. */
void mould_keep(struct items *items, const struct frame *frame, unsigned layer,
	const struct mould_note *note, uint32_t first, uint32_t end);

void moulds_free(struct moulds *moulds);

#endif
