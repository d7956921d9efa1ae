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
	{9, "inverse reply"}, {10, "arp nak"}, {11, "mars request"}, {12, "mars multi"},
	{13, "mars mserv"}, {14, "mars join"}, {15, "mars leave"}, {16, "mars nak"},
	{17, "mars unserv"}, {18, "mars sjoin"}, {19, "mars sleave"},
	{20, "mars grouplist request"}, {21, "mars grouplist reply"}, {22, "mars redirect map"},
	{23, "mapos unarp"}, {24, "experimental 1"}, {25, "experimental 2"}, {0, "reserved"},
	{65535, "reserved"}, {0, NULL},
};

/* Addresses of other kinds than Ethernet and IPv4 have variants: there they are as long as the
 * sizes say. */
#define CLAIM(name, text, which, sentence)                                                         \
	{.id = "arp." name, .label = "", .title = text, .bits = 1, .make = MAKE_CLAIM,             \
		.empty = true, .preset = (which), .names = true_names, .about = sentence,          \
		.rfc = "RFC 5227"}
static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};
static const struct field claims_made[] = {
	CLAIM("isgratuitous", "Is gratuitous", CLAIM_GRATUITOUS, "Nobody was asked."),
	CLAIM("isprobe", "Is probe", CLAIM_PROBED, "Asks whether the address is free."),
	CLAIM("isannouncement", "Is announcement", CLAIM_ANNOUNCED, "Says whose the address is."),
	FIELD_END,
};

#define HEADER                                                                                     \
	{.id = "arp.hw.type", .scapy = "hwtype", .label = "hwtype", .title = "Hardware type",      \
		.bits = 16, .select = true, .preset = 1, .names = hardware_names,                  \
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
		.preset = 1, .names = opcode_names, .made = claims_made,                           \
		.about = "1 asks who has the address, 2 answers.", .rfc = "RFC 826"}

static const struct field fields[] = {
	HEADER,
	{.id = "arp.src.hw_mac", .scapy = "hwsrc", .label = "hwsrc", .title = "Sender MAC address",
		.bits = 48, .kind = FIELD_MAC, .fill = FILL_WIRE,
		.preset = 0x020000000099, .about = "The card that speaks.", .rfc = "RFC 826"},
	{.id = "arp.src.proto_ipv4", .scapy = "psrc", .label = "psrc", .title = "Sender IP address",
		.bits = 32, .kind = FIELD_IPV4, .fill = FILL_WIRE,
		.preset = 0xc0000263, .about = "The address that the speaker has.",
		.rfc = "RFC 826"},
	{.id = "arp.dst.hw_mac", .scapy = "hwdst", .label = "hwdst", .title = "Target MAC address",
		.bits = 48, .kind = FIELD_MAC, .fill = FILL_WIRE,
		.about = "The card spoken to; in a request it is what is asked for, so zero.",
		.rfc = "RFC 826"},
	{.id = "arp.dst.proto_ipv4", .scapy = "pdst", .label = "pdst", .title = "Target IP address",
		.bits = 32, .kind = FIELD_IPV4, .fill = FILL_WIRE,
		.preset = 0xc0000250, .about = "The address that is looked up.", .rfc = "RFC 826"},
	FIELD_END,
};

/* Addresses of other kinds. */
#define CARD(name, text, sentence)                                                                 \
	{.id = "arp." name, .label = "hw", .title = text, .bits = 48, .kind = FIELD_MAC,           \
		.about = sentence, .rfc = "RFC 826"}
#define HOST(name, text, sentence)                                                                 \
	{.id = "arp." name, .label = "proto", .title = text, .bits = 32, .kind = FIELD_IPV4,       \
		.about = sentence, .rfc = "RFC 826"}
#define SIZED(name, text, at, sentence)                                                            \
	{.id = "arp." name, .label = "address", .title = text, .kind = FIELD_BYTES,                \
		.size = SIZE_CHOSEN, .bias = (at), .about = sentence, .rfc = "RFC 826"}
#define SENDER_CARD CARD("src.hw_mac", "Sender MAC address", "The card that speaks.")
#define TARGET_CARD CARD("dst.hw_mac", "Target MAC address", "The card spoken to.")
#define SENDER_HOST HOST("src.proto_ipv4", "Sender IP address", "The address of the speaker.")
#define TARGET_HOST HOST("dst.proto_ipv4", "Target IP address", "The address that is looked up.")
#define SENDER_SIZED SIZED("src.hw", "Sender hardware address", 8, "The interface that speaks.")
#define TARGET_SIZED SIZED("dst.hw", "Target hardware address", 8, "The interface spoken to.")
#define SENDER_PROTO SIZED("src.proto", "Sender protocol address", 0, "The speaker's address.")
#define TARGET_PROTO                                                                               \
	SIZED("dst.proto", "Target protocol address", 0, "The address that is looked up.")

static const struct field mac_fields[] = {
	HEADER, SENDER_CARD, SENDER_PROTO, TARGET_CARD, TARGET_PROTO, FIELD_END};
static const struct field ipv4_fields[] = {
	HEADER, SENDER_SIZED, SENDER_HOST, TARGET_SIZED, TARGET_HOST, FIELD_END};
static const struct field sized_fields[] = {
	HEADER, SENDER_SIZED, SENDER_PROTO, TARGET_SIZED, TARGET_PROTO, FIELD_END};

/* Ethernet and what shares its addresses (6), with IPv4; with others; IPv4 with other cards. */
static const struct variant variants[] = {{&proto_arp, 0, 48, 8, WHEN1(0x000108000604)},
	{&proto_arp, 0, 48, 8, WHEN1(0x000608000604)},
	{&proto_arp_mac, 0, 48, 8, {WHEN_IN, 0x01000006, 1, 8, 0xffff0000ff}},
	{&proto_arp_mac, 0, 48, 8, {WHEN_IN, 0x06000006, 1, 8, 0xffff0000ff}},
	{&proto_arp_ipv4, 0, 48, 8, WHEN_LOW(0x08000004, 1, 0xffff00ff)},
	{&proto_arp_sized, 0, 48, 8, {WHEN_ALWAYS, 0, 0, 0, 0}}, {NULL, 0, 0, 0, {0}}};

static const struct bind binds[] = {
	{BIND_ETHERTYPE, 0x0806}, {BIND_ETHERTYPE, 0x8035}, {BIND_NONE, 0}};

#define ARP(table)                                                                                 \
	.filter = "arp", .scapy = "ARP", .label = "ARP",                                           \
	.title = "Address Resolution Protocol", .layer = LAYER_NETWORK, .next = NEXT_NONE,         \
	.fields = table,                                                                           \
	.about = "Finds the card that has an IPv4 address, by asking every card on the wire.",     \
	.rfc = "RFC 826"

const struct proto proto_arp = {.id = "arp", ARP(fields), .variants = variants, .binds = binds};
const struct proto proto_arp_mac = {.id = "arp_mac", ARP(mac_fields), .unlike = true};
const struct proto proto_arp_ipv4 = {.id = "arp_ipv4", ARP(ipv4_fields), .unlike = true};
const struct proto proto_arp_sized = {.id = "arp_sized", ARP(sized_fields), .unlike = true};
