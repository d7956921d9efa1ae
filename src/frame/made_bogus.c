/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark's experts find wrong with a header that says what cannot be: a length that is
 * more than there is or less than the header, a version that is another's. Most frames have
 * nothing of the kind, which is known (made_is_bogus) before anything is made of them. */
#include "frame/made.h"

#include "base/bits.h"

#define IP_LEAST 20
#define IP6_LEAST 40
#define NEXT_HOP  0
#define NEXT_NOTHING 59
#define UDP_LEAST 8
#define TCP_LEAST 20
#define SYN 2
#define MSS 2

static bool is_quoted(const struct frame *frame, unsigned layer)
{
	while (layer-- > 0)
		if (frame->layers[layer].proto->next == NEXT_QUOTE)
			return true;
	return false;
}

/* Where a layer ends by what the length of another says, if that can be: no further than `end`. */
static uint32_t said_end(const struct frame *frame, const struct layer *l, uint32_t end)
{
	const uint8_t *p = frame->bytes + l->off;
	uint32_t n = end - l->off;

	if (l->proto == &proto_ip && l->head >= IP_LEAST && bits_be16(p + 2) >= IP_LEAST)
		n = bits_be16(p + 2);
	else if (l->proto == &proto_ipv6 && l->head >= IP6_LEAST && bits_be16(p + 4))
		n = IP6_LEAST + bits_be16(p + 4);
	else if (l->proto == &proto_udp && l->head >= UDP_LEAST && bits_be16(p + 4) >= UDP_LEAST)
		n = bits_be16(p + 4);
	else if (l->proto == &proto_dot3 && l->head >= 14)
		n = 14u + bits_be16(p + 12);
	return n < end - l->off ? l->off + n : end;
}

/* Bytes that there are for a layer, captured or not, as the headers before it say. */
static uint32_t room(const struct frame *frame, unsigned layer)
{
	uint32_t end = frame->len;

	for (unsigned i = 0; i < layer; i++)
		end = said_end(frame, &frame->layers[i], end);
	return end > frame->layers[layer].off ? end - frame->layers[layer].off : 0;
}

static bool lacks_mss(const uint8_t *p, uint32_t head)
{
	if (head <= TCP_LEAST || !(p[13] & SYN))
		return false;
	for (uint32_t at = TCP_LEAST; at < head && p[at] != 0;) {
		if (p[at] == MSS)
			return false;
		if (p[at] != 1 && (at + 1 >= head || p[at + 1] < 2))
			break;
		at += p[at] == 1 ? 1 : p[at + 1];
	}
	return true;
}

/* Four options that do nothing, between which none of them begins a word. Timestamps alone, which
 * stand behind two, are seen at once. */
static bool has_nops(const uint8_t *p, uint32_t head)
{
	uint32_t at = TCP_LEAST, row = 0;

	if (head < TCP_LEAST + 4 || (head == TCP_LEAST + 12 && bits_be32(p + at) == 0x0101080a))
		return false;
	while (at < head && p[at] != 0) {
		if (p[at] == 1)
			row = row && at % 4 == 0 ? 0 : row + 1;
		if (row == 4 && p[at] == 1)
			return true;
		if (p[at] != 1 && (at + 1 >= head || p[at + 1] < 2))
			return false;
		at += p[at] == 1 ? 1 : p[at + 1];
	}
	return false;
}

static bool ip_bogus(const struct frame *frame, unsigned layer, enum bogus bogus, uint64_t *num)
{
	const uint8_t *p = frame->bytes + frame->layers[layer].off;
	uint32_t head = (p[0] & 15) * 4u, len = bits_be16(p + 2);

	switch (bogus) {
	case BOGUS_IP_VERSION: return p[0] >> 4 != 4;
	case BOGUS_IP_HEAD: *num = head; return p[0] >> 4 == 4 && head < IP_LEAST;
	case BOGUS_IP_SHORT: return len && len < head;
	case BOGUS_IP_LONG: *num = room(frame, layer); return len >= head && len > *num;
	case BOGUS_NOPS: return has_nops(p, frame->layers[layer].head);
	case BOGUS_IP6_LONG:
	case BOGUS_IP6_VERSION:
	case BOGUS_IP6_ZERO:
	case BOGUS_IP6_JUMBO:
	case BOGUS_LENGTH:
	case BOGUS_UDP_SHORT:
	case BOGUS_UDP_LONG:
	case BOGUS_UDP_JUMBO:
	case BOGUS_TCP_HEAD:
	case BOGUS_MSS:
	case BOGUS_ODD: break;
	}
	return false;
}

/* A length of 0 must be told elsewhere, RFC 2675; or a card will cut the packet. */
static bool ip6_bogus(const struct frame *frame, unsigned layer, enum bogus bogus, uint64_t *num)
{
	const uint8_t *p = frame->bytes + frame->layers[layer].off;
	uint32_t len = bits_be16(p + 4);

	*num = room(frame, layer);
	*num -= *num < IP6_LEAST ? *num : IP6_LEAST;
	if (bogus == BOGUS_IP6_LONG)
		return (len ? len : made_jumbo(frame, layer)) > *num;
	if (bogus == BOGUS_IP6_VERSION)
		return p[0] >> 4 != 6;
	if (bogus == BOGUS_IP6_ZERO)
		return !len && p[6] != NEXT_HOP && p[6] != NEXT_NOTHING;
	return bogus == BOGUS_IP6_JUMBO && !len && p[6] == NEXT_HOP && !made_jumbo(frame, layer);
}

