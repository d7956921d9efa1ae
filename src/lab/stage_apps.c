/* SPDX-License-Identifier: BSD-2-Clause */
/* The applications of the stage: begun, told what to do, heard, and waited for when they end. */
#include "base/lang.h"
#include "stage_int.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOTES_AT_ONCE 64

struct actor *stage_actor(struct stage_run *r, const char *name)
{
	for (int i = 0; i < STAGE_APPS; i++)
		if (r->actors[i].pid && strcmp(r->actors[i].name, name) == 0)
			return &r->actors[i];
	return NULL;
}

static struct actor *free_place(struct stage_run *r)
{
	for (int i = 0; i < STAGE_APPS; i++)
		if (!r->actors[i].pid)
			return &r->actors[i];
	return NULL;
}

struct actor *stage_begin(
	struct stage_run *r, const struct app_start *from, enum lab_host host, struct err *err)
{
	struct actor *a = free_place(r);
	struct app_start start = *from;
	int orders[2], notes[2];

	if (!a) {
		err_set(err, _("%d applications run already"), STAGE_APPS);
		return NULL;
	}
	if (pipe2(orders, O_CLOEXEC) < 0) {
		err_errno(err, "%s", start.name);
		return NULL;
	}
	if (pipe2(notes, O_CLOEXEC) < 0) {
		err_errno(err, "%s", start.name);
		close(orders[0]);
		close(orders[1]);
		return NULL;
	}
	start.orders = orders[0];
	start.notes = notes[1];
	memset(a, 0, sizeof(*a));
	a->pid = lab_fork(&r->lab, host, app_run, &start, err);
	close(orders[0]);
	close(notes[1]);
	if (a->pid < 0) {
		a->pid = 0;
		close(orders[1]);
		close(notes[0]);
		return NULL;
	}
	a->orders = orders[1];
	a->notes = notes[0];
	a->at = r->app_count++;
	a->host = host;
	a->server = start.server;
	memcpy(a->name, start.name, sizeof(a->name));
	return a;
}

/* The command at hand waits for its answer. */
bool stage_order(struct stage_run *r, struct actor *a, const struct app_order *order)
{
	if (order && write(a->orders, order, sizeof(*order)) != (ssize_t)sizeof(*order))
		return false;
	a->busy = true;
	a->nth = r->command.nth;
	a->ending = order && order->op == APP_END;
	r->command.waiting++;
	return true;
}

static void answered(struct stage_run *r, struct actor *a)
{
	if (a->busy && a->nth == r->command.nth && r->command.waiting)
		r->command.waiting--;
	a->busy = false;
}

/* ---- what they say ---- */

static int by_time(const void *left, const void *right)
{
	const struct heard *a = left, *b = right;

	return (a->note.end > b->note.end) - (a->note.end < b->note.end);
}

static void tell_hello(struct stage_run *r, const struct heard *h)
{
	struct board_event event = {.word = BOARD_APP, .time = h->note.end, .at = h->app};

	for (int i = 0; i < STAGE_APPS; i++) {
		const struct actor *a = &r->actors[i];

		if (!a->pid || a->at != h->app)
			continue;
		memcpy(event.app.name, a->name, sizeof(event.app.name));
		event.app.host = a->host;
		event.app.pid = (uint32_t)h->note.pid;
		event.app.server = a->server != NULL;
		event.app.since = h->note.end;
		stage_say(r, &event);
	}
}

static void tell_call(struct stage_run *r, const struct heard *h)
{
	const struct board_event event = {
		.word = BOARD_CALL,
		.time = h->note.end,
		.call = {.app = h->app,
			.host = h->host,
			.begin = h->note.begin,
			.time = h->note.end,
			.result = h->note.result,
			.socket = h->note.inode ? h->note.inode : BOARD_NONE,
			.name = h->note.name,
			.text = h->note.text,
			.error = h->note.error},
	};

	stage_say(r, &event);
}

/* What several of them said is told in the order in which it happened. */
void stage_tell_notes(struct stage_run *r)
{
	struct heard *all = (struct heard *)(void *)r->notes.data;
	size_t n = r->notes.len / sizeof(*all);

	if (n)
		qsort(all, n, sizeof(*all), by_time);
	for (size_t i = 0; i < n; i++) {
		if (all[i].note.word == CALL_HELLO)
			tell_hello(r, &all[i]);
		else
			tell_call(r, &all[i]);
	}
	buf_clear(&r->notes);
}

static void take_note(struct stage_run *r, struct actor *a, const struct call_note *note)
{
	struct heard h = {.app = a->at, .host = a->host, .note = *note};

	switch (note->word) {
	case CALL_HELLO:
		buf_add(&r->notes, &h, sizeof(h));
		if (a->begins)
			answered(r, a);
		a->begins = false;
		return;
	case CALL_MADE:
		stage_claim(r, &h);
		buf_add(&r->notes, &h, sizeof(h));
		return;
	case CALL_FAILED:
		if (a->nth == r->command.nth)
			stage_fail_of(r, a->name, note->text);
		break;
	case CALL_DONE: break;
	}
	if (!a->ending)
		answered(r, a);
}

static void gone(struct stage_run *r, struct actor *a)
{
	struct board_event event = {.word = BOARD_EXIT, .at = a->at};

	while (waitpid(a->pid, NULL, 0) < 0 && errno == EINTR)
		;
	lab_gone(&r->lab, a->pid);
	stage_tell_notes(r);
	if (a->busy && !a->ending && a->nth == r->command.nth)
		stage_fail_of(r, a->name, _("the application ended"));
	answered(r, a);
	stage_unclaim(r, a->at);
	close(a->orders);
	close(a->notes);
	buf_done(&a->in);
	a->pid = 0;
	event.time = stage_clock();
	stage_say(r, &event);
}

/* Its pipe can be read. The pipe's end is the application's. */
void stage_hear_actor(struct stage_run *r, struct actor *a)
{
	const size_t room = NOTES_AT_ONCE * sizeof(struct call_note);
	struct call_note note;
	size_t at = 0;
	ssize_t n = read(a->notes, buf_room(&a->in, room), room);

	if (n < 0)
		return;
	r->stale = true;
	r->active_at = stage_now();
	a->in.len += (size_t)n;
	for (; a->in.len - at >= sizeof(note); at += sizeof(note)) {
		memcpy(&note, a->in.data + at, sizeof(note));
		take_note(r, a, &note);
	}
	memmove(a->in.data, a->in.data + at, a->in.len - at);
	a->in.len -= at;
	if (n == 0)
		gone(r, a);
}

void stage_hear_all(struct stage_run *r)
{
	struct pollfd polls[STAGE_APPS];

	for (int i = 0; i < STAGE_APPS; i++)
		polls[i] = (struct pollfd){r->actors[i].pid ? r->actors[i].notes : -1, POLLIN, 0};
	if (poll(polls, STAGE_APPS, 0) <= 0)
		return;
	for (int i = 0; i < STAGE_APPS; i++)
		if (polls[i].revents)
			stage_hear_actor(r, &r->actors[i]);
}
