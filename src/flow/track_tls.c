/* SPDX-License-Identifier: BSD-2-Clause */
/* What is known of a session of TLS: its version and its suite of ciphers, which the server
 * chose (RFC 8446 4.1.3 and 4.2.1, a record's own version does not say it), what is spoken inside,
 * and from which frame on all is encrypted. */
#include "track_tls.h"

#include "base/bits.h"

#include <string.h>

#define ALPN 16
#define EARLY_DATA 42
#define SUPPORTED_VERSIONS 43
#define SHORTEST_SECRET 16  /* bytes: what is encrypted has as many besides */
#define TLS_CHINA 0x0101
#define TLS_TRIED 0x7f /* the high byte of versions of TLS 1.3 that were tried */
#define LONGEST_MESSAGE 0xffff /* that a record is believed to begin */

static bool is_record(unsigned type)
{
	return type >= TLS_CHANGE && type <= TLS_LAST;
}

/* RFC 5246, 8446 and others: those of TLS's registry, and that of a protocol chosen later. */
bool track_tls_is_message(unsigned type)
{
	return type < 32 ? 0x03f1f97fu >> type & 1 : type == 67;
}

/* Whether it is one that this program's peers have agreed on in the clear, or GM/T 0024's. */
static bool is_agreed(unsigned version)
{
	return (version >= SSL_3 && version <= TLS_1_2) || version == TLS_CHINA;
}

/* A version that a server says, or 0. Those of TLS 1.3 that were tried before it was finished have
 * numbers of their own. */
static unsigned version_of(unsigned said)
{
	if (said >> 8 == TLS_TRIED || said == 0xfb17 || said == 0xfb1a)
		return TLS_1_3;
	return is_agreed(said) || said == TLS_1_3 ? said : 0;
}

/* What is sent in the clear is not padded, and so its length has two bytes. */
static bool looks_old(const uint8_t *p)
{
	return p[0] & 0x80 && (p[2] <= 2 || p[2] == 4);
}

static enum tls_stands old_size(const uint8_t *p, uint32_t n, uint32_t *size)
{
	uint32_t head = track_tls_old_head(p);

	*size = n < head ? 0 : head + (bits_be16(p) & (head == 2 ? 0x7fffu : 0x3fffu));
	return TLS_STANDS_OLD;
}

enum tls_stands track_tls_stands(const struct track_tls *tls, const uint8_t *p, uint32_t n,
	uint32_t *size)
{
	bool agreed = is_agreed(tls->version);

	if (tls->version == SSL_2)
		return old_size(p, n, size);
	*size = 0;
	if (n < TLS_RECORD)
		return TLS_STANDS_RECORD;
	if (agreed ? p[0] == 0x80 && p[2] == TLS_CLIENT_HELLO : looks_old(p))
		return old_size(p, n, size);
	*size = n;
	if (agreed && tls->version != SSL_3 && !is_record(p[0]))
		return TLS_STANDS_STRAY;
	if (!agreed && !(is_record(p[0]) && is_agreed(bits_be16(p + 1))))
		return TLS_STANDS_MORE;
	*size = TLS_RECORD + bits_be16(p + 3);
	if (is_record(p[0]))
		return TLS_STANDS_RECORD;
	*size = *size < n ? *size : n;
	return TLS_STANDS_MORE;
}

void track_tls_old(struct track_tls *tls, unsigned side, const uint8_t *p)
{
	const uint8_t *content = p + track_tls_old_head(p);
	unsigned type = content[0];

	if (!tls->version && type >= 2 && type <= 8)
		tls->version = SSL_2;
	if (type == TLS_CLIENT_HELLO && content[1] <= 3) /* of a version that there is */
		tls->server = (uint8_t)(!side + 1);
}

void track_tls_record(struct track_tls *tls, bool server, uint64_t frame, const uint8_t *p,
	uint32_t n)
{
	bool says = p[0] != TLS_HANDSHAKE ||
		    (n > TLS_RECORD && track_tls_is_message(p[TLS_RECORD]) &&
			    p[TLS_RECORD] != TLS_CLIENT_HELLO);
	unsigned version = bits_be16(p + 1);

	if (!tls->version && says && (is_agreed(version) || version == TLS_1_3))
		tls->version = (uint16_t)version;
	if (p[0] != TLS_CHANGE || tls->version == TLS_1_3) /* where it means nothing */
		return;
	if (!tls->closed[server])
		tls->closed[server] = frame;
	if (server)
		tls->resumed = false;
}

bool track_tls_hides(const struct track_tls *tls, bool server, uint64_t frame, const uint8_t *p,
	uint32_t n)
{
	if (n < SHORTEST_SECRET)
		return false;
	if (!p[4] && !bits_be32(p)) /* no message, but a number that counts records */
		return true;
	if (tls->closed[server] && frame > tls->closed[server])
		return true;
	return !track_tls_is_message(p[0]) || (bits_be32(p) & 0xffffff) > LONGEST_MESSAGE;
}

/* ---- messages -------------------------------------------------------------------------------- */

/* What the extensions of a hello say. */
static void read_extensions(struct track_tls *tls, bool server, const uint8_t *p, uint32_t n)
{
	for (uint32_t at = 0; at + 4 <= n;) {
		uint32_t len = bits_be16(p + at + 2);
		const uint8_t *data = p + at + 4;
		unsigned type = bits_be16(p + at);

		if (len > n - at - 4)
			break;
		if (type == EARLY_DATA && !server)
			tls->version = TLS_1_3;
		if (type == SUPPORTED_VERSIONS && server && len == 2 && version_of(bits_be16(data)))
			tls->version = (uint16_t)version_of(bits_be16(data));
		if (type == ALPN && server && len >= 3 && data[2] == len - 3)
			tls->speaks = len == 5 && memcmp(data + 3, "h2", 2) == 0 ? TLS_SPEAKS_HTTP2
				: len == 11 && memcmp(data + 3, "http/1.1", 8) == 0
				? TLS_SPEAKS_HTTP
				: 0;
		at += 4 + len;
	}
}

