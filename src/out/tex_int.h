/* SPDX-License-Identifier: BSD-2-Clause */
/* What the two kinds of TeX pictures share. */
#ifndef TRAME_OUT_TEX_INT_H
#define TRAME_OUT_TEX_INT_H

#include "sheet_int.h"

/* Text that means nothing to TeX but itself, in characters that pdflatex knows; others go through
 * \trameuni, which shows them where the engine can. */
void tex_words(struct buf *out, const void *text, size_t n);

/* A picture of bits, for bytefield (tex_grid.c). */
void tex_grid(struct buf *out, const struct pic *pic, const struct sheet *sheet);

#endif
