/* SPDX-License-Identifier: BSD-2-Clause */
/* Every name that a recipe may use, found by a hash: layers, classes, fields, bits, options. Built
 * once from the protocols' tables and only read afterwards. Names are compared without regard to
 * case, `-` and `_` being one; who looks one up gets all its meanings, in the tables' order. */
#include "frame/recipe_int.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define TABLES_MAX 2048

struct name_index {
	struct name_entry *at; /* owned */
	uint32_t count, room;
	uint32_t *slots; /* owned; index + 1 of the first entry of a name, 0: free */
	uint32_t mask;
	const void *tables[TABLES_MAX]; /* those read so far: tables are shared between protocols */
	uint32_t table_count;
};

static int fold(char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c == '-' ? '_' : (uint8_t)c;
}

static uint32_t hash(const void *scope, const char *text, size_t n)
{
	uint64_t h = (uint64_t)(uintptr_t)scope * UINT64_C(0x9e3779b97f4a7c15);

	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint64_t)fold(text[i])) * UINT64_C(0x100000001b3);
	return (uint32_t)(h ^ h >> 29);
}

static bool same(
	const struct name_entry *e, uint32_t h, const void *scope, const char *text, size_t n)
{
	if (e->hash != h || e->n != n || e->scope != scope)
		return false;
	for (size_t i = 0; i < n; i++)
		if (fold(e->text[i]) != fold(text[i]))
			return false;
	return true;
}

const struct name_entry *names_find(
	const struct name_index *names, const void *scope, const char *text, size_t n)
{
	uint32_t h = hash(scope, text, n);

	for (uint32_t i = h & names->mask; names->slots[i]; i = (i + 1) & names->mask) {
		const struct name_entry *e = &names->at[names->slots[i] - 1];

		if (same(e, h, scope, text, n))
			return e;
	}
	return NULL;
}

const struct name_entry *names_next(const struct name_index *names, const struct name_entry *entry)
{
	return entry->next ? &names->at[entry->next - 1] : NULL;
}

/* ---- building -------------------------------------------------------------------------------- */

static void add(struct name_index *names, struct name_entry e, const char *text, size_t n)
{
	if (!text || n == 0 || n > UINT16_MAX)
		return;
	for (uint32_t i = names->count;
		i-- > 0;) { /* a meaning's names stand together, each once */
		const struct name_entry *old = &names->at[i];

		if (old->kind != e.kind || old->field != e.field || old->outer != e.outer ||
			old->proto != e.proto || old->alias != e.alias)
			break;
		if (old->n == n && memcmp(old->text, text, n) == 0)
			return;
	}
	if (names->count == names->room) {
		names->room = names->room ? names->room * 2 : 1024;
		names->at = mem_grow(names->at, names->room, sizeof(*names->at));
	}
	e.text = text;
	e.n = (uint16_t)n;
	e.hash = hash(e.scope, text, n);
	e.next = 0;
	names->at[names->count++] = e;
}

static void add_text(struct name_index *names, struct name_entry e, const char *text)
{
	add(names, e, text, text ? strlen(text) : 0);
}

static void add_words(struct name_index *names, struct name_entry e, const char *words)
{
	while (words && *words) {
		size_t n = strcspn(words, " ");

		add(names, e, words, n);
		words += n + strspn(words + n, " ");
	}
}

/* Scapy's name, Wireshark's id, and the id's ends: tcp.flags.syn, flags.syn, syn. */
static void add_field_names(struct name_index *names, struct name_entry e, const struct field *f)
{
	add_text(names, e, f->scapy);
	for (const char *id = f->id; id && *id; id = strchr(id, '.')) {
		id += *id == '.';
		add_text(names, e, id);
	}
	if (f->bits || f->kind == FIELD_LIST || f->kind == FIELD_GROUP)
		add_words(names, e, f->label && strchr(f->label, ' ') ? NULL : f->label);
}

static bool is_new_table(struct name_index *names, const void *table)
{
	for (uint32_t i = 0; i < names->table_count; i++)
		if (names->tables[i] == table)
			return false;
	if (names->table_count == TABLES_MAX)
		return false;
	names->tables[names->table_count++] = table;
	return true;
}

static void add_table(
	struct name_index *names, const struct proto *proto, const struct field *table);

static void add_items(struct name_index *names, const struct proto *proto, const struct list *list)
{
	struct name_entry e = {.scope = list, .kind = NAME_ITEM, .proto = proto};

	if (!is_new_table(names, list))
		return;
	for (const struct field *f = list->items; f->id; f++) {
		e.field = f;
		add_field_names(names, e, f);
		if (f->kind == FIELD_GROUP)
			add_table(names, proto, f->parts);
	}
}

