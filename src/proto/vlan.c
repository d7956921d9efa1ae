/* SPDX-License-Identifier: BSD-2-Clause */
/* VLAN tags, IEEE 802.1Q clause 9: four bytes between the source address and what was the type. The
 * customer's tag (0x8100, C-tag) and the provider's around it (0x88a8, S-tag) look the same.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     |D|                       |                               |
 * |prio |E|          ID           |             Type              |
 * |     |I|                       |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/expert.h"
#include "proto/proto.h"

#include "ethertype.h"
#include "tail.h"

#include <stddef.h>

static const struct name priority_names[] = {
	{0, "Best Effort (default)"}, {1, "Background"}, {2, "Excellent Effort"},
	{3, "Critical Applications"}, {4, "Video, < 100ms latency and jitter"},
	{5, "Voice, < 10ms latency and jitter"}, {6, "Internetwork Control"},
	{7, "Network Control"}, {0, NULL},
};

static const struct name dei_names[] = {{0, "Ineligible"}, {1, "Eligible"}, {0, NULL}};

/* Wireshark shows the C-tag's bits in a box of two bytes, the S-tag's in the bytes they touch. */
#define TAG(tag, last, width)									   \
	{											   \
		{.id = tag ".priority", .scapy = "prio", .label = "prio", .title = "Priority",	   \
			.bits = 3, .box = (width), .names = priority_names,			   \
			.about = "How urgent the frame is, 0 to 7.", .rfc = "IEEE 802.1Q 9.6"},	   \
		{.id = tag ".dei", .scapy = "id", .label = "dei", .title = "DEI", .bits = 1,	   \
			.box = (width), .names = dei_names,					   \
			.about = "Whether a congested switch may drop the frame first.",	   \
			.rfc = "IEEE 802.1Q 9.6"},						   \
		{.id = tag ".id", .scapy = "vlan", .label = "vlan", .title = "ID", .bits = 12,	   \
			.box = (width), .preset = 1,						   \
			.about = "Which of the virtual networks on this cable the frame is in.",   \
			.rfc = "IEEE 802.1Q 9.6"},						   \
		last, FIELD_END									   \
	}
#define TYPE(name)										   \
	{.id = name, .scapy = "type", .label = "type", .title = "Type", .bits = 16,		   \
		.kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_ETHERTYPE,			   \
		.names = ethertype_names, .about = "Which protocol the payload speaks.",	   \
		.rfc = "IEEE 802.1Q 9.4"}
static const struct field past_expert[] = EXPERT_PARTS("vlan.len.past_end",
	"Length field value goes past the end of the payload", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field past_made[] = {
	{EXPERT(MAKE_BOGUS, past_expert), .preset = BOGUS_LENGTH}, FIELD_END};
#define LENGTH											   \
	{.id = "vlan.len", .scapy = "type", .label = "len", .title = "Length", .bits = 16,	   \
		.fill = FILL_PAYLEN, .made = past_made,					   \
		.about = "Bytes of the payload, which is LLC.",				   \
		.rfc = "IEEE 802.1Q 9.4"}

static const struct field customer_fields[] = TAG("vlan", TYPE("vlan.etype"), 2);
static const struct field length_fields[] = TAG("vlan", LENGTH, 2);
static const struct field provider_fields[] = TAG("ieee8021ad", TYPE("ieee8021ah.etype"), 0);

static const struct field customer_made[] = {TAIL_PADDING, TAIL_TRAILER("vlan"), FIELD_END};
static const struct field provider_made[] = {TAIL_PADDING, TAIL_TRAILER("ieee8021ah"), FIELD_END};

static const struct variant variants[] = {
	{&proto_vlan_llc, 16, 16, 4, WHEN_FROM(0, 1500)}, {NULL, 0, 0, 0, {0}}};
static const struct bind customer_binds[] = {
	{BIND_ETHERTYPE, 0x8100}, {BIND_ETHERTYPE, 0x9100}, {BIND_NONE, 0}};
static const struct bind provider_binds[] = {{BIND_ETHERTYPE, 0x88a8}, {BIND_NONE, 0}};

const struct proto proto_vlan = {
	.id = "vlan", .scapy = "Dot1Q", .also = "dot1q", .label = "802.1Q",
	.title = "802.1Q Virtual LAN", .layer = LAYER_LINK, .next = NEXT_FIELD,
	.variants = variants, .binds = customer_binds, .fields = customer_fields,
	.made = customer_made,
	.about = "Says to which virtual network on a shared cable the frame belongs.",
	.rfc = "IEEE 802.1Q 9",
};

const struct proto proto_vlan_llc = {
	.id = "vlan_llc", .filter = "vlan", .scapy = "Dot1Q", .label = "802.1Q",
	.title = "802.1Q Virtual LAN", .layer = LAYER_LINK, .next = NEXT_INSIDE,
	.inside = &proto_llc, .binds = customer_binds, .fields = length_fields,
	.made = customer_made,
	.about = "The same tag in a frame that has a length instead of a type.",
	.rfc = "IEEE 802.1Q 9",
};

const struct proto proto_ieee8021ad = {
	.id = "ieee8021ad", .scapy = "Dot1AD", .also = "dot1ad qinq svlan", .label = "802.1ad",
	.title = "IEEE 802.1ad", .layer = LAYER_LINK, .next = NEXT_FIELD,
	.binds = provider_binds, .fields = provider_fields,
	.made = provider_made,
	.about = "The provider's own virtual network, around the customer's.",
	.rfc = "IEEE 802.1Q 9",
};
