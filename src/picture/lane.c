/* SPDX-License-Identifier: BSD-2-Clause */
/* The wire as a lane. Every frame has a slot of the same width, filled with the pattern of its
 * conversation from the letter at its sender's end to the arrow's head at the other; unfolded, the
 * slots of all lanes stand below one another, so that each frame is in one lane and on the wire. */
#include "picture/lane.h"

#include "base/buf.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "picture/sign.h"

#include <string.h>

#define LABEL_MOST  8
#define LABEL_LEAST 4
#define HEAD_MOST   24 /* columns of a lane's head */

struct lane {
	struct pic *pic;
	const struct lane_view *view;
	unsigned slot;	/* columns of a frame, its left wall included */
	unsigned at;	/* column of the first slot */
	unsigned slots; /* in a row */
	uint32_t first; /* frame */
};

static unsigned cells(const char *text)
{
	return text ? (unsigned)utf8_cells(text, strlen(text)) : 0;
}

static unsigned slot_width(const struct lane_view *v, unsigned more)
{
	unsigned most = LABEL_LEAST;

	for (uint32_t i = 0; i < v->count; i++) {
		unsigned n = cells(v->frames[i].label);

		most = n > most ? n : most;
	}
	return 1 + (most > LABEL_MOST ? LABEL_MOST : most) + more;
}

/* The first frame that is shown of `room`: the chosen one is among them, or else the last ones. */
static uint32_t first_of(const struct lane_view *v, uint32_t room)
{
	uint32_t at = v->chosen < v->count ? v->chosen : v->count;

	if (v->count <= room)
		return 0;
	if (v->chosen >= v->count)
		return v->count - room;
	at = at > room / 2 ? at - room / 2 : 0;
	return at > v->count - room ? v->count - room : at;
}

/* "A═════>": the letter stands where the frame comes from. */
static struct pic_cell *add_body(struct lane *l, struct pic_row *row, unsigned at, uint32_t frame)
{
	const struct lane_frame *f = &l->view->frames[frame];
	const char *pattern = f->letter ? sign_pattern(f->letter) : "─";
	unsigned n = l->slot > 3 ? l->slot - 3 : 1;
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	buf_byte(&text, f->back ? '<' : f->letter ? (uint8_t)f->letter : ' ');
	for (unsigned i = 0; i < n; i++)
		buf_text(&text, pattern);
	buf_byte(&text, f->back ? f->letter ? (uint8_t)f->letter : ' ' : '>');
	c = pic_add(l->pic, row, at, l->slot, frame == l->view->chosen ? PIC_FOCUS : PIC_VALUE,
		buf_string(&text));
	buf_done(&text);
	c->edges = EDGE_LEFT;
	c->tint = sign_tint(f->letter);
	return c;
}

/* "[7]" is the chosen one. */
static void add_number(struct lane *l, struct pic_row *row, unsigned at, uint32_t frame, bool thin)
{
	const struct lane_frame *f = &l->view->frames[frame];
	bool chosen = frame == l->view->chosen;
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	if (f->number)
		buf_printf(&text, chosen ? "[%u]" : "%u", (unsigned)f->number);
	else
		buf_text(&text, chosen ? "[*]" : "");
	c = pic_add(l->pic, row, at, l->slot, chosen ? PIC_FOCUS : PIC_OFFSET, buf_string(&text));
	buf_done(&text);
	c->edges = EDGE_LEFT | (thin ? EDGE_TOP : 0);
	c->middle = !thin;
}

/* A wall behind the last slot. */
static void close_row(struct lane *l, struct pic_row *row, unsigned slots)
{
	unsigned at = l->at + slots * l->slot;

	if (at < l->pic->columns)
		pic_add(l->pic, row, at, 1, PIC_PLAIN, NULL)->edges = EDGE_LEFT;
	else if (row->count)
		row->cells[row->count - 1].edges |= EDGE_RIGHT;
}

static void add_hosts(struct pic *pic, const struct lane_view *v)
{
	struct pic_row *row = pic_add_row(pic);
	unsigned third = pic->columns / 3;
	const char *word = _("wire");

	pic_add(pic, row, 0, third, PIC_TITLE, v->left);
	pic_add(pic, row, third, third, PIC_NOTE, word)->middle = true;
	pic_add(pic, row, 2 * third, pic->columns - 2 * third, PIC_TITLE, v->right)->right = true;
}

static void add_empty(struct pic *pic)
{
	pic_add(pic, pic_add_row(pic), 0, pic->columns, PIC_NOTE, _("no frame yet"));
}

