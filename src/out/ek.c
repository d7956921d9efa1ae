/* SPDX-License-Identifier: BSD-2-Clause */
/* tshark's bulk format for Elasticsearch: a line a frame. A layer's fields stand in one flat
 * object; fields of one name that stand side by side, or inside such, share a member: an array. */
#include "json_int.h"
#include "ek_int.h"
#include "comments_int.h"
#include "faulty_int.h"

#include "base/num.h"
#include "frame/made.h"
#include "frame/meta.h"
#include "frame/value.h"

#include <inttypes.h>
#include <string.h>

#define MOST_DEEP 12

void ek_init(struct json *json)
{
	static const char line[6 + KEYS_PAD] = "\"text\"";

	*json = (struct json){.frames = 0};
	keys_init(&json->keys, KEYS_FLAT);
	json->line = (struct key){.text = line, .n = 6};
	json->line.seen = keys_same(&json->keys, json->line.text, json->line.n);
}

/* A value whose quotes depend on what it is. */
static bool is_whole(const struct item *item, const struct key *key)
{
	return item->field->kind == FIELD_DATE || (key->truth && key->as == LOOKUP_SAME) ||
	       (item->field == &proto_frame.fields[META_TIME] && item->layer == META_LAYER);
}

static void put_whole(const struct json_view *v, const struct item *item, const struct key *key)
{
	if (key->truth && key->as == LOOKUP_SAME) {
		buf_text(v->out, item->num ? "true" : "false");
		return;
	}
	buf_byte(v->out, '"');
	if (item->layer == META_LAYER)
		meta_put_frame_iso(v->out, v->frame);
	else
		meta_put_iso(v->out, value_moment(item));
	buf_byte(v->out, '"');
}

static void put_value(const struct json_view *v, uint32_t index, const struct key *key)
{
	const struct item *item = &v->items->at[index];
	size_t from = v->out->len;

	if (item->field->id[0] && item->field->mute) {
		KEYS_PUT(v->out, "null");
		return;
	}
	if (item->field->id[0] && is_whole(item, key)) {
		put_whole(v, item, key);
		if (v->pen && !json_is_fixed(v, item))
			json_note_hole(v, from, index,
				(struct stencil_hole){.what = JSON_WHOLE, .key = key});
		return;
	}
	buf_byte(v->out, '"');
	if (item->field->id[0]) {
		json_value(v, item, key);
		json_note(v, from + 1, item, key);
	} else {
		json_heading(v, index);
	}
	buf_byte(v->out, '"');
}

static void put_pool(
	const struct json_view *v, uint32_t from, uint32_t to, unsigned deep, bool *first);

/* What an expert says of a field is an object of its own. The pool ends at `to`. */
static void put_said(const struct json_view *v, uint32_t index, uint32_t to, unsigned deep)
{
	bool first = true;

	buf_byte(v->out, '{');
	if (deep < MOST_DEEP)
		put_pool(v, to, ek_add_children(v, to, index), deep + 1, &first);
	buf_byte(v->out, '}');
}

/* A member and those of its name behind it: one value, or an array. What is inside the items is
 * added to the pool behind `to`; returns its new end. */
static uint32_t put_member(const struct json_view *v, uint32_t from, uint32_t to, unsigned deep)
{
	struct json_entry entry = v->json->pool[from];
	const struct key *key = entry.key;
	bool many = entry.next != 0;
	uint32_t n = to;

	if (many)
		buf_byte(v->out, '[');
	for (;; entry = v->json->pool[entry.next]) {
		if (ek_is_said(v, entry.item))
			put_said(v, entry.item, n, deep);
		else
			put_value(v, entry.item, key);
		if (entry.own && !entry.spread && !ek_is_leaf(v, entry.item) &&
			!ek_is_said(v, entry.item))
			n = ek_add_children(v, n, entry.item);
		if (!entry.next)
			break;
		buf_byte(v->out, ',');
	}
	if (many)
		buf_byte(v->out, ']');
	return n;
}

/* A number, its parts and what is made of it; false if the frame has to be written from its full
 * items. */
