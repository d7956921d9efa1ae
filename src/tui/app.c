/* SPDX-License-Identifier: BSD-2-Clause */
/* The interface: which view has the key, and what stands above and below it. */
#include "devices.h"
#include "edit.h"
#include "frame_view.h"
#include "files.h"
#include "lesson_view.h"
#include "save.h"
#include "talk_view.h"
#include "view.h"

#include "base/lang.h"

#include <stdio.h>
#include <string.h>

#define LEAST_WIDTH  40
#define LEAST_HEIGHT 10

void app_init(struct app *app, bool ascii, bool color)
{
	*app = (struct app){.w = 80, .h = 24, .ascii = ascii, .color = color};
	config_init(&app->config);
}

/* What belongs to a capture goes with it; its jobs end first. */
static void close_book(struct app *app)
{
	book_free(app->book);
	app->book = NULL;
	app->trail_count = 0;
	talks_close(app);
	ladder_close(app);
	stream_close(app);
	save_close(app);
	beside_close(app);
}

void app_done(struct app *app)
{
	close_book(app);
	lesson_close(app);
	send_close(app);
	edit_free(app->edit);
	devices_close(app);
	files_close(app);
	recent_done(&app->recent);
	items_done(&app->build_items);
	arena_done(&app->arena);
	*app = (struct app){0};
}

void app_show(struct app *app, struct book *book)
{
	close_book(app);
	app->book = book;
	app->list = (struct scroll){0, 0};
	app->follow = false;
	app->live = (struct app_live){.there = false};
	app->frame = 0;
	app->shown = NULL;
	memset(app->widths, 0, sizeof(app->widths));
	app->view = APP_LIST;
}

void app_notice(struct app *app, const char *text)
{
	snprintf(app->notice, sizeof(app->notice), "%s", text);
}

struct rect view_rect(const struct app *app)
{
	return (struct rect){0, VIEW_ABOVE, app->w, app->h - VIEW_ABOVE - VIEW_BELOW};
}

static bool too_small(const struct app *app)
{
	return app->w < LEAST_WIDTH || app->h < LEAST_HEIGHT;
}

unsigned app_where(const struct app *app, enum app_view view)
{
	static const unsigned where[] = {[APP_START] = WHERE_START, [APP_LIST] = WHERE_LIST,
		[APP_FRAME] = WHERE_FRAME, [APP_HELP] = WHERE_HELP, [APP_CRAFT] = WHERE_CRAFT,
		[APP_EDIT] = WHERE_EDIT, [APP_BUILD] = WHERE_BUILD,
		[APP_TALKS] = WHERE_TALKS, [APP_LADDER] = WHERE_LADDER,
		[APP_SEND] = WHERE_SEND, [APP_STREAM] = WHERE_STREAM,
		[APP_DEVICES] = WHERE_DEVICES, [APP_FILES] = WHERE_FILES,
		[APP_LESSON] = WHERE_LESSON};

	if (view == APP_EDIT && edit_picking(app))
		return WHERE_PICK;
	if (app->why && (view == APP_FRAME || view == APP_EDIT))
		return WHERE_WHY;
	if (view == APP_SEND && send_picking(app))
		return WHERE_PLACES;
	if (view == APP_LESSON && lesson_doing(app))
		return WHERE_DEEDS;
	if (view == APP_LESSON && lesson_asking(app))
		return WHERE_QUESTION;
	return where[view];
}

/* ---- what a key does ---- */

static unsigned go_back(struct app *app)
{
	if (app_where(app, app->view) == WHERE_WHY) {
		app->why = false;
		return 0;
	}
	switch (app->view) {
	case APP_HELP: app->view = app->below; break;
	case APP_FRAME:
	case APP_TALKS:
	case APP_LADDER:
	case APP_STREAM:
		app->lone = app->lone_lesson = false;
		app->view = trail_leave(app);
		break;
	case APP_SEND: return send_leave(app);
	case APP_LIST:
		app->view = APP_START;
		app->start = (struct scroll){0, 0};
		break;
	case APP_CRAFT: app->view = app->craft_from; break;
	case APP_EDIT:
		if (edit_picking(app))
			edit_act(app, ACT_BACK);
		else
			app->view = app->edit_from;
		break;
	case APP_BUILD: app->view = app->build.from; break;
	case APP_DEVICES: app->view = app->devices->from; break;
	case APP_FILES: files_leave(app); break;
	case APP_LESSON: lesson_leave(app); break;
	case APP_START: return WISH_QUIT;
	}
	return 0;
}

static void open_help(struct app *app)
{
	app->below = app->view;
	app->view = APP_HELP;
	app->help = (struct scroll){0, 0};
}

