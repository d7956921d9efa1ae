/* SPDX-License-Identifier: BSD-2-Clause */
/* The log of a lesson: events as the lines they came as, frames with their bytes, and at which
 * moment each step began. It only grows; what is shown of it is what belongs to the steps up to the
 * one at hand. */
#include "play_int.h"

#include "base/lang.h"
#include "base/mem.h"
#include "flow/talks.h"

#include <stdlib.h>

#define LINE_MOST 65536u

void *play_grown(void *at, uint32_t *room, uint32_t count, size_t size)
{
	if (count < *room)
		return at;
	*room = count < 64 ? 64 : count * 2;
	return mem_grow(at, *room, size);
}

/* ---- marks ---- */

static uint32_t mark_at(const struct lesson_play *play, int64_t time)
{
	for (uint32_t i = play->mark_count; i-- > 0;)
		if (play->marks[i].time <= time)
			return play->marks[i].mark;
	return 0;
}

static void add_mark(struct lesson_play *play, int64_t time, uint32_t mark)
{
	if (play->mark_count < PLAY_MARKS)
		play->marks[play->mark_count++] = (struct play_mark){time, mark};
}

/* Before the first step begins, the hosts come: they are of that one. */
static bool shows_mark(const struct lesson_play *play, uint32_t mark)
{
	uint32_t step = PLAY_MARK_STEP(mark), question = mark / 1000u;

	if (step > play->step)
		return false;
	return question == 0 || step >= PLAY_STEPS || question > LESSON_QUESTIONS ||
	       play->asked[step] >> (question - 1) & 1;
}

uint32_t play_frame_mark(const struct lesson_play *play, uint32_t frame)
{
	return mark_at(play, play->frames[frame].time);
}

bool play_shows_frame(const struct lesson_play *play, uint32_t frame)
{
	return frame < play->frame_count && shows_mark(play, play_frame_mark(play, frame));
}

bool play_shows_event(const struct lesson_play *play, uint32_t event)
{
	return event < play->event_count && shows_mark(play, play->events[event].mark);
}

uint32_t play_frame_next(const struct lesson_play *play, uint32_t frame)
{
	for (uint32_t i = frame == PLAY_NONE ? 0 : frame + 1; i < play->frame_count; i++)
		if (play_shows_frame(play, i))
			return i;
	return PLAY_NONE;
}

uint32_t play_frame_before(const struct lesson_play *play, uint32_t frame)
{
	for (uint32_t i = frame == PLAY_NONE ? play->frame_count : frame; i-- > 0;)
		if (play_shows_frame(play, i))
			return i;
	return PLAY_NONE;
}

/* ---- events ---- */

static int log_event(struct lesson_play *play, const struct board_event *event)
{
	size_t at = play->lines.len;
	struct play_event *e;

	if (event->word == BOARD_STEP)
		add_mark(play, event->time, event->nth);
	board_put(&play->lines, event);
	if (play->lines.len > PLAY_BYTES || play->lines.len - at > LINE_MOST) {
		play->lines.len = at;
		buf_clear(&play->trouble);
		buf_text(&play->trouble, _("too much has happened: no more of it is kept"));
		return -1;
	}
	play->events = play_grown(
		play->events, &play->event_room, play->event_count, sizeof(*play->events));
	e = &play->events[play->event_count++];
	e->at = at;
	e->n = (uint32_t)(play->lines.len - at);
	if (e->n && play->lines.data[play->lines.len - 1] == '\n')
		e->n--;
	e->time = event->time;
	e->word = (uint8_t)event->word;
	e->mark = event->word == BOARD_STEP	 ? event->nth
		  : play->event_count > 1 ? play->events[play->event_count - 2].mark
						 : 0;
	return 0;
}

int play_hear(struct lesson_play *play, const struct board_event *event)
{
	int status = log_event(play, event);

	play_settle(play, event);
	play_refresh(play);
	return status;
}

bool play_event(struct lesson_play *play, uint32_t index, struct board_event *event)
{
	const struct play_event *e = &play->events[index];

	return index < play->event_count &&
	       board_take(event, (const char *)play->lines.data + e->at, e->n, &play->texts,
		       NULL) == 0;
}

/* The board from the beginning, or on from where it is, as far as the shown events go. */
void play_refresh(struct lesson_play *play)
{
	struct board_event event;

	if (play->applied > play->event_count) {
		board_done(&play->board);
		play->board = (struct board){.host_count = 0};
		play->applied = 0;
	}
	for (; play->applied < play->event_count; play->applied++)
		if (play_shows_event(play, play->applied) &&
			play_event(play, play->applied, &event))
			board_apply(&play->board, &event);
}

