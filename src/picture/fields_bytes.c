/* SPDX-License-Identifier: BSD-2-Clause */
/* Bytes and their fields. The frame is cut into parts: headers, payload, padding. A part has rows
 * of 16 bytes; the bytes of a field, or of several that share a byte, are a box. Boxes do not
 * overlap and go from left to right, and so do their numbers. */
#include "picture/fields_bytes.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "picture/bytes.h"
#include "picture/say.h"

#include <stdio.h>
#include <string.h>

#define WIDTH	    16 /* bytes a row */
#define HEX	    6  /* column of the first byte's wall; a byte takes three columns */
#define CHARS	    (HEX + 3 * WIDTH + 3)
#define LEAST	    40 /* columns of an entry in the list of fields */
#define ENTRY	    7  /* of them that are neither name nor value */
#define NAME_LEAST  12
#define BYTES_SHOWN 8 /* of a value that is nothing but bytes */

struct box {
	uint32_t from, to; /* bytes of the frame */
	uint32_t item;	   /* the first one in it, or ITEM_TOP */
	unsigned number;   /* 0: nobody names it */
	enum pic_role role;
	bool hide, blank;
};

struct part {
	uint32_t from, to; /* bytes of the frame */
	unsigned layer;
	const char *name; /* NULL: the layer's */
	struct box *boxes;
	uint32_t count;
	uint32_t end; /* the bytes from there on are not shown */
};

struct sheet {
	struct pic *pic;
	const struct pic_view *view;
	unsigned number; /* so far */
};

/* ---- boxes ---- */

/* Whether an item is shown by itself: no list or group of others, no bits of another's number. */
static bool is_whole(const struct items *items, uint32_t index)
{
	const struct item *item = &items->at[index];
	const struct item *up = item->parent < items->count ? &items->at[item->parent] : NULL;

	if ((item->field->kind == FIELD_GROUP || item->field->kind == FIELD_LIST) &&
		index + 1 < items->count && items->at[index + 1].parent == index)
		return false;
	return !up || up->field->kind == FIELD_GROUP || up->field->kind == FIELD_LIST;
}

static bool is_in(const struct item *item, const struct part *part)
{
	return item->layer == part->layer && item->bits && item->bit / 8 >= part->from &&
	       (item->bit + item->bits + 7) / 8 <= part->to;
}

/* Bytes that no field names are a box without a number. */
static void add_gap(struct part *part, uint32_t from, uint32_t to)
{
	if (to > from)
		part->boxes[part->count++] =
			(struct box){.from = from, .to = to, .item = ITEM_TOP, .role = PIC_VALUE};
}

static void add_item(struct sheet *s, struct part *part, uint32_t index)
{
	const struct item *item = &s->view->items->at[index];
	uint32_t from = item->bit / 8, to = (item->bit + item->bits + 7) / 8;
	struct box *last = part->count ? &part->boxes[part->count - 1] : NULL;
	struct pic_mark mark = pic_marked(s->view->marks, index);
	struct pic_wish wish = pic_wished(s->pic, index);

	if (last && from < last->to) {
		last->to = to > last->to ? to : last->to;
	} else {
		add_gap(part, last ? last->to : part->from, from);
		last = &part->boxes[part->count++];
		*last = (struct box){.from = from, .to = to, .item = index, .role = PIC_VALUE};
		last->number = wish.hide ? 0 : ++s->number;
	}
	if (pic_sign(mark.role) != ' ')
		last->role = mark.role;
	last->hide |= wish.hide;
	last->blank |= wish.blank;
}

static void find_boxes(struct sheet *s, struct part *part)
{
	const struct items *items = s->view->items;

	part->boxes =
		arena_get(s->pic->arena, ((size_t)items->count * 2 + 2) * sizeof(*part->boxes));
	for (uint32_t i = 0; i < items->count && !part->name; i++)
		if (is_in(&items->at[i], part) && is_whole(items, i))
			add_item(s, part, i);
	add_gap(part, part->count ? part->boxes[part->count - 1].to : part->from, part->to);
}

/* ---- rows of bytes ---- */

static uint8_t byte_at(const struct sheet *s, uint32_t at)
{
	return (uint8_t)bits_get(s->view->frame->bytes, (size_t)at * 8, 8);
}

