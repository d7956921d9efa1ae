/* SPDX-License-Identifier: BSD-2-Clause */
/* A file for what is on its way through, in TMPDIR or /tmp. */
#ifndef TRAME_FILE_SPOOL_H
#define TRAME_FILE_SPOOL_H

#include "base/err.h"

/* A new file without a name, open to read and write (`flags` of open(2) besides: O_APPEND). If
 * `again` is given: another descriptor of it, which reads from its beginning. Both are the
 * caller's. Returns -1 and the error where there is none. */
int spool_open(int flags, int *again, struct err *err);

#endif
