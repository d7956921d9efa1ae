/* SPDX-License-Identifier: BSD-2-Clause */
/* Waits for the end of a process that was told to end. */
#include "lab/reap.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#define MOMENT 2 /* ms */

bool reap(pid_t pid, int patience)
{
	for (int ms = 0; ms < patience; ms += MOMENT) {
		pid_t gone = waitpid(pid, NULL, WNOHANG);

		if (gone == pid || (gone < 0 && errno != EINTR))
			return true;
		poll(NULL, 0, MOMENT);
	}
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	return false;
}
