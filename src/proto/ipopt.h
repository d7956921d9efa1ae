/* SPDX-License-Identifier: BSD-2-Clause */
/* What the options of IPv4 begin with, and the parts of those that are rarely met: iprare.c. */
#ifndef TRAME_PROTO_IPOPT_H
#define TRAME_PROTO_IPOPT_H

#include "proto/proto.h"

extern const struct field ipopt_type_parts[];
extern const struct field ipopt_basic[], ipopt_extended[], ipopt_cipso[], ipopt_quick[],
	ipopt_traceroute[], ipopt_several[];

#define OPT_TYPE                                                                                   \
	{.id = "ip.opt.type", .label = "type", .title = "Type", .bits = 8, .kind = FIELD_UINT,     \
		.fill = FILL_CODE, .parts = ipopt_type_parts,                                      \
		.about = "Which option this is.", .rfc = "RFC 791 3.1"}
#define OPT_LEN                                                                                    \
	{.id = "ip.opt.len", .scapy = "length", .label = "len", .title = "Length", .bits = 8,      \
		.fill = FILL_ITEMLEN, .made = ip_length_odd,                                       \
		.about = "Bytes of the option, type and length included.",                         \
		.rfc = "RFC 791 3.1"}

#endif
