/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the chosen fields share. */
#ifndef TRAME_OUT_FIELDS_INT_H
#define TRAME_OUT_FIELDS_INT_H

#include "out/fields.h"

/* The text of a wanted field's next value into fields->text; *i begins with 0 and says where to go
 * on. False where there is none any more. */
bool fields_text(struct fields *fields, const struct frame *frame, uint32_t want, uint32_t *i);

/* The values at hand as a document; what stands before the first one. */
void fields_document(struct fields *fields, struct buf *out, const struct frame *frame);
void fields_document_start(const struct fields *fields, struct buf *out);

#endif
