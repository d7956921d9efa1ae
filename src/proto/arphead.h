/* SPDX-License-Identifier: BSD-2-Clause */
/* What messages of ARP begin with, and what their addresses are: all tables of ARP share these. */
#ifndef TRAME_PROTO_ARPHEAD_H
#define TRAME_PROTO_ARPHEAD_H

#include "proto/proto.h"

extern const struct name arp_hardware[], arp_opcodes[];
extern const struct field arp_claims[];

#define ARP_HEADER                                                                                 \
	{.id = "arp.hw.type", .scapy = "hwtype", .label = "hwtype", .title = "Hardware type",      \
		.bits = 16, .select = true, .preset = 1, .names = arp_hardware,                  \
		.about = "What kind of wire this is: 1 for Ethernet.", .rfc = "RFC 826"},          \
	{.id = "arp.proto.type", .scapy = "ptype", .label = "ptype", .title = "Protocol type",     \
		.bits = 16, .kind = FIELD_HEX, .select = true, .preset = 0x0800,                   \
		.names = ethertype_names,                                                          \
		.about = "Whose addresses are looked up: 0x0800 for IPv4.", .rfc = "RFC 826"},     \
	{.id = "arp.hw.size", .scapy = "hwlen", .label = "hwlen", .title = "Hardware size",        \
		.bits = 8, .select = true, .preset = 6,                                            \
		.about = "Bytes of a hardware address: 6 for Ethernet.", .rfc = "RFC 826"},        \
	{.id = "arp.proto.size", .scapy = "plen", .label = "plen", .title = "Protocol size",       \
		.bits = 8, .select = true, .preset = 4,                                            \
		.about = "Bytes of a protocol address: 4 for IPv4.", .rfc = "RFC 826"},            \
	{.id = "arp.opcode", .scapy = "op", .label = "op", .title = "Opcode", .bits = 16,          \
		.preset = 1, .names = arp_opcodes, .made = arp_claims,                           \
		.about = "1 asks who has the address, 2 answers.", .rfc = "RFC 826"}


#endif
