/* SPDX-License-Identifier: BSD-2-Clause */
/* What may be compared with what. A literal takes the type of what it stands beside. */
#include "filter_int.h"

#include "base/lang.h"

#include <string.h>

const struct ref *check_ref(const struct filter *filter, uint16_t term)
{
	const struct term *t = &filter->terms[term];

	return t->kind == TERM_FIELD ? &filter->refs[t->ref] : NULL;
}

static bool is_bytes(enum type type)
{
	return type == TYPE_BYTES || type == TYPE_MAC || type == TYPE_PROTO;
}

static bool is_number(enum type type)
{
	return type == TYPE_NUM || type == TYPE_INT || type == TYPE_BOOL;
}

static bool compatible(enum type a, enum type b)
{
	return a == b || (is_bytes(a) && is_bytes(b)) || (is_number(a) && is_number(b)) ||
		(a == TYPE_BYTES && b == TYPE_TEXT);
}

/* A literal, or a sum of such, whose type is not known yet. */
static bool is_open(const struct term *term)
{
	return term->kind == TERM_CONST || (term->kind == TERM_ARITH && term->type == TYPE_NONE);
}

/* A literal that begins a comparison of literals was meant as a name. */
static int wrong_name(const struct filter *filter, const struct term *term, struct recipe_err *err)
{
	while (term->kind == TERM_ARITH)
		term = &filter->terms[term->left];
	filter_wrong(err, &term->token, _("no field or protocol has this name"));
	if (term->token.kind == TOKEN_WORD)
		lookup_nearest(filter->lookup, (const char *)term->token.text, term->token.n,
			err->nearest);
	return -1;
}

/* Whether a sum is of a type that can be reckoned with. */
static int check_reckoned(const struct filter *filter, struct term *term, struct recipe_err *err)
{
	const struct term *a = &filter->terms[term->left], *b = &filter->terms[term->right];
	enum type type = a->type;

	term->type = is_bytes(type) ? TYPE_BYTES : type;
	if ((type == TYPE_NUM || type == TYPE_INT) && (b->type == TYPE_NUM || b->type == TYPE_INT))
		return 0;
	if (type == TYPE_TIME && (term->sign == SIGN_PLUS || term->sign == SIGN_MINUS))
		return 0;
	if (term->sign == SIGN_MASK && type != TYPE_PROTO && (type == TYPE_IPV4 || is_bytes(type)))
		return 0;
	return filter_wrong(err, a->kind == TERM_CONST ? &b->token : &a->token,
		_("is %s, with which this cannot be reckoned"), type_name(type));
}

/* Gives a literal, or all literals of a sum, the type of what they stand beside. */
static int settle(struct filter *filter, struct term *term, enum type type, const struct ref *ref,
	struct recipe_err *err)
{
	if (term->kind == TERM_CONST)
		return literal_set(filter, term, type, ref, err);
	if (settle(filter, &filter->terms[term->left], type, ref, err) < 0 ||
		settle(filter, &filter->terms[term->right], type, ref, err) < 0)
		return -1;
	return check_reckoned(filter, term, err);
}

int check_pair(struct filter *filter, uint16_t left, uint16_t right, struct recipe_err *err)
{
	struct term *a = &filter->terms[left], *b = &filter->terms[right];

	if (is_open(a) && is_open(b))
		return wrong_name(filter, a, err);
	if (is_open(b))
		return settle(filter, b, a->type, check_ref(filter, left), err);
	if (is_open(a))
		return settle(filter, a, b->type, check_ref(filter, right), err);
	if (a->type == TYPE_NONE || b->type == TYPE_NONE)
		return filter_wrong(err, a->type == TYPE_NONE ? &a->token : &b->token,
			_("the field has no value; it is there or not"));
	if (!compatible(a->type, b->type))
		return filter_wrong(err, &b->token, _("cannot be compared: the left side is %s"),
			type_name(a->type));
	return 0;
}

static int check_contains(struct filter *filter, const struct test *test, struct recipe_err *err)
{
	struct term *a = &filter->terms[test->left], *b = &filter->terms[test->right];

	if (is_open(a))
		return wrong_name(filter, a, err);
	if (a->type != TYPE_TEXT && !is_bytes(a->type))
		return filter_wrong(err, &a->token, _("only text and bytes contain something"));
	if (b->kind == TERM_CONST)
		return literal_set(
			filter, b, a->type == TYPE_TEXT ? TYPE_TEXT : TYPE_BYTES, NULL, err);
	if (b->type != TYPE_TEXT && !is_bytes(b->type))
		return filter_wrong(err, &b->token, _("only text and bytes are contained"));
	return 0;
}

