/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame built step by step: data, segment, packet, frame, each at the place that it has in the
 * whole, with the call of libnet that makes it. Backwards it is what a receiver does. */
#include "edit.h"
#include "view.h"

#include "base/lang.h"
#include "picture/build.h"
#include "picture/bytes.h"
#include "picture/strip.h"

#include <string.h>

static unsigned steps(const struct app *app)
{
	return app->shown && app->shown->count ? app->shown->count - 1u : 0;
}

void build_open(struct app *app)
{
	app->build.from = app->view;
	app->build.at = 0;
	app->build.back = false;
	app->view = APP_BUILD;
}

void build_act(struct app *app, enum act act)
{
	unsigned last = steps(app), at = app->build.at;

	if (at > last)
		at = last;
	if (act == ACT_NEXT && at < last)
		app->build.at = at + 1;
	else if (act == ACT_PREVIOUS && at > 0)
		app->build.at = at - 1;
	else if (act == ACT_TOP)
		app->build.at = 0;
	else if (act == ACT_BOTTOM)
		app->build.at = last;
	else
		return;
	app->build.back = act == ACT_PREVIOUS || act == ACT_TOP;
}

/* ---- what is shown ---- */

static bool take_frame(struct app *app)
{
	struct frame *own;
	struct items *items;

	if (app->build.from == APP_EDIT && app->edit) {
		app->shown = &app->edit->frame;
		app->items = &app->edit->items;
		return true;
	}
	own = arena_zero(&app->arena, sizeof(*own));
	if (!frame_own_bytes(app, own))
		return false;
	items = &app->build_items;
	walk_frame(own, items);
	app->build_frame = *own;
	app->shown = &app->build_frame;
	app->items = items;
	return true;
}

/* ---- words ---- */

/* A line of sizes, and lines of what is done. */
static void look_words(struct app *app)
{
	unsigned first = build_layer(app->shown, app->build.at);
	struct buf text = BUF_INIT;

	build_put_sizes(&text, app->shown, app->build.at);
	app->words[0] = arena_text(&app->arena, (const char *)text.data, text.len);
	buf_clear(&text);
	if (app->build.back)
		build_put_receiver(&text, app->shown, app->items, first);
	else
		build_calls(&text, app->shown, app->items, first);
	app->words[1] = arena_text(&app->arena, text.len ? (const char *)text.data : "", text.len);
	buf_done(&text);
}

void build_look(struct app *app)
{
	int rows = view_rect(app).h;
	unsigned first;
	struct frame *part;
	struct items *items;
	struct pic_view view;

	app->shown = NULL;
	if (!take_frame(app) || !app->shown->count) {
		app->shown = NULL;
		return;
	}
	first = build_layer(app->shown, app->build.at);
	part = arena_get(&app->arena, sizeof(*part));
	items = arena_get(&app->arena, sizeof(*items));
	*part = build_cut(app->shown, first);
	*items = build_cut_items(&app->arena, app->shown, app->items, first);
	view = (struct pic_view){part, items, NULL};
	strip_draw(frame_add_pic(app), app->shown);
	frame_measure(app, 0, rows / 2);
	build_cut_strip(&app->pics[0], 0, first);
	bytes_draw(frame_add_pic(app), &view);
	build_light_new(&app->pics[1]);
	frame_measure(app, 1, rows - app->pic_rows[0].rows - 8);
	look_words(app);
}

static void draw_words(const struct app *app, struct screen *screen, struct rect rect)
{
	int y = 1;

	screen_put(screen, rect, 1, 0, screen_look(PIC_TITLE), app->words[0]);
	for (const char *at = app->words[1]; *at && y < rect.h;) {
		size_t n = strcspn(at, "\n");

		y += view_wrap(screen, (struct rect){rect.x, rect.y + y, rect.w, rect.h - y},
			screen_look(PIC_PLAIN), at, n);
		at += n + (at[n] == '\n');
	}
}

void build_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	int strip, bytes;

	if (!app->shown || app->pic_count < 2) {
		screen_put(screen, rect, 1, 1, screen_look(SCREEN_ERROR),
			_("There is nothing to build: the frame has no layers."));
		return;
	}
	strip = app->pic_rows[0].rows;
	bytes = app->pic_rows[1].rows;
	screen_pic(screen, (struct rect){rect.x, rect.y, rect.w, strip}, &app->pics[0],
		app->pic_rows[0].skip);
	draw_words(app, screen, (struct rect){rect.x, rect.y + strip + 1, rect.w, 6});
	screen_pic(screen, (struct rect){rect.x, rect.y + strip + 8, rect.w, bytes},
		&app->pics[1], app->pic_rows[1].skip);
}
