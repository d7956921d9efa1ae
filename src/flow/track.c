/* SPDX-License-Identifier: BSD-2-Clause */
/* From a frame to the facts of its TCP and UDP headers: the ends, the conversation between them,
 * what is read of the header for the analysis. A header that an ICMP error quotes begins no
 * conversation and is no segment of one. */
#include "flow/track.h"

#include "track_int.h"
#include "track_tls.h"

#include "base/bits.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define FTP 21

struct track {
	struct track_table table;
	struct track_asks asks;
	struct track_halves halves;
	struct track_facts facts;
	uint64_t number; /* of the last frame */
	bool all;        /* what fields show is wanted */
};

struct track *track_new(void)
{
	struct track *track = mem_new(1, sizeof(struct track));

	track->all = true;
	return track;
}

void track_want(struct track *track, bool all)
{
	track->all = all;
}

void track_free(struct track *track)
{
	if (!track)
		return;
	track_table_done(&track->table);
	track_asks_done(&track->asks);
	track_halves_done(&track->halves);
	free(track);
}

static uint64_t be64(const uint8_t *p)
{
	return (uint64_t)bits_be32(p) << 32 | bits_be32(p + 4);
}

static void read_address(uint64_t word[2], enum ends_kind kind, const uint8_t *p)
{
	word[0] = word[1] = 0;
	switch (kind) {
	case ENDS_NONE: break;
	case ENDS_MAC: word[0] = (uint64_t)bits_be16(p) << 32 | bits_be32(p + 2); break;
	case ENDS_IPV4: word[0] = bits_be32(p); break;
	case ENDS_IPV6:
		word[0] = be64(p);
		word[1] = be64(p + 8);
		break;
	}
}

/* The key of a conversation, and whether the frame comes from its end b. */
static inline bool make_key(struct track_key *key, const struct ends *ends, const uint8_t *ports,
	bool tcp)
{
	uint64_t src[2], dst[2], from = bits_be16(ports), to = bits_be16(ports + 2);
	uint64_t kind = (uint64_t)ends->kind | (tcp ? 0 : 16);
	bool back;

	read_address(src, ends->kind, ends->src);
	read_address(dst, ends->kind, ends->dst);
	back = src[0] != dst[0] ? src[0] > dst[0] : src[1] != dst[1] ? src[1] > dst[1] : from > to;
	if (back)
		*key = (struct track_key){{dst[0], dst[1]}, {src[0], src[1]},
			to << 32 | from << 16 | kind};
	else
		*key = (struct track_key){{src[0], src[1]}, {dst[0], dst[1]},
			from << 32 | to << 16 | kind};
	return back;
}

/* ---- options that change how a conversation is read ---- */

static void take_scale(struct track_way *way, uint8_t shift)
{
	way->scale = (int8_t)(shift > 14 ? 14 : shift);
}

static void take_sack(struct track_way *way, const uint8_t *p, uint32_t len)
{
	for (uint32_t at = 2; at + 8 <= len && way->sacks < TRACK_SACKS; at += 8) {
		way->sack[way->sacks][0] = bits_be32(p + at);
		way->sack[way->sacks++][1] = bits_be32(p + at + 4);
	}
}

/* Window scaling is used only if both SYNs offer it (RFC 7323 2.2). */
static void settle_scale(struct track_way *fwd, struct track_way *rev, bool answer, bool offered)
{
	if (!offered && fwd->scale == TRACK_SCALE_UNKNOWN)
		fwd->scale = rev->scale = TRACK_SCALE_NONE;
	else if (answer && rev->scale == TRACK_SCALE_NONE)
		fwd->scale = TRACK_SCALE_NONE;
}

static __attribute__((noinline)) void read_options(struct track_tcp *tcp, unsigned from,
	const uint8_t *p, uint32_t head, uint16_t flags)
{
	bool cut = head < (p[12] >> 4) * 4u; /* nobody knows what else it offers */
	struct track_way *fwd = &tcp->way[from];
	bool offered = false;

	for (uint32_t at = 20; at < head && p[at];) {
		uint32_t len = p[at] == 1 ? 1 : at + 1 < head ? p[at + 1] : 0;

		if (!len || (len == 1 && p[at] != 1) || at + len > head)
			break;
		if (p[at] == 3 && len == 3 && flags & TCP_SYN) {
			take_scale(fwd, p[at + 2]);
			offered = true;
		} else if (p[at] == 5) {
			take_sack(fwd, p + at, len);
		}
		at += len;
	}
	if (flags & TCP_SYN && (!cut || offered))
		settle_scale(fwd, &tcp->way[!from], flags & TCP_ACK, offered);
}

