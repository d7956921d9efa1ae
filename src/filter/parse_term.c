/* SPDX-License-Identifier: BSD-2-Clause */
/* What is compared: names, literals, slices, sums, calls. */
#include "parse_int.h"

#include "base/lang.h"
#include "base/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static int add_term(struct parser *p, struct term term)
{
	struct filter *f = p->filter;

	if (f->term_count >= FILTER_PARTS)
		return filter_wrong(p->err, &p->now, _("the filter is too long"));
	f->terms = mem_grow(f->terms, f->term_count + 1, sizeof(*f->terms));
	f->terms[f->term_count] = term;
	return (int)f->term_count++;
}

/* The place of a term that began at `at` and ends with what was taken last. */
static struct token span(const struct parser *p, uint32_t at)
{
	return (struct token){.kind = TOKEN_SIGN, .at = at, .len = p->end > at ? p->end - at : 1};
}

/* ---- slices, read letter by letter ---------------------------------------------------------- */

static void skip_spaces(struct lexer *l)
{
	while (l->at < l->n && (l->text[l->at] == ' ' || l->text[l->at] == '\t'))
		l->at++;
}

static bool take_char(struct lexer *l, char c)
{
	skip_spaces(l);
	if (l->at >= l->n || l->text[l->at] != c)
		return false;
	l->at++;
	return true;
}

static bool take_hex(struct lexer *l, int32_t *out, bool minus)
{
	char digits[8];
	size_t n = 0;

	for (l->at += 2; l->at < l->n && n < sizeof(digits) - 1; l->at++) {
		if (!isxdigit((unsigned char)l->text[l->at]))
			break;
		digits[n++] = l->text[l->at];
	}
	digits[n] = '\0';
	*out = (int32_t)strtol(digits, NULL, 16);
	*out = minus ? -*out : *out;
	return n > 0;
}

static bool take_int(struct lexer *l, int32_t *out)
{
	bool minus = take_char(l, '-');
	int32_t value = 0;
	size_t from;

	skip_spaces(l);
	if (l->n - l->at > 2 && l->text[l->at] == '0' && (l->text[l->at + 1] | 0x20) == 'x')
		return take_hex(l, out, minus);
	for (from = l->at; l->at < l->n && l->text[l->at] >= '0' && l->text[l->at] <= '9'; l->at++)
		if (value < 100000000)
			value = value * 10 + l->text[l->at] - '0';
	*out = minus ? -value : value;
	return l->at > from;
}

static int wrong_range(struct parser *p, size_t from, const char *what)
{
	struct token t = {.at = (uint32_t)from, .len = 1};

	if (p->lex.at > from)
		t.len = (uint32_t)(p->lex.at - from);
	return filter_wrong(p->err, &t, "%s", what);
}

/* [i:n] n bytes from i on, [i-j] up to and with j, [i] one byte, [:n] the first n, [i:] the rest.
 */
static int take_range(struct parser *p, struct range *range)
{
	struct lexer *l = &p->lex;
	size_t from = l->at;
	bool start = take_int(l, &range->from);

	if (take_char(l, ':')) {
		if (!take_int(l, &range->to)) {
			range->to = -1;
			range->upto = true;
		} else if (range->to <= 0) {
			return wrong_range(p, from, _("a slice has at least one byte"));
		}
		return 0;
	}
	if (!start)
		return wrong_range(
			p, from, _("a slice is [offset:length], [first-last] or [offset]"));
	range->to = 1;
	if (take_char(l, '-')) {
		if (!take_int(l, &range->to))
			return wrong_range(
				p, from, _("the last byte of the slice is expected here"));
		range->upto = true;
		if ((range->from < 0) == (range->to < 0) && range->from > range->to)
			return wrong_range(p, from, _("the slice ends before it begins"));
	}
	return 0;
}

