/* SPDX-License-Identifier: BSD-2-Clause */
/* Elements of LLDP that makers of switches and telephones define: Cisco's fabrics and its power for
 * telephones, Avaya, Extreme Networks, the Open Network Operating System; and bridges of virtual
 * machines, IEEE 802.1Qbg. Each table is what stands behind the maker's number. */
#include "lldp.h"

#include <stddef.h>

#define OF "IEEE 802.1AB 8.6"
#define KIND(name, text, values)                                                                   \
	{.id = "lldp." name, .label = "subtype", .title = text, .bits = 8, .kind = FIELD_HEX,      \
		.select = true, .names = values,                                                   \
		.about = "Which of the organisation's elements this is.", .rfc = OF}
/* The same in decimal. */
#define NUMBERED(name, text, values)                                                               \
	{.id = "lldp." name, .label = "subtype", .title = text, .bits = 8, .select = true,         \
		.names = values, .about = "Which of the organisation's elements this is.",         \
		.rfc = OF}
#define PART_OF(name, text, wide, how, values, sentence)                                           \
	.id = "lldp." name, .label = "value", .title = text, .bits = (wide), .kind = FIELD_##how,  \
	.names = values, .about = sentence, .rfc = OF
#define NUMBER(name, text, wide, how, values, which, sentence)                                     \
	{PART_OF(name, text, wide, how, values, sentence), .when = WHEN1(which)}
#define REST(name, text, how, which, sentence)                                                     \
	{PART_OF(name, text, 0, how, NULL, sentence), .size = SIZE_REST, .when = WHEN1(which)}
#define BITS(name, text, wide, boxed, values, sentence)                                            \
	{PART_OF(name, text, wide, UINT, values, sentence), .box = (boxed)}
#define UNKNOWN(...)                                                                               \
	{PART_OF("unknown_subtype.content", "Unknown Subtype Content", 0, BYTES, NULL,             \
		"What it says."), .size = SIZE_REST, .when = __VA_ARGS__}
#define LIST(table, text, which, sentence)                                                         \
	{.id = "", .label = "values", .title = text, .kind = FIELD_LIST, .size = SIZE_REST,        \
		.list = table, .when = WHEN1(which), .about = sentence, .rfc = OF}

/* ---- Cisco ---- */

