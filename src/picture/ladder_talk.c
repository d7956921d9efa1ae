/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as lines of a ladder. Where they are segments of one connection, and whatever else its two
 * hosts say to each other, both ends' ports and states are shown; else hosts, in the order in which
 * they come, and ports with each segment. */
#include "picture/ladder_talk.h"

#include "frame/value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { ACK = 16 };

#define WORDS_LEAST 6 /* columns of an arrow that take no words */

/* ---- one connection ---- */

bool ladder_talk_step(struct ladder_talk *t, const struct frame *frame,
	const struct talk_side *side, unsigned way)
{
	struct state_segment s;
	bool closed;

	if (!state_read(frame, side->layer, &s))
		return false;
	s.len = side->len;
	if (!t->begun) {
		state_start(&t->state, way, &s);
		t->start = t->state;
		t->begun = true;
	}
	closed = state_step(&t->state, way, &s);
	if (closed)
		t->start.end[way].at = STATE_CLOSED;
	if (!side->fact)
		return closed;
	t->base[way] = s.seq - side->fact->seq;
	if (s.flags & ACK)
		t->base[!way] = side->fact->ack_base;
	return closed;
}

/* ---- words ---- */

static void put_flags(struct buf *out, uint16_t flags, bool letters)
{
	static const char *const names[] = {
		"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};
	const char *comma = "";

	if (letters) {
		value_flags(out, proto_field(&proto_tcp, "tcp.flags"), flags, true);
		return;
	}
	for (unsigned i = 0; i < 9; i++) {
		if (!(flags >> i & 1))
			continue;
		buf_printf(out, "%s%s", comma, names[i]);
		comma = ", ";
	}
}

static void put_info(struct buf *out, const struct ladder_said *said)
{
	uint32_t n = said->info_n;

	while (n && said->info[n - 1] == ' ')
		n--;
	buf_add(out, said->info, n);
}

void ladder_put_said(struct buf *out, const struct ladder_said *said)
{
	uint32_t n = said->proto_n;

	if (n > said->info_n || memcmp(said->proto, said->info, n) != 0) {
		buf_add(out, said->proto, n);
		buf_byte(out, ' ');
	}
	put_info(out, said);
}

void ladder_put_tcp(struct buf *out, const struct state_segment *s, const uint32_t base[2],
	size_t room, const struct ladder_said *said)
{
	uint32_t seq = s->seq - base[0], ack = s->ack - base[1];

	for (unsigned brief = 0; brief < 3; brief++) {
		buf_clear(out);
		put_flags(out, s->flags, brief > 0);
		buf_printf(out, brief < 2 ? " seq=%" PRIu32 : " %" PRIu32, seq);
		if (s->flags & ACK)
			buf_printf(out, brief < 2 ? " ack=%" PRIu32 : ",%" PRIu32, ack);
		if (s->len)
			buf_printf(out, brief < 2 ? " len=%" PRIu32 : " %" PRIu32, s->len);
		if (out->len <= room)
			break;
	}
	if (said->proto_n == 3 && memcmp(said->proto, "TCP", 3) == 0)
		return;
	buf_byte(out, ' ');
	put_info(out, said);
}

/* ---- a ladder of its own ---- */

struct ladder {
	struct pic *pic;
	struct ladder_plan plan;
	struct talk_end ends[LADDER_HOSTS];
	unsigned end_count;
	bool one; /* all segments are of one connection, all else is of its hosts */
	bool absolute;
	size_t room; /* cells for words on an arrow */
	struct buf text;
};

static unsigned host_of(const struct ladder *l, const struct talk_end *end)
{
	unsigned i = 0;

	while (i < l->end_count && !talk_same_end(&l->ends[i], end))
		i++;
	return i;
}

static void meet(struct ladder *l, const struct talk_end *end)
{
	if (host_of(l, end) == l->end_count && l->end_count < LADDER_HOSTS)
		l->ends[l->end_count++] = *end;
}

/* The host by its address, whatever its port. */
static unsigned host_at(const struct ladder *l, const struct talk_end *end)
{
	unsigned i = 0;

	for (; i < l->end_count; i++) {
		struct talk_end host = l->ends[i], other = *end;

		host.ported = other.ported = false;
		host.port = other.port = 0;
		if (talk_same_end(&host, &other))
			break;
	}
	return i;
}

/* Whether a frame fits beside the connection whose ends are known. */
static bool is_beside(const struct ladder *l, const struct ladder_frame *f,
	const struct talk_side *side)
{
	if (f->tcp)
		return f->side.stream == side->stream && talk_same(&f->side, side);
	return f->hosted && host_at(l, &f->src) < l->end_count &&
	       host_at(l, &f->dst) < l->end_count;
}

static void find_ends(struct ladder *l, const struct ladder_frame *frames, size_t count)
{
	size_t first = 0;

	while (first < count && !frames[first].tcp)
		first++;
	l->one = first < count;
	if (l->one) {
		meet(l, &frames[first].side.src);
		meet(l, &frames[first].side.dst);
	}
	for (size_t i = 0; i < count && l->one; i++)
		l->one = is_beside(l, &frames[i], &frames[first].side);
	if (l->one)
		return;
	l->end_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (frames[i].hosted) {
			meet(l, &frames[i].src);
			meet(l, &frames[i].dst);
		}
	}
}

