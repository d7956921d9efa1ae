/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark shows under a field's further names. */
#include "frame/also.h"

#include "base/num.h"
#include "frame/value.h"

void also_show(
	struct buf *out, const struct frame *frame, const struct item *item, enum lookup_as as)
{
	switch (as) {
	case LOOKUP_SAME:
	case LOOKUP_TEXT: value_show(out, frame, item); break;
	case LOOKUP_PAYLOAD: num_put(out, frame->layers[item->layer].pay); break;
	}
}
