/* SPDX-License-Identifier: BSD-2-Clause */
/* Items of lists as Scapy writes them: classes of options and records, TCP options as (name, value)
 * tuples (recipe_tcp.c). The code that is typed picks the item, as it will when the bytes are read;
 * a class that is typed with another's code becomes the unknown item. */
#include "frame/recipe_int.h"

#include "base/lang.h"

#include <string.h>

static int fail(const struct place *place, const struct node *node, const char *wanted)
{
	recipe_fail(&place->recipe->reader, node->at, node->len, _("expected %s"), wanted);
	return -1;
}

const struct field *item_part(const struct field *item, enum field_fill fill)
{
	for (const struct field *f = item->kind == FIELD_GROUP ? item->parts : NULL; f && f->id;
		f++)
		if (f->fill == fill)
			return f;
	return NULL;
}

const struct field *item_coded(const struct list *list, uint64_t code)
{
	for (const struct field *f = list->items; f->id; f++)
		if (f->code == code && f->kind == FIELD_GROUP)
			return f;
	return NULL;
}

static bool is_class(const struct field *item, const struct node *call)
{
	return item->scapy && strlen(item->scapy) == call->n &&
	       memcmp(item->scapy, call->text, call->n) == 0;
}

/* The code that a call types, in the members that its class's table knows as the code. */
static bool code_typed(const struct place *place, const struct field *item, const struct node *call,
	uint64_t *code)
{
	const struct field *f = item_part(item, FILL_CODE);

	for (const struct node *m = call->first; f && m; m = m->next) {
		const struct name_entry *e =
			m->kind == NODE_PAIR && m->first
				? names_find(place->recipe->names, item->parts, m->text, m->n)
				: NULL;
		bool over;

		if (!e || e->kind != NAME_FIELD || e->field != f)
			continue;
		if (m->first->kind != NODE_WORD && m->first->kind != NODE_TEXT)
			return false;
		return value_number(m->first->text, m->first->n, code, &over) ||
		       words_value(f, m->first->text, m->first->n, code);
	}
	return false;
}

/* What some classes are when they do not say it; our item of the same class is another one. */
static const struct {
	const char *name;
	uint64_t code;
} defaults[] = {{"HBHOptUnknown", 1}, {"DNSRR", 1}, {"ICMPv6NDOptUnknown", 0}, {"IPOption", 0},
	{"EDNS0TLV", 0}};

static bool code_default(const struct node *call, uint64_t *code)
{
	for (size_t i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++) {
		if (strlen(defaults[i].name) == call->n &&
			memcmp(defaults[i].name, call->text, call->n) == 0) {
			*code = defaults[i].code;
			return true;
		}
	}
	return false;
}

/* Of the items of the class that was called the one with the code, else the unknown one, else the
 * first. */
static const struct field *pick_item(const struct place *place, const struct field *list,
	const struct name_entry *named, const struct node *call, bool *coded, uint64_t *code)
{
	const struct name_index *names = place->recipe->names;
	const struct field *other = NULL;

	*coded = code_typed(place, named->field, call, code) || code_default(call, code);
	for (const struct name_entry *e = named; e && *coded; e = names_next(names, e)) {
		if (e->field->code == *code)
			return e->field;
		if (e->field->code == LIST_UNKNOWN)
			other = e->field;
	}
	if (other)
		return other;
	if (*coded && !is_class(named->field, call)) { /* a short name: what its code says */
		const struct field *item = item_coded(list->list, *code);

		return item ? item : named->field;
	}
	return named->field;
}

static const struct name_entry *find_shape(const struct recipe *recipe, const struct node *call)
{
	const struct name_entry *e = NULL;

	for (const struct list *l = shape_lists; l->items && !e; l++)
		e = names_find(recipe->names, l, call->text, call->n);
	return e;
}

/* A class of which only the shape is known. */
static int add_shape(const struct place *place, const struct field *list, const struct field *shape,
	struct node *call)
{
	struct entry typed = {.field = shape};
	struct place inner = {.recipe = place->recipe,
		.proto = place->proto,
		.table = shape->parts,
		.group = &typed,
		.name = shape->scapy};
	const struct field *unknown = item_coded(list->list, LIST_UNKNOWN);

