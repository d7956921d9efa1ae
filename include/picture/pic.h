/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture of a frame that knows no medium: rows of spanning cells. Whoever makes a picture
 * decides what is said and in what order; whoever renders it decides how a role or a layer looks.
 *
 * Cells lie on a grid of columns: terminal cells for text, units elsewhere. Walls stand on the
 * column where a cell begins and on the one behind its last, so that neighbours share them. */
#ifndef TRAME_PICTURE_PIC_H
#define TRAME_PICTURE_PIC_H

#include "base/arena.h"
#include "frame/walk.h"

/* What a cell means, never a colour. */
enum pic_role {
	PIC_PLAIN,
	PIC_TITLE,    /* heading of a layer or a section */
	PIC_LABEL,    /* a field's name */
	PIC_VALUE,    /* a value as typed, default or captured */
	PIC_COMPUTED, /* a value that was computed */
	PIC_FORGED,   /* a typed value that differs from what would be computed */
	PIC_FAULT,    /* bytes or a field that are wrong */
	PIC_CHANGED,  /* differs from the frame beside it */
	PIC_FOCUS,    /* the chosen field */
	PIC_NOTE,     /* an explanation, a reason, a size */
	PIC_OFFSET,   /* hex dump: the offset */
	PIC_RULE,     /* a line across */
	PIC_ABSENT,   /* what no capture has: only the wire carries it, or nothing does */
	PIC_GAP,      /* nothing: background */
	PIC_ROLES,
};

enum pic_edge { EDGE_LEFT = 1, EDGE_RIGHT = 2, EDGE_TOP = 4, EDGE_BOTTOM = 8 };

/* An arrow through the whole cell, its text in the middle. */
enum pic_arrow { ARROW_NONE, ARROW_RIGHT, ARROW_LEFT };

#define PIC_NO_LAYER 255
#define PIC_WIDEST   UINT16_MAX /* columns of a picture whose lines may be as long as they like */

struct pic_cell {
	uint16_t at, span; /* columns of the picture's own grid */
	uint8_t edges;	   /* enum pic_edge: which borders the cell draws */
	uint8_t layer;	   /* enum proto_layer whose colour it takes, or PIC_NO_LAYER */
	uint8_t index;	   /* index into the frame's layers, or PIC_NO_LAYER */
	bool right;	   /* text stands at the right end */
	bool middle;	   /* text stands in the middle */
	uint8_t arrow;	   /* enum pic_arrow */
	uint8_t host;	   /* of a ladder's lifelines: the one at its left, from 0 */
	bool loose;	   /* it stands for less or more than its width: broken walls */
	bool blank;	   /* its value is left out for the reader to fill in */
	bool own;	   /* its row is about it, though no words stand in it */
	uint32_t tint;	   /* 0x1RRGGBB: the colour that the user asked for; 0: none */
	enum pic_role role;
	const struct field *field; /* NULL: no one field */
	uint32_t bit, bits; /* the bits of the frame that the cell stands for; 0 bits: none */
	const char *text;   /* clean UTF-8 in the picture's arena */
};

struct pic_row {
	struct pic_cell *cells; /* by column, not overlapping */
	uint16_t count, room;
	bool thin;  /* the texts stand on the top border: in a medium of lines it needs no other */
	bool ruled; /* a new line of a diagram begins, even where no cell has a top */
};

/* What a picture is of, for media that have a language of their own for it. */
enum pic_sort { PIC_SHEET, PIC_GRID, PIC_LADDER };

struct pic {
	enum pic_sort sort;
	struct arena *arena; /* the caller's: rows, cells and texts live there */
	uint16_t columns;    /* width of the grid */
	uint32_t count, room;
	struct pic_row *rows;
	const struct pic_wishes *wishes; /* the caller's, or NULL */
};

/* What a reader of the picture is to see, or to find out, of a field. */
struct pic_wish {
	bool hide;        /* nothing */
	bool blank;       /* all but the value: an exercise */
	uint32_t tint;    /* 0x1RRGGBB: it is lit in this colour; 0: it is not */
	const char *call; /* what is written to it, or NULL */
};

struct pic_wishes {
	const struct pic_wish *at; /* one for each item that walk_frame gives, or NULL */
	uint32_t count;
	bool no_payload;  /* of what an application wrote only the length */
	uint16_t rows;    /* of bytes of payload at most, the rest as a mark; 0: all */
};

/* What is wished of an item: nothing, mostly. */
struct pic_wish pic_wished(const struct pic *pic, uint32_t item);

#define PIC_BLANK "____" /* instead of a value */

/* Whether a layer is left out: what an application wrote. */
bool pic_is_payload(const struct pic *pic, const struct frame *frame, unsigned layer);

void pic_init(struct pic *pic, struct arena *arena, uint16_t columns);

/* A new last row. The pointer holds until the next row is added. */
struct pic_row *pic_add_row(struct pic *pic);

/* A cell at the end of the row's array, text cleaned and copied (NULL: none); the caller sets what
 * else it wants, before the next cell is added to the row. A cell that would start behind the last
 * column goes to a place that nobody shows; a longer one is cut. */
struct pic_cell *pic_add(struct pic *pic, struct pic_row *row, unsigned at, unsigned span,
	enum pic_role role, const char *text);

/* Says which layer of the frame a cell belongs to, and takes the layer's colour if `colour`. */
void pic_belong(struct pic_cell *cell, const struct proto *proto, unsigned index, bool colour);

/* A row with a line across, and an empty row. */
void pic_add_rule(struct pic *pic);
void pic_add_gap(struct pic *pic);

/* The course's letter of a layer: L N T A. */
char pic_letter(enum proto_layer layer);

/* What the caller knows of a frame's fields beyond its bytes: how each value came about. */
struct pic_mark {
	enum pic_role role; /* PIC_PLAIN: nothing to say */
	const char *note;   /* why, in a few words, or NULL */
};

struct pic_marks {
	const struct pic_mark *at; /* one for each item that walk_frame gives, or NULL */
	uint32_t count;
};

/* What most pictures are made from: a dissected frame and its fields. */
struct pic_view {
	const struct frame *frame;
	const struct items *items;     /* all of the frame, as walk_frame gives them */
	const struct pic_marks *marks; /* may be NULL */
};

struct buf;

/* What a mark adds to a plain value: " (relative)", or nothing. */
void pic_put_remark(struct buf *out, struct pic_mark mark);

/* The mark of an item: PIC_PLAIN where there is none. `marks` may be NULL. */
struct pic_mark pic_marked(const struct pic_marks *marks, uint32_t item);

/* How a marked value reads without colour: '!' forged, '=' computed, '*' changed, 'x' wrong, or '
 * '. */
char pic_sign(enum pic_role role);

#endif
