/* SPDX-License-Identifier: BSD-2-Clause */
/* The stage's process: one loop that hears commands and applications, reads the sockets whenever
 * something may have changed them, and calls a command done when nothing more comes of it. */
#include "base/lang.h"
#include "base/mem.h"
#include "lab/detach.h"
#include "stage_int.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LINE_FD = DETACH_LINE, PROGRAM_FD, SPOOL_FD };
enum { POLL_LINE, POLL_NET, POLL_ACTORS };

#define READ_LEAST  (5 * STAGE_MS)    /* between two readings of the sockets */
#define READ_OFTEN  (100 * STAGE_MS)  /* while they change */
#define READ_RARE   (1000 * STAGE_MS) /* while there are any */
#define CHANGING    (1500 * STAGE_MS) /* so long after the last change */
#define SETTLE	    (3000 * STAGE_MS) /* at most, until nothing more comes */
#define QUIET	    (60 * STAGE_MS)   /* an acknowledgment may be delayed for 40 */
#define QUIET_ALONE (8 * STAGE_MS)    /* where there was no frame */
#define MOMENT	    2		      /* ms */
#define LINES_MOST  65536	      /* bytes of commands that wait */

int64_t stage_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

int64_t stage_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

void stage_say(struct stage_run *r, const struct board_event *event)
{
	board_put(&r->out, event);
}

/* Nobody hears: the end. */
static void flush(struct stage_run *r)
{
	size_t at = 0;

	while (at < r->out.len) {
		ssize_t n = send(LINE_FD, r->out.data + at, r->out.len - at, MSG_NOSIGNAL);

		if (n < 0 && errno != EINTR) {
			stage_close(r);
			_exit(0);
		}
		at += n > 0 ? (size_t)n : 0;
	}
	buf_clear(&r->out);
}

/* ---- commands ---- */

static void finish(struct stage_run *r)
{
	struct board_event event = {.word = r->command.failed ? BOARD_FAILED : BOARD_DONE,
		.time = stage_clock(),
		.nth = r->command.nth,
		.text = r->command.why};

	r->command.phase = STAGE_IDLE;
	stage_say(r, &event);
}

static bool settled(struct stage_run *r)
{
	int64_t now = stage_now(), quiet = QUIET_ALONE;

	stage_count(r);
	if (r->frames != r->command.frames)
		quiet = QUIET;
	return now > r->command.until || (stage_captured(r) && now - r->active_at >= quiet &&
						 now - r->command.begun >= QUIET_ALONE);
}

/* Whose answer to the command at hand is still waited for. */
static const char *laggard(const struct stage_run *r)
{
	for (int i = 0; i < STAGE_APPS; i++)
		if (r->actors[i].pid && r->actors[i].busy && r->actors[i].nth == r->command.nth)
			return r->actors[i].name;
	return "?";
}

static void go_on(struct stage_run *r)
{
	struct command *c = &r->command;

	if (c->phase == STAGE_WAITS && c->waiting && stage_now() > c->until) {
		stage_fail_of(
			r, laggard(r), _("the application did not get on with it in time"));
		c->waiting = 0;
	}
	if (c->phase == STAGE_WAITS && !c->waiting && c->burst) {
		stage_read_sockets(r);
		stage_burst_ends(r);
	}
	if (c->phase == STAGE_WAITS && !c->waiting) {
		c->phase = STAGE_SETTLES;
		c->until = stage_now() + SETTLE;
	}
	if (c->phase == STAGE_SETTLES && settled(r)) {
		stage_read_sockets(r);
		if (stage_moves(r) && stage_now() <= c->until)
			r->active_at = stage_now();
		else
			finish(r);
	}
}

/* The next line, if no command is under way. */
static void take_command(struct stage_run *r)
{
	char line[STAGE_LINE];
	uint8_t *end;
	size_t n;

	if (r->command.phase != STAGE_IDLE || !r->in.len)
		return;
	end = memchr(r->in.data, '\n', r->in.len);
	if (!end)
		return;
	n = (size_t)(end - r->in.data);
	memcpy(line, r->in.data, n < sizeof(line) ? n : sizeof(line) - 1);
	line[n < sizeof(line) ? n : sizeof(line) - 1] = '\0';
	memmove(r->in.data, end + 1, r->in.len - n - 1);
	r->in.len -= n + 1;
	stage_do(r, line);
}

