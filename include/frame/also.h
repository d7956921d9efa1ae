/* SPDX-License-Identifier: BSD-2-Clause */
/* Values under the further names that Wireshark has for a field (`also`): mostly the same again,
 * some counted or reckoned from it (enum lookup_as). */
#ifndef TRAME_FRAME_ALSO_H
#define TRAME_FRAME_ALSO_H

#include "base/buf.h"
#include "frame/lookup.h"
#include "frame/walk.h"

/* The value as value_show would write it, of any item and any `as`. */
void also_show(
	struct buf *out, const struct frame *frame, const struct item *item, enum lookup_as as);

#endif
