/* SPDX-License-Identifier: BSD-2-Clause */
/* -i: what an interface carries is read as a file is, until Ctrl-C or -c. */
#ifndef TRAME_CMD_LISTENING_H
#define TRAME_CMD_LISTENING_H

#include "cmd/cmd.h"
#include "cmd/reading.h"

/* The words of tcpdump's filter as one text; -1 to go on, else the exit status. */
int listening_filter(const struct cmd *cmd, char *const words[], int count, struct buf *out);

/* Captures and reads; the exit status. */
int listening_read(struct reading *reading, const char *iface, const char *filter);

#endif
