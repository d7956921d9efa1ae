/* SPDX-License-Identifier: BSD-2-Clause */
/* Which version of TLS a conversation speaks: what its server chose, RFC 8446 4.1.3 and 4.2.1. A
 * record's own version does not say it. */
#include "track_int.h"

#include "base/bits.h"

#define HANDSHAKE 22
#define SERVER_HELLO 2
#define SUPPORTED_VERSIONS 43

/* The version among a server's hello's extensions, or the one given. */
static uint16_t extended(const uint8_t *p, size_t n, uint16_t version)
{
	for (size_t at = 0; at + 4 <= n;) {
		size_t len = bits_be16(p + at + 2);

		if (len > n - at - 4)
			break;
		if (bits_be16(p + at) == SUPPORTED_VERSIONS && len == 2)
			return bits_be16(p + at + 4);
		at += 4 + len;
	}
	return version;
}

/* Behind the message's type and length: version, 32 random bytes, session, cipher, compression. */
static uint16_t chosen(const uint8_t *p, size_t n)
{
	size_t at = 35 + (n > 34 ? p[34] : 0u);

	return n < at + 5 ? bits_be16(p) : extended(p + at + 5, n - at - 5, bits_be16(p));
}

uint16_t track_tls(const uint8_t *p, size_t n, uint16_t version)
{
	for (size_t at = 0; at + 5 <= n && p[at + 1] == 3;) {
		size_t len = bits_be16(p + at + 3);

		at += 5;
		if (len > n - at)
			len = n - at;
		if (p[at - 5] == HANDSHAKE && len >= 6 && p[at] == SERVER_HELLO)
			version = chosen(p + at + 4, len - 4);
		at += len;
	}
	return version;
}
