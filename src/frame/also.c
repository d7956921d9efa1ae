/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark shows under a field's further names. */
#include "frame/also.h"

#include "base/bits.h"
#include "base/num.h"
#include "frame/value.h"

#include <string.h>

/* The number with its bytes the other way round. */
static uint64_t swapped(const struct item *item)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < item->bits / 8; i++)
		v |= (item->num >> 8 * i & 255) << 8 * (item->bits / 8 - 1 - i);
	return v;
}

/* "·······AP···": a letter for each flag that is set, from the highest of twelve on; the first
 * three are one, the nonce bit keeps its dot. */
static void put_flags(struct buf *out, uint64_t num)
{
	static const char letters[] = "RRRACEUAPRSF";

	for (unsigned bit = 12; bit-- > 0;) {
		if (num >> bit & 1)
			buf_byte(out, (uint8_t)letters[11 - bit]);
		else
			buf_add(out, "\302\267", 2);
	}
}

/* Characters of a name without the root's dot, or its labels. */
static uint64_t measured(const struct frame *frame, const struct item *item, enum lookup_as as)
{
	struct buf text = BUF_INIT;
	uint64_t n, dots = 0;

	value_show(&text, frame, item);
	n = text.len;
	for (size_t i = 0; i < text.len; i++)
		dots += text.data[i] == '.';
	if (text.len == 6 && memcmp(text.data, "<Root>", 6) == 0) {
		n = as == LOOKUP_LENGTH ? 6 : 1;
		dots = 0;
	}
	buf_done(&text);
	return as == LOOKUP_LENGTH ? n : dots + (n > 0);
}

void also_show(
	struct buf *out, const struct frame *frame, const struct item *item, enum lookup_as as)
{
	switch (as) {
	case LOOKUP_SAME:
	case LOOKUP_TEXT: value_show(out, frame, item); break;
	case LOOKUP_SWAPPED: num_put(out, swapped(item)); break;
	case LOOKUP_POWER: num_put(out, UINT64_C(1) << (item->num & 63)); break;
	case LOOKUP_LENGTH:
	case LOOKUP_LABELS: num_put(out, measured(frame, item, as)); break;
	case LOOKUP_LETTERS: put_flags(out, item->num); break;
	case LOOKUP_PAYLOAD: num_put(out, frame->layers[item->layer].pay); break;
	case LOOKUP_SPAN: num_put(out, frame->layers[item->layer].head); break;
	}
}
