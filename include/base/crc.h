/* SPDX-License-Identifier: BSD-2-Clause */
/* CRC32c, RFC 9260 App. A, and the CRC-32 of IEEE 802.3 3.2.9. */
#ifndef TRAME_BASE_CRC_H
#define TRAME_BASE_CRC_H

#include <stddef.h>
#include <stdint.h>

/* Goes on from the CRC of the bytes before, 0 where there are none. */
uint32_t crc32c(uint32_t sum, const uint8_t *p, size_t n);

/* The same; its lowest byte stands first on the wire. */
uint32_t crc_ethernet(uint32_t sum, const uint8_t *p, size_t n);

#endif
