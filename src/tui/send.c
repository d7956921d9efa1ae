/* SPDX-License-Identifier: BSD-2-Clause */
/* Sending: what, where to, and the exchanges that came of it. Nothing is sent here: the loop is
 * asked to, and tells what it hears. */
#include "edit.h"
#include "send_view.h"
#include "talk_view.h"

#include "base/lang.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct turn *now(const struct app *app)
{
	const struct send_view *v = app->send;

	return v && v->count ? v->turns[v->at] : NULL;
}

const struct turn *send_turn(const struct app *app)
{
	return now(app);
}

void send_close(struct app *app)
{
	struct send_view *v = app->send;

	if (!v)
		return;
	for (unsigned i = 0; i < v->count; i++)
		turn_free(v->turns[i]);
	free(v->turns);
	arena_done(&v->arena);
	for (unsigned i = 0; i < 2; i++)
		items_done(&v->items[i]);
	free(v);
	app->send = NULL;
}

/* ---- going in and out ---- */

/* Where the view goes back to: never to one that goes back to it. */
static void enter(struct app *app)
{
	enum app_view from = app->view == APP_BUILD ? app->build.from : app->view;

	app->view = APP_SEND;
	if (app->lone) {
		app->lone = app->lone_lesson = false;
		trail_leave(app);
		return;
	}
	if (from != APP_SEND && (from != APP_EDIT || app->edit_from != APP_SEND))
		app->send->from = from;
}

void send_to_editor(struct app *app)
{
	app->send->edited = AGENT_NONE;
	if (app->send->from != APP_EDIT)
		app->edit_from = APP_SEND;
}

unsigned send_leave(struct app *app)
{
	struct send_view *v = app->send;

	if (v->picking && v->count) {
		v->picking = false;
		return 0;
	}
	v->picking = false;
	app->view = v->from;
	return 0;
}

bool send_picking(const struct app *app)
{
	return app->send && app->send->picking;
}

struct scroll *send_scroll(struct app *app)
{
	return send_picking(app) ? &app->send->scroll : NULL;
}

/* ---- what is sent ---- */

static int take_frame(struct app *app, struct stack *stack, struct err *err)
{
	struct frame frame;

	if (!frame_own_bytes(app, &frame))
		return err_set(err, "%s", _("The frame cannot be read any more."));
	frame.len = frame.cap;
	return stack_lift(stack, &frame, err);
}

/* The frame in the view in front becomes the one that waits for a place. */
static int take_stack(struct app *app, struct err *err)
{
	struct send_view *v = app->send;
	bool edited =
		app->view == APP_EDIT || (app->view == APP_BUILD && app->build.from == APP_EDIT);

	v->from_editor = edited || (app->view == APP_SEND && v->count && v->edited == v->at);
	arena_clear(&v->arena);
	stack_init(&v->stack, &v->arena);
	if (app->view == APP_SEND && now(app))
		edit_copy_stack(&v->stack, &now(app)->stack);
	else if (edited && app->edit && app->edit->count)
		edit_copy_stack(&v->stack, &app->edit->trial);
	else if (take_frame(app, &v->stack, err) < 0)
		return -1;
	return v->stack.count ? 0 : err_set(err, "%s", _("An empty frame cannot be sent."));
}

/* ---- sending ---- */

static unsigned go(struct app *app)
{
	struct send_view *v = app->send;
	struct turn *t = turn_new(&v->stack);

	memcpy(t->place, v->place.name, sizeof(t->place));
	v->turns = mem_grow(v->turns, v->count + 1u, sizeof(*v->turns));
	v->turns[v->count++] = t;
	v->edited = v->from_editor ? v->count - 1 : AGENT_NONE;
	v->at = v->count - 1;
	v->line = 0;
	return WISH_SEND;
}

static bool is_sure(const struct send_view *v)
{
	for (unsigned i = 0; i < v->sure_count; i++)
		if (strcmp(v->sure[i], v->place.name) == 0)
			return true;
	return !v->place.name[0];
}

