/* SPDX-License-Identifier: BSD-2-Clause */
/* Another comment for a frame in a pcapng file. */
#ifndef TRAME_FILE_REMARK_H
#define TRAME_FILE_REMARK_H

#include "base/buf.h"

#include <stdbool.h>

/* Gives the packet block at the end of `out` this comment in the place of its first one, or with 0
 * bytes none; what else it says is kept. A simple packet, which has no room for one, becomes an
 * enhanced one of the first interface, at time 0. `big`: the block's byte order is big-endian.
 * draft-ietf-opsawg-pcapng 3.5, 4.3. */
void remark_last(struct buf *out, bool big, const char *text, size_t n);

#endif
