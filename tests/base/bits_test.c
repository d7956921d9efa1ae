/* SPDX-License-Identifier: BSD-2-Clause */
/* bits against the slowest reader there is: one bit at a time. */
#include "test.h"

#include "base/bits.h"

static unsigned slow_bit(const uint8_t *bytes, size_t at)
{
	return (unsigned)bytes[at / 8] >> (7 - at % 8) & 1;
}

static uint64_t slow_get(const uint8_t *bytes, size_t at, unsigned width)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < width; i++)
		v = v << 1 | slow_bit(bytes, at + i);
	return v;
}

static void slow_put(uint8_t *bytes, size_t at, unsigned width, uint64_t value)
{
	for (unsigned i = 0; i < width; i++) {
		unsigned shift = 7 - (unsigned)((at + i) % 8);
		unsigned bit = value >> (width - 1 - i) & 1;
		uint8_t *p = &bytes[(at + i) / 8];

		*p = (uint8_t)((*p & ~(1u << shift)) | bit << shift);
	}
}

static void scramble(uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bytes[i] = (uint8_t)(test_random() >> 56);
}

static void get_every_place_and_width(void)
{
	uint8_t bytes[16];

	for (unsigned round = 0; round < 20; round++) {
		scramble(bytes, sizeof(bytes));
		for (size_t at = 0; at < 64; at++)
			for (unsigned width = 0; width <= 64; width++)
				CHECK_HEX(bits_get(bytes, at, width), slow_get(bytes, at, width));
	}
}

/* The value has more bits than fit: the low ones are written, the neighbours stay. */
static void put_every_place_and_width(void)
{
	uint8_t is[16], want[16];

	for (unsigned round = 0; round < 20; round++) {
		for (size_t at = 0; at < 64; at++) {
			for (unsigned width = 0; width <= 64; width++) {
				uint64_t value = test_random();

				scramble(is, sizeof(is));
				memcpy(want, is, sizeof(is));
				bits_put(is, at, width, value);
				slow_put(want, at, width, value);
				CHECK_BYTES(is, sizeof(is), want, sizeof(want));
			}
		}
	}
}

/* Every 16-bit value at every place and width of a small field, read back. */
static void put_then_get(void)
{
	uint8_t bytes[4] = {0};

	for (size_t at = 0; at < 16; at++)
		for (unsigned width = 1; width <= 16; width++)
			for (uint32_t v = 0; v <= bits_max(width); v += width > 12 ? 37 : 1) {
				bits_put(bytes, at, width, v);
				if (bits_get(bytes, at, width) != v)
					CHECK_HEX(bits_get(bytes, at, width), v);
			}
	CHECK_HEX(bits_get(bytes, 0, 0), 0);
}

/* A field that ends with its buffer: the sanitizer watches the byte behind. */
static void last_byte_is_the_last(void)
{
	for (unsigned width = 1; width <= 64; width++) {
		uint8_t *bytes = calloc(1, (width + 7) / 8);

		bits_put(bytes, (8 - width % 8) % 8, width, UINT64_MAX);
		CHECK_HEX(bits_get(bytes, (8 - width % 8) % 8, width), bits_max(width));
		bits_put(bytes, 0, 0, 1);
		free(bytes);
	}
}

static void max(void)
{
	CHECK_HEX(bits_max(0), 0);
	CHECK_HEX(bits_max(1), 1);
	CHECK_HEX(bits_max(13), 0x1fff);
	CHECK_HEX(bits_max(63), UINT64_MAX >> 1);
	CHECK_HEX(bits_max(64), UINT64_MAX);
}

static void whole_numbers(void)
{
	const uint8_t p[] = {0x81, 0x92, 0xa3, 0xb4};
	uint8_t q[4];

	CHECK_HEX(bits_be16(p), 0x8192);
	CHECK_HEX(bits_be32(p), 0x8192a3b4);
	CHECK_HEX(bits_le16(p), 0x9281);
	CHECK_HEX(bits_le32(p), 0xb4a39281);
	bits_put_le16(q, 0x9281);
	CHECK_BYTES(q, 2, p, 2);
	bits_put_le32(q, 0xb4a39281);
	CHECK_BYTES(q, 4, p, 4);
}

static const struct test tests[] = {
	{"get at every place and width", get_every_place_and_width},
	{"put at every place and width", put_every_place_and_width},
	{"put then get", put_then_get},
	{"no byte behind the last", last_byte_is_the_last},
	{"max", max},
	{"whole numbers", whole_numbers},
};
TEST_MAIN(tests)
