/* SPDX-License-Identifier: BSD-2-Clause */
/* The questions and answers of a capture: what `ask` shows of a wire, shown of a file. */
#ifndef TRAME_CMD_ANSWERS_H
#define TRAME_CMD_ANSWERS_H

#include "cmd/print.h"
#include "lab/exchange.h"

#define ANSWERS_WINDOW 256 /* frames that may lie between a question and its answer */

struct answers {
	struct kept *past; /* owned; a ring of ANSWERS_WINDOW; NULL before the first frame */
	uint64_t frames, pairs;
};

/* Takes the next frame of the capture (dissected); prints it beside the latest one that it answers.
 */
int answers_frame(struct answers *answers, struct print *print, const struct frame *frame,
	struct err *err);
void answers_done(struct answers *answers);

#endif
