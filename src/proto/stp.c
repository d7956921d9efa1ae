/* SPDX-License-Identifier: BSD-2-Clause */
/* Spanning tree, IEEE 802.1D 9.3: bridges tell each other who is the root and how far away it is,
 * and block what would be a loop. A topology change notification ends behind its type. Times are in
 * seconds, eight of their bits behind the point.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |      Protocol Identifier      |    version    |   BPDU Type   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  version 0 type 0x0, 0x1, version 0 type 0x3 to 0x7f, version 0
 *    type 0x81 to 0xff, otherwise:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |A|           |T|        Root Identifier        |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                     Root Bridge System ID                     |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |                Root Path Cost                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |       Bridge Identifier       |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                       Bridge System ID                        |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |        Port identifier        |  Message Age  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |            Max Age            |  Hello Time   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |               |         Forward Delay         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  version 0 type 0x2:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |A|a|f|l|rol|p|T|        Root Identifier        |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                     Root Bridge System ID                     |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |                Root Path Cost                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |       Bridge Identifier       |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                       Bridge System ID                        |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |        Port identifier        |  Message Age  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |            Max Age            |  Hello Time   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |         Forward Delay         |     v1len     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  version 3 type 0x2:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |A|a|f|l|rol|p|T|        Root Identifier        |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                     Root Bridge System ID                     |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |                Root Path Cost                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |       Bridge Identifier       |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |                       Bridge System ID                        |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |        Port identifier        |  Message Age  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |            Max Age            |  Hello Time   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |         Forward Delay         |     v1len     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       Version 3 Length        |    format     /               /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * /                        MST Config name                        /
 * +                                                               +
 * /                                                               /
 * +                                               +-+-+-+-+-+-+-+-+
 * /                                               |   revision    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |                                               |
 * +-+-+-+-+-+-+-+-+                                               +
 * |                                                               |
 * +                                                               +
 * |                       MST Config digest                       |
 * +                                                               +
 * |                                                               |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |         CIST Internal Root Path Cost          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |    CIST Bridge Identifier     |               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+               +
 * |               CIST Bridge Identifier System ID                |
 * +               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               |     hops      |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * /                             MSTIs                             /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name protocol_names[] = {{0, "Spanning Tree Protocol"}, {0, NULL}};
static const struct name version_names[] = {
	{0, "Spanning Tree"}, {2, "Rapid Spanning Tree"}, {3, "Multiple Spanning Tree"},
	{4, "Shortest Path Tree"}, {0, NULL},
};
static const struct name type_names[] = {
	{0x00, "Configuration"}, {0x02, "Rapid/Multiple Spanning Tree"},
	{0x80, "Topology Change Notification"}, {0, NULL},
};
static const struct name yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};
static const struct name role_names[] = {
	{0, "Unknown"}, {1, "Alternate or Backup"}, {2, "Root"}, {3, "Designated"}, {0, NULL}};

#define FLAG(name, letter, text, wide, values, sentence)                                           \
	{.id = "stp.flags." name, .label = letter, .title = text, .bits = (wide),                  \
		.names = values, .about = sentence, .rfc = "IEEE 802.1D 9.3"}
#define ACKNOWLEDGED                                                                               \
	FLAG("tcack", "A", "Topology Change Acknowledgment", 1, yes_names,                         \
		"The notification of a change has arrived.")
#define CHANGED FLAG("tc", "T", "Topology Change", 1, yes_names, "The tree is changing.")

static const struct field old_parts[] = {ACKNOWLEDGED, FIELD_GAP(6), CHANGED, FIELD_END};
static const struct field rapid_parts[] = {
	ACKNOWLEDGED,
	FLAG("agreement", "a", "Agreement", 1, yes_names, "The port may forward at once."),
	FLAG("forwarding", "f", "Forwarding", 1, yes_names, "The port forwards frames."),
	FLAG("learning", "l", "Learning", 1, yes_names, "The port learns addresses."),
	FLAG("port_role", "role", "Port Role", 2, role_names, "What the port is in the tree."),
	FLAG("proposal", "p", "Proposal", 1, yes_names, "The port would like to forward."),
	CHANGED, FIELD_END,
};

/* The selector is version * 256 + type. */
#define ALL_BUT_CHANGE {WHEN_NOT_IN, 0x80, 1, 0, 0xff}
#define RAPID WHEN_LOW(2, 1, 0xff)
#define MULTIPLE WHEN1(0x0302)
#define LOW_RANGE(first, last) {WHEN_RANGE, (first), (last), 0, 0xff}
#define FLAGS(table, condition)                                                                    \
	{.id = "stp.flags", .scapy = "bpduflags", .label = "flags", .title = "BPDU flags",         \
		.bits = 8, .kind = FIELD_FLAGS, .parts = table, .when = condition,                 \
		.about = "Whether the tree is changing, and what the port is in it.",              \
		.rfc = "IEEE 802.1D 9.3"}

