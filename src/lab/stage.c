/* SPDX-License-Identifier: BSD-2-Clause */
/* The stage seen from the one that tells it what to do: lines go there, lines come back. */
#include "lab/stage.h"

#include "base/lang.h"
#include "file/spool.h"
#include "lab/reap.h"
#include "stage_int.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define STAGE_READ     65536
#define STAGE_PATIENCE 1000 /* ms for the process to put everything away */

int stage_start(struct stage *stage, int program, struct err *err)
{
	pid_t self = getpid();
	int line[2], out;

	*stage = (struct stage)STAGE_INIT;
	out = spool_open(O_APPEND, &stage->spool, err);
	if (out < 0)
		return -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line) < 0) {
		err_errno(err, _("the stage's process cannot be started"));
		close(out);
		stage_end(stage);
		return -1;
	}
	stage->pid = fork();
	if (stage->pid == 0)
		stage_run(line[1], self, program, out);
	close(line[1]);
	close(out);
	stage->fd = line[0];
	if (stage->pid > 0)
		return 0;
	err_errno(err, _("the stage's process cannot be started"));
	stage_end(stage);
	return -1;
}

static bool is_line(const char *command)
{
	size_t n = 0;

	for (; command[n]; n++)
		if ((unsigned char)command[n] < 0x20 || command[n] == 0x7f)
			return false;
	return n > 0 && n < STAGE_LINE - 1;
}

int stage_tell(struct stage *stage, const char *command, uint32_t *nth, struct err *err)
{
	char line[STAGE_LINE];
	size_t n = strlen(command), at = 0;

	if (!is_line(command))
		return err_set(err, _("this is no command of the stage"));
	memcpy(line, command, n);
	line[n++] = '\n';
	while (at < n) {
		ssize_t sent = send(stage->fd, line + at, n - at, MSG_NOSIGNAL);

		if (sent < 0 && errno != EINTR)
			return err_errno(err, _("the stage's process has ended"));
		at += sent > 0 ? (size_t)sent : 0;
	}
	stage->nth++;
	if (nth)
		*nth = stage->nth;
	return 0;
}

bool stage_hear(struct stage *stage)
{
	ssize_t n;

	if (stage->taken) {
		memmove(stage->in.data, stage->in.data + stage->taken,
			stage->in.len - stage->taken);
		stage->in.len -= stage->taken;
		stage->taken = 0;
	}
	do
		n = recv(stage->fd, buf_room(&stage->in, STAGE_READ), STAGE_READ, MSG_DONTWAIT);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return errno == EAGAIN || errno == EWOULDBLOCK;
	stage->in.len += (size_t)n;
	return n > 0;
}

bool stage_next(struct stage *stage, struct board_event *event)
{
	while (stage->taken < stage->in.len) {
		const char *at = (const char *)stage->in.data + stage->taken;
		const char *end = memchr(at, '\n', stage->in.len - stage->taken);

		if (!end)
			return false;
		stage->taken += (size_t)(end - at) + 1;
		buf_clear(&stage->texts);
		if (board_take(event, at, (size_t)(end - at), &stage->texts, NULL) == 0)
			return true;
	}
	return false;
}

void stage_end(struct stage *stage)
{
	if (stage->fd >= 0)
		close(stage->fd);
	if (stage->pid > 0)
		reap(stage->pid, STAGE_PATIENCE);
	if (stage->spool >= 0)
		close(stage->spool);
	buf_done(&stage->in);
	buf_done(&stage->texts);
	*stage = (struct stage)STAGE_INIT;
}
