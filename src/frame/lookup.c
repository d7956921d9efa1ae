/* SPDX-License-Identifier: BSD-2-Clause */
/* All names gathered from the tables: first a pair for each name and field, then the pairs sorted
 * by name, so that what one name stands for lies side by side, then a hash over the names. */
#include "frame/lookup.h"

#include "base/mem.h"
#include "frame/recipe_int.h"
#include "proto/secret.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH 16 /* tables in tables */

/* A name found, and where: `order` keeps the tables' order among equals. */
struct pair {
	const char *text;
	uint32_t n, order;
	struct lookup_hit hit;
};

struct pairs {
	struct pair *at; /* owned */
	uint32_t count, room;
};

/* Further names whose value is not the field's own. */
static const struct {
	const char *name;
	enum lookup_as as;
} made_of[] = {
	{"ip.src_host", LOOKUP_TEXT}, {"ip.dst_host", LOOKUP_TEXT}, {"ip.host", LOOKUP_TEXT},
	{"ipv6.src_host", LOOKUP_TEXT}, {"ipv6.dst_host", LOOKUP_TEXT},
	{"ipv6.host", LOOKUP_TEXT}, {"tcp.len", LOOKUP_PAYLOAD},
};

enum lookup_as lookup_how(const char *text, size_t n)
{
	for (size_t i = 0; i < sizeof(made_of) / sizeof(made_of[0]); i++)
		if (strlen(made_of[i].name) == n && memcmp(made_of[i].name, text, n) == 0)
			return made_of[i].as;
	return LOOKUP_SAME;
}

static void add(struct pairs *pairs, const char *text, size_t n, struct lookup_hit hit)
{
	if (!n)
		return;
	if (pairs->count == pairs->room) {
		pairs->room = pairs->room ? pairs->room * 2 : 1024;
		pairs->at = mem_grow(pairs->at, pairs->room, sizeof(*pairs->at));
	}
	pairs->at[pairs->count] = (struct pair){text, (uint32_t)n, pairs->count, hit};
	pairs->count++;
}

static void add_field(
	struct pairs *pairs, const struct proto *proto, const struct field *f, bool made)
{
	const char *word = f->also;

	add(pairs, f->id, strlen(f->id), (struct lookup_hit){proto, f, LOOKUP_SAME, made});
	while (word && *word) {
		size_t n = strcspn(word, " ");

		add(pairs, word, n, (struct lookup_hit){proto, f, lookup_how(word, n), made});
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
	int depth;
	bool part, made;
};

static void add_table(struct pairs *pairs, const struct proto *proto, const struct field *table,
	struct standing in);

/* What is made of a field; what can be read from the field itself under a further name of it is
 * found so, which needs no walk. */
static void add_made(struct pairs *pairs, const struct proto *proto, const struct field *f)
{
	for (const struct field *m = f->made; m && m->id; m++) {
		if (!is_also(f, m->id))
			add_field(pairs, proto, m, true);
		if (m->make == MAKE_READ)
			add_table(pairs, proto, m->parts, (struct standing){.made = true});
		for (const struct field *p = m->parts; p && p->id; p++)
			add_field(pairs, proto, p, true);
		for (const struct field *n = m->made; n && n->id; n++) {
			add_field(pairs, proto, n, true);
			for (const struct field *p = n->parts; p && p->id; p++)
				add_field(pairs, proto, p, true);
		}
	}
}

static void add_table(struct pairs *pairs, const struct proto *proto, const struct field *table,
	struct standing in)
{
	for (const struct field *f = table; f && f->id && in.depth < DEPTH; f++) {
		bool made = in.made || f->make != MAKE_NONE || f->stamped || f->silent ||
			    f->blank || (in.part && f->when.how != WHEN_ALWAYS);

		add_field(pairs, proto, f, made);
		add_made(pairs, proto, f);
		add_table(pairs, proto, f->parts, (struct standing){in.depth + 1, true, made});
		if (f->list)
			add_table(pairs, proto, f->list->items,
				(struct standing){in.depth + 1, false, made});
	}
}

/* A protocol's own name, which several forms of one header may share; fields made for a protocol
 * that has bytes add none. */
static void add_proto(struct pairs *pairs, const struct proto *proto, bool made)
{
	struct lookup_hit self = {proto, NULL, LOOKUP_SAME, false};
	const char *name = proto_filter(proto);

	for (uint32_t i = 0; made && i < pairs->count; i++)
		if (!pairs->at[i].hit.field && strcmp(pairs->at[i].text, name) == 0)
			return;
	add(pairs, name, strlen(name), self);
}

/* Messages that are known to be in the clear have tables of their own; what is in them is TLS's. */
static void add_clear(struct pairs *pairs)
{
	for (unsigned keys = 0; keys < TLS_KEYS_COUNT; keys++)
		for (unsigned old = 0; old < 2; old++)
			for (const struct field *f = tls_clear[keys][old]->fields->list->items;
				f->id; f++)
				add_field(pairs, &proto_tls, f, false);
}

static void gather(struct pairs *pairs)
{
	for (const struct proto *const *p = proto_all; *p; p++) {
		add_proto(pairs, *p, false);
		add_table(pairs, *p, (*p)->fields, (struct standing){0});
		add_table(pairs, *p, (*p)->made, (struct standing){.made = true});
	}
	for (const struct proto *const *p = proto_made; *p; p++) {
		add_proto(pairs, *p, true);
		add_table(pairs, *p, (*p)->fields, (struct standing){0});
	}
	add_clear(pairs);
}

static int compare_text(const char *a, size_t n, const char *b, size_t m)
{
	int order = memcmp(a, b, n < m ? n : m);

	return order ? order : (n > m) - (n < m);
}

static int compare_pairs(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;
	int order = compare_text(a->text, a->n, b->text, b->n);

	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static bool same_name(const struct pair *a, const struct pair *b)
{
	return compare_text(a->text, a->n, b->text, b->n) == 0;
}

/* A table that is met twice in one protocol says the same twice. */
static bool is_known(const struct lookup *l, const struct lookup_name *name, struct lookup_hit hit)
{
	for (uint32_t i = name->first; i < name->first + name->count; i++) {
		if (l->hits[i].field != hit.field || l->hits[i].proto != hit.proto)
			continue;
		l->hits[i].made |= hit.made;
		return true;
	}
	return false;
}

static uint32_t hash(const char *text, size_t n)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)text[i]) * 16777619u;
	return h;
}

