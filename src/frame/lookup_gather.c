/* SPDX-License-Identifier: BSD-2-Clause */
/* All names gathered from the tables, each table once for each way in which it stands in a
 * protocol; then sorted, so that what one name stands for lies side by side. */
#include "lookup_int.h"

#include "base/mem.h"
#include "proto/secret.h"

#include <stdlib.h>
#include <string.h>

/* A hit, in the order of the tables. */
struct met {
	struct lookup_hit hit;
	uint32_t name; /* its index */
};

/* What was met before, so that it is not gathered again: a table, which stands wherever a list of
 * it may; a hit, which says the same twice; that a protocol has a name. */
struct seen {
	const void *proto, *what; /* a table, a field */
	uint32_t how; /* of tables: where it stands; else the name's index + SEEN_NAME */
	uint32_t met; /* a hit's index + 1; 0: a free slot */
};

#define SEEN_NAME 4

struct gathering {
	struct lookup *lookup;
	struct met *met;    /* owned */
	struct seen *slots; /* owned: a hash */
	uint32_t met_count, met_room, name_room, slot_count, seen_count;
};

/* The index of a name, which is new or not. */
static uint32_t name_index(struct gathering *g, const char *text, size_t n)
{
	struct lookup *l = g->lookup;
	uint32_t *slot;

	if (l->name_count == g->name_room) {
		g->name_room = g->name_room ? g->name_room * 2 : 4096;
		l->names = mem_grow(l->names, g->name_room, sizeof(*l->names));
		lookup_index(l, g->name_room);
	}
	slot = lookup_slot(l, text, n);
	if (!*slot) {
		l->names[l->name_count] = (struct lookup_name){text, (uint32_t)n, 0, 0};
		*slot = ++l->name_count;
	}
	return *slot - 1;
}

/* The slot of what is like this, or the free one where it would stand. */
static struct seen *slot_of(const struct gathering *g, const struct seen *like)
{
	uint64_t mixed = ((uintptr_t)like->what >> 3) * 0x9e3779b97f4a7c15u ^
			 ((uintptr_t)like->proto >> 3) * 0xff51afd7ed558ccdu ^
			 like->how * 0xc2b2ae3d27d4eb4fu;
	uint32_t at = (uint32_t)(mixed >> 32) & (g->slot_count - 1);

	for (; g->slots[at].met; at = (at + 1) & (g->slot_count - 1)) {
		const struct seen *s = &g->slots[at];

		if (s->what == like->what && s->proto == like->proto && s->how == like->how)
			break;
	}
	return &g->slots[at];
}

static void grow_slots(struct gathering *g)
{
	struct seen *old = g->slots;
	uint32_t count = g->slot_count;

	g->slot_count = count ? count * 2 : 32768;
	g->slots = mem_new(g->slot_count, sizeof(*g->slots));
	for (uint32_t i = 0; i < count; i++)
		if (old[i].met)
			*slot_of(g, &old[i]) = old[i];
	free(old);
}

/* What was met first of this: 0 if it is new, and from now on it is what `seen` says. */
static uint32_t met_before(struct gathering *g, struct seen seen)
{
	struct seen *slot;

	if (g->seen_count * 2 >= g->slot_count)
		grow_slots(g);
	slot = slot_of(g, &seen);
	if (slot->met)
		return slot->met;
	*slot = seen;
	g->seen_count++;
	return 0;
}

static void add(struct gathering *g, const char *text, size_t n, struct lookup_hit hit)
{
	uint32_t name, before;

	if (!n)
		return;
	name = name_index(g, text, n);
	before = met_before(
		g, (struct seen){hit.proto, hit.field, SEEN_NAME + name, g->met_count + 1});
	if (before) {
		g->met[before - 1].hit.made |= hit.made;
		return;
	}
	if (g->met_count == g->met_room) {
		g->met_room = g->met_room ? g->met_room * 2 : 16384;
		g->met = mem_grow(g->met, g->met_room, sizeof(*g->met));
	}
	g->met[g->met_count++] = (struct met){hit, name};
	g->lookup->names[name].count++;
}

static void add_field(
	struct gathering *g, const struct proto *proto, const struct field *f, bool made)
{
	const char *word = f->also;

	add(g, f->id, strlen(f->id), (struct lookup_hit){proto, f, LOOKUP_SAME, made});
	while (word && *word) {
		size_t n = strcspn(word, " ");

		add(g, word, n, (struct lookup_hit){proto, f, lookup_how(word, n), made});
		word += n + strspn(word + n, " ");
	}
}

/* Whether a name is among the further names of a field. */
static bool is_also(const struct field *f, const char *name)
{
	const char *word = f->also;
	size_t len = strlen(name);

	while (word && *word) {
		size_t n = strcspn(word, " ");

		if (n == len && memcmp(word, name, n) == 0)
			return true;
		word += n + strspn(word + n, " ");
	}
	return false;
}

