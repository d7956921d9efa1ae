/* SPDX-License-Identifier: BSD-2-Clause */
/* SNAP, IEEE 802: an EtherType, or a number of some organisation's own, behind LLC.
 */
#include "proto/proto.h"

#include "ethertype.h"

#include <stddef.h>

static const struct name cisco_names[] = {
	{0x0102, "DRiP"}, {0x0104, "PAgP"}, {0x0105, "MLS Hello"}, {0x010b, "PVSTP+"},
	{0x010c, "VLAN Bridge"}, {0x0111, "UDLD"}, {0x2000, "CDP"}, {0x2003, "VTP"},
	{0x2004, "DTP"}, {0, NULL},
};

static const struct name iana_names[] = {
	{0x0001, "MARS Data Messages (short form)"}, {0x0002, "Reserved for future NHRP use"},
	{0x0003, "MARS/NHRP Control Messages"}, {0x0004, "MARS Data Messages (long form)"},
	{0x0005, "SCSP"}, {0x0006, "VRID"}, {0x0007, "L2TP"}, {0x0008, "VPN ID"},
	{0x0009, "MSDP-GRE-Protocol Type"}, {0, NULL}
};
static const struct name nortel_names[] = {
	{0x01a1, "NDP flatnet hello"}, {0x01a2, "NDP segment hello"},
	{0x01a3, "NDP bridge hello"}, {0, NULL}
};
static const struct name force10_names[] = {
	{0x0111, "FEFD"}, {0, NULL}
};
static const struct name cimetrics_names[] = {
	{0x0001, "U+4 MS/TP"}, {0, NULL}
};
static const struct name apple_awdl_names[] = {
	{0x0800, "AWDL"}, {0, NULL}
};
static const struct name bluetooth_names[] = {
	{0x0001, "AMP_U L2CAP ACL data"}, {0x0002, "AMP-C Activity Report"},
	{0x0003, "AMP-C Security frames"}, {0x0004, "AMP-C Link supervision request"},
	{0x0005, "AMP-C Link supervision reply"}, {0, NULL}
};
static const struct name wlccp_names[] = {
	{0x0000, "WLCCP"}, {0, NULL}
};
static const struct name hpteam_names[] = {
	{0x0002, "HP Teaming heartbeat"}, {0, NULL}
};
static const struct name extreme_names[] = {
	{0x00bb, "EDP"}, {0, NULL}
};
static const struct name foundry_names[] = {
	{0x2000, "FDP"}, {0, NULL}
};
static const struct name apple_atalk_names[] = {
	{0x809b, "AppleTalk"}, {0, NULL}
};

static const struct name oui_names[] = {
	{0x000000, "Officially Xerox, but"}, {0x00000c, "Cisco Systems, Inc"}, {0x0080c2, "IEEE"},
	{0, NULL},
};

#define OUI_OF(...)                                                                                \
	{.id = "llc.oui", .scapy = "OUI", .label = "oui", .title = "Organization Code",            \
		.bits = 24, .names = oui_names, __VA_ARGS__,                                       \
		.about = "Whose numbers the next field speaks; 0 for EtherTypes.",                 \
		.rfc = "RFC 1042"}
#define OUI OUI_OF(.select = false)
#define CODE_OF(name, text, table, values, sentence, ...)                                          \
	{.id = "llc." name, .scapy = "code", .label = "code", .title = text, .bits = 16,           \
		.kind = FIELD_HEX, .fill = FILL_NEXT, .bind = table, .names = values,              \
		__VA_ARGS__, .about = sentence, .rfc = "RFC 1042"}
#define CODE(name, text, table, values, sentence)                                                  \
	CODE_OF(name, text, table, values, sentence, .select = false)

static const struct field fields[] = {OUI,
	CODE("type", "Type", BIND_ETHERTYPE, ethertype_names, "Which protocol the payload speaks."),
	FIELD_END};
static const struct field cisco_fields[] = {OUI,
	CODE("cisco_pid", "PID", BIND_CISCO, cisco_names, "Which of Cisco's protocols this is."),
	FIELD_END};
/* Some organisations have a field of their own. */
#define OWN(oui, name, values)                                                                     \
	CODE_OF(name "_pid", "PID", BIND_NONE, values,                                             \
		"Which of the organisation's protocols.", .when = WHEN1(oui))
#define OTHER(first, last)                                                                         \
	CODE_OF("pid", "Protocol ID", BIND_NONE, NULL, "Which of the organisation's protocols.",   \
		.when = WHEN_FROM(first, last))
static const struct field other_fields[] = {
	OUI_OF(.select = true),
	OWN(0x00005e, "iana", iana_names),
	OWN(0x000081, "nortel", nortel_names),
	OWN(0x0001e8, "force10", force10_names),
	OWN(0x001090, "cimetrics", cimetrics_names),
	OWN(0x0017f2, "apple_awdl", apple_awdl_names),
	OWN(0x001958, "bluetooth", bluetooth_names),
	OWN(0x004096, "wlccp", wlccp_names),
	OWN(0x00805f, "hpteam", hpteam_names),
	OWN(0x00e02b, "extreme", extreme_names),
	OWN(0x00e052, "foundry", foundry_names),
	OWN(0x080007, "apple_atalk", apple_atalk_names),
	OTHER(0x000001, 0x00005d),
	OTHER(0x00005f, 0x000080),
	OTHER(0x000082, 0x0001e7),
	OTHER(0x0001e9, 0x00108f),
	OTHER(0x001091, 0x0017f1),
	OTHER(0x0017f3, 0x001957),
	OTHER(0x001959, 0x004095),
	OTHER(0x004097, 0x00805e),
	OTHER(0x008060, 0x00e02a),
	OTHER(0x00e02c, 0x00e051),
	OTHER(0x00e053, 0x080006),
	OTHER(0x080008, 0xffffff),
	FIELD_END,
};

static const struct variant variants[] = {
	{&proto_snap_cisco, 0, 24, 5, WHEN1(0x00000c)},
	{&proto_snap_other, 0, 24, 5, WHEN_FROM(1, 0xf7)},
	{&proto_snap_other, 0, 24, 5, WHEN_FROM(0xf9, 0xffffff)}, {NULL, 0, 0, 0, {0}}};
static const struct bind binds[] = {{BIND_SAP, 0xaa}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"SNAP", "llc.dsap", 0xaa}, {"SNAP", "llc.ssap", 0xaa}, {"SNAP", "llc.control", 3},
	{NULL, NULL, 0}};

#define SNAP(name, how, table)                                                                     \
	.id = name, .filter = "llc", .goes_on = true, .scapy = "SNAP", .label = "SNAP",            \
	.title = "Subnetwork Access Protocol", .layer = LAYER_LINK, .next = how, .binds = binds,   \
	.overloads = overloads, .fields = table,                                                   \
	.about = "Gives a frame with a length field an EtherType all the same.", .rfc = "RFC 1042"

const struct proto proto_snap = {SNAP("snap", NEXT_FIELD, fields), .variants = variants};
const struct proto proto_snap_cisco = {SNAP("snap_cisco", NEXT_FIELD, cisco_fields)};
const struct proto proto_snap_other = {SNAP("snap_other", NEXT_DATA, other_fields)};
