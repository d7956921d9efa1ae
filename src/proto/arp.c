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
#include "arphead.h"
#include "ethertype.h"

#include <stddef.h>

/* Addresses of other kinds than Ethernet and IPv4 have variants: there they are as long as the
 * sizes say. */
static const struct field fields[] = {
	ARP_HEADER,
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
	ARP_HEADER, SENDER_CARD, SENDER_PROTO, TARGET_CARD, TARGET_PROTO, FIELD_END};
static const struct field ipv4_fields[] = {
	ARP_HEADER, SENDER_SIZED, SENDER_HOST, TARGET_SIZED, TARGET_HOST, FIELD_END};
static const struct field sized_fields[] = {
	ARP_HEADER, SENDER_SIZED, SENDER_PROTO, TARGET_SIZED, TARGET_PROTO, FIELD_END};

/* Errors of DRARP come first; then Ethernet and what shares its addresses (6), with IPv4; with
 * others; IPv4 with other cards. */
static const struct variant variants[] = {
	{&proto_arp_error, 0, 64, 8, WHEN1(0x0001080006040007)},
	{&proto_arp, 0, 48, 8, WHEN1(0x000108000604)},
	{&proto_arp, 0, 48, 8, WHEN1(0x000608000604)},
	{&proto_arp_mac, 0, 48, 8, {WHEN_IN, 0x01000006, 1, 8, 0xffff0000ff}},
	{&proto_arp_mac, 0, 48, 8, {WHEN_IN, 0x06000006, 1, 8, 0xffff0000ff}},
	{&proto_arp_atm, 0, 16, 12, WHEN1(19)},
	{&proto_arp_radio, 0, 48, 8, WHEN1(0x000308000704)},
	{&proto_arp_radio, 0, 48, 8, WHEN1(0x000300cc0704)},
	{&proto_arp_ipv4, 0, 48, 8, WHEN_LOW(0x08000004, 1, 0xffff00ff)},
	{&proto_arp_ipv4, 0, 48, 8, WHEN_LOW(0x000300cc0004, 1, 0xffffffff00ff)},
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
