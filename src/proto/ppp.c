/* SPDX-License-Identifier: BSD-2-Clause */
/* PPP, RFC 1661 2: the number of the protocol inside. It may be sent as one byte where it is
 * odd and below 256.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Protocol            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name protocol_names[] = {
	{0x0021, "Internet Protocol version 4"}, {0x0057, "Internet Protocol version 6"},
	{0x002d, "Van Jacobson Compressed TCP/IP"}, {0x003d, "Multi-Link Protocol"},
	{0x00fd, "Compressed Datagram"}, {0x0281, "MPLS Unicast"}, {0x0283, "MPLS Multicast"},
	{0x8021, "Internet Protocol Control Protocol"}, {0x8057, "IPv6 Control Protocol"},
	{0x80fd, "Compression Control Protocol"}, {0xc021, "Link Control Protocol"},
	{0xc023, "Password Authentication Protocol"}, {0xc025, "Link Quality Report"},
	{0xc223, "Challenge Handshake Authentication Protocol"},
	{0xc227, "Extensible Authentication Protocol"}, {0, NULL},
};

#define PROTOCOL(wide)                                                                             \
	{.id = "ppp.protocol", .scapy = "proto", .label = "proto", .title = "Protocol",            \
		.bits = (wide), .digits = 4, .kind = FIELD_HEX, .fill = FILL_NEXT,                 \
		.bind = BIND_PPP, .preset = 0x21, .names = protocol_names,                         \
		.about = "Which protocol the payload speaks.", .rfc = "RFC 1661 2"}

static const struct field fields[] = {PROTOCOL(16), FIELD_END};
static const struct field short_fields[] = {PROTOCOL(8), FIELD_END};
static const struct variant variants[] = {
	{&proto_ppp_short, 7, 1, 1, WHEN1(1)}, {NULL, 0, 0, 0, {0}}};

const struct proto proto_ppp = {
	.id = "ppp", .scapy = "PPP", .label = "PPP", .title = "Point-to-Point Protocol",
	.layer = LAYER_LINK, .next = NEXT_FIELD, .variants = variants, .fields = fields,
	.about = "Says which protocol a line between two hosts carries.", .rfc = "RFC 1661",
};

const struct proto proto_ppp_short = {
	.id = "ppp_short",
	.filter = "ppp",
	.scapy = "PPP",
	.label = "PPP",
	.title = "Point-to-Point Protocol",
	.layer = LAYER_LINK,
	.next = NEXT_FIELD,
	.unlike = true,
	.fields = short_fields,
	.about = "PPP with its protocol number in one byte.",
	.rfc = "RFC 1661 6.5",
};
