/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture of any size, of which any frame can be had: an index of where each begins, made in
 * slices. What cannot be read again (a pipe, gzip) is kept in a nameless file. */
#ifndef TRAME_FILE_STORE_H
#define TRAME_FILE_STORE_H

#include "file/reader.h"

#include <sys/types.h>

/* Frames from `start` on are read with these. */
struct store_section {
	uint64_t start; /* a frame's number, from 0 */
	uint32_t first; /* of the reader's links */
	uint32_t number;
	bool swapped;
};

struct store {
	struct reader reader;
	int fd;       /* the caller's */
	int spool;    /* owned; -1: the file itself is read again */
	off_t origin; /* of the file that is read again, where the stream begins */
	uint64_t *at; /* owned: of the stream, where each frame's record begins */
	uint64_t count; /* frames indexed so far */
	uint64_t room;
	struct store_section *sections; /* owned */
	uint32_t section_count;
	uint32_t section_room;
};

enum store_state {
	STORE_MORE, /* the budget is spent */
	STORE_END,  /* everything that is there is indexed; more may come where the file grows */
	STORE_BAD,  /* damaged or unreadable: err; the frames before it are there */
};

/* Begins with a descriptor, which must stay open; store_done in any case. */
int store_open(struct store *store, int fd, struct err *err);
void store_done(struct store *store);

/* Indexes about `budget` bytes more; of a pipe, what it gives at once. */
enum store_state store_index(struct store *store, size_t budget, struct err *err);

/* Bytes of the file that were read so far, from its very beginning; whether more of them may come
 * behind its end and be read; whether there is more to index without reading anything. */
uint64_t store_length(const struct store *store);
bool store_grows(const struct store *store);
bool store_pending(const struct store *store);

/* Once no more will come: -1 if the capture ends inside a record or is none. */
int store_end(const struct store *store, struct err *err);

/* Up to `n` bytes of the stream from `from` on, as they were indexed; how many, 0 behind them, -1
 * on an error (errno). */
long store_bytes(const struct store *store, uint64_t from, void *to, size_t n);

/* A place for the bytes of one frame, and of those that follow it in the file. */
struct store_look {
	struct buf bytes; /* owned */
	uint64_t from;    /* of the stream, where they begin */
};

#define STORE_LOOK_INIT {.bytes = BUF_INIT}

void store_look_done(struct store_look *look);

/* The i-th frame, from 0; its number is i + 1. Not dissected; its bytes live until the look is used
 * again. -1 where there is none such, or it cannot be read any more. */
int store_frame(
	const struct store *store, struct store_look *look, uint64_t i, struct frame *frame);

#endif
