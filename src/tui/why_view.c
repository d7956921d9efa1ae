/* SPDX-License-Identifier: BSD-2-Clause */
/* The panel that answers "why this value?": what it is, where it stands, where it comes from; a
 * checksum is worked out. It goes from field to field as the frame does. */
#include "frame_view.h"

#include "base/bits.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "frame/value.h"
#include "picture/bytes.h"
#include "picture/worked.h"

#include <stdio.h>
#include <string.h>

#define LABEL 10 /* columns */
#define NAMES 200 /* of values, that are listed */
#define HEX   24  /* bytes that are shown */
#define BYTES 4	  /* rows, from which on the bytes are shown below */

/* ---- keys ---- */

static void step(struct app *app, int by)
{
	uint32_t item = app->item + (uint32_t)by;

	if (app->items && item < app->items->count) {
		frame_choose(app, item);
		app->why_at.top = 0;
	}
}

static void scroll(struct app *app, int64_t by)
{
	if (by < 0 && app->why_at.top < (uint64_t)-by)
		app->why_at.top = 0;
	else
		app->why_at.top += (uint64_t)by; /* why_paint keeps it in bounds */
}

bool why_act(struct app *app, enum act act)
{
	int page = view_rect(app).h - 3;

	if (act == ACT_WHY) {
		app->why = !app->why;
		app->why_at.top = 0;
		return true;
	}
	if (!app->why)
		return false;
	switch (act) {
	case ACT_NEXT: step(app, 1); break;
	case ACT_PREVIOUS: step(app, -1); break;
	case ACT_UP: scroll(app, -1); break;
	case ACT_DOWN: scroll(app, 1); break;
	case ACT_PAGE_UP: scroll(app, -page); break;
	case ACT_PAGE_DOWN: scroll(app, page); break;
	case ACT_HALF_UP: scroll(app, -page / 2); break;
	case ACT_HALF_DOWN: scroll(app, page / 2); break;
	case ACT_TOP: app->why_at.top = 0; break;
	case ACT_BOTTOM: app->why_at.top = UINT32_MAX; break;
	default: break;
	}
	return true;
}

/* ---- what it says ---- */

/* A label, and text behind it in as many rows as it needs; what is in `text` is taken. */
static void say(struct pic *pic, const char *label, struct buf *text, enum pic_role role)
{
	const char *p = buf_string(text);
	struct pic_row *row = pic_add_row(pic);
	unsigned at = label ? LABEL + 1 : 1,
		 room = pic->columns > at + 1u ? pic->columns - at - 1u : 1;

	if (label)
		pic_add(pic, row, 1, LABEL, PIC_LABEL, label);
	while (*p) {
		size_t n = strlen(p), cut = 0, used = 0;

		if (utf8_cells(p, n) > room) {
			while (used < n && utf8_cells(p, used) <= room) {
				cut = p[used] == ' ' ? used : cut;
				used++;
			}
			n = cut ? cut : n;
		}
		pic_add(pic, row, at, room, role, arena_text(pic->arena, p, n));
		p += n + strspn(p + n, " ");
		if (*p)
			row = pic_add_row(pic);
	}
	buf_clear(text);
}

static void put_origin(const struct app *app, struct buf *out, const struct why_answer *why)
{
	const struct item *item = &app->items->at[app->item];
	struct item honest = *item;
	size_t n;

	switch (why->why) {
	case WHY_CAPTURED: buf_text(out, _("Captured: nobody here chose it.")); break;
	case WHY_DEFAULT: buf_text(out, _("Nobody typed it: this is its default.")); break;
	case WHY_WIRE: buf_text(out, _("Nobody typed it: the wire has told it.")); break;
	case WHY_TYPED: buf_text(out, _("It was typed, and stands.")); break;
	case WHY_COMPUTED:
		buf_text(out, _("Nobody typed it: worked out from the rest of the frame."));
		break;
	case WHY_FORGED:
		buf_text(out, _("It was typed, and the rest of the frame says otherwise."));
		break;
	case WHY_WRONG:
		buf_text(out, _("Captured, and it does not fit the bytes it is over."));
		break;
	}
	if (why->known) {
		struct buf value = BUF_INIT;

		honest.num = why->honest;
		value_show(&value, app->shown, &honest);
		buf_printf(out, _(" It should be %s."), buf_string(&value));
		buf_done(&value);
	}
	if (why->why != WHY_CAPTURED && why->why != WHY_WRONG)
		return;
	n = out->len;
	buf_byte(out, ' ');
	why_story(out, app->shown, app->items, app->item);
	if (out->len == n + 1)
		out->len = n;
}

