/* SPDX-License-Identifier: BSD-2-Clause */
/* Making a stack fit to be put on a wire: the headers that were left out, the addresses that nobody
 * typed. What is typed stands. */
#ifndef TRAME_FLOW_FILL_H
#define TRAME_FLOW_FILL_H

#include "frame/stack.h"

/* Copies a stack, with the headers in front that its first one needs on a wire of this link type:
 * TCP alone gets IPv4 and Ethernet. `out` was made by stack_init; it points into `in` too. Raw
 * bytes are a whole frame and stay as they are. */
int fill_headers(struct stack *out, const struct stack *in, uint16_t link, struct err *err);

/* An address that a frame goes to: IPv4 (n = 4), IPv6 (16); 0: none. */
struct fill_target {
	uint8_t n;
	bool typed;
	uint8_t bytes[16];
};

/* The destination of the outermost network layer, or what ARP asks for. */
struct fill_target fill_target(const struct stack *stack);

/* Whether the card that the frame goes to has to be asked for: it is an IP packet in an Ethernet
 * frame whose destination nobody typed, and does not go to many. */
bool fill_wants_mac(const struct stack *stack);

/* Writes addresses where none is typed: the speaker's everywhere (NULL: unknown; what is untyped
 * stays so), and the card that the frame goes to. */
void fill_source(struct stack *stack, const uint8_t mac[6], const uint8_t *ip4, const uint8_t *ip6);
void fill_mac(struct stack *stack, const uint8_t mac[6]);

/* Tells the nth question of a row (from 0) apart from those before it, where nobody typed what
 * does: a source port or sequence number of its own. A stream that is begun twice from one port is
 * one stream to the peer, and a late answer to one question is none to the next. */
void fill_apart(struct stack *stack, uint64_t nth);

/* Types the destination inside a tunnel like the outer one, where that is typed and it is not. */
void fill_inner(struct stack *stack);

#endif