/* Where a table stands. `part`: inside a field of bits, where `made` items alone go by what a part
 * means nothing without. `made`: in what is made of others. */
struct standing {
	bool part, made;
};

static uint32_t standing_number(struct standing in)
{
	return (in.part ? 1u : 0u) | (in.made ? 2u : 0u);
}

static void add_table(struct gathering *g, const struct proto *proto, const struct field *table,
	struct standing in);

/* What is made of a field; what can be read from the field itself under a further name of it is
 * found so, which needs no walk. */
static void add_made(struct gathering *g, const struct proto *proto, const struct field *f)
{
	for (const struct field *m = f->made; m && m->id; m++) {
		if (!is_also(f, m->id))
			add_field(g, proto, m, true);
		if (m->make == MAKE_READ)
			add_table(g, proto, m->parts, (struct standing){.made = true});
		for (const struct field *p = m->parts; p && p->id; p++)
			add_field(g, proto, p, true);
		for (const struct field *n = m->made; n && n->id; n++) {
			add_field(g, proto, n, true);
			for (const struct field *p = n->parts; p && p->id; p++)
				add_field(g, proto, p, true);
		}
	}
}

static void add_table(struct gathering *g, const struct proto *proto, const struct field *table,
	struct standing in)
{
	if (!table || met_before(g, (struct seen){proto, table, standing_number(in), 1}))
		return;
	for (const struct field *f = table; f->id; f++) {
		bool made = in.made || f->make != MAKE_NONE || f->stamped || f->silent ||
			    f->blank || (in.part && f->when.how != WHEN_ALWAYS);

		add_field(g, proto, f, made);
		add_made(g, proto, f);
		add_table(g, proto, f->parts, (struct standing){true, made});
		if (f->list)
			add_table(g, proto, f->list->items, (struct standing){false, made});
	}
}

/* A protocol's own name, which several forms of one header may share; fields made for a protocol
 * that has bytes add none. */
static void add_proto(struct gathering *g, const struct proto *proto, bool made)
{
	const char *name = proto_filter(proto);
	size_t n = strlen(name);
	uint32_t index = name_index(g, name, n);
	bool taken = met_before(g, (struct seen){NULL, NULL, SEEN_NAME + index, 1});

	if (!made || !taken)
		add(g, name, n, (struct lookup_hit){proto, NULL, LOOKUP_SAME, false});
}

/* Messages that are known to be in the clear have tables of their own; what is in them is TLS's. */
static void add_clear(struct gathering *g)
{
	for (unsigned keys = 0; keys < TLS_KEYS_COUNT; keys++)
		for (unsigned old = 0; old < 2; old++)
			for (const struct field *f = tls_clear[keys][old]->fields->list->items;
				f->id; f++)
				add_field(g, &proto_tls, f, false);
}

static void gather(struct gathering *g)
{
	for (const struct proto *const *p = proto_all; *p; p++) {
		add_proto(g, *p, false);
		add_table(g, *p, (*p)->fields, (struct standing){0});
		add_table(g, *p, (*p)->made, (struct standing){.made = true});
	}
	for (const struct proto *const *p = proto_made; *p; p++) {
		add_proto(g, *p, true);
		add_table(g, *p, (*p)->fields, (struct standing){0});
	}
	add_clear(g);
}

static int compare_names(const void *left, const void *right)
{
	const struct lookup_name *a = left, *b = right;
	int order = memcmp(a->text, b->text, a->n < b->n ? a->n : b->n);

	return order ? order : (a->n > b->n) - (a->n < b->n);
}

/* The names in the order of their letters, and the hits of each side by side. */
static void sort_names(struct gathering *g)
{
	struct lookup *l = g->lookup;
	uint32_t *place = mem_new(l->name_count, sizeof(*place)); /* where a name stands now */

	for (uint32_t i = 0; i < l->name_count; i++)
		l->names[i].first = i;
	qsort(l->names, l->name_count, sizeof(*l->names), compare_names);
	for (uint32_t i = 0, first = 0; i < l->name_count; i++) {
		place[l->names[i].first] = i;
		l->names[i].first = first;
		first += l->names[i].count;
		l->names[i].count = 0;
	}
	l->hits = mem_new(g->met_count, sizeof(*l->hits));
	l->hit_count = g->met_count;
	for (uint32_t i = 0; i < g->met_count; i++) {
		struct lookup_name *name = &l->names[place[g->met[i].name]];

		l->hits[name->first + name->count++] = g->met[i].hit;
	}
	free(place);
}

void lookup_init(struct lookup *lookup)
{
	struct gathering g = {.lookup = lookup};

	*lookup = (struct lookup){0};
	gather(&g);
	sort_names(&g);
	lookup_index(lookup, lookup->name_count);
	free(g.met);
	free(g.slots);
}
