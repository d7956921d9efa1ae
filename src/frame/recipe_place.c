/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields by their names, in a layer or in a group of it. One Scapy name may mean several fields of
 * a table, each there for other values of the selector: so the selector is typed first, wherever
 * it stands in the text. */
#include "frame/recipe_int.h"

#include "base/bits.h"
#include "base/lang.h"

#include <inttypes.h>
#include <string.h>

/* One more sub-entry; the array has room for powers of two from 4 on. */
struct entry *entry_add(struct arena *arena, struct entry *parent, const struct field *field)
{
	uint32_t n = parent->count;

	if (n == 0 || (n >= 4 && (n & (n - 1)) == 0)) {
		struct entry *subs = arena_get(arena, (n ? n * 2 : 4) * sizeof(*subs));

		if (n)
			memcpy(subs, parent->subs, n * sizeof(*subs));
		parent->subs = subs;
	}
	parent->subs[n] = (struct entry){.field = field};
	parent->count++;
	return &parent->subs[n];
}

struct entry *place_find(const struct place *place, const struct field *field)
{
	if (place->part)
		return (struct entry *)stack_typed(place->part, field);
	for (uint32_t i = 0; i < place->group->count; i++)
		if (place->group->subs[i].field == field)
			return &place->group->subs[i];
	return NULL;
}

struct entry *place_set(const struct place *place, const struct field *field)
{
	struct entry *entry;

	if (place->part)
		return stack_set(&place->recipe->stack, place->part, field);
	entry = place_find(place, field);
	return entry ? entry : entry_add(&place->recipe->arena, place->group, field);
}

/* The number that stands in a field so far: typed, or what nobody need type. */
static uint64_t value_of(const struct place *place, const struct field *field)
{
	const struct entry *entry = place_find(place, field);

	if (entry)
		return entry->num;
	if (field->fill == FILL_CODE && place->group && place->group->field->code != LIST_UNKNOWN)
		return place->group->field->code;
	return field->preset;
}

void place_set_bits(const struct place *place, const struct field *flags, const struct field *bits,
	uint64_t value)
{
	struct entry *entry = place_find(place, flags);
	unsigned shift = flags->bits;
	uint64_t mask = bits_max(bits->bits);

	if (!entry) {
		uint64_t untyped = value_of(place, flags);

		entry = place_set(place, flags);
		entry->num = untyped;
	}
	for (const struct field *f = flags->parts; f->id && f != bits; f++)
		shift -= f->bits;
	shift -= bits->bits;
	entry->num = (entry->num & ~(mask << shift)) | (value & mask) << shift;
}

/* Whether the field is there in this header, as far as it is typed. Selectors stand before what
 * they select; before the first one the selector of a layer is how ports carry it. */
bool place_there(const struct place *place, const struct field *field)
{
	uint64_t selector = BIND_NONE;
	bool selected = false;

	if (field->when.how == WHEN_ALWAYS)
		return true;
	if (place->part && place->part > place->recipe->stack.parts)
		selector = place->part[-1].proto->ports;
	for (const struct field *f = place->table; f->id && f != field; f++) {
		if (!f->select || !field_when(f, selector))
			continue;
		selector = field_selector(f, selector, !selected, value_of(place, f));
		selected = true;
	}
	return field_when(field, selector);
}

static const struct field *selector_of(const struct field *table)
{
	for (const struct field *f = table; f->id; f++)
		if (f->select)
			return f;
	return NULL;
}

/* ---- one name = one value -------------------------------------------------------------------- */

static int no_field(const struct place *place, const struct node *pair)
{
	struct reader *r = &place->recipe->reader;

	if (!r->err->what[0])
		names_nearest(place->recipe->names, place->table, NULL, pair->text, pair->n,
			r->err->nearest);
	recipe_fail(r, pair->at, pair->n ? pair->n : pair->len, _("%s has no field of this name"),
		place->name);
	return -1;
}

