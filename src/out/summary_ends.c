/* SPDX-License-Identifier: BSD-2-Clause */
/* The columns of who speaks to whom. Few pairs of hosts send most frames: what is written of two IP
 * addresses is kept, and found again by them. */
#include "summary_int.h"

#include "frame/value.h"

#define ENDS_WIDTH 12 /* at most what summary_align takes */

static void put_address(struct buf *out, enum ends_kind kind, const uint8_t *p)
{
	switch (p ? kind : ENDS_NONE) {
	case ENDS_NONE: break;
	case ENDS_MAC: value_mac(out, p); break;
	case ENDS_IPV4: num_put_ipv4(out, bits_be32(p)); break;
	case ENDS_IPV6: value_ipv6(out, p); break;
	}
}

/* To the right of its column: an address whose width is known before is not moved. */
static void put_first(const struct saying *s)
{
	struct buf *out = s->out;
	size_t from = out->len, n = ENDS_WIDTH;

	if (s->ends->kind == ENDS_IPV4)
		n = num_width_ipv4(bits_be32(s->ends->src));
	summary_blank(out, n, ENDS_WIDTH);
	put_address(out, s->ends->kind, s->ends->src);
	if (s->nobody)
		SAY(s, "N/A");
	if (s->ends->kind != ENDS_IPV4)
		summary_align(out, from, ENDS_WIDTH);
}

/* The first address stands to the right of its column, the second to the left. */
static void put_both(const struct saying *s)
{
	struct buf *out = s->out;
	size_t from, n;

	put_first(s);
	s->cut[SUMMARY_SOURCE] = out->len;
	say_arrow(s);
	s->cut[SUMMARY_ARROW] = from = out->len;
	put_address(out, s->half ? s->beyond : s->ends->kind, s->ends->dst);
	if (s->nobody)
		SAY(s, "N/A");
	n = out->len - from;
	memset(buf_room(out, ENDS_WIDTH + 1), ' ', ENDS_WIDTH + 1);
	if (n < ENDS_WIDTH)
		out->len += ENDS_WIDTH - n;
	s->cut[SUMMARY_DESTINATION] = out->len++;
}

static uint64_t be64(const uint8_t *p)
{
	return (uint64_t)bits_be32(p) << 32 | bits_be32(p + 4);
}

/* False where they are not IP's. */
static inline bool make_key(uint64_t key[4], const struct ends *ends)
{
	key[1] = key[2] = key[3] = 0;
	if (ends->kind == ENDS_IPV4) {
		key[0] = (uint64_t)bits_be32(ends->src) << 32 | bits_be32(ends->dst);
	} else if (ends->kind == ENDS_IPV6) {
		for (unsigned i = 0; i < 2; i++) {
			key[i] = be64(ends->src + 8 * i);
			key[2 + i] = be64(ends->dst + 8 * i);
		}
	}
	return ends->kind == ENDS_IPV4 || ends->kind == ENDS_IPV6;
}

static inline bool is_pair(const struct summary_pair *pair, const uint64_t key[4])
{
	return pair->key[0] == key[0] && pair->key[1] == key[1] && pair->key[2] == key[2] &&
	       pair->key[3] == key[3];
}

/* Where the pair is, or where it is to be: each has two places, and the newer pair takes the first.
 */
static inline struct summary_pair *pair_of(struct summary_pair *pairs, const uint64_t key[4])
{
	uint64_t hash = key[0] ^ key[1] * 3 ^ key[2] * 5 ^ key[3] * 7;
	size_t at = (size_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> 48) % SUMMARY_PAIRS;

	if (is_pair(&pairs[at], key))
		return &pairs[at];
	if (is_pair(&pairs[at ^ 1], key))
		return &pairs[at ^ 1];
	pairs[at ^ 1] = pairs[at];
	return &pairs[at];
}

/* The first so many bytes that are copied at once: IPv4's are no more. */
#define SHORT 36

static void keep_pair(
	struct summary_pair *pair, const struct saying *s, const uint64_t key[4], size_t from)
{
	struct buf *out = s->out;

	buf_room(out, sizeof(pair->text));
	memcpy(pair->key, key, sizeof(pair->key));
	pair->ascii = s->ascii;
	pair->source = (uint8_t)(s->cut[SUMMARY_SOURCE] - from);
	pair->arrow = (uint8_t)(s->cut[SUMMARY_ARROW] - from);
	pair->n = (uint8_t)(out->len - from);
	memcpy(pair->text, out->data + from, sizeof(pair->text));
}

void summary_ends(const struct saying *s, struct summary_pair *pairs)
{
	struct buf *out = s->out;
	const size_t from = out->len;
	struct summary_pair *pair;
	uint64_t key[4];
	uint8_t *to;

	if (!pairs || s->half || !s->ends->dst || !make_key(key, s->ends)) {
		put_both(s);
		return;
	}
	pair = pair_of(pairs, key);
	if (!is_pair(pair, key) || pair->ascii != s->ascii || !pair->n) {
		put_both(s);
		keep_pair(pair, s, key, from);
		return;
	}
	to = buf_room(out, sizeof(pair->text));
	memcpy(to, pair->text, SHORT);
	if (pair->n > SHORT)
		memcpy(to + SHORT, pair->text + SHORT, sizeof(pair->text) - SHORT);
	s->cut[SUMMARY_SOURCE] = from + pair->source;
	s->cut[SUMMARY_ARROW] = from + pair->arrow;
	out->len += pair->n;
	s->cut[SUMMARY_DESTINATION] = out->len - 1;
}
