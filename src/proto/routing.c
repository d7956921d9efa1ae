/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 routing header, RFC 8200 4.4: hosts that the packet must visit. Type 0 (RFC 2460, forbidden
 * by RFC 5095), type 2 (RFC 6275), type 3 (RFC 6554), type 4, the segment routing header
 * (RFC 8754), types 5 and 6, the compact ones (RFC 9631).
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  type 0, 2:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |    Length     |     Type      | Segments Left |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           Reserved                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                           Addresses                           /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 3:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |    Length     |     Type      | Segments Left |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | cmpri | cmpre |  pad  |               Reserved                |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                           Addresses                           /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 4:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |    Length     |     Type      | Segments Left |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Last Entry   |U|P|O|A|H| unu |              Tag              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                           Addresses                           /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             TLVs                              /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 5, 6:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |    Length     |     Type      | Segments Left |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                      Segment Identifiers                      /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  otherwise:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |    Length     |     Type      | Segments Left |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                      Type-Specific Data                       /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/expert.h"
#include "proto/proto.h"

#include "ethertype.h"

#include <stddef.h>

static const struct name type_names[] = {
	{0, "Source Route"}, {1, "Nimrod"}, {2, "Type 2 Routing"}, {3, "RPL Source Route"},
	{4, "Segment Routing"}, {5, "Compact Routing Header 16"},
	{6, "Compact Routing Header 32"}, {253, "Experiment 1"}, {254, "Experiment 2"}, {0, NULL},
};

static const struct field group_words[] = EXPERT_PARTS("ipv6.src_route_list.multicast_addr",
	"Multicast addresses must not appear in the source route list", EXPERT_WARN,
	EXPERT_PROTOCOL);
static const struct field group_made[] = {
	{EXPERT(MAKE_ODD6, group_words), .preset = ODD6_GROUP}, FIELD_END};

#define ADDRESSES(name, experts)                                                                   \
	{                                                                                          \
		{.id = name, .scapy = "addresses", .label = "address", .title = "Address",         \
			.bits = 128, .kind = FIELD_IPV6, .made = experts,                          \
			.about = "A host to be visited.",                                          \
			.rfc = "RFC 8200 4.4"},                                                    \
		FIELD_END                                                                          \
	}
static const struct field source_items[] = ADDRESSES("ipv6.routing.src.addr", group_made);
static const struct field home_items[] =
	ADDRESSES("ipv6.routing.mipv6.home_address", group_made);
static const struct field segment_items[] = ADDRESSES("ipv6.routing.srh.addr", NULL);
static const struct list source_list = {LIST_REPEAT, source_items};
static const struct list home_list = {LIST_REPEAT, home_items};
static const struct list segment_list = {LIST_COUNT, segment_items};

/* Bits of early drafts, which Scapy still names; RFC 8754 has none. */
static const struct field flag_parts[] = {
	{.id = "", .scapy = "unused1", .bits = 1}, {.id = "", .scapy = "protected", .bits = 1},
	{.id = "", .scapy = "oam", .bits = 1}, {.id = "", .scapy = "alert", .bits = 1},
	{.id = "", .scapy = "hmac", .bits = 1}, {.id = "", .scapy = "unused2", .bits = 3},
	FIELD_END,
};

#define ROUTE(wanted, addresses)                                                                   \
	{.id = "", .scapy = "addresses", .label = "addresses", .title = "Addresses",               \
		.kind = FIELD_LIST, .size = SIZE_REST, .list = addresses, .when = wanted,          \
		.about = "The hosts to be visited.", .rfc = "RFC 8200 4.4"}
#define RESERVED(name, wanted)                                                                     \
	{.id = name, .scapy = "reserved", .label = "reserved", .title = "Reserved", .bits = 32,    \
		.kind = FIELD_HEX, .octets = true, .when = wanted, .about = "Must be zero.",       \
		.rfc = "RFC 8200 4.4"}
