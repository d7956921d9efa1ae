/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking protocols and fields up. The lists are short and walked; whoever looks names up by the
 * thousand keeps an index of his own. */
#include "proto/proto.h"

#include <string.h>
#include <strings.h>

/* How to compare: exact first, without regard to case second. */
typedef int compare_fn(const char *, const char *, size_t);

static bool is_word(const char *word, const char *name, size_t n, compare_fn *compare)
{
	return word && strlen(word) == n && compare(word, name, n) == 0;
}

static bool in_words(const char *words, const char *name, size_t n, compare_fn *compare)
{
	while (words && *words) {
		size_t len = strcspn(words, " ");

		if (len == n && compare(words, name, n) == 0)
			return true;
		words += len + strspn(words + len, " ");
	}
	return false;
}

static const struct proto *find(const char *name, size_t n, const struct alias **alias,
	compare_fn *compare)
{
	for (const struct proto *const *p = proto_all; *p; p++) {
		*alias = NULL;
		if (is_word((*p)->id, name, n, compare) || is_word((*p)->scapy, name, n, compare) ||
			in_words((*p)->also, name, n, compare))
			return *p;
		for (*alias = (*p)->aliases; *alias && (*alias)->name; (*alias)++)
			if (is_word((*alias)->name, name, n, compare))
				return *p;
	}
	*alias = NULL;
	return NULL;
}

const struct proto *proto_find(const char *name, size_t n, const struct alias **alias)
{
	const struct alias *ignored;
	const struct proto *p;

	if (!alias)
		alias = &ignored;
	p = find(name, n, alias, strncmp);
	return p ? p : find(name, n, alias, strncasecmp);
}

const struct proto *proto_bound(enum bind_table table, uint64_t value)
{
	for (const struct proto *const *p = proto_all; *p; p++)
		for (const struct bind *b = (*p)->binds; b && b->table != BIND_NONE; b++)
			if (b->table == table && b->value == value)
				return *p;
	return NULL;
}

bool proto_binding(const struct proto *proto, enum bind_table table, uint64_t *value)
{
	for (const struct bind *b = proto->binds; b && b->table != BIND_NONE; b++) {
		if (b->table == table) {
			*value = b->value;
			return true;
		}
	}
	return false;
}

/* Lists nest (a record's options), but no deeper than this. */
static const struct field *find_field(const struct field *table, const char *id, int depth)
{
	for (const struct field *f = table; f && f->id && depth < 8; f++) {
		const struct field *found;

		if (strcmp(f->id, id) == 0)
			return f;
		found = find_field(f->parts, id, depth + 1);
		if (!found && f->list)
			found = find_field(f->list->items, id, depth + 1);
		if (found)
			return found;
	}
	return NULL;
}

const struct field *proto_field(const struct proto *proto, const char *id)
{
	return find_field(proto->fields, id, 0);
}

const char *proto_filter(const struct proto *proto)
{
	return proto->filter ? proto->filter : proto->id;
}

const struct field *proto_filled(const struct proto *proto, enum field_fill fill)
{
	for (const struct field *f = proto->fields; f->id; f++)
		if (f->fill == fill)
			return f;
	return NULL;
}

/* Whether the next field stands in the place of this one under other conditions. */
static bool is_alternative(const struct field *f)
{
	return f->when.how && f[1].id && f[1].when.how && f->scapy && f[1].scapy &&
	       f->bits == f[1].bits && strcmp(f->scapy, f[1].scapy) == 0;
}

unsigned proto_bit(const struct proto *proto, const struct field *field)
{
	unsigned bit = 0;

	for (const struct field *f = proto->fields; f->id && f != field; f++)
		bit += is_alternative(f) ? 0 : f->bits;
	return bit;
}
