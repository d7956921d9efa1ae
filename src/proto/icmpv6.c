/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv6, RFC 4443, with neighbour discovery, RFC 4861, and multicast listener discovery, RFC 2710:
 * errors, echo, and for IPv6 what ARP is for IPv4.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 0, 5 to 127, 139 to 142, 144 to 255:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             Data                              /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 1, 3:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           Reserved                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 2:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                              MTU                              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 4:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            Pointer                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 128, 129:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Identifier           |           Sequence            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 130 to 132:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Maximum Response Delay [ms]  |           Reserved            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +                                                               +
 * |                       Multicast Address                       |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 133:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           Reserved                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 134:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Cur hop limit |M|O|H|prf|P|res|      Router lifetime (s)      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Reachable time (ms)                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Retrans timer (ms)                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 135:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           Reserved                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +                                                               +
 * |                        Target Address                         |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 136:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |R|S|O|                        Reserved                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +                                                               +
 * |                        Target Address                         |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 137:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           Reserved                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +                                                               +
 * |                        Target Address                         |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +                                                               +
 * |                      Destination Address                      |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  type 143:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Reserved            |             count             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Records                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "mld.h"
#include "ndopt.h"
#include "sums.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};

const struct name icmpv6_types[] = {
	{1, "Destination Unreachable"}, {2, "Packet Too Big"}, {3, "Time Exceeded"},
	{4, "Parameter Problem"}, {100, "Private experimentation"},
	{101, "Private experimentation"}, {127, "Reserved for expansion of ICMPv6 error messages"},
	{128, "Echo (ping) request"}, {129, "Echo (ping) reply"},
	{130, "Multicast Listener Query"}, {131, "Multicast Listener Report"},
	{132, "Multicast Listener Done"}, {133, "Router Solicitation"},
	{134, "Router Advertisement"}, {135, "Neighbor Solicitation"},
	{136, "Neighbor Advertisement"}, {137, "Redirect"},
	{138, "Router Renumbering"}, {139, "Node Information Query"},
	{140, "Node Information Reply"}, {141, "Inverse Neighbor Discovery Solicitation"},
	{142, "Inverse Neighbor Discovery Advertisement"},
	{143, "Multicast Listener Report Message v2"},
	{144, "Home Agent Address Discovery Request"}, {145, "Home Agent Address Discovery Reply"},
	{146, "Mobile Prefix Solicitation"}, {147, "Mobile Prefix Advertisement"},
	{148, "Certification Path Solicitation"}, {149, "Certification Path Advertisement"},
	{150, "Experimental Mobility"}, {151, "Multicast Router Advertisement"},
	{152, "Multicast Router Solicitation"}, {153, "Multicast Router Termination"},
	{154, "FMIPv6"}, {155, "RPL Control"}, {156, "Locator Update"},
	{157, "Duplicate Address Request"}, {158, "Duplicate Address Confirmation"},
	{159, "MPL Control Message"}, {160, "Extended Echo request"}, {161, "Extended Echo reply"},
	{200, "Private experimentation"}, {201, "Private experimentation"},
	{255, "Reserved for expansion of ICMPv6 informational messages"}, {0, NULL},
};

static const struct name preference_names[] = {
	{0, "Medium"}, {1, "High"}, {2, "Reserved"}, {3, "Low"}, {0, NULL}};

