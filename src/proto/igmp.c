/* SPDX-License-Identifier: BSD-2-Clause */
/* IGMP, RFC 2236 and RFC 3376: hosts tell their router which groups they listen to. Version 3 has
 * lists of senders: its query and its report stand behind a common head, as layers of their own.
 */
#include "proto/proto.h"

#include "sums.h"

#include <stddef.h>

static const struct name type_names[] = {
	{0x11, "Membership Query"}, {0x12, "Membership Report"}, {0x16, "Membership Report"},
	{0x17, "Leave Group"}, {0x22, "Membership Report"}, {0x13, "DVMRP Protocol"},
	{0x14, "PIM Protocol"}, {0x1e, "Multicast Traceroute Response"},
	{0x1f, "Multicast Traceroute Query or Request"}, {0, NULL},
};

static const struct name suppress_names[] = {
	{0, "Do not suppress router side processing"}, {1, "SUPPRESS router side processing"},
	{0, NULL},
};

static const struct name record_names[] = {
	{1, "Mode Is Include"}, {2, "Mode Is Exclude"}, {3, "Change To Include Mode"},
	{4, "Change To Exclude Mode"}, {5, "Allow New Sources"}, {6, "Block Old Sources"},
	{0, NULL},
};

#define KNOWN WHEN_SET(0x11, BIT(0) | BIT(1) | BIT(5) | BIT(6))
#define OTHER WHEN_OTHER(0x11, BIT(0) | BIT(1) | BIT(5) | BIT(6))
#define ALWAYS {WHEN_ALWAYS, 0, 0, 0, 0}

#define VERSION(number, condition)                                                                 \
	{{.id = "igmp.version", .label = "version", .title = "IGMP Version", .bits = 8,            \
		 .make = MAKE_PRESET, .empty = true, .preset = (number), .when = condition,        \
		 .about = "Which IGMP this is.", .rfc = "RFC 3376 7"},                             \
		FIELD_END}
static const struct field first_made[] = VERSION(1, ALWAYS);
static const struct field second_made[] = VERSION(2, KNOWN);
static const struct field third_made[] = VERSION(3, ALWAYS);
static const struct field sum_expert[] = SUM_EXPERT("igmp.bad_checksum");
static const struct field sum_made[] = {{EXPERT(MAKE_BAD_SUM, sum_expert)},
	SUM_STATUS("igmp.checksum", "Checksum Status"), FIELD_END};

#define TYPE(how, table, version)                                                                  \
	{                                                                                          \
		.id = "igmp.type", .scapy = "type", .label = "type", .title = "Type", .bits = 8,   \
		.kind = FIELD_HEX, .select = true, .fill = how, .bind = table, .preset = 0x11,     \
		.names = type_names, .made = version,                                              \
		.about = "What the message is: a router's question, or a host's report.",          \
		.rfc = "RFC 2236 2.1"                                                              \
	}
static const struct field wait_made[] = {
	{.id = "igmp.max_resp.exp", .label = "exp", .title = "Exponent", .bits = 8,
		.kind = FIELD_HEX, .make = MAKE_PICKED, .preset = 0x70, .where = MADE_LAST,
		.when = WHEN_FLAG(0x80), .about = "How often the number is doubled, less 3.",
		.rfc = "RFC 3376 4.1.1"},
	{.id = "igmp.max_resp.mant", .label = "mant", .title = "Mantissa", .bits = 8,
		.kind = FIELD_HEX, .make = MAKE_PICKED, .preset = 0x0f, .where = MADE_LAST,
		.when = WHEN_FLAG(0x80), .about = "The number's last bits.",
		.rfc = "RFC 3376 4.1.1"},
	FIELD_END,
};
/* From version 3 on it is `floated`: long times count in coarse steps. */
#define WAIT(condition, floated, table)                                                            \
	{.id = "igmp.max_resp", .scapy = "mrcode", .label = "mrcode", .title = "Max Resp Time",    \
		.bits = 8, .preset = 20, .when = condition, .mantissa = (floated), .made = table,  \
		.about = "How long hosts may wait before they answer, in tenths of a second.",     \
		.rfc = "RFC 2236 2.2"}
#define RESERVED(wide, short_name, many, condition)                                                \
	{.id = "igmp.reserved", .scapy = short_name, .label = "reserved", .title = "Reserved",     \
		.bits = (wide), .kind = FIELD_HEX, .octets = true, .preset = (many),               \
		.when = condition,                                                                 \
		.about = "Must be zero.", .rfc = "RFC 1112 App. I"}
