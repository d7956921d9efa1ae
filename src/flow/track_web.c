/* SPDX-License-Identifier: BSD-2-Clause */
/* HTTP on a connection: which request a response is of. As Wireshark does, a response is taken for
 * that of the request before it, and requests in a row are numbered one by one. */
#include "track_int.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define URI_MOST 4096 /* bytes that are remembered of what was asked for */

struct pair {
	uint32_t request, response; /* frames; 0: none */
};

struct track_web {
	struct pair now, before;
	uint32_t count;
	bool host;     /* `uri` begins with one */
	int64_t asked; /* when */
	char uri[];    /* what was asked for last, "" where that is not known */
};

void track_web_free(struct track_web *web)
{
	free(web);
}

struct text {
	const uint8_t *at;
	uint32_t n;
};

/* The value of the Host line. */
static struct text find_host(const uint8_t *p, const uint8_t *end)
{
	while (p < end) {
		const uint8_t *stop = memchr(p, '\n', (size_t)(end - p));
		const uint8_t *line = p;

		if (!stop)
			break;
		p = stop + 1;
		if (stop - line < 5 || strncasecmp((const char *)line, "host:", 5) != 0)
			continue;
		line += 5;
		while (line < stop && (*line == ' ' || *line == '\t'))
			line++;
		while (stop > line && (stop[-1] == '\r' || stop[-1] == ' '))
			stop--;
		return (struct text){line, (uint32_t)(stop - line)};
	}
	return (struct text){NULL, 0};
}

/* "GET /x HTTP/1.1": the second word. */
static struct text find_uri(const uint8_t *p, const uint8_t *end)
{
	const uint8_t *stop = memchr(p, '\n', (size_t)(end - p)), *from;

	if (stop)
		end = stop;
	from = memchr(p, ' ', (size_t)(end - p));
	if (!from)
		return (struct text){NULL, 0};
	from++;
	stop = memchr(from, ' ', (size_t)(end - from));
	return (struct text){from, (uint32_t)((stop ? stop : end) - from)};
}

/* "http://" host uri, or the URI alone if it says it all or nobody ever told the host; else what
 * was asked for before stays. */
static struct track_web *remember(struct track_web *web, const uint8_t *p, const uint8_t *end)
{
	struct text host = find_host(p, end), uri = find_uri(p, end);
	bool whole = uri.n > 7 && memcmp(uri.at, "http://", 7) == 0;
	uint32_t n = !host.n || whole ? uri.n : 7 + host.n + uri.n;
	char *to;

	if (!uri.n || (web->host && !host.n && !whole))
		return web;
	n = n > URI_MOST ? URI_MOST : n;
	web = mem_grow(web, 1, sizeof(*web) + n + 1);
	web->uri[n] = '\0';
	to = web->uri;
	web->host = host.n || whole;
	if (host.n && !whole) {
		memcpy(to, "http://", 7);
		host.n = host.n > n - 7 ? n - 7 : host.n;
		memcpy(to + 7, host.at, host.n);
		to += 7 + host.n;
	}
	memcpy(to, uri.at, n - (size_t)(to - web->uri));
	return web;
}

static void turn(struct track_web *web)
{
	web->before = web->now;
	web->now = (struct pair){0, 0};
	web->count++;
}

void track_web(struct track_tcp *tcp, const struct track_moment *m, struct track_facts *facts)
{
	const struct layer *l = &m->frame->layers[m->layer];
	const uint8_t *p = m->frame->bytes + l->off, *end = p + l->head;
	bool answer = l->head >= 5 && memcmp(p, "HTTP/", 5) == 0;
	struct track_ask *said = &facts->asks[facts->ask_count++];
	struct track_web *web = tcp->web;

	if (!web)
		web = mem_new(1, sizeof(*web) + 1);
	if (!web->count || web->now.response || (!answer && web->now.request))
		turn(web);
	if (answer) {
		web->now.response = m->number;
	} else {
		web = remember(web, p, end);
		web->now.request = m->number;
		web->asked = m->frame->time;
	}
	tcp->web = web;
	*said = (struct track_ask){.kind = TRACK_HTTP, .layer = (uint8_t)m->layer, .answer = answer,
		.frame = answer ? web->now.request : 0, .number = web->count,
		.prev_request = web->before.request,
		.prev_response = answer ? web->before.response : 0,
		.since = m->frame->time - web->asked,
		.about = answer && web->uri[0] ? web->uri : NULL};
}
