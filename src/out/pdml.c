/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as PDML, the shape that tshark -T pdml has: a <proto> a layer, a <field> an item, the
 * parts of an item inside it. Positions and sizes are those of the boxes that Wireshark shows bits
 * in. */
#include "out/pdml.h"

#include "base/bits.h"
#include "frame/craft.h"
#include "frame/made.h"
#include "frame/meta.h"
#include "frame/value.h"
#include "comments_int.h"
#include "json_int.h"
#include "pdml_int.h"

#include <string.h>

#define PDML_DEPTH 24 /* elements in elements: a walk does not go deeper */
#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

static const struct field_keys *keys_at(const struct pdml_view *v, uint32_t index)
{
	const struct item *item = &v->items->at[index];
	const struct proto *proto = item->layer == META_LAYER
					    ? &proto_frame
					    : v->frame->layers[item->layer].proto;

	return keys_of(&v->pdml->keys, proto, item->field);
}

/* The item's further names. */
static void put_others(const struct pdml_view *v, uint32_t index, unsigned depth)
{
	const struct field_keys *keys = keys_at(v, index);

	for (uint32_t i = 1; i < keys->count; i++)
		pdml_name(v, index, &keys->at[i], false, depth, true);
}

/* The item; with nothing inside it, its further names behind it. */
static void put_item(const struct pdml_view *v, uint32_t index, unsigned depth, bool leaf)
{
	pdml_name(v, index, &keys_at(v, index)->at[0], true, depth, leaf);
	if (leaf)
		put_others(v, index, depth);
}

static void close_field(const struct pdml_view *v, uint32_t index, unsigned depth)
{
	pdml_indent(v->out, depth);
	PUT(v->out, "</field>\n");
	if (v->items->at[index].field->id[0] && v->items->at[index].field->also)
		put_others(v, index, depth);
}

/* A group or list without a name: a line of text. */
static void put_heading(const struct pdml_view *v, uint32_t index, unsigned depth, bool leaf)
{
	const struct item *item = &v->items->at[index];
	uint32_t pos = 0, size = 0;

	if (item->layer != META_LAYER)
		value_place(v->frame, item, &pos, &size);
	pdml_indent(v->out, depth);
	PUT(v->out, "<field name=\"\" show=\"");
	heading_group(&v->pdml->text, v->frame, v->items, index);
	pdml_flush(v);
	pdml_place(v, item, pos, size);
	if (size)
		pdml_value(v, item, NULL);
	if (leaf)
		PUT(v->out, "/>\n");
	else
		PUT(v->out, ">\n");
}

/* The first item at or behind `at` that is not just room between others. */
static uint32_t skip_gaps(const struct pdml_view *v, uint32_t at, uint32_t end)
{
	while (at < end && json_is_gap(&v->items->at[at]))
		at++;
	return at;
}

static void put_items(const struct pdml_view *v, uint32_t at, uint32_t end, unsigned base);

/* All that the lines of a number depend on, with its parts and what is made of it: its place and
 * the bytes there; of a checksum what it ought to be as well. False if that does not fit a key. */
static bool key_of(const struct pdml_view *v, const struct item *item, unsigned depth,
	struct memo_key *key)
{
	uint32_t pos = item->bit / 8, size = item->bits / 8, sum = 0, before = pos - item->from;
	uint64_t verdict = 0;

	if (item->bit % 8 || item->bits % 8 || item->field->box || v->frame->joined ||
		item->field->make == MAKE_WORDS)
		value_place(v->frame, item, &pos, &size);
	if (size > 8 || (uint64_t)pos + size > v->frame->cap || item->bits > 64)
		return false;
	*key = (struct memo_key){item->field,
		bits_get(v->frame->bytes, (size_t)pos * 8, size * 8), item->num, item->bits};
	if (item->field->sum != SUM_NONE) {
		verdict = made_verdict(v->frame, item, &sum);
		key->more = sum; /* the number is that of the bytes */
	}
	key->where |= verdict << 7 | (uint64_t)(depth & 63) << 10 | (uint64_t)item->bit << 16 |
		(uint64_t)(before & 65535) << 48;
	return depth < 64 && before < 65536;
}

