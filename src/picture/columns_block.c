/* SPDX-License-Identifier: BSD-2-Clause */
/* What a block of the columns says, and how wide that is: labels, values, the sizes of fields. A
 * group's parts have lines of their own only where one line is too short for it, which is known
 * when the block's width is. */
#include "columns_int.h"

#include "base/lang.h"
#include "base/utf8.h"

#include <string.h>

#define MOST_ITEMS  8 /* of a list */
#define MOST_DATA   8 /* lines of payload */
#define VALUE_LEAST 17
#define VALUE_MOST  34
#define NUMBER	    3 /* columns */

unsigned columns_cells(const char *text)
{
	return (unsigned)utf8_cells(text, strlen(text));
}

/* ---- payload ---- */

static void add_line(struct pic *pic, struct block *b, const char *text, size_t n)
{
	struct saids *s = &b->saids;

	/* at most MOST_DATA + 1 of them, and room for a fault behind */
	if (!s->at) {
		s->room = MOST_DATA + 8;
		s->at = arena_get(pic->arena, s->room * sizeof(*s->at));
	}
	s->at[s->count] = (struct said){.kind = SAID_MORE, .item = ITEM_TOP, .label = ""};
	s->at[s->count].full = s->at[s->count].brief = arena_text(pic->arena, text, n);
	s->count++;
}

/* The next line of text: up to a line's end, or as long as the block is wide. */
static uint32_t text_line(struct buf *out, const uint8_t *p, uint32_t n, unsigned width)
{
	uint32_t i = 0;

	while (i < n && i < width && p[i] != '\n' && p[i] != '\r')
		i++;
	utf8_clean(out, p, i, 1);
	if (i + 1 < n && p[i] == '\r' && p[i + 1] == '\n')
		return i + 2;
	return i < n && (p[i] == '\n' || p[i] == '\r') ? i + 1 : i;
}

static uint32_t hex_line(struct buf *out, const uint8_t *p, uint32_t n, unsigned width)
{
	uint32_t most = width >= 47 ? 16 : width >= 23 ? 8 : width >= 11 ? 4 : 1;

	n = n < most ? n : most;
	for (uint32_t i = 0; i < n; i++)
		buf_printf(out, "%s%02x", i ? " " : "", p[i]);
	return n;
}

static uint32_t data_line(struct buf *out, const uint8_t *p, uint32_t n, unsigned width, bool text)
{
	return text ? text_line(out, p, n, width) : hex_line(out, p, n, width);
}

/* How many a block of bytes has at its least width. */
static unsigned data_lines(const struct frame *f, const struct block *b)
{
	const struct layer *l = &f->layers[b->layer];
	const uint8_t *p = f->bytes + l->off;
	bool text = say_is_text(p, l->head);
	struct buf line = BUF_INIT;
	unsigned lines = 0;

	for (uint32_t at = 0; lines <= MOST_DATA && at < l->head; lines++) {
		at += data_line(&line, p + at, l->head - at, b->least, text);
		buf_clear(&line);
	}
	buf_done(&line);
	return lines;
}

/* The lines of a block that is nothing but bytes, once its width is known. */
static void say_data(struct pic *pic, const struct frame *f, struct block *b)
{
	const struct layer *l = &f->layers[b->layer];
	const uint8_t *p = f->bytes + l->off;
	uint32_t n = l->head, at = 0;
	bool text = say_is_text(p, n);
	struct buf line = BUF_INIT;

	for (unsigned i = 0; i < MOST_DATA && at < n; i++) {
		at += data_line(&line, p + at, n - at, b->width, text);
		add_line(pic, b, (const char *)line.data, line.len);
		buf_clear(&line);
	}
	if (at < n) {
		buf_printf(&line, _("… %u B more"), (unsigned)(n - at));
		add_line(pic, b, (const char *)line.data, line.len);
	}
	buf_done(&line);
}

/* ---- wishes ---- */

