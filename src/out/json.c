/* SPDX-License-Identifier: BSD-2-Clause */
/* tshark's JSON: an object a layer, a member a field; what is inside a field is an object of its
 * own under the field's name and "_tree". Keys stand as often as the fields do. */
#include "json_int.h"
#include "comments_int.h"
#include "faulty_int.h"

#include "frame/craft.h"
#include "frame/made.h"
#include "frame/meta.h"

#include <stdlib.h>
#include <string.h>

#define LAYERS_DEPTH 4 /* steps that the layers are indented */

void json_init(struct json *json)
{
	*json = (struct json){.frames = 0};
	keys_init(&json->keys, KEYS_JSON);
}

void json_done(struct json *json)
{
	keys_done(&json->keys);
	buf_done(&json->text);
	items_done(&json->parts);
	items_done(&json->full);
	memo_done(&json->memo);
	shapes_done(&json->shapes);
	stencil_pen_done(&json->pen);
	free(json->pool);
}

void json_start(struct buf *out)
{
	KEYS_PUT(out, "[");
}

void json_finish(struct json *json, struct buf *out)
{
	if (json->frames)
		buf_byte(out, '\n');
	KEYS_PUT(out, "]\n");
}

static void open_key(
	const struct json_view *v, unsigned depth, bool *first, const char *key, size_t n)
{
	json_line(v->out, depth, *first);
	buf_add(v->out, key, n);
	KEYS_PUT(v->out, ": ");
	*first = false;
}

static void put_names(const struct json_view *v, const struct item *item,
	const struct field_keys *keys, uint32_t from, uint32_t to, unsigned depth, bool *first)
{
	for (uint32_t i = from; i < to; i++) {
		size_t start;

		open_key(v, depth, first, keys->at[i].text, keys->at[i].n);
		buf_byte(v->out, '"');
		start = v->out->len;
		json_value(v, item, &keys->at[i]);
		json_note(v, start, item, &keys->at[i]);
		buf_byte(v->out, '"');
	}
}

/* The name under which what is inside an item stands. */
static void open_tree(const struct json_view *v, uint32_t index, const struct field_keys *keys,
	unsigned depth, bool *first)
{
	if (json_has_value(&v->items->at[index])) {
		json_line(v->out, depth, *first);
		buf_add(v->out, keys->at[0].text, keys->at[0].n - 1);
		KEYS_PUT(v->out, "_tree\": {");
	} else if (keys) {
		open_key(v, depth, first, keys->at[0].text, keys->at[0].n);
		buf_byte(v->out, '{');
	} else {
		json_line(v->out, depth, *first);
		buf_byte(v->out, '"');
		json_heading(v, index);
		KEYS_PUT(v->out, "\": {");
	}
	*first = false;
}

/* A line of text with nothing inside it. */
static void put_text(const struct json_view *v, uint32_t index, unsigned depth, bool *first)
{
	json_line(v->out, depth, *first);
	buf_byte(v->out, '"');
	json_heading(v, index);
	KEYS_PUT(v->out, "\": \"\"");
	*first = false;
}

static uint32_t put_items(
	const struct json_view *v, uint32_t at, uint32_t end, unsigned depth, bool *first);

/* A number, its parts and what is made of it: the same members as the last time, where all that
 * they depend on was the same. True if that is the number alone. */
static bool put_block(
	const struct json_view *v, const struct item *item, unsigned depth, bool *first)
{
	struct json *json = v->json;
	struct json_view inner = *v;
	struct memo_key key = json_memo_key(v, item);
	const struct memo_entry *kept;
	size_t before = v->out->len;

	key.where |= *first | depth << 8;
	kept = json_kept(&json->memo, &key, v->frame, item);
	if (kept) {
		memo_put(v->out, &json->memo, kept);
		*first = false;
		return key.what == item->field;
	}
	json->parts.all = v->items->all;
	json->parts.made = v->items->made;
	walk_expand(v->frame, item, &json->parts);
	inner.items = &json->parts;
	put_items(&inner, 0, json->parts.count, depth, first);
	if (!item->bits || item->bits > 64 || *first)
		return false;
	return json_keep(&json->memo, &key, v->frame, &json->parts, v->out, before);
}

#define BLOCK_FIRST 1

/* The same, noting it. */
static void put_noted(const struct json_view *v, uint32_t index, unsigned depth, bool *first)
{
	const struct item *item = &v->items->at[index];
	struct json_view inner = *v;
	size_t from = v->out->len;
	bool before = *first;

	if (json_is_good(v, item)) {
		v->json->parts.all = v->items->all;
		v->json->parts.made = v->items->made;
		walk_expand(v->frame, item, &v->json->parts);
		inner.items = &v->json->parts;
		inner.owner = item;
		inner.owner_index = index;
		put_items(&inner, 0, v->json->parts.count, depth, first);
		return;
	}
	inner.pen = NULL;
	if (put_block(&inner, item, depth, first) && v->pen->told[index - v->pen->first])
		return;
	v->pen->spoiled |= *first || item->field->silent || !item->field->id[0];
	json_note_hole(v, from, index,
		(struct stencil_hole){.what = JSON_BLOCK, .depth = (uint8_t)depth,
			.way = before ? BLOCK_FIRST : 0});
}