#define LEFT(wanted, less, more)                                                                   \
	{.id = "ipv6.routing.segleft", .scapy = "segleft", .label = "segleft",                     \
		.title = "Segments Left", .bits = 8, .fill = FILL_LEFT, .bias = (less),            \
		.made = more, .when = wanted,                                                      \
		.about = "How many of the hosts are still to be visited.", .rfc = "RFC 8200 4.4"}

/* That more hosts are left than there are. */
#define LEFT_OVER(name, type)                                                                      \
	static const struct field name##_words[] = EXPERT_PARTS("ipv6.routing.invalid_segleft",    \
		"IPv6 " type " Routing Header segments left field must not exceed address count "  \
		"(%u)", EXPERT_WARN, EXPERT_PROTOCOL);                                             \
	static const struct field name[] = {                                                       \
		{EXPERT(MAKE_ODD6, name##_words), .preset = ODD6_ROUTE_LEFT}, FIELD_END}
LEFT_OVER(source_left, "Type 0");
LEFT_OVER(segment_left, "Type 4");
static const struct field home_words[] = EXPERT_PARTS("ipv6.routing.invalid_segleft",
	"IPv6 Type 2 Routing Header segments left field must equal 1", EXPERT_WARN,
	EXPERT_PROTOCOL);
static const struct field home_left[] = {
	{EXPERT(MAKE_EXPERT, home_words), .when = WHEN_OTHER(1, 1)}, FIELD_END};

/* ---- routes of small devices, RFC 6554 ---- */

static const struct field rpl_left_words[] = EXPERT_PARTS("ipv6.routing.invalid_segleft",
	"IPv6 RPL Routing Header segments left field must not exceed address count (%u)",
	EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field to_words[] = EXPERT_PARTS("ipv6.dst_addr.not_multicast",
	"Destination address must not be a multicast address", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field rpl_left[] = {
	{EXPERT(MAKE_ODD6, rpl_left_words), .preset = ODD6_ROUTE_LEFT},
	{EXPERT(MAKE_ODD6, to_words), .preset = ODD6_TO_GROUP}, FIELD_END};
static const struct field pad_words[] = EXPERT_PARTS("ipv6.routing.rpl.cmprI_cmprE_pad",
	"When cmprI equals 0 and cmprE equals 0, pad MUST equal 0 but instead was %u", EXPERT_WARN,
	EXPERT_PROTOCOL);
static const struct field pad_made[] = {
	{EXPERT(MAKE_ODD6, pad_words), .preset = ODD6_ROUTE_PAD}, FIELD_END};
static const struct field zero_words[] = EXPERT_PARTS("ipv6.routing.rpl.reserved_not0",
	"Reserved field must equal 0 but instead was %u", EXPERT_NOTE, EXPERT_PROTOCOL);
static const struct field zero_made[] = {
	{EXPERT(MAKE_EXPERT, zero_words), .when = WHEN_OTHER(0, 1)},
	{.id = "ipv6.routing.rpl.addr_count", .label = "", .title = "Total Address Count",
		.bits = 16, .make = MAKE_VISIT_COUNT,
		.about = "How many hosts are named.", .rfc = "RFC 6554 3"},
	FIELD_END,
};
static const struct field source_words[] = EXPERT_PARTS("ipv6.src_route_list.src_addr",
	"Source address must not appear in the source route list", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field target_words[] = EXPERT_PARTS("ipv6.src_route_list.dst_addr",
	"Destination address must not appear in the source route list", EXPERT_WARN,
	EXPERT_PROTOCOL);
static const struct field visit_experts[] = {
	{EXPERT(MAKE_ODD6, source_words), .preset = ODD6_SOURCE},
	{EXPERT(MAKE_ODD6, target_words), .preset = ODD6_TARGET},
	{EXPERT(MAKE_ODD6, group_words), .preset = ODD6_GROUP}, FIELD_END};
/* The second goes with the first. */
static const struct field visits_made[] = {
	{.id = "ipv6.routing.rpl.address", .label = "", .title = "Address", .kind = FIELD_BYTES,
		.make = MAKE_VISITS,
		.about = "A host to be visited, without what its address has in common with the "
			 "packet's destination.",
		.rfc = "RFC 6554 3"},
	{.id = "ipv6.routing.rpl.full_address", .label = "", .title = "Full Address",
		.kind = FIELD_TEXT, .make = MAKE_VISIT, .made = visit_experts,
		.about = "A host to be visited.", .rfc = "RFC 6554 3"},
	FIELD_END,
};
#define RPL(name, word, text, wide, sentence)                                                      \
	.id = "ipv6.routing.rpl." name, .label = word, .title = text, .bits = (wide), .box = 4,    \
	.when = WHEN1(3), .about = sentence, .rfc = "RFC 6554 3"

/* ---- compact routes, RFC 9631 ---- */

#define COMPACT(name, wide)                                                                        \
	static const struct field compact##wide##_left[] = {                                       \
		{.id = "ipv6.routing.crh" name ".current_sid", .label = "",                        \
			.title = "Current SID", .bits = (wide), .make = MAKE_SEGMENT,              \
			.about = "The number of the host to be visited next.",                     \
			.rfc = "RFC 9631 4"},                                                      \
		FIELD_END};                                                                        \
	static const struct field compact##wide##_items[] = {                                      \
		{.id = "ipv6.routing.crh" name ".sid", .label = "segment",                         \
			.title = "Segment ID", .bits = (wide),                                     \
			.about = "A number that stands for a host to be visited.",                 \
			.rfc = "RFC 9631 4"},                                                      \
		FIELD_END};                                                                        \
	static const struct list compact##wide = {LIST_REPEAT, compact##wide##_items}
COMPACT("16", 16);
COMPACT("32", 32);
#define SEGMENTS(type, wide)                                                                       \
	{.id = "", .label = "segments", .title = "Segment Identifiers", .kind = FIELD_LIST,        \
		.size = SIZE_REST, .list = &compact##wide, .when = WHEN1(type), .heading = "%t",   \
		.about = "The hosts to be visited.", .rfc = "RFC 9631 4"}

static const struct field type_expert[] = EXPERT_PARTS("ipv6.routing.deprecated",
	"Routing header type is deprecated", EXPERT_NOTE, EXPERT_DEPRECATED);
static const struct field type_made[] = {
	{EXPERT(MAKE_EXPERT, type_expert), .when = WHEN1(0)}, FIELD_END};

static const struct field odd_words[] = EXPERT_PARTS("ipv6.routing.invalid_length",
	"Invalid IPv6 Routing header length", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field length_made[] = {
	{EXPERT(MAKE_ODD6, odd_words), .preset = ODD6_ROUTE_LENGTH},
	{.id = "ipv6.routing.len_oct", .label = "bytes", .title = "Length", .bits = 16,
		.make = MAKE_OCTETS, .about = "The length in bytes.", .rfc = "RFC 8200 4"},
	FIELD_END,
};

static const struct field undecoded_words[] = EXPERT_PARTS("ipv6.routing.undecoded",
	"Undecoded IPv6 routing header field", EXPERT_NOTE, EXPERT_UNDECODED);
static const struct field undecoded_made[] = {{EXPERT(MAKE_EXPERT, undecoded_words)}, FIELD_END};

#define KNOWN (BIT(0) | BIT(2) | BIT(3) | BIT(4) | BIT(5) | BIT(6))
static const struct field fields[] = {
	{.id = "ipv6.routing.nxt", .scapy = "nh", .label = "nh", .title = "Next Header", .bits = 8,
		.fill = FILL_NEXT, .bind = BIND_IPPROTO, .preset = 59, .names = ipproto_names,
		.about = "What comes behind this header.", .rfc = "RFC 8200 4.4"},
	{.id = "ipv6.routing.len", .scapy = "len", .label = "len", .title = "Length", .bits = 8,
		.unit = 8, .bias = 8, .fill = FILL_HDRLEN, .made = length_made,
		.about = "Length of this header in units of 8 bytes, the first 8 not counted.",
		.rfc = "RFC 8200 4.4"},
	{.id = "ipv6.routing.type", .scapy = "type", .label = "type", .title = "Type", .bits = 8,
		.select = true, .names = type_names, .made = type_made,
		.about = "Which kind of route this is.", .rfc = "RFC 8200 4.4"},
	LEFT(WHEN1(0), 0, source_left),
	LEFT(WHEN1(2), 0, home_left),
	LEFT(WHEN1(3), 0, rpl_left),
	LEFT(WHEN1(4), 1, segment_left),
	LEFT(WHEN1(5), 1, compact16_left),
	LEFT(WHEN1(6), 1, compact32_left),
	LEFT(WHEN_OTHER(0, KNOWN), 0, NULL),
	RESERVED("ipv6.routing.src.reserved", WHEN1(0)),
	ROUTE(WHEN1(0), &source_list),
	RESERVED("ipv6.routing.mipv6.reserved", WHEN1(2)),
	ROUTE(WHEN1(2), &home_list),
	{RPL("cmprI", "cmpri", "Compressed Internal Octets (CmprI)", 4,
		"How many bytes each address but the last has in common with the destination.")},
	{RPL("cmprE", "cmpre", "Compressed Final Octets (CmprE)", 4,
		"How many bytes the last one has in common with it.")},
	{RPL("pad", "pad", "Padding Bytes", 4, "How many bytes behind the addresses are none."),
		.made = pad_made},
	{RPL("reserved", "reserved", "Reserved", 20, "Must be zero."), .made = zero_made},
	{.id = "", .label = "addresses", .title = "Addresses", .kind = FIELD_BYTES,
		.size = SIZE_REST, .silent = true, .when = WHEN1(3), .made = visits_made,
		.about = "The hosts to be visited.", .rfc = "RFC 6554 3"},
	SEGMENTS(5, 16),
	SEGMENTS(6, 32),
	{.id = "ipv6.routing.srh.last_entry", .scapy = "lastentry", .label = "last",
		.title = "Last Entry", .bits = 8, .fill = FILL_COUNT, .bias = 1, .when = WHEN1(4),
		.about = "Number of the last segment of the list, counted from 0.",
		.rfc = "RFC 8754 2"},
	{.id = "ipv6.routing.srh.flags", .label = "flags", .title = "Flags", .bits = 8,
		.kind = FIELD_FLAGS, .parts = flag_parts, .when = WHEN1(4),
		.about = "None is defined.", .rfc = "RFC 8754 2"},
	{.id = "ipv6.routing.srh.tag", .scapy = "tag", .label = "tag", .title = "Tag", .bits = 16,
		.kind = FIELD_HEX, .octets = true, .when = WHEN1(4),
		.about = "Packets of one class carry the same tag.", .rfc = "RFC 8754 2"},
	ROUTE(WHEN1(4), &segment_list),
	{.id = "ipv6.routing.srh.tlv", .label = "tlv", .title = "TLVs", .kind = FIELD_BYTES,
		.size = SIZE_REST, .when = WHEN1(4), .about = "Extras, or padding.",
		.rfc = "RFC 8754 2.1"},
	{.id = "ipv6.routing.unknown_data", .label = "data", .title = "Type-Specific Data",
		.kind = FIELD_BYTES, .size = SIZE_REST,
		.when = WHEN_OTHER(0, KNOWN), .made = undecoded_made,
		.about = "What a routing header of this type says.", .rfc = "RFC 8200 4.4"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 43}, {BIND_NONE, 0}};
static const struct alias aliases[] = {
	{"IPv6ExtHdrSegmentRouting", "ipv6.routing.type", 4}, {NULL, NULL, 0}};

const struct proto proto_routing = {
	.id = "ipv6.routing", .scapy = "IPv6ExtHdrRouting", .also = "routing srh",
	.label = "Routing", .title = "Routing Header for IPv6", .layer = LAYER_NETWORK,
	.next = NEXT_FIELD, .binds = binds, .aliases = aliases, .fields = fields,
	.about = "Hosts that the packet must visit on its way.", .rfc = "RFC 8200 4.4",
};
