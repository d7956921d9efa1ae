/* SPDX-License-Identifier: BSD-2-Clause */
/* tshark's bulk format for Elasticsearch: a line a frame. A layer's fields stand in one flat
 * object; fields of one name that stand side by side, or inside such, share a member: an array. */
#include "json_int.h"
#include "faulty_int.h"

#include "base/mem.h"
#include "base/num.h"
#include "frame/meta.h"
#include "frame/value.h"

#include <string.h>

#define MOST_DEEP 12

void ek_init(struct json *json)
{
	*json = (struct json){.frames = 0};
	keys_init(&json->keys, KEYS_FLAT);
}

static const struct proto *proto_of(const struct json_view *v, const struct item *item)
{
	return item->layer == META_LAYER ? &proto_frame : v->frame->layers[item->layer].proto;
}

static uint32_t add_entry(
	struct json *json, uint32_t n, uint32_t index, const struct key *key, bool own)
{
	if (n >= json->pool_room) {
		json->pool_room = n < 512 ? 1024 : n * 2;
		json->pool = mem_grow(json->pool, json->pool_room, sizeof(*json->pool));
	}
	json->pool[n] = (struct json_entry){key, index, own};
	return n + 1;
}

/* Adds an item's further names to the pool from n on; returns its new end. */
static uint32_t add_names(const struct json_view *v, uint32_t n, uint32_t index)
{
	const struct item *item = &v->items->at[index];
	const struct field_keys *keys;

	if (!item->field->id[0] || !item->field->also)
		return n;
	keys = keys_of(&v->json->keys, proto_of(v, item), item->field);
	for (uint32_t i = 1; i < keys->count; i++)
		n = add_entry(v->json, n, index, &keys->at[i], false);
	return n;
}

static bool is_leaf(const struct json_view *v, uint32_t index)
{
	const struct item *item = &v->items->at[index];

	return index + 1 >= v->tail || item[1].layer != item->layer || item[1].depth <= item->depth;
}

static uint32_t add_children(const struct json_view *v, uint32_t n, uint32_t index);

/* Adds an item and its further names. */
static uint32_t add_item(const struct json_view *v, uint32_t n, uint32_t index)
{
	static const struct key text = {.text = "\"text\"", .n = 6};
	const struct item *item = &v->items->at[index];
	const struct key *key = &text;

	if (json_is_gap(item)) /* what is inside it stands in its place */
		return add_children(v, n, index);
	if (item->field->id[0])
		key = keys_of(&v->json->keys, proto_of(v, item), item->field)->at;
	n = add_entry(v->json, n, index, key, true);
	return add_names(v, n, index);
}

/* Adds the children of an item to the pool from n on; returns its new end. */
static uint32_t add_children(const struct json_view *v, uint32_t n, uint32_t index)
{
	const struct items *items = v->items;
	uint8_t depth = items->at[index].depth;

	if (is_leaf(v, index))
		return n;
	for (uint32_t i = index + 1; i < v->tail && items->at[i].depth > depth &&
				     items->at[i].layer == items->at[index].layer;
		i++)
		if (items->at[i].depth == depth + 1)
			n = add_item(v, n, i);
	return n;
}

static void put_value(const struct json_view *v, uint32_t index, const struct key *key)
{
	const struct item *item = &v->items->at[index];

	if (!item->field->id[0]) {
		buf_byte(v->out, '"');
		json_heading(v, index);
		buf_byte(v->out, '"');
	} else if (item->field->mute) {
		KEYS_PUT(v->out, "null");
	} else if (key->truth && key->as == LOOKUP_SAME) {
		buf_text(v->out, item->num ? "true" : "false");
	} else if (item->field == &proto_frame.fields[META_TIME] && item->layer == META_LAYER) {
		buf_byte(v->out, '"');
		meta_put_iso(v->out, v->frame->time);
		buf_byte(v->out, '"');
	} else if (item->field->kind == FIELD_DATE) {
		buf_byte(v->out, '"');
		meta_put_iso(v->out, value_moment(item));
		buf_byte(v->out, '"');
	} else {
		buf_byte(v->out, '"');
		json_value(v, item, key);
		buf_byte(v->out, '"');
	}
}

static bool same_key(const struct key *a, const struct key *b)
{
	return a == b ||
	       (a && a->hash == b->hash && a->n == b->n && memcmp(a->text, b->text, a->n) == 0);
}

/* All entries from..to that have this key: one value, or an array. What is inside the items is
 * added to the pool behind `to`; returns its new end. */
