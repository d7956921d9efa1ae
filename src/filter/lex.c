/* SPDX-License-Identifier: BSD-2-Clause */
/* A filter's words. What is no sign and no string is a word: whether 02:00 is an address or bytes
 * is for the field to say that it is compared with. */
#include "filter_int.h"

#include "base/lang.h"

#include <string.h>
#include <strings.h>

/* Longest first. */
static const struct {
	const char *text;
	enum sign sign;
} signs[] = {
	{"===", SIGN_ALL_EQ}, {"!==", SIGN_ANY_NE}, {"==", SIGN_EQ}, {"!=", SIGN_NE},
	{"~=", SIGN_ANY_NE}, {">=", SIGN_GE}, {"<=", SIGN_LE}, {"&&", SIGN_AND}, {"||", SIGN_OR},
	{"^^", SIGN_XOR}, {"..", SIGN_DOTS}, {">", SIGN_GT}, {"<", SIGN_LT}, {"!", SIGN_NOT},
	{"~", SIGN_MATCHES}, {"&", SIGN_MASK}, {"+", SIGN_PLUS}, {"-", SIGN_MINUS},
	{"*", SIGN_TIMES}, {"/", SIGN_OVER}, {"%", SIGN_REST}, {"(", SIGN_OPEN}, {")", SIGN_CLOSE},
	{"[", SIGN_BRACKET}, {"]", SIGN_UNBRACKET}, {"{", SIGN_BRACE}, {"}", SIGN_UNBRACE},
	{",", SIGN_COMMA}, {"#", SIGN_HASH},
};

static const struct {
	const char *text;
	enum sign sign;
} words[] = {
	{"eq", SIGN_EQ}, {"any_eq", SIGN_EQ}, {"ne", SIGN_NE}, {"all_ne", SIGN_NE},
	{"any_ne", SIGN_ANY_NE}, {"all_eq", SIGN_ALL_EQ}, {"gt", SIGN_GT}, {"lt", SIGN_LT},
	{"ge", SIGN_GE}, {"le", SIGN_LE}, {"contains", SIGN_CONTAINS}, {"matches", SIGN_MATCHES},
	{"in", SIGN_IN}, {"and", SIGN_AND}, {"or", SIGN_OR}, {"xor", SIGN_XOR}, {"not", SIGN_NOT},
	{"any", SIGN_ANY}, {"all", SIGN_ALL}, {"bitwise_and", SIGN_MASK}, {"bitand", SIGN_MASK},
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int hex_digit(char c)
{
	if (is_digit(c))
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_word(char c)
{
	return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '.' ||
		c == ':' || (unsigned char)c >= 0x80;
}

/* Whether the word goes on: "-" between letters (02-00), "/" before a prefix length. */
static bool goes_on(const struct lexer *l, size_t from, size_t at)
{
	char c = l->text[at];
	bool more = at + 1 < l->n;

	if (c == '.' && more && l->text[at + 1] == '.')
		return false;
	if (c == '-' && at > from)
		return more && l->text[at + 1] != '-' && is_word(l->text[at + 1]);
	if (c == '/' && at > from)
		return more && is_digit(l->text[at + 1]) &&
		       (memchr(l->text + from, ':', at - from) ||
			       (is_digit(l->text[from]) && memchr(l->text + from, '.', at - from)));
	return is_word(c);
}

static int octal(const struct lexer *l, size_t *at)
{
	int value = 0;

	for (int i = 0; i < 3 && *at < l->n && l->text[*at] >= '0' && l->text[*at] <= '7'; i++)
		value = value * 8 + l->text[(*at)++] - '0';
	return value <= 255 ? value : -1;
}

static int hexadecimal(const struct lexer *l, size_t *at)
{
	int value = -1;

	for (int i = 0; i < 2 && *at < l->n && hex_digit(l->text[*at]) >= 0; i++)
		value = (value < 0 ? 0 : value * 16) + hex_digit(l->text[(*at)++]);
	return value;
}

/* The byte that the escape at `*at` (behind the backslash) stands for, -1 if none. */
static int escape(const struct lexer *l, size_t *at)
{
	static const char from[] = "abfnrtv\\\"'?", to[] = "\a\b\f\n\r\t\v\\\"'?";
	const char *which;

	if (*at >= l->n)
		return -1;
	if (l->text[*at] >= '0' && l->text[*at] <= '7')
		return octal(l, at);
	if (l->text[*at] == 'x') {
		++*at;
		return hexadecimal(l, at);
	}
	which = l->text[*at] ? strchr(from, l->text[*at]) : NULL;
	++*at;
	return which ? to[which - from] : -1;
}

static void bad(struct token *t, size_t from, size_t to, const char *what)
{
	t->kind = TOKEN_BAD;
	t->at = (uint32_t)from;
	t->len = (uint32_t)(to > from ? to - from : 1);
	t->what = what;
}

/* From the quote at `at` to its partner. */
static void quoted(struct lexer *l, struct token *t, size_t at, bool raw)
{
	char quote = l->text[at++];
	uint8_t *out = arena_get(l->arena, l->n - at + 1);
	size_t from = l->at;

	t->n = 0;
	while (at < l->n && l->text[at] != quote) {
		size_t before = at;
		int byte = (uint8_t)l->text[at++];

		if (byte == '\\' && raw && at < l->n && l->text[at] == quote) {
			out[t->n++] = (uint8_t)byte;
			byte = quote;
			at++;
		} else if (byte == '\\' && !raw && (byte = escape(l, &at)) < 0) {
			bad(t, before, at,
				_("no such escape; in a pattern write \\\\ for \\, or r\"...\""));
			l->at = at;
			return;
		}
		out[t->n++] = (uint8_t)byte;
	}
	if (at >= l->n) {
		bad(t, from, l->n, _("the closing quote is missing"));
		l->at = l->n;
		return;
	}
	t->kind = quote == '"' ? TOKEN_STRING : TOKEN_CHAR;
	t->text = out;
	l->at = at + 1;
	if (quote == '\'' && t->n != 1)
		bad(t, from, l->at, _("one character stands between single quotes"));
}

static void take_word(struct lexer *l, struct token *t)
{
	size_t from = l->at;

	l->at++;
	while (l->at < l->n && goes_on(l, from, l->at))
		l->at++;
	t->kind = TOKEN_WORD;
	t->text = (const uint8_t *)l->text + from;
	t->n = (uint32_t)(l->at - from);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strlen(words[i].text) == t->n && memcmp(words[i].text, t->text, t->n) == 0) {
			t->kind = TOKEN_SIGN;
			t->sign = words[i].sign;
		}
	}
}

