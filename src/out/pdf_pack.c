/* SPDX-License-Identifier: BSD-2-Clause */
/* Compression for PDF: one block of RFC 1951 with its fixed codes, in RFC 1950's wrapping. What
 * repeats something that stands at most 32 KiB before is written as a length and a distance; of a
 * few places that begin alike the one that goes on longest is taken, at once. */
#include "base/mem.h"
#include "pdf_int.h"

#include <stdlib.h>

#define WINDOW	  32768
#define SHORT	  3 /* bytes that a repetition has at least, and at most */
#define LONG	  258
#define TRIES	  32
#define ENOUGH	  64 /* a repetition that no longer one is looked for */
#define HASHES	  (1u << HASH_BITS)
#define HASH_BITS 13
#define END	  256	/* the code behind the last byte */
#define MODULUS	  65521 /* of Adler-32 */
#define NOWHERE	  UINT32_MAX

struct pack {
	struct buf *out;
	uint32_t bits;
	unsigned count; /* of bits that are not written yet */
	const uint8_t *bytes;
	uint32_t n;
	uint32_t
		head[HASHES]; /* the last place that begins so, and for each place the one before */
	uint32_t *before;
};

/* ---- bits ---- */

static void put_bits(struct pack *p, uint32_t bits, unsigned count)
{
	p->bits |= bits << p->count;
	p->count += count;
	while (p->count >= 8) {
		buf_byte(p->out, (uint8_t)p->bits);
		p->bits >>= 8;
		p->count -= 8;
	}
}

/* A code begins with its highest bit. */
static void put_code(struct pack *p, uint32_t code, unsigned count)
{
	uint32_t turned = 0;

	for (unsigned i = 0; i < count; i++)
		turned |= (code >> i & 1) << (count - 1 - i);
	put_bits(p, turned, count);
}

/* RFC 1951, 3.2.6. */
static void put_symbol(struct pack *p, unsigned symbol)
{
	if (symbol < 144)
		put_code(p, 0x30 + symbol, 8);
	else if (symbol < 256)
		put_code(p, 0x190 + symbol - 144, 9);
	else if (symbol < 280)
		put_code(p, symbol - 256, 7);
	else
		put_code(p, 0xc0 + symbol - 280, 8);
}

/* RFC 1951, 3.2.5: of both, codes that stand for `1 << extra` values each; `in_a_row` codes have
 * the same extra bits. Gives the code, and how many bits follow. */
static unsigned step_code(unsigned value, unsigned in_a_row, unsigned *extra, unsigned *rest)
{
	unsigned code = value, top = in_a_row * 2;

	*extra = 0;
	while (code >= top) {
		code = (code >> 1);
		++*extra;
	}
	*rest = value & ((1u << *extra) - 1);
	return code + *extra * in_a_row;
}

static void put_repeat(struct pack *p, unsigned length, unsigned distance)
{
	unsigned extra, rest, code = step_code(length - SHORT, 4, &extra, &rest);

	if (length == LONG) {
		put_symbol(p, 285);
	} else {
		put_symbol(p, 257 + code);
		put_bits(p, rest, extra);
	}
	code = step_code(distance - 1, 2, &extra, &rest);
	put_code(p, code, 5);
	put_bits(p, rest, extra);
}

/* ---- repetitions ---- */

static unsigned hash(const uint8_t *at)
{
	uint32_t three = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];

	return three * 0x9e3779b1u >> (32 - HASH_BITS);
}

static void remember(struct pack *p, uint32_t at)
{
	unsigned h;

	if (at + SHORT > p->n)
		return;
	h = hash(p->bytes + at);
	p->before[at] = p->head[h];
	p->head[h] = at;
}

/* The longest repetition that begins here; 0: none. */
static unsigned find_repeat(const struct pack *p, uint32_t at, unsigned *distance)
{
	uint32_t most = p->n - at < LONG ? p->n - at : LONG, from;
	unsigned best = SHORT - 1;

	if (most < SHORT)
		return 0;
	from = p->head[hash(p->bytes + at)];
	for (unsigned i = 0; i < TRIES && from != NOWHERE && at - from <= WINDOW; i++) {
		uint32_t n = 0;

		if (p->bytes[from + best] == p->bytes[at + best])
			while (n < most && p->bytes[from + n] == p->bytes[at + n])
				n++;
		if (n > best) {
			best = n;
			*distance = at - from;
		}
		if (best >= ENOUGH || best == most)
			break;
		from = p->before[from];
	}
	return best < SHORT ? 0 : best;
}

static void put_all(struct pack *p)
{
	for (uint32_t at = 0; at < p->n;) {
		unsigned distance = 0, length = find_repeat(p, at, &distance), count = length;

		if (length)
			put_repeat(p, length, distance);
		else
			put_symbol(p, p->bytes[at]), count = 1;
		while (count--)
			remember(p, at++);
	}
	put_symbol(p, END);
	if (p->count)
		put_bits(p, 0, 8 - p->count);
}

/* ---- the wrapping ---- */

static uint32_t adler(const uint8_t *bytes, size_t n)
{
	uint32_t a = 1, b = 0;

	while (n) {
		size_t part = n < 5552 ? n : 5552; /* no sum grows over 32 bits in so many */

		n -= part;
		while (part--)
			b += a += *bytes++;
		a %= MODULUS;
		b %= MODULUS;
	}
	return b << 16 | a;
}

void pdf_pack(struct buf *out, const uint8_t *bytes, size_t n)
{
	struct pack *p = mem_new(1, sizeof(*p));
	uint32_t sum = adler(bytes, n);

	*p = (struct pack){.out = out, .bytes = bytes, .n = (uint32_t)n};
	p->before = mem_new(n + 1, sizeof(*p->before));
	for (unsigned i = 0; i < HASHES; i++)
		p->head[i] = NOWHERE;
	buf_text(out, "\x78\x5e");
	put_bits(p, 3, 3); /* the last block, with fixed codes */
	put_all(p);
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_byte(out, (uint8_t)(sum >> shift));
	free(p->before);
	free(p);
}
