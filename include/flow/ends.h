/* SPDX-License-Identifier: BSD-2-Clause */
/* Who speaks to whom, layer by layer: the addresses that hold for what lies inside. */
#ifndef TRAME_FLOW_ENDS_H
#define TRAME_FLOW_ENDS_H

#include "base/bits.h"
#include "frame/frame.h"

enum ends_kind { ENDS_NONE, ENDS_MAC, ENDS_IPV4, ENDS_IPV6 };

struct ends {
	enum ends_kind kind;
	const uint8_t *src, *dst; /* in the frame's bytes: 6, 4 or 16 of them */
	uint32_t wire;            /* byte of the frame, as it was on the wire, where the payload of
	                           * the packet ends, by all the lengths up to here */
	bool partial;             /* a fragment: what lies inside is not whole */
};

#define ENDS_INIT(frame) {ENDS_NONE, NULL, NULL, (frame)->len, false}

void ends_take(struct ends *ends, const struct frame *frame, unsigned layer);

/* Takes a layer's addresses into account, and its lengths; the layers before it came first. A
 * source route's last stop is the destination, a home address the source. Ethernet and IPv4 without
 * options are most layers of most captures: they are read in place, others by ends_take. */
static inline void ends_step(struct ends *ends, const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off;
	uint64_t end;

	if (l->proto->layer > LAYER_NETWORK && !frame->joined)
		return;
	if (l->proto == &proto_eth && l->head == 14 && !frame->joined) {
		*ends = (struct ends){ENDS_MAC, p + 6, p, ends->wire, false};
	} else if (l->proto == &proto_ip && l->head == 20 && !frame->joined) {
		end = (uint64_t)l->off + bits_be16(p + 2);
		ends->kind = ENDS_IPV4;
		ends->src = p + 12;
		ends->dst = p + 16;
		ends->partial = (bits_be16(p + 6) & 0x3fff) != 0;
		if (end > l->off && end < ends->wire)
			ends->wire = (uint32_t)end;
	} else {
		ends_take(ends, frame, layer);
	}
}

#endif