static void heading(struct sheet *s, const struct part *part)
{
	const struct proto *proto = s->view->frame->layers[part->layer].proto;
	struct pic_row *row = pic_add_row(s->pic);
	struct buf text = BUF_INIT;
	unsigned span;
	struct pic_cell *c;

	row->thin = true;
	buf_printf(
		&text, "%c %s", pic_letter(proto->layer), part->name ? part->name : proto->label);
	span = (unsigned)utf8_cells(buf_string(&text), text.len) + 1;
	c = pic_add(s->pic, row, 0, span, PIC_TITLE, buf_string(&text));
	c->edges = EDGE_TOP;
	pic_belong(c, proto, part->layer, !part->name);
	c->bit = part->from * 8;
	c->bits = (part->to - part->from) * 8;
	buf_clear(&text);
	buf_printf(&text, _("bytes %u to %u: %u"), (unsigned)part->from, (unsigned)part->to - 1,
		(unsigned)(part->to - part->from));
	c = pic_add(s->pic, row, span, s->pic->columns - span, PIC_NOTE, buf_string(&text));
	c->edges = EDGE_TOP;
	c->right = true;
	pic_belong(c, proto, part->layer, !part->name);
	buf_done(&text);
}

static struct pic_cell *box_cell(struct sheet *s, const struct part *part, struct pic_row *row,
	const struct box *b, uint32_t from, uint32_t to)
{
	const struct proto *proto = s->view->frame->layers[part->layer].proto;
	struct buf text = BUF_INIT;
	struct pic_cell *c;
	unsigned at;

	for (uint32_t i = from; i < to; i++) {
		buf_text(&text, i > from ? " " : "");
		if (b->hide || b->blank)
			buf_text(&text, b->hide ? ".." : "__");
		else
			buf_printf(&text, "%02x", byte_at(s, i));
	}
	at = HEX + 3 * ((from - part->from) % WIDTH) + (from > b->from);
	c = pic_add(
		s->pic, row, at, 3 * (to - from) - (from > b->from), b->role, buf_string(&text));
	pic_belong(c, proto, part->layer, !part->name);
	c->bit = from * 8;
	c->bits = (to - from) * 8;
	if (b->item != ITEM_TOP)
		c->field = s->view->items->at[b->item].field;
	c->edges = (uint8_t)((from == b->from ? EDGE_LEFT : 0) | (to == b->to ? EDGE_RIGHT : 0));
	buf_done(&text);
	return c;
}

static void char_cell(struct sheet *s, const struct part *part, struct pic_row *row,
	const struct box *b, uint32_t from, uint32_t to)
{
	char text[WIDTH + 1] = "";
	struct pic_cell *c;

	for (uint32_t i = from; i < to; i++) {
		uint8_t byte = byte_at(s, i);

		text[i - from] = b->hide || byte < ' ' || byte > '~' ? '.' : (char)byte;
		if (b->blank && !b->hide)
			text[i - from] = '_';
	}
	c = pic_add(s->pic, row, CHARS + (from - part->from) % WIDTH, to - from, PIC_NOTE, text);
	pic_belong(c, s->view->frame->layers[part->layer].proto, part->layer, false);
	c->bit = from * 8;
	c->bits = (to - from) * 8;
}

/* The boxes that have bytes in a row, from the first one on that may. */
static uint32_t first_in(const struct part *part, uint32_t from, uint32_t at)
{
	while (at < part->count && part->boxes[at].to <= from)
		at++;
	return at;
}

static bool has_number(const struct part *part, uint32_t from, uint32_t to, uint32_t at)
{
	for (uint32_t i = first_in(part, from, at); i < part->count && part->boxes[i].from < to;
		i++)
		if (part->boxes[i].number && part->boxes[i].from >= from)
			return true;
	return false;
}

static void number_row(
	struct sheet *s, const struct part *part, uint32_t from, uint32_t to, uint32_t at)
{
	struct pic_row *row = pic_add_row(s->pic);

