/* SPDX-License-Identifier: BSD-2-Clause */
/* The second frame: the one that answers the first, or that it answers; else another of the same
 * conversation; else the next. It is looked for once for each frame, among those that are near. */
#include "frame_view.h"

#include "base/lang.h"
#include "base/mem.h"
#include "flow/look.h"
#include "flow/match.h"
#include "flow/reason.h"
#include "flow/talks.h"
#include "frame/value.h"
#include "picture/compare.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEAR  256  /* frames that are looked at, before and behind */
#define ITEMS 2000 /* a frame of more fields has no differences marked */

enum { TCP_SYN = 2 };

/* How much two frames have to do with each other. */
enum bond { BOND_NONE, BOND_BEFORE, BOND_BEHIND, BOND_ACK, BOND_ANSWER };

/* ---- looking for it ---- */

/* Whether an answer is one in substance: not a bare acknowledgment of something. */
static enum bond bond_of_answer(const struct frame *sent, const struct frame *got)
{
	int asking = flow_asking(sent), told;
	uint64_t flags;

	if (asking < 0 || sent->layers[asking].proto != &proto_tcp)
		return BOND_ANSWER;
	told = look_layer(got, &proto_tcp, 0);
	if (told < 0 || look_quoted(got, told))
		return BOND_ANSWER;
	flags = look_number(sent, asking, "tcp.flags", 0) & look_number(got, told, "tcp.flags", 0);
	if (flags & TCP_SYN || (sent->layers[asking].pay && got->layers[told].pay))
		return BOND_ANSWER;
	return flow_tcp_advance(sent, asking) ? BOND_ACK : BOND_NONE;
}

static bool same_talk(const struct frame *a, const struct frame *b)
{
	struct talk_side one[TALK_SIDES], two[TALK_SIDES];
	unsigned n = talk_sides(a, NULL, one), m = talk_sides(b, NULL, two);

	return n && m && talk_same(&one[n - 1], &two[m - 1]);
}

static enum bond bond_of(const struct frame *frame, const struct frame *other, bool before)
{
	const struct frame *sent = before ? other : frame, *got = before ? frame : other;
	enum match match = flow_match(sent, got);
	enum bond bond = match == MATCH_NONE ? BOND_NONE : bond_of_answer(sent, got);

	if (bond == BOND_NONE && same_talk(frame, other))
		return before ? BOND_BEFORE : BOND_BEHIND;
	return bond;
}

static bool read_at(struct app *app, uint64_t at)
{
	struct beside *b = app->beside;

	return at < book_total(app->book) && book_read(app->book, &b->look, at, &b->frame);
}

/* Frames further and further away, until one is an answer. */
static void search(struct app *app)
{
	struct beside *b = app->beside;
	enum bond best = BOND_NONE;

	b->at = app->frame + 1 < book_total(app->book) ? app->frame + 1 : app->frame - 1;
	b->how = BESIDE_NEXT;
	for (uint64_t away = 1; away <= NEAR && best != BOND_ANSWER; away++) {
		for (int side = 0; side < 2 && best != BOND_ANSWER; side++) {
			bool before = side == 0;
			uint64_t at = before ? app->frame - away : app->frame + away;
			enum bond bond;

			if ((before && app->frame < away) || !read_at(app, at))
				continue;
			bond = bond_of(app->shown, &b->frame, before);
			if (bond <= best)
				continue;
			best = bond;
			b->at = at;
			b->how = bond <= BOND_BEHIND ? BESIDE_SAME
				 : before            ? BESIDE_ANSWERS
						     : BESIDE_ANSWERED;
		}
	}
}

/* ---- field against field ---- */

static bool equal(const struct beside *b, const struct frame *frame, const struct item *one,
	const struct item *two)
{
	if (one->bits != two->bits)
		return false;
	if (one->bits % 8 || one->bit % 8 || two->bit % 8)
		return one->num == two->num;
	return memcmp(frame->bytes + one->bit / 8, b->frame.bytes + two->bit / 8, one->bits / 8) ==
		0;
}