/* Version, 32 random bytes, session; then a client's ciphers and compressions, or the server's one
 * of each; then extensions. Servers that tried TLS 1.3 said no session and no compression. */
static void read_hello(struct track_tls *tls, bool server, const uint8_t *p, uint32_t n)
{
	bool tried = server && n && p[0] == TLS_TRIED;
	uint32_t at = tried ? 34 : 35 + (n > 34 ? p[34] : 0u);

	if (n < 35 || at + 2 > n)
		return;
	if (server) {
		tls->version = version_of(bits_be16(p)) ? (uint16_t)version_of(bits_be16(p))
							: tls->version;
		tls->suite = bits_be16(p + at);
		tls->chosen = tls->resumed = true;
		tls->speaks = 0;
		at += tried ? 2 : 3;
	} else {
		at += 2u + bits_be16(p + at);
		if (at >= n)
			return;
		at += 1u + p[at];
	}
	if (at + 2 <= n)
		read_extensions(tls, server, p + at + 2, n - at - 2);
}

void track_tls_message(struct track_tls *tls, unsigned side, const uint8_t *p, uint32_t n)
{
	if (n < 4)
		return;
	if (p[0] == TLS_CLIENT_HELLO)
		tls->server = (uint8_t)(!side + 1);
	if (p[0] == TLS_CLIENT_HELLO || p[0] == TLS_SERVER_HELLO) {
		tls->closed[0] = tls->closed[1] = 0;
		read_hello(tls, p[0] == TLS_SERVER_HELLO, p + 4, n - 4);
	} else if (p[0] == TLS_HELLO_DONE) {
		tls->resumed = false;
	}
}

/* ---- suites of ciphers ----------------------------------------------------------------------- */

struct range {
	uint16_t first, last;
};

static bool is_in(unsigned suite, const struct range *ranges)
{
	for (; ranges->last; ranges++)
		if (suite >= ranges->first && suite <= ranges->last)
			return true;
	return false;
}

/* RFC 2246 A.5, 4279, 4492, 5246 A.5, 5487, 6655, 7905, 8998 and others; those that stand nowhere
 * here are not looked into. */
static const struct range curve[] = {{0xc001, 0xc019}, {0xc023, 0xc032}, {0xc072, 0xc079},
	{0xc086, 0xc08d}, {0xc0ac, 0xc0af}, {0xcca8, 0xcca9}, {0xe412, 0xe415}, {0, 0}};
static const struct range shared[] = {{0x2c, 0x2c}, {0x8a, 0x8d}, {0xa8, 0xa9}, {0xae, 0xb1},
	{0xc064, 0xc065}, {0xc08e, 0xc08f}, {0xc094, 0xc095}, {0xc0a4, 0xc0a5}, {0xc0a8, 0xc0a9},
	{0xccab, 0xccab}, {0xe416, 0xe417}, {0, 0}};
static const struct range both[] = {{0x2e, 0x2e}, {0x92, 0x95}, {0xac, 0xad}, {0xb6, 0xb9},
	{0xc092, 0xc093}, {0xc098, 0xc099}, {0xccae, 0xccae}, {0xe41a, 0xe41b}, {0, 0}};
static const struct range rsa[] = {{0x01, 0x0a}, {0x2f, 0x2f}, {0x35, 0x35}, {0x3b, 0x3d},
	{0x41, 0x41}, {0x60, 0x62}, {0x64, 0x64}, {0x84, 0x84}, {0x96, 0x96}, {0x9c, 0x9d},
	{0xba, 0xba}, {0xc0, 0xc0}, {0xc07a, 0xc07b}, {0xc09c, 0xc09d}, {0xc0a0, 0xc0a1},
	{0xe410, 0xe411}, {0xfefe, 0xfeff}, {0xffe0, 0xffe1}, {0, 0}};
static const struct range pake[] = {{0xc0ff, 0xc0ff}, {0, 0}};
static const struct range group[] = {{0x0b, 0x1b}, {0x30, 0x34}, {0x36, 0x3a}, {0x3e, 0x40},
	{0x42, 0x46}, {0x63, 0x63}, {0x65, 0x6d}, {0x85, 0x89}, {0x97, 0x9b}, {0x9e, 0xa7},
	{0xbb, 0xbf}, {0xc1, 0xc5}, {0xc07c, 0xc085}, {0xc09e, 0xc09f}, {0xc0a2, 0xc0a3},
	{0xccaa, 0xccaa}, {0xe41e, 0xe41f}, {0, 0}};

enum tls_keys track_tls_keys(const struct track_tls *tls)
{
	static const struct {
		const struct range *suites;
		enum tls_keys keys;
	} all[] = {{curve, TLS_KEYS_USUAL}, {shared, TLS_KEYS_SHARED}, {both, TLS_KEYS_BOTH},
		{rsa, TLS_KEYS_RSA}, {group, TLS_KEYS_GROUP},
		{pake, TLS_KEYS_PAKE}};

	if (tls->version == TLS_1_3)
		return TLS_KEYS_MODERN;
	for (size_t i = 0; tls->chosen && i < sizeof(all) / sizeof(all[0]); i++)
		if (is_in(tls->suite, all[i].suites))
			return all[i].keys == TLS_KEYS_RSA && tls->version <= SSL_3
				       ? TLS_KEYS_BARE
				       : all[i].keys;
	return TLS_KEYS_OTHER;
}