static int check_matches(struct filter *filter, struct test *test, struct recipe_err *err)
{
	const struct term *a = &filter->terms[test->left], *b = &filter->terms[test->right];
	char why[128] = "";
	size_t at = 0;

	if (is_open(a))
		return wrong_name(filter, a, err);
	if (a->type != TYPE_TEXT && !is_bytes(a->type))
		return filter_wrong(err, &a->token, _("only text and bytes match a pattern"));
	if (b->kind != TERM_CONST || b->token.kind != TOKEN_STRING)
		return filter_wrong(
			err, &b->token, _("a pattern in double quotes is expected here"));
	test->regex = regex_new(b->token.text, b->token.n, &at, why);
	if (!test->regex)
		return filter_wrong(err, &b->token, _("no pattern: %s"), why);
	return 0;
}

int check_sides(struct filter *filter, struct test *test, struct recipe_err *err)
{
	if (test->kind == TEST_CONTAINS)
		return check_contains(filter, test, err);
	if (test->kind == TEST_MATCHES)
		return check_matches(filter, test, err);
	return check_pair(filter, test->left, test->right, err);
}

int check_slice(struct filter *filter, struct term *term, struct recipe_err *err)
{
	const struct term *of = &filter->terms[term->left];

	if (is_open(of))
		return wrong_name(filter, of, err);
	if (of->type != TYPE_TEXT && of->type != TYPE_IPV4 && of->type != TYPE_IPV6 &&
		!is_bytes(of->type))
		return filter_wrong(err, &of->token, _("is %s, of which there are no slices"),
			type_name(of->type));
	return 0;
}

int check_arith(struct filter *filter, struct term *term, struct recipe_err *err)
{
	if (is_open(&filter->terms[term->left]) && is_open(&filter->terms[term->right])) {
		term->type = TYPE_NONE; /* what it stands beside says it */
		return 0;
	}
	if (check_pair(filter, term->left, term->right, err) < 0)
		return -1;
	return check_reckoned(filter, term, err);
}

static int wrong_count(const struct term *call, const char *what, struct recipe_err *err)
{
	return filter_wrong(err, &call->token, _("the function takes %s"), what);
}

/* max and min: values of one type, of which one is no literal. */
static int check_most(struct filter *filter, struct term *call, struct recipe_err *err)
{
	uint16_t field = call->left, end = (uint16_t)(call->left + call->right);

	while (field < end && is_open(&filter->terms[field]))
		field++;
	if (field == end)
		return wrong_count(call, _("at least one field"), err);
	call->type = filter->terms[field].type;
	if (call->type == TYPE_NONE)
		return filter_wrong(err, &filter->terms[field].token,
			_("the field has no value; it is there or not"));
	for (uint16_t i = call->left; i < end; i++)
		if (i != field && check_pair(filter, field, i, err) < 0)
			return -1;
	return 0;
}

int check_call(struct filter *filter, struct term *call, struct recipe_err *err)
{
	const struct term *one = &filter->terms[call->left];

	if (call->call == CALL_MAX || call->call == CALL_MIN)
		return check_most(filter, call, err);
	if (call->right != 1)
		return wrong_count(call, _("one argument"), err);
	if (is_open(one))
		return wrong_name(filter, one, err);
	switch (call->call) {
	case CALL_LEN:
		if (one->type == TYPE_NONE)
			return filter_wrong(err, &one->token, _("has no length"));
		return 0;
	case CALL_UPPER:
	case CALL_LOWER:
		if (one->type != TYPE_TEXT)
			return filter_wrong(err, &one->token, _("is not text"));
		return 0;
	case CALL_COUNT:
	case CALL_STRING:
		if (one->kind != TERM_FIELD &&
			(one->kind != TERM_PROTO || call->call == CALL_STRING))
			return filter_wrong(err, &one->token, _("is not a field"));
		return 0;
	case CALL_NEGATE:
	case CALL_ABS:
		call->type = one->type;
		if (call->call == CALL_NEGATE && one->type == TYPE_NUM)
			call->type = TYPE_INT;
		if (one->type != TYPE_NUM && one->type != TYPE_INT && one->type != TYPE_TIME)
			return filter_wrong(err, &one->token, _("is not a number"));
		return 0;
	case CALL_MAX:
	case CALL_MIN: return 0;
	}
	return 0;
}
