/* SPDX-License-Identifier: BSD-2-Clause */
/* The Internet checksum, RFC 1071, SCTP's CRC, RFC 9260 App. A, and what they cover: a header, a
 * header and its payload, or these and a pseudo-header that is not on the wire (RFC 768, RFC 9293
 * 3.1, RFC 8200 8.1). A built frame and a dissected one are seen alike, as layers over bytes; they
 * differ in whom to believe: a builder takes what was typed, a reader what the packet says. */
#include "frame/sum.h"

#include "base/bits.h"
#include "base/crc.h"
#include "frame/craft.h"
#include "frame/walk.h"

#include <string.h>

#define OPTION_LSRR      131
#define OPTION_SSRR      137
#define OPTION_HOME      0xc9
#define ICMPV6           58
#define ROUTING_PARTS	 3 /* RFC 6554: without what addresses have in common */
#define ROUTING_SEGMENTS 4 /* RFC 8754: the last segment comes first */
#define ROUTING_16	 5 /* RFC 9631: numbers instead of addresses */
#define ROUTING_32	 6

/* Sums words as they lie in memory; the fold at the end does not care about their order. */
static uint64_t add(uint64_t sum, const uint8_t *p, size_t n)
{
	uint32_t words[4], word;
	uint16_t half = 0;

	for (; n >= 16; n -= 16, p += 16) {
		memcpy(words, p, 16);
		sum += (uint64_t)words[0] + words[1] + ((uint64_t)words[2] + words[3]);
	}
	for (; n >= 4; n -= 4, p += 4) {
		memcpy(&word, p, 4);
		sum += word;
	}
	if (n >= 2) {
		memcpy(&half, p, 2);
		sum += half;
		p += 2;
	}
	if (n & 1) {
		half = 0;
		memcpy(&half, p, 1);
		sum += half;
	}
	return sum;
}

static uint64_t add16(uint64_t sum, uint32_t value)
{
	const uint8_t bytes[2] = {(uint8_t)(value >> 8), (uint8_t)value};

	return add(sum, bytes, 2);
}

static uint16_t fold(uint64_t sum)
{
	uint8_t bytes[2];
	uint16_t half;

	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	half = (uint16_t)~sum;
	memcpy(bytes, &half, 2);
	return bits_be16(bytes);
}

static const uint8_t *header(const struct frame *frame, unsigned i)
{
	return frame->bytes + frame->layers[i].off;
}

/* A layer's checksum field, and the byte of its header at which it stands. */
struct place {
	const struct field *field;
	uint32_t at;
};

/* False where the layer has no checksum, or its header ends before. */
static bool find_sum(const struct frame *frame, unsigned i, struct place *place)
{
	const struct layer *l = &frame->layers[i];
	uint64_t selector = BIND_NONE;
	bool selected = false;
	uint32_t bit = 0;

	for (const struct field *f = l->proto->fields; f->id; f++) {
		if (!field_when(f, selector))
			continue;
		if (!f->bits || bit + f->bits > l->head * 8)
			return false;
		if (f->fill == FILL_SUM) {
			*place = (struct place){f, bit / 8};
			return true;
		}
		if (f->select) {
			uint64_t value = bits_get(header(frame, i), bit, f->bits);

			selector = field_selector(f, selector, !selected, value);
			selected = true;
		}
		bit += f->bits;
	}
	return false;
}

/* Where a source route leads to in the end, or NULL; `used`: unless it is at its end. */
static const uint8_t *route_end(const uint8_t *ip, uint32_t head, bool used)
{
	const uint8_t *end = NULL;
	int found = 0;

	for (uint32_t at = 20; at < head && ip[at] != 0;) {
		uint32_t len = ip[at] == 1 ? 1 : at + 1 < head ? ip[at + 1] : 0;

		if (len == 0 || at + len > head || (len == 1 && ip[at] != 1))
			break;
		if (ip[at] == OPTION_LSRR || ip[at] == OPTION_SSRR) {
			found++;
			if (len >= 7 && !(used && ip[at + 2] > len))
				end = ip + at + 3 + (len - 3) / 4 * 4 - 4;
		}
		at += len;
	}
	return found == 1 ? end : NULL;
}

static void pseudo4(const struct frame *frame, unsigned ip, bool used, struct sum_pseudo *out)
{
	const uint8_t *p = header(frame, ip);
	const uint8_t *end = route_end(p, frame->layers[ip].head, used);

	out->src = p + 12;
	out->dst = end ? end : p + 16;
	out->width = 4;
}

