/* SPDX-License-Identifier: BSD-2-Clause */
/* One line of PDML: a field's attributes under one of its names. */
#include "base/num.h"
#include "base/utf8.h"
#include "frame/made.h"
#include "frame/meta.h"
#include "frame/value.h"
#include "pdml_int.h"

#include <inttypes.h>
#include <string.h>

#define PUT(out, text) buf_add(out, text, sizeof(text) - 1)

void pdml_indent(struct buf *out, unsigned depth)
{
	static const char spaces[] = "                                "
				     "                                ";

	memcpy(buf_room(out, sizeof(spaces)), spaces, sizeof(spaces));
	out->len += depth < 30 ? depth * 2 : 60;
}

/* A key's text: there is room to read behind it. */
static void put_key(struct buf *out, const char *text, uint32_t n)
{
	memo_copy(buf_room(out, n + KEYS_PAD), text, n);
	out->len += n;
}

/* The value in `text` goes out, escaped. */
void pdml_flush(const struct pdml_view *v)
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
void pdml_value(const struct pdml_view *v, const struct item *item, const struct key *key)
{
	uint32_t cap = v->frame->cap, pos = item->bit / 8, size = item->bits / 8;
	size_t from;

	PUT(v->out, " value=\"");
	if (item->field->make == MAKE_PICKED) {
		put_digits(v->out, item->num, "0123456789ABCDEF");
		PUT(v->out, "\" unmaskedvalue=\"");
	} else if (pdml_is_bits(item)) {
		uint32_t box = item->field->box;

		size = box ? box : (item->bit % 8 + item->bits + 7) / 8;
		if (box)
			pos = item->from + (pos - item->from) / box * box;
		if (!key || !key->bare) {
			put_digits(v->out, item->num, "0123456789ABCDEF");
			PUT(v->out, "\" unmaskedvalue=\"");
		}
	}
	from = v->out->len;
	if (pos < cap)
		num_put_bytes(v->out, v->frame->bytes + pos,
			size < cap - pos ? size : cap - pos, 0);
	pdml_note_bytes(v, from, item);
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
	pdml_flush(v);
	return 0;
}

static void put_words(const struct pdml_view *v, const struct item *item)
{
	const char *words = item->field->preset_bytes;
	const char *count = v->pen ? made_count(item->field) : NULL;
	size_t from;

	if (!count) {
		made_text(&v->pdml->text, v->frame, item);
		pdml_flush(v);
		return;
	}
	keys_escape_xml(v->out, (const uint8_t *)words, (size_t)(count - words));
	from = v->out->len;
	num_put(v->out, item->num);
	pdml_note_number(v, from, item);
	keys_escape_xml(v->out, (const uint8_t *)count + 2, strlen(count + 2));
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

/* Characters as Wireshark writes them: what is none is U+FFFD, what is not to be printed its
 * number. */
static void put_written(struct buf *out, const uint8_t *p, size_t n)
{
	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		len = utf8_next(p + i, n - i, &cp);
		if (cp == UTF8_BAD)
			buf_add(out, "\357\277\275", 3);
		else if (cp == '\t') /* to who reads the attribute a space */
			buf_byte(out, '\t');
		else if (cp == '\r')
			buf_byte(out, '\n');
		else if (cp < 0x20 || cp == 0x7f)
			buf_printf(out, "\\x%x", (unsigned)cp);
		else
			utf8_clean(out, p + i, len, false);
	}
}

/* Text as it lies in the frame, the ends of its lines included; to who reads the attribute these
 * are spaces. */
