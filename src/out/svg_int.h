/* SPDX-License-Identifier: BSD-2-Clause */
/* SVG, as a file of its own and as part of a page. */
#ifndef TRAME_OUT_SVG_INT_H
#define TRAME_OUT_SVG_INT_H

#include "sheet_int.h"

/* How an svg element is written. */
struct svg_mode {
	bool live; /* in a page: every cell says which bits it stands for, as data-b="BIT,BITS" */
	unsigned page; /* makes the ids of this element its own */
};

/* Appends one svg element with everything in it. */
void svg_element(
	struct buf *out, const struct pic *pic, const struct sheet *sheet, struct svg_mode mode);

/* What writes one picture (svg.c); its parts are in svg_paper.c and svg_ink.c. */
struct svg {
	struct buf *out;
	const struct sheet *sheet;
	struct svg_mode mode;
	struct lay lay;
};

void svg_colour(struct buf *out, const char *attribute, uint32_t rgb);

/* The textures of the layers, and the papers under the cells. */
void svg_textures(struct svg *svg);
void svg_papers(struct svg *svg);

/* Walls, arrows, outlines, lines to write on; then the words. */
void svg_lines(struct svg *svg);
void svg_words(struct svg *svg);

/* The bits of a cell, in a page that lights them. */
void svg_bits(struct svg *svg, const struct pic_cell *cell);

#endif
