/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages of protocols that are not ours, of which it is known where they end: what goes on in
 * other segments is no data of its own, and is put together. As Wireshark finds the ends. */
#include "join_int.h"

#include "base/bits.h"

#include <strings.h>

/* Widths that are none: four digits, a number as X.690 8.1.3 has it behind a type, that of TPKT,
 * RFC 1006 6, behind its version, one behind a byte that is looked for, and what lines like those
 * of HTTP say, RFC 2326 4. */
enum { HEX = 16, BER, TPKT, SOUGHT, LINES };
#define TPKT_VERSION 3

#define LOW true
#define SIZED true
#define NOTHING {"", ""}
#define SESSION {"Session message", "Session message"}
#define TCP_SAYS {NULL, NULL}

/* By their ports. */
static const struct join_other others[] = {
	{88, 4, 1, 3, 4, false, SIZED, NOTHING},	/* Kerberos */
	{102, 4, 2, TPKT, 0, false, false, NOTHING},	/* ISO on TCP */
	{139, 4, 1, 3, 4, false, false, SESSION},	/* NetBIOS */
	{389, 7, 0, BER, 0, false, SIZED, TCP_SAYS},	/* LDAP */
	{445, 4, 1, 3, 4, false, false, SESSION},	/* SMB */
	{502, 8, 4, 2, 6, false, SIZED, TCP_SAYS},	/* Modbus */
	{554, 1, 0, LINES, 0, false, false, TCP_SAYS},	/* RTSP */
	{1433, 8, 2, 2, 0, false, false, TCP_SAYS},	/* TDS */
	{2404, 6, 0, SOUGHT, 0, false, SIZED, TCP_SAYS},	/* IEC 60870-5-104 */
	{3268, 7, 0, BER, 0, false, SIZED, TCP_SAYS},	/* LDAP of all of a forest */
	{3306, 4, 0, 3, 4, LOW, SIZED, TCP_SAYS},	/* MySQL */
	{3389, 4, 2, TPKT, 0, false, false, NOTHING},	/* RDP */
	{3868, 4, 1, 3, 0, false, SIZED, TCP_SAYS},	/* Diameter */
	{5432, 5, 1, 4, 1, false, SIZED, {">", "<"}},	/* PostgreSQL */
	{6653, 8, 2, 2, 0, false, SIZED, TCP_SAYS},	/* OpenFlow */
	{8009, 4, 2, 2, 4, false, SIZED, TCP_SAYS},	/* AJP */
	{8554, 1, 0, LINES, 0, false, false, TCP_SAYS},	/* RTSP */
	{9042, 9, 5, 4, 9, false, SIZED, TCP_SAYS},	/* CQL */
	{9092, 4, 0, 4, 4, false, SIZED, TCP_SAYS},	/* Kafka */
	{9418, 4, 0, HEX, 0, false, SIZED, TCP_SAYS},	/* git */
	{27017, 4, 0, 4, 0, LOW, SIZED, TCP_SAYS},	/* MongoDB */
};

/* By how the first of them begins, on any port. */
static const struct join_other bitcoin = {0, 24, 16, 4, 24, LOW, SIZED, NOTHING};

#define MORE UINT64_MAX

#define COUNT (sizeof(others) / sizeof(others[0]))

/* Halved until one is left. */
static inline const struct join_other *find(uint16_t port)
{
	const struct join_other *at = others;

	if (port > others[COUNT - 1].port)
		return NULL;
	for (size_t n = COUNT; n > 1; n -= n / 2)
		at = at[n / 2].port <= port ? at + n / 2 : at;
	return at->port == port ? at : NULL;
}

const struct join_other *join_other(const uint8_t *ports)
{
	uint16_t src = bits_be16(ports), dst = bits_be16(ports + 2);
	const struct join_other *low = find(src < dst ? src : dst);

	return low ? low : find(src < dst ? dst : src);
}

const struct join_other *join_other_looks(const uint8_t *p, uint32_t n)
{
	switch (n < 4 ? 0 : bits_be32(p)) {
	case 0xf9beb4d9: /* the net itself, those of its tests, that of names */
	case 0xfabfb5da:
	case 0x0b110907:
	case 0xf9beb4fe: return &bitcoin;
	default: return NULL;
	}
}