/* Outside the lab it is asked once for each interface. */
static unsigned go_or_ask(struct app *app)
{
	struct send_view *v = app->send;
	struct prompt *p = &app->prompt;

	v->placed = true;
	v->picking = false;
	if (is_sure(v))
		return go(app);
	prompt_open(app, PROMPT_SEND);
	snprintf(p->ask, sizeof(p->ask), _("Send on %s, outside the lab (y/n)? "), v->place.name);
	return 0;
}

unsigned send_key(struct app *app, uint32_t key)
{
	struct send_view *v = app->send;

	app->prompt.kind = PROMPT_NONE;
	if (key == 'y' || key == 'Y') {
		if (v->sure_count < SEND_PLACES)
			memcpy(v->sure[v->sure_count++], v->place.name, sizeof(v->sure[0]));
		return go(app);
	}
	v->placed = false;
	v->picking = true;
	return 0;
}

unsigned send_open(struct app *app, bool elsewhere)
{
	struct err err = {""};

	if (!app->send)
		app->send = mem_new(1, sizeof(*app->send));
	if (take_stack(app, &err) < 0) {
		app_notice(app, err.text);
		return 0;
	}
	enter(app);
	if (app->send->placed && !elsewhere)
		return go_or_ask(app);
	app->send->picking = true;
	return WISH_PLACES;
}

void send_wanted(const struct app *app, struct send_wanted *out)
{
	const struct send_view *v = app->send;
	const struct turn *t = v->turns[v->count - 1];

	*out = (struct send_wanted){t->place, &t->stack, v->count - 1};
}

/* ---- what the loop tells ---- */

void send_take_places(struct app *app, const struct send_place *places, unsigned n)
{
	struct send_view *v = app->send;

	if (!v)
		return;
	v->place_count = n < SEND_PLACES ? n : SEND_PLACES;
	memcpy(v->places, places, v->place_count * sizeof(*places));
	for (unsigned i = 0; i < v->place_count; i++)
		if (strcmp(v->places[i].name, v->place.name) == 0)
			v->scroll.at = i;
	if (v->scroll.at >= v->place_count)
		v->scroll = (struct scroll){0, 0};
}

/* A process that ends takes all its questions with it. */
static void fail_before(struct send_view *v, const struct agent_event *event)
{
	const struct turn *last = v->turns[event->nth];

	for (unsigned i = 0; i < event->nth; i++)
		if (turn_is_on(v->turns[i]) && strcmp(v->turns[i]->place, last->place) == 0)
			turn_take(v->turns[i], NULL, event);
}

void send_take_event(struct app *app, const struct agent_event *event)
{
	struct send_view *v = app->send;

	if (!v || event->nth >= v->count)
		return;
	if (event->word == AGENT_FAILED && !turn_is_on(v->turns[event->nth]))
		return;
	if (event->word == AGENT_FAILED)
		fail_before(v, event);
	turn_take(v->turns[event->nth], event->nth ? v->turns[event->nth - 1] : NULL, event);
}

/* ---- actions ---- */

static unsigned pick(struct app *app, enum act act)
{
	struct send_view *v = app->send;

	if (act != ACT_OPEN) {
		scroll_move(&v->scroll, act, v->place_count, view_rect(app).h - 3);
		return 0;
	}
	if (v->scroll.at >= v->place_count)
		return 0;
	v->place = v->places[v->scroll.at];
	return go_or_ask(app);
}

static unsigned halt(struct app *app)
{
	struct send_view *v = app->send;
	struct turn *last = v->count ? v->turns[v->count - 1] : NULL;

	if (!last || !turn_is_on(last)) {
		app_notice(app, _("Nothing is awaited any more."));
		return 0;
	}
	last->halted = true;
	return WISH_HALT;
}

