/* SPDX-License-Identifier: BSD-2-Clause */
/* Leaves behind what a process got from the one that made it. */
#include "lab/detach.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DETACH_LINES 8
#define DETACH_MANY  4096 /* descriptors, where the kernel cannot close a range */

void detach(const int *lines, unsigned count)
{
	const int end = DETACH_LINE + (int)count;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), high[DETACH_LINES];

	if (count > DETACH_LINES)
		_exit(1);
	for (unsigned i = 0; i < count; i++) /* out of each other's way first */
		high[i] = lines[i] < 0 ? -1 : fcntl(lines[i], F_DUPFD_CLOEXEC, end);
	setsid();
	for (int fd = 0; null >= 0 && fd < DETACH_LINE; fd++)
		dup2(null, fd);
	for (unsigned i = 0; i < count; i++) {
		if (lines[i] < 0)
			close(DETACH_LINE + (int)i);
		else if (high[i] < 0 || dup3(high[i], DETACH_LINE + (int)i, O_CLOEXEC) < 0)
			_exit(1);
	}
	if (syscall(SYS_close_range, (unsigned)end, ~0U, 0U) < 0)
		for (int fd = end; fd < DETACH_MANY; fd++)
			close(fd);
	for (int sig = 1; sig < NSIG; sig++)
		signal(sig, sig == SIGPIPE ? SIG_IGN : SIG_DFL);
}
