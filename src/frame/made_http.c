/* SPDX-License-Identifier: BSD-2-Clause */
/* What is made of a whole message: whether it asks or answers, as its fields or its ports say, and
 * for HTTP where what it asks for would be found: the first line and the Host line together. */
#include "frame/made.h"

#include "base/bits.h"
#include "base/utf8.h"
#include "frame/body.h"
#include "frame/value.h"

#include <string.h>

static const struct item *of_layer(const struct items *items, unsigned layer, const char *id)
{
	for (uint32_t i = items->count; i-- > 0;)
		if (items->at[i].layer == layer && strcmp(items->at[i].field->id, id) == 0)
			return &items->at[i];
	return NULL;
}

uint32_t made_body(const struct frame *frame, unsigned layer, uint32_t *at)
{
	const struct layer *l = &frame->layers[layer];

	*at = l->off + l->head;
	for (unsigned i = 0; i < FRAME_BODIES && frame->bodies[i]; i++)
		if (layer + 1u < frame->count && l[1].off == frame->bodies[i]) {
			*at = l[1].off;
			return l[1].head + l[1].pay + l[1].tail;
		}
	if (frame->bodies[0] && layer + 1u == frame->count) { /* nothing is left of it */
		*at = l->off;
		return 0;
	}
	return l->pay;
}

uint32_t made_rest(const struct frame *frame, unsigned layer, uint32_t *at)
{
	uint8_t first = frame->bytes[frame->layers[layer].off];

	return first < 0x20 || first > 0x7e ? 0 : made_body(frame, layer, at);
}

uint32_t made_leading(const struct frame *frame, unsigned layer, uint32_t *at)
{
	const struct layer *l = &frame->layers[layer], *before = l - 1;
	uint32_t end;

	if (!layer)
		return 0;
	end = before->off + before->head;
	if (l->off >= frame->joined && before->off < frame->joined)
		end = frame->joined;
	else if (before->proto->layer == LAYER_APPLICATION)
		end += before->pay + before->tail;
	*at = end;
	return end + 2 == l->off ? 2 : 0;
}

/* What Wireshark takes for the characters of RFC 9110 5.6.2. */
static bool is_token(uint8_t c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	       (c && strchr("!#$%&\\*+-.^_`|~", c));
}

/* Whether there is anything but NUL behind the first one, as Wireshark counts: bytes of UTF-8,
 * three of them for a byte above ASCII, up to the bytes that the line has. */
static bool has_more(const uint8_t *p, uint32_t n, uint32_t nul)
{
	uint32_t i = 0, at = 0;

	for (; i < nul; i++)
		at += p[i] < 0x80 ? 1 : 3;
	for (; i < n && at < n; i++) {
		if (p[i])
			return true;
		at++;
	}
	return false;
}

bool made_odd_line(const struct frame *frame, const struct item *line, enum odd_line odd)
{
	const uint8_t *p = frame->bytes + line->bit / 8, *nul;
	uint32_t n = line->bits / 8, name = 0;
	const uint8_t *colon = memchr(p, ':', n);
	bool wrong = colon == p;

	for (; colon && p + name < colon; name++)
		wrong |= !is_token(p[name]);
	if (odd == ODD_LINE_NAME)
		return wrong;
	if (!wrong && frame->layers[line->layer].proto == &proto_http_more)
		return false;
	nul = memchr(p, 0, n);
	return nul && has_more(p, n, (uint32_t)(nul - p));
}

static uint32_t add_inside(struct items *items, uint32_t parent, const struct field *field,
	uint32_t at, uint32_t n, uint64_t num)
{
	const struct item of = items->at[parent];
	struct item item = {.field = field, .bit = at * 8, .bits = n * 8, .from = of.from,
		.parent = parent, .depth = (uint8_t)(of.depth + 1), .layer = of.layer, .num = num};
	uint32_t index = items->count;

	*items_add(items) = item;
	return index;
}

/* Bytes of the lines up to the empty one: RFC 9112 7.1.2. */
static uint32_t trailer_of(const uint8_t *p, uint32_t n)
{
	const uint8_t *line = p, *stop = n ? memchr(p, '\n', n) : NULL;

	while (stop && stop > line && !(stop == line + 1 && *line == '\r')) {
		line = stop + 1;
		stop = memchr(line, '\n', n - (size_t)(line - p));
	}
	return (uint32_t)(line - p);
}