/* A type's codes: type * 256 + code. */
const struct name icmpv6_codes[] = {
	{0x0100, "no route to destination"}, {0x0101, "Administratively prohibited"},
	{0x0102, "Beyond scope of source address"}, {0x0103, "Address unreachable"},
	{0x0104, "Port unreachable"}, {0x0105, "Source address failed ingress/egress policy"},
	{0x0106, "Reject route to destination"}, {0x0107, "Error in Source Routing Header"},
	{0x0300, "hop limit exceeded in transit"}, {0x0301, "fragment reassembly time exceeded"},
	{0x0400, "erroneous header field encountered"},
	{0x0401, "unrecognized Next Header type encountered"},
	{0x0402, "unrecognized IPv6 option encountered"},
	{0x0403, "IPv6 First Fragment has incomplete IPv6 Header Chain"},
	{0x8a00, "Command"}, {0x8a01, "Result"},
	{0x8aff, "Sequence number reset"}, {0x8b00, "Query subject = IPv6 addresses"},
	{0x8b01, "Query subject = DNS name or empty"}, {0x8b02, "Query subject = IPv4 addresses"},
	{0x8c00, "Successful"}, {0x8c01, "Refused"}, {0x8c02, "Unknown query type"},
	{0x9b00, "DODAG Information Solicitation"}, {0x9b01, "DODAG Information Object"},
	{0x9b02, "Destination Advertisement Object"},
	{0x9b03, "Destination Advertisement Object Acknowledgment"},
	{0x9b04, "P2P Discovery Reply Object"},
	{0x9b05, "P2P Discovery Reply Object Acknowledgement"},
	{0x9b80, "Secure DODAG Information Solicitation"},
	{0x9b81, "Secure DODAG Information Object"},
	{0x9b82, "Secure Destination Advertisement Object"},
	{0x9b83, "Secure Destination Advertisement Object Acknowledgment"},
	{0x9b84, "P2P Secure Discovery Reply Object"},
	{0x9b85, "P2P Secure Discovery Reply Object Acknowledgement"},
	{0x9b8a, "Consistency Check"},
	{0xa000, "No error"}, {0xa100, "No error"}, {0xa101, "Malformed query"},
	{0xa102, "No such interface"}, {0xa103, "No such table entry"},
	{0xa104, "Multiple interfaces satisfy query"}, {0, NULL},
};

#define ERRORS (BIT(1) | BIT(2) | BIT(3) | BIT(4))
#define HIGH(set) WHEN_SET(128, (set))
#define ECHO (BIT(0) | BIT(1))
#define LISTENERS (BIT(2) | BIT(3) | BIT(4))
#define ROUTER_SOL BIT(5)
#define ROUTER_ADV BIT(6)
#define NEIGHBOR_SOL BIT(7)
#define NEIGHBOR_ADV BIT(8)
#define REDIRECT BIT(9)
#define DISCOVERY (ROUTER_SOL | ROUTER_ADV | NEIGHBOR_SOL | NEIGHBOR_ADV | REDIRECT)

#define FLAG(name, short_name, text, sentence)                                                     \
	{.id = name, .scapy = short_name, .label = short_name, .title = text, .bits = 1,           \
		.names = set_names, .about = sentence, .rfc = "RFC 4861 4.2"}

static const struct field router_parts[] = {
	FLAG("icmpv6.nd.ra.flag.m", "M", "Managed address configuration",
		"Hosts get their addresses from DHCPv6."),
	FLAG("icmpv6.nd.ra.flag.o", "O", "Other configuration",
		"Hosts get other settings from DHCPv6."),
	FLAG("icmpv6.nd.ra.flag.h", "H", "Home Agent", "The router serves travelling hosts."),
	{.id = "icmpv6.nd.ra.flag.prf", .scapy = "prf", .label = "prf",
		.title = "Prf (Default Router Preference)", .bits = 2, .preset = 1,
		.names = preference_names, .about = "Which of several routers to prefer.",
		.rfc = "RFC 4191 2.2"},
	FLAG("icmpv6.nd.ra.flag.p", "P", "Proxy", "The message was passed on by a proxy."),
	{.id = "icmpv6.nd.ra.flag.rsv", .scapy = "res", .label = "res", .title = "Reserved",
		.bits = 2, .about = "Must be zero.", .rfc = "RFC 4861 4.2"},
	FIELD_END,
};

#define NA_FLAG(name, short_name, text, sentence)                                                  \
	{.id = name, .scapy = short_name, .label = short_name, .title = text, .bits = 1, .box = 4, \
		.names = set_names, .about = sentence, .rfc = "RFC 4861 4.4"}

static const struct field neighbor_parts[] = {
	NA_FLAG("icmpv6.nd.na.flag.r", "R", "Router", "The speaker is a router."),
	NA_FLAG("icmpv6.nd.na.flag.s", "S", "Solicited", "This answers a question."),
	NA_FLAG("icmpv6.nd.na.flag.o", "O", "Override", "Forget what you knew before."),
	{.id = "icmpv6.nd.na.flag.rsv", .scapy = "res", .label = "res", .title = "Reserved",
		.bits = 29, .box = 4, .about = "Must be zero.", .rfc = "RFC 4861 4.4"},
	FIELD_END,
};

