/* SPDX-License-Identifier: BSD-2-Clause */
/* The options that hop-by-hop and destination options headers of IPv6 share. */
#ifndef TRAME_PROTO_IP6OPT_H
#define TRAME_PROTO_IP6OPT_H

#include "proto/field.h"

extern const struct list ip6opt_list;

#endif
