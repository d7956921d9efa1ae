/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the dissector share. */
#ifndef TRAME_FRAME_DISSECT_INT_H
#define TRAME_FRAME_DISSECT_INT_H

#include "frame/frame.h"

/* Adds the plain layers that the frame begins with: Ethernet, IP without options, TCP or UDP, all
 * of it there. What is odd in any way is left to whoever reads the tables. Returns the layers
 * added; `off` and `avail` are those of what lies behind them, *next the protocol of it where it is
 * known without asking. */
unsigned dissect_plain(struct frame *frame, uint32_t *off, uint32_t *avail,
	const struct proto **next);

#endif
