/* SPDX-License-Identifier: BSD-2-Clause */
/* The layers side by side. Each layer is a block of lines; as many blocks as fit at their least
 * width stand in a band, and share what room is left; the rest goes into the next band. */
#include "picture/columns.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "picture/say.h"

#include <stdio.h>
#include <string.h>

#define MARGIN	    1 /* columns before the first block */
#define GAP	    2 /* columns between blocks, at least */
#define GAP_MOST    4 /* and at most */
#define MOST_ITEMS  8 /* of a list */
#define MOST_DATA   8 /* lines of payload */
#define VALUE_LEAST 17
#define VALUE_MOST  34

struct block {
	unsigned layer;
	struct saids saids;
	unsigned label;	      /* columns of the labels */
	unsigned call;	      /* columns of what is written to a field */
	unsigned gap;	      /* columns between label and value; the last one takes a sign */
	unsigned least, most; /* columns that it needs, and could use */
	unsigned at, width;
	unsigned next; /* line to write next */
};

static unsigned cells(const char *text)
{
	return (unsigned)utf8_cells(text, strlen(text));
}

static unsigned at_most(unsigned n, unsigned most)
{
	return n < most ? n : most;
}

static unsigned at_least(unsigned n, unsigned least)
{
	return n > least ? n : least;
}

/* ---- what a block says ---- */

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

/* The lines of a block that is nothing but bytes, once its width is known. */
static void say_data(struct pic *pic, const struct frame *f, struct block *b)
{
	const struct layer *l = &f->layers[b->layer];
	const uint8_t *p = f->bytes + l->off;
	uint32_t n = l->head, at = 0;
	bool text = say_is_text(p, n);
	struct buf line = BUF_INIT;

	for (unsigned i = 0; i < MOST_DATA && at < n; i++) {
		at += text ? text_line(&line, p + at, n - at, b->width)
			   : hex_line(&line, p + at, n - at, b->width);
		add_line(pic, b, (const char *)line.data, line.len);
		buf_clear(&line);
	}
	if (at < n) {
		buf_printf(&line, _("… %u B more"), (unsigned)(n - at));
		add_line(pic, b, (const char *)line.data, line.len);
	}
	buf_done(&line);
}

static unsigned title_cells(const struct frame *f, unsigned layer)
{
	return 2 + cells(f->layers[layer].proto->label);
}

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
			b->call = at_least(b->call, 1 + at_most(cells(wish.call), VALUE_MOST));
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

/* How wide the block must and could be. */
static void measure(struct block *b, const struct frame *f)
{
	unsigned brief = 0, full = 0, note = b->call;

	b->gap = 1;
	for (unsigned i = 0; i < b->saids.count; i++) {
		const struct said *s = &b->saids.at[i];

		if (s->kind == SAID_FIELD || s->kind == SAID_GROUP)
			b->label = at_least(b->label, s->indent + cells(s->label));
		if (pic_sign(s->mark.role) != ' ' && s->kind != SAID_FAULT)
			b->gap = 2;
	}
	b->label = at_most(b->label, 16);
	for (unsigned i = 0; i < b->saids.count; i++) {
		const struct said *s = &b->saids.at[i];

		if (s->kind == SAID_PART)
			continue;
		brief = at_least(brief, at_most(cells(s->brief), VALUE_LEAST));
		full = at_least(full, at_most(cells(s->full), VALUE_MOST));
		if (s->mark.note && s->mark.role != PIC_COMPUTED)
			note = at_least(note, cells(s->mark.note));
	}
	b->least = at_least(title_cells(f, b->layer) + 4, b->label + b->gap + brief);
	b->least = at_least(b->least, at_least(b->call, at_most(note, VALUE_LEAST)));
	b->most = at_least(b->least, at_least(note, b->label + b->gap + full));
	if (say_is_data(f, b->layer)) {
		uint32_t n = f->layers[b->layer].head;
		bool text = say_is_text(f->bytes + f->layers[b->layer].off, n);

		b->least = at_least(b->least, text ? 16 : 11);
		b->most = at_least(b->least, text ? at_most(n, 48) : n <= 4 ? 11 : 23);
	}
}

/* ---- a band ---- */

/* Shares what is left among the blocks that could use it, then widens the gaps. */
static void band_share(struct block *b, unsigned n, unsigned room)
{
	unsigned used = GAP * (n - 1), gap = GAP, at = MARGIN, want = 1;

	for (unsigned i = 0; i < n; i++)
		used += b[i].width = at_most(b[i].least, room);
	while (used < room && want) {
		want = 0;
		for (unsigned i = 0; i < n && used < room; i++) {
			if (b[i].width >= b[i].most)
				continue;
			b[i].width++;
			used++;
			want++;
		}
	}
	if (n > 1)
		gap = at_most(GAP + (room - at_most(used, room)) / (n - 1), GAP_MOST);
	for (unsigned i = 0; i < n; i++) {
		b[i].at = at;
		at += b[i].width + gap;
	}
}

static void title(
	struct pic *pic, struct pic_row *row, const struct frame *f, const struct block *b)
{
	const struct layer *l = &f->layers[b->layer];
	struct pic_cell *c;
	char text[64], size[24];
	unsigned n;

