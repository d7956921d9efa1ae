/* SPDX-License-Identifier: BSD-2-Clause */
/* The values that a name has in a frame. Layers of other protocols are passed over; a layer is
 * walked once for a frame, and only if a field without a fixed place is asked for. */
#include "filter_int.h"

#include "base/bits.h"
#include "base/mem.h"
#include "frame/also.h"
#include "frame/made.h"
#include "frame/value.h"

#include <string.h>

#define NTP_TO_UNIX 2208988800 /* seconds from 1900 to 1970 */

void push(struct filter *filter, struct value value)
{
	if (filter->stack_count == filter->stack_room) {
		filter->stack_room = filter->stack_room ? filter->stack_room * 2 : 64;
		filter->stack = mem_grow(filter->stack, filter->stack_room, sizeof(*filter->stack));
	}
	filter->stack[filter->stack_count++] = value;
}

static struct value text_value(struct run *run, const struct buf *text)
{
	return (struct value){.bytes = arena_copy(&run->filter->scratch, text->data, text->len),
		.n = (uint32_t)text->len};
}

struct value shown_value(struct run *run, const struct item *item, enum lookup_as as)
{
	struct buf *text = &run->filter->text;

	buf_clear(text);
	also_show(text, run->frame, item, as);
	return text_value(run, text);
}

/* Nanoseconds since 1970 of a date on the wire. */
static uint64_t date_value(const struct item *item)
{
	uint64_t seconds = item->num, part = 0;

	if (item->field->fraction)
		return (uint64_t)value_moment(item);
	if (item->bits > 32) {
		seconds = (item->num >> 32) - NTP_TO_UNIX;
		part = (item->num & UINT32_MAX) * 1000000000 >> 32;
	} else if (item->field->unit == 1900) {
		seconds += (seconds >> 31 ? 0 : UINT64_C(1) << 32) - NTP_TO_UNIX;
	}
	return seconds * 1000000000 + part;
}

static struct value same_value(struct run *run, const struct item *item)
{
	const struct field *f = item->field;
	struct value v = {.num = item->num, .mask = UINT64_MAX, .n = item->bits / 8};

	if (item->bits && item->bit % 8 == 0)
		v.bytes = run->frame->bytes + item->bit / 8;
	if (f->kind == FIELD_NAME || (f->kind == FIELD_TEXT && (!item->bits || !made_lies(f))))
		return shown_value(run, item, LOOKUP_SAME);
	if (f->kind == FIELD_TEXT)
		v.bytes = value_text(run->frame, item, &v.n);
	if (f->kind == FIELD_MAC && f->make == MAKE_WITHIN) {
		uint8_t mac[6];

		value_card(mac, item->num);
		v.bytes = arena_copy(&run->filter->scratch, mac, v.n = 6);
	}
	if (f->kind == FIELD_IPV6 && v.n < 16) { /* a part: zeros behind it, or before it */
		uint8_t *ip = arena_zero(&run->filter->scratch, 16);

		if (v.bytes)
			value_address(ip, f, v.bytes, v.n);
		v.bytes = ip;
		v.n = 16;
	}
	if (f->kind == FIELD_UINT && f->scaled && f->unit)
		v.num *= f->unit;
	if (f->kind == FIELD_UINT && f->mantissa)
		v.num = field_floated(f, v.num);
	if (f->kind == FIELD_UINT && f->fraction)
		v.num = v.num * 1000000000 >> f->fraction;
	if (f->kind == FIELD_UINT && f->minus && f->bits < 64 && v.num >> (f->bits - 1) & 1)
		v.num -= UINT64_C(1) << f->bits;
	if (f->kind == FIELD_TIME && f->fraction)
		v.num *= 1000; /* of milliseconds */
	if (f->kind == FIELD_DATE)
		v.num = date_value(item);
	return v;
}

/* The number that a text of decimal digits is. */
static struct value decimal_value(const struct value *text)
{
	struct value v = {.num = 0};

	for (uint32_t i = 0; i < text->n && text->bytes[i] >= '0' && text->bytes[i] <= '9'; i++)
		v.num = v.num * 10 + (text->bytes[i] - '0');
	return v;
}

