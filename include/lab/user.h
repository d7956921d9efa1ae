/* SPDX-License-Identifier: BSD-2-Clause */
/* Leaving root behind. */
#ifndef TRAME_LAB_USER_H
#define TRAME_LAB_USER_H

#include "base/err.h"

/* When started by root: becomes the user who called sudo, else nobody, with no capability left
 * and no way back. Does nothing for another user. To be called before a byte from outside is
 * read. */
int user_drop_root(struct err *err);

#endif