static inline void take_options(struct track_tcp *tcp, unsigned from, const uint8_t *p,
	uint32_t head, uint16_t flags)
{
	tcp->way[from].sacks = 0;
	if (head == 32 && bits_be32(p + 20) == 0x0101080a && !(flags & TCP_SYN)) /* but a time */
		return;
	read_options(tcp, from, p, head, flags);
}

/* ---- a header ---- */

/* The time from the last SYN to the first acknowledgment of whatever. */
static void take_round(struct track_tcp *tcp, const struct track_segment *s)
{
	if ((s->flags & (TCP_SYN | TCP_ACK)) == TCP_SYN)
		tcp->syn_time = s->time;
	else if (!(s->flags & TCP_SYN) && s->flags & TCP_ACK && !tcp->round && tcp->syn_time)
		tcp->round = s->time - tcp->syn_time;
}

/* Numbers relative to the conversation's beginning, of segments whose length is known. */
static void measure(struct track_fact *fact, const struct track_tcp *tcp, unsigned from,
	const struct track_segment *s)
{
	const struct track_way *fwd = &tcp->way[from], *rev = &tcp->way[!from];

	fact->seq = s->seq - (fact->sized ? fwd->base : 0);
	fact->ack_base = rev->base;
	fact->ack = s->ack - (fact->sized && s->flags & TCP_ACK ? rev->base : 0);
	fact->next = fact->seq + s->len + (s->flags & (TCP_SYN | TCP_FIN) ? 1 : 0);
	fact->len = s->len;
}

/* A SYN where there was one before: of the same conversation, or of another one. */
static __attribute__((noinline)) struct track_tcp *begin_again(struct track *t,
	struct track_slot *slot, unsigned from, const struct track_segment *s,
	struct track_fact *fact)
{
	struct track_tcp *tcp = &t->table.tcps[slot->at];
	struct track_way *fwd = &tcp->way[from];

	if (s->seq == fwd->base) {
		if (!(s->flags & TCP_ACK)) { /* a RST may have sent `next` astray */
			fwd->next = fwd->reach;
			fact->more.known = true;
		}
		return tcp;
	}
	fact->flags |= TRACK_REUSED;
	if (s->flags & TCP_ACK) {
		fwd->base = s->seq;
		return tcp;
	}
	track_table_renew(&t->table, slot);
	tcp = &t->table.tcps[slot->at];
	tcp->completeness = 1; /* its SYN was seen */
	return tcp;
}

/* The conversation of the segment; another one where a SYN begins the ports anew. */
static struct track_tcp *find_tcp(struct track *t, struct track_slot *slot, unsigned from,
	const struct track_segment *s, struct track_fact *fact)
{
	struct track_tcp *tcp = &t->table.tcps[slot->at];

	if (tcp->anew) {
		track_table_renew(&t->table, slot);
		tcp = &t->table.tcps[slot->at];
		tcp->awaited = true;
	}
	if (s->flags & TCP_SYN && tcp->way[from].based)
		tcp = begin_again(t, slot, from, s, fact);
	fact->stream = slot->stream;
	return tcp;
}

/* What this frame adds to what was seen of the conversation; a SYN only as its first one. */
static uint8_t seen_by(const struct track_tcp *tcp, const struct track_segment *s)
{
	uint8_t seen = 0;

	if (!tcp->old && !tcp->awaited)
		return (s->flags & (TCP_SYN | TCP_ACK)) != TCP_SYN ? 0 : s->len ? 9 : 1;
	if (s->flags & TCP_ACK && s->flags & TCP_SYN)
		seen |= 2;
	if (s->flags & TCP_ACK && !(s->flags & TCP_SYN))
		seen |= s->len ? 8 : 4;
	if (s->flags & TCP_ACK && s->flags & TCP_FIN)
		seen |= 16;
	return s->flags & TCP_RST ? seen | 32 : seen;
}

/* How long ago the conversation's frames were, and what was seen in them. */
static void take_times(struct track_tcp *tcp, int64_t time, struct track_more *more)
{
	if (!tcp->old)
		tcp->first = tcp->last = time;
	more->since_first = time - tcp->first;
	more->since_last = time - tcp->last;
	more->completeness = tcp->completeness;
	tcp->last = time;
	tcp->old = true;
}