/* Whether there are more fragments of IPv4's packet. */
static bool goes_on(const struct frame *frame, const struct layer *l)
{
	return l->proto == &proto_ip && l->head >= IP_LEAST && frame->bytes[l->off + 6] & 0x20;
}

static bool in_ipv6(const struct frame *frame, unsigned layer)
{
	while (layer > 0 && frame->layers[layer].proto != &proto_ip &&
		frame->layers[layer].proto != &proto_ipv6)
		layer--;
	return frame->layers[layer].proto == &proto_ipv6;
}

static bool udp_bogus(const struct frame *frame, unsigned layer, enum bogus bogus, uint64_t *num)
{
	*num = bits_be16(frame->bytes + frame->layers[layer].off + 4);
	if (!*num && in_ipv6(frame, layer)) /* RFC 2675 4 */
		return bogus == BOGUS_UDP_JUMBO && room(frame, layer) <= UINT16_MAX;
	if (bogus == BOGUS_UDP_SHORT)
		return *num < UDP_LEAST;
	return bogus == BOGUS_UDP_LONG && *num > room(frame, layer) && layer > 0 &&
	       frame->layers[layer - 1].proto != &proto_fraghdr &&
	       !(frame->joined && frame->layers[layer].off >= frame->joined) &&
	       !goes_on(frame, &frame->layers[layer - 1]);
}

static bool tcp_bogus(const struct layer *l, const uint8_t *p, enum bogus bogus, uint64_t *num)
{
	if (bogus == BOGUS_MSS)
		return !l->faults && lacks_mss(p, l->head);
	if (bogus == BOGUS_NOPS)
		return !l->faults && has_nops(p, l->head);
	*num = (p[12] >> 4) * 4u;
	return bogus == BOGUS_TCP_HEAD && *num < TCP_LEAST;
}

/* Where the length of a frame's payload is, behind which that begins; 0: it has none. */
static uint32_t length_at(const struct proto *proto)
{
	return proto == &proto_dot3 ? 12 : proto == &proto_vlan_llc ? 2 : 0;
}

static bool layer_bogus(const struct frame *frame, unsigned layer, enum bogus bogus, uint64_t *num)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	uint32_t left = frame->cap - l->off;

	if (l->proto == &proto_ip && left >= IP_LEAST)
		return ip_bogus(frame, layer, bogus, num);
	if (l->proto == &proto_ipv6 && left >= IP6_LEAST)
		return ip6_bogus(frame, layer, bogus, num);
	if (l->proto == &proto_udp && left >= UDP_LEAST)
		return udp_bogus(frame, layer, bogus, num);
	if (l->proto == &proto_tcp && left >= TCP_LEAST)
		return tcp_bogus(l, p, bogus, num);
	if (bogus == BOGUS_LENGTH && left >= length_at(l->proto) + 2)
		return bits_be16(p + length_at(l->proto)) + length_at(l->proto) + 2 >
		       frame->len - l->off;
	return false;
}

bool made_bogus(const struct frame *frame, const struct item *owner, enum bogus bogus,
	uint64_t *num)
{
	*num = owner->num;
	if (is_quoted(frame, owner->layer))
		return false;
	return layer_bogus(frame, owner->layer, bogus, num);
}

/* The same for all that could be wrong with a layer at once; `end`: where the headers before it say
 * that it ends at most. */
static bool any_bogus(const struct frame *frame, unsigned layer, uint32_t end)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	uint32_t left = frame->cap - l->off, there = end > l->off ? end - l->off : 0;
	uint64_t num;

	if (l->proto == &proto_ip && left >= IP_LEAST) {
		uint32_t head = (p[0] & 15) * 4u, len = bits_be16(p + 2);

		return p[0] >> 4 != 4 || head < IP_LEAST ||
		       (len && (len < head || len > there)) ||
		       (l->head > IP_LEAST && has_nops(p, l->head));
	}
	if (l->proto == &proto_tcp && left >= TCP_LEAST)
		return p[12] >> 4 < TCP_LEAST / 4 ||
		       (!l->faults && (lacks_mss(p, l->head) || has_nops(p, l->head)));
	if (l->proto == &proto_ipv6 && left >= IP6_LEAST)
		return bits_be16(p + 4) > (there < IP6_LEAST ? 0 : there - IP6_LEAST) ||
		       !bits_be16(p + 4) || p[0] >> 4 != 6;
	if (l->proto == &proto_udp && left >= UDP_LEAST)
		return bits_be16(p + 4) < UDP_LEAST ||
		       (bits_be16(p + 4) > there &&
			       udp_bogus(frame, layer, BOGUS_UDP_LONG, &num));
	if (length_at(l->proto) && left >= length_at(l->proto) + 2)
		return layer_bogus(frame, layer, BOGUS_LENGTH, &num);
	return false;
}

bool made_is_bogus(const struct frame *frame)
{
	uint32_t end = frame->len;

	for (unsigned i = 0; i < frame->count; i++) {
		if (any_bogus(frame, i, end))
			return true;
		end = said_end(frame, &frame->layers[i], end);
	}
	return false;
}
