/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages in the segments of a connection. A segment may hold the end of one message, several
 * whole ones and the beginning of the next; each is asked where it ends (join_ask.c), and what goes
 * on is waited for (join_list.c). The decisions are Wireshark's: what comes again is not looked at,
 * what comes late fills the gap that it left. */
#include "join_int.h"

#include "base/bits.h"

#define SEGMENT_MOST (1u << 20)
#define UNTIL_END 0x40000000 /* bytes: more than comes before a FIN */

enum { TCP_FIN = 1, TCP_SYN = 2, TCP_RST = 4 };

/* A segment, and how far it has been looked at. */
struct segment {
	struct join *join;
	const struct track_fact *fact;
	const struct frame *given;
	unsigned layer;
	uint32_t at, left; /* bytes of the frame that are still to be looked at */
	uint32_t seq;	   /* of the first of them */
	uint64_t number;
	bool first;	   /* nothing of the segment was looked at yet */
	struct join_way *way;
	struct join_call call;
};

/* Sequence numbers go round: RFC 9293 3.4. */
static bool before(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b) < 0;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

static void add_part(struct segment *s, uint32_t at, uint32_t n)
{
	struct join_info *info = &s->join->info;

	if (info->part_count < JOIN_PARTS)
		info->parts[info->part_count++] = (struct join_part){at, n};
}

/* Bytes of the frame are a piece of the message. */
static enum join_took add_piece(struct segment *s, struct join_message *m, uint32_t at, uint32_t n,
	bool more)
{
	const struct join_piece piece = {s->number, s->seq + (at - s->at) - m->seq, n, false};
	enum join_took took;

	took = join_message_add(s->join, m, &piece, s->join->frame.bytes + at, more);
	s->way->touched = s->join->turn;
	join_bound(s->join, s->way);
	return took;
}

/* ---- messages ---- */

/* From `off` bytes behind s->at on a message goes on in the segments behind this one. */
static void begin(struct segment *s, const struct asked *asked)
{
	uint32_t seq = s->seq + asked->at, end = s->seq + s->left, next = end + 1;
	struct join_message *m;

	s->way->until_end |= asked->ask == ASK_END;
	if (end - seq > SEGMENT_MOST)
		return;
	if (asked->ask == ASK_BYTES)
		next = end + asked->more;
	else if (asked->ask == ASK_END)
		next = end + UNTIL_END;
	m = join_message_new(s->join, s->way, seq, next);
	m->last = (uint32_t)s->number;
	m->entire = asked->ask == ASK_SEGMENT;
	join_message_waits(m, asked);
	add_piece(s, m, s->at + asked->at, end - seq, true);
}

/* What a line says of a message that is asked more for; that there is more it says of what is
 * looked at first, and then of what follows but its line. */
static void goes_on(struct segment *s, const struct asked *asked)
{
	struct join_info *info = &s->join->info;

	if (!s->first && info->goes_on) {
		info->line = asked->words == JOIN_LINE ? asked->line : info->line;
		return;
	}
	info->goes_on = !asked->at && s->first;
	info->words = asked->words;
	info->line = asked->line;
	info->says = asked->says;
}

/* Asks what bytes of the frame are: of what comes late no one is asked, and a keep-alive has but
 * data. */
static struct asked ask(struct segment *s, uint32_t at, uint32_t n)
{
	if (s->fact->flags & TRACK_KEEP) {
		frame_dissect_more(&s->join->frame, NULL, at, n);
		return (struct asked){.ask = ASK_NOTHING};
	}
	if (s->fact->flags & TRACK_OUT_OF_ORDER)
		return (struct asked){.ask = ASK_NOTHING};
	return join_ask(&s->call, at, n);
}

/* Nothing is known of what comes here. */
static void take_new(struct segment *s)
{
	struct asked asked = ask(s, s->at, s->left);

	if (asked.ask == ASK_NOTHING)
		return;
	begin(s, &asked);
	goes_on(s, &asked);
	add_part(s, s->at + asked.at, s->left - asked.at);
}

/* The dissector wants still more of what was thought to be whole. `n` bytes were the last. */
static void wait_on(struct segment *s, struct join_message *m, uint32_t n,
	const struct asked *asked)
{
	switch (asked->ask) {
	case ASK_NOTHING: break;
	case ASK_SEGMENT:
		m->next = larger(s->seq + s->left, m->next) + 1;
		m->entire = true;
		break;
	case ASK_END:
		s->way->until_end = true;
		m->next = m->seq + UNTIL_END;
		break;
	case ASK_BYTES:
		m->next = (s->seq + n >= m->next ? s->seq + n : m->next) + asked->more;
		break;
	}
}

/* All pieces are there; `n` bytes of this segment are the last. What is asked for again is either
 * more of the same or, in this segment, the beginning of another message. Returns whether it was.
 */
