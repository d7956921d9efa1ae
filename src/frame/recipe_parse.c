/* SPDX-License-Identifier: BSD-2-Clause */
/* A recipe's text as nodes. Two styles of a layer, freely mixed:
 *
 *	layers = layer ("/" layer)*
 *	layer  = NAME "(" members ")" | NAME (field | field "=" value ("," value)*)* | string
 *	value  = word | string | "[" members "]" | "(" members ")" | "{" pairs "}" | NAME "("
 *members ")"
 *
 * The syntax knows no protocol; what a name or a value means is found out by recipe_bind.c. Depth
 * and length are bounded. */
#include "frame/recipe_int.h"

#include "base/lang.h"

#include <string.h>

static struct node *read_value(struct reader *r);

static void node_end(const struct reader *r, struct node *node)
{
	node->len = (uint32_t)(r->at - node->at);
}

/* Members grow at their end: `*link` is the place for the next one. */
static struct node **node_add(struct node *parent, struct node **link, struct node *member)
{
	parent->count++;
	*link = member;
	return &member->next;
}

static struct node *unexpected(struct reader *r, const char *wanted)
{
	size_t at = r->at;
	int c = lex_peek(r);

	if (c < 0)
		return recipe_fail(r, r->n, 1, _("the text ends here: expected %s"), wanted);
	if (lex_is_word(c)) {
		struct node *word = lex_word(r);

		return recipe_fail(r, at, word->len, _("expected %s"), wanted);
	}
	return recipe_fail(r, at, 1, _("expected %s"), wanted);
}

/* a/b/c inside brackets: `first` is a, the slash is next. */
static struct node *read_chain(struct reader *r, struct node *first)
{
	struct node *chain = lex_node(r, NODE_CHAIN, first->at), **link = &chain->first;

	link = node_add(chain, link, first);
	while (lex_space(r), lex_peek(r) == '/') {
		struct node *member;

		r->at++;
		lex_space(r);
		if (!lex_is_word(lex_peek(r)) && !lex_string_ahead(r))
			return unexpected(r, _("a record behind the slash"));
		member = read_value(r);
		if (!member)
			return NULL;
		link = node_add(chain, link, member);
	}
	node_end(r, chain);
	return chain;
}

/* A value inside brackets, where a slash chains records. */
static struct node *read_inner(struct reader *r)
{
	struct node *value = read_value(r);

	lex_space(r);
	return value && lex_peek(r) == '/' ? read_chain(r, value) : value;
}

/* value, or NAME=value, or 'key': value in a dictionary. */
static struct node *read_member(struct reader *r, bool dict)
{
	struct node *key = read_inner(r), *pair;

	if (!key)
		return NULL;
	lex_space(r);
	if (dict ? lex_peek(r) != ':' : key->kind != NODE_WORD || lex_peek(r) != '=')
		return dict ? unexpected(r, _("a ':' and the value behind the key")) : key;
	if (dict && key->kind != NODE_TEXT)
		return recipe_fail(r, key->at, key->len, _("expected a string as the key"));
	r->at++;
	lex_space(r);
	pair = lex_node(r, NODE_PAIR, key->at);
	pair->text = key->text;
	pair->n = key->n;
	pair->first = read_inner(r);
	if (!pair->first)
		return NULL;
	pair->count = 1;
	node_end(r, pair);
	return pair;
}

/* Members up to the bracket that closes; the one that opened is behind r->at already. */
static bool read_members(struct reader *r, struct node *parent, char close, bool *comma)
{
	struct node **link = &parent->first;

	*comma = false;
	if (++r->depth > RECIPE_DEPTH)
		return recipe_fail(r, r->at - 1, 1, _("more than %d brackets within each other"),
			RECIPE_DEPTH);
	for (lex_space(r); lex_peek(r) != close; lex_space(r)) {
		struct node *member;

		if (lex_peek(r) < 0)
			return recipe_fail(r, parent->at, parent->len ? parent->len : 1,
				_("this bracket is not closed: expected '%c'"), close);
		member = read_member(r, parent->kind == NODE_DICT);
		if (!member)
			return false;
		if (parent->count >= RECIPE_NODES_MAX)
			return recipe_fail(r, member->at, member->len,
				_("more than %u values in one place"), RECIPE_NODES_MAX);
		link = node_add(parent, link, member);
		lex_space(r);
		*comma = lex_peek(r) == ',';
		if (*comma)
			r->at++;
		else if (lex_peek(r) >= 0 && lex_peek(r) != close)
			return unexpected(r, close == ')'   ? _("',' or ')'")
					     : close == ']' ? _("',' or ']'")
							    : _("',' or '}'"));
	}
	r->at++;
	r->depth--;
	node_end(r, parent);
	return true;
}

static struct node *read_bracket(struct reader *r)
{
	size_t at = r->at;
	char open = r->text[r->at++];
	struct node *node;
	bool comma;

	node = lex_node(r, open == '[' ? NODE_LIST : open == '{' ? NODE_DICT : NODE_TUPLE, at);
	if (!read_members(r, node, open == '[' ? ']' : open == '{' ? '}' : ')', &comma))
		return NULL;
	if (open == '(' && node->count == 1 && !comma && node->first->kind != NODE_PAIR)
		return node->first; /* brackets around a value are just brackets */
	return node;
}

