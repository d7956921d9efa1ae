/* SPDX-License-Identifier: BSD-2-Clause */
/* What the tables of multicast listener discovery and of ICMPv6 share. */
#ifndef TRAME_PROTO_MLD_H
#define TRAME_PROTO_MLD_H

#include "proto/field.h"

extern const struct list mld_records;	     /* of a report */
extern const struct field mld_query_fields[]; /* a query with a list of senders, RFC 3810 5.1 */
extern const struct field icmpv6_sum_made[];
extern const struct name icmpv6_types[], icmpv6_codes[];

#define ICMPV6_HEAD(types, codes, made_of_sum)                                                     \
	{.id = "icmpv6.type", .scapy = "type", .label = "type", .title = "Type", .bits = 8,        \
		.select = true, .preset = 128, .names = types,                                     \
		.about = "What the message is; below 128 it reports an error.",                    \
		.rfc = "RFC 4443 2.1"},                                                            \
	{.id = "icmpv6.code", .scapy = "code", .label = "code", .title = "Code", .bits = 8,        \
		.typed = true, .names = codes, .about = "Says more about the type.",               \
		.rfc = "RFC 4443 2.1"},                                                            \
	{.id = "icmpv6.checksum", .scapy = "cksum", .label = "cksum", .title = "Checksum",         \
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_PSEUDO,                \
		.made = made_of_sum,                                                               \
		.about = "Shows whether message or addresses were damaged on the way.",            \
		.rfc = "RFC 4443 2.3"}

#endif
