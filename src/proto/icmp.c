/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMP, RFC 792: what hosts and routers say about IPv4 packets. What stands behind the checksum
 * depends on the type; an error carries the beginning of the packet that it is about.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 0, 8, 15, 16:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Identifier (BE)        |     Sequence Number (BE)      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 3 code 0 to 3, type 3 code 5 to 255, type 4, 10, 11:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            Unused                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 3 code 4:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Unused             |        MTU of next hop        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 5:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Gateway Address                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 9:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     count     |     size      |           Lifetime            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Routers                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                          Extensions                           /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 12:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    Pointer    |                    Unused                     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 13, 14:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Identifier (BE)        |     Sequence Number (BE)      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Originate Timestamp                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Receive Timestamp                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Transmit Timestamp                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 17, 18:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Identifier (BE)        |     Sequence Number (BE)      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Address Mask                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "icmpmip.h"
#include "proto/icmpext.h"
#include "sums.h"

#include <stddef.h>

static const struct name type_names[] = {
	{0, "Echo (ping) reply"}, {3, "Destination unreachable"},
	{4, "Source quench (flow control)"}, {5, "Redirect"}, {8, "Echo (ping) request"},
	{9, "Router advertisement"}, {10, "Router solicitation"}, {11, "Time-to-live exceeded"},
	{12, "Parameter problem"}, {13, "Timestamp request"}, {14, "Timestamp reply"},
	{15, "Information request"}, {16, "Information reply"}, {17, "Address mask request"},
	{18, "Address mask reply"}, {30, "Traceroute"}, {42, "Extended Echo request"},
	{43, "Extended Echo reply"}, {0, NULL},
};

/* A type's codes; the names of one type follow the types' in this table: type * 256 + code. */
static const struct name code_names[] = {
	{0x0300, "Network unreachable"}, {0x0301, "Host unreachable"},
	{0x0302, "Protocol unreachable"}, {0x0303, "Port unreachable"},
	{0x0304, "Fragmentation needed"}, {0x0305, "Source route failed"},
	{0x0306, "Network unknown"}, {0x0307, "Host unknown"}, {0x0308, "Source host isolated"},
	{0x0309, "Network administratively prohibited"},
	{0x030a, "Host administratively prohibited"}, {0x030b, "Network unreachable for TOS"},
	{0x030c, "Host unreachable for TOS"}, {0x030d, "Communication administratively filtered"},
	{0x030e, "Host precedence violation"}, {0x030f, "Precedence cutoff in effect"},
	{0x0500, "Redirect for network"}, {0x0501, "Redirect for host"},
	{0x0502, "Redirect for TOS and network"}, {0x0503, "Redirect for TOS and host"},
	{0x0b00, "Time to live exceeded in transit"},
	{0x0b01, "Fragment reassembly time exceeded"}, {0x0c00, "Pointer indicates the error"},
	{0x0c01, "Required option missing"}, {0x0c02, "Bad length"}, {0x2a00, "No error"},
	{0x2b00, "No error"}, {0x2b01, "Malformed Query"}, {0x2b02, "No Such Interface"},
	{0x2b03, "No Such Table Entry"}, {0x2b04, "Multiple Interfaces Satisfy Query"}, {0, NULL},
};

/* The selector is type * 256 + code. */
#define TYPES(set) WHEN_HIGH(0, (set), 8)
#define CONVERSATION (BIT(0) | BIT(8) | BIT(13) | BIT(14) | BIT(15) | BIT(16) | BIT(17) | BIT(18))
#define STAMPS (BIT(13) | BIT(14))
#define MASKS (BIT(17) | BIT(18))
#define ERRORS (BIT(3) | BIT(4) | BIT(5) | BIT(11) | BIT(12))

/* What later RFCs (4884) put there has names of its own in recipes. */
static const struct field later_parts[] = {
	{.id = "", .scapy = "reserved", .bits = 8}, {.id = "", .scapy = "length", .bits = 8},
	{.id = "", .scapy = "nexthopmtu", .bits = 16}, FIELD_END};
static const struct field early_parts[] = {
	{.id = "", .scapy = "reserved", .bits = 8}, {.id = "", .scapy = "length", .bits = 8},
	FIELD_END};
static const struct field pointed_parts[] = {
	{.id = "", .scapy = "length", .bits = 8}, FIELD_GAP(16), FIELD_END};
static const struct field length_parts[] = {
	{.id = "", .scapy = "reserved", .bits = 8}, {.id = "", .scapy = "length", .bits = 8},
	FIELD_GAP(16), FIELD_END};

