/* SPDX-License-Identifier: BSD-2-Clause */
/* utf8: decoding held against RFC 3629's own table, and law 10 against hostile text. What is
 * clean is judged by a checker that shares nothing with the sanitizer. */
#include "test.h"

#include "base/utf8.h"

/* RFC 3629 section 4: the ranges of the four bytes of each well-formed sequence. */
static const struct form {
	uint8_t len, from[4], to[4];
} forms[] = {
	{1, {0x00}, {0x7f}},
	{2, {0xc2, 0x80}, {0xdf, 0xbf}},
	{3, {0xe0, 0xa0, 0x80}, {0xe0, 0xbf, 0xbf}},
	{3, {0xe1, 0x80, 0x80}, {0xec, 0xbf, 0xbf}},
	{3, {0xed, 0x80, 0x80}, {0xed, 0x9f, 0xbf}},
	{3, {0xee, 0x80, 0x80}, {0xef, 0xbf, 0xbf}},
	{4, {0xf0, 0x90, 0x80, 0x80}, {0xf0, 0xbf, 0xbf, 0xbf}},
	{4, {0xf1, 0x80, 0x80, 0x80}, {0xf3, 0xbf, 0xbf, 0xbf}},
	{4, {0xf4, 0x80, 0x80, 0x80}, {0xf4, 0x8f, 0xbf, 0xbf}},
};

/* The length of the well-formed sequence at `p`, 0 where there is none. */
static size_t well_formed(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		const struct form *f = &forms[i];
		size_t k = 0;

		while (k < f->len && k < n && p[k] >= f->from[k] && p[k] <= f->to[k])
			k++;
		if (k == f->len)
			return k;
	}
	return 0;
}

static uint32_t value(const uint8_t *p, size_t len)
{
	switch (len) {
	case 1: return p[0];
	case 2: return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	case 3: return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	}
	return (p[0] & 7u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

/* What a terminal or a reader must never be given, as Unicode's own names have them. */
static bool hostile(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp <= 0x9f) /* controls, C1's CSI and OSC among them */
		|| cp == 0x061c || cp == 0x200e || cp == 0x200f /* direction marks */
		|| (cp >= 0x202a && cp <= 0x202e)		/* embeddings and overrides */
		|| (cp >= 0x2066 && cp <= 0x2069)		/* isolates */
		|| cp == 0x2028 || cp == 0x2029			/* line and paragraph separator */
		|| cp == 0x200b || cp == 0x2060 || cp == 0xfeff /* zero width */
		|| (cp >= 0xe000 && cp <= 0xf8ff)		/* private use */
		|| (cp >= 0xe0000 && cp <= 0xe007f);		/* tags */
}

/* The first byte of `text` that may not stand in it, or -1. */
static long first_hostile(const uint8_t *text, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t len = well_formed(text + i, n - i);

		if (!len || hostile(value(text + i, len)))
			return (long)i;
		i += len;
	}
	return -1;
}

static void check_cleaned(const void *bytes, size_t n)
{
	struct buf plain = BUF_INIT, ascii = BUF_INIT;

	utf8_clean(&plain, bytes, n, 0);
	CHECK_INT(first_hostile(plain.data, plain.len), -1);
	CHECK(utf8_is_clean(plain.data, plain.len));
	if (utf8_is_clean(bytes, n))
		CHECK_BYTES(plain.data, plain.len, bytes, n);
	utf8_clean(&ascii, bytes, n, 1);
	for (size_t i = 0; i < ascii.len; i++)
		if (ascii.data[i] < 0x20 || ascii.data[i] > 0x7e)
			CHECK_HEX(ascii.data[i], ' ');
	buf_done(&plain);
	buf_done(&ascii);
}

