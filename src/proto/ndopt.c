/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of neighbour discovery, RFC 4861 4.6 and RFC 8106 5.1: lengths in units of 8 bytes. */
#include "ndopt.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name forever_names[] = {{0xffffffff, "Infinity"}, {0, NULL}};

static const struct name type_names[] = {
	{1, "Source link-layer address"}, {2, "Target link-layer address"},
	{3, "Prefix information"}, {4, "Redirected header"}, {5, "MTU"}, {24, "Route Information"},
	{25, "Recursive DNS Server"}, {31, "DNS Search List Option"}, {0, NULL},
};

#define TYPE                                                                                       \
	{.id = "icmpv6.opt.type", .scapy = "type", .label = "type", .title = "Type", .bits = 8,    \
		.fill = FILL_CODE, .names = type_names, .about = "Which option this is.",          \
		.rfc = "RFC 4861 4.6"}
#define LENGTH                                                                                     \
	{.id = "icmpv6.opt.length", .scapy = "len", .label = "len", .title = "Length", .bits = 8,  \
		.unit = 8, .fill = FILL_ITEMLEN,                                                   \
		.about = "Length of the option in units of 8 bytes.", .rfc = "RFC 4861 4.6"}
#define RESERVED(wide, short_name)                                                                 \
	{.id = "icmpv6.opt.reserved", .scapy = short_name, .label = "reserved",                    \
		.title = "Reserved", .bits = (wide), .kind = FIELD_HEX, .mute = true,              \
		.about = "Must be zero.", .rfc = "RFC 4861 4.6"}
#define FLAG(name, short_name, text, sentence)                                                     \
	{.id = "icmpv6.opt.prefix.flag." name, .scapy = short_name, .label = short_name,           \
		.title = text, .bits = 1, .names = set_names, .about = sentence,                   \
		.rfc = "RFC 4861 4.6.2"}

static const struct field link_parts[] = {
	TYPE, LENGTH,
	{.id = "icmpv6.opt.linkaddr", .scapy = "lladdr", .label = "lladdr",
		.title = "Link-layer address", .bits = 48, .kind = FIELD_MAC,
		.about = "The card that has the address.", .rfc = "RFC 4861 4.6.1"},
	FIELD_END,
};

static const struct field flag_parts[] = {
	FLAG("l", "L", "On-link flag(L)", "Addresses with this prefix are on this wire."),
	FLAG("a", "A", "Autonomous address-configuration flag(A)",
		"A host may make itself an address with this prefix."),
	FLAG("r", "R", "Router address flag(R)", "The prefix is the router's whole address."),
	{.id = "icmpv6.opt.prefix.flag.reserved", .scapy = "res1", .label = "res1",
		.title = "Reserved", .bits = 5, .about = "Must be zero.", .rfc = "RFC 4861 4.6.2"},
	FIELD_END,
};

static const struct field prefix_parts[] = {
	TYPE, LENGTH,
	{.id = "icmpv6.opt.prefix.length", .scapy = "prefixlen", .label = "plen",
		.title = "Prefix Length", .bits = 8, .preset = 64,
		.about = "How many bits of the prefix count.", .rfc = "RFC 4861 4.6.2"},
	{.id = "icmpv6.opt.prefix.flag", .label = "flags", .title = "Flag", .bits = 8,
		.kind = FIELD_FLAGS, .parts = flag_parts, .preset = 0xc0,
		.about = "What the prefix is good for.", .rfc = "RFC 4861 4.6.2"},
	{.id = "icmpv6.opt.prefix.valid_lifetime", .scapy = "validlifetime", .label = "valid",
		.title = "Valid Lifetime", .bits = 32, .preset = 0xffffffff, .names = forever_names,
		.about = "For how many seconds the prefix is on this wire.",
		.rfc = "RFC 4861 4.6.2"},
	{.id = "icmpv6.opt.prefix.preferred_lifetime", .scapy = "preferredlifetime",
		.label = "preferred", .title = "Preferred Lifetime", .bits = 32,
		.preset = 0xffffffff, .names = forever_names,
		.about = "For how many seconds addresses made of it are used first.",
		.rfc = "RFC 4861 4.6.2"},
	RESERVED(32, "res2"),
	{.id = "icmpv6.opt.prefix", .scapy = "prefix", .label = "prefix", .title = "Prefix",
		.bits = 128, .kind = FIELD_IPV6, .about = "What the addresses begin with.",
		.rfc = "RFC 4861 4.6.2"},
	FIELD_END,
};

