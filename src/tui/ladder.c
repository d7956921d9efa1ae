/* SPDX-License-Identifier: BSD-2-Clause */
/* The ladder of a conversation, or of the frames that pass the filter. What is kept of a frame is
 * its number, its way and both ends' states; what its line says is read when the line is seen. */
#include "talk_view.h"
#include "view.h"

#include "base/lang.h"
#include "base/mem.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD_ROWS  LADDER_HEAD_ROWS
#define WORDS_ROWS 1

/* ---- going through the capture ---- */

static void add_step(struct ladder_view *v, uint64_t at, unsigned way)
{
	if (v->count == v->room) {
		v->room = v->room ? v->room * 2 : 256;
		v->steps = mem_grow(v->steps, v->room, sizeof(*v->steps));
	}
	v->steps[v->count++] = (struct ladder_step){(uint32_t)at, (uint8_t)way,
		{v->talk.state.end[0].at, v->talk.state.end[1].at}};
}

/* The end that was called never listened: what stood before its reset was a guess. */
static void was_closed(struct ladder_view *v, unsigned end)
{
	for (uint64_t i = 0; i < v->count; i++)
		v->steps[i].state[end] = STATE_CLOSED;
}

static void step_tcp(struct ladder_view *v, const struct frame *whole,
	const struct talk_side *side, unsigned way)
{
	if (ladder_talk_step(&v->talk, whole, side, way))
		was_closed(v, way);
}

/* A side of the conversation that was asked for. The same ports may be of another one, before or
 * behind it. */
static bool take(struct ladder_view *v, const struct frame *whole, const struct talk_side *side,
	uint64_t at)
{
	unsigned way;

	if (v->any && side->stream != v->stream) {
		if (at > v->wanted)
			return false;
		v->any = false;
	}
	if (!v->any) {
		v->any = true;
		v->stream = side->stream;
		v->count = 0;
		v->end_count = 2;
		v->ends[0] = side->src;
		v->ends[1] = side->dst;
		v->talk = (struct ladder_talk){0};
	}
	way = talk_same_end(&v->ends[0], &side->src) ? 0 : 1;
	if (side->kind == TALK_TCP)
		step_tcp(v, whole, side, way);
	add_step(v, at, way);
	return true;
}

static unsigned host_of(const struct ladder_view *v, const struct talk_end *end)
{
	unsigned i = 0;

	while (i < v->end_count && !talk_same_end(&v->ends[i], end))
		i++;
	return i;
}

/* Only who there is: what is drawn is read when it is seen. */
static bool meet(struct ladder_view *v, const struct frame *whole)
{
	struct talk_end ends[2];

	if (!talk_hosts(whole, &ends[0], &ends[1]))
		return true;
	for (unsigned i = 0; i < 2; i++)
		if (host_of(v, &ends[i]) == v->end_count && v->end_count < LADDER_HOSTS)
			v->ends[v->end_count++] = ends[i];
	return v->end_count < LADDER_HOSTS;
}

static bool frame_is(struct going *going, const struct frame *whole, uint64_t at)
{
	struct ladder_view *v = (struct ladder_view *)going;
	struct talk_side sides[TALK_SIDES];
	unsigned n;

	if (v->all)
		return meet(v, whole);
	n = talk_sides(whole, going->pass.facts, sides);
	for (unsigned i = n; i-- > 0;)
		if (talk_same(&sides[i], &v->key))
			return take(v, whole, &sides[i], at);
	return true;
}

/* ---- what is asked of it ---- */

static void start(struct app *app)
{
	struct ladder_view *v = app->ladder;

	v->any = v->placed = false;
	v->count = 0;
	v->end_count = 0;
	v->scroll = (struct scroll){0, 0};
	going_start(&v->going, app->book, N_("following"));
}

void ladder_open(struct app *app)
{
	uint64_t frame = trail_frame(app);
	struct ladder_view *v;

	if (frame == UINT64_MAX)
		return;
	if (!app->ladder) {
		app->ladder = mem_new(1, sizeof(*app->ladder));
		app->ladder->going.frame_is = frame_is;
	}
	v = app->ladder;
	v->wanted = frame;
	v->all = !talk_chosen(app, frame, &v->key);
	start(app);
	trail_enter(app, APP_LADDER);
}

