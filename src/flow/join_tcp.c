/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages in the segments of a connection. A segment may hold the end of one message, several
 * whole ones and the beginning of the next; each is asked where it ends (join_ask.c), and what goes
 * on is waited for. The decisions are Wireshark's: what comes again is not looked at, what comes
 * late fills the gap that it left. */
#include "join_int.h"

#include "base/bits.h"

#define SEGMENT_MOST (1u << 20)

enum { TCP_FIN = 1, TCP_RST = 4 };

/* A segment, and how far it has been looked at. */
struct segment {
	struct join *join;
	const struct track_fact *fact;
	const struct frame *given;
	unsigned layer;
	uint32_t at, left; /* bytes of the frame that are still to be looked at */
	uint32_t seq;	   /* of the first of them */
	uint64_t number;
	struct join_way *way;
	struct join_call call;
};

/* Sequence numbers go round: RFC 9293 3.4. */
static bool before(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b) < 0;
}

static void add_part(struct segment *s, uint32_t at, uint32_t n)
{
	struct join_info *info = &s->join->info;

	if (info->part_count < JOIN_PARTS)
		info->parts[info->part_count++] = (struct join_part){at, n};
}

static void add_piece(struct segment *s, uint32_t off, uint32_t at, uint32_t n)
{
	struct join_way *w = s->way;
	uint64_t before_it = pieces_held(&w->pieces);

	pieces_add(&w->pieces, s->number, off, s->join->frame.bytes + at, n);
	s->join->held += pieces_held(&w->pieces) - before_it;
	w->touched = s->join->turn;
	join_bound(s->join, w);
}

/* ---- messages ---- */

/* From `off` bytes behind s->at on a message goes on in the segments behind this one. */
static void begin(struct segment *s, uint32_t off, const struct asked *asked)
{
	struct join_way *w = s->way;
	uint32_t n = s->left - off;

	if (n > SEGMENT_MOST)
		return;
	if (w->waiting)
		join_forget(s->join, w);
	w->waiting = true;
	w->entire = asked->ask != ASK_BYTES;
	w->until_end |= asked->ask == ASK_END;
	w->seq = s->seq + off;
	w->next = s->seq + s->left + (asked->ask == ASK_BYTES ? asked->more : 1);
	add_piece(s, 0, s->at + off, n);
}

/* The message is whole: it is remembered where it was. */
static void end_message(struct segment *s)
{
	struct join_way *w = s->way;

	w->old[w->olds % 4].seq = w->seq;
	w->old[w->olds % 4].next = w->next;
	w->old[w->olds % 4].in = s->number;
	w->olds++;
	w->waiting = w->entire = false;
}

/* What a line says of a message that is asked more for; that there is more it says where nothing of
 * what was looked at is whole. */
static void goes_on(struct segment *s, const struct asked *asked)
{
	struct join_info *info = &s->join->info;

	info->goes_on = !asked->at && !(info->whole_count &&
		info->wholes[info->whole_count - 1].kind == JOIN_TCP);
	info->words = asked->words;
	info->line = asked->line;
}

/* What comes late is not looked at. */
static bool is_late(const struct segment *s)
{
	return s->fact->flags & (TRACK_OUT_OF_ORDER | TRACK_KEEP);
}

/* What comes on a port of HTTP before any message did is not even data. */
static void forget_middle(struct segment *s)
{
	struct frame *frame = &s->join->frame;

	if (s->call.proto == &proto_http && s->fact->spoken != &proto_http &&
		frame->count == s->layer + 2 && frame->layers[s->layer + 1].proto == &proto_data)
		frame->count--;
}

/* Nothing is known of what comes here: it is asked. */
static void take_new(struct segment *s)
{
	struct asked asked = {.ask = ASK_NOTHING};

	if (!is_late(s))
		asked = join_ask(&s->call, s->at, s->left);
	if (asked.ask == ASK_NOTHING) {
		forget_middle(s);
		return;
	}
	begin(s, asked.at, &asked);
	goes_on(s, &asked);
	add_part(s, s->at + asked.at, s->left - asked.at);
}

