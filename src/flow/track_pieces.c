/* SPDX-License-Identifier: BSD-2-Clause */
/* Data that was sent and not acknowledged yet, newest first as Wireshark keeps it: which frame an
 * acknowledgment is of, how much is in flight, since when a retransmission was waited for. */
#include "track_int.h"

#include "base/mem.h"

#define PIECES_WAY 1000   /* of one direction, as many as Wireshark remembers */
#define PIECES_ALL 65536u /* of all conversations */

void track_timeout(const struct track_pieces *pieces, const struct track_way *way,
	const struct track_segment *segment, struct track_more *more)
{
	const struct track_piece *oldest;

	if (!way->pieces)
		return;
	oldest = &pieces->at[way->oldest - 1];
	more->rto = segment->time - oldest->time;
	more->rto_frame = oldest->frame;
}

/* A place for one more, or 0. */
static uint32_t take(struct track_pieces *pieces)
{
	uint32_t at = pieces->free;

	if (at) {
		pieces->free = pieces->at[at - 1].link;
		return at;
	}
	if (pieces->count == PIECES_ALL)
		return 0;
	if (pieces->count == pieces->room) {
		pieces->room = pieces->room ? pieces->room * 2 : 256;
		pieces->at = mem_grow(pieces->at, pieces->room, sizeof(*pieces->at));
	}
	return ++pieces->count;
}

static void give(struct track_pieces *pieces, uint32_t at)
{
	pieces->at[at - 1].link = pieces->free;
	pieces->free = at;
}

void track_pieces_drop(struct track_pieces *pieces, struct track_way *way)
{
	while (way->pieces) {
		uint32_t at = way->pieces;

		way->pieces = pieces->at[at - 1].link;
		give(pieces, at);
	}
	way->count = 0;
}

static void stretch(struct track_way *way, const struct track_piece *p)
{
	if (p->seq - way->low_base < way->low)
		way->low = p->seq - way->low_base;
	if (p->next - way->low_base > way->high)
		way->high = p->next - way->low_base;
}

static void add(struct track_pieces *pieces, struct track_way *way, const struct track_segment *s)
{
	uint32_t at = way->count < PIECES_WAY ? take(pieces) : 0;

	if (!at)
		return;
	pieces->at[at - 1] = (struct track_piece){.time = s->time, .seq = s->seq,
		.next = s->seq + s->len + track_counted(s), .frame = s->frame, .link = way->pieces};
	if (!way->pieces)
		way->oldest = at;
	way->spanned &= way->pieces != 0;
	way->pieces = at;
	way->count++;
	if (way->spanned)
		stretch(way, &pieces->at[at - 1]);
}

/* Takes out what the peer has acknowledged; what it has of a part is no longer in flight. */
static void acknowledge(struct track_pieces *pieces, struct track_way *way,
	const struct track_segment *s, struct track_more *more)
{
	uint32_t *link = &way->pieces;

	way->oldest = 0;
	while (*link) {
		uint32_t at = *link;
		struct track_piece *p = &pieces->at[at - 1];

		if (s->ack == p->next) {
			more->known = true;
			more->acks_frame = p->frame;
			more->ack_rtt = s->time - p->time;
		} else if (track_before(s->ack, p->next)) {
			if (track_before(p->seq, s->ack)) {
				p->seq = s->ack;
				way->spanned = false;
			}
			link = &p->link;
			way->oldest = at;
			continue;
		}
		*link = p->link;
		way->spanned = false;
		give(pieces, at);
		way->count--;
	}
}

/* From the first byte that is on its way to the last. */
static uint32_t span(const struct track_pieces *pieces, struct track_way *way)
{
	if (way->spanned && way->low_base == way->base)
		return way->high - way->low;
	way->low = UINT32_MAX;
	way->high = 0;
	way->low_base = way->base;
	way->spanned = true;
	for (uint32_t at = way->pieces; at; at = pieces->at[at - 1].link)
		stretch(way, &pieces->at[at - 1]);
	return way->high - way->low;
}

static void count_pushed(struct track_way *way, const struct track_segment *s)
{
	bool push = s->flags & TCP_PSH;

	way->pushed = way->push_last ? s->len : way->pushed + s->len;
	way->push_last = push;
}

void track_fly(struct track_pieces *pieces, struct track_tcp *tcp, unsigned from,
	const struct track_segment *s, struct track_fact *fact)
{
	struct track_way *fwd = &tcp->way[from], *rev = &tcp->way[!from];
	struct track_more *more = &fact->more;
	uint32_t flying;

	if (s->len || s->flags & (TCP_SYN | TCP_FIN))
		add(pieces, fwd, s);
	acknowledge(pieces, rev, s, more);
	if (!s->len || !fwd->pieces || fwd->gap)
		return;
	flying = span(pieces, fwd);
	for (unsigned i = 0; i < rev->sacks; i++)
		flying -= rev->sack[i][1] - rev->sack[i][0];
	if (flying && flying < 2000000000)
		more->in_flight = flying - track_counted(s);
	count_pushed(fwd, s);
	more->pushed = fwd->pushed;
	more->known = true;
}
