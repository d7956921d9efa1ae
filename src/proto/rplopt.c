/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of RPL's messages, RFC 6550 6.7 and RFC 6997 7. */
#include "rpl.h"

#include "proto/expert.h"

#include <stddef.h>

static const struct name type_names[] = {{0, "1-byte padding"}, {1, "n-byte padding"},
	{2, "DAG Metric container"}, {3, "Routing Information"}, {4, "DODAG configuration"},
	{5, "RPL Target"}, {6, "Transit Information"}, {7, "Solicited Information"},
	{8, "Prefix Information"}, {9, "RPL Target Descriptor"}, {10, "P2P Route Discovery"},
	{0, NULL}};
static const struct name forever_names[] = {{0xffffffff, "Infinity"}, {0, NULL}};
static const struct name preference_names[] = {
	{0, "Medium"}, {1, "High"}, {2, "Reserved"}, {3, "Low"}, {0, NULL}};

#define TYPE(made_of)                                                                              \
	{.id = "icmpv6.rpl.opt.type", .label = "type", .title = "Type", .bits = 8,                 \
		.fill = FILL_CODE, .preset = 1, .names = type_names, .made = made_of,              \
		.about = "Which option this is.", .rfc = "RFC 6550 6.7.1"}
#define LENGTH(made_of)                                                                            \
	{.id = "icmpv6.rpl.opt.length", .label = "len", .title = "Length", .bits = 8, .bias = 2,   \
		.fill = FILL_ITEMLEN, .select = true, .made = made_of,                             \
		.about = "Bytes of what follows.", .rfc = "RFC 6550 6.7.1"}
#define HEAD TYPE(NULL), LENGTH(NULL)
#define NUMBER(name, word, text, wide, sentence, section)                                          \
	RPL_NUMBER("opt." name, word, text, wide, sentence, "RFC 6550 " section)
#define PART(name, word, text, wide, values, sentence, section)                                    \
	RPL_BITS("opt." name, word, text, wide, 1, FIELD_UINT, values, sentence,                   \
		"RFC 6550 " section)
#define FLAGS(name, word, text, table, sentence, section)                                          \
	RPL_FLAGS("opt." name, word, text, 8, table, false, sentence, "RFC 6550 " section)
#define SECONDS(name, word, text, sentence, section)                                               \
	{.id = "icmpv6.rpl.opt." name, .label = word, .title = text, .bits = 32,                   \
		.names = forever_names, .about = sentence, .rfc = "RFC 6550 " section}

