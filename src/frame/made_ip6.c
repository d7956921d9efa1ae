/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark's experts find odd in IPv6's headers and IPv4's options: options in a header that
 * must not have them, lengths that contradict each other. All is seen from the item that it is
 * about. And what is worked out of such headers: hops, routes, groups. */
#include "frame/made.h"

#include "base/bits.h"
#include "base/num.h"
#include "frame/value.h"

#include <string.h>

#define IP_LEAST  20
#define IP6_LEAST 40
#define TRACE_HEAD 10 /* bytes of an option behind its length and before what was traced */

/* The header of IPv6 that carries this layer, or NULL. */
static const struct layer *carrier(const struct frame *frame, unsigned layer)
{
	while (layer-- > 0) {
		const struct layer *l = &frame->layers[layer];

		if (l->proto == &proto_ipv6)
			return l->head >= IP6_LEAST ? l : NULL;
	}
	return NULL;
}

static bool has_length(const struct frame *frame, unsigned layer)
{
	const struct layer *l = carrier(frame, layer);

	return l && bits_be16(frame->bytes + l->off + 4);
}

#define JUMBO 0xc2

uint32_t made_jumbo(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer] + 1;
	const uint8_t *p = frame->bytes + l->off;

	if (layer + 1u >= frame->count || l->proto != &proto_hopopts)
		return 0;
	for (uint32_t at = 2; at + 6 <= l->head; at += p[at] ? 2u + p[at + 1] : 1)
		if (p[at] == JUMBO)
			return bits_be32(p + at + 2);
	return 0;
}

/* Whether this is a fragment of a packet whose length is told in 32 bits. */
static bool is_jumbo(const struct frame *frame, unsigned layer)
{
	const struct layer *ip = carrier(frame, layer);

	return ip && !bits_be16(frame->bytes + ip->off + 4) &&
	       made_jumbo(frame, (unsigned)(ip - frame->layers));
}

/* A trace's numbers, RFC 9197 4.4.1: `at` its namespace. The room that is left is in words. */
static bool is_over(const uint8_t *at, uint64_t *num)
{
	uint32_t length = at[-3], left = (at[3] & 0x7fu) * 4;

	*num = left;
	return left && (length < TRACE_HEAD || left > length - TRACE_HEAD);
}

/* Words that a node writes, as the bits of the type say. */
static uint32_t words_of(uint32_t type)
{
	uint32_t words = 0;

	for (unsigned bit = 0; bit < 22; bit++)
		if (type >> (23 - bit) & 1)
			words += bit >= 8 && bit <= 10 ? 2 : 1;
	return words;
}

/* ---- routing headers ---- */

#define SOURCE 8 /* bytes of IPv6's header before its addresses */
#define TARGET 24
enum route { ROUTE_SOURCE, ROUTE_HOME = 2, ROUTE_RPL, ROUTE_SEGMENTS, ROUTE_16, ROUTE_32 };

int32_t made_visits(const uint8_t *head)
{
	int32_t bytes = head[1] * 8 - (head[5] >> 4) - (16 - (head[4] & 15));

	return bytes / (16 - (head[4] >> 4)) + 1;
}

void made_visit(struct buf *out, const struct frame *frame, const struct item *item)
{
	const struct layer *ip = carrier(frame, item->layer);
	uint32_t n = item->bits / 8;
	uint8_t address[16] = {0};

	if (!ip || n > sizeof(address))
		return;
	memcpy(address, frame->bytes + ip->off + TARGET, sizeof(address));
	memcpy(address + sizeof(address) - n, frame->bytes + item->bit / 8, n);
	value_ipv6(out, address);
}

/* Whether an address, of which the first bytes may be those of the packet's destination, is the one
 * that stands so many bytes behind the beginning of the packet. */
static bool is_address(const struct frame *frame, const struct item *owner, uint32_t where)
{
	const struct layer *ip = carrier(frame, owner->layer);
	const uint8_t *p = frame->bytes + (ip ? ip->off : 0);
	uint32_t n = owner->bits / 8;

	return ip && n <= 16 && memcmp(p + where, p + TARGET, 16 - n) == 0 &&
	       memcmp(p + where + 16 - n, frame->bytes + owner->bit / 8, n) == 0;
}

