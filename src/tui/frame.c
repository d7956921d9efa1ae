/* SPDX-License-Identifier: BSD-2-Clause */
/* One frame: nested envelopes, columns and bytes, or its tree, or its bytes alone. One cursor goes
 * over the fields; what stands for its bits is lit everywhere. */
#include "talk_view.h"
#include "view.h"

#include "frame/value.h"
#include "frame/why.h"
#include "picture/bytes.h"
#include "picture/columns.h"
#include "picture/strip.h"
#include "picture/tree.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define WHY_ROWS 6

/* ---- the cursor ---- */

static void choose(struct app *app, uint32_t item)
{
	app->item = item;
	app->field = app->items->at[item].field;
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

	if (!book_load(app->book, app->frame, &frame, &items))
		return false;
	app->shown = frame;
	app->items = items;
	if (app->item >= items->count || items->at[app->item].field != app->field)
		choose_again(app);
	return true;
}

void frame_open(struct app *app, uint64_t frame)
{
	app->frame = frame;
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
	uint64_t at = book_place_of(app->book, app->frame), count = book_count(app->book);

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

void frame_act(struct app *app, enum act act)
{
	if (!load(app))
		return;
	if (act == ACT_NEXT || act == ACT_PREVIOUS)
		step_frame(app, act == ACT_NEXT ? 1 : -1);
	else if (act == ACT_SHAPE)
		app->shape = (enum app_shape)((app->shape + 1) % SHAPES);
	else if (act == ACT_PAGE)
		app->shape = SHAPE_PAGE;
	else if (act == ACT_TREE)
		app->shape = SHAPE_TREE;
	else if (act == ACT_BYTES)
		app->shape = SHAPE_BYTES;
	else if (act == ACT_WHY)
		app->why = !app->why;
	else
		step_field(app, act);
}

/* ---- pictures ---- */

/* Everything in the picture that stands for bits of the chosen field is lit. A field without bits
 * lights nothing. */
static void light(const struct app *app, struct pic *pic)
{
	const struct item *item = &app->items->at[app->item];
	uint32_t end = item->bit + item->bits;

	for (uint32_t r = 0; r < pic->count; r++) {
		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			struct pic_cell *c = &pic->rows[r].cells[i];

			if (c->bits && c->bit < end && c->bit + c->bits > item->bit &&
				(c->index == item->layer || c->index == PIC_NO_LAYER))
				c->role = PIC_FOCUS;
		}
	}
}

struct pic *frame_add_pic(struct app *app)
{
	struct pic *pic = &app->pics[app->pic_count++];

	pic_init(pic, &app->arena, (uint16_t)app->w);
	return pic;
}

/* How many lines it has, and which of them must be seen. */
void frame_measure(struct app *app, unsigned i, int rows)
{
	struct scroll_pic *s = &app->pic_rows[i];
	struct pic *pic = &app->pics[i];
	int first, last;

	s->lines = 0;
	for (uint32_t r = 0; r <= pic->count; r++)
		s->lines += line_has_border(pic, r) + (r < pic->count && line_has_content(pic, r));
	s->rows = s->lines < rows ? s->lines : rows > 0 ? rows : 0;
	s->skip = 0;
	if (screen_pic_find(pic, PIC_FOCUS, &first, &last)) {
		if (last - first >= s->rows)
			last = first + s->rows - 1;
		if (last >= s->rows)
			s->skip = last - s->rows + 1 + (last + 1 < s->lines);
		if (s->skip > first)
			s->skip = first;
	}
	if (s->skip + s->rows > s->lines)
		s->skip = s->lines - s->rows;
}

/* The bytes get what the columns leave, but never less than a third. */
static void measure_page(struct app *app, int rows)
{
	int third;

	frame_measure(app, 0, rows / 3 > 3 ? rows / 3 : 3);
	rows -= app->pic_rows[0].rows + 1;
	third = rows / 3;
	frame_measure(app, 2, rows);
	if (app->pic_rows[2].lines > third)
		frame_measure(app, 2, third);
	frame_measure(app, 1, rows - app->pic_rows[2].rows - 1);
	frame_measure(app, 2, rows - app->pic_rows[1].rows - 1);
}