static bool is_text_field(const struct field *f)
{
	return f->kind == FIELD_TEXT || f->kind == FIELD_NAME;
}

static struct value item_value(struct run *run, const struct item *item, const struct place *p)
{
	enum lookup_as as = p ? p->as : LOOKUP_SAME;
	struct value v = {.num = item->num};

	if (run->shown || (p && p->type == TYPE_TEXT && !is_text_field(item->field)))
		return shown_value(run, item, as);
	if (p && p->type == TYPE_NUM && is_text_field(item->field) && as == LOOKUP_SAME) {
		v = shown_value(run, item, as);
		return decimal_value(&v);
	}
	switch (as) {
	case LOOKUP_SAME: return same_value(run, item);
	case LOOKUP_TEXT: return shown_value(run, item, as);
	case LOOKUP_PAYLOAD: v.num = run->frame->layers[item->layer].pay; break;
	}
	return v;
}

/* The items of a layer, walked now if it has not been. */
static const struct item *layer_items(struct run *run, unsigned i, uint32_t *count)
{
	struct filter *f = run->filter;

	if (!f->layers[i].walked) {
		f->layers[i].walked = true;
		f->layers[i].first = f->items.count;
		walk_layer(run->frame, i, &f->items, NULL);
		f->layers[i].count = f->items.count - f->layers[i].first;
	}
	*count = f->layers[i].count;
	return f->items.at + f->layers[i].first;
}

static const struct place *place_of(
	const struct filter *f, const struct ref *ref, const struct field *field)
{
	for (uint32_t i = ref->first; i < ref->first + ref->count; i++)
		if (f->places[i].field == field)
			return &f->places[i];
	return NULL;
}

/* An item of a fixed place, if the captured header holds it. */
static bool fixed_item(
	const struct frame *frame, unsigned layer, const struct place *p, struct item *item)
{
	const struct layer *l = &frame->layers[layer];

	if (p->end > l->head * 8)
		return false;
	*item = (struct item){.field = p->field, .bit = l->off * 8 + p->bit, .bits = p->bits,
		.parent = ITEM_TOP, .from = l->off, .layer = (uint8_t)layer};
	if (p->bits <= 64)
		item->num = field_number(p->field, bits_get(frame->bytes, item->bit, p->bits));
	if (made_may_be_odd(frame, l) && made_leaves_out(frame, layer, item))
		return false;
	return l->proto != &proto_ip || !frame_is_odd(frame, l, item);
}

/* The values in one layer; with `push_them` false only whether there is one. */
static bool layer_values(struct run *run, const struct ref *ref, unsigned i, bool push_them)
{
	struct filter *f = run->filter;
	const struct proto *proto = run->frame->layers[i].proto;
	const struct item *items;
	uint32_t count;
	bool any = false, mine = false;

	for (uint32_t k = ref->first; k < ref->first + ref->count; k++) {
		const struct place *p = &f->places[k];
		struct item item;

		mine |= p->proto == proto;
		if (ref->walks || p->proto != proto || !fixed_item(run->frame, i, p, &item))
			continue;
		if (!push_them)
			return true;
		push(f, item_value(run, &item, p));
		any = true;
	}
	if (!mine || !ref->walks)
		return any;
	items = layer_items(run, i, &count);
	for (uint32_t k = 0; k < count; k++) {
		const struct place *p = place_of(f, ref, items[k].field);

		if (!p)
			continue;
		if (!push_them)
			return true;
		push(f, item_value(run, &items[k], p));
		any = true;
	}
	return any;
}

/* What was written about the frame, as it was written. */
static bool comment_values(struct run *run, bool push_them)
{
	const char *text;
	size_t n;

	for (uint64_t i = 0; push_them && frame_comment(run->frame, i, &text, &n); i++)
		push(run->filter,
			(struct value){.bytes = (const uint8_t *)text, .n = (uint32_t)n});
	return run->frame->comment != NULL;
}