/* How well an entry's spelling is the one that was typed: Scapy's name, ours, either in another
 * case. */
static int closeness(const struct name_entry *e, const struct node *pair)
{
	if (memcmp(e->text, pair->text, pair->n) != 0)
		return 1;
	return e->field->scapy == e->text ? 3 : 2;
}

/* Of the meanings of a name the one that is there in this header and is spelt so; *there: whether
 * there was one. */
static const struct name_entry *meaning(
	const struct place *place, const struct node *pair, bool *there)
{
	const struct name_index *names = place->recipe->names;
	const struct name_entry *found = NULL;
	int best = 0;

	for (const struct name_entry *e = pair->meaning; e; e = names_next(names, e)) {
		int close = closeness(e, pair);

		if (close > best &&
			place_there(place, e->kind == NAME_FIELD ? e->field : e->outer)) {
			found = e;
			best = close;
		}
	}
	*there = found != NULL;
	return found ? found : pair->meaning;
}

/* Scapy prints fields of other variants as empty or zero; those say nothing. */
static bool says_nothing(const struct node *value)
{
	uint64_t num;
	bool over;

	return value && (value_is_none(value) || (value->kind == NODE_TEXT && value->n == 0) ||
				(value->kind == NODE_WORD &&
					value_number(value->text, value->n, &num, &over) && !num));
}

static int not_there(const struct place *place, const struct node *pair)
{
	const struct field *selector = selector_of(place->table);

	if (selector)
		recipe_fail(&place->recipe->reader, pair->at, pair->n,
			_("%s has no such field while %s is %llu"), place->name,
			field_tail(selector), (unsigned long long)value_of(place, selector));
	else
		recipe_fail(&place->recipe->reader, pair->at, pair->n,
			_("%s has no such field here"), place->name);
	return -1;
}

/* A name without a value: an option, or a flag to set. */
static int bind_lone(const struct place *place, const struct name_entry *e, const struct node *pair)
{
	if (e->kind == NAME_ITEM)
		return list_add(place, e->outer, e->field, NULL);
	if (e->kind == NAME_BITS && e->field->bits == 1) {
		place_set_bits(place, e->outer, e->field, 1);
		return 0;
	}
	recipe_fail(&place->recipe->reader, pair->at + pair->n, 1,
		_("expected '=' and a value for %.*s"), (int)pair->n, pair->text);
	return -1;
}

static int bind_bits(const struct place *place, const struct name_entry *e, struct node *value)
{
	uint64_t num;

	if (set_wanted(e->field, value))
		return set_bind(place, e->outer, e->field, value);
	if (value_scalar(place->recipe, e->field, value, &num) != 0)
		return -1;
	place_set_bits(place, e->outer, e->field, num);
	return 0;
}

/* Flags that Scapy splits in two fields of a layer: the letters' bits are typed, the others stay.
 */
static void keep_bits(const struct place *place, const struct field *field, uint64_t *num)
{
	uint64_t mine = 0;
	const struct entry *old = place_find(place, field);
	unsigned bits = 0;

	for (const char *at = field->letters; at && *at; bits++) {
		at += strcspn(at, " ");
		at += strspn(at, " ");
	}
	mine = bits_max(bits ? bits : 64);
	if (old && *num <= mine)
		*num |= old->num & ~mine;
}

static int bind_field(const struct place *place, const struct field *field, struct node *value)
{
	struct entry typed = {.field = field};

	if (field->kind == FIELD_LIST)
		return list_bind(place, field, value);
	if (set_wanted(field, value)) {
		place_set(place, field)->num = field->preset;
		return set_bind(place, field, NULL, value);
	}
	if (field->kind == FIELD_GROUP)
		return list_group(place, field, place_set(place, field), value);
	if (value_bind(place->recipe, field, value, &typed) != 0)
		return -1;
	if (field->kind == FIELD_FLAGS && field->letters)
		keep_bits(place, field, &typed.num);
	*place_set(place, field) = typed;
	return 0;
}

