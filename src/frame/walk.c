/* SPDX-License-Identifier: BSD-2-Clause */
/* The fields of a layer as they lie in its bytes. One recursive walk serves header tables, groups
 * and lists; it stops at the first field that the captured bytes do not hold whole, and every step
 * of it moves forward, so that any bytes end it. All positions are bits from the frame's start. */
#include "walk_int.h"

#include "base/bits.h"
#include "base/mem.h"
#include "frame/made.h"
#include "frame/value.h"
#include "proto/secret.h"

#include <stdlib.h>
#include <string.h>

void items_done(struct items *items)
{
	free(items->at);
	free(items->spare);
	moulds_free(items->moulds);
	*items = (struct items){0};
}

void items_grow(struct items *items)
{
	items->room = items->room ? items->room * 2 : 64;
	items->at = mem_grow(items->at, items->room, sizeof(*items->at));
}

void items_drop(struct items *items, uint32_t index)
{
	items->count--;
	for (uint32_t i = index; i < items->count; i++) {
		items->at[i] = items->at[i + 1];
		if (items->at[i].parent != ITEM_TOP && items->at[i].parent > index)
			items->at[i].parent--;
	}
}

/* Written by its members: most of what a walk costs is this. */
static inline uint32_t emit(
	struct walker *w, const struct span *s, const struct field *f, uint32_t bits)
{
	struct items *items = w->items;
	struct item *item;

	if (!items)
		return ITEM_TOP;
	item = items_add(items);
	item->field = f;
	item->bit = s->pos;
	item->bits = bits;
	item->parent = s->parent;
	item->from = s->start / 8;
	item->depth = s->depth;
	item->layer = (uint8_t)w->layer;
	item->bare = false;
	item->num = 0;
	if (bits <= 64 && f->kind <= FIELD_IPV4) {
		uint64_t num = bits_get(w->frame->bytes, s->pos, bits);

		item->num = f->little ? field_number(f, num) : num;
	}
	return items->count - 1;
}

/* What a number is, which may say itself how wide it is. */
static uint64_t number_at(const struct frame *frame, uint32_t at, const struct field *f,
	uint32_t bits)
{
	uint64_t num = bits <= 64 ? bits_get(frame->bytes, at, bits) : 0;

	return f->size == SIZE_VARINT ? field_varint(num) : num;
}

uint32_t walk_emit(struct walker *w, const struct span *s, const struct field *f, uint32_t bits)
{
	return emit(w, s, f, bits);
}

void walk_made(struct walker *w, const struct field *f, uint32_t index, bool first)
{
	if (!f->made || !w->items || !w->items->made || index >= w->items->count ||
		w->items->at[index].field != f)
		return;
	if (first) {
		made_of_item(w->frame, w->items, index, MADE_FIRST);
		return;
	}
	made_of_item(w->frame, w->items, index, MADE_LAST);
	made_of_item(w->frame, w->items, index, MADE_BEHIND);
}

/* A part without a name may stand for several that have one. */
void walk_emit_parts(struct walker *w, const struct span *s, const struct field *f, uint32_t parent)
{
	struct span in = {.pos = s->pos, .parent = parent, .depth = (uint8_t)(s->depth + 1),
		.start = f->id[0] ? s->pos : s->start};

	if (!w->items || f->kind == FIELD_GROUP)
		return;
	for (const struct field *p = f->parts; p && p->id; p++) {
		struct span below = {.pos = in.pos, .depth = s->depth, .start = in.start};

		if (w->items->made && f->bits <= 64 &&
			!field_when(p, bits_get(w->frame->bytes, s->pos, f->bits))) {
			in.pos += p->bits;
			continue;
		}
		if (p->id[0]) {
			uint32_t index = walk_emit(w, &in, p, p->bits);

			walk_made(w, p, index, true);
			below.depth = in.depth;
			walk_emit_parts(w, &below, p, index);
			walk_made(w, p, index, false);
		} else {
			walk_emit_parts(w, &below, p, parent);
		}
		in.pos += p->bits;
	}
}

void walk_inner(struct walker *w, const struct span *s, const struct field *f, uint32_t index)
{
	if (!w->items)
		return;
	if (w->items->bare && f->kind <= FIELD_IPV4) {
		w->items->at[index].bare = true;
		return;
	}
	walk_made(w, f, index, true);
	walk_emit_parts(w, s, f, index);
	walk_made(w, f, index, false);
	if (f->silent && w->items->made)
		items_drop(w->items, index);
}

