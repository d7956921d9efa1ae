/* SPDX-License-Identifier: BSD-2-Clause */
/* The IPv6 option of in-situ measuring, RFC 9486: what routers on the way write of themselves and
 * of how the packet was treated, RFC 9197 4.4. The bits of a trace's type say what each wrote. */
#include "ip6opt.h"

#include <stddef.h>

static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};
static const struct name kind_names[] = {
	{0, "Pre-allocated Trace"}, {1, "Incremental Trace"}, {2, "Proof of Transit"},
	{3, "Edge to Edge"}, {0, NULL}};

#define TRACE(name, word, text, wide, how, sentence)                                               \
	IP6OPT_FIELD("ioam." name, word, text, wide, how, sentence, "RFC 9197 4.4")

/* ---- what each node wrote ---- */

#define TYPE(bit) WHEN_FLAG(0x800000 >> (bit))
#define WORD(bit, name, text, sentence)                                                            \
	{TRACE("trace.node." name, "word", text, 32, HEX, sentence), .when = TYPE(bit)}
#define SET(bit, text, table)                                                                      \
	{.id = "", .label = "words", .title = text, .kind = FIELD_GROUP, .heading = "%t",          \
		.parts = table, .when = TYPE(bit), .about = "What a node wrote of itself.",        \
		.rfc = "RFC 9197 4.4.2"}

static const struct field short_id[] = {
	{TRACE("trace.node.hlim", "hlim", "Hop Limit", 8, UINT, "The packet's hop limit there.")},
	{TRACE("trace.node.id", "node", "ID", 24, HEX, "Which node this is.")}, FIELD_END};
static const struct field short_ports[] = {
	{TRACE("trace.node.iif", "in", "Ingress ID", 16, HEX, "By which interface it came.")},
	{TRACE("trace.node.eif", "out", "Egress ID", 16, HEX, "By which it went.")}, FIELD_END};
static const struct field wide_id[] = {
	{TRACE("trace.node.hlim", "hlim", "Hop Limit", 8, UINT, "The packet's hop limit there.")},
	{TRACE("trace.node.id_wide", "node", "ID", 56, HEX, "Which node this is."),
		.digits = 16}, FIELD_END};
static const struct field wide_ports[] = {
	{TRACE("trace.node.iif_wide", "in", "Ingress ID", 32, HEX, "By which interface it came.")},
	{TRACE("trace.node.eif_wide", "out", "Egress ID", 32, HEX, "By which it went.")},
	FIELD_END};
static const struct field snapshot[] = {
	{TRACE("trace.node.oss.len", "size", "Length", 8, UINT, "Words of 4 bytes of it."),
		.select = true},
	{TRACE("trace.node.oss.scid", "schema", "Schema ID", 24, HEX, "What its bytes mean.")},
	{TRACE("trace.node.oss.data", "data", "Data", 0, BYTES, "What the node says."),
		.size = SIZE_CHOSEN, .unit = 4},
	FIELD_END,
};

#define NOBODY(bit) WORD(bit, "undefined", "Undefined bit", "Nobody knows what this is.")
static const struct field node_parts[] = {
	SET(0, "Hop_Lim and Node ID (short)", short_id),
	SET(1, "Ingress and Egress IDs (short)", short_ports),
	WORD(2, "tss", "Timestamp Seconds", "When the packet was there."),
	WORD(3, "tsf", "Timestamp Fraction", "And what part of that second."),
	WORD(4, "trdelay", "Transit Delay", "How long it was there, in nanoseconds."),
	WORD(5, "nsdata", "Namespace Data (short)", "What the namespace says that it is."),
	WORD(6, "qdepth", "Queue Depth", "How full the queue was."),
	WORD(7, "csum", "Checksum Complement", "Keeps checksums right."),
	SET(8, "Hop_Lim and Node ID (wide)", wide_id),
	SET(9, "Ingress and Egress IDs (wide)", wide_ports),
	{TRACE("trace.node.nsdata_wide", "data", "Namespace Data (wide)", 64, HEX,
		"What the namespace says that it is."), .when = TYPE(10)},
	WORD(11, "bufoccup", "Buffer Occupancy", "How full the buffers were."),
	NOBODY(12), NOBODY(13), NOBODY(14), NOBODY(15), NOBODY(16), NOBODY(17), NOBODY(18),
	NOBODY(19), NOBODY(20), NOBODY(21),
	SET(22, "Opaque State Snapshot", snapshot),
	FIELD_END,
};
static const struct field node_items[] = {
	{.id = "", .label = "node", .title = "Node", .kind = FIELD_GROUP, .heading = "%t",
		.heir = true, .parts = node_parts, .about = "What a node wrote.",
		.rfc = "RFC 9197 4.4.2"},
	FIELD_END,
};
static const struct list node_list = {LIST_REPEAT, node_items};

/* ---- a trace ---- */

#define ANY_WORD WHEN_FLAGS(0xfffffe)
static const struct field data_parts[] = {
	{TRACE("trace.free_space", "free", "Free space", 0, BYTES, "Room for nodes to come."),
		.size = SIZE_CHOSEN, .unit = 4, .bias = 24},
	{.id = "", .label = "nodes", .title = "Nodes", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &node_list, .when = ANY_WORD,
		.about = "What nodes wrote, the last one first.", .rfc = "RFC 9197 4.4.1"},
	FIELD_END,
};

