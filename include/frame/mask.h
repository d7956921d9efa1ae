/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame with addresses that name nobody instead of its own: those that the documentation ranges
 * have (RFC 5737, RFC 3849) and locally administered ones. The same address is always replaced by
 * the same other one; checksums that were right are right again, and wrong ones wrong by as much.
 */
#ifndef TRAME_FRAME_MASK_H
#define TRAME_FRAME_MASK_H

#include "frame/frame.h"

struct mask;
struct mask *mask_new(void);
void mask_free(struct mask *mask); /* NULL does */

/* Replaces addresses in a copy of a dissected frame's bytes: those of every layer, of lists in
 * them, and the same wherever they stand in what is left. */
void mask_frame(struct mask *mask, uint8_t *bytes, const struct frame *frame);

#endif
