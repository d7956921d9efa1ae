/* SPDX-License-Identifier: BSD-2-Clause */
/* The loop. Signals only leave a note; whatever ends the program gives the terminal back first. */
#include "tui/run.h"

#include "errands.h"
#include "hear.h"
#include "stagehand.h"

#include "base/built.h"
#include "base/lang.h"
#include "file/save.h"
#include "file/writer.h"
#include "tui/send.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define REST_MS	 40	/* between two screens while work goes on */
#define WATCH_MS 250	/* between two looks at a file that may have grown */

static void complain(struct app *app, const char *path, const char *why)
{
	char text[1024];

	snprintf(text, sizeof(text), "%s: %s", path, why);
	app_notice(app, text);
}

void run_take(struct app *app, int fd, const char *path)
{
	struct err err;
	struct book *book = book_new(fd, path, &err);

	if (!book) {
		complain(app, path, err.text);
		return;
	}
	app_show(app, book);
	app->follow = book_growth(book) == BOOK_PIPE;
}

void run_open(struct app *app, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	const struct book *before = app->book;

	if (fd < 0)
		complain(app, path, _(strerror(errno)));
	else
		run_take(app, fd, path);
	if (app->book != before)
		run_remember(app, path);
}

void run_remember(struct app *app, const char *path)
{
	struct recent recent = {.count = 0};
	char *whole = realpath(path, NULL);
	struct err err;

	if (whole && app->config.recent && strncmp(whole, built_captures, strlen(built_captures))) {
		recent_load(&recent);
		recent_add(&recent, whole);
		recent_save(&recent, &err); /* where it cannot be kept nothing is lost */
		app_update(app, &(struct msg){.kind = MSG_RECENT, .recent = &recent});
		recent_done(&recent);
	}
	free(whole);
}

static bool ends_in(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n > m && strcmp(name + n - m, end) == 0;
}

void run_write(struct app *app)
{
	struct save save;
	struct buf out = BUF_INIT;
	struct err err = {""};
	char text[600];
	bool capture = ends_in(app->path, ".pcap") || ends_in(app->path, ".pcapng");
	bool ng = writer_is_ng(app->path), sent = app->view == APP_SEND;

	if ((sent ? send_file(app, ng, &out, &err) : edit_file(app, capture, ng, &out, &err)) < 0 ||
		save_start(&save, app->path, &err) < 0) {
		app_notice(app, err.text);
	} else if (save_write(&save, out.data, out.len, &err) < 0) {
		save_cancel(&save);
		app_notice(app, err.text);
	} else if (save_finish(&save, &err) < 0) {
		app_notice(app, err.text);
	} else {
		snprintf(text, sizeof(text),
			sent      ? _("%.400s: what was sent and came back is written.")
			: capture ? _("%.400s: the frame is written.")
				: _("%.400s: the recipe is written."),
			app->path);
		app_notice(app, text);
		if (!sent)
			edit_written(app);
	}
	buf_done(&out);
}

/* What the loop looks after besides the state. */
struct loop {
	struct app *app;
	struct errands errands;
	struct post *post; /* the caller's */
	struct stagehand stage;
	struct screen screen;
	bool more; /* there is work to do */
	bool struck; /* a key waits to be taken */
};

static long ms_since(const struct timespec *then)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - then->tv_sec) * 1000 + (now.tv_nsec - then->tv_nsec) / 1000000;
}

/* Work on the file until a key is struck or it is time for a screen. True: there is more. */
static bool work(struct app *app)
{
	struct pollfd keys = {STDIN_FILENO, POLLIN, 0};
	struct timespec start;
	bool more = true;

	clock_gettime(CLOCK_MONOTONIC, &start);
	book_watch(app->book);
	while (more && ms_since(&start) < REST_MS && poll(&keys, 1, 0) == 0 && !hear_end())
		more = book_work(app->book);
	app_update(app, &(struct msg){.kind = MSG_WORK});
	return more;
}

