/* SPDX-License-Identifier: BSD-2-Clause */
/* Which card said last that it has an IPv4 address, as ARP tells: two that say so are in each
 * other's way. Of each set of addresses the ones heard of last are remembered. */
#include "track_int.h"

#include "base/bits.h"
#include "base/mem.h"

#include <string.h>

#define SETS 2048
#define WAYS 4

struct card {
	int64_t time;
	uint32_t address, frame; /* frame 0: nothing here */
	uint8_t mac[6];
};

struct track_cards {
	struct card sets[SETS][WAYS];
};

static struct card *place(struct track_asks *asks, uint32_t address, bool *known)
{
	struct card *set, *oldest;

	if (!asks->cards)
		asks->cards = mem_new(1, sizeof(*asks->cards));
	set = asks->cards->sets[(address * 2654435761u) >> 21];
	oldest = set;
	for (unsigned i = 0; i < WAYS; i++) {
		*known = set[i].frame && set[i].address == address;
		if (*known)
			return &set[i];
		if (set[i].frame < oldest->frame)
			oldest = &set[i];
	}
	return oldest;
}

bool track_arp_counts(const uint8_t *mac, uint32_t address)
{
	static const uint8_t nobody[6];

	return address && !(mac[0] & 1) && memcmp(mac, nobody, 6) != 0;
}

static void hear(struct track_asks *asks, const struct track_moment *m, const uint8_t *mac,
	uint32_t address, struct track_facts *facts)
{
	bool known;
	struct card *card;

	if (!track_arp_counts(mac, address))
		return;
	card = place(asks, address, &known);
	if (known && memcmp(card->mac, mac, 6) != 0) {
		if (facts->ask_count < TRACK_ASKS)
			facts->asks[facts->ask_count++] = (struct track_ask){.kind = TRACK_ARP,
				.layer = (uint8_t)m->layer, .frame = card->frame,
				.number = address,
				.since = m->frame->time / 1000000000 - card->time};
		return;
	}
	*card = (struct card){m->frame->time / 1000000000, address, m->number, {0}};
	memcpy(card->mac, mac, 6);
}

void track_arp(struct track_asks *asks, const struct track_moment *m, struct track_facts *facts)
{
	const struct layer *l = &m->frame->layers[m->layer];
	const uint8_t *p = m->frame->bytes + l->off;
	uint32_t op, from, to;

	if (l->head < 28 || bits_be32(p) != 0x10800 || bits_be16(p + 4) != 0x604)
		return;
	op = bits_be16(p + 6);
	from = bits_be32(p + 14);
	to = bits_be32(p + 24);
	if (op != 1 && op != 2)
		return;
	hear(asks, m, p + 8, from, facts);
	if (op == 2 && to != from)
		hear(asks, m, p + 18, to, facts);
}
