/* SPDX-License-Identifier: BSD-2-Clause */
/* Headers from field tables: one recursive walk measures a header or writes it, the same steps in
 * the same order, so that what was measured is what is written. Lengths inside a header are patched
 * where their table ends; those of the whole frame come from resolve.c. */
#include "frame/pack.h"

#include "base/bits.h"
#include "frame/name.h"
#include "frame/value.h"

#include <assert.h>
#include <string.h>

struct packer {
	const struct stack *stack;
	const struct resolved *r; /* NULL while measuring */
	unsigned part;
	bool exact;          /* no padding between or behind options */
	uint8_t *bytes;      /* where the header goes; NULL while measuring */
	uint32_t bit;        /* written so far, from the header's start */
	uint32_t origin;     /* byte from which pointers in names count */
	struct names *names; /* NULL: names are not compressed */
};

/* A table being packed. */
struct scope {
	const struct entry *typed;
	uint32_t count;
	const struct field *item; /* the list item that the table belongs to; NULL at the top */
	uint32_t start;           /* bit at which it began */
	uint64_t selector;
	bool selected;                  /* a `select` field was there */
	bool space;                     /* a token was written: what follows is set off from it */
	const struct field *size, *len; /* FILL_SIZE and FILL_ITEMLEN that wait for their value */
	const struct field *count_of;   /* a group's FILL_COUNT, which waits for its list */
	uint32_t size_at, len_at, count_at; /* bits at which these stand */
};

static void pack_table(struct packer *p, struct scope *s, const struct field *table);

static const struct entry *typed_in(const struct scope *s, const struct field *f)
{
	for (uint32_t i = 0; i < s->count; i++)
		if (s->typed[i].field == f)
			return &s->typed[i];
	return NULL;
}

static void put(struct packer *p, uint32_t at, unsigned width, uint64_t value)
{
	if (p->bytes)
		bits_put(p->bytes, at, width, value & bits_max(width));
}

static void put_number(struct packer *p, unsigned width, uint64_t value)
{
	put(p, p->bit, width, value);
	p->bit += width;
}

/* `n` bytes of which `have` are given, zeros behind them. */
static void put_bytes(struct packer *p, const uint8_t *bytes, uint32_t have, uint32_t n)
{
	if (p->bytes && have)
		memcpy(p->bytes + p->bit / 8, bytes, have < n ? have : n);
	p->bit += n * 8;
}

size_t pack_preset(const struct field *field, uint8_t *out)
{
	const char *text = field->preset_bytes;
	size_t n;

	if (field->kind == FIELD_NAME)
		return name_from_text(text ? text : "", out);
	if (!text)
		return 0;
	n = strlen(text);
	if (field->kind == FIELD_IPV6)
		return value_parse_ipv6(text, n, out) ? 16 : 0;
	if (n > NAME_MAX_WIRE)
		n = NAME_MAX_WIRE;
	memcpy(out, text, n);
	return n;
}

uint64_t pack_itemlen(const struct field *field, uint64_t bytes)
{
	uint64_t unit = field->unit ? field->unit : 1;

	return bytes < field->bias ? 0 : (bytes - field->bias + unit - 1) / unit;
}

/* How many items the list has that this count of a group goes with. */
static uint64_t count_in(const struct scope *s, const struct field *count)
{
	unsigned skip = 0;

	for (const struct field *f = s->item->parts; f != count; f++)
		skip += f->fill == FILL_COUNT;
	for (const struct field *f = s->item->parts; f->id; f++) {
		const struct entry *e = typed_in(s, f);

		if (f->kind == FIELD_LIST && f->list->how == LIST_COUNT && skip-- == 0)
			return e ? e->count : f->preset;
	}
	return 0;
}

/* A number that nobody typed. */
static uint64_t number(const struct packer *p, const struct scope *s, const struct field *f)
{
	if (!s->item)
		return pack_auto(p->stack, p->r, p->part, f);
	if (f->fill == FILL_CODE && s->item->code != LIST_UNKNOWN)
		return s->item->code;
	if (f->fill == FILL_COUNT)
		return count_in(s, f);
	return f->preset;
}

/* One that says itself how wide it is: its place must be known before what it counts is written. */
static void pack_varint(struct packer *p, struct scope *s, const struct field *f)
{
	const struct entry *e = typed_in(s, f), *counted = typed_in(s, f + 1);
	uint64_t value = e ? e->num : f->preset, bits;
	unsigned width;

	if (!e && f->fill == FILL_SIZE)
		value = counted ? counted->len : 0;
	if (f->select) {
		s->selector = field_selector(f, s->selector, !s->selected, value);
		s->selected = true;
	}
	width = field_varint_bits(value, &bits);
	put_number(p, width, bits);
}

