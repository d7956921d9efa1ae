/* SPDX-License-Identifier: BSD-2-Clause */
/* Conversations by their ends: an array of them, and an index by open addressing that is never
 * more than a quarter full. Nothing is ever taken out. */
#include "track_int.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define INDEX_LEAST 1024u

void track_table_done(struct track_table *table)
{
	for (uint32_t i = 0; i < table->tcp_count; i++)
		track_web_free(table->tcps[i].web);
	free(table->slots);
	free(table->tcps);
	free(table->udps);
	free(table->pieces.at);
	free(table->index);
	*table = (struct track_table){0};
}

static bool same_key(const struct track_key *a, const struct track_key *b)
{
	return a->rest == b->rest && a->a[0] == b->a[0] && a->b[0] == b->b[0] &&
	       a->a[1] == b->a[1] && a->b[1] == b->b[1];
}

static void index_put(struct track_table *t, uint32_t slot)
{
	uint32_t mask = t->index_count - 1, at = t->slots[slot].hash & mask;

	while (t->index[at])
		at = (at + 1) & mask;
	t->index[at] = slot + 1;
}

static void index_grow(struct track_table *t)
{
	free(t->index);
	t->index_count = t->index_count ? t->index_count * 2 : INDEX_LEAST;
	t->index = mem_new(t->index_count, sizeof(*t->index));
	for (uint32_t i = 0; i < t->count; i++)
		index_put(t, i);
}

static void start_tcp(struct track_tcp *tcp)
{
	memset(tcp, 0, sizeof(*tcp));
	for (unsigned i = 0; i < 2; i++) {
		tcp->way[i].scale = TRACK_SCALE_UNKNOWN;
		tcp->way[i].window = UINT32_MAX; /* not known, and so not zero */
	}
}

static uint32_t add_tcp(struct track_table *t)
{
	if (t->tcp_count == t->tcp_room) {
		t->tcp_room = t->tcp_room ? t->tcp_room * 2 : 64;
		t->tcps = mem_grow(t->tcps, t->tcp_room, sizeof(*t->tcps));
	}
	start_tcp(&t->tcps[t->tcp_count]);
	return t->tcp_count++;
}

static uint32_t add_udp(struct track_table *t)
{
	if (t->udp_count == t->udp_room) {
		t->udp_room = t->udp_room ? t->udp_room * 2 : 64;
		t->udps = mem_grow(t->udps, t->udp_room, sizeof(*t->udps));
	}
	t->udps[t->udp_count] = (struct track_udp){INT64_MIN, 0};
	return t->udp_count++;
}

static struct track_slot *add(struct track_table *t, const struct track_key *key, uint32_t hash,
	bool tcp)
{
	struct track_slot *slot;

	if (t->count == t->room) {
		t->room = t->room ? t->room * 2 : 256;
		t->slots = mem_grow(t->slots, t->room, sizeof(*t->slots));
	}
	slot = &t->slots[t->count];
	*slot = (struct track_slot){.key = *key, .hash = hash, .stream = t->streams[tcp]++};
	slot->at = tcp ? add_tcp(t) : add_udp(t);
	t->count++;
	if (t->count > t->index_count / 4)
		index_grow(t);
	else
		index_put(t, t->count - 1);
	return slot;
}

struct track_slot *track_table_get(struct track_table *table, const struct track_key *key,
	uint32_t hash, bool tcp)
{
	uint32_t mask = table->index_count - 1;

	for (uint32_t at = hash & mask; table->index_count && table->index[at];
		at = (at + 1) & mask) {
		struct track_slot *slot = &table->slots[table->index[at] - 1];

		if (slot->hash == hash && same_key(&slot->key, key))
			return slot;
	}
	return add(table, key, hash, tcp);
}

void track_table_renew(struct track_table *table, struct track_slot *slot)
{
	struct track_tcp *tcp = &table->tcps[slot->at];

	slot->stream = table->streams[1]++;
	for (unsigned i = 0; i < 2; i++)
		track_pieces_drop(&table->pieces, &tcp->way[i]);
	track_web_free(tcp->web);
	start_tcp(tcp);
}
