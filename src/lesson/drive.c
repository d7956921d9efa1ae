/* SPDX-License-Identifier: BSD-2-Clause */
/* The player and the stage. Frames are read from the stage's capture before its events are taken,
 * so that a step's frames are there when its last command is done. */
#include "lesson/drive.h"

#include "base/lang.h"

#include <unistd.h>

#define SLICE (1u << 20) /* bytes of the capture that are indexed at once */

/* ---- frames ---- */

static void take_frames(struct lesson_drive *drive)
{
	enum store_state state = STORE_MORE;
	struct frame frame;
	struct err err;

	if (!drive->opened) {
		if (drive->stage.spool < 0)
			return;
		drive->opened = true;
		if (store_open(&drive->store, drive->stage.spool, &err) < 0) {
			play_fail(drive->play, err.text);
			return;
		}
	}
	for (unsigned i = 0; i < 64 && state == STORE_MORE; i++)
		state = store_index(&drive->store, SLICE, &err);
	for (; drive->seen < drive->store.count; drive->seen++)
		if (store_frame(&drive->store, &drive->look, drive->seen, &frame) == 0)
			play_see(drive->play, &frame);
}

static void close_store(struct lesson_drive *drive)
{
	if (drive->opened)
		store_done(&drive->store);
	drive->opened = false;
	drive->seen = 0;
}

/* ---- the stage ---- */

int drive_start(struct lesson_drive *drive, struct lesson_play *play, int program, struct err *err)
{
	*drive = (struct lesson_drive)LESSON_DRIVE_INIT;
	drive->play = play;
	drive->program = program;
	return stage_start(&drive->stage, program, err);
}

static bool restart(struct lesson_drive *drive)
{
	struct err err;

	close_store(drive);
	stage_end(&drive->stage);
	drive->stage = (struct stage)STAGE_INIT;
	play_restarted(drive->play);
	if (stage_start(&drive->stage, drive->program, &err) < 0)
		play_fail(drive->play, err.text);
	return true;
}

static bool wish(struct lesson_drive *drive)
{
	const char *command;
	struct err err;
	uint32_t nth;

	switch (play_wish(drive->play, &command)) {
	case PLAY_NOTHING:
		return false;
	case PLAY_RESTART:
		return restart(drive);
	case PLAY_TELL:
		break;
	}
	if (stage_tell(&drive->stage, command, &nth, &err) < 0) {
		play_fail(drive->play, err.text);
		return false;
	}
	play_told(drive->play, nth);
	return true;
}

bool drive_step(struct lesson_drive *drive)
{
	struct board_event event;
	bool changed = false, alive;

	if (drive->stage.fd < 0)
		return wish(drive);
	alive = stage_hear(&drive->stage);
	take_frames(drive);
	while (stage_next(&drive->stage, &event)) {
		play_hear(drive->play, &event);
		changed = true;
	}
	if (!alive) {
		play_lost(drive->play);
		stage_end(&drive->stage);
		return true;
	}
	return wish(drive) || changed;
}

int drive_fd(const struct lesson_drive *drive)
{
	return drive->stage.fd;
}

void drive_end(struct lesson_drive *drive)
{
	close_store(drive);
	store_look_done(&drive->look);
	stage_end(&drive->stage);
}
