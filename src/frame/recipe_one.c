/* SPDX-License-Identifier: BSD-2-Clause */
/* One value by itself, as a form asks for it: what a recipe would say behind `field=`, without the
 * quotes that only tell where a text ends. */
#include "frame/recipe_int.h"

#include "base/lang.h"

#include <string.h>

static bool is_bytes(const struct field *field)
{
	return field->kind == FIELD_BYTES || field->kind == FIELD_TEXT;
}

static struct node *word(struct reader *r, size_t from, size_t to)
{
	struct node *node = lex_node(r, NODE_WORD, from);

	node->text = r->text + from;
	node->n = (uint32_t)(to - from);
	node->len = node->n ? node->n : 1;
	return node;
}

/* "syn,ack": both. */
static struct node *words(struct reader *r, size_t from, size_t to)
{
	struct node *many, **link;

	if (!memchr(r->text + from, ',', to - from))
		return word(r, from, to);
	many = lex_node(r, NODE_MANY, from);
	link = &many->first;
	for (size_t at = from; at <= to;) {
		const char *comma = at < to ? memchr(r->text + at, ',', to - at) : NULL;
		size_t end = comma ? (size_t)(comma - r->text) : to;

		*link = word(r, at, end);
		link = &(*link)->next;
		many->count++;
		at = end + 1;
	}
	return many;
}

/* A string in quotes, and nothing behind it. */
static struct node *quoted(struct reader *r)
{
	struct node *node = lex_string(r);

	if (!node)
		return NULL;
	lex_space(r);
	if (r->at < r->n)
		return recipe_fail(r, r->at, r->n - r->at, _("expected nothing behind the quotes"));
	return node;
}

static struct node *read(struct reader *r, const struct field *field)
{
	size_t from = 0, to = r->n;
	struct node *node;

	while (from < to && r->text[from] == ' ')
		from++;
	r->at = from;
	if (is_bytes(field) && lex_string_ahead(r))
		return quoted(r);
	if (field->kind == FIELD_TEXT) {
		node = word(r, 0, r->n);
		node->kind = NODE_TEXT;
		return node;
	}
	while (to > from && r->text[to - 1] == ' ')
		to--;
	if (field->kind == FIELD_FLAGS)
		return words(r, from, to);
	node = word(r, from, to);
	if (field->kind == FIELD_BYTES && !lex_unhex(r, node))
		return NULL;
	return node;
}

int recipe_value(struct recipe *recipe, const struct field *field, const char *text, size_t n,
	struct entry *entry, struct recipe_err *err)
{
	struct reader *r = &recipe->reader;
	struct node *node;

	arena_clear(&recipe->arena);
	stack_init(&recipe->stack, &recipe->arena);
	recipe->set_count = 0;
	recipe->count = 0;
	*r = (struct reader){.text = text, .n = n, .arena = &recipe->arena, .err = err};
	*err = (struct recipe_err){.len = 1};
	*entry = (struct entry){.field = field};
	node = read(r, field);
	if (!node)
		return -1;
	return value_bind(recipe, field, node, entry);
}
