/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as PDML, the shape that tshark -T pdml has: a <proto> a layer, a <field> an item, the
 * parts of an item inside it. Positions and sizes are those of the boxes that Wireshark shows bits
 * in. */
#include "out/pdml.h"

#include "base/bits.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/craft.h"
#include "frame/made.h"
#include "frame/meta.h"
#include "frame/value.h"
#include "json_int.h"
#include "pdml_int.h"

#include <inttypes.h>
#include <string.h>

#define PDML_DEPTH 24 /* elements in elements: a walk does not go deeper */
#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

static void put_indent(struct buf *out, unsigned depth)
{
	static const char spaces[] = "                                                            ";
	size_t n = depth * 2;

	buf_add(out, spaces, n < sizeof(spaces) - 1 ? n : sizeof(spaces) - 1);
}

/* The value in `text` goes out, escaped. */
static void flush_text(const struct pdml_view *v)
{
	struct buf *text = &v->pdml->text;

	keys_escape_xml(v->out, text->data, text->len);
	buf_clear(text);
}

/* ".... ..1. = " before a title: where in its box a group of bits lies. */
static void put_bits(
	const struct pdml_view *v, const struct item *item, uint32_t pos, uint32_t size)
{
	uint32_t from = item->bit - pos * 8, all = size * 8;
	uint8_t *to = buf_room(v->out, all + all / 4 + 4), *start = to;

	for (uint32_t i = 0; i < all; i++) {
		uint32_t left = from + item->bits - 1 - i;

		if (i && i % 4 == 0)
			*to++ = ' ';
		if (i < from || i >= from + item->bits)
			*to++ = '.';
		else
			*to++ = (uint8_t)('0' + (item->num >> left & 1));
	}
	memcpy(to, " = ", 3);
	v->out->len += (size_t)(to + 3 - start);
}

static bool is_bits(const struct item *item)
{
	return item->field->kind <= FIELD_FLAGS && item->bits &&
	       (item->bits % 8 || item->field->box);
}

/* Hexadecimal, as few digits as will do. */
static void put_digits(struct buf *out, uint64_t num, const char *digits)
{
	unsigned shift = 60;

	while (shift && !(num >> shift))
		shift -= 4;
	for (;; shift -= 4) {
		buf_byte(out, (uint8_t)digits[num >> shift & 15]);
		if (!shift)
			return;
	}
}

/* Behind a checksum: whether it is what it ought to be, as is said behind it. */
static void put_verdict(const struct pdml_view *v, uint32_t index)
{
	const struct item *item = &v->items->at[index];

	for (uint32_t i = index + 1; i < v->items->count && i < index + 8; i++) {
		const struct item *made = &v->items->at[i];

		if (made->field->make == MAKE_STATUS && made->num == 1)
			PUT(v->out, " [correct]");
		else if (made->field->make == MAKE_STATUS && made->num == 2)
			PUT(v->out, " [unverified]");
		else if (made->field->make == MAKE_BAD_SUM)
			buf_printf(v->out, " incorrect, should be 0x%0*" PRIx64,
				item->field->bits / 4, made->num);
		else if (made->field->make != MAKE_STATUS)
			continue;
		return;
	}
}

/* The value's bytes; of bits the number, and the bytes of the box that they lie in. */
static void put_value(const struct pdml_view *v, const struct item *item, const struct key *key)
{
	uint32_t cap = v->frame->cap, pos = item->bit / 8, size = item->bits / 8;

	PUT(v->out, " value=\"");
	if (is_bits(item)) {
		uint32_t box = item->field->box;

		size = box ? box : (item->bit % 8 + item->bits + 7) / 8;
		if (box)
			pos = item->from + (pos - item->from) / box * box;
		if (!key || !key->bare) {
			put_digits(v->out, item->num, "0123456789ABCDEF");
			PUT(v->out, "\" unmaskedvalue=\"");
		}
	}
	if (pos < cap)
		num_put_bytes(v->out, v->frame->bytes + pos,
			size < cap - pos ? size : cap - pos, 0);
	buf_byte(v->out, '"');
}

/* What stands behind the title: the value as people read it. Returns how many bytes of it, from its
 * beginning on, are what `show` has as well, or 0. */
static size_t put_label(const struct pdml_view *v, const struct item *item, const struct key *key)
{
	const struct field *f = item->field;
	size_t before = v->out->len;
	const char *name;

	if (f->mute || f->kind == FIELD_LIST || (f->kind == FIELD_GROUP && !f->coded))
		return 0;
	if (item->layer == META_LAYER)
		return pdml_meta_label(v, item);
	if (key->plain && !f->names && f->kind != FIELD_FLAGS) {
		value_show(v->out, v->frame, item);
		return key->as == LOOKUP_SAME ? v->out->len - before : 0;
	}
	name = value_name_of(v->frame, item);
	if (name && (key->truth || (f->make && f->empty)))
		buf_add(&v->pdml->text, name, strlen(name));
	else
		value_label(&v->pdml->text, v->frame, item);
	flush_text(v);
	return 0;
}

