/* SPDX-License-Identifier: BSD-2-Clause */
/* What ICMP errors say behind the packet that they quote: RFC 4884 7, the labels that the packet
 * had (RFC 4950), the interface that it came by (RFC 5837). */

#include "proto/icmpext.h"
#include "sums.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name class_names[] = {
	{1, "MPLS Label Stack Class"}, {2, "Interface Information Object"}, {0, NULL}};
static const struct name role_names[] = {
	{0, "IP interface upon which datagram arrived"},
	{1, "sub-IP component of an IP interface"},
	{2, "IP interface through which the datagram would have been forwarded"},
	{3, "IP next hop to which datagram would have been forwarded"}, {0, NULL}};
static const struct name family_names[] = {{1, "IPv4"}, {2, "IPv6"}, {0, NULL}};

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

const struct field icmpext_parts[] = {
	NUMBER(VERSION, "ext.version", "Version", 8, UINT, NULL, "2."),
	NUMBER(RESERVED, "ext.res", "Reserved", 16, HEX, NULL, "Must be zero."),
	NUMBER(SUM, "ext.checksum", "Checksum", 16, HEX, NULL, "Of what follows."),
	NUMBER(STATUS, "ext.checksum.status", "Checksum Status", 8, UINT, sum_names,
		"Whether the checksum is what it ought to be."),
	GROUP(OBJECT, "Unknown object", "%t", "Something that a router says."),
	GROUP(STACK, "MPLS Stack Entry", "%t", "The labels that the packet had."),
	GROUP(INTERFACE, "Interface Information Object", "%t", "Where the packet came from."),
	NUMBER(LENGTH, "ext.length", "Length", 16, UINT, NULL, "Bytes of it, this header's too."),
	NUMBER(CLASS, "ext.class", "Class", 8, UINT, class_names, "What it is about."),
	NUMBER(TYPE, "ext.ctype", "C-Type", 8, UINT, NULL, "Says more about the class."),
	BYTES(DATA, "ext.data", "Data", BYTES, "What it says."),
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
	FIELD_END,
};
