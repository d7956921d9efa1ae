/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of IPv4 that are rarely met: how secret a packet is, by RFC 1108 and by FIPS 188, how
 * fast a sender may begin, traces and lists of receivers of old. */
#include "ipopt.h"

#include "proto/expert.h"

#include <stddef.h>

#define OPT(name, word, text, wide, how, sentence, from)                                           \
	.id = "ip." name, .label = word, .title = text, .bits = (wide), .kind = FIELD_##how,       \
	.about = sentence, .rfc = from

/* ---- RFC 1108 ---- */

static const struct name level_names[] = {
	{0x01, "Reserved 4"}, {0x3d, "Top secret"}, {0x5a, "Secret"}, {0x96, "Confidential"},
	{0x66, "Reserved 3"}, {0xcc, "Reserved 2"}, {0xab, "Unclassified"}, {0xf1, "Reserved 1"},
	{0, NULL},
};
static const struct name rule_names[] = {
	{0, "Datagram not protected in accordance with its rules"},
	{1, "Datagram protected in accordance with its rules"}, {0, NULL}};
static const struct name more_names[] = {
	{0, "Final octet"}, {1, "Additional octet present"}, {0, NULL}};

#define AUTHORITY(name, text)                                                                      \
	{OPT("opt.sec_prot_auth_" name, name, text, 1, UINT, "Its rules hold for the packet.",     \
		"RFC 1108 2.4"), .names = rule_names}
#define UNASSIGNED(wide)                                                                           \
	{OPT("opt.sec_prot_auth_unassigned", "unassigned", "Unassigned", wide, HEX,                \
		"Authorities that are not there yet.", "RFC 1108 2.4")}
#define AND_MORE                                                                                   \
	{OPT("opt.sec_prot_auth_fti", "more", "Field Termination Indicator", 1, UINT,              \
		"Another such byte follows.", "RFC 1108 2.4"), .names = more_names}
#define AUTHORITIES(table)                                                                         \
	{OPT("opt.sec_prot_auth_flags", "authorities", "Protection Authority Flags", 8, FLAGS,     \
		"Whose rules hold for the packet.", "RFC 1108 2.4"), .parts = table}

static const struct field first_parts[] = {
	AUTHORITY("genser", "GENSER"), AUTHORITY("siop_esi", "SIOP-ESI"), AUTHORITY("sci", "SCI"),
	AUTHORITY("nsa", "NSA"), AUTHORITY("doe", "DOE"), UNASSIGNED(2), AND_MORE, FIELD_END};
static const struct field next_parts[] = {UNASSIGNED(7), AND_MORE, FIELD_END};
static const struct field next_items[] = {AUTHORITIES(next_parts), FIELD_END};
static const struct list next_list = {LIST_REPEAT, next_items};

const struct field ipopt_basic[] = {
	OPT_TYPE, OPT_LEN,
	{OPT("opt.sec_cl", "level", "Classification Level", 8, HEX, "How secret the packet is.",
		"RFC 1108 2.3"), .names = level_names},
	AUTHORITIES(first_parts),
	{.id = "", .label = "authorities", .title = "Authorities", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &next_list, .about = "More of them.",
		.rfc = "RFC 1108 2.4"},
	FIELD_END,
};

const struct field ipopt_extended[] = {
	OPT_TYPE, OPT_LEN,
	{OPT("opt.ext_sec_add_sec_info_format_code", "format",
		"Additional Security Info Format Code", 8, HEX, "How to read what follows.",
		"RFC 1108 3.3")},
	{OPT("opt.ext_sec_add_sec_info", "info", "Additional Security Info", 0, BYTES,
		"What an authority wants to have said.", "RFC 1108 3.4"), .size = SIZE_REST},
	FIELD_END,
};

/* ---- FIPS 188 ---- */

static const struct name tag_names[] = {
	{0, "Padding"}, {1, "Restrictive Category Bitmap"}, {2, "Enumerated Categories"},
	{5, "Ranged Categories"}, {6, "Permissive Categories"}, {7, "Free Form"}, {0, NULL},
};

static const struct field tag_words[] = EXPERT_PARTS("ip.cipso.malformed", "Malformed CIPSO tag",
	EXPERT_ERROR, EXPERT_SEQUENCE);
static const struct field tag_made[] = {
	{EXPERT(MAKE_ODD6, tag_words), .preset = ODD4_TAG}, FIELD_END};

#define TAG_HEAD(experts)                                                                          \
	{OPT("cipso.tag_type", "type", "Tag Type", 8, UINT, "How the tag is read.", "FIPS 188"),   \
		.names = tag_names, .fill = FILL_CODE, .made = experts},                           \
	{.id = "", .label = "len", .title = "Length", .bits = 8, .fill = FILL_ITEMLEN,             \
		.about = "Bytes of the tag, type and length included.", .rfc = "FIPS 188"}
