/* SPDX-License-Identifier: BSD-2-Clause */
/* The stage by hand: commands on standard input, its events as they come on standard output, as
 * board_put writes them. Besides: "save FILE" copies the capture, as far as it is now; "drop"
 * closes the line to the stage and says whether it ended by itself; "share" lets another process
 * hold that line too, for a minute at most. At the end of the input it waits until every command is
 * answered. Exit status 1: there is no lab here. */
#include "base/buf.h"
#include "lab/launch.h"
#include "lab/reap.h"
#include "lab/stage.h"
#include "lab/user.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PATIENCE 5000 /* ms */

struct driver {
	struct stage stage;
	struct buf in;
	uint32_t answered; /* commands, the stage's own beginning among them */
	bool ended, failed;
};

static void save(const struct stage *stage, const char *name)
{
	uint8_t bytes[65536];
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	off_t at = 0;
	ssize_t n;

	while (fd >= 0 && (n = pread(stage->spool, bytes, sizeof(bytes), at)) > 0) {
		if (write(fd, bytes, (size_t)n) != n)
			break;
		at += n;
	}
	if (fd < 0)
		perror(name);
	else
		close(fd);
	printf("saved %lld\n", (long long)at);
}

static void drop(struct stage *stage)
{
	close(stage->fd);
	stage->fd = -1;
	printf("dropped %s\n", reap(stage->pid, PATIENCE) ? "by itself" : "by force");
	stage->pid = 0;
}

static void share(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		for (int fd = 0; fd <= 2; fd++)
			close(fd);
		sleep(60);
		_exit(0);
	}
	printf("shared %d\n", (int)pid);
}

static void tell(struct driver *d, char *line)
{
	struct err err = {""};

	if (strncmp(line, "save ", 5) == 0)
		save(&d->stage, line + 5);
	else if (strcmp(line, "drop") == 0)
		drop(&d->stage);
	else if (strcmp(line, "share") == 0)
		share();
	else if (line[0] && stage_tell(&d->stage, line, NULL, &err) < 0)
		printf("refused: %s\n", err.text);
	fflush(stdout);
}

static void read_input(struct driver *d)
{
	ssize_t n = read(0, buf_room(&d->in, 4096), 4096);
	uint8_t *end;

	d->ended = n == 0 || (n < 0 && errno != EINTR);
	d->in.len += n > 0 ? (size_t)n : 0;
	while (d->in.len && (end = memchr(d->in.data, '\n', d->in.len))) {
		size_t used = (size_t)(end - d->in.data) + 1;

		*end = '\0';
		tell(d, (char *)d->in.data);
		memmove(d->in.data, d->in.data + used, d->in.len - used);
		d->in.len -= used;
	}
}

static void show(struct driver *d)
{
	struct board_event event;
	struct buf out = BUF_INIT;

	while (stage_next(&d->stage, &event)) {
		if (event.word == BOARD_DONE || event.word == BOARD_FAILED)
			d->answered++;
		d->failed = d->failed || (event.word == BOARD_FAILED && !event.nth);
		board_put(&out, &event);
	}
	if (out.len)
		fwrite(out.data, 1, out.len, stdout);
	fflush(stdout);
	buf_done(&out);
}

int main(void)
{
	struct driver d = {.stage = STAGE_INIT};
	struct err err = {""};
	int program = launch_open(&err);

	if (program < 0 || user_drop_root(&err) < 0 || stage_start(&d.stage, program, &err) < 0) {
		fprintf(stderr, "stage_test: %s\n", err.text);
		return 1;
	}
	fprintf(stderr, "stage %d\n", (int)d.stage.pid);
	while (!d.ended || d.answered <= d.stage.nth) {
		struct pollfd polls[] = {{d.stage.fd, POLLIN, 0}, {d.ended ? -1 : 0, POLLIN, 0}};

		if (poll(polls, 2, -1) < 0)
			break;
		if (polls[0].revents && !stage_hear(&d.stage)) {
			show(&d);
			break;
		}
		show(&d);
		if (polls[1].revents)
			read_input(&d);
	}
	stage_end(&d.stage);
	buf_done(&d.in);
	close(program);
	return d.failed;
}
