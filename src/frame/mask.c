/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses that name nobody. Every address that a field of a frame holds is looked up in one
 * table, or gets the next free one; what is left of the frame's bytes is then searched for the
 * same addresses, and for text that reads as one, whose digits go. */
#include "frame/mask.h"

#include "base/mem.h"
#include "frame/walk.h"
#include "mask_int.h"

#include <stdlib.h>

/* One address: 4, 6 or 16 bytes, and what stands for it. */
struct pair {
	uint8_t n;  /* 0: the place is free */
	bool taken; /* nothing stands for it: it is in use as it is */
	uint8_t from[16], to[16];
};

struct mask {
	struct pair *slots; /* owned; open addressing, never more than half full */
	uint32_t used, room;
	uint32_t next[3]; /* of MAC, IPv4, IPv6: how many were given out */
	struct items items;
	uint8_t *done; /* owned: of a frame, which bytes are replaced */
	uint8_t *old;  /* owned: the frame as it was */
	uint32_t done_room;
};

struct mask *mask_new(void)
{
	struct mask *m = mem_new(1, sizeof(*m));

	m->room = 256;
	m->slots = mem_new(m->room, sizeof(*m->slots));
	return m;
}

void mask_free(struct mask *m)
{
	if (!m)
		return;
	free(m->slots);
	free(m->done);
	free(m->old);
	items_done(&m->items);
	free(m);
}

/* ---- the table ---- */

static uint32_t hash(const uint8_t *p, unsigned n)
{
	uint32_t h = 2166136261u + n;

	for (unsigned i = 0; i < n; i++)
		h = (h ^ p[i]) * 16777619u;
	return h ^ h >> 15;
}

static struct pair *find(struct pair *slots, uint32_t room, const uint8_t *p, unsigned n)
{
	uint32_t at = hash(p, n) & (room - 1);

	while (slots[at].n && (slots[at].n != n || memcmp(slots[at].from, p, n) != 0))
		at = (at + 1) & (room - 1);
	return &slots[at];
}

static struct pair *add(struct mask *m, const uint8_t *from, const uint8_t *to, unsigned n)
{
	struct pair *p;

	if ((m->used + 1) * 2 > m->room) {
		struct pair *slots = mem_new(m->room * 2, sizeof(*slots));

		for (uint32_t i = 0; i < m->room; i++)
			if (m->slots[i].n)
				*find(slots, m->room * 2, m->slots[i].from, m->slots[i].n) =
					m->slots[i];
		free(m->slots);
		m->slots = slots;
		m->room *= 2;
	}
	p = find(m->slots, m->room, from, n);
	m->used += !p->n;
	p->n = (uint8_t)n;
	memcpy(p->from, from, n);
	memcpy(p->to, to, n);
	return p;
}

/* Addresses that are the same everywhere: they name nobody. */
static bool is_common(const uint8_t *p, unsigned n)
{
	static const uint8_t none[16] = {0};

	if (n == 4)
		return p[0] == 0 || p[0] == 127 || p[0] >= 224;
	if (n == 6)
		return memcmp(p, none, 6) == 0 || ((p[0] & 1) && !(p[0] == 0x33 && p[2] == 0xff));
	if (memcmp(p, none, 15) == 0 && p[15] <= 1)
		return true;
	return p[0] == 0xff && !(p[11] == 1 && p[12] == 0xff);
}

/* Whether an address is of those that are given out. */
static bool is_ours(const uint8_t *p, unsigned n)
{
	static const uint8_t mac[5] = {2}, ip[4] = {0x20, 1, 0xd, 0xb8};

	if (n == 4)
		return (p[0] == 192 && p[1] == 0 && p[2] == 2) ||
		       (p[0] == 198 && p[1] == 51 && p[2] == 100) ||
		       (p[0] == 203 && p[1] == 0 && p[2] == 113);
	return n == 6 ? memcmp(p, mac, 5) == 0 : memcmp(p, ip, 4) == 0;
}

/* The k-th address to give out, from 1. */
static void nth_ipv4(uint32_t k, uint8_t out[4])
{
	static const uint8_t nets[3][3] = {{198, 51, 100}, {203, 0, 113}, {192, 0, 2}};

	k--;
	if (k < 3 * 254) {
		memcpy(out, nets[k / 254], 3);
		out[3] = (uint8_t)(k % 254 + 1);
		return;
	}
	k -= 3 * 254; /* 198.18.0.0/15 is for benchmarks, RFC 2544 */
	out[0] = 198;
	out[1] = (uint8_t)(18 + (k >> 16 & 1));
	out[2] = (uint8_t)(k >> 8);
	out[3] = (uint8_t)k;
}

