/* SPDX-License-Identifier: BSD-2-Clause */
/* From a field that is shown to the entry of the stack where it is typed, and back to nobody. */
#include "edit.h"

#include <string.h>

uint32_t edit_whole(const struct items *items, uint32_t item)
{
	uint32_t up = items->at[item].parent;

	while (up != ITEM_TOP && items->at[up].field->kind != FIELD_GROUP &&
		items->at[up].field->kind != FIELD_LIST) {
		item = up;
		up = items->at[item].parent;
	}
	return item;
}

uint32_t edit_find(const struct edit *e, uint32_t item)
{
	const struct item *it = &e->items.at[item];

	for (uint32_t i = 0; i < e->all.count; i++) {
		const struct item *other = &e->all.at[i];

		if (other->field == it->field && other->layer == it->layer &&
			other->bit == it->bit && other->depth >= it->depth)
			return i;
	}
	return ITEM_TOP;
}

static bool is_number(const struct field *f)
{
	return f->bits && f->kind <= FIELD_IPV4;
}

/* What nobody typed so far, as it was built. */
static void take_built(struct edit *e, struct entry *entry, const struct item *it)
{
	const struct field *f = it->field;

	*entry = (struct entry){.field = f};
	if (is_number(f)) {
		entry->num = it->num;
	} else if (f->kind == FIELD_LIST) {
		entry->subs = arena_zero(&e->arena, (f->preset + 4) * 2 * sizeof(*entry->subs));
		while (entry->count < f->preset)
			entry->subs[entry->count++] = (struct entry){.field = f->list->items};
	} else if (f->kind != FIELD_GROUP) {
		entry->len = it->bits / 8;
		entry->bytes = arena_copy(&e->arena, e->frame.bytes + it->bit / 8, entry->len);
	}
}

static struct entry *sub_of(struct entry *in, const struct field *field)
{
	for (uint32_t i = 0; i < in->count; i++)
		if (in->subs[i].field == field)
			return &in->subs[i];
	return NULL;
}

/* The old array stays where it is, for the arena gives nothing back. */
struct entry *edit_sub_add(struct edit *e, struct entry *in)
{
	struct entry *subs = arena_get(&e->arena, (in->count + 4) * 2 * sizeof(*subs));

	if (in->count)
		memcpy(subs, in->subs, in->count * sizeof(*subs));
	in->subs = subs;
	return &subs[in->count++];
}

/* Which of the typed items of a list a built one is: padding between them is nobody's. */
static struct entry *listed(const struct edit *e, struct entry *list, uint32_t item)
{
	uint32_t up = e->all.at[item].parent, k = 0;

	for (uint32_t i = up + 1; i <= item; i++) {
		const struct item *it = &e->all.at[i];
		bool match;

		if (it->parent != up)
			continue;
		match = k < list->count && list->subs[k].field == it->field;
		if (i == item)
			return match ? &list->subs[k] : NULL;
		k += match;
	}
	return NULL;
}

struct entry *edit_entry(struct edit *e, uint32_t item, bool make)
{
	const struct item *it = &e->all.at[item];
	struct part *part = &e->trial.parts[it->layer];
	struct entry *up, *found;

	if (it->parent == ITEM_TOP) {
		found = (struct entry *)stack_typed(part, it->field);
		if (!found && make) {
			found = stack_set(&e->trial, part, it->field);
			take_built(e, found, it);
		}
		return found;
	}
	up = edit_entry(e, it->parent, make);
	if (!up)
		return NULL;
	if (up->field->kind == FIELD_LIST)
		return listed(e, up, item);
	found = sub_of(up, it->field);
	if (!found && make) {
		found = edit_sub_add(e, up);
		take_built(e, found, it);
	}
	return found;
}

/* ---- back to what is computed ---- */

static void drop(struct entry *entries, uint32_t *count, const struct entry *gone)
{
	uint32_t i = (uint32_t)(gone - entries);

	memmove(&entries[i], &entries[i + 1], (*count - i - 1) * sizeof(*entries));
	--*count;
}

bool edit_untype(struct edit *e, uint32_t item)
{
	uint32_t at = edit_find(e, edit_whole(&e->items, item));
	const struct item *it;
	struct part *part;
	struct entry *entry, *up;

	if (at == ITEM_TOP)
		return false;
	it = &e->all.at[at];
	part = &e->trial.parts[it->layer];
	entry = edit_entry(e, at, false);
	if (!entry)
		return false;
	if (it->parent == ITEM_TOP) {
		drop(part->entries, &part->count, entry);
		return true;
	}
	up = edit_entry(e, it->parent, false);
	if (!up)
		return false;
	drop(up->subs, &up->count, entry);
	return true;
}

unsigned edit_untype_all(struct edit *e)
{
	unsigned n = 0;

	for (unsigned i = 0; i < e->trial.count; i++) {
		struct part *part = &e->trial.parts[i];

		for (uint32_t k = part->count; k-- > 0;) {
			enum field_fill fill = part->entries[k].field->fill;

			if (fill == FILL_USER || fill == FILL_WIRE)
				continue;
			drop(part->entries, &part->count, &part->entries[k]);
			n++;
		}
	}
	return n;
}