/* RFC 4884 4.4 gives the first byte a name of its own, in recipes. */
static const struct field error_parts[] = {
	{.id = "", .scapy = "length", .bits = 8}, FIELD_GAP(24), FIELD_END};

#define RESERVED(wide, short_name, wanted)                                                         \
	{.id = "icmpv6.reserved", .scapy = short_name, .label = "reserved", .title = "Reserved",   \
		.bits = (wide), .kind = FIELD_HEX, .octets = true, .when = wanted,                 \
		.about = "Must be zero.", .rfc = "RFC 4443 2.1"}
#define TARGET(name, wanted, sentence)                                                             \
	{.id = name, .scapy = "tgt", .label = "target", .title = "Target Address", .bits = 128,    \
		.kind = FIELD_IPV6, .when = wanted, .about = sentence, .rfc = "RFC 4861 4.3"}
#define DATA(wanted)                                                                               \
	{.id = "icmpv6.data", .scapy = "msgbody", .label = "data", .title = "Data",                \
		.kind = FIELD_BYTES, .size = SIZE_REST, .when = wanted, .made = other_made,        \
		.about = "What a message of this type says.", .rfc = "RFC 4443 2.1"}

static const struct field sum_expert[] = SUM_EXPERT("icmpv6.checksum_bad.expert");
static const struct field other_expert[] = EXPERT_PARTS("icmpv6.undecoded.type",
	"Dissector for ICMPv6 Type (%f) code not implemented, Contact Wireshark developers if you "
	"want this supported", EXPERT_NOTE, EXPERT_UNDECODED);
static const struct field other_made[] = {
	{EXPERT_PLACED(MAKE_EXPERT, other_expert, MADE_BEHIND)}, FIELD_END};
const struct field icmpv6_sum_made[] = {{EXPERT(MAKE_BAD_SUM, sum_expert)},
	SUM_STATUS("icmpv6.checksum", "Checksum Status"), FIELD_END};