static int parse_slice(struct parser *p, int left)
{
	struct filter *f = p->filter;
	struct term term = {.kind = TERM_SLICE, .type = TYPE_BYTES, .left = (uint16_t)left,
		.range = f->range_count};

	do {
		struct range range = {0};

		if (take_range(p, &range) < 0)
			return -1;
		f->ranges = mem_grow(f->ranges, f->range_count + 1, sizeof(*f->ranges));
		f->ranges[f->range_count++] = range;
		term.ranges++;
	} while (take_char(&p->lex, ','));
	if (!take_char(&p->lex, ']'))
		return wrong_range(
			p, p->lex.at, _("the bracket ] that ends the slice is expected here"));
	p->now = (struct token){.kind = TOKEN_SIGN, .sign = SIGN_UNBRACKET,
		.at = (uint32_t)p->lex.at - 1, .len = 1};
	p->lex.operand = true;
	parse_next(p);
	term.token = span(p, f->terms[left].token.at);
	if (check_slice(f, &term, p->err) < 0)
		return -1;
	return add_term(p, term);
}

/* `ip.src#2`, `#[1-2,-1]`: only in these of such headers, counted from 1, or back from -1. */
static int parse_layer(struct parser *p, int left)
{
	struct filter *f = p->filter;
	struct ref *ref = f->terms[left].kind == TERM_FIELD || f->terms[left].kind == TERM_PROTO
		? &f->refs[f->terms[left].ref] : NULL;
	bool bracket = take_char(&p->lex, '['), good = ref != NULL;

	if (good)
		ref->range = f->range_count;
	do {
		struct range range = {.to = 1};

		good = good && (bracket ? take_range(p, &range) == 0
					: take_int(&p->lex, &range.from) && range.from >= 0);
		if (!good)
			break;
		f->ranges = mem_grow(f->ranges, f->range_count + 1, sizeof(*f->ranges));
		f->ranges[f->range_count++] = range;
		ref->ranges++;
	} while (bracket && take_char(&p->lex, ','));
	if (!good || (bracket && !take_char(&p->lex, ']')))
		return wrong_range(p, p->now.at,
			_("behind a field # and a number say which of equal headers is meant: "
			"ip.src#2, ip.src#[1-2,-1]"));
	p->now.len = (uint32_t)p->lex.at - p->now.at;
	p->lex.operand = true;
	parse_next(p);
	f->terms[left].token = span(p, f->terms[left].token.at);
	return left;
}

/* ---- calls ---------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	enum call call;
	enum type type; /* NONE: the argument's */
} calls[] = {
	{"len", CALL_LEN, TYPE_NUM}, {"count", CALL_COUNT, TYPE_NUM},
	{"upper", CALL_UPPER, TYPE_TEXT}, {"lower", CALL_LOWER, TYPE_TEXT},
	{"string", CALL_STRING, TYPE_TEXT}, {"max", CALL_MAX, TYPE_NONE},
	{"min", CALL_MIN, TYPE_NONE}, {"abs", CALL_ABS, TYPE_NONE},
};

static int find_call(const struct token *t)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (strlen(calls[i].name) == t->n && memcmp(calls[i].name, t->text, t->n) == 0)
			return (int)i;
	return -1;
}

#define ARGUMENTS 16

/* Arguments stand side by side in the program: copies, where they were made apart. */
static int parse_call(struct parser *p, const struct token *name)
{
	struct filter *f = p->filter;
	int which = find_call(name), arguments[ARGUMENTS], n = 0;
	struct term term = {.kind = TERM_CALL, .token = *name};

	if (which < 0)
		return filter_wrong(p->err, name,
			_("no such function; there are len, count, upper, "
			  "lower, string, max, min and abs"));
	parse_next(p); /* the parenthesis */
	do {
		if (n == ARGUMENTS)
			return filter_wrong(p->err, &p->now, _("too many arguments"));
		if ((arguments[n++] = parse_term(p)) < 0)
			return -1;
	} while (parse_take(p, SIGN_COMMA));
	if (!parse_take(p, SIGN_CLOSE))
		return parse_wrong(p, _("a closing parenthesis"));
	term.left = (uint16_t)f->term_count;
	term.right = (uint16_t)n;
	for (int i = 0; i < n; i++)
		if (add_term(p, f->terms[arguments[i]]) < 0)
			return -1;
	term.call = calls[which].call;
	term.type = calls[which].type;
	term.token = span(p, name->at);
	return check_call(f, &term, p->err) < 0 ? -1 : add_term(p, term);
}

/* ---- operands ------------------------------------------------------------------------------- */