static const char *keep(struct ladder *l)
{
	const char *text = arena_text(l->pic->arena, (const char *)l->text.data, l->text.len);

	buf_clear(&l->text);
	return text;
}

static void put_heads(struct ladder *l)
{
	struct ladder_host hosts[LADDER_HOSTS] = {{"", ""}};

	for (unsigned i = 0; i < l->end_count; i++) {
		talk_put_address(&l->text, &l->ends[i]);
		hosts[i].name = keep(l);
		if (l->ends[i].ported)
			buf_printf(&l->text, ":%u", l->ends[i].port);
		hosts[i].port = keep(l);
	}
	ladder_heads(l->pic, &l->plan, hosts);
}

static void put_words(struct ladder *l, const struct ladder_frame *f)
{
	static const uint32_t none[2] = {0, 0};
	struct state_segment s;
	char ports[16] = "";
	size_t n;

	buf_clear(&l->text);
	if (!f->tcp || !state_read(f->frame, f->side.layer, &s)) {
		ladder_put_said(&l->text, &f->said);
		return;
	}
	s.len = f->side.len;
	if (!l->one)
		snprintf(ports, sizeof(ports), "%u > %u ", f->side.src.port, f->side.dst.port);
	n = strlen(ports);
	ladder_put_tcp(&l->text, &s, l->absolute ? none : f->base, l->room > n ? l->room - n : 0,
		&f->said);
	if (n) {
		buf_room(&l->text, n);
		memmove(l->text.data + n, l->text.data, l->text.len);
		memcpy(l->text.data, ports, n);
		l->text.len += n;
	}
}

#define NOT_YET UINT8_MAX

/* The states behind each line of a connection; NOT_YET before its first segment. */
static void find_states(const struct ladder *l, const struct ladder_frame *frames, size_t count,
	uint8_t (*states)[2], struct ladder_talk *talk)
{
	for (size_t i = 0; i < count; i++) {
		unsigned way = host_of(l, &frames[i].side.src);

		states[i][0] = i ? states[i - 1][0] : NOT_YET;
		states[i][1] = i ? states[i - 1][1] : NOT_YET;
		if (!frames[i].tcp)
			continue;
		way = way > 1 ? 0 : way;
		if (ladder_talk_step(talk, frames[i].frame, &frames[i].side, way))
			for (size_t k = 0; k < i; k++)
				if (states[k][way] != NOT_YET)
					states[k][way] = STATE_CLOSED;
		states[i][0] = talk->state.end[0].at;
		states[i][1] = talk->state.end[1].at;
	}
}

static void put_line(
	struct ladder *l, const struct ladder_frame *f, const uint8_t *now, const uint8_t *before)
{
	struct ladder_line line = {
		.number = f->number, .time = f->time, .state = {"", ""}, .role = PIC_VALUE};

	line.from = line.to = LADDER_HOSTS;
	if (l->one) {
		line.from = f->tcp ? host_of(l, &f->side.src) : host_at(l, &f->src);
		line.to = f->tcp ? !line.from : host_at(l, &f->dst);
	} else if (f->hosted) {
		line.from = host_of(l, &f->src);
		line.to = host_of(l, &f->dst);
	}
	for (unsigned i = 0; l->one && i < 2; i++)
		if (now[i] != NOT_YET && (!before || now[i] != before[i]))
			line.state[i] = state_name(now[i]);
	if (f->bad)
		line.role = PIC_FAULT;
	put_words(l, f);
	line.text = keep(l);
	ladder_add(l->pic, &l->plan, &line);
}

/* What both ends were before anything was said. */
static void put_start(struct ladder *l, const struct ladder_talk *talk)
{
	struct ladder_line line = {.number = "", .time = "", .text = "", .role = PIC_VALUE};

	line.from = line.to = LADDER_HOSTS;
	for (unsigned i = 0; i < 2; i++)
		line.state[i] = state_name(talk->start.end[i].at);
	if (line.state[0][0] || line.state[1][0])
		ladder_add(l->pic, &l->plan, &line);
}

void ladder_draw_frames(
	struct pic *pic, const struct ladder_frame *frames, size_t count, bool absolute)
{
	struct ladder l = {.pic = pic, .absolute = absolute, .plan = {.number = 3, .time = 8}};
	struct ladder_talk talk = {.begun = false};
	uint8_t(*states)[2] = arena_zero(pic->arena, (count + 1) * sizeof(*states));

	pic->sort = PIC_LADDER;
	find_ends(&l, frames, count);
	for (size_t i = 0; i < count; i++) {
		unsigned number = (unsigned)strlen(frames[i].number);
		unsigned time = (unsigned)strlen(frames[i].time);

		l.plan.number = number > l.plan.number ? number : l.plan.number;
		l.plan.time = time > l.plan.time ? time : l.plan.time;
	}
	ladder_lay(&l.plan, pic->columns, l.end_count, l.one);
	l.room = l.plan.at[1] > l.plan.at[0] + WORDS_LEAST
			 ? l.plan.at[1] - l.plan.at[0] - WORDS_LEAST
			 : 0;
	put_heads(&l);
	if (l.one) {
		find_states(&l, frames, count, states, &talk);
		put_start(&l, &talk);
	}
	for (size_t i = 0; i < count; i++)
		put_line(&l, &frames[i], states[i], i ? states[i - 1] : NULL);
	buf_done(&l.text);
}
