/* SPDX-License-Identifier: BSD-2-Clause */
/* Why this machine will not have a lab. */
#ifndef TRAME_LAB_FORBID_H
#define TRAME_LAB_FORBID_H

#include "base/err.h"

/* The sentence for errno `code`, which the kernel gave to `what` ("its namespaces"): the setting
 * that forbids it and the command that changes it, where one is found. Returns -1. */
int forbid_explain(const char *what, int code, struct err *err);

#endif
