/* SPDX-License-Identifier: BSD-2-Clause */
/* TCP options: Scapy's (name, value) tuples, or name=value. Numbers go where the option's table has
 * numbers; what it cannot hold becomes the unknown option with the same bytes. */
#include "frame/recipe_int.h"

#include "base/bits.h"
#include "base/lang.h"

#include <string.h>
#include <strings.h>

static int fail(const struct place *place, const struct node *node, const char *wanted)
{
	recipe_fail(&place->recipe->reader, node->at, node->len, _("expected %s"), wanted);
	return -1;
}

/* Scapy's options: how a number, or a tuple of them, becomes bytes; a digit is a width in bytes,
 * `*` repeats the last one. */
static const struct tcp_option {
	const char *name;
	uint8_t code;
	const char *format;
} tcp_options[] = {
	{"EOL", 0, ""},
	{"NOP", 1, ""},
	{"MSS", 2, "2"},
	{"WScale", 3, "1"},
	{"SAckOK", 4, ""},
	{"SAck", 5, "4*"},
	{"Timestamp", 8, "44"},
	{"AltChkSum", 14, "12"},
	{"AltChkSumOpt", 15, ""},
	{"MD5", 19, ""},
	{"Mood", 25, ""},
	{"UTO", 28, "2"},
	{"AO", 29, ""},
	{"TFO", 34, "44"},
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
	static const struct name more[] = {{3, "ws"}, {4, "sackok"}, {4, "sack_permitted"},
		{8, "ts"}, {8, "timestamps"}, {34, "fastopen"}, {0, NULL}};
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
		const struct field field = {.id = _("the option"), .bits = (uint16_t)(width * 8)};
		uint64_t num;

		if (!width)
			return fail(place, m, _("bytes for this option, as in b'\\x00\\x01'"));
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
		entry_add(&place->recipe->arena, entry, item_part(item, FILL_CODE))->num = code;
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

static int tcp_value(
	const struct place *place, const struct field *list, uint64_t code, struct node *value)
{
	const struct field *item = item_coded(list->list, code);
	struct entry payload = {0};

	if (code <= 1 || !value || value_is_none(value))
		return item ? list_add(place, list, item, NULL)
			    : tcp_bytes(place, list, code, &payload);
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
			return fail(place, node, _("(name, value): the option and what it says"));
		name = node->first;
		value = name->next;
	} else if (node->kind == NODE_PAIR) {
		value = node->first;
	}
	if (name->kind != NODE_WORD && name->kind != NODE_TEXT && name->kind != NODE_PAIR)
		return fail(place, name, _("the name of an option"));
	if (tcp_code(place, list, name, &code))
		return tcp_value(place, list, code, value);
	if (!r->err->what[0])
		names_nearest(place->recipe->names, list->list, NULL, name->text, name->n,
			r->err->nearest);
	recipe_fail(r, name->at, name->kind == NODE_PAIR ? name->n : name->len,
		_("TCP has no option of this name"));
	return -1;
}
