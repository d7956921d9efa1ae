/* SPDX-License-Identifier: BSD-2-Clause */
/* Many files one after another, each of them whole or not at all: some are written, then they get
 * their names together (law 9), so that the disk is waited for once for all of them. */
#ifndef TRAME_FILE_SAVE_RUN_H
#define TRAME_FILE_SAVE_RUN_H

#include "base/buf.h"
#include "file/save.h"

struct save_run {
	struct save *at; /* owned: written, without a name yet */
	char **names;	 /* owned, of those */
	unsigned count;
};

/* One file; it, or some that came before it, may get its name later. By a process that becomes
 * nobody else. */
int save_run_add(struct save_run *run, const char *name, const struct buf *bytes, struct err *err);

/* All that are left get their names. */
int save_run_finish(struct save_run *run, struct err *err);

/* Gives up what has no name yet; frees. */
void save_run_done(struct save_run *run);

#endif