	for (uint32_t i = first_in(part, from, at); i < part->count && part->boxes[i].from < to;
		i++) {
		const struct box *b = &part->boxes[i];
		uint32_t end = b->to < to ? b->to : to;
		char text[16];
		struct pic_cell *c;

		if (!b->number || b->from < from)
			continue;
		snprintf(text, sizeof(text), "%u", b->number);
		c = pic_add(s->pic, row, HEX + 3 * (b->from - from), 3 * (end - b->from), PIC_LABEL,
			text);
		c->middle = true;
		c->index = (uint8_t)part->layer;
		c->bit = b->from * 8;
		c->bits = (b->to - b->from) * 8;
	}
}

static void byte_row(
	struct sheet *s, const struct part *part, uint32_t from, uint32_t *at, bool opened)
{
	uint32_t to = from + WIDTH < part->end ? from + WIDTH : part->end;
	struct pic_row *row = pic_add_row(s->pic);
	bool closes = has_number(part, from, to, *at);
	char offset[16];
	uint32_t begin = *at = first_in(part, from, *at);

	snprintf(offset, sizeof(offset), "%04x", (unsigned)from);
	pic_add(s->pic, row, 0, HEX - 1, PIC_OFFSET, offset);
	for (uint32_t i = begin; i < part->count && part->boxes[i].from < to; i++) {
		const struct box *b = &part->boxes[i];
		uint32_t a = b->from > from ? b->from : from, z = b->to < to ? b->to : to;
		struct pic_cell *c = box_cell(s, part, row, b, a, z);

		c->edges |= opened || a == b->from ? EDGE_TOP : 0;
		c->edges |= closes || z == b->to || z == part->end ? EDGE_BOTTOM : 0;
	}
	for (uint32_t i = begin; i < part->count && part->boxes[i].from < to; i++) {
		const struct box *b = &part->boxes[i];

		char_cell(
			s, part, row, b, b->from > from ? b->from : from, b->to < to ? b->to : to);
	}
	if (closes)
		number_row(s, part, from, to, begin);
}

/* ---- the list of fields ---- */

static void put_value(struct buf *out, const struct sheet *s, uint32_t index)
{
	const struct item *item = &s->view->items->at[index];
	uint32_t bytes = item->bits / 8;

	if (pic_wished(s->pic, index).blank)
		buf_text(out, PIC_BLANK);
	else if (item->field->kind == FIELD_BYTES && bytes > BYTES_SHOWN)
		buf_printf(out, _("%u bytes"), (unsigned)bytes);
	else if (item->field->scaled && item->field->unit && item->field->kind == FIELD_UINT)
		say_field(out, s->view->frame, item); /* what stands there, and what it means */
	else
		value_label(out, s->view->frame, item);
	if (!pic_wished(s->pic, index).blank)
		pic_put_remark(out, pic_marked(s->view->marks, index));
}

static void put_entry(struct sheet *s, struct pic_row *row, unsigned at, unsigned span,
	const struct box *b, uint32_t index)
{
	const struct item *item = &s->view->items->at[index];
	const char *name = item->field->title ? item->field->title : field_tail(item->field);
	const char *call = pic_wished(s->pic, index).call;
	unsigned wide = (unsigned)utf8_cells(name, strlen(name)), value;
	struct buf text = BUF_INIT;
	struct pic_cell *c[3] = {NULL, NULL, NULL};
	char number[16];

	put_value(&text, s, index);
	if (call)
		buf_printf(&text, "  (%s)", call);
	value = (unsigned)utf8_cells(buf_string(&text), text.len);
	value = value + ENTRY + NAME_LEAST < span ? value : span - ENTRY - NAME_LEAST;
	wide = wide + ENTRY + value < span ? wide : span - ENTRY - value;
	snprintf(number, sizeof(number), "%u", b->number);
	c[0] = pic_add(s->pic, row, at, 4, PIC_NOTE, number);
	c[0]->right = true;
	c[1] = pic_add(s->pic, row, at + 5, wide, PIC_LABEL, name);
	c[2] = pic_add(s->pic, row, at + 6 + wide, span - wide - 7,
		pic_sign(pic_marked(s->view->marks, index).role) != ' '
			? pic_marked(s->view->marks, index).role
			: PIC_VALUE,
		buf_string(&text));
	for (unsigned i = 0; i < 3; i++) {
		c[i]->index = item->layer;
		c[i]->field = item->field;
		c[i]->bit = item->bit;
		c[i]->bits = item->bits;
	}
	buf_done(&text);
}

