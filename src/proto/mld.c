/* SPDX-License-Identifier: BSD-2-Clause */
/* Multicast listener discovery, RFC 3810: for IPv6 what IGMPv3 is for IPv4. A query is known by its
 * length alone. */
#include "mld.h"

#include <stddef.h>

static const struct name record_names[] = {
	{1, "Include"}, {2, "Exclude"}, {3, "Changed to include"}, {4, "Changed to exclude"},
	{5, "Allow new sources"}, {6, "Block old sources"}, {0, NULL},
};
static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};

#define SOURCES(name)                                                                              \
	{{.id = name, .label = "source", .title = "Source Address", .bits = 128,                   \
		 .kind = FIELD_IPV6, .about = "A sender to the group.", .rfc = "RFC 3810 5.1.10"}, \
		FIELD_END}
#define LISTED(table)                                                                              \
	{.id = "", .label = "sources", .title = "Sources", .kind = FIELD_LIST, .list = table,      \
		.about = "The senders that this is about.", .rfc = "RFC 3810 5.1.10"}
#define COUNT(name)                                                                                \
	{.id = name, .label = "count", .title = "Number of Sources", .bits = 16,                   \
		.fill = FILL_COUNT, .about = "How many senders are listed.",                       \
		.rfc = "RFC 3810 5.1.9"}
#define GROUP(name)                                                                                \
	{.id = name, .scapy = "mladdr", .label = "group", .title = "Multicast Address",            \
		.bits = 128, .kind = FIELD_IPV6, .about = "The group that this is about.",         \
		.rfc = "RFC 3810 5.1.5"}

static const struct field report_sources[] = SOURCES("icmpv6.mldr.mar.source_address");
static const struct list report_list = {.how = LIST_COUNT, .items = report_sources};
static const struct field record_parts[] = {
	{.id = "icmpv6.mldr.mar.record_type", .label = "type", .title = "Record Type", .bits = 8,
		.preset = 4, .names = record_names,
		.about = "Whether the senders listed are wanted or all others.",
		.rfc = "RFC 3810 5.2.12"},
	{.id = "icmpv6.mldr.mar.aux_data_len", .label = "aux", .title = "Aux Data Len", .bits = 8,
		.select = true, .about = "Always 0.", .rfc = "RFC 3810 5.2.6"},
	COUNT("icmpv6.mldr.mar.nb_sources"), GROUP("icmpv6.mldr.mar.multicast_address"),
	LISTED(&report_list),
	{.id = "icmpv6.mldr.mar.auxiliary_data", .label = "aux", .title = "Auxiliary Data",
		.kind = FIELD_BYTES, .size = SIZE_CHOSEN, .unit = 4,
		.about = "Nothing is defined.", .rfc = "RFC 3810 5.2.11"},
	FIELD_END,
};
static const struct field record_items[] = {
	{.id = "icmpv6.mldr.mar", .label = "record", .title = "Multicast Address Record",
		.kind = FIELD_GROUP, .mute = true, .parts = record_parts,
		.about = "What is said of one group.", .rfc = "RFC 3810 5.2.4"},
	FIELD_END,
};
const struct list mld_records = {.how = LIST_COUNT, .items = record_items};

static const struct field flag_parts[] = {
	{.id = "icmpv6.mld.flag.reserved", .label = "reserved", .title = "Reserved", .bits = 4,
		.about = "Must be zero.", .rfc = "RFC 3810 5.1"},
	{.id = "icmpv6.mld.flag.s", .label = "S", .title = "Suppress Router-Side Processing",
		.bits = 1, .names = true_names, .about = "Other routers should not act on it.",
		.rfc = "RFC 3810 5.1.7"},
	{.id = "icmpv6.mld.flag.qrv", .label = "qrv",
		.title = "QRV (Querier's Robustness Variable)", .bits = 3,
		.about = "How often a report is said again.", .rfc = "RFC 3810 5.1.8"},
	FIELD_END,
};
static const struct field query_sources[] = SOURCES("icmpv6.mld.source_address");
static const struct list query_list = {.how = LIST_COUNT, .items = query_sources};
const struct field mld_query_fields[] = {
	ICMPV6_HEAD(icmpv6_types, NULL, icmpv6_sum_made),
	{.id = "icmpv6.mld.maximum_response_code", .label = "mrc",
		.title = "Maximum Response Code", .bits = 16, .mantissa = 12,
		.about = "Within how many milliseconds to answer.", .rfc = "RFC 3810 5.1.3"},
	{.id = "icmpv6.reserved", .label = "reserved", .title = "Reserved", .bits = 16,
		.kind = FIELD_HEX, .octets = true, .about = "Must be zero.",
		.rfc = "RFC 3810 5.1.4"},
	GROUP("icmpv6.mld.multicast_address"),
	{.id = "icmpv6.mld.flag", .label = "flags", .title = "Flags", .bits = 8,
		.kind = FIELD_FLAGS, .parts = flag_parts,
		.about = "Who is to act on it, and how often.", .rfc = "RFC 3810 5.1.7"},
	{.id = "icmpv6.mld.qqi", .label = "qqic", .title = "QQIC (Querier's Query Interval Code)",
		.bits = 8, .mantissa = 4, .about = "How often the querier asks, in seconds.",
		.rfc = "RFC 3810 5.1.9"},
	COUNT("icmpv6.mld.nb_sources"), LISTED(&query_list), FIELD_END,
};