/* A line of git: fewer than its own digits mean something else. */
static uint64_t hex_size(const uint8_t *p)
{
	uint32_t size = 0;

	for (unsigned i = 0; i < 4; i++) {
		uint8_t c = p[i] >= 'A' && p[i] <= 'F' ? p[i] | 0x20 : p[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
			return MORE;
		size = size * 16 + c - (c <= '9' ? '0' : 'a' - 10u);
	}
	return size < 4 ? 4 : size;
}

static uint64_t ber_size(const uint8_t *p)
{
	unsigned n = p[1] & 0x80 ? p[1] & 0x7f : 0;
	uint64_t size = n ? 0 : p[1];

	if (p[0] != 0x30 || n > 4 || p[1] == 0x80)
		return 0;
	for (unsigned i = 0; i < n; i++)
		size = size << 8 | p[2 + i];
	size += 2 + n;
	return size >= 7 && size <= INT32_MAX ? size : 0;
}

/* The start of IEC 60870-5-104 5, what stands before it, and as much as is said behind it. */
static uint64_t sought_size(const uint8_t *p, uint32_t n)
{
	for (uint32_t i = 0; i + 2 <= n; i++)
		if (p[i] == 0x68)
			return (uint64_t)i + 2 + p[i + 1];
	return n;
}

/* Whether a line of RTSP begins here that may be the first of a message: RFC 2326 10. */
static bool begins_rtsp(const uint8_t *p, uint32_t n)
{
	static const char *const words[] = {"RTSP/", "DESCRIBE ", "ANNOUNCE ", "GET_PARAMETER ",
		"OPTIONS ", "PAUSE ", "PLAY ", "RECORD ", "REDIRECT ", "SETUP ", "SET_PARAMETER ",
		"TEARDOWN "};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t len = strlen(words[i]);

		if (n >= len && strncasecmp((const char *)p, words[i], len) == 0)
			return true;
	}
	return false;
}

/* The lines up to the empty one, and the body; or a packet between them, RFC 2326 10.12. */
static uint64_t lines_size(const uint8_t *p, uint32_t n)
{
	struct join_http m = {.head = 0};
	int64_t len;

	if (p[0] == '$')
		return n < 4 ? MORE : UINT64_C(4) + bits_be16(p + 2);
	if (!begins_rtsp(p, n))
		return 0;
	do {
		uint32_t at = m.head;

		len = join_line(p, n, at, &m.head);
		if (len < 0)
			return MORE;
		join_http_line(&m, p + at, (uint32_t)len);
	} while (len);
	return m.head + m.length;
}

/* Bytes of the message that begins here; 0 where it says what cannot be, MORE where nothing
 * does. */
static uint64_t size_of(const struct join_other *o, const uint8_t *p, uint32_t n)
{
	uint64_t size = 0;

	if (o->width == HEX)
		return hex_size(p);
	if (o->width == BER)
		return ber_size(p);
	if (o->width == SOUGHT)
		return sought_size(p, n);
	if (o->width == LINES)
		return lines_size(p, n);
	if (o->width == TPKT)
		return bits_be16(p + 2) >= 4 ? bits_be16(p + 2) : 0;
	for (unsigned i = 0; i < o->width; i++)
		size = size << 8 | p[o->at + (o->low ? o->width - 1u - i : i)];
	size += (uint64_t)o->more;
	return size >= o->head && size <= UINT32_MAX ? size : 0;
}

struct asked join_ask_other(const struct join_call *call, uint32_t from, uint32_t n)
{
	const uint8_t *p = call->frame->bytes + from;
	const struct join_other *o = call->other;
	const uint8_t *tcp = call->frame->bytes +
			     call->frame->layers[call->join->info.layer].off;
	const char *says = o->says[bits_be16(tcp + 2) != o->port];
	struct asked asked = {.words = says ? JOIN_NOTHING : JOIN_HEADER, .says = says};
	uint32_t at = 0;

	while (at < n) {
		uint32_t left = n - at;
		bool alien = o->width == TPKT && p[at] != TPKT_VERSION;
		uint64_t size = alien || left < o->head ? 0 : size_of(o, p + at, left);

		if (!alien && (left < o->head || size == MORE) && call->can) {
			asked.ask = ASK_SEGMENT;
			break;
		}
		if (!size || (size > left && !call->can)) {
			at = n;
			break;
		}
		if (size > left) {
			asked.ask = ASK_BYTES;
			asked.more = (uint32_t)size - left;
			break;
		}
		if (o->sized)
			join_add_pdu(&call->join->info, from + at, (uint32_t)size);
		at += (uint32_t)size;
	}
	asked.at = at;
	if (o->width == BER && n >= o->head && !ber_size(p) && asked.ask == ASK_NOTHING) {
		call->join->info.middle = true; /* Wireshark shows nothing of it */
		return asked;
	}
	if (at)
		frame_dissect_more(call->frame, NULL, from, at);
	return asked;
}
