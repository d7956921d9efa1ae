/* SPDX-License-Identifier: BSD-2-Clause */
/* The kinds of pictures that one frame, or two, can be drawn as: a name each, a line in one table.
 */
#ifndef TRAME_PICTURE_KIND_H
#define TRAME_PICTURE_KIND_H

#include "picture/pic.h"

/* Instead of the index of a layer. */
#define KIND_USUAL -1 /* the innermost header that has fields of fixed width */
#define KIND_EACH  -2 /* all of them, one below the other */

struct kind_ask {
	const struct pic_view *view;
	const struct pic_view *other; /* the reply beside it, or NULL */
	const struct pic_wishes *wishes; /* the other's; the picture has the first one's */
	const char *note[2];	      /* what stands over each of the two */
	int layer;		      /* of KIND_GRID */
	unsigned step;		      /* of a kind that has steps or of KIND_EACH, from 1; 0: all */
};

struct kind {
	const char *name, *about;
	uint16_t columns; /* as wide as it is where nobody asks */
	bool layered;	  /* `layer` is heeded */
	bool paired;	  /* `other` is heeded */
	bool shortens;	  /* payload is broken off: the picture is for one page */
	unsigned (*steps)(const struct pic_view *view); /* or NULL: it has none */
	void (*draw)(struct pic *pic, const struct kind_ask *ask);
};

/* All of them, the usual one last; a NULL name ends it. */
extern const struct kind kind_all[];

/* How many headers of a frame have a diagram of their own. */
unsigned kind_headers(const struct frame *frame);

/* Lights what the picture's wishes want lit, and marks what they leave blank. */
void kind_light(struct pic *pic, const struct pic_view *view);

#endif
