/* SPDX-License-Identifier: BSD-2-Clause */
/* A live capture as the loop has it: trame-net writes to a file that has no name, and the interface
 * reads that file while it grows. Stopped and begun again it goes on in the same file, so that
 * nothing of it is lost. */
#ifndef TRAME_TUI_LIVE_H
#define TRAME_TUI_LIVE_H

#include "lab/listen.h"

struct live {
	struct launch net; /* owned */
	struct lab lab;    /* owned */
	bool lab_up;
	int program; /* trame-net as an open file, for the lab; owned, -1: none */
	int keeper;  /* the caller's: who starts it with root's rights; -1: nobody */
	int spool;   /* owned, -1: none; what is written goes behind its end */
	bool of_lab, on;
	char iface[64], filter[512];
	long snaplen;
};

#define LIVE_INIT {.net = LAUNCH_INIT, .program = -1, .keeper = -1, .spool = -1}

/* Begins to capture on an interface of this machine, or (NULL) on the wire of a lab that it makes;
 * what was captured before is given up. Returns a descriptor, the caller's, that reads what is
 * captured from its beginning, or -1. */
int live_start(struct live *live, const char *iface, const char *filter, struct err *err);

/* Stops for a while, and goes on. */
void live_stop(struct live *live);
int live_go_on(struct live *live, struct err *err);

/* Whether it still captures: false, and why it ended, once. */
bool live_heard(struct live *live, struct err *err);

/* Runs a program of the machine on the lab's poste; what it says is not shown. */
int live_run(struct live *live, char *const argv[], struct err *err);

void live_done(struct live *live);

#endif
