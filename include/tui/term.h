/* SPDX-License-Identifier: BSD-2-Clause */
/* The terminal: the only place that knows curses. */
#ifndef TRAME_TUI_TERM_H
#define TRAME_TUI_TERM_H

#include "base/err.h"
#include "tui/screen.h"

/* How many colours are wanted: fewer where the terminal has fewer. */
struct term_style {
	enum ansi_color color;
	bool dark; /* a dark background is likely */
};

/* Takes the terminal over; -1 and why it cannot be. term_close gives it back as it was. */
int term_open(const struct term_style *style, struct err *err);
void term_close(void);

void term_size(int *w, int *h);
void term_show(const struct screen *screen);
void term_redraw(void); /* everything is drawn anew the next time */

/* Offers text to the terminal's clipboard (OSC 52); a terminal without one takes no notice. */
void term_copy(const uint8_t *bytes, size_t n);

/* The next key that was struck, or KEY_NONE where there is none. */
uint32_t term_key(void);

/* Leaves the terminal to the shell until the program is called back. */
void term_suspend(void);

#endif
