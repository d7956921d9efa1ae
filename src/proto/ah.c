/* SPDX-License-Identifier: BSD-2-Clause */
/* AH, RFC 4302: a check value over a packet that anyone can still read.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next header  |    Length     |           Reserved            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            AH SPI                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          AH Sequence                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            AH ICV                             /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"

#include <stddef.h>

static const struct field fields[] = {
	{.id = "ah.next_header", .scapy = "nh", .label = "nh", .title = "Next header", .bits = 8,
		.fill = FILL_NEXT, .bind = BIND_IPPROTO, .names = ipproto_names,
		.about = "What comes behind this header.", .rfc = "RFC 4302 2.1"},
	{.id = "ah.length", .scapy = "payloadlen", .label = "len", .title = "Length", .bits = 8,
		.unit = 4, .bias = 8, .fill = FILL_HDRLEN,
		.about = "Length of this header in words of 4 bytes, the first two not counted.",
		.rfc = "RFC 4302 2.2"},
	{.id = "ah.reserved", .scapy = "reserved", .label = "reserved", .title = "Reserved",
		.bits = 16, .kind = FIELD_HEX, .octets = true, .about = "Must be zero.",
		.rfc = "RFC 4302 2.3"},
	{.id = "ah.spi", .scapy = "spi", .label = "spi", .title = "AH SPI", .bits = 32,
		.kind = FIELD_HEX, .preset = 1,
		.about = "Which of the receiver's agreements about keys this packet is under.",
		.rfc = "RFC 4302 2.4"},
	{.id = "ah.sequence", .scapy = "seq", .label = "seq", .title = "AH Sequence", .bits = 32,
		.about = "Counts packets, so that an old one cannot be sent again by others.",
		.rfc = "RFC 4302 2.5"},
	{.id = "ah.icv", .scapy = "icv", .label = "icv", .title = "AH ICV", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "Shows whether anything in the packet was changed.",
		.rfc = "RFC 4302 2.6"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 51}, {BIND_NONE, 0}};

const struct proto proto_ah = {
	.id = "ah", .unlike = true, .scapy = "AH", .label = "AH", .title = "Authentication Header",
	.layer = LAYER_NETWORK, .next = NEXT_FIELD, .binds = binds, .fields = fields,
	.about = "IPsec: proves who sent a packet and that nobody changed it.", .rfc = "RFC 4302",
};