static unsigned view_act(struct app *app, enum act act)
{
	switch (app->view) {
	case APP_START: return start_act(app, act);
	case APP_LIST: list_act(app, act); break;
	case APP_FRAME: frame_act(app, act); break;
	case APP_HELP: help_act(app, act); break;
	case APP_CRAFT: return craft_act(app, act);
	case APP_EDIT: edit_act(app, act); break;
	case APP_BUILD: build_act(app, act); break;
	case APP_TALKS: talks_act(app, act); break;
	case APP_LADDER: ladder_act(app, act); break;
	case APP_STREAM: stream_act(app, act); break;
	case APP_DEVICES: return devices_act(app, act);
	case APP_FILES: return files_act(app, act);
	case APP_SEND: return send_act(app, act);
	case APP_LESSON: return lesson_act(app, act);
	}
	return 0;
}

static void toggle_mark(struct app *app)
{
	uint64_t frame = trail_frame(app);

	if (frame < book_total(app->book))
		book_mark(app->book, frame, !book_marked(app->book, frame));
}

/* What is asked of a capture cannot be asked of a frame that is in none. */
static bool lone_refuses(struct app *app, enum act act)
{
	static const enum act of_captures[] = {ACT_FILTER, ACT_FIND, ACT_GOTO, ACT_MARK, ACT_LADDER,
		ACT_STREAM, ACT_TALKS, ACT_COMMENT, ACT_SAVE, ACT_HOLD, ACT_BESIDE};

	if (app->view != APP_FRAME || !app->lone)
		return false;
	for (size_t i = 0; i < sizeof(of_captures) / sizeof(of_captures[0]); i++) {
		if (act == of_captures[i]) {
			app_notice(app, app->lone_lesson
						? _("A frame of the lesson; 'trame lesson --record "
						    "DIR' saves all of them.")
						: _("This frame is in no capture yet: go back, and "
						    "W writes what was sent and came back to "
						    "one."));
			return true;
		}
	}
	return false;
}

static void stop_or_go_on(struct book *book)
{
	unsigned percent;

	if (book_task(book, &percent) == BOOK_IDLE)
		book_go_on(book);
	else
		book_stop(book);
}

unsigned app_act(struct app *app, enum act act)
{
	static const struct {
		enum act act;
		enum prompt_kind prompt;
	} asks[] = {{ACT_FILTER, PROMPT_FILTER}, {ACT_FIND, PROMPT_FIND}, {ACT_GOTO, PROMPT_GOTO},
		{ACT_EXPORT, PROMPT_EXPORT}};

	if (app->view == APP_LESSON && (act == ACT_GOTO || act == ACT_OPEN))
		return lesson_act(app, act);
	if (act == ACT_FILTER && app->view == APP_DEVICES)
		return devices_act(app, act);
	if (act == ACT_FILE)
		return files_open(app);
	if (app->view == APP_SEND && (act == ACT_EDIT || act == ACT_STOP))
		return send_act(app, act);
	if (lone_refuses(app, act))
		return 0;
	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		if (act == asks[i].act) {
			prompt_open(app, asks[i].prompt);
			return 0;
		}
	}
	if (act == ACT_QUIT)
		return WISH_QUIT;
	if (act == ACT_SUSPEND)
		return WISH_SUSPEND;
	if (act == ACT_REDRAW)
		return WISH_REDRAW;
	if (act == ACT_COPY)
		return WISH_COPY;
	if (act == ACT_BACK)
		return go_back(app);
	if (act == ACT_HELP)
		open_help(app);
	else if (act == ACT_CRAFT)
		craft_open(app);
	else if (act == ACT_EDIT)
		edit_lift(app);
	else if (act == ACT_BUILD)
		build_open(app);
	else if (act == ACT_TALKS && app->book)
		talks_open(app);
	else if (act == ACT_LADDER)
		ladder_open(app);
	else if (act == ACT_STREAM)
		stream_open(app);
	else if (act == ACT_SAVE)
		save_ask(app);
	else if (act == ACT_COMMENT)
		comment_ask(app);
	else if (act == ACT_SEND || act == ACT_ELSEWHERE)
		return send_open(app, act == ACT_ELSEWHERE);
	else if (act == ACT_LIVE)
		devices_open(app);
	else if (act == ACT_CAPTURE)
		return app->live.there ? WISH_TURN : 0;
	else if (act == ACT_TRAFFIC)
		return app->live.on && app->live.lab ? WISH_TRAFFIC : 0;
	else if (act == ACT_STOP && app->book)
		stop_or_go_on(app->book);
	else if (act == ACT_MARK && app->book)
		toggle_mark(app);
	else
		return view_act(app, act);
	return 0;
}

static void take_found(struct app *app)
{
	uint64_t at;

	if (app->book && book_lost(app->book))
		app_notice(app, _("No frame from here on has it."));
	if (!app->book || !book_found(app->book, &at))
		return;
	app->list.at = at;
	app->follow = false;
	app->frame = book_frame_at(app->book, at);
}

