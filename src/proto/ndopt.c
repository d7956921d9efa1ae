/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of neighbour discovery, RFC 4861 4.6 and RFC 8106 5.1: lengths in units of 8 bytes. */
#include "ndopt.h"

#include "proto/expert.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name forever_names[] = {{0xffffffff, "Infinity"}, {0, NULL}};

const struct name ndopt_types[] = {
	{1, "Source link-layer address"}, {2, "Target link-layer address"},
	{3, "Prefix information"}, {4, "Redirected header"}, {5, "MTU"},
	{6, "NBMA Shortcut Limit Option"}, {7, "Advertisement Interval"},
	{8, "Home Agent Information"}, {9, "Source Address List"}, {10, "Target Address List"},
	{11, "CGA"}, {12, "RSA Signature"}, {13, "Timestamp"}, {14, "Nonce"}, {15, "Trust Anchor"},
	{16, "Certificate"}, {17, "IP Address/Prefix Option"},
	{18, "New Router Prefix Information"}, {19, "Link-layer Address"},
	{20, "Neighbor Advertisement Acknowledgment"}, {23, "MAP"}, {24, "Route Information"},
	{25, "Recursive DNS Server"}, {26, "RA Flags Extension"}, {27, "Handover Key Request"},
	{28, "Handover Key Reply"}, {29, "Handover Assist Information"},
	{30, "Mobile Node Identifier Option"}, {31, "DNS Search List Option"},
	{32, "Proxy Signature (PS)"}, {33, "Address Registration Option"},
	{34, "6LoWPAN Context Option"}, {35, "Authoritative Border Router"},
	{36, "6LoWPAN Capability Indication Option"}, {37, "DHCP Captive-Portal"},
	{38, "PREF64 Option"}, {138, "CARD Request"}, {139, "CARD Reply"},
	{253, "RFC3692-style Experiment 1"}, {254, "RFC3692-style Experiment 2"}, {0, NULL},
};

#define FLAG(name, short_name, text, sentence)                                                     \
	{.id = "icmpv6.opt.prefix.flag." name, .scapy = short_name, .label = short_name,           \
		.title = text, .bits = 1, .names = set_names, .about = sentence,                   \
		.rfc = "RFC 4861 4.6.2"}

#define CARD(whose)                                                                                \
	{.id = "icmpv6.opt.linkaddr", .scapy = "lladdr", .label = "lladdr",                        \
		.title = "Link-layer address", .bits = 48, .kind = FIELD_MAC,                      \
		.also = "icmpv6.opt." whose "_linkaddr",                                           \
		.about = "The card that has the address.", .rfc = "RFC 4861 4.6.1"}
static const struct field source_parts[] = {NDOPT_TYPE, NDOPT_LENGTH, CARD("src"), FIELD_END};
static const struct field target_parts[] = {NDOPT_TYPE, NDOPT_LENGTH, CARD("target"), FIELD_END};

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
	NDOPT_TYPE, NDOPT_LENGTH,
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
	NDOPT_RESERVED(32, "res2"),
	{.id = "icmpv6.opt.prefix", .scapy = "prefix", .label = "prefix", .title = "Prefix",
		.bits = 128, .kind = FIELD_IPV6, .about = "What the addresses begin with.",
		.rfc = "RFC 4861 4.6.2"},
	FIELD_END,
};

static const struct field redirected_parts[] = {
	NDOPT_TYPE,
	NDOPT_LENGTH,
	NDOPT_RESERVED(48, "res"),
	{.id = "icmpv6.opt.redirected_packet",
		.scapy = "pkt",
		.label = "packet",
		.title = "Redirected Packet",
		.kind = FIELD_BYTES,
		.size = SIZE_REST,
		.mute = true,
		.quoted = true,
		.about = "The packet that should have gone another way.",
		.rfc = "RFC 4861 4.6.3"},
	FIELD_END,
};

