/* SPDX-License-Identifier: BSD-2-Clause */
/* CRC32c, RFC 9260 App. A. */
#ifndef TRAME_BASE_CRC_H
#define TRAME_BASE_CRC_H

#include <stddef.h>
#include <stdint.h>

/* Goes on from the CRC of the bytes before, 0 where there are none. */
uint32_t crc32c(uint32_t crc, const uint8_t *p, size_t n);

#endif
