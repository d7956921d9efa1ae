/* SPDX-License-Identifier: BSD-2-Clause */
/* Text as it will be written, and cut to its room, with a mark where something is missing. */
#include "out/fit.h"

#include "base/utf8.h"

/* Our own signs in ASCII; what is not here came from outside and is escaped. */
static const struct {
	uint32_t cp;
	const char *ascii;
} spelt[] = {
	{0x2026, "~"},	/* … */
	{0x2192, "->"}, /* → */
	{0x2190, "<-"}, /* ← */
	{0x21c4, "<>"}, /* ⇄ */
	{0x2260, "!="}, /* ≠ */
	{0x00b7, "."},	/* · */
	{0x2500, "-"},	/* ─ */
	{0x2502, "|"},	/* │ */
	{0x2550, "="},	/* ═ and what else conversations are told apart by: one cell each */
	{0x2593, "#"},	/* ▓ */
	{0x2591, ":"},	/* ░ */
	{0x256c, "+"},	/* ╬ */
	{0x25cf, "o"},	/* ● */
	{0x25c6, "*"},	/* ◆ */
	{0x25b2, "^"},	/* ▲ */
	{0x2571, "/"},	/* ╱ */
};

unsigned fit_text(struct buf *out, const void *text, size_t n, unsigned room, const char *mark)
{
	const uint8_t *p = text;
	size_t cells = utf8_cells(text, n), i = 0;
	unsigned used = 0;

	if (cells <= room) {
		buf_add(out, text, n);
		return (unsigned)cells;
	}
	while (room && i < n) {
		uint32_t cp;
		size_t len = utf8_next(p + i, n - i, &cp);
		int width = cp == UTF8_BAD ? 1 : utf8_width(cp);

		if (width > 0 && used + (unsigned)width > room - 1)
			break;
		buf_add(out, p + i, len);
		used += width > 0 ? (unsigned)width : 0;
		i += len;
	}
	if (room)
		buf_text(out, mark);
	return used + (room ? 1 : 0);
}

void fit_spell(struct buf *out, const char *text, bool ascii)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t n = strlen(text);

	if (!ascii) {
		buf_text(out, text);
		return;
	}
	for (size_t i = 0; i < n;) {
		const char *known = NULL;
		uint32_t cp;
		size_t len = utf8_next(p + i, n - i, &cp);

		for (size_t k = 0; cp >= 0x7f && k < sizeof(spelt) / sizeof(spelt[0]); k++)
			if (spelt[k].cp == cp)
				known = spelt[k].ascii;
		if (known)
			buf_text(out, known);
		else
			utf8_clean(out, p + i, len, 1);
		i += len;
	}
}
