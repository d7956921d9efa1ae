/* SPDX-License-Identifier: BSD-2-Clause */
/* Associations of SCTP, by halves as Wireshark keeps them: packets with the same ports and tag are
 * one, and two halves whose packets run the opposite ways between ports and addresses belong
 * together. The first number of a half's data is what its others, and the acknowledgments of its
 * peer, are counted from. */
#include "track_int.h"

#include "base/bits.h"
#include "base/mem.h"

#include <stdlib.h>

#define INDEX_LEAST 64u

void track_halves_done(struct track_halves *halves)
{
	free(halves->at);
	free(halves->index);
	*halves = (struct track_halves){0};
}

static uint64_t mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0xd6e8feb86659fd93u;
	return (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
}

static struct track_half_place *place(struct track_halves *halves, uint64_t key)
{
	uint32_t mask = halves->index_count - 1, at = (uint32_t)(key >> 32) & mask;

	while (halves->index[at].key && halves->index[at].key != key)
		at = (at + 1) & mask;
	return &halves->index[at];
}

static void grow(struct track_halves *halves)
{
	struct track_half_place *old = halves->index;
	uint32_t n = halves->index_count;

	halves->index_count = n ? n * 2 : INDEX_LEAST;
	halves->index = mem_new(halves->index_count, sizeof(*halves->index));
	for (uint32_t i = 0; i < n; i++)
		if (old[i].key)
			*place(halves, old[i].key) = old[i];
	free(old);
}

/* The place of a key, which holds until the next call; where there is none it is made, or NULL. */
static struct track_half_place *find(struct track_halves *halves, uint64_t key, bool make)
{
	struct track_half_place *there;

	key |= 1; /* 0 is nobody's */
	if (halves->used * 2 >= halves->index_count)
		grow(halves);
	there = place(halves, key);
	if (there->key)
		return there;
	if (!make)
		return NULL;
	*there = (struct track_half_place){key, 0};
	halves->used++;
	return there;
}

static uint64_t address_key(const struct ends *ends, const uint8_t *address, uint32_t from,
	uint32_t to)
{
	uint64_t h = mix(2, (uint64_t)from << 16 | to);

	for (unsigned i = 0; ends->kind == ENDS_IPV6 && i < 16; i += 4)
		h = mix(h, bits_be32(address + i));
	return ends->kind == ENDS_IPV4 ? mix(h, bits_be32(address)) : h;
}

/* Two halves find each other by the address that the first one comes from. */
static void match(struct track_halves *halves, uint32_t half, const uint8_t *p,
	const struct ends *ends)
{
	uint32_t from = bits_be16(p), to = bits_be16(p + 2), other;
	struct track_half_place *there = find(halves, address_key(ends, ends->dst, to, from),
		false);

	if (!there) {
		find(halves, address_key(ends, ends->src, from, to), true)->half = half + 1;
		return;
	}
	other = there->half;
	there->half = other ? 0 : half + 1;
	if (!other)
		return;
	halves->at[half].peer = other;
	halves->at[other - 1].peer = half + 1;
}

static uint32_t half_of(struct track_halves *halves, const uint8_t *p, const struct ends *ends)
{
	struct track_half_place *there = find(halves,
		mix(mix(1, bits_be32(p)), bits_be32(p + 4)), true);
	uint32_t half;

	if (!there->half) {
		if (halves->count == halves->room) {
			halves->room = halves->room ? halves->room * 2 : 16;
			halves->at = mem_grow(halves->at, halves->room, sizeof(*halves->at));
		}
		halves->at[halves->count] = (struct track_half){0};
		there->half = ++halves->count;
	}
	half = there->half - 1;
	if (!halves->at[half].peer)
		match(halves, half, p, ends);
	return half;
}

static void take_data(struct track_sctp *said, struct track_half *half, uint32_t tsn,
	const struct track_asked *before, const struct track_moment *m)
{
	if (!half->started) {
		half->started = true;
		half->first = tsn;
	}
	if (before && said->again_count < TRACK_AGAIN)
		said->again[said->again_count++] = (struct track_again){
			tsn, before->frame, m->frame->time - before->time};
}

/* Parts of a message, by the flags B and E of its first and last one, in the order of numbers. */
static void take_part(struct track_sctp *said, struct track_half *half, uint32_t tsn, uint8_t flags)
{
	if ((flags & 3) == 3)
		return;
	if (flags & 2)
		half->open = true;
	else if (!half->open || tsn != half->next)
		return;
	half->next = tsn + 1;
	if (!(flags & 1))
		return;
	half->open = false;
	said->ends = true;
	said->end = tsn;
}

void track_sctp(struct track_halves *halves, struct track_asks *asks,
	const struct track_moment *m, struct track_sctp *said)
{
	const struct layer *l = &m->frame->layers[m->layer];
	const uint8_t *p = m->frame->bytes + l->off;
	uint32_t end = l->head + l->pay, index;

	if (end < 12 || !bits_be32(p + 4))
		return;
	index = half_of(halves, p, m->ends);
	for (uint32_t at = 12, len; at + 4 <= end; at += (len + 3) & ~3u) {
		len = bits_be16(p + at + 2);
		if ((p[at] == 0 || p[at] == 64) && at + 16 <= end && len >= 16) {
			uint32_t tsn = bits_be32(p + at + 4);
			uint64_t key = mix(mix(3, index), tsn);

			take_data(said, &halves->at[index], tsn, track_again(asks, key, m), m);
			take_part(said, &halves->at[index], tsn, p[at + 1]);
		}
		if (len < 4)
			break;
	}
	said->layer = (uint8_t)m->layer;
	said->first = halves->at[index].first;
	said->peer = halves->at[index].peer != 0;
	said->peer_first = said->peer ? halves->at[halves->at[index].peer - 1].first : 0;
}