/* The items from `at` on that have this depth, and what is inside them; returns the first behind.
 */
static uint32_t put_items(
	const struct json_view *v, uint32_t at, uint32_t end, unsigned depth, bool *first)
{
	const struct item *items = v->items->at;
	uint8_t own = at < end ? items[at].depth : 0;

	while (at < end && items[at].depth >= own) {
		const struct item *item = &items[at];
		const struct field_keys *keys = NULL;
		bool inner = true, leaf = at + 1 == end || items[at + 1].depth <= item->depth;

		if (json_is_gap(item)) {
			at++;
			continue;
		}
		if (item->bare && (leaf || item->field->parts || item->field->made) &&
			!(v->pen && json_is_single(v, item))) {
			if (v->pen)
				put_noted(v, at, depth, first);
			else
				put_block(v, item, depth, first);
			at++;
			continue;
		}
		if (comments_is_odd(item)) {
			comments_odd_json(v, depth, *first);
			*first = false;
			at++;
			continue;
		}
		if (item->field->id[0])
			keys = keys_of(&v->json->keys, json_proto_of(v, item), item->field);
		if (json_has_value(item) || (leaf && keys))
			put_names(v, item, keys, 0, leaf ? keys->count : 1, depth, first);
		if (leaf) {
			if (!keys)
				put_text(v, at, depth, first);
			at++;
			continue;
		}
		open_tree(v, at, keys, depth, first);
		at = put_items(v, at + 1, end, depth + 1, &inner);
		json_close(v, depth);
		if (keys && item->field->also) {
			/* the hash may have grown */
			keys = keys_of(&v->json->keys, json_proto_of(v, item), item->field);
			put_names(v, item, keys, 1, keys->count, depth, first);
		}
	}
	return at;
}

/* What is filled in where a stencil of JSON has a hole. */
static void put_hole(const void *view, const struct stencil_hole *hole, uint32_t index)
{
	const struct json_view *v = view;
	const struct item *item = &v->items->at[index];
	bool first = hole->way & BLOCK_FIRST;

	switch ((enum json_hole)hole->what) {
	case JSON_VALUE: json_value(v, item, hole->key); break;
	case JSON_HEADING: json_heading(v, index); break;
	case JSON_BLOCK: put_block(v, item, hole->depth, &first); break;
	case JSON_WHOLE: break; /* ek's */
	}
}

#define HOW_FIRST 1
#define HOW_DEPTH 2

static void put_layer(const struct json_view *v, const struct json_layer *layer)
{
	bool first = layer->how & HOW_FIRST;

	put_items(v, layer->at, layer->end, layer->how / HOW_DEPTH, &first);
}

/* One layer's members; its made items behind those that lie in its bytes. */
uint32_t json_layer(
	const struct json_view *v, uint32_t at, unsigned layer, unsigned depth, bool *first)
{
	const struct item *items = v->items->at;
	size_t before = v->out->len;
	uint32_t end = at;

	while (end < v->tail && items[end].layer == layer)
		end++;
	json_stencil(v,
		&(struct json_layer){at, end, depth * HOW_DEPTH + *first, put_layer, put_hole});
	*first &= v->out->len == before;
	for (uint32_t i = v->tail, to; i < v->items->count; i = to) {
		for (to = i + 1; to < v->items->count && items[to].depth > items[i].depth; to++)
			;
		if (items[i].layer == layer && !items[i].field->apart)
			put_items(v, i, to, depth, first);
	}
	return end;
}

/* The layer's last member goes on in what it carries: takes its end away. */
static bool reopen_member(const struct json_view *v, unsigned layer, unsigned depth)
{
	struct buf *out = v->out;
	size_t before = out->len, n;
	bool same;

	if (!walk_quotes(v->frame, layer))
		return false;
	json_close(v, depth);
	n = out->len - before;
	same = before >= n && memcmp(out->data + before - n, out->data + before, n) == 0;
	out->len = same ? before - n : before;
	return same;
}

static void open_layer(const struct json_view *v, const char *id, unsigned depth, bool *first)
{
	json_open(v, id, depth, *first);
	buf_byte(v->out, '{');
	*first = false;
}

/* Whether there is anything inside a layer, or behind it. */
static bool has_members(const struct json_view *v, uint32_t at, unsigned layer)
{
	for (; at < v->tail && v->items->at[at].layer == layer; at++)
		if (!json_is_gap(&v->items->at[at]))
			return true;
	for (uint32_t i = v->tail; i < v->items->count; i++)
		if (v->items->at[i].layer == layer)
			return true;
	return layer + 1u < v->frame->count &&
	       (v->frame->layers[layer].proto->next == NEXT_QUOTE ||
		       json_goes_inside(v->frame, layer));
}

