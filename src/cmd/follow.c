/* SPDX-License-Identifier: BSD-2-Clause */
/* --follow: a file that is still growing is read on until someone says that it is enough. The
 * signals that say so are held back and asked for, so that what is written ends whole. */
#include "cmd/follow.h"

#include <signal.h>
#include <stddef.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FOLLOW_MOMENT 50000000 /* nanoseconds */

static sigset_t stopping(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	return set;
}

void follow_start(void)
{
	const sigset_t set = stopping();

	sigprocmask(SIG_BLOCK, &set, NULL);
}

bool follow_wait(void)
{
	const struct timespec moment = {0, FOLLOW_MOMENT};
	const sigset_t set = stopping();

	return sigtimedwait(&set, NULL, &moment) < 0;
}

bool follow_stopped(void)
{
	const struct timespec now = {0, 0};
	const sigset_t set = stopping();

	return sigtimedwait(&set, NULL, &now) >= 0;
}

bool follow_shrunk(int fd)
{
	off_t at = lseek(fd, 0, SEEK_CUR);
	struct stat st;

	return at >= 0 && fstat(fd, &st) == 0 && st.st_size < at;
}

bool follow_can(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}