static const struct field mtu_parts[] = {
	NDOPT_TYPE, NDOPT_LENGTH, NDOPT_RESERVED(16, "res"),
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
	NDOPT_TYPE, NDOPT_LENGTH, NDOPT_RESERVED(16, "res"),
	{.id = "icmpv6.opt.rdnss.lifetime", .scapy = "lifetime", .label = "lifetime",
		.title = "Lifetime", .bits = 32, .preset = 0xffffffff, .names = forever_names,
		.about = "For how many seconds the servers may be asked.", .rfc = "RFC 8106 5.1"},
	{.id = "", .scapy = "dns", .label = "servers", .title = "Recursive DNS Servers",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &server_list,
		.about = "The DNS servers that hosts may ask.", .rfc = "RFC 8106 5.1"},
	FIELD_END,
};

/* The route's prefix takes no more bytes than it needs. */
#define ROUTE(wide, value)                                                                         \
	{.id = "icmpv6.opt.prefix", .scapy = "prefix", .label = "prefix", .title = "Prefix",       \
		.bits = (wide), .kind = FIELD_IPV6, .when = WHEN1(value),                          \
		.about = "What the addresses there begin with.", .rfc = "RFC 4191 2.3"}
static const struct name preference_names[] = {
	{0, "Medium"}, {1, "High"}, {2, "Reserved"}, {3, "Low"}, {0, NULL}};
