/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture that knows no medium: rows of spanning cells, all in the caller's arena. */
#include "picture/pic.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

void pic_init(struct pic *pic, struct arena *arena, uint16_t columns)
{
	*pic = (struct pic){.arena = arena, .columns = columns};
}

/* A copy of an array in twice the room; what it leaves behind goes with the arena. */
static void *grown(struct arena *arena, const void *old, size_t count, size_t room, size_t size)
{
	void *p = arena_get(arena, room * size);

	if (count)
		memcpy(p, old, count * size);
	return p;
}

struct pic_row *pic_add_row(struct pic *pic)
{
	if (pic->count == pic->room) {
		pic->room = pic->room ? pic->room * 2 : 32;
		pic->rows = grown(pic->arena, pic->rows, pic->count, pic->room, sizeof(*pic->rows));
	}
	pic->rows[pic->count] = (struct pic_row){.count = 0};
	return &pic->rows[pic->count++];
}

/* Text from outside may hold anything; clean text, the usual case, is copied as it is. */
static const char *keep(struct arena *arena, const char *text)
{
	size_t n = text ? strlen(text) : 0;
	struct buf clean = BUF_INIT;
	const char *kept;

	if (!n)
		return "";
	if (utf8_is_clean(text, n))
		return arena_text(arena, text, n);
	utf8_clean(&clean, text, n, 0);
	kept = arena_text(arena, (const char *)clean.data, clean.len);
	buf_done(&clean);
	return kept;
}

/* A cell outside of the picture: it can be written to, and is never shown. */
static struct pic_cell *nowhere(struct pic *pic)
{
	struct pic_cell *cell = arena_zero(pic->arena, sizeof(*cell));

	cell->text = "";
	return cell;
}

struct pic_cell *pic_add(struct pic *pic, struct pic_row *row, unsigned at, unsigned span,
	enum pic_role role, const char *text)
{
	struct pic_cell *cell;

	if (at >= pic->columns || !span || row->count == UINT16_MAX)
		return nowhere(pic);
	if (span > pic->columns - at)
		span = pic->columns - at;
	if (row->count == row->room) {
		unsigned room = row->room ? row->room * 2u : 8;

		row->room = room > UINT16_MAX ? UINT16_MAX : (uint16_t)room;
		row->cells =
			grown(pic->arena, row->cells, row->count, row->room, sizeof(*row->cells));
	}
	assert(!row->count ||
		at >= (unsigned)(row->cells[row->count - 1].at + row->cells[row->count - 1].span));
	cell = &row->cells[row->count++];
	*cell = (struct pic_cell){.at = (uint16_t)at,
		.span = (uint16_t)span,
		.layer = PIC_NO_LAYER,
		.index = PIC_NO_LAYER,
		.role = role,
		.text = keep(pic->arena, text)};
	return cell;
}

void pic_belong(struct pic_cell *cell, const struct proto *proto, unsigned index, bool colour)
{
	cell->index = (uint8_t)index;
	if (colour)
		cell->layer = (uint8_t)proto->layer;
}

void pic_add_rule(struct pic *pic)
{
	struct pic_row *row = pic_add_row(pic);

	row->thin = true;
	pic_add(pic, row, 0, pic->columns, PIC_RULE, NULL)->edges = EDGE_TOP;
}

void pic_add_gap(struct pic *pic)
{
	pic_add_row(pic);
}

char pic_letter(enum proto_layer layer)
{
	return layer < LAYER_COUNT ? "LNTA"[layer] : ' ';
}

struct pic_mark pic_marked(const struct pic_marks *marks, uint32_t item)
{
	if (!marks || item >= marks->count)
		return (struct pic_mark){PIC_PLAIN, NULL};
	return marks->at[item];
}

char pic_sign(enum pic_role role)
{
	static const char signs[PIC_ROLES] = {[PIC_FORGED] = '!',
		[PIC_COMPUTED] = '=',
		[PIC_CHANGED] = '*',
		[PIC_FAULT] = 'x',
		[PIC_FOCUS] = '<'};

	return role < PIC_ROLES && signs[role] ? signs[role] : ' ';
}

struct pic_wish pic_wished(const struct pic *pic, uint32_t item)
{
	if (!pic->wishes || item >= pic->wishes->count)
		return (struct pic_wish){.tint = 0};
	return pic->wishes->at[item];
}

bool pic_is_payload(const struct pic *pic, const struct frame *frame, unsigned layer)
{
	return pic->wishes && pic->wishes->no_payload &&
	       frame->layers[layer].proto->layer == LAYER_APPLICATION;
}

void pic_put_remark(struct buf *out, struct pic_mark mark)
{
	if (mark.role == PIC_PLAIN && mark.note)
		buf_printf(out, " (%s)", mark.note);
}