/* The chunks of a body that is there to its end. */
static void add_chunks(const struct frame *frame, struct items *items, const struct item *group)
{
	const struct layer *l = &frame->layers[group->layer];
	const struct field *parts = group->field->parts;
	uint32_t from = l->off + l->head, first = items->count, at;
	const uint8_t *body = frame->bytes + from;
	struct chunk c = {.end = 0};
	uint32_t trailer;

	*items_add(items) = *group;
	do {
		if (!chunk_read(body, l->pay, c.end, &c)) {
			items->count = first;
			return;
		}
		at = add_inside(items, first, &parts[!c.size], from + c.at,
			c.size ? c.end - c.at : l->pay - c.at, 0);
		add_inside(items, at, &parts[!c.size].parts[0], from + c.at, c.data - c.at, c.size);
		if (c.size) {
			add_inside(items, at, &parts[0].parts[1], from + c.data, c.size, 0);
			add_inside(items, at, &parts[0].parts[2], from + c.data + c.size, 2, 0);
		}
	} while (c.size);
	trailer = trailer_of(body + c.end, l->pay - c.end);
	if (trailer)
		add_inside(items, first, &parts[3], from + c.end, trailer, 0);
	c.end += trailer;
	if (c.end < l->pay)
		add_inside(items, first, &parts[2], from + c.end, l->pay - c.end, 0);
}

/* Whether the layer has a body that is coded so. */
static bool is_coded(const struct frame *frame, unsigned layer, const struct field *field)
{
	struct body_coding coding;

	if (!frame->layers[layer].pay)
		return false;
	coding = body_coding(frame, layer);
	return field->make == MAKE_CHUNKS ? coding.chunked : coding.packing == field->preset;
}

static void add_coded(const struct frame *frame, struct items *items, const struct item *group)
{
	const struct layer *l = &frame->layers[group->layer];
	struct item item = *group;

	if (!is_coded(frame, group->layer, group->field))
		return;
	item.bit = (l->off + l->head) * 8;
	item.bits = l->pay * 8;
	if (item.field->make == MAKE_CHUNKS)
		add_chunks(frame, items, &item);
}

void made_http(const struct frame *frame, struct items *items, unsigned layer,
	const struct field *field)
{
	uint32_t off = frame->layers[layer].off;
	struct item item = {.field = field, .bit = off * 8, .parent = ITEM_TOP, .from = off,
		.layer = (uint8_t)layer, .num = 1};

	if (field->make == MAKE_CHUNKS || field->make == MAKE_PACKED) {
		add_coded(frame, items, &item);
		return;
	}
	if (field->make == MAKE_SIDE &&
		(!layer || bits_be16(frame->bytes + frame->layers[layer - 1].off +
				   field->preset) != field->code))
		return;
	if (field->make == MAKE_IS && !of_layer(items, layer, field->words) != field->blank)
		return;
	if (field->make == MAKE_URI && (!of_layer(items, layer, "http.request.uri") ||
					       !of_layer(items, layer, "http.host")))
		return;
	*items_add(items) = item;
}

/* What is a whole address by itself; a CONNECT has no other. */
static bool is_whole(const struct frame *frame, const struct items *items, const uint8_t *text,
	uint32_t n)
{
	const struct item *method = of_layer(items, items->at[0].layer, "http.request.method");

	return (method && method->bits == 56 &&
		       memcmp(frame->bytes + method->bit / 8, "CONNECT", 7) == 0) ||
	       (n >= 7 && memcmp(text, "http://", 7) == 0) ||
	       (n >= 8 && memcmp(text, "https://", 8) == 0);
}

void made_http_text(struct buf *out, const struct frame *frame, const struct item *item)
{
	struct items items = {0};
	const struct item *uri, *host;
	const uint8_t *text;
	uint32_t n, m;

	walk_layer(frame, item->layer, &items, NULL);
	uri = of_layer(&items, item->layer, "http.request.uri");
	host = of_layer(&items, item->layer, "http.host");
	if (uri && host) {
		text = value_text(frame, uri, &n);
		if (!is_whole(frame, &items, text, n)) {
			const uint8_t *name = value_text(frame, host, &m);

			buf_text(out, "http://");
			utf8_clean(out, name, m, false);
		}
		utf8_clean(out, text, n, false);
	}
	items_done(&items);
}