void play_rewind(struct lesson_play *play)
{
	play->applied = UINT32_MAX;
	play_refresh(play);
}

/* ---- frames ---- */

static bool same_end(const struct board_end *a, const struct board_end *b)
{
	return a->family == b->family && a->port == b->port && !memcmp(a->ip, b->ip, sizeof(a->ip));
}

static void talk_of(struct lesson_play *play, const struct frame *frame, struct play_frame *f)
{
	struct play_ends ends;
	struct play_talk *t;

	f->talk = PLAY_NONE;
	if (!play_ends(frame, &ends))
		return;
	for (uint32_t i = play->talk_count; i-- > 0;) {
		t = &play->talks[i];
		if (t->proto != ends.proto)
			continue;
		f->side = same_end(&t->end[1], &ends.src);
		if (same_end(&t->end[f->side], &ends.src) &&
			same_end(&t->end[!f->side], &ends.dst)) {
			f->talk = i;
			t->frames++;
			return;
		}
	}
	if (play->talk_count >= PLAY_TALKS)
		return;
	play->talks =
		play_grown(play->talks, &play->talk_room, play->talk_count, sizeof(*play->talks));
	f->talk = play->talk_count++;
	f->side = 0;
	play->talks[f->talk] = (struct play_talk){.proto = ends.proto, .end = {ends.src, ends.dst},
		.frames = 1, .first = play->frame_count};
}

void play_see(struct lesson_play *play, const struct frame *frame)
{
	struct frame whole = *frame;
	struct play_frame f = {.at = play->bytes.len, .cap = frame->cap, .len = frame->len,
		.time = frame->time, .link = frame->link};

	if (play->frame_count >= PLAY_FRAMES || play->bytes.len + frame->cap > PLAY_BYTES) {
		play->dropped++;
		return;
	}
	f.number = play->frame_count + 1;
	buf_add(&play->bytes, frame->bytes, frame->cap);
	frame_dissect(&whole);
	talk_of(play, &whole, &f);
	play->frames = play_grown(
		play->frames, &play->frame_room, play->frame_count, sizeof(*play->frames));
	play->frames[play->frame_count++] = f;
}

bool play_frame(const struct lesson_play *play, uint32_t index, struct frame *frame)
{
	const struct play_frame *f;

	if (index >= play->frame_count)
		return false;
	f = &play->frames[index];
	*frame = (struct frame){.bytes = play->bytes.data + f->at, .cap = f->cap, .len = f->len,
		.time = f->time, .number = f->number, .link = f->link};
	frame_dissect(frame);
	return true;
}

bool play_made(const struct lesson_play *play, struct frame *frame)
{
	if (!play->made.len)
		return false;
	*frame = (struct frame){.bytes = play->made.data, .cap = (uint32_t)play->made.len,
		.len = (uint32_t)play->made.len, .link = play->made_link};
	frame_dissect(frame);
	return true;
}

bool play_shown(const struct lesson_play *play, struct frame *frame)
{
	return play->chosen != PLAY_NONE ? play_frame(play, play->chosen, frame)
					 : play_made(play, frame);
}

/* ---- ends ---- */

static struct board_end end_of(const struct talk_end *from)
{
	struct board_end end = {.port = from->ported ? from->port : 0};

	end.family = from->kind == ENDS_IPV4 ? 4 : from->kind == ENDS_IPV6 ? 6 : 0;
	memcpy(end.ip, from->bytes, from->kind == ENDS_IPV4 ? 4 : from->kind == ENDS_IPV6 ? 16 : 6);
	return end;
}

bool play_ends(const struct frame *frame, struct play_ends *ends)
{
	struct talk_side sides[TALK_SIDES];
	unsigned n = talk_sides(frame, NULL, sides);

	while (n-- > 0) {
		const struct talk_side *s = &sides[n];

		switch (s->kind) {
		case TALK_TCP:
			ends->proto = 6;
			break;
		case TALK_UDP:
			ends->proto = 17;
			break;
		case TALK_ICMP:
			ends->proto = s->src.kind == ENDS_IPV6 ? 58 : 1;
			break;
		case TALK_ARP:
			ends->proto = 0;
			break;
		case TALK_SCTP:
		case TALK_OTHER:
		case TALK_KINDS:
			continue;
		}
		ends->src = end_of(&s->src);
		ends->dst = end_of(&s->dst);
		return true;
	}
	return false;
}
