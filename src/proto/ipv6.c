/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6, RFC 8200: a header of fixed size; what IPv4 has as options are headers of their own here
 * (hopopts.c, routing.c, fraghdr.c, dstopts.c).
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|   dscp    |ecn|              Flow Label               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Payload Length         |  Next Header  |   Hop Limit   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +                                                               +
 * |                        Source Address                         |
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
 */
#include "proto/proto.h"

#include "ethertype.h"
#include "proto/expert.h"

#include <stddef.h>

static const struct name dscp_names[] = {
	{0, "Default"}, {8, "Class Selector 1"}, {10, "Assured Forwarding 11"},
	{12, "Assured Forwarding 12"}, {14, "Assured Forwarding 13"}, {16, "Class Selector 2"},
	{18, "Assured Forwarding 21"}, {20, "Assured Forwarding 22"}, {22, "Assured Forwarding 23"},
	{24, "Class Selector 3"}, {26, "Assured Forwarding 31"}, {28, "Assured Forwarding 32"},
	{30, "Assured Forwarding 33"}, {32, "Class Selector 4"}, {34, "Assured Forwarding 41"},
	{36, "Assured Forwarding 42"}, {38, "Assured Forwarding 43"}, {40, "Class Selector 5"},
	{44, "Voice Admit"}, {46, "Expedited Forwarding"}, {48, "Class Selector 6"},
	{56, "Class Selector 7"}, {0, NULL},
};

static const struct name ecn_names[] = {
	{0, "Not ECN-Capable Transport"}, {1, "ECN-Capable Transport codepoint '01'"},
	{2, "ECN-Capable Transport codepoint '10'"}, {3, "Congestion Experienced"}, {0, NULL},
};

static const struct field class_parts[] = {
	{.id = "ipv6.tclass.dscp", .label = "dscp", .title = "Differentiated Services Codepoint",
		.bits = 6, .box = 4, .names = dscp_names,
		.about = "Which kind of service routers should give the packet.",
		.rfc = "RFC 2474 3"},
	{.id = "ipv6.tclass.ecn", .label = "ecn", .title = "Explicit Congestion Notification",
		.bits = 2, .box = 4, .names = ecn_names,
		.about = "Lets a router say that it is congested without dropping the packet.",
		.rfc = "RFC 3168 5"},
	FIELD_END,
};

