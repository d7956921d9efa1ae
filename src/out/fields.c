/* SPDX-License-Identifier: BSD-2-Clause */
/* Chosen fields, a line a frame. What is wanted of each protocol is worked out once; of a frame
 * only those headers are looked at that hold something wanted, and walked only where a field has
 * no fixed place. */
#include "out/fields.h"

#include "fields_int.h"

#include "base/bits.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"
#include "frame/also.h"
#include "frame/made.h"
#include "frame/value.h"
#include "proto/faulty.h"

#include <stdlib.h>
#include <string.h>

/* "Expert Info (Warning/Sequence): Connection reset (RST)". */
static void put_expert(struct buf *out, const struct frame *frame, const struct fields_value *v)
{
	const struct field *parts = v->item.field->parts; /* what, in words, how grave, what kind */

	buf_text(out, "Expert Info (");
	buf_text(out, field_value_name(&parts[2], parts[2].preset));
	buf_byte(out, '/');
	buf_text(out, field_value_name(&parts[3], parts[3].preset));
	buf_text(out, "): ");
	made_text(out, frame, &v->words);
}

/* What cannot be read to its end; of the expert's remark on it Wireshark has but the name. */
static void put_fault(struct buf *out, const struct item *item)
{
	if (item->field == &proto_faulty.fields[FAULTY_WORDS])
		buf_text(out, item->field->id);
	else
		made_fault_text(out, item);
}

static bool is_expert(const struct field *f)
{
	return f->mute && f->parts && f->parts[0].id && f->parts[0].make == MAKE_WORDS;
}

/* A protocol: the line that stands over its layer; of data the bytes. */
static void put_self(const struct fields *fields, struct buf *out, const struct frame *frame,
	const struct item *item)
{
	const struct layer *l = &frame->layers[item->layer];

	if (item->layer == META_LAYER)
		heading_frame(out, frame, fields->frames + 1);
	else if (l->proto == &proto_data)
		num_put_bytes(out, frame->bytes + l->off, l->head, 0);
	else
		heading_self(&fields->headings, out, frame, fields->made_items, item->layer);
}

/* Text of the frame's. In a document its line ends are themselves, and JSON has escapes for all
 * that is not clean; in a line Wireshark has names for two more than utf8_clean. */
static void put_text(const struct fields *fields, struct buf *out, const struct frame *frame,
	const struct item *item)
{
	const char *named = fields->style.shape == FIELDS_PDML ? "\t\r\n" : "\b\f";
	struct buf room = BUF_INIT;
	uint32_t n, from = 0;
	const uint8_t *p = value_read(frame, item, &n, &room);

	if (fields->style.shape == FIELDS_JSON || fields->style.shape == FIELDS_EK) {
		buf_add(out, p, n);
		buf_done(&room);
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (p[i] > '\r' || !p[i] || !strchr(named, p[i]))
			continue;
		utf8_clean(out, p + from, i - from, false);
		if (named[0] == '\b')
			buf_byte(out, '\\');
		buf_byte(out, named[0] != '\b' ? p[i] : p[i] == '\b' ? 'b' : 'f');
		from = i + 1;
	}
	utf8_clean(out, p + from, n - from, false);
	buf_done(&room);
}

/* Bytes stand without anything between them, but for those of addresses of 64 bits. */
static void put_bytes(struct buf *out, const struct frame *frame, const struct item *item)
{
	static const char *const addresses[] = {"ipv6cp.interface_identifier", "dns.eui64",
		"icmpv6.opt.aro.eui64", "icmpv6.6lowpannd.da.eui64"};
	char between = 0;

	for (size_t i = 0; item->bits == 64 && i < sizeof(addresses) / sizeof(addresses[0]); i++)
		if (strcmp(item->field->id, addresses[i]) == 0)
			between = ':';
	num_put_bytes(out, frame->bytes + item->bit / 8, item->bits / 8, between);
}

static void put_value(const struct fields *fields, struct buf *out, const struct frame *frame,
	const struct fields_value *v)
{
	const struct item *item = &v->item;
	const struct field *f = item->field;

	if (v->self)
		put_self(fields, out, frame, item);
	else if (v->as != LOOKUP_SAME)
		also_show(out, frame, item, (enum lookup_as)v->as);
	else if (is_expert(f) && v->words.field)
		put_expert(out, frame, v);
	else if (f->make == MAKE_FAULT)
		put_fault(out, item);
	else if (f->mute)
		buf_byte(out, '1');
	else if (f->kind == FIELD_TEXT && item->layer != META_LAYER && made_lies(f))
		put_text(fields, out, frame, item);
	else if (f->kind == FIELD_BYTES && !item->bits) /* as Wireshark has it */
		buf_text(out, strcmp(f->id, "ipv6.opt.padn") == 0 ? "<none>" : "<MISSING>");
	else if (f->kind == FIELD_BYTES || f->kind == FIELD_LIST || f->octets ||
		 (f->kind == FIELD_GROUP && !f->coded && !f->preset_bytes))
		put_bytes(out, frame, item);
	else
		value_show(out, frame, item);
}

