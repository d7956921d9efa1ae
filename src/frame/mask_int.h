/* SPDX-License-Identifier: BSD-2-Clause */
/* The parts of masking that know nothing of its table. */
#ifndef TRAME_FRAME_MASK_INT_H
#define TRAME_FRAME_MASK_INT_H

#include "frame/frame.h"

/* Makes an x of the digits of text that reads as an address, where `done` is 0. */
void mask_text(uint8_t *bytes, const uint8_t *done, uint32_t n);

/* Checksums of the new bytes are right, or wrong by as much, as those of the old ones were. */
void mask_sums(uint8_t *bytes, const uint8_t *old, const struct frame *frame);

#endif