/* Whether nothing among the items lies outside of the first one's place. */
static bool is_inside(const struct pdml_view *v, const struct items *items)
{
	uint32_t first, bytes, pos, size;

	value_place(v->frame, &items->at[0], &first, &bytes);
	for (uint32_t i = 1; i < items->count; i++) {
		value_place(v->frame, &items->at[i], &pos, &size);
		if (size && (pos < first || pos + size > first + bytes))
			return false;
	}
	return true;
}

/* A number, its parts and what is made of it; the same lines as the last time, where all that they
 * depend on was the same. True if that is the number alone. */
static bool put_block(const struct pdml_view *v, uint32_t index, unsigned depth)
{
	const struct item *item = &v->items->at[index];
	struct pdml *pdml = v->pdml;
	struct pdml_view inner = *v;
	const struct memo_entry *kept = NULL;
	size_t before = v->out->len;
	struct memo_key key;
	bool keep = key_of(v, item, depth, &key);

	if (keep)
		kept = json_kept(&pdml->memo, &key, v->frame, item);
	if (kept) {
		memo_put(v->out, &pdml->memo, kept);
		return key.what == item->field;
	}
	pdml->parts.all = v->items->all;
	pdml->parts.made = v->items->made;
	walk_expand(v->frame, item, &pdml->parts);
	inner.items = &pdml->parts;
	put_items(&inner, 0, pdml->parts.count, depth);
	return keep && is_inside(v, &pdml->parts) &&
	       json_keep(&pdml->memo, &key, v->frame, &pdml->parts, v->out, before);
}

/* Whether the item's lines depend on nothing but what a key holds, whatever is around it. */
static bool is_lone(const struct pdml_view *v, const struct item *item)
{
	return item->field->kind <= FIELD_IPV4 && item->field->id[0] &&
	       item->field->sum == SUM_NONE && !v->frame->joined &&
	       field_is_pure(item->field, false);
}

/* An item with nothing inside it; the same lines as the last time, where it was the same. */
static void put_lone(const struct pdml_view *v, uint32_t at, unsigned depth)
{
	const struct item *item = &v->items->at[at];
	const struct memo_entry *kept;
	size_t before = v->out->len;
	struct memo_key key = {.value = item->num, .where = depth};
	bool keep = item->layer == META_LAYER
			    ? pdml_meta_is_lone(item)
			    : is_lone(v, item) && key_of(v, item, depth, &key);

	if (!keep && comments_is_odd(item)) {
		comments_odd_pdml(v);
		return;
	}
	if (!keep) {
		put_item(v, at, depth, true);
		return;
	}
	key.what = &item->field->title; /* no block's */
	kept = memo_find(&v->pdml->memo, &key);
	if (kept) {
		memo_put(v->out, &v->pdml->memo, kept);
		return;
	}
	put_item(v, at, depth, true);
	memo_keep(&v->pdml->memo, &key, v->out->data + before, v->out->len - before);
}

/* A number inside which other frames have something as well: that stands behind its parts. Returns
 * the first item behind it all. */
static uint32_t put_mixed(const struct pdml_view *v, uint32_t at, uint32_t end, unsigned depth)
{
	const struct item *items = v->items->at;
	struct items mixed = {.all = v->items->all, .made = v->items->made};
	struct pdml_view inner = *v;
	size_t from = v->out->len;
	uint32_t to = at + 1, k = 1, n;

	while (to < end && items[to].depth > items[at].depth)
		to++;
	n = to - at - 1;
	walk_expand(v->frame, &items[at], &mixed);
	while (k < mixed.count && mixed.at[k].depth > items[at].depth)
		k++;
	for (uint32_t i = 0; i < n; i++)
		items_add(&mixed);
	memmove(mixed.at + k + n, mixed.at + k, (mixed.count - n - k) * sizeof(*mixed.at));
	memcpy(mixed.at + k, items + at + 1, n * sizeof(*mixed.at));
	inner.items = &mixed;
	inner.pen = NULL;
	put_items(&inner, 0, mixed.count, depth);
	items_done(&mixed);
	if (v->pen)
		stencil_note(v->pen, from, v->out->len,
			(struct stencil_hole){.item = (uint16_t)(at - v->pen->first),
				.what = PDML_MIXED, .depth = (uint8_t)depth});
	return skip_gaps(v, to, end);
}

