/* SPDX-License-Identifier: BSD-2-Clause */
/* buf, arena, mem and err: memory that grows, memory given back at once, a sentence that fits. */
#include "test.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"

#include <errno.h>
#include <stdalign.h>

static void buf_grows(void)
{
	struct buf b = BUF_INIT;

	buf_add(&b, NULL, 0);
	CHECK_INT(b.len, 0);
	for (unsigned i = 0; i < 100000; i++)
		buf_byte(&b, (uint8_t)(i * 7));
	CHECK_INT(b.len, 100000);
	CHECK(b.room >= b.len);
	for (unsigned i = 0; i < 100000; i++)
		if (b.data[i] != (uint8_t)(i * 7))
			CHECK_HEX(b.data[i], (uint8_t)(i * 7));
	buf_clear(&b);
	CHECK_INT(b.len, 0);
	buf_done(&b);
	CHECK(!b.data && !b.len && !b.room);
	buf_text(&b, "again");
	CHECK_STR(buf_string(&b), "again");
	buf_done(&b);
}

static void buf_joins(void)
{
	struct buf b = BUF_INIT;

	CHECK_STR(buf_string(&b), "");
	CHECK_INT(b.len, 0);
	buf_text(&b, "ab");
	buf_fill(&b, 'x', 3);
	buf_fill(&b, 'y', 0);
	buf_add(&b, "\0z", 2);
	CHECK_BYTES(b.data, b.len, "abxxx\0z", 7);
	CHECK_STR(buf_string(&b), "abxxx");
	CHECK_INT(b.len, 7);
	buf_done(&b);
}

/* Every length around the sizes at which the buffer or the first try of a format is full. */
static void buf_formats(void)
{
	char text[300];

	for (size_t n = 0; n < sizeof(text); n++) {
		struct buf b = BUF_INIT;

		memset(text, 'a', sizeof(text));
		text[n] = '\0';
		buf_printf(&b, "%s", text);
		buf_printf(&b, "<%d>", 42);
		CHECK_INT(b.len, n + 4);
		CHECK_BYTES(b.data, n, text, n);
		CHECK_STR(buf_string(&b) + n, "<42>");
		buf_done(&b);
	}
}

/* Blocks of many sizes, aligned, apart from each other, and the same ones after a clear. */
static void arena_round(struct arena *a, unsigned round)
{
	enum { COUNT = 500 };
	uint8_t *at[COUNT];
	size_t size[COUNT];

	for (size_t i = 0; i < COUNT; i++) {
		size[i] = test_random() % (i % 50 ? 200 : 10000);
		at[i] = arena_get(a, size[i]);
		CHECK((uintptr_t)at[i] % alignof(max_align_t) == 0);
		memset(at[i], (int)(i + round), size[i]);
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t k = 0; k < size[i]; k++)
			if (at[i][k] != (uint8_t)(i + round))
				CHECK_HEX(at[i][k], (uint8_t)(i + round));
}

static void arena_gives_and_takes(void)
{
	struct arena a = ARENA_INIT;
	void *first;

	for (unsigned round = 0; round < 30; round++) {
		arena_round(&a, round);
		arena_clear(&a);
	}
	first = arena_get(&a, 1);
	arena_clear(&a);
	CHECK(arena_get(&a, 1) == first);
	arena_done(&a);
	CHECK(!a.first && !a.now);
	arena_done(&a);
	arena_clear(&a);
}

static void arena_copies(void)
{
	struct arena a = ARENA_INIT;
	const uint8_t zeros[5000] = {0};

	memset(arena_get(&a, 5000), 0xff, 5000);
	arena_clear(&a);
	CHECK_BYTES(arena_zero(&a, 5000), 5000, zeros, 5000);
	CHECK_BYTES(arena_copy(&a, "a\0b", 3), 3, "a\0b", 3);
	CHECK(arena_copy(&a, NULL, 0) != NULL);
	CHECK_STR(arena_text(&a, "words", 3), "wor");
	CHECK_STR(arena_text(&a, NULL, 0), "");
	arena_done(&a);
}

static void mem_is_zero(void)
{
	const uint8_t zeros[64] = {0};
	uint8_t *p = mem_new(8, 8);
	char *text = mem_text("abc", 2);

	CHECK_BYTES(p, 64, zeros, 64);
	p = mem_grow(p, 100, 8);
	CHECK_BYTES(p, 64, zeros, 64);
	CHECK_STR(text, "ab");
	free(p);
	free(text);
	p = mem_new(0, 8);
	CHECK(p != NULL);
	free(p);
}

static void err_says(void)
{
	struct err e = {""};

	CHECK_INT(err_set(&e, "%s: %d", "ttl", 256), -1);
	CHECK_STR(e.text, "ttl: 256");
	errno = ENOENT;
	CHECK_INT(err_errno(&e, "open %s", "x"), -1);
	CHECK_STR(e.text, "open x: No such file or directory");
	CHECK_INT(errno, ENOENT);
	CHECK_INT(err_set(NULL, "nobody hears"), -1);
	CHECK_INT(err_errno(NULL, "nobody hears"), -1);
}

static void err_fits(void)
{
	char text[600];
	struct err e;

	for (size_t n = 480; n < sizeof(text); n++) {
		memset(text, 'a', sizeof(text));
		text[n] = '\0';
		err_set(&e, "%s", text);
		CHECK_INT(strlen(e.text), n < sizeof(e.text) ? n : sizeof(e.text) - 1);
		errno = EINVAL;
		err_errno(&e, "%s", text);
		CHECK(strlen(e.text) < sizeof(e.text));
	}
}

static const struct test tests[] = {
	{"buf grows", buf_grows},
	{"buf joins", buf_joins},
	{"buf formats", buf_formats},
	{"arena gives and takes", arena_gives_and_takes},
	{"arena copies", arena_copies},
	{"mem is zero", mem_is_zero},
	{"err says", err_says},
	{"err fits", err_fits},
};
TEST_MAIN(tests)