/* A bridge is named by its priority, a number of its own, mostly the VLAN's, and its address. */
#define PRIORITY(who, whose)                                                                       \
	{                                                                                          \
		{.id = "stp." who ".prio", .label = "prio", .title = whose " Priority",            \
			.bits = 4, .unit = 4096, .scaled = true,                                   \
			.about = "The bridge with the lowest becomes the root.",                   \
			.rfc = "IEEE 802.1D 9.2.5"},                                               \
		{.id = "stp." who ".ext", .label = "ext", .title = whose " System ID Extension",   \
			.bits = 12, .box = 2, .about = "Which virtual network's tree this is.",    \
			.rfc = "IEEE 802.1D 9.2.5"},                                               \
		FIELD_END                                                                          \
	}

/* Around the two. */
#define LINE(name, who, text)                                                                      \
	static const struct field name = {.id = "", .label = "", .title = text,                    \
		.kind = FIELD_GROUP, .about = "Which bridge.", .rfc = "IEEE 802.1D 9.2.5",         \
		.heading = text ": %{stp." who ".prio} / %{stp." who ".ext} / "                    \
			   "%{stp." who ".hw}"}
LINE(root_line, "root", "Root Identifier");
LINE(bridge_line, "bridge", "Bridge Identifier");

static const struct field root_parts[] = PRIORITY("root", "Root Bridge");
static const struct field bridge_parts[] = PRIORITY("bridge", "Bridge");

#define BRIDGE(table, short_name, text, line)                                                      \
	{                                                                                          \
		.id = "", .scapy = short_name, .label = short_name, .title = text, .bits = 16,     \
		.kind = FIELD_HEX, .parts = table, .when = ALL_BUT_CHANGE, .under = &(line),       \
		.about = "The bridge's priority, and which tree this is.",                         \
		.rfc = "IEEE 802.1D 9.2.5"                                                         \
	}
#define ADDRESS(name, short_name, text, sentence)                                                  \
	{                                                                                          \
		.id = "stp." name ".hw", .scapy = short_name, .label = short_name, .title = text,  \
		.bits = 48, .kind = FIELD_MAC, .when = ALL_BUT_CHANGE, .about = sentence,          \
		.rfc = "IEEE 802.1D 9.2.5"                                                         \
	}
#define TIME(name, short_name, text, seconds, sentence)                                            \
	{                                                                                          \
		.id = "stp." name, .scapy = short_name, .label = short_name, .title = text,        \
		.bits = 16, .fraction = 8, .preset = (seconds)*256, .when = ALL_BUT_CHANGE,        \
		.about = sentence, .rfc = "IEEE 802.1D 9.3"                                        \
	}

