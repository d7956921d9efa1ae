/* SPDX-License-Identifier: BSD-2-Clause */
/* The loop. Signals only leave a note; whatever ends the program gives the terminal back first. */
#include "tui/run.h"

#include "file/save.h"
#include "file/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define REST_MS	 40	/* between two screens while work goes on */
#define WATCH_MS 500	/* between two looks at a file that may have grown */

static volatile sig_atomic_t ended;

static void note(int signal)
{
	ended = signal;
}

static void signals_start(void)
{
	static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
	struct sigaction on = {.sa_handler = note};

	sigemptyset(&on.sa_mask);
	ended = 0;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		sigaction(ends[i], &on, NULL);
}

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

	if (book)
		app_show(app, book);
	else
		complain(app, path, err.text);
}

void run_open(struct app *app, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		complain(app, path, strerror(errno));
	else
		run_take(app, fd, path);
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

	if (edit_file(app, capture, writer_is_ng(app->path), &out, &err) < 0 ||
		save_start(&save, app->path, &err) < 0) {
		app_notice(app, err.text);
	} else if (save_write(&save, out.data, out.len, &err) < 0) {
		save_cancel(&save);
		app_notice(app, err.text);
	} else if (save_finish(&save, &err) < 0) {
		app_notice(app, err.text);
	} else {
		snprintf(text, sizeof(text), "%.400s: the %s is written.", app->path,
			capture ? "frame" : "recipe");
		app_notice(app, text);
		edit_written(app);
	}
	buf_done(&out);
}

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
	while (more && ms_since(&start) < REST_MS && poll(&keys, 1, 0) == 0 && !ended)
		more = book_work(app->book);
	app_update(app, &(struct msg){.kind = MSG_WORK});
	return more;
}

static void show(struct app *app, struct screen *screen)
{
	struct msg size = {.kind = MSG_SIZE};

	term_size(&size.w, &size.h);
	app_update(app, &size);
	app_look(app);
	app_draw(app, screen);
	term_show(screen);
}

static unsigned take_keys(struct app *app)
{
	unsigned wishes = 0;
	uint32_t key;

	while (!(wishes & WISH_QUIT) && (key = term_key()) != KEY_NONE)
		wishes |= app_update(app, &(struct msg){.kind = MSG_KEY, .key = key});
	return wishes;
}

static void copy(struct app *app)
{
	struct buf text = BUF_INIT;
	struct err err;

	if (edit_file(app, false, false, &text, &err) == 0) {
		term_copy(text.data, text.len - 1); /* without the end of the line */
		app_notice(app, "The recipe is copied, if the terminal has a clipboard.");
	}
	buf_done(&text);
}

static void grant(struct app *app, unsigned wishes)
{
	if (wishes & WISH_OPEN)
		run_open(app, app->path);
	if (wishes & WISH_WRITE)
		run_write(app);
	if (wishes & WISH_SAVE)
		run_save(app);
	if (wishes & WISH_EXPORT)
		run_export(app);
	if (wishes & WISH_COPY)
		copy(app);
	if (wishes & WISH_SUSPEND)
		term_suspend();
	if (wishes & (WISH_REDRAW | WISH_SUSPEND))
		term_redraw();
}

int run_app(struct app *app, const struct term_style *style, struct err *err)
{
	struct screen screen = SCREEN_INIT;
	struct pollfd keys = {STDIN_FILENO, POLLIN, 0};
	unsigned wishes = 0;

	screen.ascii = app->ascii;
	signals_start();
	if (term_open(style, err) < 0)
		return -1;
	while (!(wishes & WISH_QUIT) && !ended) {
		bool more = app->book && work(app);

		show(app, &screen);
		if (poll(&keys, 1, more ? 0 : app->book ? WATCH_MS : -1) < 0 && errno != EINTR)
			break;
		if (keys.revents & (POLLHUP | POLLERR | POLLNVAL))
			break;
		wishes = take_keys(app);
		grant(app, wishes);
	}
	term_close();
	screen_done(&screen);
	if (ended && ended != SIGINT)
		return err_set(err, "ended by signal %d", (int)ended);
	return 0;
}