void ladder_close(struct app *app)
{
	struct ladder_view *v = app->ladder;

	if (!v)
		return;
	going_done(&v->going);
	free(v->steps);
	buf_done(&v->text);
	free(v);
	app->ladder = NULL;
}

static uint64_t lines(const struct app *app)
{
	return app->ladder->all ? book_count(app->book) : app->ladder->count;
}

static uint64_t frame_at(const struct app *app, uint64_t line)
{
	if (line >= lines(app))
		return UINT64_MAX;
	return app->ladder->all ? book_frame_at(app->book, line) : app->ladder->steps[line].frame;
}

uint64_t ladder_frame(const struct app *app)
{
	return frame_at(app, app->ladder->scroll.at);
}

static int page(const struct app *app)
{
	return view_rect(app).h - HEAD_ROWS - WORDS_ROWS;
}

void ladder_act(struct app *app, enum act act)
{
	struct ladder_view *v = app->ladder;
	uint64_t frame = ladder_frame(app);

	if (act == ACT_OPEN && frame < book_total(app->book)) {
		frame_open(app, frame);
	} else if (act == ACT_ABSOLUTE) {
		v->absolute = !v->absolute;
	} else if (act == ACT_ALL) {
		if (frame != UINT64_MAX)
			v->wanted = frame;
		v->all = !v->all || !talk_of_frame(app->book, v->wanted, &v->key);
		start(app);
	} else {
		v->placed = true;
		scroll_move(&v->scroll, act, lines(app), page(app));
	}
}

/* ---- what is read for the lines that are seen ---- */

static struct ladder_said said_of(const struct book_row *row)
{
	return (struct ladder_said){row->text[COLUMN_PROTOCOL], row->text[COLUMN_INFO],
		row->len[COLUMN_PROTOCOL], row->len[COLUMN_INFO]};
}

static enum pic_role role_of(const struct book_row *row, bool chosen)
{
	if (chosen)
		return PIC_FOCUS;
	return row->role == SCREEN_BAD || row->role == SCREEN_RESET ? PIC_FAULT
	       : row->role == SCREEN_BEGIN			    ? PIC_TITLE
								    : PIC_VALUE;
}

static void put_tcp(struct ladder_view *v, const struct state_segment *s, unsigned way,
	const struct book_row *row)
{
	const uint32_t base[2] = {v->absolute ? 0 : v->talk.base[way],
		v->absolute ? 0 : v->talk.base[!way]};
	struct ladder_said said = said_of(row);

	ladder_put_tcp(&v->text, s, base, v->room_for, &said);
}

/* Which way the frame of a line goes, and its text in v->text. */
static void say(struct ladder_view *v, uint64_t at, struct ladder_line *line,
	const struct book_row *row)
{
	const struct frame *f = &v->going.frame;
	struct talk_side sides[TALK_SIDES];
	struct talk_end ends[2];
	struct state_segment s;
	struct ladder_said said = said_of(row);
	unsigned n = talk_sides(f, NULL, sides);

	buf_clear(&v->text);
	if (v->all) {
		line->from = line->to = LADDER_HOSTS;
		if (talk_hosts(f, &ends[0], &ends[1])) {
			line->from = host_of(v, &ends[0]);
			line->to = host_of(v, &ends[1]);
		}
	} else {
		line->from = v->steps[at].way;
		line->to = !line->from;
	}
	for (unsigned i = n; !v->all && i-- > 0;) {
		if (!talk_same(&sides[i], &v->key) || !state_read(f, sides[i].layer, &s))
			continue;
		s.len = sides[i].len;
		put_tcp(v, &s, v->steps[at].way, row);
		return;
	}
	ladder_put_said(&v->text, &said);
}

/* The state of an end behind a line, where it is not the one before it; on top of the screen in any
 * case. */
static const char *state_at(const struct ladder_view *v, uint64_t at, unsigned end, bool top)
{
	unsigned now = v->steps[at].state[end];
	unsigned before = at ? v->steps[at - 1].state[end] : STATES;

	return v->key.kind == TALK_TCP && (top || now != before) ? state_name(now) : "";
}

static const char *text_of(struct app *app, const struct book_row *row, enum column which)
{
	return arena_text(&app->arena, row->text[which], row->len[which]);
}