static void nth(struct mask *m, const uint8_t *from, unsigned n, uint8_t *out)
{
	unsigned kind = n == 6 ? 0 : n == 4 ? 1 : 2;
	bool local = n == 16 && from[0] == 0xfe && (from[1] & 0xc0) == 0x80;

	do {
		uint32_t k = ++m->next[kind];

		memset(out, 0, n);
		if (n == 4) {
			nth_ipv4(k, out);
			continue;
		}
		if (n == 6)
			out[0] = 2;
		else
			memcpy(out,
				local ? (const uint8_t[]){0xfe, 0x80}
				      : (const uint8_t[]){0x20, 1, 0xd, 0xb8},
				local ? 2 : 4);
		if (local)
			memcpy(out + 10, (const uint8_t[]){0xd, 0xb8}, 2);
		for (unsigned i = 0; i < 3; i++)
			out[n - 1 - i] = (uint8_t)(k >> 8 * i);
	} while (find(m->slots, m->room, out, n)->n);
}

/* What stands for an address: itself, if it is one that names nobody. */
static const uint8_t *other(struct mask *m, const uint8_t *from, unsigned n)
{
	struct pair *p = find(m->slots, m->room, from, n);
	uint8_t to[16];

	if (p->n && !p->taken)
		return p->to;
	if (is_ours(from, n) && !p->n)
		return add(m, from, from, n)->to;
	nth(m, from, n, to);
	p = add(m, from, to, n);
	p->taken = false;
	memcpy(to, p->to, n);
	if (memcmp(from, to, n) != 0) /* so that the same one does not stand for itself, too */
		add(m, to, to, n)->taken = true;
	return find(m->slots, m->room, from, n)->to;
}

/* ---- a frame ---- */

static void put(struct mask *m, uint8_t *bytes, uint32_t at, unsigned n)
{
	memcpy(bytes + at, other(m, m->old + at, n), n);
	memset(m->done + at, 1, n);
}

/* A group's address that is made of the last bytes of another one: of that one's other. */
static void put_group(struct mask *m, uint8_t *bytes, uint32_t at, unsigned n)
{
	const uint8_t *low = m->old + at + n - 3;

	memset(m->done + at, 1, n);
	for (uint32_t i = 0; i < m->room; i++) {
		const struct pair *p = &m->slots[i];

		if (p->n != 16 || p->taken || memcmp(p->from + 13, low, 3) != 0)
			continue;
		memcpy(bytes + at + n - 3, p->to + 13, 3);
		return;
	}
	memset(bytes + at + n - 3, 0, 3);
}

static unsigned size_of(const struct item *item)
{
	unsigned n = item->field->kind == FIELD_MAC    ? 6
		     : item->field->kind == FIELD_IPV4 ? 4
		     : item->field->kind == FIELD_IPV6 ? 16
						       : 0;

	return n && item->bits == n * 8 && item->bit % 8 == 0 ? n : 0;
}

static void put_fields(struct mask *m, uint8_t *bytes, uint32_t cap, bool groups)
{
	for (uint32_t i = 0; i < m->items.count; i++) {
		unsigned n = size_of(&m->items.at[i]);
		uint32_t at = m->items.at[i].bit / 8;
		bool group;

		if (!n || at + n > cap || m->done[at] || is_common(m->old + at, n))
			continue;
		group = (n == 16 && m->old[at] == 0xff) || (n == 6 && m->old[at] & 1);
		if (group == groups)
			(group ? put_group : put)(m, bytes, at, n);
	}
}

static bool is_free(const struct mask *m, uint32_t at, unsigned n)
{
	return !memchr(m->done + at, 1, n);
}

/* The same addresses where no field holds them: in options that nobody knows, in payload. */
static void put_strays(struct mask *m, uint8_t *bytes, uint32_t cap)
{
	static const unsigned sizes[] = {16, 6, 4};

	for (uint32_t at = 0; at < cap; at++) {
		for (unsigned k = 0; k < 3; k++) {
			unsigned n = sizes[k];
			const struct pair *p;

			if (at + n > cap || is_common(m->old + at, n))
				continue;
			p = find(m->slots, m->room, m->old + at, n);
			if (!p->n || p->taken || !is_free(m, at, n))
				continue;
			put(m, bytes, at, n);
			break;
		}
	}
}

void mask_frame(struct mask *m, uint8_t *bytes, const struct frame *frame)
{
	uint32_t cap = frame->cap;

	if (!cap)
		return;
	if (cap > m->done_room) {
		m->done_room = cap;
		m->done = mem_grow(m->done, cap, 1);
		m->old = mem_grow(m->old, cap, 1);
	}
	memset(m->done, 0, cap);
	memcpy(m->old, bytes, cap);
	walk_frame(frame, &m->items);
	put_fields(m, bytes, cap, false);
	put_fields(m, bytes, cap, true);
	put_strays(m, bytes, cap);
	mask_text(bytes, m->done, cap);
	mask_sums(bytes, m->old, frame);
}
