/* SPDX-License-Identifier: BSD-2-Clause */
/* The one rule by which text is spelt in ASCII, and the one by which it is cut to its room. */
#ifndef TRAME_OUT_FIT_H
#define TRAME_OUT_FIT_H

#include "base/buf.h"

#include <stdbool.h>

/* Appends what fits of clean text into `room` cells: all of it, or its beginning and `mark`, which
 * takes one cell. Returns the cells that were written. */
unsigned fit_text(struct buf *out, const void *text, size_t n, unsigned room, const char *mark);

/* Appends clean text as it is, or spelt in printable ASCII. */
void fit_spell(struct buf *out, const char *text, bool ascii);

#endif
