/* SPDX-License-Identifier: BSD-2-Clause */
/* Words for media of markup: escaped, and broken into lines. */
#include "base/utf8.h"
#include "sheet_int.h"

/* XML 1.0, production 2, without the controls that it only tolerates. */
static bool is_xml(uint32_t cp)
{
	if (cp < 0x20)
		return cp == '\t' || cp == '\n';
	if (cp >= 0x7f && cp < 0xa0)
		return false;
	return cp != UTF8_BAD && (cp & 0xfffe) != 0xfffe;
}

void words_xml(struct buf *out, const void *text, size_t n)
{
	const uint8_t *p = text;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		size_t len = utf8_next(p + i, n - i, &cp);

		switch (cp) {
		case '&': buf_text(out, "&amp;"); break;
		case '<': buf_text(out, "&lt;"); break;
		case '>': buf_text(out, "&gt;"); break;
		case '"': buf_text(out, "&quot;"); break;
		default:
			if (is_xml(cp))
				buf_add(out, p + i, len);
			else
				buf_text(out, "\xef\xbf\xbd");
		}
		i += len;
	}
}

/* How wide a letter may be in a sans-serif face, in hundredths of its size: DejaVu Sans, the widest
 * of the usual ones. */
static int advance(uint32_t cp, bool bold)
{
	int wide = 64;

	if (cp < 0x80 && cp && strchr("ijlI|!.,:;'` /\\", (int)cp))
		wide = 36;
	else if (cp < 0x80 && cp && strchr("frt()[]-\"", (int)cp))
		wide = 46;
	else if (cp < 0x80 && cp && strchr("mwMW@%", (int)cp))
		wide = 100;
	else if ((cp >= 'A' && cp <= 'Z') || (cp < 0x80 && cp && strchr("#+<=>~^&", (int)cp)))
		wide = 84;
	else if (cp >= 0x2000)
		wide = 105;
	else if (cp >= 0x80)
		wide = 82;
	return bold ? wide * 114 / 100 : wide;
}

size_t words_line(const char *text, int size, bool bold, int room, size_t *skip)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t n = strlen(text), i = 0, cut = 0;
	int used = 0;

	*skip = 0;
	while (i < n && p[i] != '\n') {
		uint32_t cp;
		size_t len = utf8_next(p + i, n - i, &cp);

		used += utf8_width(cp) == 0 ? 0 : advance(cp, bold) * size;
		if (used > room * 100 && i)
			break;
		if (cp == ' ')
			cut = i;
		i += len;
	}
	if (i < n && p[i] != '\n' && cut)
		i = cut;
	while (i + *skip < n && (p[i + *skip] == ' ' || p[i + *skip] == '\n'))
		++*skip;
	return i || *skip ? i : n ? 1 : 0;
}
