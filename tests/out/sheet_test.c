/* SPDX-License-Identifier: BSD-2-Clause */
/* The formats of slides and papers: contrast in every theme, text cut by one rule, words that mean
 * something to a format, the same bytes twice. */
#include "test.h"

#include "base/utf8.h"
#include "out/fit.h"
#include "out/sheet.h"

#include <locale.h>
#include <math.h>

static struct arena arena;

/* WCAG 2.1's contrast, by its own formula. */
static double light(unsigned level)
{
	double x = level / 255.0;

	return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = 0.2126 * light(a >> 16 & 255) + 0.7152 * light(a >> 8 & 255) +
		   0.0722 * light(a & 255);
	double y = 0.2126 * light(b >> 16 & 255) + 0.7152 * light(b >> 8 & 255) +
		   0.0722 * light(b & 255);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static void every_text_can_be_read(void)
{
	for (int theme = 0; theme < SHEET_THEMES; theme++)
		for (int role = 0; role < PIC_ROLES; role++)
			for (int layer = 0; layer <= LAYER_COUNT; layer++)
				for (unsigned i = 0; i < 200; i++) {
					struct pic_cell c = {.role = (enum pic_role)role,
						.layer = layer < LAYER_COUNT ? (uint8_t)layer
									     : PIC_NO_LAYER,
						.blank = i % 7 == 1,
						.tint = i ? (uint32_t)(0x1000000 |
								       (test_random() & 0xffffff))
							  : 0,
						.text = ""};
					uint32_t paper = sheet_paper((enum sheet_theme)theme, &c);
					uint32_t pen = sheet_pen((enum sheet_theme)theme, &c);

					if (contrast(paper, pen) < 4.5)
						test_note(false, __FILE__, __LINE__,
							"theme %d role %d layer %d: %06x on %06x",
							theme, role, layer, pen, paper);
				}
	CHECK(contrast(0, 0xffffff) > 20.9 && contrast(0x777777, 0x777777) < 1.01);
}

static void papers_differ(void)
{
	for (int theme = 0; theme < SHEET_THEMES; theme++)
		for (int a = 0; a < LAYER_COUNT; a++)
			for (int b = 0; b < a; b++) {
				struct pic_cell x = {.layer = (uint8_t)a},
						y = {.layer = (uint8_t)b};

				CHECK(sheet_paper((enum sheet_theme)theme, &x) !=
					sheet_paper((enum sheet_theme)theme, &y));
				if (theme == SHEET_GREY)
					CHECK(contrast(sheet_paper(SHEET_GREY, &x),
						      sheet_paper(SHEET_GREY, &y)) > 1.25);
			}
}

static void cut(const char *text, unsigned room, const char *want, unsigned cells)
{
	struct buf out = BUF_INIT;

	CHECK_INT(fit_text(&out, text, strlen(text), room, "~"), cells);
	CHECK_STR(buf_string(&out), want);
	buf_done(&out);
}

static void text_is_cut(void)
{
	cut("abc", 3, "abc", 3);
	cut("abcd", 3, "ab~", 3);
	cut("abcd", 1, "~", 1);
	cut("abcd", 0, "", 0);
	cut("日本", 4, "日本", 4);
	cut("日本", 3, "日~", 3);
	cut("a日本", 3, "a~", 2);
	cut("e\xcc\x81te", 2, "e\xcc\x81~", 2);
}

/* ---- formats ---- */

static void odd_cell(struct pic *pic, const char *text)
{
	struct pic_row *row = pic_add_row(pic);
	struct pic_cell *c = pic_add(pic, row, 0, 30, PIC_VALUE, text);

	c->edges = EDGE_LEFT | EDGE_RIGHT | EDGE_TOP | EDGE_BOTTOM;
	c->bits = 8;
}

static void render(struct buf *out, const struct format *f, const struct sheet *of,
	const char *text, enum pic_sort sort)
{
	struct sheet_book book = {.lacks = false};
	struct sheet sheet = *of;
	struct pic pic;

	pic_init(&pic, &arena, 32);
	pic.sort = sort;
	odd_cell(&pic, text);
	sheet.book = &book;
	if (f->begin)
		f->begin(out, &sheet);
	f->page(out, &pic, &sheet);
	if (f->end)
		f->end(out, &sheet);
	sheet_book_done(&book);
	arena_clear(&arena);
}

static const struct format *format(const char *name)
{
	return format_find(name, strlen(name));
}

static void has(const char *name, const char *text, const char *want, enum pic_sort sort)
{
	struct sheet sheet = {.title = text, .caption = text, .about = text};
	struct buf out = BUF_INIT;

	render(&out, format(name), &sheet, text, sort);
	if (!strstr(buf_string(&out), want))
		test_note(false, __FILE__, __LINE__, "%s of %s lacks %s", name, text, want);
	if (strcmp(text, want) && strcmp(name, "md"))
		CHECK(!strstr(buf_string(&out), text));
	buf_done(&out);
}

static void words_are_words(void)
{
	has("svg", "<b>&\"", "&lt;b&gt;&amp;&quot;", PIC_SHEET);
	has("svg", "x\xef\xbf\xbfy",
		"x\xef\xbf\xbd"
		"y",
		PIC_SHEET);
	has("html", "</script><script>x", "&lt;/script&gt;&lt;script&gt;x", PIC_SHEET);
	has("tex", "\\end{x}%$#", "\\textbackslash{}end\\{x\\}\\%\\$\\#", PIC_SHEET);
	has("tex", "\\end{x}%$#", "\\textbackslash{}end\\{x\\}\\%\\$\\#", PIC_GRID);
	has("mermaid", "a\"b#c;%%", "a#34;b#35;c#59;#37;#37;", PIC_GRID);
	has("txt", "<b>", "<b>", PIC_SHEET);
	has("md", "*a*_b_", "\\*a\\*\\_b\\_", PIC_GRID);
}

static void fence_holds(void)
{
	struct sheet sheet = {.ascii = true};
	struct buf out = BUF_INIT;

	render(&out, format("md"), &sheet, "```` `", PIC_SHEET);
	CHECK(!strncmp(buf_string(&out), "`````text\n", 10));
	CHECK(strstr(buf_string(&out), "\n`````\n") != NULL);
	buf_done(&out);
}

static void formats_are_found(void)
{
	for (size_t i = 0; format_all[i]; i++)
		CHECK(format(format_all[i]->name) == format_all[i]);
	CHECK(format("mmd") == format("mermaid") && format("mmd"));
	CHECK(!format("") && !format("sv") && !format("svgz") && !format("png"));
	CHECK(!format("mermaid")->takes(&(struct pic){.sort = PIC_SHEET}));
	CHECK(format("mermaid")->takes(&(struct pic){.sort = PIC_GRID}));
}

/* The language of the machine changes no number. */
static void bytes_are_the_same(void)
{
	struct sheet sheet = {.title = "a", .width = 777};
	struct buf a = BUF_INIT, b = BUF_INIT;

	for (size_t i = 0; format_all[i]; i++) {
		buf_clear(&a);
		buf_clear(&b);
		setlocale(LC_ALL, "C");
		render(&a, format_all[i], &sheet, "x", PIC_GRID);
		setlocale(LC_ALL, "");
		render(&b, format_all[i], &sheet, "x", PIC_GRID);
		CHECK(a.len > 10 && a.len == b.len && !memcmp(a.data, b.data, a.len));
	}
	buf_done(&a);
	buf_done(&b);
}

static void draw_nothing(struct buf *out, const struct format *f, unsigned pages, int sort)
{
	struct sheet_book book = {.lacks = false};
	struct sheet sheet = {.pages = pages, .page = pages ? 1 : 0, .book = &book};
	struct pic pic;

	pic_init(&pic, &arena, sort ? 1 : PIC_WIDEST);
	pic.sort = (enum pic_sort)sort;
	if (f->begin)
		f->begin(out, &sheet);
	for (unsigned i = 0; i < (pages ? pages : 1); i++) {
		sheet.page = pages ? i + 1 : 0;
		f->page(out, &pic, &sheet);
	}
	if (f->end)
		f->end(out, &sheet);
	CHECK(!book.lacks);
	sheet_book_done(&book);
	arena_clear(&arena);
}

/* A picture of nothing is a file all the same. */
static void nothing_is_drawn(void)
{
	for (size_t i = 0; format_all[i]; i++)
		for (int sort = PIC_SHEET; sort <= PIC_LADDER; sort++) {
			struct buf out = BUF_INIT;

			draw_nothing(&out, format_all[i], (unsigned)sort, sort);
			CHECK(out.len > 0 || !strcmp(format_all[i]->name, "txt"));
			buf_done(&out);
		}
}

static const struct test tests[] = {
	{"every text can be read", every_text_can_be_read},
	{"papers differ", papers_differ},
	{"text is cut", text_is_cut},
	{"words are words", words_are_words},
	{"a fence holds", fence_holds},
	{"formats are found", formats_are_found},
	{"bytes are the same", bytes_are_the_same},
	{"nothing is drawn", nothing_is_drawn},
};

int main(void)
{
	int status = test_run(tests, sizeof(tests) / sizeof(tests[0]));

	arena_done(&arena);
	return status;
}
