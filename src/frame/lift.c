/* SPDX-License-Identifier: BSD-2-Clause */
/* From a dissected frame to a stack that builds the same bytes. A layer is typed whole, packed
 * again and compared; one that cannot be said in its table's words is raw data from there on. Then
 * what building would compute anyway is taken out again. */
#include "frame/pack.h"

#include "base/bits.h"
#include "frame/name.h"
#include "frame/walk.h"

#include <string.h>

struct lifter {
	struct stack *stack;
	const struct frame *frame;
	struct items items;
	struct buf packed;
	uint32_t origin; /* byte of the frame from which the layer's names count */
	uint32_t end;    /* byte behind the layer and its payload */
	bool wire_names; /* names as they stand, pointers and all */
	bool ends;       /* zeros behind an end of options are ends of options */
	bool pointers;   /* a name had one */
};

static void lift_table(struct lifter *l, struct entry *into, uint32_t parent,
	const struct field *table, uint64_t selector);

static const struct entry *find(const struct entry *in, const struct field *field)
{
	for (uint32_t i = 0; i < in->count; i++)
		if (in->subs[i].field == field)
			return &in->subs[i];
	return NULL;
}

/* ---- values ---------------------------------------------------------------------------------- */

static void take_bytes(struct lifter *l, struct entry *e, const struct item *item)
{
	e->len = item->bits / 8;
	e->bytes = arena_copy(l->stack->arena, l->frame->bytes + item->bit / 8, e->len);
}

static void take_name(struct lifter *l, struct entry *e, const struct item *item)
{
	const uint8_t *message = l->frame->bytes + l->origin;
	uint8_t wire[NAME_MAX_WIRE];
	bool pointer = false;
	size_t n =
		name_expand(message, l->end - l->origin, item->bit / 8 - l->origin, wire, &pointer);

	if (l->wire_names || n == 0) {
		take_bytes(l, e, item);
		return;
	}
	l->pointers |= pointer;
	e->bytes = arena_copy(l->stack->arena, wire, n);
	e->len = (uint32_t)n;
}

static void strip_line(struct entry *e)
{
	if (e->len >= 2 && memcmp(e->bytes + e->len - 2, "\r\n", 2) == 0)
		e->len -= 2;
}

/* "Host: serveur" is the value "serveur" of the line named so; odd spelling is a line of its own.
 */
static void name_line(struct entry *e, const struct field *items)
{
	const struct field *f = e->field;
	size_t n = strlen(f->title);

	if (!f[1].id)
		return;
	if (e->len >= n + 2 && memcmp(e->bytes, f->title, n) == 0 &&
		memcmp(e->bytes + n, ": ", 2) == 0) {
		e->bytes += n + 2;
		e->len -= (uint32_t)n + 2;
		return;
	}
	for (f = items; f[1].id;)
		f++;
	e->field = f;
}

/* Bytes of a list that stand behind its last item. */
static uint32_t bytes_behind(const struct lifter *l, uint32_t list)
{
	const struct item *it = &l->items.at[list];
	uint32_t end = it->bit;

	for (uint32_t i = list + 1; i < l->items.count; i++)
		if (l->items.at[i].parent == list)
			end = l->items.at[i].bit + l->items.at[i].bits;
	return (it->bit + it->bits - end) / 8;
}

/* A header may be longer than its options, which ended before. */
static void take_ends(struct lifter *l, struct entry *e, uint32_t index)
{
	const struct field *end = e->field->list->items;
	uint32_t n = bytes_behind(l, index);
	struct entry *subs;

	while (end[1].id && end->code != 0)
		end++;
	if (n == 0 || end->code != 0)
		return;
	subs = arena_get(l->stack->arena, (e->count + n) * sizeof(*subs));
	memcpy(subs, e->subs, e->count * sizeof(*subs));
	e->subs = subs;
	while (n-- > 0)
		e->subs[e->count++] = (struct entry){.field = end};
}