/* The address of the mobile node's home, if the header has this option and no other, or NULL. */
static const uint8_t *home_address(const uint8_t *p, uint32_t head)
{
	const uint8_t *home = NULL;

	for (uint32_t at = 2; at < head;) {
		uint32_t len = p[at] == 0 ? 1 : at + 1 < head ? p[at + 1] + 2u : 0;

		if (len == 0 || at + len > head)
			return NULL;
		if (p[at] > 1) {
			if (home || p[at] != OPTION_HOME || len != 18)
				return NULL;
			home = p + at + 2;
		}
		at += len;
	}
	return home;
}

/* Where a routing header says that the packet goes; NULL where that is not in it as a whole. */
static const uint8_t *final_address(const uint8_t *p, uint32_t head)
{
	if (head < 24 || p[3] == 0 || p[2] == ROUTING_16 || p[2] == ROUTING_32 ||
		(p[2] == ROUTING_PARTS && p[4]))
		return NULL;
	return p[2] == ROUTING_SEGMENTS ? p + 8 : p + 8 + (head - 8) / 16 * 16 - 16;
}

static bool is_extension(const struct proto *p)
{
	return p == &proto_hopopts || p == &proto_routing || p == &proto_fraghdr ||
	       p == &proto_dstopts || p == &proto_ah;
}

/* Goes down through the extension headers to the IPv6 header; false where there is none. */
static bool pseudo6(const struct frame *frame, unsigned i, struct sum_pseudo *out)
{
	const uint8_t *src = NULL, *dst = NULL, *ip;

	for (; i > 0 && is_extension(frame->layers[i].proto); i--) {
		const struct layer *l = &frame->layers[i];
		const uint8_t *home = NULL;

		if (l->proto == &proto_routing && !dst)
			dst = final_address(header(frame, i), l->head);
		if (l->proto == &proto_dstopts)
			home = home_address(header(frame, i), l->head);
		src = home ? home : src;
	}
	if (frame->layers[i].proto != &proto_ipv6 || frame->layers[i].head < 40)
		return false;
	ip = header(frame, i);
	out->src = src ? src : ip + 8;
	out->dst = dst ? dst : ip + 24;
	out->width = 16;
	return true;
}

/* The pseudo-header of layer i; false where nothing below has one for it. */
static bool find_pseudo(const struct frame *frame, unsigned i, uint32_t len, bool used,
	struct sum_pseudo *out)
{
	const struct layer *l = &frame->layers[i];
	unsigned under = i ? i - 1 : 0;
	uint64_t number = 0;

	if (i == 0)
		return false;
	while (under > 0 && frame->layers[under].proto == &proto_ah)
		under--;
	proto_binding(l->proto, BIND_IPPROTO, &number);
	if (frame->layers[under].proto == &proto_ip && number != ICMPV6 &&
		frame->layers[under].head >= 20)
		pseudo4(frame, under, used, out);
	else if (!pseudo6(frame, i - 1, out))
		return false;
	out->len = len;
	out->number = (uint8_t)number;
	return true;
}

static uint64_t pseudo_sum(const struct sum_pseudo *p)
{
	return add16(add16(add(add(0, p->src, p->width), p->dst, p->width), p->len), p->number);
}

static bool pseudo(const struct frame *frame, unsigned i, uint32_t len, bool used, uint64_t *sum)
{
	struct sum_pseudo p;

	if (!find_pseudo(frame, i, len, used, &p))
		return false;
	*sum = pseudo_sum(&p);
	return true;
}

/* The checksum over layer i with its own field, at byte `at`, taken as 0. */
static uint16_t over(const struct frame *frame, unsigned i, uint32_t at, uint32_t n, uint64_t sum)
{
	const uint8_t *p = header(frame, i);

	if (n > at + 2)
		sum = add(sum, p + at + 2, n - at - 2);
	sum = fold(add(sum, p, at));
	/* Without a sum a UDP datagram would look as if its sender had not computed it. */
	return sum == 0 && frame->layers[i].proto == &proto_udp ? UINT16_MAX : (uint16_t)sum;
}

/* The CRC over layer i as it stands on the wire, its lowest byte first, with its own field as 0. */
static uint32_t crc_over(const struct frame *frame, unsigned i, uint32_t at, uint32_t n)
{
	static const uint8_t none[4] = {0};
	const uint8_t *p = header(frame, i);
	uint32_t crc = crc32c(crc32c(0, p, at), none, 4);

	crc = crc32c(crc, p + at + 4, n - at - 4);
	return crc << 24 | (crc & 0xff00) << 8 | (crc >> 8 & 0xff00) | crc >> 24;
}

