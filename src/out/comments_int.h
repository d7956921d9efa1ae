/* SPDX-License-Identifier: BSD-2-Clause */
/* What somebody wrote about a frame, which documents have before the frame itself. */
#ifndef TRAME_OUT_COMMENTS_INT_H
#define TRAME_OUT_COMMENTS_INT_H

#include "frame/meta.h"
#include "json_int.h"
#include "pdml_int.h"

/* Each: so many of the first items are told with that. */
uint32_t comments_pdml(const struct pdml_view *v);
uint32_t comments_json(const struct json_view *v, unsigned depth, bool *first);
uint32_t comments_ek(const struct json_view *v);

/* What Wireshark's experts say of a time whose fraction of a second is none (META_ODD). */
static inline bool comments_is_odd(const struct item *item)
{
	return item->layer == META_LAYER && item->field == &proto_frame.fields[META_ODD];
}

void comments_odd_pdml(const struct pdml_view *v);
void comments_odd_json(const struct json_view *v, unsigned depth, bool first);
void comments_odd_ek(const struct json_view *v);

#endif
