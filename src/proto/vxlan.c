/* SPDX-License-Identifier: BSD-2-Clause */
/* VXLAN, RFC 7348: whole Ethernet frames inside UDP; with the group policy extension.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |G|     |I|     | |D|   |A|     |        Group Policy ID        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        VXLAN Network Identifier (VNI)         |   Reserved    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};
static const struct name group_names[] = {{0, "Not defined"}, {1, "Defined"}, {0, NULL}};

#define FLAG(name, letter, values, text, sentence)                                                 \
	{.id = "vxlan.flag_" name, .label = letter, .title = text, .bits = 1, .box = 2,            \
		.names = values, .about = sentence, .rfc = "RFC 7348 5"}

static const struct field flag_bits[] = {
	FLAG("g", "G", group_names, "GBP Extension", "There is a group policy."),
	FIELD_GAP(3),
	FLAG("i", "I", true_names, "VXLAN Network ID (VNI)",
		"The network identifier means something."),
	FIELD_GAP(3),
	FIELD_END,
};

static const struct field policy_bits[] = {
	FIELD_GAP(1),
	FLAG("d", "D", true_names, "Don't Learn",
		"The receiver should not learn the inner address."),
	FIELD_GAP(2),
	FLAG("a", "A", true_names, "Policy Applied", "The group policy has been applied already."),
	FIELD_GAP(3),
	FIELD_END,
};

static const struct field flag_parts[] = {
	{.id = "", .scapy = "flags", .bits = 8, .kind = FIELD_FLAGS, .parts = flag_bits,
		.letters = "OAM R NextProtocol Instance V1 V2 R G"},
	{.id = "", .scapy = "gpflags", .bits = 8, .kind = FIELD_FLAGS, .parts = policy_bits,
		.letters = "R R R A R R D R"},
	FIELD_END,
};

static const struct field reserved_made[] = {
	{.id = "vxlan.flags_reserved", .label = "reserved", .title = "Reserved(R)", .bits = 16,
		.kind = FIELD_HEX, .make = MAKE_PICKED, .preset = 0x77b7, .where = MADE_LAST,
		.about = "Must be zero.", .rfc = "RFC 7348 5"},
	FIELD_END,
};

static const struct field fields[] = {
	{.id = "vxlan.flags", .label = "flags", .title = "Flags", .bits = 16, .kind = FIELD_FLAGS,
		.parts = flag_parts, .preset = 0x0800, .made = reserved_made,
		.about = "Whether the identifier and the group policy mean something.",
		.rfc = "RFC 7348 5"},
	{.id = "vxlan.gbp", .scapy = "gpid", .label = "gpid", .title = "Group Policy ID",
		.bits = 16, .about = "Which group of machines the sender belongs to.",
		.rfc = "RFC 7348 5"},
	{.id = "vxlan.vni", .scapy = "vni", .label = "vni",
		.title = "VXLAN Network Identifier (VNI)", .bits = 24,
		.about = "Which of the virtual networks in the tunnel the frame is in.",
		.rfc = "RFC 7348 5"},
	{.id = "vxlan.reserved8", .scapy = "reserved2", .label = "reserved", .title = "Reserved",
		.bits = 8, .about = "Must be zero.", .rfc = "RFC 7348 5"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_UDP, 4789}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"VXLAN", "udp.srcport", 4789}, {"VXLAN", "udp.dstport", 4789}, {NULL, NULL, 0}};

const struct proto proto_vxlan = {
	.id = "vxlan", .scapy = "VXLAN", .label = "VXLAN",
	.title = "Virtual eXtensible Local Area Network", .layer = LAYER_APPLICATION,
	.next = NEXT_ETHER, .binds = binds, .overloads = overloads, .fields = fields,
	.about = "A tunnel: carries Ethernet frames inside UDP, to stretch a wire across networks.",
	.rfc = "RFC 7348",
};

/* ---- any protocol inside: a bit says that a byte tells which ---- */

#define GPE "draft-ietf-nvo3-vxlan-gpe"
static const struct name next_names[] = {{1, "IPv4"}, {2, "IPv6"}, {3, "Ethernet"},
	{4, "Network Service Header"}, {5, "MPLS"}, {0, NULL}};
#define BITS(name, letter, text, wide, sentence)                                                   \
	{.id = "vxlan." name, .label = letter, .title = text, .bits = (wide), .about = sentence,   \
		.rfc = GPE}
static const struct field gpe_bits[] = {
	FIELD_GAP(2), BITS("ver", "version", "Version", 2, "Zero."),
	BITS("i_bit", "I", "Instance", 1, "The network identifier means something."),
	BITS("p_bit", "P", "Next Protocol Bit", 1, "A byte tells what is inside."), FIELD_GAP(1),
	BITS("o_bit", "O", "OAM bit", 1, "The packet only tests the tunnel."), FIELD_END};
static const struct field gpe_made[] = {
	{.id = "vxlan.flags_reserved", .label = "reserved", .title = "Reserved(R)", .bits = 8,
		.make = MAKE_PICKED, .preset = 0xc2, .where = MADE_LAST, .about = "Must be zero.",
		.rfc = GPE},
	FIELD_END};
static const struct field gpe_fields[] = {
	{.id = "vxlan.flags", .label = "flags", .title = "Flags", .bits = 8, .kind = FIELD_FLAGS,
		.parts = gpe_bits, .preset = 0x0c, .made = gpe_made,
		.about = "What of the header means something.", .rfc = GPE},
	BITS("reserved_16", "reserved", "Reserved", 16, "Must be zero."),
	{.id = "vxlan.next_proto", .label = "next", .title = "Next Protocol", .bits = 8,
		.fill = FILL_NEXT, .bind = BIND_VXLAN, .preset = 3, .names = next_names,
		.about = "What comes behind this header.", .rfc = GPE},
	BITS("vni", "vni", "VXLAN Network Identifier (VNI)", 24,
		"Which of the virtual networks in the tunnel the packet is in."),
	BITS("reserved8", "reserved", "Reserved", 8, "Must be zero."), FIELD_END};
static const struct bind gpe_binds[] = {{BIND_UDP, 4790}, {BIND_NONE, 0}};

const struct proto proto_vxlan_gpe = {
	.id = "vxlan_gpe", .filter = "vxlan", .scapy = "VXLAN", .label = "VXLAN",
	.title = "Virtual eXtensible Local Area Network", .layer = LAYER_APPLICATION,
	.next = NEXT_FIELD, .unlike = true, .binds = gpe_binds, .fields = gpe_fields,
	.about = "A tunnel: carries packets of any protocol inside UDP.", .rfc = GPE,
};