static bool is_expert(const struct field *f)
{
	return f->make >= MAKE_BAD_SUM && f->make <= MAKE_EXPERT;
}

static void put_words(const struct pdml_view *v, const struct item *item)
{
	made_text(&v->pdml->text, v->frame, item);
	flush_text(v);
}

/* "Expert Info (Chat/Sequence): Connection finish (FIN)", of the parts that follow. */
static void put_expert(const struct pdml_view *v, uint32_t index)
{
	const struct item *parts = v->items->at + index + 1;

	PUT(v->out, "Expert Info (");
	if (index + 4 < v->items->count && parts[3].field->names) {
		buf_text(v->out, field_value_name(parts[2].field, parts[2].num));
		buf_byte(v->out, '/');
		buf_text(v->out, field_value_name(parts[3].field, parts[3].num));
	}
	PUT(v->out, "): ");
	put_words(v, &parts[0]);
}

/* Characters as Wireshark writes them: what is none is U+FFFD, what is not to be printed its number. */
static void put_written(struct buf *out, const uint8_t *p, size_t n)
{
	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		len = utf8_next(p + i, n - i, &cp);
		if (cp == UTF8_BAD)
			buf_add(out, "\357\277\275", 3);
		else if (cp < 0x20 || cp == 0x7f)
			buf_printf(out, "\\x%x", (unsigned)cp);
		else
			utf8_clean(out, p + i, len, false);
	}
}

/* Text as it lies in the frame, the ends of its lines included; to who reads the attribute these are
 * spaces. */
static void put_characters(const struct pdml_view *v, const struct item *item)
{
	uint32_t n;
	const uint8_t *p = value_text(v->frame, item, &n), *end = p + n;

	while (p < end) {
		const uint8_t *line = memchr(p, '\n', (size_t)(end - p));
		const uint8_t *stop = line ? line : end;

		stop -= line && stop > p && stop[-1] == '\r';
		put_written(&v->pdml->text, p, (size_t)(stop - p));
		flush_text(v);
		if (!line)
			return;
		buf_byte(v->out, '\n');
		p = line + 1;
	}
}

/* Where an item lies, and what is written of it already. */
struct place {
	uint32_t pos, size;	/* bytes of the frame */
	size_t label, label_n;	/* bytes of the output that `show` has as well */
};

static void put_show(const struct pdml_view *v, const struct item *item, const struct key *key,
	const struct place *at)
{
	const struct field *f = item->field;

	if (at->label_n) {
		buf_room(v->out, at->label_n);
		buf_add(v->out, v->out->data + at->label, at->label_n);
	} else if (item->layer == META_LAYER) {
		also_show(&v->pdml->text, v->frame, item, (enum lookup_as)key->as);
		flush_text(v);
	} else if (f->kind == FIELD_TEXT && made_lies(f) && !f->mute) {
		put_characters(v, item);
	} else if (key->plain) {
		also_show(v->out, v->frame, item, (enum lookup_as)key->as);
	} else {
		also_show(&v->pdml->text, v->frame, item, (enum lookup_as)key->as);
		flush_text(v);
	}
}

/* Behind an attribute: where the field lies. */
static void put_size(const struct pdml_view *v, uint32_t pos, uint32_t size)
{
	char *start = (char *)buf_room(v->out, 16 + 2 * NUM_MOST), *to = start;

	memcpy(to, "\" size=\"", 8);
	to += 8 + num_write(to + 8, size);
	memcpy(to, "\" pos=\"", 7);
	to += 7 + num_write(to + 7, pos);
	*to++ = '"';
	v->out->len += (size_t)(to - start);
}

/* The attributes behind the name and the title. */
static void put_rest(const struct pdml_view *v, const struct item *item, const struct key *key,
	const struct place *at)
{
	if (key->hidden)
		PUT(v->out, "\" hide=\"yes");
	put_size(v, at->pos, at->size);
	if (is_expert(item->field))
		return;
	PUT(v->out, " show=\"");
	put_show(v, item, key, at);
	buf_byte(v->out, '"');
	if (item->field->mute)
		PUT(v->out, " value=\"\"");
	else if (at->size)
		put_value(v, item, key);
}

