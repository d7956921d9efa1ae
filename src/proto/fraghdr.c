/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 fragment header, RFC 8200 4.5: only the sender may cut an IPv6 packet, and this says how.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next header  |Reserved octet |         Offset          |res|m|
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Identification                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"
#include "proto/expert.h"

#include <stddef.h>

static const struct name more_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};

static const struct field jumbo_words[] = EXPERT_PARTS("ipv6.opt.jumbo.fragment",
	"Jumbo Payload option cannot be used with a fragment header", EXPERT_WARN,
	EXPERT_PROTOCOL);
static const struct field jumbo_made[] = {
	{EXPERT_PLACED(MAKE_ODD6, jumbo_words, MADE_BEHIND), .preset = ODD6_IN_PIECES}, FIELD_END};

static const struct field fields[] = {
	{.id = "ipv6.fraghdr.nxt", .scapy = "nh", .label = "nh", .title = "Next header", .bits = 8,
		.fill = FILL_NEXT, .bind = BIND_IPPROTO, .preset = 59, .names = ipproto_names,
		.made = jumbo_made, .about = "What the whole packet carries.",
		.rfc = "RFC 8200 4.5"},
	{.id = "ipv6.fraghdr.reserved_octet", .scapy = "res1", .label = "res1",
		.title = "Reserved octet", .bits = 8, .kind = FIELD_HEX, .about = "Must be zero.",
		.rfc = "RFC 8200 4.5"},
	{.id = "ipv6.fraghdr.offset", .scapy = "offset", .label = "offset", .title = "Offset",
		.bits = 13, .box = 2, .stops = true,
		.about = "Where in the whole packet this fragment belongs, in units of 8 bytes.",
		.rfc = "RFC 8200 4.5"},
	{.id = "ipv6.fraghdr.reserved_bits", .scapy = "res2", .label = "res2",
		.title = "Reserved bits", .bits = 2, .box = 2, .about = "Must be zero.",
		.rfc = "RFC 8200 4.5"},
	{.id = "ipv6.fraghdr.more", .scapy = "m", .label = "m", .title = "More Fragments",
		.bits = 1, .box = 2, .names = more_names,
		.about = "This is not the last fragment of its packet.", .rfc = "RFC 8200 4.5"},
	{.id = "ipv6.fraghdr.ident", .scapy = "id", .label = "id", .title = "Identification",
		.bits = 32, .kind = FIELD_HEX,
		.about = "Fragments of one packet carry the same number, so that they can be put "
			 "together again.",
		.rfc = "RFC 8200 4.5"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 44}, {BIND_NONE, 0}};

const struct proto proto_fraghdr = {
	.id = "ipv6.fraghdr", .scapy = "IPv6ExtHdrFragment", .also = "fraghdr fragment",
	.label = "Fragment", .title = "Fragment Header for IPv6", .layer = LAYER_NETWORK,
	.next = NEXT_FIELD, .binds = binds, .fields = fields,
	.about = "This packet is a piece of a larger one.", .rfc = "RFC 8200 4.5",
};