/* What is filled in where a stencil of PDML has a hole. */
static void put_hole(const void *view, const struct stencil_hole *hole, uint32_t index)
{
	const struct pdml_view *v = view;
	bool own = hole->way & PDML_OWN, leaf = hole->way & PDML_LEAF;

	switch ((enum pdml_hole)hole->what) {
	case PDML_NAME: pdml_name(v, index, hole->key, own, hole->depth, leaf); break;
	case PDML_HEADING: put_heading(v, index, hole->depth, leaf); break;
	case PDML_BLOCK: put_block(v, index, hole->depth); break;
	case PDML_LONE: put_lone(v, index, hole->depth); break;
	case PDML_MIXED: put_mixed(v, index, v->tail, hole->depth); break;
	case PDML_COUNT: pdml_count(v->out, v->items->at[index].num); break;
	case PDML_PART: pdml_part(v, hole->key, index); break;
	case PDML_ENDS: pdml_ends(v, v->items->at[index].layer); break;
	}
}

/* ---- what is written with a pen is noted ---- */

/* Whether nothing is inside the item, and its lines are fixed but for its value. */
static bool is_plain(const struct pdml_view *v, uint32_t index)
{
	const struct item *item = &v->items->at[index];

	if (item->bare && v->pen->told[index - v->pen->first])
		return false; /* but all of it is always the same */
	return !item->field->silent && pdml_is_plain(v, item, &keys_at(v, index)->at[0]) &&
	       (!item->bare || made_state(v->frame, item) == MADE_NOTHING);
}

/* A line of text that no value stands in. */
static bool is_fixed_heading(const struct pdml_view *v, uint32_t index)
{
	return !v->items->at[index].bits && heading_is_fixed(v->items->at[index].field);
}

/* A checksum that is right, and what is said of it: fixed but for its number. */
static void put_good(const struct pdml_view *v, uint32_t index, unsigned depth)
{
	struct pdml *pdml = v->pdml;
	struct pdml_view inner = *v;

	pdml->parts.all = v->items->all;
	pdml->parts.made = v->items->made;
	walk_expand(v->frame, &v->items->at[index], &pdml->parts);
	inner.items = &pdml->parts;
	inner.owner = &v->items->at[index];
	inner.owner_index = index;
	put_items(&inner, 0, pdml->parts.count, depth);
}

/* An item of which more depends on its value. */
static void put_noted(const struct pdml_view *v, uint32_t index, unsigned depth, bool leaf)
{
	const struct item *item = &v->items->at[index];
	struct stencil_hole hole = {.item = (uint16_t)(index - v->pen->first),
		.depth = (uint8_t)depth, .way = leaf ? PDML_LEAF : 0};
	struct pdml_view inner = *v;
	size_t from = v->out->len;

	if (item->bare && item->field->id[0] && made_state(v->frame, item) == MADE_GOOD) {
		put_good(v, index, depth);
		return;
	}
	inner.pen = NULL;
	if (item->bare && v->pen->told[index - v->pen->first]) {
		if (put_block(&inner, index, depth))
			return;
		v->out->len = from;
	}
	if (!item->bare && !item->field->id[0] && is_fixed_heading(v, index)) {
		put_heading(v, index, depth, leaf);
		return;
	}
	hole.what = item->bare ? PDML_BLOCK : item->field->id[0] ? PDML_LONE : PDML_HEADING;
	put_hole(&inner, &hole, index);
	stencil_note(v->pen, from, v->out->len, hole);
}