static bool take_whole(struct segment *s, struct join_message *m, uint32_t n, uint32_t follows)
{
	struct join_info *info = &s->join->info;
	struct frame *frame = &s->join->frame;
	uint32_t kept = pieces_kept(&m->pieces), at, count = frame->count;
	struct asked asked;
	struct pieces *whole;
	bool all;

	all = !m->pieces.gone;
	s->join->held -= pieces_held(&m->pieces);
	at = join_append(s->join, JOIN_TCP, s->layer, &m->pieces);
	if (!at) {
		pieces_done(&m->pieces);
		return false;
	}
	s->call.can = all; /* of what is not there nobody can ask for more */
	asked = ask(s, at, kept);
	s->call.can = true;
	whole = &s->join->kept[info->whole_count - 1];
	if (asked.ask == ASK_NOTHING) {
		add_part(s, s->at, follows ? follows : s->left);
		return false;
	}
	goes_on(s, &asked);
	if (before(s->seq, m->seq + asked.at)) {
		m = join_message_split(s->join, s->way, m, whole, asked.at);
		m->last = (uint32_t)s->number;
		info->wholes[info->whole_count - 1].count = whole->count;
		join_message_waits(m, &asked);
	} else {
		m->pieces = *whole;
		*whole = (struct pieces){.count = 0};
		info->whole_count--;
		s->join->held += pieces_held(&m->pieces);
		m->partial = true;
		m->wait.known = false;
		if (!asked.at) { /* shown when it is whole */
			frame->count = (uint8_t)count;
			join_message_waits(m, &asked);
		}
	}
	wait_on(s, m, n, &asked);
	if (n == s->left)
		add_part(s, s->at, s->left);
	return true;
}

/* The same without a look at its bytes, where what it waits for is not among them. */
static bool wait_longer(struct segment *s, struct join_message *m)
{
	struct asked asked = {.ask = ASK_SEGMENT, .words = m->lined ? JOIN_LINE : JOIN_HEADER};

	if (s->call.last || s->call.back->bare ||
		s->fact->flags & (TRACK_KEEP | TRACK_OUT_OF_ORDER) || !join_message_lacks(m))
		return false;
	if (m->lined)
		asked.line = (struct join_part){
			join_show(s->join, m->pieces.data, m->line), m->line};
	goes_on(s, &asked);
	m->partial = true;
	wait_on(s, m, s->left, &asked);
	add_part(s, s->at, s->left);
	return true;
}

/* A part of a message that is known. Returns how many bytes another one follows behind. */
static uint32_t take_more(struct segment *s, struct join_message *m)
{
	uint32_t end = s->seq + s->left, n = m->next - s->seq, follows = 0;
	enum join_took took;

	m->last = (uint32_t)s->number;
	if (m->entire || n > s->left)
		n = s->left;
	took = add_piece(s, m, s->at, n, before(end, m->next));
	if (took == JOIN_TOOK_AGAIN) {
		s->join->frame.layers[s->layer].faults |= FAULT_AGAIN;
		return 0;
	}
	if (took == JOIN_TOOK_ALL && m->entire) {
		m->entire = false;
		if (before(m->next, end))
			m->next = end;
	}
	if (m->next < end && m->next >= s->seq)
		follows = m->next - s->seq;
	if (took == JOIN_TOOK_ALL) {
		if (wait_longer(s, m))
			return 0;
		if (take_whole(s, m, n, follows))
			return n < s->left ? n : 0;
	} else {
		goes_on(s, &(struct asked){.words = JOIN_HEADER});
		add_part(s, s->at, follows ? follows : s->left);
	}
	s->first &= !follows;
	return follows;
}

/* Whether it was there before: all of it is the beginning of a message that is known, or the
 * analysis says so. What is acknowledged already is not even a part of anything. */
static bool is_again(struct segment *s, const struct join_message *m)
{
	if (m && s->seq + s->left <= m->next && m->last != (uint32_t)s->number) {
		add_part(s, s->at, s->left);
		return true;
	}
	if (s->fact->flags & TRACK_RETRANSMISSION)
		add_part(s, s->at, s->left);
	return s->fact->flags & (TRACK_SPURIOUS | TRACK_RETRANSMISSION);
}