static bool take_sign(struct lexer *l, struct token *t)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t n = strlen(signs[i].text);

		if (l->n - l->at < n || memcmp(l->text + l->at, signs[i].text, n) != 0)
			continue;
		t->kind = TOKEN_SIGN;
		t->sign = signs[i].sign;
		l->at += n;
		return true;
	}
	return false;
}

/* A word begins here; a minus or a dot only where a number does. */
static bool word_begins(const struct lexer *l)
{
	char c = l->text[l->at], next = l->at + 1 < l->n ? l->text[l->at + 1] : ' ';

	if (c == '-')
		return !l->operand && is_digit(next);
	return is_word(c) && !(c == '.' && next == '.');
}

static bool is_operand(const struct token *t)
{
	return t->kind != TOKEN_SIGN || t->sign == SIGN_CLOSE || t->sign == SIGN_UNBRACKET ||
		t->sign == SIGN_UNBRACE;
}

void lex_next(struct lexer *l, struct token *t)
{
	char c;

	*t = (struct token){0};
	while (l->at < l->n && is_space(l->text[l->at]))
		l->at++;
	t->at = (uint32_t)l->at;
	t->len = 1;
	if (l->at >= l->n)
		return;
	c = l->text[l->at];
	if (c == '"' || c == '\'')
		quoted(l, t, l->at, false);
	else if ((c | 0x20) == 'r' && l->at + 1 < l->n && l->text[l->at + 1] == '"')
		quoted(l, t, l->at + 1, true);
	else if (word_begins(l))
		take_word(l, t);
	else if (!take_sign(l, t)) {
		bad(t, l->at, l->at + 1,
			c == '='   ? _("to compare, write ==")
			: c == '|' ? _("a bar stands twice: || is or")
				   : _("no such sign in a filter"));
		l->at++;
	}
	if (t->kind != TOKEN_BAD)
		t->len = (uint32_t)(l->at - t->at);
	l->operand = is_operand(t);
}
