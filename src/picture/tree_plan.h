/* SPDX-License-Identifier: BSD-2-Clause */
/* How the lines of each field of a tree's text are made: whether they are kept, what they begin
 * with, and how the value behind that is written. */
#ifndef TRAME_PICTURE_TREE_PLAN_H
#define TRAME_PICTURE_TREE_PLAN_H

#include "picture/tree.h"
#include "tree_int.h"

#define TREE_LEAD   64 /* bytes of a plan's beginning; a longer title is written out each time */
#define TREE_SPACES 64 /* columns */
#define TREE_TOLD   32 /* bytes of a word and what is around it */

enum tree_how {
	TREE_NEW,    /* made each time */
	TREE_KEPT,   /* with its parts, by its value */
	TREE_NUMBER, /* written at once: decimal, hexadecimal, addresses */
	TREE_HEX,
	TREE_MAC,
	TREE_IPV4,
};

struct tree_plan {
	const struct proto *proto;
	const struct field *field;
	struct tree_plan *next;	   /* the one that stood behind it the last time */
	const struct field *group; /* the group without an item that it begins at the top */
	uint8_t told_len;	   /* 0: it is not told in the heading */
	char told[TREE_TOLD];	   /* ", Src Port: ": how it is */
	uint8_t how;		   /* enum tree_how */
	uint8_t shown;		   /* the same of its value alone */
	uint8_t reach;		   /* bytes of the widest box among its parts */
	uint8_t lead_len;
	uint8_t lead[TREE_LEAD]; /* "Time to Live: " */
};

/* The plans of a layer's items up to `to`, in the scratch row. A plan is looked for first where it
 * was the last time: behind the one before it. */
void tree_plans(struct tree_lines *lines, const struct item *items, const struct proto *proto,
	uint32_t from, uint32_t to);

#endif