#define CHECKSUM(condition)                                                                        \
	{.id = "igmp.checksum", .scapy = "chksum", .label = "chksum", .title = "Checksum",         \
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_WHOLE,                 \
		.made = sum_made,                                                                  \
		.when = condition,                                                                 \
		.about = "Shows whether the message was damaged on the way.",                      \
		.rfc = "RFC 2236 2.3"}
#define GROUP(short_name, condition)                                                               \
	{.id = "igmp.maddr", .scapy = short_name, .label = short_name,                             \
		.title = "Multicast Address", .bits = 32, .kind = FIELD_IPV4, .when = condition,   \
		.about = "The group; 0.0.0.0 in a question about all of them.",                    \
		.rfc = "RFC 2236 2.4"}

static const struct field fields[] = {
	TYPE(FILL_USER, BIND_NONE, second_made),
	WAIT(KNOWN, 0, NULL),
	CHECKSUM(KNOWN),
	GROUP("gaddr", KNOWN),
	{.id = "igmp.data",
		.label = "data",
		.title = "Data",
		.kind = FIELD_BYTES,
		.size = SIZE_REST,
		.when = OTHER,
		.about = "What a message of another kind says.",
		.rfc = "RFC 2236 2.5"},
	FIELD_END,
};

static const struct field first_fields[] = {TYPE(FILL_USER, BIND_NONE, first_made),
	RESERVED(8, "mrcode", 0, ALWAYS), CHECKSUM(ALWAYS), GROUP("gaddr", ALWAYS), FIELD_END};

static const struct field third_fields[] = {TYPE(FILL_NEXT, BIND_IGMP, third_made),
	WAIT(WHEN_OTHER(0x22, 1), 4, wait_made),
	RESERVED(8, "mrcode", 20, WHEN1(0x22)), CHECKSUM(ALWAYS), FIELD_END};

static const struct field source_items[] = {
	{.id = "igmp.saddr", .scapy = "sa", .label = "source", .title = "Source Address",
		.bits = 32, .kind = FIELD_IPV4, .about = "A sender to the group.",
		.rfc = "RFC 3376 4.1.9"},
	FIELD_END,
};
static const struct list source_list = {.how = LIST_COUNT, .items = source_items};

#define COUNT                                                                                      \
	{.id = "igmp.num_src", .scapy = "numsrc", .label = "numsrc", .title = "Num Src",           \
		.bits = 16, .fill = FILL_COUNT, .about = "How many senders are listed.",           \
		.rfc = "RFC 3376 4.1.8"}
#define SOURCES                                                                                    \
	{.id = "", .scapy = "srcaddrs", .label = "sources", .title = "Source Addresses",           \
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &source_list,                       \
		.about = "The senders that are wanted, or not.", .rfc = "RFC 3376 4.1.9"}

static const struct field query_fields[] = {
	GROUP("gaddr", ALWAYS),
	{.id = "", .scapy = "resv", .label = "resv", .title = "Reserved", .bits = 4,
		.about = "Must be zero.", .rfc = "RFC 3376 4.1.4"},
	{.id = "igmp.s", .scapy = "s", .label = "s", .title = "S", .bits = 1,
		.names = suppress_names, .about = "Other routers should not restart their clocks.",
		.rfc = "RFC 3376 4.1.5"},
	{.id = "igmp.qrv", .scapy = "qrv", .label = "qrv", .title = "QRV", .bits = 3,
		.about = "How often a message is repeated, in case one is lost.",
		.rfc = "RFC 3376 4.1.6"},
	{.id = "igmp.qqic", .scapy = "qqic", .label = "qqic", .title = "QQIC", .bits = 8,
		.about = "How often the router asks, in seconds.", .rfc = "RFC 3376 4.1.7"},
	COUNT, SOURCES, FIELD_END,
};

static const struct field record_parts[] = {
	{.id = "igmp.record_type", .scapy = "rtype", .label = "rtype", .title = "Record Type",
		.bits = 8, .preset = 1, .names = record_names,
		.about = "Whether the senders listed are wanted or all others.",
		.rfc = "RFC 3376 4.2.12"},
	{.id = "igmp.aux_data_len", .scapy = "auxdlen", .label = "auxdlen",
		.title = "Aux Data Len", .bits = 8, .select = true, .about = "Always 0.",
		.rfc = "RFC 3376 4.2.6"},
	COUNT, GROUP("maddr", ALWAYS), SOURCES,
	{.id = "igmp.aux_data", .label = "aux", .title = "Aux Data", .kind = FIELD_BYTES,
		.size = SIZE_CHOSEN, .unit = 4, .about = "Nothing is defined.",
		.rfc = "RFC 3376 4.2.11"},
	FIELD_END,
};
static const struct field record_items[] = {
	{.id = "",
		.scapy = "IGMPv3gr",
		.label = "record",
		.title = "Group Record",
		.kind = FIELD_GROUP,
		.parts = record_parts,
		.heading = "Group Record : %{igmp.maddr}  %{igmp.record_type=}",
		.about = "What is said of one group.",
		.rfc = "RFC 3376 4.2.4"},
	FIELD_END,
};
static const struct list record_list = {.how = LIST_COUNT, .items = record_items};