/* The frame of this exchange goes to the editor, if it is not there already. */
static void edit_again(struct app *app)
{
	struct send_view *v = app->send;
	const struct turn *t = now(app);
	struct err err = {""};

	if (!t)
		return;
	if (!app->edit)
		app->edit = edit_new(&err);
	if (!app->edit ||
		(v->edited != v->at &&
			(app->edit->count ? edit_replace(app->edit, &t->stack, &err)
					  : edit_start(app->edit, &t->stack, &err)) < 0)) {
		app_notice(app, err.text);
		return;
	}
	send_to_editor(app);
	v->edited = v->at;
	app->view = APP_EDIT;
}

static void step_turn(struct send_view *v, int by)
{
	if (by < 0 && v->at > 0)
		v->at--;
	else if (by > 0 && v->at + 1 < v->count)
		v->at++;
}

static void step_reply(struct turn *t, int by)
{
	unsigned n = turn_replies(t);

	if (by < 0 && t->reply > 0)
		t->reply--;
	else if (by > 0 && t->reply + 1 < n)
		t->reply++;
}

static void move(struct app *app, enum act act)
{
	struct send_view *v = app->send;
	uint32_t half = (uint32_t)view_rect(app).h / 2;

	switch (act) {
	case ACT_UP: v->line -= v->line > 0; break;
	case ACT_DOWN: v->line++; break;
	case ACT_PAGE_UP: v->line -= v->line < half ? v->line : half; break;
	case ACT_PAGE_DOWN: v->line += half; break;
	case ACT_TOP: v->line = 0; break;
	case ACT_BOTTOM: v->line = v->lines; break;
	default: break;
	}
	if (v->line >= v->lines)
		v->line = v->lines ? v->lines - 1 : 0;
}

/* The frame that is shown alone first: the reply that is looked at, else the one that was sent. */
static void open_lone(struct app *app)
{
	struct send_view *v = app->send;
	const struct turn *t = now(app);
	const struct turn_frame *reply = turn_reply(t, t->reply);
	const struct frame *first = reply ? &reply->kept.frame : turn_sent(t);

	if (!first)
		return;
	for (v->lone = 0; &t->frames[v->lone].kept.frame != first;)
		v->lone++;
	trail_enter(app, APP_FRAME);
	app->lone = true;
	app->lone_lesson = false;
	app->why = false;
}

unsigned send_act(struct app *app, enum act act)
{
	struct send_view *v = app->send;
	struct turn *t = now(app);

	if (v->picking)
		return pick(app, act);
	if (!t)
		return 0;
	if (act == ACT_STOP)
		return halt(app);
	if (act == ACT_OPEN)
		open_lone(app);
	else if (act == ACT_EDIT)
		edit_again(app);
	else if (act == ACT_NEXT || act == ACT_PREVIOUS)
		step_reply(t, act == ACT_NEXT ? 1 : -1);
	else if (act == ACT_LATER || act == ACT_EARLIER)
		step_turn(v, act == ACT_LATER ? 1 : -1);
	else if (act == ACT_WRITE)
		prompt_open(app, PROMPT_WRITE);
	else
		move(app, act);
	return 0;
}

/* ---- a frame of it alone ---- */

bool send_lone(struct app *app, const struct frame **frame, const struct items **items)
{
	struct send_view *v = app->send;
	const struct turn *t = now(app);

	if (!t || v->lone >= t->count)
		return false;
	*frame = &t->frames[v->lone].kept.frame;
	walk_frame(*frame, &v->items[0]);
	*items = &v->items[0];
	return true;
}

/* What is going to be sent and what was are one frame, once it was seen on the wire. */
void send_step_lone(struct app *app, int by)
{
	struct send_view *v = app->send;
	const struct turn *t = now(app);
	unsigned at = v->lone;

	do
		at += (unsigned)by;
	while (at < t->count && t->frames[at].word == AGENT_SENDS &&
		turn_sent(t) != &t->frames[at].kept.frame);
	if (at < t->count)
		v->lone = at;
}