static void put_title(const struct json_view *v, const struct proto *proto, unsigned depth,
	bool *first)
{
	json_line(v->out, depth, *first);
	buf_byte(v->out, '"');
	buf_text(v->out, proto_filter(proto));
	KEYS_PUT(v->out, "\": \"");
	keys_escape(v->out, (const uint8_t *)proto->title, strlen(proto->title));
	buf_byte(v->out, '"');
	*first = false;
}

/* What is shown behind a layer, as if it were one. */
static void put_apart(const struct json_view *v, unsigned layer, unsigned depth)
{
	const struct item *items = v->items->at;
	bool first = false, members = true;

	for (uint32_t i = v->tail, to; i < v->items->count; i = to) {
		for (to = i + 1; to < v->items->count && items[to].depth > items[i].depth; to++)
			;
		if (items[i].layer != layer || !items[i].field->apart)
			continue;
		open_layer(v, items[i].field->id, depth, &first);
		put_items(v, i + 1, to, depth + 1, &members);
		json_close(v, depth);
	}
}

/* The layer's members are there: what comes behind it. False if that stands inside it. */
static bool end_layer(const struct json_view *v, unsigned layer, unsigned depth, bool members)
{
	const struct frame *frame = v->frame;
	bool quotes = frame->layers[layer].proto->next == NEXT_QUOTE && layer + 1u < frame->count;

	if (quotes || json_goes_inside(frame, layer))
		return false;
	if (members)
		buf_byte(v->out, '}');
	else
		json_close(v, depth);
	put_apart(v, layer, depth);
	return true;
}

/* What an ICMP message carries stands inside it, but for what UDP carries there, IPv6's extension
 * headers inside IPv6, and HTTP's bytes of no type inside HTTP. */
static void put_layers(const struct json_view *v, uint32_t at)
{
	unsigned inside = 0; /* so many members */
	bool first = false, goes_on = false, extended = false;

	if (frame_is_raw(v->frame)) {
		json_line(v->out, LAYERS_DEPTH, first);
		KEYS_PUT(v->out, "\"raw\": \"Raw packet data\"");
	}
	for (unsigned i = 0; i < v->frame->count; i++) {
		const struct proto *proto = v->frame->layers[i].proto;
		unsigned depth = LAYERS_DEPTH + inside;
		bool members = !goes_on;

		if (frame_in_udp(v->frame, i))
			put_title(v, &proto_udpencap, depth, &first);
		if (!goes_on && !has_members(v, at, i) && !frame_goes_on(v->frame, i + 1)) {
			put_title(v, proto, depth, &first);
		} else {
			if (!goes_on)
				open_layer(v, proto_filter(proto), depth, &first);
			at = json_layer(v, at, i, depth + 1, &members);
			goes_on = frame_goes_on(v->frame, i + 1);
			if (goes_on)
				continue;
			if (!end_layer(v, i, depth, members)) {
				extended = json_goes_inside(v->frame, i);
				inside += !extended && reopen_member(v, i, depth + 1) ? 2 : 1;
				first = members;
				continue;
			}
		}
		if (extended && json_ends_inside(v->frame, i)) {
			extended = false;
			json_close(v, LAYERS_DEPTH + --inside);
		}
		while (inside && proto == &proto_udp)
			json_close(v, LAYERS_DEPTH + --inside);
	}
	while (inside-- > 0)
		json_close(v, LAYERS_DEPTH + inside);
}

void json_frame(
	struct json *json, struct buf *out, const struct frame *frame, const struct items *items)
{
	static const char head[] = "\n  {\n    \"_index\": \"packets-";
	static const char more[] = "\",\n    \"_type\": \"doc\",\n    \"_score\": null,\n"
				   "    \"_source\": {\n      \"layers\": {";
	struct frame less;
	struct json_view v = {.json = json, .out = out, .frame = frame_less(frame, &less),
		.items = items, .tail = json_tail(frame, items)};
	bool first = true, members = true;
	uint32_t at;

	if (json->frames++)
		buf_byte(out, ',');
	KEYS_PUT(out, head);
	meta_put_day(out, frame->time);
	KEYS_PUT(out, more);
	at = comments_json(&v, LAYERS_DEPTH, &first);
	open_layer(&v, "frame", LAYERS_DEPTH, &first);
	at = json_layer(&v, at, META_LAYER, LAYERS_DEPTH + 1, &members);
	json_close(&v, LAYERS_DEPTH);
	put_layers(&v, at);
	faulty_json(&v, LAYERS_DEPTH);
	KEYS_PUT(out, "\n      }\n    }\n  }");
}
