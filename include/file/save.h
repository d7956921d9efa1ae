/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing a file whole or not at all (law 9): a new file in the same folder, fsync, rename. */
#ifndef TRAME_FILE_SAVE_H
#define TRAME_FILE_SAVE_H

#include "base/err.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct save {
	int fd;
	const char *name;    /* the caller's; "-" is standard output, written through */
	char real[PATH_MAX]; /* what is replaced: behind a symbolic link, what that leads to */
	char temp[PATH_MAX]; /* the new file's name until it has the right one, or "" */
	bool nameless;       /* the new file has no name while it is written */
	pid_t keeper; /* a process that keeps root's right to rename, or outlives us; else 0 */
	int keeper_fd;
};

/* Begins; a device or FIFO of that name is written to directly. A program that root started begins
 * before it becomes an ordinary user: the file appears with root's rights all the same. A file that
 * may not be written is not replaced either. */
int save_start(struct save *save, const char *name, struct err *err);

/* The same for who becomes nobody else before the end. */
int save_start_here(struct save *save, const char *name, struct err *err);
int save_write(struct save *save, const void *bytes, size_t n, struct err *err);

/* Makes it last under its name; on failure the old file stands as it was. Over in any case. */
int save_finish(struct save *save, struct err *err);

/* The same for many, in the time of a few: their bytes are made to last together before the first
 * has its name. What fails, fails by itself; the error is the first one's. */
int save_finish_all(struct save *saves, size_t n, struct err *err);

/* Whether what is written can be taken back: it is a file that nobody sees yet; and that. */
bool save_is_new(const struct save *save);
int save_rewind(struct save *save, struct err *err);

/* Gives up: the old file stands, nothing is left behind. */
void save_cancel(struct save *save);

#endif