#define UNUSED(wide, table, wanted)                                                                \
	{.id = "icmp.unused", .scapy = "unused", .label = "unused", .title = "Unused",             \
		.bits = (wide), .kind = FIELD_HEX, .octets = true, .parts = table, .when = wanted, \
		.about = "Must be zero.", .rfc = "RFC 792"}
#define STAMP(name, short_name, text, sentence)                                                    \
	{.id = "icmp." name, .scapy = short_name, .label = short_name, .title = text, .bits = 32,  \
		.when = TYPES(STAMPS), .about = sentence, .rfc = "RFC 792"}

static const struct field sum_expert[] = SUM_EXPERT("icmp.checksum_bad");
static const struct field sum_made[] = {
	{EXPERT(MAKE_BAD_SUM, sum_expert)},
	SUM_STATUS("icmp.checksum", "Checksum Status"),
	FIELD_END,
};

#define SWAPPED(name, text)                                                                        \
	{.id = name, .label = "", .title = text, .bits = 16, .make = MAKE_SWAPPED,                 \
		.about = "The same with its bytes the other way round, as some programs write "    \
			 "it.",                                                                    \
		.rfc = "RFC 792"}

static const struct field ident_made[] = {SWAPPED("icmp.ident_le", "Identifier (LE)"), FIELD_END};
static const struct field seq_made[] = {SWAPPED("icmp.seq_le", "Sequence Number (LE)"), FIELD_END};

static const struct field router_parts[] = {
	{.id = "icmp.router_address", .label = "router", .title = "Router address", .bits = 32,
		.kind = FIELD_IPV4, .about = "A router here.", .rfc = "RFC 1256 3"},
	{.id = "icmp.pref_level", .label = "preference", .title = "Preference level", .bits = 32,
		.minus = true, .about = "The router with the highest is taken.",
		.rfc = "RFC 1256 3"},
	FIELD_END,
};
static const struct field routers[] = {
	{.id = "", .label = "router", .title = "Router", .kind = FIELD_GROUP, .parts = router_parts,
		.about = "A router here.", .rfc = "RFC 1256 3"},
	FIELD_END,
};
static const struct list router_list = {.how = LIST_COUNT, .items = routers};

#define HEAD                                                                                       \
	{.id = "icmp.type", .scapy = "type", .label = "type", .title = "Type", .bits = 8,          \
		.select = true, .preset = 8, .names = type_names,                                  \
		.about = "What the message is: 8 asks for an echo, 0 is one, 3 reports an error.", \
		.rfc = "RFC 792"},                                                                 \
	{.id = "icmp.code", .scapy = "code", .label = "code", .title = "Code", .bits = 8,          \
		.select = true, .typed = true, .names = code_names,                                \
		.about = "Says more about the type: why something is unreachable.",                \
		.rfc = "RFC 792"},                                                                 \
	{.id = "icmp.checksum", .scapy = "chksum", .label = "chksum", .title = "Checksum",         \
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_WHOLE,                 \
		.made = sum_made,                                                                  \
		.about = "Shows whether the message was damaged on the way.", .rfc = "RFC 792"}

