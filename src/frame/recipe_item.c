/* SPDX-License-Identifier: BSD-2-Clause */
/* Items of lists as Scapy writes them: classes of options and records, TCP options as (name, value)
 * tuples, HTTP headers as keywords. The code that is typed picks the item, as it will when the bytes
 * are read; a class that is typed with another's code becomes the unknown item. */
#include "frame/recipe_int.h"

#include "base/bits.h"

#include <string.h>

static int fail(const struct place *place, const struct node *node, const char *wanted)
{
	recipe_fail(&place->recipe->reader, node->at, node->len, "expected %s", wanted);
	return -1;
}

static const struct field *part_filled(const struct field *item, enum field_fill fill)
{
	for (const struct field *f = item->kind == FIELD_GROUP ? item->parts : NULL; f && f->id; f++)
		if (f->fill == fill)
			return f;
	return NULL;
}

static const struct field *item_coded(const struct list *list, uint64_t code)
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
	const struct field *f = part_filled(item, FILL_CODE);

	for (const struct node *m = call->first; f && m; m = m->next) {
		const struct name_entry *e = m->kind == NODE_PAIR && m->first
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
} defaults[] = {{"HBHOptUnknown", 1}, {"DNSRR", 1}, {"ICMPv6NDOptUnknown", 0}, {"IPOption", 0}};

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
	struct place inner = {.recipe = place->recipe, .proto = place->proto, .table = shape->parts,
		.group = &typed, .name = shape->scapy};
	const struct field *unknown = item_coded(list->list, LIST_UNKNOWN);

	if (!unknown)
		return fail(place, call, "an item of this list");
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
	recipe_fail(r, call->at, call->n, "no class of this name belongs into the %s of %s",
		list->scapy ? list->scapy : list->label, place->name);
	return -1;
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

	if (shape && is_class(shape->field, call))
		return add_shape(place, list, shape->field, call);
	if (!named || named->kind != NAME_ITEM)
		return no_class(place, list, call);
	item = pick_item(place, list, named, call, &coded, &code);
	if (item->kind != FIELD_GROUP)
		return fail(place, call, "a value here, not a class");
	entry = entry_add(&place->recipe->arena, place_set(place, list), item);
	inner = (struct place){.recipe = place->recipe, .proto = place->proto, .table = item->parts,
		.group = entry, .name = item->scapy ? item->scapy : item->label};
	if (coded && item->code != code && part_filled(item, FILL_CODE))
		place_set(&inner, part_filled(item, FILL_CODE))->num = code;
	return place_members(&inner, call->first, true);
}

/* ---- TCP options ----------------------------------------------------------------------------- */

/* Scapy's options: how a number, or a tuple of them, becomes bytes; a digit is a width in bytes, `*`
 * repeats the last one. */
static const struct tcp_option {
	const char *name;
	uint8_t code;
	const char *format;
} tcp_options[] = {
	{"EOL", 0, ""}, {"NOP", 1, ""}, {"MSS", 2, "2"}, {"WScale", 3, "1"}, {"SAckOK", 4, ""},
	{"SAck", 5, "4*"}, {"Timestamp", 8, "44"}, {"AltChkSum", 14, "12"}, {"AltChkSumOpt", 15, ""},
	{"MD5", 19, ""}, {"Mood", 25, ""}, {"UTO", 28, "2"}, {"AO", 29, ""}, {"TFO", 34, "44"},
};

static const struct tcp_option *tcp_coded(uint64_t code)
{
	for (size_t i = 0; i < sizeof(tcp_options) / sizeof(tcp_options[0]); i++)
		if (tcp_options[i].code == code)
			return &tcp_options[i];
	return NULL;
}

static bool same_name(const char *name, const char *text, size_t n)
{
	return strlen(name) == n && strncasecmp(name, text, n) == 0;
}

/* People's names beside Scapy's and Wireshark's. */
static bool tcp_code(const struct place *place, const struct field *list, const struct node *name,
	uint64_t *code)
{
	static const struct name more[] = {{3, "ws"}, {4, "sackok"}, {4, "sack_permitted"}, {8, "ts"},
		{8, "timestamps"}, {34, "fastopen"}, {0, NULL}};
	const struct name_entry *e =
		names_find(place->recipe->names, list->list, name->text, name->n);
	bool over;

	if (name->kind == NODE_WORD && value_number(name->text, name->n, code, &over))
		return !over && *code <= 255;
	if (e && e->field->code != LIST_UNKNOWN) {
		*code = e->field->code;
		return true;
	}
	for (size_t i = 0; i < sizeof(tcp_options) / sizeof(tcp_options[0]); i++) {
		if (same_name(tcp_options[i].name, name->text, name->n)) {
			*code = tcp_options[i].code;
			return true;
		}
	}
	for (const struct name *w = more; w->text; w++) {
		if (same_name(w->text, name->text, name->n)) {
			*code = w->value;
			return true;
		}
	}
	return false;
}

