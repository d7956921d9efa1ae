/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody wrote about a frame, which documents have before the frame itself. */
#ifndef TRAME_OUT_COMMENTS_INT_H
#define TRAME_OUT_COMMENTS_INT_H

#include "json_int.h"
#include "pdml_int.h"

/* Each: so many of the first items are told with that. */
uint32_t comments_pdml(const struct pdml_view *v);
uint32_t comments_json(const struct json_view *v, unsigned depth, bool *first);
uint32_t comments_ek(const struct json_view *v);

#endif
