/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the facts share. */
#ifndef TRAME_LESSON_FACT_INT_H
#define TRAME_LESSON_FACT_INT_H

#include "lesson/play.h"

bool fact_is(const char *name, size_t n, const char *want);

/* The application of this name that started last, or BOARD_NONE. */
uint32_t fact_app(const struct board *board, const char *name, size_t n);

/* "syn" or "request:B", and what is wanted of that frame. */
bool fact_frame(struct buf *out, const struct lesson_play *play, const char *name, size_t n,
	const char *what, size_t m);

/* "A:B": the fields that differ between the requests of A and of B. */
bool fact_differ(struct buf *out, const struct lesson_play *play, const char *names, size_t n);

/* What came back to the last probe. */
bool fact_probe(struct buf *out, const struct lesson_play *play);

#endif
