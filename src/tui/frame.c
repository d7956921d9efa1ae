/* SPDX-License-Identifier: BSD-2-Clause */
/* One frame, in one of its forms: nested envelopes, columns and bytes; its tree; its bytes; a
 * header as a diagram; as the wire carries it. One cursor goes over the fields; what stands for its
 * bits is lit everywhere. */
#include "edit.h"
#include "frame_view.h"
#include "lesson_view.h"
#include "talk_view.h"

#include "base/lang.h"

/* ---- the cursor ---- */

static void choose(struct app *app, uint32_t item)
{
	app->item = item;
	app->field = app->items->at[item].field;
}

void frame_choose(struct app *app, uint32_t item)
{
	if (app->view == APP_EDIT && app->edit && item < app->edit->items.count)
		app->edit->item = item;
	else if (app->view == APP_FRAME && app->items && item < app->items->count)
		choose(app, item);
}

/* The same field again in another frame. */
static void choose_again(struct app *app)
{
	for (uint32_t i = 0; i < app->items->count; i++) {
		if (app->items->at[i].field == app->field) {
			app->item = i;
			return;
		}
	}
	app->item = 0;
}

static bool load(struct app *app)
{
	const struct frame *frame;
	const struct items *items;

	if (app->lone_lesson ? !lesson_lone(app, &frame, &items)
	    : app->lone	     ? !send_lone(app, &frame, &items)
			     : !book_load(app->book, app->frame, &frame, &items))
		return false;
	app->shown = frame;
	app->items = items;
	if (app->item >= items->count || items->at[app->item].field != app->field)
		choose_again(app);
	return true;
}

void frame_open(struct app *app, uint64_t frame)
{
	app->lone = app->lone_lesson = false;
	app->frame = frame;
	app->why = app->why && app->view == APP_FRAME;
	trail_enter(app, APP_FRAME);
	if (load(app) && !app->field && app->items->count)
		choose(app, 0);
}

static void step_layer(struct app *app, int by)
{
	const struct items *items = app->items;
	unsigned now = items->at[app->item].layer;
	uint32_t i = app->item;

	if (by > 0) {
		while (i < items->count && items->at[i].layer == now)
			i++;
		if (i < items->count)
			choose(app, i);
		return;
	}
	while (i && items->at[i].layer == now)
		i--;
	now = items->at[i].layer;
	while (i && items->at[i - 1].layer == now)
		i--;
	choose(app, i);
}

static void step_frame(struct app *app, int by)
{
	uint64_t at, count;

	if (app->lone_lesson) {
		lesson_step_lone(app, by);
		return;
	}
	if (app->lone) {
		send_step_lone(app, by);
		return;
	}
	at = book_place_of(app->book, app->frame);
	count = book_count(app->book);
	if (by < 0 && at > 0)
		at--;
	else if (by > 0 && at + 1 < count)
		at++;
	app->list.at = at;
	if (book_frame_at(app->book, at) < book_total(app->book))
		frame_open(app, book_frame_at(app->book, at));
}

static void step_field(struct app *app, enum act act)
{
	uint32_t count = app->items ? app->items->count : 0, i = app->item;

	if (!count)
		return;
	if (act == ACT_UP && i > 0)
		choose(app, i - 1);
	else if (act == ACT_DOWN && i + 1 < count)
		choose(app, i + 1);
	else if (act == ACT_TOP)
		choose(app, 0);
	else if (act == ACT_BOTTOM)
		choose(app, count - 1);
	else if (act == ACT_LEFT || act == ACT_RIGHT)
		step_layer(app, act == ACT_LEFT ? -1 : 1);
}

bool frame_shape(struct app *app, enum act act)
{
	static const struct {
		enum act act;
		enum app_shape shape;
	} shapes[] = {{ACT_PAGE, SHAPE_PAGE}, {ACT_TREE, SHAPE_TREE}, {ACT_BYTES, SHAPE_BYTES},
		{ACT_GRID, SHAPE_GRID}, {ACT_OFF_WIRE, SHAPE_WIRE}};

	if (act == ACT_SHAPE) {
		app->shape = (enum app_shape)((app->shape + 1) % SHAPES);
		return true;
	}
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		if (shapes[i].act == act) {
			app->shape = shapes[i].shape;
			return true;
		}
	}
	return false;
}

void frame_act(struct app *app, enum act act)
{
	if (!load(app))
		return;
	if (why_act(app, act))
		return;
	if (act == ACT_NEXT || act == ACT_PREVIOUS)
		step_frame(app, act == ACT_NEXT ? 1 : -1);
	else if (act == ACT_HOLD)
		beside_hold(app);
	else if (act == ACT_BESIDE)
		beside_hide(app);
	else if (!frame_shape(app, act))
		step_field(app, act);
}

/* ---- what is shown ---- */

struct why_answer frame_why(const struct app *app)
{
	struct why_answer answer = {.why = WHY_CAPTURED};
	struct items one = *app->items;

	if (app->item < app->items->count) {
		one.at += app->item;
		one.count = 1;
		why_frame(app->shown, &one, NULL, NULL, &answer);
	}
	return answer;
}

struct rect frame_split(const struct app *app, struct rect rect, struct rect *right)
{
	*right = rect;
	if (app->w < BESIDE_WIDTH)
		return rect;
	rect.w = (rect.w - 1) / 2;
	right->x = rect.x + rect.w + 1;
	right->w = rect.w;
	return rect;
}

void frame_draw_wall(const struct app *app, struct screen *screen, struct rect rect)
{
	struct rect right, left = frame_split(app, rect, &right);

	for (int y = 0; y < rect.h && left.w < rect.w; y++)
		screen_put(screen, rect, left.w, y, screen_look(PIC_RULE),
			screen->ascii ? "|" : "│");
}

void frame_look(struct app *app)
{
	struct rect rect = view_rect(app), right;
	bool beside;
	struct why_answer why;

	if (!load(app))
		return;
	why = frame_why(app);
	rect.h--; /* the words */
	if (app->shown->comment) {
		rect.y++;
		rect.h--;
	}
	beside = beside_look(app);
	if (app->why || beside)
		rect = frame_split(app, rect, &right);
	if (app->why)
		why_paint(app, &why, right);
	if (beside) {
		beside_paint(app, right);
		rect.y++; /* the heads */
		rect.h--;
	}
	if (!app->why || app->w >= BESIDE_WIDTH)
		frame_paint(app, NULL, rect);
	frame_words(app, &why, NULL);
}

bool frame_own_bytes(struct app *app, struct frame *out)
{
	if ((!app->book && !app->lone) || !load(app))
		return false;
	*out = *app->shown;
	out->cap = frame_own(app->shown);
	if (out->len < out->cap || app->shown->joined)
		out->len = out->cap;
	out->joined = out->rejoined = 0;
	out->join = NULL;
	out->count = 0;
	frame_dissect(out);
	return true;
}

void frame_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	if (!app->shown || !app->pic_count) {
		screen_put(screen, rect, 1, 1, screen_look(SCREEN_ERROR),
			_("The frame cannot be read any more."));
		return;
	}
	frame_draw_words(app, screen, rect);
	rect.h--;
	if (app->shown->comment) {
		screen_put(screen, rect, 1, 0, screen_look(SCREEN_MARKED), "#");
		screen_text(screen, rect, 3, 0, screen_look(SCREEN_MARKED), app->shown->comment,
			app->shown->comment_len);
		rect.y++;
		rect.h--;
	}
	frame_draw_pics(app, screen);
	if (app->why)
		frame_draw_wall(app, screen, rect);
	beside_draw(app, screen, rect);
}
