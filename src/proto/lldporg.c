/* SPDX-License-Identifier: BSD-2-Clause */
/* Elements of LLDP that organisations define: IEEE 802.1Q annex D on virtual networks, IEEE 802.3
 * clause 79 on the wire, TIA-1057 on telephones. The selector is the organisation, and then the
 * number of its element below that. */
#include "lldp.h"

#include <stddef.h>

#define DOT1  0x0080c2
#define DOT3  0x00120f
#define MEDIA 0x0012bb

static const struct name organisation_names[] = {
	{DOT1, "IEEE"}, {DOT3, "Ieee 802.3"}, {MEDIA, "Telecommunications Industry Association"},
	{0, NULL},
};
static const struct name dot1_names[] = {
	{1, "Port VLAN ID"}, {2, "Port and Protocol VLAN ID"}, {3, "VLAN Name"},
	{4, "Protocol Identity"}, {7, "Link Aggregation"}, {0, NULL},
};
static const struct name dot3_names[] = {
	{1, "MAC/PHY Configuration/Status"}, {2, "Power Via MDI"}, {3, "Link Aggregation"},
	{4, "Maximum Frame Size"}, {0, NULL},
};
static const struct name media_names[] = {
	{1, "Media Capabilities"}, {2, "Network Policy"}, {3, "Location Identification"},
	{4, "Extended Power-via-MDI"}, {5, "Inventory - Hardware Revision"},
	{6, "Inventory - Firmware Revision"}, {7, "Inventory - Software Revision"},
	{8, "Inventory - Serial Number"}, {9, "Inventory - Manufacturer Name"},
	{10, "Inventory - Model Name"}, {11, "Inventory - Asset ID"}, {0, NULL},
};
static const struct name supported_names[] = {{0, "Not supported"}, {1, "Supported"}, {0, NULL}};
static const struct name enabled_names[] = {{0, "Not enabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name capable_names[] = {{0, "Not capable"}, {1, "Capable"}, {0, NULL}};

#define BITS(name, letter, text, many, values, sentence)                                           \
	{.id = "lldp." name, .label = letter, .title = text, .bits = 1, .box = (many),             \
		.names = values, .about = sentence, .rfc = "IEEE 802.1AB"}
#define NUMBER(name, short_name, text, wide, how, table, condition, sentence)                      \
	{.id = "lldp." name, .label = short_name, .title = text, .bits = (wide), .kind = (how),    \
		.parts = table, .when = condition, .about = sentence, .rfc = "IEEE 802.1AB"}
#define WORDS(name, text, how, ends, condition, sentence)                                          \
	{.id = "lldp." name, .label = "text", .title = text, .kind = (how), .size = (ends),        \
		.when = condition, .about = sentence, .rfc = "IEEE 802.1AB"}
#define KIND(name, text, which, values)                                                            \
	{.id = "lldp." name, .label = "subtype", .title = text, .bits = 8, .kind = FIELD_HEX,      \
		.select = true, .when = WHEN1(which), .names = values,                             \
		.about = "Which of the organisation's elements this is.", .rfc = "IEEE 802.1AB"}
#define SIZE(name, text, condition)                                                                \
	{.id = "lldp." name, .label = "len", .title = text, .bits = 8, .fill = FILL_SIZE,          \
		.when = condition, .about = "Bytes of what follows.", .rfc = "IEEE 802.1AB"}
#define ELEMENT(of, number) WHEN1((of) << 8 | (number))

static const struct field vlan_bits[] = {
	FIELD_GAP(5),
	BITS("ieee.802_1.port_and_vlan_id_flag.enabled", "E", "Port and Protocol VLAN", 1,
		enabled_names, "Frames are told apart by protocol."),
	BITS("ieee.802_1.port_and_vlan_id_flag.supported", "S", "Port and Protocol VLAN", 1,
		supported_names, "They could be."),
	FIELD_GAP(1), FIELD_END,
};

static const struct field negotiation_bits[] = {
	FIELD_GAP(6),
	BITS("ieee.802_3.mac_phy_auto_neg_status.enabled", "E", "Auto-Negotiation", 1,
		enabled_names, "The ends agree on a speed by themselves."),
	BITS("ieee.802_3.mac_phy_auto_neg_status.supported", "S", "Auto-Negotiation", 1,
		supported_names, "They could."),
	FIELD_END,
};

#define SPEED(name, text)                                                                          \
	BITS("ieee.802_3.pmd_auto_neg_advertised_caps." name, "", text, 2, capable_names,          \
		"Whether the port can do it.")
static const struct field speed_bits[] = {
	SPEED("other", "Other or unknown"), SPEED("10base_t", "10BASE-T (half duplex mode)"),
	SPEED("10base_tfd", "10BASE-T (full duplex mode)"), SPEED("100base_t4", "100BASE-T4"),
	SPEED("100base_tx", "100BASE-TX (half duplex mode)"),
	SPEED("100base_txfd", "100BASE-TX (full duplex mode)"),
	SPEED("100base_t2", "100BASE-T2 (half duplex mode)"),
	SPEED("100base_t2fd", "100BASE-T2 (full duplex mode)"),
	SPEED("fdx_pause", "PAUSE (for full-duplex links)"),
	SPEED("fdx_apause", "Asymmetric PAUSE (for full-duplex links)"),
	SPEED("fdx_spause", "Symmetric PAUSE (for full-duplex links)"),
	SPEED("fdx_bpause", "Asymmetric and Symmetric PAUSE (for full-duplex links)"),
	SPEED("1000base_x", "1000BASE-X (-LX, -SX, -CX half duplex mode)"),
	SPEED("1000base_xfd", "1000BASE-X (-LX, -SX, -CX full duplex mode)"),
	SPEED("1000base_t", "1000BASE-T (half duplex mode)"),
	SPEED("1000base_tfd", "1000BASE-T (full duplex mode)"), FIELD_END,
};

static const struct field media_bits[] = {
	FIELD_GAP(10),
	BITS("media.subtype.caps.inventory", "I", "Inventory", 2, capable_names, "Its parts."),
	BITS("media.subtype.caps.mid_pd", "D", "Extended Power via MDI-PD", 2, capable_names,
		"What power it takes."),
	BITS("media.subtype.caps.mdi_pse", "P", "Extended Power via MDI-PSE", 2, capable_names,
		"What power it gives."),
	BITS("media.subtype.caps.location_id", "L", "Location Identification", 2, capable_names,
		"Where it is."),
	BITS("media.subtype.caps.network_policy", "N", "Network Policy", 2, capable_names,
		"Which virtual network is for voice."),
	BITS("media.subtype.caps.llpd", "C", "LLDP-MED Capabilities", 2, capable_names,
		"What it can say."),
	FIELD_END,
};

#define UNKNOWN(condition)                                                                         \
	{.id = "lldp.unknown_subtype", .label = "subtype", .title = "Unknown Subtype",             \
		.bits = 8, .when = condition,                                                      \
		.about = "Which of the organisation's elements this is.", .rfc = "IEEE 802.1AB"}
#define CONTENT(condition)                                                                         \
	{.id = "lldp.unknown_subtype.content", .label = "value",                                   \
		.title = "Unknown Subtype Content", .kind = FIELD_BYTES, .size = SIZE_REST,        \
		.when = condition, .about = "What it says.", .rfc = "IEEE 802.1AB"}
#define BELOW WHEN_FROM(0, DOT3 - 1)
#define BETWEEN WHEN_FROM(DOT3 + 1, MEDIA - 1)
#define AFTER WHEN_FROM(MEDIA + 1, DOT1 - 1)
#define ABOVE WHEN_FROM(DOT1 + 1, 0xffffff)

const struct field lldp_organisation[] = {
	LLDP_HEAD,
	{.id = "lldp.orgtlv.oui", .label = "oui", .title = "Organization Unique Code", .bits = 24,
		.select = true, .preset = DOT1, .names = organisation_names,
		.about = "Who says what the element means.", .rfc = "IEEE 802.1AB 8.6"},
	UNKNOWN(BELOW), UNKNOWN(BETWEEN), UNKNOWN(AFTER), UNKNOWN(ABOVE),
	CONTENT(BELOW), CONTENT(BETWEEN), CONTENT(AFTER), CONTENT(ABOVE),
	KIND("ieee.802_1.subtype", "IEEE 802.1 Subtype", DOT1, dot1_names),
	KIND("ieee.802_3.subtype", "IEEE 802.3 Subtype", DOT3, dot3_names),
	KIND("media.subtype", "Media Subtype", MEDIA, media_names),
	NUMBER("ieee.802_1.port_vlan.id", "vlan", "Port VLAN Identifier", 16, FIELD_UINT, NULL,
		ELEMENT(DOT1, 1), "The virtual network of untagged frames."),
	NUMBER("ieee.802_1.port_and_vlan_id_flag", "flags", "Flags", 8, FIELD_FLAGS, vlan_bits,
		ELEMENT(DOT1, 2), "Whether frames are told apart by protocol."),
	NUMBER("ieee.802_1.port_proto_vlan.id", "vlan", "Port and Protocol VLAN Identifier", 16,
		FIELD_UINT, NULL, ELEMENT(DOT1, 2), "The virtual network."),
	NUMBER("ieee.802_1.vlan.id", "vlan", "VLAN Identifier", 16, FIELD_UINT, NULL,
		ELEMENT(DOT1, 3), "The virtual network."),
	SIZE("ieee.802_1.vlan.name_len", "VLAN Name Length", ELEMENT(DOT1, 3)),
	WORDS("ieee.802_1.vlan.name", "VLAN Name", FIELD_TEXT, SIZE_COUNTED, ELEMENT(DOT1, 3),
		"What it is called."),
	SIZE("ieee.802_1.proto.id_length", "Protocol Identity Length", ELEMENT(DOT1, 4)),
	WORDS("ieee.802_1.proto.id", "Protocol Identity", FIELD_BYTES, SIZE_COUNTED,
		ELEMENT(DOT1, 4), "How a protocol's frames begin."),
	NUMBER("ieee.802_3.mac_phy_auto_neg_status", "negotiation",
		"Auto-Negotiation Support/Status", 8, FIELD_FLAGS, negotiation_bits,
		ELEMENT(DOT3, 1), "Whether the ends agree on a speed by themselves."),
	NUMBER("ieee.802_3.pmd_auto_neg_advertised_caps", "speeds",
		"PMD Auto-Negotiation Advertised Capability", 16, FIELD_FLAGS, speed_bits,
		ELEMENT(DOT3, 1), "The speeds that it can do."),
	NUMBER("ieee.802_3.pmd_mau_type", "mau", "Operational MAU Type", 16, FIELD_HEX, NULL,
		ELEMENT(DOT3, 1), "The speed that it does now."),
	NUMBER("ieee.802_3.max_frame_size", "size", "Maximum Frame Size", 16, FIELD_UINT, NULL,
		ELEMENT(DOT3, 4), "The largest frame that it takes."),
	NUMBER("media.subtype.caps", "capabilities", "Capabilities", 16, FIELD_FLAGS, media_bits,
		ELEMENT(MEDIA, 1), "What a telephone can say of itself."),
	NUMBER("media.subtype.class", "class", "Class Type", 8, FIELD_UINT, NULL,
		ELEMENT(MEDIA, 1), "What kind of end it is."),
	LLDP_REST, FIELD_END,
};
