/* SPDX-License-Identifier: BSD-2-Clause */
/* The wire between the lab's hosts: the veth pair, its addresses, and that it is silent. */
#ifndef TRAME_LAB_WIRE_H
#define TRAME_LAB_WIRE_H

#include "base/err.h"
#include "lab/lab.h"
#include "lab/netlink.h"

#include <stdbool.h>

/* Whether this kernel speaks IPv6. */
bool wire_ipv6(void);

/* Keeps the kernel of the caller's network namespace from talking of its own accord and lets it
 * answer every probe. Before the wire is made; what cannot be set is left as it is. */
void wire_quiet(void);

/* Lays the wire and brings both ends up, with their addresses: nl[HOST] is open in the network
 * namespace of each host, `peer` is the one of serveur; the caller is in poste's. */
int wire_make(struct netlink nl[LAB_HOSTS], int peer, struct err *err);

#endif
