/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing a file whole or not at all (law 9): a temporary file beside it, fsync, rename. */
#include "file/save.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* The folder's own entry must last too. */
static void sync_folder(const char *name)
{
	char path[PATH_MAX];
	int fd;

	snprintf(path, sizeof(path), "%s", name);
	fd = open(dirname(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

static int commit(const struct save *save)
{
	if (rename(save->temp, save->name) < 0) {
		int saved = errno;

		unlink(save->temp);
		errno = saved;
		return -1;
	}
	sync_folder(save->name);
	return 0;
}

/* The keeper reads no byte of the file: one word from the program, or its end. */
static _Noreturn void keep(const struct save *save, int line)
{
	int error = 0;
	char word;

	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	if (read(line, &word, 1) == 1)
		error = commit(save) < 0 ? errno : 0;
	else
		unlink(save->temp);
	_exit(write(line, &error, sizeof(error)) == sizeof(error) ? 0 : 1);
}

static int start_keeper(struct save *save, struct err *err)
{
	int line[2];

	if (geteuid() != 0)
		return 0;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line) < 0)
		return err_errno(err, "%s", save->name);
	save->keeper = fork();
	if (save->keeper < 0)
		return err_errno(err, "%s", save->name);
	if (save->keeper == 0) {
		close(line[0]);
		close(save->fd);
		keep(save, line[1]);
	}
	close(line[1]);
	save->keeper_fd = line[0];
	return 0;
}

/* Lets the keeper end its work; its errno. */
static int end_keeper(struct save *save, bool well)
{
	int error = EIO;

	if (well && write(save->keeper_fd, "w", 1) < 0)
		error = errno;
	shutdown(save->keeper_fd, SHUT_WR);
	if (read(save->keeper_fd, &error, sizeof(error)) != sizeof(error))
		error = EIO;
	close(save->keeper_fd);
	while (waitpid(save->keeper, NULL, 0) < 0 && errno == EINTR)
		continue;
	return error;
}

int save_start(struct save *save, const char *name, struct err *err)
{
	struct stat st;
	int exists = strcmp(name, "-") != 0 && stat(name, &st) == 0;

	*save = (struct save){.name = name};
	if (strcmp(name, "-") == 0) {
		save->fd = STDOUT_FILENO;
		return 0;
	}
	if (exists && !S_ISREG(st.st_mode)) {
		save->fd = open(name, O_WRONLY | O_CLOEXEC);
		return save->fd < 0 ? err_errno(err, "%s", name) : 0;
	}
	if ((size_t)snprintf(save->temp, sizeof(save->temp), "%s.XXXXXX", name) >=
		sizeof(save->temp))
		return err_set(err, "%s: the name is too long", name);
	save->fd = mkostemp(save->temp, O_CLOEXEC);
	if (save->fd < 0)
		return err_errno(err, "%s", name);
	if (exists) {
		fchmod(save->fd, st.st_mode & 07777);
	} else {
		mode_t mask = umask(0);

		umask(mask);
		fchmod(save->fd, 0666 & ~mask);
	}
	return start_keeper(save, err);
}

int save_write(struct save *save, const void *bytes, size_t n, struct err *err)
{
	const char *p = bytes;

	while (n) {
		ssize_t done = write(save->fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return err_errno(err, "%s",
				strcmp(save->name, "-") ? save->name : "standard output");
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

int save_finish(struct save *save, struct err *err)
{
	bool failed;

	if (save->fd == STDOUT_FILENO)
		return 0;
	failed = save->temp[0] && fsync(save->fd) < 0;
	if (close(save->fd) < 0 || failed) {
		err_errno(err, "%s", save->name);
		save->fd = -1;
		save_cancel(save);
		return -1;
	}
	if (!save->temp[0])
		return 0;
	if (!save->keeper)
		return commit(save) < 0 ? err_errno(err, "%s", save->name) : 0;
	errno = end_keeper(save, true);
	return errno ? err_errno(err, "%s", save->name) : 0;
}

void save_cancel(struct save *save)
{
	if (save->fd == STDOUT_FILENO)
		return;
	if (save->fd >= 0)
		close(save->fd);
	if (save->keeper)
		end_keeper(save, false);
	else if (save->temp[0])
		unlink(save->temp);
}
