/* SPDX-License-Identifier: BSD-2-Clause */
/* The interfaces of this machine. */
#ifndef TRAME_CMD_DEVICES_H
#define TRAME_CMD_DEVICES_H

#include "base/err.h"

/* Prints a line for each: number, name, state, addresses. */
int devices_list(struct err *err);

#endif
