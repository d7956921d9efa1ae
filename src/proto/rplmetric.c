/* SPDX-License-Identifier: BSD-2-Clause */
/* The metrics of RPL, RFC 6551: what makes a way good, or what it must at least be. */
#include "rpl.h"

#include "proto/expert.h"

#include <stddef.h>

static const struct name type_names[] = {{1, "Node State and Attribute"}, {2, "Node Energy"},
	{3, "Hop Count"}, {4, "Link Throughput"}, {5, "Link Latency"}, {6, "Link Quality Level"},
	{7, "Link ETX"}, {8, "Link Color"}, {0, NULL}};

#define NUMBER(name, word, text, wide, how, sentence)                                              \
	RPL_KIND("opt.metric." name, word, text, wide, how, sentence, "RFC 6551")
#define PART(name, word, text, wide, how, sentence)                                                \
	RPL_BITS("opt.metric." name, word, text, wide, 2, how, NULL, sentence, "RFC 6551")
#define FLAG(name, word, text, sentence)                                                           \
	RPL_BITS("opt.metric." name, word, text, 1, 2, FIELD_UINT, rpl_set_names, sentence,        \
		"RFC 6551 2.1")
#define FLAGS(name, word, text, wide, table, sentence)                                             \
	RPL_FLAGS("opt.metric." name, word, text, wide, table, false, sentence, "RFC 6551")
#define LIST_OF(word, table, sentence)                                                             \
	{.id = "", .label = word, .title = word, .kind = FIELD_LIST, .size = SIZE_REST,            \
		.list = &table##_list, .about = sentence, .rfc = "RFC 6551"}
#define ITEMS(name, ...)                                                                           \
	static const struct field name##_items[] = {__VA_ARGS__, FIELD_END};                       \
	static const struct list name##_list = {.how = LIST_REPEAT, .items = name##_items}

static const struct field flag_bits[] = {
	PART("reserved", "reserved", "Reserved Flags", 5, FIELD_HEX, "Must be zero."),
	FLAG("flag.p", "P", "Flag P", "Not every node on the way could say it."),
	FLAG("flag.c", "C", "Flag C", "A condition, no metric."),
	FLAG("flag.o", "O", "Flag O", "The condition need not be kept."),
	FLAG("flag.r", "R", "Flag R", "Each hop adds one of its own."),
	PART("flag.a", "A", "A Field", 3, FIELD_HEX, "How the hops' values become one."),
	PART("prec", "prec", "Precedence field", 4, FIELD_HEX, "Of several, which comes first."),
	FIELD_END};
#define HEAD                                                                                       \
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE, .preset = 3,    \
		.names = type_names, .about = "What is measured.", .rfc = "RFC 6551 2.1"},         \
	{.id = "icmpv6.rpl.opt.metric.flags", .label = "flags", .title = "Flags", .bits = 16,      \
		.kind = FIELD_FLAGS, .parts = flag_bits, .select = true,                           \
		.about = "How to read it.", .rfc = "RFC 6551 2.1"},                                \
	{.id = "icmpv6.rpl.opt.metric.length", .label = "len", .title = "Metric Length",           \
		.bits = 8, .fill = FILL_ITEMLEN, .bias = 4, .about = "Bytes of what follows.",     \
		.rfc = "RFC 6551 2.1"}

/* ---- the state of a node, with lists of more ---- */

static const struct field state_bits[] = {
	PART("nsa.object.reserved", "reserved", "Reserved field", 8, FIELD_HEX, "Must be zero."),
	PART("nsa.object.flags", "flags", "Flags", 6, FIELD_HEX, "Must be zero."),
	FLAG("nsa.object.flag.a", "A", "Flag A", "The node can put values together."),
	FLAG("nsa.object.flag.o", "O", "Flag O", "The node is overloaded."), FIELD_END};
#define MORE "nsa.object.opttlv.object"
static const struct field more_made[] = {
	{.id = "icmpv6.rpl.opt.metric." MORE ".type", .label = "type",
		.title = "Node State and Attribute Optional TLV Type", .bits = 8, .make = MAKE_CUT,
		.about = "What more is told.", .rfc = "RFC 6551 3.1"},
	FIELD_END};