static void add_line(struct app *app, const struct ladder_plan *plan, uint64_t at)
{
	struct ladder_view *v = app->ladder;
	struct ladder_line line = {.number = "", .time = "", .text = "", .state = {"", ""}};
	uint64_t frame = frame_at(app, at);
	struct book_row row;
	char number[24];

	line.chosen = at == v->scroll.at;
	snprintf(number, sizeof(number), "%" PRIu64, frame + 1);
	line.number = number;
	line.from = line.to = LADDER_HOSTS;
	for (unsigned i = 0; !v->all && i < 2; i++)
		line.state[i] = state_at(v, at, i, at == v->scroll.top);
	if (book_row(app->book, frame, app->when, app->w < 120, app->ascii, &row)) {
		line.time = text_of(app, &row, COLUMN_TIME);
		line.role = role_of(&row, line.chosen);
		struct ladder_said said = said_of(&row);

		buf_clear(&v->text);
		ladder_put_said(&v->text, &said);
		if (line.chosen)
			snprintf(v->words, sizeof(v->words), "%s", buf_string(&v->text));
		if (book_read(app->book, &v->going.look, frame, &v->going.frame))
			say(v, at, &line, &row);
		line.text = buf_string(&v->text);
	}
	ladder_add(&v->pic, plan, &line);
}

static unsigned digits_of(uint64_t n)
{
	unsigned digits = 1;

	for (; n >= 10; n /= 10)
		digits++;
	return digits;
}

static void add_heads(struct app *app, const struct ladder_plan *plan)
{
	struct ladder_view *v = app->ladder;
	struct ladder_host hosts[LADDER_HOSTS] = {{"", ""}};

	for (unsigned i = 0; i < LADDER_HOSTS && i < v->end_count; i++) {
		buf_clear(&v->text);
		talk_put_address(&v->text, &v->ends[i]);
		hosts[i].name = arena_text(&app->arena, (const char *)v->text.data, v->text.len);
		buf_clear(&v->text);
		if (v->ends[i].ported)
			buf_printf(&v->text, ":%u", v->ends[i].port);
		hosts[i].port = arena_text(&app->arena, buf_string(&v->text), v->text.len);
	}
	ladder_heads(&v->pic, plan, hosts);
}

/* The cursor begins on the frame from which the ladder was asked for. */
static void place(struct app *app)
{
	struct ladder_view *v = app->ladder;
	uint64_t low = 0, high = lines(app);

	if (v->placed)
		return;
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;

		if (frame_at(app, middle) < v->wanted)
			low = middle + 1;
		else
			high = middle;
	}
	if (frame_at(app, low) == v->wanted) {
		v->scroll.at = low;
		v->placed = !v->all;
	}
}

void ladder_look(struct app *app)
{
	struct ladder_view *v = app->ladder;
	struct ladder_plan plan = {.number = digits_of(book_total(app->book)), .time = 9};
	int rows = page(app);

	place(app);
	scroll_keep(&v->scroll, lines(app), rows);
	if (plan.number < 3)
		plan.number = 3;
	plan.time = app->w >= 120 ? 12 : app->when == SUMMARY_RELATIVE ? 9 : 12;
	ladder_lay(&plan, (unsigned)app->w, v->all ? v->end_count : 2,
		!v->all && v->key.kind == TALK_TCP);
	v->room_for = plan.at[1] > plan.at[0] + 6 ? plan.at[1] - plan.at[0] - 6 : 0;
	pic_init(&v->pic, &app->arena, (uint16_t)app->w);
	v->words[0] = '\0';
	add_heads(app, &plan);
	for (int i = 0; i < rows && v->scroll.top + (uint64_t)i < lines(app); i++)
		add_line(app, &plan, v->scroll.top + (uint64_t)i);
}

void ladder_draw(const struct app *app, struct screen *screen, struct rect rect)
{
	const struct ladder_view *v = app->ladder;

	screen_pic(screen, rect, &v->pic, 0);
	if (!lines(app))
		screen_put(screen, rect, 1, HEAD_ROWS + 1, screen_look(PIC_NOTE),
			_("Nothing yet."));
	screen_put(screen, rect, 1, rect.h - 1, screen_look(PIC_TITLE), v->words);
}
