/* SPDX-License-Identifier: BSD-2-Clause */
/* The hash of names, which grows while they are gathered. */
#ifndef TRAME_FRAME_LOOKUP_INT_H
#define TRAME_FRAME_LOOKUP_INT_H

#include "frame/lookup.h"

/* The slot that holds a name, or the free one where it would stand. */
uint32_t *lookup_slot(const struct lookup *l, const char *text, size_t n);

/* Slots for `room` names, and all names that there are in them. */
void lookup_index(struct lookup *l, uint32_t room);

#endif
