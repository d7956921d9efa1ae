/* SPDX-License-Identifier: BSD-2-Clause */
/* Router renumbering, RFC 2894: an administrator's command to change the prefixes of a whole site,
 * and what a router did of it.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Sequence Number                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Segment Number|     Flags     |           Max Delay           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           Reserved                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "icmpv6rr.h"

#include "proto/expert.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name code_names[] = {{1, "Add"}, {2, "Change"}, {3, "Set Global"}, {0, NULL}};
static const struct name life_names[] = {{UINT32_MAX, "Infinity"}, {0, NULL}};

#define NUMBER(name, word, text, wide, how, sentence)                                              \
	{.id = "icmpv6.rr." name, .label = word, .title = text, .bits = (wide), .kind = how,       \
		.about = sentence, .rfc = "RFC 2894 3"}
#define FLAG(name, word, text, boxed, sentence)                                                    \
	{.id = "icmpv6.rr." name, .label = word, .title = text, .bits = 1, .box = (boxed),         \
		.names = set_names, .about = sentence, .rfc = "RFC 2894 3"}
#define SPARE(name, wide, boxed)                                                                   \
	{.id = "icmpv6.rr." name, .label = "reserved", .title = "Reserved", .bits = (wide),        \
		.box = (boxed), .about = "Must be zero.", .rfc = "RFC 2894 3"}
#define FLAGS(name, word, text, wide, table, sentence)                                             \
	{.id = "icmpv6.rr." name, .label = word, .title = text, .bits = (wide),                    \
		.kind = FIELD_FLAGS, .parts = table, .about = sentence, .rfc = "RFC 2894 3"}
#define GROUP(name, word, text, table, sentence)                                                   \
	{.id = name, .label = word, .title = text, .kind = FIELD_GROUP, .mute = true,              \
		.parts = table, .about = sentence, .rfc = "RFC 2894 3.2"}

const struct field icmpv6_rr_flags[] = {
	FLAG("flag.t", "T", "Test Command", 1, "Nothing is to be changed yet."),
	FLAG("flag.r", "R", "Result requested", 1, "Routers shall say what they did."),
	FLAG("flag.a", "A", "All Interfaces", 1, "Those that are off as well."),
	FLAG("flag.s", "S", "Site-specific", 1, "Only those of the same site."),
	FLAG("flag.p", "P", "Processed previously", 1, "The router had done it before."),
	SPARE("flag.rsv", 3, 1), FIELD_END,
};

#define TOO_LONG(table, name, text)                                                                \
	static const struct field table##_expert[] = EXPERT_PARTS(                                 \
		"icmpv6.rr.pco.mp." name ".gt128", text " is greater than 128", EXPERT_WARN,       \
		EXPERT_PROTOCOL);                                                                  \
	static const struct field table##_made[] = {                                               \
		{EXPERT(MAKE_EXPERT, table##_expert), .when = WHEN_FROM(129, 255)}, FIELD_END}
TOO_LONG(match, "matchlen", "MatchLen");
TOO_LONG(matched, "matchedlen", "MatchedLen");
static const struct field match_parts[] = {
	{.id = "icmpv6.rr.pco.mp.opcode", .label = "opcode", .title = "OpCode", .bits = 8,
		.names = code_names, .about = "What to do with the prefixes.",
		.rfc = "RFC 2894 3.2.1.1"},
	NUMBER("pco.mp.oplength", "length", "OpLength", 8, FIELD_UINT,
		"Words of 8 bytes of this command."),
	NUMBER("pco.mp.ordinal", "ordinal", "Ordinal", 8, FIELD_HEX, "Which command this is."),
	{.id = "icmpv6.rr.pco.mp.matchlen", .label = "match", .title = "MatchLen", .bits = 8,
		.made = match_made, .about = "How many bits of a prefix must be those below.",
		.rfc = "RFC 2894 3"},
	NUMBER("pco.mp.minlen", "min", "MinLen", 8, FIELD_UINT, "How long it is at least."),
	NUMBER("pco.mp.maxlen", "max", "MaxLen", 8, FIELD_UINT, "How long it is at most."),
	{.id = "icmpv6.reserved", .label = "reserved", .title = "Reserved", .bits = 16,
		.kind = FIELD_HEX, .octets = true, .about = "Must be zero.", .rfc = "RFC 2894 3"},
	NUMBER("pco.mp.matchprefix", "prefix", "MatchPrefix", 128, FIELD_IPV6,
		"Which prefixes are meant."),
	FIELD_END,
};

static const struct field mask_parts[] = {
	FLAG("pco.up.flagmask.l", "L", "On-link flag(L)", 1, "Hosts of it are on this wire."),
	FLAG("pco.up.flagmask.a", "A", "Autonomous address-configuration flag(A)", 1,
		"Hosts may make addresses of it."),
	SPARE("pco.up.flagmask.reserved", 6, 1), FIELD_END,
};
static const struct field use_flags[] = {
	FLAG("pco.up.flag.v", "V", "Decrement valid lifetime", 4, "It runs while nobody asks."),
	FLAG("pco.up.flag.p", "P", "Decrement preferred lifetime", 4, "So does this one."),
	SPARE("pco.up.flag.reserved", 30, 4), FIELD_END,
};
static const struct field use_parts[] = {
	NUMBER("pco.up.uselen", "use", "UseLen", 8, FIELD_UINT,
		"How many bits the new prefix begins with."),
	NUMBER("pco.up.keeplen", "keep", "KeepLen", 8, FIELD_UINT,
		"How many of the old one stay behind these."),
	FLAGS("pco.up.flagmask", "mask", "FlagMask", 8, mask_parts, "Which flags are set anew."),
	FLAGS("pco.up.raflags", "flags", "RAFlags", 8, mask_parts, "To what they are set."),
	{.id = "icmpv6.rr.pco.up.validlifetime", .label = "valid", .title = "Valid Lifetime",
		.bits = 32, .names = life_names, .about = "For how many seconds it holds.",
		.rfc = "RFC 2894 3.2.1.2"},
	{.id = "icmpv6.rr.pco.up.preferredlifetime", .label = "preferred",
		.title = "Preferred Lifetime", .bits = 32, .names = life_names,
		.about = "For how many seconds it is used for what is new.",
		.rfc = "RFC 2894 3.2.1.2"},
	FLAGS("pco.up.flag", "flags", "Flags", 32, use_flags, "How its lifetimes run."),
	NUMBER("pco.up.useprefix", "prefix", "UsePrefix", 128, FIELD_IPV6, "The new prefix."),
	FIELD_END,
};
static const struct field use_items[] = {
	GROUP("icmpv6.rr.pco.up", "use", "Use-Prefix Part", use_parts, "A prefix to be."),
	FIELD_END};
static const struct list use_list = {LIST_REPEAT, use_items};
static const struct field command_parts[] = {
	GROUP("icmpv6.rr.pco.mp", "match", "Match-Prefix Part", match_parts,
		"Which prefixes are to be changed."),
	{.id = "", .label = "use", .title = "Use-Prefix Parts", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &use_list, .about = "What takes their place.",
		.rfc = "RFC 2894 3.2"},
	FIELD_END,
};
static const struct field command_items[] = {
	GROUP("", "command", "Prefix Control Operation", command_parts, "What is to be done."),
	FIELD_END};
const struct list icmpv6_rr_commands = {LIST_REPEAT, command_items};

static const struct field result_flags[] = {
	SPARE("rm.flag.reserved", 14, 2),
	FLAG("rm.flag.b", "B", "Bounds", 2, "A length was out of bounds."),
	FLAG("rm.flag.f", "F", "Forbidden", 2, "The router does not allow it."), FIELD_END,
};
static const struct field result_parts[] = {
	FLAGS("rm.flag", "flags", "Flags", 16, result_flags, "What went wrong."),
	NUMBER("rm.ordinal", "ordinal", "Ordinal", 8, FIELD_HEX, "Which command is meant."),
	{.id = "icmpv6.rr.rm.matchedlen", .label = "length", .title = "MatchedLen", .bits = 8,
		.made = matched_made, .about = "Bits of the prefix.", .rfc = "RFC 2894 3"},
	NUMBER("rm.interfaceindex", "interface", "InterfaceIndex", 32, FIELD_UINT,
		"The interface that had it."),
	NUMBER("rm.matchedprefix", "prefix", "MatchedPrefix", 128, FIELD_IPV6,
		"A prefix that was meant."),
	FIELD_END,
};
static const struct field result_items[] = {
	GROUP("icmpv6.rr.rm", "result", "Result Message", result_parts, "What was done."),
	FIELD_END};
const struct list icmpv6_rr_results = {LIST_REPEAT, result_items};
