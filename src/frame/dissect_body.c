/* SPDX-License-Identifier: BSD-2-Clause */
/* What the body of an HTTP message is: what its Content-Type line says. */
#include "dissect_int.h"

#include <string.h>
#include <strings.h>

static const char field_name[] = "content-type:";

/* The media type in the header's lines, without its parameters; NULL if there is none. */
static const uint8_t *media_type(const uint8_t *p, uint32_t n, uint32_t *length)
{
	const uint8_t *end = p + n;

	while (p < end) {
		const uint8_t *line = memchr(p, '\n', (size_t)(end - p));
		const uint8_t *stop = line ? line : end;
		size_t len = sizeof(field_name) - 1;

		if ((size_t)(stop - p) > len &&
			strncasecmp((const char *)p, field_name, len) == 0) {
			for (p += len; p < stop && *p == ' '; p++)
				continue;
			*length = 0;
			while (p + *length < stop && !strchr(" ;\r\n", p[*length]))
				++*length;
			return p;
		}
		p = stop + 1;
	}
	return NULL;
}

/* A picture is one if it begins like one. */
static const struct proto *picture(const uint8_t *p, uint32_t n)
{
	static const struct {
		const char *start;
		const struct proto *proto;
	} starts[] = {{"\x89PNG\r\n\x1a\n", &proto_png}, {"GIF87a", &proto_gif},
		{"GIF89a", &proto_gif}, {"\xff\xd8\xff", &proto_jpeg}};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		size_t len = strlen(starts[i].start);

		if (n >= len && memcmp(p, starts[i].start, len) == 0)
			return starts[i].proto;
	}
	return &proto_media;
}

/* Whether a media type begins so, without regard to case. */
static bool begins(const uint8_t *type, uint32_t n, const char *word)
{
	size_t len = strlen(word);

	return n >= len && strncasecmp(word, (const char *)type, len) == 0;
}

static const struct known {
	const char *type;
	const struct proto *proto;
} known[] = {
	{"text/plain", &proto_text_lines}, {"text/html", &proto_text_lines},
	{"text/css", &proto_text_lines}, {"text/javascript", &proto_text_lines},
	{"application/x-javascript", &proto_text_lines},
	{"text/richtext", &proto_text_lines}, {"text/enriched", &proto_text_lines},
	{"text/xml-external-parsed-entity", &proto_text_lines},
	{"application/octet-stream", NULL}, {"application/x-www-form-urlencoded", &proto_form},
	{"application/json", &proto_json}, {"application/json-rpc", &proto_json},
	{"application/jsonrequest", &proto_json}, {"application/problem+json", &proto_json},
	{"application/x-ndjson", &proto_json},
	{"application/xml", &proto_xml}, {"text/xml", &proto_xml}, {"image/svg+xml", &proto_xml},
	{"application/soap+xml", &proto_xml}, {"application/rss+xml", &proto_xml},
	{"application/atom+xml", &proto_xml}, {"application/rdf+xml", &proto_xml},
	{"application/xml-dtd", &proto_xml}, {"application/mathml+xml", &proto_xml},
	{"application/smil", &proto_xml}, {"text/vnd.wap.wml", &proto_xml},
	{"application/ocsp-request", &proto_ocsp}, {"application/ocsp-response", &proto_ocsp},
	{"multipart/form-data", &proto_multipart}, {"multipart/mixed", &proto_multipart},
	{"multipart/byteranges", &proto_multipart}, {"multipart/related", &proto_multipart},
};

const struct proto *frame_body_proto(const struct frame *frame, unsigned layer,
	const uint8_t *body, uint32_t size)
{
	const struct layer *l = &frame->layers[layer];
	uint32_t n = 0;
	const uint8_t *type = media_type(frame->bytes + l->off, l->head, &n);

	for (size_t i = 0; type && i < sizeof(known) / sizeof(known[0]); i++)
		if (strlen(known[i].type) == n && begins(type, n, known[i].type))
			return known[i].proto;
	if (!type || !n)
		return NULL;
	return begins(type, n, "image/") ? picture(body, size) : &proto_media;
}

const struct proto *dissect_body(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];

	return frame_body_proto(frame, layer, frame->bytes + l->off + l->head, l->pay);
}
