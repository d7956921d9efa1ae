/* SPDX-License-Identifier: BSD-2-Clause */
/* The words and strings of a recipe. A string is Python's: prefixes b r u, escapes, neighbours
 * joined, triple quotes; characters become UTF-8. A word is what stands between spaces, brackets,
 * quotes, commas, `=` and `/`. */
#include "frame/recipe_int.h"

#include "base/lang.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void *recipe_fail(struct reader *r, size_t at, size_t len, const char *format, ...)
{
	char text[512];
	struct buf clean = BUF_INIT;
	va_list ap;

	if (r->err->what[0])
		return NULL;
	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	utf8_clean(&clean, text, strlen(text), 0);
	snprintf(r->err->what, sizeof(r->err->what), "%s", buf_string(&clean));
	buf_done(&clean);
	r->err->at = at < r->n ? at : r->n;
	r->err->len = len ? len : 1;
	return NULL;
}

int lex_peek(const struct reader *r)
{
	return r->at < r->n ? (uint8_t)r->text[r->at] : -1;
}

void lex_space(struct reader *r)
{
	while (r->at < r->n &&
		(r->text[r->at] == ' ' || (r->text[r->at] >= '\t' && r->text[r->at] <= '\r')))
		r->at++;
}

/* Everything that no other token claims; bytes of other scripts too, for names in errors. */
bool lex_is_word(int c)
{
	static const char no[] = " ()[]{}=,/'\"#\\;";

	return c > 0x20 && c != 0x7f && !memchr(no, c, sizeof(no) - 1);
}

struct node *lex_node(struct reader *r, enum node_kind kind, size_t at)
{
	struct node *node = arena_zero(r->arena, sizeof(*node));

	node->kind = kind;
	node->at = (uint32_t)at;
	node->len = (uint32_t)(r->at - at);
	return node;
}

struct node *lex_word(struct reader *r)
{
	size_t at = r->at;
	struct node *node;

	while (r->at < r->n && lex_is_word((uint8_t)r->text[r->at]))
		r->at++;
	node = lex_node(r, NODE_WORD, at);
	node->text = r->text + at;
	node->n = node->len;
	return node;
}

/* ---- strings --------------------------------------------------------------------------------- */

struct quoted {
	bool bytes, raw;
	char quote;
	unsigned quotes; /* 1 or 3 */
};

/* The bytes up to and with the opening quote; 0 if no string is ahead. */
static size_t quote_ahead(const struct reader *r, struct quoted *q)
{
	size_t i = r->at;

	*q = (struct quoted){false, false, 0, 1};
	for (; i < r->n && i < r->at + 2; i++) {
		char c = (char)(r->text[i] | 0x20);

		if (c != 'b' && c != 'r' && c != 'u' && c != 'f')
			break;
		q->bytes |= c == 'b';
		q->raw |= c == 'r';
	}
	if (i >= r->n || (r->text[i] != '\'' && r->text[i] != '"'))
		return 0;
	q->quote = r->text[i];
	if (r->n - i >= 3 && r->text[i + 1] == q->quote && r->text[i + 2] == q->quote)
		q->quotes = 3;
	return i - r->at + q->quotes;
}

bool lex_string_ahead(const struct reader *r)
{
	struct quoted q;

	return quote_ahead(r, &q) > 0;
}

static int hex_digit(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static size_t put_utf8(uint8_t *out, uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (uint8_t)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (uint8_t)(0xc0 | cp >> 6);
		out[1] = (uint8_t)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (uint8_t)(0xe0 | cp >> 12);
		out[1] = (uint8_t)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (uint8_t)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (uint8_t)(0xf0 | cp >> 18);
	out[1] = (uint8_t)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (uint8_t)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (uint8_t)(0x80 | (cp & 0x3f));
	return 4;
}

/* `digits` hexadecimal digits behind the escape that begins at `at`. */
static bool read_hex(struct reader *r, size_t at, unsigned digits, uint32_t *value)
{
	*value = 0;
	for (unsigned i = 0; i < digits; i++) {
		int d = r->at < r->n ? hex_digit((uint8_t)r->text[r->at]) : -1;

		if (d < 0) {
			recipe_fail(r, at, r->at - at, _("expected %u hexadecimal digits here"),
				digits);
			return false;
		}
		*value = *value << 4 | (uint32_t)d;
		r->at++;
	}
	return true;
}

static uint32_t read_octal(struct reader *r)
{
	uint32_t value = 0;

	for (int i = 0; i < 3 && r->at < r->n && r->text[r->at] >= '0' && r->text[r->at] <= '7';
		i++)
		value = value * 8 + (uint32_t)(r->text[r->at++] - '0');
	return value;
}

/* What a code point gives: a byte in b'', else UTF-8. */
static bool put_code(
	struct reader *r, const struct quoted *q, size_t at, uint32_t cp, uint8_t *out, size_t *len)
{
	if (q->bytes) {
		out[(*len)++] = (uint8_t)cp;
		return true;
	}
	if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff)) {
		recipe_fail(r, at, r->at - at, _("no character has this number"));
		return false;
	}
	*len += put_utf8(out + *len, cp);
	return true;
}

