/* SPDX-License-Identifier: BSD-2-Clause */
/* What documents say behind the layers of a frame that cannot be read to its end: nothing, of
 * others. */
#ifndef TRAME_OUT_FAULTY_INT_H
#define TRAME_OUT_FAULTY_INT_H

#include "json_int.h"
#include "pdml_int.h"

void faulty_pdml(const struct pdml_view *v);
void faulty_json(const struct json_view *v, unsigned depth);
void faulty_ek(const struct json_view *v);

#endif
