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

static const struct field little_fields[] = {FAMILY(true), FIELD_END};
static const struct field big_fields[] = {FAMILY(false), FIELD_END};

static const struct variant variants[] = {
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
