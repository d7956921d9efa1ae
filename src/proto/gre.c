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
 *  if R is set:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Routing                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"
#include "sums.h"

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

static const struct field sum_expert[] = SUM_EXPERT("gre.checksum.incorrect");
static const struct field sum_made[] = {{EXPERT(MAKE_BAD_SUM, sum_expert)},
	SUM_STATUS("gre.checksum", "Checksum Status"), FIELD_END};

/* Where the packet is to go, hop by hop; ends with an entry of no family and no length. */
#define ROUTE_PARTS                                                                                \
	{.id = "gre.routing.address_family", .label = "family", .title = "Address Family",         \
		.bits = 16, .fill = FILL_CODE, .about = "What kind of addresses.",                 \
		.rfc = "RFC 1701"},                                                                \
	{.id = "gre.routing.sre_offset", .label = "offset", .title = "SRE Offset", .bits = 8,      \
		.about = "Where in them the packet is.", .rfc = "RFC 1701"},                       \
	{.id = "gre.routing.src_length", .label = "len", .title = "SRE Length", .bits = 8,         \
		.bias = 4, .fill = FILL_ITEMLEN, .about = "Bytes of them.", .rfc = "RFC 1701"},    \
	{.id = "gre.routing.information", .label = "addresses", .title = "Routing Information",    \
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "The addresses.",                 \
		.rfc = "RFC 1701"}
static const struct field route_parts[] = {ROUTE_PARTS, FIELD_END};
#define ROUTE(number, ends)                                                                        \
	{.id = "gre.routing", .label = "route", .title = "Routing", .kind = FIELD_GROUP,           \
		.mute = true, .code = (number), .last = (ends), .parts = route_parts,              \
		.about = "Hops of the route.", .rfc = "RFC 1701"}
static const struct field routes[] = {ROUTE(0, true), ROUTE(LIST_UNKNOWN, false), FIELD_END};
static const struct list route_list = {.how = LIST_TLV, .items = routes};

