/* SPDX-License-Identifier: BSD-2-Clause */
/* The tables of router renumbering, which are a part of ICMPv6's. */
#ifndef TRAME_PROTO_ICMPV6RR_H
#define TRAME_PROTO_ICMPV6RR_H

#include "proto/field.h"

extern const struct field icmpv6_rr_flags[];
extern const struct list icmpv6_rr_commands, icmpv6_rr_results;

#endif