void walk_expand(const struct frame *frame, const struct item *item, struct items *items)
{
	struct walker w = {.frame = frame, .layer = item->layer, .items = items};
	struct span s = {.pos = item->bit, .parent = ITEM_TOP, .depth = item->depth,
		.start = item->from * 8};
	const struct field *f = item->field;

	items->count = 0;
	*items_add(items) = *item;
	items->at[0].parent = ITEM_TOP;
	items->at[0].bare = false;
	walk_inner(&w, &s, f, 0);
}

#define COUNTED_MOST (UINT32_MAX / 8) /* bytes: more than there are anywhere */

static bool counted_follows(const struct field *f, uint64_t selector)
{
	for (f++; f->id; f++)
		if (field_when(f, selector) && f->size != SIZE_CHOSEN)
			return f->size == SIZE_COUNTED;
	return false;
}

/* What a length or count field does to the rest of its table. */
static void obey(struct walker *w, struct span *s, const struct field *f, uint64_t num)
{
	uint32_t after = s->pos + f->bits, unit = f->unit ? f->unit : 1;
	uint64_t want;

	if (w->note)
		mould_ask(w->note, s->pos, f->bits);
	if (f->select) {
		s->selector = field_selector(f, s->selector, !s->selected, num);
		s->selected = true;
	}
	if (f->fill == FILL_COUNT && w->counts < WALK_COUNTS)
		w->count[w->counts++] = (uint16_t)(num + f->bias);
	if (f->vector) {
		walk_vector(w, s, f, num, s->end - after);
		w->stop |= f->fill == FILL_SIZE && num * 8 > s->end - after;
	}
	if (f->fill == FILL_SIZE && counted_follows(f, s->selector)) {
		s->counted = num < COUNTED_MOST ? (uint32_t)num : COUNTED_MOST;
		return;
	}
	if (f->fill == FILL_SIZE)
		want = after + num * 8;
	else if (f->fill == FILL_HDRLEN)
		want = s->start + (num * unit + f->bias) * 8;
	else
		return;
	if (want > s->end || want < after) {
		w->faults |=
			(uint16_t)(want < after ? FAULT_LENGTH : walk_or_short(w, FAULT_LENGTH));
		return;
	}
	s->end = (uint32_t)want;
	s->framed = s->whole = true;
}

static void walk_table(struct walker *w, struct span *s, const struct field *table);

/* How many items beside it are of the same field. */
static uint32_t alike_before(const struct items *items, uint32_t index)
{
	const struct item *item = &items->at[index];
	uint32_t n = 0, first = item->parent == ITEM_TOP ? 0 : item->parent + 1;

	for (uint32_t i = first; i < index; i++)
		n += items->at[i].field == item->field && items->at[i].parent == item->parent;
	return n;
}

static uint32_t group(struct walker *w, const struct span *s, const struct field *f, uint32_t end,
	uint32_t padded)
{
	const bool whole = padded != 0;
	uint8_t counts = w->counts, lists = w->lists; /* its own counts go with its own lists */
	uint32_t index = walk_shows(w, f) ? walk_emit(w, s, f, 0) : s->parent;
	struct span in = {.pos = s->pos,
		.end = end,
		.start = s->pos,
		.padded = padded,
		.parent = index,
		.depth = (uint8_t)(s->depth + 1),
		.framed = s->framed || whole,
		.selector = f->heir ? s->selector : 0,
		.entire = f->entire,
		.vector = s->vector || f->vector == 1,
		.whole = whole};
	uint32_t behind;

	if (w->note)
		w->note->spoiled |= !whole || (f->made && w->items->made);
	if (!walk_shows(w, f)) {
		in.parent = s->parent;
		in.depth = s->depth;
	}
	if (w->items && whole && index != s->parent)
		w->items->at[index].bits = end - s->pos;
	walk_made(w, f, index, true);
	if (f->vector == 2 && padded > end && padded == s->end && w->items && w->items->made)
		made_add(w->frame, w->items, in.parent, w->layer, s->pos, sctp_pad_odd, 0);
	if (in.depth >= WALK_DEPTH || ++w->nested > WALK_DEPTH) {
		walk_stop(w, FAULT_LIST);
		return end;
	}
	w->lists = counts;
	walk_table(w, &in, f->parts);
	w->counts = counts;
	w->lists = lists;
	w->nested--;
	if (f->vector == 1 && in.whole && !w->stop && in.pos < in.end && w->items && w->items->made)
		walk_remark(w, &in, &tls_left[in.end - in.pos > 8], in.end - in.pos,
			(in.end - in.pos) / 8);
	behind = whole ? padded : in.end > in.pos && (in.whole || w->stop) ? in.end : in.pos;
	if (in.whole && !whole && !(w->faults & FAULT_SHORT))
		w->stop = w->past; /* short inside its own length: the next one is not */
	if (w->items && walk_shows(w, f)) {
		struct item *item = &w->items->at[index];

		item->bits = behind - s->pos;
		if (f->coded && !f->parts->id[0] && f->parts->bits <= item->bits)
			item->num = bits_get(w->frame->bytes, s->pos, f->parts->bits);
		if (f->late && w->items->made)
			item->bit += f->late * 8u;
		if (f->numbered)
			item->num = alike_before(w->items, index);
		if (f->told)
			item->num = w->items->at[w->items->count - 1].bit;
		if (!w->past)
			walk_made(w, f, index, false);
	}
	return behind;
}

