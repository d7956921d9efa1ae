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

const struct proto *dissect_body(const struct frame *frame, unsigned layer)
{
	static const struct {
		const char *type;
		const struct proto *proto;
	} known[] = {
		{"text/plain", &proto_text_lines}, {"text/html", &proto_text_lines},
		{"text/css", &proto_text_lines}, {"text/javascript", &proto_text_lines},
		{"text/richtext", &proto_text_lines}, {"text/enriched", &proto_text_lines},
		{"application/octet-stream", NULL},
		{"application/x-www-form-urlencoded", &proto_form},
	};
	const struct layer *l = &frame->layers[layer];
	uint32_t n = 0;
	const uint8_t *type = media_type(frame->bytes + l->off, l->head, &n);

	for (size_t i = 0; type && i < sizeof(known) / sizeof(known[0]); i++)
		if (strlen(known[i].type) == n &&
			strncasecmp(known[i].type, (const char *)type, n) == 0)
			return known[i].proto;
	return type && n ? &proto_media : NULL;
}
