/* SPDX-License-Identifier: BSD-2-Clause */
/* Who is bound to which number, in a hash: for who asks about every frame of a capture. */
#ifndef TRAME_PROTO_BOUNDS_H
#define TRAME_PROTO_BOUNDS_H

#include "proto/proto.h"

#define BOUNDS_ROOM 1024 /* a power of two, well above the number of all binds */

struct bounds {
	struct {
		const struct proto *proto; /* NULL: free */
		uint64_t value;
		enum bind_table table;
	} at[BOUNDS_ROOM];
	uint64_t taken[BOUNDS_ROOM / 64]; /* a bit for each place that is: few lines of memory */
	unsigned count; /* that are taken */
};

/* Fills it from the tables of all protocols. */
void bounds_init(struct bounds *bounds);

/* Binds a protocol to a number, whoever had it before; false where there is no room. */
bool bounds_set(
	struct bounds *bounds, enum bind_table table, uint64_t value, const struct proto *proto);

/* Where the search for a number begins. */
static inline unsigned bounds_place(enum bind_table table, uint64_t value)
{
	return (unsigned)((value * 0x9e3779b1 + (uint64_t)table * 0x85ebca6b) >> 12) % BOUNDS_ROOM;
}

/* bounds_find where it is not over at the first place. */
const struct proto *bounds_search(
	const struct bounds *bounds, enum bind_table table, uint64_t value);

/* As proto_bound. `bounds` may be NULL: then the tables are searched. */
static inline const struct proto *bounds_find(
	const struct bounds *bounds, enum bind_table table, uint64_t value)
{
	unsigned at = bounds_place(table, value);

	if (bounds && !(bounds->taken[at / 64] >> at % 64 & 1))
		return NULL;
	return bounds_search(bounds, table, value);
}

#endif
