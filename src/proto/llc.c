/* SPDX-License-Identifier: BSD-2-Clause */
/* LLC, IEEE 802.2: what stands behind a length where Ethernet II has a type. An information or
 * supervisory frame numbers what it carries and has a control field of two bytes, lowest first.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  ssap 0x1, otherwise:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     DSAP      |     SSAP      |     | |   |   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name dsap_names[] = {
	{0x00, "NULL LSAP"}, {0x04, "SNA Path Control"}, {0x06, "TCP/IP"},
	{0x42, "Spanning Tree BPDU"}, {0xaa, "SNAP"}, {0xe0, "NetWare"}, {0xf0, "NetBIOS"},
	{0xfe, "ISO Network Layer"}, {0xff, "Global LSAP"}, {0, NULL},
};

static const struct name sap_names[] = {
	{0x00, "NULL LSAP"}, {0x02, "SNA Path Control"}, {0x03, "TCP/IP"},
	{0x21, "Spanning Tree BPDU"}, {0x55, "SNAP"}, {0x70, "NetWare"}, {0x78, "NetBIOS"},
	{0x7f, "ISO Network Layer"}, {0, NULL},
};

static const struct name group_names[] = {{0, "Individual"}, {1, "Group"}, {0, NULL}};
static const struct name response_names[] = {{0, "Command"}, {1, "Response"}, {0, NULL}};
static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name frame_names[] = {
	{0, "Information frame"}, {1, "Supervisory frame"}, {3, "Unnumbered frame"}, {0, NULL}};
static const struct name super_names[] = {
	{0, "Receiver ready"}, {1, "Receiver not ready"}, {2, "Reject"}, {0, NULL}};
static const struct name command_names[] = {
	{0x00, "Unnumbered Information"}, {0x03, "Set Asynchronous Balanced Mode"},
	{0x10, "Disconnect"}, {0x1b, "Set Asynchronous Balanced Mode Extended"},
	{0x2b, "Exchange identification"}, {0x38, "Test"}, {0, NULL},
};
static const struct name answer_names[] = {
	{0x00, "Unnumbered Information"}, {0x03, "Disconnect mode"},
	{0x18, "Unnumbered Acknowledge"}, {0x21, "Frame reject"},
	{0x2b, "Exchange identification"}, {0x38, "Test"}, {0, NULL},
};

#define PART(name, text, wide, many, values, sentence)                                             \
	{.id = "llc." name, .label = "", .title = text, .bits = (wide), .box = (many),             \
		.names = values, .about = sentence, .rfc = "IEEE 802.2 5"}
#define HEX(name, text, wide, many, values, sentence)                                              \
	{.id = "llc.control." name, .label = "", .title = text, .bits = (wide), .box = (many),     \
		.kind = FIELD_HEX, .names = values, .about = sentence, .rfc = "IEEE 802.2 5.4"}

static const struct field dsap_parts[] = {
	PART("dsap.sap", "SAP", 7, 1, sap_names, "Which protocol is meant."),
	PART("dsap.ig", "IG Bit", 1, 1, group_names, "Whether one protocol is meant or a group."),
	FIELD_END,
};
static const struct field ssap_parts[] = {
	PART("ssap.sap", "SAP", 7, 1, sap_names, "Which protocol speaks."),
	PART("ssap.cr", "CR Bit", 1, 1, response_names, "Command or response."), FIELD_END,
};

/* Poll and final stand in the middle of it. */
#define MODIFIER(name, text, values)                                                               \
	{.id = "llc.control.u_modifier_" name, .label = "", .title = text, .bits = 8,              \
		.kind = FIELD_HEX, .names = values, .make = MAKE_PICKED, .preset = 0xec,           \
		.where = MADE_FIRST, .about = "Which of the unnumbered frames this is.",           \
		.rfc = "IEEE 802.2 5.4"}
#define FRAME(wide, many) HEX("ftype", "Frame type", wide, many, frame_names, "How it is numbered.")
/* Wireshark shows it where it is set. */
#define POLL(name, text, many, mask)                                                               \
	{.id = "llc.control." name, .label = "", .title = text, .bits = 1, .box = (many),          \
		.names = set_names, .when = WHEN_FLAG(mask),                                       \
		.about = "An answer is asked for, or given.", .rfc = "IEEE 802.2 5"}
#define RECEIVED PART("control.n_r", "N(R)", 7, 2, NULL, "The number that is expected next.")

static const struct field command_made[] = {
	MODIFIER("cmd", "Command", command_names), FIELD_END};
static const struct field answer_made[] = {
	MODIFIER("resp", "Response", answer_names), FIELD_END};
