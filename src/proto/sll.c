/* SPDX-License-Identifier: BSD-2-Clause */
/* Linux cooked captures, LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2: what Linux writes in
 * front of a packet that was captured on all interfaces at once, whose own headers may differ. */
#include "proto/proto.h"

#include "ethertype.h"
#include "tail.h"

#include <stddef.h>

static const struct name type_names[] = {
	{0, "Unicast to us"}, {1, "Broadcast"}, {2, "Multicast"}, {3, "Unicast to another host"},
	{4, "Sent by us"}, {0, NULL},
};

static const struct name hardware_names[] = {
	{1, "Ethernet"}, {32, "InfiniBand"}, {512, "PPP"}, {768, "IPv4 tunnel"},
	{769, "IPv6 tunnel"}, {772, "Loopback"}, {776, "sit0 device - IPv6-in-IPv4"},
	{778, "GRE over IP"}, {801, "IEEE 802.11"}, {803, "IEEE 802.11 radiotap"},
	{65534, "No link-layer header"}, {0, NULL},
};

static const struct name linux_names[] = {
	{1, "Raw 802.3"}, {3, "Dummy protocol"}, {4, "802.2 LLC"}, {12, "CAN"}, {13, "CANFD"},
	{0, NULL},
};

#define UNUSED(wide)                                                                               \
	{.id = "sll.unused", .label = "unused", .title = "Unused", .bits = (wide),                 \
		.kind = FIELD_BYTES, .about = "Room for a longer address.", .rfc = "LINUX_SLL"}
#define ADDRESS(name, wide, how)                                                                   \
	{.id = "sll.src." name, .label = "src", .title = "Source", .bits = (wide), .kind = (how),  \
		.about = "The card that sent the packet.", .rfc = "LINUX_SLL"}

static const struct field no_parts[] = {UNUSED(64), FIELD_END};
static const struct field ipv4_parts[] = {ADDRESS("ipv4", 32, FIELD_IPV4), UNUSED(32), FIELD_END};
static const struct field mac_parts[] = {ADDRESS("eth", 48, FIELD_MAC), UNUSED(16), FIELD_END};
static const struct field other_parts[] = {ADDRESS("other", 64, FIELD_BYTES), FIELD_END};

/* Eight bytes, of which the length in front says how many are an address. */
#define SOURCE(table, condition)                                                                   \
	{.id = "", .scapy = "src", .label = "src", .title = "Source", .bits = 64,                  \
		.kind = FIELD_BYTES, .parts = table, .when = condition,                            \
		.about = "The card that sent the packet, as far as it fits.", .rfc = "LINUX_SLL"}
#define SOURCES                                                                                    \
	SOURCE(mac_parts, WHEN1(6)), SOURCE(no_parts, WHEN1(0)), SOURCE(ipv4_parts, WHEN1(4)),     \
		SOURCE(other_parts, WHEN_OTHER(0, BIT(0) | BIT(4) | BIT(6)))
#define KIND(wide)                                                                                 \
	{.id = "sll.pkttype", .scapy = "pkttype", .label = "pkttype", .title = "Packet type",      \
		.bits = (wide), .names = type_names,                                               \
		.about = "Whether this host sent the packet, was meant by it, or only saw it.",    \
		.rfc = "LINUX_SLL"}
#define HARDWARE                                                                                   \
	{.id = "sll.hatype", .scapy = "lladdrtype", .label = "hatype",                             \
		.title = "Link-layer address type", .bits = 16, .preset = 512,                     \
		.names = hardware_names, .about = "What kind of wire the packet was on.",          \
		.rfc = "LINUX_SLL"}
#define LENGTH(wide)                                                                               \
	{.id = "sll.halen", .scapy = "lladdrlen", .label = "halen",                                \
		.title = "Link-layer address length", .bits = (wide), .select = true,              \
		.about = "Bytes of the source's address.", .rfc = "LINUX_SLL"}
#define TYPE                                                                                       \
	{.id = "sll.etype", .scapy = "proto", .label = "type", .title = "Protocol", .bits = 16,    \
		.kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_ETHERTYPE, .preset = 0x0800,    \
		.names = ethertype_names, .about = "Which protocol the packet speaks.",            \
		.rfc = "LINUX_SLL"}
#define OWN_TYPE                                                                                   \
	{.id = "sll.ltype", .scapy = "proto", .label = "type", .title = "Protocol", .bits = 16,    \
		.kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_LINUX, .names = linux_names,    \
		.about = "What follows, in Linux's own numbers: there is no EtherType.",           \
		.rfc = "LINUX_SLL"}