static __attribute__((noinline)) void take_more(struct track *t, struct track_tcp *tcp,
	unsigned from, const struct track_segment *s, struct track_fact *fact)
{
	struct track_more *more = &fact->more;
	struct track_way *fwd = &tcp->way[from];

	uint8_t seen = seen_by(tcp, s);

	take_times(tcp, s->time, more);
	if (fact->sized) {
		if (fact->flags & TRACK_RETRANSMISSION)
			track_timeout(&t->table.pieces, fwd, s, more);
		track_fly(&t->table.pieces, tcp, from, s, fact);
	}
	more->known |= fact->flags != 0;
	more->round = tcp->round;
	if (s->flags & TCP_FIN) {
		fwd->closes |= !tcp->way[!from].closes;
		more->fin_second = tcp->way[!from].closes;
	}
	if (s->whole) /* else Wireshark gives up before it looks */
		tcp->completeness |= seen;
}

static void take_segment(struct track *t, struct track_tcp *tcp, unsigned from,
	struct track_segment *s, struct track_fact *fact)
{
	if (t->all) {
		fact->more.rto = s->time - tcp->way[from].next_time;
		fact->more.rto_frame = tcp->way[from].next_frame;
	}
	if (fact->sized)
		track_analyze(tcp, from, s, fact);
	measure(fact, tcp, from, s);
	take_round(tcp, s);
	if (t->all)
		take_more(t, tcp, from, s, fact);
}

static __attribute__((noinline)) void take_quoted(struct track_tcp *tcp, unsigned from,
	const struct track_segment *s, struct track_fact *fact)
{
	uint8_t seen = seen_by(tcp, s);

	fact->scale = tcp->way[from].scale;
	fact->window = s->flags & TCP_SYN || fact->scale < 0 ? s->window
							     : s->window << fact->scale;
	take_times(tcp, s->time, &fact->more);
	if (s->whole)
		tcp->completeness |= seen;
}

static void take_tcp(struct track *t, const struct frame *frame, const struct layer *l,
	const struct ends *ends, struct track_fact *fact)
{
	const uint8_t *p = frame->bytes + l->off;
	struct track_key key;
	unsigned from = make_key(&key, ends, p, true);
	struct track_slot *slot = track_table_get(&t->table, &key, track_hash(&key), true);
	struct track_tcp *tcp;
	uint32_t head = (p[12] >> 4) * 4u;
	struct track_segment s = {.seq = bits_be32(p + 4), .ack = bits_be32(p + 8),
		.flags = p[13], .window = bits_be16(p + 14), .time = frame->time,
		.frame = (uint32_t)t->number, .whole = head >= 20};

	if (fact->quoted) {
		take_quoted(&t->table.tcps[slot->at], from, &s, fact);
		fact->stream = slot->stream;
		return;
	}
	tcp = find_tcp(t, slot, from, &s, fact);
	if (t->table.awaits && t->all && !tcp->old)
		tcp->awaited |= track_awaited(&t->table, ends, p);
	fact->sized = !ends->partial && ends->wire >= l->off + head;
	if (fact->sized)
		s.len = ends->wire - l->off - head;
	take_segment(t, tcp, from, &s, fact);
	if (head >= 20)
		take_options(tcp, from, p, head < l->head ? head : l->head, s.flags);
	if (fact->layer + 1u < frame->count && l[1].proto != &proto_data &&
		tcp->spoken != &proto_data && !(fact->flags & TRACK_UNSPOKEN))
		tcp->spoken = l[1].proto;
	fact->spoken = tcp->spoken;
	if (fact->layer + 1u < frame->count && l[1].proto == &proto_data && !tcp->spoken) {
		if (track_tls_starts(&tcp->tls, p, p + l->head, l->pay))
			tcp->spoken = &proto_tls;
		else if (track_other(p, p + l->head, l->pay))
			tcp->spoken = &proto_data;
		tcp->anew = !tcp->awaited && track_anew(p, p + l->head, l->pay);
	}
	if (l->pay && (bits_be16(p) == FTP || bits_be16(p + 2) == FTP) && t->all)
		track_await(&t->table, ends, p, p + l->head, l->pay);
	fact->talk = slot->at;
	fact->tls = &tcp->tls;
	fact->scale = tcp->way[from].scale;
	fact->window = s.flags & TCP_SYN || fact->scale < 0 ? s.window : s.window << fact->scale;
}

