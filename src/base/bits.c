/* SPDX-License-Identifier: BSD-2-Clause */
/* The only bit arithmetic on packet bytes: network order, bit 0 is the first byte's highest bit. */
#include "base/bits.h"

uint64_t bits_get_any(const uint8_t *bytes, size_t at, unsigned width)
{
	const uint8_t *p = bytes + at / 8;
	unsigned skip = at % 8, left = width;
	uint64_t v = 0;

	while (left) {
		unsigned take = 8 - skip < left ? 8 - skip : left;
		unsigned byte = (unsigned)*p++ << skip & 0xff;

		v = v << take | byte >> (8 - take);
		left -= take;
		skip = 0;
	}
	return v;
}

void bits_put(uint8_t *bytes, size_t at, unsigned width, uint64_t value)
{
	uint8_t *p = bytes + at / 8;
	unsigned skip = at % 8, left = width;

	while (left) {
		unsigned take = 8 - skip < left ? 8 - skip : left;
		unsigned shift = 8 - skip - take;
		unsigned mask = ((1u << take) - 1) << shift;
		unsigned part = (unsigned)(value >> (left - take)) << shift & mask;

		*p = (uint8_t)((*p & ~mask) | part);
		p++;
		left -= take;
		skip = 0;
	}
}