/* Numbers as the option's format packs them. */
static int tcp_pack(const struct place *place, const struct tcp_option *option, struct node *value,
	struct entry *payload)
{
	bool seq = value->kind == NODE_TUPLE || value->kind == NODE_LIST;
	struct node *m = seq ? value->first : value;
	uint32_t count = seq ? value->count : 1;
	const char *format = option ? option->format : "";
	uint8_t *out = arena_zero(&place->recipe->arena, count * (size_t)4 + 1);

	payload->bytes = out;
	for (; count; count--, m = m->next) {
		unsigned width = *format ? (unsigned)(*format - '0') : 0;
		const struct field field = {.id = "the option", .bits = (uint16_t)(width * 8)};
		uint64_t num;

		if (!width)
			return fail(place, m, "bytes for this option, as in b'\\x00\\x01'");
		if (value_scalar(place->recipe, &field, m, &num) != 0)
			return -1;
		bits_put(out, payload->len * (size_t)8, width * 8, num);
		payload->len += width;
		format += format[1] != '*';
	}
	return 0;
}

static const struct field *only_bytes(const struct field *item)
{
	const struct field *found = NULL;

	for (const struct field *f = item->parts; f->id; f++) {
		if (f->fill == FILL_CODE || f->fill == FILL_ITEMLEN)
			continue;
		if (found || f->kind != FIELD_BYTES)
			return NULL;
		found = f;
	}
	return found;
}

static bool has_value(const struct field *item)
{
	for (const struct field *f = item->parts; f->id; f++)
		if (f->fill != FILL_CODE && f->fill != FILL_ITEMLEN)
			return true;
	return false;
}

/* An option of any kind from its bytes: known ones if they are nothing but bytes. */
static int tcp_bytes(const struct place *place, const struct field *list, uint64_t code,
	const struct entry *payload)
{
	const struct field *item = item_coded(list->list, code);
	bool known = item && (only_bytes(item) || (payload->len == 0 && !has_value(item)));
	struct entry *entry, *bytes;

	if (!known)
		item = item_coded(list->list, LIST_UNKNOWN);
	entry = entry_add(&place->recipe->arena, place_set(place, list), item);
	if (!known)
		entry_add(&place->recipe->arena, entry, part_filled(item, FILL_CODE))->num = code;
	if (!only_bytes(item) || payload->len == 0)
		return 0;
	bytes = entry_add(&place->recipe->arena, entry, only_bytes(item));
	bytes->bytes = payload->bytes;
	bytes->len = payload->len;
	return 0;
}

/* Pairs of edges are SACK's; an odd one out makes bytes of them. */
static bool fits_table(uint64_t code, const struct field *item, const struct node *value)
{
	bool seq = value->kind == NODE_TUPLE || value->kind == NODE_LIST;

	return item && !only_bytes(item) && has_value(item) &&
		(code != 5 || (seq && value->count % 2 == 0));
}

static int tcp_value(const struct place *place, const struct field *list, uint64_t code,
	struct node *value)
{
	const struct field *item = item_coded(list->list, code);
	struct entry payload = {0};

	if (code <= 1 || !value || value_is_none(value))
		return item ? list_add(place, list, item, NULL) : tcp_bytes(place, list, code, &payload);
	if (value->kind == NODE_TEXT) {
		payload.bytes = (const uint8_t *)value->text;
		payload.len = value->n;
		if (code == 19 && value->n != 16) { /* Scapy's "16s" */
			payload.bytes = memcpy(arena_zero(&place->recipe->arena, 16), value->text,
				value->n < 16 ? value->n : 16);
			payload.len = 16;
		}
		return tcp_bytes(place, list, code, &payload);
	}
	if (fits_table(code, item, value))
		return list_add(place, list, item, value);
	if (tcp_pack(place, tcp_coded(code), value, &payload) != 0)
		return -1;
	return tcp_bytes(place, list, code, &payload);
}

int scapy_tcp_option(const struct place *place, const struct field *list, struct node *node)
{
	struct reader *r = &place->recipe->reader;
	struct node *name = node, *value = NULL;
	uint64_t code;

	if (node->kind == NODE_TUPLE) {
		if (node->count != 2)
			return fail(place, node, "(name, value): the option and what it says");
		name = node->first;
		value = name->next;
	} else if (node->kind == NODE_PAIR) {
		value = node->first;
	}
	if (name->kind != NODE_WORD && name->kind != NODE_TEXT && name->kind != NODE_PAIR)
		return fail(place, name, "the name of an option");
	if (tcp_code(place, list, name, &code))
		return tcp_value(place, list, code, value);
	if (!r->err->what[0])
		names_nearest(place->recipe->names, list->list, NULL, name->text, name->n,
			r->err->nearest);
	recipe_fail(r, name->at, name->kind == NODE_PAIR ? name->n : name->len,
		"TCP has no option of this name");
	return -1;
}
