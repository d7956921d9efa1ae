/* SPDX-License-Identifier: BSD-2-Clause */
/* The frame's bytes with its fields outlined: each layer's rows under its own name, each field
 * under a number that a list below explains, so that no line crosses another. */
#ifndef TRAME_PICTURE_FIELDS_BYTES_H
#define TRAME_PICTURE_FIELDS_BYTES_H

#include "picture/pic.h"

void fields_bytes_draw(struct pic *pic, const struct pic_view *view);

#endif
