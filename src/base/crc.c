/* SPDX-License-Identifier: BSD-2-Clause */
/* CRC32c, Castagnoli's polynomial with the lowest bit first, four bits at a time. */
#include "base/crc.h"

uint32_t crc32c(uint32_t crc, const uint8_t *p, size_t n)
{
	static const uint32_t half[16] = {0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1,
		0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6,
		0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75};

	crc = ~crc;
	for (; n > 0; n--, p++) {
		crc ^= *p;
		crc = crc >> 4 ^ half[crc & 15];
		crc = crc >> 4 ^ half[crc & 15];
	}
	return ~crc;
}
