/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame built step by step: data, segment, packet, frame, each at the place that it has in the
 * whole, with the call of libnet that makes it. Backwards it is what a receiver does. */
#include "build.h"

#include "edit.h"
#include "view.h"

#include "base/lang.h"
#include "frame/value.h"
#include "picture/bytes.h"
#include "picture/strip.h"

#include <stdio.h>
#include <string.h>

/* Where the step begins: nothing but the innermost layer, then one more each. */
static unsigned first_layer(const struct app *app, const struct frame *frame)
{
	unsigned last = frame->count ? frame->count - 1u : 0;

	return app->build.at < last ? last - app->build.at : 0;
}

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

/* The part of the frame that is there so far, as a frame of its own. */
static struct frame cut_frame(const struct frame *f, unsigned first)
{
	const struct layer *outer = &f->layers[first];
	struct frame part = *f;
	uint32_t n = outer->head + outer->pay + outer->tail;

	part.bytes = f->bytes + outer->off;
	part.cap = part.len = n < f->cap - outer->off ? n : f->cap - outer->off;
	part.count = (uint8_t)(f->count - first);
	for (unsigned i = 0; i < part.count; i++) {
		part.layers[i] = f->layers[first + i];
		part.layers[i].off -= outer->off;
	}
	return part;
}

static struct items cut_items(struct app *app, const struct frame *f, unsigned first)
{
	uint32_t base = f->layers[first].off * 8, from = 0;
	struct items part = {.at = arena_get(&app->arena,
				     (app->items->count + 1) * sizeof(*part.at))};

	while (from < app->items->count && app->items->at[from].layer < first)
		from++;
	for (uint32_t i = from; i < app->items->count; i++) {
		struct item *it = &part.at[part.count];

		if (app->items->at[i].layer < first || app->items->at[i].bit < base)
			continue;
		*it = app->items->at[i];
		it->bit -= base;
		it->from = it->from >= base / 8 ? it->from - base / 8 : 0;
		it->layer = (uint8_t)(it->layer - first);
		if (it->parent != ITEM_TOP)
			it->parent = it->parent >= from ? it->parent - from : ITEM_TOP;
		part.count++;
	}
	return part;
}

/* Of the strip's rows the first stand for the innermost layers: those that are there, in place. */
static void cut_strip(struct pic *pic, unsigned first)
{
	uint32_t kept = 0;

	while (kept < pic->count && pic->rows[kept].count &&
		pic->rows[kept].cells[0].index != PIC_NO_LAYER &&
		pic->rows[kept].cells[0].index >= first)
		kept++;
	for (unsigned i = 0; first && kept && i < pic->rows[kept - 1].count; i++)
		if (pic->rows[kept - 1].cells[i].edges)
			pic->rows[kept - 1].cells[i].edges |= EDGE_BOTTOM;
	for (uint32_t r = kept; first && r < pic->count; r++) {
		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			struct pic_cell *c = &pic->rows[r].cells[i];

			c->edges = 0;
			c->text = "";
			c->role = PIC_GAP;
			c->layer = PIC_NO_LAYER;
		}
	}
}

/* The bytes of the newest header. */
static void mark_new(struct pic *pic)
{
	for (uint32_t r = 0; r < pic->count; r++) {
		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			struct pic_cell *c = &pic->rows[r].cells[i];

			if (c->bits == 8 && c->index == 0)
				c->role = PIC_FOCUS;
		}
	}
}

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

static const char *unit_of(const struct proto *proto)
{
	const char *unit = strip_unit(proto);

	return unit[0] ? unit : _("bytes");
}

static void put_sizes(const struct app *app, struct buf *out)
{
	const struct frame *f = app->shown;
	unsigned first = first_layer(app, f);
	const struct layer *outer = &f->layers[first], *inner = &f->layers[f->count - 1];
	uint32_t all = outer->head + outer->pay + outer->tail;
	uint32_t data = inner->pay +
			(inner->proto->layer == LAYER_APPLICATION ? inner->head : 0);

	buf_printf(out, _("Step %u of %u: %s, %u bytes"), app->build.at + 1, (unsigned)f->count,
		unit_of(outer->proto), (unsigned)all);
	if (first + 1u < f->count)
		buf_printf(out, _(" = %s header %u + %s %u"), outer->proto->label,
			(unsigned)outer->head, unit_of(f->layers[first + 1].proto),
			(unsigned)outer->pay);
	if (outer->tail)
		buf_printf(out, _(" + trailer %u"), (unsigned)outer->tail);
	if (!data)
		buf_text(out, _("; no data"));
	else if (data <= all)
		buf_printf(
			out, _("; overhead %u%%"), (unsigned)((all - data) * UINT64_C(100) / all));
}

/* What in a header says which protocol is inside. */
static const struct item *next_item(const struct app *app, unsigned layer)
{
	for (uint32_t i = 0; i < app->items->count; i++) {
		const struct item *it = &app->items->at[i];
		const struct proto *proto = app->shown->layers[layer].proto;

		if (it->layer != layer || it->parent != ITEM_TOP)
			continue;
		if (it->field->fill == FILL_NEXT ||
			(proto->next == NEXT_PORTS && it->field == &proto->fields[1]))
			return it;
	}
	return NULL;
}

static void put_receiver(const struct app *app, struct buf *out)
{
	const struct frame *f = app->shown;
	unsigned first = first_layer(app, f);
	const struct layer *gone;
	const struct item *next;

	if (!first)
		return;
	gone = &f->layers[first - 1];
	next = next_item(app, first - 1);
	buf_printf(out, _("The receiver reads the %s header"), gone->proto->label);
	if (next) {
		buf_printf(out, _(", sees %s = "), next->field->id);
		value_label(out, f, next);
	}
	buf_printf(out, _(", takes its %u bytes off and hands over what is left: %s."),
		(unsigned)gone->head, f->layers[first].proto->label);
}

/* A line of sizes, and lines of what is done. */
static void look_words(struct app *app)
{
	struct buf text = BUF_INIT;

	put_sizes(app, &text);
	app->words[0] = arena_text(&app->arena, (const char *)text.data, text.len);
	buf_clear(&text);
	if (app->build.back)
		put_receiver(app, &text);
	else
		build_calls(&text, app->shown, app->items, first_layer(app, app->shown));
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
	first = first_layer(app, app->shown);
	part = arena_get(&app->arena, sizeof(*part));
	items = arena_get(&app->arena, sizeof(*items));
	*part = cut_frame(app->shown, first);
	*items = cut_items(app, app->shown, first);
	view = (struct pic_view){part, items, NULL};
	strip_draw(frame_add_pic(app), app->shown);
	frame_measure(app, 0, rows / 2);
	cut_strip(&app->pics[0], first);
	bytes_draw(frame_add_pic(app), &view);
	mark_new(&app->pics[1]);
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
