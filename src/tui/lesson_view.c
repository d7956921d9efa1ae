/* SPDX-License-Identifier: BSD-2-Clause */
/* The lesson: a step is a page. Keys turn pages, look at the page's pictures, choose a frame, build
 * it or open it a layer at a time, answer the questions; and make things happen on the stage. */
#include "lesson_view.h"

#include "frame_view.h"
#include "talk_view.h"
#include "view.h"

#include "base/lang.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEED_ROWS 2 /* above the list of deeds */

void lesson_open(struct app *app, const struct lesson *lesson, unsigned step, bool recorded)
{
	enum app_view from = app->lesson ? app->lesson->from : app->view;
	struct lesson_view *v;

	lesson_close(app);
	app->lessons++;
	v = app->lesson = mem_new(1, sizeof(*v));
	play_init(&v->play, lesson);
	v->play.recorded = v->recorded = recorded;
	page_look(&v->look);
	play_go(&v->play, step < lesson->count ? step : 0);
	v->from = from;
	app->view = APP_LESSON;
}

void lesson_close(struct app *app)
{
	struct lesson_view *v = app->lesson;

	if (!v)
		return;
	play_done(&v->play);
	items_done(&v->items);
	free(v);
	app->lesson = NULL;
	if (app->lone_lesson) {
		app->lone = app->lone_lesson = false;
		app->shown = NULL;
	}
}

/* Everything of it ends with it: there is nothing of the lesson to come back to. */
void lesson_leave(struct app *app)
{
	struct lesson_view *v = app->lesson;

	if (v->doing) {
		v->doing = false;
	} else if (v->look.question >= 0) {
		v->look.question = -1;
	} else {
		app->view = v->from;
		lesson_close(app);
	}
}

struct lesson_play *lesson_playing(struct app *app)
{
	return app->lesson ? &app->lesson->play : NULL;
}

bool lesson_recorded(const struct app *app)
{
	return app->lesson && app->lesson->recorded;
}

unsigned lesson_nth(const struct app *app)
{
	return app->lesson ? app->lessons : 0;
}

bool lesson_doing(const struct app *app)
{
	return app->lesson && app->lesson->doing;
}

/* ---- going from step to step ---- */

static void go(struct lesson_view *v, unsigned step)
{
	play_go(&v->play, step);
	page_look(&v->look);
	v->seen = NULL;
}

int lesson_goto(struct app *app, const char *text, const char **why)
{
	struct lesson_view *v = app->lesson;
	const struct lesson *lesson = v->play.lesson;
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	if (end == text || *end || number < lesson->first ||
		number - lesson->first >= lesson->count) {
		*why = _("no step has this number");
		return -1;
	}
	go(v, (unsigned)(number - lesson->first));
	return 0;
}

/* Whether what a command does is seen on the board: it sends no frame, or none to speak of. */
static bool changes_board(const char *command)
{
	static const char *const words[] = {"start", "stop", "client", "open", "close", "end"};
	size_t n = strcspn(command, " ");

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == n && memcmp(words[i], command, n) == 0)
			return true;
	return false;
}

int lesson_command(struct app *app, const char *text, const char **why)
{
	struct lesson_view *v = app->lesson;

	if (play_command(&v->play, text)) {
		v->doing = false;
		v->watch = changes_board(text);
		return 0;
	}
	*why = v->play.recorded ? _("this is a recording: nothing can be made to happen")
					  : _("too much is still going on");
	return -1;
}

/* ---- free play ---- */

static void open_deeds(struct app *app)
{
	struct lesson_view *v = app->lesson;

	if (v->play.recorded) {
		app_notice(app, _("This is a recording: nothing can be made to happen in it."));
		return;
	}
	lesson_list_deeds(v);
	v->deeds = (struct scroll){0, 0};
	v->doing = true;
}

static void act_on_deeds(struct app *app, enum act act)
{
	struct lesson_view *v = app->lesson;
	const char *why;

	if (act == ACT_OPEN && v->deeds.at < v->deed_count) {
		if (lesson_command(app, v->deed[v->deeds.at].command, &why) < 0)
			app_notice(app, why);
	} else {
		scroll_move(&v->deeds, act, v->deed_count, view_rect(app).h - DEED_ROWS);
	}
}

/* ---- the page ---- */

static enum lesson_scene scene_of(const struct lesson_view *v)
{
	return page_scene(play_step(&v->play), &v->look, 0);
}

static void choose_frame(struct lesson_view *v, bool next)
{
	uint32_t now = v->play.chosen;
	uint32_t to = next ? play_frame_next(&v->play, now) : play_frame_before(&v->play, now);

	if (to != PLAY_NONE)
		play_choose(&v->play, to);
}

/* A key that does nothing about what is shown, or not what its hint says, is not hinted at. */
bool lesson_hints(const struct app *app, enum act act)
{
	const struct lesson_view *v = app->lesson;
	enum lesson_scene scene;

	if (v->look.question >= 0)
		return lesson_hints_question(v, act);
	scene = scene_of(v);
	return act != ACT_DOWN || scene == SCENE_BUILD || scene == SCENE_CLIMB;
}

/* A layer more or less, where the page builds a frame or opens one, and behind the last one
 * the first again; else the next frame. */