uint32_t walk_group(struct walker *w, const struct span *s, const struct field *f, uint32_t end,
	bool whole)
{
	return group(w, s, f, end, whole ? end : 0);
}

uint32_t walk_padded(struct walker *w, const struct span *s, const struct field *f, uint32_t end,
	uint32_t padded)
{
	return group(w, s, f, end, padded);
}

/* A group that is a line of text: the CR LF at its end is its own, but of none of its parts. */
static uint32_t walk_line(struct walker *w, const struct span *s, const struct field *f)
{
	uint32_t end = s->pos + walk_text_bits(w, s, SIZE_LINE), text = end;
	uint32_t index = w->items ? w->items->count : 0;
	const uint8_t *bytes = w->frame->bytes;

	while (text > s->pos && (bytes[text / 8 - 1] == '\n' || bytes[text / 8 - 1] == '\r'))
		text -= 8;
	walk_group(w, s, f, text, true);
	if (walk_is_shown(w) && index < w->items->count && w->items->at[index].field == f)
		w->items->at[index].bits = end - s->pos;
	return end;
}

/* Ends the items that fields of the table were under. */
static void leave(struct walker *w, struct span *s)
{
	for (; s->under; s->under--) {
		struct item *item = &w->items->at[s->parent];

		item->bits = s->pos - item->bit;
		s->parent = item->parent;
		s->depth--;
	}
}

static void enter(struct walker *w, struct span *s, const struct field *f)
{
	if (f->under)
		enter(w, s, f->under);
	else
		leave(w, s);
	if (f == &field_out)
		return;
	s->parent = walk_emit(w, s, f, 0);
	s->depth++;
	s->under++;
}

static void walk_fields(struct walker *w, struct span *s, const struct field *table);

static void walk_table(struct walker *w, struct span *s, const struct field *table)
{
	walk_fields(w, s, table);
	leave(w, s);
}

/* What obey does anything for. */
#define OBEYED (BIT(FILL_COUNT) | BIT(FILL_SIZE) | BIT(FILL_HDRLEN))

/* A number of fixed width that is always there: most fields, for which one look at all of that will
 * do. */
static inline bool is_usual(const struct field *f)
{
	return !((unsigned)f->when.how | (unsigned)f->size | f->origin) && f->kind <= FIELD_IPV4 &&
	       f->bits && f->bits <= 64 && f->id[0];
}

static inline void walk_usual(
	struct walker *w, struct span *s, const struct field *f, bool bare)
{
	uint32_t index = emit(w, s, f, f->bits);

	if (bare)
		w->items->at[index].bare = true;
	else
		walk_inner(w, s, f, index);
	if (f->select | f->vector | (OBEYED >> f->fill & 1))
		obey(w, s, f, bits_get(w->frame->bytes, s->pos, f->bits));
	s->pos += f->bits;
}

