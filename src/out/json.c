/* SPDX-License-Identifier: BSD-2-Clause */
/* tshark's JSON: an object a layer, a member a field; what is inside a field is an object of its
 * own under the field's name and "_tree". Keys stand as often as the fields do. */
#include "json_int.h"

#include "base/num.h"
#include "frame/also.h"
#include "frame/meta.h"
#include "frame/value.h"

#include <stdlib.h>
#include <string.h>

#define LAYERS_DEPTH 4 /* steps that the layers are indented */

void json_init(struct json *json)
{
	*json = (struct json){.frames = 0};
	keys_init(&json->keys, false);
}

void json_done(struct json *json)
{
	keys_done(&json->keys);
	buf_done(&json->text);
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
	else
		KEYS_PUT(out, "\n\n");
	KEYS_PUT(out, "]\n");
}

uint32_t json_tail(const struct items *items)
{
	uint32_t at = 0;

	while (at < items->count && items->at[at].layer == META_LAYER)
		at++;
	for (; at + 1 < items->count; at++)
		if (items->at[at + 1].layer < items->at[at].layer)
			return at + 1;
	return items->count;
}

bool json_has_value(const struct item *item)
{
	return item->field->id[0] && !item->field->mute;
}

bool json_is_gap(const struct item *item)
{
	return !item->field->id[0] && item->field->kind != FIELD_GROUP &&
	       item->field->kind != FIELD_LIST;
}

/* "www.example.com: type A, class IN". */
static void record_heading(struct buf *text, const struct json_view *v, uint32_t index)
{
	value_show(text, v->frame, &v->items->at[index + 1]);
	for (uint32_t i = index + 2; i < v->items->count; i++) {
		const struct item *in = &v->items->at[i];
		const char *name = value_name_of(v->frame, in);

		if (in->parent != index || !in->field->names)
			break;
		buf_text(text, i == index + 2 ? ": " : ", ");
		buf_text(text, in->field->label);
		buf_byte(text, ' ');
		if (name)
			buf_add(text, name, strcspn(name, " "));
		else
			value_show(text, v->frame, in);
	}
}

/* A record by its name, type and class; a line of text by itself; anything else by its title. */
void json_heading(const struct json_view *v, uint32_t index)
{
	const struct item *item = &v->items->at[index];
	struct buf *text = &v->json->text;

	buf_clear(text);
	if (item->field->size == SIZE_LINE) {
		keys_escape(text, v->frame->bytes + item->bit / 8, item->bits / 8);
		KEYS_PUT(text, "\\r\\n");
	} else if (item->field->kind == FIELD_GROUP && item->bits &&
		   item[1].field->kind == FIELD_NAME) {
		record_heading(text, v, index);
	} else {
		buf_text(text, item->field->title);
	}
	keys_escape(v->out, text->data, text->len);
}

void json_value(const struct json_view *v, const struct item *item, const struct key *key)
{
	struct buf *text = &v->json->text;

	if (key->plain) {
		also_show(v->out, v->frame, item, (enum lookup_as)key->as);
	} else if (item->field->kind == FIELD_TEXT && item->layer != META_LAYER) {
		uint32_t n;
		const uint8_t *p = value_text(v->frame, item, &n);

		keys_escape(v->out, p, n);
	} else {
		buf_clear(text);
		also_show(text, v->frame, item, (enum lookup_as)key->as);
		keys_escape(v->out, text->data, text->len);
	}
}

static const char spaces[] = ",\n                                                                "
			     "                                ";

/* The end of the member before, a new line and its indent. */
static void next_line(struct buf *out, unsigned depth, bool first)
{
	unsigned n = depth * 2 + 2;

	if (n > sizeof(spaces) - 1)
		n = sizeof(spaces) - 1;
	buf_add(out, spaces + first, n - first);
}

static void open_key(
	const struct json_view *v, unsigned depth, bool *first, const char *key, size_t n)
{
	next_line(v->out, depth, *first);
	buf_add(v->out, key, n);
	KEYS_PUT(v->out, ": ");
	*first = false;
}

static void close_object(const struct json_view *v, unsigned depth)
{
	next_line(v->out, depth, true);
	buf_byte(v->out, '}');
}