static void turn_layer(struct lesson_view *v, bool on)
{
	unsigned most, *at;

	if (scene_of(v) == SCENE_BUILD) {
		most = page_build_steps(&v->play);
		at = &v->look.built;
	} else if (scene_of(v) == SCENE_CLIMB) {
		most = page_climb_steps(&v->play);
		at = &v->look.climbed;
	} else {
		choose_frame(v, on);
		return;
	}
	if (*at > most)
		*at = most;
	if (on)
		*at = *at < most ? *at + 1 : 0;
	else if (*at > 0)
		--*at;
}

static void open_frame(struct app *app)
{
	const struct frame *frame;
	const struct items *items;

	if (!lesson_lone(app, &frame, &items))
		return;
	trail_enter(app, APP_FRAME);
	app->lone = app->lone_lesson = true;
	app->why = false;
}

static void turn_scene(struct lesson_view *v, int by)
{
	unsigned n = page_scenes(play_step(&v->play));

	if (n && !v->look.board)
		v->look.scene = (v->look.scene + n + (unsigned)by) % n;
	v->look.board = false;
}

static void act_on_page(struct app *app, enum act act)
{
	struct lesson_view *v = app->lesson;
	const struct lesson *lesson = v->play.lesson;

	switch (act) {
	case ACT_NEXT:
		if (v->play.step + 1 < lesson->count)
			go(v, v->play.step + 1);
		else
			app_notice(app, _("That was the last step. f: play freely; q: leave."));
		break;
	case ACT_PREVIOUS:
		if (v->play.step > 0)
			go(v, v->play.step - 1);
		break;
	case ACT_TOP: go(v, 0); break;
	case ACT_BOTTOM: go(v, lesson->count - 1); break;
	case ACT_AGAIN:
		play_again(&v->play);
		page_look(&v->look);
		break;
	case ACT_SHAPE: turn_scene(v, 1); break;
	case ACT_SHAPE_BACK: turn_scene(v, -1); break;
	case ACT_LEFT: choose_frame(v, false); break;
	case ACT_RIGHT: choose_frame(v, true); break;
	case ACT_DOWN: turn_layer(v, true); break;
	case ACT_UP: turn_layer(v, false); break;
	case ACT_ASK: lesson_ask_next(v); break;
	case ACT_FOOTNOTES: v->look.words = !v->look.words; break;
	case ACT_OPEN: open_frame(app); break;
	case ACT_DEEDS: open_deeds(app); break;
	default: break;
	}
}

unsigned lesson_act(struct app *app, enum act act)
{
	struct lesson_view *v = app->lesson;

	if (act == ACT_GOTO)
		prompt_open(app, PROMPT_STEP);
	else if (act == ACT_COMMAND)
		prompt_open(app, PROMPT_COMMAND);
	else if (v->doing)
		act_on_deeds(app, act);
	else if (v->look.question >= 0)
		lesson_act_on_question(v, act);
	else
		act_on_page(app, act);
	return 0;
}

/* ---- how it looks ---- */

/* A step that is opened shows its scenes from the first one on. */
void lesson_look(struct app *app)
{
	struct lesson_view *v = app->lesson;
	struct rect rect = view_rect(app);
	struct pic *pic;

	if (v->seen != play_step(&v->play)) {
		if (v->seen)
			page_look(&v->look);
		v->seen = play_step(&v->play);
	}
	if (v->watch)
		page_look_board(&v->look, v->seen);
	v->watch = false;
	if (v->doing) {
		scroll_keep(&v->deeds, v->deed_count, rect.h - DEED_ROWS);
		return;
	}
	pic = frame_add_pic(app);
	page_draw_step(pic, &v->play, &v->look, (unsigned)rect.h);
	frame_measure(app, 0, rect.h);
	frame_put_part(app, 0, rect);
}

static void draw_deeds(const struct lesson_view *v, struct screen *screen, struct rect rect)
{
	screen_put(screen, rect, 1, 0, screen_look(PIC_TITLE),
		_("Free play: what shall happen? (: types a command)"));
	for (int y = DEED_ROWS; y < rect.h; y++) {
		uint64_t at = v->deeds.top + (uint64_t)(y - DEED_ROWS);
		bool chosen = at == v->deeds.at;
		struct ansi_look look = screen_look(chosen ? SCREEN_CHOSEN : PIC_PLAIN);
		struct rect line = {rect.x, rect.y + y, rect.w, 1};

		if (at >= v->deed_count)
			break;
		screen_fill(screen, line, look);
		screen_put(screen, line, 1, 0, look, chosen ? ">" : " ");
		screen_put(screen, line, 3, 0, look, v->deed[at].text);
	}
}

void lesson_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	if (app->lesson->doing)
		draw_deeds(app->lesson, screen, rect);
	else
		frame_draw_pics(app, screen);
}

/* ---- a frame of it alone ---- */

bool lesson_lone(struct app *app, const struct frame **frame, const struct items **items)
{
	struct lesson_view *v = app->lesson;

	if (!v || !play_shown(&v->play, &v->frame))
		return false;
	walk_frame(&v->frame, &v->items);
	*frame = &v->frame;
	*items = &v->items;
	return true;
}

void lesson_step_lone(struct app *app, int by)
{
	choose_frame(app->lesson, by > 0);
}
