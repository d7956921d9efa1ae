/* SPDX-License-Identifier: BSD-2-Clause */
/* The frame as a whole: strip, columns, bytes, one below the other. */
#ifndef TRAME_PICTURE_PAGE_H
#define TRAME_PICTURE_PAGE_H

#include "picture/pic.h"

/* Adds the page. `title` and `note` (both may be NULL) stand above it, left and right. */
void page_draw(struct pic *pic, const struct pic_view *view, const char *title, const char *note);

/* The same for paper: each field is tied to its bytes by a number, and its size is told. */
void page_draw_keys(struct pic *pic, const struct pic_view *view);

/* Adds a row that explains the signs which the marks put before values; nothing if there are none.
 */
void page_legend(struct pic *pic, const struct pic_marks *marks);

#endif
