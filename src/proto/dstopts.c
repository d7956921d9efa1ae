/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv6 destination options, RFC 8200 4.6: what only the receiver looks at.
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
	{.id = "ipv6.dstopts.len_oct", .label = "bytes", .title = "Length", .bits = 16,
		.make = MAKE_OCTETS, .about = "The length in bytes.", .rfc = "RFC 8200 4"},
	FIELD_END,
};

static const struct field fields[] = {
	{.id = "ipv6.dstopts.nxt", .scapy = "nh", .label = "nh", .title = "Next Header", .bits = 8,
		.fill = FILL_NEXT, .bind = BIND_IPPROTO, .preset = 59, .names = ipproto_names,
		.about = "What comes behind this header.", .rfc = "RFC 8200 4.6"},
	{.id = "ipv6.dstopts.len", .scapy = "len", .label = "len", .title = "Length", .bits = 8,
		.unit = 8, .bias = 8, .fill = FILL_HDRLEN, .made = length_made,
		.about = "Length of this header in units of 8 bytes, the first 8 not counted.",
		.rfc = "RFC 8200 4.6"},
	{.id = "", .scapy = "options", .label = "options", .title = "Options", .kind = FIELD_LIST,
		.unit = 8, .size = SIZE_REST, .list = &ip6opt_list,
		.about = "What the receiver should know.", .rfc = "RFC 8200 4.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 60}, {BIND_NONE, 0}};

const struct proto proto_dstopts = {
	.id = "ipv6.dstopts", .scapy = "IPv6ExtHdrDestOpt", .also = "dstopts",
	.label = "Dest. Options", .title = "Destination Options for IPv6", .layer = LAYER_NETWORK,
	.next = NEXT_FIELD, .binds = binds, .fields = fields,
	.about = "Options for the receiver.", .rfc = "RFC 8200 4.6",
};
