/* SPDX-License-Identifier: BSD-2-Clause */
/* The interface on the terminal. */
#ifndef TRAME_CMD_INTERFACE_H
#define TRAME_CMD_INTERFACE_H

#include "cmd/cmd.h"

/* Whether keys can be read from standard input and a screen shown on standard output. */
bool interface_can(void);

/* Opens it on a capture, or, with NULL, on the start page; returns the exit status. */
int interface_run(const char *path, const struct look *look);

/* The start page, on a terminal that looks as the environment says. */
int interface_start(void);

#endif
