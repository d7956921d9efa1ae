/* SPDX-License-Identifier: BSD-2-Clause */
/* How an exchange looks: the ones so far in a list, the frame and the chosen reply side by side,
 * and what there is to say of the line of the cursor and of the reply. */
#include "send_view.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "picture/compare.h"

#include <string.h>

#define PLACE_WIDTH 20 /* in the list of places */

/* ---- what is looked at ---- */

static int history_rows(const struct app *app)
{
	int h = view_rect(app).h, most = h >= 30 ? 8 : h >= 14 ? 3 : 1;
	unsigned n = app->send->count;

	return n < (unsigned)most ? (int)n : most;
}

/* Below the comparison; there is one more where no notice stands. */
static int words_rows(const struct app *app)
{
	int h = view_rect(app).h;

	return h >= 30 ? 5 : h >= 14 ? 3 : 1;
}

static const char *keep(struct app *app, struct buf *text)
{
	const char *kept = arena_text(&app->arena, (const char *)text->data, text->len);

	buf_done(text);
	return kept;
}

/* Whether a row stands for a field: the cursor goes over those. */
static bool has_field(const struct pic_row *row)
{
	for (unsigned i = 0; i < row->count; i++)
		if (row->cells[i].field)
			return true;
	return false;
}

static const struct item *item_of(const struct items *items, const struct pic_cell *cell)
{
	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *it = &items->at[i];

		if (it->field == cell->field && it->bit == cell->bit && it->bits == cell->bits &&
			it->layer == cell->index)
			return it;
	}
	return NULL;
}

static const char *reason_of(const struct compare *c, const struct item *item)
{
	for (uint32_t i = 0; item && i < c->reason_count; i++)
		if (c->reasons[i].layer == item->layer &&
			strcmp(c->reasons[i].field, item->field->id) == 0)
			return c->reasons[i].text;
	return NULL;
}

/* Lights the row of the cursor, and says what it shows. */
static void light(struct app *app, struct pic_row *row, const struct compare *c)
{
	struct send_view *v = app->send;
	unsigned right = app->pics[0].rows[0].cells[1].at;
	const struct item *items[2] = {NULL, NULL}, *any;
	struct buf text = BUF_INIT, about = BUF_INIT;

	for (unsigned i = 0; i < row->count; i++) {
		struct pic_cell *cell = &row->cells[i];
		unsigned side = cell->at >= right;

		if (cell->field && !items[side])
			items[side] = item_of(&v->items[side], cell);
		cell->role = PIC_FOCUS;
	}
	any = items[0] ? items[0] : items[1];
	if (!any)
		return;
	send_put_field(&text, c->left->frame, items[0], c->right->frame, items[1],
		reason_of(c, items[1]));
	app->words[0] = keep(app, &text);
	buf_printf(&about, "%s  %s", any->field->about ? any->field->about : any->field->title,
		any->field->rfc ? any->field->rfc : "");
	app->words[1] = keep(app, &about);
}

static void find_line(struct app *app, const struct compare *c)
{
	struct send_view *v = app->send;
	struct pic *pic = &app->pics[0];
	struct pic_row *chosen = NULL;

	v->lines = 0;
	for (uint32_t r = 0; r < pic->count; r++) {
		if (!has_field(&pic->rows[r]))
			continue;
		if (v->lines++ <= v->line)
			chosen = &pic->rows[r];
	}
	if (v->line >= v->lines)
		v->line = v->lines ? v->lines - 1 : 0;
	if (chosen)
		light(app, chosen, c);
}

/* A reply that has not come is a frame without layers: the places of both stay where they are. */
static void look_pair(struct app *app, const struct turn *t)
{
	struct send_view *v = app->send;
	const struct turn_frame *reply = turn_reply(t, t->reply);
	struct frame *none = arena_zero(&app->arena, sizeof(*none));
	const struct frame *got = reply ? &reply->kept.frame : none;
	struct pic_view views[2] = {
		{turn_sent(t), &v->items[0], NULL}, {got, &v->items[1], NULL}};
	struct compare c = {&views[0], &views[1], _("sent"), NULL, NULL, 0};
	struct buf title = BUF_INIT;

	walk_frame(views[0].frame, &v->items[0]);
	walk_frame(got, &v->items[1]);
	if (reply)
		c.reasons = compare_reasons(&app->arena, &views[0], &views[1], &c.reason_count);
	send_put_title(&title, t, app->ascii);
	c.right_title = keep(app, &title);
	compare_draw(frame_add_pic(app), &c);
	find_line(app, &c);
	frame_measure(app, 0, view_rect(app).h - history_rows(app) - 2 - words_rows(app));
}

void send_look(struct app *app)
{
	const struct turn *t = send_turn(app);

	app->words[0] = app->words[1] = NULL;
	if (t && turn_sent(t) && !app->send->picking)
		look_pair(app, t);
}

/* ---- the exchanges so far ---- */

static void put_cut(struct screen *screen, struct rect line, int x, int w, struct ansi_look look,
	struct buf *text)
{
	screen_put(screen, (struct rect){line.x, line.y, x + w < line.w ? x + w : line.w, 1}, x, 0,
		look, buf_string(text));
	buf_clear(text);
}

