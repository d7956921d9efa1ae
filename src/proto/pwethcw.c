/* SPDX-License-Identifier: BSD-2-Clause */
/* The control word in front of an Ethernet frame that MPLS carries, RFC 4448 4.6.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Control Word          |        Sequence Number        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct field fields[] = {
	{.id = "", .scapy = "word", .label = "word", .title = "Control Word", .bits = 16,
		.kind = FIELD_HEX, .silent = true, .about = "Zeros, flags and a length.",
		.rfc = "RFC 4448 4.6"},
	{.id = "pweth.cw.sequence_number", .label = "seq", .title = "Sequence Number", .bits = 16,
		.about = "Which frame it is, if they are counted.", .rfc = "RFC 4448 4.6"},
	FIELD_END,
};
static const struct bind binds[] = {{BIND_NONE, 0}};

const struct proto proto_pwethcw = {
	.id = "pwethcw", .label = "PW", .title = "PW Ethernet Control Word", .layer = LAYER_LINK,
	.next = NEXT_ETHER, .binds = binds, .fields = fields, .unlike = true,
	.about = "Keeps an Ethernet frame inside MPLS from looking like something else.",
	.rfc = "RFC 4448",
};