/* All sequences of up to three bytes, and all of four with a lead byte that announces them. */
static void check_next(const uint8_t *p, size_t n)
{
	size_t want = well_formed(p, n);
	uint32_t cp = 0;
	size_t len = utf8_next(p, n, &cp);

	if (len != (want ? want : 1) || cp != (want ? value(p, want) : UTF8_BAD))
		test_note(false, __FILE__, __LINE__,
			"%02x %02x %02x, %zu bytes: U+%04x, length %zu", p[0], n > 1 ? p[1] : 0u,
			n > 2 ? p[2] : 0u, n, (unsigned)cp, len);
}

static void decodes_all(void)
{
	static const uint8_t ends[] = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
	unsigned long seen = 0;

	for (unsigned i = 0; i < 0x1000000; i += 1) {
		uint8_t p[4] = {(uint8_t)(i >> 16), (uint8_t)(i >> 8), (uint8_t)i, 0};

		if (p[2] > 1 && p[2] < 0x7e) /* nothing changes in there */
			continue;
		check_next(p, 3);
		seen += well_formed(p, 3) == 3;
		for (size_t k = 0; p[0] >= 0xf0 && k < sizeof(ends); k++) {
			p[3] = ends[k];
			check_next(p, 4);
		}
	}
	CHECK_INT(seen, 0x10000 - 0x800 - 0x800);
	for (unsigned i = 0; i < 0x10000; i++) {
		const uint8_t p[2] = {(uint8_t)(i >> 8), (uint8_t)i};

		check_next(p, 2);
		check_next(p, 1);
	}
}

/* A sequence cut by the end of its buffer reads no byte behind it. */
static void ends_where_it_ends(void)
{
	static const char *const whole[] = {"\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80"};

	for (size_t i = 0; i < 3; i++) {
		for (size_t n = 1; n < strlen(whole[i]); n++) {
			uint8_t *cut = malloc(n);
			struct buf out = BUF_INIT;

			memcpy(cut, whole[i], n);
			utf8_clean(&out, cut, n, 0);
			CHECK_INT(out.len, 4 * n); /* \xHH each */
			CHECK(!utf8_is_clean(cut, n));
			buf_done(&out);
			free(cut);
		}
	}
}

static const struct {
	const char *is, *want, *ascii;
} cases[] = {
	{"", "", ""},
	{"plain text, ~", "plain text, ~", "plain text, ~"},
	{"caf\xc3\xa9 \xe2\x82\xac", "caf\xc3\xa9 \xe2\x82\xac", "caf\\u{e9} \\u{20ac}"},
	{"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80", "\\u{1f600}"},
	{"a\nb\rc\td", "a\\nb\\rc\\td", "a\\nb\\rc\\td"},
	{"\x1b[2J", "\\x1b[2J", "\\x1b[2J"},
	{"\x1b]0;title\x07", "\\x1b]0;title\\x07", "\\x1b]0;title\\x07"},
	{"\x7f\x08", "\\x7f\\x08", "\\x7f\\x08"},
	{"C:\\dir", "C:\\dir", "C:\\dir"},
	{"\x9b" "31m", "\\x9b31m", "\\x9b31m"},			 /* CSI as a bare byte */
	{"\xc2\x9b" "31m", "\\u{9b}31m", "\\u{9b}31m"},		 /* CSI as UTF-8 */
	{"\xc2\x85", "\\u{85}", "\\u{85}"},			 /* next line */
	{"\xc0\x9b", "\\xc0\\x9b", "\\xc0\\x9b"},		 /* ESC, overlong */
	{"\xe0\x80\x9b", "\\xe0\\x80\\x9b", "\\xe0\\x80\\x9b"},	 /* ESC, longer still */
	{"\xf0\x80\x80\x9b", "\\xf0\\x80\\x80\\x9b", "\\xf0\\x80\\x80\\x9b"},
	{"\xed\xa0\x80", "\\xed\\xa0\\x80", "\\xed\\xa0\\x80"},	 /* a surrogate */
	{"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", "\\xf4\\x90\\x80\\x80"}, /* past the end */
	{"\xe2\x80\xae" "exe", "\\u{202e}exe", "\\u{202e}exe"},	 /* right to left override */
	{"\xe2\x81\xa6", "\\u{2066}", "\\u{2066}"},		 /* isolate */
	{"\xef\xbb\xbf", "\\u{feff}", "\\u{feff}"},		 /* byte order mark */
	{"\xe2\x80\xa8", "\\u{2028}", "\\u{2028}"},		 /* line separator */
	{"\xee\x80\x80", "\\u{e000}", "\\u{e000}"},		 /* private use */
	{"\xf3\xa0\x81\xa1", "\\u{e0061}", "\\u{e0061}"},	 /* a tag letter */
	{"\xe2\x82", "\\xe2\\x82", "\\xe2\\x82"},		 /* cut off */
	{"\xe2\x82X", "\\xe2\\x82X", "\\xe2\\x82X"},		 /* cut off, the rest stays */
};

