/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture as the interface sees it: any frame at any time, the ones that pass a filter, marks.
 * Everything that concerns the whole file (its index, the filter, a search) is done in slices by
 * book_work, and says how far it is. Nothing else takes longer than the frames on the screen. */
#ifndef TRAME_TUI_BOOK_H
#define TRAME_TUI_BOOK_H

#include "base/arena.h"
#include "file/store.h"
#include "filter/filter.h"
#include "flow/pass.h"
#include "out/columns.h"
#include "tui/job.h"

/* The line of a frame, as `-T text` has it. */
struct book_row {
	const char *text[COLUMN_COUNT]; /* clean; in the book until the next row is asked for */
	uint32_t len[COLUMN_COUNT];	/* bytes */
	unsigned role;			/* enum screen_role: how Wireshark would colour it */
	bool commented;
};

/* What is being done with the whole file. */
enum book_task { BOOK_IDLE, BOOK_INDEXING, BOOK_FILTERING, BOOK_FINDING, BOOK_LINES, BOOK_JOB };

/* Whether more frames may come behind those that are there. */
enum book_growth {
	BOOK_WHOLE,   /* none, as far as one can see */
	BOOK_GROWING, /* a file that grew since it was opened */
	BOOK_PIPE,    /* from a pipe that has not ended */
	BOOK_LIVE,    /* a capture of this program's own */
};

/* Opens a capture; NULL and the error where there is none. The descriptor is the book's. */
struct book *book_new(int fd, const char *name, struct err *err);
void book_free(struct book *book);

const char *book_name(const struct book *book);

/* Does a slice of what is to be done, some milliseconds long. False: nothing is left to do. */
bool book_work(struct book *book);

/* Looks whether there is more than what was there: true, and there is work again. */
bool book_watch(struct book *book);

/* A descriptor that becomes readable when there may be more; -1: it must be watched. */
int book_waits(const struct book *book);
enum book_growth book_growth(const struct book *book);

/* A capture of this program's own goes into the file; its frames are in no other one yet. */
void book_set_live(struct book *book, bool live);

/* What the capture itself says of the frames that were received, and of those that were lost;
 * false: nothing. */
bool book_counts(const struct book *book, uint64_t *received, uint64_t *dropped);

/* What it is at, and how far, from 0 to 100. */
enum book_task book_task(const struct book *book, unsigned *percent);

/* Gives it something to do with the whole file, which stays the caller's until it is over; what is
 * being done with the same job is given up first. And gives it up; what is being done now. */
void book_start(struct book *book, struct job *job);
void book_end(struct book *book, struct job *job);
const struct job *book_job(const struct book *book);

/* Whether all frames that are there are indexed, and all that pass the filter known. */
bool book_settled(const struct book *book);

/* The file that is read; a frame of it, dissected, whose bytes lie in the caller's place. */
const struct store *book_store(const struct book *book);
bool book_read(struct book *book, struct store_look *look, uint64_t at, struct frame *frame);

/* What is wrong with the file, or NULL: the frames before the damage are there. */
const char *book_damage(const struct book *book);

/* Frames indexed so far, and those that pass the filter, so far. */
uint64_t book_total(const struct book *book);
uint64_t book_count(const struct book *book);

/* The `at`-th frame that passes the filter, from 0, as an index into the file; and the first one
 * that passes at or behind a frame of the file (book_count: none). */
uint64_t book_frame_at(const struct book *book, uint64_t at);
uint64_t book_place_of(const struct book *book, uint64_t frame);

/* A frame, dissected, and its items; they hold until the next frame is asked for. False: it cannot
 * be read. */
bool book_load(struct book *book, uint64_t frame, const struct frame **out,
	const struct items **items);

/* The line of a frame; `brief`: no more than microseconds. False: not known yet; it will be. */
bool book_row(struct book *book, uint64_t frame, enum summary_when when, bool brief, bool ascii,
	struct book_row *row);

/* Begins to filter; an empty text shows all. -1 and where it is wrong: the old one stays. */
int book_filter(struct book *book, const char *text, size_t n, struct recipe_err *err);
const char *book_filter_text(const struct book *book);
const struct lookup *book_lookup(const struct book *book);

/* Stops all that is being done: what is found so far stays. And goes on with it; whether the index
 * was stopped. */
void book_stop(struct book *book);
void book_go_on(struct book *book);
void book_want_lines(struct book *book); /* no more of it than the lines that are asked for */
bool book_stopped(const struct book *book);
bool book_filter_stopped(const struct book *book); /* before the last frame that is there */

/* Begins to look for bytes among the frames that are shown, behind (or before) the `at`-th one. */
void book_find(struct book *book, const void *bytes, size_t n, uint64_t at, bool backward);

/* Looks on for the same bytes. */
void book_find_again(struct book *book, uint64_t at, bool backward);

/* The place that was found: true once. */
bool book_found(struct book *book, uint64_t *at);

/* Whether the search came to its end without that: true once. */
bool book_lost(struct book *book);

bool book_marked(const struct book *book, uint64_t frame);
void book_mark(struct book *book, uint64_t frame, bool mark);
uint64_t book_marks(const struct book *book); /* how many */

/* The comment on a frame, the one that was typed before the file's own; NULL: none. It holds until
 * the next one is asked for. An empty one takes it away. */
const char *book_comment(struct book *book, uint64_t frame, size_t *n);
void book_set_comment(struct book *book, uint64_t frame, const char *text, size_t n);

/* The typed one alone: false where none was typed. */
bool book_typed(const struct book *book, uint64_t frame, const char **text, size_t *n);

/* Whether comments were typed that are in no file; how many frames of a live capture are in none;
 * and that so many are in one now, the comments too or not. */
bool book_unsaved(const struct book *book);
uint64_t book_loose(const struct book *book);
void book_saved(struct book *book, uint64_t frames, bool comments);

#endif
