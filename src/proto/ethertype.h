/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of EtherTypes and of IP protocol numbers, shared by the tables that carry them. */
#ifndef TRAME_PROTO_ETHERTYPE_H
#define TRAME_PROTO_ETHERTYPE_H

#include "proto/field.h"

extern const struct name ethertype_names[]; /* IEEE 802 numbers */
extern const struct name ipproto_names[];   /* IANA protocol numbers */

#endif
