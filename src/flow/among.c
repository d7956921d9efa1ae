/* SPDX-License-Identifier: BSD-2-Clause */
/* Items put among others. The frame's items move up from the last to the first, so that none is
 * overwritten before it has moved; parents are indices, and move along. */
#include "among.h"

#include "base/mem.h"
#include "frame/made.h"

#include <string.h>

void among_init(struct among *among, const struct frame *frame, struct items *items)
{
	among->frame = frame;
	among->items = items;
	among->made = (struct items){
		.at = items->spare, .room = items->spare_room, .made = true};
	items->spare = NULL;
	among->count = 0;
	among->from = among->to = among->end = 0;
	among->layer = 0;
}

/* Behind the layer's own fields, but before its payload's bytes. */
static uint32_t find_end(const struct among *among)
{
	for (uint32_t i = among->from; i < among->to; i++)
		if (among->items->at[i].field->make >= MAKE_PAYLOAD &&
			among->items->at[i].parent == ITEM_TOP)
			return i;
	return among->to;
}

void among_layer(struct among *among, unsigned layer)
{
	const struct items *items = among->items;
	uint32_t at = among->to;

	while (at < items->count && items->at[at].layer != layer)
		at++;
	among->from = at < items->count ? at : among->to;
	while (at < items->count && items->at[at].layer == layer)
		at++;
	among->to = at;
	if (among->from == among->to) /* none of its items is wanted */
		among->from = among->to = items->count;
	among->layer = layer;
	among->end = find_end(among);
}

uint32_t among_find(const struct among *among, const char *id)
{
	for (uint32_t i = among->from; i < among->to; i++)
		if (strcmp(among->items->at[i].field->id, id) == 0)
			return i;
	return ITEM_TOP;
}

uint32_t among_field(const struct among *among, const struct field *field)
{
	for (uint32_t i = among->from; i < among->to; i++)
		if (among->items->at[i].field == field)
			return i;
	return ITEM_TOP;
}

uint32_t among_behind(const struct among *among, uint32_t index)
{
	uint32_t at = index;

	if (index == ITEM_TOP)
		return ITEM_TOP;
	while (++at < among->to && among->items->at[at].depth > among->items->at[index].depth)
		;
	return at;
}

void among_at(struct among *among, uint32_t before, uint32_t parent)
{
	unsigned i = among->count;
	struct among_run run = {before == ITEM_TOP ? among->end : before, parent,
		among->made.count};

	if (among->count == AMONG_RUNS)
		return;
	if (i && among->runs[i - 1].before > run.before) /* places are not told by our tables */
		run.before = among->runs[i - 1].before, run.parent = ITEM_TOP;
	among->runs[among->count++] = run;
}

uint32_t among_add(struct among *among, uint32_t owner, uint32_t bit, const struct field *field,
	uint64_t num)
{
	uint32_t index = among->made.count;

	made_add(among->frame, &among->made, owner, among->layer, bit, field, num);
	return index;
}

/* Where an item of the frame will be. */
static uint32_t moved(const struct among *among, uint32_t index)
{
	uint32_t by = 0;

	for (unsigned i = 0; i < among->count && among->runs[i].before <= index; i++)
		by = i + 1 < among->count ? among->runs[i + 1].first : among->made.count;
	return index + by;
}

/* The items of the last run to their place, before which there are `behind` of the frame. */
static void put_run(struct among *among, unsigned index, uint32_t end)
{
	const struct among_run *run = &among->runs[index];
	struct item *at = among->items->at, *to = at + run->before + run->first;
	uint32_t parent = run->parent == ITEM_TOP ? ITEM_TOP : moved(among, run->parent);
	unsigned deep = run->parent == ITEM_TOP ? 0 : at[run->parent].depth + 1u;

	for (uint32_t i = run->first; i < end; i++, to++) {
		*to = among->made.at[i];
		to->parent = to->parent == ITEM_TOP ? parent : to->parent + run->before;
		to->depth = (uint8_t)(to->depth + deep);
	}
}

/* The items from..to go up by so many places. */
static void move_up(struct among *among, uint32_t from, uint32_t to, uint32_t by)
{
	const uint32_t first = among->runs[0].before;

	for (struct item *at = among->items->at + to; at-- > among->items->at + from;) {
		at[by] = *at;
		if (at->parent == ITEM_TOP || at->parent < first)
			continue;
		at[by].parent = at->parent >= from ? at->parent + by : moved(among, at->parent);
	}
}

static void put_all(struct among *among)
{
	struct items *items = among->items;
	uint32_t count = items->count, end = among->made.count;

	for (unsigned run = among->count; run-- > 0;) {
		uint32_t before = among->runs[run].before;

		move_up(among, before, count, end);
		count = before;
		put_run(among, run, end);
		end = among->runs[run].first;
	}
	items->count += among->made.count;
}

void among_done(struct among *among)
{
	struct items *items = among->items;

	if (items->count + among->made.count > items->room) {
		items->room = (items->count + among->made.count) * 2;
		items->at = mem_grow(items->at, items->room, sizeof(*items->at));
	}
	put_all(among);
	items->spare = among->made.at;
	items->spare_room = among->made.room;
}