static int parse_word(struct parser *p)
{
	struct token word = p->now;
	struct term term = {.kind = TERM_CONST, .token = word};

	parse_next(p);
	if (word.kind != TOKEN_WORD)
		return add_term(p, term);
	if (parse_at(p, SIGN_OPEN) &&
		!lookup_find(p->filter->lookup, (const char *)word.text, word.n))
		return parse_call(p, &word);
	if (!name_term(p->filter, &word, &term) && word.text[0] == '.') {
		word.text++; /* a point before it says that a name is meant, and no literal */
		word.n--;
		name_term(p->filter, &word, &term);
	}
	return add_term(p, term);
}

static int parse_operand(struct parser *p)
{
	int term;

	if (parse_take(p, SIGN_BRACE)) {
		if (parse_enter(p) < 0)
			return -1;
		term = parse_term(p);
		p->nest--;
		if (term >= 0 && !parse_take(p, SIGN_UNBRACE))
			return parse_wrong(p, _("a closing brace"));
	} else if (p->now.kind == TOKEN_WORD || p->now.kind == TOKEN_STRING ||
		p->now.kind == TOKEN_CHAR) {
		if (parse_enter(p) < 0)
			return -1;
		term = parse_word(p);
		p->nest--;
	} else {
		return parse_wrong(p, _("a field, a protocol or a value"));
	}
	while (term >= 0 && (parse_at(p, SIGN_BRACKET) || parse_at(p, SIGN_HASH)))
		term = parse_at(p, SIGN_BRACKET) ? parse_slice(p, term) : parse_layer(p, term);
	return term;
}

static int add_arith(struct parser *p, enum sign sign, int left, int right)
{
	struct term term = {.kind = TERM_ARITH, .sign = sign, .left = (uint16_t)left,
		.right = (uint16_t)right};

	if (left < 0 || right < 0)
		return -1;
	term.token = span(p, p->filter->terms[left].token.at);
	return check_arith(p->filter, &term, p->err) < 0 ? -1 : add_term(p, term);
}

static bool at_sign(const struct parser *p, enum sign first, enum sign last)
{
	return p->now.kind == TOKEN_SIGN && p->now.sign >= first && p->now.sign <= last;
}

/* A minus or plus before a number is of the number, else it turns what has a value round. */
static int parse_signed(struct parser *p)
{
	struct token sign = p->now;
	struct term term = {.kind = TERM_CALL, .call = CALL_NEGATE, .right = 1};
	bool minus = parse_at(p, SIGN_MINUS), word;
	uint8_t *text;
	int of;

	if (!minus && !parse_at(p, SIGN_PLUS))
		return parse_operand(p);
	parse_next(p);
	word = p->now.kind == TOKEN_WORD;
	if (!word || p->now.text[0] == '-')
		return parse_wrong(p, _("a number, a field or a function"));
	of = parse_operand(p);
	if (of < 0 || !minus)
		return of;
	if (p->filter->terms[of].kind == TERM_CONST) {
		struct token *t = &p->filter->terms[of].token;

		text = arena_get(&p->filter->consts, t->n + 1);
		text[0] = '-';
		memcpy(text + 1, t->text, t->n);
		t->text = text;
		t->n++;
		t->len += t->at - sign.at;
		t->at = sign.at;
		return of;
	}
	term.left = (uint16_t)of;
	term.token = span(p, sign.at);
	return check_call(p->filter, &term, p->err) < 0 ? -1 : add_term(p, term);
}

static int parse_product(struct parser *p)
{
	int left = parse_signed(p);

	while (left >= 0 && at_sign(p, SIGN_TIMES, SIGN_REST)) {
		enum sign sign = p->now.sign;

		parse_next(p);
		left = add_arith(p, sign, left, parse_signed(p));
	}
	return left;
}

static int parse_sum(struct parser *p)
{
	int left = parse_product(p);

	while (left >= 0 && at_sign(p, SIGN_PLUS, SIGN_MINUS)) {
		enum sign sign = p->now.sign;

		parse_next(p);
		left = add_arith(p, sign, left, parse_product(p));
	}
	return left;
}

int parse_term(struct parser *p)
{
	int left = parse_sum(p);

	while (left >= 0 && parse_take(p, SIGN_MASK))
		left = add_arith(p, SIGN_MASK, left, parse_sum(p));
	return left;
}
