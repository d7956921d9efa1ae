/* SPDX-License-Identifier: BSD-2-Clause */
/* The time column of a summary. */
#ifndef TRAME_OUT_SUMMARY_TIME_H
#define TRAME_OUT_SUMMARY_TIME_H

#include "out/summary.h"

void summary_put_time(struct buf *out, struct summary *summary, const struct frame *frame,
	const struct clock *clock);

#endif
