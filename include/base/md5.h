/* SPDX-License-Identifier: BSD-2-Clause */
/* MD5, RFC 1321: no secret depends on it here; others name things after it. */
#ifndef TRAME_BASE_MD5_H
#define TRAME_BASE_MD5_H

#include <stddef.h>
#include <stdint.h>

void md5(const void *bytes, size_t n, uint8_t digest[16]);

#endif
