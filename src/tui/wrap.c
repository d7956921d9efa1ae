/* SPDX-License-Identifier: BSD-2-Clause */
/* Text in the lines of a rectangle. */
#include "view.h"

#include "base/utf8.h"

/* The bytes that fit on a line: whole words, or as much of one that is longer than it. */
static size_t fit(const char *text, size_t n, size_t cells)
{
	size_t at = 0, end = 0, used = 0;

	while (at < n) {
		uint32_t cp;
		size_t took = utf8_next((const uint8_t *)text + at, n - at, &cp);
		size_t width = utf8_cells(text + at, took);

		if (used + width > cells)
			return text[at] == ' ' ? at : end ? end : at ? at : took;
		if (text[at] == ' ')
			end = at;
		used += width;
		at += took;
	}
	return n;
}

int view_wrap(
	struct screen *screen, struct rect rect, struct ansi_look look, const char *text, size_t n)
{
	size_t at = 0;
	int y = 0;

	while (at < n && y < rect.h && rect.w > 2) {
		size_t took = fit(text + at, n - at, (size_t)rect.w - 2);

		screen_text(screen, rect, 1, y++, look, text + at, took);
		at += took;
		while (at < n && text[at] == ' ')
			at++;
	}
	return y;
}