/* A prefix is none, eight bytes or sixteen: option's lengths from `base` on. */
#define WRONG_LENGTH(table, base)                                                                  \
	RPL_EXPERT(table, "icmpv6.invalid_option_length", "Invalid Option Length", EXPERT_ERROR,   \
		EXPERT_MALFORMED) = {{EXPERT(MAKE_EXPERT, table##_expert),                         \
		.when = WHEN_OTHER(base, BIT(0) | BIT(8) | BIT(16))}, FIELD_END}
#define PREFIX(name, text, wide, length, sentence, section)                                        \
	{.id = "icmpv6.rpl.opt." name, .label = "prefix", .title = text, .bits = (wide),           \
		.kind = FIELD_IPV6, .when = WHEN1(length), .about = sentence,                      \
		.rfc = "RFC 6550 " section}
#define PREFIXES(name, text, base, sentence, section)                                              \
	PREFIX(name, text, 64, (base) + 8, sentence, section),                                     \
	PREFIX(name, text, 128, (base) + 16, sentence, section)

static const struct field pad1_parts[] = {TYPE(NULL), FIELD_END};
static const struct field pad_parts[] = {HEAD,
	{.id = "icmpv6.rpl.opt.padn", .label = "pad", .title = "Paddn", .kind = FIELD_BYTES,
		.size = SIZE_REST, .mute = true, .blank = true, .about = "Zeros.",
		.rfc = "RFC 6550 6.7.3"},
	FIELD_END};

static const struct field metric_parts[] = {HEAD,
	{.id = "", .label = "metrics", .title = "Metrics", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &rpl_metrics, .about = "What makes the way good.", .rfc = "RFC 6551 2.1"},
	FIELD_END};

static const struct field route_bits[] = {
	FIELD_GAP(3),
	PART("route.pref", "prf", "Preference", 2, preference_names,
		"Which of several routers to prefer.", "6.7.5"),
	FIELD_GAP(3), FIELD_END};
/* Wireshark shows those before and behind it as one number. */
static const struct field route_made[] = {
	{.id = "icmpv6.rpl.opt.route.reserved", .label = "reserved", .title = "Reserved",
		.bits = 8, .make = MAKE_PICKED, .preset = 0xe7, .where = MADE_LAST,
		.about = "Must be zero.", .rfc = "RFC 6550 6.7.5"},
	FIELD_END};
WRONG_LENGTH(route_length, 6);
static const struct field route_parts[] = {
	TYPE(NULL), LENGTH(route_length_made),
	NUMBER("route.prefix_length", "plen", "Prefix Length", 8,
		"How many bits of the prefix count.", "6.7.5"),
	{.id = "icmpv6.rpl.opt.route.flag", .label = "flags", .title = "Flag", .bits = 8,
		.kind = FIELD_FLAGS, .parts = route_bits, .made = route_made,
		.about = "How good a way it is.", .rfc = "RFC 6550 6.7.5"},
	SECONDS("route.lifetime", "lifetime", "Route Lifetime", "For how many seconds.", "6.7.5"),
	PREFIXES("route.prefix", "Prefix", 6, "What can be reached outside.", "6.7.5"), NDOPT_REST,
	FIELD_END};

static const struct field config_bits[] = {
	PART("config.reserved", "reserved", "Reserved", 4, NULL, "Must be zero.", "6.7.6"),
	PART("config.auth", "A", "Authentication Enabled", 1, rpl_set_names,
		"A node must show that it may take part.", "6.7.6"),
	PART("config.pcs", "pcs", "Path Control Size", 3, NULL,
		"How many parents a node may have, less 1.", "6.7.6"),
	FIELD_END};
static const struct field config_parts[] = {HEAD,
	FLAGS("config.flag", "flags", "Flag", config_bits, "Who may take part.", "6.7.6"),
	NUMBER("config.interval_double", "doublings", "DIOIntervalDoublings", 8,
		"How often the time between messages doubles.", "6.7.6"),
	NUMBER("config.interval_min", "min", "DIOIntervalMin", 8,
		"How long it is at first: two to this power, in milliseconds.", "6.7.6"),
	NUMBER("config.redundancy", "redundancy", "DIORedundancyConstant", 8,
		"So many of the same from others, and a node keeps quiet.", "6.7.6"),
	NUMBER("config.max_rank_inc", "increase", "MaxRankInc", 16,
		"By how much a rank may grow.", "6.7.6"),
	NUMBER("config.min_hop_rank_inc", "hop", "MinHopRankInc", 16,
		"By how much it grows at each hop, at least.", "6.7.6"),
	NUMBER("config.ocp", "ocp", "OCP (Objective Code Point)", 16, "How ranks are reckoned.",
		"6.7.6"),
	NUMBER("config.rsv", "reserved", "Reserved", 8, "Must be zero.", "6.7.6"),
	NUMBER("config.def_lifetime", "lifetime", "Default Lifetime", 8,
		"How long a way holds, in units.", "6.7.6"),
	NUMBER("config.lifetime_unit", "unit", "Lifetime Unit", 16, "Seconds that a unit has.",
		"6.7.6"),
	NDOPT_REST, FIELD_END};

#define SPARE(name, text, wide, section)                                                           \
	{.id = "icmpv6.rpl.opt." name, .label = "reserved", .title = text, .bits = (wide),         \
		.mute = true, .about = "Must be zero.", .rfc = "RFC 6550 " section}
WRONG_LENGTH(target_length, 2);
static const struct field target_parts[] = {
	TYPE(NULL), LENGTH(target_length_made), SPARE("target.flag", "Reserved", 8, "6.7.7"),
	NUMBER("target.prefix_length", "plen", "Target Length", 8, "How many bits of it count.",
		"6.7.7"),
	PREFIXES("target.prefix", "Target", 2, "Who can be reached.", "6.7.7"), NDOPT_REST,
	FIELD_END};

static const struct field transit_bits[] = {
	PART("transit.flag.e", "E", "External", 1, rpl_set_names,
		"The targets are of another network.", "6.7.8"),
	PART("transit.flag.rsv", "reserved", "Reserved", 7, NULL, "Must be zero.", "6.7.8"),
	FIELD_END};
static const struct field transit_parts[] = {HEAD,
	FLAGS("transit.flag", "flags", "Flags", transit_bits, "Where the targets are.", "6.7.8"),
	NUMBER("transit.pathctl", "control", "Path Control", 8, "Which parents are preferred.",
		"6.7.8"),
	NUMBER("transit.pathseq", "seq", "Path Sequence", 8, "Grows when the way is told anew.",
		"6.7.8"),
	NUMBER("transit.pathlifetime", "lifetime", "Path Lifetime", 8,
		"How long it holds, in units.", "6.7.8"),
	{.id = "icmpv6.rpl.opt.transit.parent", .label = "parent", .title = "Parent Address",
		.bits = 128, .kind = FIELD_IPV6, .when = WHEN_FROM(5, 255),
		.about = "Through whom the targets are reached.", .rfc = "RFC 6550 6.7.8"},
	NDOPT_REST, FIELD_END};

static const struct field solicited_bits[] = {
	PART("solicited.flag.v", "V", "Version predicate", 1, rpl_true_names,
		"Only who has this version answers.", "6.7.9"),
	PART("solicited.flag.i", "I", "InstanceID predicate", 1, rpl_true_names,
		"Only who is in this network answers.", "6.7.9"),
	PART("solicited.flag.d", "D", "DODAGID predicate", 1, rpl_true_names,
		"Only who has this root answers.", "6.7.9"),
	PART("solicited.flag.rsv", "reserved", "Reserved", 5, NULL, "Must be zero.", "6.7.9"),
	FIELD_END};
static const struct field solicited_parts[] = {HEAD,
	NUMBER("solicited.instance", "instance", "Instance", 8, "Which network is meant.",
		"6.7.9"),
	FLAGS("solicited.flag", "flags", "Flag", solicited_bits, "Who is to answer.", "6.7.9"),
	{.id = "icmpv6.rpl.opt.solicited.dodagid", .label = "root", .title = "DODAGID",
		.bits = 128, .kind = FIELD_IPV6, .about = "Which root is meant.",
		.rfc = "RFC 6550 6.7.9"},
	NUMBER("solicited.version", "version", "Version", 8, "Which version is meant.", "6.7.9"),
	NDOPT_REST, FIELD_END};

static const struct field prefix_bits[] = {
	PART("prefix.flag.l", "L", "On Link", 1, rpl_set_names,
		"Addresses with this prefix are on this wire.", "6.7.10"),
	PART("config.flag.a", "A", "Auto Address Config", 1, rpl_set_names,
		"A host may make itself an address with it.", "6.7.10"),
	PART("config.flag.r", "R", "Router Address", 1, rpl_set_names,
		"The prefix is the router's whole address.", "6.7.10"),
	PART("config.flag.rsv", "reserved", "Reserved", 5, NULL, "Must be zero.", "6.7.10"),
	FIELD_END};
static const struct field prefix_parts[] = {HEAD,
	NUMBER("prefix.length", "plen", "Prefix Length", 8, "How many bits of it count.",
		"6.7.10"),
	FLAGS("prefix.flag", "flags", "Flag", prefix_bits, "What the prefix is good for.",
		"6.7.10"),
	SECONDS("prefix.valid_lifetime", "valid", "Valid Lifetime",
		"For how many seconds the prefix holds.", "6.7.10"),
	SECONDS("prefix.preferred_lifetime", "preferred", "Preferred Lifetime",
		"For how many of them addresses made of it are used first.", "6.7.10"),
	SPARE("reserved", "Reserved", 32, "6.7.10"),
	{.id = "icmpv6.rpl.opt.prefix", .label = "prefix", .title = "Destination Prefix",
		.bits = 128, .kind = FIELD_IPV6, .about = "What addresses begin with.",
		.rfc = "RFC 6550 6.7.10"},
	NDOPT_REST, FIELD_END};

static const struct field descriptor_parts[] = {HEAD,
	RPL_KIND("opt.targetdesc.descriptor", "descriptor", "Descriptor", 32, FIELD_HEX,
		"What the target's owner says of it.", "RFC 6550 6.7.11"),
	NDOPT_REST, FIELD_END};

/* ---- a search for a way; in an answer some of it must be zero ---- */

#define MUST(table, name, words, ...)                                                              \
	RPL_EXPERT(table, name, words, EXPERT_WARN, EXPERT_PROTOCOL) = {                           \
		{EXPERT(MAKE_EXPERT, table##_expert), .when = __VA_ARGS__}, FIELD_END}
MUST(hops, "icmpv6.rpl.p2p.hop_by_hop",
	"Reply MUST be set to one in order to establish a Hop-by-Hop Route",
	WHEN_LOW(0x40, 1, 0xc0));
/* The number of routes, where routes are to be kept by those on the way. */
#define KEPT (BIT(16) | BIT(32) | BIT(48))
MUST(routes, "icmpv6.rpl.p2p.num_of_routes",
	"This field MUST be set to zero when Hop-by-Hop Routes are being discovered",
	{WHEN_IN, 0x40, KEPT, 0, 0x70});
#define ZERO "This field MUST be set to zero when the P2P-RDO is included in a P2P-DRO"
MUST(told_reply, "icmpv6.rpl.p2p.dro.rdo.zero", ZERO, WHEN_FLAG(0x80));
MUST(told_routes, "icmpv6.rpl.p2p.dro.rdo.zero", ZERO, WHEN_FLAGS(0x30));
MUST(told_lifetime, "icmpv6.rpl.p2p.dro.rdo.zero", ZERO, WHEN_OTHER(0, 1));

#define SEARCH_BITS(table, of_reply, of_hops, of_routes)                                           \
	static const struct field table[] = {                                                      \
		SEARCH_PART("reply", "R", "Reply", 1, rpl_yes_names, of_reply, "Please answer."),  \
		SEARCH_PART("hopbyhop", "H", "Hop-by-Hop", 1, rpl_yes_names, of_hops,              \
			"Those on the way are to keep the route."),                                \
		SEARCH_PART("numofroutes", "N", "Number of Routes", 2, NULL, of_routes,            \
			"How many routes are wanted, less 1."),                                    \
		SEARCH_PART("compr", "compr", "Compr", 4, NULL, NULL,                              \
			"How many bytes of addresses are left out."),                              \
		FIELD_END}
#define SEARCH_PART(name, word, text, wide, values, made_of, sentence)                             \
	{.id = "icmpv6.rpl.opt.routediscovery.flag." name, .label = word, .title = text,           \
		.bits = (wide), .box = 1, .names = values, .made = made_of, .about = sentence,     \
		.rfc = "RFC 6997 7"}
SEARCH_BITS(search_bits, NULL, hops_made, routes_made);
SEARCH_BITS(told_bits, told_reply_made, NULL, told_routes_made);

/* The addresses on the way, so many bytes of each. */
#define ADDRESSES(left)                                                                            \
	static const struct field addresses_##left##_items[] = {                                   \
		{.id = "icmpv6.rpl.opt.routediscovery.addrvec.addr", .label = "address",           \
			.title = "Address", .bits = 128 - 8 * (left), .kind = FIELD_IPV6,          \
			.ending = true, .about = "One on the way.", .rfc = "RFC 6997 7"},          \
		FIELD_END};                                                                        \
	static const struct list addresses_##left##_list = {                                       \
		.how = LIST_REPEAT, .items = addresses_##left##_items};                            \
	static const struct field addresses_##left##_parts[] = {                                   \
		{.id = "", .label = "addresses", .title = "Addresses", .kind = FIELD_LIST,         \
			.size = SIZE_REST, .list = &addresses_##left##_list,                       \
			.about = "Those on the way.", .rfc = "RFC 6997 7"},                        \
		FIELD_END}
ADDRESSES(0); ADDRESSES(1); ADDRESSES(2); ADDRESSES(3); ADDRESSES(4); ADDRESSES(5);
ADDRESSES(6); ADDRESSES(7); ADDRESSES(8); ADDRESSES(9); ADDRESSES(10); ADDRESSES(11);
ADDRESSES(12); ADDRESSES(13); ADDRESSES(14); ADDRESSES(15);
#define VECTOR(left)                                                                               \
	{.id = "icmpv6.rpl.opt.routediscovery.addr_vec", .label = "addresses",                     \
		.title = "Address Vector", .kind = FIELD_GROUP, .mute = true,                      \
		.parts = addresses_##left##_parts, .when = WHEN_LOW(left, 1, 15),                  \
		.about = "Those on the way.", .rfc = "RFC 6997 7"}
#define VECTORS                                                                                    \
	VECTOR(0), VECTOR(1), VECTOR(2), VECTOR(3), VECTOR(4), VECTOR(5), VECTOR(6), VECTOR(7),    \
	VECTOR(8), VECTOR(9), VECTOR(10), VECTOR(11), VECTOR(12), VECTOR(13), VECTOR(14), VECTOR(15)

#define SEARCH(table, flags_of, of_lifetime, rank, word, text, sentence)                           \
	static const struct field table[] = {HEAD,                                                 \
		{.id = "icmpv6.rpl.opt.routediscovery.flag", .label = "flags", .title = "Flags",   \
			.bits = 8, .kind = FIELD_FLAGS, .mute = true, .parts = flags_of,           \
			.select = true, .about = "What is looked for.", .rfc = "RFC 6997 7"},      \
		{.id = "icmpv6.rpl.opt.routediscovery.lifetime", .label = "lifetime",              \
			.title = "Lifetime", .bits = 2, .made = of_lifetime,                       \
			.about = "For how long to look: 1, 4, 16 or 64 seconds.",                  \
			.rfc = "RFC 6997 7"},                                                      \
		{.id = "icmpv6.rpl.opt.routediscovery." rank, .label = word, .title = text,        \
			.bits = 6, .about = sentence, .rfc = "RFC 6997 7"},                        \
		{.id = "icmpv6.rpl.opt.routediscovery.targetaddr", .label = "target",              \
			.title = "Target Address", .bits = 128, .kind = FIELD_IPV6,                \
			.about = "Who is looked for.", .rfc = "RFC 6997 7"},                       \
		VECTORS, FIELD_END}
SEARCH(search_parts, search_bits, NULL, "maxrank", "rank", "MaxRank", "How far to look; 0: any.");
SEARCH(told_parts, told_bits, told_lifetime_made, "nh", "nh", "NH",
	"Which of the addresses is next.");

RPL_EXPERT(unknown, "icmpv6.undecoded.rpl_option",
	"Dissector for ICMPv6 RPL Option (%u) code not implemented, Contact Wireshark developers "
	"if you want this supported", EXPERT_NOTE, EXPERT_UNDECODED) = {
	{EXPERT_PLACED(MAKE_EXPERT, unknown_expert, MADE_BEHIND)}, FIELD_END};
static const struct field unknown_parts[] = {TYPE(unknown_made), LENGTH(NULL),
	{.id = "icmpv6.data", .label = "data", .title = "Data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .blank = true, .about = "What the option says.",
		.rfc = "RFC 6550 6.7.1"},
	FIELD_END};

#define OPTION(word, value, table, sentence)                                                       \
	{.id = "icmpv6.opt", .label = word, .title = word, .kind = FIELD_GROUP, .mute = true,      \
		.code = (value), .parts = table, .about = sentence, .rfc = "RFC 6550 6.7"}
#define OPTIONS(search)                                                                            \
	{                                                                                          \
		OPTION("pad1", 0, pad1_parts, "A byte of nothing."),                               \
		OPTION("padn", 1, pad_parts, "Bytes of nothing."),                                 \
		OPTION("metrics", 2, metric_parts, "What makes the way good."),                    \
		OPTION("route", 3, route_parts, "What can be reached outside."),                   \
		OPTION("config", 4, config_parts, "How the network is run."),                      \
		OPTION("target", 5, target_parts, "Who can be reached."),                          \
		OPTION("transit", 6, transit_parts, "Through whom."),                              \
		OPTION("solicited", 7, solicited_parts, "Who is to answer."),                      \
		OPTION("prefix", 8, prefix_parts, "What addresses begin with."),                   \
		OPTION("descriptor", 9, descriptor_parts, "What the target's owner says of it."),  \
		OPTION("discovery", 10, search, "Looks for a way."),                               \
		{.id = "icmpv6.opt", .label = "unknown", .title = "unknown", .kind = FIELD_GROUP,  \
			.mute = true, .entire = true, .code = LIST_UNKNOWN, .parts = unknown_parts,\
			.about = "An option that this program does not know.",                     \
			.rfc = "RFC 6550 6.7"},                                                    \
		FIELD_END                                                                          \
	}
static const struct field options[] = OPTIONS(search_parts);
static const struct field reply_options[] = OPTIONS(told_parts);
const struct list rpl_options = {.how = LIST_TLV, .items = options};
const struct list rpl_reply_options = {.how = LIST_TLV, .items = reply_options};