static void known_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t n = strlen(cases[i].is);
		struct buf out = BUF_INIT;

		utf8_clean(&out, cases[i].is, n, 0);
		CHECK_STR(buf_string(&out), cases[i].want);
		CHECK_INT(utf8_is_clean(cases[i].is, n), !strcmp(cases[i].is, cases[i].want));
		buf_clear(&out);
		utf8_clean(&out, cases[i].is, n, 1);
		CHECK_STR(buf_string(&out), cases[i].ascii);
		buf_done(&out);
		check_cleaned(cases[i].is, n);
	}
}

static void nul_stays_visible(void)
{
	struct buf out = BUF_INIT;

	utf8_clean(&out, "a\0b", 3, 0);
	CHECK_STR(buf_string(&out), "a\\x00b");
	CHECK(!utf8_is_clean("a\0b", 3));
	CHECK(utf8_is_clean("", 0));
	buf_done(&out);
}

static void every_byte_pair(void)
{
	for (unsigned i = 0; i < 0x10000; i++) {
		const uint8_t p[2] = {(uint8_t)(i >> 8), (uint8_t)i};

		check_cleaned(p, 2);
	}
}

static const char *any_case(void)
{
	return cases[test_random() % (sizeof(cases) / sizeof(cases[0]))].is;
}

/* Random bytes, and pieces of hostile text run into each other. */
static void random_bytes(void)
{
	uint8_t text[48];

	for (unsigned round = 0; round < 100000; round++) {
		size_t n = 0, len = test_random() % sizeof(text);

		while (n < len) {
			const char *piece = any_case();
			size_t k = strlen(piece);

			if (k && n + k <= len && test_random() >> 63) {
				memcpy(text + n, piece, k);
				n += k;
			} else {
				text[n++] = (uint8_t)(test_random() >> 56);
			}
		}
		check_cleaned(text, n);
	}
}

static void widths(void)
{
	CHECK_INT(utf8_width(0x1b), -1);
	CHECK_INT(utf8_width(0x9b), -1);
	CHECK_INT(utf8_width('a'), 1);
	CHECK_INT(utf8_width(0x301), 0);
	CHECK_INT(utf8_width(0x4e2d), 2);
	CHECK_INT(utf8_width(0x1f600), 2);
	CHECK_INT(utf8_cells("", 0), 0);
	CHECK_INT(utf8_cells("caf\xc3\xa9", 5), 4);
	CHECK_INT(utf8_cells("e\xcc\x81\xe4\xb8\xad", 6), 3);
	CHECK_INT(utf8_cells("\xff\xff", 2), 2);
}

static const struct test tests[] = {
	{"decodes all", decodes_all},
	{"ends where it ends", ends_where_it_ends},
	{"known cases", known_cases},
	{"NUL stays visible", nul_stays_visible},
	{"every pair of bytes is cleaned", every_byte_pair},
	{"random bytes are cleaned", random_bytes},
	{"widths", widths},
};
TEST_MAIN(tests)
