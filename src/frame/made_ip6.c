/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark's experts find odd in the headers behind IPv6's: options in a header that must not
 * have them, lengths that contradict each other. All is seen from the item that it is about. */
#include "frame/made.h"

#include "base/bits.h"

#define IP_LEAST  20
#define IP6_LEAST 40
#define TRACE_HEAD 10 /* bytes of an option behind its length and before what was traced */

/* The header of IPv6 that carries this layer, or NULL. */
static const struct layer *carrier(const struct frame *frame, unsigned layer)
{
	while (layer-- > 0)
		if (frame->layers[layer].proto == &proto_ipv6)
			return frame->layers[layer].head >= IP6_LEAST ? &frame->layers[layer] : NULL;
	return NULL;
}

static bool has_length(const struct frame *frame, unsigned layer)
{
	const struct layer *l = carrier(frame, layer);

	return l && bits_be16(frame->bytes + l->off + 4);
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

bool made_odd6(const struct frame *frame, const struct item *owner, enum odd6 odd, uint64_t *num)
{
	const struct layer *l = &frame->layers[owner->layer];
	const uint8_t *p = frame->bytes + owner->bit / 8;

	*num = owner->num;
	switch (odd) {
	case ODD6_NOT_HOP: return l->proto != &proto_hopopts;
	case ODD6_NOT_END: return l->proto != &proto_dstopts;
	case ODD6_JUMBO: return has_length(frame, owner->layer);
	case ODD6_TRACE_LEFT: return is_over(p - 3, num);
	case ODD6_TRACE_TYPE: return p[-2] >> 3 && words_of((uint32_t)owner->num) != p[-2] >> 3;
	}
	return false;
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
