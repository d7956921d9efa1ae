/* SPDX-License-Identifier: BSD-2-Clause */
/* The two lines below a frame: what the chosen field holds, where it stands, where its value comes
 * from; and what it is. */
#include "frame_view.h"

#include "base/lang.h"
#include "frame/value.h"

#include <inttypes.h>

const char *frame_why_word(enum why why)
{
	switch (why) {
	case WHY_CAPTURED: return _("captured");
	case WHY_DEFAULT: return _("default");
	case WHY_WIRE: return _("from the wire");
	case WHY_TYPED: return _("typed");
	case WHY_COMPUTED: return _("computed");
	case WHY_FORGED: return _("forged");
	case WHY_WRONG: return _("wrong");
	}
	return "";
}

void frame_place(struct buf *out, const struct item *item)
{
	unsigned bits = item->bits, byte = item->bit / 8, bit = item->bit % 8;

	if (bits == 1)
		buf_printf(out, _("1 bit at byte %u, bit %u"), byte, bit);
	else if (bits % 8 || bit)
		buf_printf(out, _("%u bits at byte %u, bit %u"), bits, byte, bit);
	else if (bits == 8)
		buf_printf(out, _("1 byte at byte %u"), byte);
	else if (bits)
		buf_printf(out, _("%u bytes at byte %u"), bits / 8, byte);
}

static const char *keep(struct app *app, struct buf *text)
{
	const char *kept = arena_text(&app->arena, (const char *)text->data, text->len);

	buf_done(text);
	return kept;
}

static bool has_value(const struct item *item)
{
	return item->field->kind != FIELD_GROUP && item->field->kind != FIELD_LIST;
}

/* The value gives way to what stands behind it. */
static void put_value(const struct app *app, struct buf *out, const struct item *item,
	const struct buf *rest)
{
	struct buf value = BUF_INIT;
	size_t id = strlen(item->field->id), room;

	value_label(&value, app->shown, item);
	room = (size_t)app->w > id + rest->len + 6 ? (size_t)app->w - id - rest->len - 6 : 0;
	buf_text(out, " = ");
	if (value.len > room && room >= 8) {
		size_t n = room - 1;

		while (n && (value.data[n] & 0xc0) == 0x80)
			n--;
		buf_add(out, value.data, n);
		buf_text(out, app->ascii ? "~" : "…");
	} else {
		buf_add(out, value.data, value.len);
	}
	buf_done(&value);
}

void frame_words(struct app *app, const struct why_answer *why, const char *note)
{
	const struct item *item = app->item < app->items->count ? &app->items->at[app->item] : NULL;
	struct buf text = BUF_INIT, rest = BUF_INIT;

	app->words[0] = app->words[1] = NULL;
	app->words_role = note ? PIC_FORGED : PIC_NOTE;
	if (!item)
		return;
	if (item->bits) {
		buf_text(&rest, "   ");
		frame_place(&rest, item);
	}
	buf_text(&rest, "   ");
	if (beside_reason(app) && why->why == WHY_CAPTURED)
		buf_printf(&rest, _("to frame %llu: %s"), (unsigned long long)app->beside->at + 1,
			_(beside_reason(app)));
	else
		buf_text(&rest, frame_why_word(why->why));
	if (why->known)
		buf_printf(&rest, _(", should be 0x%0*llx"), (int)(item->bits + 3) / 4,
			(unsigned long long)why->honest);
	buf_text(&text, item->field->id);
	if (has_value(item))
		put_value(app, &text, item, &rest);
	buf_add(&text, rest.data, rest.len);
	buf_done(&rest);
	app->words[0] = keep(app, &text);
	if (note)
		buf_text(&text, note);
	else
		buf_printf(&text, "%s  %s",
			_(item->field->about ? item->field->about : item->field->title),
			item->field->rfc ? item->field->rfc : "");
	app->words[1] = keep(app, &text);
}

void frame_draw_words(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct rect place = {rect.x, rect.y + rect.h - 1, rect.w, 2};

	if (app->words[0])
		screen_put(screen, place, 1, 0, screen_look(PIC_TITLE), app->words[0]);
	if (app->words[1])
		screen_put(screen, place, 1, 1, screen_look(app->words_role), app->words[1]);
}