static void show(struct loop *loop)
{
	struct msg size = {.kind = MSG_SIZE};

	term_size(&size.w, &size.h);
	app_update(loop->app, &size);
	app_look(loop->app);
	app_draw(loop->app, &loop->screen);
	term_show(&loop->screen);
}

static void copy(struct app *app)
{
	struct buf text = BUF_INIT;
	struct err err;

	if (edit_file(app, false, false, &text, &err) == 0) {
		term_copy(text.data, text.len - 1); /* without the end of the line */
		app_notice(app, _("The recipe is copied, if the terminal has a clipboard."));
	}
	buf_done(&text);
}

/* ---- the loop ---- */

static void grant(struct loop *loop, unsigned wishes)
{
	struct app *app = loop->app;

	errands_grant(&loop->errands, wishes);
	if (wishes & WISH_WRITE)
		run_write(app);
	if (wishes & WISH_SAVE)
		run_save(app);
	if (wishes & WISH_EXPORT)
		run_export(app);
	if (wishes & WISH_COPY)
		copy(app);
	post_grant(loop->post, app, wishes);
	if (wishes & WISH_SUSPEND)
		term_suspend();
	if (wishes & (WISH_REDRAW | WISH_SUSPEND))
		term_redraw();
}

/* Waits for a key, or for something to do. False: the terminal is gone. */
static bool wait_for(struct loop *loop)
{
	const struct app *app = loop->app;
	struct pollfd fds[4 + SEND_AGENTS] = {{STDIN_FILENO, POLLIN, 0}, {-1, POLLIN, 0},
		{-1, POLLIN, 0}, {-1, POLLIN, 0}};
	int wires[SEND_AGENTS];
	unsigned n = post_fds(loop->post, wires);
	int rest = errands_rest(&loop->errands), wait = app->book ? WATCH_MS : -1;

	if (app->book && !loop->more)
		fds[1].fd = book_waits(app->book);
	fds[2].fd = errands_line(&loop->errands);
	fds[3].fd = stagehand_fd(&loop->stage);
	if (rest >= 0 && (wait < 0 || rest < wait))
		wait = rest;
	for (unsigned i = 0; i < n; i++)
		fds[4 + i] = (struct pollfd){wires[i], POLLIN, 0};
	if (poll(fds, 4 + n, loop->more ? 0 : wait) < 0 && errno != EINTR)
		return false;
	loop->struck = fds[0].revents & POLLIN;
	return !(fds[0].revents & (POLLHUP | POLLERR | POLLNVAL));
}

int run_app(struct app *app, struct live *live, struct post *post, int recordings,
	const struct term_style *style, struct err *err)
{
	struct loop loop = {.app = app,
		.errands = {.app = app, .live = live},
		.post = post,
		.stage = {.app = app, .program = post->means.program,
			.recordings = recordings, .drive = LESSON_DRIVE_INIT},
		.screen = SCREEN_INIT};
	unsigned wishes = 0;

	loop.screen.ascii = app->ascii;
	hear_start();
	if (term_open(style, err) < 0)
		return -1;
	if (app->book)
		book_work(app->book); /* what the first screen needs, and no more */
	show(&loop);
	while (!(wishes & WISH_QUIT) && !hear_end()) {
		loop.more = errands_work(&loop.errands);
		post_hear(post, app);
		stagehand_step(&loop.stage);
		loop.more |= app->book && work(app);
		show(&loop);
		if (!wait_for(&loop))
			break;
		wishes = hear_keys(app);
		grant(&loop, wishes);
		if (loop.more && loop.struck)
			show(&loop); /* what the key did comes before more work */
	}
	term_close();
	stagehand_done(&loop.stage);
	errands_done(&loop.errands);
	screen_done(&loop.screen);
	if (hear_end() && hear_end() != SIGINT)
		return err_set(err, _("ended by signal %d"), hear_end());
	return 0;
}
