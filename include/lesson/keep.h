/* SPDX-License-Identifier: BSD-2-Clause */
/* The log of a lesson as files: what --record makes, and what is played where there is no lab. */
#ifndef TRAME_LESSON_KEEP_H
#define TRAME_LESSON_KEEP_H

#include "lesson/play.h"

/* Appends the events as lines, and the frames as pcapng. */
void keep_put_events(struct buf *out, const struct lesson_play *play);
int keep_put_frames(struct buf *out, const struct lesson_play *play, struct err *err);

/* Takes them, frames first, into a player whose `recorded` is set. Bytes from outside: -1 and what
 * is wrong with them. The descriptor stays the caller's. */
int keep_take_frames(struct lesson_play *play, int fd, struct err *err);
int keep_take_events(struct lesson_play *play, const char *text, size_t n, struct err *err);

/* A folder of recordings (NULL: of what came with the program), as a descriptor that leads into it
 * when the way there is closed to whom a root becomes; -1: there is none. */
int keep_folder(const char *folder);

/* Takes both from the files of the lesson in a folder (NULL: as above), whose descriptor `at` is
 * (-1: it is found by its name). */
int keep_load(struct lesson_play *play, int at, const char *folder, struct err *err);

/* Their names: "captures/lesson.board", "captures/lesson-ping.pcapng". */
void keep_put_path(struct buf *out, const struct lesson *lesson, const char *folder,
	const char *ending);

#endif
