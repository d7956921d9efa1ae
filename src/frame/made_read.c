/* SPDX-License-Identifier: BSD-2-Clause */
/* What a value says, where a number before it decides how it reads: a table's fields in its bytes,
 * and what is left over behind them. */
#include "frame/made.h"

/* The number before the owner that `when`s of its table look at. */
static uint64_t selector_of(const struct items *items, uint32_t owner)
{
	for (uint32_t i = owner; i-- > 0;)
		if (items->at[i].parent == items->at[owner].parent && items->at[i].field->select)
			return items->at[i].num;
	return 0;
}

void made_read(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *field)
{
	const struct item of = items->at[owner];
	uint32_t end = of.bit + of.bits, at, index;
	const struct field *left;
	uint16_t faults = 0;

	if (!field_when(field, selector_of(items, owner)))
		return;
	at = walk_read(frame, items, owner, field->parts, &faults);
	if (at >= end || !field->made || faults)
		return;
	left = &field->made[end - at > 8];
	index = items->count;
	*items_add(items) = (struct item){.field = left, .bit = at, .bits = end - at,
		.from = of.from, .parent = of.parent, .depth = of.depth, .layer = of.layer};
	made_add(frame, items, index, of.layer, at, left->made, (end - at) / 8);
}