static void pack_number(struct packer *p, struct scope *s, const struct field *f)
{
	const struct entry *e;
	uint64_t value;

	if (f->size == SIZE_VARINT) {
		pack_varint(p, s, f);
		return;
	}
	if (!p->bytes && !f->select && f->fill != FILL_ITEMLEN) {
		p->bit += f->bits;
		return;
	}
	e = typed_in(s, f);
	value = e ? e->num : f->id[0] || f->fill == FILL_CODE ? number(p, s, f) : f->preset;
	if (!e && f->fill == FILL_SIZE) {
		s->size = f;
		s->size_at = p->bit;
	}
	if (!e && f->fill == FILL_ITEMLEN) {
		s->len = f;
		s->len_at = p->bit;
	}
	if (!e && f->fill == FILL_COUNT && s->item) {
		s->count_of = f;
		s->count_at = p->bit;
	}
	if (f->select) {
		s->selector = field_selector(f, s->selector, !s->selected, value);
		s->selected = true;
	}
	put_number(p, f->bits, field_number(f, value));
}

/* A service record's target is never compressed, RFC 2782. */
static bool may_compress(const struct field *f)
{
	return strncmp(f->id, "dns.srv.", 8) != 0;
}

static void pack_name(struct packer *p, const uint8_t *wire, uint32_t n)
{
	uint8_t *message = p->bytes ? p->bytes + p->origin : NULL;

	p->bit += 8 * (uint32_t)name_write(p->names, message, p->bit / 8 - p->origin, wire, n);
}

static void pack_line_end(struct packer *p)
{
	put_bytes(p, (const uint8_t *)"\r\n", 2, 2);
}

/* What waited for the table's end: sizes of what stands behind, and the length of all. */
static void finish(struct packer *p, struct scope *s)
{
	uint32_t pad, unit;

	if (s->size)
		put(p, s->size_at, s->size->bits, (p->bit - s->size_at - s->size->bits) / 8);
	if (!s->len)
		return;
	unit = s->len->unit ? s->len->unit : 1;
	pad = (p->bit - s->start) / 8 % unit;
	if (pad && !p->exact)
		put_bytes(p, NULL, 0, unit - pad);
	put(p, s->len_at, s->len->bits, pack_itemlen(s->len, (p->bit - s->start) / 8));
}

/* Behind what an item's length counts: what is typed, or zeros up to a whole unit. */
static void pack_pad(struct packer *p, struct scope *s, const struct field *f)
{
	const struct entry *e = typed_in(s, f);
	uint32_t over = (p->bit - s->start) / 8 % f->unit;

	finish(p, s);
	s->len = s->size = NULL;
	put_bytes(p, e ? e->bytes : NULL, e ? e->len : 0, e ? e->len : over ? f->unit - over : 0);
}

static void pack_bytes(struct packer *p, struct scope *s, const struct field *f)
{
	const struct entry *e = typed_in(s, f);
	uint8_t preset[NAME_MAX_WIRE];
	const uint8_t *bytes = e ? e->bytes : preset;
	uint32_t n = e ? e->len : (uint32_t)pack_preset(f, preset);

	if (f->size == SIZE_COUNTED && s->size) {
		put(p, s->size_at, s->size->bits, n);
		s->size = NULL;
	}
	if (f->kind == FIELD_NAME && p->names && e && may_compress(f)) {
		pack_name(p, bytes, n);
		return;
	}
	put_bytes(p, bytes, n, f->bits ? f->bits / 8u : n);
	if (f->size == SIZE_LINE && (n == 0 || bytes[n - 1] != '\n'))
		pack_line_end(p);
	s->space = f->size == SIZE_TOKEN;
}

/* A line of a header: its name, unless the field is the one for every other name, and its text. */
static void pack_line(struct packer *p, const struct entry *e)
{
	const struct field *f = e->field;
	bool other = !f[1].id;

	if (!other) {
		put_bytes(p, (const uint8_t *)f->title, (uint32_t)strlen(f->title),
			(uint32_t)strlen(f->title));
		put_bytes(p, (const uint8_t *)": ", 2, 2);
	}
	put_bytes(p, e->bytes, e->len, e->len);
	if (e->len == 0 || e->bytes[e->len - 1] != '\n')
		pack_line_end(p);
}

static const struct field *itemlen_of(const struct field *item)
{
	for (const struct field *f = item->parts; f && f->id; f++)
		if (f->fill == FILL_ITEMLEN)
			return f;
	return NULL;
}

/* `n` bytes of padding: an option of the list's own kind where it has one with a length (IPv6's
 * PadN), else zeros. */