/* How many frames are not shown at the left and at the right. */
static void add_rest(struct pic *pic, uint32_t before, uint32_t behind)
{
	struct pic_row *row = pic_add_row(pic);
	unsigned half = pic->columns / 2;
	struct buf text = BUF_INIT;

	if (before) {
		buf_printf(&text, _("← %u more"), (unsigned)before);
		pic_add(pic, row, 0, half, PIC_NOTE, buf_string(&text));
	}
	if (behind) {
		buf_clear(&text);
		buf_printf(&text, _("%u more →"), (unsigned)behind);
		pic_add(pic, row, half, pic->columns - half, PIC_NOTE, buf_string(&text))->right =
			true;
	}
	buf_done(&text);
}

void lane_draw(struct pic *pic, const struct lane_view *v)
{
	struct lane l = {.pic = pic, .view = v, .slot = slot_width(v, 0)};
	unsigned blocks = v->rows ? v->rows > 6 ? (v->rows - 3) / 3 : 1 : UINT16_MAX;
	uint32_t last;

	if (pic->columns < l.slot + 2 || !v->count) {
		add_empty(pic);
		return;
	}
	l.slots = (pic->columns - 1u) / l.slot;
	l.first = first_of(v, l.slots * blocks);
	last = v->count - l.first > l.slots * blocks ? l.first + l.slots * blocks : v->count;
	add_hosts(pic, v);
	for (uint32_t at = l.first; at < last; at += l.slots) {
		unsigned n = last - at < l.slots ? last - at : l.slots;
		struct pic_row *row = pic_add_row(pic);

		row->thin = true;
		for (unsigned i = 0; i < n; i++)
			add_number(&l, row, i * l.slot, at + i, true);
		close_row(&l, row, n);
		row = pic_add_row(pic);
		for (unsigned i = 0; i < n; i++)
			add_body(&l, row, i * l.slot, at + i);
		close_row(&l, row, n);
		row = pic_add_row(pic);
		for (unsigned i = 0; i < n; i++) {
			bool chosen = at + i == v->chosen;
			struct pic_cell *c = pic_add(pic, row, i * l.slot, l.slot,
				chosen ? PIC_FOCUS : PIC_VALUE, v->frames[at + i].label);

			c->edges = EDGE_LEFT;
			/* the block below may be shorter, or there may be none */
			if (at + i + l.slots >= last)
				c->edges |= EDGE_BOTTOM;
			c->middle = true;
		}
		close_row(&l, row, n);
	}
	if (l.first || last < v->count)
		add_rest(pic, l.first, v->count - last);
}

/* ---- unfolded ---- */

static unsigned head_width(const struct lane_view *v, bool right)
{
	unsigned most = cells(right ? v->right : v->left), word = cells(_("wire"));

	for (uint32_t i = 0; i < v->talk_count; i++) {
		unsigned n = cells(right ? v->talks[i].right : v->talks[i].left);

		n += right ? 0 : 3;
		most = n > most ? n : most;
	}
	most = !right && word > most ? word : most;
	return (most > HEAD_MOST ? HEAD_MOST : most) + 1;
}

/* In its own lane a frame says what it is: "A SYN>" . */
static void add_said(struct lane *l, struct pic_row *row, unsigned at, uint32_t frame)
{
	const struct lane_frame *f = &l->view->frames[frame];
	unsigned room = l->slot > 3 ? l->slot - 3 : 1, n = cells(f->label);
	const char *pattern = sign_pattern(f->letter);
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	buf_text(&text, f->back ? "<" : pattern);
	if (n <= room)
		buf_text(&text, f->label ? f->label : "");
	for (unsigned i = n <= room ? n : 0; i < room; i++)
		buf_text(&text, pattern);
	buf_text(&text, f->back ? pattern : ">");
	c = pic_add(l->pic, row, at, l->slot, frame == l->view->chosen ? PIC_FOCUS : PIC_VALUE,
		buf_string(&text));
	buf_done(&text);
	c->edges = EDGE_LEFT;
	c->tint = sign_tint(f->letter);
}

static void add_heads(struct lane *l, struct pic_row *row, const char *left)
{
	pic_add(l->pic, row, 0, l->at, PIC_TITLE, left);
}

static void add_tail(struct lane *l, struct pic_row *row, const char *right)
{
	unsigned at = l->at + l->slots * l->slot;
	struct pic_cell *c;

	if (at >= l->pic->columns)
		return;
	c = pic_add(l->pic, row, at, l->pic->columns - at, PIC_TITLE, right);
	c->edges = EDGE_LEFT;
}