	snprintf(text, sizeof(text), "%c %s", pic_letter(l->proto->layer), l->proto->label);
	snprintf(size, sizeof(size), _("%u B"), (unsigned)l->head);
	n = cells(size) + 3;
	if (title_cells(f, b->layer) + 3 + n > b->width)
		n = 0;
	c = pic_add(pic, row, b->at, b->width - n, PIC_TITLE, text);
	for (int i = 0; i < 2; i++) {
		c->edges = EDGE_TOP;
		c->bit = l->off * 8;
		c->bits = l->head * 8;
		pic_belong(c, l->proto, b->layer, true);
		if (!n || i)
			break;
		c = pic_add(pic, row, b->at + b->width - n, n, PIC_NOTE, size);
		c->right = true;
	}
}

static void stand_for(
	struct pic_cell *c, const struct pic_view *v, const struct block *b, const struct said *s)
{
	c->index = (uint8_t)b->layer;
	if (s->item >= v->items->count)
		return;
	c->field = v->items->at[s->item].field;
	c->bit = v->items->at[s->item].bit;
	c->bits = v->items->at[s->item].bits;
}

static enum pic_role value_role(const struct said *s)
{
	if (s->mark.role != PIC_PLAIN)
		return s->mark.role;
	return s->kind == SAID_MORE || s->kind == SAID_HEAD ? PIC_NOTE : PIC_VALUE;
}

/* One line of a block: label, sign, value; or a text over its whole width. */
static void said_cells(struct pic *pic, struct pic_row *row, const struct pic_view *v,
	const struct block *b, const struct said *s)
{
	unsigned label = at_most(b->label, b->width), gap = b->gap, value = label + gap;
	char sign[2] = {pic_sign(s->mark.role), '\0'};

	if (!s->label[0]) {
		bool fault = s->kind == SAID_FAULT;
		struct buf text = BUF_INIT;

		buf_printf(&text, "%s%s%s", fault ? sign : "", fault ? " " : "", s->full);
		stand_for(pic_add(pic, row, b->at + s->indent, b->width - s->indent,
				  fault				    ? PIC_FAULT
				  : say_is_data(v->frame, b->layer) ? PIC_VALUE
								    : PIC_NOTE,
				  buf_string(&text)),
			v, b, s);
		buf_done(&text);
		return;
	}
	if (s->kind == SAID_GROUP && !s->full[0]) {
		label = b->width;
		value = b->width;
	} else if (s->kind == SAID_PART || s->indent + cells(s->label) > label) {
		label = at_most(at_least(label, s->indent + cells(s->label)), b->width);
		value = at_most(label + gap, b->width);
	}
	if (label > s->indent)
		stand_for(pic_add(pic, row, b->at + s->indent, label - s->indent, PIC_LABEL,
				  s->label),
			v, b, s);
	if (value >= b->width)
		return;
	if (sign[0] != ' ')
		pic_add(pic, row, b->at + value - 1, 1, s->mark.role, sign);
	stand_for(pic_add(pic, row, b->at + value, b->width - value, value_role(s),
			  say_fit(s, b->width - value)),
		v, b, s);
}

/* Whether a group fits on one line; its parts have lines of their own only if it does not. */
static bool group_fits(const struct block *b, const struct said *s)
{
	return b->label + b->gap + cells(s->full) <= b->width;
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

/* The lines that the block will have now that its width is known. */
static void settle(struct pic *pic, struct block *b)
{
	struct saids old = b->saids, *now = &b->saids;
	bool parts = false;

	*now = (struct saids){.room = old.count * 3 + 1};
	now->at = arena_get(pic->arena, now->room * sizeof(*now->at));
	for (unsigned i = 0; i < old.count; i++) {
		struct said s = old.at[i];

		if (s.kind == SAID_GROUP) {
			parts = s.open || !group_fits(b, &s);
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

static void band_draw(struct pic *pic, const struct pic_view *v, struct block *b, unsigned n)
{
	struct pic_row *row = pic_add_row(pic);
	bool more = true;

	row->thin = true;
	for (unsigned i = 0; i < n; i++) {
		title(pic, row, v->frame, &b[i]);
		if (say_is_data(v->frame, b[i].layer))
			say_data(pic, v->frame, &b[i]);
		else
			settle(pic, &b[i]);
	}
	while (more) {
		more = false;
		for (unsigned i = 0; i < n; i++)
			more |= b[i].next < b[i].saids.count;
		row = more ? pic_add_row(pic) : row;
		for (unsigned i = 0; more && i < n; i++)
			if (b[i].next < b[i].saids.count)
				said_cells(pic, row, v, &b[i], &b[i].saids.at[b[i].next++]);
	}
}

void columns_draw(struct pic *pic, const struct pic_view *view)
{
	const struct frame *f = view->frame;
	unsigned room = pic->columns > 2 * MARGIN + 4 ? pic->columns - MARGIN : 4;
	struct block blocks[FRAME_LAYERS];
	unsigned count = 0;

	for (unsigned i = 0; i < f->count; i++) {
		struct block *b = &blocks[count];

		if (pic_is_payload(pic, f, i))
			continue;
		*b = (struct block){.layer = i};
		if (!say_is_data(f, i))
			say_layer(pic->arena, view, i, MOST_ITEMS, &b->saids);
		apply_wishes(pic, view, b);
		measure(b, f);
		count++;
	}
	for (unsigned i = 0, n; i < count; i += n) {
		unsigned used = blocks[i].least;

		for (n = 1; i + n < count && used + GAP + blocks[i + n].least <= room; n++)
			used += GAP + blocks[i + n].least;
		if (i)
			pic_add_gap(pic);
		band_share(&blocks[i], n, room);
		band_draw(pic, view, &blocks[i], n);
	}
}