/* Whether a part of a group is wished to look otherwise. */
static bool wished_inside(const struct pic *pic, const struct pic_view *v, uint32_t item)
{
	uint32_t end = say_group_end(v, item);

	for (uint32_t i = item; i < end; i++)
		if (pic_wished(pic, i).hide || pic_wished(pic, i).blank)
			return true;
	return false;
}

/* What is hidden goes, what is blank loses its value. */
static void apply_wishes(const struct pic *pic, const struct pic_view *v, struct block *b)
{
	struct saids *s = &b->saids;
	unsigned kept = 0;

	for (unsigned i = 0; i < s->count && pic->wishes; i++) {
		struct said said = s->at[i];
		struct pic_wish wish = pic_wished(pic, said.item);

		if (wish.hide && said.kind != SAID_FAULT)
			continue;
		if (wish.call)
			b->call = columns_at_least(
				b->call, 1 + columns_at_most(columns_cells(wish.call), VALUE_MOST));
		if (said.kind == SAID_GROUP && wished_inside(pic, v, said.item)) {
			said.open = true;
		} else if (wish.blank) {
			said.full = said.brief = PIC_BLANK;
			said.mark.note = NULL;
		}
		s->at[kept++] = said;
	}
	s->count = pic->wishes ? kept : s->count;
}

/* ---- sizes ---- */

bool block_bits(const struct pic_view *view, const struct said *s, uint32_t *bit, uint32_t *bits)
{
	const struct items *items = view->items;
	uint32_t end, to;

	if (s->item >= items->count || s->kind == SAID_MORE || s->kind == SAID_FAULT)
		return false;
	*bit = items->at[s->item].bit;
	to = *bit + items->at[s->item].bits;
	end = s->kind == SAID_GROUP ? say_group_end(view, s->item) : s->item + 1;
	for (uint32_t i = s->item; i < end; i++)
		if (items->at[i].bit + items->at[i].bits > to)
			to = items->at[i].bit + items->at[i].bits;
	*bits = to - *bit;
	return *bits > 0;
}

void block_put_size(struct buf *out, const struct pic_view *view, const struct said *s)
{
	uint32_t bit, bits;

	if (!block_bits(view, s, &bit, &bits))
		return;
	if (bits % 8)
		buf_printf(out, _("%u bit"), (unsigned)bits);
	else
		buf_printf(out, _("%u B"), (unsigned)(bits / 8));
}

/* The columns of numbers and sizes. */
static void measure_keys(struct block *b, const struct pic_view *v)
{
	struct buf size = BUF_INIT;

	b->number = NUMBER;
	for (unsigned i = 0; i < b->saids.count; i++) {
		struct said *s = &b->saids.at[i];

		block_put_size(&size, v, s);
		b->size = columns_at_least(b->size, columns_cells(buf_string(&size)) + 1);
		buf_clear(&size);
		if (s->kind == SAID_HEAD)
			s->full = s->brief = ""; /* that was its size */
	}
	buf_done(&size);
	b->least += b->number + b->size;
	b->most += b->number + b->size;
}

/* ---- how wide, how high ---- */