void frame_paint(struct app *app, const struct pic_marks *marks, int rows)
{
	const struct pic_view view = {app->shown, app->items, marks};

	if (app->shape == SHAPE_PAGE) {
		strip_draw(frame_add_pic(app), app->shown);
		columns_draw(frame_add_pic(app), &view);
		bytes_draw(frame_add_pic(app), &view);
	} else if (app->shape == SHAPE_TREE) {
		tree_draw(frame_add_pic(app), &view, NULL);
	} else {
		bytes_draw(frame_add_pic(app), &view);
	}
	if (app->item < app->items->count)
		for (unsigned i = 0; i < app->pic_count; i++)
			light(app, &app->pics[i]);
	if (app->shape == SHAPE_PAGE)
		measure_page(app, rows);
	else
		frame_measure(app, 0, rows);
}

void frame_look(struct app *app)
{
	if (load(app))
		frame_paint(app, NULL,
			view_rect(app).h - 1 - (app->why ? WHY_ROWS : 0) -
				(app->shown->comment ? 1 : 0));
}

bool frame_own_bytes(struct app *app, struct frame *out)
{
	if (!app->book || !load(app))
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

/* ---- words ---- */

static const char *why_words(enum why why)
{
	switch (why) {
	case WHY_CAPTURED: return "captured";
	case WHY_DEFAULT: return "default";
	case WHY_WIRE: return "from the wire";
	case WHY_TYPED: return "typed";
	case WHY_COMPUTED: return "computed";
	case WHY_FORGED: return "forged";
	case WHY_WRONG: return "wrong";
	}
	return "";
}

static struct why_answer why_of(const struct app *app)
{
	struct why_answer all[256];
	struct items some = *app->items;

	if (app->item >= 256)
		return (struct why_answer){.why = WHY_CAPTURED};
	if (some.count > 256)
		some.count = 256;
	why_frame(app->shown, &some, NULL, NULL, all);
	return all[app->item];
}

static void put_place(struct buf *out, const struct item *item)
{
	if (item->bits % 8 || item->bit % 8)
		buf_printf(out, "   %u bit%s at byte %u, bit %u", (unsigned)item->bits,
			item->bits == 1 ? "" : "s", (unsigned)(item->bit / 8),
			(unsigned)(item->bit % 8));
	else if (item->bits)
		buf_printf(out, "   %u byte%s at byte %u", (unsigned)(item->bits / 8),
			item->bits == 8 ? "" : "s", (unsigned)(item->bit / 8));
}

void frame_words(struct buf *out, const struct frame *frame, const struct item *item,
	const struct why_answer *why)
{
	buf_text(out, item->field->id);
	if (item->field->kind != FIELD_GROUP && item->field->kind != FIELD_LIST) {
		buf_text(out, " = ");
		value_label(out, frame, item);
	}
	put_place(out, item);
	buf_printf(out, "   %s", why_words(why->why));
	if (why->known)
		buf_printf(out, ", should be 0x%0*" PRIx64, (int)(item->bits + 3) / 4, why->honest);
}

static void draw_words(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct field *f = app->items->at[app->item].field;
	const struct why_answer why = why_of(app);
	struct buf text = BUF_INIT;

	frame_words(&text, app->shown, &app->items->at[app->item], &why);
	screen_text(screen, rect, 1, 0, screen_look(PIC_TITLE), (const char *)text.data, text.len);
	buf_clear(&text);
	buf_printf(&text, "%s  %s", f->about ? f->about : f->title, f->rfc ? f->rfc : "");
	screen_text(screen, rect, 1, 1, screen_look(PIC_NOTE), (const char *)text.data, text.len);
	buf_done(&text);
}

void frame_draw_pics(const struct app *app, struct screen *screen, struct rect rect)
{
	int y = 0;

	for (unsigned i = 0; i < app->pic_count; i++) {
		const struct scroll_pic *s = &app->pic_rows[i];
		const struct rect part = {rect.x, rect.y + y, rect.w, s->rows};

		screen_pic(screen, part, &app->pics[i], s->skip);
		y += s->rows + (app->shape == SHAPE_PAGE && i < 2);
	}
}

void frame_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	if (!app->shown || !app->pic_count) {
		screen_put(screen, rect, 1, 1, screen_look(SCREEN_ERROR),
			"The frame cannot be read any more.");
		return;
	}
	if (app->shown->comment) {
		screen_put(screen, rect, 1, 0, screen_look(SCREEN_MARKED), "#");
		screen_text(screen, rect, 3, 0, screen_look(SCREEN_MARKED), app->shown->comment,
			app->shown->comment_len);
		rect.y++;
		rect.h--;
	}
	frame_draw_pics(app, screen, rect);
	if (app->item < app->items->count)
		draw_words(app, screen, (struct rect){rect.x, rect.y + rect.h - 1, rect.w, 2});
}
