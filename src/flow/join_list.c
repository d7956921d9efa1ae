/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages of a direction that go on over several segments, by the number of their first byte:
 * those that are waited for, and of those that are over and done with where they were. Of each
 * direction the ones that begin last are remembered. */
#include "join_int.h"

#include "base/mem.h"

#include <stdlib.h>

static void drop_pieces(struct join *join, struct join_message *m)
{
	join->held -= pieces_held(&m->pieces);
	pieces_done(&m->pieces);
}

void join_messages_drop(struct join *join, struct join_way *w)
{
	for (unsigned i = 0; i < w->count; i++)
		drop_pieces(join, &w->messages[i]);
	free(w->messages);
	w->messages = NULL;
	w->count = w->room = 0;
}

struct join_message *join_message_at(const struct join_way *w, uint32_t seq)
{
	for (unsigned i = w->count; i-- > 0;)
		if (w->messages[i].seq == seq)
			return &w->messages[i];
	return NULL;
}

struct join_message *join_message_upto(const struct join_way *w, uint32_t seq)
{
	for (unsigned i = w->count; i-- > 0;)
		if (w->messages[i].seq <= seq)
			return &w->messages[i];
	return NULL;
}

/* One is forgotten: the first that is over, or else the first. */
static void make_place(struct join *join, struct join_way *w)
{
	unsigned at = 0;

	while (at < w->count && !w->messages[at].over)
		at++;
	if (at == w->count)
		at = 0;
	drop_pieces(join, &w->messages[at]);
	w->count--;
	memmove(w->messages + at, w->messages + at + 1, (w->count - at) * sizeof(*w->messages));
}

struct join_message *join_message_new(struct join *join, struct join_way *w, uint32_t seq,
	uint32_t next)
{
	struct join_message *m = join_message_at(w, seq);
	unsigned at = w->count;

	if (m) {
		drop_pieces(join, m);
	} else {
		if (w->count == JOIN_MESSAGES)
			make_place(join, w);
		at = w->count;
		if (w->count == w->room) {
			w->room = (uint8_t)(w->room ? w->room * 2 : 2);
			w->messages = mem_grow(w->messages, w->room, sizeof(*w->messages));
		}
		while (at > 0 && w->messages[at - 1].seq > seq)
			at--;
		memmove(w->messages + at + 1, w->messages + at,
			(w->count - at) * sizeof(*w->messages));
		w->count++;
		m = &w->messages[at];
	}
	*m = (struct join_message){.seq = seq, .next = next};
	return m;
}

/* The bytes belong to the message; whether that makes it whole. A message that is over takes no
 * more, unless its dissector has asked for more. */
enum join_took join_message_add(struct join *join, struct join_message *m,
	const struct join_piece *piece, const uint8_t *bytes, bool more)
{
	struct pieces *p = &m->pieces;
	uint64_t held;

	if (m->over) {
		if (!m->partial || piece->off + piece->len < p->end)
			return JOIN_TOOK_AGAIN;
		m->over = m->partial = p->ended = false;
	}
	held = pieces_held(p);
	pieces_add(p, piece->frame, piece->off, bytes, piece->len);
	join->held += pieces_held(p) - held;
	if (!more && !p->ended) {
		p->ended = true;
		p->end = piece->off + piece->len;
	}
	if (p->lost && p->ended)
		m->over = true;
	if (!pieces_whole(p))
		return JOIN_TOOK_PART;
	m->over = true;
	return JOIN_TOOK_ALL;
}

struct join_message *join_message_split(struct join *join, struct join_way *w,
	struct join_message *m, struct pieces *whole, uint32_t off)
{
	uint32_t next = m->next;
	struct join_message *new;

	m->next = m->seq + off;
	new = join_message_new(join, w, m->next, next);
	for (uint32_t i = 0; i < whole->count; i++) {
		struct join_piece *p = &whole->at[i];
		uint32_t from = p->off > off ? p->off : off, end = p->off + p->len;

		if (end > from)
			pieces_add(&new->pieces, p->frame, from - off, whole->data + from,
				end - from);
		if (end > off)
			p->len = p->off < off ? off - p->off : 0;
	}
	join->held += pieces_held(&new->pieces);
	while (whole->count && whole->at[whole->count - 1].off >= off)
		whole->count--;
	return new;
}

void join_message_waits(struct join_message *m, const struct asked *asked)
{
	m->wait = asked->wait;
	m->lined = asked->words == JOIN_LINE;
	m->line = asked->line.len;
	if (asked->ask != ASK_SEGMENT)
		m->pieces.need = UINT32_MAX;
	else
		m->pieces.need = m->wait.chunk ? m->wait.at : 0;
}

bool join_message_lacks(struct join_message *m)
{
	const uint32_t gone = m->pieces.gone;
	struct join_wait w = m->wait;
	bool lacks;

	w.at -= gone;
	w.seen -= gone;
	lacks = join_waits(&w, m->pieces.data, m->pieces.end - gone);
	w.at += gone;
	w.seen += gone;
	m->wait = w;
	if (w.chunk)
		m->pieces.need = w.at;
	return lacks;
}