static void put_name(const struct pdml_view *v, uint32_t index, const struct key *key, bool own,
	unsigned depth, bool leaf)
{
	const struct item *item = &v->items->at[index];
	struct place at = {.pos = 0};
	bool words, group = is_expert(item->field);

	if (item->layer != META_LAYER)
		value_place(v->frame, item, &at.pos, &at.size);
	words = item->field->make == MAKE_WORDS;
	put_indent(v->out, depth);
	buf_add(v->out, key->text, key->n);
	if (is_bits(item))
		put_bits(v, item, at.pos, at.size);
	if (words && item->field->mute)
		put_words(v, item);
	else if (group)
		put_expert(v, index);
	else
		buf_add(v->out, key->title, key->title_n);
	at.label = v->out->len;
	at.label_n = put_label(v, item, key);
	if (own && item->field->sum != SUM_NONE)
		put_verdict(v, index);
	put_rest(v, item, key, &at);
	if (leaf)
		PUT(v->out, "/>\n");
	else
		PUT(v->out, ">\n");
}

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
		put_name(v, index, &keys->at[i], false, depth, true);
}

/* The item; with nothing inside it, its further names behind it. */
static void put_item(const struct pdml_view *v, uint32_t index, unsigned depth, bool leaf)
{
	put_name(v, index, &keys_at(v, index)->at[0], true, depth, leaf);
	if (leaf)
		put_others(v, index, depth);
}

static void close_field(const struct pdml_view *v, uint32_t index, unsigned depth)
{
	put_indent(v->out, depth);
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
	put_indent(v->out, depth);
	PUT(v->out, "<field name=\"\" show=\"");
	heading_group(&v->pdml->text, v->frame, v->items, index);
	flush_text(v);
	put_size(v, pos, size);
	if (size)
		put_value(v, item, NULL);
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
	uint32_t pos, size, sum = 0, before = item->bit / 8 - item->from;
	uint64_t known = 0;

	value_place(v->frame, item, &pos, &size);
	if (size > 8 || (uint64_t)pos + size > v->frame->cap || item->bits > 64)
		return false;
	*key = (struct memo_key){item->field,
		bits_get(v->frame->bytes, (size_t)pos * 8, size * 8), item->num, item->bits};
	if (item->field->sum != SUM_NONE) {
		known = sum_expected(v->frame, item->layer, &sum);
		key->more = known ? sum : 0; /* the number is that of the bytes */
	}
	key->where |= known << 7 | (uint64_t)(depth & 255) << 8 | (uint64_t)item->bit << 16 |
		(uint64_t)(before & 65535) << 48;
	return depth < 256 && before < 65536;
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

/* A number, its parts and what is made of it; the same lines as the last time, where it was the
 * same. */
static void put_block(const struct pdml_view *v, const struct item *item, unsigned depth)
{
	struct pdml *pdml = v->pdml;
	struct pdml_view inner = *v;
	const struct memo_entry *kept = NULL;
	size_t before = v->out->len;
	struct memo_key key;
	bool keep = key_of(v, item, depth, &key);

	if (keep)
		kept = memo_find(&pdml->memo, &key);
	if (kept) {
		memo_put(v->out, &pdml->memo, kept);
		return;
	}
	pdml->parts.all = v->items->all;
	pdml->parts.made = v->items->made;
	walk_expand(v->frame, item, &pdml->parts);
	inner.items = &pdml->parts;
	put_items(&inner, 0, pdml->parts.count, depth);
	if (keep && made_is_alone(&pdml->parts) && is_inside(v, &pdml->parts))
		memo_keep(&pdml->memo, &key, v->out->data + before, v->out->len - before);
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
	put_items(&inner, 0, mixed.count, depth);
	items_done(&mixed);
	return skip_gaps(v, to, end);
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
		if (items[at].bare)
			put_block(v, &items[at], base + n);
		else if (items[at].field->id[0] && leaf)
			put_lone(v, at, base + n);
		else if (items[at].field->id[0])
			put_item(v, at, base + n, false);
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
			put_indent(v->out, base);
			PUT(v->out, "<proto name=\"fake-field-wrapper\">\n");
		}
		put_items(v, i, to, base + apart);
		if (apart) {
			put_indent(v->out, base);
			PUT(v->out, "</proto>\n");
		}
	}
}

uint32_t pdml_layer(const struct pdml_view *v, uint32_t at, unsigned layer, unsigned base)
{
	const struct item *items = v->items->at;
	uint32_t end = at;

	while (end < v->tail && items[end].layer == layer)
		end++;
	put_items(v, at, end, base);
	put_tail(v, layer, false, base);
	return end;
}

void pdml_apart(const struct pdml_view *v, unsigned layer, unsigned base)
{
	put_tail(v, layer, true, base);
}
