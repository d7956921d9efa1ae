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
 *  type 0x0, 0x1, 0x3 to 0x7f, 0x81 to 0xff:
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
 *  type 0x2:
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

#define NOTIFICATION WHEN_OTHER(0x80, 1)
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

static const struct field root_parts[] = PRIORITY("root", "Root Bridge");
static const struct field bridge_parts[] = PRIORITY("bridge", "Bridge");

#define BRIDGE(table, short_name, text)                                                            \
	{.id = "", .scapy = short_name, .label = short_name, .title = text, .bits = 16,            \
		.kind = FIELD_HEX, .parts = table, .when = NOTIFICATION,                           \
		.about = "The bridge's priority, and which tree this is.",                         \
		.rfc = "IEEE 802.1D 9.2.5"}
#define ADDRESS(name, short_name, text, sentence)                                                  \
	{.id = "stp." name ".hw", .scapy = short_name, .label = short_name, .title = text,         \
		.bits = 48, .kind = FIELD_MAC, .when = NOTIFICATION, .about = sentence,            \
		.rfc = "IEEE 802.1D 9.2.5"}
#define TIME(name, short_name, text, seconds, sentence)                                            \
	{.id = "stp." name, .scapy = short_name, .label = short_name, .title = text, .bits = 16,   \
		.fraction = 8, .preset = (seconds) * 256, .when = NOTIFICATION,                    \
		.about = sentence, .rfc = "IEEE 802.1D 9.3"}

static const struct field fields[] = {
	{.id = "stp.protocol", .scapy = "proto", .label = "proto", .title = "Protocol Identifier",
		.bits = 16, .kind = FIELD_HEX, .names = protocol_names, .about = "Always 0.",
		.rfc = "IEEE 802.1D 9.3"},
	{.id = "stp.version", .scapy = "version", .label = "version",
		.title = "Protocol Version Identifier", .bits = 8, .names = version_names,
		.about = "0 for the spanning tree, 2 for the rapid one, 3 for one a group of "
			 "VLANs.",
		.rfc = "IEEE 802.1D 9.3"},
	{.id = "stp.type", .scapy = "bpdutype", .label = "type", .title = "BPDU Type", .bits = 8,
		.kind = FIELD_HEX, .select = true, .names = type_names,
		.about = "What the message is: 0 describes the tree, 0x80 says that it changes.",
		.rfc = "IEEE 802.1D 9.3"},
	FLAGS(rapid_parts, WHEN1(2)), FLAGS(old_parts, WHEN_FROM(0, 1)),
	FLAGS(old_parts, WHEN_FROM(3, 0x7f)), FLAGS(old_parts, WHEN_FROM(0x81, 0xff)),
	BRIDGE(root_parts, "rootid", "Root Identifier"),
	ADDRESS("root", "rootmac", "Root Bridge System ID", "The bridge at the tree's root."),
	{.id = "stp.root.cost", .scapy = "pathcost", .label = "pathcost",
		.title = "Root Path Cost", .bits = 32, .when = NOTIFICATION,
		.about = "How far away the root is: what the wires up to it cost.",
		.rfc = "IEEE 802.1D 9.3"},
	BRIDGE(bridge_parts, "bridgeid", "Bridge Identifier"),
	ADDRESS("bridge", "bridgemac", "Bridge System ID", "The bridge that speaks."),
	{.id = "stp.port", .scapy = "portid", .label = "portid", .title = "Port identifier",
		.bits = 16, .kind = FIELD_HEX, .when = NOTIFICATION,
		.about = "Which of its ports it speaks from.", .rfc = "IEEE 802.1D 9.2.7"},
	TIME("msg_age", "age", "Message Age", 1, "How old the root's message is."),
	TIME("max_age", "maxage", "Max Age", 20, "When to give the root up."),
	TIME("hello", "hellotime", "Hello Time", 2, "How often the root speaks."),
	TIME("forward", "fwddelay", "Forward Delay", 15, "How long to listen before forwarding."),
	{.id = "stp.version_1_length", .label = "v1len", .title = "Version 1 Length", .bits = 8,
		.when = WHEN1(2), .about = "Always 0: nothing of the first version follows.",
		.rfc = "IEEE 802.1D 9.3.3"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_SAP, 0x42}, {BIND_CISCO, 0x010b}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"STP", "llc.dsap", 0x42}, {"STP", "llc.ssap", 0x42}, {"STP", "llc.control", 3},
	{NULL, NULL, 0}};

const struct proto proto_stp = {
	.id = "stp", .unlike = true, .scapy = "STP", .also = "bpdu", .label = "STP",
	.title = "Spanning Tree Protocol", .layer = LAYER_LINK, .next = NEXT_NONE,
	.binds = binds, .overloads = overloads, .fields = fields,
	.about = "Finds the loops in a network of switches and blocks them.",
	.rfc = "IEEE 802.1D 9",
};
