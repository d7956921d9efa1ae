/* SPDX-License-Identifier: BSD-2-Clause */
/* What the loop does outside for the state: a live capture, folders and files looked at, the
 * counters of interfaces, the list of captures that were opened lately. */
#ifndef TRAME_TUI_ERRANDS_H
#define TRAME_TUI_ERRANDS_H

#include "tui/app.h"
#include "tui/folder.h"
#include "tui/live.h"

#include <time.h>

struct errands {
	struct app *app;
	struct live *live;	 /* the caller's */
	struct folder_read read; /* owned */
	struct timespec looked;	 /* at the interfaces */
	unsigned said;		 /* on the lab's wire so far */
};

void errands_done(struct errands *errands);

/* Does what is wished for, as far as it is of these. */
void errands_grant(struct errands *errands, unsigned wishes);

/* Looks after what is going on; true: there is more to do at once. */
bool errands_work(struct errands *errands);

/* Milliseconds until it must be looked after again, -1: whenever. */
int errands_rest(const struct errands *errands);

/* A descriptor that becomes readable when something happened; -1: none. */
int errands_line(const struct errands *errands);

#endif
