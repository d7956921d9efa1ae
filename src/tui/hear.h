/* SPDX-License-Identifier: BSD-2-Clause */
/* What comes from outside while the interface runs: keys and the mouse, and signals. */
#ifndef TRAME_TUI_HEAR_H
#define TRAME_TUI_HEAR_H

#include "tui/app.h"

/* From now on signals that end or stop a program only leave a note. */
void hear_start(void);

/* The signal that is to end the program; 0: none came. */
int hear_end(void);

/* Tells the state of every key and of the mouse, and stops where that was asked for; the wishes. */
unsigned hear_keys(struct app *app);

#endif