static void put_bytes(struct buf *out, const struct frame *frame, const struct item *item)
{
	uint32_t at = item->bit / 8, end = (item->bit + item->bits + 7) / 8;

	for (uint32_t i = at; i < end && i < frame->cap && i < at + HEX; i++)
		buf_printf(out, "%s%02x", i > at ? " " : "",
			(unsigned)bits_get(frame->bytes, (size_t)i * 8, 8));
	if (end > at + HEX)
		buf_text(out, " …");
}

/* What other values would have been called. */
static void say_names(struct pic *pic, const struct item *item, struct buf *text)
{
	const struct name *names = item->field->names;

	if (!names || item->field->typed || item->bits > 64)
		return;
	pic_add_gap(pic);
	buf_text(text, _("Values with a name:"));
	say(pic, NULL, text, PIC_TITLE);
	for (unsigned i = 0; i < NAMES && names[i].text; i++) {
		bool is = names[i].value == item->num;

		buf_printf(text, "%s %llu %s", is ? ">" : " ", (unsigned long long)names[i].value,
			names[i].text);
		say(pic, NULL, text, is ? PIC_FOCUS : PIC_VALUE);
	}
}

static void say_all(const struct app *app, struct pic *pic, const struct why_answer *why)
{
	const struct item *item = &app->items->at[app->item];
	const struct pic_view view = {app->shown, app->items, NULL};
	const struct field *f = item->field;
	const char *reason = beside_reason(app);
	struct buf text = BUF_INIT;

	buf_printf(&text, "%s   %s", f->id, f->title ? f->title : "");
	say(pic, NULL, &text, PIC_TITLE);
	value_label(&text, app->shown, item);
	say(pic, _("value"), &text, PIC_VALUE);
	if (item->bits) {
		frame_place(&text, item);
		buf_text(&text, ": ");
		put_bytes(&text, app->shown, item);
		say(pic, _("where"), &text, PIC_VALUE);
	}
	put_origin(app, &text, why);
	say(pic, _("from"), &text,
		why->why == WHY_FORGED || why->why == WHY_WRONG ? PIC_FORGED : PIC_VALUE);
	if (reason) {
		buf_printf(&text, _("to frame %llu: %s"), (unsigned long long)app->beside->at + 1,
			reason);
		say(pic, _("answer"), &text, PIC_VALUE);
	}
	if (f->about) {
		buf_text(&text, _(f->about));
		say(pic, _("what"), &text, PIC_VALUE);
	}
	if (f->rfc) {
		buf_text(&text, f->rfc);
		say(pic, _("by"), &text, PIC_VALUE);
	}
	if (f->fill == FILL_SUM) {
		pic_add_gap(pic);
		worked_draw(pic, &view, item->layer);
	} else {
		say_names(pic, item, &text);
	}
	buf_done(&text);
}

void why_paint(struct app *app, const struct why_answer *why, struct rect rect)
{
	struct pic *pic = frame_add_part(app, (unsigned)rect.w, SIDE_WHY);
	unsigned i = app->pic_count - 1;
	struct scroll_pic *s = &app->pic_rows[i];
	const struct pic_view view = {app->shown, app->items, NULL};

	if (app->item < app->items->count)
		say_all(app, pic, why);
	frame_measure(app, i, rect.h);
	if (rect.h - s->lines > BYTES && app->w < BESIDE_WIDTH) {
		bytes_draw(frame_add_part(app, (unsigned)rect.w, SIDE_FRAME), &view);
		frame_light(app, app->pic_count - 1);
		frame_measure(app, app->pic_count - 1, rect.h - s->lines - 1);
		frame_put_part(app, app->pic_count - 1, (struct rect){rect.x, rect.y + s->lines + 1,
			rect.w, 0});
	}
	if (app->why_at.top > (uint64_t)(s->lines - s->rows))
		app->why_at.top = (uint64_t)(s->lines - s->rows);
	s->skip = (int)app->why_at.top;
	frame_put_part(app, i, rect);
}
