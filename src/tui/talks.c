/* SPDX-License-Identifier: BSD-2-Clause */
/* The conversations of a capture: a line each, in the order in which they began. */
#include "talk_view.h"
#include "view.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_ROWS 2 /* about the chosen one, below the table */

struct columns {
	int end, count, bytes, time, state; /* cells; 0: no room */
};

static struct columns columns_for(int w)
{
	struct columns c = {21, 6, 7, 0, 0};

	if (w >= 104)
		c.time = 10;
	if (w >= 118)
		c.state = 23;
	c.end = (w - 6 - 2 * (c.count + c.bytes + 2) - (c.time ? 2 * (c.time + 1) : 0) -
			(c.state ? c.state + 1 : 0)) / 2 - 1;
	return c;
}

static int page(const struct app *app)
{
	return view_rect(app).h - 1 - WORDS_ROWS;
}

static bool frame_is(struct going *going, const struct frame *whole, uint64_t at)
{
	struct talks_view *v = (struct talks_view *)going;

	talks_add(&v->table, whole, going->pass.facts, at);
	return true;
}

void talks_open(struct app *app)
{
	if (!app->talks) {
		app->talks = mem_new(1, sizeof(*app->talks));
		app->talks->going.frame_is = frame_is;
		going_start(&app->talks->going, app->book, N_("counting"));
	}
	trail_enter(app, APP_TALKS);
}

void talks_close(struct app *app)
{
	struct talks_view *v = app->talks;

	if (!v)
		return;
	going_done(&v->going);
	talks_done(&v->table);
	buf_done(&v->text);
	free(v);
	app->talks = NULL;
}

static void filter_to(struct app *app, const struct talk *talk)
{
	struct recipe_err err;
	struct buf text = BUF_INIT;

	talk_put_filter(&text, talk);
	if (book_filter(app->book, buf_string(&text), text.len, &err) == 0) {
		app->list = (struct scroll){0, 0};
		app->view = APP_LIST;
	} else {
		app_notice(app, err.what);
	}
	buf_done(&text);
}

void talks_act(struct app *app, enum act act)
{
	struct talks_view *v = app->talks;

	if (act == ACT_OPEN && v->scroll.at < v->table.count)
		filter_to(app, &v->table.at[v->scroll.at]);
	else
		scroll_move(&v->scroll, act, v->table.count, page(app));
}

void talks_look(struct app *app)
{
	scroll_keep(&app->talks->scroll, app->talks->table.count, page(app));
}

/* ---- how it looks ---- */

/* Seconds since the capture's first frame, which is the first conversation's or came before it. */
static int64_t start_of(const struct talks_view *v, const struct talk *talk)
{
	return talk->first - v->going.first;
}

static void put_seconds(char *out, size_t room, int64_t ns)
{
	uint64_t us = (uint64_t)(ns < 0 ? -ns : ns) / 1000;

	snprintf(out, room, "%s%" PRIu64 ".%06" PRIu64, ns < 0 ? "-" : "", us / 1000000,
		us % 1000000);
}

static void put_bytes(char *out, size_t room, uint64_t n)
{
	static const char units[] = " kMGTPE";
	unsigned unit = 0;
	uint64_t tenths = n * 10;

	if (n < 100000) {
		snprintf(out, room, "%" PRIu64, n);
		return;
	}
	for (tenths = n; tenths >= 1000000; tenths /= 1000)
		unit++;
	snprintf(out, room, "%" PRIu64 ".%" PRIu64 " %c", tenths / 1000, tenths % 1000 / 100,
		units[unit + 1]);
}

struct pen {
	struct screen *screen;
	struct rect line;
	struct ansi_look look;
	int x;
};

static void put(struct pen *pen, int width, bool right, const char *text)
{
	int n = (int)utf8_cells(text, strlen(text));

	if (!width)
		return;
	screen_put(pen->screen,
		(struct rect){pen->line.x + pen->x, pen->line.y, width, pen->line.h},
		right && n < width ? width - n : 0, 0, pen->look, text);
	pen->x += width + 1;
}

static void put_end(struct pen *pen, int width, struct buf *text, const struct talk_end *end)
{
	buf_clear(text);
	talk_put_end(text, end);
	put(pen, width, false, buf_string(text));
}

