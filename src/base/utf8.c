/* SPDX-License-Identifier: BSD-2-Clause */
/* UTF-8, and the one sanitizer of text that came from outside (law 10). */
#include "base/utf8.h"

#include <stdbool.h>

struct range {
	uint32_t first, last;
};

/* What must never reach a terminal or an export: direction marks and overrides and every other
 * format character (Unicode category Cf), line and paragraph separators, surrogates, private use,
 * noncharacters, and the planes of tags and variation selectors. */
static const struct range barred[] = {
	{0x00ad, 0x00ad}, {0x0600, 0x0605}, {0x061c, 0x061c}, {0x06dd, 0x06dd}, {0x070f, 0x070f},
	{0x0890, 0x0891}, {0x08e2, 0x08e2}, {0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e},
	{0x2060, 0x206f}, {0xd800, 0xf8ff}, {0xfdd0, 0xfdef}, {0xfeff, 0xfeff}, {0xfff0, 0xfffb},
	{0xfffe, 0xffff}, {0x110bd, 0x110bd}, {0x110cd, 0x110cd}, {0x13430, 0x1343f},
	{0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0x1fffe, 0x1ffff}, {0x2fffe, 0x2ffff},
	{0x3fffe, 0x10ffff},
};

static bool is_barred(uint32_t cp)
{
	if (cp < 0xa0)
		return cp < 0x20 || cp >= 0x7f;
	for (size_t i = 0; i < sizeof(barred) / sizeof(barred[0]); i++)
		if (cp >= barred[i].first && cp <= barred[i].last)
			return true;
	return false;
}

size_t utf8_next(const uint8_t *p, size_t n, uint32_t *cp)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t len = p[0] < 0x80 ? 1 : p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
	uint32_t c = len == 1 ? p[0] : p[0] & (0x7fu >> len);

	*cp = UTF8_BAD;
	if ((p[0] >= 0x80 && p[0] < 0xc2) || p[0] > 0xf4 || len > n)
		return 1;
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 1;
		c = c << 6 | (p[i] & 0x3f);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 1;
	*cp = c;
	return len;
}

size_t utf8_cells(const char *text, size_t n)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t cells = 0;

	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += utf8_next(p + i, n - i, &cp);
		cells += cp == UTF8_BAD || utf8_width(cp) < 0 ? 1 : (size_t)utf8_width(cp);
	}
	return cells;
}

/* Whether the blank at `at` belongs between a word and a mark: "mot :", "« mot". */
static bool joins(const char *text, size_t n, size_t at)
{
	static const char *const marks[] = {":", ";", "?", "!", "»"};
	size_t left = n - at - 1;

	if (at >= 2 && memcmp(text + at - 2, "«", 2) == 0)
		return true;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (left >= strlen(marks[i]) &&
			memcmp(text + at + 1, marks[i], strlen(marks[i])) == 0)
			return true;
	return false;
}

size_t utf8_line(const char *text, size_t n, size_t cells)
{
	size_t at = 0, end = 0, used = 0;

	while (at < n) {
		uint32_t cp;
		size_t took = utf8_next((const uint8_t *)text + at, n - at, &cp);
		size_t width = utf8_cells(text + at, took);
		bool breaks = text[at] == ' ' && !joins(text, n, at);

		if (text[at] == '\n')
			return at;
		if (used + width > cells)
			return breaks ? at : end ? end : at ? at : took;
		if (breaks)
			end = at;
		used += width;
		at += took;
	}
	return n;
}

static void escape(struct buf *out, const uint8_t *p, size_t n, uint32_t cp)
{
	if (cp == '\n' || cp == '\r' || cp == '\t')
		buf_printf(out, "\\%c", cp == '\n' ? 'n' : cp == '\r' ? 'r' : 't');
	else if (cp == UTF8_BAD || cp < 0x80)
		for (size_t i = 0; i < n; i++)
			buf_printf(out, "\\x%02x", p[i]);
	else
		buf_printf(out, "\\u{%x}", (unsigned)cp);
}

void utf8_clean(struct buf *out, const void *bytes, size_t n, int ascii)
{
	const uint8_t *p = bytes;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t len = utf8_next(p + i, n - i, &cp);

		if (cp == UTF8_BAD || is_barred(cp) || (ascii && cp >= 0x7f))
			escape(out, p + i, len, cp);
		else
			buf_add(out, p + i, len);
		i += len;
	}
}

int utf8_is_clean(const void *bytes, size_t n)
{
	const uint8_t *p = bytes;

	for (size_t i = 0; i < n;) {
		uint32_t cp;

		i += utf8_next(p + i, n - i, &cp);
		if (cp == UTF8_BAD || is_barred(cp))
			return 0;
	}
	return 1;
}

/* How many bytes at `p`, which begin no character, are what is left of one. */
static size_t broken(const uint8_t *p, size_t n)
{
	size_t most = p[0] >= 0xfe || p[0] < 0xc0 ? 1
		: p[0] >= 0xfc			  ? 6
		: p[0] >= 0xf8			  ? 5
		: p[0] >= 0xf0			  ? 4
		: p[0] >= 0xe0			  ? 3
						  : 2;
	size_t len = 1;

	while (len < most && len < n && (p[len] & 0xc0) == 0x80)
		len++;
	return len;
}

void utf8_format(struct buf *out, const void *bytes, size_t n)
{
	static const char letters[] = "abtnvfr"; /* from 7 on */
	const uint8_t *p = bytes;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t len = utf8_next(p + i, n - i, &cp);

		if (cp == UTF8_BAD) {
			len = broken(p + i, n - i);
			buf_text(out, "\xef\xbf\xbd");
		} else if (cp >= 7 && cp <= 13) {
			buf_printf(out, "\\%c", letters[cp - 7]);
		} else if (cp < 0x20 || cp == 0x7f) {
			buf_printf(out, "\\%03o", (unsigned)cp);
		} else if (is_barred(cp)) {
			buf_printf(out, cp > 0xffff ? "\\U%08x" : "\\u%04x", (unsigned)cp);
		} else {
			buf_add(out, p + i, len);
		}
		i += len;
	}
}
