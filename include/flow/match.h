/* SPDX-License-Identifier: BSD-2-Clause */
/* Which frame answers which. */
#ifndef TRAME_FLOW_MATCH_H
#define TRAME_FLOW_MATCH_H

#include "frame/frame.h"

enum match {
	MATCH_NONE,  /* has nothing to do with it */
	MATCH_REPLY, /* the peer's answer */
	MATCH_ERROR, /* somebody sends the packet back: an ICMP error that quotes it */
};

/* Whether `got` answers `sent`; both are dissected. By reversed addresses, and by reversed ports
 * and acknowledgment (TCP, RFC 9293 3.10.7), reversed ports (UDP) and DNS's id, identifier and
 * sequence (ICMP, ICMPv6), the address that was asked for (ARP, neighbour discovery), the quoted
 * packet (errors); for what else is sent, by reversed addresses and the same protocol. */
enum match flow_match(const struct frame *sent, const struct frame *got);

/* The layer of a frame that asks: the innermost one that has an answer of its own; LOOK_NONE. */
int flow_asking(const struct frame *frame);

/* How far a segment moves the stream on: its bytes of data, and one for SYN and FIN each. */
uint32_t flow_tcp_advance(const struct frame *frame, int tcp);

#endif