/* The items at..end, all of one layer, the outermost of them indented `base` steps. */
static void put_items(const struct pdml_view *v, uint32_t at, uint32_t end, unsigned base)
{
	const struct item *items = v->items->at;
	uint32_t open[PDML_DEPTH]; /* the elements around the next one */
	unsigned n = 0;

	for (at = skip_gaps(v, at, end); at < end;) {
		uint32_t next = skip_gaps(v, at + 1, end);
		bool leaf = next == end || items[next].depth <= items[at].depth || n == PDML_DEPTH;

		for (; n && items[open[n - 1]].depth >= items[at].depth; n--)
			close_field(v, open[n - 1], base + n - 1);
		if (items[at].bare && !leaf) {
			at = put_mixed(v, at, end, base + n);
			continue;
		}
		if (items[at].field->id[0] && (!leaf || (v->pen && is_plain(v, at))))
			put_item(v, at, base + n, leaf);
		else if (v->pen)
			put_noted(v, at, base + n, leaf);
		else if (items[at].bare)
			put_block(v, at, base + n);
		else if (items[at].field->id[0])
			put_lone(v, at, base + n);
		else
			put_heading(v, at, base + n, leaf);
		if (!leaf)
			open[n++] = at;
		at = next;
	}
	for (; n > 0; n--)
		close_field(v, open[n - 1], base + n - 1);
}

/* What is made of other frames; of that what is shown behind the layer, or what is not. */
static void put_tail(const struct pdml_view *v, unsigned layer, bool apart, unsigned base)
{
	const struct item *items = v->items->at;

	for (uint32_t i = v->tail, to; i < v->items->count; i = to) {
		for (to = i + 1; to < v->items->count && items[to].depth > 0; to++)
			;
		if (items[i].layer != layer || items[i].field->apart != apart)
			continue;
		if (apart) {
			pdml_indent(v->out, base);
			PUT(v->out, "<proto name=\"fake-field-wrapper\">\n");
		}
		put_items(v, i, to, base + apart);
		if (apart) {
			pdml_indent(v->out, base);
			PUT(v->out, "</proto>\n");
		}
	}
}

/* A layer: its items at..end and, if `opens`, the line before them. */
struct stretch {
	uint32_t at, end;
	unsigned layer, base;
	bool opens;
};

static void put_stretch(const struct pdml_view *v, const struct stretch *of)
{
	if (of->opens)
		pdml_open(v, of->at, of->end, of->layer, of->base - 1);
	put_items(v, of->at, of->end, of->base);
}

/* The first time that such a layer is met its lines are written one by one, the second time that is
 * noted, and from then on a stencil writes them. */
static void put_layer(const struct pdml_view *v, const struct stretch *of)
{
	struct pdml *pdml = v->pdml;
	const uint32_t at = of->at, end = of->end;
	const struct stencil_hand hand = {v->out, v->frame, v->items->at + at, at, put_hole, v};
	struct pdml_view inner = *v;
	struct shape *shape = NULL;

	if (!v->frame->joined)
		shape = shape_find(&pdml->shapes, v->frame, v->items, at, end,
			of->base << 1 | of->opens);
	if (!shape || shape->plan == &stencil_none || (!shape->plan && !shape->seen++)) {
		put_stretch(v, of);
		return;
	}
	if (shape->plan) {
		stencil_put(shape->plan, &hand);
		return;
	}
	inner.pen = &pdml->pen;
	stencil_begin(inner.pen, v->out, at);
	inner.pen->loose = shape_loose(v->frame, v->items, at, end);
	for (uint32_t i = at; i < end; i++)
		inner.pen->told[i - at] = shape_before(shape, end - 1 - i)->told;
	put_stretch(&inner, of);
	shape->plan = stencil_end(inner.pen, &pdml->shapes, &hand);
}

uint32_t pdml_layer(
	const struct pdml_view *v, uint32_t at, unsigned layer, unsigned base, bool opens)
{
	const struct item *items = v->items->at;
	uint32_t end = at;

	while (end < v->tail && items[end].layer == layer)
		end++;
	put_layer(v, &(struct stretch){at, end, layer, base, opens});
	put_tail(v, layer, false, base);
	return end;
}

void pdml_apart(const struct pdml_view *v, unsigned layer, unsigned base)
{
	put_tail(v, layer, true, base);
}
