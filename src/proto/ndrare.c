/* SPDX-License-Identifier: BSD-2-Clause */
/* Rarer options of neighbour discovery: lists of addresses, RFC 3122, signatures, RFC 3971, more
 * flags of routers, RFC 5175, and what small radios need, RFC 6775. */
#include "ndopt.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name preference_names[] = {
	{0, "Medium"}, {1, "High"}, {2, "Reserved"}, {3, "Low"}, {0, NULL}};
static const struct name status_names[] = {
	{0, "Success"}, {1, "Duplicate Exists"}, {2, "Neighbor Cache Full"}, {0, NULL}};

#define NUMBER(name, short_name, text, wide, how, sentence, from)                                  \
	{.id = "icmpv6.opt." name, .label = short_name, .title = text, .bits = (wide),             \
		.kind = how, .about = sentence, .rfc = from}

static const struct field address_items[] = {
	NUMBER("ipv6_address", "address", "IPv6 Address", 128, FIELD_IPV6, "One of the addresses.",
		"RFC 3122 3.1"),
	FIELD_END,
};
static const struct list address_list = {LIST_REPEAT, address_items};
const struct field ndopt_addresses[] = {
	NDOPT_TYPE, NDOPT_LENGTH, NDOPT_RESERVED(48, "res"),
	{.id = "", .scapy = "addrlist", .label = "addresses", .title = "Addresses",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &address_list,
		.about = "The addresses.", .rfc = "RFC 3122 3.1"},
	FIELD_END,
};

const struct field ndopt_signature[] = {
	NDOPT_TYPE, NDOPT_LENGTH, NDOPT_RESERVED(16, "res"),
	NUMBER("rsa.key_hash", "hash", "Key Hash", 128, FIELD_BYTES, "Of the sender's key.",
		"RFC 3971 5.2"),
	{.id = "icmpv6.opt.digital_signature_padding", .label = "signature",
		.title = "Digital Signature and Padding", .kind = FIELD_BYTES, .size = SIZE_REST,
		.mute = true, .about = "Shows who sent the message.", .rfc = "RFC 3971 5.2"},
	FIELD_END,
};

#define FLAG(name, text, sentence)                                                                 \
	{.id = "icmpv6.opt.efo." name, .label = name, .title = text, .bits = 1, .box = 2,          \
		.names = set_names, .about = sentence, .rfc = "RFC 5175 4"}
static const struct field flag_parts[] = {
	FLAG("m", "Managed address configuration", "Hosts get their addresses from DHCPv6."),
	FLAG("o", "Other configuration", "Hosts get other settings from DHCPv6."),
	FLAG("h", "Home Agent", "The router serves travelling hosts."),
	{.id = "icmpv6.opt.efo.prf", .label = "prf", .title = "Prf (Default Router Preference)",
		.bits = 2, .box = 2, .names = preference_names,
		.about = "Which of several routers to prefer.", .rfc = "RFC 4191 2.2"},
	FLAG("p", "Proxy", "The message was passed on by a proxy."), FIELD_GAP(10),
	FIELD_END,
};
/* Of these Wireshark leaves one out. */
static const struct field flags_made[] = {
	{.id = "icmpv6.opt.efo.rsv", .label = "rsv", .title = "Reserved", .bits = 16,
		.make = MAKE_PICKED, .preset = 0x2ff, .where = MADE_LAST,
		.about = "Must be zero.", .rfc = "RFC 5175 4"},
	FIELD_END,
};
const struct field ndopt_flags[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	{.id = "icmpv6.opt.efo", .label = "flags", .title = "Flags Expansion Option", .bits = 16,
		.kind = FIELD_FLAGS, .parts = flag_parts, .made = flags_made,
		.about = "How hosts should configure themselves.", .rfc = "RFC 5175 4"},
	NDOPT_RESERVED(32, "res"), FIELD_END,
};