#define BPDU                                                                                       \
	{.id = "stp.protocol",                                                                     \
		.scapy = "proto",                                                                  \
		.label = "proto",                                                                  \
		.title = "Protocol Identifier",                                                    \
		.bits = 16,                                                                        \
		.kind = FIELD_HEX,                                                                 \
		.names = protocol_names,                                                           \
		.about = "Always 0.",                                                              \
		.rfc = "IEEE 802.1D 9.3"},                                                         \
		{.id = "stp.version",                                                              \
			.scapy = "version",                                                        \
			.label = "version",                                                        \
			.title = "Protocol Version Identifier",                                    \
			.bits = 8,                                                                 \
			.select = true,                                                            \
			.names = version_names,                                                    \
			.about = "0 for the spanning tree, 2 for the rapid one, 3 for one a "      \
				 "group of "                                                       \
				 "VLANs.",                                                         \
			.rfc = "IEEE 802.1D 9.3"},                                                 \
		{.id = "stp.type",                                                                 \
			.scapy = "bpdutype",                                                       \
			.label = "type",                                                           \
			.title = "BPDU Type",                                                      \
			.bits = 8,                                                                 \
			.kind = FIELD_HEX,                                                         \
			.select = true,                                                            \
			.names = type_names,                                                       \
			.about = "What the message is: 0 describes the tree, 0x80 says that it "   \
				 "changes.",                                                       \
			.rfc = "IEEE 802.1D 9.3"},                                                 \
		FLAGS(rapid_parts, RAPID), FLAGS(old_parts, LOW_RANGE(0, 1)),                      \
		FLAGS(old_parts, LOW_RANGE(3, 0x7f)), FLAGS(old_parts, LOW_RANGE(0x81, 0xff)),     \
		BRIDGE(root_parts, "rootid", "Root Identifier", root_line),                        \
		ADDRESS("root", "rootmac", "Root Bridge System ID",                                \
			"The bridge at the tree's root."),                                         \
		{.id = "stp.root.cost",                                                            \
			.scapy = "pathcost",                                                       \
			.label = "pathcost",                                                       \
			.title = "Root Path Cost",                                                 \
			.bits = 32,                                                                \
			.when = ALL_BUT_CHANGE,                                                    \
			.under = &field_out,                                                       \
			.about = "How far away the root is: what the wires up to it cost.",        \
			.rfc = "IEEE 802.1D 9.3"},                                                 \
		BRIDGE(bridge_parts, "bridgeid", "Bridge Identifier", bridge_line),                \
		ADDRESS("bridge", "bridgemac", "Bridge System ID", "The bridge that speaks."),     \
		{.id = "stp.port",                                                                 \
			.scapy = "portid",                                                         \
			.label = "portid",                                                         \
			.title = "Port identifier",                                                \
			.bits = 16,                                                                \
			.kind = FIELD_HEX,                                                         \
			.when = ALL_BUT_CHANGE,                                                    \
			.under = &field_out,                                                       \
			.about = "Which of its ports it speaks from.",                             \
			.rfc = "IEEE 802.1D 9.2.7"},                                               \
		TIME("msg_age", "age", "Message Age", 1, "How old the root's message is."),        \
		TIME("max_age", "maxage", "Max Age", 20, "When to give the root up."),             \
		TIME("hello", "hellotime", "Hello Time", 2, "How often the root speaks."),         \
		TIME("forward", "fwddelay", "Forward Delay", 15,                                   \
			"How long to listen before forwarding."),                                  \
	{                                                                                          \
		.id = "stp.version_1_length", .label = "v1len", .title = "Version 1 Length",       \
		.bits = 8, .when = RAPID,                                                          \
		.about = "Always 0: nothing of the first version follows.",                        \
		.rfc = "IEEE 802.1D 9.3.3"                                                         \
	}