static bool put_parts(
	const struct json_view *v, const struct item *item, uint32_t from, unsigned deep)
{
	struct json *json = v->json;
	struct json_view inner = *v;
	bool first = true;
	uint32_t n = from;

	json->parts.all = v->items->all;
	json->parts.made = v->items->made;
	walk_expand(v->frame, item, &json->parts);
	inner.items = &json->parts;
	inner.tail = json->parts.count;
	for (uint32_t i = 0; i < inner.tail; i++)
		if (json->parts.at[i].depth <= item->depth)
			n = ek_add(&inner, n, i);
	if (!ek_is_known(
		    json, keys_level(&json->keys, json_proto_of(v, item), item->field), from, n)) {
		json->again = true;
		return false;
	}
	put_pool(&inner, from, n, deep, &first);
	return !json->again;
}

/* A number, its parts and what is made of it: the same members as the last time, where all that
 * they depend on was the same. True if that is the number alone. */
static bool put_block(
	const struct json_view *v, const struct item *item, uint32_t from, unsigned deep)
{
	struct json *json = v->json;
	struct memo_key key = json_memo_key(v, item);
	const struct memo_entry *kept = json_kept(&json->memo, &key, v->frame, item);
	size_t before = v->out->len;

	if (kept) {
		memo_put(v->out, &json->memo, kept);
		return key.what == item->field;
	}
	if (!put_parts(v, item, from, deep) || !item->bits || item->bits > 64 ||
		v->out->len == before)
		return false;
	return json_keep(&json->memo, &key, v->frame, &json->parts, v->out, before);
}

/* The same, noting it. */
static void put_noted(const struct json_view *v, uint32_t index, uint32_t from, unsigned deep)
{
	struct json_view inner = *v;
	size_t before = v->out->len;

	if (json_is_good(v, &v->items->at[index])) {
		inner.owner = &v->items->at[index];
		inner.owner_index = index;
		v->pen->spoiled |= !put_parts(&inner, inner.owner, from, deep);
		return;
	}
	inner.pen = NULL;
	if (put_block(&inner, &v->items->at[index], from, deep) &&
		v->pen->told[index - v->pen->first])
		return;
	v->pen->spoiled |= v->json->again || v->out->len == before;
	json_note_hole(v, before, index,
		(struct stencil_hole){.what = JSON_BLOCK, .depth = (uint8_t)deep});
}

/* The entries from..to of the pool: those of one name together, then what is inside them. */
static void put_pool(
	const struct json_view *v, uint32_t from, uint32_t to, unsigned deep, bool *first)
{
	if (!ek_join(v, from, to))
		v->json->again = true;
	for (uint32_t i = from; i < to && !v->json->again; i++) {
		const struct json_entry *entry = &v->json->pool[i];
		uint32_t n;

		if (entry->later)
			continue;
		if (!*first)
			buf_byte(v->out, ',');
		*first = false;
		if (entry->block && v->pen) {
			put_noted(v, entry->item, to, deep);
			continue;
		}
		if (entry->block) {
			put_block(v, &v->items->at[entry->item], to, deep);
			continue;
		}
		if (comments_is_odd(&v->items->at[entry->item])) {
			comments_odd_ek(v);
			continue;
		}
		memo_copy(buf_room(v->out, entry->key->n + KEYS_PAD), entry->key->text,
			entry->key->n);
		v->out->len += entry->key->n;
		buf_byte(v->out, ':');
		n = put_member(v, i, to, deep);
		if (n > to && deep < MOST_DEEP)
			put_pool(v, to, n, deep + 1, first);
	}
}

/* What is filled in where a stencil of ek has a hole. */
static void put_hole(const void *view, const struct stencil_hole *hole, uint32_t index)
{
	const struct json_view *v = view;
	const struct item *item = &v->items->at[index];

	switch ((enum json_hole)hole->what) {
	case JSON_VALUE: json_value(v, item, hole->key); break;
	case JSON_HEADING: json_heading(v, index); break;
	case JSON_BLOCK: put_block(v, item, 0, hole->depth); break;
	case JSON_WHOLE: put_whole(v, item, hole->key); break;
	}
}

static void put_items(const struct json_view *v, const struct json_layer *layer)
{
	const struct items *items = v->items;
	bool first = layer->how;
	uint32_t n = 0;

	for (uint32_t i = layer->at; i < layer->end; i++)
		if (items->at[i].depth == 0)
			n = ek_add(v, n, i);
	if (layer->at < layer->end)
		n = ek_add_tail(v, n, items->at[layer->at].layer, false);
	put_pool(v, 0, n, 0, &first);
	if (v->pen)
		v->pen->spoiled |= v->json->again;
}

