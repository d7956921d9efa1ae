/* SPDX-License-Identifier: BSD-2-Clause */
/* A process of the program's that goes on by itself: nothing of the program is kept. */
#ifndef TRAME_LAB_DETACH_H
#define TRAME_LAB_DETACH_H

/* The first of its lines; the next ones follow. */
#define DETACH_LINE 3

/* Keeps nothing but the given descriptors, as DETACH_LINE and behind (-1: that one is closed): no
 * terminal, no file, a session of its own; signals do what they do by default, but that a pipe
 * nobody reads is an error. Ends the process where that cannot be. */
void detach(const int *lines, unsigned count);

#endif
