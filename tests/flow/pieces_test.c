/* SPDX-License-Identifier: BSD-2-Clause */
/* Pieces of a whole: what is kept of them is what they said, also of a whole that is longer than
 * what is kept of one. */
#include "../../src/flow/join_int.h"

#include "test.h"

#define MB (1u << 20)

/* The byte at each place of the whole. */
static uint8_t byte_at(uint32_t off)
{
	return (uint8_t)(off * 2654435761u >> 24);
}

static uint32_t state = 1;

static uint32_t chance(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % below;
}

static void say(struct pieces *p, uint32_t off, uint32_t n)
{
	uint8_t *bytes = malloc(n + 1);

	for (uint32_t i = 0; i < n; i++)
		bytes[i] = byte_at(off + i);
	pieces_add(p, 1, off, bytes, n);
	free(bytes);
}

/* The first place from `off` to `end`, kept `back` bytes before, where something else stands. */
static uint32_t wrong_at(const struct pieces *p, uint32_t off, uint32_t end, uint32_t back)
{
	while (off < end && p->data[off - back] == byte_at(off))
		off++;
	return off;
}

static void holds(const struct pieces *p)
{
	uint32_t head = p->gone && p->upto > JOIN_HEAD ? JOIN_HEAD : p->upto;

	CHECK_INT(wrong_at(p, 0, head, 0), head);
	if (p->gone)
		CHECK_INT(wrong_at(p, JOIN_HEAD + p->gone, p->upto, p->gone), p->upto);
}

/* In order, some twice, some before others, some that begin where nothing is kept any more. */
static void long_whole(void)
{
	struct pieces p = {.count = 0};

	while (p.upto < 3 * JOIN_LONGEST && !p.lost) {
		uint32_t n = 1 + chance(MB / 4), gone = p.gone;
		uint32_t back = chance(2) ? chance(MB / 8) : 0;

		if (chance(4) == 0)
			say(&p, p.upto + n, n / 2 + 1); /* the next one fills the gap */
		say(&p, p.upto > back ? p.upto - back : 0, n + back);
		p.need = p.upto - (p.upto > 1000 ? 1000 : 0);
		if (p.gone && chance(3) == 0) {
			uint32_t from = JOIN_HEAD + p.gone, before = 1 + chance(9000);

			say(&p, from - before, before + chance(2000));
			say(&p, from - before, before / 2);
		}
		if (p.gone != gone || p.upto > 3 * JOIN_LONGEST - MB)
			holds(&p);
	}
	CHECK(!p.lost);
	CHECK(p.gone > JOIN_LONGEST);
	CHECK(p.room <= 2 * (JOIN_LONGEST + MB));
	pieces_done(&p);
}

/* What is still to be looked at is not forgotten: then nothing is kept. */
static void needed(void)
{
	static const uint32_t needs[] = {0, JOIN_HEAD + 1, JOIN_HEAD + 2 * MB};

	for (unsigned i = 0; i < 3; i++) {
		struct pieces p = {.need = needs[i]};
		uint32_t off = 0, spare = i == 2 ? 2 * MB : 0;

		for (; off < JOIN_LONGEST + 4 * MB && !p.lost; off += MB)
			say(&p, off, MB);
		CHECK(p.lost);
		CHECK(!p.data);
		CHECK_INT(off, JOIN_LONGEST + spare + MB);
		pieces_done(&p);
	}
}

/* Where pieces overlap, the first by its place has the bytes, and who says otherwise is marked. */
static void overlap(void)
{
	struct pieces p = {.count = 0};

	pieces_add(&p, 1, 0, (const uint8_t *)"abcd", 4);
	pieces_add(&p, 2, 6, (const uint8_t *)"gh", 2);
	CHECK_INT(p.upto, 4);
	pieces_add(&p, 3, 2, (const uint8_t *)"cdefgx", 6);
	CHECK_INT(p.upto, 8);
	CHECK_BYTES(p.data, 8, "abcdefgx", 8);
	CHECK(!p.at[0].conflict);
	CHECK(!p.at[1].conflict);
	CHECK(p.at[2].conflict);
	pieces_done(&p);
}

static const struct test tests[] = {
	{"long_whole", long_whole}, {"needed", needed}, {"overlap", overlap}};

TEST_MAIN(tests)
