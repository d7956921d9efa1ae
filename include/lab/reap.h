/* SPDX-License-Identifier: BSD-2-Clause */
/* The end of a child: it ends by itself, when the line to it is closed, or by force. */
#ifndef TRAME_LAB_REAP_H
#define TRAME_LAB_REAP_H

#include <stdbool.h>
#include <sys/types.h>

/* Waits so many milliseconds for the child; one that is still there then is killed. Whether it
 * ended by itself. What it started is to end with it in any case. */
bool reap(pid_t pid, int patience);

#endif
