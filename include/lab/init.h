/* SPDX-License-Identifier: BSD-2-Clause */
/* The lab's first process. */
#ifndef TRAME_LAB_INIT_H
#define TRAME_LAB_INIT_H

#include "base/err.h"

#include <stdbool.h>
#include <sys/types.h>

/* What it tells the program that made it, once; the open namespaces travel with it. */
struct init_report {
	int failed;
	struct err why;
};

/* As fork, in new namespaces (CLONE_NEW...) or as the caller's sibling (CLONE_PARENT). */
pid_t init_fork(unsigned long flags);

/* The life of the first process: makes its user known, makes the hosts, starts the servers (if
 * they are wanted), reports on `line`, and ends when the other end of `line` does. */
_Noreturn void init_run(int line, uid_t uid, gid_t gid, bool servers);

#endif
