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

int keep_folder(const char *folder)
{
	return open(folder ? folder : built_captures, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static int open_file(int at, const char *path, struct err *err)
{
	const char *name = at < 0 ? path : strrchr(path, '/') + 1;
	int fd = openat(at < 0 ? AT_FDCWD : at, name, O_RDONLY | O_CLOEXEC);

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

static int take_events(struct lesson_play *play, int at, const char *path, struct err *err)
{
	struct buf text = BUF_INIT;
	struct err why = {""};
	int fd = open_file(at, path, err), status;

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

static int take_frames(struct lesson_play *play, int at, const char *path, struct err *err)
{
	struct err why = {""};
	int fd = open_file(at, path, err), status = 0;

	if (fd < 0)
		return -1;
	if (keep_take_frames(play, fd, &why) < 0)
		status = err_set(err, "%s: %s", path, why.text);
	close(fd);
	return status;
}

int keep_load(struct lesson_play *play, int at, const char *folder, struct err *err)
{
	struct buf path = BUF_INIT;
	int status;

	if (!folder)
		folder = built_captures;
	keep_put_path(&path, play->lesson, folder, "pcapng");
	status = take_frames(play, at, buf_string(&path), err);
	buf_clear(&path);
	keep_put_path(&path, play->lesson, folder, "board");
	if (status == 0)
		status = take_events(play, at, buf_string(&path), err);
	buf_done(&path);
	buf_clear(&play->trouble);
	return status;
}