static const struct field more_parts[] = {
	{.id = "", .label = "type", .title = "Type", .bits = 8, .kind = FIELD_BYTES,
		.silent = true, .made = more_made, .about = "What more is told.",
		.rfc = "RFC 6551 3.1"},
	{.id = "icmpv6.rpl.opt.metric." MORE ".length", .label = "len",
		.title = "Node State and Attribute Optional TLV Length", .bits = 8,
		.fill = FILL_SIZE, .about = "Bytes of it.", .rfc = "RFC 6551 3.1"},
	{.id = "icmpv6.rpl.opt.metric." MORE ".data", .label = "data", .title = "Raw Data",
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .blank = true, .about = "What it says.",
		.rfc = "RFC 6551 3.1"},
	FIELD_END};
ITEMS(more, {.id = "icmpv6.rpl.opt.metric." MORE, .label = "more",
	.title = "Node State and Attribute Optional TLV", .kind = FIELD_GROUP, .coded = true,
	.parts = more_parts, .about = "More about the node.", .rfc = "RFC 6551 3.1"});
static const struct field state_parts[] = {HEAD,
	FLAGS("nsa.object", "state", "Node State and Attribute Object", 16, state_bits,
		"How the node is."),
	LIST_OF("more", more, "More about the node."), FIELD_END};

/* ---- numbers ---- */

static const struct field energy_bits[] = {
	PART("ne.object.flags", "flags", "Flags field", 4, FIELD_HEX, "Must be zero."),
	FLAG("ne.object.flag.i", "I", "Flag I", "The condition: such nodes alone, or none."),
	PART("ne.object.type", "type", "Type", 2, FIELD_HEX, "Mains, battery or sun."),
	FLAG("ne.object.flag.e", "E", "Flag E", "How much is left is known."),
	PART("ne.object.energy", "energy", "Energy", 8, FIELD_HEX, "What is left, in percent."),
	FIELD_END};
ITEMS(energy, FLAGS("ne.object", "energy", "Node Energy Object", 16, energy_bits,
	"What the node lives on."));
static const struct field energy_parts[] = {
	HEAD, LIST_OF("energy", energy, "What the nodes live on."), FIELD_END};

static const struct field hop_bits[] = {
	PART("hp.object.reserved", "reserved", "Reserved field", 4, FIELD_HEX, "Must be zero."),
	PART("hp.object.flags", "flags", "Flags", 4, FIELD_HEX, "Must be zero."),
	PART("hp.object.hp", "hops", "Hop Count", 8, FIELD_UINT, "How many hops it is."),
	FIELD_END};
static const struct field hop_parts[] = {HEAD,
	FLAGS("hp.object", "hops", "Hop Count Object", 16, hop_bits, "How many hops it is."),
	NDOPT_REST, FIELD_END};

