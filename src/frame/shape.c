/* SPDX-License-Identifier: BSD-2-Clause */
/* The lists of items that layers were found to have, as a tree. What is found moves to the front of
 * its row, so that most items cost one comparison. */
#include "frame/shape.h"

#include "base/bits.h"
#include "frame/made.h"
#include "frame/meta.h"
#include "frame/value.h"

#include <string.h>

#define MOST (6u << 20) /* bytes: then all is forgotten */
#define ROW  64	       /* items that may stand in one place */
#define VALUES 12      /* of them those of a field whose value is told */

void shapes_done(struct shapes *shapes)
{
	arena_done(&shapes->arena);
	*shapes = (struct shapes){.places = shapes->places, .labels = shapes->labels};
}

static void forget(struct shapes *shapes)
{
	arena_clear(&shapes->arena);
	memset(shapes->roots, 0, sizeof(shapes->roots));
	shapes->used = 0;
}

void *shape_room(struct shapes *shapes, size_t n)
{
	shapes->used += n;
	return arena_get(&shapes->arena, n);
}

static const struct proto *proto_of(const struct frame *frame, const struct item *item)
{
	return item->layer == META_LAYER ? &proto_frame : frame->layers[item->layer].proto;
}

/* Whether only the item's own bytes tell how wide it is. */
static bool is_wide(const struct item *item)
{
	return !item->field->bits && item->bits && item->field->kind >= FIELD_BYTES &&
	       item->field->kind <= FIELD_NAME;
}

uint32_t shape_loose(
	const struct frame *frame, const struct items *items, uint32_t at, uint32_t end)
{
	if (at < end && proto_of(frame, &items->at[at])->layer == LAYER_APPLICATION)
		return at;
	while (at < end && !is_wide(&items->at[at]))
		at++;
	return at;
}

static struct shape *add(struct shapes *shapes, struct shape **row, struct shape one)
{
	struct shape *shape = shape_room(shapes, sizeof(*shape));

	*shape = one;
	shape->beside = *row;
	*row = shape;
	return shape;
}

static void move_first(struct shape **row, struct shape **link)
{
	struct shape *shape = *link;

	*link = shape->beside;
	shape->beside = *row;
	*row = shape;
}

static struct shape *root_of(struct shapes *shapes, const struct proto *proto, uint32_t how)
{
	uint64_t hash = ((uintptr_t)proto / 8 ^ (uint64_t)how << 32) * UINT64_C(0x9e3779b97f4a7c15);
	struct shape **row = &shapes->roots[hash >> 40 & (SHAPE_ROOTS - 1)];

	for (struct shape *s = *row; s; s = s->beside)
		if (s->what == proto && s->place == how)
			return s;
	return add(shapes, row,
		(struct shape){.what = proto, .place = how,
			.loose = !shapes->places || proto->layer == LAYER_APPLICATION});
}

/* Where the place is not told, it is told whether the item lies in whole bytes, and if in any. */
static bool is_placed(const struct shape *s, uint64_t place)
{
	if (!s->loose)
		return s->place == place;
	if (!s->slow)
		return true;
	return !((s->place ^ place) & UINT64_C(0x700000007)) && !(s->place >> 32) == !(place >> 32);
}

/* A number whose value is told, perhaps: of which more is written than that. */
static bool may_tell(const struct shapes *shapes, const struct shape *s, const struct item *item)
{
	const struct field *f = item->field;

	if (item->layer == META_LAYER)
		return shapes->labels && f == &proto_frame.fields[META_ENCAP];
	if (f->sum != SUM_NONE || (shapes->places && s->loose))
		return false;
	if (!item->bare)
		return shapes->labels && f->names && !f->typed && f->kind <= FIELD_HEX &&
		       item->bits <= SHAPE_BITS && item->bits % 8 == 0 && !f->box;
	if (!f->bits || (f->bits > SHAPE_BITS && f->kind != FIELD_MAC))
		return false;
	return f->parts || (s->asks && s->state == MADE_UNKNOWN) ||
	       (shapes->labels && (f->names || f->kind == FIELD_FLAGS || f->box || f->bits % 8));
}

static bool box_of(const struct frame *frame, const struct item *item, uint64_t *value)
{
	uint32_t pos, size;

	value_box(item, &pos, &size);
	if (size > 8 || (uint64_t)pos + size > frame->cap)
		return false;
	*value = bits_get(frame->bytes, (size_t)pos * 8, size * 8);
	return true;
}