static void add_table(
	struct name_index *names, const struct proto *proto, const struct field *table)
{
	struct name_entry e = {.scope = table, .kind = NAME_FIELD, .proto = proto};

	if (!table || !is_new_table(names, table))
		return;
	for (const struct field *f = table; f->id; f++) {
		e.field = f;
		add_field_names(names, e, f);
		if (f->kind == FIELD_GROUP)
			add_table(names, proto, f->parts);
		if (f->kind == FIELD_LIST)
			add_items(names, proto, f->list);
	}
	for (const struct field *f = table; f->id; f++) { /* behind all whole fields */
		e.kind = NAME_BITS;
		e.outer = f;
		for (const struct field *p =
				f->kind == FIELD_GROUP || f->kind > FIELD_FLAGS ? NULL : f->parts;
			p && p->id; p++) {
			e.field = p;
			add_field_names(names, e, p);
		}
		e.kind = NAME_ITEM;
		for (const struct field *p = f->kind == FIELD_LIST ? f->list->items : NULL;
			p && p->id; p++) {
			e.field = p;
			add_field_names(names, e, p);
		}
	}
}

static void add_proto(struct name_index *names, const struct proto *proto)
{
	struct name_entry e = {.kind = NAME_PROTO, .proto = proto};

	add_text(names, e, proto->id);
	add_text(names, e, proto->scapy);
	add_words(names, e, proto->also);
	for (const struct alias *a = proto->aliases; a && a->name; a++) {
		e.alias = a;
		add_text(names, e, a->name);
	}
	add_table(names, proto, proto->fields);
}

static void hash_all(struct name_index *names)
{
	uint32_t size = 1;

	while (size < names->count * 2 + 2)
		size *= 2;
	names->slots = mem_new(size, sizeof(*names->slots));
	names->mask = size - 1;
	for (uint32_t k = 0; k < names->count; k++) {
		struct name_entry *e = &names->at[k];
		uint32_t i = e->hash & names->mask;

		while (names->slots[i] &&
			!same(&names->at[names->slots[i] - 1], e->hash, e->scope, e->text, e->n))
			i = (i + 1) & names->mask;
		if (!names->slots[i]) {
			names->slots[i] = k + 1;
			continue;
		}
		for (e = &names->at[names->slots[i] - 1]; e->next;)
			e = &names->at[e->next - 1];
		e->next = k + 1;
	}
}

struct name_index *names_new(void)
{
	struct name_index *names = mem_new(1, sizeof(*names));

	for (const struct proto *const *p = proto_all; *p; p++)
		add_proto(names, *p);
	for (const struct list *l = shape_lists; l->items; l++)
		add_items(names, NULL, l);
	hash_all(names);
	return names;
}

void names_free(struct name_index *names)
{
	if (!names)
		return;
	free(names->at);
	free(names->slots);
	free(names);
}

/* ---- the nearest name ------------------------------------------------------------------------ */

#define NEAR_MAX 32

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Letters to insert, drop, change or swap with their neighbour to get from a to b. */
static unsigned distance(const char *a, size_t n, const char *b, size_t m)
{
	unsigned row[3][NEAR_MAX + 1];

	for (size_t j = 0; j <= m; j++)
		row[0][j] = (unsigned)j;
	for (size_t i = 1; i <= n; i++) {
		unsigned *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];

		now[0] = (unsigned)i;
		for (size_t j = 1; j <= m; j++) {
			unsigned other = fold(a[i - 1]) != fold(b[j - 1]);

			now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + other);
			if (i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) &&
				fold(a[i - 2]) == fold(b[j - 1]))
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return row[n % 3][m];
}

void names_nearest_try(
	const char *text, size_t n, const char *name, size_t name_n, unsigned *best, char out[64])
{
	unsigned d;
	bool tie;

	if (n == 0 || n > NEAR_MAX || name_n == 0 || name_n > NEAR_MAX)
		return;
	d = distance(text, n, name, name_n);
	/* of two as near, the one that begins alike, or that was typed with something behind it */
	tie = d == *best && out[0] && fold(name[0]) == fold(text[0]) &&
	      (fold(out[0]) != fold(text[0]) || (name_n == n - d && name_n < strlen(out)));
	if ((d >= *best && !tie) || d > n / 2 || d >= name_n)
		return;
	*best = d;
	memcpy(out, name, name_n);
	out[name_n] = '\0';
}

void names_nearest(const struct name_index *names, const void *scope, const void *other,
	const char *text, size_t n, char out[64])
{
	unsigned best = 4;

	out[0] = '\0';
	for (uint32_t i = 0; i < names->count; i++) {
		const struct name_entry *e = &names->at[i];

		if (e->scope == scope || (other && e->scope == other))
			names_nearest_try(text, n, e->text, e->n, &best, out);
	}
}