static struct fields_value *add_value(struct fields *fields, const struct fields_hit *hit)
{
	struct fields_value *v;

	if (fields->value_count == fields->value_room) {
		fields->value_room = fields->value_room ? fields->value_room * 2 : 64;
		fields->values =
			mem_grow(fields->values, fields->value_room, sizeof(*fields->values));
	}
	v = &fields->values[fields->value_count++];
	v->want = hit->want;
	v->as = (uint8_t)hit->hit.as;
	v->self = hit->hit.field == NULL;
	v->words.field = NULL;
	return v;
}

static uint32_t slot_of(const struct fields *fields, const struct field *f)
{
	uint32_t at = (uint32_t)((uintptr_t)f / 16 * 2654435761u >> 7) & fields->slot_mask;

	while (fields->slots[at] && fields->hits[fields->slots[at] - 1].hit.field != f)
		at = (at + 1) & fields->slot_mask;
	return at;
}

/* The values among items of any kind. */
static void take_items(struct fields *fields, const struct items *items)
{
	for (uint32_t i = 0; i < items->count; i++) {
		uint32_t n = fields->slots[slot_of(fields, items->at[i].field)];

		for (; n; n = fields->hits[n - 1].next) {
			struct fields_value *v = add_value(fields, &fields->hits[n - 1]);

			v->item = items->at[i];
			v->words = items->at[i + 1 < items->count ? i + 1 : i];
		}
	}
}

static void take_meta(struct fields *fields, const struct fields_hit *hit,
	const struct frame *frame, const struct clock *clock)
{
	struct item item;

	if (hit->hit.field == &proto_frame.fields[META_COMMENT]) {
		for (uint64_t i = 0; meta_comment(frame, i, &item); i++)
			add_value(fields, hit)->item = item;
		return;
	}
	if (!hit->hit.field)
		add_value(fields, hit)->item = (struct item){.layer = META_LAYER};
	else if (meta_item(frame, clock, (enum meta)(hit->hit.field - proto_frame.fields), &item))
		add_value(fields, hit)->item = item;
}

/* A field at its fixed place, without the walk. */
static void take_fixed(struct fields *fields, const struct fields_hit *hit,
	const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	const struct field *f = hit->hit.field;
	struct item item = {.field = f,
		.parent = ITEM_TOP,
		.layer = (uint8_t)layer,
		.bit = l->off * 8 + hit->bit,
		.bits = f ? f->bits : 0,
		.from = l->off};

	if (item.bit + item.bits > (l->off + l->head) * 8)
		return;
	if (item.bits && item.bits <= 64 && f->kind <= FIELD_IPV4)
		item.num = field_number(f, bits_get(frame->bytes, item.bit, item.bits));
	if (f && ((l->proto == &proto_ip && frame_is_odd(frame, l, &item)) ||
			(made_may_be_odd(frame, l) && made_leaves_out(frame, layer, &item))))
		return;
	add_value(fields, hit)->item = item;
}

static void take_layer(struct fields *fields, const struct frame *frame, unsigned layer)
{
	const struct fields_plan *plan = fields->plans;
	const struct proto *proto = frame->layers[layer].proto;

	while (plan < fields->plans + fields->plan_count && plan->proto != proto)
		plan++;
	if (plan == fields->plans + fields->plan_count)
		return;
	for (uint32_t i = plan->first; i < plan->first + plan->count; i++)
		if (!plan->walk || !fields->hits[i].hit.field)
			take_fixed(fields, &fields->hits[i], frame, layer);
	if (!plan->walk)
		return;
	fields->items.count = 0;
	walk_layer(frame, layer, &fields->items, NULL);
	take_items(fields, &fields->items);
}

/* The values where all items are at hand: those of the headers, then those made of the frame. */
static void take_all(struct fields *fields, const struct frame *frame, const struct items *items)
{
	for (unsigned i = 0; i < frame_shown(frame); i++)
		for (uint32_t k = 0; k < fields->hit_count; k++)
			if (!fields->hits[k].hit.field && !frame_goes_on(frame, i) &&
				fields->hits[k].hit.proto == frame->layers[i].proto)
				take_fixed(fields, &fields->hits[k], frame, i);
	take_items(fields, items);
}