#define LINKS(name, id, text, wide, sentence)                                                      \
	ITEMS(name, NUMBER(id, #name, text, wide, FIELD_UINT, sentence));                          \
	static const struct field name##_parts[] = {                                               \
		HEAD, LIST_OF(#name, name, "A link each."), FIELD_END}
LINKS(throughput, "lt.object.lt", "Link Throughput", 32, "Bytes a second.");
LINKS(latency, "ll.object.ll", "Link Latency", 32, "Microseconds.");
LINKS(etx, "etx.object.etx", "ETX", 16,
	"How often a packet is sent until it arrives, times 128.");

static const struct field quality_bits[] = {
	RPL_BITS("opt.metric.lql.object.val", "val", "Val(ue)", 3, 1, FIELD_HEX, NULL,
		"1 is best, 7 worst.", "RFC 6551 4.3.1"),
	RPL_BITS("opt.metric.lql.object.counter", "counter", "Counter", 5, 1, FIELD_UINT, NULL,
		"How many such links.", "RFC 6551 4.3.1"),
	FIELD_END};
ITEMS(quality, FLAGS("lql.object", "quality", "Link Quality Level Object", 8, quality_bits,
	"How good links are, and how many."));
static const struct field quality_parts[] = {HEAD,
	NUMBER("lql.object.res", "reserved", "Reserved field", 8, FIELD_HEX, "Must be zero."),
	LIST_OF("quality", quality, "How good the links are."), FIELD_END};

/* ---- colours: as many as bits; how they read is told by the flags of all of them ---- */

#define COLOUR                                                                                     \
	PART("lc.object.lc", "colour", "Link Color", 10, FIELD_HEX, "What links are, a bit each.")
#define UNKNOWN_METRIC(table, place)                                                               \
	RPL_EXPERT(table, "icmpv6.rpl.unknown.metric", "Unknown RPL metric/constraint type",       \
		EXPERT_NOTE, EXPERT_UNDECODED) = {                                                 \
		{EXPERT_PLACED(MAKE_EXPERT, table##_expert, place)}, FIELD_END}
UNKNOWN_METRIC(colour, MADE_LAST);
static const struct field wanted_parts[] = {COLOUR,
	PART("lc.object.reserved", "reserved", "Reserved", 5, FIELD_UINT, "Must be zero."),
	PART("lc.object.flag.i", "I", "Flag I", 1, FIELD_UINT, "Such links alone, or none."),
	FIELD_END};
static const struct field counted_parts[] = {COLOUR,
	PART("lc.object.counter", "counter", "Counter", 6, FIELD_UINT, "How many such links."),
	FIELD_END};
static const struct field plain_parts[] = {
	COLOUR, {.id = "", .label = "counter", .title = "Counter", .bits = 6, .box = 2,
		.about = "How many such links.", .rfc = "RFC 6551 4.4.1"}, FIELD_END};
#define COLOURS(name, made_of)                                                                     \
	ITEMS(name, {.id = "icmpv6.rpl.opt.metric.lc.object", .label = "colour",                   \
		.title = "Link Color Object", .kind = FIELD_GROUP, .mute = true,                   \
		.parts = name##_parts, .made = made_of, .about = "What links are.",                \
		.rfc = "RFC 6551 4.4.1"})
COLOURS(wanted, NULL);
COLOURS(counted, NULL);
COLOURS(plain, colour_made);
#define COLOUR_LIST(table, condition)                                                              \
	{.id = "", .label = "colours", .title = "Colours", .kind = FIELD_LIST,                     \
		.size = SIZE_REST, .list = &table##_list, .when = condition,                       \
		.about = "What the links are.", .rfc = "RFC 6551 4.4.1"}
static const struct field colour_parts[] = {HEAD,
	NUMBER("lc.object.res", "reserved", "Reserved field", 8, FIELD_HEX, "Must be zero."),
	COLOUR_LIST(wanted, WHEN_FLAG(0x200)), COLOUR_LIST(counted, WHEN_LOW(0x80, 1, 0x280)),
	COLOUR_LIST(plain, WHEN_LOW(0, 1, 0x280)), FIELD_END};

UNKNOWN_METRIC(other, MADE_LAST);
static const struct field other_parts[] = {HEAD, NDOPT_REST, FIELD_END};

#define METRIC(number, word, table, made_of, sentence)                                             \
	{.id = "icmpv6.rpl.opt.metric.type", .label = word,                                        \
		.title = "Routing Metric/Constraint Type", .kind = FIELD_GROUP, .coded = true,     \
		.names = type_names, .code = (number), .parts = table##_parts, .made = made_of,    \
		.about = sentence, .rfc = "RFC 6551 2.1"}
static const struct field metrics[] = {
	METRIC(1, "state", state, NULL, "How the node is."),
	METRIC(2, "energy", energy, NULL, "What the node lives on."),
	METRIC(3, "hops", hop, NULL, "How many hops it is."),
	METRIC(4, "throughput", throughput, NULL, "How much goes through."),
	METRIC(5, "latency", latency, NULL, "How long it takes."),
	METRIC(6, "quality", quality, NULL, "How good the links are."),
	METRIC(7, "etx", etx, NULL, "How often a packet is sent until it arrives."),
	METRIC(8, "colour", colour, NULL, "What the links are."),
	METRIC(LIST_UNKNOWN, "unknown", other, other_made, "Something else."), FIELD_END};
const struct list rpl_metrics = {.how = LIST_TLV, .items = metrics};
