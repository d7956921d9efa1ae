/* SPDX-License-Identifier: BSD-2-Clause */
/* Which version of TLS a conversation speaks, and what in it: what its server chose, RFC 8446 4.1.3
 * and 4.2.1. A record's own version does not say it. */
#include "track_int.h"

#include "base/bits.h"
#include "proto/secret.h"

#include <string.h>

#define HANDSHAKE 22
#define SERVER_HELLO 2
#define ALPN 16
#define SUPPORTED_VERSIONS 43

/* What a server's hello's extensions say. */
static void read_extensions(const uint8_t *p, size_t n, struct track_tcp *tcp)
{
	for (size_t at = 0; at + 4 <= n;) {
		size_t len = bits_be16(p + at + 2);
		const uint8_t *data = p + at + 4;

		if (len > n - at - 4)
			break;
		if (bits_be16(p + at) == SUPPORTED_VERSIONS && len == 2)
			tcp->tls = bits_be16(data);
		if (bits_be16(p + at) == ALPN && len >= 3 && data[2] == len - 3)
			tcp->speaks = len == 5 && memcmp(data + 3, "h2", 2) == 0 ? TLS_SPEAKS_HTTP2
				: len == 11 && memcmp(data + 3, "http/1.1", 8) == 0
				? TLS_SPEAKS_HTTP
				: 0;
		at += 4 + len;
	}
}

/* The suites in which the two ends make a key in a group of numbers, RFC 5246 A.5 and others. */
static bool is_group(unsigned suite)
{
	static const uint16_t ranges[][2] = {{0x0b, 0x1b}, {0x30, 0x34}, {0x36, 0x3a}, {0x3e, 0x40},
		{0x42, 0x46}, {0x67, 0x6d}, {0x85, 0x89}, {0x97, 0x9b}, {0x9e, 0xa7}, {0xbb, 0xbf},
		{0xc1, 0xc5}, {0xc09e, 0xc09f}, {0xc0a2, 0xc0a3}, {0xccaa, 0xccaa}};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (suite >= ranges[i][0] && suite <= ranges[i][1])
			return true;
	return false;
}

/* Behind the message's type and length: version, 32 random bytes, session, cipher, compression. */
static void read_hello(const uint8_t *p, size_t n, struct track_tcp *tcp)
{
	size_t at = 35 + (n > 34 ? p[34] : 0u);

	tcp->tls = bits_be16(p);
	tcp->speaks = 0;
	tcp->group = n >= at + 2 && is_group(bits_be16(p + at));
	if (n >= at + 5)
		read_extensions(p + at + 5, n - at - 5, tcp);
}

void track_tls(const uint8_t *p, size_t n, struct track_tcp *tcp)
{
	for (size_t at = 0; at + 5 <= n && p[at + 1] == 3;) {
		size_t len = bits_be16(p + at + 3);

		at += 5;
		if (len > n - at)
			len = n - at;
		if (p[at - 5] == HANDSHAKE && len >= 6 && p[at] == SERVER_HELLO)
			read_hello(p + at + 4, len - 4, tcp);
		at += len;
	}
}
