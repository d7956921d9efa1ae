/* SPDX-License-Identifier: BSD-2-Clause */
/* The plain forms of what comes most: ARP for IPv4 on Ethernet, DNS with addresses for answers,
 * HTTP whose header lines are all there. Whatever else they may be, the tables say. */
#include "dissect_int.h"

#include "base/bits.h"

#include <string.h>

#define ARP_SIZE 28
#define DRARP_ERROR 7 /* has no address of a target */
#define DNS_HEAD 12

const struct proto *plain_arp(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off;

	if (p->avail < ARP_SIZE || bits_be32(b) != 0x00010800 || bits_be16(b + 4) != 0x0604 ||
		b[7] == DRARP_ERROR)
		return &proto_arp;
	plain_add(p, &proto_arp, ARP_SIZE, p->avail - ARP_SIZE);
	return NULL;
}

/* ---- DNS ---- */

/* Bytes of a name that is written out, its zero included; 0 where it is none. */
static uint32_t plain_name(const uint8_t *m, uint32_t n, uint32_t at)
{
	uint32_t from = at;

	while (at < n && m[at] && m[at] < 64)
		at += m[at] + 1u;
	return at < n && !m[at] && at - from < 255 ? at + 1 - from : 0;
}

/* An address for the name of the first question, or for one that is written out: where the record
 * ends, or 0. */
static uint32_t plain_record(const uint8_t *m, uint32_t n, uint32_t at)
{
	uint32_t size, name;

	if (at + 12 > n)
		return 0;
	name = bits_be16(m + at) == (0xc000 | DNS_HEAD) ? 2 : m[at] ? plain_name(m, n, at) : 0;
	at += name;
	if (!name || at + 10 > n)
		return 0;
	size = bits_be16(m + at) == 1 ? 4 : bits_be16(m + at) == 28 ? 16 : 0;
	if (!size || bits_be16(m + at + 8) != size || at + 10 + size > n)
		return 0;
	return at + 10 + size;
}

/* Over UDP: one question, and then nothing but addresses. */
const struct proto *plain_dns(struct plain *p)
{
	const uint8_t *m = p->frame->bytes + p->off;
	uint32_t n = p->avail, at, name, records;

	if (n <= DNS_HEAD || p->frame->layers[p->count - 1].proto != &proto_udp ||
		bits_be16(m + 4) != 1 || m[2] >> 3 & 15)
		return &proto_dns;
	name = plain_name(m, n, DNS_HEAD);
	at = DNS_HEAD + name + 4;
	if (!name || at > n)
		return &proto_dns;
	records = (uint32_t)bits_be16(m + 6) + bits_be16(m + 8) + bits_be16(m + 10);
	for (; records; records--) {
		at = plain_record(m, n, at);
		if (!at)
			return &proto_dns;
	}
	if (at < n) /* or there is more behind them */
		return &proto_dns;
	plain_add(p, &proto_dns, at, 0);
	return NULL;
}

/* ---- HTTP ---- */

/* Whether a line begins with a method that is known and a target, or with a version and a code. */
static bool plain_start(const uint8_t *b, uint32_t n)
{
	static const char *const starts[] = {"GET /", "POST /", "HTTP/1.1 ", "HTTP/1.0 ", "HEAD /"};
	const uint8_t *space;

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		uint32_t len = (uint32_t)strlen(starts[i]);

		if (n <= len || memcmp(b, starts[i], len) != 0)
			continue;
		space = memchr(b + len, ' ', n - len);
		return space && space > b + len && space + 1 < b + n && space[1] > ' ';
	}
	return false;
}

const struct proto *plain_http(struct plain *p)
{
	const uint8_t *b = p->frame->bytes + p->off, *at = b, *end = b + p->avail;
	const uint8_t *line = memchr(b, '\n', p->avail);

	if (!line || line - b < 2 || line[-1] != '\r' || !plain_start(b, (uint32_t)(line - b) - 1))
		return &proto_http;
	for (at = line + 1; at < end; at = line + 1) {
		line = memchr(at, '\n', (size_t)(end - at));
		if (!line)
			return &proto_http;
		if (line == at || (line == at + 1 && *at == '\r')) {
			plain_add(p, &proto_http, (uint32_t)(line + 1 - b), 0);
			return dissect_body(p->frame, p->count - 1);
		}
	}
	return &proto_http;
}
