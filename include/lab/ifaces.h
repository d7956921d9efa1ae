/* SPDX-License-Identifier: BSD-2-Clause */
/* The interfaces of this machine with their addresses and counters. */
#ifndef TRAME_LAB_IFACES_H
#define TRAME_LAB_IFACES_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

#define IFACES_MOST 256

struct iface {
	char name[16];
	bool up, running, loopback;
	char addresses[200]; /* space between; as many as there is room for */
	uint32_t packets, bytes; /* both ways, as the kernel counts: they begin anew at 2^32 */
};

struct ifaces {
	struct iface at[IFACES_MOST];
	unsigned count;
};

int ifaces_read(struct ifaces *all, struct err *err);

#endif
