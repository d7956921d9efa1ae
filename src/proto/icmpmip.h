/* SPDX-License-Identifier: BSD-2-Clause */
/* What a router advertisement says to hosts that travel. */
#ifndef TRAME_PROTO_ICMPMIP_H
#define TRAME_PROTO_ICMPMIP_H

#include "proto/field.h"

extern const struct list icmpmip_list;

#endif
