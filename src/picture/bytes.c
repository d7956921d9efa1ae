/* SPDX-License-Identifier: BSD-2-Clause */
/* The frame's bytes. Where a layer begins a wall stands before its first byte, and the row's end
 * tells its layers, so that nothing depends on colour. */
#include "picture/bytes.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#define TAIL 0x80u /* a byte behind the payload of the layer in the low bits */

struct byte {
	uint8_t owner; /* index of the layer, TAIL added */
	bool hide, blank;
	uint8_t key; /* its number; 0: none */
	enum pic_role role;
	const struct field *field;
};

struct dump {
	const struct pic_view *view;
	bool keyed;
	struct byte *bytes;
	unsigned width;	 /* bytes a row */
	unsigned digits; /* of the offset */
	uint32_t end;	 /* the bytes from there on are not shown */
	unsigned hex;	 /* column before the first byte */
	unsigned text;	 /* column of the first character */
	unsigned names;	 /* column of the layers */
};

static void own(struct dump *d, uint32_t off, uint32_t n, unsigned owner)
{
	for (uint32_t i = off; i < off + n && i < d->view->frame->cap; i++)
		d->bytes[i].owner = (uint8_t)owner;
}

/* Whose each byte is, which field fills it whole, and what the caller marked. */
static void find_owners(struct dump *d, const struct pic *pic)
{
	const struct frame *f = d->view->frame;
	const struct items *items = d->view->items;

	for (unsigned i = 0; i < f->count; i++) {
		const struct layer *l = &f->layers[i];

		own(d, l->off, l->head, i);
		own(d, l->off + l->head + l->pay, l->tail, i | TAIL);
		if (i + 1u == f->count)
			own(d, l->off + l->head, l->pay, i);
	}
	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];
		struct pic_mark mark = pic_marked(d->view->marks, i);
		struct pic_wish wish = pic_wished(pic, i);
		uint32_t from = (item->bit + 7) / 8, to = (item->bit + item->bits) / 8;

		for (uint32_t k = from; k < to && k < f->cap; k++)
			d->bytes[k].field = item->field;
		for (uint32_t k = item->bit / 8; k * 8 < item->bit + item->bits && k < f->cap;
			k++) {
			d->bytes[k].hide |= wish.hide;
			d->bytes[k].blank |= wish.blank;
		}
		if (mark.role != PIC_FORGED && mark.role != PIC_FAULT && mark.role != PIC_FOCUS &&
			mark.role != PIC_CHANGED)
			continue;
		for (uint32_t k = item->bit / 8; k * 8 < item->bit + item->bits && k < f->cap; k++)
			d->bytes[k].role = mark.role;
	}
}

static void belong(const struct dump *d, struct pic_cell *cell, uint32_t at)
{
	unsigned owner = d->bytes[at].owner;

	pic_belong(
		cell, d->view->frame->layers[owner & ~TAIL].proto, owner & ~TAIL, !(owner & TAIL));
	cell->field = d->bytes[at].field;
	cell->bit = at * 8;
	cell->bits = 8;
}

static uint8_t byte_at(const struct dump *d, uint32_t at)
{
	return (uint8_t)bits_get(d->view->frame->bytes, (size_t)at * 8, 8);
}

static void hex_cells(
	const struct dump *d, struct pic *pic, struct pic_row *row, uint32_t at, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct byte *b = &d->bytes[at + i];
		bool begins = i ? b->owner != b[-1].owner || b->key != b[-1].key
				: d->keyed && (!at || b->key != b[-1].key);
		bool marked = b->role != PIC_VALUE && !begins;
		unsigned lead = i || marked || begins ? 0 : 1;
		char text[8];
		struct pic_cell *c;

		snprintf(text, sizeof(text), "%c%02x", pic_sign(b->role), byte_at(d, at + i));
		if (b->hide || b->blank)
			memcpy(text + 1, b->hide ? ".." : "__", 2);
		c = pic_add(pic, row, d->hex + i * 3 + lead, 3 - lead, b->role, text + !marked);
		c->right = true;
		belong(d, c, at + i);
		if (begins)
			c->edges = EDGE_LEFT;
	}
}

static void char_cells(
	const struct dump *d, struct pic *pic, struct pic_row *row, uint32_t at, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint8_t byte = byte_at(d, at + i);
		char text[2] = {byte >= ' ' && byte < 0x7f ? (char)byte : '.', '\0'};

		if (d->bytes[at + i].hide || d->bytes[at + i].blank)
			text[0] = d->bytes[at + i].hide ? '.' : '_';

		belong(d, pic_add(pic, row, d->text + i, 1, d->bytes[at + i].role, text), at + i);
	}
}

