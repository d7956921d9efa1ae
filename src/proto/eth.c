/* SPDX-License-Identifier: BSD-2-Clause */
/* Ethernet II, IEEE 802.3 clause 3: what every frame of the lab begins with.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Destination                          |
 * +                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * |                            Source                             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             Type              |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"
#include "sums.h"
#include "tail.h"

#include <stddef.h>

static const struct name lg_names[] = {
	{0, "Globally unique address (factory default)"},
	{1, "Locally administered address (this is NOT the factory default)"},
	{0, NULL},
};

static const struct name ig_names[] = {
	{0, "Individual address (unicast)"},
	{1, "Group address (multicast/broadcast)"},
	{0, NULL},
};

#define MAC_PARTS(end)                                                                             \
	{                                                                                          \
		FIELD_GAP(6),                                                                      \
		{.id = "eth." end ".lg", .label = "lg", .title = "LG bit", .bits = 1,              \
			.box = 3, .names = lg_names, .also = "eth.lg eth.addr.lg",                 \
			.about = "Whether somebody chose this address by hand (1) or the maker "   \
				 "burnt it in (0).",                                               \
			.rfc = "IEEE 802 8.2"},                                                    \
		{.id = "eth." end ".ig", .label = "ig", .title = "IG bit", .bits = 1,              \
			.box = 3, .names = ig_names, .also = "eth.ig eth.addr.ig",                 \
			.about = "Whether the address means one station (0) or a group (1).",      \
			.rfc = "IEEE 802 8.2"},                                                    \
		FIELD_END                                                                          \
	}

#define MAC_MADE(end, text)                                                                        \
	{.id = "eth." end "_resolved",                                                             \
		.label = end,                                                                      \
		.title = text " (resolved)",                                                       \
		.bits = 48,                                                                        \
		.kind = FIELD_MAC,                                                                 \
		.make = MAKE_AGAIN,                                                                \
		.where = MADE_FIRST,                                                               \
		.hidden = true,                                                                    \
		.about = "The address again.",                                                     \
		.rfc = "IEEE 802.3 3.2.3"},                                                        \
	{.id = "eth." end ".oui",                                                                  \
		.label = "oui",                                                                    \
		.title = text " OUI",                                                              \
		.bits = 24,                                                                        \
		.make = MAKE_HEAD,                                                                 \
		.where = MADE_FIRST,                                                               \
		.hidden = true,                                                                    \
		.about = "Who made the card.",                                                     \
		.rfc = "IEEE 802 8.2"},                                                            \
	{.id = "eth.addr",                                                                         \
		.label = end,                                                                      \
		.title = "Address",                                                                \
		.bits = 48,                                                                        \
		.kind = FIELD_MAC,                                                                 \
		.make = MAKE_AGAIN,                                                                \
		.where = MADE_FIRST,                                                               \
		.about = "The address again.",                                                     \
		.rfc = "IEEE 802.3 3.2.3"},                                                        \
	{.id = "eth.addr_resolved",                                                                \
		.label = end,                                                                      \
		.title = "Address (resolved)",                                                     \
		.bits = 48,                                                                        \
		.kind = FIELD_MAC,                                                                 \
		.make = MAKE_AGAIN,                                                                \
		.where = MADE_FIRST,                                                               \
		.hidden = true,                                                                    \
		.about = "The address again.",                                                     \
		.rfc = "IEEE 802.3 3.2.3"},                                                        \
	{.id = "eth.addr.oui",                                                                     \
		.label = "oui",                                                                    \
		.title = "Address OUI",                                                            \
		.bits = 24,                                                                        \
		.make = MAKE_HEAD,                                                                 \
		.where = MADE_FIRST,                                                               \
		.hidden = true,                                                                    \
		.about = "Who made the card.",                                                     \
		.rfc = "IEEE 802 8.2"}

static const struct field group_expert[] = EXPERT_PARTS("eth.src_not_group",
	"Source MAC must not be a group address: IEEE 802.3-2002, Section 3.2.3(b)", EXPERT_WARN,
	EXPERT_PROTOCOL);
static const struct field group_made[] = {
	{EXPERT_PLACED(MAKE_EXPERT, group_expert, MADE_FIRST), .when = WHEN_FLAG(BIT(40))},
	MAC_MADE("src", "Source"), FIELD_END};
static const struct field dst_made[] = {MAC_MADE("dst", "Destination"), FIELD_END};
static const struct field src_made[] = {MAC_MADE("src", "Source"), FIELD_END};
static const struct field dst_parts[] = MAC_PARTS("dst");
static const struct field src_parts[] = MAC_PARTS("src");

#define ADDRESSES(made_of_src)								   \
	{.id = "eth.dst", .scapy = "dst", .label = "dst", .title = "Destination",		   \
		.bits = 48, .kind = FIELD_MAC, .fill = FILL_WIRE, .preset = 0x020000000080,	   \
		.parts = dst_parts, .also = "eth.addr", .made = dst_made,			   \
		.about = "The card on this wire that should take the frame.",			   \
		.rfc = "IEEE 802.3 3.2.4"},							   \
	{.id = "eth.src", .scapy = "src", .label = "src", .title = "Source",			   \
		.bits = 48, .kind = FIELD_MAC, .fill = FILL_WIRE, .preset = 0x020000000099,	   \
		.parts = src_parts, .also = "eth.addr", .made = made_of_src,			   \
		.about = "The card on this wire that sent the frame.",				   \
		.rfc = "IEEE 802.3 3.2.5"}

static const struct field fields[] = {
	ADDRESSES(group_made),
	{.id = "eth.type", .scapy = "type", .label = "type", .title = "Type",
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_NEXT, .bind = BIND_ETHERTYPE,
		.preset = 0x9000, .names = ethertype_names,
		.about = "Which protocol the payload speaks, so that the receiver knows whom to "
			 "hand it to.",
		.rfc = "IEEE 802.3 3.2.6"},
	FIELD_END,
};

/* What is no length and no type. */
static const struct field odd_expert[] = EXPERT_PARTS("eth.invalid_lentype.expert",
	"Invalid length/type: %x", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field odd_made[] = {{EXPERT(MAKE_EXPERT, odd_expert)}, FIELD_END};
static const struct field odd_fields[] = {
	ADDRESSES(src_made),
	{.id = "eth.invalid_lentype", .scapy = "type", .label = "type",
		.title = "Invalid length/type", .bits = 16, .kind = FIELD_HEX, .made = odd_made,
		.about = "Too large for a length, too small for a type.",
		.rfc = "IEEE 802.3 3.2.6"},
	FIELD_END,
};

/* A frame of IEEE 802.3 has its length there, and the rest behind it: LLC. */
static const struct field past_expert[] = EXPERT_PARTS("eth.len.past_end",
	"Length field value goes past the end of the payload", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field past_made[] = {
	{EXPERT(MAKE_BOGUS, past_expert), .preset = BOGUS_LENGTH}, FIELD_END};
static const struct field length_fields[] = {
	ADDRESSES(src_made),
	{.id = "eth.len", .scapy = "len", .label = "len", .title = "Length", .bits = 16,
		.fill = FILL_PAYLEN, .made = past_made,
		.about = "Bytes of the payload, so that padding behind it is not taken for it.",
		.rfc = "IEEE 802.3 3.2.6"},
	FIELD_END,
};

/* Behind what the payload's own length covers. */
static const struct field unpadded_expert[] = EXPERT_PARTS("eth.padding_bad",
	"Didn't find padding of zeros, and an undecoded trailer exists. "
	"There may be padding of non-zeros.", EXPERT_NOTE, EXPERT_PROTOCOL);
const struct field tail_unpadded[] = {{EXPERT(MAKE_UNPADDED, unpadded_expert)}, FIELD_END};
static const struct field fcs_made[] = {SUM_STATUS("eth.fcs", "FCS Status"), FIELD_END};
static const struct field tail_made[] = {
	TAIL_PADDING, TAIL_TRAILER("eth"),
	{.id = "eth.fcs", .label = "fcs", .title = "Frame check sequence", .bits = 32,
		.kind = FIELD_HEX, .make = MAKE_FCS, .made = fcs_made,
		.about = "A checksum of the frame, which most cards do not pass on.",
		.rfc = "IEEE 802.3 3.2.9"},
	FIELD_END,
};

static const struct variant variants[] = {
	{&proto_dot3, 96, 16, 14, WHEN_FROM(1, 1500)},
	{&proto_eth_odd, 96, 16, 14, WHEN_FROM(1501, 1535)}, {NULL, 0, 0, 0, {0}}};
static const struct bind binds[] = {
	{BIND_LINK, 1}, {BIND_ETHERTYPE, 0x6558}, {BIND_IPPROTO, 143}, {BIND_VXLAN, 3},
	{BIND_NONE, 0}};
static const struct bind length_binds[] = {{BIND_LINK, 1}, {BIND_NONE, 0}};

const struct proto proto_eth = {
	.id = "eth", .scapy = "Ether", .also = "ethernet", .label = "Ethernet",
	.title = "Ethernet II", .layer = LAYER_LINK, .next = NEXT_FIELD,
	.variants = variants, .binds = binds, .fields = fields, .made = tail_made,
	.about = "Carries a packet over one wire, from card to card.",
	.rfc = "IEEE 802.3",
};

const struct proto proto_dot3 = {
	.id = "dot3", .filter = "eth", .scapy = "Dot3", .also = "802.3", .label = "802.3",
	.title = "IEEE 802.3 Ethernet", .layer = LAYER_LINK, .next = NEXT_INSIDE,
	.inside = &proto_llc, .binds = length_binds, .fields = length_fields,
	.made = tail_made,
	.about = "Ethernet with a length instead of a type; LLC says what is inside.",
	.rfc = "IEEE 802.3",
};

const struct proto proto_eth_odd = {
	.id = "eth_odd", .filter = "eth", .scapy = "Ether", .label = "Ethernet",
	.title = "Ethernet", .layer = LAYER_LINK, .next = NEXT_DATA, .unlike = true,
	.binds = length_binds, .fields = odd_fields,
	.about = "A frame of which nobody can tell what is inside.",
	.rfc = "IEEE 802.3",
};