#define GRE_TYPE                                                                                   \
	{.id = "sll.gretype", .scapy = "proto", .label = "type", .title = "Protocol", .bits = 16,  \
		.kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_ETHERTYPE, .preset = 0x0800,    \
		.names = ethertype_names, .about = "Which protocol the tunnel carries.",           \
		.rfc = "LINUX_SLL"}
#define RESERVED                                                                                   \
	{.id = "", .scapy = "reserved", .label = "reserved", .title = "Reserved", .bits = 16,      \
		.about = "Must be zero.", .rfc = "LINUX_SLL2"}
#define INTERFACE                                                                                  \
	{.id = "sll.ifindex", .scapy = "ifindex", .label = "ifindex", .title = "Interface index",  \
		.bits = 32, .about = "Which of the host's interfaces saw the packet.",             \
		.rfc = "LINUX_SLL2"}

static const struct field first_fields[] = {
	KIND(16), HARDWARE, LENGTH(16), SOURCES, TYPE, FIELD_END};
static const struct field first_own_fields[] = {
	KIND(16), HARDWARE, LENGTH(16), SOURCES, OWN_TYPE, FIELD_END};
static const struct field first_gre_fields[] = {
	KIND(16), HARDWARE, LENGTH(16), SOURCES, GRE_TYPE, FIELD_END};
static const struct field second_fields[] = {
	TYPE, RESERVED, INTERFACE, HARDWARE, KIND(8), LENGTH(8), SOURCES, FIELD_END};
static const struct field second_own_fields[] = {
	OWN_TYPE, RESERVED, INTERFACE, HARDWARE, KIND(8), LENGTH(8), SOURCES, FIELD_END};
static const struct field second_gre_fields[] = {
	GRE_TYPE, RESERVED, INTERFACE, HARDWARE, KIND(8), LENGTH(8), SOURCES, FIELD_END};

static const struct field tail_made[] = {TAIL_PADDING, TAIL_TRAILER("sll"), FIELD_END};

#define TUNNEL 778 /* the hardware type of GRE, which has EtherTypes of its own */

static const struct variant first_variants[] = {
	{&proto_sll_own, 112, 16, 16, WHEN_FROM(0, 0x5ff)},
	{&proto_sll_gre, 16, 16, 16, WHEN1(TUNNEL)}, {NULL, 0, 0, 0, {0}}};
static const struct variant second_variants[] = {
	{&proto_sll2_own, 0, 16, 20, WHEN_FROM(0, 0x5ff)},
	{&proto_sll2_gre, 64, 16, 20, WHEN1(TUNNEL)}, {NULL, 0, 0, 0, {0}}};
static const struct bind first_binds[] = {{BIND_LINK, 113}, {BIND_NONE, 0}};
static const struct bind second_binds[] = {{BIND_LINK, 276}, {BIND_NONE, 0}};

#define COOKED(name, class, text, which, from)                                                     \
	.id = name, .filter = "sll", .scapy = class, .label = text,                                \
	.title = "Linux cooked capture v" which, .layer = LAYER_LINK, .next = NEXT_FIELD,          \
	.about = "Stands for the link header of a packet captured on any interface of a host.",    \
	.rfc = from

const struct proto proto_sll = {COOKED("sll", "CookedLinux", "cooked", "1", "LINUX_SLL"),
	.also = "cooked", .variants = first_variants, .binds = first_binds,
	.fields = first_fields, .made = tail_made};
const struct proto proto_sll_own = {COOKED("sll_own", "CookedLinux", "cooked", "1", "LINUX_SLL"),
	.binds = first_binds, .fields = first_own_fields};
const struct proto proto_sll2 = {COOKED("sll2", "CookedLinuxV2", "cooked 2", "2", "LINUX_SLL2"),
	.also = "cooked2", .variants = second_variants, .binds = second_binds,
	.fields = second_fields, .made = tail_made};
const struct proto proto_sll2_own = {
	COOKED("sll2_own", "CookedLinuxV2", "cooked 2", "2", "LINUX_SLL2"),
	.binds = second_binds, .fields = second_own_fields};
const struct proto proto_sll_gre = {COOKED("sll_gre", "CookedLinux", "cooked", "1", "LINUX_SLL"),
	.unlike = true, .binds = first_binds, .fields = first_gre_fields};
const struct proto proto_sll2_gre = {
	COOKED("sll2_gre", "CookedLinuxV2", "cooked 2", "2", "LINUX_SLL2"),
	.unlike = true, .binds = second_binds, .fields = second_gre_fields};
