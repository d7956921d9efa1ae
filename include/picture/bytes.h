/* SPDX-License-Identifier: BSD-2-Clause */
/* The frame's bytes in hexadecimal and as characters, each in its layer's colour. */
#ifndef TRAME_PICTURE_BYTES_H
#define TRAME_PICTURE_BYTES_H

#include "picture/columns.h"

/* Adds a row for every 16 bytes, or 8 or 4 where the picture is narrow: the offset, a cell for each
 * byte, a cell for each character, and the layers that the row is part of. */
void bytes_draw(struct pic *pic, const struct pic_view *view);

/* The same with a wall before each field that has a key, and the key's number below its bytes. */
void bytes_draw_keys(struct pic *pic, const struct pic_view *view, const struct pic_keys *keys);

/* The byte of a frame (it has layers) at which what an application wrote begins. */
uint32_t bytes_payload(const struct frame *frame);

#endif