/* How wide the block must and could be. */
static void measure(struct block *b, const struct frame *f)
{
	unsigned brief = 0, full = 0, note = b->call;

	b->gap = 1;
	for (unsigned i = 0; i < b->saids.count; i++) {
		const struct said *s = &b->saids.at[i];

		if (s->kind == SAID_FIELD || s->kind == SAID_GROUP)
			b->label = columns_at_least(b->label, s->indent + columns_cells(s->label));
		if (pic_sign(s->mark.role) != ' ' && s->kind != SAID_FAULT)
			b->gap = 2;
	}
	b->label = columns_at_most(b->label, 16);
	for (unsigned i = 0; i < b->saids.count; i++) {
		const struct said *s = &b->saids.at[i];

		if (s->kind == SAID_PART)
			continue;
		brief = columns_at_least(
			brief, columns_at_most(columns_cells(s->brief), VALUE_LEAST));
		full = columns_at_least(full, columns_at_most(columns_cells(s->full), VALUE_MOST));
		if (s->mark.note && s->mark.role != PIC_COMPUTED)
			note = columns_at_least(note, columns_cells(s->mark.note));
	}
	b->least = columns_at_least(block_title_cells(f, b->layer) + 4, b->label + b->gap + brief);
	b->least = columns_at_least(
		b->least, columns_at_least(b->call, columns_at_most(note, VALUE_LEAST)));
	b->most = columns_at_least(b->least, columns_at_least(note, b->label + b->gap + full));
	if (say_is_data(f, b->layer)) {
		uint32_t n = f->layers[b->layer].head;
		bool text = say_is_text(f->bytes + f->layers[b->layer].off, n);

		b->least = columns_at_least(b->least, text ? 16 : 11);
		b->most = columns_at_least(b->least, text     ? columns_at_most(n, 48)
						     : n <= 4 ? 11
							      : 23);
	}
}

void block_make(
	struct block *b, struct pic *pic, const struct pic_view *view, unsigned layer, bool keyed)
{
	bool data = say_is_data(view->frame, layer);

	*b = (struct block){.layer = layer};
	if (!data)
		say_layer(pic->arena, view, layer, MOST_ITEMS, &b->saids);
	apply_wishes(pic, view, b);
	measure(b, view->frame);
	if (keyed && !data)
		measure_keys(b, view);
}

unsigned block_lines(const struct block *b, const struct pic_view *view)
{
	unsigned n = 0;

	if (say_is_data(view->frame, b->layer))
		return data_lines(view->frame, b);
	for (unsigned i = 0; i < b->saids.count; i++)
		n += b->saids.at[i].kind != SAID_PART;
	return n;
}

/* Whether a group fits on one line; its parts have lines of their own only if it does not. */
static bool group_fits(const struct block *b, const struct said *s)
{
	return b->label + b->gap + columns_cells(s->full) + b->number + b->size <= b->width;
}

/* What is written to a field, on the line below it. */
static void add_call(const struct pic *pic, struct saids *now, const struct said *s)
{
	const char *call = s->kind == SAID_FAULT ? NULL : pic_wished(pic, s->item).call;

	if (call)
		now->at[now->count++] = (struct said){.kind = SAID_MORE,
			.item = s->item,
			.indent = 1,
			.label = "",
			.full = call,
			.brief = call};
}

static void settle(struct pic *pic, struct block *b)
{
	struct saids old = b->saids, *now = &b->saids;
	bool parts = false;

	*now = (struct saids){.room = old.count * 3 + 1};
	now->at = arena_get(pic->arena, now->room * sizeof(*now->at));
	for (unsigned i = 0; i < old.count; i++) {
		struct said s = old.at[i];

		if (s.kind == SAID_GROUP) {
			parts = s.open = s.open || !group_fits(b, &s);
			if (parts)
				s.full = s.brief = "";
		}
		if (s.kind == SAID_PART && !parts)
			continue;
		now->at[now->count++] = s;
		add_call(pic, now, &s);
		if ((s.mark.role != PIC_FORGED && s.mark.role != PIC_FAULT) || !s.mark.note ||
			s.kind == SAID_FAULT)
			continue;
		now->at[now->count++] = (struct said){.kind = SAID_MORE,
			.item = s.item,
			.indent = 1,
			.label = "",
			.full = s.mark.note,
			.brief = s.mark.note};
	}
}

void block_settle(struct block *b, struct pic *pic, const struct pic_view *view)
{
	if (b->width < b->number + b->size + 12)
		b->number = b->size = 0; /* too narrow for all that */
	if (say_is_data(view->frame, b->layer))
		say_data(pic, view->frame, b);
	else
		settle(pic, b);
}