static void pack_padding(struct packer *p, const struct list *list, uint32_t n)
{
	for (const struct field *f = list ? list->items : NULL; f && f->id; f++) {
		const struct field *len = f->code == 1 ? itemlen_of(f) : NULL;

		if (len && n > 1) {
			put(p, p->bit, 8, 1);
			put(p, p->bit + 8, 8, pack_itemlen(len, n));
		}
	}
	p->bit += n * 8;
}

/* Options whose place matters say so: a multiple of `unit` bytes and `bias` from the start. */
static void align(struct packer *p, const struct list *list, const struct field *item)
{
	uint32_t unit = item->unit, at = p->bit / 8;

	if (unit > 1 && !p->exact && item->kind == FIELD_GROUP)
		pack_padding(p, list, (unit - (at - item->bias) % unit) % unit);
}

static void pack_group(struct packer *p, const struct field *f, const struct entry *e)
{
	struct scope s = {.item = f, .start = p->bit};

	if (e) {
		s.typed = e->subs;
		s.count = e->count;
	}
	pack_table(p, &s, f->parts);
	if (f->size == SIZE_LINE)
		pack_line_end(p);
}

static void pack_item(struct packer *p, const struct list *list, const struct entry *e)
{
	struct scope s = {.typed = e, .count = 1, .item = e->field, .start = p->bit};

	if (list->how == LIST_LINES) {
		pack_line(p, e);
	} else if (e->field->kind == FIELD_GROUP) {
		if (list->how == LIST_TLV)
			align(p, list, e->field);
		pack_group(p, e->field, e);
	} else if (e->field->bits && e->field->kind <= FIELD_IPV4) {
		pack_number(p, &s, e->field);
	} else {
		pack_bytes(p, &s, e->field);
	}
}

static void pack_list(struct packer *p, struct scope *s, const struct field *f)
{
	const struct entry *e = typed_in(s, f);
	const struct entry item = {.field = f->list->items};

	if (s->count_of)
		put(p, s->count_at, s->count_of->bits, e ? e->count : f->preset);
	s->count_of = NULL;
	for (uint32_t i = 0; e && i < e->count; i++)
		pack_item(p, f->list, &e->subs[i]);
	for (uint64_t i = 0; !e && i < f->preset; i++)
		pack_item(p, f->list, &item);
	if (f->list->how == LIST_LINES)
		pack_line_end(p);
}

static void pack_table(struct packer *p, struct scope *s, const struct field *table)
{
	for (const struct field *f = table; f->id; f++) {
		if (!field_when(f, s->selector))
			continue;
		if (s->space)
			put_bytes(p, (const uint8_t *)" ", 1, 1);
		s->space = false;
		if (f->origin)
			p->origin = p->bit / 8;
		if (f->kind == FIELD_LIST)
			pack_list(p, s, f);
		else if (f->kind == FIELD_GROUP)
			pack_group(p, f, typed_in(s, f));
		else if (f->size == SIZE_PAD)
			pack_pad(p, s, f);
		else if (f->bits && f->kind <= FIELD_IPV4)
			pack_number(p, s, f);
		else
			pack_bytes(p, s, f);
	}
	finish(p, s);
}

static const struct list *options_of(const struct proto *proto)
{
	for (const struct field *f = proto->fields; f->id; f++)
		if (f->kind == FIELD_LIST && f->list->how == LIST_TLV)
			return f->list;
	return NULL;
}

/* A header whose length counts words ends with a whole one. */
static void pack_end(struct packer *p, const struct proto *proto)
{
	const struct field *f = p->exact ? NULL : proto_filled(proto, FILL_HDRLEN);
	uint32_t over = f && f->unit > 1 ? (p->bit + 7) / 8 % f->unit : 0;

	if (over)
		pack_padding(p, options_of(proto), f->unit - over);
}

static uint32_t pack(struct packer *p)
{
	const struct part *part = &p->stack->parts[p->part];
	struct scope s = {.typed = part->entries,
		.count = part->count,
		.selector = p->part ? p->stack->parts[p->part - 1].proto->ports : BIND_NONE};
	struct names names;

	names.count = 0;
	p->names = part->compress ? &names : NULL;
	p->exact = part->exact;
	pack_table(p, &s, part->proto->fields);
	pack_end(p, part->proto);
	return (p->bit + 7) / 8;
}

uint32_t pack_size(const struct stack *stack, unsigned part)
{
	struct packer p = {.stack = stack, .part = part};

	return pack(&p);
}

void pack_header(
	const struct stack *stack, const struct resolved *r, unsigned part, struct buf *out)
{
	struct packer p = {.stack = stack, .r = r, .part = part};
	uint32_t full = r->head[part] + stack->parts[part].cut, n;

	if (r->head[part] == 0)
		return;
	p.bytes = buf_room(out, full);
	memset(p.bytes, 0, full);
	n = pack(&p);
	assert(n == full);
	(void)n;
	out->len += r->head[part];
}