static void hear_commands(struct stage_run *r)
{
	ssize_t n = recv(LINE_FD, buf_room(&r->in, 4096), 4096, 0);

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		stage_close(r);
		_exit(0);
	}
	r->in.len += (size_t)n;
}

/* ---- the loop ---- */

static bool due(const struct stage_run *r)
{
	int64_t now = stage_now(), since = now - r->read_at;

	if (r->stale)
		return since >= READ_LEAST && since >= 4 * r->read_took;
	if (!r->sockets.len && !r->app_count)
		return false;
	return since >= (now - r->changed_at < CHANGING ? READ_OFTEN : READ_RARE);
}

static int patience(const struct stage_run *r)
{
	if (r->command.phase == STAGE_IDLE && r->in.len && memchr(r->in.data, '\n', r->in.len))
		return 0;
	if (r->command.phase != STAGE_IDLE || r->stale)
		return MOMENT;
	if (!r->sockets.len && !r->app_count)
		return -1;
	return (int)((stage_now() - r->changed_at < CHANGING ? READ_OFTEN : READ_RARE) / STAGE_MS);
}

/* Without the capture nothing is shown any more: every command from here on says so. */
static void hear_net(struct stage_run *r)
{
	struct err err = {""};

	if (listen_why(&r->net, &err) == 0)
		return;
	if (r->command.phase == STAGE_IDLE)
		r->command = (struct command){.nth = r->told};
	stage_fail(r, err.text);
	finish(r);
	flush(r);
	stage_close(r);
	_exit(1);
}

static void once(struct stage_run *r)
{
	struct pollfd polls[POLL_ACTORS + STAGE_APPS] = {
		[POLL_LINE] = {r->in.len < LINES_MOST ? LINE_FD : -1, POLLIN, 0},
		[POLL_NET] = {r->net.err, POLLIN, 0}};
	struct actor *a = r->actors;

	for (int i = 0; i < STAGE_APPS; i++)
		polls[POLL_ACTORS + i] = (struct pollfd){a[i].pid ? a[i].notes : -1, POLLIN, 0};
	if (poll(polls, POLL_ACTORS + STAGE_APPS, patience(r)) < 0)
		return;
	if (polls[POLL_LINE].revents)
		hear_commands(r);
	if (polls[POLL_NET].revents)
		hear_net(r);
	for (int i = 0; i < STAGE_APPS; i++)
		if (polls[POLL_ACTORS + i].revents)
			stage_hear_actor(r, &a[i]);
	stage_tell_notes(r);
	if (due(r))
		stage_read_sockets(r);
	take_command(r);
	go_on(r);
	flush(r);
}

static void tell_hosts(struct stage_run *r)
{
	for (uint32_t i = 0; i < LAB_HOSTS; i++) {
		struct board_event event = {
			.word = BOARD_HOST, .time = stage_clock(), .at = i, .host = r->hosts[i]};

		stage_say(r, &event);
	}
}

/* The parent's end is this one's too, whatever happens; it may have come already. */
static void follow(pid_t parent)
{
	prctl(PR_SET_NAME, "trame-stage");
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
}

void stage_run(int line, pid_t parent, int program, int spool)
{
	struct stage_run *r;
	struct err err = {""};

	follow(parent);
	detach((const int[]){line, program, spool}, 3);
	r = mem_new(1, sizeof(*r));
	r->program = PROGRAM_FD;
	r->spool = SPOOL_FD;
	if (stage_open(r, &err) == 0) {
		tell_hosts(r);
		finish(r);
		flush(r);
		for (;;)
			once(r);
	}
	stage_fail(r, err.text);
	finish(r);
	flush(r);
	stage_close(r);
	_exit(0);
}
