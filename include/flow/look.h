/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking into a dissected frame: one field by Wireshark's name, the layer that carries another. */
#ifndef TRAME_FLOW_LOOK_H
#define TRAME_FLOW_LOOK_H

#include "frame/frame.h"

#define LOOK_NONE (-1)

/* The layer's first field with this name as a number; `other` where it is not there. */
uint64_t look_number(const struct frame *frame, int layer, const char *id, uint64_t other);

/* The bytes of a field that is whole bytes wide; NULL where it is not there. */
const uint8_t *look_bytes(const struct frame *frame, int layer, const char *id, uint32_t *n);

/* Whether both fields are there and equal. */
bool look_same(const struct frame *a, int i, const char *a_id, const struct frame *b, int j,
	const char *b_id);

/* Whether the layer lies in the packet that an ICMP error quotes. */
bool look_quoted(const struct frame *frame, int layer);

/* The first layer of a protocol at or behind `from`, and the nearest network layer (IPv4, IPv6)
 * before `layer`; LOOK_NONE where there is none. */
int look_layer(const struct frame *frame, const struct proto *proto, int from);
int look_network(const struct frame *frame, int layer);
bool look_is_network(const struct proto *proto);

/* The names of a network protocol's fields: source, destination, hops left, next protocol. */
struct look_names {
	const char *src, *dst, *hops, *next;
};
const struct look_names *look_names(const struct proto *proto);

/* Whether an address is of many: IPv4 and IPv6 multicast, the limited broadcast. */
bool look_is_group(const uint8_t *address, uint32_t n);

#endif