#define FLAG(name, word, text, sentence)                                                           \
	{TRACE("trace.flag." name, word, text, 1, UINT, sentence), .box = 2, .names = true_names}
static const struct field flag_parts[] = {
	FLAG("o", "o", "Overflow", "A node found no room."),
	FLAG("l", "l", "Loopback", "Nodes send a copy back."),
	FLAG("a", "a", "Active", "The packet is there for measuring alone."),
	FLAG("rsv", "reserved", "Reserved", "Must be zero."),
	FIELD_END,
};

#define BIT_OF(name, wide, text, sentence)                                                         \
	{TRACE("trace.type." name, name, text, wide, UINT, sentence), .box = 3,                    \
		.names = true_names}
#define WROTE(name, text) BIT_OF(name, 1, text, "Nodes wrote that.")
static const struct field type_parts[] = {
	WROTE("bit0", "Hop_Lim and Node ID (short)"),
	WROTE("bit1", "Ingress and Egress IDs (short)"),
	WROTE("bit2", "Timestamp seconds"),
	WROTE("bit3", "Timestamp fraction"),
	WROTE("bit4", "Transit delay"),
	WROTE("bit5", "IOAM-Namespace specific data (short)"),
	WROTE("bit6", "Queue depth"),
	WROTE("bit7", "Checksum complement"),
	WROTE("bit8", "Hop_Lim and Node ID (wide)"),
	WROTE("bit9", "Ingress and Egress IDs (wide)"),
	WROTE("bit10", "IOAM-Namespace specific data (wide)"),
	WROTE("bit11", "Buffer occupancy"),
	BIT_OF("undef", 10, "Undefined", "Nodes wrote what nobody knows."),
	WROTE("bit22", "Opaque State Snapshot"),
	BIT_OF("rsv", 1, "Reserved", "Must be zero."),
	FIELD_END,
};

static const struct field none_words[] = EXPERT_PARTS("ipv6.opt.ioam.trace.invalid_nodelen",
	"Invalid \"NodeLen\" value: cannot be 0", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field none_made[] = {
	{EXPERT(MAKE_EXPERT, none_words), .when = WHEN1(0)}, FIELD_END};
static const struct field left_words[] = EXPERT_PARTS("ipv6.opt.ioam.trace.invalid_remlen",
	"IOAM RemLen: Invalid length (%u bytes)", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field left_made[] = {
	{EXPERT(MAKE_ODD6, left_words), .preset = ODD6_TRACE_LEFT}, FIELD_END};
static const struct field type_words[] = EXPERT_PARTS("ipv6.opt.ioam.trace.invalid_type",
	"Mismatch between Trace Type and NodeLen", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field type_made[] = {
	{EXPERT(MAKE_ODD6, type_words), .preset = ODD6_TRACE_TYPE}, FIELD_END};

static const struct field trace_parts[] = {
	{TRACE("trace.ns", "namespace", "Namespace ID", 16, UINT, "Whose measuring this is.")},
	{TRACE("trace.nodelen", "words", "Node Length", 5, UINT,
		"Words of 4 bytes that each node writes, but for a snapshot."),
		.made = none_made},
	{TRACE("trace.flags", "flags", "Flags", 4, FLAGS, "What nodes should do."), .box = 2,
		.parts = flag_parts},
	{TRACE("trace.remlen", "left", "Remaining Length", 7, UINT,
		"Words of 4 bytes for which there is room."), .select = true, .made = left_made},
	{TRACE("trace.type", "type", "Trace Type", 24, FLAGS, "What nodes write."),
		.select = true, .parts = type_parts, .made = type_made},
	{TRACE("trace.rsv", "reserved", "Reserved", 8, UINT, "Must be zero.")},
	{.id = "", .label = "data", .title = "Trace Data", .kind = FIELD_GROUP, .heading = "%t",
		.heir = true, .parts = data_parts, .about = "What nodes wrote.",
		.rfc = "RFC 9197 4.4.1"},
	FIELD_END,
};
#define KIND(text, which)                                                                          \
	{.id = "", .label = "trace", .title = text, .kind = FIELD_GROUP, .heading = "%t",          \
		.parts = trace_parts, .when = WHEN1(which),                                        \
		.about = "What nodes on the way wrote.", .rfc = "RFC 9197 4.4"}

IP6OPT_WRONG(ioam_wrong, "IOAM Option: Invalid length", {WHEN_NOT_IN, 2, 1, 0, 3});
const struct field ip6opt_ioam[] = {
	IP6OPT_HEAD(ip6opt_hop, ioam_wrong),
	{TRACE("rsv", "reserved", "Reserved", 8, UINT, "Must be zero.")},
	{TRACE("opt_type", "kind", "Option-Type", 8, UINT, "What is measured."),
		.names = kind_names, .select = true},
	KIND("Pre-allocated Trace", 0),
	KIND("Incremental Trace", 1),
	IP6OPT_MORE,
	FIELD_END,
};
