/* SPDX-License-Identifier: BSD-2-Clause */
/* The members of one of ek's objects before they are written: those of one name find each other
 * here, wherever their items stand. */
#include "ek_int.h"
#include "pdml_int.h"

#include "base/mem.h"

static uint32_t add_entry(
	struct json *json, uint32_t n, uint32_t index, const struct key *key, bool own)
{
	if (n >= json->pool_room) {
		json->pool_room = n < 512 ? 1024 : n * 2;
		json->pool = mem_grow(json->pool, json->pool_room, sizeof(*json->pool));
	}
	json->pool[n] = (struct json_entry){.key = key, .item = index, .own = own};
	return n + 1;
}

/* Adds an item's further names to the pool from n on; returns its new end. */
static uint32_t add_names(const struct json_view *v, uint32_t n, uint32_t index)
{
	const struct item *item = &v->items->at[index];
	const struct field_keys *keys;

	if (!item->field->id[0] || !item->field->also)
		return n;
	keys = keys_of(&v->json->keys, json_proto_of(v, item), item->field);
	for (uint32_t i = 1; i < keys->count; i++)
		n = add_entry(v->json, n, index, &keys->at[i], false);
	return n;
}

bool ek_is_leaf(const struct json_view *v, uint32_t index)
{
	const struct item *item = &v->items->at[index];

	return index + 1 >= v->tail || item[1].layer != item->layer || item[1].depth <= item->depth;
}

bool ek_is_said(const struct json_view *v, uint32_t index)
{
	return pdml_is_expert(v->items->at[index].field);
}

/* Adds an item and its further names. */
uint32_t ek_add(const struct json_view *v, uint32_t n, uint32_t index)
{
	const struct item *item = &v->items->at[index];
	const struct key *key = &v->json->line;

	if (json_is_gap(item)) /* what is inside it stands in its place */
		return ek_add_children(v, n, index);
	if (item->field->id[0])
		key = keys_of(&v->json->keys, json_proto_of(v, item), item->field)->at;
	n = add_entry(v->json, n, index, key, true);
	if (item->bare && (item->field->parts || item->field->made) && !json_is_single(v, item)) {
		v->json->pool[n - 1].block = true;
		v->json->again |=
			!ek_is_leaf(v, index) || item->field->silent || !item->field->id[0];
		return n;
	}
	return add_names(v, n, index);
}

/* Whether an item is a line of text; one that is only room is what is around it. */
static bool is_line(const struct json_view *v, uint32_t index)
{
	const struct item *item = &v->items->at[index];

	while (json_is_gap(item) && item->parent != ITEM_TOP)
		item = &v->items->at[item->parent];
	return !item->field->id[0] && !json_is_gap(item);
}

/* Adds the children of an item to the pool from n on; returns its new end. Wireshark joins members
 * by their names and by that of what is around them, which lines of text have none of: of those
 * inside each other all members are one level. */
uint32_t ek_add_children(const struct json_view *v, uint32_t n, uint32_t index)
{
	const struct items *items = v->items;
	uint8_t depth = items->at[index].depth;
	bool lines;

	if (ek_is_leaf(v, index))
		return n;
	lines = is_line(v, index);
	for (uint32_t i = index + 1; i < v->tail && items->at[i].depth > depth &&
				     items->at[i].layer == items->at[index].layer;
		i++)
		if (items->at[i].depth == depth + 1) {
			uint32_t own = n;

			n = ek_add(v, n, i);
			if (!lines || items->at[i].field->id[0] || n == own ||
				json_is_gap(&items->at[i]))
				continue;
			v->json->pool[own].spread = true;
			n = ek_add_children(v, n, i);
		}
	return n;
}

/* Members of one name are joined: each knows the next one. A block stands for all the names that it
 * may have; false if one of them stands elsewhere as well. */
bool ek_join(const struct json_view *v, uint32_t from, uint32_t to)
{
	struct json *json = v->json;
	uint32_t level = ++json->level;

	for (uint32_t i = from; i < to; i++) {
		struct json_entry *entry = &json->pool[i];
		const struct item *item = &v->items->at[entry->item];
		const struct field_keys *keys;
		struct key_seen *seen = entry->key->seen;

		if (!entry->block) {
			if (seen->level == level && json->pool[seen->at].block)
				return false;
			entry->later = seen->level == level;
			if (entry->later)
				json->pool[seen->at].next = i;
			seen->level = level;
			seen->at = i;
			continue;
		}
		keys = keys_level(&json->keys, json_proto_of(v, item), item->field);
		for (uint32_t k = 0; k < keys->level_count; k++) {
			if (keys->level[k]->level == level)
				return false;
			keys->level[k]->level = level;
			keys->level[k]->at = i;
		}
	}
	return true;
}

/* Whether all the entries from..to are among the names that the field of a block may have. */
bool ek_is_known(
	const struct json *json, const struct field_keys *keys, uint32_t from, uint32_t to)
{
	for (uint32_t i = from, k; i < to; i++) {
		for (k = 0; k < keys->level_count && keys->level[k] != json->pool[i].key->seen; k++)
			;
		if (k == keys->level_count)
			return false;
	}
	return true;
}

/* The layer's items that are made of other frames, those that are shown behind it or the others. */
uint32_t ek_add_tail(const struct json_view *v, uint32_t n, unsigned layer, bool apart)
{
	const struct items *items = v->items;
	bool is_apart = false;

	for (uint32_t i = v->tail; i < items->count; i++) {
		if (!items->at[i].depth)
			is_apart = items->at[i].field->apart;
		if (items->at[i].layer == layer && is_apart == apart)
			n = ek_add(v, n, i);
	}
	return n;
}
