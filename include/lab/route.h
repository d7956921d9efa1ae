/* SPDX-License-Identifier: BSD-2-Clause */
/* What this machine's kernel knows of an interface: its addresses, and the way to others. */
#ifndef TRAME_LAB_ROUTE_H
#define TRAME_LAB_ROUTE_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

#define ROUTE_OWN 64 /* addresses of the machine that are known; more are not looked at */

/* An IPv4 (n = 4) or IPv6 (n = 16) address; n = 0: none. */
struct route_address {
	uint8_t n;
	uint8_t bytes[16];
};

struct route_iface {
	int index;
	bool asks;                   /* neighbours are found by ARP and neighbour discovery */
	uint8_t mac[6];
	struct route_address ip4; /* its first address; n = 0: none */
	struct route_address ip6; /* its first one that is more than link-local, if there is one */
	struct route_address own[ROUTE_OWN]; /* all addresses of the machine */
	unsigned own_count;
};

int route_iface(struct route_iface *iface, const char *name, struct err *err);

/* Whether the address is one of the machine's. */
bool route_is_own(const struct route_iface *iface, const uint8_t *address, unsigned n);

struct route {
	struct route_address hop; /* who takes it on this wire: a router or the host itself */
	struct route_address src; /* the address to speak from */
	bool broadcast;           /* it goes to all on the wire */
};

/* The kernel's way to an address through this interface. */
int route_find(struct route *route, const struct route_iface *iface, const uint8_t *dst, unsigned n,
	struct err *err);

#endif
