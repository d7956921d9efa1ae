/* SPDX-License-Identifier: BSD-2-Clause */
/* Facts: what stands in the texts of a lesson as {NAME}, read from the board and the frames that
 * are shown. The names are listed in lesson/step.h. */
#ifndef TRAME_LESSON_FACT_H
#define TRAME_LESSON_FACT_H

#include "lesson/play.h"

/* Appends the text with every {NAME} replaced: by its value, "?" where there is none by now. */
void fact_fill(struct buf *out, const struct lesson_play *play, const char *text);

/* Appends a fact's value; false (and nothing) where there is none. */
bool fact_put(struct buf *out, const struct lesson_play *play, const char *name, size_t n);

#endif
