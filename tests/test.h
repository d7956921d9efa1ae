/* SPDX-License-Identifier: BSD-2-Clause */
/* A test program: functions named in one table, checks that say where they stand.
 *
 *	static void grows(void)
 *	{
 *		CHECK_INT(1 + 1, 2);
 *	}
 *	static const struct test tests[] = {{"grows", grows}};
 *	TEST_MAIN(tests)
 *
 * A failed check ends nothing: the test goes on, and its first failure is its FAIL line. A check
 * returns whether it held, for `if (!CHECK(p)) return;`. */
#ifndef TRAME_TESTS_TEST_H
#define TRAME_TESTS_TEST_H

#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct test {
	const char *name;
	void (*run)(void);
};

static char test_why[1024]; /* the first failure of the test that runs */
static unsigned long test_checks;

#define CHECK(cond) test_check((cond), __FILE__, __LINE__, #cond)
#define CHECK_INT(is, want) test_int((intmax_t)(is), (intmax_t)(want), __FILE__, __LINE__, #is)
#define CHECK_HEX(is, want) test_hex((uintmax_t)(is), (uintmax_t)(want), __FILE__, __LINE__, #is)
#define CHECK_STR(is, want) test_str((is), (want), __FILE__, __LINE__, #is)
#define CHECK_BYTES(is, n, want, want_n) test_bytes((is), (n), (want), (want_n), __FILE__, __LINE__)

#define TEST_UNUSED __attribute__((unused))
#define TEST_PRINTF __attribute__((format(printf, 4, 5)))

/* Counts a check; one that did not hold is printed, the first of a test kept for its line. */
TEST_UNUSED TEST_PRINTF static bool test_note(
	bool held, const char *file, int line, const char *format, ...)
{
	char text[900];
	va_list ap;

	test_checks++;
	if (held)
		return true;
	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	fprintf(stderr, "%s:%d: %s\n", file, line, text);
	if (!test_why[0])
		snprintf(test_why, sizeof(test_why), "%s:%d: %s", file, line, text);
	return false;
}

TEST_UNUSED static bool test_check(bool held, const char *file, int line, const char *what)
{
	return test_note(held, file, line, "not so: %s", what);
}

TEST_UNUSED static bool test_int(
	intmax_t is, intmax_t want, const char *file, int line, const char *what)
{
	return test_note(
		is == want, file, line, "%s is %" PRIdMAX ", not %" PRIdMAX, what, is, want);
}

TEST_UNUSED static bool test_hex(
	uintmax_t is, uintmax_t want, const char *file, int line, const char *what)
{
	return test_note(
		is == want, file, line, "%s is 0x%" PRIxMAX ", not 0x%" PRIxMAX, what, is, want);
}

TEST_UNUSED static bool test_str(
	const char *is, const char *want, const char *file, int line, const char *what)
{
	bool same = is && want ? strcmp(is, want) == 0 : is == want;

	return test_note(same, file, line, "%s is \"%s\", not \"%s\"", what, is ? is : "(NULL)",
		want ? want : "(NULL)");
}

/* Says the first byte that differs, for a dump of both would not fit a line. */
TEST_UNUSED static bool test_bytes(const void *is, size_t n, const void *want, size_t want_n,
	const char *file, int line)
{
	const uint8_t *a = is, *b = want;
	size_t i = 0;

	while (i < n && i < want_n && a[i] == b[i])
		i++;
	if (i < n && i < want_n)
		return test_note(
			false, file, line, "byte %zu is %02x, not %02x", i, a[i], b[i]);
	return test_note(n == want_n, file, line, "%zu bytes, not %zu", n, want_n);
}

/* Numbers that look random and are the same in every run (xorshift64*); seed it by writing. */
static uint64_t test_seed = 88172645463325252u;

TEST_UNUSED static uint64_t test_random(void)
{
	test_seed ^= test_seed >> 12;
	test_seed ^= test_seed << 25;
	test_seed ^= test_seed >> 27;
	return test_seed * UINT64_C(2685821657736338717);
}

TEST_UNUSED static int test_run(const struct test *tests, size_t n)
{
	int failed = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	for (size_t i = 0; i < n; i++) {
		test_why[0] = '\0';
		test_checks = 0;
		tests[i].run();
		if (!test_checks)
			snprintf(test_why, sizeof(test_why), "checked nothing");
		if (test_why[0])
			printf("FAIL %s: %s\n", tests[i].name, test_why);
		else
			printf("ok %s\n", tests[i].name);
		failed += test_why[0] != '\0';
	}
	return failed ? 1 : 0;
}

#define TEST_MAIN(tests)                                                                           \
	int main(void)                                                                             \
	{                                                                                          \
		return test_run(tests, sizeof(tests) / sizeof((tests)[0]));                        \
	}

#endif