static const struct field long_expert[] = EXPERT_PARTS("ipv6.plen_exceeds_framing",
	"IPv6 payload length exceeds framing length (%u bytes)", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field zero_expert[] = EXPERT_PARTS("ipv6.plen_zero",
	"IPv6 payload length equals 0 (maybe because of \"TCP segmentation offload\" (TSO))",
	EXPERT_CHAT, EXPERT_PROTOCOL);
static const struct field jumbo_expert[] = EXPERT_PARTS("ipv6.opt.jumbo.missing",
	"IPv6 payload length equals 0 and Hop-By-Hop present and Jumbo Payload option missing",
	EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field plen_made[] = {
	{EXPERT(MAKE_BOGUS, long_expert), .preset = BOGUS_IP6_LONG},
	{EXPERT(MAKE_BOGUS, zero_expert), .preset = BOGUS_IP6_ZERO},
	{EXPERT(MAKE_BOGUS, jumbo_expert), .preset = BOGUS_IP6_JUMBO}, FIELD_END};
static const struct field version_expert[] = EXPERT_PARTS(
	"ipv6.bogus_ipv6_version", "Bogus IPv6 version", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field version_made[] = {
	{EXPERT(MAKE_BOGUS, version_expert), .preset = BOGUS_IP6_VERSION}, FIELD_END};

static const struct field fields[] = {
	{.id = "ipv6.version", .scapy = "version", .label = "version", .title = "Version",
		.bits = 4, .preset = 6, .also = "ip.version", .made = version_made,
		.about = "Which Internet Protocol this is: 6.", .rfc = "RFC 8200 3"},
	{.id = "ipv6.tclass", .scapy = "tc", .label = "tc", .title = "Traffic Class", .bits = 8,
		.box = 4, .kind = FIELD_FLAGS, .parts = class_parts,
		.about = "How the packet should be treated: urgent, bulk, congested.",
		.rfc = "RFC 8200 7"},
	{.id = "ipv6.flow", .scapy = "fl", .label = "fl", .title = "Flow Label", .bits = 20,
		.kind = FIELD_HEX,
		.about = "Packets of one conversation carry the same number, so that routers can "
			 "keep them on one way.",
		.rfc = "RFC 6437"},
	{.id = "ipv6.plen", .scapy = "plen", .label = "plen", .title = "Payload Length",
		.bits = 16, .fill = FILL_PAYLEN, .made = plen_made,
		.about = "Bytes behind this header, extension headers included.",
		.rfc = "RFC 8200 3"},
	{.id = "ipv6.nxt", .scapy = "nh", .label = "nh", .title = "Next Header", .bits = 8,
		.fill = FILL_NEXT, .bind = BIND_IPPROTO, .preset = 59, .names = ipproto_names,
		.about = "What comes next: TCP, UDP, or an extension header.",
		.rfc = "RFC 8200 3"},
	{.id = "ipv6.hlim", .scapy = "hlim", .label = "hlim", .title = "Hop Limit", .bits = 8,
		.preset = 64, .about = "How many routers may still pass this packet on.",
		.rfc = "RFC 8200 3"},
	{.id = "ipv6.src", .scapy = "src", .label = "src", .title = "Source Address", .bits = 128,
		.kind = FIELD_IPV6, .fill = FILL_WIRE, .preset_bytes = "2001:db8::99",
		.also = "ipv6.addr ipv6.src_host ipv6.host",
		.about = "The host that sent the packet.", .rfc = "RFC 8200 3"},
	{.id = "ipv6.dst", .scapy = "dst", .label = "dst", .title = "Destination Address",
		.bits = 128, .kind = FIELD_IPV6, .fill = FILL_WIRE, .preset_bytes = "2001:db8::80",
		.also = "ipv6.addr ipv6.dst_host ipv6.host",
		.about = "The host that the packet is for.", .rfc = "RFC 8200 3"},
	FIELD_END,
};

/* What is at `at` bytes of both addresses: shown of one, and again for whichever. */
#define WITHIN(side, at, how, name, text, rule, width, sentence, by)                               \
	{.id = "ipv6." side name, .label = "", .title = text, .bits = (width), .kind = (how),      \
		.bias = (at), .make = MAKE_WITHIN, .preset = (rule), .about = sentence, .rfc = by}
#define AGAIN(at, how, name, text, rule, width, sentence, by)                                      \
	{.id = "ipv6." name, .label = "", .title = text, .bits = (width), .kind = (how),           \
		.bias = (at), .make = MAKE_WITHIN, .preset = (rule), .hidden = true,               \
		.about = sentence, .rfc = by}

#define GATEWAY "The IPv4 address of the router that the network was named by."
#define SITE "Which of the networks behind that router it is."
#define BY_6TO4(side, word, at)                                                                    \
	WITHIN(side, (at) + 2, FIELD_IPV4, "6to4_gw_ipv4", word " 6to4 Gateway IPv4", WITHIN_6TO4, \
		32, GATEWAY, "RFC 3056 2"),                                                        \
	WITHIN(side, (at) + 6, FIELD_UINT, "6to4_sla_id", word " 6to4 SLA ID", WITHIN_6TO4, 16,    \
		SITE, "RFC 3056 2"),                                                               \
	AGAIN((at) + 2, FIELD_IPV4, "6to4_gw_ipv4", "6to4 Gateway IPv4", WITHIN_6TO4, 32, GATEWAY, \
		"RFC 3056 2"),                                                                     \
	AGAIN((at) + 6, FIELD_UINT, "6to4_sla_id", "6to4 SLA ID", WITHIN_6TO4, 16, SITE,           \
		"RFC 3056 2")

#define HELPER "The server through which the host is reached."
#define OUTSIDE "The UDP port that the host has outside its network."
#define CLIENT "The address that the host has outside its network."
#define BY_TEREDO(side, word, at)                                                                  \
	WITHIN(side, (at) + 4, FIELD_IPV4, "ts_ipv4", word " Teredo Server IPv4", WITHIN_TEREDO, \
		32, HELPER, "RFC 4380 4"),                                                         \
	WITHIN(side, (at) + 10, FIELD_UINT, "tc_port", word " Teredo Port", WITHIN_TURNED, 16,     \
		OUTSIDE, "RFC 4380 4"),                                                            \
	WITHIN(side, (at) + 12, FIELD_IPV4, "tc_ipv4", word " Teredo Client IPv4", WITHIN_TURNED,  \
		32, CLIENT, "RFC 4380 4"),                                                         \
	AGAIN((at) + 4, FIELD_IPV4, "ts_ipv4", "Teredo Server IPv4", WITHIN_TEREDO, 32, HELPER, \
		"RFC 4380 4"),                                                                     \
	AGAIN((at) + 10, FIELD_UINT, "tc_port", "Teredo Port", WITHIN_TURNED, 16, OUTSIDE,         \
		"RFC 4380 4"),                                                                     \
	AGAIN((at) + 12, FIELD_IPV4, "tc_ipv4", "Teredo Client IPv4", WITHIN_TURNED, 32, CLIENT,   \
		"RFC 4380 4")

#define CARD "The address of the network card that the host chose its address by."
#define BY_CARD(side, word, at)                                                                    \
	WITHIN(side, (at) + 8, FIELD_MAC, "slaac_mac", word " SLAAC MAC", WITHIN_CARD, 64, CARD,   \
		"RFC 4291 A"),                                                                     \
	AGAIN((at) + 8, FIELD_MAC, "slaac_mac", "SLAAC MAC", WITHIN_CARD, 64, CARD, "RFC 4291 A")

#define INNER "The IPv4 address of the host, over whose network it speaks."
#define BY_ISATAP(side, word, at)                                                                  \
	WITHIN(side, (at) + 12, FIELD_IPV4, "isatap_ipv4", word " ISATAP IPv4", WITHIN_ISATAP, 32, \
		INNER, "RFC 5214 6.1"),                                                            \
	AGAIN((at) + 12, FIELD_IPV4, "isatap_ipv4", "ISATAP IPv4", WITHIN_ISATAP, 32, INNER,       \
		"RFC 5214 6.1")

#define MEANT "The host of the IPv4 Internet that a translator stands for."
#define BY_PREFIX(side, word, at)                                                                  \
	WITHIN("", at, FIELD_BYTES, "embed_ipv4_prefix", "Embedded IPv4 Prefix", WITHIN_MAPPED,    \
		96, "What says that an IPv4 address follows.", "RFC 6052 2.1"),                    \
	WITHIN(side, (at) + 12, FIELD_IPV4, "embed_ipv4", word " Embedded IPv4", WITHIN_MAPPED,    \
		32, MEANT, "RFC 6052 2.1"),                                                        \
	WITHIN("", (at) + 12, FIELD_IPV4, "embed_ipv4", "Embedded IPv4", WITHIN_MAPPED, 32, MEANT, \
		"RFC 6052 2.1")

#define BOTH(rule) rule("src_", "Source", 8), rule("dst_", "Destination", 24)
static const struct field addresses_made[] = {BOTH(BY_6TO4), BOTH(BY_TEREDO), BOTH(BY_CARD),
	BOTH(BY_ISATAP), BOTH(BY_PREFIX), FIELD_END};

static const struct bind binds[] = {{BIND_ETHERTYPE, 0x86dd}, {BIND_IPPROTO, 41},
	{BIND_LINK, 229}, {BIND_LABEL, 2},
	{BIND_FAMILY, 24}, {BIND_FAMILY, 28}, {BIND_FAMILY, 30}, {BIND_PPP, 0x57},
	{BIND_VXLAN, 2}, {BIND_NONE, 0}};
static const struct alias aliases[] = {{"IPerror6", NULL, 0}, {NULL, NULL, 0}};

const struct proto proto_ipv6 = {
	.id = "ipv6", .scapy = "IPv6", .also = "ip6", .label = "IPv6",
	.title = "Internet Protocol Version 6", .layer = LAYER_NETWORK, .next = NEXT_FIELD,
	.binds = binds, .aliases = aliases, .fields = fields, .made = addresses_made,
	.about = "Carries data from host to host across networks, with addresses of 128 bits.",
	.rfc = "RFC 8200",
};
