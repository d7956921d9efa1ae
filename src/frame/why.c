/* SPDX-License-Identifier: BSD-2-Clause */
/* Why does a field have this value. The answer comes from the stack for a frame that was built
 * here, and from the bytes for one that was captured. */
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
	uint32_t sum;

	if (item->field->fill == FILL_SUM && sum_expected_of(frame, item, &sum) &&
		item->num != sum && !(item->num == 0 && item->field->sum == SUM_PSEUDO))
		return WHY_WRONG;
	return WHY_CAPTURED;
}

bool why_is_plain(const struct frame *frame, const struct items *items)
{
	for (uint32_t i = 0; i < items->count; i++)
		if (items->at[i].field->fill == FILL_SUM &&
			why_captured(frame, &items->at[i]) != WHY_CAPTURED)
			return false;
	return true;
}

static enum why why_item(const struct frame *frame, const struct item *item,
	const struct stack *stack, const uint64_t *forged)
{
	const struct part *part =
		stack && item->layer < stack->count ? &stack->parts[item->layer] : NULL;

	if (!stack)
		return why_captured(frame, item);
	if (!part || part->proto != frame->layers[item->layer].proto)
		return WHY_TYPED; /* bytes of a payload that turned out to be a layer */
	return why_built(part, forged[item->layer], item->field);
}

/* What the field would be, had nobody typed it or damaged it. */
static void find_honest(const struct frame *frame, const struct item *item,
	const struct stack *stack, const struct resolved *r, struct why_answer *answer)
{
	uint32_t sum;

	if (item->field->fill == FILL_SUM) {
		answer->known = sum_expected(frame, item->layer, &sum);
		answer->honest = answer->known ? sum : 0;
	} else if (stack && r && item->bits <= 64) {
		answer->known = true;
		answer->honest = pack_auto(stack, r, item->layer, item->field);
	}
}

void why_frame(const struct frame *frame, const struct items *items, const struct stack *stack,
	const uint64_t *forged, struct why_answer *out)
{
	struct resolved room;
	const struct resolved *r = stack && stack_resolve(stack, &room, NULL) == 0 ? &room : NULL;

	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];

		out[i] = (struct why_answer){.why = WHY_CAPTURED};
		if (stack && item->parent != ITEM_TOP) {
			out[i].why = out[item->parent].why;
			continue;
		}
		out[i].why = why_item(frame, item, stack, forged);
		if (out[i].why == WHY_FORGED || out[i].why == WHY_WRONG)
			find_honest(frame, item, stack, r, &out[i]);
	}
}
