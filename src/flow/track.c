/* SPDX-License-Identifier: BSD-2-Clause */
/* From a frame to the facts of its TCP and UDP headers: the ends, the conversation between them,
 * what is read of the header for the analysis. A header that an ICMP error quotes begins no
 * conversation and is no segment of one. */
#include "flow/track.h"

#include "track_int.h"

#include "base/bits.h"
#include "base/mem.h"
#include "flow/ends.h"

#include <stdlib.h>
#include <string.h>

#define ECHOES 4096 /* requests that are remembered; a later one takes the place of an earlier */

struct echo {
	uint64_t key, frame;
};

struct track {
	struct track_table table;
	struct track_facts facts;
	uint64_t number; /* of the last frame */
	struct echo echoes[ECHOES];
};

struct track *track_new(void)
{
	return mem_new(1, sizeof(struct track));
}

void track_free(struct track *track)
{
	if (!track)
		return;
	track_table_done(&track->table);
	free(track);
}

/* The key of a conversation, and whether the frame comes from its end b. */
static bool make_key(struct track_key *key, const struct ends *ends, const uint8_t *ports, bool tcp)
{
	size_t n = ends->kind == ENDS_IPV6 ? 16 : ends->kind == ENDS_IPV4 ? 4 : 6;
	uint16_t src = bits_be16(ports), dst = bits_be16(ports + 2);
	int order = ends->kind == ENDS_NONE ? 0 : memcmp(ends->src, ends->dst, n);
	bool back = order > 0 || (order == 0 && src > dst);

	memset(key, 0, sizeof(*key));
	if (ends->kind != ENDS_NONE) {
		memcpy(key->a, back ? ends->dst : ends->src, n);
		memcpy(key->b, back ? ends->src : ends->dst, n);
	}
	key->port_a = back ? dst : src;
	key->port_b = back ? src : dst;
	key->kind = (uint32_t)ends->kind | (tcp ? 0 : 16);
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

static void take_options(struct track_tcp *tcp, unsigned from, const uint8_t *p, uint32_t head,
	uint16_t flags)
{
	struct track_way *fwd = &tcp->way[from];
	bool offered = false;

	fwd->sacks = 0;
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
	if (flags & TCP_SYN)
		settle_scale(fwd, &tcp->way[!from], flags & TCP_ACK, offered);
}

/* ---- a header ---- */

/* The time from the SYN to the acknowledgment of the answer to it. */
static void take_round(struct track_tcp *tcp, const struct track_segment *s,
	const struct track_fact *fact)
{
	if ((s->flags & (TCP_SYN | TCP_ACK)) == TCP_SYN)
		tcp->syn_time = s->time;
	else if (!(s->flags & TCP_SYN) && s->flags & TCP_ACK && !tcp->round && tcp->syn_time &&
		 fact->seq == 1 && fact->ack == 1)
		tcp->round = s->time - tcp->syn_time;
}

static void measure(struct track_fact *fact, const struct track_tcp *tcp, unsigned from,
	const struct track_segment *s)
{
	const struct track_way *fwd = &tcp->way[from], *rev = &tcp->way[!from];

	fact->seq = s->seq - fwd->base;
	fact->ack_base = rev->base;
	fact->ack = s->flags & TCP_ACK ? s->ack - rev->base : s->ack;
	fact->next = fact->seq + s->len + (s->flags & (TCP_SYN | TCP_FIN) ? 1 : 0);
	fact->len = s->len;
}

/* The conversation of the segment; another one where a SYN begins the ports anew. */
static struct track_tcp *find_tcp(struct track *t, struct track_slot *slot, unsigned from,
	const struct track_segment *s, struct track_fact *fact)
{
	struct track_tcp *tcp = &t->table.tcps[slot->tcp];

	if (s->flags & TCP_SYN && tcp->way[from].based && s->seq != tcp->way[from].base) {
		if (!(s->flags & TCP_ACK))
			track_table_renew(&t->table, slot);
		else
			tcp->way[from].base = s->seq;
		fact->flags |= TRACK_REUSED;
	}
	fact->stream = slot->stream;
	return tcp;
}

static void take_tcp(struct track *t, const struct frame *frame, const struct layer *l,
	const struct ends *ends, struct track_fact *fact)
{
	const uint8_t *p = frame->bytes + l->off;
	struct track_key key;
	unsigned from = make_key(&key, ends, p, true);
	struct track_slot *slot = track_table_get(&t->table, &key, true);
	struct track_tcp *tcp;
	uint32_t head = (p[12] >> 4) * 4u;
	struct track_segment s = {.seq = bits_be32(p + 4), .ack = bits_be32(p + 8),
		.flags = p[13], .window = bits_be16(p + 14), .time = frame->time,
		.frame = t->number};

	if (fact->quoted) {
		fact->stream = slot->stream;
		fact->window = s.window;
		return;
	}
	tcp = find_tcp(t, slot, from, &s, fact);
	fact->sized = !ends->partial && head >= 20 && ends->wire >= l->off + head;
	if (fact->sized) {
		s.len = ends->wire - l->off - head;
		track_analyze(tcp, from, &s, fact);
	}
	measure(fact, tcp, from, &s);
	take_round(tcp, &s, fact);
	if (head >= 20)
		take_options(tcp, from, p, head < l->head ? head : l->head, s.flags);
	if (fact->layer + 1u < frame->count && l[1].proto != &proto_data &&
		!(fact->flags & TRACK_UNSPOKEN))
		tcp->spoken = l[1].proto;
	fact->spoken = tcp->spoken;
	fact->scale = tcp->way[from].scale;
	fact->window = s.flags & TCP_SYN || fact->scale < 0 ? s.window : s.window << fact->scale;
}

static void take_udp(struct track *t, const struct frame *frame, const struct layer *l,
	const struct ends *ends, struct track_fact *fact)
{
	struct track_key key;

	make_key(&key, ends, frame->bytes + l->off, false);
	fact->stream = track_table_get(&t->table, &key, false)->stream;
}

/* ---- echoes ---- */

static uint64_t mix(uint64_t h, const uint8_t *p, size_t n)
{
	while (n-- > 0)
		h = (h ^ *p++) * 0x100000001b3u;
	return h;
}

/* A reply is the request with another type, and so with another sum; `lift` undoes it (RFC 1624).
 */
static uint64_t echo_key(const struct frame *frame, const struct layer *l, const struct ends *ends,
	uint32_t lift)
{
	const uint8_t *p = frame->bytes + l->off;
	size_t n = ends->kind == ENDS_IPV6 ? 16 : ends->kind == ENDS_IPV4 ? 4 : 0;
	uint32_t sum = bits_be16(p + 2) + lift;
	uint64_t h = mix(mix(0xcbf29ce484222325u, p + 4, 4), &p[1], 1);
	uint64_t one = mix(h, ends->src, n), two = mix(h, ends->dst, n);

	sum = (sum & 0xffff) + (sum >> 16);
	return (one ^ two) + (one & two) + sum * 0x9e3779b97f4a7c15u;
}

static void take_echo(struct track *t, const struct frame *frame, const struct layer *l,
	const struct ends *ends)
{
	bool six = l->proto == &proto_icmpv6;
	const uint8_t *p = frame->bytes + l->off;
	uint8_t type = l->head >= 8 ? p[0] : 255;
	bool ask = type == (six ? 128 : 8), reply = type == (six ? 129 : 0);
	struct echo *echo;
	uint64_t key;

	if (!ask && !reply)
		return;
	key = echo_key(frame, l, ends, six ? (reply ? 0x100 : 0) : ask ? 0x800 : 0);
	echo = &t->echoes[(key ^ key >> 32) % ECHOES];
	if (ask)
		*echo = (struct echo){key, t->number};
	else if (echo->key == key)
		t->facts.asked = echo->frame;
}

/* ---- a frame ---- */

static void take_layer(struct track *t, const struct frame *frame, unsigned i,
	const struct ends *ends, bool quoted)
{
	const struct layer *l = &frame->layers[i];
	bool tcp = l->proto == &proto_tcp, udp = l->proto == &proto_udp;
	struct track_fact *fact = &t->facts.at[t->facts.count];

	if ((!tcp && !udp) || t->facts.count == TRACK_FACTS || l->head < (tcp ? 20u : 8u))
		return;
	*fact = (struct track_fact){.layer = (uint8_t)i, .tcp = tcp, .quoted = quoted};
	if (tcp)
		take_tcp(t, frame, l, ends, fact);
	else
		take_udp(t, frame, l, ends, fact);
	t->facts.count++;
}

const struct track_facts *track_frame(struct track *track, const struct frame *frame)
{
	struct ends ends = ENDS_INIT(frame);
	bool quoted = false; /* inside an ICMP error */

	track->number = frame->number ? frame->number : track->number + 1;
	track->facts.count = 0;
	track->facts.asked = 0;
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];

		ends_step(&ends, frame, i);
		take_layer(track, frame, i, &ends, quoted);
		if (l->proto->next == NEXT_QUOTE && !quoted) {
			take_echo(track, frame, l, &ends);
			quoted = true;
		}
	}
	return &track->facts;
}
