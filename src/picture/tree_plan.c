/* SPDX-License-Identifier: BSD-2-Clause */
/* How the lines of each field of a tree's text are made, worked out when the first one is met. */
#include "tree_plan.h"

#include "base/mem.h"
#include "picture/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How a value is written that is whole bytes; TREE_KEPT: some other way. */
static enum tree_how how_shown(const struct field *f)
{
	switch (f->kind) {
	case FIELD_UINT:
		return f->fraction || f->scaled || f->minus || f->mantissa || !f->bits
			       ? TREE_KEPT
			       : TREE_NUMBER;
	case FIELD_HEX: return f->octets || !f->bits ? TREE_KEPT : TREE_HEX;
	case FIELD_MAC: return f->bits == 48 ? TREE_MAC : TREE_KEPT;
	case FIELD_IPV4: return TREE_IPV4;
	case FIELD_FLAGS:
	case FIELD_DATE:
	case FIELD_IPV6:
	case FIELD_BYTES:
	case FIELD_TEXT:
	case FIELD_NAME:
	case FIELD_GROUP:
	case FIELD_LIST:
	case FIELD_TIME: return TREE_KEPT;
	}
	return TREE_KEPT;
}

static enum tree_how how_of(const struct field *f)
{
	if (!field_is_pure(f, false))
		return TREE_NEW;
	if (f->parts || f->names || f->mute || f->bits % 8 || f->box ||
		strlen(tree_title(f)) + 2 > TREE_LEAD)
		return TREE_KEPT;
	return how_shown(f);
}

static uint8_t reach_of(const struct field *f)
{
	uint8_t most = f->box;

	for (const struct field *p = f->parts; p && p->id; p++)
		most = reach_of(p) > most ? reach_of(p) : most;
	return most;
}

static struct tree_plan **place_of(
	const struct tree_lines *lines, const struct proto *proto, const struct field *field)
{
	uint64_t hash = ((uintptr_t)field / 8 ^ (uintptr_t)proto << 7) *
			UINT64_C(0x9e3779b97f4a7c15);
	uint32_t at = (uint32_t)(hash >> 40) & (lines->room - 1);

	while (lines->plans[at] &&
		(lines->plans[at]->field != field || lines->plans[at]->proto != proto))
		at = (at + 1) & (lines->room - 1);
	return &lines->plans[at];
}

static void grow(struct tree_lines *lines)
{
	struct tree_plan **old = lines->plans;
	uint32_t room = lines->room;

	lines->room = room ? room * 2 : 512;
	lines->plans = mem_new(lines->room, sizeof(struct tree_plan *));
	for (uint32_t i = 0; i < room; i++)
		if (old[i])
			*place_of(lines, old[i]->proto, old[i]->field) = old[i];
	free(old);
}

static void plan_tell(struct tree_plan *plan, const struct field *field)
{
	const char *word = tree_told(field);

	if (word)
		plan->told_len = (uint8_t)snprintf(plan->told, TREE_TOLD, ", %s: ", word);
	plan->shown = (uint8_t)(field->mute || field->bits % 8 ? TREE_KEPT : how_shown(field));
}

static struct tree_plan *plan_new(
	struct tree_lines *lines, const struct proto *proto, const struct field *field)
{
	const char *title = tree_title(field);
	struct tree_plan *plan = arena_zero(&lines->arena, sizeof(*plan));

	plan->proto = proto;
	plan->field = field;
	plan_tell(plan, field);
	plan->how = (uint8_t)how_of(field);
	plan->reach = reach_of(field);
	if (field->kind != FIELD_GROUP)
		plan->group = say_group_of(proto, field);
	if (strlen(title) + 2 <= TREE_LEAD) {
		plan->lead_len = (uint8_t)(strlen(title) + 2);
		memcpy(plan->lead, title, plan->lead_len - 2u);
		memcpy(plan->lead + plan->lead_len - 2, ": ", 2);
	}
	return plan;
}

static struct tree_plan *plan_find(
	struct tree_lines *lines, const struct proto *proto, const struct field *field)
{
	struct tree_plan **place;

	if (lines->used >= lines->room / 2)
		grow(lines);
	place = place_of(lines, proto, field);
	if (!*place) {
		*place = plan_new(lines, proto, field);
		lines->used++;
	}
	return *place;
}

void tree_plans(struct tree_lines *lines, const struct item *items, const struct proto *proto,
	uint32_t from, uint32_t to)
{
	struct tree_plan *before = NULL;

	if (lines->row_room < to - from) {
		lines->row_room = (to - from) * 2;
		lines->row = mem_grow(lines->row, lines->row_room, sizeof(struct tree_plan *));
	}
	for (uint32_t i = from; i < to; i++) {
		const struct field *field = items[i].field;
		struct tree_plan *plan = before ? before->next : NULL;

		if (!plan || plan->field != field || plan->proto != proto) {
			plan = plan_find(lines, proto, field);
			if (before)
				before->next = plan;
		}
		lines->row[i - from] = before = plan;
	}
}
