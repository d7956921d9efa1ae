/* SPDX-License-Identifier: BSD-2-Clause */
/* What is made of a whole message: whether it asks or answers, as its fields or its ports say, and
 * for HTTP where what it asks for would be found: the first line and the Host line together. */
#include "frame/made.h"

#include "base/bits.h"
#include "base/utf8.h"
#include "frame/value.h"

#include <string.h>

static const struct item *of_layer(const struct items *items, unsigned layer, const char *id)
{
	for (uint32_t i = items->count; i-- > 0;)
		if (items->at[i].layer == layer && strcmp(items->at[i].field->id, id) == 0)
			return &items->at[i];
	return NULL;
}

void made_http(const struct frame *frame, struct items *items, unsigned layer,
	const struct field *field)
{
	uint32_t off = frame->layers[layer].off;
	struct item item = {.field = field, .bit = off * 8, .parent = ITEM_TOP, .from = off,
		.layer = (uint8_t)layer, .num = 1};

	if (field->make == MAKE_SIDE &&
		(!layer || bits_be16(frame->bytes + frame->layers[layer - 1].off +
				   field->preset) != field->code))
		return;
	if (field->make == MAKE_IS && !of_layer(items, layer, field->words))
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
