/* SPDX-License-Identifier: BSD-2-Clause */
/* ARP, RFC 826: which card on this wire has that IPv4 address?
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Hardware type         |         Protocol type         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Hardware size | Protocol size |            Opcode             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  hwtype 1 ptype 0x800 hwlen 6 plen 4:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Sender MAC address                       |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |       Sender IP address       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                      Target MAC address                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Target IP address                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"

#include <stddef.h>

static const struct name hardware_names[] = {
	{1, "Ethernet"}, {6, "IEEE 802"}, {7, "ARCNET"}, {15, "Frame Relay"}, {18, "Fibre Channel"},
	{24, "IEEE 1394"}, {32, "InfiniBand"}, {0, NULL},
};

static const struct name opcode_names[] = {
	{1, "request"}, {2, "reply"}, {3, "reverse request"}, {4, "reverse reply"},
	{5, "drarp request"}, {6, "drarp reply"}, {7, "drarp error"}, {8, "inverse request"},
	{9, "inverse reply"}, {10, "arp nak"}, {0, NULL},
};

/* The addresses are as below where the four fields before the opcode say Ethernet and IPv4, with
 * addresses of 6 and 4 bytes; ARP for others is shown as data. */
#define ETHERNET_IPV4 WHEN1(0x000108000604)

static const struct field fields[] = {
	{.id = "arp.hw.type", .scapy = "hwtype", .label = "hwtype", .title = "Hardware type",
		.bits = 16, .select = true, .preset = 1, .names = hardware_names,
		.about = "What kind of wire this is: 1 for Ethernet.", .rfc = "RFC 826"},
	{.id = "arp.proto.type", .scapy = "ptype", .label = "ptype", .title = "Protocol type",
		.bits = 16, .kind = FIELD_HEX, .select = true, .preset = 0x0800,
		.names = ethertype_names,
		.about = "Whose addresses are looked up: 0x0800 for IPv4.", .rfc = "RFC 826"},
	{.id = "arp.hw.size", .scapy = "hwlen", .label = "hwlen", .title = "Hardware size",
		.bits = 8, .select = true, .preset = 6,
		.about = "Bytes of a hardware address: 6 for Ethernet.", .rfc = "RFC 826"},
	{.id = "arp.proto.size", .scapy = "plen", .label = "plen", .title = "Protocol size",
		.bits = 8, .select = true, .preset = 4,
		.about = "Bytes of a protocol address: 4 for IPv4.", .rfc = "RFC 826"},
	{.id = "arp.opcode", .scapy = "op", .label = "op", .title = "Opcode", .bits = 16,
		.preset = 1, .names = opcode_names,
		.about = "1 asks who has the address, 2 answers.", .rfc = "RFC 826"},
	{.id = "arp.src.hw_mac", .scapy = "hwsrc", .label = "hwsrc", .title = "Sender MAC address",
		.bits = 48, .kind = FIELD_MAC, .fill = FILL_WIRE, .when = ETHERNET_IPV4,
		.preset = 0x020000000099, .about = "The card that speaks.", .rfc = "RFC 826"},
	{.id = "arp.src.proto_ipv4", .scapy = "psrc", .label = "psrc", .title = "Sender IP address",
		.bits = 32, .kind = FIELD_IPV4, .fill = FILL_WIRE, .when = ETHERNET_IPV4,
		.preset = 0xc0000263, .about = "The address that the speaker has.",
		.rfc = "RFC 826"},
	{.id = "arp.dst.hw_mac", .scapy = "hwdst", .label = "hwdst", .title = "Target MAC address",
		.bits = 48, .kind = FIELD_MAC, .fill = FILL_WIRE, .when = ETHERNET_IPV4,
		.about = "The card spoken to; in a request it is what is asked for, so zero.",
		.rfc = "RFC 826"},
	{.id = "arp.dst.proto_ipv4", .scapy = "pdst", .label = "pdst", .title = "Target IP address",
		.bits = 32, .kind = FIELD_IPV4, .fill = FILL_WIRE, .when = ETHERNET_IPV4,
		.preset = 0xc0000250, .about = "The address that is looked up.", .rfc = "RFC 826"},
	FIELD_END,
};

static const struct bind binds[] = {
	{BIND_ETHERTYPE, 0x0806}, {BIND_ETHERTYPE, 0x8035}, {BIND_NONE, 0}};

const struct proto proto_arp = {
	.id = "arp", .scapy = "ARP", .label = "ARP", .title = "Address Resolution Protocol",
	.layer = LAYER_NETWORK, .next = NEXT_NONE, .binds = binds, .fields = fields,
	.about = "Finds the card that has an IPv4 address, by asking every card on the wire.",
	.rfc = "RFC 826",
};
