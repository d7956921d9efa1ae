/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 options, RFC 8200 4.2. An option's `unit` and `bias` are its alignment, as RFCs write it: it
 * begins at a multiple of unit bytes plus bias, counted from the start of its header. */
#include "ip6opt.h"

#include <stddef.h>

static const struct name action_names[] = {
	{0, "Skip and continue"}, {1, "Discard"}, {2, "Discard and send ICMP Parameter Problem"},
	{3, "Discard and send ICMP if not multicast"}, {0, NULL},
};

static const struct name change_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};

static const struct name type_names[] = {
	{0x00, "Pad1"}, {0x01, "PadN"}, {0x04, "Tunnel Encapsulation Limit"},
	{0x05, "Router Alert"}, {0x07, "CALIPSO"}, {0x1e, "Experimental (0x1E)"},
	{0x26, "Quick-Start"},
	{0x3e, "Experimental (0x3E)"}, {0x5e, "Experimental (0x5E)"}, {0x63, "RPL Option"},
	{0x6d, "MPL Option"}, {0x7e, "Experimental (0x7E)"}, {0x8a, "Endpoint Identification"},
	{0x8b, "ILNP Nonce"}, {0x8c, "Line-Identification Option"}, {0x9e, "Experimental (0x9E)"},
	{0xbe, "Experimental (0xBE)"}, {0xc2, "Jumbo Payload"}, {0xc9, "Home Address"},
	{0xde, "Experimental (0xDE)"}, {0xfe, "Experimental (0xFE)"}, {0, NULL},
};

static const struct name alert_names[] = {
	{0, "MLD"}, {1, "RSVP"}, {2, "Active Networks"}, {68, "NSIS NATFW NSLP"}, {69, "MPLS OAM"},
	{65535, "Reserved"}, {0, NULL},
};

static const struct field type_parts[] = {
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

#define TYPE(more)                                                                                 \
	{.id = "ipv6.opt.type", .scapy = "otype", .label = "type", .title = "Type", .bits = 8,     \
		.kind = FIELD_HEX, .fill = FILL_CODE, .names = type_names, more,                   \
		.about = "Which option this is.", .rfc = "RFC 8200 4.2"}
#define LENGTH                                                                                     \
	{.id = "ipv6.opt.length", .scapy = "optlen", .label = "len", .title = "Length", .bits = 8, \
		.bias = 2, .fill = FILL_ITEMLEN,                                                   \
		.about = "Bytes of the option behind this one.", .rfc = "RFC 8200 4.2"}

/* Wireshark does not split the type of Pad1. */
static const struct field pad1_parts[] = {TYPE(.also = "ipv6.opt.pad1"), FIELD_END};

static const struct field padn_parts[] = {
	TYPE(.parts = type_parts),
	LENGTH,
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
	TYPE(.parts = type_parts), LENGTH,
	{.id = "ipv6.opt.router_alert", .scapy = "value", .label = "alert",
		.title = "Router Alert", .bits = 16, .names = alert_names,
		.about = "Asks every router on the way to look into the packet, and why.",
		.rfc = "RFC 2711 2.1"},
	FIELD_END,
};

static const struct field jumbo_parts[] = {
	TYPE(.parts = type_parts), LENGTH,
	{.id = "ipv6.opt.jumbo", .scapy = "jumboplen", .label = "jumbo", .title = "Payload Length",
		.bits = 32, .about = "The packet's length, where 16 bits do not suffice.",
		.rfc = "RFC 2675 2"},
	FIELD_END,
};

static const struct field limit_parts[] = {
	TYPE(.parts = type_parts), LENGTH,
	{.id = "ipv6.opt.tel", .label = "limit", .title = "Tunnel Encapsulation Limit", .bits = 8,
		.about = "How often the packet may still be put into a tunnel.",
		.rfc = "RFC 2473 4.1.1"},
	FIELD_END,
};

static const struct field home_parts[] = {
	TYPE(.parts = type_parts), LENGTH,
	{.id = "ipv6.opt.mipv6.home_address", .scapy = "hoa", .label = "home",
		.title = "MIPv6 Home Address", .bits = 128, .kind = FIELD_IPV6,
		.about = "The address at home of a host that is away.", .rfc = "RFC 6275 6.3"},
	FIELD_END,
};

#define DATA_PARTS(name, text)                                                                     \
	{                                                                                          \
		TYPE(.parts = type_parts), LENGTH,                                                 \
		{.id = name, .scapy = "optdata", .label = "data", .title = text,                   \
			.kind = FIELD_BYTES, .size = SIZE_REST, .about = "What the option says.",  \
			.rfc = "RFC 8200 4.2"},                                                    \
		FIELD_END                                                                          \
	}
static const struct field nonce_parts[] = DATA_PARTS("ipv6.opt.ilnp_nonce", "ILNP Nonce");
static const struct field trial_parts[] =
	DATA_PARTS("ipv6.opt.experimental", "Experimental Option");
static const struct field unknown_parts[] =
	DATA_PARTS("ipv6.opt.unknown", "Unknown Option Payload");

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
	TRIAL(0x1e), TRIAL(0x3e), TRIAL(0x5e), TRIAL(0x7e), TRIAL(0x9e), TRIAL(0xbe), TRIAL(0xde),
	TRIAL(0xfe),
	{OPTION("HBHOptUnknown", "unknown", "Unknown", LIST_UNKNOWN, unknown_parts,
		"An option that this program does not know.", "RFC 8200 4.2")},
	FIELD_END,
};

const struct list ip6opt_list = {LIST_TLV, options};
