/* SPDX-License-Identifier: BSD-2-Clause */
/* DHCP, RFC 2131: a host that has just woken up asks for an address. The options are in dhcpopt.c.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Message type  | Hardware type |     hlen      |     Hops      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Transaction ID                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Seconds elapsed        |B|       Reserved flags        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Client IP address                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                   Your (client) IP address                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Next server IP address                     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                    Relay agent IP address                     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  hlen 6:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Client MAC address                       |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                Client hardware address padding                |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                                                               /
 * +                                                               +
 * /                       Server host name                        /
 * +                                                               +
 * /                                                               /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                                                               /
 * +                                                               +
 * /                        Boot file name                         /
 * +                                                               +
 * /                                                               /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Magic cookie                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Padding                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  otherwise:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                                                               |
 * +                                                               +
 * |                    Client hardware address                    |
 * +                                                               +
 * |                                                               |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                                                               /
 * +                                                               +
 * /                       Server host name                        /
 * +                                                               +
 * /                                                               /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                                                               /
 * +                                                               +
 * /                        Boot file name                         /
 * +                                                               +
 * /                                                               /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Magic cookie                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Padding                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "dhcpopt.h"

#include <stddef.h>

static const struct name type_names[] = {{1, "Boot Request"}, {2, "Boot Reply"}, {0, NULL}};
static const struct name cast_names[] = {{0, "Unicast"}, {1, "Broadcast"}, {0, NULL}};

static const struct field flag_parts[] = {
	{.id = "dhcp.flags.bc", .label = "B", .title = "Broadcast flag", .bits = 1, .box = 2,
		.names = cast_names,
		.about = "Please answer to everyone: the client cannot hear its own address yet.",
		.rfc = "RFC 2131 4.1"},
	{.id = "dhcp.flags.reserved", .label = "reserved", .title = "Reserved flags", .bits = 15,
		.box = 2, .kind = FIELD_HEX, .about = "Must be zero.", .rfc = "RFC 2131 2"},
	FIELD_END,
};

#define ADDRESS(name, short_name, text, sentence)                                                  \
	{.id = "dhcp.ip." name, .scapy = short_name, .label = short_name, .title = text,           \
		.bits = 32, .kind = FIELD_IPV4, .about = sentence, .rfc = "RFC 2131 2"}

static const struct field fields[] = {
	{.id = "dhcp.type", .scapy = "op", .label = "op", .title = "Message type", .bits = 8,
		.preset = 1, .names = type_names, .about = "Whether a client or a server speaks.",
		.rfc = "RFC 2131 2"},
	{.id = "dhcp.hw.type", .scapy = "htype", .label = "htype", .title = "Hardware type",
		.bits = 8, .kind = FIELD_HEX, .preset = 1, .names = dhcp_hardware_names,
		.about = "What kind of wire the client is on: 1 is Ethernet.", .rfc = "RFC 2131 2"},
	{.id = "dhcp.hw.len", .scapy = "hlen", .label = "hlen",
		.title = "Hardware address length", .bits = 8, .preset = 6, .select = true,
		.about = "Bytes of the client's hardware address.", .rfc = "RFC 2131 2"},
	{.id = "dhcp.hops", .scapy = "hops", .label = "hops", .title = "Hops", .bits = 8,
		.about = "How many relays have passed the message on.", .rfc = "RFC 2131 2"},
	{.id = "dhcp.id", .scapy = "xid", .label = "xid", .title = "Transaction ID", .bits = 32,
		.kind = FIELD_HEX, .about = "Chosen by the client; answers carry the same number.",
		.rfc = "RFC 2131 2"},
	{.id = "dhcp.secs", .scapy = "secs", .label = "secs", .title = "Seconds elapsed",
		.bits = 16, .about = "For how long the client has been trying.",
		.rfc = "RFC 2131 2"},
	{.id = "dhcp.flags", .scapy = "flags", .label = "flags", .title = "Bootp flags",
		.bits = 16, .kind = FIELD_FLAGS, .parts = flag_parts,
		.about = "Whether the answer should go to everyone.", .rfc = "RFC 2131 2"},
	ADDRESS("client", "ciaddr", "Client IP address", "The address that the client has."),
	ADDRESS("your", "yiaddr", "Your (client) IP address", "The address that it gets."),
	ADDRESS("server", "siaddr", "Next server IP address", "Where it finds what to boot."),
	ADDRESS("relay", "giaddr", "Relay agent IP address",
		"The router that passed the message on."),
	{.id = "dhcp.hw.mac_addr", .scapy = "chaddr", .label = "chaddr",
		.title = "Client MAC address", .bits = 48, .kind = FIELD_MAC, .when = WHEN1(6),
		.about = "The client's hardware address.", .rfc = "RFC 2131 2"},
	{.id = "dhcp.hw.addr_padding", .label = "padding",
		.title = "Client hardware address padding", .bits = 80, .kind = FIELD_BYTES,
		.when = WHEN1(6), .about = "Room for longer addresses.", .rfc = "RFC 2131 2"},
	{.id = "dhcp.hw.addr", .scapy = "chaddr", .label = "chaddr",
		.title = "Client hardware address", .bits = 128, .kind = FIELD_BYTES,
		.when = WHEN_OTHER(6, BIT(0)), .about = "The client's hardware address.",
		.rfc = "RFC 2131 2"},
	{.id = "dhcp.server", .scapy = "sname", .label = "sname", .title = "Server host name",
		.bits = 512, .kind = FIELD_TEXT, .about = "The server's name, if it says it.",
		.rfc = "RFC 2131 2"},
	{.id = "dhcp.file", .scapy = "file", .label = "file", .title = "Boot file name",
		.bits = 1024, .kind = FIELD_TEXT, .about = "The file to boot from.",
		.rfc = "RFC 2131 2"},
	{.id = "dhcp.cookie", .label = "cookie", .title = "Magic cookie", .bits = 32,
		.kind = FIELD_IPV4, .preset = 0x63825363,
		.about = "Says that DHCP's options follow.", .rfc = "RFC 2131 3"},
	{.id = "", .scapy = "options", .label = "options", .title = "Options",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &dhcp_options,
		.about = "What the message says, and everything a client needs to know.",
		.rfc = "RFC 2132"},
	{.id = "dhcp.option.padding", .label = "padding", .title = "Padding",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "Zeros behind the last option.",
		.rfc = "RFC 2132 3.1"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_UDP, 67}, {BIND_UDP, 68}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"BOOTP", "udp.srcport", 68}, {"BOOTP", "udp.dstport", 67}, {NULL, NULL, 0}};

const struct proto proto_dhcp = {
	.id = "dhcp", .scapy = "BOOTP", .also = "bootp", .label = "DHCP",
	.title = "Dynamic Host Configuration Protocol", .layer = LAYER_APPLICATION,
	.next = NEXT_DATA, .binds = binds, .overloads = overloads, .fields = fields,
	.about = "Gives a host its address and what it needs to know about the network.",
	.rfc = "RFC 2131",
};