static bool is_wanted(const struct fields *fields, uint32_t at, uint32_t want)
{
	const struct fields_value *values = fields->values;

	if (values[at].want != want)
		return false;
	for (uint32_t k = 0; k < at && fields->style.occurrence == 'f'; k++)
		if (values[k].want == want)
			return false;
	for (uint32_t k = at + 1; k < fields->value_count && fields->style.occurrence == 'l'; k++)
		if (values[k].want == want)
			return false;
	return true;
}

bool fields_text(struct fields *fields, const struct frame *frame, uint32_t want, uint32_t *i)
{
	enum column column;
	const uint8_t *text;
	size_t n;

	buf_clear(&fields->text);
	if (fields->columns && columns_find(fields->names[want], &column)) {
		columns_get(&fields->line, &fields->summary, column, &text, &n);
		buf_add(&fields->text, text, n);
		return ++*i == 1;
	}
	while (*i < fields->value_count && !is_wanted(fields, *i, want))
		++*i;
	if (*i == fields->value_count)
		return false;
	put_value(fields, &fields->text, frame, &fields->values[(*i)++]);
	return true;
}

/* A column of the line of text. */
static bool put_column(struct fields *fields, struct buf *out, const struct frame *frame,
	uint32_t want)
{
	enum column column;
	uint32_t i = 0;

	if (!columns_find(fields->names[want], &column))
		return false;
	fields_text(fields, frame, want, &i);
	if (fields->style.quote)
		buf_byte(out, (uint8_t)fields->style.quote);
	buf_add(out, fields->text.data, fields->text.len);
	if (fields->style.quote)
		buf_byte(out, (uint8_t)fields->style.quote);
	return true;
}

/* The values of one wanted name, as many as the style asks for. */
static void put_want(
	struct fields *fields, struct buf *out, const struct frame *frame, uint32_t want)
{
	const struct fields_style *style = &fields->style;
	const struct fields_value *last = NULL;
	uint32_t seen = 0;

	if (fields->columns && put_column(fields, out, frame, want))
		return;
	for (uint32_t i = 0; i < fields->value_count; i++) {
		const struct fields_value *v = &fields->values[i];

		if (v->want != want)
			continue;
		last = v;
		if (style->quote && !seen)
			buf_byte(out, (uint8_t)style->quote);
		seen++;
		if (style->occurrence == 'l' || (style->occurrence == 'f' && seen > 1))
			continue;
		if (seen > 1)
			buf_byte(out, (uint8_t)style->aggregator);
		put_value(fields, out, frame, v);
	}
	if (last && style->occurrence == 'l')
		put_value(fields, out, frame, last);
	if (last && style->quote)
		buf_byte(out, (uint8_t)style->quote);
}

void fields_frame(struct fields *fields, struct buf *out, const struct frame *frame,
	const struct clock *clock, const struct items *items)
{
	fields->value_count = 0;
	fields->made_items = items;
	for (uint32_t i = 0; i < fields->plan_count; i++)
		for (uint32_t k = 0;
			fields->plans[i].proto == &proto_frame && k < fields->plans[i].count; k++)
			take_meta(fields, &fields->hits[fields->plans[i].first + k], frame, clock);
	if (items)
		take_all(fields, frame, items);
	else
		for (unsigned i = 0; i < frame->count; i++)
			take_layer(fields, frame, i);
	if (fields->columns) {
		buf_clear(&fields->line);
		summary_line(&fields->line, &fields->summary, frame, clock, fields->facts);
	}
	if (fields->style.shape != FIELDS_LINES)
		fields_document(fields, out, frame);
	for (uint32_t i = 0; i < fields->name_count && fields->style.shape == FIELDS_LINES; i++) {
		if (i)
			buf_byte(out, (uint8_t)fields->style.separator);
		put_want(fields, out, frame, i);
	}
	if (fields->style.shape == FIELDS_LINES)
		buf_byte(out, '\n');
	fields->frames++;
}

void fields_start(const struct fields *fields, struct buf *out)
{
	if (fields->style.shape != FIELDS_LINES) {
		fields_document_start(fields, out);
		return;
	}
	if (fields->style.bom)
		buf_add(out, "\357\273\277", 3);
	if (!fields->style.header)
		return;
	for (uint32_t i = 0; i < fields->name_count; i++) {
		if (i)
			buf_byte(out, (uint8_t)fields->style.separator);
		buf_text(out, fields->names[i]);
	}
	buf_byte(out, '\n');
}

void fields_done(struct fields *fields)
{
	free(fields->hits);
	free(fields->plans);
	free(fields->slots);
	free(fields->values);
	items_done(&fields->items);
	buf_done(&fields->line);
	buf_done(&fields->text);
	*fields = (struct fields){.name_count = 0};
}
