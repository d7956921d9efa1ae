/* SPDX-License-Identifier: BSD-2-Clause */
/* Who on this wire has that address? ARP (RFC 826) and neighbour discovery (RFC 4861 7.2):
 * questions and answers as recipes, so that they are frames like all others. */
#ifndef TRAME_FLOW_NEIGH_H
#define TRAME_FLOW_NEIGH_H

#include "base/buf.h"
#include "frame/frame.h"

/* An address and the card that has it; n is 4 or 16. */
struct neigh {
	unsigned n;
	const uint8_t *ip;
	const uint8_t *mac; /* 6 bytes */
};

/* The recipe that asks, as `self`, who has `target` (self->n bytes). `tags` are headers to stand
 * behind Ethernet: "vlan id=5 / ", or "". */
void neigh_question(
	struct buf *out, const struct neigh *self, const uint8_t *target, const char *tags);

/* If a dissected frame asks for self's address: the recipe of the answer, and true. */
bool neigh_answer(struct buf *out, const struct neigh *self, const struct frame *got);

/* The card that an answer names. */
bool neigh_mac(const struct frame *answer, uint8_t mac[6]);

#endif
