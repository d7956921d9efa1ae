/* SPDX-License-Identifier: BSD-2-Clause */
/* Where messages end, as Wireshark's dissectors see it: HTTP by its lines (RFC 9112 6.3), TLS by
 * the lengths of its records (RFC 8446 5.1), DNS by the length before each message (RFC 7766 8). */
#include "join_int.h"

#include "base/bits.h"
#include "track_tls.h"

#include <strings.h>

/* ---- HTTP ---- */

int64_t join_line(const uint8_t *p, uint32_t n, uint32_t at, uint32_t *next)
{
	const uint8_t *end = at < n ? memchr(p + at, '\n', n - at) : NULL, *bare;
	uint32_t len = end ? (uint32_t)(end - (p + at)) : at < n ? n - at : 0;

	bare = len ? memchr(p + at, '\r', len) : NULL;
	if (bare && bare + 1 < p + n && bare[1] != '\n') {
		*next = (uint32_t)(bare + 1 - p);
		return bare - (p + at);
	}
	if (!end)
		return -1;
	*next = at + len + 1;
	return bare ? len - 1 : len;
}

static bool begins(const uint8_t *p, uint32_t n, const char *words)
{
	while (*words) {
		uint32_t len = (uint32_t)strcspn(words, " ");

		if (n >= len && memcmp(p, words, len) == 0)
			return true;
		words += len + strspn(words + len, " ");
	}
	return false;
}

/* Whether this is one of the words. */
static bool is_among(const uint8_t *p, uint32_t n, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, " ");

		if (n == len && memcmp(p, words, len) == 0)
			return true;
		words += len + strspn(words + len, " ");
	}
	return false;
}

/* Whether this is how one of the messages that we know begins: an answer's version, or all of a
 * request's method. */
static bool is_http(const uint8_t *p, uint32_t n)
{
	const struct field *answer = proto_http.fields[0].list->items, *request = answer + 1;
	uint32_t word = 0;

	while (word < n && p[word] > ' ')
		word++;
	return begins(p, n, answer->words) || is_among(p, word, request->words);
}

static bool has_name(const uint8_t *line, uint32_t n, const char *name, uint32_t *at)
{
	*at = (uint32_t)strlen(name);
	if (n < *at || strncasecmp((const char *)line, name, *at) != 0)
		return false;
	while (*at < n && (line[*at] == ' ' || line[*at] == '\t'))
		(*at)++;
	return true;
}

/* A number that fills the rest of the line; false if there is anything else. */
static bool number_of(const uint8_t *p, uint32_t n, uint64_t *value)
{
	*value = 0;
	while (n && (p[n - 1] == ' ' || p[n - 1] == '\t'))
		n--;
	for (uint32_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9' || *value > INT32_MAX)
			return false;
		*value = *value * 10 + (p[i] - '0');
	}
	return n && *value <= INT32_MAX;
}

void join_http_line(struct join_http *m, const uint8_t *line, uint32_t n)
{
	uint64_t value;
	uint32_t at;

	if (has_name(line, n, "Content-Length:", &at)) {
		if (number_of(line + at, n - at, &value)) {
			m->length = value;
			m->sized = true;
		}
	} else if (has_name(line, n, "Transfer-Encoding:", &at)) {
		m->chunked |=
			n - at >= 7 && strncasecmp((const char *)line + at, "chunked", 7) == 0;
	}
}

/* The lines up to the empty one; false if it is not there. */
static bool read_head(struct join_http *m, const uint8_t *p, uint32_t n)
{
	uint32_t at = 0, next = 0;
	int64_t len = join_line(p, n, 0, &next);

	m->answer = n >= 5 && memcmp(p, "HTTP/", 5) == 0;
	for (int64_t i = 0; i < len && m->answer && !m->code; i++)
		if (p[i] == ' ' && i + 3 < len)
			m->code =
				(p[i + 1] - '0') * 100u + (p[i + 2] - '0') * 10u + (p[i + 3] - '0');
	for (at = next; len > 0; at = next) {
		len = join_line(p, n, at, &next);
		if (len > 0)
			join_http_line(m, p + at, (uint32_t)len);
	}
	m->head = next;
	return len == 0;
}