static const struct field route_bits[] = {
	FIELD_GAP(3),
	{.id = "icmpv6.opt.route_info.flag.route_preference", .label = "prf",
		.title = "Route Preference", .bits = 2, .names = preference_names,
		.about = "Whether this router is the one to take.", .rfc = "RFC 4191 2.3"},
	FIELD_GAP(3), FIELD_END,
};
static const struct field route_made[] = {
	{.id = "icmpv6.opt.route_info.flag.reserved", .label = "reserved", .title = "Reserved",
		.bits = 8, .make = MAKE_PICKED, .preset = 0xe7, .where = MADE_LAST,
		.about = "Must be zero.", .rfc = "RFC 4191 2.3"},
	FIELD_END,
};
static const struct field long_expert[] = EXPERT_PARTS("icmpv6.invalid_option_length",
	"Invalid Option Length", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field route_length_made[] = {
	{EXPERT(MAKE_EXPERT, long_expert), .when = WHEN_FROM(4, 255)}, FIELD_END};
static const struct field route_parts[] = {
	NDOPT_TYPE,
	NDOPT_CHOSEN(route_length_made),
	{.id = "icmpv6.opt.prefix.length", .scapy = "plen", .label = "plen",
		.title = "Prefix Length", .bits = 8, .preset = 64,
		.about = "How many bits of the prefix count.", .rfc = "RFC 4191 2.3"},
	{.id = "icmpv6.opt.route_info.flag", .label = "flags", .title = "Flag", .bits = 8,
		.kind = FIELD_FLAGS, .parts = route_bits, .made = route_made,
		.about = "How good the route is.", .rfc = "RFC 4191 2.3"},
	{.id = "icmpv6.opt.route_lifetime", .scapy = "rtlifetime", .label = "lifetime",
		.title = "Route Lifetime", .bits = 32, .preset = 0xffffffff,
		.names = forever_names, .about = "For how many seconds the route holds.",
		.rfc = "RFC 4191 2.3"},
	ROUTE(64, 2), ROUTE(128, 3), NDOPT_REST, FIELD_END,
};

static const struct field domain_items[] = {
	{.id = "icmpv6.opt.dnssl", .scapy = "searchlist", .label = "domain",
		.title = "Domain Names", .kind = FIELD_NAME, .size = SIZE_NAME, .stops = true,
		.about = "A domain to look short names up in.", .rfc = "RFC 8106 5.2"},
	FIELD_END,
};
static const struct list domain_list = {LIST_REPEAT, domain_items};
static const struct field domain_parts[] = {
	NDOPT_TYPE, NDOPT_LENGTH, NDOPT_RESERVED(16, "res"),
	{.id = "icmpv6.opt.dnssl.lifetime", .scapy = "lifetime", .label = "lifetime",
		.title = "Lifetime", .bits = 32, .preset = 0xffffffff, .names = forever_names,
		.about = "For how many seconds the domains hold.", .rfc = "RFC 8106 5.2"},
	{.id = "", .scapy = "searchlist", .label = "domains", .title = "Domain Names",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &domain_list,
		.about = "The domains to look short names up in.", .rfc = "RFC 8106 5.2"},
	{.id = "icmpv6.opt.padding", .label = "padding", .title = "Padding", .kind = FIELD_BYTES,
		.size = SIZE_REST, .mute = true, .about = "Fills the last eight bytes.",
		.rfc = "RFC 8106 5.2"},
	FIELD_END,
};

static const struct field interval_parts[] = {
	NDOPT_TYPE, NDOPT_LENGTH, NDOPT_RESERVED(16, "res"),
	{.id = "icmpv6.opt.advertisement_interval", .scapy = "advint", .label = "interval",
		.title = "Advertisement Interval", .bits = 32,
		.about = "Milliseconds between two advertisements.", .rfc = "RFC 6275 7.3"},
	FIELD_END,
};
static const struct field agent_parts[] = {
	NDOPT_TYPE, NDOPT_LENGTH, NDOPT_RESERVED(16, "res"),
	{.id = "icmpv6.opt.home_agent_preference", .scapy = "pref", .label = "preference",
		.title = "Home Agent Preference", .bits = 16,
		.about = "The home agent with the highest is taken.", .rfc = "RFC 6275 7.4"},
	{.id = "icmpv6.opt.home_agent_lifetime", .scapy = "lifetime", .label = "lifetime",
		.title = "Home Agent Lifetime", .bits = 16,
		.about = "For how many seconds it is one.", .rfc = "RFC 6275 7.4"},
	FIELD_END,
};
static const struct field portal_parts[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	{.id = "icmpv6.opt.captive_portal", .scapy = "URI", .label = "uri",
		.title = "Captive Portal", .kind = FIELD_TEXT, .size = SIZE_REST,
		.about = "Where to ask to be let through.", .rfc = "RFC 8910 2.3"},
	FIELD_END,
};

static const struct field nonce_parts[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	{.id = "icmpv6.opt.nonce", .label = "nonce", .title = "Nonce", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "A random number: an answer has it again.",
		.rfc = "RFC 3971 5.3.2"},
	FIELD_END,
};

/* RFC 8781 4: eight seconds are the unit of the lifetime. */
static const struct name length_names[] = {{0, "96 bits prefix length"},
	{1, "64 bits prefix length"}, {2, "56 bits prefix length"}, {3, "48 bits prefix length"},
	{4, "40 bits prefix length"}, {5, "32 bits prefix length"}, {0, NULL}};
#define PREF64(wide, value)                                                                        \
	{.id = "icmpv6.opt.pref64.prefix", .label = "prefix", .title = "Prefix", .bits = (wide),   \
		.kind = FIELD_IPV6, .when = WHEN1(value),                                          \
		.about = "What IPv4 addresses stand behind.", .rfc = "RFC 8781 4"}
static const struct field pref64_parts[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	{.id = "icmpv6.opt.pref64.scaled_lifetime", .label = "lifetime",
		.title = "Scaled Lifetime", .bits = 13, .box = 2,
		.about = "For how long the prefix holds, in units of 8 seconds.",
		.rfc = "RFC 8781 4"},
	{.id = "icmpv6.opt.pref64.plc", .label = "plc", .title = "PLC (Prefix Length Code)",
		.bits = 3, .box = 2, .kind = FIELD_HEX, .select = true, .names = length_names,
		.about = "How many bits of the prefix count.", .rfc = "RFC 8781 4"},
	PREF64(96, 0), PREF64(64, 1), PREF64(56, 2), PREF64(48, 3), PREF64(40, 4), PREF64(32, 5),
	{.id = "", .label = "rest", .title = "Rest", .kind = FIELD_BYTES, .size = SIZE_REST,
		.mute = true, .about = "Zeros.", .rfc = "RFC 8781 4"},
	FIELD_END,
};

static const struct field rest_expert[] = EXPERT_PARTS("icmpv6.unknown_data.expert",
	"Unknown Data (not interpreted)", EXPERT_ERROR, EXPERT_MALFORMED);
const struct field ndopt_rest_made[] = {{EXPERT(MAKE_EXPERT, rest_expert)}, FIELD_END};
static const struct field unknown_expert[] = EXPERT_PARTS("icmpv6.undecoded.option",
	"Dissector for ICMPv6 Option (%u) code not implemented, Contact Wireshark developers if "
	"you want this supported", EXPERT_NOTE, EXPERT_UNDECODED);
static const struct field unknown_made[] = {
	{EXPERT_PLACED(MAKE_EXPERT, unknown_expert, MADE_BEHIND)}, FIELD_END};
static const struct field unknown_parts[] = {
	{.id = "icmpv6.opt.type", .scapy = "type", .label = "type", .title = "Type", .bits = 8,
		.fill = FILL_CODE, .names = ndopt_types, .made = unknown_made,
		.about = "Which option this is.", .rfc = "RFC 4861 4.6"},
	NDOPT_LENGTH,
	{.id = "icmpv6.data", .scapy = "data", .label = "data", .title = "Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "What the option says.",
		.rfc = "RFC 4861 4.6"},
	FIELD_END,
};

#define OPTION(class, word, text, value, table, sentence, from)                                    \
	{.id = "icmpv6.opt", .scapy = class, .label = word, .title = text, .kind = FIELD_GROUP,    \
		.mute = true, .code = (value), .parts = table, .about = sentence, .rfc = from}

static const struct field options[] = {
	OPTION("ICMPv6NDOptSrcLLAddr", "srclladdr", "Source link-layer address", 1, source_parts,
		"The card of the one who speaks.", "RFC 4861 4.6.1"),
	OPTION("ICMPv6NDOptDstLLAddr", "dstlladdr", "Target link-layer address", 2, target_parts,
		"The card that has the target's address.", "RFC 4861 4.6.1"),
	OPTION("ICMPv6NDOptPrefixInfo", "prefix", "Prefix information", 3, prefix_parts,
		"What the addresses on this wire begin with.", "RFC 4861 4.6.2"),
	OPTION("ICMPv6NDOptRedirectedHdr", "redirected", "Redirected header", 4, redirected_parts,
		"The packet that should have gone another way.", "RFC 4861 4.6.3"),
	OPTION("ICMPv6NDOptMTU", "mtu", "MTU", 5, mtu_parts,
		"The largest packet that this wire takes.", "RFC 4861 4.6.4"),
	OPTION("ICMPv6NDOptRouteInfo", "route", "Route Information", 24, route_parts,
		"A network that this router is the way to.", "RFC 4191 2.3"),
	OPTION("ICMPv6NDOptAdvInterval", "interval", "Advertisement Interval", 7, interval_parts,
		"How often a router speaks.", "RFC 6275 7.3"),
	OPTION("ICMPv6NDOptHAInfo", "agent", "Home Agent Information", 8, agent_parts,
		"How good a home agent is.", "RFC 6275 7.4"),
	OPTION(NULL, "portal", "DHCP Captive-Portal", 37, portal_parts,
		"Where to ask to be let through.", "RFC 8910 2.3"),
	OPTION(NULL, "nonce", "Nonce", 14, nonce_parts, "A random number.", "RFC 3971 5.3.2"),
	OPTION("ICMPv6NDOptPREF64", "pref64", "PREF64 Option", 38, pref64_parts,
		"What IPv4 addresses stand behind.", "RFC 8781"),
	OPTION("ICMPv6NDOptDNSSL", "dnssl", "DNS Search List Option", 31, domain_parts,
		"Domains to look short names up in.", "RFC 8106 5.2"),
	OPTION("ICMPv6NDOptRDNSS", "rdnss", "Recursive DNS Server", 25, server_parts,
		"DNS servers that hosts may ask.", "RFC 8106 5.1"),
	OPTION("ICMPv6NDOptSrcAddrList", "sources", "Source Address List", 9, ndopt_addresses,
		"All addresses of the one who asks.", "RFC 3122 3.1"),
	OPTION("ICMPv6NDOptTgtAddrList", "targets", "Target Address List", 10, ndopt_addresses,
		"All addresses of the one who is asked.", "RFC 3122 3.1"),
	OPTION(NULL, "signature", "RSA Signature", 12, ndopt_signature,
		"Shows who sent the message.", "RFC 3971 5.2"),
	OPTION("ICMPv6NDOptEFA", "efo", "RA Flags Extension", 26, ndopt_flags,
		"More flags of a router.", "RFC 5175 4"),
	OPTION(NULL, "registration", "Address Registration Option", 33, ndopt_registration,
		"A small radio's address, for its router.", "RFC 6775 4.1"),
	OPTION(NULL, "context", "6LoWPAN Context Option", 34, ndopt_context,
		"A prefix that headers are shortened with.", "RFC 6775 4.2"),
	OPTION(NULL, "border", "Authoritative Border Router", 35, ndopt_border,
		"The router whose settings these are.", "RFC 6775 4.3"),
	OPTION(NULL, "capability", "6LoWPAN Capability Indication Option", 36, ndopt_capability,
		"Which headers may be shortened.", "RFC 7400 3.3"),
	OPTION(NULL, "shortcut", "NBMA Shortcut Limit Option", 6, ndopt_shortcut,
		"How far a shortcut may lead.", "RFC 2491 5.3"),
	OPTION(NULL, "cga", "CGA", 11, ndopt_cga, "Shows that the address is the sender's.",
		"RFC 3971 5.1"),
	OPTION(NULL, "time", "Timestamp", 13, ndopt_time, "When the message was sent.",
		"RFC 3971 5.3.1"),
	OPTION(NULL, "anchor", "Trust Anchor", 15, ndopt_anchor, "Whom the host trusts.",
		"RFC 3971 6.4.3"),
	OPTION(NULL, "certificate", "Certificate", 16, ndopt_certificate,
		"A router's certificate.", "RFC 3971 6.4.4"),
	OPTION(NULL, "prefix", "IP Address/Prefix Option", 17, ndopt_prefix,
		"An address of a travelling host.", "RFC 5568 6.4.1"),
	OPTION(NULL, "router", "New Router Prefix Information", 18, ndopt_router,
		"The next router's prefix.", "RFC 4068 6.4.2"),
	OPTION(NULL, "link", "Link-layer Address", 19, ndopt_link, "A card on the way.",
		"RFC 5568 6.4.3"),
	OPTION(NULL, "answer", "Neighbor Advertisement Acknowledgment", 20, ndopt_answer,
		"Which address to take.", "RFC 5568 6.4.5"),
	OPTION(NULL, "map", "MAP", 23, ndopt_map, "Who serves travelling hosts nearby.",
		"RFC 5380 4.1"),
	OPTION(NULL, "key request", "Handover Key Request", 27, ndopt_key_request,
		"Asks a router for a key.", "RFC 5269 3.1"),
	OPTION(NULL, "key reply", "Handover Key Reply", 28, ndopt_key_reply,
		"The router's key, encrypted.", "RFC 5269 3.2"),
	OPTION(NULL, "assist", "Handover Assist Information", 29, ndopt_help,
		"Where the host is attached.", "RFC 5271 4.1"),
	OPTION(NULL, "mobile", "Mobile Node Identifier Option", 30, ndopt_mobile,
		"Which host it is.", "RFC 5271 4.2"),
	OPTION(NULL, "proxy", "Proxy Signature (PS)", 32, ndopt_proxy,
		"Shows which router passed the message on.", "RFC 6496 5.1"),
	OPTION("ICMPv6NDOptUnknown", "unknown", "Unknown", LIST_UNKNOWN, unknown_parts,
		"An option that this program does not know.", "RFC 4861 4.6"),
	FIELD_END,
};

const struct list ndopt_list = {LIST_TLV, options};
