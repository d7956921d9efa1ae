/* SPDX-License-Identifier: BSD-2-Clause */
/* Playing a lesson from its beginning to a step, and waiting for what that takes. */
#include "cmd/lesson_play.h"

#include "base/lang.h"
#include "base/mem.h"
#include "file/save.h"
#include "lab/launch.h"
#include "lesson/keep.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE   60 /* seconds for a step */

void playing_open(struct playing *playing, const struct lesson *lesson, const char *folder)
{
	*playing = (struct playing){.drive = LESSON_DRIVE_INIT, .program = -1};
	playing->folder = keep_folder(folder);
	play_init(&playing->play, lesson);
	playing->program = launch_open(&playing->why);
}

void playing_done(struct playing *playing)
{
	drive_end(&playing->drive);
	play_done(&playing->play);
	if (playing->program >= 0)
		close(playing->program);
	if (playing->folder >= 0)
		close(playing->folder);
	playing->program = playing->folder = -1;
}

/* ---- recordings ---- */

static int start_recorded(struct playing *playing, const char *folder, struct err *err)
{
	playing->play.recorded = true;
	return keep_load(&playing->play, playing->folder, folder, err);
}

/* ---- a stage ---- */

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Until nothing is under way any more, or the stage has said that it will not be. */
static int wait_for(struct playing *playing, bool standing, struct err *err)
{
	int64_t end = now_ms() + PATIENCE * 1000;
	struct lesson_play *play = &playing->play;

	for (;;) {
		struct pollfd line = {.events = POLLIN};
		int64_t left = end - now_ms();

		while (drive_step(&playing->drive))
			;
		if (play->lost)
			return err_set(err, "%s", buf_string(&play->trouble));
		if (standing ? play->up : !play_busy(play))
			return 0;
		if (left <= 0)
			return err_set(err, _("the lab does not answer"));
		line.fd = drive_fd(&playing->drive);
		if (poll(&line, 1, (int)left) < 0 && errno != EINTR)
			return err_errno(err, _("the lab"));
	}
}

int playing_start(struct playing *playing, bool recorded, const char *folder, struct err *err)
{
	if (!recorded && playing->program >= 0 &&
		drive_start(&playing->drive, &playing->play, playing->program, &playing->why) ==
			0 &&
		wait_for(playing, true, &playing->why) == 0) {
		playing->live = true;
		return 0;
	}
	drive_end(&playing->drive);
	if (recorded)
		playing->why.text[0] = '\0';
	return start_recorded(playing, folder, err);
}

int playing_go(struct playing *playing, uint32_t index, bool answered, struct err *err)
{
	struct lesson_play *play = &playing->play;

	play_go(play, index);
	if (playing->live && wait_for(playing, false, err) < 0)
		return -1;
	for (unsigned q = 0; answered && q < LESSON_QUESTIONS && play_step(play)->questions[q].text;
		q++) {
		play_asked(play, q);
		if (playing->live && wait_for(playing, false, err) < 0)
			return -1;
	}
	return 0;
}

/* ---- making a recording ---- */

static const char *const endings[2] = {"pcapng", "board"};

int recording_open(struct recording *recording, const struct lesson *lesson, const char *folder,
	struct err *err)
{
	*recording = (struct recording){.save = {NULL}};
	for (unsigned i = 0; i < 2; i++) {
		struct save *save = mem_new(1, sizeof(*save));

		keep_put_path(&recording->name[i], lesson, folder, endings[i]);
		if (save_start(save, buf_string(&recording->name[i]), err) < 0) {
			free(save);
			return -1;
		}
		recording->save[i] = save;
	}
	return 0;
}

void recording_done(struct recording *recording)
{
	for (unsigned i = 0; i < 2; i++) {
		if (recording->save[i])
			save_cancel(recording->save[i]);
		free(recording->save[i]);
		recording->save[i] = NULL;
		buf_done(&recording->name[i]);
	}
}

static int finish(struct recording *recording, unsigned i, const struct buf *bytes, struct err *err)
{
	struct save *save = recording->save[i];
	int status = save_write(save, bytes->data, bytes->len, err);

	recording->save[i] = NULL;
	if (status == 0)
		status = save_finish(save, err);
	else
		save_cancel(save);
	free(save);
	return status;
}

int recording_make(struct recording *recording, struct playing *playing, struct err *err)
{
	struct buf frames = BUF_INIT, events = BUF_INIT;
	const struct lesson_play *play = &playing->play;
	int status = 0;

	for (uint32_t i = 0; status == 0 && i < play->lesson->count; i++)
		status = playing_go(playing, i, true, err);
	if (status == 0 && play->trouble.len)
		status = err_set(err, "%s", buf_string(&playing->play.trouble));
	if (status == 0)
		status = keep_put_frames(&frames, play, err);
	if (status == 0) {
		keep_put_events(&events, play);
		status = finish(recording, 0, &frames, err);
	}
	if (status == 0)
		status = finish(recording, 1, &events, err);
	buf_done(&frames);
	buf_done(&events);
	return status;
}
