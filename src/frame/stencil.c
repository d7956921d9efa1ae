/* SPDX-License-Identifier: BSD-2-Clause */
/* Layers written once, and then again with other values. */
#include "frame/stencil.h"

#include "base/mem.h"
#include "base/num.h"
#include "frame/value.h"

#include <stdlib.h>
#include <string.h>

#define LONG 256 /* bytes that are not copied in pieces */

const struct stencil stencil_none;

/* ---- writing ---- */

static void put_show(const struct stencil_hand *hand, const struct item *item, unsigned way)
{
	struct buf *out = hand->out;

	switch ((enum value_way)way) {
	case VALUE_SIGNED:
		if ((int64_t)item->num < 0)
			break;
		/* fall through */
	case VALUE_NUMBER:
		out->len += num_write((char *)buf_room(out, NUM_MOST), item->num);
		return;
	case VALUE_HEX: num_put_hex(out, item->num, value_digits(item)); return;
	case VALUE_IPV4: num_put_ipv4(out, (uint32_t)item->num); return;
	case VALUE_BYTES:
		num_put_bytes(out, hand->frame->bytes + item->bit / 8, item->bits / 8, ':');
		return;
	case VALUE_SECONDS: num_put_seconds(out, (int64_t)item->num); return;
	case VALUE_OTHER: break;
	}
	value_show(out, hand->frame, item);
}

static void put_hex(const struct stencil_hand *hand, const struct item *item)
{
	uint32_t cap = hand->frame->cap, pos = item->bit / 8, n = item->bits / 8;

	if (pos < cap)
		num_put_bytes(
			hand->out, hand->frame->bytes + pos, n < cap - pos ? n : cap - pos, 0);
}

static void put_place(const struct stencil_hand *hand, const struct item *item, bool size)
{
	uint32_t pos, n;

	value_place(hand->frame, item, &pos, &n);
	num_put(hand->out, size ? n : pos);
}

/* Bytes of the output once more: most are few. */
static inline void put_again(struct buf *out, size_t at, size_t n)
{
	uint8_t piece[MEMO_PIECE], *to = buf_room(out, n + MEMO_PIECE);

	memcpy(piece, out->data + at, MEMO_PIECE);
	memcpy(to, piece, MEMO_PIECE);
	if (n > MEMO_PIECE)
		memcpy(to, out->data + at, n);
	out->len += n;
}

static inline void put_text(struct buf *out, const uint8_t *text, uint32_t n)
{
	uint8_t *to = buf_room(out, n + MEMO_PIECE);

	if (n <= LONG)
		memo_copy(to, text, n);
	else
		memcpy(to, text, n);
	out->len += n;
}

void stencil_put(const struct stencil *stencil, const struct stencil_hand *hand)
{
	struct buf *out = hand->out;
	const uint8_t *text = stencil->text;
	size_t show = 0, show_n = 0, hex = 0, hex_n = 0;

	for (const struct stencil_hole *h = stencil->at, *end = h + stencil->count; h < end; h++) {
		const struct item *item = &hand->items[hand->first + h->item];

		put_text(out, text, h->text);
		text += h->text;
		switch (h->what) {
		case STENCIL_NONE: break;
		case STENCIL_SHOW:
			show = out->len;
			put_show(hand, item, h->way);
			show_n = out->len - show;
			break;
		case STENCIL_AGAIN: put_again(out, show, show_n); break;
		case STENCIL_HEX:
			hex = out->len;
			put_hex(hand, item);
			hex_n = out->len - hex;
			break;
		case STENCIL_HEX_AGAIN: put_again(out, hex, hex_n); break;
		case STENCIL_POS: put_place(hand, item, false); break;
		case STENCIL_SIZE: put_place(hand, item, true); break;
		default: hand->other(hand->view, h, hand->first + h->item); break;
		}
	}
}

/* ---- noting ---- */

void stencil_pen_done(struct stencil_pen *pen)
{
	free(pen->at);
	buf_done(&pen->text);
	*pen = (struct stencil_pen){.count = 0};
}

void stencil_begin(struct stencil_pen *pen, const struct buf *out, uint32_t first)
{
	pen->out = out;
	pen->start = pen->from = out->len;
	pen->first = first;
	pen->spoiled = false;
	pen->count = 0;
	pen->show_item = pen->hex_item = UINT32_MAX;
	buf_clear(&pen->text);
}

void stencil_note(struct stencil_pen *pen, size_t from, size_t to, struct stencil_hole hole)
{
	if (pen->count == pen->room) {
		pen->room = pen->room ? pen->room * 2 : 64;
		pen->at = mem_grow(pen->at, pen->room, sizeof(*pen->at));
	}
	hole.text = (uint32_t)(from - pen->from);
	buf_add(&pen->text, pen->out->data + pen->from, from - pen->from);
	pen->at[pen->count++] = hole;
	pen->from = to;
}

static bool is_again(const struct stencil_pen *pen, size_t from, size_t before, size_t n)
{
	return !n || memcmp(pen->out->data + before, pen->out->data + from, n) == 0;
}

void stencil_show(struct stencil_pen *pen, size_t from, size_t to, const struct item *item,
	uint32_t index)
{
	struct stencil_hole hole = {.item = (uint16_t)(index - pen->first), .what = STENCIL_SHOW};

	if (pen->show_item == index && pen->show_n == to - from &&
		is_again(pen, from, pen->show, to - from)) {
		hole.what = STENCIL_AGAIN;
	} else {
		hole.way = (uint8_t)value_way(item);
		pen->show_item = index;
		pen->show = from;
		pen->show_n = to - from;
	}
	stencil_note(pen, from, to, hole);
}

void stencil_hex(struct stencil_pen *pen, size_t from, uint32_t index)
{
	struct stencil_hole hole = {.item = (uint16_t)(index - pen->first), .what = STENCIL_HEX};
	size_t n = pen->out->len - from;

	if (pen->hex_item == index && pen->hex_n == n && is_again(pen, from, pen->hex, n)) {
		hole.what = STENCIL_HEX_AGAIN;
	} else {
		pen->hex_item = index;
		pen->hex = from;
		pen->hex_n = n;
	}
	stencil_note(pen, from, from + n, hole);
}

static struct stencil *keep(struct stencil_pen *pen, struct shapes *shapes)
{
	size_t holes = pen->count * sizeof(*pen->at);
	struct stencil *stencil = shape_room(shapes, sizeof(*stencil) + holes);
	uint8_t *text = shape_room(shapes, pen->text.len + MEMO_PIECE);

	stencil->count = pen->count;
	memcpy(stencil->at, pen->at, holes);
	memset(text + pen->text.len, 0, MEMO_PIECE);
	if (pen->text.len)
		memcpy(text, pen->text.data, pen->text.len);
	stencil->text = text;
	return stencil;
}

const struct stencil *stencil_end(struct stencil_pen *pen, struct shapes *shapes,
	const struct stencil_hand *hand)
{
	const struct stencil *stencil;
	size_t n = pen->out->len - pen->start, from;

	stencil_note(pen, pen->out->len, pen->out->len,
		(struct stencil_hole){.what = STENCIL_NONE});
	if (pen->spoiled)
		return &stencil_none;
	stencil = keep(pen, shapes);
	/* what is written with it must be the same: it is written once more, and taken back */
	from = hand->out->len;
	stencil_put(stencil, hand);
	if (hand->out->len - from != n ||
		memcmp(hand->out->data + pen->start, hand->out->data + from, n) != 0)
		stencil = &stencil_none;
	hand->out->len = from;
	return stencil;
}
