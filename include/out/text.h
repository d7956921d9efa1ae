/* SPDX-License-Identifier: BSD-2-Clause */
/* A picture as lines of text: box drawing or plain ASCII, colours or none. */
#ifndef TRAME_OUT_TEXT_H
#define TRAME_OUT_TEXT_H

#include "base/buf.h"
#include "out/ansi.h"
#include "picture/pic.h"

struct text_style {
	enum ansi_color color; /* ANSI_NONE: no escape sequence */
	bool ascii;	       /* printable ASCII only */
	bool ticks;	       /* borders as +-+-+, a bit every second column */
	const char *prefix;    /* before every line, or NULL */
};

/* Appends the picture, each line with a newline behind it and no blank before that. No line is
 * wider than the picture's columns (the prefix not counted). */
void text_render(struct buf *out, const struct pic *pic, const struct text_style *style);

#endif