/* RFC 2784 2.2: a routing field alone brings room for a checksum, but none. */
static bool is_unused(const struct frame *frame, unsigned i)
{
	return frame->layers[i].proto == &proto_gre && !bits_get(header(frame, i), 0, 1);
}

/* ---- built frames ---------------------------------------------------------------------------- */

static void view(struct frame *frame, const struct stack *stack, const struct resolved *r,
	const uint8_t *bytes)
{
	frame->bytes = bytes;
	frame->cap = frame->len = r->len;
	frame->count = stack->count;
	for (unsigned i = 0; i < stack->count; i++)
		frame->layers[i] = (struct layer){.proto = stack->parts[i].proto,
			.off = r->off[i],
			.head = r->head[i],
			.pay = r->pay[i]};
}

/* The length in the pseudo-header: what IPv4's own length field leaves, where that was typed. */
static uint32_t length4(
	const struct stack *stack, const struct frame *frame, unsigned ip, uint32_t n)
{
	const struct field *f = proto_filled(&proto_ip, FILL_TOTLEN);
	const uint8_t *p = header(frame, ip);
	uint32_t len = bits_be16(p + 2), ihl = (p[0] & 15) * 4u;

	if (!stack_typed(&stack->parts[ip], f))
		return n;
	return len > ihl ? len - ihl : 0;
}

static bool automatic(const struct stack *stack, const struct frame *frame, unsigned i,
	struct place *place, uint32_t *sum)
{
	const struct layer *l = &frame->layers[i];
	uint32_t n = l->head + l->pay, len = n;
	uint64_t start = 0;

	if (!find_sum(frame, i, place))
		return false;
	*sum = 0;
	if (place->field->sum == SUM_HEADER)
		n = l->head;
	if (is_unused(frame, i))
		return true;
	if (place->field->sum == SUM_CRC32C) {
		*sum = crc_over(frame, i, place->at, n);
		return true;
	}
	if (place->field->sum == SUM_PSEUDO) {
		if (i > 0 && l[-1].proto == &proto_ip && l[-1].head >= 20)
			len = length4(stack, frame, i - 1, n);
		if (!pseudo(frame, i, len, false, &start))
			return true;
	}
	*sum = over(frame, i, place->at, n, start);
	return true;
}

void sum_fill(const struct stack *stack, const struct resolved *r, uint8_t *bytes)
{
	struct place place;
	struct frame frame;
	uint32_t sum;

	view(&frame, stack, r, bytes);
	for (unsigned i = stack->count; i-- > 0;) {
		const struct field *f = proto_filled(stack->parts[i].proto, FILL_SUM);

		if (f && !stack_typed(&stack->parts[i], f) &&
			automatic(stack, &frame, i, &place, &sum))
			bits_put(bytes, (r->off[i] + place.at) * UINT64_C(8), place.field->bits,
				sum);
	}
}

bool sum_auto(const struct stack *stack, const struct resolved *r, const uint8_t *bytes, unsigned i,
	uint32_t *sum)
{
	struct place place;
	struct frame frame;

	view(&frame, stack, r, bytes);
	return automatic(stack, &frame, i, &place, sum);
}

/* ---- dissected frames ------------------------------------------------------------------------ */

/* Whether layer i is there as long as its own length field says: most have none. */
static bool is_complete(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	const struct field *total, *f;
	unsigned bit;

	if (l->proto == &proto_eth || l->proto == &proto_tcp)
		return true;
	if (l->proto == &proto_ip && l->head >= 4) /* of what is left, most */
		return bits_be16(header(frame, i) + 2) <= l->head + l->pay;
	total = proto_filled(l->proto, FILL_TOTLEN);
	f = total ? total : proto_filled(l->proto, FILL_PAYLEN);
	if (!f || f->when.how != WHEN_ALWAYS)
		return true;
	bit = proto_bit(l->proto, f);
	if (bit + f->bits > l->head * 8)
		return false;
	return bits_get(header(frame, i), bit, f->bits) <= (total ? l->head : 0) + l->pay;
}

static bool is_fragment(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];

	if (l->proto == &proto_ip)
		return l->head >= 20 && bits_be16(header(frame, i) + 6) & 0x3fff;
	return l->proto == &proto_fraghdr && l->head >= 4 &&
	       bits_be16(header(frame, i) + 2) & 0xfff9;
}

/* Whether what layer i carries was put together from several frames. */
static bool is_joined(const struct frame *frame, unsigned i)
{
	return frame->joined && frame->layers[i].off < frame->joined &&
	       frame->layers[i + 1].off >= frame->joined;
}

