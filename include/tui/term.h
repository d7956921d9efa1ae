/* SPDX-License-Identifier: BSD-2-Clause */
/* The terminal: the only place that knows curses. */
#ifndef TRAME_TUI_TERM_H
#define TRAME_TUI_TERM_H

#include "base/err.h"
#include "tui/paint.h"

/* How many colours are wanted (fewer where the terminal has fewer), what everything looks like, and
 * whether the mouse is ours. */
struct term_style {
	enum ansi_color color;
	const struct paint *paints; /* PAINTS of them */
	bool mouse;
};

/* Takes the terminal over; -1 and why it cannot be. term_close gives it back as it was. */
int term_open(const struct term_style *style, struct err *err);
void term_close(void);

void term_size(int *w, int *h);
void term_show(const struct screen *screen);
void term_redraw(void); /* everything is drawn anew the next time */

/* Offers text to the terminal's clipboard (OSC 52); a terminal without one takes no notice. */
void term_copy(const uint8_t *bytes, size_t n);

/* Where the mouse is, and which of its buttons did what. */
struct term_mouse {
	int x, y;
	enum { TERM_DOWN, TERM_DOUBLE, TERM_UP, TERM_MOVED, TERM_WHEEL_UP, TERM_WHEEL_DOWN } what;
};

/* The next key that was struck, or KEY_NONE where there is none; KEY_OF_MOUSE: the mouse. */
uint32_t term_key(struct term_mouse *mouse);

/* Leaves the terminal to the shell until the program is called back; and what is to be done where
 * it was stopped and called back by others. */
void term_suspend(void);
void term_resume(void);

#endif
