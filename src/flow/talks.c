/* SPDX-License-Identifier: BSD-2-Clause */
/* The table of conversations: an array in the order in which they began, found by a hash of both
 * ends, either way round. */
#include "flow/talks.h"

#include "base/bits.h"
#include "base/mem.h"
#include "flow/look.h"
#include "frame/value.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define INDEX_LEAST 256u

/* ---- of a frame ---- */

static unsigned size_of(uint8_t kind)
{
	return kind == ENDS_IPV4 ? 4 : kind == ENDS_IPV6 ? 16 : kind == ENDS_MAC ? 6 : 0;
}

static void set_end(struct talk_end *end, enum ends_kind kind, const uint8_t *bytes)
{
	*end = (struct talk_end){.kind = (uint8_t)kind};
	if (bytes)
		memcpy(end->bytes, bytes, size_of(end->kind));
}

static const struct track_fact *fact_of(const struct track_facts *facts, unsigned layer)
{
	for (unsigned i = 0; facts && i < facts->count; i++)
		if (facts->at[i].layer == layer)
			return &facts->at[i];
	return NULL;
}

static enum talk_kind kind_of(const struct proto *proto)
{
	static const struct {
		const struct proto *proto;
		enum talk_kind kind;
	} kinds[] = {{&proto_tcp, TALK_TCP}, {&proto_udp, TALK_UDP}, {&proto_sctp, TALK_SCTP},
		{&proto_icmp, TALK_ICMP}, {&proto_icmpv6, TALK_ICMP}, {&proto_arp, TALK_ARP}};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (proto == kinds[i].proto)
			return kinds[i].kind;
	return TALK_OTHER;
}

static bool set_ports(struct talk_side *side, const struct frame *frame, const struct layer *l)
{
	const uint8_t *p = frame->bytes + l->off;

	if (l->head < 8 || l->faults & FAULT_LENGTH)
		return false;
	if (l->proto == &proto_udp && bits_be16(p + 4) && bits_be16(p + 4) < 8)
		return false;
	side->src.ported = side->dst.ported = true;
	side->src.port = bits_be16(p);
	side->dst.port = bits_be16(p + 2);
	return true;
}

static bool set_arp(struct talk_side *side, const struct frame *frame)
{
	uint32_t n = 0, m = 0;
	const uint8_t *src = look_bytes(frame, (int)side->layer, "arp.src.proto_ipv4", &n);
	const uint8_t *dst = look_bytes(frame, (int)side->layer, "arp.dst.proto_ipv4", &m);

	if (!src || !dst || n != 4 || m != 4)
		return false;
	set_end(&side->src, ENDS_IPV4, src);
	set_end(&side->dst, ENDS_IPV4, dst);
	return true;
}

/* An echo and its reply are told apart from others by their identifier. */
static void set_ident(struct talk_side *side, const struct frame *frame, const struct layer *l)
{
	const uint8_t *p = frame->bytes + l->off;
	bool old = l->proto == &proto_icmp;
	unsigned type;

	if (l->head < 8)
		return;
	type = bits_be16(p) >> 8;
	if (type == (old ? 8u : 128u) || type == (old ? 0u : 129u))
		side->stream = bits_be16(p + 4);
}

static bool fill_side(struct talk_side *side, const struct frame *frame,
	const struct track_facts *facts, const struct ends *ends)
{
	const struct layer *l = &frame->layers[side->layer];

	set_end(&side->src, ends->kind, ends->src);
	set_end(&side->dst, ends->kind, ends->dst);
	if (side->kind == TALK_ARP)
		return set_arp(side, frame);
	if (ends->kind != ENDS_IPV4 && ends->kind != ENDS_IPV6)
		return false;
	if (side->kind == TALK_ICMP) {
		set_ident(side, frame, l);
		return true;
	}
	if (!set_ports(side, frame, l) || side->kind == TALK_SCTP)
		return side->kind == TALK_SCTP && l->head >= 8;
	side->fact = fact_of(facts, side->layer);
	side->stream = side->fact ? side->fact->stream : 0;
	side->len = ends->wire > l->off + l->head ? ends->wire - l->off - l->head : 0;
	if (side->fact && side->fact->sized)
		side->len = side->fact->len;
	return !facts || (side->fact && !side->fact->quoted);
}

unsigned talk_sides(const struct frame *frame, const struct track_facts *facts,
	struct talk_side sides[TALK_SIDES])
{
	struct ends ends = ENDS_INIT(frame);
	unsigned count = 0;

