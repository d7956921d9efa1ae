/* SPDX-License-Identifier: BSD-2-Clause */
/* What JSON and ek write of one item, and how they go through those of a frame. */
#include "json_int.h"

#include "frame/also.h"
#include "frame/craft.h"
#include "frame/made.h"
#include "frame/meta.h"
#include "frame/value.h"
#include "out/heading.h"

static const char spaces[] = ",\n                                                                "
			     "                                ";

/* The end of the member before, a new line and its indent. */
void json_line(struct buf *out, unsigned depth, bool first)
{
	unsigned n = depth * 2 + 2;

	if (n > sizeof(spaces) - 1)
		n = sizeof(spaces) - 1;
	buf_add(out, spaces + first, n - first);
}

void json_close(const struct json_view *v, unsigned depth)
{
	json_line(v->out, depth, true);
	buf_byte(v->out, '}');
}

void json_open(const struct json_view *v, const char *id, unsigned depth, bool first)
{
	json_line(v->out, depth, first);
	buf_byte(v->out, '"');
	buf_text(v->out, id);
	KEYS_PUT(v->out, "\": ");
}

uint32_t json_tail(const struct frame *frame, const struct items *items)
{
	uint32_t at = 0;

	if (!frame->join)
		return items->count;
	while (at < items->count && items->at[at].layer == META_LAYER)
		at++;
	for (; at + 1 < items->count; at++)
		if (items->at[at + 1].layer < items->at[at].layer || items->at[at + 1].field->apart)
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
	       item->field->kind != FIELD_LIST && !item->field->heading;
}

void json_note_hole(
	const struct json_view *v, size_t from, uint32_t index, struct stencil_hole hole)
{
	hole.item = (uint16_t)(index - v->pen->first);
	v->pen->spoiled |= v->owner != NULL;
	stencil_note(v->pen, from, v->out->len, hole);
}

void json_heading(const struct json_view *v, uint32_t index)
{
	struct buf *text = &v->json->text;
	size_t from = v->out->len;

	buf_clear(text);
	heading_group(text, v->frame, v->items, index);
	keys_escape(v->out, text->data, text->len);
	if (v->pen && !heading_is_fixed(v->items->at[index].field))
		json_note_hole(v, from, index, (struct stencil_hole){.what = JSON_HEADING});
}

void json_value(const struct json_view *v, const struct item *item, const struct key *key)
{
	struct buf *text = &v->json->text;

	if (key->plain) {
		also_show(v->out, v->frame, item, (enum lookup_as)key->as);
	} else if (item->field->kind == FIELD_TEXT && item->layer != META_LAYER &&
		   made_lies(item->field)) {
		struct buf room = BUF_INIT;
		uint32_t n;
		const uint8_t *p = value_read(v->frame, item, &n, &room);

		keys_escape(v->out, p, n);
		buf_done(&room);
	} else {
		buf_clear(text);
		also_show(text, v->frame, item, (enum lookup_as)key->as);
		keys_escape(v->out, text->data, text->len);
	}
}

bool json_is_fixed(const struct json_view *v, const struct item *item)
{
	enum meta meta = (enum meta)(item->field - proto_frame.fields);

	if (item->layer == META_LAYER)
		return meta == META_MARKED || meta == META_IGNORED;
	return made_is_fixed(item->field) || (v->owner && item->field->make == MAKE_STATUS);
}

static bool is_plain(const struct json_view *v, const struct item *item, const struct key *key)
{
	if (item->field == &proto_frame.fields[META_PROTOCOLS] ||
		item->field == &proto_frame.fields[META_TIME])
		return true; /* names of ours, and dates */
	if (made_count(item->field))
		return !v->owner;
	if (item->field->mute || !key->plain || key->as == LOOKUP_PAYLOAD)
		return false;
	return !v->owner || item == &v->items->at[0] ||
	       (item->field->make == MAKE_CALCULATED && item->num == v->owner->num);
}

void json_note(const struct json_view *v, size_t from, const struct item *item,
	const struct key *key)
{
	const struct item *of = v->owner ? v->owner : item;
	uint32_t index = v->owner ? v->owner_index : (uint32_t)(item - v->items->at);

	if (!v->pen || json_is_fixed(v, item))
		return;
	if (is_plain(v, item, key))
		stencil_show(v->pen, from, v->out->len, of, index);
	else
		json_note_hole(v, from, index,
			(struct stencil_hole){.what = JSON_VALUE, .key = key});
}

