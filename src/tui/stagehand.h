/* SPDX-License-Identifier: BSD-2-Clause */
/* The loop's side of a lesson: its stage, or its recording where there is no lab to be had. */
#ifndef TRAME_TUI_STAGEHAND_H
#define TRAME_TUI_STAGEHAND_H

#include "lesson/drive.h"
#include "tui/lesson.h"

struct stagehand {
	struct app *app;
	int program; /* the caller's: trame-net as an open file, or -1 */
	int recordings; /* the caller's: their folder, or -1 */
	struct lesson_drive drive;
	unsigned of; /* whose stage it is: lesson_nth; 0: nobody's */
	bool live;
};

/* Looks after the lesson that is shown; ends the stage of one that is not shown any more. */
void stagehand_step(struct stagehand *hand);

/* A descriptor that becomes readable when something happened; -1: none. */
int stagehand_fd(const struct stagehand *hand);

void stagehand_done(struct stagehand *hand);

#endif
