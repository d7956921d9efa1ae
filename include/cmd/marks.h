/* SPDX-License-Identifier: BSD-2-Clause */
/* How the values of a frame came about, as pictures mark them: forged, computed, wrong. */
#ifndef TRAME_CMD_MARKS_H
#define TRAME_CMD_MARKS_H

#include "frame/craft.h"
#include "picture/pic.h"

/* A mark for each item (walk_frame's), in the arena. `stack` is what the frame was built from, or
 * NULL for a captured one; `craft` is made where it is NULL and a stack needs it, the caller frees
 * it. */
int marks_make(struct pic_marks *marks, struct arena *arena, struct craft **craft,
	const struct frame *frame, const struct items *items, const struct stack *stack,
	struct err *err);

#endif
