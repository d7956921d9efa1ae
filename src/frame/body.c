/* SPDX-License-Identifier: BSD-2-Clause */
/* Reads the two lines of an HTTP header that say how the body is coded, and a body's chunks.
 * Nothing is believed beyond the bytes that are there. */
#include "frame/body.h"

#include <string.h>
#include <strings.h>

#define CHUNK_DIGITS 8

/* The value of a line that begins with this name, which ends in a colon; NULL if it does not. */
static const uint8_t *value_of(const uint8_t *line, const uint8_t *end, const char *name)
{
	size_t n = strlen(name);

	if ((size_t)(end - line) < n || strncasecmp((const char *)line, name, n) != 0)
		return NULL;
	for (line += n; line < end && (*line == ' ' || *line == '\t'); line++)
		continue;
	return line;
}

static bool is_word(const uint8_t *text, const uint8_t *end, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(end - text) >= n && strncasecmp((const char *)text, word, n) == 0;
}

static enum body_packing packing_of(const uint8_t *text, const uint8_t *end)
{
	if (is_word(text, end, "gzip") || is_word(text, end, "x-gzip"))
		return BODY_GZIP;
	if (is_word(text, end, "deflate"))
		return BODY_DEFLATE;
	return is_word(text, end, "identity") || text == end || *text < ' ' ? BODY_PLAIN
									    : BODY_OTHER;
}

struct body_coding body_coding(const struct frame *frame, unsigned layer)
{
	const struct layer *l = &frame->layers[layer];
	const uint8_t *p = frame->bytes + l->off, *end = p + l->head, *stop, *text;
	struct body_coding coding = {.packing = BODY_PLAIN};

	for (; p < end; p = stop + 1) {
		stop = memchr(p, '\n', (size_t)(end - p));
		if (!stop)
			break;
		text = value_of(p, stop, "transfer-encoding:");
		if (text)
			coding.chunked |= is_word(text, stop, "chunked");
		text = value_of(p, stop, "content-encoding:");
		if (text)
			coding.packing = packing_of(text, stop);
	}
	return coding;
}

bool chunk_read(const uint8_t *body, uint32_t n, uint32_t at, struct chunk *chunk)
{
	const uint8_t *line = at < n ? memchr(body + at, '\n', n - at) : NULL;
	uint64_t size = 0;
	uint32_t digits = 0;

	if (!line)
		return false;
	for (; digits < CHUNK_DIGITS && body[at + digits] != '\n'; digits++) {
		int c = body[at + digits] | 0x20, v = c >= 'a' ? c - 'a' + 10 : c - '0';

		if (v < 0 || v > 15 || (c > '9' && c < 'a'))
			break;
		size = size * 16 + (unsigned)v;
	}
	*chunk = (struct chunk){at, (uint32_t)(line + 1 - body), (uint32_t)size, 0};
	if (!digits || (size && size + 2 > n - chunk->data))
		return false;
	chunk->end = chunk->data + (size ? chunk->size + 2 : 0);
	return true;
}
