/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 routing header, RFC 8200 4.4: hosts that the packet must visit. Type 0 (RFC 2460, forbidden
 * by RFC 5095), type 2 (RFC 6275), type 4, the segment routing header (RFC 8754).
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
	{4, "Segment Routing"}, {253, "Experiment 1"}, {254, "Experiment 2"}, {0, NULL},
};

#define ADDRESSES(name)                                                                            \
	{                                                                                          \
		{.id = name, .scapy = "addresses", .label = "address", .title = "Address",         \
			.bits = 128, .kind = FIELD_IPV6, .about = "A host to be visited.",         \
			.rfc = "RFC 8200 4.4"},                                                    \
		FIELD_END                                                                          \
	}
static const struct field source_items[] = ADDRESSES("ipv6.routing.src.addr");
static const struct field home_items[] = ADDRESSES("ipv6.routing.mipv6.home_address");
static const struct field segment_items[] = ADDRESSES("ipv6.routing.srh.addr");
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
#define LEFT(wanted, less)                                                                         \
	{.id = "ipv6.routing.segleft", .scapy = "segleft", .label = "segleft",                     \
		.title = "Segments Left", .bits = 8, .fill = FILL_LEFT, .bias = (less),            \
		.when = wanted, .about = "How many of the hosts are still to be visited.",         \
		.rfc = "RFC 8200 4.4"}

static const struct field type_expert[] = EXPERT_PARTS("ipv6.routing.deprecated",
	"Routing header type is deprecated", EXPERT_NOTE, EXPERT_DEPRECATED);
static const struct field type_made[] = {
	{EXPERT(MAKE_EXPERT, type_expert), .when = WHEN1(0)}, FIELD_END};

static const struct field length_made[] = {
	{.id = "ipv6.routing.len_oct", .label = "bytes", .title = "Length", .bits = 16,
		.make = MAKE_OCTETS, .about = "The length in bytes.", .rfc = "RFC 8200 4"},
	FIELD_END,
};

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
	LEFT(WHEN_OTHER(4, 1), 0),
	LEFT(WHEN1(4), 1),
	RESERVED("ipv6.routing.src.reserved", WHEN1(0)),
	ROUTE(WHEN1(0), &source_list),
	RESERVED("ipv6.routing.mipv6.reserved", WHEN1(2)),
	ROUTE(WHEN1(2), &home_list),
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
		.when = WHEN_OTHER(0, BIT(0) | BIT(2) | BIT(4)),
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
