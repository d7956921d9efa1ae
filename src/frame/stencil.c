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

/* Where the next byte goes: the output's end, without its bookkeeping. There is room for all texts
 * and short values that come; whatever else is written makes sure of that again. */
struct at {
	uint8_t *to;
	uint32_t room; /* the stencil's */
};

#define SPARE 64 /* bytes: any short value, and what a copy in pieces writes beyond one */

static inline struct at at_end(struct buf *out, uint32_t room)
{
	return (struct at){buf_room(out, room), room};
}

static inline void at_is_end(struct buf *out, struct at at)
{
	out->len = (size_t)(at.to - out->data);
}

/* What has no bound, or is written by others. */
static __attribute__((noinline)) struct at put_long(
	const struct stencil_hand *hand, const struct item *item, bool hex, struct at at)
{
	uint32_t cap = hand->frame->cap, pos = item->bit / 8, n = item->bits / 8;

	at_is_end(hand->out, at);
	if (!hex)
		value_show(hand->out, hand->frame, item);
	else if (pos < cap)
		num_put_bytes(
			hand->out, hand->frame->bytes + pos, n < cap - pos ? n : cap - pos, 0);
	return at_end(hand->out, at.room);
}

static struct at put_other(
	const struct stencil_hand *hand, const struct stencil_hole *hole, struct at at)
{
	at_is_end(hand->out, at);
	hand->other(hand->view, hole, hand->first + hole->item);
	return at_end(hand->out, at.room);
}

static struct at put_octets(
	const struct stencil_hand *hand, const struct item *item, struct at at)
{
	at_is_end(hand->out, at);
	num_put_bytes(hand->out, hand->frame->bytes + item->bit / 8, item->bits / 8, ':');
	return at_end(hand->out, at.room);
}

static inline struct at put_show(
	const struct stencil_hand *hand, const struct item *item, unsigned way, struct at at)
{
	char *to = (char *)at.to;

	if (way == VALUE_NUMBER) { /* most */
		at.to += num_write(to, item->num);
		return at;
	}
	switch ((enum value_way)way) {
	case VALUE_SIGNED:
		if ((int64_t)item->num < 0) {
			*at.to++ = '-';
			at.to += num_write(to + 1, -item->num);
			return at;
		}
		/* fall through */
	case VALUE_NUMBER: at.to += num_write(to, item->num); return at;
	case VALUE_SCALED: at.to += num_write(to, value_scaled(item)); return at;
	case VALUE_HEX: at.to += num_write_hex(to, item->num, value_digits(item)); return at;
	case VALUE_IPV4: at.to += num_write_ipv4(to, (uint32_t)item->num); return at;
	case VALUE_BYTES: return put_octets(hand, item, at);
	case VALUE_SECONDS: at.to += num_write_seconds(to, (int64_t)item->num); return at;
	case VALUE_OTHER: break;
	}
	return put_long(hand, item, false, at);
}

static inline struct at put_hex(
	const struct stencil_hand *hand, const struct item *item, struct at at)
{
	uint32_t pos = item->bit / 8, n = item->bits / 8;

	if (n > 8 || (uint64_t)pos + n > hand->frame->cap)
		return put_long(hand, item, true, at);
	at.to += num_write_digits((char *)at.to, hand->frame->bytes + pos, n);
	return at;
}

static struct at put_place(
	const struct stencil_hand *hand, const struct item *item, bool size, struct at at)
{
	uint32_t pos, n;

	value_place(hand->frame, item, &pos, &n);
	at.to += num_write((char *)at.to, size ? n : pos);
	return at;
}

/* `n` bytes of a text that may be read beyond its end; most are few. */
static inline struct at put_text(const uint8_t *text, size_t n, struct at at)
{
	memcpy(at.to, text, MEMO_PIECE);
	if (n > MEMO_PIECE) {
		if (n > LONG)
			memcpy(at.to, text, n);
		else
			memo_copy(at.to + MEMO_PIECE, text + MEMO_PIECE, n - MEMO_PIECE);
	}
	at.to += n;
	return at;
}

/* Bytes of the output once more. */
static inline struct at put_again(struct buf *out, size_t from, size_t n, struct at at)
{
	uint8_t piece[MEMO_PIECE];

	if (n > MEMO_PIECE) {
		at_is_end(out, at);
		at.to = buf_room(out, n);
		memcpy(at.to, out->data + from, n);
		out->len += n;
		return at_end(out, at.room);
	}
	memcpy(piece, out->data + from, MEMO_PIECE);
	memcpy(at.to, piece, MEMO_PIECE);
	at.to += n;
	return at;
}

void stencil_put(const struct stencil *stencil, const struct stencil_hand *hand)
{
	struct buf *out = hand->out;
	const struct item *items = hand->items;
	const uint8_t *text = stencil->text;
	struct at at = at_end(out, stencil->room);
	size_t show = 0, show_n = 0, hex = 0, hex_n = 0;

	for (const struct stencil_hole *h = stencil->at, *end = h + stencil->count; h < end; h++) {
		const struct item *item = &items[h->item];
		const uint32_t n = h->text;

		at = put_text(text, n, at);
		text += n;
		switch (h->what) {
		case STENCIL_NONE: break;
		case STENCIL_ONCE: at = put_show(hand, item, h->way, at); break;
		case STENCIL_SHOW:
			show = (size_t)(at.to - out->data);
			at = put_show(hand, item, h->way, at);
			show_n = (size_t)(at.to - out->data) - show;
			break;
		case STENCIL_AGAIN: at = put_again(out, show, show_n, at); break;
		case STENCIL_HEX:
			hex = (size_t)(at.to - out->data);
			at = put_hex(hand, item, at);
			hex_n = (size_t)(at.to - out->data) - hex;
			break;
		case STENCIL_HEX_AGAIN: at = put_again(out, hex, hex_n, at); break;
		case STENCIL_POS: at = put_place(hand, item, false, at); break;
		case STENCIL_SIZE: at = put_place(hand, item, true, at); break;
		default: at = put_other(hand, h, at); break;
		}
	}
	at_is_end(out, at);
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
	struct stencil_hole hole = {.item = (uint16_t)(index - pen->first), .what = STENCIL_ONCE};

	if (pen->show_item == index && pen->show_n == to - from &&
		is_again(pen, from, pen->show, to - from)) {
		hole.what = STENCIL_AGAIN;
		pen->at[pen->show_hole].what = STENCIL_SHOW;
	} else {
		pen->show_hole = pen->count;
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
	stencil->room = (uint32_t)pen->text.len + pen->count * SPARE + SPARE;
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