static const struct field fields[] = {
	{.id = "gre.flags_and_version", .label = "flags", .title = "Flags and Version", .bits = 16,
		.kind = FIELD_FLAGS, .select = true, .parts = flag_parts,
		.about = "Which of the optional fields are there.", .rfc = "RFC 2784 2.1"},
	{.id = "gre.proto", .scapy = "proto", .label = "proto", .title = "Protocol Type",
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_ETHERTYPE,
		.names = ethertype_names, .about = "Which protocol is inside the tunnel.",
		.rfc = "RFC 2784 2.4"},
	{.id = "gre.checksum", .scapy = "chksum", .label = "chksum", .title = "Checksum",
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_WHOLE, .made = sum_made,
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
	{.id = "", .label = "routing", .title = "Routing", .kind = FIELD_LIST, .list = &route_list,
		.when = WHEN_FLAG(ROUTING), .about = "Where the packet is to go.",
		.rfc = "RFC 1701"},
	FIELD_END,
};

/* Enhanced GRE, RFC 2637 4.1: PPTP's, with a length, a call and acknowledgments. */
#define ACKNOWLEDGED 0x80
static const struct field call_bits[] = {
	FLAG("checksum", "C", NULL, "Checksum Bit", "Never set.", "RFC 2637 4.1"),
	FLAG("routing", "R", NULL, "Routing Bit", "Never set.", "RFC 2637 4.1"),
	FLAG("key", "K", NULL, "Key Bit", "Always set.", "RFC 2637 4.1"),
	FLAG("sequence_number", "S", NULL, "Sequence Number Bit", "There is a payload.",
		"RFC 2637 4.1"),
	FLAG("strict_source_route", "s", NULL, "Strict Source Route Bit", "Never set.",
		"RFC 2637 4.1"),
	{.id = "gre.flags.recursion_control", .label = "recur", .title = "Recursion control",
		.bits = 3, .box = 2, .about = "Must be zero.", .rfc = "RFC 2637 4.1"},
	FLAG("ack", "A", NULL, "Acknowledgment", "There is an acknowledgment.", "RFC 2637 4.1"),
	{.id = "gre.flags.reserved", .label = "flags", .title = "Flags (Reserved)", .bits = 4,
		.box = 2, .about = "Must be zero.", .rfc = "RFC 2637 4.1"},
	{.id = "gre.flags.version", .label = "ver", .title = "Version", .bits = 3, .box = 2,
		.names = version_names, .about = "Always 1.", .rfc = "RFC 2637 4.1"},
	FIELD_END,
};
#define CALL(name, short_name, text, wide, flag, sentence)                                         \
	{.id = "gre." name, .label = short_name, .title = text, .bits = (wide),                    \
		.when = WHEN_FLAG(flag), .about = sentence, .rfc = "RFC 2637 4.1"}
static const struct field call_fields[] = {
	{.id = "gre.flags_and_version", .label = "flags", .title = "Flags and Version", .bits = 16,
		.kind = FIELD_FLAGS, .select = true, .parts = call_bits, .preset = 0x2001,
		.about = "Which of the optional fields are there.", .rfc = "RFC 2637 4.1"},
	{.id = "gre.proto", .label = "proto", .title = "Protocol Type", .bits = 16,
		.kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_ETHERTYPE, .preset = 0x880b,
		.names = ethertype_names, .about = "PPP.", .rfc = "RFC 2637 4.1"},
	CALL("key.payload_length", "len", "Payload Length", 16, KEY, "Bytes behind this header."),
	CALL("key.call_id", "call", "Call ID", 16, KEY, "Which call the packet is of."),
	CALL("sequence_number", "seq", "Sequence Number", 32, SEQUENCE, "Numbers the packets."),
	CALL("ack_number", "ack", "Acknowledgment Number", 32, ACKNOWLEDGED,
		"The last packet that has arrived."),
	FIELD_END,
};

/* Where a WCCP router sends a packet to a cache, it may say why before the packet, which begins
 * with a 4: the nibble behind the type tells. */
#define WCCP(first, last)                                                                          \
	{&proto_gre_wccp, 0, 36, 8,                                                                \
		{WHEN_RANGE, UINT64_C(0x883e0) + (first), UINT64_C(0x883e0) + (last), 0, 0}}
static const struct variant variants[] = {
	WCCP(0, 3), WCCP(5, 15),
	{&proto_gre_cdma, 0, 32, 12, WHEN1(0x300088d2)}, {&proto_gre_call, 13, 3, 8, WHEN1(1)},
	{NULL, 0, 0, 0, {0}}};
static const struct bind binds[] = {{BIND_IPPROTO, 47}, {BIND_NONE, 0}};

const struct proto proto_gre = {
	.id = "gre",
	.scapy = "GRE",
	.label = "GRE",
	.title = "Generic Routing Encapsulation",
	.layer = LAYER_NETWORK,
	.next = NEXT_FIELD,
	.binds = binds,
	.variants = variants,
	.fields = fields,
	.about = "A tunnel: carries packets of any protocol inside IP packets.",
	.rfc = "RFC 2784",
};

const struct proto proto_gre_call = {
	.id = "gre_call", .filter = "gre", .scapy = "GRE_PPTP", .label = "GRE", .unlike = true,
	.title = "Generic Routing Encapsulation", .layer = LAYER_NETWORK, .next = NEXT_FIELD,
	.fields = call_fields,
	.about = "A tunnel for one telephone call: carries PPP inside IP packets.",
	.rfc = "RFC 2637",
};

/* ---- packets sent to a web cache, draft-wilson-wrec-wccp-v2 4.12 ---- */

#define CACHE "draft-wilson-wrec-wccp-v2-01 4.12"
static const struct name service_names[] = {{0, "HTTP"}, {0, NULL}};
static const struct name dynamic_names[] = {{0, "Well-known service"}, {1, "Dynamic service"},
	{0, NULL}};
static const struct name used_names[] = {{0, "Primary bucket used"},
	{1, "Alternative bucket used"}, {0, NULL}};
static const struct name valid_names[] = {{0, "Header contents are valid"},
	{1, "Header is present, but ignore contents"}, {0, NULL}};
#define REDIRECT(name, word, text, wide, values, sentence)                                         \
	{.id = "gre.wccp." name, .label = word, .title = text, .bits = (wide), .names = values,    \
		.about = sentence, .rfc = CACHE}
static const struct field redirect_parts[] = {
	{.id = "", .label = "reserved", .title = "Reserved", .bits = 5, .about = "Must be zero.",
		.rfc = CACHE},
	REDIRECT("redirect_header_valid", "valid", "WCCP Redirect header is valid", 1,
		valid_names, "Whether what follows means anything."),
	REDIRECT("alternative_bucket_used", "used", "Alternative bucket used", 1, used_names,
		"Which of the two numbers chose the cache."),
	REDIRECT("dynamic_service", "dynamic", "Dynamic Service", 1, dynamic_names,
		"Whether the service is one that routers and caches agreed on."),
	REDIRECT("service_id", "service", "Service ID", 8, service_names, "Which service it is."),
	REDIRECT("alternative_bucket", "alternative", "Alternative Bucket", 8, NULL,
		"Which part of all addresses the packet is of, by another reckoning."),
	REDIRECT("primary_bucket", "primary", "Primary Bucket", 8, NULL,
		"Which part of all addresses the packet is of."),
	FIELD_END};
static const struct field cache_fields[] = {
	{.id = "gre.flags_and_version", .label = "flags", .title = "Flags and Version", .bits = 16,
		.kind = FIELD_FLAGS, .parts = flag_parts,
		.about = "Which of the optional fields are there.", .rfc = "RFC 2784 2.1"},
	{.id = "gre.proto", .label = "proto", .title = "Protocol Type", .bits = 16,
		.kind = FIELD_HEX, .preset = 0x883e, .names = ethertype_names, .about = "WCCP.",
		.rfc = CACHE},
	{.id = "gre.wccp.redirect_header", .label = "redirect", .title = "Redirect Header",
		.kind = FIELD_GROUP, .mute = true, .parts = redirect_parts,
		.about = "Why the packet is sent to a cache.", .rfc = CACHE},
	FIELD_END};

/* ---- packets of radio networks, 3GPP2 A.S0008 ---- */

#define CDMA "3GPP2 A.S0008-A 2.6.1.2"
static const struct name attribute_names[] = {{1, "1x SDB/HRPD DOS Indicator"},
	{2, "Flow Control Indication"}, {3, "IP Flow Discriminator"},
	{4, "Segmentation Indication"}, {0, NULL}};
static const struct name burst_names[] = {{0, "Reserved"},
	{1, "Packet suitable for 1x SDB or HRPD DOS transmission"}, {0, NULL}};
static const struct name control_names[] = {{0, "XON"}, {1, "XOFF"}, {0, NULL}};
static const struct name duration_names[] = {{0, "TEMPORARY"}, {1, "INDEFINITE:"}, {0, NULL}};
static const struct name segment_names[] = {
	{0, "Packet Started"}, {1, "Packet continued"}, {2, "Packet Ended"}, {0, NULL}};
#define ATTRIBUTE_HEAD                                                                             \
	{.id = "", .label = "E", .title = "Last", .bits = 1, .about = "No more follow.",           \
		.rfc = CDMA},                                                                      \
	{.id = "gre.3gpp2_attrib_id", .label = "id", .title = "Type", .bits = 7,                   \
		.kind = FIELD_HEX, .names = attribute_names, .about = "Which attribute this is.",  \
		.rfc = CDMA},                                                                      \
	{.id = "gre.3gpp2_attrib_length", .label = "len", .title = "Length", .bits = 8,            \
		.kind = FIELD_HEX, .bias = 2, .fill = FILL_ITEMLEN,                                \
		.about = "Bytes of its value.", .rfc = CDMA}
#define ATTRIBUTE_BITS(name, word, text, wide, how, values, sentence)                              \
	{.id = "gre." name, .label = word, .title = text, .bits = (wide), .box = 2, .kind = how,   \
		.names = values, .about = sentence, .rfc = CDMA}
#define SPARE(wide)                                                                                \
	{.id = "", .label = "reserved", .title = "Reserved", .bits = (wide), .box = 2,             \
		.about = "Must be zero.", .rfc = CDMA}
static const struct field burst_parts[] = {ATTRIBUTE_HEAD,
	ATTRIBUTE_BITS("3gpp2_sdi", "sdi", "SDI/DOS", 1, FIELD_UINT, burst_names,
		"The packet may be sent as one short burst."),
	SPARE(15), FIELD_END};
static const struct field control_parts[] = {ATTRIBUTE_HEAD,
	ATTRIBUTE_BITS("3gpp2_fci", "fci", "Flow Control Indicator", 1, FIELD_UINT, control_names,
		"Stop sending, or go on."),
	ATTRIBUTE_BITS("3gpp2_di", "di", "Duration Indicator", 1, FIELD_UINT, duration_names,
		"For how long."),
	SPARE(14), FIELD_END};
static const struct field flow_parts[] = {ATTRIBUTE_HEAD,
	{.id = "gre.ggp2_flow_disc", .label = "flow", .title = "Flow ID", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "Which of the mobile's flows it is.", .rfc = CDMA},
	FIELD_END};
static const struct field segment_parts[] = {ATTRIBUTE_HEAD,
	ATTRIBUTE_BITS("ggp2_3gpp2_seg", "seg", "Type", 2, FIELD_HEX, segment_names,
		"Which piece of a packet it is."),
	SPARE(14), FIELD_END};
static const struct field other_parts[] = {ATTRIBUTE_HEAD,
	{.id = "", .label = "value", .title = "Value", .kind = FIELD_BYTES, .size = SIZE_REST,
		.mute = true, .about = "What it says.", .rfc = CDMA},
	FIELD_END};
/* Each twice: the first bit says whether it is the last. */
#define ATTRIBUTE(number, word, table)                                                             \
	{.id = "", .label = word, .title = word, .kind = FIELD_GROUP, .code = (number),            \
		.heading = "%t", .parts = table, .about = "Something to know of the packet.",      \
		.rfc = CDMA},                                                                      \
	{.id = "", .label = word, .title = word, .kind = FIELD_GROUP, .code = 0x80 | (number),     \
		.heading = "%t", .last = true, .parts = table,                                     \
		.about = "Something to know of the packet.", .rfc = CDMA}
static const struct field attributes[] = {
	ATTRIBUTE(1, "1x SDB/HRPD DOS Indicator", burst_parts),
	ATTRIBUTE(2, "Flow Control Indication", control_parts),
	ATTRIBUTE(3, "IP Flow Discriminator", flow_parts),
	ATTRIBUTE(4, "Segmentation Indication", segment_parts),
	{.id = "", .label = "unknown", .title = "Unknown", .kind = FIELD_GROUP,
		.code = LIST_UNKNOWN, .heading = "%t", .parts = other_parts,
		.about = "Something to know of the packet.", .rfc = CDMA},
	FIELD_END};
static const struct list attribute_list = {.how = LIST_TLV, .items = attributes};
static const struct field radio_fields[] = {
	{.id = "gre.flags_and_version", .label = "flags", .title = "Flags and Version", .bits = 16,
		.kind = FIELD_FLAGS, .parts = call_bits, .preset = 0x3000,
		.about = "Which of the optional fields are there.", .rfc = "RFC 2890 2"},
	{.id = "gre.proto", .label = "proto", .title = "Protocol Type", .bits = 16,
		.kind = FIELD_HEX, .preset = 0x88d2, .names = ethertype_names,
		.about = "A packet of a mobile.", .rfc = CDMA},
	{.id = "gre.key.payload_length", .label = "key", .title = "Payload Length", .bits = 16,
		.about = "The first half of the key.", .rfc = CDMA},
	{.id = "gre.key.call_id", .label = "call", .title = "Call ID", .bits = 16,
		.about = "The second half of the key.", .rfc = CDMA},
	{.id = "gre.sequence_number", .label = "seq", .title = "Sequence Number", .bits = 32,
		.about = "Numbers the packets.", .rfc = "RFC 2890 2.2"},
	{.id = "gre.3gpp2_attrib", .label = "attributes", .title = "3GPP2 Attributes",
		.kind = FIELD_LIST, .mute = true, .list = &attribute_list,
		.about = "What the radio network should know of the packet.", .rfc = CDMA},
	FIELD_END};

const struct proto proto_gre_wccp = {
	.id = "gre_wccp", .filter = "gre", .scapy = "GRE", .label = "GRE", .unlike = true,
	.title = "Generic Routing Encapsulation", .layer = LAYER_NETWORK, .next = NEXT_INSIDE,
	.inside = &proto_ip, .fields = cache_fields,
	.about = "A tunnel to a web cache: carries the packets that it should answer.",
	.rfc = CACHE,
};
const struct proto proto_gre_cdma = {
	.id = "gre_cdma", .filter = "gre", .scapy = "GRE", .label = "GRE", .unlike = true,
	.title = "Generic Routing Encapsulation", .layer = LAYER_NETWORK, .next = NEXT_DATA,
	.fields = radio_fields, .about = "A tunnel for the packets of a mobile.", .rfc = CDMA,
};
