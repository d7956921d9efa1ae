/* SPDX-License-Identifier: BSD-2-Clause */
/* What ICMP errors say behind the packet that they quote: RFC 4884 7, the labels that the packet
 * had (RFC 4950), the interface that it came by (RFC 5837), or that is asked for (RFC 8335). */

#include "proto/icmpext.h"
#include "sums.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name class_names[] = {
	{1, "MPLS Label Stack Class"}, {2, "Interface Information Object"},
	{3, "Interface Identification Object"}, {0, NULL}};
static const struct name role_names[] = {
	{0, "IP interface upon which datagram arrived"},
	{1, "sub-IP component of an IP interface"},
	{2, "IP interface through which the datagram would have been forwarded"},
	{3, "IP next hop to which datagram would have been forwarded"}, {0, NULL}};
static const struct name family_names[] = {
	{1, "IPv4"}, {2, "IPv6"}, {16389, "48-bit MAC Address"}, {16390, "64-bit MAC Address"},
	{0, NULL}};

static const struct field sum_expert[] = EXPERT_PARTS("icmp.ext.checksum_bad",
	"Bad checksum [should be %x]", EXPERT_WARN, EXPERT_CHECKSUM);

#define NUMBER(which, name, text, wide, how, values, sentence)                                     \
	[ICMPEXT_##which] = {.id = "icmp." name, .label = "", .title = text, .bits = (wide),       \
		.kind = FIELD_##how, .names = values, .about = sentence, .rfc = "RFC 4884 7"}
#define GROUP(which, text, line, sentence)                                                         \
	[ICMPEXT_##which] = {.id = "", .label = "", .title = text, .kind = FIELD_GROUP,            \
		.heading = line, .about = sentence, .rfc = "RFC 4884 7"}
#define BYTES(which, name, text, how, sentence)                                                    \
	[ICMPEXT_##which] = {.id = "icmp." name, .label = "", .title = text,                       \
		.kind = FIELD_##how, .size = SIZE_REST, .about = sentence, .rfc = "RFC 4884 7"}
#define HAS(which, name, text, sentence)                                                           \
	NUMBER(which, "int_info." name, text, 8, UINT, set_names, sentence)
#define ASKED(which, name, text, wide, how, values, sentence)                                      \
	[ICMPEXT_##which] = {.id = "icmp.int_ident." name, .label = "", .title = text,             \
		.bits = (wide), .size = (wide) ? SIZE_FIXED : SIZE_REST, .kind = FIELD_##how,      \
		.names = values, .about = sentence, .rfc = "RFC 8335 2.1"}

const struct field icmpext_parts[] = {
	NUMBER(VERSION, "ext.version", "Version", 8, UINT, NULL, "2."),
	NUMBER(RESERVED, "ext.res", "Reserved", 16, HEX, NULL, "Must be zero."),
	NUMBER(SUM, "ext.checksum", "Checksum", 16, HEX, NULL, "Of what follows."),
	[ICMPEXT_WRONG] = {EXPERT(MAKE_EXPERT, sum_expert)},
	NUMBER(STATUS, "ext.checksum.status", "Checksum Status", 8, UINT, sum_names,
		"Whether the checksum is what it ought to be."),
	GROUP(OBJECT, "Unknown object",
		"Unknown object (%{icmp.ext.class#}/%{icmp.ext.ctype#})",
		"Something that a router says."),
	GROUP(STACK, "MPLS Stack Entry", "%t", "The labels that the packet had."),
	GROUP(INTERFACE, "Interface Information Object", "%t", "Where the packet came from."),
	GROUP(WHICH, "Interface Identification Object", "%t", "Which interface is asked for."),
	GROUP(BROKEN, "Object with bad length", "%t", "Something whose length cannot be."),
	GROUP(CLIPPED, "MPLS Stack Entry", "%t (truncated)", "Labels that are not all there."),
	NUMBER(LENGTH, "ext.length", "Length", 16, UINT, NULL, "Bytes of it, this header's too."),
	NUMBER(CLASS, "ext.class", "Class", 8, UINT, class_names, "What it is about."),
	NUMBER(TYPE, "ext.ctype", "C-Type", 8, UINT, NULL, "Says more about the class."),
	BYTES(DATA, "ext.data", "Data", BYTES, "What it says."),
	BYTES(REST, "mpls.data", "Data", BYTES, "What is less than a label."),
	GROUP(ENTRY, "Label",
		"Label: %{icmp.mpls.label}, Exp: %{icmp.mpls.exp}, S: %{icmp.mpls.s}, "
		"TTL: %{icmp.mpls.ttl}", "A label that the packet had."),
	NUMBER(LABEL, "mpls.label", "Label", 24, UINT, NULL, "Says which way the packet goes."),
	NUMBER(EXP, "mpls.exp", "Experimental", 8, UINT, NULL, "How urgent it is."),
	NUMBER(BOTTOM, "mpls.s", "Bottom of stack", 8, UINT, set_names, "It is the last label."),
	NUMBER(TTL, "mpls.ttl", "Time to live", 8, UINT, NULL, "How far it may still go."),
	NUMBER(ROLE, "int_info.role", "Interface Role", 8, UINT, role_names, "Which one it is."),
	NUMBER(SPARE, "int_info.reserved", "Reserved", 8, UINT, NULL, "Must be zero."),
	HAS(HAS_INDEX, "ifindex", "ifIndex", "Its number is there."),
	HAS(HAS_ADDRESS, "ipaddr", "IP Address", "Its address is there."),
	HAS(HAS_NAME, "name_present", "Interface name", "Its name is there."),
	HAS(HAS_MTU, "mtu_present", "MTU", "How much it takes is there."),
	NUMBER(INDEX, "int_info.index", "Interface Index", 32, UINT, NULL, "Its number."),
	GROUP(ADDRESS, "IP Address Sub-Object", "%t", "Its address."),
	NUMBER(FAMILY, "int_info.afi", "Address Family Identifier", 16, UINT, family_names,
		"1: IPv4, 2: IPv6."),
	[ICMPEXT_ZERO] = {.id = "icmp.reserved", .label = "", .title = "Reserved", .bits = 16,
		.kind = FIELD_BYTES, .about = "Must be zero.", .rfc = "RFC 5837 4.2"},
	[ICMPEXT_IPV4] = {.id = "icmp.int_info.ipv4", .label = "", .title = "Source", .bits = 32,
		.kind = FIELD_IPV4, .about = "Its address.", .rfc = "RFC 5837 4.2"},
	[ICMPEXT_IPV6] = {.id = "icmp.int_info.ipv6", .label = "", .title = "Source", .bits = 128,
		.kind = FIELD_IPV6, .about = "Its address.", .rfc = "RFC 5837 4.2"},
	GROUP(NAMED, "Interface Name Sub-Object", "%t", "Its name."),
	NUMBER(NAME_LENGTH, "int_info.name_length", "Name Length", 8, UINT, NULL,
		"Bytes of the name, this one too."),
	BYTES(NAME, "int_info.name", "Interface Name", TEXT, "Its name."),
	NUMBER(MTU, "int_info.mtu", "MTU", 32, UINT, NULL, "The longest packet that it takes."),
	ASKED(BY_NAME, "name", "Name", 0, TEXT, NULL, "The name of the interface asked for."),
	ASKED(BY_INDEX, "index", "Interface Index", 32, UINT, NULL,
		"The number of the interface asked for."),
	ASKED(BY_FAMILY, "afi", "Address Family Identifier", 16, UINT, family_names,
		"What kind of address follows."),
	ASKED(BY_LENGTH, "addr_length", "Address Length", 8, UINT, NULL, "Bytes of the address."),
	ASKED(BY_SPARE, "reserved", "Reserved", 8, BYTES, NULL, "Must be zero."),
	ASKED(BY_IPV4, "ipv4", "Address", 32, IPV4, NULL,
		"The address of the interface asked for."),
	ASKED(BY_IPV6, "ipv6", "Address", 128, IPV6, NULL,
		"The address of the interface asked for."),
	ASKED(BY_ADDRESS, "address", "Address", 0, BYTES, NULL,
		"The address of the interface asked for."),
	FIELD_END,
};
