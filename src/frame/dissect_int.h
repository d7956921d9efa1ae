/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the dissector share. */
#ifndef TRAME_FRAME_DISSECT_INT_H
#define TRAME_FRAME_DISSECT_INT_H

#include "frame/frame.h"

/* Adds the plain layers that an Ethernet frame begins with: all of each there, and nothing odd in
 * it. What is odd in any way is left to whoever reads the tables. False, and no layer, if there is
 * none. Else `off` and `avail` are those of what lies behind them, *next its protocol or NULL. */
bool dissect_plain(struct frame *frame, uint32_t *off, uint32_t *avail, const struct proto **next);

/* The way through a frame: where it stands, and how many bytes are left for what comes. */
struct plain {
	struct frame *frame; /* whose count is not told yet: */
	uint32_t off, avail, count;
};

static inline void plain_add(struct plain *p, const struct proto *proto, uint32_t head,
	uint32_t tail)
{
	p->avail -= head + tail;
	p->frame->layers[p->count++] =
		(struct layer){proto, p->off, head, p->avail, tail, 0, false};
	p->off += head;
}

/* Each adds its layer and says what is inside, or adds none and gives its own protocol back. */
const struct proto *plain_arp(struct plain *p);
const struct proto *plain_dns(struct plain *p);
const struct proto *plain_http(struct plain *p);

/* The protocol that `n` bytes look like between two ports of a table that stand for nothing, or
 * NULL. */
const struct proto *dissect_guess(enum bind_table table, const uint16_t port[2], const uint8_t *p,
	uint32_t n);

/* What the lower of two ports promises, or the one that promises anything; or NULL. */
const struct proto *dissect_ports(
	const struct frame *frame, const uint8_t *ports, enum bind_table table);

/* The protocol of an HTTP message's body, or NULL. */
const struct proto *dissect_body(const struct frame *frame, unsigned layer);

#endif
