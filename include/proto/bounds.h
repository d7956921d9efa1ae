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
	unsigned count; /* that are taken */
};

/* Fills it from the tables of all protocols. */
void bounds_init(struct bounds *bounds);

/* Binds a protocol to a number, whoever had it before; false where there is no room. */
bool bounds_set(
	struct bounds *bounds, enum bind_table table, uint64_t value, const struct proto *proto);

/* As proto_bound. `bounds` may be NULL: then the tables are searched. */
const struct proto *bounds_find(
	const struct bounds *bounds, enum bind_table table, uint64_t value);

#endif
