/* SPDX-License-Identifier: BSD-2-Clause */
/* What lies on a line of time: calls and frames together, and the lanes of the wire. */
#include "page_int.h"

#include "base/lang.h"
#include "frame/walk.h"
#include "picture/calls.h"
#include "picture/lane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINES_MOST 2000 /* of calls and frames; those before them are left out */

static const char *keep(struct arena *arena, struct buf *text)
{
	const char *kept = arena_text(arena, text->len ? (const char *)text->data : "", text->len);

	buf_clear(text);
	return kept;
}

static void take_hosts(const struct lesson_play *play, const char *hosts[2])
{
	for (unsigned i = 0; i < 2; i++)
		hosts[i] = i < play->board.host_count ? play->board.hosts[i].name : "";
}

static char letter_of(const struct lesson_play *play, uint32_t frame)
{
	uint32_t talk = play->frames[frame].talk;

	return talk == PLAY_NONE ? 0 : play_letter(play, talk);
}

/* Whether a frame comes from the host at the right. */
static bool comes_back(const struct lesson_play *play, const struct frame *frame)
{
	struct play_ends ends;

	return play_ends(frame, &ends) && play_host(&play->board, &ends.src) == 1;
}

/* ---- calls ---- */

static bool call_line(struct arena *arena, struct lesson_play *play, uint32_t index,
	struct calls_line *line)
{
	struct buf text = BUF_INIT;
	struct board_event event;
	const struct board_app *app;

	if (play->events[index].word != BOARD_CALL || !play_event(play, index, &event) ||
		event.call.app >= play->board.app_count)
		return false;
	app = &play->board.apps[event.call.app];
	*line = (struct calls_line){.time = event.call.time, .side = event.call.host == 1,
		.failed = event.call.result < 0};
	line->who = app->name;
	if (app->name[0] >= 'A' && app->name[0] <= 'Z' && !app->name[1])
		line->letter = app->name[0];
	calls_put(&text, event.call.text);
	line->text = keep(arena, &text);
	buf_printf(&text, "%lld", (long long)event.call.result);
	if (event.call.error[0])
		buf_printf(&text, " %s", event.call.error);
	line->result = keep(arena, &text);
	buf_done(&text);
	return true;
}

static void frame_line(struct arena *arena, const struct lesson_play *play, uint32_t index,
	struct calls_line *line)
{
	struct buf text = BUF_INIT;
	struct frame frame;

	play_frame(play, index, &frame);
	*line = (struct calls_line){.time = frame.time, .side = comes_back(play, &frame),
		.letter = letter_of(play, index)};
	page_put_frame(&text, &frame);
	line->text = keep(arena, &text);
	buf_done(&text);
}

static int by_time(const void *a, const void *b)
{
	const struct calls_line *x = a, *y = b;

	return x->time < y->time ? -1 : x->time > y->time;
}

/* The calls of the steps from this one on, and the frames that belong to them; how many lines, and
 * whether any is a call. */
static uint32_t gather(struct arena *arena, struct lesson_play *play, uint32_t step,
	struct calls_line *lines, bool *calls)
{
	uint32_t n = 0;

	for (uint32_t i = play->event_count; i-- > 0 && n < LINES_MOST / 2;)
		if (PLAY_MARK_STEP(play->events[i].mark) >= step && play_shows_event(play, i))
			n += call_line(arena, play, i, &lines[n]);
	*calls = n > 0;
	for (uint32_t i = play->frame_count; i-- > 0 && n < LINES_MOST;)
		if (PLAY_MARK_STEP(play_frame_mark(play, i)) >= step && play_shows_frame(play, i))
			frame_line(arena, play, i, &lines[n++]);
	return n;
}