/* NAME(members), the name being read. */
static struct node *read_call(struct reader *r, struct node *name)
{
	bool comma;

	r->at++;
	name->kind = NODE_CALL;
	return read_members(r, name, ')', &comma) ? name : NULL;
}

static struct node *read_value(struct reader *r)
{
	int c = lex_peek(r);
	struct node *word;

	if (c == '[' || c == '(' || c == '{')
		return read_bracket(r);
	if (lex_string_ahead(r))
		return lex_string(r);
	if (!lex_is_word(c))
		return unexpected(r, "a value");
	word = lex_word(r);
	return lex_peek(r) == '(' ? read_call(r, word) : word;
}

/* ---- layers ---------------------------------------------------------------------------------- */

static bool is_name(const struct node *node, const char *name)
{
	return node->n == strlen(name) && memcmp(node->text, name, node->n) == 0;
}

/* file=PATH, unquoted: the path has slashes and runs to the next space. */
static struct node *read_path(struct reader *r)
{
	size_t at = r->at;
	struct node *node;

	if (lex_string_ahead(r))
		return lex_string(r);
	while (r->at < r->n && (uint8_t)r->text[r->at] > ' ')
		r->at++;
	if (r->at == at)
		return unexpected(r, _("the name of a file"));
	node = lex_node(r, NODE_TEXT, at);
	node->text = r->text + at;
	node->n = node->len;
	return node;
}

/* hex=.. and file=.. as layers: calls with one member, the equals sign being next. */
static struct node *read_bytes(struct reader *r, struct node *name)
{
	bool file = is_name(name, "file");

	r->at++;
	lex_space(r);
	name->kind = NODE_CALL;
	name->bytes = true;
	name->first = file ? read_path(r) : read_value(r);
	name->count = 1;
	if (!name->first)
		return NULL;
	if (!file && name->first->kind != NODE_WORD && name->first->kind != NODE_TEXT)
		return recipe_fail(r, name->first->at, name->first->len,
			_("expected hexadecimal digits, as in hex=0a0b"));
	if (!file && !lex_unhex(r, name->first))
		return NULL;
	node_end(r, name);
	return name;
}

/* field=value, field=a,b or a lone name. */
static struct node *read_field(struct reader *r)
{
	struct node *pair = lex_word(r), *many, **link;
	size_t back = r->at;

	pair->kind = NODE_PAIR;
	lex_space(r);
	if (lex_peek(r) != '=') {
		r->at = back;
		return pair;
	}
	r->at++;
	lex_space(r);
	pair->first = read_value(r);
	if (!pair->first)
		return NULL;
	pair->count = 1;
	node_end(r, pair);
	if (lex_peek(r) != ',')
		return pair;
	many = lex_node(r, NODE_MANY, pair->first->at);
	for (link = node_add(many, &many->first, pair->first); lex_peek(r) == ',';) {
		struct node *value;

		r->at++;
		lex_space(r);
		value = read_value(r);
		if (!value)
			return NULL;
		link = node_add(many, link, value);
	}
	node_end(r, many);
	pair->first = many;
	node_end(r, pair);
	return pair;
}

/* The fields of a layer in the short form, up to a slash or the end. */
static struct node *read_fields(struct reader *r, struct node *layer)
{
	struct node **link = &layer->first;

	for (lex_space(r); lex_peek(r) >= 0 && lex_peek(r) != '/'; lex_space(r)) {
		struct node *pair;

		if (!lex_is_word(lex_peek(r)) || lex_string_ahead(r))
			return unexpected(r, _("field=value, or '/' and the next layer"));
		pair = read_field(r);
		if (!pair)
			return NULL;
		if (layer->count >= RECIPE_NODES_MAX)
			return recipe_fail(
				r, pair->at, pair->len, _("more than %u fields"), RECIPE_NODES_MAX);
		link = node_add(layer, link, pair);
	}
	return layer;
}

static struct node *read_layer(struct reader *r)
{
	struct node *name;

	if (lex_string_ahead(r))
		return lex_string(r);
	if (!lex_is_word(lex_peek(r)))
		return unexpected(r, _("a protocol, or a payload in quotes"));
	name = lex_word(r);
	lex_space(r);
	if (lex_peek(r) == '(')
		return read_call(r, name);
	if (lex_peek(r) == '=' && (is_name(name, "hex") || is_name(name, "file")))
		return read_bytes(r, name);
	if (lex_peek(r) == '=')
		return recipe_fail(r, name->at, name->len,
			_("expected the protocol of this field before it, as in ip ttl=64"));
	name->kind = NODE_CALL;
	return read_fields(r, name);
}

struct node *recipe_read(struct reader *r)
{
	struct node *chain = lex_node(r, NODE_CHAIN, 0), **link = &chain->first;

	for (;;) {
		struct node *layer;

		lex_space(r);
		layer = read_layer(r);
		if (!layer)
			return NULL;
		if (chain->count >= RECIPE_NODES_MAX)
			return recipe_fail(r, layer->at, layer->len, _("more than %u layers"),
				RECIPE_NODES_MAX);
		link = node_add(chain, link, layer);
		lex_space(r);
		if (lex_peek(r) < 0)
			return chain;
		if (lex_peek(r) != '/')
			return unexpected(r, _("'/' and the next layer, or the end"));
		r->at++;
	}
}