	for (unsigned i = 0; i < frame->count && count < TALK_SIDES; i++) {
		struct talk_side *side = &sides[count];
		const struct layer *l = &frame->layers[i];

		if (l->proto == &proto_ip && l->head >= 2 &&
			bits_be16(frame->bytes + l->off) >> 12 != 4)
			break; /* no header of IPv4 */
		ends_step(&ends, frame, i);
		*side = (struct talk_side){.kind = kind_of(frame->layers[i].proto), .layer = i};
		if (side->kind == TALK_OTHER)
			continue;
		count += fill_side(side, frame, facts, &ends);
		if (side->kind == TALK_ICMP)
			break; /* what is behind it is quoted */
	}
	return count;
}

bool talk_hosts(const struct frame *frame, struct talk_end *src, struct talk_end *dst)
{
	struct talk_side sides[TALK_SIDES];
	struct ends ends = ENDS_INIT(frame);
	unsigned n = talk_sides(frame, NULL, sides);

	if (n) {
		*src = sides[n - 1].src;
		*dst = sides[n - 1].dst;
		src->ported = dst->ported = false;
		src->port = dst->port = 0;
		return true;
	}
	for (unsigned i = 0; i < frame->count; i++)
		ends_step(&ends, frame, i);
	set_end(src, ends.kind, ends.src);
	set_end(dst, ends.kind, ends.dst);
	return ends.kind != ENDS_NONE;
}

