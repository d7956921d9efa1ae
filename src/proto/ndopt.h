/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of neighbour discovery messages. */
#ifndef TRAME_PROTO_NDOPT_H
#define TRAME_PROTO_NDOPT_H

#include "proto/field.h"

extern const struct list ndopt_list;
extern const struct name ndopt_types[];

/* Parts of rare ones. */
extern const struct field ndopt_addresses[], ndopt_signature[], ndopt_flags[],
	ndopt_registration[], ndopt_context[], ndopt_border[], ndopt_capability[];

#define NDOPT_TYPE                                                                                 \
	{.id = "icmpv6.opt.type", .scapy = "type", .label = "type", .title = "Type", .bits = 8,    \
		.fill = FILL_CODE, .names = ndopt_types, .about = "Which option this is.",         \
		.rfc = "RFC 4861 4.6"}
#define NDOPT_LENGTH                                                                               \
	{.id = "icmpv6.opt.length", .scapy = "len", .label = "len", .title = "Length", .bits = 8,  \
		.unit = 8, .fill = FILL_ITEMLEN,                                                   \
		.about = "Length of the option in units of 8 bytes.", .rfc = "RFC 4861 4.6"}
#define NDOPT_RESERVED(wide, short_name)                                                           \
	{.id = "icmpv6.opt.reserved", .scapy = short_name, .label = "reserved",                    \
		.title = "Reserved", .bits = (wide), .kind = FIELD_HEX, .mute = true,              \
		.about = "Must be zero.", .rfc = "RFC 4861 4.6"}

/* One whose length says more of what is in it. */
#define NDOPT_CHOSEN(made_of)                                                                      \
	{.id = "icmpv6.opt.length", .scapy = "len", .label = "len", .title = "Length", .bits = 8,  \
		.unit = 8, .fill = FILL_ITEMLEN, .select = true, .made = made_of,                  \
		.about = "Length of the option in units of 8 bytes.", .rfc = "RFC 4861 4.6"}
/* What is behind the last part that is known. */
#define NDOPT_REST                                                                                 \
	{.id = "icmpv6.unknown_data", .label = "unknown", .title = "Unknown Data",                 \
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = ndopt_rest_made,                   \
		.about = "Bytes that nothing speaks of.", .rfc = "Wireshark"}
extern const struct field ndopt_rest_made[];

extern const struct field ndopt_shortcut[], ndopt_cga[], ndopt_time[], ndopt_anchor[],
	ndopt_certificate[], ndopt_proxy[], ndopt_prefix[], ndopt_router[], ndopt_link[],
	ndopt_answer[], ndopt_map[], ndopt_key_request[], ndopt_key_reply[], ndopt_help[],
	ndopt_mobile[];

#endif