bool json_is_single(const struct json_view *v, const struct item *item)
{
	return item->bare && item->field->id[0] && !item->field->silent &&
	       made_state(v->frame, item) == MADE_NOTHING;
}

bool json_is_good(const struct json_view *v, const struct item *item)
{
	return item->bare && item->field->id[0] && made_state(v->frame, item) == MADE_GOOD;
}

/* The first time that such a layer is met it is written one by one, the second time that is noted,
 * and from then on a stencil writes it. */
void json_stencil(const struct json_view *v, const struct json_layer *layer)
{
	struct json *json = v->json;
	const struct stencil_hand hand = {
		v->out, v->frame, v->items->at + layer->at, layer->at, layer->other, v};
	struct json_view inner = *v;
	struct shape *shape = NULL;

	if (!v->frame->joined)
		shape = shape_find(&json->shapes, v->frame, v->items, layer->at, layer->end,
			layer->how);
	if (!shape || shape->plan == &stencil_none || (!shape->plan && !shape->seen++)) {
		layer->put(v, layer);
		return;
	}
	if (shape->plan) {
		stencil_put(shape->plan, &hand);
		return;
	}
	inner.pen = &json->pen;
	stencil_begin(inner.pen, v->out, layer->at);
	for (uint32_t i = layer->at; i < layer->end; i++)
		inner.pen->told[i - layer->at] = shape_before(shape, layer->end - 1 - i)->told;
	layer->put(&inner, layer);
	shape->plan = stencil_end(inner.pen, &json->shapes, &hand);
}

struct memo_key json_memo_key(const struct json_view *v, const struct item *item)
{
	struct memo_key key = {item->field, item->num, 0, (uint64_t)item->bits << 32};
	uint32_t sum;

	if (item->field->sum != SUM_NONE) {
		key.where |= made_verdict(v->frame, item, &sum) << 1;
		key.more = sum;
	}
	return key;
}

/* Of a block that its number alone does not tell an entry without any text is kept, and under
 * another key the block itself. */
static void look_around(struct memo_key *key, const struct frame *frame, const struct item *item)
{
	key->what = &item->field->made;
	key->more = made_around(frame, item);
}

const struct memo_entry *json_kept(const struct memo *memo, struct memo_key *key,
	const struct frame *frame, const struct item *item)
{
	const struct memo_entry *kept = memo_find(memo, key);

	if (!kept || kept->n)
		return kept;
	look_around(key, frame, item);
	return memo_find(memo, key);
}

bool json_keep(struct memo *memo, struct memo_key *key, const struct frame *frame,
	const struct items *parts, const struct buf *out, size_t from)
{
	const enum made_basis basis = made_basis(parts);

	if (basis == MADE_OF_MORE)
		return false;
	if (basis == MADE_OF_AROUND && key->what == parts->at[0].field) {
		memo_keep(memo, key, out->data + from, 0);
		look_around(key, frame, &parts->at[0]);
	}
	memo_keep(memo, key, out->data + from, out->len - from);
	return basis == MADE_OF_NUMBER;
}

/* All items of a frame, those that were left out as well. */
void json_expand(struct json *json, const struct frame *frame, const struct items *items)
{
	struct items *full = &json->full, *parts = &json->parts;

	full->count = 0;
	full->all = parts->all = items->all;
	full->made = parts->made = items->made;
	for (uint32_t i = 0, to, k; i < items->count; i = to) {
		const struct item *item = &items->at[i];

		to = i + 1;
		if (!item->bare) {
			*items_add(full) = *item;
			continue;
		}
		while (to < items->count && items->at[to].depth > item->depth &&
			items->at[to].layer == item->layer)
			to++;
		walk_expand(frame, item, parts);
		*items_add(full) = parts->at[0];
		for (k = 1; k < parts->count && parts->at[k].depth > item->depth; k++)
			*items_add(full) = parts->at[k];
		for (uint32_t m = i + 1; m < to; m++) /* of other frames: behind its parts */
			*items_add(full) = items->at[m];
		for (; k < parts->count; k++)
			*items_add(full) = parts->at[k];
	}
}