static bool goes_to_group(const struct frame *frame, unsigned layer)
{
	const struct layer *ip = carrier(frame, layer);

	return ip && frame->bytes[ip->off + TARGET] == 0xff;
}

static bool is_group(const struct frame *frame, const struct item *owner)
{
	if (owner->bits < 128)
		return goes_to_group(frame, owner->layer);
	return frame->bytes[owner->bit / 8] == 0xff;
}

/* Whether a header of this type cannot be so long: `p` its length, and the number of it. */
static bool is_odd_length(const uint8_t *p)
{
	uint32_t word = p[1] == ROUTE_16 ? 2 : 4;

	switch (p[1]) {
	case ROUTE_SOURCE: return p[0] % 2;
	case ROUTE_HOME: return p[0] != 2;
	case ROUTE_16:
	case ROUTE_32: return (p[2] + 1u) * word + 4 > p[0] * 8u + 8;
	default: return false;
	}
}

/* The same of how many hosts are left, which stands at `p`; how many there are. */
static bool is_left_over(const uint8_t *p, uint64_t *num)
{
	int32_t count = p[-1] == ROUTE_RPL ? made_visits(p - 3) : p[-2] / 2;

	if (p[-1] == ROUTE_SEGMENTS)
		count = p[1] + 1;
	*num = count > 0 ? (uint64_t)count : 0;
	return p[0] > *num;
}

bool made_odd6(const struct frame *frame, const struct item *owner, enum odd6 odd, uint64_t *num)
{
	const struct layer *l = &frame->layers[owner->layer];
	const uint8_t *p = frame->bytes + owner->bit / 8;

	*num = owner->num;
	switch (odd) {
	case ODD6_NOT_HOP: return l->proto != &proto_hopopts;
	case ODD6_NOT_END: return l->proto != &proto_dstopts;
	case ODD6_JUMBO: return has_length(frame, owner->layer);
	case ODD6_NOT_FIRST: return !owner->layer || l[-1].proto != &proto_ipv6;
	case ODD6_IN_PIECES: return is_jumbo(frame, owner->layer);
	case ODD6_GROUP: return is_group(frame, owner);
	case ODD6_SOURCE: return is_address(frame, owner, SOURCE);
	case ODD6_TARGET: return is_address(frame, owner, TARGET);
	case ODD6_TO_GROUP: return goes_to_group(frame, owner->layer);
	case ODD6_ROUTE_LENGTH: return is_odd_length(p);
	case ODD6_ROUTE_LEFT: return l->head >= 6 && is_left_over(p, num);
	case ODD6_ROUTE_PAD: return owner->num && !p[-1];
	case ODD4_TAG: return p[1] < 4 || p[1] > l->off + l->head - owner->bit / 8;
	case ODD6_TRACE_LEFT: return is_over(p - 3, num);
	case ODD6_TRACE_TYPE:
		return p[-7] > TRACE_HEAD && !is_over(p - 4, num) && p[-2] >> 3 &&
		       words_of((uint32_t)owner->num) != p[-2] >> 3;
	}
	return false;
}

/* The numbers of the groups of a tag of FIPS 188: bits, the numbers themselves, or the ends of rows
 * of them, of which the last may be without its beginning. */
void made_categories(struct buf *out, const uint8_t *p, uint32_t n, unsigned tag)
{
	uint32_t count = tag == 1 ? n * 8 : n / 2;
	bool first = true;

	for (uint32_t i = 0; i < count; i++) {
		if (tag == 1 && !(p[i / 8] << i % 8 & 0x80))
			continue;
		if (!first)
			buf_byte(out, ',');
		first = false;
		num_put(out, tag == 1 ? i : bits_be16(p + i * 2));
		if (tag != 5)
			continue;
		buf_byte(out, '-');
		i++;
		num_put(out, i < count ? bits_be16(p + i * 2) : 0);
	}
}

bool made_hops(const struct frame *frame, const struct item *owner, uint64_t *num)
{
	for (unsigned i = owner->layer + 1u; i-- > 0;) {
		const struct layer *l = &frame->layers[i];
		uint32_t at = l->proto == &proto_ip ? 8 : 7;

		if (l->proto != &proto_ip && l->proto != &proto_ipv6)
			continue;
		if (l->head < IP_LEAST)
			return false;
		*num = (frame->bytes[l->off + at] - owner->num) & 0xff;
		return true;
	}
	return false;
}