static const struct field fields[] = {
	ICMPV6_HEAD(icmpv6_types, icmpv6_codes, icmpv6_sum_made),
	{.id = "icmpv6.reserved", .scapy = "unused", .label = "reserved", .title = "Reserved",
		.bits = 32, .kind = FIELD_HEX, .octets = true, .parts = error_parts,
		.when = WHEN_SET(0, BIT(1) | BIT(3)), .about = "Must be zero.",
		.rfc = "RFC 4443 3.1"},
	{.id = "icmpv6.mtu", .scapy = "mtu", .label = "mtu", .title = "MTU", .bits = 32,
		.when = WHEN1(2), .preset = 1280,
		.about = "The largest packet that the next wire takes.", .rfc = "RFC 4443 3.2"},
	{.id = "icmpv6.pointer", .scapy = "ptr", .label = "ptr", .title = "Pointer", .bits = 32,
		.when = WHEN1(4), .preset = 6,
		.about = "Which byte of the quoted packet is wrong.", .rfc = "RFC 4443 3.4"},
	{.id = "icmpv6.echo.identifier", .scapy = "id", .label = "id", .title = "Identifier",
		.bits = 16, .kind = FIELD_HEX, .when = HIGH(ECHO),
		.about = "Which program asks; its answers carry the same number.",
		.rfc = "RFC 4443 4.1"},
	{.id = "icmpv6.echo.sequence_number", .scapy = "seq", .label = "seq", .title = "Sequence",
		.bits = 16, .when = HIGH(ECHO),
		.about = "Which of its questions this is; the answer carries the same number.",
		.rfc = "RFC 4443 4.1"},
	{.id = "icmpv6.mld.maximum_response_delay", .scapy = "mrd", .label = "mrd",
		.title = "Maximum Response Delay [ms]", .bits = 16, .when = HIGH(LISTENERS),
		.about = "Within how many milliseconds to answer.", .rfc = "RFC 2710 3.4"},
	RESERVED(16, "reserved", HIGH(LISTENERS)),
	{.id = "icmpv6.mld.multicast_address", .scapy = "mladdr", .label = "mladdr",
		.title = "Multicast Address", .bits = 128, .kind = FIELD_IPV6,
		.when = HIGH(LISTENERS), .about = "The group that this is about.",
		.rfc = "RFC 2710 3.6"},
	{.id = "icmpv6.nd.ra.cur_hop_limit", .scapy = "chlim", .label = "chlim",
		.title = "Cur hop limit", .bits = 8, .when = HIGH(ROUTER_ADV),
		.about = "The hop limit that hosts should use.", .rfc = "RFC 4861 4.2"},
	{.id = "icmpv6.nd.ra.flag", .label = "flags", .title = "Flags", .bits = 8,
		.kind = FIELD_FLAGS, .parts = router_parts, .when = HIGH(ROUTER_ADV),
		.preset = 0x08, .about = "How hosts should configure themselves.",
		.rfc = "RFC 4861 4.2"},
	{.id = "icmpv6.nd.ra.router_lifetime", .scapy = "routerlifetime", .label = "lifetime",
		.title = "Router lifetime (s)", .bits = 16, .when = HIGH(ROUTER_ADV),
		.preset = 1800, .about = "For how many seconds this is a default router.",
		.rfc = "RFC 4861 4.2"},
	{.id = "icmpv6.nd.ra.reachable_time", .scapy = "reachabletime", .label = "reachable",
		.title = "Reachable time (ms)", .bits = 32, .when = HIGH(ROUTER_ADV),
		.about = "For how long a neighbour that answered counts as being there.",
		.rfc = "RFC 4861 4.2"},
	{.id = "icmpv6.nd.ra.retrans_timer", .scapy = "retranstimer", .label = "retrans",
		.title = "Retrans timer (ms)", .bits = 32, .when = HIGH(ROUTER_ADV),
		.about = "How long to wait between two questions.", .rfc = "RFC 4861 4.2"},
	{.id = "icmpv6.nd.na.flag", .label = "flags", .title = "Flags", .bits = 32, .box = 4,
		.kind = FIELD_FLAGS, .parts = neighbor_parts, .when = HIGH(NEIGHBOR_ADV),
		.preset = 0xa0000000, .about = "Who answers, and why.", .rfc = "RFC 4861 4.4"},
	RESERVED(32, "res", HIGH(ROUTER_SOL | NEIGHBOR_SOL | REDIRECT)),
	TARGET("icmpv6.nd.ns.target_address", HIGH(NEIGHBOR_SOL), "The address that is looked up."),
	TARGET("icmpv6.nd.na.target_address", HIGH(NEIGHBOR_ADV),
		"The address that was looked up."),
	TARGET("icmpv6.nd.rd.target_address", HIGH(REDIRECT), "The better first hop."),
	{.id = "icmpv6.rd.na.destination_address", .scapy = "dst", .label = "dst",
		.title = "Destination Address", .bits = 128, .kind = FIELD_IPV6,
		.when = HIGH(REDIRECT), .about = "The host that is to be reached that way.",
		.rfc = "RFC 4861 4.5"},
	{.id = "", .scapy = "options", .label = "options", .title = "Options", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &ndopt_list, .when = HIGH(DISCOVERY),
		.about = "Link addresses, prefixes, sizes.", .rfc = "RFC 4861 4.6"},
	DATA(WHEN1(0)),
	DATA(WHEN_FROM(5, 127)),
	RESERVED(16, "reserved", WHEN1(143)),
	{.id = "icmpv6.mldr.nb_mcast_records", .scapy = "records_number", .label = "count",
		.title = "Number of Multicast Address Records", .bits = 16, .fill = FILL_COUNT,
		.when = WHEN1(143), .about = "How many groups are spoken of.",
		.rfc = "RFC 3810 5.2.3"},
	{.id = "", .scapy = "records", .label = "records", .title = "Records", .kind = FIELD_LIST,
		.list = &mld_records, .when = WHEN1(143), .about = "What is said of each group.",
		.rfc = "RFC 3810 5.2"},
	DATA(WHEN_FROM(139, 142)),
	DATA(WHEN_FROM(144, 255)),
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 58}, {BIND_NONE, 0}};