/* The dissector wants still more of what was thought to be whole. */
static void wait_on(struct segment *s, uint32_t n, const struct asked *asked)
{
	struct join_way *w = s->way;

	if (asked->ask == ASK_BYTES) {
		w->next = s->seq + n + asked->more;
	} else {
		w->next = s->seq + s->left + 1;
		w->entire = true;
		w->until_end |= asked->ask == ASK_END;
	}
	w->pieces.ended = false;
}

/* The last piece is said to have no more than what was needed of it. */
static void cut_last(struct join *join, uint32_t n)
{
	struct pieces *p = &join->kept[join->info.whole_count - 1];
	struct join_piece *last = p->count ? &p->at[p->count - 1] : NULL;

	if (last)
		last->len -= n < last->len ? n : last->len;
}

/* All pieces are there; `n` bytes of this segment are the last. What is asked for again is either
 * more of the same or, in this segment, the beginning of another message. */
static void take_whole(struct segment *s, uint32_t n)
{
	struct join_way *w = s->way;
	struct frame *frame = &s->join->frame;
	struct pieces whole = w->pieces;
	uint32_t end = whole.end, at, count = frame->count;
	struct join_part own = {s->at, s->left};
	struct asked asked = {.ask = ASK_NOTHING};

	w->pieces = (struct pieces){.count = 0};
	s->join->held -= pieces_held(&whole);
	at = join_append(s->join, JOIN_TCP, s->layer, &whole);
	if (!at) {
		pieces_done(&whole);
		end_message(s);
		return;
	}
	if (!is_late(s))
		asked = join_ask(&s->call, at, end);
	if (asked.ask != ASK_NOTHING && asked.at <= end - n) {
		struct join_info *info = &s->join->info;

		w->pieces = s->join->kept[--info->whole_count];
		s->join->held += pieces_held(&w->pieces);
		wait_on(s, n, &asked);
		goes_on(s, &asked);
		if (!asked.at) /* shown when it is whole */
			frame->count = (uint8_t)count;
		add_part(s, own.at, own.len);
		return;
	}
	end_message(s);
	add_part(s, own.at, n < own.len ? n : own.len);
	if (asked.ask != ASK_NOTHING) {
		uint32_t off = n - (end - asked.at);

		begin(s, off, &asked);
		goes_on(s, &asked);
		cut_last(s->join, end - asked.at);
	}
}

/* A part of the message that is waited for. Returns how many bytes another one follows behind. */
static uint32_t take_more(struct segment *s)
{
	struct join_way *w = s->way;
	uint32_t n = w->next - s->seq;

	if (w->entire || n > s->left)
		n = s->left;
	add_piece(s, s->seq - w->seq, s->at, n);
	if (w->until_end) {
		w->next = s->seq + s->left + 1;
		w->entire = true;
		add_part(s, s->at, s->left);
		goes_on(s, &(struct asked){.words = JOIN_HEADER});
		return 0;
	}
	if (!before(s->seq + s->left, w->next) && !w->pieces.ended) {
		w->pieces.ended = true;
		w->pieces.end = s->seq - w->seq + n;
	}
	if (w->entire) {
		w->entire = false;
		if (before(w->next, s->seq + s->left))
			w->next = s->seq + s->left;
	}
	if (pieces_whole(&w->pieces)) {
		take_whole(s, n);
	} else {
		if (w->pieces.lost && !before(s->seq + s->left, w->next)) {
			join_forget(s->join, w);
		}
		add_part(s, s->at, s->left);
		goes_on(s, &(struct asked){.words = JOIN_HEADER});
	}
	return n < s->left ? n : 0;
}

/* Whether these bytes are of a message that is over and done with, or the beginning of the one that
 * is waited for, again. */
static bool is_again(struct segment *s)
{
	const struct join_way *w = s->way;
	uint32_t end = s->seq + s->left;

	for (unsigned i = 0; i < 4 && i < w->olds; i++) {
		bool first = s->seq == w->old[i].seq;

		if (before(s->seq, w->old[i].seq) || before(w->old[i].next, end) ||
			(!first && s->fact->flags & (TRACK_RETRANSMISSION | TRACK_SPURIOUS)))
			continue;
		if (!first)
			s->join->frame.layers[s->layer].faults |= FAULT_AGAIN;
		else if (!(s->fact->flags & TRACK_SPURIOUS))
			s->join->info.in = w->old[i].in;
		return true;
	}
	return s->fact->flags & TRACK_RETRANSMISSION ||
	       (w->waiting && s->seq == w->seq && !before(w->next, end));
}

