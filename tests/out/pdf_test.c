/* SPDX-License-Identifier: BSD-2-Clause */
/* What PDF has of its own: compression, which zlib reads; letters and their codes; what a file
 * keeps from page to page, wherever its bytes are taken away. */
#include "test.h"

#include "../../src/out/pdf_int.h"

#include <zlib.h>

static struct arena arena;

/* ---- compression ---- */

static size_t packs(const uint8_t *bytes, size_t n)
{
	struct buf packed = BUF_INIT, back = BUF_INIT;
	uLongf len = n + 1;
	size_t size;

	pdf_pack(&packed, bytes, n);
	CHECK_INT(uncompress(buf_room(&back, n + 1), &len, packed.data, packed.len), Z_OK);
	CHECK(len == n && (!n || !memcmp(back.data, bytes, n)));
	size = packed.len;
	buf_done(&packed);
	buf_done(&back);
	return size;
}

static void bytes_come_back(void)
{
	static uint8_t bytes[200000];

	for (size_t n = 0; n < 600; n++) { /* every length of a repetition, and of none */
		memset(bytes, 'a', n);
		packs(bytes, n);
		for (size_t i = 0; i < n; i++)
			bytes[i] = (uint8_t)test_random();
		packs(bytes, n);
	}
	for (unsigned letters = 1; letters <= 256; letters *= 4) {
		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (uint8_t)(test_random() % letters);
		packs(bytes, sizeof(bytes));
	}
}

/* A repetition at every distance: the last of 32 KiB counts, what stands before does not. */
static void distances_are_right(void)
{
	static uint8_t bytes[70000];

	for (size_t gap = 1; gap < 34000; gap += gap < 600 ? 1 : 613) {
		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (uint8_t)(i < gap ? test_random() : bytes[i - gap]);
		packs(bytes, gap * 2 + 300 < sizeof(bytes) ? gap * 2 + 300 : sizeof(bytes));
	}
	for (size_t gap = 32760; gap < 32776; gap++) {
		for (size_t i = 0; i < gap + 40; i++)
			bytes[i] = (uint8_t)(i < gap ? test_random() : bytes[i - gap]);
		packs(bytes, gap + 40);
	}
}

static void text_gets_small(void)
{
	struct buf text = BUF_INIT;

	for (unsigned i = 0; i < 500; i++)
		buf_printf(&text, "%u %u 22 30 re\n", i * 10 % 970, 1051 - i % 33 * 30);
	CHECK(packs(text.data, text.len) * 3 < text.len);
	buf_done(&text);
}

/* ---- letters ---- */

static void has_letter(uint32_t cp, int code, enum pdf_font want)
{
	enum pdf_font font = PDF_SANS;

	CHECK_INT(pdf_letter(cp, &font), code);
	CHECK_INT((int)font, (int)want);
}

static void letters_have_codes(void)
{
	has_letter('A', 'A', PDF_SANS);
	has_letter(0xe9, 0xe9, PDF_SANS);
	has_letter(0x20ac, 0x80, PDF_SANS);
	has_letter(0x2026, 0x85, PDF_SANS);
	has_letter(0x0153, 0x9c, PDF_SANS);
	has_letter(0x7f, -1, PDF_SANS);
	has_letter(0x81, -1, PDF_SANS);
	has_letter('\n', -1, PDF_SANS);
	has_letter(0x65e5, -1, PDF_SANS);
	has_letter(0x0142, -1, PDF_SANS);
	for (unsigned i = 0; i < pdf_sign_count(); i++)
		has_letter(pdf_sign_letter(i), PDF_SIGN_FIRST + (int)i, PDF_SIGNS);
}