static void draw_turn(const struct app *app, struct screen *screen, struct rect line, unsigned at)
{
	const struct send_view *v = app->send;
	const struct turn *t = v->turns[at];
	const struct ansi_look look = screen_look(at == v->at ? SCREEN_CHOSEN : PIC_PLAIN);
	int half = line.w * 11 / 20;
	struct buf text = BUF_INIT;

	screen_fill(screen, line, look);
	screen_put(screen, line, 0, 0, look, at == v->at ? ">" : " ");
	buf_printf(&text, "%3u", at + 1);
	put_cut(screen, line, 1, 3, look, &text);
	send_put_place(&text, t->place);
	put_cut(screen, line, 6, 8, look, &text);
	buf_text(&text, t->changed);
	put_cut(screen, line, 15, half - 16, look, &text);
	send_put_result(&text, t, screen->ascii);
	put_cut(screen, line, half, line.w, look, &text);
	buf_done(&text);
}

static void draw_history(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct send_view *v = app->send;
	unsigned rows = (unsigned)rect.h, top = v->count - rows;

	if (v->at < top)
		top = v->at;
	for (unsigned i = 0; i < rows; i++)
		draw_turn(app, screen, (struct rect){rect.x, rect.y + (int)i, rect.w, 1}, top + i);
}

/* ---- the two frames ---- */

/* In the place of the reply: why there is none. */
static void draw_state(const struct app *app, struct screen *screen, struct rect rect,
	const struct turn *t)
{
	const struct ansi_look look = screen_look(t->state == TURN_FAILED ? SCREEN_ERROR : PIC_PLAIN);
	struct buf text = BUF_INIT;

	send_put_state(&text, t);
	if (app->pic_count) {
		int right = app->pics[0].rows[0].cells[1].at - 1;

		rect = (struct rect){rect.x + right, rect.y + 1, rect.w - right, rect.h - 1};
		screen_fill(screen, rect, screen_look(PIC_PLAIN));
	}
	view_wrap(screen, rect, look, buf_string(&text), text.len);
	buf_done(&text);
}

static void draw_words(const struct app *app, struct screen *screen, struct rect rect,
	const struct turn *t)
{
	struct buf text = BUF_INIT;

	if (app->words[0])
		screen_put(screen, rect, 1, 0, screen_look(PIC_TITLE), app->words[0]);
	if (app->words[1])
		screen_put(screen, rect, 1, 1, screen_look(PIC_NOTE), app->words[1]);
	send_put_meaning(&text, t, screen->ascii);
	view_wrap(screen, (struct rect){rect.x, rect.y + 2, rect.w, rect.h - 2},
		screen_look(PIC_PLAIN), buf_string(&text), text.len);
	buf_done(&text);
}

/* ---- where to ---- */

static void draw_places(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct send_view *v = app->send;
	struct buf name = BUF_INIT;

	screen_put(screen, rect, 2, 1, screen_look(PIC_TITLE), _("Send the frame: where to?"));
	for (int y = 3; y < rect.h; y++) {
		uint64_t at = v->scroll.top + (uint64_t)(y - 3);
		bool chosen = at == v->scroll.at;
		const struct ansi_look look = screen_look(chosen ? SCREEN_CHOSEN : PIC_PLAIN);
		const struct ansi_look note = screen_look(chosen ? SCREEN_CHOSEN : PIC_NOTE);
		const struct rect line = {rect.x, rect.y + y, rect.w, 1};

		if (at >= v->place_count)
			break;
		screen_fill(screen, line, look);
		screen_put(screen, line, 1, 0, look, chosen ? ">" : " ");
		send_put_place(&name, v->places[at].name);
		put_cut(screen, line, 3, PLACE_WIDTH - 4, look, &name);
		screen_put(screen, line, PLACE_WIDTH, 0, note,
			v->places[at].name[0]
				? v->places[at].about
				: _("a private wire, where 192.0.2.80 answers; needs no privilege"));
	}
	buf_done(&name);
}

void send_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct turn *t = send_turn(app);
	int top, rows, words;

	if (!t || app->send->picking) {
		draw_places(app, screen, rect);
		return;
	}
	rows = history_rows(app);
	draw_history(app, screen, (struct rect){rect.x, rect.y, rect.w, rows});
	top = rows + 1;
	words = words_rows(app);
	rows = rect.h - top - words;
	if (app->pic_count) {
		const struct rect head = {rect.x, rect.y + top, rect.w, 1};
		const struct rect part = {rect.x, rect.y + top + 1, rect.w, rows - 1};
		int skip = app->pic_rows[0].skip;

		screen_pic(screen, head, &app->pics[0], 0); /* stays where it is */
		screen_pic(screen, part, &app->pics[0], skip ? skip : 1);
	}
	if (!turn_reply(t, t->reply))
		draw_state(app, screen, (struct rect){rect.x, rect.y + top, rect.w, rows}, t);
	draw_words(app, screen,
		(struct rect){rect.x, rect.y + rect.h - words, rect.w, words + 1}, t);
}