/* Rapid trees for groups of virtual networks, IEEE 802.1Q 14.4: a region, and an instance each. */
static const struct field cist_parts[] = {
	{.id = "mstp.cist_bridge.prio", .label = "prio", .title = "CIST Bridge Priority",
		.bits = 4, .unit = 4096, .scaled = true,
		.about = "The bridge with the lowest becomes the root.", .rfc = "IEEE 802.1Q 14.4"},
	{.id = "mstp.cist_bridge.ext", .label = "ext",
		.title = "CIST Bridge Identifier System ID Extension", .bits = 12, .box = 2,
		.about = "Which tree this is.", .rfc = "IEEE 802.1Q 14.4"},
	FIELD_END,
};
static const struct field tree_parts[] = {
	{.id = "mstp.msti.priority", .label = "prio", .title = "Priority", .bits = 4,
		.kind = FIELD_HEX, .about = "The priority of the root.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	{.id = "mstp.msti.msti_id", .label = "id", .title = "MSTID", .bits = 12,
		.kind = FIELD_UINT, .box = 2, .about = "Which instance this is.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	FIELD_END,
};
static const struct field instance_parts[] = {
	{.id = "mstp.msti.flags",
		.label = "flags",
		.title = "MSTI flags",
		.bits = 8,
		.kind = FIELD_FLAGS,
		.parts = rapid_parts,
		.about = "What the port is in this tree.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	{.id = "",
		.label = "rootid",
		.title = "Regional Root Identifier",
		.bits = 16,
		.kind = FIELD_HEX,
		.parts = tree_parts,
		.about = "The root's priority, and the tree.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	{.id = "mstp.msti.root.hw",
		.label = "rootmac",
		.title = "Regional Root",
		.bits = 48,
		.kind = FIELD_MAC,
		.about = "The root of this tree.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	{.id = "mstp.msti.root_cost",
		.label = "pathcost",
		.title = "Internal root path cost",
		.bits = 32,
		.kind = FIELD_UINT,
		.about = "How far away the root is.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	{.id = "mstp.msti.bridge_priority",
		.label = "bridge",
		.title = "Bridge Identifier Priority",
		.bits = 4,
		.kind = FIELD_UINT,
		.about = "The priority of the bridge that speaks.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	{.id = "", .label = "", .title = "Unused", .bits = 4},
	{.id = "mstp.msti.port_priority",
		.label = "port",
		.title = "Port identifier priority",
		.bits = 4,
		.kind = FIELD_UINT,
		.about = "The priority of the port that it speaks from.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	{.id = "", .label = "", .title = "Unused", .bits = 4},
	{.id = "mstp.msti.remaining_hops",
		.label = "hops",
		.title = "Remaining hops",
		.bits = 8,
		.kind = FIELD_UINT,
		.about = "How much further the message may go.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	FIELD_END,
};
static const struct field instance_items[] = {
	{.id = "", .label = "instance", .title = "MSTI", .kind = FIELD_GROUP,
		.parts = instance_parts, .about = "The tree of a group of virtual networks.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	FIELD_END,
};
static const struct list instance_list = {.how = LIST_REPEAT, .items = instance_items};

static const struct field fields[] = {
	BPDU,
	{.id = "mstp.version_3_length",
		.label = "v3len",
		.title = "Version 3 Length",
		.bits = 16,
		.fill = FILL_SIZE,
		.when = MULTIPLE,
		.about = "Bytes of what follows.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "mstp.config_format_selector",
		.label = "format",
		.title = "MST Config ID format selector",
		.bits = 8,
		.kind = FIELD_UINT,
		.when = MULTIPLE,
		.about = "Always 0.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "mstp.config_name",
		.label = "name",
		.title = "MST Config name",
		.bits = 256,
		.kind = FIELD_TEXT,
		.when = MULTIPLE,
		.about = "What the region is called.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "mstp.config_revision_level",
		.label = "revision",
		.title = "MST Config revision",
		.bits = 16,
		.kind = FIELD_UINT,
		.when = MULTIPLE,
		.about = "How often its settings changed.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "mstp.config_digest",
		.label = "digest",
		.title = "MST Config digest",
		.bits = 128,
		.kind = FIELD_BYTES,
		.when = MULTIPLE,
		.about = "The same for bridges that agree on which network is in which tree.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "mstp.cist_internal_root_path_cost",
		.label = "cost",
		.title = "CIST Internal Root Path Cost",
		.bits = 32,
		.kind = FIELD_UINT,
		.when = MULTIPLE,
		.about = "How far away the root of the region is.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "",
		.label = "cist",
		.title = "CIST Bridge Identifier",
		.bits = 16,
		.kind = FIELD_HEX,
		.parts = cist_parts,
		.when = MULTIPLE,
		.about = "The bridge's priority, and which tree this is.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "mstp.cist_bridge.hw",
		.label = "cistmac",
		.title = "CIST Bridge Identifier System ID",
		.bits = 48,
		.kind = FIELD_MAC,
		.when = MULTIPLE,
		.about = "The bridge that speaks.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "mstp.cist_remaining_hops",
		.label = "hops",
		.title = "CIST Remaining hops",
		.bits = 8,
		.kind = FIELD_UINT,
		.when = MULTIPLE,
		.about = "How much further the message may go.",
		.rfc = "IEEE 802.1Q 14.4"},
	{.id = "",
		.label = "instances",
		.title = "MSTIs",
		.kind = FIELD_LIST,
		.size = SIZE_REST,
		.list = &instance_list,
		.when = MULTIPLE,
		.about = "A tree each.",
		.rfc = "IEEE 802.1Q 14.4.1"},
	FIELD_END,
};

/* Cisco's tree for each virtual network, behind SNAP: which network that is stands at the end. */
static const struct name vlan_names[] = {{0, "Originating VLAN"}, {0, NULL}};
#define VLAN_HEAD                                                                                  \
	{.id = "stp.pvst.tlvtype", .label = "type", .title = "Type", .bits = 16,                   \
		.kind = FIELD_HEX, .fill = FILL_CODE, .names = vlan_names,                         \
		.about = "What this is.", .rfc = "IEEE 802.1D 9"},                                 \
	{.id = "stp.pvst.tlvlen", .label = "len", .title = "Length", .bits = 16, .bias = 4,        \
		.fill = FILL_ITEMLEN, .about = "Bytes of what follows.", .rfc = "IEEE 802.1D 9"}
static const struct field vlan_parts[] = {
	VLAN_HEAD,
	{.id = "stp.pvst.origvlan", .label = "vlan", .title = "Originating VLAN", .bits = 16,
		.about = "Whose tree this is.", .rfc = "IEEE 802.1D 9"},
	FIELD_END};
static const struct field other_parts[] = {
	VLAN_HEAD,
	{.id = "stp.pvst.tlvval", .label = "value", .title = "Value", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "What it says.", .rfc = "IEEE 802.1D 9"},
	FIELD_END};
static const struct field vlan_items[] = {
	{.id = "", .label = "vlan", .title = "Originating VLAN (PVID)", .kind = FIELD_GROUP,
		.parts = vlan_parts, .about = "Whose tree this is.", .rfc = "IEEE 802.1D 9"},
	{.id = "", .label = "unknown", .title = "Unknown", .kind = FIELD_GROUP,
		.code = LIST_UNKNOWN, .parts = other_parts, .about = "Something else.",
		.rfc = "IEEE 802.1D 9"},
	FIELD_END,
};
static const struct list vlan_list = {.how = LIST_TLV, .items = vlan_items};
static const struct field vlan_fields[] = {
	BPDU,
	{.id = "", .label = "reserved", .title = "Reserved", .bits = 8, .when = LOW_RANGE(0, 1),
		.about = "Must be zero.", .rfc = "IEEE 802.1D 9"},
	{.id = "", .label = "vlan", .title = "Originating VLAN", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &vlan_list, .when = LOW_RANGE(0, 2),
		.about = "Whose tree this is.", .rfc = "IEEE 802.1D 9"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_SAP, 0x42}, {BIND_NONE, 0}};
static const struct bind vlan_binds[] = {{BIND_CISCO, 0x010b}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"STP", "llc.dsap", 0x42}, {"STP", "llc.ssap", 0x42}, {"STP", "llc.control", 3},
	{NULL, NULL, 0}};

#define STP(table, from)                                                                           \
	.filter = "stp", .unlike = true, .scapy = "STP", .label = "STP",               \
	.title = "Spanning Tree Protocol", .layer = LAYER_LINK, .next = NEXT_NONE,                 \
	.takes_all = true,                                                                         \
	.binds = from, .fields = table,                                                            \
	.about = "Finds the loops in a network of switches and blocks them.",                      \
	.rfc = "IEEE 802.1D 9"

const struct proto proto_stp = {
	.id = "stp", STP(fields, binds), .also = "bpdu", .overloads = overloads};
const struct proto proto_pvst = {.id = "pvst", STP(vlan_fields, vlan_binds)};