/* The cells that an entry wants. */
static unsigned entry_cells(const struct sheet *s, uint32_t index)
{
	const struct field *f = s->view->items->at[index].field;
	const char *name = f->title ? f->title : field_tail(f);
	const char *call = pic_wished(s->pic, index).call;
	struct buf text = BUF_INIT;
	size_t n = 8 + utf8_cells(name, strlen(name));

	put_value(&text, s, index);
	n += utf8_cells(buf_string(&text), text.len) +
	     (call ? utf8_cells(call, strlen(call)) + 4 : 0);
	buf_done(&text);
	return (unsigned)n;
}

static void list_fields(struct sheet *s, const struct part *part)
{
	const struct items *items = s->view->items;
	unsigned most = s->pic->columns / LEAST, each = most ? s->pic->columns / most : 1,
		 at = most;
	struct pic_row *row = NULL;
	uint32_t box = 0;

	for (uint32_t i = 0; i < items->count && part->count && !part->name; i++) {
		unsigned want;

		if (!is_in(&items->at[i], part) || !is_whole(items, i))
			continue;
		box = first_in(part, items->at[i].bit / 8, box);
		if (box == part->count || part->boxes[box].from >= part->end ||
			!part->boxes[box].number)
			continue;
		want = (entry_cells(s, i) + each - 1) / each;
		want = want > most ? most : want;
		if (at + want > most) {
			row = pic_add_row(s->pic);
			at = 0;
		}
		put_entry(s, row, at * each, want * each, &part->boxes[box], i);
		at += want;
	}
}

/* ---- parts ---- */

/* Of payload not all of the bytes may be wanted. */
static uint32_t end_of(const struct sheet *s, const struct part *part)
{
	const struct pic_wishes *wishes = s->pic->wishes;
	uint32_t most = wishes ? wishes->rows * (uint32_t)WIDTH : 0;

	if (most && part->from >= bytes_payload(s->view->frame) && part->to - part->from > most)
		return part->from + most;
	return part->to;
}

static void draw_part(struct sheet *s, struct part *part)
{
	bool opened = true;
	uint32_t at = 0;
	char text[64];

	if (part->to <= part->from)
		return;
	if (s->pic->count)
		pic_add_gap(s->pic);
	find_boxes(s, part);
	part->end = end_of(s, part);
	heading(s, part);
	for (uint32_t from = part->from; from < part->end; from += WIDTH) {
		uint32_t begin = at;

		byte_row(s, part, from, &at, opened);
		opened = has_number(part, from, from + WIDTH, begin);
	}
	if (part->end < part->to) {
		snprintf(text, sizeof(text), _("... %u bytes more"),
			(unsigned)(part->to - part->end));
		pic_add(s->pic, pic_add_row(s->pic), HEX + 1, s->pic->columns, PIC_NOTE, text);
	}
	list_fields(s, part);
}

void fields_bytes_draw(struct pic *pic, const struct pic_view *view)
{
	const struct frame *f = view->frame;
	struct sheet s = {.pic = pic, .view = view};

	for (unsigned i = 0; i < f->count; i++) {
		const struct layer *l = &f->layers[i];
		struct part part = {.from = l->off, .to = l->off + l->head, .layer = i};

		if (!pic_is_payload(pic, f, i))
			draw_part(&s, &part);
		if (i + 1u < f->count)
			continue;
		part = (struct part){.from = l->off + l->head,
			.to = l->off + l->head + l->pay,
			.layer = i,
			.name = _("payload")};
		if (!pic->wishes || !pic->wishes->no_payload)
			draw_part(&s, &part);
	}
	for (unsigned i = f->count; i-- > 0;) {
		const struct layer *l = &f->layers[i];
		struct part part = {.from = l->off + l->head + l->pay,
			.to = l->off + l->head + l->pay + l->tail,
			.layer = i,
			.name = _("padding")};

		part.to = part.to < f->cap ? part.to : f->cap;
		draw_part(&s, &part);
	}
}
