/* SPDX-License-Identifier: BSD-2-Clause */
/* A lesson played without an interface: on a live stage, or from its recording. */
#ifndef TRAME_CMD_LESSON_PLAY_H
#define TRAME_CMD_LESSON_PLAY_H

#include "file/save.h"
#include "lesson/drive.h"

/* A lesson under way; owned. */
struct playing {
	struct lesson_play play;
	struct lesson_drive drive;
	int program; /* trame-net as an open file, or -1 */
	int folder;  /* of the recordings, or -1 */
	bool live;
	struct err why; /* not live: why there is no stage; empty: nobody wanted one */
};

/* Prepares a lesson, and its recording in `folder` (NULL: what came with the program), before
 * root's rights are given up. */
void playing_open(struct playing *playing, const struct lesson *lesson, const char *folder);
void playing_done(struct playing *playing);

/* Begins it: on a stage, or where there is none to be had, or `recorded` is wanted, from the
 * recording in that folder. -1: neither is to be had. */
int playing_start(struct playing *playing, bool recorded, const char *folder, struct err *err);

/* Shows step `index` when everything before it was played, and with `answered` the commands of its
 * questions too. Waits for at most a minute. */
int playing_go(struct playing *playing, uint32_t index, bool answered, struct err *err);

/* Plays the whole lesson, and writes lesson.board and lesson.pcapng, or lesson-NAME.*, into a
 * folder that is opened before root's rights are given up. */
struct recording {
	struct buf name[2]; /* owned */
	struct save *save[2]; /* owned */
};
int recording_open(struct recording *recording, const struct lesson *lesson, const char *folder,
	struct err *err);
int recording_make(struct recording *recording, struct playing *playing, struct err *err);
void recording_done(struct recording *recording);

#endif
