/* SPDX-License-Identifier: BSD-2-Clause */
/* Why does a field have this value. The answer comes from the stack for a frame that was built here,
 * and from the bytes for one that was captured. */
#include "frame/why.h"

static enum why why_untyped(const struct field *field)
{
	switch (field->fill) {
	case FILL_USER: return WHY_DEFAULT;
	case FILL_WIRE: return WHY_WIRE;
	case FILL_HDRLEN:
	case FILL_TOTLEN:
	case FILL_PAYLEN:
	case FILL_NEXT:
	case FILL_SUM:
	case FILL_CODE:
	case FILL_LEFT:
	case FILL_ITEMLEN:
	case FILL_SIZE:
	case FILL_COUNT: return WHY_COMPUTED;
	}
	return WHY_DEFAULT;
}

static enum why why_built(const struct part *part, uint64_t forged, const struct field *field)
{
	for (uint32_t i = 0; i < part->count; i++)
		if (part->entries[i].field == field)
			return i < 64 && (forged >> i & 1) ? WHY_FORGED : WHY_TYPED;
	return why_untyped(field);
}

static enum why why_captured(const struct frame *frame, const struct item *item)
{
	uint16_t sum;

	if (item->field->fill == FILL_SUM && sum_expected(frame, item->layer, &sum) &&
		item->num != sum && !(item->num == 0 && item->field->sum == SUM_PSEUDO))
		return WHY_WRONG;
	return WHY_CAPTURED;
}

void why_frame(const struct frame *frame, const struct items *items, const struct stack *stack,
	const uint64_t *forged, enum why *out)
{
	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];
		const struct part *part = stack && item->layer < stack->count
			? &stack->parts[item->layer]
			: NULL;

		if (!stack)
			out[i] = why_captured(frame, item);
		else if (item->parent != ITEM_TOP)
			out[i] = out[item->parent];
		else if (!part || part->proto != frame->layers[item->layer].proto)
			out[i] = WHY_TYPED; /* bytes of a payload that turned out to be a layer */
		else
			out[i] = why_built(part, forged[item->layer], item->field);
	}
}
