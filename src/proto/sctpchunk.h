/* SPDX-License-Identifier: BSD-2-Clause */
/* The chunks that an SCTP packet is made of. */
#ifndef TRAME_PROTO_SCTPCHUNK_H
#define TRAME_PROTO_SCTPCHUNK_H

#include "proto/field.h"

extern const struct list sctp_chunks;
extern const struct field sctp_window_made[];

#endif
