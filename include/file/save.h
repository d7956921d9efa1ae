/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing a file whole or not at all (law 9): a temporary file beside it, fsync, rename. */
#ifndef TRAME_FILE_SAVE_H
#define TRAME_FILE_SAVE_H

#include "base/err.h"

#include <limits.h>
#include <stddef.h>
#include <sys/types.h>

struct save {
	int fd;
	const char *name;    /* the caller's; "-" is standard output, written through */
	char temp[PATH_MAX]; /* "" for standard output and for what is no regular file */
	pid_t keeper; /* a process that keeps root's right to rename, when root began; else 0 */
	int keeper_fd;
};

/* Begins; a device or FIFO of that name is written to directly. A program that root started begins
 * before it becomes an ordinary user: the file appears with root's rights all the same. */
int save_start(struct save *save, const char *name, struct err *err);
int save_write(struct save *save, const void *bytes, size_t n, struct err *err);

/* Makes it last under its name; on failure the old file stands as it was. */
int save_finish(struct save *save, struct err *err);

/* Gives up: the old file stands, nothing is left behind. */
void save_cancel(struct save *save);

#endif
