/* SPDX-License-Identifier: BSD-2-Clause */
/* From words to tests: or, xor, and, not, in the order in which they bind, parentheses around
 * tests, and comparisons. What is compared is read in parse_term.c. */
#include "parse_int.h"

#include "base/lang.h"
#include "base/mem.h"

#include <string.h>

void parse_next(struct parser *p)
{
	p->end = p->now.at + p->now.len;
	lex_next(&p->lex, &p->now);
}

bool parse_at(const struct parser *p, enum sign sign)
{
	return p->now.kind == TOKEN_SIGN && p->now.sign == sign;
}

bool parse_take(struct parser *p, enum sign sign)
{
	if (!parse_at(p, sign))
		return false;
	parse_next(p);
	return true;
}

int parse_wrong(struct parser *p, const char *expected)
{
	if (p->now.kind == TOKEN_BAD)
		return filter_wrong(p->err, &p->now, "%s", p->now.what);
	if (p->now.kind == TOKEN_END)
		return filter_wrong(
			p->err, &p->now, _("the filter ends where %s is expected"), expected);
	return filter_wrong(p->err, &p->now, _("%s is expected here"), expected);
}

int parse_enter(struct parser *p)
{
	if (++p->nest > FILTER_NEST)
		return filter_wrong(p->err, &p->now, _("nested too deep"));
	return 0;
}

int parse_add_test(struct parser *p, struct test test)
{
	struct filter *f = p->filter;

	if (f->test_count >= FILTER_PARTS) {
		regex_free(test.regex);
		return filter_wrong(p->err, &p->now, _("the filter is too long"));
	}
	f->tests = mem_grow(f->tests, f->test_count + 1, sizeof(*f->tests));
	f->tests[f->test_count] = test;
	return (int)f->test_count++;
}

static int join(struct parser *p, enum test_kind kind, int left, int right)
{
	if (left < 0 || right < 0)
		return -1;
	return parse_add_test(p, (struct test){.kind = kind, .left = (uint16_t)left,
		.right = (uint16_t)right});
}

/* ---- comparisons ---------------------------------------------------------------------------- */

enum quant { QUANT_NONE, QUANT_ANY, QUANT_ALL };

/* What a sign compares, and whether all pairs must hold; false if it compares nothing. */
static bool comparing(const struct token *t, enum sign *sign, bool *all)
{
	if (t->kind != TOKEN_SIGN || t->sign > SIGN_LE)
		return false;
	*all = t->sign == SIGN_NE || t->sign == SIGN_ALL_EQ;
	*sign = t->sign == SIGN_ALL_EQ ? SIGN_EQ : t->sign == SIGN_ANY_NE ? SIGN_NE : t->sign;
	return true;
}

/* `a == b`, and `a < b < c`, which is a < b and b < c. */
static int parse_compare(struct parser *p, int left, enum quant quant)
{
	struct test test = {.kind = TEST_COMPARE};
	int whole = -1;

	while (comparing(&p->now, &test.sign, &test.all)) {
		int right, one;

		if (quant != QUANT_NONE)
			test.all = quant == QUANT_ALL;
		parse_next(p);
		right = parse_term(p);
		test.left = (uint16_t)left;
		test.right = (uint16_t)right;
		if (right < 0 || check_sides(p->filter, &test, p->err) < 0)
			return -1;
		one = parse_add_test(p, test);
		whole = whole < 0 ? one : join(p, TEST_AND, whole, one);
		if (whole < 0)
			return -1;
		left = right;
	}
	return whole;
}

static int parse_find(struct parser *p, int left, enum test_kind kind, enum quant quant)
{
	struct test test = {.kind = kind, .left = (uint16_t)left, .all = quant == QUANT_ALL};
	int right;

	parse_next(p);
	right = parse_term(p);
	if (right < 0)
		return -1;
	test.right = (uint16_t)right;
	if (check_sides(p->filter, &test, p->err) < 0)
		return -1;
	return parse_add_test(p, test);
}

static int add_pair(struct parser *p, int left, int low, int high)
{
	struct filter *f = p->filter;

	if (check_pair(f, (uint16_t)left, (uint16_t)low, p->err) < 0 ||
		(high >= 0 && check_pair(f, (uint16_t)left, (uint16_t)high, p->err) < 0))
		return -1;
	f->pairs = mem_grow(f->pairs, f->pair_count + 1, sizeof(*f->pairs));
	f->pairs[f->pair_count++] =
		(struct set_pair){(uint16_t)low, high < 0 ? FILTER_NONE : (uint16_t)high};
	return 0;
}

