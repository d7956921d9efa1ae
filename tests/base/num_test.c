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

/* All bytes, at each length up to where several are written at once, and what is behind stands. */
static void bytes(void)
{
	uint8_t all[256 + 80];
	char wanted[sizeof(all) * 3 + 1];

	for (size_t i = 0; i < sizeof(all); i++)
		all[i] = (uint8_t)(i * 7);
	for (size_t n = 0; n <= sizeof(all); n = n == 80 ? sizeof(all) : n + 1) {
		static const char between[] = {0, ':', '-'};

		for (size_t b = 0; b < sizeof(between); b++) {
			const uint8_t *from = all + sizeof(all) - n;
			struct buf out = {.len = 0};
			size_t at = 0;

			wanted[0] = 0;
			for (size_t i = 0; i < n; i++) {
				if (i && between[b])
					wanted[at++] = between[b];
				at += (size_t)snprintf(wanted + at, 3, "%02x", from[i]);
			}
			num_put_bytes(&out, from, n, between[b]);
			buf_text(&out, "!");
			CHECK_INT(out.len, at + 1);
			CHECK_INT(memcmp(out.data, wanted, at), 0);
			CHECK_INT(out.data[at], '!');
			buf_done(&out);
		}
	}
}

static const struct test tests[] = {
	{"numbers", numbers},
	{"addresses", addresses},
	{"nanoseconds", nanoseconds},
	{"bytes", bytes},
};
TEST_MAIN(tests)
