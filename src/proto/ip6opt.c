/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 options, RFC 8200 4.2. An option's `unit` and `bias` are its alignment, as RFCs write it: it
 * begins at a multiple of unit bytes plus bias, counted from the start of its header. */
#include "ip6opt.h"

#include "proto/proto.h"

#include <stddef.h>

static const struct name action_names[] = {
	{0, "Skip and continue"}, {1, "Discard"}, {2, "Discard and send ICMP Parameter Problem"},
	{3, "Discard and send ICMP if not multicast"}, {0, NULL},
};

static const struct name change_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};

const struct name ip6opt_types[] = {
	{0x00, "Pad1"}, {0x01, "PadN"}, {0x04, "Tunnel Encapsulation Limit"},
	{0x05, "Router Alert"}, {0x07, "CALIPSO"}, {0x08, "SMF_DPD"},
	{0x0f, "Performance and Diagnostic Metrics"}, {0x1e, "Experimental (0x1E)"},
	{0x26, "Quick-Start"}, {0x30, "Path MTU Option"}, {0x31, "IOAM Option"},
	{0x3e, "Experimental (0x3E)"},
	{0x41, "Tunnel Payload Forwarding (TPF) Information"}, {0x5e, "Experimental (0x5E)"},
	{0x63, "RPL Option"}, {0x6d, "MPL Option"}, {0x7e, "Experimental (0x7E)"},
	{0x8a, "Endpoint Identification"}, {0x8b, "ILNP Nonce"},
	{0x8c, "Line-Identification Option"}, {0x9e, "Experimental (0x9E)"},
	{0xbe, "Experimental (0xBE)"}, {0xc2, "Jumbo Payload"}, {0xc9, "Home Address"},
	{0xde, "Experimental (0xDE)"}, {0xee, "IP_DFF"}, {0xfe, "Experimental (0xFE)"}, {0, NULL},
};

static const struct name alert_names[] = {
	{0, "MLD"}, {1, "RSVP"}, {2, "Active Networks"}, {68, "NSIS NATFW NSLP"}, {69, "MPLS OAM"},
	{65535, "Reserved"}, {0, NULL},
};

const struct field ip6opt_type_parts[] = {
	{.id = "ipv6.opt.type.action", .label = "action", .title = "Action", .bits = 2,
		.names = action_names,
		.about = "What a host does that does not know the option.", .rfc = "RFC 8200 4.2"},
	{.id = "ipv6.opt.type.change", .label = "change", .title = "May Change", .bits = 1,
		.names = change_names, .about = "Whether routers may change the option.",
		.rfc = "RFC 8200 4.2"},
	{.id = "ipv6.opt.type.rest", .label = "rest", .title = "Low-Order Bits", .bits = 5,
		.kind = FIELD_HEX, .about = "Which option of its class this is.",
		.rfc = "RFC 8200 4.2"},
	FIELD_END,
};

static const struct field hop_words[] = EXPERT_PARTS("ipv6.opt.header_mismatch",
	"%n must use a hop-by-hop options header", EXPERT_WARN, EXPERT_PROTOCOL);
const struct field ip6opt_hop[] = {
	{EXPERT_PLACED(MAKE_ODD6, hop_words, MADE_FIRST), .preset = ODD6_NOT_HOP}, FIELD_END};
static const struct field end_words[] = EXPERT_PARTS("ipv6.opt.header_mismatch",
	"%n must use a destination options header", EXPERT_WARN, EXPERT_PROTOCOL);
const struct field ip6opt_end[] = {
	{EXPERT_PLACED(MAKE_ODD6, end_words, MADE_FIRST), .preset = ODD6_NOT_END}, FIELD_END};
static const struct field old_words[] = EXPERT_PARTS("ipv6.opt.deprecated",
	"Option type is deprecated", EXPERT_NOTE, EXPERT_DEPRECATED);
const struct field ip6opt_old[] = {
	{EXPERT_PLACED(MAKE_EXPERT, old_words, MADE_FIRST)}, FIELD_END};
static const struct field strange_words[] = EXPERT_PARTS("ipv6.opt.unknown_data.expert",
	"Unknown Data (not interpreted)", EXPERT_NOTE, EXPERT_UNDECODED);
const struct field ip6opt_strange[] = {{EXPERT(MAKE_EXPERT, strange_words)}, FIELD_END};

IP6OPT_WRONG(alert_wrong, "Router alert: Invalid Length", WHEN_OTHER(2, 1));
IP6OPT_WRONG(jumbo_wrong, "Jumbo Payload: Invalid length", WHEN_OTHER(4, 1));
IP6OPT_WRONG(limit_wrong, "Tunnel Encapsulation Limit: Invalid length", WHEN_OTHER(1, 1));
IP6OPT_WRONG(home_wrong, "Home Address: Invalid length", WHEN_OTHER(16, 1));

