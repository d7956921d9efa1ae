/* SPDX-License-Identifier: BSD-2-Clause */
/* The options that most of a DHCP message is made of. */
#ifndef TRAME_PROTO_DHCPOPT_H
#define TRAME_PROTO_DHCPOPT_H

#include "proto/field.h"

extern const struct list dhcp_options;
extern const struct name dhcp_hardware_names[];

#endif
