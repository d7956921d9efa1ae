/* SPDX-License-Identifier: BSD-2-Clause */
/* Starting trame-net: on an interface of this machine, or on the lab's poste. */
#ifndef TRAME_LAB_LAUNCH_H
#define TRAME_LAB_LAUNCH_H

#include "lab/lab.h"

#include <stdbool.h>

/* A running trame-net and our ends of its lines; owned. */
struct launch {
	pid_t pid;       /* 0: it is the keeper's child, and ends with its lines */
	int in;          /* its standard input: a socket, so that a broken one is no signal */
	int out, err;    /* its standard output and error */
	struct lab *lab; /* the caller's; NULL: on this machine */
};

#define LAUNCH_INIT {.in = -1, .out = -1, .err = -1}

/* What is kept from the time before this process gave its rights up. */
struct launch_means {
	int program; /* trame-net as an open file, or -1 */
	int keeper;  /* the line to a process that starts it with root's rights, or -1 */
};

#define LAUNCH_MEANS_INIT {-1, -1}

/* Opens the program, and where this is root leaves a process behind that starts it on interfaces,
 * and does nothing else, until its line ends. What cannot be had is -1. */
void launch_prepare(struct launch_means *means);
void launch_means_done(struct launch_means *means);

/* The program as an open file: a root that is about to become somebody else can still start it,
 * from a folder that only root may enter. -1 with the sentence when it is not there. */
int launch_open(struct err *err);

/* Starts it on an interface, with the privilege of the caller or of its own file; `send_only` as
 * its -S. Whether it could open the interface is heard from it. */
int launch_iface(struct launch *launch, const char *iface, bool send_only, struct err *err);

/* Lets the keeper start it on an interface, capturing and sending. */
int launch_kept(struct launch *launch, int keeper, const char *iface, struct err *err);

/* Starts it on poste; `program` is what launch_open gave. */
int launch_lab(
	struct launch *launch, struct lab *lab, int program, bool send_only, struct err *err);

/* Closes its input and waits until it has sent everything and ended: its exit status. */
int launch_finish(struct launch *launch);

/* Ends it and waits for it. Harmless when called twice. */
void launch_end(struct launch *launch);

#endif