static bool is_in_fragment(const struct frame *frame, unsigned i)
{
	for (unsigned j = i; j-- > 0;) {
		if (is_fragment(frame, j) && !is_joined(frame, j))
			return true;
		if (!is_extension(frame->layers[j].proto))
			break;
	}
	return false;
}

/* A packet said to be longer than the frame, which is all there: Wireshark sums what it is. */
static bool is_lengthy(const struct frame *frame, unsigned i)
{
	const struct proto *p = frame->layers[i].proto;

	return (p == &proto_ip || p == &proto_ipv6) && frame->cap >= frame->len;
}

static bool is_whole(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	bool quoted = false;

	if (frame->cap < frame->len && l->off + l->head + l->pay == frame->cap)
		return false;
	for (unsigned j = 0; j <= i; j++) {
		if (frame->layers[j].proto->next == NEXT_QUOTE)
			quoted = true;
		if (!is_complete(frame, j) && (quoted || !is_lengthy(frame, j)))
			return false;
	}
	return true;
}

/* RFC 768: over UDP 0 says that the sender did not compute it. */
static bool is_not_computed(const struct frame *frame, unsigned i, uint32_t at)
{
	return frame->layers[i].proto == &proto_udp && bits_be16(header(frame, i) + at) == 0;
}

/* What the sum is over, or why nobody can tell whether it is right. A message that ends too early
 * is summed as it stands, but not what was captured short. */
static enum sum_doubt find_parts(const struct frame *frame, unsigned layer, struct sum_look *look)
{
	const struct layer *l = &frame->layers[layer];
	bool cut = frame->cap < frame->len || l->proto->layer != LAYER_NETWORK;

	look->n = l->head + l->pay;
	look->pseudo = false;
	if (layer && l->proto->next == NEXT_NONE && !is_joined(frame, layer - 1))
		look->n = l[-1].pay; /* with what is behind the fields */
	if (l->faults & FAULT_SHORT && cut)
		return SUM_CUT;
	if (is_unused(frame, layer))
		return SUM_UNUSED;
	if (is_not_computed(frame, layer, look->at))
		return SUM_LEFT_OUT;
	if (look->field->sum == SUM_HEADER)
		look->n = l->head;
	else if (is_in_fragment(frame, layer))
		return SUM_FRAGMENT;
	else if (!is_whole(frame, layer))
		return SUM_CUT;
	if (look->field->sum != SUM_PSEUDO)
		return SUM_SURE;
	look->pseudo = find_pseudo(frame, layer, look->n, true, &look->before);
	return look->pseudo ? SUM_SURE : SUM_ALONE;
}

static uint32_t expected_of(const struct frame *frame, unsigned layer, const struct sum_look *look)
{
	if (look->field->sum == SUM_CRC32C)
		return crc_over(frame, layer, look->at, look->n);
	return over(frame, layer, look->at, look->n,
		look->pseudo ? pseudo_sum(&look->before) : 0);
}

static bool expect(
	const struct frame *frame, unsigned layer, const struct place *place, uint32_t *sum)
{
	struct sum_look look;

	look.field = place->field;
	look.at = place->at;
	if (find_parts(frame, layer, &look) != SUM_SURE)
		return false;
	*sum = expected_of(frame, layer, &look);
	return true;
}

bool sum_expected(const struct frame *frame, unsigned layer, uint32_t *sum)
{
	struct place place;

	return find_sum(frame, layer, &place) && expect(frame, layer, &place, sum);
}

bool sum_expected_of(const struct frame *frame, const struct item *item, uint32_t *sum)
{
	const struct layer *l = &frame->layers[item->layer];
	struct place place = {item->field, item->bit / 8 - l->off};

	if (item->field->fill != FILL_SUM)
		return sum_expected(frame, item->layer, sum);
	if (item->bit / 8 < l->off || place.at + item->bits / 8 > l->head)
		return false;
	return expect(frame, item->layer, &place, sum);
}

bool sum_look(const struct frame *frame, unsigned layer, struct sum_look *look)
{
	struct place place;

	if (layer >= frame->count || !find_sum(frame, layer, &place))
		return false;
	*look = (struct sum_look){.field = place.field, .at = place.at};
	look->is = (uint32_t)bits_get(header(frame, layer), place.at * 8, place.field->bits);
	look->doubt = find_parts(frame, layer, look);
	if (look->doubt != SUM_SURE)
		return true;
	look->expected = expected_of(frame, layer, look);
	if (look->pseudo)
		look->partial = (uint16_t)~fold(pseudo_sum(&look->before));
	look->offload = look->pseudo && look->is != look->expected &&
			(look->is == look->partial || look->is == 0);
	return true;
}