/* A fact of the frame itself. */
static bool meta_value(struct run *run, const struct ref *ref, bool push_it)
{
	static const struct clock stopped;
	struct item item;

	if (ref->meta == META_COMMENT)
		return comment_values(run, push_it);
	if (!meta_item(run->frame, run->clock ? run->clock : &stopped, ref->meta, &item))
		return false;
	if (push_it)
		push(run->filter, item_value(run, &item, NULL));
	return true;
}

/* Facts of its conversation. */
static bool flow_values(struct run *run, const struct ref *ref, bool push_them)
{
	bool any = false;

	for (uint32_t i = 0; run->items && i < run->items->count; i++) {
		const struct item *item = &run->items->at[i];
		const struct place *p = place_of(run->filter, ref, item->field);

		if (!p)
			continue;
		any = true;
		if (push_them)
			push(run->filter, item_value(run, item, p));
	}
	return any;
}

static bool is_icmp(const struct proto *proto)
{
	const char *name = proto_filter(proto);

	return strcmp(name, proto_icmp.id) == 0 || strcmp(name, proto_icmpv6.id) == 0;
}

/* Which protocols' slices reach behind their header in Wireshark: those that it opens on all of
 * their bytes. */
static bool is_whole(const struct proto *proto)
{
	return proto != &proto_eth_odd &&
		(proto == &proto_tcp || is_icmp(proto) || proto == &proto_gre ||
			proto->next == NEXT_DATA || proto->next == NEXT_NONE);
}

static struct value layer_bytes(const struct frame *frame, unsigned i)
{
	const struct layer *l = &frame->layers[i];
	bool tail = l->proto->layer == LAYER_LINK || is_icmp(l->proto); /* RFC 4884 */
	uint32_t all = l->head + l->pay + (tail ? l->tail : 0);

	return (struct value){.bytes = frame->bytes + l->off,
		.n = is_whole(l->proto) ? all : l->head, .more = all};
}

static bool is_of(const struct filter *f, const struct ref *ref, const struct proto *proto)
{
	for (uint32_t k = ref->first; k < ref->first + ref->count; k++)
		if (f->places[k].proto == proto)
			return true;
	return false;
}

static uint32_t count_of(const struct run *run, const struct ref *ref)
{
	uint32_t n = 0;

	for (unsigned i = 0; i < run->frame->count; i++)
		n += is_of(run->filter, ref, run->frame->layers[i].proto);
	return n;
}

/* Whether the filter means the nth of the frame's headers of these protocols, from 1. */
static bool nth_holds(const struct run *run, const struct ref *ref, uint32_t nth)
{
	const struct range *r = run->filter->ranges + ref->range;
	int64_t count = ref->ranges ? count_of(run, ref) : 0;

	for (uint32_t i = 0; i < ref->ranges; i++, r++) {
		int64_t from = r->from < 0 ? count + 1 + r->from : r->from;
		int64_t last = !r->upto	   ? from + r->to - 1
			       : r->to < 0 ? count + 1 + r->to
					   : r->to;

		if (nth >= from && nth <= last)
			return true;
	}
	return !ref->ranges;
}

static bool values(struct run *run, const struct term *term, bool push_them)
{
	const struct ref *ref = &run->filter->refs[term->ref];
	const struct frame *frame = run->frame;
	uint32_t nth = 0;
	bool any = false;

	if (ref->frame) {
		if (push_them)
			push(run->filter, (struct value){.bytes = frame->bytes,
				.n = frame_own(frame), .more = frame_own(frame)});
		return true;
	}
	if (ref->meta != META_COUNT)
		return meta_value(run, ref, push_them);
	if (ref->flow)
		return flow_values(run, ref, push_them);
	for (unsigned i = 0; i < frame->count && !(any && !push_them); i++) {
		if (!is_of(run->filter, ref, frame->layers[i].proto) ||
			!nth_holds(run, ref, ++nth) || !frame_shows(frame, i))
			continue;
		if (term->kind == TERM_FIELD) {
			any |= layer_values(run, ref, i, push_them);
			continue;
		}
		any = true;
		if (push_them)
			push(run->filter, layer_bytes(frame, i));
	}
	return any;
}

void field_values(struct run *run, const struct term *term)
{
	values(run, term, true);
}

bool field_there(struct run *run, const struct term *term)
{
	return values(run, term, false);
}
