/* SPDX-License-Identifier: BSD-2-Clause */
/* A lesson's recording, read from the folder that it lies in. */
#include "lesson/keep.h"

#include "base/built.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FILE_MOST PLAY_BYTES

void keep_put_path(struct buf *out, const struct lesson *lesson, const char *folder,
	const char *ending)
{
	buf_printf(out, "%s/lesson", folder);
	if (lesson != lesson_all[0])
		buf_printf(out, "-%s", lesson->name);
	buf_printf(out, ".%s", ending);
}

static struct {
	const char *folder;
	int fd;
} held;

void keep_hold(const char *folder)
{
	if (held.folder)
		return;
	held.folder = folder ? folder : built_captures;
	held.fd = open(held.folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* Through the folder that is held, when it is in there: the way there may be closed by now. */
static int open_file(const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	size_t n = (size_t)(slash - path);
	bool in = held.folder && held.fd >= 0 && strlen(held.folder) == n &&
		strncmp(held.folder, path, n) == 0;
	int fd = openat(in ? held.fd : AT_FDCWD, in ? slash + 1 : path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		err_errno(err, "%s", path);
	return fd;
}

static int read_all(struct buf *out, int fd, const char *path, struct err *err)
{
	ssize_t n = 1;

	while (n > 0 && out->len < FILE_MOST) {
		n = read(fd, buf_room(out, 65536), 65536);
		if (n < 0 && errno == EINTR)
			n = 1;
		else if (n > 0)
			out->len += (size_t)n;
	}
	return n < 0 ? err_errno(err, "%s", path) : 0;
}

static int take_events(struct lesson_play *play, const char *path, struct err *err)
{
	struct buf text = BUF_INIT;
	struct err why = {""};
	int fd = open_file(path, err), status;

	if (fd < 0)
		return -1;
	status = read_all(&text, fd, path, err);
	if (status == 0 &&
		keep_take_events(play, (const char *)text.data, text.len, &why) < 0)
		status = err_set(err, "%s: %s", path, why.text);
	close(fd);
	buf_done(&text);
	return status;
}

static int take_frames(struct lesson_play *play, const char *path, struct err *err)
{
	struct err why = {""};
	int fd = open_file(path, err), status = 0;

	if (fd < 0)
		return -1;
	if (keep_take_frames(play, fd, &why) < 0)
		status = err_set(err, "%s: %s", path, why.text);
	close(fd);
	return status;
}

int keep_load(struct lesson_play *play, const char *folder, struct err *err)
{
	struct buf path = BUF_INIT;
	int status;

	if (!folder)
		folder = built_captures;
	keep_put_path(&path, play->lesson, folder, "pcapng");
	status = take_frames(play, buf_string(&path), err);
	buf_clear(&path);
	keep_put_path(&path, play->lesson, folder, "board");
	if (status == 0)
		status = take_events(play, buf_string(&path), err);
	buf_done(&path);
	buf_clear(&play->trouble);
	return status;
}
