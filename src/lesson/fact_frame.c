/* SPDX-License-Identifier: BSD-2-Clause */
/* Facts of frames: a field's value, sizes, whose it is, what differs between two. */
#include "fact_int.h"

#include "base/num.h"
#include "frame/value.h"
#include "frame/walk.h"

#include <string.h>

enum { FLAG_SYN = 0x02, FLAG_RST = 0x04, FLAG_ACK = 0x10 };

/* Which frame is meant, by "request" or "request:B". */
static uint32_t find_frame(const struct lesson_play *play, const char *name, size_t n)
{
	const char *colon = memchr(name, ':', n);
	size_t head = colon ? (size_t)(colon - name) : n;

	if (fact_is(name, n, "frame"))
		return play->chosen;
	for (unsigned i = 1; i < PICKS; i++)
		if (fact_is(name, head, lesson_picks[i]))
			return play_pick(play, (enum lesson_pick)i, colon ? colon + 1 : NULL,
				colon ? n - head - 1 : 0);
	return PLAY_NONE;
}

/* ---- sizes ---- */

/* Bytes from the outermost header of a layer on, as their lengths say; 0: there is none. */
static uint32_t size_from(const struct frame *frame, enum proto_layer from)
{
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];

		if (l->proto->layer >= from)
			return l->head + l->pay;
	}
	return 0;
}

static bool put_size(struct buf *out, const struct frame *frame, enum proto_layer from)
{
	uint32_t size = size_from(frame, from);

	if (size)
		num_put(out, size);
	return size;
}

static bool put_measure(struct buf *out, const struct frame *frame, const char *what, size_t n)
{
	if (fact_is(what, n, "frame"))
		num_put(out, frame->len);
	else if (fact_is(what, n, "headers"))
		num_put(out, frame->len - size_from(frame, LAYER_APPLICATION));
	else if (fact_is(what, n, "packet"))
		return put_size(out, frame, LAYER_NETWORK);
	else if (fact_is(what, n, "segment") || fact_is(what, n, "datagram"))
		return put_size(out, frame, LAYER_TRANSPORT);
	else if (fact_is(what, n, "data"))
		return put_size(out, frame, LAYER_APPLICATION);
	else
		return false;
	return true;
}

/* ---- fields ---- */

static bool put_field(struct buf *out, const struct frame *frame, const char *what, size_t n)
{
	struct items items = {.made = true};
	const struct item *found;
	char id[64];

	if (n >= sizeof(id))
		return false;
	memcpy(id, what, n);
	id[n] = '\0';
	walk_frame(frame, &items);
	found = items_find(&items, id, 0);
	if (found)
		value_show(out, frame, found);
	items_done(&items);
	return found;
}

static bool put_owner(struct buf *out, const struct lesson_play *play, uint32_t index)
{
	uint32_t s = play_socket(play, index, false);
	uint32_t app = s == BOARD_NONE ? s : play->board.sockets[s].held;

	if (app >= play->board.app_count)
		return false;
	buf_text(out, play->board.apps[app].name);
	return true;
}

bool fact_frame(struct buf *out, const struct lesson_play *play, const char *name, size_t n,
	const char *what, size_t m)
{
	uint32_t index = find_frame(play, name, n);
	struct frame frame;

	if (fact_is(name, n, "frame") ? !play_shown(play, &frame)
				      : !play_frame(play, index, &frame))
		return false;
	if (fact_is(what, m, "owner"))
		return put_owner(out, play, index);
	if (fact_is(what, m, "number")) {
		num_put(out, frame.number);
		return true;
	}
	if (fact_is(what, m, "flags")) {
		play_put_flags(out, play_flags(&frame));
		return true;
	}
	return put_measure(out, &frame, what, m) || put_field(out, &frame, what, m);
}

/* ---- two frames ---- */

static bool listed(const struct buf *out, size_t from, const char *id)
{
	size_t n = strlen(id);

	for (size_t at = from; at + n <= out->len; at++)
		if (memcmp(out->data + at, id, n) == 0 &&
			(at == from || out->data[at - 1] == ' ') &&
			(at + n == out->len || out->data[at + n] == ' '))
			return true;
	return false;
}

/* Both frames' fields side by side, as far as they are the same ones. */
static void put_differences(struct buf *out, const struct frame *a, const struct items *x,
	const struct frame *b, const struct items *y)
{
	size_t from = out->len;
	struct buf left = BUF_INIT, right = BUF_INIT;

	for (uint32_t i = 0; i < x->count && i < y->count; i++) {
		const struct item *p = &x->at[i], *q = &y->at[i];

		if (p->field != q->field)
			break;
		if (!p->field->id[0] || p->field->kind == FIELD_LIST ||
			listed(out, from, p->field->id))
			continue;
		buf_clear(&left);
		buf_clear(&right);
		value_show(&left, a, p);
		value_show(&right, b, q);
		if (left.len == right.len &&
			(!left.len || !memcmp(left.data, right.data, left.len)))
			continue;
		if (out->len > from)
			buf_byte(out, ' ');
		buf_text(out, p->field->id);
	}
	buf_done(&left);
	buf_done(&right);
}

bool fact_differ(struct buf *out, const struct lesson_play *play, const char *names, size_t n)
{
	const char *colon = memchr(names, ':', n);
	struct items x = {.at = NULL}, y = {.at = NULL};
	struct frame a, b;
	size_t first;

	if (!colon)
		return false;
	first = (size_t)(colon - names);
	if (!play_frame(play, play_pick(play, PICKED_REQUEST, names, first), &a) ||
		!play_frame(play, play_pick(play, PICKED_REQUEST, colon + 1, n - first - 1), &b))
		return false;
	walk_frame(&a, &x);
	walk_frame(&b, &y);
	put_differences(out, &a, &x, &b, &y);
	items_done(&x);
	items_done(&y);
	return true;
}

/* ---- what came back ---- */

static const char *reply_name(const struct lesson_play *play, uint32_t probe)
{
	uint32_t talk = play->frames[probe].talk;
	uint64_t flags;
	struct frame frame;

	for (uint32_t i = probe + 1; i < play->frame_count; i++) {
		if (!play_shows_frame(play, i))
			continue;
		play_frame(play, i, &frame);
		if (play->frames[i].talk != talk) {
			if (play->talks[talk].proto == 17 && frame.count > 2 &&
				strncmp(frame.layers[2].proto->id, "icmp", 4) == 0)
				return "ICMP";
			continue;
		}
		for (unsigned l = 0; play->frames[i].side && l < frame.count; l++)
			if (walk_find(&frame, l, "tcp.flags", &flags))
				return flags & FLAG_RST	  ? "RST"
				       : flags & FLAG_SYN ? "SYN-ACK"
							  : "none";
	}
	return "none";
}

bool fact_probe(struct buf *out, const struct lesson_play *play)
{
	uint32_t probe = play_pick(play, PICKED_PROBE, NULL, 0);

	if (probe == PLAY_NONE)
		probe = play_pick(play, PICKED_SYN, "probe", 5);
	if (probe == PLAY_NONE || play->frames[probe].talk == PLAY_NONE)
		return false;
	buf_text(out, reply_name(play, probe));
	return true;
}
