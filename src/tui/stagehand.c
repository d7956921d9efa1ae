/* SPDX-License-Identifier: BSD-2-Clause */
/* The stage of the lesson that is shown: started with it, ended with it. */
#include "stagehand.h"

#include "base/lang.h"
#include "lesson/keep.h"
#include "tui/app.h"

#include <stdio.h>

/* The recording instead, from the step that was wanted. */
static void play_recorded(struct stagehand *hand, const char *why)
{
	struct app *app = hand->app;
	struct lesson_play *play = lesson_playing(app);
	const struct lesson *lesson = play->lesson;
	uint32_t step = play->goal;
	struct err err = {""};
	char text[400];

	drive_end(&hand->drive);
	hand->live = false;
	lesson_open(app, lesson, step, true);
	play = lesson_playing(app);
	hand->of = lesson_nth(app);
	if (keep_load(play, hand->recordings, NULL, &err) < 0) {
		snprintf(text, sizeof(text), "%.190s%s%.190s", why, why[0] ? " " : "", err.text);
		app_notice(app, text);
		return;
	}
	play_go(play, step);
	snprintf(text, sizeof(text), _("A recording is played: %s"), why);
	if (why[0])
		app_notice(app, text);
}

static void begin(struct stagehand *hand)
{
	struct lesson_play *play = lesson_playing(hand->app);
	struct err err = {""};

	hand->of = lesson_nth(hand->app);
	hand->live = false;
	if (lesson_recorded(hand->app))
		play_recorded(hand, "");
	else if (hand->program < 0)
		play_recorded(hand, _("trame-net is not there"));
	else if (drive_start(&hand->drive, play, hand->program, &err) < 0)
		play_recorded(hand, err.text);
	else
		hand->live = true;
}

void stagehand_step(struct stagehand *hand)
{
	struct lesson_play *play = lesson_playing(hand->app);

	if (lesson_nth(hand->app) != hand->of) {
		drive_end(&hand->drive);
		hand->drive = (struct lesson_drive)LESSON_DRIVE_INIT;
		hand->of = 0;
		hand->live = false;
		if (play)
			begin(hand);
	}
	if (!hand->live)
		return;
	for (unsigned i = 0; i < 1000 && drive_step(&hand->drive); i++)
		;
	if (play->lost && !play->up)
		play_recorded(hand, buf_string(&play->trouble));
}

int stagehand_fd(const struct stagehand *hand)
{
	return hand->live ? drive_fd(&hand->drive) : -1;
}

void stagehand_done(struct stagehand *hand)
{
	drive_end(&hand->drive);
	hand->live = false;
	hand->of = 0;
}
