/* SPDX-License-Identifier: BSD-2-Clause */
/* What is left behind all that lengths speak of, as Wireshark tells it apart: zeros that fill an
 * Ethernet frame, or a cooked one, up to the 60 bytes that it must have, a trailer, and four bytes
 * that are taken for the frame check sequence where the frame is long enough to have one. Of a
 * frame inside another all of it is trailer; a tag of 802.1Q takes it over from the frame, but for
 * the check sequence. */
#include "frame/made.h"

#include <string.h>

#define LEAST 60 /* bytes of a frame without its check sequence */
#define FCS 4

struct tail {
	uint32_t at, left;  /* bytes from the frame's start; all that is left there */
	uint32_t fill, sum; /* bytes of padding and of the check sequence in it */
	bool unpadded;      /* there must be padding, but these are no zeros */
};

static bool is_zero(const uint8_t *p, uint32_t n)
{
	while (n && !p[n - 1])
		n--;
	return n == 0;
}

static bool is_ethernet(const struct proto *proto)
{
	return proto == &proto_eth || proto == &proto_dot3;
}

/* Whether the layer is the frame itself or a tag of it, and not a frame in a tunnel. */
static bool is_outer(const struct frame *frame, unsigned layer)
{
	const struct proto *first = frame->layers[0].proto;

	while (layer && !is_ethernet(frame->layers[layer].proto))
		layer--;
	return layer == 0 && (is_ethernet(first) || first == &proto_sll || first == &proto_sll2);
}

/* The layer's own tail, or that of the one in it whose length counts; labels have none. To
 * Wireshark LLDP ends three bytes before its end. */
static void find(const struct frame *frame, unsigned layer, struct tail *t)
{
	const struct layer *l = &frame->layers[layer], *in = l + 1;
	const struct layer *end = frame->layers + frame->count;
	uint32_t early = 0, bits;

	while (in < end && in->proto == &proto_mpls)
		in++;
	if (in < end && frame_is_bogus(frame, in, &bits)) {
		t->at = in->off;
		return;
	}
	if (!l->tail && in < end) {
		early = in->proto == &proto_lldp && in->head > 3 ? 3 : 0;
		if (early || proto_is_arp(in->proto) || in->proto == &proto_ip ||
			in->proto == &proto_ipv6)
			l = in;
	}
	t->at = l->off + l->head + l->pay - early;
	t->left = l->tail + early;
}

static struct tail tail_of(const struct frame *frame, unsigned layer)
{
	struct tail t = {.left = 0};
	uint32_t lack;

	find(frame, layer, &t);
	if (!is_outer(frame, layer))
		return t;
	lack = t.at < LEAST && t.at + t.left >= LEAST ? LEAST - t.at : 0;
	t.unpadded = lack && !is_zero(frame->bytes + t.at, lack);
	t.fill = t.unpadded ? 0 : lack;
	if (layer == 0 && is_ethernet(frame->layers[0].proto) &&
		t.at + t.left >= LEAST + FCS && t.left - t.fill >= FCS)
		t.sum = FCS;
	return t;
}

bool made_unpadded(const struct frame *frame, unsigned layer)
{
	return tail_of(frame, layer).unpadded;
}

/* Whether all lengths agree, as they do in most frames. */
static inline bool is_tight(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t bits;

	return !l->tail && layer + 1u < frame->count && l[1].proto == &proto_ip && !l[1].tail &&
	       !frame_is_bogus(frame, &l[1], &bits);
}

uint32_t made_tail(const struct frame *frame, unsigned layer, enum field_make make, uint32_t *at)
{
	const struct layer *l = &frame->layers[layer];
	struct tail t;

	*at = l->off + l->head + l->pay;
	if (is_tight(frame, layer))
		return 0;
	t = tail_of(frame, layer);
	*at = t.at;
	if (make == MAKE_PADDING)
		return t.fill;
	if (make == MAKE_FCS) {
		*at = t.at + t.left - t.sum;
		return t.sum;
	}
	*at += t.fill;
	return t.left - t.fill - t.sum;
}

#define PPPOE_LEAST 40 /* bytes that fill the smallest frame */

bool made_less(const struct frame *frame, const struct item *owner, uint64_t *num)
{
	const struct layer *l = &frame->layers[owner->layer];
	const uint8_t *p = frame->bytes + l->off + l->head;
	uint32_t there = l->pay + l->tail + (frame->len > frame->cap ? frame->len - frame->cap : 0);
	bool echo = l->pay >= 3 && p[0] == 0xc0 && p[1] == 0x21 && (p[2] == 9 || p[2] == 10);

	*num = owner->num << 16 | (there & 0xffff);
	return there != owner->num && there > PPPOE_LEAST && !echo;
}
