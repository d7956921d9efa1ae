/* SPDX-License-Identifier: BSD-2-Clause */
/* How an exchange looks: the ones so far in a list, the frame and the reply side by side, and what
 * is said of the line of the cursor and of the reply; or the list of places to send to. */
#include "send_view.h"

#include "base/lang.h"

#include <stdio.h>
#include <string.h>

#define PLACE_WIDTH 20 /* in the list of places */

static const char *place_name(const char *place)
{
	return place[0] ? place : _("the lab");
}

/* Text in a column of a line. */
static void put_cut(struct screen *screen, struct rect line, int x, int w, struct ansi_look look,
	const char *text)
{
	screen_put(screen, (struct rect){line.x, line.y, x + w < line.w ? x + w : line.w, 1}, x, 0,
		look, text);
}

static void draw_turn(const struct app *app, struct screen *screen, struct rect line, unsigned row)
{
	const struct send_view *v = app->send;
	unsigned at = v->top + row;
	const struct turn *t = v->turns[at];
	const struct ansi_look look = screen_look(at == v->at ? SCREEN_CHOSEN : PIC_PLAIN);
	int half = line.w * 11 / 20;
	char number[16];

	snprintf(number, sizeof(number), "%3u", at + 1);
	screen_fill(screen, line, look);
	screen_put(screen, line, 0, 0, look, at == v->at ? ">" : " ");
	put_cut(screen, line, 1, 4, look, number);
	put_cut(screen, line, 6, 8, look, place_name(t->place));
	put_cut(screen, line, 15, half - 16, look, t->changed);
	put_cut(screen, line, half, line.w, look, v->results[row]);
}

/* In the place of the reply: why there is none. */
static void draw_state(const struct app *app, struct screen *screen, struct rect rect)
{
	bool failed = send_turn(app)->state == TURN_FAILED;
	const char *text = app->send->state;

	if (app->pic_count) {
		int right = app->pics[0].rows[0].cells[1].at - 1;

		rect = (struct rect){rect.x + right, rect.y + 1, rect.w - right, rect.h - 1};
		screen_fill(screen, rect, screen_look(PIC_PLAIN));
	}
	view_wrap(screen, rect, screen_look(failed ? SCREEN_ERROR : PIC_PLAIN), text, strlen(text));
}

static void draw_words(const struct app *app, struct screen *screen, struct rect rect)
{
	const char *meaning = app->send->meaning;

	if (app->words[0])
		screen_put(screen, rect, 1, 0, screen_look(PIC_TITLE), app->words[0]);
	if (app->words[1])
		screen_put(screen, rect, 1, 1, screen_look(PIC_NOTE), app->words[1]);
	view_wrap(screen, (struct rect){rect.x, rect.y + 2, rect.w, rect.h - 2},
		screen_look(PIC_PLAIN), meaning, strlen(meaning));
}

/* ---- where to ---- */

static void draw_places(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct send_view *v = app->send;

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
		put_cut(screen, line, 3, PLACE_WIDTH - 4, look, place_name(v->places[at].name));
		screen_put(screen, line, PLACE_WIDTH, 0, note,
			v->places[at].name[0] ? v->places[at].about
					      : _("a private wire, where 192.0.2.80 answers; needs "
						  "no privilege"));
	}
}

void send_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	int top, rows, words;

	if (!send_turn(app) || app->send->picking) {
		draw_places(app, screen, rect);
		return;
	}
	for (unsigned i = 0; i < app->send->row_count; i++)
		draw_turn(app, screen, (struct rect){rect.x, rect.y + (int)i, rect.w, 1}, i);
	top = (int)app->send->row_count + 1;
	words = send_words_rows(app);
	rows = rect.h - top - words;
	if (app->pic_count) {
		const struct rect head = {rect.x, rect.y + top, rect.w, 1};
		const struct rect part = {rect.x, rect.y + top + 1, rect.w, rows - 1};
		int skip = app->pic_rows[0].skip;

		screen_pic(screen, head, &app->pics[0], 0); /* stays where it is */
		screen_pic(screen, part, &app->pics[0], skip ? skip : 1);
	}
	if (app->send->state)
		draw_state(app, screen, (struct rect){rect.x, rect.y + top, rect.w, rows});
	draw_words(app, screen, (struct rect){rect.x, rect.y + rect.h - words, rect.w, words + 1});
}
