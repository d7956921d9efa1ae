/* SPDX-License-Identifier: BSD-2-Clause */
/* Which keys are the same, and which ones stand beside each other because of one field: what it
 * takes to join members of one name without a search. */
#include "out/keys.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define LEVEL_MOST 32 /* names because of one field */

static struct key_seen **same_slot(
	struct key_seen **slots, uint32_t room, const char *text, uint32_t n)
{
	uint32_t hash = 2166136261u;

	for (uint32_t i = 0; i < n; i++)
		hash = (hash ^ (uint8_t)text[i]) * 16777619u;
	for (uint32_t at = hash & (room - 1);; at = (at + 1) & (room - 1))
		if (!slots[at] || (slots[at]->n == n && memcmp(slots[at]->text, text, n) == 0))
			return &slots[at];
}

static void grow(struct keys *keys)
{
	uint32_t room = keys->same_room ? keys->same_room * 2 : 1024;
	struct key_seen **slots = mem_new(room, sizeof(struct key_seen *));

	for (uint32_t i = 0; i < keys->same_room; i++)
		if (keys->same[i])
			*same_slot(slots, room, keys->same[i]->text, keys->same[i]->n) =
				keys->same[i];
	free(keys->same);
	keys->same = slots;
	keys->same_room = room;
}

struct key_seen *keys_same(struct keys *keys, const char *text, uint32_t n)
{
	struct key_seen **slot, *seen;

	if (keys->same_used >= keys->same_room / 2)
		grow(keys);
	slot = same_slot(keys->same, keys->same_room, text, n);
	if (*slot)
		return *slot;
	seen = arena_get(&keys->arena, sizeof(*seen));
	*seen = (struct key_seen){.text = text, .n = n};
	*slot = seen;
	keys->same_used++;
	return seen;
}

/* The names of a field and of what is made behind it, behind the first `n` of `level`; returns how
 * many there are then. */
static uint32_t gather(struct keys *keys, const struct proto *proto, const struct field *f,
	struct key_seen **level, uint32_t n, unsigned deep)
{
	const struct field_keys *own = keys_of(keys, proto, f);

	for (uint32_t i = 0; i < own->count && n < LEVEL_MOST; i++)
		level[n++] = own->at[i].seen;
	for (const struct field *m = f->made; m && m->id && deep < 8; m++)
		if (m->where == MADE_BEHIND)
			n = gather(keys, proto, m, level, n, deep + 1);
	return n;
}

const struct field_keys *keys_level(
	struct keys *keys, const struct proto *proto, const struct field *field)
{
	const struct field_keys *own = keys_of(keys, proto, field);
	struct key_seen *level[LEVEL_MOST], **kept;
	struct field_keys *slot;
	uint32_t n;

	if (own->level_count)
		return own;
	n = gather(keys, proto, field, level, 0, 0);
	kept = arena_get(&keys->arena, n * sizeof(*kept));
	memcpy(kept, level, n * sizeof(*kept));
	slot = &keys->slots[keys_of(keys, proto, field) - keys->slots];
	slot->level = kept;
	slot->level_count = n;
	return slot;
}
