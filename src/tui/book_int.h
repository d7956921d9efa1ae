/* SPDX-License-Identifier: BSD-2-Clause */
/* What is kept with a capture besides its frames: jobs, marks, comments. */
#ifndef TRAME_TUI_BOOK_INT_H
#define TRAME_TUI_BOOK_INT_H

#include "tui/book.h"

#define NOTES_JOBS 8

/* A comment that was typed. */
struct note {
	uint64_t frame;
	char *text; /* owned; "" takes the file's own away */
	size_t n;
};

struct notes {
	struct job *jobs[NOTES_JOBS];
	unsigned job_count;
	uint8_t *marks; /* owned: a bit a frame */
	size_t mark_bytes;
	uint64_t marked;
	struct note *comments; /* owned; by frame */
	size_t count, room;
	bool unsaved;
};

void notes_done(struct notes *notes);

/* A slice of each job; true: there is more to do. */
bool notes_work(struct notes *notes, struct book *book);
void notes_stop(struct notes *notes);
void notes_start(struct notes *notes, struct job *job);
void notes_end(struct notes *notes, struct job *job);

void notes_mark(struct notes *notes, uint64_t frame, bool mark);
bool notes_marked(const struct notes *notes, uint64_t frame);

const struct note *notes_find(const struct notes *notes, uint64_t frame);
void notes_set(struct notes *notes, uint64_t frame, const char *text, size_t n);

#endif