bool talk_same_end(const struct talk_end *a, const struct talk_end *b)
{
	return a->kind == b->kind && a->port == b->port &&
	       memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

bool talk_same(const struct talk_side *a, const struct talk_side *b)
{
	if (a->kind != b->kind || (a->kind == TALK_ICMP && a->stream != b->stream))
		return false;
	return (talk_same_end(&a->src, &b->src) && talk_same_end(&a->dst, &b->dst)) ||
	       (talk_same_end(&a->src, &b->dst) && talk_same_end(&a->dst, &b->src));
}

/* ---- the table ---- */

void talks_done(struct talks *t)
{
	free(t->at);
	free(t->index);
	*t = (struct talks){0};
}

static uint32_t hash_end(const struct talk_end *end)
{
	uint64_t word[2], h = 0x9e3779b97f4a7c15u ^ end->port ^ (uint64_t)end->kind << 32;

	memcpy(word, end->bytes, sizeof(word));
	for (unsigned i = 0; i < 2; i++) {
		h = (h ^ word[i]) * 0xd6e8feb86659fd93u;
		h ^= h >> 32;
	}
	return (uint32_t)h;
}

/* The same for both ways. */
static uint32_t hash_side(const struct talk_side *side)
{
	uint64_t h = (uint64_t)hash_end(&side->src) + hash_end(&side->dst);

	h = (h ^ (uint64_t)side->stream << 8 ^ (uint64_t)side->kind) * 0xd6e8feb86659fd93u;
	return (uint32_t)(h >> 32);
}

/* Which end of the talk speaks: 0, 1; 2: it is another talk. */
static unsigned way_of(const struct talk *talk, const struct talk_side *side)
{
	if (talk->kind != side->kind || talk->stream != side->stream)
		return 2;
	if (talk_same_end(&talk->end[0], &side->src) && talk_same_end(&talk->end[1], &side->dst))
		return 0;
	return talk_same_end(&talk->end[1], &side->src) && talk_same_end(&talk->end[0], &side->dst)
		       ? 1
		       : 2;
}

static void index_put(struct talks *t, uint32_t i)
{
	uint32_t mask = t->index_count - 1, at = t->at[i].hash & mask;

	while (t->index[at])
		at = (at + 1) & mask;
	t->index[at] = i + 1;
}

static void index_grow(struct talks *t)
{
	free(t->index);
	t->index_count = t->index_count ? t->index_count * 2 : INDEX_LEAST;
	t->index = mem_new(t->index_count, sizeof(*t->index));
	for (uint32_t i = 0; i < t->count; i++)
		index_put(t, i);
}

static struct talk *get(struct talks *t, const struct talk_side *side, unsigned *way)
{
	uint32_t hash = hash_side(side), mask = t->index_count - 1;

	for (uint32_t at = hash & mask; t->index_count && t->index[at]; at = (at + 1) & mask) {
		struct talk *talk = &t->at[t->index[at] - 1];

		if (talk->hash == hash && (*way = way_of(talk, side)) < 2)
			return talk;
	}
	if (t->count == t->room) {
		t->room = t->room ? t->room * 2 : 64;
		t->at = mem_grow(t->at, t->room, sizeof(*t->at));
	}
	*way = 0;
	t->at[t->count] = (struct talk){.kind = (uint8_t)side->kind,
		.end = {side->src, side->dst}, .stream = side->stream, .hash = hash};
	if (++t->count > t->index_count / 2)
		index_grow(t);
	else
		index_put(t, t->count - 1);
	return &t->at[t->count - 1];
}

void talks_add(struct talks *t, const struct frame *frame, const struct track_facts *facts,
	uint64_t at)
{
	struct talk_side sides[TALK_SIDES];
	unsigned n = talk_sides(frame, facts, sides);

	for (unsigned i = 0; i < n; i++) {
		struct state_segment segment;
		unsigned way;
		struct talk *talk = get(t, &sides[i], &way);
		bool fresh = !talk->frames[0] && !talk->frames[1];

		if (fresh) {
			talk->first = talk->last = frame->time;
			talk->frame = at;
		}
		talk->frames[way]++;
		talk->bytes[way] += frame->len;
		if (frame->time > talk->last)
			talk->last = frame->time;
		if (sides[i].kind != TALK_TCP || !state_read(frame, sides[i].layer, &segment))
			continue;
		segment.len = sides[i].len;
		if (fresh)
			state_start(&talk->state, way, &segment);
		state_step(&talk->state, way, &segment);
	}
}

/* ---- words ---- */

const char *talk_kind_name(enum talk_kind kind)
{
	static const char *const names[TALK_KINDS] = {"TCP", "UDP", "SCTP", "ICMP", "ARP", ""};

	return names[kind];
}

void talk_put_address(struct buf *out, const struct talk_end *end)
{
	switch ((enum ends_kind)end->kind) {
	case ENDS_NONE: buf_byte(out, '?'); break;
	case ENDS_MAC: value_mac(out, end->bytes); break;
	case ENDS_IPV4: value_ipv4(out, end->bytes); break;
	case ENDS_IPV6: value_ipv6(out, end->bytes); break;
	}
}

void talk_put_end(struct buf *out, const struct talk_end *end)
{
	bool brackets = end->kind == ENDS_IPV6 && end->ported;

	if (brackets)
		buf_byte(out, '[');
	talk_put_address(out, end);
	if (brackets)
		buf_byte(out, ']');
	if (end->ported)
		buf_printf(out, ":%u", end->port);
}

static void put_pair(struct buf *out, const struct talk *talk)
{
	const char *name = talk->kind == TALK_ARP		? NULL
			   : talk->end[0].kind == ENDS_IPV4 ? "ip.addr"
			   : talk->end[0].kind == ENDS_IPV6 ? "ipv6.addr"
			   : talk->end[0].kind == ENDS_MAC  ? "eth.addr"
							       : NULL;

	if (talk->kind == TALK_ARP) {
		for (unsigned i = 0; i < 2; i++) {
			buf_printf(out, "%s(arp.src.proto_ipv4 == ", i ? " || " : " && (");
			talk_put_address(out, &talk->end[i]);
			buf_text(out, " && arp.dst.proto_ipv4 == ");
			talk_put_address(out, &talk->end[!i]);
			buf_byte(out, ')');
		}
		buf_byte(out, ')');
	}
	for (unsigned i = 0; name && i < 2; i++) {
		buf_printf(out, " && %s == ", name);
		talk_put_address(out, &talk->end[i]);
	}
}

void talk_put_filter(struct buf *out, const struct talk *talk)
{
	bool v6 = talk->end[0].kind == ENDS_IPV6;

	switch ((enum talk_kind)talk->kind) {
	case TALK_TCP: buf_printf(out, "tcp.stream == %" PRIu32, talk->stream); return;
	case TALK_UDP: buf_printf(out, "udp.stream == %" PRIu32, talk->stream); return;
	case TALK_SCTP:
		buf_printf(out, "sctp.port == %u && sctp.port == %u", talk->end[0].port,
			talk->end[1].port);
		break;
	case TALK_ICMP:
		buf_text(out, v6 ? "icmpv6" : "icmp");
		if (talk->stream)
			buf_printf(out, " && %s == %" PRIu32,
				v6 ? "icmpv6.echo.identifier" : "icmp.ident", talk->stream);
		break;
	case TALK_ARP: buf_text(out, "arp"); break;
	case TALK_OTHER:
	case TALK_KINDS: break;
	}
	put_pair(out, talk);
}