/* What is told of it; false where that is not all there. */
static inline bool value_of(const struct shapes *shapes, const struct frame *frame,
	const struct item *item, uint64_t *value)
{
	*value = item->num;
	if (!shapes->labels || (!item->field->box && (item->bit | item->bits) % 8 == 0))
		return (uint64_t)item->bit + item->bits <= (uint64_t)frame->cap * 8;
	return box_of(frame, item, value);
}

struct step {
	struct shapes *shapes;
	const struct frame *frame;
	const struct item *item;
	uint8_t state;	/* UINT8_MAX: not asked for so far */
	uint64_t value;
	bool valued, has_value; /* the value was asked for; there is one */
};

/* Whether the item stands there; what it takes some work to know is asked for last. */
static bool is_there(struct step *step, const struct shape *s)
{
	const struct item *item = step->item;

	if (s->depth != item->depth || s->bare != item->bare ||
		!is_placed(s, item->bit | (uint64_t)item->bits << 32))
		return false;
	if (s->asks && step->state == UINT8_MAX)
		step->state = (uint8_t)made_state(step->frame, item);
	if (s->asks && s->state != step->state)
		return false;
	if (!s->told)
		return true;
	if (!step->valued)
		step->has_value = value_of(step->shapes, step->frame, item, &step->value);
	step->valued = true;
	return step->has_value && s->value == step->value && s->from == item->from;
}

static struct shape *add_item(struct step *step, struct shape *shape, unsigned alike)
{
	const struct item *item = step->item;
	const struct field *f = item->field;
	struct shape new = {.what = f, .outer = shape, .depth = item->depth, .bare = item->bare,
		.place = item->bit | (uint64_t)item->bits << 32, .from = item->from,
		.asks = item->bare && !f->parts && (f->made || f->sum != SUM_NONE),
		.loose = shape->loose || is_wide(item)};

	if (new.asks)
		new.state = (uint8_t)made_state(step->frame, item);
	if (alike < VALUES && may_tell(step->shapes, &new, item))
		new.told = value_of(step->shapes, step->frame, item, &new.value);
	new.slow = new.asks || new.told || (new.loose && step->shapes->places);
	new.quick = new.slow ? NULL : f;
	new.placed = new.loose ? 0 : UINT64_MAX;
	return add(step->shapes, &shape->inner, new);
}

/* Whether the item is this one, and no more need be known of it. */
static inline bool is_same(const struct shape *s, const struct item *item)
{
	const uint64_t place = item->bit | (uint64_t)item->bits << 32;

	return s->quick == item->field && !((s->place ^ place) & s->placed) &&
	       s->depth == item->depth && s->bare == item->bare;
}

/* The item behind `shape`; NULL where too many others stand there already. */
static struct shape *next(struct step *step, struct shape *shape)
{
	struct shape **link = &shape->inner, *s;
	unsigned n = 0, alike = 0;

	step->state = UINT8_MAX;
	step->valued = false;
	for (; (s = *link); link = &s->beside, n++) {
		if (s->what != step->item->field)
			continue;
		if (!is_there(step, s)) {
			alike++;
			continue;
		}
		if (n)
			move_first(&shape->inner, link);
		return s;
	}
	return n < ROW ? add_item(step, shape, alike) : NULL;
}

const struct shape *shape_before(const struct shape *last, uint32_t steps)
{
	while (steps-- > 0)
		last = last->outer;
	return last;
}

struct shape *shape_find(struct shapes *shapes, const struct frame *frame,
	const struct items *items, uint32_t at, uint32_t end, uint32_t how)
{
	struct step step = {.shapes = shapes, .frame = frame};
	struct shape *shape;

	if (at == end || end - at > SHAPE_ITEMS ||
		(items->odd && items->at[at].layer == META_LAYER))
		return NULL;
	if (shapes->used > MOST)
		forget(shapes);
	shape = root_of(shapes, proto_of(frame, &items->at[at]), how);
	for (const struct item *item = items->at + at, *last = items->at + end; item < last;
		item++) {
		struct shape *inner = shape->inner;

		if (inner && is_same(inner, item)) { /* as the last time */
			shape = inner;
			continue;
		}
		step.item = item;
		shape = next(&step, shape);
		if (!shape)
			break;
	}
	return shape;
}