static void put_names(const struct json_view *v, const struct item *item,
	const struct field_keys *keys, uint32_t from, uint32_t to, unsigned depth, bool *first)
{
	for (uint32_t i = from; i < to; i++) {
		open_key(v, depth, first, keys->at[i].text, keys->at[i].n);
		buf_byte(v->out, '"');
		json_value(v, item, &keys->at[i]);
		buf_byte(v->out, '"');
	}
}

static const struct proto *proto_of(const struct json_view *v, const struct item *item)
{
	return item->layer == META_LAYER ? &proto_frame : v->frame->layers[item->layer].proto;
}

/* The name under which what is inside an item stands. */
static void open_tree(const struct json_view *v, uint32_t index, const struct field_keys *keys,
	unsigned depth, bool *first)
{
	if (json_has_value(&v->items->at[index])) {
		next_line(v->out, depth, *first);
		buf_add(v->out, keys->at[0].text, keys->at[0].n - 1);
		KEYS_PUT(v->out, "_tree\": {");
	} else if (keys) {
		open_key(v, depth, first, keys->at[0].text, keys->at[0].n);
		buf_byte(v->out, '{');
	} else {
		next_line(v->out, depth, *first);
		buf_byte(v->out, '"');
		json_heading(v, index);
		KEYS_PUT(v->out, "\": {");
	}
	*first = false;
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
		if (item->field->id[0])
			keys = keys_of(&v->json->keys, proto_of(v, item), item->field);
		if (json_has_value(item) || (leaf && keys))
			put_names(v, item, keys, 0, leaf ? keys->count : 1, depth, first);
		if (leaf) {
			at++;
			continue;
		}
		open_tree(v, at, keys, depth, first);
		if (keys)
			put_names(v, item, keys, 1, keys->count, depth + 1, &inner);
		at = put_items(v, at + 1, end, depth + 1, &inner);
		close_object(v, depth);
	}
	return at;
}

/* One layer's members; its made items behind those that lie in its bytes. */
static uint32_t put_layer(
	const struct json_view *v, uint32_t at, unsigned layer, unsigned depth, bool *first)
{
	const struct item *items = v->items->at;
	uint32_t end = at;

	while (end < v->tail && items[end].layer == layer)
		end++;
	put_items(v, at, end, depth, first);
	for (uint32_t i = v->tail; i < v->items->count; i++)
		if (items[i].layer == layer)
			put_items(v, i, i + 1, depth, first);
	return end;
}

static void open_layer(const struct json_view *v, const char *id, unsigned depth, bool *first)
{
	next_line(v->out, depth, *first);
	buf_byte(v->out, '"');
	buf_text(v->out, id);
	KEYS_PUT(v->out, "\": {");
	*first = false;
}

/* What an ICMP message carries stands inside it. */
static void put_layers(const struct json_view *v, uint32_t at)
{
	unsigned inside = 0;
	bool first = false;

	for (unsigned i = 0; i < v->frame->count; i++) {
		const struct proto *proto = v->frame->layers[i].proto;
		unsigned depth = LAYERS_DEPTH + inside;
		bool members = true;

		open_layer(v, proto_filter(proto), depth, &first);
		at = put_layer(v, at, i, depth + 1, &members);
		if (proto->next == NEXT_QUOTE && i + 1u < v->frame->count) {
			inside++;
			first = members;
			continue;
		}
		if (members)
			buf_byte(v->out, '}');
		else
			close_object(v, depth);
	}
	while (inside-- > 0)
		close_object(v, LAYERS_DEPTH + inside);
}

void json_frame(
	struct json *json, struct buf *out, const struct frame *frame, const struct items *items)
{
	static const char head[] = "\n  {\n    \"_index\": \"packets-";
	static const char more[] = "\",\n    \"_type\": \"doc\",\n    \"_score\": null,\n"
				   "    \"_source\": {\n      \"layers\": {";
	struct json_view v = {json, out, frame, items, json_tail(items)};
	bool first = true, members = true;
	uint32_t at;

	if (json->frames++)
		buf_byte(out, ',');
	KEYS_PUT(out, head);
	meta_put_iso(out, frame->time);
	out->len -= 20; /* the day alone */
	KEYS_PUT(out, more);
	open_layer(&v, "frame", LAYERS_DEPTH, &first);
	at = put_layer(&v, 0, META_LAYER, LAYERS_DEPTH + 1, &members);
	close_object(&v, LAYERS_DEPTH);
	put_layers(&v, at);
	KEYS_PUT(out, "\n      }\n    }\n  }");
}