/* The bytes up to the end of a chunked body; more is asked for a segment at a time. False if what
 * stands there is no chunk. */
static bool read_chunks(const uint8_t *p, uint32_t n, uint32_t at, uint64_t *end, bool *whole)
{
	uint32_t next;

	*whole = false;
	for (;;) {
		int64_t len = join_line(p, n, at, &next);
		uint64_t size = 0;
		uint32_t digits = 0;

		if (len < 0)
			return true;
		for (; digits < len && digits < 9; digits++) {
			int c = p[at + digits] | 0x20, v = c >= 'a' ? c - 'a' + 10 : c - '0';

			if (v < 0 || v > 15 || (c > '9' && c < 'a'))
				break;
			size = size * 16 + (unsigned)v;
		}
		if (!digits || size > INT32_MAX)
			return false;
		if (!size) {
			len = join_line(p, n, next, &next);
			*whole = len >= 0;
			while (len > 0) /* lines like those of the header may follow */
				len = join_line(p, n, next, &next);
			*end = next;
			return true;
		}
		if (n - at <= size || next + size + 2 > n)
			return true;
		at = next + (uint32_t)size + 2;
	}
}

/* What the message needs that begins at p; its bytes in *end. */
static struct asked ask_http(
	const struct join_call *call, const uint8_t *p, uint32_t n, uint64_t *end)
{
	const struct join_options *o = &call->join->options;
	struct join_http m = {.head = 0};
	struct asked asked = {.words = JOIN_LINE};
	bool head = read_head(&m, p, n), whole, body;
	bool more = o->http_body && call->can && !call->last;

	*end = n;
	if (!head) {
		asked.ask = o->http_headers && call->can ? ASK_SEGMENT : ASK_NOTHING;
		return asked;
	}
	body = !m.answer || !((call->back && call->back->bare) || m.code / 100 == 1 ||
				    m.code == 204 || m.code == 304);
	if (!body) {
		*end = m.head;
	} else if (m.chunked) {
		if (read_chunks(p, n, m.head, end, &whole) && !whole && more)
			asked.ask = ASK_SEGMENT;
	} else if (m.sized) {
		*end = m.head + m.length;
		if (*end > n && more) {
			asked.ask = ASK_BYTES;
			asked.more = (uint32_t)(*end - n);
		}
	} else if (!m.answer) {
		*end = m.head;
	} else if (more) {
		asked.ask = ASK_END;
	}
	if (!m.answer && asked.ask == ASK_NOTHING && call->way) {
		call->way->asked = true;
		if (call->back)
			call->back->asked = true;
		call->way->bare = begins(p, n, "HEAD CONNECT");
	}
	return asked;
}

/* The first byte cannot be text: nothing of HTTP's; else a line that does not end may be. */
static bool may_be_http(const struct join_call *call, const uint8_t *p, uint32_t n)
{
	uint32_t next;

	if (p[0] < 0x20 || p[0] > 0x7e)
		return false;
	if (is_http(p, n))
		return true;
	return call->can && call->join->options.http_headers && join_line(p, n, 0, &next) < 0;
}

static struct asked ask_all_http(const struct join_call *call, uint32_t at, uint32_t n)
{
	uint32_t from = at, stop = at + n, next;

	while (at < stop) {
		const uint8_t *bytes = call->frame->bytes;
		unsigned layer = call->frame->count;
		struct asked asked;
		uint64_t end;

		if (!may_be_http(call, bytes + at, stop - at)) {
			at += join_more(call, at, stop - at);
			continue;
		}
		asked = ask_http(call, bytes + at, stop - at, &end);
		if (asked.ask != ASK_NOTHING) {
			int64_t len = join_line(bytes + at, stop - at, 0, &next);

			asked.at = at - from;
			if (len < 0 || !is_http(bytes + at, stop - at))
				asked.words = JOIN_HEADER;
			else
				asked.line = (struct join_part){at, (uint32_t)len};
			return asked;
		}
		end = end > stop - at ? stop - at : end;
		frame_dissect_more(call->frame, &proto_http, at, (uint32_t)end);
		join_body(call, layer);
		at += (uint32_t)end;
	}
	return (struct asked){.ask = ASK_NOTHING};
}

