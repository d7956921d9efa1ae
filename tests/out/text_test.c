/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture as text: walls that meet, text that is cut, wide and combining characters, colours. */
#include "test.h"

#include "base/utf8.h"
#include "out/text.h"

static struct arena arena;

static struct pic_cell *cell(struct pic *pic, struct pic_row *row, unsigned at, unsigned span,
	unsigned edges, const char *text)
{
	struct pic_cell *c = pic_add(pic, row, at, span, PIC_PLAIN, text);

	c->edges = (uint8_t)edges;
	return c;
}

static void renders(const struct pic *pic, struct text_style style, const char *want)
{
	struct buf out = BUF_INIT;

	text_render(&out, pic, &style);
	CHECK_STR(buf_string(&out), want);
	buf_done(&out);
}

#define BOX (EDGE_LEFT | EDGE_RIGHT | EDGE_TOP | EDGE_BOTTOM)

/* Two rows of boxes whose walls do not stand above one another. */
static void boxes_of(struct pic *pic)
{
	struct pic_row *row;

	pic_init(pic, &arena, 13);
	row = pic_add_row(pic);
	cell(pic, row, 0, 4, BOX, "a")->middle = true;
	cell(pic, row, 4, 8, BOX, "b")->right = true;
	row = pic_add_row(pic);
	cell(pic, row, 0, 8, BOX, "c");
	cell(pic, row, 8, 4, BOX, "toolong");
}

static void walls_meet(void)
{
	struct pic pic;

	boxes_of(&pic);
	renders(&pic, (struct text_style){.ascii = false},
		"┌───┬───────┐\n"
		"│ a │      b│\n"
		"├───┴───┬───┤\n"
		"│c      │to…│\n"
		"└───────┴───┘\n");
	arena_clear(&arena);
}

static void walls_in_ascii(void)
{
	struct pic pic;

	boxes_of(&pic);
	renders(&pic, (struct text_style){.ascii = true},
		"+---+-------+\n"
		"| a |      b|\n"
		"+---+---+---+\n"
		"|c      |to~|\n"
		"+-------+---+\n");
	renders(&pic, (struct text_style){.ascii = true, .ticks = true, .prefix = " * "},
		" * +-+-+-+-+-+-+\n"
		" * | a |      b|\n"
		" * +-+-+-+-+-+-+\n"
		" * |c      |to~|\n"
		" * +-+-+-+-+-+-+\n");
	arena_clear(&arena);
}

static void text_on_borders(void)
{
	struct pic pic;
	struct pic_row *row;

	pic_init(&pic, &arena, 20);
	row = pic_add_row(&pic);
	row->thin = true;
	cell(&pic, row, 2, 10, EDGE_LEFT | EDGE_TOP, "TCP");
	cell(&pic, row, 12, 6, EDGE_RIGHT | EDGE_TOP | EDGE_BOTTOM, "20")->right = true;
	row = pic_add_row(&pic);
	row->thin = true;
	pic_add(&pic, row, 0, 1, PIC_PLAIN, "L");
	renders(&pic, (struct text_style){.ascii = false},
		"  ┌─ TCP ──── 20 ─┐\n"
		"L           ──────┘\n");
	arena_clear(&arena);
}

/* A wide character that does not fit whole is left out; what combines stays with its letter. */
static void widths(void)
{
	struct pic pic;
	struct pic_row *row;

	pic_init(&pic, &arena, 12);
	row = pic_add_row(&pic);
	pic_add(&pic, row, 0, 4, PIC_PLAIN, "中文");
	pic_add(&pic, row, 4, 4, PIC_PLAIN, "中文字");
	pic_add(&pic, row, 8, 4, PIC_PLAIN, "cafe\u0301");
	renders(&pic, (struct text_style){.ascii = false}, "中文中… cafe\u0301\n");
	arena_clear(&arena);
}