/* For each item of the second frame its like in the first one, and whether they differ. */
static void pair_items(struct beside *b, const struct frame *frame, const struct items *items)
{
	uint8_t pairs[FRAME_LAYERS];
	uint32_t *from = arena_zero(&b->arena, FRAME_LAYERS * sizeof(*from));
	struct pic_mark *marks = arena_zero(&b->arena, (b->items.count + 1) * sizeof(*marks));

	b->twins = arena_get(&b->arena, (items->count + 1) * sizeof(*b->twins));
	for (uint32_t i = 0; i < items->count; i++)
		b->twins[i] = ITEM_TOP;
	b->marks = (struct pic_marks){marks, b->items.count};
	b->twin_count = items->count;
	if (items->count > ITEMS || b->items.count > ITEMS)
		return;
	compare_pairs(frame, &b->frame, pairs);
	for (uint32_t i = 0; i < b->items.count; i++) {
		enum field_kind kind = b->items.at[i].field->kind;

		if (kind != FIELD_GROUP && kind != FIELD_LIST)
			marks[i].role = PIC_CHANGED;
	}
	for (uint32_t i = 0; i < items->count; i++) {
		unsigned layer = pairs[items->at[i].layer];
		uint32_t k = layer < FRAME_LAYERS ? from[layer] : b->items.count;

		while (k < b->items.count && (b->items.at[k].layer != layer ||
			b->items.at[k].field != items->at[i].field))
			k++;
		if (k >= b->items.count)
			continue;
		from[layer] = k + 1;
		b->twins[i] = k;
		if (equal(b, frame, &items->at[i], &b->items.at[k]))
			marks[k].role = PIC_PLAIN;
	}
}

static void find_reasons(struct app *app)
{
	struct beside *b = app->beside;
	const struct reason_side here = {app->shown, app->items}, there = {&b->frame, &b->items};

	b->reasons = NULL;
	if (app->items->count > ITEMS || b->items.count > ITEMS)
		return;
	if (b->how == BESIDE_ANSWERS)
		b->reasons = reason_all(&b->arena, there, here);
	else if (b->how == BESIDE_ANSWERED)
		b->reasons = reason_all(&b->arena, here, there);
}

/* What is known of the second frame holds for one frame and one place that is held. */
static void find(struct app *app)
{
	struct beside *b = app->beside;

	if (!b)
		b = app->beside = mem_new(1, sizeof(*b));
	if (b->known && b->of == app->frame && b->total == book_total(app->book))
		return;
	b->known = true;
	b->of = app->frame;
	b->total = book_total(app->book);
	b->there = false;
	if (b->held && b->held_at != app->frame) {
		b->at = b->held_at;
		b->how = BESIDE_HELD;
	} else {
		search(app);
	}
	if (b->total < 2 || !read_at(app, b->at))
		return;
	b->there = true;
	if (b->how == BESIDE_HELD) {
		bool before = b->at < app->frame;

		if (bond_of(app->shown, &b->frame, before) >= BOND_ACK)
			b->how = before ? BESIDE_ANSWERS : BESIDE_ANSWERED;
	}
	arena_clear(&b->arena);
	walk_frame(&b->frame, &b->items);
	pair_items(b, app->shown, app->items);
	find_reasons(app);
}

void beside_close(struct app *app)
{
	struct beside *b = app->beside;

	if (!b)
		return;
	store_look_done(&b->look);
	items_done(&b->items);
	arena_done(&b->arena);
	free(b);
	app->beside = NULL;
}

/* ---- keys ---- */

void beside_hold(struct app *app)
{
	struct beside *b = app->beside;
	char text[80];

	if (!b)
		return;
	b->held = !b->held || b->held_at != app->frame;
	b->held_at = app->frame;
	b->known = false;
	if (b->held)
		snprintf(text, sizeof(text), _("Frame %llu is held beside the others."),
			(unsigned long long)app->frame + 1);
	else
		snprintf(text, sizeof(text), "%s", _("No frame is held any more."));
	app_notice(app, text);
	b->hidden = false;
}

void beside_hide(struct app *app)
{
	if (app->w < BESIDE_WIDTH)
		app_notice(app, _("A second frame has room from 120 columns on."));
	else if (app->beside)
		app->beside->hidden = !app->beside->hidden;
}

