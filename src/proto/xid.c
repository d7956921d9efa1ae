/* SPDX-License-Identifier: BSD-2-Clause */
/* What LLC stations say of themselves, IEEE 802.2 5.4.1.1.2: the basic format of XID.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  XID Format   |     |  types  |   window    | |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name format_names[] = {{0x81, "LLC basic format"}, {0, NULL}};
static const struct name type_names[] = {
	{1, "Type 1 LLC (Class I LLC)"},
	{2, "Type 2 LLC"},
	{3, "Type 1 and Type 2 LLCs (Class II LLC)"},
	{4, "Type 3 LLC"},
	{5, "Type 1 and Type 3 LLCs (Class III LLC)"},
	{6, "Type 2 and Type 3 LLCs"},
	{7, "Type 1 and Type 2 and Type 3 LLCs (Class IV LLC)"},
	{0, NULL},
};

static const struct field fields[] = {
	{.id = "basicxid.llc.xid.format",
		.scapy = "format",
		.label = "format",
		.title = "XID Format",
		.bits = 8,
		.kind = FIELD_HEX,
		.preset = 0x81,
		.names = format_names,
		.about = "How the rest is to be read.",
		.rfc = "IEEE 802.2 5.4"},
	{.id = "",
		.scapy = "reserved",
		.label = "",
		.title = "Reserved",
		.bits = 3,
		.about = "Must be zero.",
		.rfc = "IEEE 802.2 5.4"},
	{.id = "basicxid.llc.xid.types",
		.scapy = "types",
		.label = "types",
		.title = "LLC Types/Classes",
		.bits = 5,
		.box = 1,
		.kind = FIELD_HEX,
		.preset = 1,
		.names = type_names,
		.about = "Whether it can do more than send what nobody acknowledges.",
		.rfc = "IEEE 802.2 5.4"},
	{.id = "basicxid.llc.xid.wsize",
		.scapy = "wsize",
		.label = "window",
		.title = "Receive Window Size",
		.bits = 7,
		.box = 1,
		.about = "Frames that it takes before it acknowledges any.",
		.rfc = "IEEE 802.2 5.4"},
	{.id = "",
		.scapy = "reserved2",
		.label = "",
		.title = "Reserved",
		.bits = 1,
		.about = "Must be zero.",
		.rfc = "IEEE 802.2 5.4"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_NONE, 0}};

const struct proto proto_xid = {
	.id = "xid",
	.filter = "basicxid",
	.label = "XID",
	.title = "Logical-Link Control Basic Format XID",
	.layer = LAYER_LINK,
	.next = NEXT_NONE,
	.unlike = true,
	.takes_all = true,
	.binds = binds,
	.fields = fields,
	.about = "Says which kinds of LLC a station can do.",
	.rfc = "IEEE 802.2",
};
