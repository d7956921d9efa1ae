/* SPDX-License-Identifier: BSD-2-Clause */
/* Loopback, LINKTYPE_NULL and LINKTYPE_LOOP: four bytes in front of a packet that never left its
 * host. Of LINKTYPE_NULL they are in the byte order of that host, which the file does not say: a
 * family is small, so its zeros tell. *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            Family                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"

#include <stddef.h>

static const struct name family_names[] = {
	{2, "IP"}, {7, "OSI"}, {16, "Appletalk"}, {23, "Netware IPX/SPX"}, {24, "IPv6"},
	{28, "IPv6"}, {30, "IPv6"}, {0, NULL},
};

#define FAMILY(swapped)                                                                            \
	{.id = "null.family", .scapy = "type", .label = "family", .title = "Family", .bits = 32,   \
		.little = (swapped), .fill = FILL_NEXT, .bind = BIND_FAMILY, .preset = 2,          \
		.names = family_names,                                                             \
		.about = "Whose addresses the packet has: 2 for IPv4; for IPv6 each BSD has its "  \
			 "own number.",                                                            \
		.rfc = "LINKTYPE_NULL"}

/* Some write an EtherType there. */
#define ETHERTYPE(swapped)                                                                         \
	{.id = "null.type", .label = "type", .title = "Type", .bits = 32, .digits = 4,             \
		.little = (swapped), .kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_ETHERTYPE, \
		.preset = 0x0800, .names = ethertype_names, .about = "What the packet is.",        \
		.rfc = "LINKTYPE_NULL"}
static const struct field little_type[] = {ETHERTYPE(true), FIELD_END};
static const struct field big_type[] = {ETHERTYPE(false), FIELD_END};
static const struct field little_fields[] = {FAMILY(true), FIELD_END};
static const struct field big_fields[] = {FAMILY(false), FIELD_END};

static const struct variant variants[] = {
	{&proto_null_type, 0, 32, 4, WHEN1(0x00080000)},
	{&proto_null_type, 0, 32, 4, WHEN1(0xdd860000)},
	{&proto_null_type, 0, 32, 4, WHEN1(0x06080000)},
	{&proto_loop_type, 0, 32, 4, WHEN1(0x0800)},
	{&proto_loop_type, 0, 32, 4, WHEN1(0x86dd)}, {&proto_loop_type, 0, 32, 4, WHEN1(0x0806)},
	{&proto_loop, 0, 16, 4, WHEN1(0)}, {NULL, 0, 0, 0, {0}}};
static const struct bind null_binds[] = {{BIND_LINK, 0}, {BIND_NONE, 0}};
static const struct bind loop_binds[] = {{BIND_LINK, 108}, {BIND_NONE, 0}};

const struct proto proto_null = {
	.id = "null", .scapy = "Loopback", .also = "loopback", .label = "loopback",
	.title = "Null/Loopback", .layer = LAYER_LINK, .next = NEXT_FIELD, .variants = variants,
	.unlike = true, .binds = null_binds, .fields = little_fields,
	.about = "Stands for a link header on packets that a host sends to itself.",
	.rfc = "LINKTYPE_NULL",
};

const struct proto proto_loop = {
	.id = "loop", .filter = "null", .scapy = "Loopback", .label = "loopback",
	.title = "Null/Loopback", .layer = LAYER_LINK, .next = NEXT_FIELD, .unlike = true,
	.binds = loop_binds, .fields = big_fields,
	.about = "The same in network byte order, as OpenBSD writes it.", .rfc = "LINKTYPE_LOOP",
};

#define TYPED(name, table)                                                                         \
	.id = name, .filter = "null", .scapy = "Loopback", .label = "loopback",                    \
	.title = "Null/Loopback", .layer = LAYER_LINK, .next = NEXT_FIELD, .unlike = true,         \
	.fields = table, .about = "The same with an EtherType.", .rfc = "LINKTYPE_NULL"
const struct proto proto_null_type = {TYPED("null_type", little_type)};
const struct proto proto_loop_type = {TYPED("loop_type", big_type)};
