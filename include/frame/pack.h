/* SPDX-License-Identifier: BSD-2-Clause */
/* Headers made from field tables, and what a field gets that nobody typed. The inverse of walk.h.
 */
#ifndef TRAME_FRAME_PACK_H
#define TRAME_FRAME_PACK_H

#include "frame/craft.h"

/* Bytes of a part's header as its table and its typed values make it, before anything is cut off.
 */
uint32_t pack_size(const struct stack *stack, unsigned part);

/* How many items a LIST field has: the typed ones, or its preset. */
uint32_t pack_items(const struct part *part, const struct field *list);

/* The table-made bytes of a value that nobody typed and that is wider than a number: a preset.
 * Returns the bytes written into `out`, at most NAME_MAX_WIRE. */
size_t pack_preset(const struct field *field, uint8_t *out);

/* Bytes that a packed item of a list has by itself, its length patched in; for lists inside
 * headers. */
uint64_t pack_itemlen(const struct field *field, uint64_t bytes);

#endif
