/* SPDX-License-Identifier: BSD-2-Clause */
/* The interface on the terminal. */
#ifndef TRAME_CMD_INTERFACE_H
#define TRAME_CMD_INTERFACE_H

#include "cmd/cmd.h"

/* Whether keys can be read from standard input and a screen shown on standard output. */
bool interface_can(void);

/* Whether standard input may be a capture, and keys come from the terminal itself. */
bool interface_can_pipe(void);

struct lesson;

/* What it is opened on: a capture, a live capture, a lesson, or (none of them) the start page. */
struct interface_open {
	const char *path;   /* "-": standard input */
	const char *iface;  /* to capture on, */
	const char *filter; /* with tcpdump's filter, or NULL, */
	long snaplen;       /* so many bytes of each frame; 0: all */
	bool follow;        /* the newest frame stays in sight */
	const struct lesson *lesson;
	unsigned step;      /* of it: an index */
	bool recorded;      /* as it came with the program */
};

/* Returns the exit status. */
int interface_run(const struct interface_open *what, const struct look *look);

/* The start page, on a terminal that looks as the environment says. */
int interface_start(void);

#endif