static void walk_fields(struct walker *w, struct span *s, const struct field *table)
{
	const bool made = w->items && w->items->made, bare = w->items && w->items->bare;
	const bool shown = walk_is_shown(w);

	for (const struct field *f = table; f && f->id && !w->stop; f++) {
		uint32_t bits, index;

		if (is_usual(f) && !(f->under && shown) && f->bits <= s->end - s->pos) {
			walk_usual(w, s, f, bare);
			continue;
		}
		if (!field_when(f, s->selector))
			continue;
		if (w->note && f->kind != FIELD_LIST)
			w->note->spoiled |= !mould_fits(f, w->items);
		if (f->under && shown)
			enter(w, s, f->under);
		if (f->kind == FIELD_LIST) {
			walk_list(w, s, f);
			continue;
		}
		if (f->kind == FIELD_GROUP) {
			if (f->size == SIZE_LINE)
				s->pos = walk_line(w, s, f);
			else if (f->size == SIZE_BEFORE)
				s->pos = walk_group(w, s, f, s->pos + walk_width(w, s, f), true);
			else
				s->pos = walk_group(w, s, f, s->end, false);
			continue;
		}
		if (f->size == SIZE_PAD && s->pos < s->end)
			s->pos = s->end;
		if (f->origin) {
			w->message = s->pos / 8;
			w->within = s->end / 8;
		}
		if (f->size == SIZE_FIXED && f->bits <= s->end - s->pos)
			bits = f->bits;
		else
			bits = walk_width(w, s, f);
		if (w->stop)
			return;
		if (f->quoted && bits && s->end == w->last)
			w->quote = s->pos;
		if (bits == 0 && f->size != SIZE_FIXED &&
			!(f->blank && made))
			continue;
		if (made ? f->id[0] || f->silent || !f->parts || walk_shows(w, f)
			 : walk_shows(w, f)) {
			index = emit(w, s, f, bits);
			if (f->size == SIZE_VARINT && w->items)
				w->items->at[index].num = field_varint(w->items->at[index].num);
			if (bare && f->kind <= FIELD_IPV4)
				w->items->at[index].bare = true;
			else
				walk_inner(w, s, f, index);
		} else if (f->parts) { /* it stands for its parts, which have names */
			struct span above = {.pos = s->pos, .start = s->pos,
				.depth = (uint8_t)(s->depth - 1)};

			walk_emit_parts(w, &above, f, s->parent);
		}
		if (f->select | f->vector | (OBEYED >> f->fill & 1))
			obey(w, s, f, number_at(w->frame, s->pos, f, bits));
		s->pos += bits;
		if (f->size == SIZE_TOKEN && s->pos < s->end)
			s->pos += 8; /* the space */
	}
}

uint32_t walk_read(const struct frame *frame, struct items *items, uint32_t owner,
	const struct field *table, uint16_t *faults)
{
	const struct item of = items->at[owner];
	struct walker w = {.frame = frame, .layer = of.layer, .items = items,
		.message = of.bit / 8};
	struct span s = {.pos = of.bit, .end = of.bit + of.bits, .start = of.bit,
		.parent = of.parent, .depth = of.depth, .framed = true};

	walk_table(&w, &s, table);
	*faults |= w.faults;
	return s.pos;
}

/* Where the fields of a layer begin. */
static uint32_t layer_start(const struct frame *frame, unsigned layer, const struct items *items)
{
	const struct layer *l = &frame->layers[layer];
	int64_t ns;

	if (!items || !items->made || !layer || !l->proto->fields->stamped)
		return l->off;
	if (!frame_shows(frame, layer))
		return l->off + l->head + l->pay;
	if (made_stamp(frame, layer - 1, &ns))
		return l->off + MADE_STAMP;
	return l->off;
}

uint64_t walk_selector(const struct frame *frame, unsigned layer)
{
	while (layer && frame->layers[layer - 1].proto->layer == LAYER_APPLICATION)
		layer--; /* messages side by side */
	return layer ? frame->layers[layer - 1].proto->ports : BIND_NONE;
}

uint32_t walk_origin(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	uint64_t selector = walk_selector(frame, layer);
	uint32_t bits = 0;

	for (const struct field *f = l->proto->fields; f->id; f++) {
		if (f->origin)
			return l->off + bits / 8 <= frame->cap ? l->off + bits / 8 : frame->cap;
		if (field_when(f, selector))
			bits += f->bits;
	}
	return l->off;
}

/* What begins in the header and goes on in what it carries ends where that begins. */
static void trim(struct items *items, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < items->count; i++)
		if (items->at[i].bit + items->at[i].bits > end)
			items->at[i].bits = items->at[i].bit < end ? end - items->at[i].bit : 0;
}