static void take(struct lifter *l, struct entry *e, const struct item *item, uint32_t index)
{
	const struct field *f = item->field;

	*e = (struct entry){.field = f};
	if (f->kind == FIELD_LIST)
		lift_table(l, e, index, NULL, 0);
	else if (f->kind == FIELD_GROUP)
		lift_table(l, e, index, f->parts, BIND_NONE);
	else if (f->kind == FIELD_NAME)
		take_name(l, e, item);
	else if (f->bits && f->kind <= FIELD_IPV4)
		e->num = item->num;
	else
		take_bytes(l, e, item);
	if (l->ends && f->kind == FIELD_LIST && f->list->how == LIST_TLV)
		take_ends(l, e, index);
	if (f->size == SIZE_LINE && f->kind != FIELD_GROUP)
		strip_line(e);
	if (f->kind == FIELD_LIST && f->list->how == LIST_LINES)
		for (uint32_t i = 0; i < e->count; i++) {
			strip_line(&e->subs[i]);
			name_line(&e->subs[i], f->list->items);
		}
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* What stands between a size field and the end of what it counts. */
static uint64_t size_behind(const struct lifter *l, const struct item *group, uint32_t index)
{
	const struct item *it = &l->items.at[index];
	uint32_t next = index + 1;

	while (next < l->items.count && l->items.at[next].parent != it->parent)
		next++;
	if (next < l->items.count && l->items.at[next].field->size == SIZE_COUNTED)
		return l->items.at[next].bits / 8;
	return (group->bit + group->bits - it->bit - it->bits) / 8;
}

/* Bytes of a group that its length counts. */
static uint64_t counted_bytes(const struct lifter *l, uint32_t group)
{
	uint32_t bits = l->items.at[group].bits;

	for (uint32_t i = group + 1; i < l->items.count; i++)
		if (l->items.at[i].parent == group && l->items.at[i].field->size == SIZE_PAD)
			bits -= l->items.at[i].bits;
	return bits / 8;
}

/* Whether packing a group would write this part's value by itself. */
static bool is_implied(const struct lifter *l, uint32_t index)
{
	const struct item *it = &l->items.at[index], *group;

	if (it->field->id[0] == 0 && it->field->bits && it->field->kind <= FIELD_IPV4 &&
		it->field->fill != FILL_CODE)
		return it->num == it->field->preset;
	if (it->parent == ITEM_TOP || l->items.at[it->parent].field->kind != FIELD_GROUP)
		return false;
	group = &l->items.at[it->parent];
	switch (it->field->fill) {
	case FILL_CODE: return group->field->code != LIST_UNKNOWN && it->num == group->field->code;
	case FILL_ITEMLEN:
		return !it->field->select &&
		       it->num == pack_itemlen(it->field, counted_bytes(l, it->parent));
	case FILL_SIZE: return it->num == size_behind(l, group, index);
	case FILL_USER:
	case FILL_HDRLEN:
	case FILL_TOTLEN:
	case FILL_PAYLEN:
	case FILL_NEXT:
	case FILL_SUM:
	case FILL_COUNT:
	case FILL_LEFT:
	case FILL_WIRE: return false;
	}
	return false;
}

/* A field that is not there must not get its preset when it is built. */
static bool has_preset(const struct field *f)
{
	if (f->kind == FIELD_LIST)
		return f->preset != 0;
	return !f->bits && (f->preset_bytes || f->kind == FIELD_NAME || f->size == SIZE_PAD);
}

static void lift_missing(struct entry *into, const struct field *table, uint64_t selector)
{
	bool selected = false;

	for (const struct field *f = table; f && f->id; f++) {
		const struct entry *e = find(into, f);

		if (!field_when(f, selector))
			continue;
		if (f->select && e) {
			selector = field_selector(f, selector, !selected, e->num);
			selected = true;
		}
		if (!e && has_preset(f))
			into->subs[into->count++] =
				(struct entry){.field = f, .bytes = (const uint8_t *)""};
	}
}

/* Gathers the items whose parent is `parent` as the subs of `into`. */
static void lift_table(struct lifter *l, struct entry *into, uint32_t parent,
	const struct field *table, uint64_t selector)
{
	uint32_t from = parent == ITEM_TOP ? 0 : parent + 1, room = 0;

	for (uint32_t i = from; i < l->items.count; i++)
		room += l->items.at[i].parent == parent;
	for (const struct field *f = table; f && f->id; f++)
		room += has_preset(f);
	into->subs = arena_get(l->stack->arena, (room ? room : 1) * sizeof(*into->subs));
	for (uint32_t i = from; i < l->items.count; i++)
		if (l->items.at[i].parent == parent && !is_implied(l, i))
			take(l, &into->subs[into->count++], &l->items.at[i], i);
	lift_missing(into, table, selector);
}

/* ---- layers ---------------------------------------------------------------------------------- */

/* Whether the part's header, as it is typed now, packs to the layer's bytes. */
static bool is_same(struct lifter *l, const struct resolved *resolved, unsigned i)
{
	const struct layer *layer = &l->frame->layers[i];
	struct resolved own;
	const struct resolved *r = resolved;

	if (!r) {
		memset(&own, 0, sizeof(own));
		own.head[i] = pack_size(l->stack, i);
		own.pay[i] = layer->pay;
		r = &own;
	}
	if (r->head[i] != layer->head)
		return false;
	buf_clear(&l->packed);
	pack_header(l->stack, r, i, &l->packed);
	return l->packed.len == layer->head &&
	       (layer->head == 0 ||
		       memcmp(l->packed.data, l->frame->bytes + layer->off, layer->head) == 0);
}

static bool type_layer(struct lifter *l, unsigned i, bool exact)
{
	struct part *part = &l->stack->parts[i];
	struct entry top = {.field = NULL};

	l->pointers = false;
	lift_table(l, &top, ITEM_TOP, part->proto->fields, walk_selector(l->frame, i));
	part->entries = top.subs;
	part->count = part->room = top.count;
	part->compress = l->pointers;
	part->exact = exact;
	return is_same(l, NULL, i);
}

/* The ways to say a header, the plainest first. */
static bool lift_layer(struct lifter *l, unsigned i)
{
	const struct layer *layer = &l->frame->layers[i];

	if (layer->faults & FAULT_SHORT)
		return false;
	l->items.count = 0;
	l->items.all = true;
	l->origin = walk_origin(l->frame, i);
	l->end = layer->off + layer->head + layer->pay + layer->tail;
	walk_layer(l->frame, i, &l->items, NULL);
	for (unsigned way = 0; way < 8; way++) {
		l->wire_names = way & 4;
		l->ends = way & 2;
		if (type_layer(l, i, way & 1))
			return true;
	}
	return false;
}

/* From layer i on there are only bytes. */
static int lift_data(struct lifter *l, unsigned i, struct err *err)
{
	const struct layer *layer = &l->frame->layers[i];

	l->stack->count = (uint8_t)i;
	return stack_push_data(l->stack, l->frame->bytes + layer->off,
		layer->head + layer->pay + layer->tail, err);
}

static int lift_layers(struct lifter *l, struct err *err)
{
	for (unsigned i = 0; i < l->frame->count; i++) {
		const struct layer *layer = &l->frame->layers[i];
		bool last = i + 1u == l->frame->count;
		struct part *part;

		if (layer->proto == &proto_data)
			return lift_data(l, i, err);
		part = stack_push(l->stack, layer->proto);
		if ((last && layer->pay && i + 1u == FRAME_LAYERS) || !lift_layer(l, i))
			return lift_data(l, i, err);
		part->tail_len = layer->tail;
		if (layer->tail)
			part->tail = arena_copy(l->stack->arena,
				l->frame->bytes + layer->off + layer->head + layer->pay,
				layer->tail);
		if (last && layer->pay)
			return stack_push_data(l->stack, l->frame->bytes + layer->off + layer->head,
				layer->pay, err);
	}
	return 0;
}

/* ---- what need not be typed ------------------------------------------------------------------ */

static bool is_port(const struct proto *proto, const struct field *field)
{
	return proto->next == NEXT_PORTS &&
	       (field == &proto->fields[0] || field == &proto->fields[1]);
}

/* Addresses and ports are what a frame is about: they stay, even where they are the preset. */
static bool may_go(const struct proto *proto, const struct field *field)
{
	return field->bits && field->kind <= FIELD_IPV4 && field->fill != FILL_WIRE &&
	       field->fill != FILL_SUM && !is_port(proto, field);
}

static void prune(struct lifter *l, const struct resolved *r, unsigned i)
{
	struct part *part = &l->stack->parts[i], full = *part;
	struct entry *kept = arena_get(l->stack->arena, (part->count + 1) * sizeof(*kept));
	uint32_t n = 0;

	for (uint32_t k = 0; k < full.count; k++) {
		const struct entry *e = &full.entries[k];

		if (!may_go(part->proto, e->field) || e->num != pack_auto(l->stack, r, i, e->field))
			kept[n++] = *e;
	}
	part->entries = kept;
	part->count = part->room = n;
	if (!is_same(l, r, i))
		*part = full;
}

static void prune_sum(struct lifter *l, const struct resolved *r, unsigned i)
{
	struct part *part = &l->stack->parts[i];
	uint32_t sum;

	for (uint32_t k = 0; k < part->count; k++) {
		if (part->entries[k].field->fill == FILL_SUM &&
			sum_auto(l->stack, r, l->frame->bytes, i, &sum) &&
			part->entries[k].num == sum) {
			part->entries[k] = part->entries[--part->count];
			return;
		}
	}
}

static void prune_all(struct lifter *l)
{
	unsigned lifted = l->stack->count;
	struct resolved r;

	if (stack_resolve(l->stack, &r, NULL) != 0)
		return; /* longer than can be built: typed as it is, it says so when it is */
	while (lifted > 0 && l->stack->parts[lifted - 1].proto == &proto_data)
		lifted--;
	for (unsigned i = lifted; i-- > 0;)
		prune(l, &r, i);
	for (unsigned i = lifted; i-- > 0;)
		prune_sum(l, &r, i);
}

int stack_lift(struct stack *stack, const struct frame *frame, struct err *err)
{
	struct lifter l = {.stack = stack, .frame = frame};
	int status;

	stack->count = 0;
	status = lift_layers(&l, err);
	stack->link = frame->link;
	if (status == 0)
		prune_all(&l);
	items_done(&l.items);
	buf_done(&l.packed);
	return status;
}

size_t frame_same(const struct frame *frame, const uint8_t *built, size_t n)
{
	size_t same = 0;

	while (same < n && same < frame->cap && built[same] == frame->bytes[same])
		same++;
	return same;
}