static uint32_t put_member(
	const struct json_view *v, uint32_t from, uint32_t to, const struct key *key)
{
	uint32_t last = from, n = to;

	for (uint32_t k = from + 1; k < to; k++)
		if (same_key(v->json->pool[k].key, key))
			last = k;
	if (last > from)
		buf_byte(v->out, '[');
	for (uint32_t k = from; k <= last; k++) {
		const struct json_entry entry = v->json->pool[k];

		if (!same_key(entry.key, key))
			continue;
		if (k > from)
			buf_byte(v->out, ',');
		put_value(v, entry.item, key);
		v->json->pool[k].key = NULL;
		if (entry.own)
			n = add_children(v, n, entry.item);
	}
	if (last > from)
		buf_byte(v->out, ']');
	return n;
}

/* The entries from..to of the pool: those of one name together, then what is inside them. */
static void put_pool(
	const struct json_view *v, uint32_t from, uint32_t to, unsigned deep, bool *first)
{
	for (uint32_t i = from; i < to; i++) {
		const struct key *key = v->json->pool[i].key;
		uint32_t n;

		if (!key)
			continue;
		if (!*first)
			buf_byte(v->out, ',');
		*first = false;
		buf_add(v->out, key->text, key->n);
		buf_byte(v->out, ':');
		n = put_member(v, i, to, key);
		if (n > to && deep < MOST_DEEP)
			put_pool(v, to, n, deep + 1, first);
	}
}

/* The layer's items that are made of other frames, those that are shown behind it or the others. */
static uint32_t add_tail(const struct json_view *v, uint32_t n, unsigned layer, bool apart)
{
	const struct items *items = v->items;
	bool is_apart = false;

	for (uint32_t i = v->tail; i < items->count; i++) {
		if (!items->at[i].depth)
			is_apart = items->at[i].field->apart;
		if (items->at[i].layer == layer && is_apart == apart)
			n = add_item(v, n, i);
	}
	return n;
}

static uint32_t put_layer(const struct json_view *v, uint32_t at, unsigned layer, bool *first)
{
	const struct items *items = v->items;
	uint32_t n = 0;

	for (; at < v->tail && items->at[at].layer == layer; at++)
		if (items->at[at].depth == 0)
			n = add_item(v, n, at);
	n = add_tail(v, n, layer, false);
	put_pool(v, 0, n, 0, first);
	return at;
}

/* What is shown behind a layer. */
static void put_apart(const struct json_view *v, unsigned layer)
{
	uint32_t n = add_tail(v, 0, layer, true);
	bool first = false;

	if (n)
		put_pool(v, 0, n, 0, &first);
}

static void open_layer(struct buf *out, const char *id)
{
	buf_byte(out, '"');
	for (; *id; id++)
		buf_byte(out, *id == '.' ? '_' : (uint8_t)*id);
	KEYS_PUT(out, "\":{");
}

static void put_head(struct buf *out, const struct frame *frame)
{
	char digits[NUM_MOST];
	size_t n = num_write(digits, (uint64_t)(frame->time > 0 ? frame->time / 1000000 : 0));

	KEYS_PUT(out, "{\"index\":{\"_index\":\"packets-");
	meta_put_iso(out, frame->time);
	out->len -= 20; /* the day alone */
	KEYS_PUT(out, "\",\"_type\":\"doc\"}}\n{\"timestamp\":\"");
	if (n < 4)
		buf_fill(out, '0', 4 - n);
	buf_add(out, digits, n);
	KEYS_PUT(out, "\",\"layers\":{");
}

void ek_frame(
	struct json *json, struct buf *out, const struct frame *frame, const struct items *items)
{
	struct frame less;
	struct json_view v = {json, out, frame_less(frame, &less), items, json_tail(items)};
	bool first = true, extended = false;
	unsigned inside = 0;
	uint32_t at;

	frame = v.frame;
	put_head(out, frame);
	open_layer(out, "frame");
	at = put_layer(&v, 0, META_LAYER, &first);
	KEYS_PUT(out, "},");
	if (frame_is_raw(frame))
		KEYS_PUT(out, "\"raw\":{},");
	for (unsigned i = 0; i < frame->count; i++) {
		if (!frame_goes_on(frame, i)) {
			open_layer(out, proto_filter(frame->layers[i].proto));
			first = true;
		}
		at = put_layer(&v, at, i, &first);
		if (frame_goes_on(frame, i + 1))
			continue;
		if (json_goes_inside(frame, i) ||
			(i + 1u < frame->count && frame->layers[i].proto->next == NEXT_QUOTE)) {
			extended = json_goes_inside(frame, i);
			inside++;
			buf_text(out, first ? "" : ",");
			continue;
		}
		buf_byte(out, '}');
		put_apart(&v, i);
		if (extended && json_ends_inside(frame, i)) {
			extended = false;
			inside--;
			buf_byte(out, '}');
		}
		if (i + 1u < frame->count)
			buf_byte(out, ',');
	}
	if (!frame->count)
		out->len--;
	buf_fill(out, '}', inside);
	faulty_ek(&v);
	KEYS_PUT(out, "}}\n");
}
