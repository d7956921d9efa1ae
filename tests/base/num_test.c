/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers as text against printf's: all small ones, and those around every power of ten and two. */
#include "test.h"

#include "base/num.h"

static void check_number(uint64_t value)
{
	char ours[NUM_MOST + 1], theirs[NUM_MOST + 1];

	ours[num_write(ours, value)] = '\0';
	snprintf(theirs, sizeof(theirs), "%" PRIu64, value);
	CHECK_STR(ours, theirs);
}

static void numbers(void)
{
	for (uint64_t value = 0; value < 110000; value++)
		check_number(value);
	for (uint64_t power = 10; power < UINT64_C(1000000000000000000); power *= 10)
		for (uint64_t value = power - 3; value < power + 3; value++)
			check_number(value);
	for (unsigned bit = 20; bit < 64; bit++)
		for (uint64_t value = (UINT64_C(1) << bit) - 3; value < (UINT64_C(1) << bit) + 3;
			value++)
			check_number(value);
	check_number(UINT64_MAX);
	check_number(UINT64_MAX - 1);
}

static void addresses(void)
{
	char ours[17], theirs[17];

	for (uint32_t i = 0; i < 256 * 256; i++) { /* every byte in every place */
		uint32_t ip = (i >> 8) << 24 | (i & 255) << 16 | (i ^ i >> 8) % 256 << 8 | i % 256;
		size_t n = num_write_ipv4(ours, ip);

		ours[n] = '\0';
		snprintf(theirs, sizeof(theirs), "%u.%u.%u.%u", ip >> 24, ip >> 16 & 255,
			ip >> 8 & 255, ip & 255);
		CHECK_STR(ours, theirs);
		CHECK_INT(n, num_width_ipv4(ip));
	}
}

static void nanoseconds(void)
{
	static const uint32_t parts[] = {0, 1, 9, 10, 99999999, 100000000, 123456789, 999999999};
	char ours[10], theirs[10];

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		ours[num_write_nano(ours, parts[i])] = '\0';
		snprintf(theirs, sizeof(theirs), "%09" PRIu32, parts[i]);
		CHECK_STR(ours, theirs);
	}
}

static const struct test tests[] = {
	{"numbers", numbers},
	{"addresses", addresses},
	{"nanoseconds", nanoseconds},
};
TEST_MAIN(tests)
