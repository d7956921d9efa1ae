/* SPDX-License-Identifier: BSD-2-Clause */
/* MPLS label stack entry, RFC 3032 2.1: one layer a label; the one marked as bottom is the last.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              MPLS Label               | cos |s|   MPLS TTL    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name label_names[] = {
	{0, "IPv4 Explicit-Null"}, {1, "Router Alert"}, {2, "IPv6 Explicit-Null"},
	{3, "Implicit-Null"}, {7, "Entropy Label Indicator"}, {13, "Generic Associated Channel"},
	{14, "OAM Alert"}, {0, NULL},
};

static const struct field fields[] = {
	{.id = "mpls.label", .scapy = "label", .label = "label", .title = "MPLS Label", .bits = 20,
		.box = 4, .fill = FILL_NEXT, .bind = BIND_LABEL, .preset = 3, .names = label_names,
		.about = "Where the next router sends the packet, looked up in its own table.",
		.rfc = "RFC 3032 2.1"},
	{.id = "mpls.exp", .scapy = "cos", .label = "cos", .title = "MPLS Experimental Bits",
		.bits = 3, .box = 4, .about = "How urgent the packet is.", .rfc = "RFC 5462"},
	{.id = "mpls.bottom", .scapy = "s", .label = "s", .title = "MPLS Bottom Of Label Stack",
		.bits = 1, .box = 4, .fill = FILL_NEXT, .bind = BIND_BOTTOM, .preset = 1,
		.about = "1 on the last label: the packet itself comes next.",
		.rfc = "RFC 3032 2.1"},
	{.id = "mpls.ttl", .scapy = "ttl", .label = "ttl", .title = "MPLS TTL", .bits = 8, .box = 4,
		.about = "How many routers may still pass this packet on.", .rfc = "RFC 3032 2.4"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_ETHERTYPE, 0x8847}, {BIND_ETHERTYPE, 0x8848},
	{BIND_IPPROTO, 137}, {BIND_UDP, 6635}, {BIND_BOTTOM, 0}, {BIND_PPP, 0x281}, {BIND_VXLAN, 5},
	{BIND_NONE, 0}};
static const struct overload overloads[] = {{"MPLS", "udp.dstport", 6635}, {NULL, NULL, 0}};

const struct proto proto_mpls = {
	.id = "mpls", .scapy = "MPLS", .label = "MPLS",
	.title = "MultiProtocol Label Switching Header", .layer = LAYER_LINK, .next = NEXT_MPLS,
	.binds = binds, .overloads = overloads, .fields = fields,
	.about = "A label in front of a packet: routers follow it instead of the address.",
	.rfc = "RFC 3032",
};
