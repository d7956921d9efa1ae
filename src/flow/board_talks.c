/* SPDX-License-Identifier: BSD-2-Clause */
/* The conversations of a board made of frames: an array in the order of their first frames, found
 * by a hash of both ends, either way round. */
#include "board_frames_int.h"

#include "base/bits.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define INDEX_LEAST 256u

static uint32_t hash_of(
	uint8_t proto, uint32_t stream, const struct board_end *a, const struct board_end *b)
{
	uint64_t h[2];

	for (unsigned i = 0; i < 2; i++) {
		const struct board_end *end = i ? b : a;

		h[i] = 0x9e3779b97f4a7c15u ^ end->port;
		for (unsigned k = 0; k < 16; k += 4) {
			h[i] = (h[i] ^ bits_be32(end->ip + k)) * 0xd6e8feb86659fd93u;
			h[i] ^= h[i] >> 32;
		}
	}
	h[0] = (h[0] + h[1] + proto + ((uint64_t)stream << 8)) * 0xd6e8feb86659fd93u;
	return (uint32_t)(h[0] >> 32); /* the same for both ways */
}

bool board_same_end(const struct board_end *a, const struct board_end *b)
{
	return a->family == b->family && a->port == b->port && !memcmp(a->ip, b->ip, 16);
}

static void index_put(struct board_frames *f, uint32_t i)
{
	uint32_t mask = f->index_count - 1, at = f->talks[i].hash & mask;

	while (f->index[at])
		at = (at + 1) & mask;
	f->index[at] = i + 1;
}

static void index_grow(struct board_frames *f)
{
	free(f->index);
	f->index_count = f->index_count ? f->index_count * 2 : INDEX_LEAST;
	f->index = mem_new(f->index_count, sizeof(*f->index));
	for (uint32_t i = 0; i < f->count; i++)
		index_put(f, i);
}

struct board_talk *board_talk_of(struct board_frames *f, const struct board_talk *key, bool *fresh)
{
	const struct board_end *src = &key->end[0], *dst = &key->end[1];
	uint32_t hash = hash_of(key->proto, key->stream, src, dst), mask = f->index_count - 1;

	*fresh = false;
	for (uint32_t at = hash & mask; f->index_count && f->index[at]; at = (at + 1) & mask) {
		struct board_talk *t = &f->talks[f->index[at] - 1];

		if (t->hash != hash || t->proto != key->proto || t->stream != key->stream)
			continue;
		for (unsigned way = 0; way < 2; way++)
			if (board_same_end(&t->end[way], src) && board_same_end(&t->end[!way], dst))
				return t;
	}
	*fresh = true;
	if (f->count == f->room) {
		f->room = f->room ? f->room * 2 : 64;
		f->talks = mem_grow(f->talks, f->room, sizeof(*f->talks));
	}
	f->talks[f->count] = *key;
	f->talks[f->count].hash = hash;
	if (++f->count > f->index_count / 2)
		index_grow(f);
	else
		index_put(f, f->count - 1);
	return &f->talks[f->count - 1];
}
