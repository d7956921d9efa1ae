/* SPDX-License-Identifier: BSD-2-Clause */
/* The only bit arithmetic on packet bytes: network order, bit 0 is the first byte's highest bit. */
#ifndef TRAME_BASE_BITS_H
#define TRAME_BASE_BITS_H

#include <stddef.h>
#include <stdint.h>

uint64_t bits_get_any(const uint8_t *bytes, size_t at, unsigned width);

/* `width` bits (0..64) from bit `at` of `bytes`; the caller has checked that they are there. Whole
 * bytes, and bits of one byte, are read at once. */
static inline uint64_t bits_get(const uint8_t *bytes, size_t at, unsigned width)
{
	const uint8_t *p = bytes + at / 8;
	unsigned skip = at % 8;
	uint64_t v = 0;

	if (skip + width <= 8)
		return width ? (unsigned)p[0] >> (8 - skip - width) & ((1u << width) - 1) : 0;
	if (skip || width % 8)
		return bits_get_any(bytes, at, width);
	if (width == 16)
		return (unsigned)p[0] << 8 | p[1];
	if (width == 32)
		return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	for (unsigned i = 0; i < width / 8; i++)
		v = v << 8 | p[i];
	return v;
}

/* Writes the low `width` bits (0..64) of `value` at bit `at`; bits around them stay. */
void bits_put(uint8_t *bytes, size_t at, unsigned width, uint64_t value);

/* The largest value that `width` bits (0..64) hold. */
static inline uint64_t bits_max(unsigned width)
{
	return width >= 64 ? UINT64_MAX : (UINT64_C(1) << width) - 1;
}

/* Whole bytes in network order, and as file formats have them in the little-endian one. */
static inline uint16_t bits_be16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static inline uint32_t bits_be32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static inline uint64_t bits_be64(const uint8_t *p)
{
	return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48 | (uint64_t)p[2] << 40 |
	       (uint64_t)p[3] << 32 | (uint64_t)p[4] << 24 | (uint64_t)p[5] << 16 |
	       (uint64_t)p[6] << 8 | p[7];
}

static inline uint16_t bits_le16(const uint8_t *p)
{
	return (uint16_t)(p[1] << 8 | p[0]);
}

static inline uint32_t bits_le32(const uint8_t *p)
{
	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

static inline void bits_put_le16(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
}

static inline void bits_put_le32(uint8_t *p, uint32_t v)
{
	bits_put_le16(p, (uint16_t)v);
	bits_put_le16(p + 2, (uint16_t)(v >> 16));
}

#endif