static void take_segment(struct segment *s)
{
	for (unsigned turn = 0; s->left && turn < FRAME_LAYERS; turn++) {
		struct join_way *w = s->way;
		uint32_t n = 0;

		if (is_again(s)) {
			if (!(s->join->frame.layers[s->layer].faults & FAULT_AGAIN))
				add_part(s, s->at, s->left);
			return;
		}
		if (s->fact->flags & TRACK_SPURIOUS)
			return;
		if (w->waiting && before(w->seq, s->seq) && before(s->seq, w->next))
			n = take_more(s);
		else
			take_new(s);
		if (!n)
			return;
		s->at += n;
		s->left -= n;
		s->seq += n;
	}
}

/* A FIN ends what was to go on until the end. */
static bool take_end(struct segment *s)
{
	struct join_way *w = s->way;
	struct frame *frame = &s->join->frame;
	uint32_t end, at;

	if (!w->until_end || w->over || !w->waiting || before(s->seq, w->seq))
		return false;
	w->over = true;
	add_piece(s, s->seq - w->seq, s->at, s->left);
	w->pieces.ended = true;
	w->pieces.end = s->seq - w->seq + s->left;
	if (!pieces_whole(&w->pieces))
		return false;
	end = w->pieces.end;
	s->join->held -= pieces_held(&w->pieces);
	s->join->info.ended = s->left != 0;
	frame->count = (uint8_t)(s->layer + 1);
	at = join_append(s->join, JOIN_TCP, s->layer, &w->pieces);
	end_message(s);
	s->call.can = false;
	if (at)
		join_ask(&s->call, at, end);
	return true;
}

const struct track_fact *join_fact(const struct track_facts *facts, const struct frame *frame)
{
	for (unsigned i = facts->count; i-- > 0;) {
		const struct track_fact *fact = &facts->at[i];
		const struct layer *l = &frame->layers[fact->layer];

		if (fact->tcp && !fact->quoted && fact->sized && l->pay == fact->len)
			return fact;
	}
	return NULL;
}

/* What a segment that may be part of a message carries, or NULL where there is nothing to join. */
static const struct proto *carried(const struct join *join, const struct track_fact *fact,
	const struct frame *frame)
{
	const struct layer *l = &frame->layers[fact->layer];
	const uint8_t *p = frame->bytes + l->off;
	const struct proto *proto;

	if (p[13] & TCP_RST || (!l->pay && !(p[13] & TCP_FIN)) || !join->options.tcp)
		return NULL;
	proto = join_spoken(join, fact->stream, join_side(frame, fact->layer));
	if (!proto)
		proto = frame_port_proto(frame, fact->layer);
	if (proto != &proto_http && proto != &proto_tls && proto != &proto_dns)
		return NULL;
	return join_may_wait(join, frame, fact->layer) ? proto : NULL;
}

const struct frame *join_stream(
	struct join *join, const struct track_facts *facts, const struct frame *frame)
{
	const struct track_fact *fact = join_fact(facts, frame);
	const struct proto *proto;
	const struct layer *l;
	struct segment s;
	const uint8_t *p;
	unsigned side;

	if (!fact)
		return frame;
	proto = carried(join, fact, frame);
	if (!proto)
		return join_leave_out(join, frame, fact);
	l = &frame->layers[fact->layer];
	p = frame->bytes + l->off;
	side = join_side(frame, fact->layer);
	s = (struct segment){.join = join, .fact = fact, .given = frame, .layer = fact->layer,
		.at = l->off + l->head, .left = l->pay, .seq = bits_be32(p + 4),
		.number = frame->number ? frame->number : join->turn,
		.way = join_way(join, fact->stream, side)};
	s.call = (struct join_call){join, join_change(join, frame), proto, s.way,
		join_way(join, fact->stream, !side), true, (p[13] & TCP_FIN) != 0};
	s.way->spoken = s.call.back->spoken = proto;
	join->info.layer = (uint8_t)s.layer;
	if (p[13] & TCP_FIN && take_end(&s))
		return &join->frame;
	if (!s.left)
		return frame;
	join->frame.count = (uint8_t)(s.layer + 1);
	take_segment(&s);
	return &join->frame;
}