	if (!unknown)
		return fail(place, call, _("an item of this list"));
	if (place_members(&inner, call->first, true) != 0)
		return -1;
	shape_apply(place->recipe, &typed,
		entry_add(&place->recipe->arena, place_set(place, list), unknown));
	return 0;
}

static int no_class(const struct place *place, const struct field *list, const struct node *call)
{
	struct reader *r = &place->recipe->reader;

	if (!r->err->what[0])
		names_nearest(place->recipe->names, list->list, NULL, call->text, call->n,
			r->err->nearest);
	recipe_fail(r, call->at, call->n, _("no class of this name belongs into the %s of %s"),
		list->scapy ? list->scapy : list->label, place->name);
	return -1;
}

/* Raw(load=b'..') among options, as Scapy reads broken ones: the bytes are a code, a length and
 * what is left, whatever they say. */
static int add_raw(const struct place *place, const struct field *list, struct node *call)
{
	struct node *m = call->first;
	const struct field *item = item_coded(list->list, LIST_UNKNOWN);
	const uint8_t *b;
	struct entry *entry, *e;

	if (!m || m->next || m->kind != NODE_PAIR || !m->first || m->first->kind != NODE_TEXT)
		return fail(place, call, "Raw(load=b'..')");
	m = m->first;
	b = (const uint8_t *)m->text;
	if (m->n == 0)
		return 0;
	for (const struct field *f = list->list->items; f->id && m->n == 1; f++)
		if (f->kind == FIELD_GROUP && !f->parts[1].id)
			item = f;
	entry = entry_add(&place->recipe->arena, place_set(place, list), item);
	entry_add(&place->recipe->arena, entry, item_part(item, FILL_CODE))->num = b[0];
	if (m->n == 1)
		return 0;
	entry_add(&place->recipe->arena, entry, item_part(item, FILL_ITEMLEN))->num = b[1];
	e = entry_add(&place->recipe->arena, entry, &item->parts[2]);
	e->bytes = b + 2;
	e->len = m->n - 2;
	return 0;
}

/* Data of the old types MD and MF is a name, though no table here says so. */
static int name_data(const struct place *place, struct entry *record, const struct node *call)
{
	const struct field name = {.id = "", .kind = FIELD_NAME};

	for (uint32_t i = 0; i < record->count; i++) {
		struct entry *e = &record->subs[i];
		struct node text = {.kind = NODE_TEXT,
			.at = call->at,
			.len = call->len,
			.text = (const char *)e->bytes,
			.n = e->len};

		if (e->field->kind == FIELD_BYTES &&
			value_bind(place->recipe, &name, &text, e) != 0)
			return -1;
	}
	return 0;
}

int scapy_item(const struct place *place, const struct field *list, struct node *call)
{
	const struct name_entry *named =
		names_find(place->recipe->names, list->list, call->text, call->n);
	const struct name_entry *shape = find_shape(place->recipe, call);
	const struct field *item;
	struct entry *entry;
	struct place inner;
	uint64_t code = 0;
	bool coded;

	if (call->n == 3 && memcmp(call->text, "Raw", 3) == 0 && list->list->how == LIST_TLV &&
		item_coded(list->list, LIST_UNKNOWN))
		return add_raw(place, list, call);
	if (shape && is_class(shape->field, call))
		return add_shape(place, list, shape->field, call);
	if (!named || named->kind != NAME_ITEM)
		return no_class(place, list, call);
	item = pick_item(place, list, named, call, &coded, &code);
	if (item->kind != FIELD_GROUP)
		return fail(place, call, _("a value here, not a class"));
	entry = entry_add(&place->recipe->arena, place_set(place, list), item);
	inner = (struct place){.recipe = place->recipe,
		.proto = place->proto,
		.table = item->parts,
		.group = entry,
		.name = item->scapy ? item->scapy : item->label};
	if (coded && item->code != code && item_part(item, FILL_CODE))
		place_set(&inner, item_part(item, FILL_CODE))->num = code;
	if (place_members(&inner, call->first, true) != 0)
		return -1;
	if (place->proto == &proto_dns && list->list->how == LIST_COUNT &&
		item->code == LIST_UNKNOWN && (code == 3 || code == 4))
		return name_data(place, entry, call);
	return 0;
}