const struct field ndopt_registration[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	{.id = "icmpv6.opt.aro.status", .label = "status", .title = "Status", .bits = 8,
		.names = status_names, .about = "Whether the address may be had.",
		.rfc = "RFC 6775 4.1"},
	NDOPT_RESERVED(24, "res"),
	NUMBER("aro.registration_lifetime", "lifetime", "Registration  Lifetime", 16, FIELD_UINT,
		"For how many minutes.", "RFC 6775 4.1"),
	NUMBER("aro.eui64", "eui64", "EUI-64", 64, FIELD_BYTES, "The card that wants it.",
		"RFC 6775 4.1"),
	FIELD_END,
};

static const struct field context_bits[] = {
	FIELD_GAP(3),
	{.id = "icmpv6.opt.6co.flag.c", .label = "C", .title = "Compression Flag", .bits = 1,
		.names = set_names, .about = "Headers may be shortened with it.",
		.rfc = "RFC 6775 4.2"},
	NUMBER("6co.flag.cid", "cid", "CID", 4, FIELD_UINT, "The prefix's number.",
		"RFC 6775 4.2"),
	FIELD_END,
};
static const struct field context_made[] = {
	{.id = "icmpv6.opt.6co.flag.reserved", .label = "reserved", .title = "Reserved", .bits = 8,
		.make = MAKE_PICKED, .preset = 0xe0, .where = MADE_LAST, .about = "Must be zero.",
		.rfc = "RFC 6775 4.2"},
	FIELD_END,
};
#define PREFIX(wide, units)                                                                        \
	{.id = "icmpv6.opt.6co.context_prefix", .label = "prefix", .title = "Context Prefix",      \
		.bits = (wide), .kind = FIELD_IPV6, .when = WHEN1(units),                          \
		.about = "What addresses begin with.", .rfc = "RFC 6775 4.2"}
const struct field ndopt_context[] = {
	NDOPT_TYPE,
	{.id = "icmpv6.opt.length", .scapy = "len", .label = "len", .title = "Length", .bits = 8,
		.unit = 8, .fill = FILL_ITEMLEN, .select = true,
		.about = "Length of the option in units of 8 bytes.", .rfc = "RFC 6775 4.2"},
	NUMBER("6co.context_length", "plen", "Context Length", 8, FIELD_UINT,
		"How many bits of the prefix count.", "RFC 6775 4.2"),
	{.id = "icmpv6.opt.6co.flag", .label = "flags", .title = "Flag", .bits = 8,
		.kind = FIELD_FLAGS, .parts = context_bits, .made = context_made,
		.about = "What the prefix is for.", .rfc = "RFC 6775 4.2"},
	NDOPT_RESERVED(16, "res"),
	NUMBER("6co.valid_lifetime", "lifetime", "Lifetime", 16, FIELD_UINT,
		"For how many minutes it holds.", "RFC 6775 4.2"),
	PREFIX(64, 2), PREFIX(128, 3), FIELD_END,
};

const struct field ndopt_border[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	NUMBER("abro.version_low", "low", "Version Low", 16, FIELD_UINT,
		"The lower half of the settings' number.", "RFC 6775 4.3"),
	NUMBER("abro.version_high", "high", "Version", 16, FIELD_UINT, "The upper half of it.",
		"RFC 6775 4.3"),
	NUMBER("abro.valid_lifetime", "lifetime", "Valid Lifetime", 16, FIELD_UINT,
		"For how many minutes they hold.", "RFC 6775 4.3"),
	NUMBER("abro.6lbr_address", "address", "6LBR Address", 128, FIELD_IPV6,
		"The router that made them.", "RFC 6775 4.3"),
	FIELD_END,
};

const struct field ndopt_capability[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	NUMBER("6cio.unassigned1", "spare", "Unassigned", 15, FIELD_HEX, "Nothing is defined.",
		"RFC 7400 3.3"),
	{.id = "icmpv6.opt.6cio.flag_g", .label = "G", .title = "G", .bits = 1, .box = 2,
		.kind = FIELD_HEX, .about = "Any header may be shortened.", .rfc = "RFC 7400 3.3"},
	NUMBER("6cio.unassigned2", "spare", "Unassigned", 32, FIELD_HEX, "Nothing is defined.",
		"RFC 7400 3.3"),
	FIELD_END,
};
