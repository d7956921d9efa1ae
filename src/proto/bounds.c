/* SPDX-License-Identifier: BSD-2-Clause */
/* Who is bound to which number, in an open hash. The first protocol of the list that has a number
 * stands there, as proto_bound would find it. */
#include "proto/bounds.h"

#include <assert.h>
#include <string.h>

static unsigned slot_of(const struct bounds *b, enum bind_table table, uint64_t value)
{
	unsigned at = bounds_place(table, value);

	for (; b->at[at].proto; at = (at + 1) % BOUNDS_ROOM)
		if (b->at[at].table == table && b->at[at].value == value)
			break;
	return at;
}

bool bounds_set(
	struct bounds *b, enum bind_table table, uint64_t value, const struct proto *proto)
{
	unsigned at = slot_of(b, table, value);

	if (!b->at[at].proto && ++b->count > BOUNDS_ROOM / 4 * 3)
		return false;
	b->at[at].proto = proto;
	b->at[at].value = value;
	b->at[at].table = table;
	b->taken[at / 64] |= UINT64_C(1) << at % 64;
	return true;
}

void bounds_init(struct bounds *b)
{
	memset(b, 0, sizeof(*b));
	for (const struct proto *const *p = proto_all; *p; p++) {
		for (const struct bind *bind = (*p)->binds; bind && bind->table != BIND_NONE;
			bind++) {
			if (b->at[slot_of(b, bind->table, bind->value)].proto)
				continue;
			bounds_set(b, bind->table, bind->value, *p);
			assert(b->count < BOUNDS_ROOM / 2);
		}
	}
}

const struct proto *bounds_search(const struct bounds *b, enum bind_table table, uint64_t value)
{
	return b ? b->at[slot_of(b, table, value)].proto : proto_bound(table, value);
}
