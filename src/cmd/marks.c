/* SPDX-License-Identifier: BSD-2-Clause */
/* Answers to "why this value?" as marks of a picture. */
#include "cmd/marks.h"

#include "base/lang.h"
#include "frame/value.h"
#include "frame/why.h"

/* "should be 0xf61b", in the field's own way to write a number. */
static const char *honest_note(struct arena *arena, const struct frame *frame,
	const struct item *item, const struct why_answer *answer)
{
	struct item honest = *item;
	struct buf text = BUF_INIT;
	const char *note;

	if (!answer->known)
		return NULL;
	honest.num = answer->honest;
	buf_text(&text, _("should be "));
	value_show(&text, frame, &honest);
	note = arena_text(arena, (const char *)text.data, text.len);
	buf_done(&text);
	return note;
}

static struct pic_mark mark_of(struct arena *arena, const struct frame *frame,
	const struct item *item, const struct why_answer *answer)
{
	switch (answer->why) {
	case WHY_FORGED:
		return (struct pic_mark){PIC_FORGED, honest_note(arena, frame, item, answer)};
	case WHY_WRONG:
		return (struct pic_mark){PIC_FAULT, honest_note(arena, frame, item, answer)};
	case WHY_COMPUTED: return (struct pic_mark){PIC_COMPUTED, NULL};
	case WHY_CAPTURED:
	case WHY_DEFAULT:
	case WHY_WIRE:
	case WHY_TYPED: break;
	}
	return (struct pic_mark){PIC_PLAIN, NULL};
}

int marks_make(struct pic_marks *marks, struct arena *arena, struct craft **craft,
	const struct frame *frame, const struct items *items, const struct stack *stack,
	struct err *err)
{
	uint32_t n = items->count;
	uint64_t forged[FRAME_LAYERS] = {0};
	struct why_answer *why;
	struct pic_mark *at;

	*marks = (struct pic_marks){NULL, 0};
	if (!stack && why_is_plain(frame, items))
		return 0;
	if (stack && !*craft && !(*craft = craft_new(err)))
		return -1;
	if (stack && craft_forged(*craft, stack, forged, err) < 0)
		return -1;
	why = arena_get(arena, (n + 1) * sizeof(*why));
	at = arena_get(arena, (n + 1) * sizeof(*at));
	why_frame(frame, items, stack, forged, why);
	for (uint32_t i = 0; i < n; i++)
		at[i] = mark_of(arena, frame, &items->at[i], &why[i]);
	*marks = (struct pic_marks){at, n};
	return 0;
}