static void nothing_unclean(void)
{
	struct pic pic;
	struct pic_row *row;

	pic_init(&pic, &arena, 60);
	row = pic_add_row(&pic);
	pic_add(&pic, row, 0, 60, PIC_PLAIN,
		"\033[31m\n\t\a\u202e\xff"
		"\xc2\x9b é→·");
	renders(&pic, (struct text_style){.ascii = false},
		"\\x1b[31m\\n\\t\\x07\\u{202e}\\xff\\u{9b} é→·\n");
	renders(&pic, (struct text_style){.ascii = true},
		"\\x1b[31m\\n\\t\\x07\\u{202e}\\xff\\u{9b} \\u{e9}->.\n");
	arena_clear(&arena);
}

static void looks(void)
{
	struct pic pic;
	struct pic_row *row;

	pic_init(&pic, &arena, 20);
	row = pic_add_row(&pic);
	pic_add(&pic, row, 0, 3, PIC_TITLE, "N")->layer = LAYER_NETWORK;
	pic_add(&pic, row, 4, 6, PIC_VALUE, "plain");
	pic_add(&pic, row, 10, 6, PIC_FORGED, "!1");
	renders(&pic, (struct text_style){.color = ANSI_NONE}, "N   plain !1\n");
	renders(&pic, (struct text_style){.color = ANSI_16},
		"\033[0;1;46;30mN  \033[0m plain \033[0;1;4m!1\033[0m\n");
	renders(&pic, (struct text_style){.color = ANSI_256},
		"\033[0;1;48;5;74;38;5;16mN  \033[0m plain \033[0;1;4m!1\033[0m\n");
	renders(&pic, (struct text_style){.color = ANSI_RGB},
		"\033[0;1;48;2;86;180;233;38;2;0;0;0mN  \033[0m plain \033[0;1;4m!1\033[0m\n");
	arena_clear(&arena);
}

/* xterm's colour cube: level 0 is 0, the others 55 + 40 n. */
static int distance(uint32_t rgb, unsigned index)
{
	int sum = 0;

	for (unsigned i = 0, part = 36; i < 3; i++, part /= 6) {
		unsigned level = (index - 16) / part % 6;
		int d = (int)(rgb >> (16 - 8 * i) & 255) - (level ? 55 + 40 * (int)level : 0);

		sum += d * d;
	}
	return sum;
}

static void nearest_of_256(void)
{
	for (unsigned l = 0; l < LAYER_COUNT; l++) {
		struct buf out = BUF_INIT;
		uint32_t rgb = ansi_rgb((enum proto_layer)l);
		const char *at;
		unsigned used;

		ansi_look(&out, ANSI_256, (struct ansi_look){(uint8_t)l, PIC_PLAIN, false});
		at = strstr(buf_string(&out), "48;5;");
		used = at ? (unsigned)strtoul(at + 5, NULL, 10) : 0;
		for (unsigned i = 16; CHECK(used >= 16 && used < 232) && i < 232; i++)
			CHECK(distance(rgb, used) <= distance(rgb, i));
		buf_done(&out);
	}
}

static void cells_outside(void)
{
	struct pic pic;
	struct pic_row *row;

	pic_init(&pic, &arena, 5);
	row = pic_add_row(&pic);
	pic_add(&pic, row, 0, 99, PIC_PLAIN, "abcdefgh");
	CHECK_INT(row->cells[0].span, 5);
	pic_add(&pic, row, 5, 1, PIC_PLAIN, "x")->edges = EDGE_LEFT;
	CHECK_INT(row->count, 1);
	renders(&pic, (struct text_style){.ascii = true}, "abcd~\n");
	arena_clear(&arena);
}

static const struct test tests[] = {
	{"walls meet", walls_meet},
	{"walls in ascii", walls_in_ascii},
	{"text on borders", text_on_borders},
	{"widths", widths},
	{"nothing unclean", nothing_unclean},
	{"looks", looks},
	{"nearest of 256", nearest_of_256},
	{"cells outside", cells_outside},
};

int main(void)
{
	int status = test_run(tests, sizeof(tests) / sizeof(tests[0]));

	arena_done(&arena);
	return status;
}
