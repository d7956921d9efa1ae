/* SPDX-License-Identifier: BSD-2-Clause */
/* What a payload looks like on ports that stand for nothing. The rules are Wireshark's, so that
 * both take the same bytes for the same thing. */
#include "dissect_int.h"

#include "base/bits.h"
#include "proto/busy.h"

#include <string.h>
#include <strings.h>

#define DNS_HEAD 12
#define DNS_MOST 10	      /* records of the second and the third section */
#define DNS_ANSWERS 100
#define TLS_HEAD 5
#define TLS_LONGEST (16384 + 4096) /* one byte more than a record may have */

bool frame_looks_text(const uint8_t *p, uint32_t n)
{
	if (n < TLS_HEAD)
		return false;
	for (unsigned i = 0; i < 4; i++)
		if (p[i] < ' ' || p[i] > '~')
			return false;
	return true;
}

/* A record of a handshake or of data, of a version and a length that there are. */
static bool looks_tls(const uint8_t *p, uint32_t n)
{
	uint16_t version, len;

	if (n < TLS_HEAD || (p[0] != 22 && p[0] != 23))
		return false;
	version = bits_be16(p + 1);
	len = bits_be16(p + 3);
	return ((version >= 0x0300 && version <= 0x0303) || version == 0x0101) && len &&
	       len < TLS_LONGEST;
}

#define VERSION 7 /* characters */

static bool is_version(const uint8_t *p)
{
	return (p[0] | 0x20) == 'h' && strncasecmp((const char *)p, "HTTP/1.", VERSION) == 0;
}

/* A first line that begins or ends with the version. */
static bool looks_http(const uint8_t *p, uint32_t n)
{
	const uint8_t *end = memchr(p, '\n', n);
	uint32_t line = end ? (uint32_t)(end - p) : 0;

	if (line && p[line - 1] == '\r')
		line--;
	if (line <= VERSION + 1)
		return false;
	return is_version(p) || is_version(p + line - VERSION - 1);
}

/* A query of one question, or a response of at most one, with few records behind it. */
static bool looks_dns(const uint8_t *p, uint32_t n)
{
	uint16_t questions, answers, names, more;

	if (n <= DNS_HEAD || p[2] >> 3 & 15)
		return false;
	questions = bits_be16(p + 4);
	answers = bits_be16(p + 6);
	names = bits_be16(p + 8);
	more = bits_be16(p + 10);
	if (names > DNS_MOST || more > DNS_MOST)
		return false;
	if (!(p[2] & 0x80))
		return questions == 1 && !answers && !names;
	return questions <= 1 && answers <= DNS_ANSWERS;
}

const struct proto *dissect_guess(enum bind_table table, const uint16_t port[2], const uint8_t *p,
	uint32_t n)
{
	const struct proto *guess = NULL;

	if (table == BIND_UDP)
		guess = looks_dns(p, n) ? &proto_dns : NULL;
	else if (looks_tls(p, n))
		guess = &proto_tls;
	else if (looks_http(p, n))
		guess = &proto_http;
	if (guess && (port_is_busy(guess, port[0]) || port_is_busy(guess, port[1])))
		return NULL;
	return guess;
}
