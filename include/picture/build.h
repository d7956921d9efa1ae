/* SPDX-License-Identifier: BSD-2-Clause */
/* A frame built step by step: data, segment, packet, frame, each at the place that it has in the
 * whole. Step 0 has the innermost layer alone; each step after it one more around it. Backwards it
 * is what a receiver does. */
#ifndef TRAME_PICTURE_BUILD_H
#define TRAME_PICTURE_BUILD_H

#include "base/buf.h"
#include "picture/pic.h"

/* As many as the frame has layers. */
unsigned build_steps(const struct pic_view *view);

/* The outermost layer that a step has. */
unsigned build_layer(const struct frame *frame, unsigned step);

/* The part of the frame from a layer on, as a frame of its own; and its fields, in the arena. */
struct frame build_cut(const struct frame *frame, unsigned layer);
struct items build_cut_items(
	struct arena *arena, const struct frame *frame, const struct items *items, unsigned layer);

/* Of a strip, from this row of the picture on, leaves what is there from the layer on, the rest
 * empty; of a dump of what build_cut gave, lights the newest header. */
void build_cut_strip(struct pic *pic, uint32_t row, unsigned layer);
void build_light_new(struct pic *pic);

/* What the step has, in a sentence: "Step 2 of 4: segment, 93 bytes = ...". What the receiver
 * does to be where the step is; nothing where that is the whole frame. */
void build_put_sizes(struct buf *out, const struct frame *frame, unsigned step);
void build_put_receiver(
	struct buf *out, const struct frame *frame, const struct items *items, unsigned layer);

/* Writes the calls of libnet that make the header of a layer, a line each, as they would stand in C
 * with the values of this frame. */
void build_calls(
	struct buf *out, const struct frame *frame, const struct items *items, unsigned layer);

/* Adds one step: the strip, what it has, the calls, its bytes. */
void build_draw_step(struct pic *pic, const struct pic_view *view, unsigned step);

#endif