/* A layer's members, and at once those of the next one if both are one object. */
static uint32_t put_layer(const struct json_view *v, uint32_t at, unsigned layer, bool *first)
{
	struct json_layer one = {at, at, *first, put_items, put_hole};
	const struct item *items = v->items->at;
	unsigned last = layer + (layer != META_LAYER && frame_goes_on(v->frame, layer + 1));
	size_t before = v->out->len;

	while (one.end < v->tail && (items[one.end].layer == layer || items[one.end].layer == last))
		one.end++;
	if (one.end == at) { /* but there may be items behind all layers */
		put_pool(v, 0, ek_add_tail(v, 0, layer, false), 0, first);
		return at;
	}
	if (v->tail < v->items->count || last != layer)
		put_items(v, &one);
	else
		json_stencil(v, &one);
	*first &= v->out->len == before;
	return one.end;
}

/* What is shown behind a layer. */
static void put_apart(const struct json_view *v, unsigned layer)
{
	uint32_t n = ek_add_tail(v, 0, layer, true);
	bool first = false;

	if (n)
		put_pool(v, 0, n, 0, &first);
}

static void put_head(struct buf *out, const struct frame *frame)
{
	char digits[NUM_MOST];
	size_t n = num_write(digits, (uint64_t)(frame->time > 0 ? frame->time / 1000000 : 0));
	int64_t seconds, part;

	KEYS_PUT(out, "{\"index\":{\"_index\":\"packets-");
	meta_put_day(out, frame->time);
	KEYS_PUT(out, "\",\"_type\":\"doc\"}}\n{\"timestamp\":\"");
	if (frame->beyond) {
		seconds = frame_seconds(frame, &part);
		buf_printf(out, "%" PRId64 "%03" PRId64, seconds, part / 1000000);
		n = 4;
	} else {
		if (n < 4)
			buf_fill(out, '0', 4 - n);
		buf_add(out, digits, n);
	}
	KEYS_PUT(out, "\",\"layers\":{");
}

static void put_empty(struct ek_objects *objects, struct buf *out, const char *name)
{
	buf_byte(out, ',');
	ek_open(objects, out, name);
	ek_close(objects, out);
}

static void put_frame(const struct json_view *v)
{
	const struct frame *frame = v->frame;
	struct ek_objects objects;
	struct buf *out = v->out;
	bool first = true, extended = false;
	uint32_t at;

	objects.count = objects.open = 0;
	put_head(out, frame);
	at = comments_ek(v);
	ek_open(&objects, out, "frame");
	at = put_layer(v, at, META_LAYER, &first);
	ek_close(&objects, out);
	if (frame_is_raw(frame))
		put_empty(&objects, out, "raw");
	first = false;
	for (unsigned i = 0; i < frame->count; i++) {
		if (frame_in_udp(frame, i))
			put_empty(&objects, out, "udpencap");
		if (!frame_goes_on(frame, i)) {
			buf_text(out, first ? "" : ",");
			ek_open(&objects, out, proto_filter(frame->layers[i].proto));
			first = true;
		}
		at = put_layer(v, at, i, &first);
		if (frame_goes_on(frame, i + 1))
			continue;
		if (json_goes_inside(frame, i) ||
			(i + 1u < frame->count && frame->layers[i].proto->next == NEXT_QUOTE)) {
			extended = json_goes_inside(frame, i);
			continue;
		}
		ek_close(&objects, out);
		put_apart(v, i);
		if (extended && json_ends_inside(frame, i)) {
			extended = false;
			ek_close(&objects, out);
		}
		while (objects.open && frame->layers[i].proto == &proto_udp)
			ek_close(&objects, out);
		first = false;
	}
	while (objects.open)
		ek_close(&objects, out);
	faulty_ek(v);
	KEYS_PUT(out, "}}\n");
}

void ek_frame(
	struct json *json, struct buf *out, const struct frame *frame, const struct items *items)
{
	struct frame less;
	struct json_view v = {.json = json, .out = out, .frame = frame_less(frame, &less),
		.items = items, .tail = json_tail(frame, items)};
	size_t before = out->len;

	json->again = false;
	put_frame(&v);
	if (!json->again)
		return;
	out->len = before;
	json_expand(json, v.frame, items);
	v.items = &json->full;
	v.tail = json_tail(frame, v.items);
	json->again = false;
	put_frame(&v);
}
