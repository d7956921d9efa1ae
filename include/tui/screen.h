/* SPDX-License-Identifier: BSD-2-Clause */
/* A screen without a terminal: cells that every view draws into, and that a terminal, or a test,
 * shows. What a cell looks like is a role or a layer, never a colour. Text from outside is cleaned
 * on its way in (law 10), and nothing is ever written outside the rectangle given (law 6). */
#ifndef TRAME_TUI_SCREEN_H
#define TRAME_TUI_SCREEN_H

#include "out/line.h"

/* What a cell of the interface means, besides the roles of pictures. */
enum screen_role {
	SCREEN_BAR = PIC_ROLES, /* the lines above and below the views */
	SCREEN_KEY,             /* a key in the line of hints */
	SCREEN_CHOSEN,          /* the chosen row of a list */
	SCREEN_MARKED,          /* a marked frame */
	SCREEN_ERROR,           /* what was refused, and why */
	SCREEN_INPUT,           /* what is being typed */
	SCREEN_HEAD,            /* headings of columns */
	SCREEN_BAD,             /* rows, as Wireshark colours them: what is wrong, */
	SCREEN_RESET,           /* a RST, */
	SCREEN_BEGIN,           /* SYN and FIN, */
	SCREEN_TCP,
	SCREEN_UDP,
	SCREEN_HTTP,
	SCREEN_ICMP,
	SCREEN_ARP,
	SCREEN_ROLES,
};

/* Cells from the top left corner. */
struct rect {
	int x, y, w, h;
};

struct screen {
	int w, h;
	struct glyph *cells; /* owned; h rows of w */
	int cursor_x, cursor_y; /* -1: hidden */
	bool ascii; /* nothing outside printable ASCII */
	struct line line; /* owned; scratch: drawing allocates nothing once these have grown */
	struct buf clean, words; /* likewise */
};

#define SCREEN_INIT {.cells = NULL, .cursor_x = -1, .cursor_y = -1}

void screen_done(struct screen *screen);

/* Gives it a size and clears it. */
void screen_size(struct screen *screen, int w, int h);
void screen_clear(struct screen *screen);

struct rect screen_all(const struct screen *screen);

/* The look of a role without a layer's colour. */
struct ansi_look screen_look(unsigned role);

/* Blanks a rectangle. */
void screen_fill(struct screen *screen, struct rect rect, struct ansi_look look);

/* Writes text at a place of the rectangle, cut at its right end with a mark; returns the cells that
 * it took. Controls and what would reorder text come out escaped. */
int screen_text(struct screen *screen, struct rect rect, int x, int y, struct ansi_look look,
	const char *text, size_t n);
int screen_put(struct screen *screen, struct rect rect, int x, int y, struct ansi_look look,
	const char *text);

/* An empty place for a view to write words in before it puts them on the screen. */
struct buf *screen_words(struct screen *screen);

/* Draws lines of a picture from its `skip`-th on. Returns the lines that the picture has. */
int screen_pic(struct screen *screen, struct rect rect, const struct pic *pic, int skip);

/* The first and the last line of the picture that shows a cell with this role; false: none does. */
bool screen_pic_find(const struct pic *pic, enum pic_role role, int *first, int *last);

/* The screen as text, a line a row, blanks at the end left out: for tests and exports. */
void screen_dump(struct buf *out, const struct screen *screen);

/* The same with a letter for the role of each cell instead of its text. */
void screen_dump_roles(struct buf *out, const struct screen *screen);

#endif