static const struct field long_words[] = EXPERT_PARTS("ipv6.opt.jumbo.prohibited",
	"When IPv6 payload length does not equal 0 a Jumbo Payload option must not be present",
	EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field small_words[] = EXPERT_PARTS("ipv6.opt.jumbo.truncated",
	"Jumbo Payload option present and jumbo length < 65536", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field jumbo_made[] = {
	{EXPERT(MAKE_ODD6, long_words), .preset = ODD6_JUMBO},
	{EXPERT(MAKE_EXPERT, small_words), .when = WHEN_FROM(0, 65535)}, FIELD_END};

/* Wireshark does not split the type of Pad1. */
static const struct field pad1_parts[] = {IP6OPT_TYPE(.also = "ipv6.opt.pad1"), FIELD_END};

static const struct field padn_parts[] = {
	IP6OPT_HEAD(NULL, NULL),
	{.id = "ipv6.opt.padn",
		.blank = true,
		.scapy = "optdata",
		.label = "padding",
		.title = "PadN",
		.kind = FIELD_BYTES,
		.size = SIZE_REST,
		.about = "Zeros.",
		.rfc = "RFC 8200 4.2"},
	FIELD_END,
};

static const struct field alert_parts[] = {
	IP6OPT_HEAD(ip6opt_hop, alert_wrong),
	{.id = "ipv6.opt.router_alert", .scapy = "value", .label = "alert",
		.title = "Router Alert", .bits = 16, .names = alert_names,
		.about = "Asks every router on the way to look into the packet, and why.",
		.rfc = "RFC 2711 2.1"},
	IP6OPT_MORE,
	FIELD_END,
};

static const struct field jumbo_parts[] = {
	IP6OPT_HEAD(ip6opt_hop, jumbo_wrong),
	{.id = "ipv6.opt.jumbo", .scapy = "jumboplen", .label = "jumbo", .title = "Payload Length",
		.bits = 32, .made = jumbo_made,
		.about = "The packet's length, where 16 bits do not suffice.",
		.rfc = "RFC 2675 2"},
	IP6OPT_MORE,
	FIELD_END,
};

static const struct field limit_parts[] = {
	IP6OPT_HEAD(ip6opt_end, limit_wrong),
	{.id = "ipv6.opt.tel", .label = "limit", .title = "Tunnel Encapsulation Limit", .bits = 8,
		.about = "How often the packet may still be put into a tunnel.",
		.rfc = "RFC 2473 4.1.1"},
	IP6OPT_MORE,
	FIELD_END,
};

static const struct field home_parts[] = {
	IP6OPT_HEAD(ip6opt_end, home_wrong),
	{.id = "ipv6.opt.mipv6.home_address", .scapy = "hoa", .label = "home",
		.title = "MIPv6 Home Address", .bits = 128, .kind = FIELD_IPV6,
		.about = "The address at home of a host that is away.", .rfc = "RFC 6275 6.3"},
	IP6OPT_MORE,
	FIELD_END,
};

#define DATA_PARTS(name, text, place, experts)                                                     \
	{                                                                                          \
		IP6OPT_HEAD(place, NULL),                                                          \
		{.id = name, .scapy = "optdata", .label = "data", .title = text,                   \
			.kind = FIELD_BYTES, .size = SIZE_REST, .blank = true, .made = experts,    \
			.about = "What the option says.", .rfc = "RFC 8200 4.2"},                  \
		FIELD_END                                                                          \
	}
static const struct field nonce_parts[] =
	DATA_PARTS("ipv6.opt.ilnp_nonce", "ILNP Nonce", ip6opt_end, NULL);
static const struct field trial_parts[] =
	DATA_PARTS("ipv6.opt.experimental", "Experimental Option", NULL, NULL);
static const struct field endpoint_parts[] =
	DATA_PARTS("ipv6.opt.unknown", "Unknown Option Payload", ip6opt_old, ip6opt_strange);
static const struct field unknown_parts[] =
	DATA_PARTS("ipv6.opt.unknown", "Unknown Option Payload", NULL, ip6opt_strange);

#define OPTION(class, word, text, value, table, sentence, from)                                    \
	.id = "ipv6.opt", .scapy = class, .label = word, .title = text, .kind = FIELD_GROUP,       \
	.mute = true, .code = (value), .parts = table, .about = sentence, .rfc = from
#define TRIAL(value)                                                                               \
	{OPTION("HBHOptUnknown", "trial", "Experimental", value, trial_parts,                      \
		"Left free for experiments.", "RFC 4727")}

static const struct field options[] = {
	{OPTION("Pad1", "pad1", "Pad1", 0x00, pad1_parts, "Fills one byte.", "RFC 8200 4.2")},
	{OPTION("PadN", "padn", "PadN", 0x01, padn_parts, "Fills two bytes or more.",
		"RFC 8200 4.2")},
	{OPTION(NULL, "tunnel", "Tunnel Encapsulation Limit", 0x04, limit_parts,
		"Keeps tunnels from nesting for ever.", "RFC 2473 4.1.1")},
	{OPTION("RouterAlert", "alert", "Router Alert", 0x05, alert_parts,
		"Asks every router on the way to look into the packet.", "RFC 2711 2.1"),
		.unit = 2},
	{OPTION("Jumbo", "jumbo", "Jumbo Payload", 0xc2, jumbo_parts,
		"The length of a packet of more than 65,535 bytes.", "RFC 2675 2"),
		.unit = 4, .bias = 2},
	{OPTION("HAO", "home", "Home Address", 0xc9, home_parts,
		"Where a travelling host is at home.", "RFC 6275 6.3"), .unit = 8, .bias = 6},
	{OPTION("HBHOptUnknown", "nonce", "ILNP Nonce", 0x8b, nonce_parts,
		"Protects an ILNP session.", "RFC 6744")},
	{OPTION(NULL, "calipso", "CALIPSO", 0x07, ip6opt_label,
		"How secret the packet is, and who may know it.", "RFC 5570 5"), .unit = 4,
		.bias = 2},
	{OPTION(NULL, "dpd", "SMF_DPD", 0x08, ip6opt_double,
		"Tells a packet to a group from a copy of it.", "RFC 6621 6.1.1")},
	{OPTION(NULL, "metrics", "Performance and Diagnostic Metrics", 0x0f, ip6opt_metrics,
		"Lets a third one tell how slow the network is, and how slow the host.",
		"RFC 8250 3.2")},
	{OPTION(NULL, "quick", "Quick-Start", 0x26, ip6opt_quick,
		"Asks the routers on the way how fast a sender may begin.", "RFC 4782 3.2"),
		.unit = 4, .bias = 2},
	{OPTION(NULL, "pmtu", "Path MTU Option", 0x30, ip6opt_pmtu,
		"Finds the smallest MTU of the way.", "RFC 9268 5"), .unit = 2},
	{OPTION(NULL, "ioam", "IOAM Option", 0x31, ip6opt_ioam,
		"What routers on the way say of how the packet was treated.", "RFC 9486 3"),
		.unit = 4, .bias = 2},
	{OPTION(NULL, "tpf", "Tunnel Payload Forwarding (TPF) Information", 0x41, ip6opt_tunnel,
		"How the end of a tunnel should send on what came through it.",
		"draft-bonica-6man-vpn-dest-opt")},
	{OPTION(NULL, "rpl", "RPL Option", 0x63, ip6opt_rpl,
		"Finds loops in networks of small devices.", "RFC 6553 3"), .unit = 2},
	{OPTION(NULL, "mpl", "MPL Option", 0x6d, ip6opt_mpl,
		"Numbers packets to groups in networks of small devices.", "RFC 7731 6.1")},
	{OPTION("HBHOptUnknown", "endpoint", "Endpoint Identification", 0x8a, endpoint_parts,
		"Obsolete.", "draft-ietf-nimrod-eid")},
	{OPTION(NULL, "line", "Line-Identification Option", 0x8c, ip6opt_line,
		"The line of a customer from which the packet came.", "RFC 6788 7")},
	{OPTION(NULL, "dff", "IP_DFF", 0xee, ip6opt_dff,
		"Lets a packet be tried on another way, and loops be found.", "RFC 6971 7.1")},
	TRIAL(0x1e), TRIAL(0x3e), TRIAL(0x5e), TRIAL(0x7e), TRIAL(0x9e), TRIAL(0xbe), TRIAL(0xde),
	TRIAL(0xfe),
	{OPTION("HBHOptUnknown", "unknown", "Unknown", LIST_UNKNOWN, unknown_parts,
		"An option that this program does not know.", "RFC 8200 4.2")},
	FIELD_END,
};

const struct list ip6opt_list = {LIST_TLV, options};

const char *ip6opt_name(uint64_t type)
{
	const struct name *name = ip6opt_types;

	while (name->text && name->value != type)
		name++;
	return name->text ? name->text : "Unknown";
}