static void take_udp(struct track *t, const struct frame *frame, const struct layer *l,
	const struct ends *ends, struct track_fact *fact)
{
	struct track_key key;
	struct track_slot *slot;
	struct track_udp *udp;

	make_key(&key, ends, frame->bytes + l->off, false);
	slot = track_table_get(&t->table, &key, track_hash(&key), false);
	udp = &t->table.udps[slot->at];
	fact->stream = slot->stream;
	if (udp->first == INT64_MIN)
		udp->first = udp->last = frame->time;
	fact->empty = fact->quoted || bits_be16(frame->bytes + l->off + 4) == 8;
	if (fact->empty) /* Wireshark counts it as the first one alone */
		return;
	fact->more.since_first = frame->time - udp->first;
	fact->more.since_last = frame->time - udp->last;
	udp->last = frame->time;
}

/* ---- a frame ---- */

static void take_ports(struct track *t, const struct frame *frame, unsigned i,
	const struct ends *ends, bool quoted)
{
	const struct layer *l = &frame->layers[i];
	bool tcp = l->proto == &proto_tcp;
	struct track_fact *fact = &t->facts.at[t->facts.count];

	if (t->facts.count == TRACK_FACTS || l->head < (tcp ? 20u : 8u))
		return;
	*fact = (struct track_fact){.layer = (uint8_t)i, .tcp = tcp, .quoted = quoted};
	if (tcp)
		take_tcp(t, frame, l, ends, fact);
	else
		take_udp(t, frame, l, ends, fact);
	t->facts.count++;
}

static __attribute__((noinline)) void take_sctp(
	struct track *t, const struct frame *frame, const struct ends *ends)
{
	const struct track_moment m = {frame, frame->count - 1u, ends, (uint32_t)t->number};

	t->facts.sctp.again_count = 0;
	track_sctp(&t->halves, &t->asks, &m, &t->facts.sctp);
}

const struct track_facts *track_frame(struct track *track, const struct frame *frame)
{
	struct ends ends = ENDS_INIT(frame);
	bool quoted = false; /* inside an ICMP error */

	track->number = frame->number ? frame->number : track->number + 1;
	track->facts.count = track->facts.ask_count = 0;
	track->facts.asked = 0;
	track->facts.sctp.layer = 0;
	for (unsigned i = 0; i < frame->count; i++) {
		const struct proto *proto = frame->layers[i].proto;

		ends_step(&ends, frame, i);
		if (proto->next == NEXT_PORTS && (proto == &proto_tcp ||
			(proto == &proto_udp && !frame_is_stub(frame, i))))
			take_ports(track, frame, i, &ends, quoted);
		if (proto->next == NEXT_QUOTE && !quoted) {
			const struct track_moment m = {frame, i, &ends, (uint32_t)track->number};

			track_echo(&track->asks, &m, track->all, &track->facts);
			quoted = true;
		}
	}
	if (frame->count && frame->layers[frame->count - 1].proto == &proto_sctp && !quoted)
		take_sctp(track, frame, &ends);
	return &track->facts;
}

/* What stands behind the header of a fact. */
static void take_message(
	struct track *t, const struct track_moment *m, const struct track_fact *in)
{
	const struct proto *proto = m->frame->layers[m->layer].proto;

	if (proto == &proto_dns || proto == &proto_mdns || proto == &proto_llmnr)
		track_dns(&t->asks, m, in, &t->facts);
	else if (proto == &proto_http && in->tcp && !(in->flags & TRACK_UNSPOKEN))
		track_web(&t->table.tcps[in->talk], m, &t->facts);
}

static __attribute__((noinline)) void take_messages(
	struct track *track, const struct frame *frame)
{
	const struct track_fact *in = NULL; /* of the header before */
	unsigned next = 0;

	for (unsigned i = 0; i < frame->count; i++) {
		const struct track_moment m = {frame, i, NULL, (uint32_t)track->number};

		if (next < track->facts.count && track->facts.at[next].layer == i)
			in = &track->facts.at[next++];
		else if (track->facts.ask_count == TRACK_ASKS)
			break;
		else if (frame->layers[i].proto == &proto_arp)
			track_arp(&track->asks, &m, &track->facts);
		else if (in && (!in->quoted || frame->layers[i].proto == &proto_dns))
			take_message(track, &m, in);
	}
}

void track_messages(struct track *track, const struct frame *frame)
{
	if (track->all || /* a line of text tells of cards alone */
		(frame->count && frame->layers[frame->count - 1].proto == &proto_arp))
		take_messages(track, frame);
}