static const struct name cisco_names[] = {
	{0x01, "4-wire Power-via-MDI (UPOE)"}, {0xc9, "ACI Port State"}, {0xca, "ACI Node Role"},
	{0xcb, "ACI Node ID"}, {0xcc, "ACI Spine Level"}, {0xcd, "ACI Pod ID"},
	{0xce, "ACI Fabric Name"}, {0xcf, "ACI Appliance Vector"}, {0xd0, "ACI Node IP"},
	{0xd1, "ACI Port Role"}, {0xd2, "ACI Firmware Version"}, {0xd3, "ACI Infra VLAN"},
	{0xd4, "ACI Serial Number"}, {0xd6, "ACI Model"}, {0xd7, "ACI Node Name"},
	{0xd8, "ACI Port Mode"}, {0xd9, "ACI Authentication Cookie"}, {0xda, "ACI APIC-Mode"},
	{0xdb, "ACI Fabric ID"}, {0, NULL},
};
static const struct name supported_names[] = {{0, "Not supported"}, {1, "Supported"}, {0, NULL}};
static const struct name wanted_names[] = {{0, "Not required"}, {1, "Required"}, {0, NULL}};
static const struct name desired_names[] = {{0, "Not Desired"}, {1, "Desired"}, {0, NULL}};
static const struct name enabled_names[] = {{0, "Disabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name state_names[] = {{1, "In Service"}, {2, "Out of Service"}, {0, NULL}};
static const struct name node_names[] = {
	{0, "APIC"}, {1, "Leaf"}, {2, "Spine"}, {3, "vLeaf"}, {0, NULL}};
static const struct name port_names[] = {{1, "Active"}, {2, "Backup"}, {0, NULL}};
static const struct name mode_names[] = {{0, "Normal"}, {1, "Recovery Mode"}, {0, NULL}};
static const struct name apic_names[] = {{0, "Active"}, {1, "Standby"}, {0, NULL}};
static const struct field power_bits[] = {
	FIELD_GAP(4),
	BITS("cisco.upoe.pse_altb_oper", "PSE Spare Pair PoE", 1, 1, enabled_names,
		"The switch gives power on the spare wires."),
	BITS("cisco.upoe.pd_altb_desired", "PD Request Spare Pair PoE", 1, 1, desired_names,
		"The device would like power there."),
	BITS("cisco.upoe.altb_detection_required", "ALT-B Detection required", 1, 1, wanted_names,
		"The device must be found on these wires, too."),
	BITS("cisco.upoe.supported", "UPOE Supported", 1, 1, supported_names,
		"Power on all four pairs of wires."),
	FIELD_END};
static const struct field apic_parts[] = {
	{PART_OF("cisco.apicid", "APIC ID", 8, UINT, NULL, "The controller's number.")},
	{PART_OF("cisco.apicipv4", "APIC IPv4", 32, IPV4, NULL, "Its address.")},
	{PART_OF("cisco.apicuuid", "APIC UUID", 288, TEXT, NULL, "Which controller it is.")},
	FIELD_END};
static const struct field apic_items[] = {
	{.id = "", .label = "controller", .title = "Controller", .kind = FIELD_GROUP,
		.parts = apic_parts, .about = "A controller of the fabric.", .rfc = OF},
	FIELD_END};
static const struct list apic_list = {LIST_REPEAT, apic_items};
#define CISCO(name, text, wide, how, values, which, sentence)                                      \
	NUMBER("cisco." name, text, wide, how, values, which, sentence)
#define CISCO_TEXT(name, text, how, which, sentence)                                               \
	REST("cisco." name, text, how, which, sentence)
const struct field lldp_cisco[] = {
	KIND("cisco.subtype", "Cisco Subtype", cisco_names),
	{PART_OF("cisco.upoe", "UPOE Capabilities", 8, FLAGS, NULL,
		 "Whether all four pairs of wires carry power."), .parts = power_bits,
		.when = WHEN1(1)},
	CISCO("portstate", "Port State", 8, UINT, state_names, 0xc9, "Whether the port is used."),
	CISCO("noderole", "Node Role", 8, UINT, node_names, 0xca, "What the switch does."),
	CISCO("nodeid", "Node ID", 32, UINT, NULL, 0xcb, "The switch's number."),
	CISCO("spinelevel", "Spine Level", 8, UINT, NULL, 0xcc, "How high in the fabric it is."),
	CISCO("podid", "Pod ID", 16, UINT, NULL, 0xcd, "Which part of the fabric it is in."),
	CISCO_TEXT("fabricname", "Fabric Name", TEXT, 0xce, "The fabric's name."),
	{PART_OF("cisco.apiclist", "Appliance Vector", 0, LIST, NULL, "The fabric's controllers."),
		.size = SIZE_REST, .list = &apic_list, .when = WHEN1(0xcf)},
	CISCO("nodeip", "Node IP", 32, IPV4, NULL, 0xd0, "The switch's address."),
	CISCO("portrole", "Port Role", 8, UINT, port_names, 0xd1, "What the port is for."),
	CISCO_TEXT("version", "Version", TEXT, 0xd2, "The switch's software."),
	CISCO("fabricvlan", "Fabric VLAN", 16, UINT, NULL, 0xd3, "The fabric's own network."),
	CISCO_TEXT("serialno", "Serial No", TEXT, 0xd4, "Which switch it is."),
	CISCO_TEXT("model", "Model", TEXT, 0xd6, "What kind of switch it is."),
	CISCO_TEXT("nodename", "Node Name", TEXT, 0xd7, "The switch's name."),
	CISCO("portmode", "Port Mode", 16, UINT, mode_names, 0xd8, "How the port is run."),
	CISCO_TEXT("authcookie", "Authentication Cookie", BYTES, 0xd9,
		"Shows that the switch belongs to the fabric."),
	CISCO("apicmode", "APIC Mode", 8, UINT, apic_names, 0xda, "Whether the controller works."),
	CISCO("fabricd", "Fabric ID", 16, UINT, NULL, 0xdb, "The fabric's number."),
	UNKNOWN(WHEN1(0)), UNKNOWN(WHEN_FROM(2, 0xc8)), UNKNOWN(WHEN1(0xd5)),
	UNKNOWN(WHEN_FROM(0xdc, 0xff)),
	{PART_OF("subtype.content_remaining", "Subtype Unknown Trailing Bytes", 0, BYTES, NULL,
		 "What it says besides."), .size = SIZE_REST},
	FIELD_END,
};

/* ---- Avaya's telephones ---- */

static const struct name avaya_names[] = {
	{1, "PoE Conservation Level Support"}, {3, "Call Server IP Address"},
	{4, "IP Phone Addresses"}, {5, "CNA Server IP Address"}, {6, "File Server"},
	{7, "802.1Q Framing"}, {0, NULL}};
static const struct name tag_names[] = {{1, "Tagging"}, {2, "No Tagging"}, {0, NULL}};
#define PHONE(name, text, from, sentence)                                                          \
	{PART_OF("avaya.ipphone." name, text, 32, IPV4, NULL, sentence), .make = MAKE_CUT,         \
		.preset = (from), .where = MADE_LAST}
static const struct field phone_made[] = {
	PHONE("ip", "IP Address", 0, "The telephone's address."),
	PHONE("mask", "Subnet Mask", 4, "Which addresses are on its wire."),
	PHONE("gateway", "Gateway IP", 8, "The way out."), FIELD_END};
const struct field lldp_avaya[] = {
	KIND("avaya.subtype", "Avaya Subtype", avaya_names),
	NUMBER("avaya.poe", "PoE Conservation Level Support", 56, BYTES, NULL, 1,
		"How the telephone saves power."),
	NUMBER("avaya.callserver", "Call Server IP Address", 32, IPV4, NULL, 3,
		"Who connects its calls."),
	{PART_OF("avaya.ipphone", "IP Phone Addresses", 96, BYTES, NULL, "Its addresses."),
		.made = phone_made, .when = WHEN1(4)},
	NUMBER("avaya.cnaserver", "CNA Server IP Address", 32, IPV4, NULL, 5,
		"Who measures the network."),
	NUMBER("avaya.fileserver", "File Server", 32, IPV4, NULL, 6, "Where its software is."),
	NUMBER("avaya.dot1q", "802.1Q Framing", 8, HEX, tag_names, 7, "Whether it tags frames."),
	UNKNOWN(WHEN_OTHER(1, 0x7d)), LLDP_REST, FIELD_END,
};

/* ---- Extreme Networks' fabrics ---- */

static const struct name attach_names[] = {
	{11, "Extreme Fabric Attach Element TLV"}, {12, "Extreme Fabric Attach Assignment TLV"},
	{0, NULL}};
#define ATTACH "extreme_avaya_ap."
static const struct field element_bits[] = {
	BITS(ATTACH "element_type", "Element Type", 6, 3, NULL, "What kind of device it is."),
	BITS(ATTACH "state", "State", 6, 3, NULL, "What it can do."),
	BITS(ATTACH "mgnt_vlan", "Mgmt VLAN", 12, 3, NULL, "Where it is managed."), FIELD_END};
static const struct field assigned_bits[] = {
	BITS(ATTACH "status", "Assignment Status", 4, 2, NULL, "Whether it may be in it."),
	BITS(ATTACH "vlan", "VLAN", 12, 2, NULL, "A virtual network..."), FIELD_END};
static const struct field assigned_parts[] = {
	{.id = "", .label = "bits", .title = "Assignment", .bits = 16, .kind = FIELD_HEX,
		.parts = assigned_bits, .about = "A virtual network of the device.", .rfc = OF},
	{PART_OF(ATTACH "i_sid", "I-SID", 24, UINT, NULL, "...and its number in the fabric.")},
	FIELD_END};
static const struct field assigned_items[] = {
	{.id = "", .label = "network", .title = "Assignment", .kind = FIELD_GROUP,
		.parts = assigned_parts, .about = "A virtual network of the device.", .rfc = OF},
	FIELD_END};
static const struct list assigned_list = {LIST_REPEAT, assigned_items};
const struct field lldp_extreme[] = {
	NUMBERED(ATTACH "subtype", "Subtype", attach_names),
	{PART_OF(ATTACH "hmac_sha_digest", "HMAC-SHA Digest", 256, BYTES, NULL,
		 "Shows who says it."), .when = WHEN_SET(11, 3)},
	{.id = "", .label = "element", .title = "Element", .bits = 24, .kind = FIELD_HEX,
		.parts = element_bits, .when = WHEN1(11), .about = "What kind of device it is.",
		.rfc = OF},
	NUMBER(ATTACH "rsvd", "Reserved", 8, UINT, NULL, 11, "Must be zero."),
	NUMBER(ATTACH "system_id", "System ID", 80, BYTES, NULL, 11, "Which device it is."),
	LIST(&assigned_list, "Assignments", 12, "Virtual networks of the device."), LLDP_REST,
	FIELD_END,
};
static const struct name fabric_names[] = {
	{4, "Extreme Zero Touch Fabric v2 Fabric Connect TLV"}, {0, NULL}};
#define FABRIC "extreme_avaya.fabric."
static const struct field bridge_items[] = {
	{PART_OF(FABRIC "bvlanid", "B-VLAN ID", 16, UINT, NULL,
		 "A virtual network that carries the others.")},
	FIELD_END};
static const struct list bridge_list = {LIST_COUNT, bridge_items};
const struct field lldp_fabric[] = {
	NUMBERED(FABRIC "subtype", "Subtype", fabric_names),
	NUMBER(FABRIC "fabric_connect", "FC Capability", 8, UINT, supported_names, 4,
		"Whether it can be a part of a fabric."),
	{PART_OF(FABRIC "numbvlans", "Number B-VLANs", 8, UINT, NULL, "How many follow."),
		.fill = FILL_COUNT, .when = WHEN1(4)},
	{.id = "", .label = "networks", .title = "B-VLANs", .kind = FIELD_LIST,
		.list = &bridge_list, .when = WHEN1(4),
		.about = "The virtual networks that carry the others.", .rfc = OF},
	{PART_OF(FABRIC "sysidlength", "SysID Length", 8, UINT, NULL, "Bytes of its name."),
		.fill = FILL_SIZE, .when = WHEN1(4)},
	{PART_OF(FABRIC "sysid", "System ID", 0, BYTES, NULL, "Which device it is."),
		.size = SIZE_COUNTED, .digits = 4, .when = WHEN1(4)},
	LLDP_REST, FIELD_END,
};

/* ---- the Open Network Operating System ---- */

static const struct name onos_names[] = {
	{1, "ONOS Chassis"}, {2, "ONOS Port"}, {3, "ONOS TTL"}, {0, NULL}};
const struct field lldp_onos[] = {
	KIND("onos.subtype", "ONOS Subtype", onos_names),
	REST("onos.chassis", "Chassis", TEXT, 1, "The switch that sent it."),
	REST("onos.port", "Port", TEXT, 2, "The port that it left."),
	NUMBER("onos.ttl", "ttl", 32, UINT, NULL, 3, "For how many seconds it is to be believed."),
	UNKNOWN(WHEN_OTHER(1, 7)), LLDP_REST, FIELD_END,
};

/* ---- bridges of virtual machines: IEEE 802.1Qbg D.2.12 ---- */

static const struct name virtual_names[] = {{0, "EVB"}, {1, "CDCP"}, {2, "VDP"}, {0, NULL}};
static const struct name able_names[] = {{0, "Not capable"}, {1, "Capable"}, {0, NULL}};
static const struct name set_names[] = {{0, "Not configured"}, {1, "Configured"}, {0, NULL}};
#define BRIDGE(set, values)                                                                        \
	{                                                                                          \
		BITS(set ".std", "Standard bridging (STD)", 1, 2, values, "As any bridge does."),  \
		BITS(set ".rr", "Reflective relay (RR)", 1, 2, values,                             \
			"Frames may leave by the port that they came by."),                        \
		FIELD_GAP(11),                                                                     \
		BITS(set ".rte", "Retransmission timer exponent (RTE)", 1, 2, values,              \
			"It says when to send again."),                                            \
		BITS(set ".ecp", "Edge control protocol (ECP)", 1, 2, values,                      \
			"What is said here is acknowledged."),                                     \
		BITS(set ".vdp", "VSI discovery protocol (VDP)", 1, 2, values,                     \
			"Virtual machines announce themselves."),                                  \
		FIELD_END                                                                          \
	}
#define EVB "ieee.802_1qbg.evb_"
static const struct field able_bits[] = BRIDGE(EVB "support_caps", able_names);
static const struct field used_bits[] = BRIDGE(EVB "configure_caps", set_names);
const struct field lldp_virtual[] = {
	KIND("ieee.802_1qbg.subtype", "IEEE 802.1Qbg Subtype", virtual_names),
	{PART_OF(EVB "support_caps", "Supported capabilities", 16, FLAGS, NULL, "What it can do."),
		.parts = able_bits, .when = WHEN1(0)},
	{PART_OF(EVB "configure_caps", "Configured capabilities", 16, FLAGS, NULL,
		 "What it does."), .parts = used_bits, .when = WHEN1(0)},
	NUMBER(EVB "supported_vsi", "Supported No of VSIs", 16, UINT, NULL, 0,
		"How many virtual machines it can serve."),
	NUMBER(EVB "configured_vsi", "Configured No of VSIs", 16, UINT, NULL, 0,
		"How many it serves."),
	NUMBER(EVB "retrans_timer", "Retransmission timer exponent", 8, UINT, NULL, 0,
		"How long to wait before sending again: 10 microseconds times 2 to this power."),
	LLDP_REST, FIELD_END,
};