static const struct field command_parts[] = {FIELD_GAP(3), POLL("p", "Poll", 1, 0x10),
	FIELD_GAP(2), FRAME(2, 1), FIELD_END};
static const struct field answer_parts[] = {FIELD_GAP(3), POLL("f", "Final", 1, 0x10),
	FIELD_GAP(2), FRAME(2, 1), FIELD_END};
#define SENT PART("control.n_s", "N(S)", 7, 2, NULL, "The number of this frame.")
#define SUPER                                                                                      \
	FIELD_GAP(4),                                                                              \
		HEX("s_ftype", "Supervisory frame type", 2, 2, super_names,                        \
			"Whether the receiver goes on.")
static const struct field i_parts[] = {
	SENT, FRAME(1, 2), RECEIVED, POLL("p", "Poll", 2, 1), FIELD_END};
static const struct field s_poll_parts[] = {
	SUPER, FRAME(2, 2), RECEIVED, POLL("p", "Poll", 2, 1), FIELD_END};
static const struct field s_final_parts[] = {
	SUPER, FRAME(2, 2), RECEIVED, POLL("f", "Final", 2, 1), FIELD_END};

#define POINTS                                                                                     \
	{.id = "llc.dsap", .scapy = "dsap", .label = "dsap", .title = "DSAP", .bits = 8,           \
		.kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_SAP, .names = dsap_names,       \
		.parts = dsap_parts,                                                               \
		.about = "Which protocol of the receiver the frame is for.",                       \
		.rfc = "IEEE 802.2 3.3"},                                                          \
	{.id = "llc.ssap", .scapy = "ssap", .label = "ssap", .title = "SSAP", .bits = 8,           \
		.kind = FIELD_HEX, .select = true, .names = dsap_names, .parts = ssap_parts,       \
		.about = "Which protocol of the sender it is from; its last bit marks an answer.", \
		.rfc = "IEEE 802.2 3.3"}
#define CONTROL(wide, table, more, condition)                                                      \
	{                                                                                          \
		.id = "llc.control", .scapy = "ctrl", .label = "ctrl", .title = "Control field",   \
		.bits = (wide), .kind = FIELD_FLAGS, .little = true, .digits = 4, .parts = table,  \
		.made = more, .when = condition,                                                   \
		.about = "What kind of frame this is: 3 is plain data.", .rfc = "IEEE 802.2 5.2"   \
	}
#define ALWAYS {WHEN_ALWAYS, 0, 0, 0, 0}
#define COMMAND {WHEN_NOT_IN, 1, 1, 0, 1}
#define ANSWER {WHEN_IN, 1, 1, 0, 1}

static const struct field fields[] = {POINTS,
	CONTROL(8, command_parts, command_made, COMMAND),
	CONTROL(8, answer_parts, answer_made, ANSWER), FIELD_END};
static const struct field i_fields[] = {POINTS, CONTROL(16, i_parts, NULL, ALWAYS), FIELD_END};
static const struct field s_fields[] = {POINTS, CONTROL(16, s_poll_parts, NULL, COMMAND),
	CONTROL(16, s_final_parts, NULL, ANSWER), FIELD_END};

static const struct variant variants[] = {
	{&proto_data, 0, 16, 2, WHEN1(0xffff)}, /* IPX without LLC begins with a sum that is none */
	{&proto_llc_xid, 16, 16, 4, WHEN_LOW(0xaf81, 1, 0xefff)},
	{&proto_llc_i, 23, 1, 4, WHEN1(0)}, {&proto_llc_s, 22, 2, 4, WHEN1(1)},
	{NULL, 0, 0, 0, {0}}};
static const struct bind binds[] = {{BIND_LINUX, 4}, {BIND_NONE, 0}};

#define LLC(name, table)                                                                           \
	.id = name, .filter = "llc", .scapy = "LLC", .label = "LLC",                               \
	.title = "Logical-Link Control", .layer = LAYER_LINK, .next = NEXT_FIELD, .fields = table, \
	.about = "Says which protocol follows a length field.", .rfc = "IEEE 802.2"

const struct proto proto_llc = {
	LLC("llc", fields), .variants = variants, .binds = binds};
const struct proto proto_llc_i = {LLC("llc_i", i_fields), .unlike = true};
const struct proto proto_llc_s = {LLC("llc_s", s_fields), .unlike = true};
const struct proto proto_llc_xid = {
	.id = "llc_xid", .filter = "llc", .scapy = "LLC", .label = "LLC", .unlike = true,
	.title = "Logical-Link Control", .layer = LAYER_LINK, .next = NEXT_INSIDE,
	.inside = &proto_xid, .fields = fields,
	.about = "Says which protocol follows a length field.", .rfc = "IEEE 802.2",
};
