/* SPDX-License-Identifier: BSD-2-Clause */
/* The steps of a frame that is being made, and what is built of the one at hand. */
#include "edit.h"

#include "base/lang.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* ---- copies ---- */

static void copy_entry(struct arena *arena, struct entry *to, const struct entry *from)
{
	*to = *from;
	to->bytes = from->len ? arena_copy(arena, from->bytes, from->len) : NULL;
	if (!from->count)
		return;
	/* room for a power of two, from four on, as recipes have it */
	to->subs = arena_get(arena, (from->count + 4) * 2 * sizeof(*to->subs));
	for (uint32_t i = 0; i < from->count; i++)
		copy_entry(arena, &to->subs[i], &from->subs[i]);
}

static void copy_part(struct arena *arena, struct part *to, const struct part *from)
{
	*to = *from;
	to->room = from->count;
	to->entries = arena_get(arena, (from->count + 1) * sizeof(*to->entries));
	for (uint32_t i = 0; i < from->count; i++)
		copy_entry(arena, &to->entries[i], &from->entries[i]);
	if (from->tail_len)
		to->tail = arena_copy(arena, from->tail, from->tail_len);
}

void edit_copy_stack(struct stack *to, const struct stack *from)
{
	for (unsigned i = 0; i < from->count; i++)
		copy_part(to->arena, &to->parts[i], &from->parts[i]);
	to->count = from->count;
	to->link = from->link;
}

static void take_trial(struct edit *e, const struct part *parts, unsigned count, uint16_t link)
{
	arena_clear(&e->arena);
	stack_init(&e->trial, &e->arena);
	for (unsigned i = 0; i < count; i++)
		copy_part(&e->arena, &e->trial.parts[i], &parts[i]);
	e->trial.count = (uint8_t)count;
	e->trial.link = link;
}

/* ---- building ---- */

/* The stack's own layers over its bytes. */
static void take_layers(struct edit *e, const struct resolved *r, size_t n)
{
	e->frame = (struct frame){.bytes = e->bytes.data, .cap = (uint32_t)n, .len = (uint32_t)n,
		.link = e->trial.link, .count = e->trial.count};
	for (unsigned i = 0; i < e->trial.count; i++)
		e->frame.layers[i] = (struct layer){.proto = e->trial.parts[i].proto,
			.off = r->off[i], .head = r->head[i], .pay = r->pay[i],
			.tail = e->trial.parts[i].tail_len};
	walk_frame(&e->frame, &e->items);
	e->all.all = true;
	walk_frame(&e->frame, &e->all);
}

/* "Ethernet / IPv4 / UDP", if the bytes do not read as they were made. */
static void read_back(struct edit *e)
{
	struct frame f = {.bytes = e->bytes.data, .cap = e->frame.cap, .len = e->frame.len,
		.link = e->frame.link};
	bool same;

	frame_dissect(&f);
	same = f.count == e->frame.count;
	for (unsigned i = 0; same && i < f.count; i++)
		same = strcmp(proto_filter(f.layers[i].proto),
			       proto_filter(e->frame.layers[i].proto)) == 0;
	buf_clear(&e->reads);
	for (unsigned i = 0; !same && i < f.count; i++)
		buf_printf(&e->reads, "%s%s", i ? " / " : "", f.layers[i].proto->label);
}

static void tell_why(struct edit *e)
{
	if (e->items.count > e->why_room) {
		e->why_room = e->items.count * 2;
		e->why = mem_grow(e->why, e->why_room, sizeof(*e->why));
	}
	why_frame(&e->frame, &e->items, &e->trial, e->forged, e->why);
	for (uint32_t i = 0; i < e->items.count; i++) {
		uint32_t at;

		if (e->why[i].why != WHY_DEFAULT && e->why[i].why != WHY_COMPUTED)
			continue;
		at = edit_find(e, edit_whole(&e->items, i));
		if (at != ITEM_TOP && edit_entry(e, at, false))
			e->why[i].why = WHY_TYPED; /* in an option or a record */
	}
}

/* The cursor stays on its field though others came or went before it. */
static void find_cursor(struct edit *e, const struct item *was)
{
	uint32_t at = e->item, best = UINT32_MAX;

	if (e->item >= e->items.count)
		e->item = e->items.count ? e->items.count - 1 : 0;
	for (uint32_t i = 0; was->field && i < e->items.count; i++) {
		uint32_t far = i > at ? i - at : at - i;

		if (e->items.at[i].field != was->field || e->items.at[i].layer != was->layer ||
			far >= best)
			continue;
		best = far;
		e->item = i;
	}
}

