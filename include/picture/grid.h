/* SPDX-License-Identifier: BSD-2-Clause */
/* The 32-bit diagram of a header, as RFCs draw it. */
#ifndef TRAME_PICTURE_GRID_H
#define TRAME_PICTURE_GRID_H

#include "base/buf.h"
#include "picture/pic.h"

#define GRID_BITS    32
#define GRID_COLUMNS (2 * GRID_BITS + 1) /* a bit takes two columns, the last wall one */

/* Adds the diagram of a protocol's header from its table alone: 32 bits a row, the parts of flags
 * drawn apart, fields without a fixed width with broken walls. Where the header depends on a field
 * of its own, each case has its rows under a line that says which. Nothing is added for a header
 * that has no field of fixed width. The picture should have GRID_COLUMNS columns. */
void grid_draw_proto(struct pic *pic, const struct proto *proto);

/* Adds the diagram of a header of a frame with the values in it: single flags, options, and a row
 * for what it carries. Wide pictures get more columns a bit; one of less than GRID_COLUMNS gets 16
 * bits a row. */
void grid_draw_layer(struct pic *pic, const struct pic_view *view, unsigned layer);

/* ---- cases (grid_case.c) ---- */

/* Selector values from first to last; so many of their lowest bits do not matter. */
struct grid_run {
	uint64_t first, last;
	unsigned drop;
};

#define GRID_RUNS 64

/* One form of a header: the selector values under which it looks so. */
struct grid_case {
	struct grid_run runs[GRID_RUNS]; /* in order */
	unsigned count;
	struct buf caption; /* "type 3 code 4, type 5" */
	struct buf looks;   /* the titles and widths of its fields, to tell cases apart */
};

struct grid_cases {
	struct grid_case *at; /* owned */
	uint32_t count, room;
};

/* The forms that a header has by the values of its selector fields; none if it has but one. */
void grid_cases_find(struct grid_cases *cases, const struct field *table);
void grid_cases_done(struct grid_cases *cases);

/* Whether a field is there only when bits of the selector are set; and which: "K", "C or R". */
bool grid_optional(const struct field *field);
void grid_option(struct buf *out, const struct field *table, const struct field *field);

#endif