/* `{1..5, 80 443}`: a comma between, or a space. */
static int parse_set(struct parser *p, int left, bool negated, enum quant quant)
{
	struct test test = {.kind = negated ? TEST_NOT_IN : TEST_IN, .left = (uint16_t)left,
		.set = p->filter->pair_count, .all = quant == QUANT_ALL && !negated};

	if (!parse_take(p, SIGN_BRACE))
		return parse_wrong(p, _("a set in braces, {1..5, 80}"));
	do {
		int low = parse_term(p), high = -1;

		if (low < 0)
			return -1;
		if (parse_take(p, SIGN_DOTS) && (high = parse_term(p)) < 0)
			return -1;
		if (add_pair(p, left, low, high) < 0)
			return -1;
		test.sets++;
		if (parse_take(p, SIGN_COMMA) && parse_at(p, SIGN_UNBRACE))
			return parse_wrong(p, _("one more value"));
	} while (p->now.kind != TOKEN_END && p->now.kind != TOKEN_BAD &&
		!parse_at(p, SIGN_UNBRACE));
	if (!parse_take(p, SIGN_UNBRACE))
		return parse_wrong(p, _("the brace } that ends the set"));
	return parse_add_test(p, test);
}

static int parse_there(struct parser *p, int left)
{
	const struct term *term = &p->filter->terms[left];

	if (term->kind == TERM_ARITH && term->type == TYPE_NONE)
		return filter_wrong(p->err, &term->token,
			_("a field or protocol stands nowhere in it"));
	if (term->kind == TERM_CONST) {
		filter_wrong(p->err, &term->token, _("no field or protocol has this name"));
		if (term->token.kind == TOKEN_WORD)
			lookup_nearest(p->filter->lookup, (const char *)term->token.text,
				term->token.n, p->err->nearest);
		return -1;
	}
	return parse_add_test(p, (struct test){.kind = TEST_THERE, .left = (uint16_t)left,
		.bare = term->kind == TERM_FIELD || term->kind == TERM_PROTO});
}

static bool at_not_in(struct parser *p)
{
	struct lexer ahead = p->lex;
	struct token next;

	if (!parse_at(p, SIGN_NOT))
		return false;
	lex_next(&ahead, &next);
	return next.kind == TOKEN_SIGN && next.sign == SIGN_IN;
}

static int parse_relation(struct parser *p)
{
	enum quant quant = parse_take(p, SIGN_ANY) ? QUANT_ANY
		: parse_take(p, SIGN_ALL) ? QUANT_ALL : QUANT_NONE;
	enum sign sign;
	bool all;
	int left = parse_term(p);

	if (left < 0)
		return -1;
	if (comparing(&p->now, &sign, &all))
		return parse_compare(p, left, quant);
	if (parse_at(p, SIGN_CONTAINS))
		return parse_find(p, left, TEST_CONTAINS, quant);
	if (parse_at(p, SIGN_MATCHES))
		return parse_find(p, left, TEST_MATCHES, quant);
	if (parse_take(p, SIGN_IN))
		return parse_set(p, left, false, quant);
	if (at_not_in(p)) {
		parse_next(p);
		parse_next(p);
		return parse_set(p, left, true, quant);
	}
	if (quant != QUANT_NONE)
		return parse_wrong(p, _("a comparison"));
	return parse_there(p, left);
}

/* ---- tests ---------------------------------------------------------------------------------- */

static int parse_or(struct parser *p);

static int parse_not(struct parser *p)
{
	int test;

	if (parse_enter(p) < 0)
		return -1;
	if (parse_take(p, SIGN_NOT)) {
		test = parse_not(p);
		test = join(p, TEST_NOT, test, test);
	} else if (parse_take(p, SIGN_OPEN)) {
		test = parse_or(p);
		if (test >= 0 && !parse_take(p, SIGN_CLOSE))
			test = parse_wrong(p, _("a closing parenthesis"));
	} else {
		test = parse_relation(p);
	}
	p->nest--;
	return test;
}

static int parse_and(struct parser *p)
{
	int left = parse_not(p);

	while (left >= 0 && parse_take(p, SIGN_AND))
		left = join(p, TEST_AND, left, parse_not(p));
	return left;
}

static int parse_xor(struct parser *p)
{
	int left = parse_and(p);

	while (left >= 0 && parse_take(p, SIGN_XOR))
		left = join(p, TEST_XOR, left, parse_and(p));
	return left;
}

static int parse_or(struct parser *p)
{
	int left = parse_xor(p);

	while (left >= 0 && parse_take(p, SIGN_OR))
		left = join(p, TEST_OR, left, parse_xor(p));
	return left;
}

int parse_filter(struct filter *filter, const char *text, size_t n, struct recipe_err *err)
{
	struct parser p = {.filter = filter, .err = err,
		.lex = {.text = text, .n = n, .arena = &filter->consts}};
	int root;

	lex_next(&p.lex, &p.now);
	root = parse_or(&p);
	if (root < 0)
		return -1;
	if (p.now.kind != TOKEN_END)
		return parse_wrong(&p, _("the end, or 'and' or 'or',"));
	filter->root = (uint16_t)root;
	return 0;
}