int edit_build(struct edit *e, struct err *err)
{
	struct item was = {.field = NULL};
	struct resolved r;
	const uint8_t *bytes;
	size_t n;

	if (stack_resolve(&e->trial, &r, err) < 0 ||
		craft_forged(e->craft, &e->trial, e->forged, err) < 0 ||
		craft_build(e->craft, &e->trial, &bytes, &n, err) < 0)
		return -1;
	if (e->item < e->items.count)
		was = e->items.at[e->item];
	buf_clear(&e->bytes);
	buf_room(&e->bytes, 1);
	buf_add(&e->bytes, bytes, n);
	take_layers(e, &r, n);
	read_back(e);
	tell_why(e);
	buf_clear(&e->text);
	recipe_print_short(&e->text, &e->trial, e->bytes.data, n);
	find_cursor(e, &was);
	return 0;
}

/* ---- steps ---- */

static void take_step(struct edit *e)
{
	const struct edit_step *s = &e->steps[e->at];
	struct err err;

	take_trial(e, s->parts, s->count, s->link);
	edit_build(e, &err); /* it was built before */
}

void edit_reset(struct edit *e)
{
	if (e->count)
		take_step(e);
}

void edit_keep(struct edit *e)
{
	struct edit_step *s;

	if (e->count)
		e->count = e->at + 1; /* what could be redone is gone */
	if (e->written != UINT32_MAX && e->written >= e->count)
		e->written = UINT32_MAX;
	if (e->count == e->room) {
		e->room = e->room ? e->room * 2 : 16;
		e->steps = mem_grow(e->steps, e->room, sizeof(*e->steps));
	}
	e->at = e->count++;
	s = &e->steps[e->at];
	*s = (struct edit_step){.link = e->trial.link, .count = e->trial.count};
	s->parts = arena_get(&e->kept, (s->count + 1u) * sizeof(*s->parts));
	for (unsigned i = 0; i < s->count; i++)
		copy_part(&e->kept, &s->parts[i], &e->trial.parts[i]);
}

int edit_commit(struct edit *e, struct err *err)
{
	if (edit_build(e, err) < 0) {
		edit_reset(e);
		return -1;
	}
	edit_keep(e);
	return 0;
}

bool edit_undo(struct edit *e)
{
	if (e->at == 0)
		return false;
	e->at--;
	take_step(e);
	return true;
}

bool edit_redo(struct edit *e)
{
	if (e->at + 1 >= e->count)
		return false;
	e->at++;
	take_step(e);
	return true;
}

bool edit_is_loose(const struct edit *e)
{
	return e && e->count && e->at != e->begun && e->written != e->at;
}

unsigned edit_forged(const struct edit *e)
{
	unsigned n = 0;

	for (unsigned i = 0; i < e->trial.count; i++)
		for (uint64_t mask = e->forged[i]; mask; mask &= mask - 1)
			n++;
	return n;
}

/* ---- beginning and end ---- */

/* What is typed changes the state and reads nothing (law 6): who wants a file's bytes has them read
 * before. */
static int refuse_file(void *arg, const char *path, struct arena *arena, const uint8_t **bytes,
	size_t *n, struct err *err)
{
	(void)arg;
	(void)path;
	(void)arena;
	*bytes = NULL;
	*n = 0;
	return err_set(err, "%s",
		_("no file is read here: type its bytes, as \"text\" or hex=0a0b"));
}

struct edit *edit_new(struct err *err)
{
	struct craft *craft = craft_new(err);
	struct edit *e;

	if (!craft)
		return NULL;
	e = mem_new(1, sizeof(*e));
	e->craft = craft;
	e->recipe = recipe_new();
	recipe_reader(e->recipe, refuse_file, NULL);
	e->written = UINT32_MAX;
	return e;
}

void edit_free(struct edit *e)
{
	if (!e)
		return;
	arena_done(&e->kept);
	arena_done(&e->arena);
	craft_free(e->craft);
	recipe_free(e->recipe);
	items_done(&e->items);
	items_done(&e->all);
	buf_done(&e->bytes);
	buf_done(&e->text);
	buf_done(&e->reads);
	free(e->steps);
	free(e->why);
	free(e);
}

int edit_start(struct edit *e, const struct stack *stack, struct err *err)
{
	take_trial(e, stack->parts, stack->count, stack->link);
	if (!stack->count || edit_build(e, err) < 0) {
		if (!stack->count)
			err_set(err, _("an empty frame has no fields"));
		edit_reset(e);
		return -1;
	}
	e->item = 0;
	e->pick.kind = PICK_NONE;
	edit_keep(e);
	e->begun = e->at;
	return 0;
}

int edit_replace(struct edit *e, const struct stack *stack, struct err *err)
{
	if (!stack->count)
		return err_set(err, _("an empty frame has no fields"));
	take_trial(e, stack->parts, stack->count, stack->link);
	return edit_commit(e, err);
}
