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

static const struct name oui_names[] = {
	{0x000000, "Officially Xerox, but"}, {0x00000c, "Cisco Systems, Inc"}, {0x0080c2, "IEEE"},
	{0, NULL},
};

#define OUI                                                                                        \
	{.id = "llc.oui", .scapy = "OUI", .label = "oui", .title = "Organization Code",            \
		.bits = 24, .names = oui_names,                                                    \
		.about = "Whose numbers the next field speaks; 0 for EtherTypes.",                 \
		.rfc = "RFC 1042"}
#define CODE(name, text, table, values, sentence)                                                  \
	{.id = "llc." name, .scapy = "code", .label = "code", .title = text, .bits = 16,           \
		.kind = FIELD_HEX, .fill = FILL_NEXT, .bind = table, .names = values,              \
		.about = sentence, .rfc = "RFC 1042"}

static const struct field fields[] = {OUI,
	CODE("type", "Type", BIND_ETHERTYPE, ethertype_names, "Which protocol the payload speaks."),
	FIELD_END};
static const struct field cisco_fields[] = {OUI,
	CODE("cisco_pid", "PID", BIND_CISCO, cisco_names, "Which of Cisco's protocols this is."),
	FIELD_END};
static const struct field other_fields[] = {OUI,
	CODE("pid", "Protocol ID", BIND_NONE, NULL, "Which of the organisation's protocols."),
	FIELD_END};

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
