/* SPDX-License-Identifier: BSD-2-Clause */
/* Starting trame-net to capture alone: what the wire carries goes, as pcapng, to a descriptor of
 * the caller's. */
#ifndef TRAME_LAB_LISTEN_H
#define TRAME_LAB_LISTEN_H

#include "lab/launch.h"

struct listen_to {
	struct lab *lab;    /* its poste; NULL: this machine */
	int program;        /* of the lab: what launch_open gave */
	const char *iface;  /* of this machine */
	int keeper;         /* who starts it there with root's rights, or -1: nobody */
	const char *filter; /* tcpdump's, or NULL */
	long snaplen;       /* bytes of each frame; 0: all */
	bool buffered;      /* a large ring: nothing is lost, and comes a tenth of a second later */
};

/* Its output goes to `out`, which stays the caller's; what it complains of is heard on
 * launch->err. Whether it could open the interface is heard there, too. */
int listen_start(struct launch *launch, const struct listen_to *to, int out, struct err *err);

/* What it complained of, without its name: 1, 0 nothing so far, -1 it ended without a word. */
int listen_why(const struct launch *launch, struct err *err);

/* Asks it to write what it still has and to end, and waits for that. */
void listen_end(struct launch *launch);

#endif
