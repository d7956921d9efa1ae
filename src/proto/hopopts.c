/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 hop-by-hop options, RFC 8200 4.3: what every router on the way may look at.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |  Next Header  |    Length     |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"
#include "ip6opt.h"

#include <stddef.h>

static const struct field length_made[] = {
	{.id = "ipv6.hopopts.len_oct", .label = "bytes", .title = "Length", .bits = 16,
		.make = MAKE_OCTETS, .about = "The length in bytes.", .rfc = "RFC 8200 4"},
	FIELD_END,
};

static const struct field first_words[] = EXPERT_PARTS("ipv6.hopopts.not_first",
	"IPv6 Hop-by-Hop extension header must appear immediately after IPv6 header", EXPERT_ERROR,
	EXPERT_PROTOCOL);
static const struct field first_made[] = {
	{EXPERT_PLACED(MAKE_ODD6, first_words, MADE_BEHIND), .preset = ODD6_NOT_FIRST}, FIELD_END};

static const struct field fields[] = {
	{.id = "ipv6.hopopts.nxt", .scapy = "nh", .label = "nh", .title = "Next Header", .bits = 8,
		.fill = FILL_NEXT, .bind = BIND_IPPROTO, .preset = 59, .names = ipproto_names,
		.made = first_made, .about = "What comes behind this header.",
		.rfc = "RFC 8200 4.3"},
	{.id = "ipv6.hopopts.len", .scapy = "len", .label = "len", .title = "Length", .bits = 8,
		.unit = 8, .bias = 8, .fill = FILL_HDRLEN, .made = length_made,
		.about = "Length of this header in units of 8 bytes, the first 8 not counted.",
		.rfc = "RFC 8200 4.3"},
	{.id = "", .scapy = "options", .label = "options", .title = "Options", .kind = FIELD_LIST,
		.unit = 8, .size = SIZE_REST, .list = &ip6opt_list,
		.about = "What the routers should know.", .rfc = "RFC 8200 4.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 0}, {BIND_NONE, 0}};

const struct proto proto_hopopts = {
	.id = "ipv6.hopopts", .scapy = "IPv6ExtHdrHopByHop", .also = "hopopts hbh",
	.label = "Hop-by-Hop", .title = "IPv6 Hop-by-Hop Option", .layer = LAYER_NETWORK,
	.next = NEXT_FIELD, .binds = binds, .fields = fields,
	.about = "Options for every router on the way.", .rfc = "RFC 8200 4.3",
};