/* From the step of the chosen frame on, or the last one before it in which a call was made. */
void page_calls(struct pic *pic, struct lesson_play *play, unsigned rows)
{
	struct calls_line *lines = arena_get(pic->arena, LINES_MOST * sizeof(*lines));
	struct calls_view view = {.lines = lines, .chosen = CALLS_NONE, .rows = rows};
	uint32_t step = play->step;
	bool calls = false;

	if (play->chosen < play->frame_count)
		step = PLAY_MARK_STEP(play_frame_mark(play, play->chosen));
	for (step++; step-- > 0 && !calls;)
		view.count = gather(pic->arena, play, step, lines, &calls);
	if (!calls) {
		pic_add(pic, pic_add_row(pic), 1, pic->columns - 1u, PIC_NOTE,
			_("No application has made a call."));
		return;
	}
	qsort(lines, view.count, sizeof(*lines), by_time);
	view.origin = lines[0].time;
	for (uint32_t i = 0; play->chosen < play->frame_count && i < view.count; i++)
		if (!lines[i].who && lines[i].time == play->frames[play->chosen].time)
			view.chosen = i;
	take_hosts(play, view.hosts);
	calls_draw(pic, &view);
}

/* ---- the wire ---- */

/* A word for a frame: SYN, GET, 200, ARP. */
static void put_word(struct buf *out, const struct frame *frame)
{
	struct buf said = BUF_INIT;
	const char *text;
	unsigned flags = play_flags(frame);
	size_t n;

	page_put_frame(&said, frame);
	text = buf_string(&said);
	if (strncmp(text, "HTTP/", 5) == 0)
		text += strcspn(text, " ");
	text += strspn(text, " ");
	n = strcspn(text, " ,(");
	for (unsigned i = 0; i < frame->count; i++) {
		const char *id = frame->layers[i].proto->id;

		if (strcmp(id, "arp") == 0 || strcmp(id, "dns") == 0 ||
			strncmp(id, "icmp", 4) == 0) {
			text = frame->layers[i].proto->label;
			n = strlen(text);
			break;
		}
	}
	if ((flags & 0x12) == 0x12 && n == 3 && strncmp(text, "SYN", 3) == 0)
		buf_text(out, "SYN+ACK");
	else
		buf_add(out, text, n);
	buf_done(&said);
}

static uint32_t lane_frames(struct arena *arena, const struct lesson_play *play,
	struct lane_frame *frames, uint32_t *chosen)
{
	struct buf word = BUF_INIT;
	uint32_t n = 0, skip = 0, all = 0;
	struct frame frame;

	for (uint32_t i = 0; i < play->frame_count; i++)
		all += play_shows_frame(play, i);
	skip = all > LINES_MOST ? all - LINES_MOST : 0;
	for (uint32_t i = 0; i < play->frame_count && n < LINES_MOST; i++) {
		if (!play_shows_frame(play, i) || (skip && skip--))
			continue;
		play_frame(play, i, &frame);
		put_word(&word, &frame);
		if (i == play->chosen)
			*chosen = n;
		frames[n++] = (struct lane_frame){.letter = letter_of(play, i),
			.back = comes_back(play, &frame), .label = keep(arena, &word),
			.number = play->frames[i].number, .time = frame.time};
	}
	buf_done(&word);
	return n;
}

static const char *end_text(struct arena *arena, const struct board_end *end)
{
	struct buf text = BUF_INIT;
	const char *kept;

	if (end->port)
		buf_printf(&text, "%u", end->port);
	kept = keep(arena, &text);
	buf_done(&text);
	return kept;
}

static uint32_t lane_talks(struct arena *arena, const struct lesson_play *play,
	struct lane_talk *talks)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < play->talk_count; i++) {
		const struct play_talk *t = &play->talks[i];

		if (!play_letter(play, i) || !play_shows_frame(play, t->first))
			continue;
		talks[n++] = (struct lane_talk){.letter = play_letter(play, i),
			.left = end_text(arena, &t->end[0]), .right = end_text(arena, &t->end[1])};
	}
	return n;
}

void page_lane(struct pic *pic, const struct lesson_play *play, bool unfolded, unsigned rows)
{
	struct lane_frame *frames = arena_get(pic->arena, LINES_MOST * sizeof(*frames));
	struct lane_talk *talks = arena_get(pic->arena, (play->talk_count + 1u) * sizeof(*talks));
	struct lane_view view = {
		.frames = frames, .chosen = LANE_NONE, .talks = talks, .rows = rows};
	const char *hosts[2];

	view.count = lane_frames(pic->arena, play, frames, &view.chosen);
	view.talk_count = lane_talks(pic->arena, play, talks);
	take_hosts(play, hosts);
	view.left = hosts[0];
	view.right = hosts[1];
	if (unfolded)
		lane_draw_talks(pic, &view);
	else
		lane_draw(pic, &view);
}
