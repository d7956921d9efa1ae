/* SPDX-License-Identifier: BSD-2-Clause */
/* The strip: nested envelopes to scale. The frame is cut into boxes from left to right, the
 * headers, then what is behind them; a row is a layer, and shows the boxes from its header to its
 * end, so that the rows from top to bottom are what encapsulation adds: data, segment, packet,
 * frame. Paper of a layer is always as wide as its bytes: a label too long for its box stands
 * before it, on no paper, where the stairs leave room or else a margin is made. */
#include "picture/strip.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "picture/boxes.h"

#include <stdio.h>
#include <string.h>

#define LEFT 3 /* column of the first wall */

struct strip {
	const struct frame *frame;
	struct boxes boxes;
	bool sizes;    /* labels before boxes have them too */
	unsigned note; /* column of the sizes at the right; 0: no room */
	unsigned unit; /* columns of the unit's name before the size */
};

const char *strip_unit(const struct proto *proto)
{
	static const struct {
		const char *id, *unit;
	} units[] = {
		{"eth", N_("frame")},
		{"arp", N_("packet")},
		{"ip", N_("packet")},
		{"ipv6", N_("packet")},
		{"icmp", N_("message")},
		{"icmpv6", N_("message")},
		{"tcp", N_("segment")},
		{"udp", N_("datagram")},
		{"data", N_("data")},
		{"dns", N_("message")},
		{"http", N_("message")},
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (!strcmp(units[i].id, proto->id))
			return _(units[i].unit);
	return "";
}

/* Whether a box is part of what a layer's row shows. */
static bool in_row(const struct strip *s, unsigned layer, const struct box *b)
{
	if (b->kind == BOX_MISSING)
		return boxes_reach_cut(s->frame, &s->frame->layers[layer]);
	return b->layer >= layer;
}

static struct pic_cell *box_cell(struct strip *s, struct pic *pic, struct pic_row *row,
	const struct box *b, unsigned from, unsigned to, const char *text)
{
	bool header = b->kind == BOX_HEADER && text && text[0];
	struct pic_cell *c =
		pic_add(pic, row, from, to - from, header ? PIC_TITLE : PIC_NOTE, text);

	c->edges = EDGE_TOP;
	c->loose = b->kind == BOX_MISSING;
	if (b->kind != BOX_MISSING)
		pic_belong(c, s->frame->layers[b->layer].proto, b->layer, true);
	c->bit = b->off * 8;
	c->bits = b->kind == BOX_MISSING ? 0 : b->bytes * 8;
	return c;
}

/* ---- where labels stand ---- */

static bool is_inside(const struct box *b)
{
	return b->span >= box_text(b) + 4;
}

static const char *outside_label(const struct strip *s, const struct box *b, char *text, size_t n)
{
	const char *label = s->frame->layers[b->layer].proto->label;

	snprintf(text, n, s->sizes ? "%s %s" : "%s", label, b->size);
	return text;
}

/* How far the boxes must move to the right for every label before one. */
static unsigned lacks(const struct strip *s)
{
	unsigned most = 0;
	char text[64];

	for (unsigned i = 0; i < s->boxes.count; i++) {
		const struct box *b = &s->boxes.at[i];
		unsigned want = LEFT + 1;

		if (b->kind != BOX_HEADER || is_inside(b))
			continue;
		outside_label(s, b, text, sizeof(text));
		want += (unsigned)utf8_cells(text, strlen(text));
		if (want > b->at + most)
			most = want - b->at;
	}
	return most;
}

/* Places the boxes, behind a margin as wide as the labels want it, or half of the room. */
static void place(struct strip *s, unsigned area)
{
	for (int sizes = 1; sizes >= 0; sizes--) {
		unsigned most = sizes ? area / 3 : area / 2, margin = 0, more = 0;

		s->sizes = sizes;
		do {
			margin = margin + more < most ? margin + more : most;
			boxes_make(&s->boxes, s->frame, LEFT + margin, area - margin);
			more = lacks(s);
		} while (more && margin < most);
		if (!more)
			return;
	}
}

/* The header of the row's own layer, and its label. */
static void own_header(struct strip *s, struct pic *pic, struct pic_row *row, const struct box *b)
{
	unsigned to = b->at + b->span, cut = to - (unsigned)strlen(b->size) - 3;
	struct pic_cell *c;
	unsigned room = b->at > LEFT + 1 ? b->at - LEFT - 1 : 0, n;
	char text[64];

	if (b->span >= box_text(b) + 8) {
		box_cell(s, pic, row, b, b->at, cut, b->label)->edges |= EDGE_LEFT;
		box_cell(s, pic, row, b, cut, to, b->size)->right = true;
		return;
	}
	snprintf(text, sizeof(text), "%s %s", b->label, b->size);
	if (is_inside(b)) {
		box_cell(s, pic, row, b, b->at, to, text)->edges |= EDGE_LEFT;
		return;
	}
	if (room) {
		if (!s->sizes || strlen(b->label) + strlen(b->size) + 2 > sizeof(text) ||
			utf8_cells(text, strlen(text)) > room)
			outside_label(s, b, text, sizeof(text));
		n = (unsigned)utf8_cells(text, strlen(text));
		n = n < room ? n : room;
		c = pic_add(pic, row, b->at - 1 - n, n, PIC_TITLE, text);
		pic_belong(c, s->frame->layers[b->layer].proto, b->layer, false);
		c->bit = b->off * 8;
		c->bits = b->bytes * 8;
	}
	if (b->span) {
		c = box_cell(s, pic, row, b, b->at, to, NULL);
		c->edges |= EDGE_LEFT;
		c->own = true;
	}
}

/* The boxes behind the header. */
static void other_boxes(
	struct strip *s, struct pic *pic, struct pic_row *row, unsigned layer, unsigned done)
{
	for (unsigned i = 0; i < s->boxes.count; i++) {
		const struct box *b = &s->boxes.at[i];
		bool named = b->kind != BOX_HEADER && b->layer == layer;
		char both[48];

		if (!in_row(s, layer, b) || !b->span || b->at < done)
			continue;
		named = named && box_text(b) + 5 <= b->span;
		snprintf(both, sizeof(both), "%s %s", b->label, b->size);
		box_cell(s, pic, row, b, b->at, b->at + b->span, named ? both : NULL)->edges |=
			EDGE_LEFT;
	}
}

static void size_note(
	struct strip *s, struct pic *pic, struct pic_row *row, const char *unit, uint32_t bytes)
{
	char size[24];

	snprintf(size, sizeof(size), _("%u B"), (unsigned)bytes);
	if (!s->note)
		return;
	if (s->unit)
		pic_add(pic, row, s->note, s->unit, PIC_NOTE, unit);
	pic_add(pic, row, s->note + s->unit, 8, PIC_NOTE, size)->right = true;
}

static void layer_row(struct strip *s, struct pic *pic, unsigned layer)
{
	const struct frame *f = s->frame;
	const struct layer *l = &f->layers[layer];
	const struct box *b = boxes_header(&s->boxes, layer);
	struct pic_row *row;
	char letter[2] = {pic_letter(l->proto->layer), '\0'};
	uint32_t bytes = l->head + l->pay + l->tail;

	if (!b)
		return;
	row = pic_add_row(pic);
	row->thin = true;
	pic_belong(pic_add(pic, row, 1, 1, PIC_TITLE, letter), l->proto, layer, true);
	own_header(s, pic, row, b);
	other_boxes(s, pic, row, layer, b->at + b->span);
	if (row->cells[row->count - 1].edges)
		row->cells[row->count - 1].edges |= EDGE_RIGHT;
	if (boxes_reach_cut(f, l))
		bytes += f->len - f->cap;
	size_note(s, pic, row, strip_unit(l->proto), bytes);
}

/* The bytes that an application wrote, of those that went over the wire. */
static uint32_t data_bytes(const struct frame *f)
{
	const struct layer *last = &f->layers[f->count - 1];
	uint32_t n = 0;

	for (unsigned i = 0; i < f->count; i++)
		if (f->layers[i].proto->layer == LAYER_APPLICATION)
			n += f->layers[i].head;
	if (last->proto->layer == LAYER_APPLICATION) {
		n += last->pay;
		if (boxes_reach_cut(f, last))
			n += f->len - f->cap;
	}
	return n;
}

/* The frame itself: every box at its place, with the letter of its layer. */
static void bar_row(struct strip *s, struct pic *pic)
{
	struct pic_row *row = pic_add_row(pic);
	struct pic_cell *c = NULL;

	for (unsigned i = 0; i < s->boxes.count; i++) {
		const struct box *b = &s->boxes.at[i];
		const struct proto *proto = s->frame->layers[b->layer].proto;
		char letter[2] = {pic_letter(proto->layer), '\0'};

		if (!b->span)
			continue;
		c = box_cell(s, pic, row, b, b->at, b->at + b->span,
			b->kind == BOX_HEADER || b->kind == BOX_PAYLOAD		   ? letter
			: utf8_cells(b->label, strlen(b->label)) < (size_t)b->span ? b->label
										   : "");
		c->edges = EDGE_LEFT | EDGE_BOTTOM;
		c->middle = true;
	}
	if (c)
		c->edges |= EDGE_RIGHT;
}

static void closing_row(struct strip *s, struct pic *pic)
{
	const struct frame *f = s->frame;
	struct pic_row *row = pic_add_row(pic);
	uint32_t data = data_bytes(f);
	char text[64];

	row->thin = true;
	snprintf(text, sizeof(text), "%s", _("no data"));
	if (data && data <= f->len)
		snprintf(text, sizeof(text), _("%u%% overhead"),
			(unsigned)((f->len - data) * UINT64_C(200) / f->len + 1) / 2);
	if (s->note && s->unit)
		pic_add(pic, row, s->note, s->unit + 8, PIC_NOTE, text)->right = true;
	if (f->cap >= f->len)
		return;
	snprintf(text, sizeof(text), _("x only %u of %u bytes were captured"), (unsigned)f->cap,
		(unsigned)f->len);
	pic_add(pic, pic_add_row(pic), LEFT, pic->columns, PIC_FAULT, text);
}

void strip_draw(struct pic *pic, const struct frame *frame)
{
	struct strip s = {.frame = frame};

	if (!frame->count || pic->columns < 24)
		return;
	s.unit = pic->columns >= 60 ? 9 : 0;
	s.note = pic->columns >= 40 ? pic->columns - s.unit - 9u : 0;
	place(&s, (s.note ? s.note : pic->columns) - 2u - LEFT);
	for (unsigned i = frame->count; i-- > 0;)
		layer_row(&s, pic, i);
	if (!s.boxes.count)
		return;
	bar_row(&s, pic);
	closing_row(&s, pic);
}
