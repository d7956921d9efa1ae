/* SPDX-License-Identifier: BSD-2-Clause */
/* Who speaks to whom, layer by layer: the addresses that hold for what lies inside. */
#ifndef TRAME_FLOW_ENDS_H
#define TRAME_FLOW_ENDS_H

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

/* Takes a layer's addresses into account, and its lengths; the layers before it came first. A
 * source route's last stop is the destination, a home address the source. */
void ends_step(struct ends *ends, const struct frame *frame, unsigned layer);

#endif
