/* SPDX-License-Identifier: BSD-2-Clause */
/* Where messages of HTTP end, by their lines and chunks: RFC 9112 6.3 and 7.1. */
#include "join_int.h"

#include <strings.h>

#define TUNNEL_LEAST (128u << 10) /* what the length of one says, at least */

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
	} else if (has_name(line, n, "Content-Type:", &at)) {
		m->rpc = begins(line + at, n - at, "application/rpc");
	} else if (has_name(line, n, "Transfer-Encoding:", &at)) {
		m->chunked |=
			n - at >= 7 && strncasecmp((const char *)line + at, "chunked", 7) == 0;
	}
}

/* Of n bytes there is a line that does not end. A carriage return that is the last of them may. */
static struct join_wait wait_line(const uint8_t *p, uint32_t n, uint32_t at, bool chunk)
{
	return (struct join_wait){
		.known = true, .chunk = chunk, .at = at, .seen = n && p[n - 1] == '\r' ? n - 1 : n};
}

/* The lines up to the empty one; false if it is not there. */
static bool read_head(
	struct join_http *m, const uint8_t *p, uint32_t n, struct join_wait *wait)
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
	if (len < 0)
		*wait = wait_line(p, n, at, false);
	return len == 0;
}

/* Chunks: whether the last one is there, and up to where they go then. */
struct chunks {
	uint64_t end;
	bool whole;
};

/* The chunks that begin at `at`; more is asked for a segment at a time. False if what stands there
 * is no chunk. */
static bool read_chunks(
	struct chunks *found, const uint8_t *p, uint32_t n, uint32_t at, struct join_wait *wait)
{
	uint32_t next;

	found->whole = false;
	for (;;) {
		int64_t len = join_line(p, n, at, &next);
		uint64_t size = 0;
		uint32_t digits = 0;

		*wait = wait_line(p, n, at, true);
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
			found->whole = len >= 0;
			while (len > 0) /* lines like those of the header may follow */
				len = join_line(p, n, next, &next);
			found->end = next;
			return true;
		}
		if (n - at <= size || next + size + 2 > n) {
			wait->data = true;
			wait->seen = next + (uint32_t)size + 2;
			return true;
		}
		at = next + (uint32_t)size + 2;
	}
}

bool join_waits(struct join_wait *w, const uint8_t *p, uint32_t n)
{
	uint32_t next;
	int64_t len = 0;
	struct chunks chunks;

	if (!w->known || n < w->seen)
		return w->known;
	if (!w->data && !memchr(p + w->seen, '\n', n - w->seen) &&
		!memchr(p + w->seen, '\r', n - w->seen)) {
		w->seen = n;
		return true;
	}
	if (w->chunk)
		return read_chunks(&chunks, p, n, w->at, w) && !chunks.whole;
	while (w->at && (len = join_line(p, n, w->at, &next)) > 0)
		w->at = next;
	if (len < 0)
		*w = wait_line(p, n, w->at, false);
	return len < 0;
}

/* Two messages that go on as long as there are calls to carry ([MS-RPCH]). */
static bool is_tunnel(const struct join_http *m, const uint8_t *p, uint32_t n)
{
	return m->length >= TUNNEL_LEAST && (m->rpc || begins(p, n, "RPC_IN_DATA RPC_OUT_DATA"));
}

/* What the message needs that begins at p; its bytes in *end. */
static struct asked ask_http(
	const struct join_call *call, const uint8_t *p, uint32_t n, uint64_t *end)
{
	const struct join_options *o = &call->join->options;
	struct join_http m = {.head = 0};
	struct asked asked = {.words = JOIN_LINE};
	struct chunks chunks;
	bool head = read_head(&m, p, n, &asked.wait), body;
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
		if (read_chunks(&chunks, p, n, m.head, &asked.wait)) {
			if (chunks.whole)
				*end = chunks.end;
			else if (more)
				asked.ask = ASK_SEGMENT;
		}
	} else if (m.sized) {
		*end = m.head + m.length;
		if (*end > n && more && !is_tunnel(&m, p, n)) {
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

/* An empty line before a message is left out (RFC 9112 2.2), but not two of them. */
static uint32_t leading(const uint8_t *p, uint32_t n)
{
	return n > 2 && p[0] == '\r' && p[1] == '\n' && p[2] != '\r' ? 2 : 0;
}

struct asked join_ask_http(const struct join_call *call, uint32_t at, uint32_t n)
{
	uint32_t from = at, stop = at + n, next;

	while (at < stop) {
		const uint8_t *bytes = call->frame->bytes;
		unsigned layer = call->frame->count;
		struct asked asked;
		uint64_t end;

		at += leading(bytes + at, stop - at);
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