static const struct field redirected_parts[] = {
	TYPE, LENGTH, RESERVED(48, "res"),
	{.id = "icmpv6.opt.redirected_packet", .scapy = "pkt", .label = "packet",
		.title = "Redirected Packet", .kind = FIELD_BYTES, .size = SIZE_REST, .mute = true,
		.about = "The packet that should have gone another way.", .rfc = "RFC 4861 4.6.3"},
	FIELD_END,
};

static const struct field mtu_parts[] = {
	TYPE, LENGTH, RESERVED(16, "res"),
	{.id = "icmpv6.opt.mtu", .scapy = "mtu", .label = "mtu", .title = "MTU", .bits = 32,
		.preset = 1280, .about = "The largest packet that this wire takes.",
		.rfc = "RFC 4861 4.6.4"},
	FIELD_END,
};

static const struct field server_items[] = {
	{.id = "icmpv6.opt.rdnss", .scapy = "dns", .label = "server",
		.title = "Recursive DNS Servers", .bits = 128, .kind = FIELD_IPV6,
		.about = "A DNS server that hosts may ask.", .rfc = "RFC 8106 5.1"},
	FIELD_END,
};
static const struct list server_list = {LIST_REPEAT, server_items};

static const struct field server_parts[] = {
	TYPE, LENGTH, RESERVED(16, "res"),
	{.id = "icmpv6.opt.rdnss.lifetime", .scapy = "lifetime", .label = "lifetime",
		.title = "Lifetime", .bits = 32, .preset = 0xffffffff, .names = forever_names,
		.about = "For how many seconds the servers may be asked.", .rfc = "RFC 8106 5.1"},
	{.id = "", .scapy = "dns", .label = "servers", .title = "Recursive DNS Servers",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &server_list,
		.about = "The DNS servers that hosts may ask.", .rfc = "RFC 8106 5.1"},
	FIELD_END,
};

static const struct field unknown_parts[] = {
	TYPE, LENGTH,
	{.id = "icmpv6.data", .scapy = "data", .label = "data", .title = "Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "What the option says.",
		.rfc = "RFC 4861 4.6"},
	FIELD_END,
};

#define OPTION(class, word, text, value, table, sentence, from)                                    \
	{.id = "icmpv6.opt", .scapy = class, .label = word, .title = text, .kind = FIELD_GROUP,    \
		.mute = true, .code = (value), .parts = table, .about = sentence, .rfc = from}

static const struct field options[] = {
	OPTION("ICMPv6NDOptSrcLLAddr", "srclladdr", "Source link-layer address", 1, link_parts,
		"The card of the one who speaks.", "RFC 4861 4.6.1"),
	OPTION("ICMPv6NDOptDstLLAddr", "dstlladdr", "Target link-layer address", 2, link_parts,
		"The card that has the target's address.", "RFC 4861 4.6.1"),
	OPTION("ICMPv6NDOptPrefixInfo", "prefix", "Prefix information", 3, prefix_parts,
		"What the addresses on this wire begin with.", "RFC 4861 4.6.2"),
	OPTION("ICMPv6NDOptRedirectedHdr", "redirected", "Redirected header", 4, redirected_parts,
		"The packet that should have gone another way.", "RFC 4861 4.6.3"),
	OPTION("ICMPv6NDOptMTU", "mtu", "MTU", 5, mtu_parts,
		"The largest packet that this wire takes.", "RFC 4861 4.6.4"),
	OPTION("ICMPv6NDOptRDNSS", "rdnss", "Recursive DNS Server", 25, server_parts,
		"DNS servers that hosts may ask.", "RFC 8106 5.1"),
	OPTION("ICMPv6NDOptUnknown", "unknown", "Unknown", LIST_UNKNOWN, unknown_parts,
		"An option that this program does not know.", "RFC 4861 4.6"),
	FIELD_END,
};

const struct list ndopt_list = {LIST_TLV, options};