static void draw_talk(struct talks_view *v, struct pen *pen, const struct talk *talk,
	const struct columns *c)
{
	char text[64];

	put(pen, 4, false, talk_kind_name(talk->kind));
	for (unsigned i = 0; i < 2; i++)
		put_end(pen, c->end, &v->text, &talk->end[i]);
	for (unsigned i = 0; i < 2; i++) {
		snprintf(text, sizeof(text), "%" PRIu64, talk->frames[i]);
		put(pen, c->count, true, text);
		put_bytes(text, sizeof(text), talk->bytes[i]);
		put(pen, c->bytes, true, text);
	}
	put_seconds(text, sizeof(text), start_of(v, talk));
	put(pen, c->time, true, text);
	put_seconds(text, sizeof(text), talk->last - talk->first);
	put(pen, c->time, true, text);
	snprintf(text, sizeof(text), "%s %s", state_name(talk->state.end[0].at),
		state_name(talk->state.end[1].at));
	put(pen, c->state, false, talk->kind == TALK_TCP ? text : "");
}

static void draw_heads(struct screen *screen, struct rect line, const struct columns *c)
{
	struct pen pen = {screen, line, screen_look(SCREEN_HEAD), 1};

	screen_fill(screen, line, pen.look);
	put(&pen, 4, false, "");
	put(&pen, c->end, false, "A");
	put(&pen, c->end, false, "B");
	put(&pen, c->count, true, screen->ascii ? "A->B" : "A→B");
	put(&pen, c->bytes, true, _("bytes"));
	put(&pen, c->count, true, screen->ascii ? "B->A" : "B→A");
	put(&pen, c->bytes, true, _("bytes"));
	put(&pen, c->time, true, _("start"));
	put(&pen, c->time, true, _("duration"));
	put(&pen, c->state, false, _("states"));
}

/* The chosen one in full: what there was no room for above. */
static void draw_words(struct talks_view *v, struct screen *screen, struct rect rect,
	const struct talk *talk)
{
	char start[32], length[32];

	put_seconds(start, sizeof(start), start_of(v, talk));
	put_seconds(length, sizeof(length), talk->last - talk->first);
	buf_clear(&v->text);
	buf_printf(&v->text, "%s ", talk_kind_name(talk->kind));
	talk_put_end(&v->text, &talk->end[0]);
	buf_text(&v->text, " - ");
	talk_put_end(&v->text, &talk->end[1]);
	if (talk->kind == TALK_TCP || talk->kind == TALK_UDP)
		buf_printf(&v->text, _(", stream %u"), (unsigned)talk->stream);
	screen_put(screen, rect, 1, 0, screen_look(PIC_TITLE), buf_string(&v->text));
	buf_clear(&v->text);
	buf_printf(&v->text, _("from %s s on, %s s long; %llu and %llu bytes"), start,
		length, (unsigned long long)talk->bytes[0], (unsigned long long)talk->bytes[1]);
	if (talk->kind == TALK_TCP && talk->state.end[0].at)
		buf_printf(&v->text, "; A %s, B %s", state_name(talk->state.end[0].at),
			state_name(talk->state.end[1].at));
	screen_put(screen, rect, 1, 1, screen_look(PIC_NOTE), buf_string(&v->text));
}

void talks_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	struct talks_view *v = app->talks;
	struct columns c = columns_for(rect.w);
	int rows = page(app);

	draw_heads(screen, (struct rect){rect.x, rect.y, rect.w, 1}, &c);
	for (int i = 0; i < rows && v->scroll.top + (uint64_t)i < v->table.count; i++) {
		uint64_t at = v->scroll.top + (uint64_t)i;
		struct pen pen = {screen, {rect.x, rect.y + 1 + i, rect.w, 1},
			screen_look(at == v->scroll.at ? SCREEN_CHOSEN : PIC_PLAIN), 1};

		screen_fill(screen, pen.line, pen.look);
		screen_put(screen, pen.line, 0, 0, pen.look, at == v->scroll.at ? ">" : " ");
		draw_talk(v, &pen, &v->table.at[at], &c);
	}
	if (v->table.count)
		draw_words(v, screen,
			(struct rect){rect.x, rect.y + rect.h - WORDS_ROWS, rect.w, WORDS_ROWS},
			&v->table.at[v->scroll.at]);
	else
		screen_put(screen, rect, 1, 2, screen_look(PIC_NOTE), _("No conversation yet."));
}