static const struct field fields[] = {
	HEAD,
	{.id = "icmp.ident",
		.scapy = "id",
		.label = "id",
		.title = "Identifier (BE)",
		.bits = 16,
		.when = TYPES(CONVERSATION),
		.made = ident_made,
		.about = "Which program asks; its answers carry the same number.",
		.rfc = "RFC 792"},
	{.id = "icmp.seq",
		.scapy = "seq",
		.label = "seq",
		.title = "Sequence Number (BE)",
		.bits = 16,
		.when = TYPES(CONVERSATION),
		.made = seq_made,
		.about = "Which of its questions this is; the answer carries the same number.",
		.rfc = "RFC 792"},
	STAMP("originate_timestamp", "ts_ori", "Originate Timestamp",
		"When the question was sent, in milliseconds since midnight UTC."),
	STAMP("receive_timestamp", "ts_rx", "Receive Timestamp",
		"When the question arrived, in milliseconds since midnight UTC."),
	STAMP("transmit_timestamp", "ts_tx", "Transmit Timestamp",
		"When the answer was sent, in milliseconds since midnight UTC."),
	{.id = "icmp.address_mask",
		.scapy = "addr_mask",
		.label = "mask",
		.title = "Address Mask",
		.bits = 32,
		.kind = FIELD_IPV4,
		.when = TYPES(MASKS),
		.about = "How many bits of an address name the network here.",
		.rfc = "RFC 950 App. I"},
	{.id = "icmp.redir_gw",
		.scapy = "gw",
		.label = "gw",
		.title = "Gateway Address",
		.bits = 32,
		.kind = FIELD_IPV4,
		.when = TYPES(BIT(5)),
		.about = "The router that is a better way to that destination.",
		.rfc = "RFC 792"},
	{.id = "icmp.pointer",
		.scapy = "ptr",
		.label = "ptr",
		.title = "Pointer",
		.bits = 8,
		.when = TYPES(BIT(12)),
		.about = "Which byte of the quoted packet is wrong.",
		.rfc = "RFC 792"},
	{.id = "icmp.num_addrs",
		.scapy = "num_addrs",
		.label = "count",
		.title = "Number of addresses",
		.bits = 8,
		.fill = FILL_COUNT,
		.when = TYPES(BIT(9)),
		.about = "How many routers are named.",
		.rfc = "RFC 1256 3"},
	{.id = "icmp.addr_entry_size",
		.label = "size",
		.title = "Address entry size",
		.bits = 8,
		.preset = 2,
		.when = TYPES(BIT(9)),
		.about = "Words of 4 bytes of each.",
		.rfc = "RFC 1256 3"},
	{.id = "icmp.lifetime",
		.label = "lifetime",
		.title = "Lifetime",
		.bits = 16,
		.preset = 1800,
		.when = TYPES(BIT(9)),
		.about = "For how many seconds the routers may be used.",
		.rfc = "RFC 1256 3"},
	{.id = "",
		.label = "routers",
		.title = "Routers",
		.kind = FIELD_LIST,
		.list = &router_list,
		.when = TYPES(BIT(9)),
		.about = "The routers here.",
		.rfc = "RFC 1256 3"},
	{.id = "",
		.label = "extensions",
		.title = "Extensions",
		.kind = FIELD_LIST,
		.size = SIZE_REST,
		.list = &icmpmip_list,
		.when = TYPES(BIT(9)),
		.about = "What the routers offer to hosts that travel.",
		.rfc = "RFC 5944 2.1"},
	UNUSED(24, pointed_parts, TYPES(BIT(12))),
	UNUSED(16, early_parts, WHEN1(0x0304)),
	{.id = "icmp.mtu",
		.scapy = "nexthopmtu",
		.label = "mtu",
		.title = "MTU of next hop",
		.bits = 16,
		.when = WHEN1(0x0304),
		.about = "The largest packet that the next wire takes.",
		.rfc = "RFC 1191 4"},
	UNUSED(32, later_parts, WHEN_FROM(0x0300, 0x0303)),
	UNUSED(32, later_parts, WHEN_FROM(0x0305, 0x03ff)),
	UNUSED(32, length_parts, TYPES(BIT(11))),
	{.id = "",
		.scapy = "unused",
		.label = "unused",
		.title = "Unused",
		.bits = 32,
		.kind = FIELD_HEX,
		.octets = true,
		.when = TYPES(BIT(4) | BIT(10)),
		.about = "Must be zero.",
		.rfc = "RFC 792"},
	FIELD_END,
};

/* What later RFCs made of the unused bytes, where they are used: how much is quoted. */
static const struct field length_made[] = {
	{.id = "icmp.length.original_datagram", .label = "bytes",
		.title = "Length of original datagram", .bits = 16, .make = MAKE_OCTETS,
		.about = "Bytes of the packet that is quoted.",
		.rfc = "RFC 4884 4"},
	FIELD_END,
};
#define ONLY(type) WHEN_HIGH(type, 1, 8)
#define NOT_ONLY(type) {WHEN_NOT_IN, (type), 1, 8, 0}
static const struct field quoting_fields[] = {
	HEAD,
	UNUSED(8, NULL, NOT_ONLY(12)),
	{.id = "icmp.pointer", .scapy = "ptr", .label = "ptr", .title = "Pointer", .bits = 8,
		.when = ONLY(12), .about = "Which byte of the quoted packet is wrong.",
		.rfc = "RFC 792"},
	{.id = "icmp.length", .scapy = "length", .label = "length", .title = "Length", .bits = 8,
		.unit = 4, .made = length_made,
		.about = "Words of 4 bytes of the packet that is quoted.", .rfc = "RFC 4884 4"},
	{.id = "icmp.mtu", .scapy = "nexthopmtu", .label = "mtu", .title = "MTU of next hop",
		.bits = 16, .when = WHEN1(0x0304),
		.about = "The largest packet that the next wire takes.", .rfc = "RFC 1191 4"},
	UNUSED(16, NULL, WHEN_OTHER(0x0304, 1)), FIELD_END,
};

/* Of an interface of the host; the answer says how that is. */
#define ASKED(name, text, wide, how, values, type, sentence)                                       \
	{.id = "icmp.ext.echo." name, .label = "", .title = text, .bits = (wide),                  \
		.kind = FIELD_##how, .names = values, .when = ONLY(type), .about = sentence,       \
		.rfc = "RFC 8335 2"}