static void index_names(struct lookup *l)
{
	l->slot_count = 64;
	while (l->slot_count < l->name_count * 2)
		l->slot_count *= 2;
	l->slots = mem_new(l->slot_count, sizeof(*l->slots));
	for (uint32_t i = 0; i < l->name_count; i++) {
		uint32_t at = hash(l->names[i].text, l->names[i].n) & (l->slot_count - 1);

		while (l->slots[at])
			at = (at + 1) & (l->slot_count - 1);
		l->slots[at] = i + 1;
	}
}

void lookup_init(struct lookup *lookup)
{
	struct pairs pairs = {NULL, 0, 0};

	*lookup = (struct lookup){0};
	gather(&pairs);
	qsort(pairs.at, pairs.count, sizeof(*pairs.at), compare_pairs);
	lookup->names = mem_new(pairs.count, sizeof(*lookup->names));
	lookup->hits = mem_new(pairs.count, sizeof(*lookup->hits));
	for (uint32_t i = 0; i < pairs.count; i++) {
		const struct pair *p = &pairs.at[i];
		struct lookup_name *name;

		if (!i || !same_name(p - 1, p))
			lookup->names[lookup->name_count++] =
				(struct lookup_name){p->text, p->n, lookup->hit_count, 0};
		name = &lookup->names[lookup->name_count - 1];
		if (is_known(lookup, name, p->hit))
			continue;
		lookup->hits[lookup->hit_count++] = p->hit;
		name->count++;
	}
	free(pairs.at);
	index_names(lookup);
}

void lookup_done(struct lookup *lookup)
{
	free(lookup->names);
	free(lookup->hits);
	free(lookup->slots);
	*lookup = (struct lookup){0};
}

static const struct lookup_name *find(const struct lookup *lookup, const char *text, size_t n)
{
	uint32_t at = hash(text, n) & (lookup->slot_count - 1);

	for (; lookup->slots[at]; at = (at + 1) & (lookup->slot_count - 1)) {
		const struct lookup_name *name = &lookup->names[lookup->slots[at] - 1];

		if (compare_text(name->text, name->n, text, n) == 0)
			return name;
	}
	return NULL;
}

/* What protocols were called in earlier versions of Wireshark: scripts still do. */
static const struct {
	const char *old, *name;
} renamed[] = {{"bootp", "dhcp"}, {"ssl", "tls"}};

const struct lookup_name *lookup_find(const struct lookup *lookup, const char *text, size_t n)
{
	const struct lookup_name *found = find(lookup, text, n);
	char name[128];

	for (size_t i = 0; !found && i < sizeof(renamed) / sizeof(renamed[0]); i++) {
		size_t old = strlen(renamed[i].old), is = strlen(renamed[i].name);

		if (n < old || memcmp(text, renamed[i].old, old) != 0 ||
			n - old + is > sizeof(name) || (n > old && text[old] != '.'))
			continue;
		memcpy(name, renamed[i].name, is);
		memcpy(name + is, text + old, n - old);
		found = find(lookup, name, n - old + is);
	}
	return found;
}

static bool begins(const char *name, size_t n, const char *with)
{
	size_t len = strlen(with);

	return n >= len && memcmp(name, with, len) == 0;
}

bool lookup_is_message(const char *name, size_t n)
{
	static const char *const tell[] = {
		"tcp.segment", "tcp.reassembled", "tcp.pdu", "frame.protocols", "_ws."};
	const char *dot = memchr(name, '.', n);
	size_t len = dot ? (size_t)(dot - name) : n;

	for (size_t i = 0; i < sizeof(tell) / sizeof(tell[0]); i++)
		if (begins(name, n, tell[i]))
			return true;
	for (const struct proto *const *p = proto_all; *p; p++) {
		const char *is = proto_filter(*p);

		if ((*p)->layer == LAYER_APPLICATION && strlen(is) == len &&
			memcmp(is, name, len) == 0)
			return true;
	}
	return false;
}

bool lookup_is_of_records(const char *name, size_t n)
{
	return begins(name, n, "tls.");
}

bool lookup_is_relative(const char *name, size_t n)
{
	static const char *const ids[] = {
		"tcp.seq", "tcp.ack", "tcp.options.sack_le", "tcp.options.sack_re",
		"tcp.options.sack.dsack_le", "tcp.options.sack.dsack_re"};

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		if (strlen(ids[i]) == n && memcmp(ids[i], name, n) == 0)
			return true;
	return lookup_is_of_records(name, n);
}

void lookup_nearest(const struct lookup *lookup, const char *text, size_t n, char out[64])
{
	unsigned best = 4;

	out[0] = '\0';
	for (uint32_t i = 0; i < lookup->name_count; i++)
		names_nearest_try(text, n, lookup->names[i].text, lookup->names[i].n, &best, out);
}