/* The layers that the row is part of: by name where there is room, else by letter. */
static void layer_cells(
	const struct dump *d, struct pic *pic, struct pic_row *row, uint32_t at, uint32_t n)
{
	bool named = pic->columns >= d->names + 20;
	unsigned column = d->names;

	for (uint32_t i = 0; i < n; i++) {
		const struct byte *b = &d->bytes[at + i];
		const struct proto *proto = d->view->frame->layers[b->owner & ~TAIL].proto;
		char letter[2] = {pic_letter(proto->layer), '\0'};
		const char *text = b->owner & TAIL ? named ? _("padding") : "-"
				   : named	   ? proto->label
						   : letter;
		unsigned span = (unsigned)utf8_cells(text, strlen(text));

		if ((i && b->owner == b[-1].owner) || column + span > pic->columns)
			continue;
		pic_belong(pic_add(pic, row, column, span, PIC_NOTE, text), proto, b->owner & ~TAIL,
			!(b->owner & TAIL));
		column += span + 1;
	}
}

/* The numbers of the fields that begin in a row, below their bytes there. */
static void key_row(const struct dump *d, struct pic *pic, uint32_t at, uint32_t n)
{
	struct pic_row *row = NULL;

	for (uint32_t i = 0, len; i < n; i += len) {
		const struct byte *b = &d->bytes[at + i];
		char text[8];
		struct pic_cell *c;

		for (len = 1; i + len < n && b[len].key == b->key;)
			len++;
		if (!b->key || (at + i && b->key == b[-1].key))
			continue;
		row = row ? row : pic_add_row(pic);
		snprintf(text, sizeof(text), "%u", (unsigned)b->key);
		c = pic_add(pic, row, d->hex + i * 3 + (i ? 0 : 1), len * 3 - (i ? 0 : 1),
			PIC_OFFSET, text);
		c->middle = true;
		belong(d, c, at + i);
		c->layer = PIC_NO_LAYER;
		c->bits = len * 8;
	}
}

static void dump_row(const struct dump *d, struct pic *pic, uint32_t at)
{
	struct pic_row *row = pic_add_row(pic);
	uint32_t left = d->end - at, n = left < d->width ? left : d->width;
	char offset[12];

	snprintf(offset, sizeof(offset), "%0*x", (int)d->digits, (unsigned)at);
	pic_add(pic, row, 1, d->digits, PIC_OFFSET, offset);
	hex_cells(d, pic, row, at, n);
	char_cells(d, pic, row, at, n);
	layer_cells(d, pic, row, at, n);
	if (d->keyed)
		key_row(d, pic, at, n);
}

uint32_t bytes_payload(const struct frame *f)
{
	const struct layer *last = &f->layers[f->count - 1];

	for (unsigned i = 0; i < f->count; i++)
		if (f->layers[i].proto->layer == LAYER_APPLICATION)
			return f->layers[i].off;
	return last->off + last->head;
}

/* Of payload not all of the bytes may be wanted. */
static void limit(struct dump *d, const struct pic *pic)
{
	const struct frame *f = d->view->frame;
	uint32_t begin = bytes_payload(f);

	d->end = f->cap;
	if (!pic->wishes)
		return;
	if (pic->wishes->no_payload)
		d->end = begin;
	else if (pic->wishes->rows && f->cap - begin > pic->wishes->rows * d->width)
		d->end = (begin + pic->wishes->rows * d->width) / d->width * d->width;
}

static void more_row(const struct dump *d, struct pic *pic)
{
	char text[64];

	snprintf(text, sizeof(text), _("... %u bytes more"),
		(unsigned)(d->view->frame->cap - d->end));
	pic_add(pic, pic_add_row(pic), d->hex + 1, pic->columns, PIC_NOTE, text);
}

static void find_keys(struct dump *d, const struct pic_keys *keys)
{
	d->keyed = true;
	for (uint32_t i = 0; i < keys->count; i++)
		for (uint32_t k = keys->at[i].from; k < keys->at[i].to && k < d->view->frame->cap;
			k++)
			d->bytes[k].key = (uint8_t)keys->at[i].number;
}

void bytes_draw_keys(struct pic *pic, const struct pic_view *view, const struct pic_keys *keys)
{
	struct dump d = {.view = view, .digits = view->frame->cap > 0x10000 ? 8 : 4};

	d.hex = 2 + d.digits;
	d.width = pic->columns >= d.hex + 66 ? 16 : pic->columns >= d.hex + 34 ? 8 : 4;
	d.text = d.hex + d.width * 3 + 2;
	d.names = d.text + d.width + 2;
	d.bytes = arena_get(pic->arena, (view->frame->cap + 1u) * sizeof(*d.bytes));
	for (uint32_t i = 0; i < view->frame->cap; i++)
		d.bytes[i] = (struct byte){.role = PIC_VALUE};
	if (!view->frame->count)
		return;
	find_owners(&d, pic);
	if (keys)
		find_keys(&d, keys);
	limit(&d, pic);
	for (uint32_t at = 0; at < d.end; at += d.width)
		dump_row(&d, pic, at);
	if (d.end < view->frame->cap)
		more_row(&d, pic);
}

void bytes_draw(struct pic *pic, const struct pic_view *view)
{
	bytes_draw_keys(pic, view, NULL);
}
