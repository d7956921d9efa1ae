/* SPDX-License-Identifier: BSD-2-Clause */
/* What the formats that draw share: where the rows, boxes, texts and walls of a picture stand. All
 * lengths are units: a column is LAY_COLUMN of them, and a monospaced letter at LAY_FONT is a
 * little less wide than that. y goes down. */
#ifndef TRAME_OUT_SHEET_INT_H
#define TRAME_OUT_SHEET_INT_H

#include "out/sheet.h"

#define LAY_COLUMN 10
#define LAY_HALF   5
#define LAY_LETTER                                                                                 \
	602 /* thousandths of the font's size: the widest of the usual monospaced fonts */

extern const struct format format_svg, format_tex, format_html, format_md, format_txt,
	format_mermaid, format_pdf;

/* ---- how things look (sheet.c) ---- */

struct sheet_look {
	uint32_t pen;
	bool bold, italic, under;
};

/* The colours of a theme that are no cell's. */
struct sheet_colours {
	uint32_t ground, ink, quiet; /* the sheet, what is written, what is less important */
	uint32_t wall;		     /* lines */
	uint32_t mark;		     /* the outline of what is chosen or wrong */
};

const struct sheet_colours *sheet_colours(enum sheet_theme theme);
struct sheet_look sheet_look(enum sheet_theme theme, const struct pic_cell *cell);

/* The colour of the texture on a layer's paper; and the paper where a box only repeats what another
 * row has named. */
uint32_t sheet_texture(enum sheet_theme theme, enum proto_layer layer);
uint32_t sheet_pale(enum sheet_theme theme, uint32_t paper);

/* Relative contrast of two colours in hundredths, 100 to 2100 (WCAG 2.1). */
unsigned sheet_contrast(uint32_t a, uint32_t b);

/* ---- where things stand (sheet_lay.c) ---- */

struct lay_row {
	int y, h;
	int base;  /* of its letters */
	bool rule; /* nothing but a line across, in its middle */
};

struct lay {
	const struct pic *pic;
	unsigned columns;     /* in use */
	struct lay_row *rows; /* in the picture's arena */
	int w, h;
};

struct lay_box {
	int x, y, w, h;
};

enum lay_anchor { LAY_START, LAY_MIDDLE, LAY_END };

struct lay_text {
	int x, base;
	enum lay_anchor anchor;
	unsigned cells; /* that it takes; 0: there is none */
	unsigned from;	/* the column of its first cell, where it begins on one */
	bool exact;	/* it does */
};

/* Measures the rows. */
void lay_make(struct lay *lay, const struct pic *pic);

/* What a cell covers, up to the middle of its walls. */
struct lay_box lay_box(const struct lay *lay, uint32_t row, unsigned cell);

/* Where the words of a cell stand; they are appended to `words`, cut to their room. */
struct lay_text lay_words(
	const struct lay *lay, uint32_t row, unsigned cell, struct buf *words, const char *mark);

/* The shaft of an arrow: from its tail to its point. */
struct lay_line {
	int x0, y0, x1, y1;
	bool loose;
};
struct lay_line lay_arrow(const struct lay *lay, uint32_t row, unsigned cell);

/* The line to write on in a blank cell; no length: no room. */
struct lay_line lay_blank(const struct lay *lay, uint32_t row, unsigned cell);

/* Whether a cell of a thin row only repeats a box that another row names. */
bool lay_repeats(const struct lay *lay, uint32_t row, const struct pic_cell *cell);

/* ---- the sheet around it (sheet_plan.c) ---- */

#define SHEET_MARGIN  40
#define SHEET_TITLE   24 /* size of its letters */
#define SHEET_CAPTION 16
#define SHEET_NUMBER  90 /* units that the number of a page takes from its caption */

struct sheet_plan {
	int w, h;	     /* of the sheet */
	int x, y;	     /* of the picture */
	int room, ending;    /* of the title, of the caption */
	int left;	     /* where they begin */
	int title, end;	     /* top of the title, of the caption */
	unsigned wide, high; /* the sheet in pixels */
};

struct sheet_plan sheet_plan(const struct sheet *sheet, const struct lay *lay);

/* From line to line of letters of a size. */
int sheet_step(int size);

/* ---- words (sheet_run.c) ---- */

/* One text: of a cell, or of several short ones beside each other. */
struct lay_run {
	const uint8_t *words;
	size_t n;
	struct lay_text at;
	struct sheet_look look;
	const struct pic_cell *cell; /* its first */
	bool joined, ascii;
};

/* Who writes them; `apart`: each cell's words are a text of their own. */
struct lay_ink {
	void (*put)(void *to, const struct lay_run *run);
	void *to;
	bool apart;
};

void lay_runs(const struct lay *lay, enum sheet_theme theme, const struct lay_ink *ink);

/* ---- walls (sheet_wall.c) ---- */

struct lay_walls {
	struct lay_line *at; /* in the picture's arena */
	uint32_t count, room;
};

/* Every wall and rule, those that touch in a line joined into one. */
void lay_walls(struct lay_walls *walls, const struct lay *lay);

/* The lines round the cells that are chosen: neighbours have one outline. */
void lay_outlines(struct lay_walls *outlines, const struct lay *lay);

/* ---- papers (sheet_patch.c) ---- */

struct lay_patch {
	struct lay_box box; /* of no height: nothing */
	uint32_t rgb;
	uint8_t layer; /* whose texture it takes, or PIC_NO_LAYER */
};

struct lay_patches {
	struct lay_patch *at; /* in the picture's arena */
	uint32_t count;
};

void lay_patches(struct lay_patches *patches, const struct lay *lay, enum sheet_theme theme);
bool lay_alike(const struct lay_patch *a, const struct lay_patch *b);

/* ---- diagrams of bits (sheet_grid.c) ---- */

/* A line of a diagram: rows of the picture. All zero before the first. */
struct grid_line {
	uint32_t first, rows, next;
	unsigned unit, width; /* columns a bit, bits a line */
};

bool grid_next(const struct pic *pic, struct grid_line *line);
bool grid_is_box(const struct pic_cell *cell);

/* Whether a box of the line's first row ends in this line: it has a bottom. */
bool grid_ends(const struct pic *pic, const struct grid_line *line, const struct pic_cell *box);

/* Appends what it says, `between` between name and value. */
void grid_words(struct buf *out, const struct pic *pic, const struct grid_line *line,
	const struct pic_cell *box, const char *between);

/* ---- words in media of markup (sheet_words.c) ---- */

/* For XML and HTML: what XML 1.0 does not allow is written as U+FFFD. */
void words_xml(struct buf *out, const void *text, size_t n);

/* The next line of a text set in a sans-serif face: bytes of it, at least 1 while there are any.
 * `size` and `room` are units; `*skip` is how many blanks stand behind the line. */
size_t words_line(const char *text, int size, bool bold, int room, size_t *skip);

#endif
