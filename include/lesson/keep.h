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

/* Opens the folder of recordings (NULL: of what came with the program) for keep_load(), while a
 * root who is about to become an ordinary user may still go there; one that is not there is
 * named by keep_load(). Called a second time, it does nothing. */
void keep_hold(const char *folder);

/* Takes both from the files of the lesson in that folder. */
int keep_load(struct lesson_play *play, const char *folder, struct err *err);

/* Their names: "captures/lesson.board", "captures/lesson-ping.pcapng". */
void keep_put_path(struct buf *out, const struct lesson *lesson, const char *folder,
	const char *ending);

#endif
