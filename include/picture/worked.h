/* SPDX-License-Identifier: BSD-2-Clause */
/* A checksum worked out, word by word. */
#ifndef TRAME_PICTURE_WORKED_H
#define TRAME_PICTURE_WORKED_H

#include "base/buf.h"
#include "frame/sum.h"
#include "picture/pic.h"

/* Adds the verdict on a layer's checksum, and below it the sum: the pseudo-header's words, which
 * are PIC_ABSENT, the header's, the data's, each with the running total; what is folded, and the
 * complement. Long data is broken off with a mark; the total is of all. Nothing is added for a
 * layer without a checksum. */
void worked_draw(struct pic *pic, const struct pic_view *view, unsigned layer);

/* The verdict alone: one sentence. */
void worked_verdict(struct buf *out, const struct sum_look *look);

#endif
