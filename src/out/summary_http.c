/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line says of HTTP: its first line, and what kind of body follows. */
#include "summary_int.h"

#include "base/utf8.h"
#include "flow/join.h"

#include <strings.h>

/* The value of a header line, up to a `;`; its bytes, 0 where there is none. */
static size_t find_line(const uint8_t *p, size_t n, const char *name, const uint8_t **value)
{
	size_t len = strlen(name);

	while (n) {
		const uint8_t *end = memchr(p, '\n', n);
		size_t line = end ? (size_t)(end - p) + 1 : n, at = len, stop;

		if (line > len && strncasecmp((const char *)p, name, len) == 0) {
			while (at < line && (p[at] == ' ' || p[at] == '\t'))
				at++;
			for (stop = at; stop < line && !strchr(";\r\n \t", p[stop]); stop++)
				;
			*value = p + at;
			return stop - at;
		}
		p += line;
		n -= line;
	}
	return 0;
}

/* Bodies that are told of in words of their own. */
static const struct told {
	const struct proto *proto;
	const char *name; /* of the protocols */
	const char *before, *words; /* NULL: the media type */
} told[] = {
	{&proto_json, "HTTP/JSON", ", JavaScript Object Notation", NULL},
	{&proto_xml, "HTTP/XML", "", ""},
	{&proto_data, "HTTP", "", ""},
	{&proto_gif, "HTTP", "", " (GIF89a)"},
	{&proto_png, "HTTP", "", " (PNG)"},
	{&proto_jpeg, "HTTP", "", " (JPEG JFIF image)"},
	{&proto_ocsp, "OCSP", "", ""},
};

static const struct told *told_of(const struct saying *s)
{
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		if (s->at + 1 < s->frame->count && s->layer[1].proto == told[i].proto)
			return &told[i];
	return NULL;
}

static void say_body(const struct saying *s, const struct told *body)
{
	const uint8_t *type;
	/* where messages are not put together, nobody has looked for a body */
	bool any = s->layer->pay && (s->at + 1 < s->frame->count || !s->frame->join);
	size_t n = any ? find_line(s->bytes, s->layer->head, "Content-Type:", &type) : 0;

	if (!n)
		return;
	if (body) {
		buf_text(s->out, body->before);
		buf_text(s->out, body->words ? body->words : "");
		if (body->words)
			return;
	}
	SAY(s, " (");
	for (size_t i = 0; i < n; i++) {
		uint8_t c = type[i] >= 'A' && type[i] <= 'Z' ? type[i] | 0x20 : type[i];

		utf8_clean(s->out, &c, 1, 1);
	}
	SAY(s, ")");
}

/* What belongs to no request that was seen is TCP's. */
void summary_http_more(const struct saying *s)
{
	const struct track_fact *fact = summary_carrier(s);
	const struct told *body = told_of(s);
	const struct join_info *info = s->frame->join;

	if (info && info->middle) {
		struct saying tcp = *s;

		tcp.at = info->layer;
		tcp.layer = &s->frame->layers[tcp.at];
		tcp.bytes = s->frame->bytes + tcp.layer->off;
		summary_tcp(&tcp);
		return;
	}
	summary_begin(s, body && s->layer->pay ? body->name : "HTTP");
	if (fact)
		summary_analysis(s, fact);
	SAY(s, "Continuation");
	say_body(s, body);
}

void summary_http(const struct saying *s)
{
	const uint8_t *end = memchr(s->bytes, '\n', s->layer->head);
	size_t n = end ? (size_t)(end - s->bytes) : s->layer->head;
	const struct track_fact *fact = summary_carrier(s);
	const struct told *body = told_of(s);

	while (n && (s->bytes[n - 1] == '\r' || s->bytes[n - 1] == '\n'))
		n--;
	summary_begin(s, body && s->layer->pay ? body->name : "HTTP");
	if (fact)
		summary_analysis(s, fact);
	if (body && body->proto == &proto_ocsp) { /* that is all that is said of it */
		buf_text(s->out, memcmp(s->bytes, "HTTP", 4) == 0 ? "Response" : "Request");
		return;
	}
	if (s->ascii)
		utf8_clean(s->out, s->bytes, n, true);
	else
		utf8_format(s->out, s->bytes, n);
	SAY(s, " ");
	say_body(s, body);
}