/* ---- TLS ---- */

/* The version that the records of these bytes say, as far as it decides what may stand behind them.
 */
static void foresee(struct track_tls *tls, enum tls_stands what, const uint8_t *p, uint32_t n)
{
	const uint8_t *hello = p + TLS_RECORD;

	if (what == TLS_STANDS_OLD && n > track_tls_old_head(p) + 1)
		track_tls_old(tls, 0, p);
	if (what != TLS_STANDS_RECORD)
		return;
	track_tls_record(tls, false, 0, p, n);
	if (p[0] == TLS_HANDSHAKE && n >= TLS_RECORD + 4u && hello[0] == TLS_SERVER_HELLO) {
		uint32_t size = 4 + (bits_be32(hello) & 0xffffff);

		if (size <= n - TLS_RECORD)
			track_tls_message(tls, 0, hello, size);
	}
}

/* The records are one layer, up to the one that goes on. What does not look like a record ends
 * them: the rest is no one's. */
static struct asked ask_tls(const struct join_call *call, uint32_t from, uint32_t n)
{
	const uint8_t *p = call->frame->bytes + from;
	struct asked asked = {.words = JOIN_NOTHING};
	bool can = call->can && call->join->options.tls;
	struct track_tls tls = *call->tls;
	uint32_t at = 0;

	if (frame_looks_text(p, n)) {
		frame_dissect_more(call->frame, NULL, from, n);
		return asked;
	}
	while (at < n && asked.ask == ASK_NOTHING) {
		uint32_t left = n - at, len;
		enum tls_stands what = track_tls_stands(&tls, p + at, left, &len);

		asked.at = at;
		if (len && len <= left) {
			foresee(&tls, what, p + at, len);
			at += len;
		} else if (!can) {
			break;
		} else {
			asked.ask = len ? ASK_BYTES : ASK_SEGMENT;
			asked.more = len ? len - left : 0;
		}
	}
	if (asked.ask == ASK_NOTHING)
		at = n;
	if (at)
		frame_dissect_more(call->frame, &proto_tls, from, at);
	else if (call->frame->count < FRAME_LAYERS) /* no record of which is whole */
		call->frame->layers[call->frame->count++] =
			(struct layer){&proto_tls, from, n, 0, 0, 0};
	return asked;
}

/* ---- DNS ---- */

void join_add_pdu(struct join_info *info, uint32_t at, uint32_t n)
{
	if (info->pdu_count < JOIN_PARTS)
		info->pdus[info->pdu_count++] = (struct join_part){at, n};
}

static struct asked ask_dns(const struct join_call *call, uint32_t from, uint32_t n)
{
	const uint8_t *p = call->frame->bytes + from;
	bool can = call->can && call->join->options.dns;

	for (uint32_t at = 0; at < n;) {
		uint32_t left = n - at, len = left >= 2 ? bits_be16(p + at) + 2u : 2;

		if (left < len && can)
			return (struct asked){.ask = left < 2 ? ASK_SEGMENT : ASK_BYTES,
				.more = len - left,
				.at = at,
				.words = JOIN_HEADER};
		if (len <= left)
			join_add_pdu(&call->join->info, from + at, len);
		if (call->can || len <= left || left >= 14)
			frame_dissect_more(
				call->frame, &proto_dns, from + at, left < len ? left : len);
		at += len;
	}
	return (struct asked){.ask = ASK_NOTHING};
}

struct asked join_ask(const struct join_call *call, uint32_t at, uint32_t n)
{
	if (call->proto == &proto_http)
		return ask_all_http(call, at, n);
	if (call->proto == &proto_tls)
		return ask_tls(call, at, n);
	if (call->proto == &proto_data)
		return join_ask_other(call, at, n);
	return ask_dns(call, at, n);
}
