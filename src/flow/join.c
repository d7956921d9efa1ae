/* SPDX-License-Identifier: BSD-2-Clause */
/* The frame that is made: a copy of the given one, its bytes with the wholes behind them. */
#include "join_int.h"

#include "base/bits.h"
#include "base/mem.h"
#include "frame/craft.h"

#include <stdlib.h>

#define OUT_KEPT (1u << 20) /* bytes of room that stay for the next frame */

struct join *join_new(const struct join_options *options)
{
	struct join *join = mem_new(1, sizeof(*join));

	join->options = *options;
	return join;
}

/* What was made of the frame before. Not in place: most frames have nothing of the kind. */
static __attribute__((noinline)) void clear(struct join *join)
{
	for (unsigned i = 0; i < join->info.whole_count; i++)
		pieces_done(&join->kept[i]);
	while (join->hand_count)
		pieces_done(&join->hands[--join->hand_count]);
	memset(&join->info, 0, sizeof(join->info));
	join->made = false;
	if (join->out.room > OUT_KEPT)
		buf_done(&join->out);
	buf_clear(&join->out);
}

void join_free(struct join *join)
{
	if (!join)
		return;
	if (join->made)
		clear(join);
	buf_done(&join->out);
	free(join->records);
	for (unsigned i = 0; i < join->way_count; i++) {
		join_messages_drop(join, &join->ways[i]);
		pieces_done(&join->ways[i].hand);
	}
	for (unsigned i = 0; join->fragmented && i < JOIN_GROUPS; i++)
		for (unsigned k = 0; k < JOIN_GROUP; k++)
			pieces_done(&join->packets[i][k].pieces);
	free(join);
}

struct frame *join_change(struct join *join, const struct frame *frame)
{
	if (!join->made) {
		memcpy(&join->frame, frame, offsetof(struct frame, layers) +
						    frame->count * sizeof(frame->layers[0]));
		join->frame.join = &join->info;
		join->made = true;
	}
	return &join->frame;
}

uint32_t join_show(struct join *join, const uint8_t *bytes, uint32_t n)
{
	struct frame *frame = &join->frame;
	uint32_t at;

	if (!frame->joined)
		buf_add(&join->out, frame->bytes, frame->cap);
	at = (uint32_t)join->out.len;
	buf_add(&join->out, bytes, n);
	if (!frame->joined)
		frame->joined = at;
	else
		frame->rejoined = at;
	frame->bytes = join->out.data;
	frame->cap = (uint32_t)join->out.len;
	return at;
}

uint32_t join_append(struct join *join, enum join_kind kind, unsigned layer, struct pieces *p)
{
	struct join_info *info = &join->info;
	uint32_t at;

	if (info->whole_count == JOIN_WHOLES)
		return 0;
	at = join_show(join, p->data, pieces_kept(p));
	join->kept[info->whole_count] = *p;
	info->wholes[info->whole_count++] = (struct join_whole){.kind = kind,
		.layer = (uint8_t)layer,
		.at = at,
		.len = p->end,
		.kept = pieces_kept(p),
		.pieces = p->at,
		.count = p->count};
	*p = (struct pieces){.count = 0};
	return at;
}

/* ---- packets ---- */

/* Where the payload of the packet around layer i ends, by its own length. */
static uint32_t end_of(const struct frame *frame, unsigned i)
{
	while (i > 0 && frame->layers[i].proto != &proto_ip &&
		frame->layers[i].proto != &proto_ipv6)
		i--;
	if (frame->layers[i].proto == &proto_ip)
		return frame->layers[i].off +
		       (uint32_t)bits_get(frame->bytes, (frame->layers[i].off + 2) * 8, 16);
	return frame->layers[i].off + 40 +
	       (uint32_t)bits_get(frame->bytes, (frame->layers[i].off + 4) * 8, 16);
}

/* A fragment: where its bytes belong, and how it is told from those of other packets. */
struct fragment {
	struct join_packet_key key;
	const struct proto *next; /* what the packet carries */
	uint32_t off;
	bool more;
};

static bool read_ip(
	const struct join *join, const struct frame *frame, unsigned i, struct fragment *f)
{
	const uint8_t *p = frame->bytes + frame->layers[i].off;
	uint32_t part = bits_be16(p + 6), sum;

	if (!join->options.ip)
		return false;
	if (join->options.check_ip && sum_expected(frame, i, &sum) && sum != bits_be16(p + 10))
		return false;
	f->off = (part & 0x1fff) * 8;
	f->more = (part & 0x2000) != 0;
	memcpy(f->key.src, p + 12, 4);
	memcpy(f->key.dst, p + 16, 4);
	f->key.id = bits_be16(p + 4);
	f->key.kind = 4u << 8 | p[9];
	f->next = bounds_find(frame->bounds, BIND_IPPROTO, p[9]);
	return true;
}