static const struct field report_fields[] = {
	RESERVED(16, "res2", 0, ALWAYS),
	{.id = "igmp.num_grp_recs", .scapy = "numgrp", .label = "numgrp",
		.title = "Num Group Records", .bits = 16, .fill = FILL_COUNT,
		.about = "How many groups are listed.", .rfc = "RFC 3376 4.2.3"},
	{.id = "", .scapy = "records", .label = "records", .title = "Group Records",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &record_list,
		.about = "What the host listens to, a group each.", .rfc = "RFC 3376 4.2.4"},
	FIELD_END,
};

/* Type and the byte behind it: version 1 has no time to wait. A query of version 3 is longer. */
static const struct variant variants[] = {
	{&proto_igmp_trace, 0, 8, 4, WHEN_SET(0x1e, 3)}, {&proto_igmp0, 0, 8, 4, WHEN1(1)},
	{&proto_igmp0_reply, 0, 8, 4, WHEN_SET(2, BIT(0) | BIT(2) | BIT(4) | BIT(6))},
	{&proto_igmp0_ask, 0, 8, 4, WHEN_SET(3, BIT(0) | BIT(2) | BIT(4))},
	{&proto_igmp3, 0, 8, 12, WHEN1(0x11)}, {&proto_igmp3, 0, 8, 8, WHEN1(0x22)},
	{&proto_igmp1, 0, 16, 2, WHEN1(0x1100)}, {&proto_igmp1, 0, 8, 1, WHEN1(0x12)},
	{NULL, 0, 0, 0, {0}}};
static const struct bind binds[] = {{BIND_IPPROTO, 2}, {BIND_NONE, 0}};
static const struct bind query_binds[] = {{BIND_IGMP, 0x11}, {BIND_NONE, 0}};
static const struct bind report_binds[] = {{BIND_IGMP, 0x22}, {BIND_NONE, 0}};
static const struct overload overloads[] = {{"IGMP", "ip.ttl", 1}, {NULL, NULL, 0}};
static const struct overload third_overloads[] = {
	{"IGMPv3", "ip.ttl", 1}, {"IGMPv3", "ip.dsfield", 0xc0},
	{"IGMPv3", "ip.dst", 0xe0000016}, {NULL, NULL, 0}};
static const struct overload report_overloads[] = {
	{"IGMPv3mr", "igmp.reserved", 0}, {NULL, NULL, 0}};

#define IGMP(name, text)                                                                   \
	.id = name, .filter = "igmp", .label = text,                                               \
	.title = "Internet Group Management Protocol", .layer = LAYER_NETWORK

const struct proto proto_igmp = {IGMP("igmp", "IGMP"), .scapy = "IGMP", .next = NEXT_DATA,
	.variants = variants, .binds = binds, .overloads = overloads, .fields = fields,
	.about = "Tells the router which multicast groups a host listens to.", .rfc = "RFC 2236"};
const struct proto proto_igmp1 = {IGMP("igmp1", "IGMPv1"), .scapy = "IGMP",
	.next = NEXT_DATA, .binds = binds, .overloads = overloads, .fields = first_fields,
	.about = "The first version: there is no time to wait.", .rfc = "RFC 1112 App. I"};
const struct proto proto_igmp3 = {IGMP("igmp3", "IGMPv3"), .scapy = "IGMPv3",
	.also = "igmpv3", .next = NEXT_FIELD, .binds = binds, .overloads = third_overloads,
	.fields = third_fields, .about = "The third version: groups with lists of senders.",
	.rfc = "RFC 3376"};
const struct proto proto_igmp3_query = {IGMP("igmp3_query", "query"), .scapy = "IGMPv3mq",
	.goes_on = true, .next = NEXT_NONE, .takes_all = true, .binds = query_binds,
	.fields = query_fields,
	.about = "Asks who listens, to a group and to which senders.", .rfc = "RFC 3376 4.1"};
const struct proto proto_igmp3_report = {IGMP("igmp3_report", "report"),
	.scapy = "IGMPv3mr", .goes_on = true, .next = NEXT_NONE, .takes_all = true,
		.binds = report_binds,
		.overloads = report_overloads,
	.fields = report_fields,
	.about = "Says to which groups and senders a host listens.", .rfc = "RFC 3376 4.2"};
