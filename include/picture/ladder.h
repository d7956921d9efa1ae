/* SPDX-License-Identifier: BSD-2-Clause */
/* The ladder: a lifeline a host, a line a frame, from the top down as time goes; the states of both
 * ends at the sides as they change. */
#ifndef TRAME_PICTURE_LADDER_H
#define TRAME_PICTURE_LADDER_H

#include "picture/pic.h"

#define LADDER_HOSTS 8
#define LADDER_STATE 12 /* columns of "SYN-RECEIVED" */

/* Where everything stands. */
struct ladder_plan {
	unsigned number, time; /* columns of the number and of the time */
	unsigned left;         /* of the state at the left, 0: none is shown */
	unsigned hosts;        /* as many as there is room for */
	unsigned at[LADDER_HOSTS]; /* column of each lifeline */
};

struct ladder_host {
	const char *name, *port; /* port may be NULL */
};

struct ladder_line {
	const char *number, *time, *text;
	unsigned from, to;  /* hosts; the same one, or none there is: no arrow, text alone */
	const char *state[2]; /* of host 0 and 1; "" or NULL: the same as before */
	enum pic_role role; /* of the arrow */
	bool chosen;
};

/* Lays a ladder out in a picture so wide. Fewer hosts may be shown than asked for. */
void ladder_lay(struct ladder_plan *plan, unsigned columns, unsigned hosts, bool states);

/* The names above the lifelines: two rows. */
void ladder_heads(struct pic *pic, const struct ladder_plan *plan, const struct ladder_host *hosts);

/* One frame: one row. */
void ladder_add(struct pic *pic, const struct ladder_plan *plan, const struct ladder_line *line);

#endif
