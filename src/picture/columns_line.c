/* SPDX-License-Identifier: BSD-2-Clause */
/* How a block of the columns is drawn: a title on the layer's paper, and lines of number, label,
 * sign, value and size. Numbers go on from block to block and are the keys to the frame's bytes. */
#include "columns_int.h"

#include "base/lang.h"

#include <stdio.h>
#include <string.h>

#define NUMBER_MOST 99 /* more do not fit under a byte */

/* ---- numbers ---- */

static struct pic_key *add_key(struct arena *arena, struct pic_keys *keys)
{
	if (keys->count == keys->room) {
		struct pic_key *old = keys->at;

		keys->room = keys->room ? keys->room * 2 : 64;
		keys->at = arena_get(arena, keys->room * sizeof(*keys->at));
		if (keys->count)
			memcpy(keys->at, old, keys->count * sizeof(*old));
	}
	return &keys->at[keys->count++];
}

/* The number of a run of bytes: that of the last one where they touch it; 0: none. */
static unsigned key_of(struct arena *arena, struct pic_keys *keys, uint32_t from, uint32_t to)
{
	struct pic_key *last = keys->count ? &keys->at[keys->count - 1] : NULL;
	unsigned number = last ? last->number + 1 : 1;

	if (last && from < last->to) {
		if (from < last->from)
			return 0; /* it lies before others: no order holds */
		last->to = to > last->to ? to : last->to;
		return last->number;
	}
	if (number > NUMBER_MOST)
		return 0;
	*add_key(arena, keys) = (struct pic_key){from, to, number};
	return number;
}

static bool has_number(const struct said *s)
{
	return s->kind == SAID_FIELD || s->kind == SAID_PART || (s->kind == SAID_GROUP && !s->open);
}

void block_number(
	struct block *b, struct arena *arena, const struct pic_view *view, struct pic_keys *keys)
{
	for (unsigned i = 0; b->number && i < b->saids.count; i++) {
		struct said *s = &b->saids.at[i];
		uint32_t bit, bits;

		if (has_number(s) && block_bits(view, s, &bit, &bits))
			s->number = key_of(arena, keys, bit / 8, (bit + bits + 7) / 8);
	}
}

/* ---- the title ---- */

unsigned block_title_cells(const struct frame *f, unsigned layer)
{
	return 2 + columns_cells(f->layers[layer].proto->label);
}

void block_title(const struct block *b, struct pic *pic, struct pic_row *row, const struct frame *f)
{
	const struct layer *l = &f->layers[b->layer];
	struct pic_cell *c;
	char text[64], size[24];
	unsigned n;

	snprintf(text, sizeof(text), "%c %s", pic_letter(l->proto->layer), l->proto->label);
	snprintf(size, sizeof(size), _("%u B"), (unsigned)l->head);
	n = columns_cells(size) + 3;
	if (block_title_cells(f, b->layer) + 3 + n > b->width)
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

/* ---- a line ---- */

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
	unsigned label = columns_at_most(b->label, b->width), gap = b->gap, value = label + gap;
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
	} else if (s->kind == SAID_PART || s->indent + columns_cells(s->label) > label) {
		label = columns_at_most(
			columns_at_least(label, s->indent + columns_cells(s->label)), b->width);
		value = columns_at_most(label + gap, b->width);
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

/* Number and size, on both sides of the line. */
static void key_cell(struct pic *pic, struct pic_row *row, const struct pic_view *v,
	const struct block *b, const struct said *s, bool size)
{
	struct buf text = BUF_INIT;
	struct pic_cell *c;

	if (size)
		block_put_size(&text, v, s);
	else if (s->number)
		buf_printf(&text, "%u", s->number);
	if (text.len) {
		c = pic_add(pic, row, size ? b->at + b->width - b->size + 1 : b->at,
			size ? b->size - 1 : b->number - 1, PIC_NOTE, buf_string(&text));
		c->right = true;
		c->index = (uint8_t)b->layer;
		block_bits(v, s, &c->bit, &c->bits);
	}
	buf_done(&text);
}

bool block_next(struct block *b, struct pic *pic, struct pic_row *row, const struct pic_view *v)
{
	const struct said *s = &b->saids.at[b->next];
	struct block inner = *b;

	if (b->next == b->saids.count)
		return false;
	inner.at += b->number;
	inner.width -= b->number + b->size;
	if (b->number)
		key_cell(pic, row, v, b, s, false);
	said_cells(pic, row, v, &inner, s);
	if (b->size)
		key_cell(pic, row, v, b, s, true);
	b->next++;
	return true;
}
