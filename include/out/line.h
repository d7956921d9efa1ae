/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture's rows as lines of terminal cells: where a wall meets another, what fits, what is cut.
 */
#ifndef TRAME_OUT_LINE_H
#define TRAME_OUT_LINE_H

#include "out/ansi.h"
#include "picture/pic.h"

#define GLYPH_BYTES 13

/* One terminal cell. A wide character fills its cell and leaves the next one with no bytes. */
struct glyph {
	char text[GLYPH_BYTES]; /* a character and what combines with it; not NUL-terminated */
	uint8_t len;		/* bytes in text; 0 behind a wide character */
	uint8_t walls;		/* enum wall: the arms of a box-drawing character */
	bool loose;		/* a broken line */
	struct ansi_look look;
};

enum wall { WALL_UP = 1, WALL_DOWN = 2, WALL_LEFT = 4, WALL_RIGHT = 8 };

struct line {
	struct glyph *at; /* owned */
	uint32_t count;	  /* cells in use; grows to the picture's columns at most */
	uint32_t room;
	uint32_t limit; /* the picture's columns */
	struct buf text, spaced, cut; /* owned; scratch: the words of a cell */
};

#define LINE_INIT                                                                                  \
	{                                                                                          \
		.at = NULL                                                                         \
	}

void line_done(struct line *line);

/* Whether a border stands above the row (`row` == pic->count: below the last one), and whether the
 * row has a line of its own. */
bool line_has_border(const struct pic *pic, uint32_t row);
bool line_has_content(const struct pic *pic, uint32_t row);

/* Clears the line and draws it. With `ascii` only printable ASCII is written; with `ticks` a border
 * shows every second column, as the diagrams of RFCs show bits. */
struct line_style {
	bool ascii, ticks;
};
void line_border(struct line *line, const struct pic *pic, uint32_t row, struct line_style style);
void line_content(struct line *line, const struct pic *pic, uint32_t row, struct line_style style);

#endif
