/* SPDX-License-Identifier: BSD-2-Clause */
/* The process that stays root when the one that started as root has become somebody else: it starts
 * trame-net on an interface when it is asked to, and can do nothing else. It looks at no packet. */
#ifndef TRAME_LAB_KEEPER_H
#define TRAME_LAB_KEEPER_H

#include "lab/listen.h"

/* Starts it: our end of its line, or -1. It ends when nobody holds that end any more. */
int keeper_start(void);

/* Has trame-net started on an interface with these as its standard input, output and error. 0, or
 * -1 with errno; whether it can open the interface is heard from it. */
int keeper_ask(int keeper, const char *iface, const int fds[3]);

/* The same to capture alone: the process id of trame-net, which is the keeper's child. */
pid_t keeper_listen(int keeper, const struct listen_to *to, const int fds[3]);

/* Becomes a program with these as its standard input, output and error. */
_Noreturn void launch_exec(char *const argv[], const int fds[3]);

#endif