/* ---- what is shown ---- */

static const char *keep(struct app *app, struct buf *text)
{
	const char *kept = arena_text(&app->arena, (const char *)text->data, text->len);

	buf_done(text);
	return kept;
}

static void put_head(struct app *app, struct buf *out)
{
	const struct beside *b = app->beside;
	double after = (double)(b->frame.time - app->shown->time) / 1e9;
	unsigned long long number = b->at + 1;

	switch (b->how) {
	case BESIDE_ANSWERED:
		buf_printf(out, _("frame %llu, its answer  %+.6f s"), number, after);
		break;
	case BESIDE_ANSWERS:
		buf_printf(out, _("frame %llu, which it answers  %+.6f s"), number, after);
		break;
	case BESIDE_SAME:
		buf_printf(out, _("frame %llu, same conversation  %+.6f s"), number, after);
		break;
	case BESIDE_NEXT: buf_printf(out, _("frame %llu  %+.6f s"), number, after); break;
	case BESIDE_HELD: buf_printf(out, _("frame %llu, held  %+.6f s"), number, after); break;
	}
	if (b->held && b->held_at == b->at && b->how != BESIDE_HELD)
		buf_text(out, _("  (held)"));
}

/* The field in the second frame, and why it is so. */
static void put_words(struct app *app, struct buf *out)
{
	const struct beside *b = app->beside;
	const struct item *item = b->item < b->items.count ? &b->items.at[b->item] : NULL;

	if (!item) {
		buf_text(out, _("It has no such field."));
		return;
	}
	buf_printf(out, "%s = ", item->field->id);
	value_label(out, &b->frame, item);
	if (b->how == BESIDE_ANSWERED && b->reasons && b->reasons[b->item].text)
		buf_printf(out, "   %s", _(b->reasons[b->item].text));
	else if (b->marks.at[b->item].role == PIC_PLAIN)
		buf_printf(out, "   %s", _("the same"));
}

bool beside_look(struct app *app)
{
	struct buf text = BUF_INIT;
	struct beside *b;

	if (app->lone || !app->book) {
		if (app->beside)
			app->beside->known = app->beside->there = false;
		return false;
	}
	find(app);
	b = app->beside;
	if (!b->there || b->hidden || app->w < BESIDE_WIDTH || app->why)
		return false;
	b->item = app->item < b->twin_count ? b->twins[app->item] : ITEM_TOP;
	buf_printf(&text, _("frame %llu"), (unsigned long long)app->frame + 1);
	b->heads[0] = keep(app, &text);
	put_head(app, &text);
	b->heads[1] = keep(app, &text);
	put_words(app, &text);
	b->words = keep(app, &text);
	return true;
}

const char *beside_reason(const struct app *app)
{
	const struct beside *b = app->beside;

	if (app->view != APP_FRAME || !b || !b->there || b->of != app->frame ||
		b->how != BESIDE_ANSWERS || !b->reasons || app->item >= b->twin_count)
		return NULL;
	return b->reasons[app->item].text;
}

void beside_paint(struct app *app, struct rect rect)
{
	struct beside *b = app->beside;
	const struct pic_view view = {&b->frame, &b->items, &b->marks};

	rect.y++;
	rect.h -= 2; /* the head, the words */
	frame_paint_one(app, &(struct painted){&view, b->item, rect, SIDE_BESIDE});
}

void beside_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct beside *b = app->beside;
	struct rect right, left = frame_split(app, rect, &right);
	bool shown = false;

	for (unsigned i = 0; i < app->pic_count; i++)
		shown = shown || app->pic_rows[i].side == SIDE_BESIDE;
	if (!shown)
		return;
	frame_draw_wall(app, screen, rect);
	screen_put(screen, left, 1, 0, screen_look(SCREEN_HEAD), b->heads[0]);
	screen_put(screen, right, 1, 0, screen_look(SCREEN_HEAD), b->heads[1]);
	screen_put(screen, right, 1, right.h - 1, screen_look(PIC_TITLE), b->words);
}