static const struct name state_names[] = {
	{0, "Reserved"}, {1, "Incomplete"}, {2, "Reachable"}, {3, "Stale"}, {4, "Delay"},
	{5, "Probe"}, {6, "Failed"}, {7, "Unknown"}, {0, NULL}};
static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct field asking_fields[] = {
	HEAD,
	{.id = "icmp.ident", .label = "id", .title = "Identifier (BE)", .bits = 16,
		.made = ident_made,
		.about = "Which program asks; its answers carry the same number.",
		.rfc = "RFC 8335 2"},
	{.id = "icmp.ext.echo.seq", .label = "seq", .title = "Sequence Number", .bits = 8,
		.about = "Which of its questions this is; the answer carries the same number.",
		.rfc = "RFC 8335 2"},
	ASKED("req.res", "Reserved", 7, HEX, NULL, 42, "Must be zero."),
	ASKED("req.local", "Local bit", 1, UINT, set_names, 42,
		"The interface is one of the host that is asked."),
	ASKED("rsp.state", "State", 3, UINT, state_names, 43,
		"What is known of a neighbour that is asked for."),
	ASKED("rsp.res", "Reserved", 2, HEX, NULL, 43, "Must be zero."),
	ASKED("rsp.active", "Active bit", 1, UINT, set_names, 43, "The interface works."),
	ASKED("rsp.ipv4", "IPv4 bit", 1, UINT, set_names, 43, "IPv4 runs on it."),
	ASKED("rsp.ipv6", "IPv6 bit", 1, UINT, set_names, 43, "IPv6 runs on it."),
	FIELD_END,
};

#define QUOTES_LENGTH(type)                                                                        \
	{&proto_icmp_quoting, 0, 48, 8,                                                            \
		{WHEN_RANGE, (UINT64_C(type) << 40) + 1, (UINT64_C(type) << 40) + 255, 0,          \
			0xff00000000ff}}
static const struct variant variants[] = {
	QUOTES_LENGTH(3), QUOTES_LENGTH(11), QUOTES_LENGTH(12),
	{&proto_icmp_asking, 0, 8, 4, WHEN_SET(42, BIT(0) | BIT(1))}, {NULL, 0, 0, 0, {0}}};

static const struct field sent_made[] = {
	{.id = "icmp.data_time", .label = "", .title = "Timestamp from icmp data",
		.kind = FIELD_DATE, .make = MAKE_SENT,
		.about = "When the program says that it asked.", .rfc = "RFC 792"},
	{.id = "icmp.data_time_relative", .label = "",
		.title = "Timestamp from icmp data (relative)", .kind = FIELD_TIME,
		.make = MAKE_AGE, .about = "How long before it was captured.", .rfc = "RFC 792"},
	ICMPEXT_MADE,
	FIELD_END,
};

static const struct field behind_made[] = {ICMPEXT_MADE, FIELD_END};

static const struct bind binds[] = {{BIND_IPPROTO, 1}, {BIND_NONE, 0}};
static const struct alias aliases[] = {{"ICMPerror", NULL, 0}, {NULL, NULL, 0}};

const struct proto proto_icmp = {
	.id = "icmp", .scapy = "ICMP", .label = "ICMP",
	.title = "Internet Control Message Protocol",
	.layer = LAYER_NETWORK, .next = NEXT_QUOTE, .quotes = WHEN_SET(0, ERRORS), .quoted = 0x0800,
	.binds = binds, .aliases = aliases, .fields = fields, .made = sent_made,
	.variants = variants,
	.about = "Asks whether a host is there, and reports what went wrong with a packet.",
	.rfc = "RFC 792",
};

const struct proto proto_icmp_quoting = {
	.id = "icmp_quoting", .filter = "icmp", .scapy = "ICMP", .label = "ICMP",
	.title = "Internet Control Message Protocol", .layer = LAYER_NETWORK, .unlike = true,
	.next = NEXT_QUOTE, .quotes = WHEN_SET(0, ERRORS), .quoted = 0x0800, .binds = binds,
	.fields = quoting_fields, .made = behind_made,
	.about = "Reports what went wrong with a packet, and says how much of it it quotes.",
	.rfc = "RFC 4884",
};

const struct proto proto_icmp_asking = {
	.id = "icmp_asking", .filter = "icmp", .scapy = "ICMP", .label = "ICMP",
	.title = "Internet Control Message Protocol", .layer = LAYER_NETWORK, .unlike = true,
	.next = NEXT_NONE, .takes_all = true, .binds = binds, .fields = asking_fields,
	.made = behind_made,
	.about = "Asks how an interface of a host is, or of a neighbour of it, and answers.",
	.rfc = "RFC 8335",
};
