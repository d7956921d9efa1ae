/* SPDX-License-Identifier: BSD-2-Clause */
/* Pictures that another program makes: librsvg's rsvg-convert, out of SVG PNG, and PDF with letters
 * that the fonts of every reader lack. */
#ifndef TRAME_LAB_CONVERT_H
#define TRAME_LAB_CONVERT_H

#include "base/buf.h"
#include "base/err.h"

enum convert_to { CONVERT_PDF, CONVERT_PNG };

/* Makes of SVG documents one PDF of so many pages, or of one a PNG; the error says which package
 * has the program where it is not there. */
int convert_svg(struct buf *out, const struct buf *pages, size_t count, enum convert_to to,
	struct err *err);

#endif
