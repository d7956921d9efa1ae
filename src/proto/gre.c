/* SPDX-License-Identifier: BSD-2-Clause */
/* GRE, RFC 2784 with key and sequence number of RFC 2890: any protocol inside IP. The bits of the
 * first two bytes say which of the fields behind the type are there.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |C|R|K|S|s|recur|  flags  | ver |         Protocol Type         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  if C or R is set:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Checksum            |            Offset             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  if K is set:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                              Key                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  if S is set:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Sequence Number                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"

#include <stddef.h>

static const struct name yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};
static const struct name version_names[] = {{0, "GRE"}, {1, "Enhanced GRE"}, {0, NULL}};

#define CHECKSUM 0x8000
#define ROUTING 0x4000
#define KEY 0x2000
#define SEQUENCE 0x1000

#define FLAG(name, letter, short_name, text, sentence, from)                                       \
	{.id = "gre.flags." name, .scapy = short_name, .label = letter, .title = text, .bits = 1,  \
		.box = 2, .names = yes_names, .about = sentence, .rfc = from}

static const struct field flag_parts[] = {
	FLAG("checksum", "C", "chksum_present", "Checksum Bit", "There is a checksum.",
		"RFC 2784 2.1"),
	FLAG("routing", "R", "routing_present", "Routing Bit", "There is a route.", "RFC 1701"),
	FLAG("key", "K", "key_present", "Key Bit", "There is a key.", "RFC 2890 2"),
	FLAG("sequence_number", "S", "seqnum_present", "Sequence Number Bit",
		"There is a sequence number.", "RFC 2890 2"),
	FLAG("strict_source_route", "s", "strict_route_source", "Strict Source Route Bit",
		"The route must be kept exactly.", "RFC 1701"),
	{.id = "gre.flags.recursion_control", .scapy = "recursion_control", .label = "recur",
		.title = "Recursion control", .bits = 3, .box = 2,
		.about = "How often the packet may be put into a further tunnel; obsolete.",
		.rfc = "RFC 1701"},
	{.id = "gre.flags.reserved", .scapy = "flags", .label = "flags",
		.title = "Flags (Reserved)", .bits = 5, .box = 2, .about = "Must be zero.",
		.rfc = "RFC 2784 2.2"},
	{.id = "gre.flags.version", .scapy = "version", .label = "ver", .title = "Version",
		.bits = 3, .box = 2, .names = version_names, .about = "Must be zero.",
		.rfc = "RFC 2784 2.3"},
	FIELD_END,
};

static const struct field fields[] = {
	{.id = "gre.flags_and_version", .label = "flags", .title = "Flags and Version", .bits = 16,
		.kind = FIELD_FLAGS, .select = true, .parts = flag_parts,
		.about = "Which of the optional fields are there.", .rfc = "RFC 2784 2.1"},
	{.id = "gre.proto", .scapy = "proto", .label = "proto", .title = "Protocol Type",
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_ETHERTYPE,
		.names = ethertype_names, .about = "Which protocol is inside the tunnel.",
		.rfc = "RFC 2784 2.4"},
	{.id = "gre.checksum", .scapy = "chksum", .label = "chksum", .title = "Checksum",
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_WHOLE,
		.when = WHEN_FLAGS(CHECKSUM | ROUTING),
		.about = "Shows whether header or payload were damaged.", .rfc = "RFC 2784 2.5"},
	{.id = "gre.offset", .scapy = "offset", .label = "offset", .title = "Offset", .bits = 16,
		.when = WHEN_FLAGS(CHECKSUM | ROUTING),
		.about = "Where in the route the packet is; else zero.", .rfc = "RFC 2784 2.6"},
	{.id = "gre.key", .scapy = "key", .label = "key", .title = "Key", .bits = 32,
		.kind = FIELD_HEX, .when = WHEN_FLAG(KEY),
		.about = "Tells the conversations in one tunnel apart.", .rfc = "RFC 2890 2.1"},
	{.id = "gre.sequence_number", .scapy = "sequence_number", .label = "seq",
		.title = "Sequence Number", .bits = 32, .when = WHEN_FLAG(SEQUENCE),
		.about = "Numbers the packets of the tunnel, so that their order can be kept.",
		.rfc = "RFC 2890 2.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 47}, {BIND_NONE, 0}};

const struct proto proto_gre = {
	.id = "gre", .scapy = "GRE", .label = "GRE", .title = "Generic Routing Encapsulation",
	.layer = LAYER_NETWORK, .next = NEXT_FIELD, .binds = binds, .fields = fields,
	.about = "A tunnel: carries packets of any protocol inside IP packets.",
	.rfc = "RFC 2784",
};