/* One escape, the backslash being at r->at; at most as many bytes come out as went in. */
static bool read_escape(struct reader *r, const struct quoted *q, uint8_t *out, size_t *len)
{
	static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
	size_t at = r->at++;
	int c = lex_peek(r);
	const char *simple = c > 0 ? strchr(from, c) : NULL;
	uint32_t cp;

	if (c < 0)
		return true; /* the string is not closed: its reader says so */
	if (c >= '0' && c <= '7')
		return put_code(r, q, at, read_octal(r), out, len);
	r->at++;
	if (simple)
		out[(*len)++] = (uint8_t)to[simple - from];
	else if (c == 'x')
		return read_hex(r, at, 2, &cp) && put_code(r, q, at, cp, out, len);
	else if ((c == 'u' || c == 'U') && !q->bytes)
		return read_hex(r, at, c == 'u' ? 4 : 8, &cp) && put_code(r, q, at, cp, out, len);
	else if (c == 'N' && !q->bytes)
		return recipe_fail(r, at, 2,
			_("characters by name are not known here; write \\u and "
			"the number"));
	else if (c != '\n') {
		out[(*len)++] = '\\';
		out[(*len)++] = (uint8_t)c;
	}
	return true;
}

static bool at_close(const struct reader *r, const struct quoted *q)
{
	for (unsigned i = 0; i < q->quotes; i++)
		if (r->at + i >= r->n || r->text[r->at + i] != q->quote)
			return false;
	return true;
}

/* One string's bytes appended to out, which has room for all of the text. */
static bool read_quoted(struct reader *r, bool *bytes, uint8_t *out, size_t *len)
{
	struct quoted q;
	size_t at = r->at, open = quote_ahead(r, &q);

	*bytes = q.bytes;
	r->at += open;
	while (!at_close(r, &q)) {
		if (r->at >= r->n)
			return recipe_fail(r, at, open,
				_("this string is not closed: expected %.*s at its end"),
				(int)q.quotes, r->text + at + open - q.quotes);
		if (r->text[r->at] == '\\' && !q.raw) {
			if (!read_escape(r, &q, out, len))
				return false;
			continue;
		}
		if (r->text[r->at] == '\\' && r->at + 1 < r->n) /* r'\'' keeps both */
			out[(*len)++] = (uint8_t)r->text[r->at++];
		out[(*len)++] = (uint8_t)r->text[r->at++];
	}
	r->at += q.quotes;
	return true;
}

/* Where the neighbouring strings that begin here end, so that their bytes find room at once. */
static size_t strings_end(struct reader r)
{
	struct quoted q;
	size_t open;

	for (; (open = quote_ahead(&r, &q)) > 0; lex_space(&r)) {
		for (r.at += open; r.at < r.n && !at_close(&r, &q);)
			r.at += r.text[r.at] == '\\' ? 2 : 1;
		if (r.at >= r.n)
			return r.n;
		r.at += q.quotes;
	}
	return r.at;
}

struct node *lex_string(struct reader *r)
{
	size_t at = r->at, end = at, len = 0;
	uint8_t *out = arena_get(r->arena, strings_end(*r) - at + 8);
	struct node *node;
	bool bytes, other;

	if (!read_quoted(r, &bytes, out, &len))
		return NULL;
	for (end = r->at; lex_space(r), lex_string_ahead(r); end = r->at) {
		size_t next = r->at;

		if (!read_quoted(r, &other, out, &len))
			return NULL;
		if (other != bytes)
			return recipe_fail(r, next, r->at - next,
				_("bytes b'..' and characters '..' cannot be joined"));
	}
	r->at = end;
	node = lex_node(r, NODE_TEXT, at);
	node->text = (const char *)out;
	node->n = (uint32_t)len;
	node->bytes = bytes;
	return node;
}

bool lex_unhex(struct reader *r, struct node *value)
{
	uint8_t *out = arena_get(r->arena, value->n / 2 + 1);
	uint32_t len = 0, digits = 0;

	if (value->n > 2 && value->text[0] == '0' && (value->text[1] | 0x20) == 'x')
		value->text += 2, value->n -= 2;
	for (uint32_t i = 0; i < value->n; i++) {
		int c = (uint8_t)value->text[i], d = hex_digit(c);

		if (d < 0 && strchr(" \t\r\n:.-", c) && digits % 2 == 0)
			continue;
		if (d < 0)
			return recipe_fail(r, value->at, value->len,
				_("expected pairs of hexadecimal digits, as in hex=0a0b"));
		out[len] = (uint8_t)(digits++ % 2 ? out[len] << 4 | d : d);
		len += digits % 2 == 0;
	}
	if (digits % 2)
		return recipe_fail(r, value->at, value->len,
			_("an odd number of hexadecimal digits: a byte takes two"));
	value->kind = NODE_TEXT;
	value->bytes = true;
	value->text = (const char *)out;
	value->n = len;
	return true;
}
