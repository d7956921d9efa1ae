/* SPDX-License-Identifier: BSD-2-Clause */
/* Which of libnet's functions makes a header, and what it is given. */
#ifndef TRAME_TUI_BUILD_H
#define TRAME_TUI_BUILD_H

#include "base/buf.h"
#include "frame/walk.h"

/* Writes the calls that make the header of a layer, a line each, as they would stand in C with the
 * values of this frame. */
void build_calls(struct buf *out, const struct frame *frame, const struct items *items,
	unsigned layer);

#endif
