/* SPDX-License-Identifier: BSD-2-Clause */
/* How the editor looks: the frame view of what is built, with the recipe above it; and the frame as
 * a file has it. */
#include "edit_pick.h"
#include "frame_view.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "file/writer.h"
#include "frame/value.h"

#include <stdio.h>
#include <string.h>

/* ---- files ---- */

int edit_file(struct app *app, bool capture, bool ng, struct buf *out, struct err *err)
{
	struct writer writer = WRITER_INIT(ng);
	const struct edit *e = app->edit;
	struct frame frame;

	if (!e || !e->count)
		return err_set(err, _("no frame is there"));
	if (!capture) {
		buf_add(out, e->text.data, e->text.len);
		buf_byte(out, '\n');
		return 0;
	}
	frame = (struct frame){.bytes = e->frame.bytes, .cap = e->frame.cap, .len = e->frame.len,
		.link = e->frame.link};
	if (writer_add(&writer, out, &frame, err) < 0)
		return -1;
	writer_start(&writer, out, frame.link);
	return 0;
}

void edit_written(struct app *app)
{
	app->edit->written = app->edit->at;
}

/* ---- how it looks ---- */

static struct pic_marks marks_of(struct app *app)
{
	const struct edit *e = app->edit;
	uint32_t n = e->items.count;
	struct pic_mark *at = arena_zero(&app->arena, (n + 1) * sizeof(*at));

	for (uint32_t i = 0; i < n; i++) {
		at[i].role = e->why[i].why == WHY_FORGED     ? PIC_FORGED
			     : e->why[i].why == WHY_COMPUTED ? PIC_COMPUTED
							     : PIC_PLAIN;
		if (e->why[i].why == WHY_FORGED && e->why[i].known) {
			struct item honest = e->items.at[i];
			struct buf text = BUF_INIT;

			honest.num = e->why[i].honest;
			buf_text(&text, _("should be "));
			value_show(&text, &e->frame, &honest);
			at[i].note = arena_text(&app->arena, (const char *)text.data, text.len);
			buf_done(&text);
		}
	}
	return (struct pic_marks){at, n};
}

/* The field, and what there is to know about it; or how a receiver takes the frame for another. */
static void look_words(struct app *app)
{
	struct edit *e = app->edit;
	struct buf note = BUF_INIT;

	if (e->reads.len)
		buf_printf(&note, _("A receiver reads %.*s"), (int)e->reads.len,
			(const char *)e->reads.data);
	frame_words(app, &e->why[e->item], note.len ? buf_string(&note) : NULL);
	buf_done(&note);
}

void edit_look(struct app *app)
{
	struct edit *e = app->edit;
	struct pic_marks marks = marks_of(app);
	struct rect rect = view_rect(app), right;

	app->shown = &e->frame;
	app->items = &e->items;
	app->item = e->item;
	app->field = edit_cursor(e) ? edit_cursor(e)->field : NULL;
	rect.y++;
	rect.h -= 2;
	if (app->why && e->items.count) {
		rect = frame_split(app, rect, &right);
		why_paint(app, &e->why[e->item], right);
	}
	if (!app->why || app->w >= BESIDE_WIDTH)
		frame_paint(app, &marks, rect);
	look_words(app);
}

/* Where the layer of the cursor begins in the recipe. */
static size_t recipe_part(const struct edit *e)
{
	const char *text = (const char *)e->text.data;
	unsigned layer = edit_layer(e);
	size_t at = 0;

	for (size_t i = 0; layer && i + 3 <= e->text.len; i++) {
		if (memcmp(text + i, " / ", 3) == 0) {
			at = i + 3;
			layer--;
		}
	}
	return at;
}

static void draw_recipe(const struct edit *e, struct screen *screen, struct rect rect)
{
	const struct ansi_look look = screen_look(PIC_TITLE);
	char state[60] = "";
	unsigned forged = edit_forged(e);
	struct rect room;
	size_t skip;
	int n, x = 1;

	if (forged)
		snprintf(state, sizeof(state), _("%u forged  "), forged);
	snprintf(state + strlen(state), sizeof(state) - strlen(state), "%s",
		edit_is_loose(e) ? _("not written") : "");
	n = (int)utf8_cells(state, strlen(state));
	room = (struct rect){rect.x, rect.y, rect.w - n - 3, 1};
	skip = utf8_cells((const char *)e->text.data, e->text.len) + 1 > (size_t)room.w
		       ? recipe_part(e)
		       : 0;
	if (skip)
		x += screen_put(screen, room, x, 0, look, screen->ascii ? ".. / " : "… / ");
	screen_text(screen, room, x, 0, look, (const char *)e->text.data + skip,
		e->text.len - skip);
	screen_put(screen, rect, rect.w - n - 1, 0, screen_look(forged ? PIC_FORGED : PIC_NOTE),
		state);
}

void edit_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct edit *e = app->edit;

	draw_recipe(e, screen, rect);
	frame_draw_pics(app, screen);
	if (app->why)
		frame_draw_wall(app, screen,
			(struct rect){rect.x, rect.y + 1, rect.w, rect.h - 2});
	frame_draw_words(app, screen, rect);
	if (e->pick.kind != PICK_NONE)
		pick_draw(app, screen,
			(struct rect){rect.x, rect.y + 1, rect.w, rect.h - 2});
}