#define CATEGORIES(table, how)                                                                     \
	static const struct field table##_made[] = {                                               \
		{OPT("cipso.categories", "", "Categories", 0, TEXT,                                \
			"The groups that may know it, or that must.", "FIPS 188"),                 \
			.make = MAKE_CATEGORIES, .preset = (how)}, FIELD_END};                     \
	static const struct field table[] = {                                                      \
		TAG_HEAD(tag_made),                                                                \
		{.id = "", .label = "zero", .title = "Alignment", .bits = 8,                       \
			.about = "Must be zero.", .rfc = "FIPS 188"},                              \
		{OPT("cipso.sensitivity_level", "level", "Sensitivity Level", 8, UINT,             \
			"How secret the packet is.", "FIPS 188")},                                 \
		{.id = "", .label = "categories", .title = "Categories", .kind = FIELD_BYTES,      \
			.size = SIZE_REST, .silent = true, .made = table##_made,                   \
			.about = "The groups that may know it, or that must.", .rfc = "FIPS 188"}, \
		FIELD_END,                                                                         \
	}
CATEGORIES(mapped_parts, 1);
CATEGORIES(listed_parts, 2);
CATEGORIES(ranged_parts, 5);
static const struct field data_parts[] = {
	TAG_HEAD(NULL),
	{OPT("cipso.tag_data", "data", "Tag data", 0, BYTES, "What the tag says.", "FIPS 188"),
		.size = SIZE_REST},
	FIELD_END,
};
static const struct field strange_parts[] = {
	TAG_HEAD(NULL),
	{.id = "", .label = "data", .title = "Data", .kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "What nobody knows.", .rfc = "FIPS 188"},
	FIELD_END,
};
#define TAG(word, text, value, table)                                                              \
	{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .code = (value),             \
		.parts = table, .about = "Says how secret the packet is.", .rfc = "FIPS 188"}
static const struct field tags[] = {
	TAG("map", "Restrictive Category Bitmap", 1, mapped_parts),
	TAG("listed", "Enumerated Categories", 2, listed_parts),
	TAG("ranges", "Ranged Categories", 5, ranged_parts),
	TAG("permissive", "Permissive Categories", 6, data_parts),
	TAG("free", "Free Form", 7, data_parts),
	TAG("unknown", "Unknown", LIST_UNKNOWN, strange_parts),
	FIELD_END,
};
static const struct list tag_list = {LIST_TLV, tags};
const struct field ipopt_cipso[] = {
	OPT_TYPE, OPT_LEN,
	{OPT("cipso.doi", "domain", "DOI", 32, UINT, "Who says what the numbers mean.",
		"FIPS 188")},
	{.id = "", .label = "tags", .title = "Tags", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &tag_list, .about = "How secret the packet is, and who may know it.",
		.rfc = "FIPS 188"},
	FIELD_END,
};

/* ---- Quick-Start ---- */

static const struct name function_names[] = {{0, "Rate request"}, {8, "Rate report"}, {0, NULL}};
#define QUICK(name, word, text, wide, how, sentence)                                               \
	OPT("opt.qs_" name, word, text, wide, how, sentence, "RFC 4782 3.1")
#define KNOWN WHEN_SET(0, BIT(0) | BIT(8))
static const struct field difference_made[] = {
	{QUICK("ttl_diff", "", "TTL Diff", 8, UINT,
		"How much less that is than the time to live: the same all along the way, if "
		"every router agreed."), .make = MAKE_HOPS}, FIELD_END};
const struct field ipopt_quick[] = {
	OPT_TYPE, OPT_LEN,
	{QUICK("func", "function", "Function", 4, UINT, "Whether a rate is asked for, or told."),
		.names = function_names, .select = true},
	{QUICK("rate", "rate", "Rate", 4, UINT, "How fast the sender may begin."),
		.names = quick_rates, .when = KNOWN},
	{QUICK("ttl", "ttl", "QS TTL", 8, UINT,
		"Every router that agrees takes one from it, as from the time to live."),
		.when = WHEN1(0), .made = difference_made},
	{QUICK("unused", "unused", "Not Used", 8, UINT, "Not used."), .when = WHEN1(8)},
	{QUICK("nonce", "nonce", "QS Nonce", 30, HEX,
		"A number by which the sender sees whether a router lies."), .box = 4,
		.when = KNOWN},
	{QUICK("reserved", "reserved", "Reserved", 2, HEX, "Must be zero."), .box = 4,
		.when = KNOWN},
	FIELD_END,
};

/* ---- old ones ---- */

#define TRACE(name, word, text, wide, how, sentence)                                               \
	{OPT("opt." name, word, text, wide, how, sentence, "RFC 1393 2.2")}
const struct field ipopt_traceroute[] = {
	OPT_TYPE, OPT_LEN,
	TRACE("id_number", "id", "ID Number", 16, UINT, "Comes back in the answers."),
	TRACE("ohc", "out", "Outbound Hop Count", 16, UINT,
		"How many routers the packet has passed."),
	TRACE("rhc", "back", "Return Hop Count", 16, UINT, "How many its answer has passed."),
	TRACE("originator", "originator", "Originator IP Address", 32, IPV4, "Who asks."),
	FIELD_END,
};

static const struct field address_items[] = {
	{OPT("opt.addr", "address", "IP Address", 32, IPV4, "A host that the packet is for.",
		"RFC 1770")}, FIELD_END};
static const struct list address_list = {LIST_REPEAT, address_items};
const struct field ipopt_several[] = {
	OPT_TYPE, OPT_LEN,
	{.id = "", .scapy = "addresses", .label = "addresses", .title = "Addresses",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &address_list,
		.about = "The hosts that the packet is for.", .rfc = "RFC 1770"},
	{OPT("opt.padding", "padding", "Padding", 0, BYTES, "Bytes that are no address.",
		"RFC 1770"), .size = SIZE_REST},
	FIELD_END,
};
