/* SPDX-License-Identifier: BSD-2-Clause */
/* What a capture is made of behind its interface: its lines, the pass of its filter, its search,
 * and what is kept with it: jobs, marks, comments. */
#ifndef TRAME_TUI_BOOK_INT_H
#define TRAME_TUI_BOOK_INT_H

#include "tui/book.h"

#define BOOK_SLICE   4000 /* frames that are dissected in one go */
#define BOOK_KNOWN   1024 /* lines that are kept: a power of two */
#define KNOWN_TEXT   400
#define FIND_MOST    256 /* bytes looked for */
#define NOTES_JOBS   8

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

/* The line of a frame, written when it passed. */
struct known {
	uint64_t frame; /* + 1; 0: none */
	struct clock clock;
	uint16_t at[COLUMN_COUNT], len[COLUMN_COUNT];
	unsigned role;
	char text[KNOWN_TEXT];
};

struct sieve {
	struct filter *filter; /* owned; NULL: every frame passes */
	struct pass pass;
	uint64_t at; /* the next frame */
	uint32_t *passed; /* owned: frames of the file, in order */
	uint64_t count, room;
	bool stopped; /* by its user: what has passed so far stays */
};

struct search {
	uint8_t bytes[FIND_MOST];
	size_t n;
	uint64_t at;
	bool on, backward, found, lost;
};

struct book {
	struct store store;
	int fd;
	char *name;
	bool over;    /* all that is there is indexed */
	bool ended;   /* and nothing will ever come behind it */
	bool stopped; /* by its user, before the end */
	bool pipe;    /* what comes must be waited for */
	int flags;    /* that a pipe's descriptor came with; -1: it is none */
	bool live;    /* a capture that is being made is in there */
	bool grew;    /* something came behind an end */
	uint64_t saved; /* frames of a live capture that are in a file */
	struct err damage;
	struct bounds bounds;
	struct store_look look, pass_look;
	struct frame frame, passing;
	struct items items, pass_items;
	struct lookup lookup;
	char *text; /* of the filter; owned, NULL: none */
	struct sieve sieve;
	struct search search;
	struct pass follow; /* for the lines */
	uint64_t wanted;    /* the last line that was asked for and not known yet, + 1 */
	bool resting;       /* lines that are far are not wanted any more */
	bool ascii;	    /* they are so */
	struct known *known; /* owned */
	struct summary summary;
	struct buf line;
	struct notes notes;
};

/* A frame, dissected, with the comment that was typed. */
bool book_get(struct book *book, struct store_look *look, uint64_t at, struct frame *frame);

/* Indexes some more; true: there is more to do. */
bool grow_slice(struct book *book);

/* Lets frames pass on the way to the line that is wanted; true: it is not there yet. */
bool lines_slice(struct book *book);

/* More frames against the filter; more frames searched. True: there is more to do. */
bool sieve_slice(struct book *book);
bool search_slice(struct book *book);
void sieve_end(struct sieve *sieve);

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
