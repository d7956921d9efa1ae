/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing a file whole or not at all (law 9): a new file in the same folder, fsync, rename. While
 * it is written the new file has no name, so that nothing is left of it however the program ends;
 * where there are no nameless files it has one, and a process that outlives the program takes it
 * away. */
#include "file/save.h"

#include "base/lang.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAVE_NAMES 100 /* that are tried for the moment before the rename */
#define SAVE_FD 32     /* bytes that "/proc/self/fd/N" takes at most */

/* The folder that the file is to lie in. */
static const char *folder_of(const struct save *save, char room[PATH_MAX])
{
	snprintf(room, PATH_MAX, "%s", save->real);
	return dirname(room);
}

/* The folder's own entry must last too. */
static void sync_folder(const struct save *save)
{
	char room[PATH_MAX];
	int fd = open(folder_of(save, room), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

static int set_temp(struct save *save, const char *end)
{
	char room[PATH_MAX];
	int n = snprintf(
		save->temp, sizeof(save->temp), "%s/.trame-%s", folder_of(save, room), end);

	if (n > 0 && (size_t)n < sizeof(save->temp))
		return 0;
	save->temp[0] = '\0';
	errno = ENAMETOOLONG;
	return -1;
}

static void name_fd(char to[SAVE_FD], int fd)
{
	snprintf(to, SAVE_FD, "/proc/self/fd/%d", fd);
}

/* Names the nameless file: as it is to be called where nothing is called so, else beside that. */
static int give_name(struct save *save)
{
	char from[SAVE_FD], end[48];

	name_fd(from, save->fd);
	if (linkat(AT_FDCWD, from, AT_FDCWD, save->real, AT_SYMLINK_FOLLOW) == 0)
		return 0;
	for (unsigned i = 0; i < SAVE_NAMES && errno == EEXIST; i++) {
		snprintf(end, sizeof(end), "%ld-%u", (long)getpid(), i);
		if (set_temp(save, end) < 0)
			return -1;
		if (linkat(AT_FDCWD, from, AT_FDCWD, save->temp, AT_SYMLINK_FOLLOW) == 0)
			return 0;
		save->temp[0] = '\0';
	}
	return -1;
}

static int commit(struct save *save)
{
	if (save->nameless && give_name(save) < 0)
		return -1;
	if (save->temp[0] && rename(save->temp, save->real) < 0) {
		int saved = errno;

		unlink(save->temp);
		errno = saved;
		return -1;
	}
	return 0;
}

/* No signal but SIGKILL comes between the two names. */
static int commit_undisturbed(struct save *save)
{
	sigset_t all, before;
	int status;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	status = commit(save);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

/* The keeper reads no byte of the file: one word from the program, or its end. */
static _Noreturn void keep(struct save *save, int line)
{
	int error = 0;
	sigset_t all;
	char word;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	if (read(line, &word, 1) == 1)
		error = commit(save) < 0 ? errno : (sync_folder(save), 0);
	else if (save->temp[0])
		unlink(save->temp);
	_exit(write(line, &error, sizeof(error)) == sizeof(error) ? 0 : 1);
}

static int start_keeper(struct save *save, struct err *err)
{
	int line[2];

	if (geteuid() != 0 && save->nameless)
		return 0;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line) < 0)
		return err_errno(err, "%s", save->name);
	save->keeper = fork();
	if (save->keeper == 0) {
		close(line[0]);
		keep(save, line[1]);
	}
	close(line[1]);
	save->keeper_fd = line[0];
	if (save->keeper > 0)
		return 0;
	err_errno(err, "%s", save->name);
	close(line[0]);
	save->keeper = 0;
	save_cancel(save);
	return -1;
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

/* Behind a symbolic link it is the file that is replaced, and the link stays. */
static int find_real(struct save *save, struct err *err)
{
	struct stat st;

	if (strlen(save->name) >= sizeof(save->real))
		return err_set(err, _("%s: the name is too long"), save->name);
	snprintf(save->real, sizeof(save->real), "%s", save->name);
	if (lstat(save->name, &st) < 0 || !S_ISLNK(st.st_mode) || realpath(save->name, save->real))
		return 0;
	return err_errno(err, _("%s: a link to nothing"), save->name);
}

/* The new file: without a name, or else with one. */
static int open_new(struct save *save)
{
	char room[PATH_MAX], path[SAVE_FD];

	save->fd = open(folder_of(save, room), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	name_fd(path, save->fd);
	save->nameless = save->fd >= 0 && access(path, F_OK) == 0;
	if (save->nameless || (save->fd < 0 && errno != EOPNOTSUPP && errno != EISDIR))
		return save->fd;
	if (save->fd >= 0)
		close(save->fd);
	save->fd = set_temp(save, "XXXXXX") < 0 ? -1 : mkostemp(save->temp, O_CLOEXEC);
	if (save->fd < 0)
		save->temp[0] = '\0';
	return save->fd;
}

/* As the old file was, or as a new one is to be. */
static void set_rights(const struct save *save, const struct stat *old)
{
	mode_t mask;

	if (old) {
		if (geteuid() == 0 && fchown(save->fd, old->st_uid, old->st_gid) < 0)
			return; /* no right to give it away: nobody else shall read it */
		fchmod(save->fd, old->st_mode & 07777);
		return;
	}
	mask = umask(0);
	umask(mask);
	fchmod(save->fd, 0666 & ~mask);
}

static int start(struct save *save, const char *name, bool here, struct err *err)
{
	struct stat st;
	bool exists;

	*save = (struct save){.name = name, .fd = STDOUT_FILENO};
	if (strcmp(name, "-") == 0)
		return 0;
	exists = stat(name, &st) == 0;
	if (exists && !S_ISREG(st.st_mode)) {
		save->fd = open(name, O_WRONLY | O_CLOEXEC);
		return save->fd < 0 ? err_errno(err, "%s", name) : 0;
	}
	if (find_real(save, err) < 0)
		return -1;
	if ((exists && access(save->real, W_OK) < 0) || open_new(save) < 0)
		return err_errno(err, "%s", name);
	set_rights(save, exists ? &st : NULL);
	return here && save->nameless ? 0 : start_keeper(save, err);
}

int save_start(struct save *save, const char *name, struct err *err)
{
	return start(save, name, false, err);
}

int save_start_here(struct save *save, const char *name, struct err *err)
{
	return start(save, name, true, err);
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
				strcmp(save->name, "-") ? save->name : _("standard output"));
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

bool save_is_new(const struct save *save)
{
	return save->nameless || save->temp[0];
}

int save_rewind(struct save *save, struct err *err)
{
	if (ftruncate(save->fd, 0) < 0 || lseek(save->fd, 0, SEEK_SET) < 0)
		return err_errno(err, "%s", save->name);
	return 0;
}

/* ---- the end ---- */

/* All that new files hold goes to the disk at once, whichever file systems they are on. */
static bool sync_together(const struct save *saves, size_t n)
{
	bool any = false;
	struct stat st;
	dev_t done = 0;

	for (size_t i = 0; i < n; i++) {
		if (!save_is_new(&saves[i]))
			continue;
		if (fstat(saves[i].fd, &st) < 0)
			return false;
		if (any && st.st_dev == done)
			continue;
		if (syncfs(saves[i].fd) < 0)
			return false;
		any = true;
		done = st.st_dev;
	}
	return any;
}

/* What a file holds is on the disk before it has its name; after all of them went there together it
 * is only asked whether this one did. */
static int sync_bytes(const struct save *save, bool together)
{
	if (!save_is_new(save) ||
		(together && sync_file_range(save->fd, 0, 0, SYNC_FILE_RANGE_WAIT_BEFORE) == 0))
		return 0;
	return fsync(save->fd);
}

static int finish(struct save *save, bool together, struct err *err)
{
	int error = 0;

	if (save->fd == STDOUT_FILENO)
		return 0;
	if (sync_bytes(save, together) < 0) {
		err_errno(err, "%s", save->name);
		save_cancel(save);
		return -1;
	}
	if (save->keeper)
		error = end_keeper(save, true);
	else if (save_is_new(save))
		error = commit_undisturbed(save) < 0 ? errno : 0;
	if (close(save->fd) < 0 && !error)
		error = errno;
	save->fd = -1;
	errno = error;
	return error ? err_errno(err, "%s", save->name) : 0;
}

int save_finish_all(struct save *saves, size_t n, struct err *err)
{
	bool together = n > 1 && sync_together(saves, n);
	char here[PATH_MAX], next[PATH_MAX];
	struct err later;
	int status = 0;

	for (size_t i = 0; i < n; i++) {
		if (finish(&saves[i], together, status ? &later : err) < 0)
			status = -1;
		if (!save_is_new(&saves[i]) || saves[i].keeper)
			continue;
		if (i + 1 == n ||
			strcmp(folder_of(&saves[i], here), folder_of(&saves[i + 1], next)))
			sync_folder(&saves[i]);
	}
	return status;
}

int save_finish(struct save *save, struct err *err)
{
	return save_finish_all(save, 1, err);
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