unsigned app_update(struct app *app, const struct msg *msg)
{
	switch (msg->kind) {
	case MSG_SIZE:
		app->w = msg->w;
		app->h = msg->h;
		return 0;
	case MSG_WORK:
		take_found(app);
		save_told(app);
		return 0;
	case MSG_LIVE: app->live = *msg->live; return 0;
	case MSG_IFACES: devices_take(app, msg->ifaces, msg->now); return 0;
	case MSG_FOLDER: return leave_ask(app, files_take(app, msg->folder));
	case MSG_RECENT: recent_copy(&app->recent, msg->recent); return 0;
	case MSG_MOUSE: return mouse_update(app, msg);
	case MSG_PLACES: send_take_places(app, msg->places, msg->place_count); return 0;
	case MSG_WIRE: send_take_event(app, msg->event); return 0;
	case MSG_KEY: break;
	}
	app->notice[0] = '\0';
	if (app->prompt.kind == PROMPT_LEAVE)
		return leave_key(app, msg->key);
	if (app->prompt.kind == PROMPT_SEND)
		return send_key(app, msg->key);
	if (app->prompt.kind != PROMPT_NONE)
		return leave_ask(app, prompt_key(app, msg->key));
	if (app->view == APP_FILES && files_key(app, msg->key))
		return 0;
	if (app->view == APP_LESSON && lesson_key(app, msg->key))
		return 0;
	return leave_ask(
		app, app_act(app, act_of(&app->config.keys, msg->key, app_where(app, app->view))));
}

static void look_remark(struct app *app)
{
	uint64_t frame = app->view == APP_LIST || app->view == APP_LADDER ? trail_frame(app)
									 : UINT64_MAX;
	const char *text = NULL;
	size_t n;

	if (frame != UINT64_MAX)
		text = book_comment(app->book, frame, &n);
	if (text)
		app->remark = arena_text(&app->arena, text, n);
}

void app_look(struct app *app)
{
	arena_clear(&app->arena);
	app->row_count = 0;
	app->remark = NULL;
	app->pic_count = 0;
	if (too_small(app))
		return;
	if (app->view == APP_START)
		start_look(app);
	if (app->view == APP_LIST && app->book)
		list_look(app);
	if (app->view == APP_FRAME && (app->book || app->lone))
		frame_look(app);
	if (app->view == APP_EDIT)
		edit_look(app);
	if (app->view == APP_BUILD)
		build_look(app);
	if (app->view == APP_TALKS)
		talks_look(app);
	if (app->view == APP_LADDER)
		ladder_look(app);
	if (app->view == APP_STREAM)
		stream_look(app);
	if (app->view == APP_SEND)
		send_look(app);
	if (app->view == APP_LESSON)
		lesson_look(app);
	look_remark(app);
}

/* ---- how it looks ---- */

static void put_notice(const struct app *app, struct screen *screen)
{
	const struct rect rect = {0, screen->h - VIEW_BELOW, screen->w, 1};
	const char *text = app->notice;

	if (!text[0] && app->book && app->view == APP_LIST)
		text = book_damage(app->book);
	if (app->remark && (!text || !text[0])) {
		screen_put(screen, rect, 1, 0, screen_look(SCREEN_MARKED), "#");
		screen_put(screen, rect, 3, 0, screen_look(SCREEN_MARKED), app->remark);
	}
	if (!text || !text[0])
		return;
	screen_fill(screen, rect, screen_look(PIC_PLAIN));
	screen_put(screen, rect, 1, 0, screen_look(SCREEN_ERROR), text);
}

void app_draw(const struct app *app, struct screen *screen)
{
	screen_size(screen, app->w, app->h);
	if (too_small(app)) {
		screen_put(screen, screen_all(screen), 0, 0, screen_look(PIC_PLAIN),
			_("trame wants 40x10 cells"));
		return;
	}
	switch (app->view) {
	case APP_START: start_draw(app, screen, view_rect(app)); break;
	case APP_LIST: list_draw(app, screen, view_rect(app)); break;
	case APP_FRAME: frame_draw(app, screen, view_rect(app)); break;
	case APP_HELP: help_draw(app, screen, view_rect(app)); break;
	case APP_CRAFT: craft_draw(app, screen, view_rect(app)); break;
	case APP_EDIT: edit_draw(app, screen, view_rect(app)); break;
	case APP_BUILD: build_draw(app, screen, view_rect(app)); break;
	case APP_TALKS: talks_draw(app, screen, view_rect(app)); break;
	case APP_LADDER: ladder_draw(app, screen, view_rect(app)); break;
	case APP_STREAM: stream_draw(app, screen, view_rect(app)); break;
	case APP_DEVICES: devices_draw(app, screen, view_rect(app)); break;
	case APP_FILES: files_draw(app, screen, view_rect(app)); break;
	case APP_SEND: send_draw(app, screen, view_rect(app)); break;
	case APP_LESSON: lesson_draw(app, screen, view_rect(app)); break;
	}
	title_draw(app, screen);
	put_notice(app, screen);
	hints_draw(app, screen, screen->h - 1);
	if (app->prompt.kind != PROMPT_NONE)
		prompt_draw(app, screen, (struct rect){0, screen->h - 2, screen->w, 2});
}