static void put_characters(const struct pdml_view *v, const struct item *item)
{
	struct buf room = BUF_INIT;
	uint32_t n;
	const uint8_t *p = value_read(v->frame, item, &n, &room), *end = p + n;

	while (p < end) {
		const uint8_t *line = memchr(p, '\n', (size_t)(end - p));
		const uint8_t *stop = line ? line : end;

		stop -= line && stop > p && stop[-1] == '\r';
		put_written(&v->pdml->text, p, (size_t)(stop - p));
		pdml_flush(v);
		if (!line)
			break;
		buf_byte(v->out, '\n');
		p = line + 1;
	}
	buf_done(&room);
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
	size_t from = v->out->len;

	if (at->label_n) {
		buf_room(v->out, at->label_n);
		buf_add(v->out, v->out->data + at->label, at->label_n);
	} else if (item->layer == META_LAYER) {
		also_show(&v->pdml->text, v->frame, item, (enum lookup_as)key->as);
		pdml_flush(v);
	} else if (f->kind == FIELD_TEXT && made_lies(f) && !f->mute) {
		put_characters(v, item);
	} else if (key->plain) {
		also_show(v->out, v->frame, item, (enum lookup_as)key->as);
	} else {
		also_show(&v->pdml->text, v->frame, item, (enum lookup_as)key->as);
		pdml_flush(v);
	}
	pdml_note_show(v, from, v->out->len, item);
}

/* Behind an attribute: where the field lies, which a pen notes. */
static void put_place(
	const struct pdml_view *v, const struct item *item, uint32_t pos, uint32_t size)
{
	size_t from;

	PUT(v->out, "\" size=\"");
	from = v->out->len;
	num_put(v->out, size);
	pdml_note_place(v, from, item, STENCIL_SIZE);
	PUT(v->out, "\" pos=\"");
	from = v->out->len;
	num_put(v->out, pos);
	pdml_note_place(v, from, item, STENCIL_POS);
	buf_byte(v->out, '"');
}

void pdml_place(const struct pdml_view *v, const struct item *item, uint32_t pos, uint32_t size)
{
	char *start, *to;

	if (pdml_is_loose(v, item)) {
		put_place(v, item, pos, size);
		return;
	}
	to = start = (char *)buf_room(v->out, 16 + 2 * NUM_MOST);
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
	pdml_place(v, item, at->pos, at->size);
	if (pdml_is_expert(item->field))
		return;
	PUT(v->out, " show=\"");
	put_show(v, item, key, at);
	buf_byte(v->out, '"');
	if (item->field->mute)
		PUT(v->out, " value=\"\"");
	else if (at->size)
		pdml_value(v, item, key);
}

static void put_name(const struct pdml_view *v, uint32_t index, const struct key *key, bool own,
	unsigned depth, bool leaf)
{
	const struct item *item = &v->items->at[index];
	struct place at = {.pos = 0};
	bool words, group = pdml_is_expert(item->field);

	if (item->layer != META_LAYER)
		value_place(v->frame, item, &at.pos, &at.size);
	words = item->field->make == MAKE_WORDS;
	pdml_indent(v->out, depth);
	put_key(v->out, key->text, key->n);
	if (pdml_is_bits(item))
		put_bits(v, item, at.pos, at.size);
	if (words && item->field->mute)
		put_words(v, item);
	else if (group)
		put_expert(v, index);
	else
		put_key(v->out, key->title, key->title_n);
	at.label = v->out->len;
	at.label_n = put_label(v, item, key);
	if (item->layer == META_LAYER && !at.label_n)
		pdml_note_count(v, at.label, item);
	else if (!item->field->names)
		pdml_note_show(v, at.label, at.label_n ? at.label + at.label_n : v->out->len, item);
	if (own && item->field->sum != SUM_NONE)
		put_verdict(v, index);
	put_rest(v, item, key, &at);
	if (leaf)
		PUT(v->out, "/>\n");
	else
		PUT(v->out, ">\n");
}

void pdml_name(const struct pdml_view *v, uint32_t index, const struct key *key, bool own,
	unsigned depth, bool leaf)
{
	struct stencil_pen *pen = v->pen;
	size_t from = v->out->len;
	struct pdml_view inner;

	if (!pen || pdml_is_plain(v, &v->items->at[index], key)) {
		put_name(v, index, key, own, depth, leaf);
		return;
	}
	inner = *v;
	inner.pen = NULL;
	put_name(&inner, index, key, own, depth, leaf);
	pen->spoiled |= v->owner != NULL;
	stencil_note(pen, from, v->out->len,
		(struct stencil_hole){.item = (uint16_t)(index - pen->first), .what = PDML_NAME,
			.depth = (uint8_t)depth, .key = key,
			.way = (uint8_t)((leaf ? PDML_LEAF : 0) | (own ? PDML_OWN : 0))});
}
