/* SPDX-License-Identifier: BSD-2-Clause */
/* PDF: the file, the pages' content, the letters, the compression. */
#ifndef TRAME_OUT_PDF_INT_H
#define TRAME_OUT_PDF_INT_H

#include "sheet_int.h"

/* ---- letters (pdf_font.c) ---- */

enum pdf_font {
	PDF_MONO,
	PDF_MONO_BOLD,
	PDF_MONO_SLANTED,
	PDF_MONO_BOLD_SLANTED,
	PDF_SANS,
	PDF_SANS_BOLD,
	PDF_SIGNS, /* our own: what the standard fonts lack */
	PDF_FONTS
};

#define PDF_MONO_WIDTH 600 /* thousandths of its size: each letter of Courier, and each sign */
#define PDF_SIGN_FIRST 33  /* code of the first sign */

/* The code of a letter, and the font that has it: `*font`, or PDF_SIGNS; -1: none of them has. */
int pdf_letter(uint32_t cp, enum pdf_font *font);

/* The name that a standard font has in every reader. */
const char *pdf_font_name(enum pdf_font font);

unsigned pdf_sign_count(void);
uint32_t pdf_sign_letter(unsigned sign);
void pdf_sign_draw(struct buf *out, unsigned sign);

/* ---- a page's content (pdf_words.c) ---- */

/* What pages made use of: the file has no more than that. */
struct pdf_used {
	uint64_t signs;		  /* a bit each */
	unsigned fonts, textures; /* by enum pdf_font, by enum proto_layer */
	bool lacks;		  /* a letter that no font has */
};

/* The operators of a page; how many hundredths of a point it is wide and high. */
void pdf_draw(struct buf *out, struct pdf_used *used, const struct pic *pic,
	const struct sheet *sheet, unsigned size[2]);

/* A layer's texture, as far as PDF_TILE_WIDTH and PDF_TILE_HEIGHT: down from 0. */
#define PDF_TILE_WIDTH	1280
#define PDF_TILE_HEIGHT 640
void pdf_texture(struct buf *out, enum sheet_theme theme, enum proto_layer layer);

/* ---- what draws it (pdf_ink.c, pdf_words.c) ---- */

/* A page that is being drawn. */
struct pdf_ink {
	struct buf *out;
	struct pdf_used *used;
	const struct sheet *sheet;
	struct lay lay;
	struct sheet_plan plan;
	struct buf under; /* lines under words, for after the words */
	enum pdf_font font;
	bool thick;
	uint32_t pen;
	int size;     /* thousandths */
	int64_t x, y; /* where the last text began */
};

/* x of the picture, and y, on the page. */
static inline int pdf_x(const struct pdf_ink *k, int x)
{
	return k->plan.x + x;
}

static inline int pdf_y(const struct pdf_ink *k, int y)
{
	return k->plan.h - k->plan.y - y;
}

void pdf_papers(struct pdf_ink *k);
void pdf_lines(struct pdf_ink *k);

/* Numbers as PDF has them; thousandths as decimals; a colour and its operator. */
void pdf_number(struct buf *out, int64_t number);
void pdf_decimal(struct buf *out, int64_t thousandths);
void pdf_colour(struct buf *out, uint32_t rgb, const char *operator);

/* Some numbers, and the operator that they belong to. */
void pdf_put(struct buf *out, const int *numbers, unsigned n, const char *operator);
#define PDF_PUT(out, operator, ...)                                                                \
	pdf_put(out, (const int[]){__VA_ARGS__},                                                   \
		sizeof((const int[]){__VA_ARGS__}) / sizeof(int), operator)

/* ---- compression (pdf_pack.c) ---- */

/* Appends the bytes as zlib's format has them (RFC 1950, 1951). The library has its own mind about
 * it in each version, and a picture has the same bytes everywhere. */
void pdf_pack(struct buf *out, const uint8_t *bytes, size_t n);

#endif
