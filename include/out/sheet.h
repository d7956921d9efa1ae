/* SPDX-License-Identifier: BSD-2-Clause */
/* Pictures in the formats of slides, papers and pages. A format is one file, one entry in the list
 * of all, and knows nothing of frames: it is given pictures (picture/pic.h) and what stands around
 * them. Same input, same bytes.
 *
 * A cell that is `blank` must have lost its value already: what text it has (a name, or nothing) is
 * written, and the rest of its room is a dotted line to write on. */
#ifndef TRAME_OUT_SHEET_H
#define TRAME_OUT_SHEET_H

#include "base/buf.h"
#include "picture/pic.h"

enum sheet_theme { SHEET_LIGHT, SHEET_DARK, SHEET_GREY, SHEET_THEMES };

/* What a format has to remember of a file from page to page. All zero before the first. */
struct sheet_book {
	uint64_t gone;	 /* bytes that the caller has taken out of the buffer: they stand before */
	struct buf kept; /* owned: the format's own */
	bool lacks;	 /* the format has no letters for a page so far: the file is of no use */
};

void sheet_book_done(struct sheet_book *book);

/* What stands around a picture. Texts are clean UTF-8, or NULL. */
struct sheet {
	const char *title;   /* above it */
	const char *caption; /* below it */
	const char *about;   /* a sentence for those who do not see it */
	const char *name;    /* of a deck as a whole */
	const char *lang;    /* "en" */
	enum sheet_theme theme;
	unsigned width;		 /* pixels; 0: as wide as its columns want */
	bool ascii;		 /* txt, md: printable ASCII only */
	unsigned page, pages;	 /* of a deck, from 1; 0: it stands alone */
	struct sheet_book *book; /* of the file; pdf has need of it */
};

/* A format. A file is begin, one or more pages, end; begin and end may be NULL. `begin` is given
 * the sheet of the first page, `end` that of the last. A deck's pages are all of one shape, 16:9,
 * where the format knows pages. */
struct format {
	const char *name;		      /* "svg": also the ending of its files */
	const char *about;		      /* one line */
	bool many;			      /* takes more pages than one */
	bool single;			      /* a page is one header: several are pages */
	bool (*takes)(const struct pic *pic); /* NULL: all; else the kinds that it can say */
	void (*begin)(struct buf *out, const struct sheet *sheet);
	void (*page)(struct buf *out, const struct pic *pic, const struct sheet *sheet);
	void (*end)(struct buf *out, const struct sheet *sheet);
};

/* Every format that this program writes itself, in the order of --help; NULL ends it: svg tex html
 * md txt mermaid pdf. (png is made from svg by rsvg-convert, and a pdf with letters that the
 * standard fonts lack.) */
extern const struct format *const format_all[];

/* Mermaid's diagrams as blocks of code in Markdown. */
extern const struct format format_mermaid_md;

/* By its name ("mmd" is mermaid's other one), or NULL. */
const struct format *format_find(const char *name, size_t n);

/* What a colour is in each theme: paper and pen of a layer, of a role (0xRRGGBB). Contrast of pen
 * on paper is at least 4.5 to 1. */
uint32_t sheet_paper(enum sheet_theme theme, const struct pic_cell *cell);
uint32_t sheet_pen(enum sheet_theme theme, const struct pic_cell *cell);

#endif
