/* SPDX-License-Identifier: BSD-2-Clause */
/* The steps of a frame's construction. Every step is drawn from the whole frame, so that what is
 * there stands at the same place and in the same scale in all of them. */
#include "picture/build.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "picture/bytes.h"
#include "picture/strip.h"

#include <string.h>

unsigned build_steps(const struct pic_view *view)
{
	return view->frame->count;
}

unsigned build_layer(const struct frame *frame, unsigned step)
{
	unsigned last = frame->count ? frame->count - 1u : 0;

	return step < last ? last - step : 0;
}

/* ---- a part of a frame ---- */

struct frame build_cut(const struct frame *f, unsigned first)
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

struct items build_cut_items(
	struct arena *arena, const struct frame *f, const struct items *items, unsigned first)
{
	uint32_t base = f->layers[first].off * 8, from = 0;
	struct items part = {.at = arena_get(arena, (items->count + 1) * sizeof(*part.at))};

	while (from < items->count && items->at[from].layer < first)
		from++;
	for (uint32_t i = from; i < items->count; i++) {
		struct item *it = &part.at[part.count];

		if (items->at[i].layer < first || items->at[i].bit < base)
			continue;
		*it = items->at[i];
		it->bit -= base;
		it->from = it->from >= base / 8 ? it->from - base / 8 : 0;
		it->layer = (uint8_t)(it->layer - first);
		if (it->parent != ITEM_TOP)
			it->parent = it->parent >= from ? it->parent - from : ITEM_TOP;
		part.count++;
	}
	return part;
}

/* ---- what is drawn ---- */

/* Of the strip's rows the first stand for the innermost layers: those that are there, in place. */
void build_cut_strip(struct pic *pic, uint32_t begin, unsigned first)
{
	uint32_t kept = begin;

	while (kept < pic->count && pic->rows[kept].count &&
		pic->rows[kept].cells[0].index != PIC_NO_LAYER &&
		pic->rows[kept].cells[0].index >= first)
		kept++;
	for (unsigned i = 0; first && kept > begin && i < pic->rows[kept - 1].count; i++)
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

/* The bytes of the newest header, from a row of the picture on. */
static void light_from(struct pic *pic, uint32_t from)
{
	for (uint32_t r = from; r < pic->count; r++) {
		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			struct pic_cell *c = &pic->rows[r].cells[i];

			if (c->bits == 8 && c->index == 0)
				c->role = PIC_FOCUS;
		}
	}
}

void build_light_new(struct pic *pic)
{
	light_from(pic, 0);
}

/* ---- words ---- */

static const char *unit_of(const struct proto *proto)
{
	const char *unit = strip_unit(proto);

	return unit[0] ? unit : _("bytes");
}

void build_put_sizes(struct buf *out, const struct frame *f, unsigned step)
{
	unsigned first = build_layer(f, step);
	const struct layer *outer = &f->layers[first], *inner = &f->layers[f->count - 1];
	uint32_t all = outer->head + outer->pay + outer->tail;
	uint32_t data = inner->pay + (inner->proto->layer == LAYER_APPLICATION ? inner->head : 0);

	buf_printf(out, _("Phase %u of %u: %s, %u bytes"), step + 1, (unsigned)f->count,
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
		buf_printf(out, _("; overhead %u%%"),
			(unsigned)((all - data) * UINT64_C(200) / all + 1) / 2);
}

/* What in a header says which protocol is inside. */
static const struct item *next_item(
	const struct frame *frame, const struct items *items, unsigned layer)
{
	const struct proto *proto = frame->layers[layer].proto;

	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *it = &items->at[i];

		if (it->layer != layer || it->parent != ITEM_TOP)
			continue;
		if (it->field->fill == FILL_NEXT ||
			(proto->next == NEXT_PORTS && it->field == &proto->fields[1]))
			return it;
	}
	return NULL;
}

void build_put_receiver(
	struct buf *out, const struct frame *f, const struct items *items, unsigned first)
{
	const struct layer *gone;
	const struct item *next;

	if (!first)
		return;
	gone = &f->layers[first - 1];
	next = next_item(f, items, first - 1);
	buf_printf(out, _("The receiver reads the %s header"), gone->proto->label);
	if (next) {
		buf_printf(out, _(", sees %s = "), next->field->id);
		value_label(out, f, next);
	}
	buf_printf(out, _(", takes its %u bytes off and hands over what is left: %s."),
		(unsigned)gone->head, f->layers[first].proto->label);
}

/* A text in as many rows as its words need. */
static void put_words(struct pic *pic, enum pic_role role, const char *text, size_t n)
{
	unsigned width = pic->columns > 4 ? pic->columns - 2u : 2;

	while (n) {
		size_t take = n, cut;
		char *line;

		while (utf8_cells(text, take) > width) {
			cut = take;
			while (cut && text[cut - 1] != ' ')
				cut--;
			take = cut > 1 ? cut - 1 : width;
			if (cut <= 1)
				break;
		}
		line = arena_text(pic->arena, text, take);
		pic_add(pic, pic_add_row(pic), 1, width, role, line);
		text += take;
		n -= take;
		while (n && *text == ' ') {
			text++;
			n--;
		}
	}
}

static void put_lines(struct pic *pic, enum pic_role role, struct buf *text)
{
	const char *at = buf_string(text);

	while (*at) {
		size_t n = strcspn(at, "\n");

		put_words(pic, role, at, n);
		at += n + (at[n] == '\n');
	}
	buf_clear(text);
}

/* The wishes of the fields that the part has: its items are the last ones of the whole's, unless
 * some were left out. */
static struct pic_wishes *cut_wishes(
	const struct pic *pic, const struct pic_view *view, unsigned first)
{
	struct pic_wishes *part = arena_zero(pic->arena, sizeof(*part));
	struct pic_wish *at = arena_zero(pic->arena, (view->items->count + 1) * sizeof(*at));

	*part = *pic->wishes;
	part->at = at;
	part->count = 0;
	for (uint32_t i = 0; i < view->items->count; i++) {
		const struct item *it = &view->items->at[i];

		if (it->layer >= first && it->bit >= view->frame->layers[first].off * 8)
			at[part->count++] = pic_wished(pic, i);
	}
	return part;
}

void build_draw_step(struct pic *pic, const struct pic_view *view, unsigned step)
{
	const struct pic_wishes *wishes = pic->wishes;
	unsigned first = build_layer(view->frame, step);
	struct frame part = build_cut(view->frame, first);
	struct items items = build_cut_items(pic->arena, view->frame, view->items, first);
	const struct pic_view cut = {&part, &items, NULL};
	struct buf text = BUF_INIT;
	uint32_t from;

	build_put_sizes(&text, view->frame, step);
	put_lines(pic, PIC_TITLE, &text);
	from = pic->count;
	strip_draw(pic, view->frame);
	build_cut_strip(pic, from, first);
	build_calls(&text, view->frame, view->items, first);
	put_lines(pic, PIC_NOTE, &text);
	build_put_receiver(&text, view->frame, view->items, first);
	put_lines(pic, PIC_NOTE, &text);
	buf_done(&text);
	pic_add_rule(pic);
	from = pic->count;
	if (wishes)
		pic->wishes = cut_wishes(pic, view, first);
	bytes_draw(pic, &cut);
	pic->wishes = wishes;
	light_from(pic, from);
}
