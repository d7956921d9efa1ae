/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists of a header: options, records, addresses. A list is typed whole, or an item at a time. An
 * item is written as Scapy's class, as NAME=value, as a tuple (TCP), or as a value alone where the
 * list has one kind of item. */
#include "frame/recipe_int.h"

#include "base/lang.h"

#include <string.h>

static int fail(const struct place *place, const struct node *node, const char *wanted)
{
	recipe_fail(&place->recipe->reader, node->at, node->len, _("expected %s"), wanted);
	return -1;
}

static int no_item(const struct place *place, const struct field *list, const struct node *node)
{
	struct reader *r = &place->recipe->reader;

	if (!r->err->what[0])
		names_nearest(place->recipe->names, list->list, NULL, node->text, node->n,
			r->err->nearest);
	recipe_fail(r, node->at, node->n && node->n < node->len ? node->n : node->len,
		_("%s has no %s of this name"), place->name,
		strcmp(list->label, "options") == 0 ? _("option") : _("item"));
	return -1;
}

static bool is_seq(const struct node *node)
{
	return node->kind == NODE_LIST || node->kind == NODE_TUPLE || node->kind == NODE_MANY;
}

/* ---- a group from values --------------------------------------------------------------------- */

/* A part that a value alone may be meant for: not what is computed, not reserved, not a gap. */
static bool is_plain(const struct place *place, const struct field *f)
{
	return f->fill != FILL_CODE && f->fill != FILL_ITEMLEN && f->fill != FILL_SIZE &&
	       f->fill != FILL_COUNT && !f->mute && (*f->id || f->scapy || f->kind == FIELD_LIST) &&
	       place_there(place, f);
}

static struct place group_place(
	const struct place *place, const struct field *item, struct entry *entry)
{
	return (struct place){.recipe = place->recipe,
		.proto = place->proto,
		.table = item->parts,
		.group = entry,
		.name = item->scapy ? item->scapy : item->label};
}

static int take_values(const struct place *place, struct node **at);

/* The items of a list inside a group, from all values that are left. */
static int take_items(const struct place *place, const struct field *list, struct node **at)
{
	const struct field *item = list->list->items;
	struct entry *entry = place_set(place, list);

	while (*at) {
		struct node *before = *at;
		struct entry *sub = entry_add(&place->recipe->arena, entry, item);

		if (item->kind == FIELD_GROUP) {
			struct place inner = group_place(place, item, sub);

			if (take_values(&inner, at) != 0)
				return -1;
		} else {
			if (value_bind(place->recipe, item, *at, sub) != 0)
				return -1;
			*at = (*at)->next;
		}
		if (*at == before)
			return fail(place, before, _("no value here"));
	}
	return 0;
}

/* One value after the other to one part after the other. */
static int take_values(const struct place *place, struct node **at)
{
	for (const struct field *f = place->table; f->id && *at; f++) {
		struct entry typed = {.field = f};

		if (!is_plain(place, f))
			continue;
		if (f->kind == FIELD_LIST) {
			if (take_items(place, f, at) != 0)
				return -1;
			continue;
		}
		if (!value_is_none(*at)) {
			if (value_bind(place->recipe, f, *at, &typed) != 0)
				return -1;
			*place_set(place, f) = typed;
		}
		*at = (*at)->next;
	}
	return 0;
}

int list_group(
	const struct place *place, const struct field *item, struct entry *entry, struct node *node)
{
	struct place inner = group_place(place, item, entry);
	struct node one, *at = &one;

	if (!node || value_is_none(node))
		return 0;
	if (node->kind == NODE_CALL)
		return place_members(&inner, node->first, true);
	if (node->kind == NODE_TEXT && node->n == 0)
		return 0;
	one = *node;
	one.next = NULL;
	if (is_seq(node))
		at = node->first;
	if (take_values(&inner, &at) != 0)
		return -1;
	return at ? fail(place, at, _("no further value here")) : 0;
}

/* ---- items ----------------------------------------------------------------------------------- */

/* A group from a value, or one value of a list of equal fields. */
static int bind_item(
	const struct place *place, const struct field *item, struct entry *entry, struct node *node)
{
	if (item->kind == FIELD_GROUP)
		return list_group(place, item, entry, node);
	if (!node)
		return 0;
	return value_bind(place->recipe, item, node, entry);
}

static struct entry *add(
	const struct place *place, const struct field *list, const struct field *item)
{
	struct entry *entry = place_set(place, list);

	return entry_add(&place->recipe->arena, entry, item);
}

int list_add(const struct place *place, const struct field *list, const struct field *item,
	struct node *node)
{
	return bind_item(place, item, add(place, list, item), node);
}

static const struct field *item_named(
	const struct place *place, const struct field *list, const struct node *node)
{
	const struct name_entry *e =
		names_find(place->recipe->names, list->list, node->text, node->n);

	return e ? e->field : NULL;
}

/* Whether a lone value is an item's value and not its name. */
static bool has_one_kind(const struct list *list)
{
	return list->how == LIST_REPEAT || (list->how == LIST_COUNT && !list->items[1].id);
}

/* A value of the list's one kind. A text too long for its length byte becomes several, and none is
 * empty, as Scapy has it. */
static int add_value(const struct place *place, const struct field *list, struct node *node)
{
	const struct field *item = list->list->items;
	struct node piece = *node;

	if (item->kind != FIELD_GROUP || item->parts->fill != FILL_SIZE || node->kind != NODE_TEXT)
		return list_add(place, list, item, node);
	piece.next = NULL;
	for (uint32_t at = 0; at < node->n; at += piece.n) {
		piece.text = node->text + at;
		piece.n = node->n - at < 255 ? node->n - at : 255;
		if (list_add(place, list, item, &piece) != 0)
			return -1;
	}
	return 0;
}

static int add_member(const struct place *place, const struct field *list, struct node *node)
{
	const struct field *item;

	if (node->kind == NODE_CALL)
		return scapy_item(place, list, node);
	if (has_one_kind(list->list))
		return add_value(place, list, node);
	if (place->proto == &proto_tcp)
		return scapy_tcp_option(place, list, node);
	if (node->kind != NODE_PAIR && node->kind != NODE_WORD && node->kind != NODE_TEXT)
		return fail(place, node, _("a class, a name or NAME=value"));
	item = item_named(place, list, node);
	if (!item)
		return no_item(place, list, node);
	return list_add(place, list, item, node->kind == NODE_PAIR ? node->first : NULL);
}

int list_bind(const struct place *place, const struct field *list, struct node *node)
{
	struct entry *entry = place_set(place, list);

	entry->count = 0;
	entry->subs = NULL;
	if (value_is_none(node))
		return 0;
	if (!is_seq(node) && node->kind != NODE_CHAIN && node->kind != NODE_DICT)
		return node->kind == NODE_TEXT && node->n == 0 ? 0 : add_member(place, list, node);
	for (struct node *m = node->first; m; m = m->next)
		if (add_member(place, list, m) != 0)
			return -1;
	return 0;
}
