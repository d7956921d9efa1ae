/* SPDX-License-Identifier: BSD-2-Clause */
/* Elements of LLDP that organisations define: IEEE 802.1Q annex D on virtual networks, IEEE 802.3
 * clause 79 on the wire, TIA-1057 on telephones. The selector is the organisation, and then the
 * number of its element below that. */
#include "lldp.h"
#include "proto/expert.h"

#include <stddef.h>

#define DOT1  0x0080c2
#define DOT3  0x00120f
#define MEDIA 0x0012bb
#define IANA  0x00005e
#define CISCO 0x000142
#define EXTREME 0x00040d
#define PROFINET 0x000ecf
#define DCBX 0x001b21
#define VIRTUAL 0x001b3f
#define AVAYA 0x00400d
#define HYTEC 0x30b216
#define ONOS 0xa42305
#define FABRIC 0xd88466

static const struct name organisation_names[] = {
	{DOT1, "IEEE"},
	{DOT3, "Ieee 802.3"},
	{IANA, "ICANN, IANA Department"},
	{MEDIA, "Telecommunications Industry Association TR-41 Committee"},
	{CISCO, "Cisco Systems, Inc"},
	{EXTREME, "Avaya Inc"},
	{PROFINET, "PROFIBUS Nutzerorganisation e.V."},
	{DCBX, "Intel Corporate"},
	{VIRTUAL, "ProCurve Networking by HP"},
	{AVAYA, "LANNET Data Communications"},
	{HYTEC, "Hitachi Energy Germany AG"},
	{ONOS, "Open Networking Laboratory"},
	{FABRIC, "Extreme Networks Headquarters"},
	{0, NULL},
};
static const struct name iana_names[] = {{1, "Manufacturer Usage Description URL"}, {0, NULL}};
static const struct name supported_names[] = {{0, "Not supported"}, {1, "Supported"}, {0, NULL}};
static const struct name enabled_names[] = {{0, "Not enabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name bundled_names[] = {{0, "Disabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name power_names[] = {{0, "Disabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};
static const struct name side_names[] = {{0, "PD"}, {1, "PSE"}, {0, NULL}};
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
#define LANES(number, table, short_name, text)                                                     \
	{.id = "", .label = short_name, .title = text, .kind = FIELD_GROUP,                        \
		.when = ELEMENT(DOT1, number), .parts = table,                                     \
		.about = "How the wire is shared.", .rfc = "IEEE 802.1Q D.2"}
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
/* Some number these bits from the other end: Wireshark shows both. */
#define INVERSE(name, text, bit)                                                                   \
	{.id = "lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv." name, .label = "",              \
		.title = text, .bits = 1, .make = MAKE_PICKED, .preset = BIT(bit),                 \
		.where = MADE_LAST,                                                                \
		.names = capable_names, .about = "Whether the port can do it.",                    \
		.rfc = "IEEE 802.3 79.3.1"}
static const struct field inverse_made[] = {
	INVERSE("other", "Other or unknown", 0),
	INVERSE("10base_t", "10BASE-T (half duplex mode)", 1),
	INVERSE("10base_tfd", "10BASE-T (full duplex mode)", 2),
	INVERSE("100base_t4", "100BASE-T4", 3),
	INVERSE("100base_tx", "100BASE-TX (half duplex mode)", 4),
	INVERSE("100base_txfd", "100BASE-TX (full duplex mode)", 5),
	INVERSE("100base_t2", "100BASE-T2 (half duplex mode)", 6),
	INVERSE("100base_t2fd", "100BASE-T2 (full duplex mode)", 7),
	INVERSE("fdx_pause", "PAUSE (for full-duplex links)", 8),
	INVERSE("fdx_apause", "Asymmetric PAUSE (for full-duplex links)", 9),
	INVERSE("fdx_spause", "Symmetric PAUSE (for full-duplex links)", 10),
	INVERSE("fdx_bpause", "Asymmetric and Symmetric PAUSE (for full-duplex links)", 11),
	INVERSE("1000base_x", "1000BASE-X (-LX, -SX, -CX half duplex mode)", 12),
	INVERSE("1000base_xfd", "1000BASE-X (-LX, -SX, -CX full duplex mode)", 13),
	INVERSE("1000base_t", "1000BASE-T (half duplex mode)", 14),
	INVERSE("1000base_tfd", "1000BASE-T (full duplex mode)", 15),
	FIELD_END,
};
static const struct field speed_made[] = {
	{.id = "", .label = "", .title = "Same in inverse (wrong) bitorder", .bits = 16,
		.kind = FIELD_GROUP, .make = MAKE_AGAIN, .made = inverse_made,
		.heading = "Same in inverse (wrong) bitorder",
		.about = "The speeds, were the bits numbered so.", .rfc = "IEEE 802.3 79.3.1"},
	FIELD_END,
};

static const struct field bundle_bits[] = {
	FIELD_GAP(4),
	{.id = "lldp.ieee.802_1.aggregation_status.porttype", .label = "t",
		.title = "Aggregation Status", .bits = 2, .names = lldp_port_names,
		.about = "From which side it is one.", .rfc = "IEEE 802.1AX 6.1"},
	BITS("ieee.802_1.aggregation_status.enabled", "E", "Aggregation Status", 1, bundled_names,
		"The port is one of a bundle."),
	BITS("ieee.802_1.aggregation_status.cap", "C", "Aggregation Capability", 1, yes_names,
		"It could be."),
	FIELD_END,
};
static const struct field old_bundle_bits[] = {
	FIELD_GAP(6),
	BITS("ieee.802_3.aggregation_status.enabled", "E", "Aggregation Status", 1, bundled_names,
		"The port is one of a bundle."),
	BITS("ieee.802_3.aggregation_status.cap", "C", "Aggregation Capability", 1, yes_names,
		"It could be."),
	FIELD_END,
};
static const struct field power_bits[] = {
	FIELD_GAP(4),
	BITS("ieee.802_3.mdi_power_support.pse_pairs", "P", "PSE Pairs Control Ability", 1,
		yes_names, "The wires can be chosen."),
	BITS("ieee.802_3.mdi_power_support.enabled", "E", "PSE MDI Power", 1, power_names,
		"Power is on."),
	BITS("ieee.802_3.mdi_power_support.supported", "S", "PSE MDI Power", 1, supported_names,
		"There could be."),
	BITS("ieee.802_3.mdi_power_support.port_class", "C", "Port Class", 1, side_names,
		"Whether the port gives power or takes it."),
	FIELD_END,
};

static const struct field old_expert[] = EXPERT_PARTS(
	"lldp.tlv_deprecated", "TLV has been deprecated", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field old_made[] = {
	{EXPERT(MAKE_EXPERT, old_expert), .when = WHEN1(3)}, FIELD_END};

#define NAMED(name, short_name, text, wide, values, condition, sentence)                           \
	{.id = "lldp." name, .label = short_name, .title = text, .bits = (wide),                   \
		.names = values, .when = condition, .about = sentence, .rfc = "IEEE 802.3 79.3"}
#define UNKNOWN(...)                                                                               \
	{.id = "lldp.unknown_subtype", .label = "subtype", .title = "Unknown Subtype",             \
		.bits = 8, .when = __VA_ARGS__,                                                    \
		.about = "Which of the organisation's elements this is.", .rfc = "IEEE 802.1AB"}
#define CONTENT(...)                                                                               \
	{.id = "lldp.unknown_subtype.content", .label = "value",                                   \
		.title = "Unknown Subtype Content", .kind = FIELD_BYTES, .size = SIZE_REST,        \
		.when = __VA_ARGS__, .about = "What it says.", .rfc = "IEEE 802.1AB"}
/* Those between two that are known. */
#define OTHERS(what)                                                                               \
	what(WHEN_FROM(0, IANA - 1)), what(WHEN_FROM(IANA + 1, CISCO - 1)),                        \
		what(WHEN_FROM(CISCO + 1, EXTREME - 1)),                                           \
		what(WHEN_FROM(EXTREME + 1, PROFINET - 1)),                                        \
		what(WHEN_FROM(PROFINET + 1, DOT3 - 1)), what(WHEN_FROM(DOT3 + 1, MEDIA - 1)),     \
		what(WHEN_FROM(MEDIA + 1, DCBX - 1)), what(WHEN_FROM(DCBX + 1, VIRTUAL - 1)),      \
		what(WHEN_FROM(VIRTUAL + 1, AVAYA - 1)), what(WHEN_FROM(AVAYA + 1, DOT1 - 1)),     \
		what(WHEN_FROM(DOT1 + 1, HYTEC - 1)), what(WHEN_FROM(HYTEC + 1, ONOS - 1)),        \
		what(WHEN_FROM(ONOS + 1, FABRIC - 1)), what(WHEN_FROM(FABRIC + 1, 0xffffff))
#define MAKER(which, word, text, table)                                                            \
	{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .when = WHEN1(which),        \
		.parts = table, .about = "What its maker has to say.", .rfc = "IEEE 802.1AB 8.6"}

/* IEEE 802.3bt: power on four pairs of wires, of which each two may be a load of their own. */
#define POWER(name, text, wide, how, sentence)                                                     \
	{.id = "lldp.ieee.802_3.bt_" name, .label = "power", .title = text, .bits = (wide),        \
		.kind = FIELD_##how, .about = sentence, .rfc = "IEEE 802.3 79.3.2"}
#define POWERS(name, text, wide, table, sentence)                                                  \
	{.id = "lldp.ieee.802_3.bt_" name, .label = "power", .title = text, .bits = (wide),        \
		.kind = FIELD_FLAGS, .parts = table, .about = sentence, .rfc = "IEEE 802.3 79.3.2"}
#define POWER_BITS(name, text, wide, many, how, sentence)                                          \
	{.id = "lldp.ieee.802_3.bt_" name, .label = "", .title = text, .bits = (wide),             \
		.box = (many), .kind = FIELD_##how, .about = sentence, .rfc = "IEEE 802.3 79.3.2"}
static const struct field status_bits[] = {
	POWER_BITS("pse_powering_status", "PSE Powering Status", 2, 2, UINT, "How power is given."),
	POWER_BITS("pd_powered_status", "PD Powered Status", 2, 2, UINT, "How power is taken."),
	POWER_BITS("pse_power_pairs_ext", "PSE Power Pairs ext", 2, 2, UINT,
		"Which wires carry it."),
	POWER_BITS("ds_pwr_class_ext_a", "DS Pwr Class Ext A", 3, 2, UINT,
		"How much power on the first two pairs."),
	POWER_BITS("ds_pwr_class_ext_b", "DS Pwr Class Ext B", 3, 2, UINT,
		"How much power on the other two."),
	POWER_BITS("pwr_class_ext_", "Pwr Class Ext", 4, 2, UINT, "How much power on all four."),
	FIELD_END};
static const struct field setup_bits[] = {
	FIELD_GAP(4),
	POWER_BITS("power_type_ext", "Power Type Ext", 3, 1, UINT, "Who speaks."), FIELD_GAP(1),
	FIELD_END};
static const struct field autoclass_bits[] = {
	POWER_BITS("autoclass_reserved", "Autoclass Reserved", 5, 1, HEX, "Must be zero."),
	POWER_BITS("pse_autoclass_support", "PSE Autoclass support", 1, 1, UINT,
		"The switch can measure what is needed."),
	POWER_BITS("autoclass_completed", "Autoclass Completed", 1, 1, UINT, "It has."),
	POWER_BITS("autoclass_request", "Autoclass Request", 1, 1, UINT, "It should."), FIELD_END};
static const struct field down_bits[] = {
	POWER_BITS("power_down_request", "Power down request", 6, 3, UINT,
		"Whether the device wants to be switched off."),
	POWER_BITS("power_down_time", "Power down time", 18, 3, UINT, "For how many seconds."),
	FIELD_END};
static const struct field more_power_parts[] = {
	POWER("ds_pd_requested_power_value_mode_a", "DS PD Requested Power Value Mode A", 16, UINT,
		"Tenths of a watt that are wanted on the first two pairs."),
	POWER("ds_pd_requested_power_value_mode_b", "DS PD Requested Power Value Mode B", 16, UINT,
		"Tenths of a watt that are wanted on the other two."),
	POWER("ds_pse_allocated_power_value_alt_a", "DS PSE Allocated Power Value Alt A", 16, UINT,
		"Tenths of a watt that are given on the first two pairs."),
	POWER("ds_pse_allocated_power_value_alt_b", "DS PSE Allocated Power Value Alt B", 16, UINT,
		"Tenths of a watt that are given on the other two."),
	POWERS("power_status", "Power Status", 16, status_bits, "How power is given and taken."),
	POWERS("system_setup", "System Setup", 8, setup_bits, "Who speaks."),
	POWER("pse_maximum_available_power_value", "PSE Maximum Available Power Value", 16, UINT,
		"Tenths of a watt that could be given."),
	POWERS("autoclass", "Autoclass", 8, autoclass_bits, "Whether what is needed is measured."),
	POWERS("power_down", "Power down", 24, down_bits, "Whether to be switched off."),
	FIELD_END};
static const struct field more_power_items[] = {
	{.id = "", .label = "more", .title = "More Power", .kind = FIELD_GROUP,
		.parts = more_power_parts, .about = "Power on four pairs of wires.",
		.rfc = "IEEE 802.3 79.3.2"},
	FIELD_END};
static const struct list more_power_list = {.how = LIST_REPEAT, .items = more_power_items};

/* IEEE 802.3br: short frames that must not wait cut long ones in two. */
static const struct name active_names[] = {{0, "Not active"}, {1, "Active"}, {0, NULL}};
#define CUT(name, text, wide, how, values, sentence)                                               \
	{.id = "lldp.ieee.802_3br.aec." name, .label = "", .title = text, .bits = (wide),          \
		.box = 2, .kind = FIELD_##how, .names = values, .about = sentence,                 \
		.rfc = "IEEE 802.3 79.3.7"}
static const struct field cut_bits[] = {
	CUT("reserved", "Reserved", 11, HEX, NULL, "Must be zero."),
	CUT("addfragsize", "Additional Fragment Size", 2, UINT, NULL,
		"How much longer than 64 bytes a piece must be, in 64 bytes."),
	CUT("active", "Preemption capabilities active", 1, UINT, active_names,
		"Long frames are cut."),
	CUT("enable", "Preemption capabilities enable", 1, UINT, enabled_names,
		"They are, if both ends agree."),
	CUT("support", "Preemption capabilities support", 1, UINT, supported_names,
		"They could be."),
	FIELD_END};

static const struct field excess[] = EXPERT_PARTS("lldp.excess_length",
	"Invalid length, greater than expected", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field excess_made[] = {{EXPERT(MAKE_EXPERT, excess)}, FIELD_END};

const struct field lldp_organisation[] = {
	LLDP_HEAD,
	{.id = "lldp.orgtlv.oui", .label = "oui", .title = "Organization Unique Code", .bits = 24,
		.select = true, .preset = DOT1, .names = organisation_names,
		.about = "Who says what the element means.", .rfc = "IEEE 802.1AB 8.6"},
	OTHERS(UNKNOWN), OTHERS(CONTENT),
	KIND("iana.subtype", "IANA Subtype", IANA, iana_names),
	WORDS("iana.mudurl", "Manufacturer Usage Description URL", FIELD_TEXT, SIZE_REST,
		ELEMENT(IANA, 1), "Where what the thing may do is described."),
	CONTENT(ELEMENT(IANA, 0)), CONTENT(WHEN_FROM(IANA << 8 | 2, IANA << 8 | 0xff)),
	KIND("ieee.802_1.subtype", "IEEE 802.1 Subtype", DOT1, lldp_dot1_names),
	{.id = "lldp.ieee.802_3.subtype", .label = "subtype", .title = "IEEE 802.3 Subtype",
		.bits = 8, .kind = FIELD_HEX, .select = true, .when = WHEN1(DOT3),
		.names = lldp_dot3_names, .made = old_made,
		.about = "Which of the organisation's elements this is.", .rfc = "IEEE 802.1AB"},
	{.id = "", .label = "media", .title = "Media", .kind = FIELD_GROUP, .when = WHEN1(MEDIA),
		.parts = lldp_media, .about = "What a telephone says of itself.",
		.rfc = "TIA-1057 10"},
	MAKER(CISCO, "cisco", "Cisco", lldp_cisco),
	MAKER(EXTREME, "extreme", "Extreme", lldp_extreme),
	MAKER(PROFINET, "profinet", "PROFINET", lldp_profinet),
	MAKER(DCBX, "dcbx", "DCBX", lldp_cee),
	MAKER(VIRTUAL, "evb", "IEEE 802.1Qbg", lldp_virtual),
	MAKER(AVAYA, "avaya", "Avaya", lldp_avaya), MAKER(HYTEC, "hytec", "Hytec", lldp_hytec),
	MAKER(ONOS, "onos", "ONOS", lldp_onos), MAKER(FABRIC, "extreme", "Extreme", lldp_fabric),
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
	{.id = "lldp.ieee.802_3.pmd_auto_neg_advertised_caps", .label = "speeds",
		.title = "PMD Auto-Negotiation Advertised Capability", .bits = 16,
		.kind = FIELD_FLAGS, .parts = speed_bits, .made = speed_made,
		.when = ELEMENT(DOT3, 1), .about = "The speeds that it can do.",
		.rfc = "IEEE 802.3 79.3.1"},
	{.id = "lldp.ieee.802_3.pmd_mau_type", .label = "mau", .title = "Operational MAU Type",
		.bits = 16, .kind = FIELD_HEX, .names = lldp_mau_names, .when = ELEMENT(DOT3, 1),
		.about = "The speed that it does now.", .rfc = "IEEE 802.3 79.3.1"},
	NUMBER("ieee.802_3.max_frame_size", "size", "Maximum Frame Size", 16, FIELD_UINT, NULL,
		ELEMENT(DOT3, 4), "The largest frame that it takes."),
	NUMBER("ieee.802_1.aggregation_status", "aggregation", "Aggregation Status", 8, FIELD_FLAGS,
		bundle_bits, ELEMENT(DOT1, 7), "Whether the port is one of a bundle."),
	NUMBER("ieee.802_1.aggregated_port_id", "port", "Aggregated Port Id", 32, FIELD_UINT, NULL,
		ELEMENT(DOT1, 7), "The bundle."),
	NUMBER("ieee.802_3.mdi_power_support", "power", "MDI Power Support", 8, FIELD_FLAGS,
		power_bits, ELEMENT(DOT3, 2), "Whether the port gives power."),
	NUMBER("ieee.802_3.mdi_pse_pair", "pair", "PSE Power Pair", 8, FIELD_UINT, NULL,
		ELEMENT(DOT3, 2), "Which wires carry it."),
	NAMED("ieee.802_3.mdi_power_class", "class", "Power Class", 8, lldp_class_names,
		ELEMENT(DOT3, 2), "How much power."),
	NAMED("ieee.802_3.mdi_power_type", "type", "Power Type", 2, lldp_power_names,
		ELEMENT(DOT3, 2), "Who speaks: the one who gives, or the one who takes."),
	NUMBER("ieee.802_3.mdi_power_source", "source", "Power Source", 2, FIELD_UINT, NULL,
		ELEMENT(DOT3, 2), "Where the power comes from."),
	NAMED("ieee.802_3.mdi_power_priority", "priority", "Power Priority", 4,
		lldp_priority_names, ELEMENT(DOT3, 2), "How important it is."),
	NUMBER("ieee.802_3.mdi_pde_requested", "wanted", "PD Requested Power Value", 16,
		FIELD_UINT, NULL, ELEMENT(DOT3, 2), "Tenths of a watt that are wanted."),
	NUMBER("ieee.802_3.mdi_pse_allocated", "given", "PSE Allocated Power Value", 16,
		FIELD_UINT, NULL, ELEMENT(DOT3, 2), "Tenths of a watt that are given."),
	{.id = "", .label = "more", .title = "More Power", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &more_power_list, .when = ELEMENT(DOT3, 2),
		.about = "Power on four pairs of wires.", .rfc = "IEEE 802.3 79.3.2"},
	{.id = "lldp.ieee.802_3br.eac", .label = "cut", .title = "Additional Ethernet Capabilities",
		.bits = 16, .kind = FIELD_FLAGS, .parts = cut_bits, .when = ELEMENT(DOT3, 7),
		.about = "Whether long frames are cut.", .rfc = "IEEE 802.3 79.3.7"},
	NUMBER("ieee.802_3.aggregation_status", "aggregation", "Aggregation Status", 8, FIELD_FLAGS,
		old_bundle_bits, ELEMENT(DOT3, 3), "Whether the port is one of a bundle."),
	NUMBER("ieee.802_3.aggregated_port_id", "port", "Aggregated Port Id", 32, FIELD_UINT, NULL,
		ELEMENT(DOT3, 3), "The bundle."),
	NUMBER("ieee.802_3.eee.transmit", "transmit", "Transmit", 16, FIELD_UINT, NULL,
		ELEMENT(DOT3, 5), "Microseconds to wake up before sending."),
	NUMBER("ieee.802_3.eee.receive", "receive", "Receive", 16, FIELD_UINT, NULL,
		ELEMENT(DOT3, 5), "Microseconds that the other end should wait."),
	NUMBER("ieee.802_3.eee.fallback_receive", "fallback", "Fallback Receive", 16, FIELD_UINT,
		NULL, ELEMENT(DOT3, 5), "Another time that would do."),
	NUMBER("ieee.802_3.eee.echo_transmit", "echo", "Echo Transmit", 16, FIELD_UINT, NULL,
		ELEMENT(DOT3, 5), "What the other end said."),
	NUMBER("ieee.802_3.eee.echo_receive", "echo", "Echo Receive", 16, FIELD_UINT, NULL,
		ELEMENT(DOT3, 5), "What the other end said."),
	LANES(8, lldp_congestion, "congestion", "Congestion Notification"),
	LANES(9, lldp_shares, "shares", "ETS Configuration"),
	LANES(10, lldp_advice, "advice", "ETS Recommendation"),
	LANES(11, lldp_flow, "flow", "Priority Flow Control Configuration"),
	LANES(12, lldp_uses, "uses", "Application Protocol"),
	{.id = "", .label = "value", .title = "Value", .kind = FIELD_BYTES, .size = SIZE_REST,
		.when = WHEN_FROM(DOT3 << 8, DOT3 << 8 | 0xff), .made = excess_made,
		.about = "What the element says besides.", .rfc = "IEEE 802.1AB 8.4.3"},
	LLDP_REST, FIELD_END,
};
