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
#include "proto/expert.h"

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

/* Some clients write the lowest byte first: what would be seconds then, but hours else. */
#define SECONDS                                                                                    \
	.id = "dhcp.secs", .label = "secs", .title = "Seconds elapsed", .bits = 16,                \
	.about = "For how long the client has been trying.", .rfc = "RFC 2131 2"
static const struct field seconds_expert[] = EXPERT_PARTS("dhcp.secs_le",
	"Seconds elapsed appears to be encoded as little-endian", EXPERT_NOTE, EXPERT_PROTOCOL);
static const struct field little_made[] = {
	{EXPERT(MAKE_EXPERT, seconds_expert), .when = WHEN_FROM(1, 255)}, FIELD_END};
static const struct field seconds_made[] = {
	{SECONDS, .make = MAKE_SWAPPED, .when = {WHEN_IN, 0, 1, 0, 255}, .made = little_made},
	{SECONDS, .make = MAKE_AGAIN, .when = {WHEN_NOT_IN, 0, 1, 0, 255}},
	FIELD_END,
};

#define HEAD                                                                                       \
	{.id = "dhcp.type", .scapy = "op", .label = "op", .title = "Message type", .bits = 8,      \
		.preset = 1, .names = type_names, .about = "Whether a client or a server speaks.", \
		.rfc = "RFC 2131 2"},                                                              \
	{.id = "dhcp.hw.type", .scapy = "htype", .label = "htype", .title = "Hardware type",       \
		.bits = 8, .kind = FIELD_HEX, .preset = 1, .names = dhcp_hardware_names,           \
		.about = "What wire the client is on: 1 is Ethernet.", .rfc = "RFC 2131 2"},       \
	{.id = "dhcp.hw.len", .scapy = "hlen", .label = "hlen",                                    \
		.title = "Hardware address length", .bits = 8, .preset = 6, .select = true,        \
		.about = "Bytes of the client's hardware address.", .rfc = "RFC 2131 2"},          \
	{.id = "dhcp.hops", .scapy = "hops", .label = "hops", .title = "Hops", .bits = 8,          \
		.about = "How many relays have passed the message on.", .rfc = "RFC 2131 2"},      \
	{.id = "dhcp.id", .scapy = "xid", .label = "xid", .title = "Transaction ID", .bits = 32,   \
		.kind = FIELD_HEX, .about = "Chosen by the client; answers carry the same number.",\
		.rfc = "RFC 2131 2"},                                                              \
	{SECONDS, .scapy = "secs", .silent = true, .made = seconds_made},                          \
	{.id = "dhcp.flags", .scapy = "flags", .label = "flags", .title = "Bootp flags",           \
		.bits = 16, .kind = FIELD_FLAGS, .parts = flag_parts,                              \
		.about = "Whether the answer should go to everyone.", .rfc = "RFC 2131 2"},        \
	ADDRESS("client", "ciaddr", "Client IP address", "The address that the client has."),      \
	ADDRESS("your", "yiaddr", "Your (client) IP address", "The address that it gets."),        \
	ADDRESS("server", "siaddr", "Next server IP address", "Where it finds what to boot."),     \
	ADDRESS("relay", "giaddr", "Relay agent IP address",                                       \
		"The router that passed the message on."),                                         \
	{.id = "dhcp.hw.mac_addr", .scapy = "chaddr", .label = "chaddr",                           \
		.title = "Client MAC address", .bits = 48, .kind = FIELD_MAC, .when = WHEN1(6),    \
		.about = "The client's hardware address.", .rfc = "RFC 2131 2"},                   \
	{.id = "dhcp.hw.addr_padding", .label = "padding",                                         \
		.title = "Client hardware address padding", .bits = 80, .kind = FIELD_BYTES,       \
		.when = WHEN1(6), .about = "Room for longer addresses.", .rfc = "RFC 2131 2"},     \
	{.id = "dhcp.hw.addr", .scapy = "chaddr", .label = "chaddr",                               \
		.title = "Client hardware address", .bits = 128, .kind = FIELD_BYTES,              \
		.when = WHEN_OTHER(6, BIT(0)), .about = "The client's hardware address.",          \
		.rfc = "RFC 2131 2"},                                                              \
	{.id = "dhcp.server", .scapy = "sname", .label = "sname", .title = "Server host name",     \
		.bits = 512, .kind = FIELD_TEXT, .about = "The server's name, if it says it.",     \
		.rfc = "RFC 2131 2"},                                                              \
	{.id = "dhcp.file", .scapy = "file", .label = "file", .title = "Boot file name",           \
		.bits = 1024, .kind = FIELD_TEXT, .about = "The file to boot from.",               \
		.rfc = "RFC 2131 2"}
#define TAIL                                                                                       \
	{.id = "", .scapy = "options", .label = "options", .title = "Options",                     \
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &dhcp_options,                      \
		.about = "What the message says, and everything a client needs to know.",          \
		.rfc = "RFC 2132"},                                                                \
	{.id = "dhcp.option.padding", .label = "padding", .title = "Padding",                      \
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "Zeros behind the last option.",  \
		.rfc = "RFC 2132 3.1"}

static const struct field fields[] = {
	HEAD,
	{.id = "dhcp.cookie", .label = "cookie", .title = "Magic cookie", .bits = 32,
		.kind = FIELD_IPV4, .preset = 0x63825363,
		.about = "Says that DHCP's options follow.", .rfc = "RFC 2131 3"},
	TAIL,
	FIELD_END,
};

/* Without the cookie, what a maker of hosts wanted to say takes its place, RFC 951 3. */
static const struct field plain_fields[] = {
	HEAD,
	{.id = "dhcp.vendor_specific_options", .label = "vendor",
		.title = "Bootp vendor specific options", .bits = 512, .kind = FIELD_BYTES,
		.about = "What the maker of the host has to say.", .rfc = "RFC 951 3"},
	TAIL,
	FIELD_END,
};

static const struct field boot_made[] = {
	{.id = "dhcp.bootp", .label = "", .title = "Frame is BOOTP", .bits = 1, .make = MAKE_IS,
		.words = "dhcp.option.dhcp", .blank = true, .hidden = true,
		.about = "It does not say what kind of DHCP message it is.", .rfc = "RFC 2132 9.6"},
	FIELD_END,
};

#define COOKIE 0x63825363
static const struct variant variants[] = {
	{&proto_bootp, 236 * 8, 32, 0, {WHEN_NOT_IN, COOKIE, 1, 0, 0}}, {NULL, 0, 0, 0, {0}}};

static const struct bind binds[] = {{BIND_UDP, 67}, {BIND_UDP, 68}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"BOOTP", "udp.srcport", 68}, {"BOOTP", "udp.dstport", 67}, {NULL, NULL, 0}};

#define MESSAGE(table)                                                                             \
	.label = "DHCP", .title = "Dynamic Host Configuration Protocol",                           \
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .binds = binds, .fields = table,            \
	.made = boot_made,                                                                         \
	.about = "Gives a host its address and what it needs to know about the network.",          \
	.rfc = "RFC 2131"

const struct proto proto_dhcp = {
	.id = "dhcp", .scapy = "BOOTP", .also = "bootp", .overloads = overloads,
	.variants = variants, MESSAGE(fields),
};

const struct proto proto_bootp = {
	.id = "bootp_plain", .filter = "dhcp", .unlike = true, MESSAGE(plain_fields)};