static void take_segment(struct segment *s)
{
	for (unsigned turn = 0; s->left && turn < FRAME_LAYERS; turn++) {
		struct join_message *m = join_message_at(s->way, s->seq);
		uint32_t n;

		if (is_again(s, m))
			return;
		if (!m)
			m = join_message_upto(s->way, s->seq - 1);
		if (!m || before(s->seq, m->seq) || !before(s->seq, m->next)) {
			take_new(s);
			return;
		}
		n = take_more(s, m);
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
	struct join_message *m;
	enum join_took took;
	uint32_t kept, at;

	if (!w->until_end || w->over)
		return false;
	w->over = true;
	m = join_message_upto(w, s->seq - 1);
	if (!m)
		return false;
	took = add_piece(s, m, s->at, s->left, false);
	if (took == JOIN_TOOK_AGAIN) {
		frame->count = (uint8_t)(s->layer + 1);
		frame->layers[s->layer].faults |= FAULT_AGAIN;
		return true;
	}
	if (took != JOIN_TOOK_ALL)
		return false;
	kept = pieces_kept(&m->pieces);
	s->join->held -= pieces_held(&m->pieces);
	s->join->info.ended = s->left != 0;
	frame->count = (uint8_t)(s->layer + 1);
	at = join_append(s->join, JOIN_TCP, s->layer, &m->pieces);
	s->call.can = false;
	if (at)
		join_ask(&s->call, at, kept);
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

/* What is known of messages that are not ours: by the ports, else by how the first of them began.
 */
static const struct join_other *known_other(const struct join *join, const struct track_fact *fact,
	const struct frame *frame)
{
	const struct layer *l = &frame->layers[fact->layer];
	const struct join_other *other = join_other(frame->bytes + l->off);

	if (!other)
		other = join_heard(join, fact->stream, join_side(frame, fact->layer));
	return other ? other : join_other_looks(frame->bytes + l->off + l->head, l->pay);
}

/* Whether the segment has data, or says that no more will come. */
static bool has_news(const struct frame *frame, const struct track_fact *fact)
{
	const struct layer *l = &frame->layers[fact->layer];
	const uint8_t *p = frame->bytes + l->off;

	return l->pay || p[13] & TCP_FIN;
}

/* What a segment that may be part of a message carries, or NULL where there is nothing to join. */
static const struct proto *carried(const struct join *join, const struct track_fact *fact,
	const struct frame *frame, const struct join_other **other)
{
	const struct layer *l = &frame->layers[fact->layer];
	const uint8_t *p = frame->bytes + l->off;
	const struct proto *proto;

	if (p[13] & TCP_RST || !join->options.tcp)
		return NULL;
	proto = join_spoken(join, fact->stream, join_side(frame, fact->layer));
	if (!proto)
		proto = frame_port_proto(frame, fact->layer);
	if ((!proto || proto == &proto_data) && fact->spoken == &proto_tls)
		proto = &proto_tls; /* it is no port's */
	*other = !proto || proto == &proto_data || fact->spoken == &proto_data
			 ? known_other(join, fact, frame)
			 : NULL;
	if (*other)
		proto = &proto_data;
	else if (proto != &proto_http && proto != &proto_tls && proto != &proto_dns)
		return NULL;
	return proto == &proto_http || proto == &proto_dns ||
			       join_may_wait(join, frame, fact->layer) ? proto : NULL;
}

/* The segment, in the frame that is made anew. */
static struct segment open_segment(struct join *join, const struct track_fact *fact,
	const struct frame *frame, const struct proto *proto, const struct join_other *other)
{
	const struct layer *l = &frame->layers[fact->layer];
	const uint8_t *p = frame->bytes + l->off;
	unsigned side = join_side(frame, fact->layer);
	struct segment s = {.join = join, .fact = fact, .given = frame, .layer = fact->layer,
		.at = l->off + l->head, .left = l->pay, .first = true,
		.seq = fact->seq + (p[13] & TCP_SYN ? 1 : 0),
		.number = frame->number ? frame->number : join->turn,
		.way = join_way(join, fact->stream, side)};

	s.call = (struct join_call){join, join_change(join, frame), proto, s.way,
		join_way(join, fact->stream, !side), true, (p[13] & TCP_FIN) != 0, fact->tls,
		other};
	s.way->spoken = s.call.back->spoken = proto;
	s.way->other = s.call.back->other = other;
	join->info.layer = (uint8_t)s.layer;
	return s;
}

/* Of this one nothing is kept. */
static const struct frame *take_alone(struct segment *s)
{
	if (s->fact->flags & TRACK_UNSPOKEN)
		return join_leave_out(s->join, s->given, s->fact);
	s->join->frame.count = (uint8_t)(s->layer + 1);
	s->call.can = false;
	ask(s, s->at, s->left);
	return &s->join->frame;
}

const struct frame *join_stream(
	struct join *join, const struct track_facts *facts, const struct frame *frame)
{
	const struct track_fact *fact = join_fact(facts, frame);
	const struct join_other *other = NULL;
	const struct proto *proto;
	struct segment s;
	bool waits;

	if (!fact || !has_news(frame, fact))
		return frame;
	proto = carried(join, fact, frame, &other);
	if (!proto)
		return join_leave_out(join, frame, fact);
	s = open_segment(join, fact, frame, proto, other);
	waits = (proto != &proto_http && proto != &proto_dns) ||
		join_may_wait(join, frame, s.layer);
	if (waits && s.call.last && take_end(&s))
		return &join->frame;
	if (!s.left)
		return frame;
	if (!waits)
		return take_alone(&s);
	join->frame.count = (uint8_t)(s.layer + 1);
	take_segment(&s);
	return &join->frame;
}