static void add_lane(struct lane *l, const struct lane_talk *talk)
{
	struct pic_row *row = pic_add_row(l->pic);
	struct buf text = BUF_INIT;
	bool lit = l->view->chosen < l->view->count &&
		   l->view->frames[l->view->chosen].letter == talk->letter;
	struct pic_cell *c;

	buf_printf(&text, "%c%s %s", talk->letter ? talk->letter : ' ',
		sign_pattern(talk->letter), talk->left);
	c = pic_add(l->pic, row, 0, l->at, lit ? PIC_FOCUS : PIC_TITLE, buf_string(&text));
	c->tint = sign_tint(talk->letter);
	buf_done(&text);
	for (unsigned i = 0; i < l->slots; i++) {
		unsigned at = l->at + i * l->slot;

		if (l->first + i < l->view->count &&
			l->view->frames[l->first + i].letter == talk->letter)
			add_said(l, row, at, l->first + i);
		else
			pic_add(l->pic, row, at, l->slot, PIC_PLAIN, NULL)->edges = EDGE_LEFT;
	}
	add_tail(l, row, talk->right);
}

static bool is_seen(const struct lane *l, char letter)
{
	for (unsigned i = 0; i < l->slots && l->first + i < l->view->count; i++)
		if (l->view->frames[l->first + i].letter == letter)
			return true;
	return false;
}

/* As many lanes as there may be, those first that have a frame here. */
static void add_lanes(struct lane *l, unsigned most)
{
	const struct lane_view *v = l->view;
	uint32_t seen = 0, shown = 0, lanes;
	struct buf text = BUF_INIT;

	for (uint32_t i = 0; i < v->talk_count; i++)
		seen += is_seen(l, v->talks[i].letter);
	lanes = v->talk_count <= most ? v->talk_count : most > 1 ? most - 1 : 0;
	for (uint32_t i = 0; i < v->talk_count && shown < lanes; i++) {
		bool here = is_seen(l, v->talks[i].letter);

		if (!here && seen >= lanes)
			continue;
		if (!here && v->talk_count - i > lanes - shown && seen)
			continue;
		add_lane(l, &v->talks[i]);
		shown++;
	}
	if (shown < v->talk_count) {
		buf_printf(&text, _("and %u more"), (unsigned)(v->talk_count - shown));
		pic_add(l->pic, pic_add_row(l->pic), 0, l->pic->columns, PIC_NOTE,
			buf_string(&text));
	}
	buf_done(&text);
}

void lane_draw_talks(struct pic *pic, const struct lane_view *v)
{
	struct lane l = {.pic = pic, .view = v, .slot = slot_width(v, 2)};
	unsigned right = head_width(v, true) + 1, rows = v->rows ? v->rows : UINT16_MAX;
	struct pic_row *row;

	l.at = head_width(v, false);
	if (pic->columns < l.at + right + l.slot || !v->count) {
		add_empty(pic);
		return;
	}
	l.slots = (pic->columns - l.at - right) / l.slot;
	l.first = first_of(v, l.slots);
	row = pic_add_row(pic);
	add_heads(&l, row, v->left);
	for (unsigned i = 0; i < l.slots && l.first + i < v->count; i++)
		add_number(&l, row, l.at + i * l.slot, l.first + i, false);
	if (v->count < l.slots)
		pic_add(pic, row, l.at + v->count * l.slot, (l.slots - v->count) * l.slot,
			PIC_PLAIN, NULL)
			->edges = EDGE_LEFT;
	add_tail(&l, row, v->right);
	add_lanes(&l, rows > 4 ? rows - 3 - (v->count > l.slots) : 1);
	row = pic_add_row(pic);
	pic_add(pic, row, 0, l.at, PIC_TITLE, _("wire"))->edges = EDGE_TOP;
	for (unsigned i = 0; i < l.slots; i++) {
		unsigned at = l.at + i * l.slot;

		if (l.first + i < v->count)
			add_body(&l, row, at, l.first + i)->edges |= EDGE_TOP;
		else
			pic_add(pic, row, at, l.slot, PIC_PLAIN, NULL)->edges =
				EDGE_LEFT | EDGE_TOP;
	}
	add_tail(&l, row, NULL);
	row->cells[row->count - 1].edges |= EDGE_TOP;
	if (v->count > l.slots)
		add_rest(pic, l.first, v->count - l.first - l.slots);
}
