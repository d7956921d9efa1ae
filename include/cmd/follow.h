/* SPDX-License-Identifier: BSD-2-Clause */
/* --follow: a file that is still growing is read on until someone says that it is enough. */
#ifndef TRAME_CMD_FOLLOW_H
#define TRAME_CMD_FOLLOW_H

#include <stdbool.h>

/* From now on Ctrl-C and a request to end are answered by follow_wait, and end nothing by
 * themselves. */
void follow_start(void);

/* Waits a moment for the file to grow; false: it is enough. */
bool follow_wait(void);

/* Whether it is enough, without waiting. */
bool follow_stopped(void);

/* Whether the file is shorter by now than what was read of it. */
bool follow_shrunk(int fd);

/* Whether what the descriptor is can grow behind its end: a file, not a pipe. */
bool follow_can(int fd);

#endif
