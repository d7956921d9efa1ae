/* SPDX-License-Identifier: BSD-2-Clause */
/* The layers side by side, each field with its value. */
#ifndef TRAME_PICTURE_COLUMNS_H
#define TRAME_PICTURE_COLUMNS_H

#include "picture/pic.h"

/* Adds a block of label and value for every layer, the outermost at the left. Layers that find no
 * room side by side go into further bands below. */
void columns_draw(struct pic *pic, const struct pic_view *view);

#endif