static const struct alias aliases[] = {
	{"ICMPv6EchoRequest", "icmpv6.type", 128}, {"ICMPv6EchoReply", "icmpv6.type", 129},
	{"ICMPv6DestUnreach", "icmpv6.type", 1}, {"ICMPv6PacketTooBig", "icmpv6.type", 2},
	{"ICMPv6TimeExceeded", "icmpv6.type", 3}, {"ICMPv6ParamProblem", "icmpv6.type", 4},
	{"ICMPv6MLQuery", "icmpv6.type", 130}, {"ICMPv6MLReport", "icmpv6.type", 131},
	{"ICMPv6MLDone", "icmpv6.type", 132}, {"ICMPv6ND_RS", "icmpv6.type", 133},
	{"ICMPv6ND_RA", "icmpv6.type", 134}, {"ICMPv6ND_NS", "icmpv6.type", 135},
	{"ICMPv6ND_NA", "icmpv6.type", 136}, {"ICMPv6ND_Redirect", "icmpv6.type", 137},
	{"ICMPv6Unknown", "icmpv6.type", 1}, {NULL, NULL, 0},
};

/* Scapy's classes set these too: a neighbour is one hop away, and proves it by a full hop limit. */
static const struct overload overloads[] = {
	{"ICMPv6MLQuery", "ipv6.hlim", 1}, {"ICMPv6MLReport", "ipv6.hlim", 1},
	{"ICMPv6MLDone", "ipv6.hlim", 1},
	{"ICMPv6MLQuery", "icmpv6.mld.maximum_response_delay", 10000},
	{"ICMPv6ND_RS", "ipv6.hlim", 255}, {"ICMPv6ND_RA", "ipv6.hlim", 255},
	{"ICMPv6ND_NS", "ipv6.hlim", 255}, {"ICMPv6ND_NA", "ipv6.hlim", 255},
	{"ICMPv6ND_Redirect", "ipv6.hlim", 255}, {NULL, NULL, 0},
};

#define QUOTES_LENGTH(type)                                                                        \
	{&proto_icmpv6_quoting, 0, 40, 8,                                                          \
		{WHEN_RANGE, (UINT64_C(type) << 32) + 1, (UINT64_C(type) << 32) + 255, 0,          \
			0xff000000ff}}
static const struct variant variants[] = {
	QUOTES_LENGTH(1), QUOTES_LENGTH(3),
	{&proto_icmpv6_query, 0, 8, 28, WHEN1(130)},
	{&proto_icmpv6_info, 0, 8, 16, WHEN_SET(138, 7)},
	{&proto_icmpv6_rpl, 0, 8, 4, WHEN1(155)},
	{&proto_icmpv6_move, 0, 8, 4, WHEN_SET(150, BIT(0) | BIT(4) | BIT(6) | BIT(9))},
	{&proto_icmpv6_rare, 0, 8, 4, WHEN_SET(141, 0x1b1dfb)}, {NULL, 0, 0, 0, {0}}};

const struct proto proto_icmpv6 = {
	.id = "icmpv6", .scapy = "ICMPv6", .also = "icmp6", .label = "ICMPv6",
	.title = "Internet Control Message Protocol v6", .layer = LAYER_NETWORK, .next = NEXT_QUOTE,
	.quotes = WHEN_SET(0, ERRORS), .quoted = 0x86dd, .binds = binds, .aliases = aliases,
	.overloads = overloads, .fields = fields, .variants = variants,
	.about = "Echo and errors as ICMP has them, and finding the neighbours on the wire.",
	.rfc = "RFC 4443",
};

const struct proto proto_icmpv6_query = {
	.id = "icmpv6_query", .filter = "icmpv6", .scapy = "ICMPv6MLQuery2", .label = "ICMPv6",
	.title = "Internet Control Message Protocol v6", .layer = LAYER_NETWORK,
	.next = NEXT_NONE, .unlike = true, .takes_all = true, .binds = binds,
	.fields = mld_query_fields,
	.about = "Asks who listens to a group, and to which senders.", .rfc = "RFC 3810 5.1",
};