static bool read_ipv6(
	const struct join *join, const struct frame *frame, unsigned i, struct fragment *f)
{
	const uint8_t *p = frame->bytes + frame->layers[i].off, *ip;
	unsigned under = i;
	uint32_t part;

	while (under > 0 && frame->layers[under].proto != &proto_ipv6)
		under--;
	if (!join->options.ipv6 || frame->layers[under].proto != &proto_ipv6)
		return false;
	ip = frame->bytes + frame->layers[under].off;
	part = bits_be16(p + 2);
	f->off = part & 0xfff8;
	f->more = part & 1;
	memcpy(f->key.src, ip + 8, 16);
	memcpy(f->key.dst, ip + 24, 16);
	f->key.id = bits_be32(p + 4);
	f->key.kind = 6u << 8;
	f->next = bounds_find(frame->bounds, BIND_IPPROTO, p[0]);
	return true;
}

/* The packet that the fragment is of; one of its group is forgotten where there is no room. */
static struct join_fragments *find_packet(struct join *join, const struct join_packet_key *key)
{
	const uint8_t *p = (const uint8_t *)key;
	struct join_fragments *group, *oldest;
	uint32_t hash = 0x811c9dc5u;

	for (size_t i = 0; i < sizeof(*key); i++)
		hash = (hash ^ p[i]) * 0x01000193u;
	join->fragmented = true;
	group = join->packets[(hash ^ hash >> 16) % JOIN_GROUPS];
	oldest = &group[0];
	for (unsigned i = 0; i < JOIN_GROUP; i++) {
		if (group[i].touched && memcmp(&group[i].key, key, sizeof(*key)) == 0)
			return &group[i];
		if (group[i].touched < oldest->touched)
			oldest = &group[i];
	}
	pieces_done(&oldest->pieces);
	oldest->key = *key;
	return oldest;
}

/* Shows the payload of a fragment as data, or the packet that it makes whole. */
static void take_fragment(
	struct join *join, const struct frame *frame, unsigned i, const struct fragment *f)
{
	const struct layer l = frame->layers[i];
	struct join_fragments *packet = find_packet(join, &f->key);
	struct pieces *pieces = &packet->pieces;
	uint64_t number = frame->number ? frame->number : join->turn;
	uint32_t at = 0, end = 0;
	struct frame *made;

	packet->touched = join->turn;
	if (pieces->count >= JOIN_FRAGMENTS)
		pieces_done(pieces);
	pieces_add(pieces, number, f->off, frame->bytes + l.off + l.head, l.pay);
	if (!f->more && !pieces->ended) {
		pieces->ended = true;
		pieces->end = f->off + l.pay;
	}
	if (!pieces_whole(pieces)) {
		if (i + 2u == frame->count && frame->layers[i + 1].proto == &proto_data)
			return;
		made = join_change(join, frame);
		made->count = (uint8_t)(i + 1);
		frame_dissect_more(made, NULL, l.off + l.head, l.pay);
		return;
	}
	made = join_change(join, frame);
	end = pieces->end;
	at = join_append(join, f->key.kind >> 8 == 4 ? JOIN_IP : JOIN_IPV6, i, pieces);
	packet->touched = 0;
	if (!at)
		return;
	made->count = (uint8_t)(i + 1);
	frame_dissect_more(made, f->next, at, end);
	for (unsigned k = i; f->key.kind >> 8 == 6 && k > 0; k--) /* IPv6 tells of it */
		if (made->layers[k].proto == &proto_ipv6) {
			join->info.wholes[join->info.whole_count - 1].layer = (uint8_t)k;
			break;
		}
}

/* Whether the header is that of a fragment: most are not. */
static bool is_part(const struct frame *frame, const struct layer *l)
{
	const uint8_t *p = frame->bytes + l->off;

	if (l->proto == &proto_ip)
		return l->head >= 20 && bits_be16(p + 6) & 0x3fff;
	return l->proto == &proto_fraghdr && l->head >= 8 && bits_be16(p + 2) & 0xfff9;
}

/* Puts the fragment to those of its packet, if nothing is wrong with it. */
static const struct frame *try_fragment(struct join *join, const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	struct fragment f = {.off = 0};
	bool part = l->proto == &proto_ip ? read_ip(join, frame, i, &f)
					  : read_ipv6(join, frame, i, &f);

	if (part && l->off + l->head + l->pay == end_of(frame, i))
		take_fragment(join, frame, i, &f);
	return join->made ? &join->frame : frame;
}

/* Whether any of its headers is one. */
static bool has_part(const struct frame *frame)
{
	for (const struct layer *l = frame->layers, *end = l + frame->count; l < end; l++)
		if ((l->proto == &proto_ip || l->proto == &proto_fraghdr) && is_part(frame, l))
			return true;
	return false;
}

static __attribute__((noinline)) const struct frame *take_parts(
	struct join *join, const struct frame *frame)
{
	for (unsigned i = 0; i < frame->count; i++) {
		const struct layer *l = &frame->layers[i];

		if (l->proto->layer != LAYER_NETWORK)
			continue;
		if (l->proto->next == NEXT_QUOTE)
			break;
		if (is_part(frame, l))
			frame = try_fragment(join, frame, i);
	}
	return frame;
}

const struct frame *join_packet(struct join *join, const struct frame *frame)
{
	if (join->made)
		clear(join);
	join->turn++;
	return has_part(frame) ? take_parts(join, frame) : frame;
}
