/* SPDX-License-Identifier: BSD-2-Clause */
/* The grid of cells: wide characters, what combines, bytes that are no text; nothing is written
 * outside a rectangle, and half a wide character is never left. */
#include "test.h"

#include "tui/screen.h"

#include <stdlib.h>

static struct screen screen = SCREEN_INIT;
static struct buf shot;

static const char *put(int w, struct rect rect, int x, const char *text)
{
	screen_size(&screen, w, 2);
	screen_put(&screen, rect, x, 0, screen_look(PIC_PLAIN), text);
	buf_clear(&shot);
	screen_dump(&shot, &screen);
	return buf_string(&shot);
}

static void wide(void)
{
	const struct rect all = {0, 0, 10, 1};

	CHECK_STR(put(10, all, 0, "漢字"), "漢字\n\n");
	CHECK_INT(screen.cells[1].len, 0);
	CHECK_INT(screen.cells[2].len, 3);
	CHECK_STR(put(10, all, 0, "漢字漢字漢"), "漢字漢字漢\n\n");
	CHECK_STR(put(10, (struct rect){0, 0, 5, 1}, 0, "漢字漢"), "漢字…\n\n");
	CHECK_STR(put(10, (struct rect){0, 0, 4, 1}, 0, "漢字漢"), "漢 …\n\n");
	CHECK_STR(put(10, (struct rect){0, 0, 1, 1}, 0, "漢"), "…\n\n");
	CHECK_STR(put(10, all, 0, "😀!"), "😀!\n\n");
	CHECK_STR(put(10, all, 9, "漢"), "         …\n\n");
}

static void combining(void)
{
	const struct rect all = {0, 0, 10, 1};
	char long_text[200] = "e";

	CHECK_STR(put(10, all, 0, "e\xcc\x81x"), "e\xcc\x81x\n\n");
	CHECK_INT(screen.cells[0].len, 3);
	CHECK_STR(put(10, all, 0, "\xcc\x81x"), "x\n\n");
	for (unsigned i = 0; i < 40; i++)
		memcpy(long_text + 1 + 2 * i, "\xcc\x81", 3);
	put(10, all, 0, long_text);
	CHECK(screen.cells[0].len <= GLYPH_BYTES);
}

static void hostile(void)
{
	const struct rect all = {0, 0, 40, 1};

	CHECK_STR(put(40, all, 0, "a\x1b[2J\xff\xe2\x80\xae"), "a\\x1b[2J\\xff\\u{202e}\n\n");
	CHECK_STR(put(40, all, 0, "\xe6\xbc"), "\\xe6\\xbc\n\n");
	screen.ascii = true;
	CHECK_STR(put(40, all, 0, "漢é"), "\\u{6f22}\\u{e9}\n\n");
	CHECK_STR(put(6, (struct rect){0, 0, 6, 1}, 0, "漢字漢字"), "\\u{6f~\n\n");
	screen.ascii = false;
}

/* What is drawn over half of a wide character takes the other half with it. */
static void halves(void)
{
	const struct ansi_look look = screen_look(PIC_PLAIN);
	const struct rect all = {0, 0, 10, 1};

	put(10, all, 0, "漢字漢字漢");
	screen_put(&screen, all, 1, 0, look, "x");
	screen_put(&screen, all, 4, 0, look, "y");
	screen_fill(&screen, (struct rect){7, 0, 2, 1}, look);
	buf_clear(&shot);
	screen_dump(&shot, &screen);
	CHECK_STR(buf_string(&shot), " x字y\n\n");
	for (int i = 0; i < 10; i++)
		CHECK(screen.cells[i].len || (i && screen.cells[i - 1].len == 3));
}

/* Whatever is written, wherever: inside the rectangle, and every wide character whole. */
static void anywhere(void)
{
	static const char *const pieces[] = {
		"漢", "e\xcc\x81", "ab", "😀", "\xff", "\x1b[", "…", " "};
	struct ansi_look look = screen_look(PIC_TITLE);
	uint32_t seed = 3;

	for (unsigned round = 0; round < 20000; round++) {
		struct rect r;
		char text[64] = "";
		int values[6];

		for (unsigned i = 0; i < 6; i++) {
			seed = seed * 1664525u + 1013904223u;
			values[i] = (int)(seed >> 8 & 31);
		}
		r = (struct rect){values[0] - 4, values[1] % 4, values[2] % 24, values[3] % 5};
		for (unsigned i = 0; i < 6; i++)
			memcpy(text + strlen(text), pieces[values[i] % 8],
				strlen(pieces[values[i] % 8]) + 1);
		screen_size(&screen, 20, 4);
		if (round % 3 == 0)
			screen_put(&screen, screen_all(&screen), 0, r.y, screen_look(PIC_PLAIN),
				"漢字漢字漢字漢字漢字");
		screen_put(&screen, r, values[4] - 8, 0, look, text);
		for (int y = 0; y < 4; y++) {
			for (int x = 0; x < 20; x++) {
				const struct glyph *g = &screen.cells[y * 20 + x];
				bool in = x >= r.x && x < r.x + r.w && y == r.y;

				if (g->look.role == PIC_TITLE)
					CHECK(in);
				CHECK(g->len <= GLYPH_BYTES);
			}
		}
	}
}

static void cleaned_up(void)
{
	screen_done(&screen);
	buf_done(&shot);
	CHECK(!screen.cells);
}

static const struct test tests[] = {
	{"screen wide", wide},
	{"screen combining", combining},
	{"screen hostile", hostile},
	{"screen halves", halves},
	{"screen anywhere", anywhere},
	{"screen is cleaned up", cleaned_up},
};
TEST_MAIN(tests)
