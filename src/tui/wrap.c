/* SPDX-License-Identifier: BSD-2-Clause */
/* Text in the lines of a rectangle. */
#include "view.h"

#include "base/utf8.h"

int view_wrap(
	struct screen *screen, struct rect rect, struct ansi_look look, const char *text, size_t n)
{
	size_t at = 0;
	int y = 0;

	while (at < n && y < rect.h && rect.w > 2) {
		size_t took = utf8_line(text + at, n - at, (size_t)rect.w - 2);

		screen_text(screen, rect, 1, y++, look, text + at, took);
		at += took;
		while (at < n && text[at] == ' ')
			at++;
	}
	return y;
}
