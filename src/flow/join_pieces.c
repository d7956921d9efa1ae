/* SPDX-License-Identifier: BSD-2-Clause */
/* Pieces of a whole, in any order, some of them twice. The bytes are written where they belong as
 * they come, so that what is there from the beginning on can be looked at at any time. Of a whole
 * that is too long to be kept, only the beginning stays, and what is still to be looked at. */
#include "join_int.h"

#include "base/mem.h"

#include <stdlib.h>

void pieces_done(struct pieces *p)
{
	free(p->at);
	free(p->data);
	*p = (struct pieces){.count = 0};
}

/* Bytes that are there already and are looked at no more make room; false if that is not enough for
 * those up to `end`. */
static bool forget(struct pieces *p, uint32_t end)
{
	uint32_t upto = p->need < p->upto ? p->need : p->upto, from = JOIN_HEAD + p->gone, more;

	if (upto <= from)
		return false;
	more = upto - from;
	if (end - p->gone - more > JOIN_LONGEST)
		return false;
	memmove(p->data + JOIN_HEAD, p->data + JOIN_HEAD + more, p->room - JOIN_HEAD - more);
	p->gone += more;
	return true;
}

static void give_up(struct pieces *p)
{
	free(p->at);
	free(p->data);
	p->at = NULL;
	p->data = NULL;
	p->count = p->piece_room = p->room = 0;
	p->lost = true;
}

/* The place of a new piece: behind those that begin before it or where it begins. */
static uint32_t place_of(const struct pieces *p, uint32_t off)
{
	uint32_t at = p->count;

	while (at > 0 && p->at[at - 1].off > off)
		at--;
	return at;
}

static void make_room(struct pieces *p, uint32_t end)
{
	if (p->count == p->piece_room) {
		p->piece_room = p->piece_room ? p->piece_room * 2 : 8;
		p->at = mem_grow(p->at, p->piece_room, sizeof(*p->at));
	}
	if (end > p->room) {
		p->room = end > p->room * 2 ? end : p->room * 2;
		p->data = mem_grow(p->data, p->room, 1);
	}
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Writes what no piece before it has, and marks who says something else. */
static void write_bytes(struct pieces *p, uint32_t index, const uint8_t *bytes)
{
	struct join_piece *new = &p->at[index];
	uint32_t end = new->off + new->len, covered = 0;

	for (uint32_t i = index > JOIN_BACK ? index - JOIN_BACK : 0; i < index; i++)
		if (p->at[i].off + p->at[i].len > covered)
			covered = p->at[i].off + p->at[i].len;
	if (covered > new->off)
		new->conflict =
			memcmp(p->data + new->off, bytes, smaller(end, covered) - new->off) != 0;
	for (uint32_t i = index + 1; i < p->count && p->at[i].off < end; i++) {
		struct join_piece *later = &p->at[i];

		later->conflict |= memcmp(p->data + later->off, bytes + (later->off - new->off),
					   smaller(end, later->off + later->len) - later->off) != 0;
	}
	if (covered < new->off)
		covered = new->off;
	if (covered < end)
		memcpy(p->data + covered, bytes + (covered - new->off), end - covered);
}

static void go_on(struct pieces *p, uint32_t index)
{
	for (; index < p->count && p->at[index].off <= p->upto; index++)
		if (p->at[index].off + p->at[index].len > p->upto)
			p->upto = p->at[index].off + p->at[index].len;
}

/* Where some are gone nobody asks who was the first to say something. */
static void write_behind(struct pieces *p, uint32_t off, const uint8_t *bytes, uint32_t n)
{
	uint32_t from = JOIN_HEAD + p->gone;

	if (off + n <= from)
		return;
	if (off > from)
		from = off;
	memcpy(p->data + (from - p->gone), bytes + (from - off), off + n - from);
}

static bool has_room(struct pieces *p, uint32_t off, uint32_t n)
{
	if (p->count >= JOIN_PIECES || off > UINT32_MAX / 2 || n > JOIN_LONGEST)
		return false;
	return off + n <= JOIN_LONGEST + p->gone || forget(p, off + n);
}

void pieces_add(struct pieces *p, uint64_t frame, uint32_t off, const uint8_t *bytes, uint32_t n)
{
	uint32_t index;

	if (p->lost)
		return;
	index = place_of(p, off);
	if (!has_room(p, off, n) || p->count - index > JOIN_BACK) {
		give_up(p);
		return;
	}
	make_room(p, off + n > p->gone ? off + n - p->gone : 0);
	memmove(p->at + index + 1, p->at + index, (p->count - index) * sizeof(*p->at));
	p->at[index] = (struct join_piece){frame, off, n, false};
	p->count++;
	if (n && p->gone)
		write_behind(p, off, bytes, n);
	else if (n && off >= p->upto && index + 1 == p->count)
		memcpy(p->data + off, bytes, n);
	else if (n)
		write_bytes(p, index, bytes);
	go_on(p, index);
}