/* Operators and numbers, in the right number. */
static void signs_are_drawings(void)
{
	static const struct {
		const char *name;
		unsigned numbers;
	} operators[] = {{"m", 2}, {"l", 2}, {"c", 6}, {"re", 4}, {"h", 0}, {"f", 0}, {"f*", 0}};
	struct buf draw = BUF_INIT;

	for (unsigned i = 0; i < pdf_sign_count(); i++) {
		unsigned numbers = 0;
		char *word;

		buf_clear(&draw);
		pdf_sign_draw(&draw, i);
		word = strtok((char *)(uintptr_t)buf_string(&draw), " ");
		for (; word; word = strtok(NULL, " ")) {
			size_t k = 0, count = sizeof(operators) / sizeof(operators[0]);

			if (strspn(word, "-0123456789") == strlen(word)) {
				numbers++;
				CHECK(atoi(word) >= -300 && atoi(word) <= 1320);
				continue;
			}
			while (k < count && strcmp(operators[k].name, word))
				k++;
			if (k == count || operators[k].numbers != numbers)
				test_note(false, __FILE__, __LINE__, "sign %x: %s after %u",
					(unsigned)pdf_sign_letter(i), word, numbers);
			numbers = 0;
		}
	}
	buf_done(&draw);
}

static void numbers_are_written(void)
{
	static const struct {
		int64_t number;
		const char *as;
	} decimals[] = {{0, "0"}, {5, "0.005"}, {-5, "-0.005"}, {1500, "1.5"}, {-16667, "-16.667"},
		{1000000, "1000"}, {14400010, "14400.01"}, {-4000000000000, "-4000000000"}};
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(decimals) / sizeof(decimals[0]); i++) {
		buf_clear(&out);
		pdf_decimal(&out, decimals[i].number);
		CHECK_STR(buf_string(&out), decimals[i].as);
	}
	buf_done(&out);
}

/* ---- files ---- */

static void draw_page(struct buf *out, struct sheet *sheet, const char *text)
{
	struct pic_cell *c;
	struct pic pic;

	pic_init(&pic, &arena, 40);
	c = pic_add(&pic, pic_add_row(&pic), 0, 40, PIC_VALUE, text);
	c->layer = (uint8_t)(sheet->page % LAYER_COUNT);
	format_pdf.page(out, &pic, sheet);
	arena_clear(&arena);
}

/* A deck; `away`: what is written is taken away after each page. */
static void draw_deck(struct buf *out, bool away)
{
	struct sheet_book book = {.lacks = false};
	struct sheet sheet = {.pages = 40, .page = 1, .name = "a deck", .book = &book};
	struct buf part = BUF_INIT;

	format_pdf.begin(&part, &sheet);
	for (; sheet.page <= sheet.pages; sheet.page++) {
		draw_page(&part, &sheet, "→ a (b) \\ œ");
		if (!away)
			continue;
		book.gone += part.len;
		buf_add(out, part.data, part.len);
		buf_clear(&part);
	}
	sheet.page = sheet.pages;
	format_pdf.end(&part, &sheet);
	buf_add(out, part.data, part.len);
	buf_done(&part);
	CHECK(!book.lacks);
	sheet_book_done(&book);
}

static void deck_flows(void)
{
	struct buf whole = BUF_INIT, parts = BUF_INIT;

	draw_deck(&whole, false);
	draw_deck(&parts, true);
	CHECK(whole.len == parts.len && !memcmp(whole.data, parts.data, whole.len));
	buf_done(&whole);
	buf_done(&parts);
}

static bool lacks(const char *text, const char *title)
{
	struct sheet_book book = {.lacks = false};
	struct sheet sheet = {.title = title, .book = &book};
	struct buf out = BUF_INIT;

	format_pdf.begin(&out, &sheet);
	draw_page(&out, &sheet, text);
	buf_done(&out);
	sheet_book_done(&book);
	return book.lacks;
}

static void what_lacks_is_told(void)
{
	CHECK(!lacks("plain é € ≠ ─ …", "« Œuvre »"));
	CHECK(lacks("日本", NULL));
	CHECK(lacks("a", "日本"));
	CHECK(lacks("e\xcc\x81", NULL));
	CHECK(lacks("Łódź", NULL));
}

static const struct test tests[] = {
	{"bytes come back", bytes_come_back},
	{"distances are right", distances_are_right},
	{"text gets small", text_gets_small},
	{"letters have codes", letters_have_codes},
	{"signs are drawings", signs_are_drawings},
	{"numbers are written", numbers_are_written},
	{"a deck flows", deck_flows},
	{"what lacks is told", what_lacks_is_told},
};

int main(void)
{
	int status = test_run(tests, sizeof(tests) / sizeof(tests[0]));

	arena_done(&arena);
	return status;
}
