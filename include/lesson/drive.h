/* SPDX-License-Identifier: BSD-2-Clause */
/* A lesson on a live stage: what the stage tells goes to the player, what the player wishes goes to
 * the stage. Nothing here waits, but for the stage's end. */
#ifndef TRAME_LESSON_DRIVE_H
#define TRAME_LESSON_DRIVE_H

#include "file/store.h"
#include "lab/stage.h"
#include "lesson/play.h"

struct lesson_drive {
	struct lesson_play *play; /* the caller's */
	struct stage stage;
	struct store store;	  /* of its capture */
	struct store_look look;
	bool opened;		  /* the store is */
	uint64_t seen;		  /* frames that the player has */
	int program;		  /* the caller's: trame-net as launch_open opened it */
};

#define LESSON_DRIVE_INIT {.stage = STAGE_INIT, .look = STORE_LOOK_INIT, .program = -1}

/* Starts a stage for the player. -1: there is none to be had. */
int drive_start(struct lesson_drive *drive, struct lesson_play *play, int program, struct err *err);

/* Whatever was heard is taken, whatever is wished is done; to be called when drive_fd can be read,
 * and after every key. True: something has changed. The stage's end is told to the player as
 * trouble. */
bool drive_step(struct lesson_drive *drive);

/* To be polled for reading; -1: there is no stage. */
int drive_fd(const struct lesson_drive *drive);

/* Ends the stage and everything on it. Harmless when called twice. */
void drive_end(struct lesson_drive *drive);

#endif
