/* SPDX-License-Identifier: BSD-2-Clause */
/* Which of an answer's reasons are worth a word beside its fields. */
#include "picture/compare.h"

#include "flow/look.h"
#include "flow/reason.h"

/* A quote repeats the question: only what is not so needs a word. */
static bool worth_saying(const struct frame *got, const struct item *item, const struct reason *r)
{
	if (!r->text || item->depth > 1)
		return false;
	return r->differs || (r->kind == REASON_COPIED && !look_quoted(got, item->layer)) ||
		r->kind == REASON_COUNTED;
}

struct pic_reason *compare_reasons(struct arena *arena, const struct pic_view *left,
	const struct pic_view *right, uint32_t *count)
{
	const struct items *items = right->items;
	const struct reason *all = reason_all(arena,
		(struct reason_side){left->frame, left->items},
		(struct reason_side){right->frame, items});
	struct pic_reason *out = arena_get(arena, (items->count + 1) * sizeof(*out));

	*count = 0;
	for (uint32_t i = 0; i < items->count; i++) {
		const struct item *item = &items->at[i];

		if (worth_saying(right->frame, item, &all[i]))
			out[(*count)++] =
				(struct pic_reason){item->layer, item->field->id, all[i].text};
	}
	return out;
}
