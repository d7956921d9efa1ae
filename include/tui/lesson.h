/* SPDX-License-Identifier: BSD-2-Clause */
/* A lesson in the interface, as its loop sees it. The loop carries the stage: what happens there it
 * tells the lesson's play, and what that wishes it gives to the stage. */
#ifndef TRAME_TUI_LESSON_H
#define TRAME_TUI_LESSON_H

#include "lesson/play.h"

struct app;

/* Shows a step of a lesson (its index); `recorded`: as it was recorded, without a stage. */
void lesson_open(struct app *app, const struct lesson *lesson, unsigned step, bool recorded);
void lesson_close(struct app *app);

/* The lesson that is in front or behind, or NULL; whether it is to be played from its recording. */
struct lesson_play *lesson_playing(struct app *app);
bool lesson_recorded(const struct app *app);

/* Which of those that were opened it is: a number of its own. 0: there is none. */
unsigned lesson_nth(const struct app *app);

#endif
