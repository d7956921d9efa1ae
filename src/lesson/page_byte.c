/* SPDX-License-Identifier: BSD-2-Clause */
/* Questions that are answered by a byte of the step's frame: the cursor goes over its bytes, and
 * the field that it stands on decides. The frame is the one that the step picks, whichever is
 * chosen by then. */
#include "page_int.h"

#include "base/bits.h"
#include "base/lang.h"
#include "picture/bytes.h"

#include <string.h>

#define NARROW	     77 /* columns: with less a row has 8 bytes */
#define PAYLOAD_ROWS 3  /* of 16 bytes: what an application wrote is seldom what is asked for */

struct byte_ask {
	struct frame frame;
	struct items items; /* owned */
	const struct item *want; /* NULL: the frame has no such field */
	uint32_t first, last; /* its bytes */
};

static bool covers(const struct item *item, uint32_t byte)
{
	return item->bit < (byte + 1) * 8 && item->bit + item->bits > byte * 8;
}

static bool take(struct byte_ask *ask, const struct lesson_play *play,
	const struct lesson_question *q)
{
	const struct lesson_step *step = play_step(play);
	uint32_t at = play_pick(
		play, step->pick, step->whose, step->whose ? strlen(step->whose) : 0);

	*ask = (struct byte_ask){.want = NULL};
	if (at == PLAY_NONE ? !play_made(play, &ask->frame) : !play_frame(play, at, &ask->frame))
		return false;
	walk_frame(&ask->frame, &ask->items);
	for (uint32_t i = 0; q && !ask->want && i < ask->items.count; i++) {
		const struct item *it = &ask->items.at[i];

		if (!it->bits || strcmp(it->field->id, q->answer) != 0)
			continue;
		ask->want = it;
		ask->first = it->bit / 8;
		ask->last = (it->bit + it->bits - 1) / 8;
	}
	return true;
}

void page_byte_pick(struct lesson_play *play)
{
	const struct lesson_step *step = play_step(play);

	play_choose(play, play_pick(play, step->pick, step->whose,
				  step->whose ? strlen(step->whose) : 0));
}

/* As bytes_draw shows them. */
unsigned page_bytes(const struct lesson_play *play)
{
	struct byte_ask ask;
	unsigned n = 0;

	if (take(&ask, play, NULL)) {
		uint32_t begin = bytes_payload(&ask.frame), most = PAYLOAD_ROWS * 16;

		n = ask.frame.cap - begin > most ? (begin + most) / 16 * 16 : ask.frame.cap;
	}
	items_done(&ask.items);
	return n;
}

bool page_byte_right(const struct lesson_play *play, const struct lesson_question *q,
	const struct page_answer *answer)
{
	struct byte_ask ask;
	bool right = take(&ask, play, q) && ask.want && covers(ask.want, answer->cursor);

	items_done(&ask.items);
	return right;
}

/* ---- words ---- */

void page_byte_put_answer(
	struct buf *out, const struct lesson_play *play, const struct lesson_question *q)
{
	struct byte_ask ask;

	if (!take(&ask, play, q) || !ask.want)
		buf_byte(out, '?');
	else if (ask.first == ask.last)
		buf_printf(out, _("It is byte %u."), (unsigned)ask.first);
	else if (ask.first + 1 == ask.last)
		buf_printf(out, _("They are bytes %u and %u."), (unsigned)ask.first,
			(unsigned)ask.last);
	else
		buf_printf(out, _("They are bytes %u to %u."), (unsigned)ask.first,
			(unsigned)ask.last);
	items_done(&ask.items);
}

/* Of which field a byte is that was picked. */
void page_byte_put_picked(
	struct buf *out, const struct lesson_play *play, const struct page_answer *answer)
{
	struct byte_ask ask;
	const char *id = NULL;

	if (take(&ask, play, NULL))
		for (uint32_t i = 0; i < ask.items.count && !id; i++)
			if (ask.items.at[i].parent == ITEM_TOP && ask.items.at[i].bits &&
				covers(&ask.items.at[i], answer->cursor))
				id = ask.items.at[i].field->id;
	if (id && id[0])
		buf_printf(out, _("Byte %u belongs to %s."), answer->cursor, id);
	items_done(&ask.items);
}

/* ---- the picture ---- */

static void light(struct pic *pic, const struct byte_ask *ask, const struct page_answer *answer)
{
	for (uint32_t r = 0; r < pic->count; r++) {
		for (unsigned i = 0; i < pic->rows[r].count; i++) {
			struct pic_cell *c = &pic->rows[r].cells[i];
			bool wanted;

			if (c->bits != 8 || !c->text[0])
				continue;
			wanted = answer->given && ask->want && covers(ask->want, c->bit / 8);
			if (wanted || (!answer->given && c->bit / 8 == answer->cursor))
				c->role = PIC_FOCUS;
			else if (c->bit / 8 == answer->cursor)
				c->role = PIC_FAULT;
		}
	}
}

static void put_cursor(
	struct pic *pic, const struct byte_ask *ask, const struct page_answer *answer)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, _("Your byte: %u (0x%02x). The arrow keys move it."), answer->cursor,
		(unsigned)bits_get(ask->frame.bytes, (size_t)answer->cursor * 8, 8));
	pic_add(pic, pic_add_row(pic), 3, pic->columns > 4 ? pic->columns - 4u : 1, PIC_FOCUS,
		buf_string(&text));
	buf_done(&text);
}

void page_byte_draw(struct pic *pic, const struct lesson_play *play,
	const struct lesson_question *q, const struct page_answer *answer)
{
	const struct pic_wishes wishes = {
		.rows = (uint16_t)(PAYLOAD_ROWS * (pic->columns < NARROW ? 2 : 1))};
	struct byte_ask ask;
	struct pic part;

	if (take(&ask, play, q)) {
		struct pic_view view = {&ask.frame, &ask.items, NULL};

		pic_init(&part, pic->arena, pic->columns);
		part.wishes = &wishes;
		bytes_draw(&part, &view);
		if (answer)
			light(&part, &ask, answer);
		for (uint32_t i = 0; i < part.count; i++)
			*pic_add_row(pic) = part.rows[i];
		if (answer && !answer->given && answer->cursor < ask.frame.cap)
			put_cursor(pic, &ask, answer);
	}
	items_done(&ask.items);
}
