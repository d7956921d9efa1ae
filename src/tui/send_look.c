/* SPDX-License-Identifier: BSD-2-Clause */
/* What is shown of an exchange, made anew for each screen: the frame and the chosen reply side by
 * side, and all that is said of them. Drawing it allocates nothing. */
#include "send_view.h"

#include "base/lang.h"
#include "picture/compare.h"

#include <string.h>

/* ---- what is looked at ---- */

int send_history_rows(const struct app *app)
{
	int h = view_rect(app).h, most = h >= 30 ? 8 : h >= 14 ? 3 : 1;
	unsigned n = app->send->count;

	return n < (unsigned)most ? (int)n : most;
}

/* Below the comparison; there is one more where no notice stands. */
int send_words_rows(const struct app *app)
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
	send_put_field(
		&text, c->left->frame, items[0], c->right->frame, items[1], reason_of(c, items[1]));
	app->words[0] = keep(app, &text);
	buf_printf(&about, "%s  %s", any->field->about ? _(any->field->about) : any->field->title,
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

static const char *say(struct app *app, const struct turn *t,
	void (*put)(struct buf *out, const struct turn *turn, bool ascii))
{
	struct buf text = BUF_INIT;

	put(&text, t, app->ascii);
	return keep(app, &text);
}

/* A reply that has not come is a frame without layers: the places of both stay where they are. */
static void look_pair(struct app *app, const struct turn *t)
{
	struct send_view *v = app->send;
	const struct turn_frame *reply = turn_reply(t, t->reply);
	struct frame *none = arena_zero(&app->arena, sizeof(*none));
	const struct frame *got = reply ? &reply->kept.frame : none;
	struct pic_view views[2] = {{turn_sent(t), &v->items[0], NULL}, {got, &v->items[1], NULL}};
	struct compare c = {&views[0], &views[1], _("sent"), NULL, NULL, 0, {NULL, NULL}};

	walk_frame(views[0].frame, &v->items[0]);
	walk_frame(got, &v->items[1]);
	if (reply)
		c.reasons = compare_reasons(&app->arena, &views[0], &views[1], &c.reason_count);
	c.right_title = say(app, t, send_put_title);
	compare_draw(frame_add_pic(app), &c);
	find_line(app, &c);
	frame_measure(app, 0, view_rect(app).h - send_history_rows(app) - 2 - send_words_rows(app));
}

/* The exchanges so far, as many as there is room for, the chosen one among them. */
static void look_history(struct app *app)
{
	struct send_view *v = app->send;

	v->row_count = (unsigned)send_history_rows(app);
	v->top = v->count - v->row_count;
	if (v->at < v->top)
		v->top = v->at;
	for (unsigned i = 0; i < v->row_count; i++)
		v->results[i] = say(app, v->turns[v->top + i], send_put_result);
}

void send_look(struct app *app)
{
	struct send_view *v = app->send;
	const struct turn *t = send_turn(app);

	app->words[0] = app->words[1] = NULL;
	if (!t || v->picking)
		return;
	look_history(app);
	v->meaning = say(app, t, send_put_meaning);
	v->state = turn_reply(t, t->reply) ? NULL : say(app, t, send_put_state);
	if (turn_sent(t))
		look_pair(app, t);
}
