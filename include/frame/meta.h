/* SPDX-License-Identifier: BSD-2-Clause */
/* What is known of a frame besides its bytes (proto/meta.h), as items: they have no bits, their
 * value is in `num` or is asked for by meta_show, and their layer is META_LAYER. */
#ifndef TRAME_FRAME_META_H
#define TRAME_FRAME_META_H

#include "base/buf.h"
#include "frame/walk.h"
#include "proto/meta.h"

#define META_LAYER 255

/* The times of the frames before this one; start from {0}. Nanoseconds. */
struct clock {
	int64_t first, before, shown; /* of the capture's first frame; of the last ones */
	int64_t delta, delta_shown;   /* of this frame */
	int64_t since;		      /* the first one */
	int8_t first_beyond, before_beyond, shown_beyond; /* of these frames */
	int8_t delta_beyond, delta_shown_beyond, since_beyond; /* seconds in a fraction */
	bool odd; /* any of these is not 0 */
	bool any, any_shown;
};

/* Tells the clock of every frame of the capture, in order, before its items are asked for; and of
 * those that are shown, behind them. */
void clock_frame(struct clock *clock, const struct frame *frame);
void clock_shown(struct clock *clock, const struct frame *frame);

/* One of the frame's items; false if the capture does not say it. */
bool meta_item(
	const struct frame *frame, const struct clock *clock, enum meta which, struct item *item);

/* One of its comments, from 0; false behind the last. */
bool meta_comment(const struct frame *frame, uint64_t i, struct item *item);

/* Appends all of them to the array. */
void meta_items(const struct frame *frame, const struct clock *clock, struct items *items);

/* The value of such an item as value_show would write it. */
void meta_show(struct buf *out, const struct frame *frame, const struct item *item);

/* "2026-11-22T14:32:27.330782494Z", the day alone, and "Nov 22, 2026 14:32:27.330782494 UTC" of a
 * time; the last in a zone, NULL being UTC's. */
void meta_put_iso(struct buf *out, int64_t ns);
void meta_put_day(struct buf *out, int64_t ns);
void meta_put_date(struct buf *out, int64_t ns);
void meta_put_date_in(struct buf *out, int64_t ns, const struct frame_zone *zone);

/* The same of a frame's time, whose fraction may be odd; and the seconds of a time between two, of
 * which `beyond` are in its fraction. */
void meta_put_frame_iso(struct buf *out, const struct frame *frame);
void meta_put_frame_date(struct buf *out, const struct frame *frame);
void meta_put_frame_seconds(struct buf *out, const struct frame *frame);
void meta_put_parts(struct buf *out, int64_t seconds, int64_t part, unsigned digits);

/* The words of META_ODD. */
void meta_put_odd(struct buf *out, const struct frame *frame);

/* Wireshark's number for a kind of link; 0 where it has none. */
uint64_t meta_encap(uint16_t link);

#endif