/* A name of the only kind of item that a list has, as DNS has questions: it is the first one's. */
static int bind_inner(const struct place *place, const struct node *pair)
{
	for (const struct field *f = place->part ? place->table : NULL; f && f->id; f++) {
		const struct field *item = f->kind == FIELD_LIST ? f->list->items : NULL;
		struct node one = *pair;
		struct place inner;
		struct entry *list;

		if (!item || item[1].id || item->kind != FIELD_GROUP ||
			!names_find(place->recipe->names, item->parts, pair->text, pair->n))
			continue;
		list = place_set(place, f);
		if (!list->count)
			entry_add(&place->recipe->arena, list, item);
		inner = (struct place){.recipe = place->recipe,
			.proto = place->proto,
			.table = item->parts,
			.group = &list->subs[0],
			.name = item->scapy};
		one.next = NULL;
		return place_members(&inner, &one, false);
	}
	return no_field(place, pair);
}

static int bind_pair(const struct place *place, const struct node *pair, bool call)
{
	bool there;
	const struct name_entry *e = meaning(place, pair, &there);

	if (!e)
		return bind_inner(place, pair);
	if (!pair->first)
		return there ? bind_lone(place, e, pair) : not_there(place, pair);
	if (!there)
		return call && says_nothing(pair->first) ? 0 : not_there(place, pair);
	if (value_is_none(pair->first) &&
		(e->kind != NAME_FIELD || e->field->kind != FIELD_LIST || !e->field->preset))
		return 0; /* automatic; a list that is None has no items */
	if (pair->first->kind == NODE_TEXT && !pair->first->n && e->field->kind <= FIELD_HEX)
		return 0; /* Scapy prints an absent number so */
	switch ((enum name_kind)e->kind) {
	case NAME_FIELD: return bind_field(place, e->field, pair->first);
	case NAME_BITS: return bind_bits(place, e, pair->first);
	case NAME_ITEM: return list_add(place, e->outer, e->field, pair->first);
	case NAME_PROTO: break;
	}
	return no_field(place, pair);
}

/* ---- all of them ----------------------------------------------------------------------------- */

/* Which round a member belongs to: the selector, whole fields, bits of fields. */
static int round_of(const struct name_entry *e)
{
	if (!e)
		return 1;
	if (e->kind == NAME_FIELD ? e->field->select : e->kind == NAME_BITS && e->outer->select)
		return 0;
	return e->kind == NAME_BITS ? 2 : 1;
}

static int check_members(const struct place *place, const struct node *first)
{
	struct reader *r = &place->recipe->reader;
	unsigned n = 0;

	for (const struct node *m = first; m; m = m->next) {
		if (m->kind != NODE_PAIR) {
			recipe_fail(r, m->at, m->len,
				_("expected NAME=value: fields are given by name"));
			return -1;
		}
		if (++n > 64)
			continue; /* nobody types so many; what is typed last stands */
		for (const struct node *o = first; o != m; o = o->next) {
			if (o->n == m->n && memcmp(o->text, m->text, m->n) == 0 && m->first) {
				recipe_fail(r, m->at, m->n, _("%.*s is given twice"), (int)m->n,
					m->text);
				return -1;
			}
		}
	}
	return 0;
}

/* What is typed whole goes before its bits, so that tcp flags=S reserved=1 is both. */
int place_members(const struct place *place, struct node *first, bool call)
{
	bool rounds[3] = {false, false, false};

	if (check_members(place, first) != 0)
		return -1;
	for (struct node *m = first; m; m = m->next) {
		m->meaning = names_find(place->recipe->names, place->table, m->text, m->n);
		rounds[round_of(m->meaning)] = true;
	}
	for (int round = 0; round < 3; round++)
		for (const struct node *m = rounds[round] ? first : NULL; m; m = m->next)
			if (round_of(m->meaning) == round && bind_pair(place, m, call) != 0)
				return -1;
	return 0;
}