bool walk_quotes(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	struct walker w = {.frame = frame, .layer = layer, .message = l->off};
	struct span s = {.pos = l->off * 8, .start = l->off * 8, .parent = ITEM_TOP,
		.selector = walk_selector(frame, layer)};

	w.last = s.end = (l->off + l->head + l->pay + l->tail) * 8;
	walk_table(&w, &s, l->proto->fields);
	return w.quote != 0;
}

/* What the tables say of a layer; what decided that is noted, if anyone wants to know. */
static uint32_t walk_anew(const struct frame *frame, unsigned layer, struct items *items,
	uint16_t *faults, struct mould_note *note)
{
	const struct layer *l = &frame->layers[layer];
	struct walker w = {.frame = frame, .layer = layer, .items = items,
		.message = frame->layers[layer].off, .note = note};
	struct span s = {.pos = layer_start(frame, layer, items) * 8, .start = l->off * 8,
		.parent = ITEM_TOP, .selector = walk_selector(frame, layer)};
	uint32_t end, from = items ? items->count : 0;

	w.last = s.end = (l->off + l->head + l->pay + l->tail) * 8;
	walk_table(&w, &s, l->proto->fields);
	end = s.whole && s.end > s.pos ? s.end : s.pos;
	if (w.faults & FAULT_SHORT)
		end = s.end;
	if (w.quote)
		end = w.quote;
	if (w.quote && items && !items->made)
		trim(items, from, end);
	if (faults)
		*faults |= w.faults;
	if (note) {
		note->spoiled |= w.faults || w.stop || w.quote;
		mould_keep(items, frame, layer, note, from, end);
	}
	return (end - s.start + 7) / 8;
}

/* What Wireshark makes of an IPv4 header that is odd: it reads on no further, or takes another
 * length for one of 0. */
static void walk_odd(const struct frame *frame, unsigned layer, struct items *items, uint32_t from)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t bits;

	if (l->head >= 20 && (frame->bytes[l->off + 2] | frame->bytes[l->off + 3]) &&
		!frame_is_bogus(frame, l, &bits))
		return;
	for (; from < items->count; from++)
		if (frame_is_odd(frame, l, &items->at[from]))
			items->count = from;
}

uint32_t walk_layer(
	const struct frame *frame, unsigned layer, struct items *items, uint16_t *faults)
{
	const struct proto *proto = frame->layers[layer].proto;
	struct mould_note note;
	uint32_t bytes, from = items ? items->count : 0;

	note.spoiled = true;
	if (!items || !items->again || !items->bare ||
		!mould_pour(items, frame, layer, &note, &bytes))
		bytes = walk_anew(frame, layer, items, faults, note.spoiled ? NULL : &note);
	if (items && items->made && proto == &proto_ip)
		walk_odd(frame, layer, items, from);
	if (items && items->made && proto->made)
		made_of_layer(frame, items, layer);
	if (items && items->made && made_may_be_odd(frame, &frame->layers[layer]))
		made_odd(frame, layer, items, from);
	return bytes;
}

void walk_frame(const struct frame *frame, struct items *items)
{
	items->count = 0;
	for (unsigned i = 0; i < frame->count; i++)
		walk_layer(frame, i, items, NULL);
}

const struct item *items_find(const struct items *items, const char *id, uint32_t from)
{
	for (uint32_t i = from; i < items->count; i++)
		if (strcmp(items->at[i].field->id, id) == 0)
			return &items->at[i];
	return NULL;
}

bool walk_number(
	const struct frame *frame, unsigned layer, const struct field *field, uint64_t *value)
{
	const struct layer *l = &frame->layers[layer];
	uint64_t at = (uint64_t)l->off * 8 + proto_bit(l->proto, field);

	if (field->bits > 64 || at + field->bits > (uint64_t)frame->cap * 8)
		return false;
	*value = field_number(field, bits_get(frame->bytes, at, field->bits));
	return true;
}

bool walk_find(const struct frame *frame, unsigned layer, const char *id, uint64_t *value)
{
	struct items items = {0};
	const struct item *item;

	walk_layer(frame, layer, &items, NULL);
	item = items_find(&items, id, 0);
	if (item)
		*value = item->num;
	items_done(&items);
	return item != NULL;
}
