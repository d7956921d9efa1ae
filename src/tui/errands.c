/* SPDX-License-Identifier: BSD-2-Clause */
/* What the loop does outside for the state: all that a wish asks for and an answer comes back as a
 * message. */
#include "errands.h"

#include "base/built.h"
#include "base/lang.h"
#include "devices.h"
#include "files.h"
#include "tui/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIVE_MS	   100	/* between two looks at a live capture */
#define IFACES_MS  1000 /* between two looks at the counters of interfaces */
#define LOOK_FILES 64	/* looked at between two screens */

static long ms_since(const struct timespec *then)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - then->tv_sec) * 1000 + (now.tv_nsec - then->tv_nsec) / 1000000;
}

/* ---- a live capture ---- */

/* The state hears how the live capture stands. */
static void tell_live(const struct errands *e)
{
	const struct live *l = e->live;
	struct app_live news = {.there = e->app->live.there, .on = l->on, .lab = l->of_lab};

	snprintf(news.iface, sizeof(news.iface), "%s", l->iface);
	if (e->app->book)
		news.counted = book_counts(e->app->book, &news.received, &news.dropped);
	app_update(e->app, &(struct msg){.kind = MSG_LIVE, .live = &news});
}

void run_live(struct app *app, struct live *live, int fd)
{
	struct errands e = {.app = app, .live = live};
	char name[300];

	snprintf(name, sizeof(name), "%s%s%.100s", live->of_lab ? _("the lab") : live->iface,
		live->filter[0] ? ": " : "", live->filter);
	run_take(app, fd, name);
	if (!app->book)
		return;
	book_set_live(app->book, true);
	app->follow = app->live.there = true;
	tell_live(&e);
}

static void start_live(struct errands *e)
{
	const char *iface = e->app->path;
	struct err err = {""};
	int fd = live_start(e->live, iface[0] ? iface : NULL, e->app->bpf, &err);

	if (fd < 0) {
		app_notice(e->app, strstr(err.text, "CAP_NET_RAW")
					   ? _("That takes a privilege: run 'sudo make setcap' "
					       "once, or choose the lab.")
					   : err.text);
		devices_offer_lab(e->app);
	} else
		run_live(e->app, e->live, fd);
}

/* The wish to stop it, or to go on. */
static void turn_live(struct errands *e)
{
	struct err err = {""};

	if (e->live->on)
		live_stop(e->live);
	else if (live_go_on(e->live, &err) < 0)
		app_notice(e->app, err.text);
	tell_live(e);
}

/* Programs of the machine that say something on the lab's wire; the first one that is there does.
 */
#define PAGE "http://192.0.2.80/"
#define NAME "serveur.example"

static const struct {
	const char *words[7];
	unsigned round; /* of what: a ping, a page, a name */
} talkers[] = {
	{{"ping", "-c1", "-W1", "192.0.2.80", NULL}, 0},
	{{"curl", "-s", "-m5", PAGE, NULL}, 1},
	{{"wget", "-q", "-T5", "-O", "/dev/null", PAGE, NULL}, 1},
	{{"bash", "-c",
		 "exec 3<>/dev/tcp/192.0.2.80/80; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3;"
		 " cat <&3", NULL},
		1},
	{{"dig", "+time=2", "@192.0.2.80", NAME, NULL}, 2},
	{{"host", "-W", "2", NAME, "192.0.2.80", NULL}, 2},
	{{"nslookup", NAME, "192.0.2.80", NULL}, 2},
	{{"getent", "ahosts", NAME, NULL}, 2},
};

static void make_traffic(struct errands *e)
{
	struct err err = {""};
	unsigned round = e->said++ % 3;

	for (size_t i = 0; i < sizeof(talkers) / sizeof(talkers[0]); i++)
		if (talkers[i].round == round &&
			live_run(e->live, (char *const *)(void *)talkers[i].words, &err) == 0)
			return;
	app_notice(e->app, err.text);
}

static void hear_live(struct errands *e)
{
	struct app *app = e->app;
	struct err err = {""};

	if (!app->live.there && e->live->spool >= 0)
		live_done(e->live); /* another capture was opened */
	if (!app->live.there)
		return;
	if (!live_heard(e->live, &err))
		app_notice(app, err.text);
	tell_live(e);
}

/* ---- folders, interfaces, files opened lately ---- */

static void tell_folder(struct errands *e)
{
	struct folder_news news = {.folder = &e->read.folder};

	app_update(e->app, &(struct msg){.kind = MSG_FOLDER, .folder = &news});
}

static void begin_folder(struct errands *e)
{
	struct folder_news news = {.folder = NULL};
	unsigned wishes;

	if (folder_begin(&e->read, e->app->path) == 0) {
		if (!e->read.dir)
			tell_folder(e);
		return;
	}
	news.path = e->read.folder.path;
	wishes = app_update(e->app, &(struct msg){.kind = MSG_FOLDER, .folder = &news});
	folder_stop(&e->read);
	if (wishes & WISH_OPEN)
		run_open(e->app, e->app->path);
}

/* Reads some of a folder, looks at the files on the screen. True: there is more of that. */
static bool look_at_files(struct errands *e)
{
	struct folder_news news = {.folder = NULL};
	char path[PATH_MAX];

	if (e->read.dir) {
		if (folder_slice(&e->read))
			return true;
		tell_folder(e);
	}
	for (int i = 0; i < LOOK_FILES && files_unseen(e->app, path, &news.entry); i++) {
		news.facts = folder_look(path);
		app_update(e->app, &(struct msg){.kind = MSG_FOLDER, .folder = &news});
	}
	return files_unseen(e->app, path, &news.entry);
}

static void look_at_interfaces(struct errands *e)
{
	struct ifaces all;
	struct timespec now;
	struct err err;

	if (e->app->view != APP_DEVICES) {
		e->looked.tv_sec = 0;
		return;
	}
	if (e->looked.tv_sec && ms_since(&e->looked) < IFACES_MS)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	e->looked = now;
	if (ifaces_read(&all, &err) < 0)
		app_notice(e->app, err.text);
	else
		app_update(e->app,
			&(struct msg){.kind = MSG_IFACES,
				.ifaces = &all,
				.now = now.tv_sec * INT64_C(1000000000) + now.tv_nsec});
}

void errands_done(struct errands *e)
{
	folder_stop(&e->read);
}

void errands_grant(struct errands *e, unsigned wishes)
{
	if (wishes & WISH_OPEN)
		run_open(e->app, e->app->path);
	if (wishes & WISH_LIVE)
		start_live(e);
	if (wishes & WISH_FOLDER)
		begin_folder(e);
	if (wishes & WISH_TURN)
		turn_live(e);
	if (wishes & WISH_TRAFFIC)
		make_traffic(e);
}

bool errands_work(struct errands *e)
{
	hear_live(e);
	look_at_interfaces(e);
	return look_at_files(e);
}

int errands_rest(const struct errands *e)
{
	return e->live->on ? LIVE_MS : e->app->view == APP_DEVICES ? IFACES_MS / 2 : -1;
}

int errands_line(const struct errands *e)
{
	return e->live->on ? e->live->net.err : -1;
}
