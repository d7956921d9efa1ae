/* SPDX-License-Identifier: BSD-2-Clause */
/* A file that loses its name as soon as it is open: nothing is left, however the program ends. */
#include "file/spool.h"

#include "base/lang.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int spool_open(int flags, int *again, struct err *err)
{
	const char *folder = getenv("TMPDIR");
	char name[512];
	int fd;

	if (!folder || !folder[0])
		folder = "/tmp";
	if ((size_t)snprintf(name, sizeof(name), "%s/trame.XXXXXX", folder) >= sizeof(name))
		return err_set(err, _("%s: the name is too long"), folder);
	fd = mkostemp(name, flags | O_CLOEXEC);
	if (fd < 0)
		return err_errno(err, "%s", name);
	if (again && (*again = open(name, O_RDONLY | O_CLOEXEC)) < 0) {
		err_errno(err, "%s", name);
		close(fd);
		fd = -1;
	}
	unlink(name);
	return fd;
}
