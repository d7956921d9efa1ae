/* SPDX-License-Identifier: BSD-2-Clause */
/* LLDP, IEEE 802.1AB: a switch tells its neighbours who it is, an element (TLV) for each thing that
 * there is to say. What organisations add is in lldporg.c.
 */
#include "proto/proto.h"

#include "lldp.h"

#include <stddef.h>

const struct name lldp_types[] = {
	{0, "End of LLDPDU"}, {1, "Chassis Id"}, {2, "Port Id"}, {3, "Time to Live"},
	{4, "Port Description"}, {5, "System Name"}, {6, "System Description"},
	{7, "System Capabilities"}, {8, "Management Address"}, {127, "Organization Specific"},
	{0, NULL},
};

static const struct name chassis_names[] = {
	{0, "Reserved"}, {1, "Chassis component"}, {2, "Interface alias"}, {3, "Port component"},
	{4, "MAC address"}, {5, "Network address"}, {6, "Interface name"},
	{7, "Locally assigned"}, {0, NULL},
};
static const struct name port_names[] = {
	{0, "Reserved"}, {1, "Interface alias"}, {2, "Port component"}, {3, "MAC address"},
	{4, "Network address"}, {5, "Interface name"}, {6, "Agent circuit Id"},
	{7, "Locally assigned"}, {0, NULL},
};
static const struct name family_names[] = {
	{1, "IPv4"}, {2, "IPv6"}, {6, "802 (includes all 802 media plus Ethernet)"}, {0, NULL}};
static const struct name interface_names[] = {
	{1, "Unknown"}, {2, "ifIndex"}, {3, "System port number"}, {0, NULL}};
static const struct name capable_names[] = {{0, "Not capable"}, {1, "Capable"}, {0, NULL}};

#define SUBTYPE(name, text, values)                                                                \
	{.id = "lldp." name ".subtype", .label = "subtype", .title = text, .bits = 8,              \
		.select = true, .names = values, .about = "What kind of name this is.",            \
		.rfc = "IEEE 802.1AB 8.5.2"}
#define FAMILY(condition)                                                                          \
	{.id = "lldp.network_address.subtype", .label = "family",                                  \
		.title = "Network Address family", .bits = 8, .select = true,                      \
		.names = family_names, .when = condition,                                          \
		.about = "What kind of address this is.",                                          \
		.rfc = "IEEE 802.1AB 8.5.2"}
#define NAME(name, text, wide, how, ends, condition)                                               \
	{.id = name, .label = "id", .title = text, .bits = (wide), .kind = (how), .size = (ends),  \
		.when = condition, .about = "The name itself.", .rfc = "IEEE 802.1AB 8.5.2"}
#define TEXT(name, text, sentence)                                                                 \
	{.id = name, .label = "text", .title = text, .kind = FIELD_TEXT, .size = SIZE_REST,        \
		.about = sentence, .rfc = "IEEE 802.1AB 8.5"}

static const struct field end_parts[] = {LLDP_HEAD, LLDP_REST, FIELD_END};

/* Behind the kind of name 5 (of a port: 4) the selector has the address's family as well. */
static const struct field chassis_parts[] = {
	LLDP_HEAD, SUBTYPE("chassis", "Chassis Id Subtype", chassis_names), FAMILY(WHEN1(5)),
	NAME("lldp.chassis.id.mac", "Chassis Id", 48, FIELD_MAC, SIZE_FIXED, WHEN1(4)),
	NAME("lldp.chassis.id.ip4", "Chassis Id", 32, FIELD_IPV4, SIZE_FIXED, WHEN1(0x501)),
	NAME("lldp.chassis.id.ip6", "Chassis Id", 128, FIELD_IPV6, SIZE_FIXED, WHEN1(0x502)),
	NAME("lldp.chassis.id", "Chassis Id", 0, FIELD_BYTES, SIZE_REST, WHEN_FROM(0, 3)),
	NAME("lldp.chassis.id", "Chassis Id", 0, FIELD_BYTES, SIZE_REST, WHEN_FROM(6, 0x500)),
	NAME("lldp.chassis.id", "Chassis Id", 0, FIELD_BYTES, SIZE_REST, WHEN_FROM(0x503, 0x5ff)),
	LLDP_REST, FIELD_END,
};

static const struct field port_parts[] = {
	LLDP_HEAD, SUBTYPE("port", "Port Id Subtype", port_names), FAMILY(WHEN1(4)),
	NAME("lldp.port.id.mac", "Port Id", 48, FIELD_MAC, SIZE_FIXED, WHEN1(3)),
	NAME("lldp.port.id.ip4", "Port Id", 32, FIELD_IPV4, SIZE_FIXED, WHEN1(0x401)),
	NAME("lldp.port.id.ip6", "Port Id", 128, FIELD_IPV6, SIZE_FIXED, WHEN1(0x402)),
	NAME("lldp.port.id", "Port Id", 0, FIELD_TEXT, SIZE_REST, WHEN_FROM(0, 2)),
	NAME("lldp.port.id", "Port Id", 0, FIELD_TEXT, SIZE_REST, WHEN_FROM(5, 0x400)),
	NAME("lldp.port.id", "Port Id", 0, FIELD_TEXT, SIZE_REST, WHEN_FROM(0x403, 0x4ff)),
	LLDP_REST, FIELD_END,
};

static const struct field time_parts[] = {
	LLDP_HEAD,
	{.id = "lldp.time_to_live", .label = "ttl", .title = "Seconds", .bits = 16, .preset = 20,
		.about = "For how many seconds this is to be believed.",
		.rfc = "IEEE 802.1AB 8.5.4"},
	LLDP_REST, FIELD_END,
};
static const struct field port_text_parts[] = {
	LLDP_HEAD, TEXT("lldp.port.desc", "Port Description", "The port in words."), FIELD_END};
static const struct field name_parts[] = {
	LLDP_HEAD, TEXT("lldp.tlv.system.name", "System Name", "The host's name."), FIELD_END};
static const struct field system_parts[] = {
	LLDP_HEAD, TEXT("lldp.tlv.system.desc", "System Description", "The host in words."),
	FIELD_END};

#define CAN(set, name, letter, text)                                                               \
	{.id = "lldp.tlv." set "." name, .label = letter, .title = text, .bits = 1, .box = 2,      \
		.names = capable_names, .about = "Whether it is one.",                             \
		.rfc = "IEEE 802.1AB 8.5.8"}
#define CAPABILITIES(set)                                                                          \
	{                                                                                          \
		FIELD_GAP(8), CAN(set, "station_only", "S", "Station only"),                       \
			CAN(set, "docsis_cable_device", "C", "DOCSIS cable device"),               \
                                                                                                   \
			CAN(set, "telephone", "T", "Telephone"),                                   \
			CAN(set, "router", "R", "Router"),                                         \
			CAN(set, "wlan_access_pt", "W", "WLAN access point"),                      \
			CAN(set, "bridge", "B", "Bridge"), CAN(set, "repeater", "r", "Repeater"),  \
			CAN(set, "other", "O", "Other"), FIELD_END                                 \
	}
static const struct field able_bits[] = CAPABILITIES("system_cap");
static const struct field enabled_bits[] = CAPABILITIES("enable_system_cap");

static const struct field able_parts[] = {
	LLDP_HEAD,
	{.id = "lldp.tlv.system_cap", .label = "capabilities", .title = "Capabilities",
		.bits = 16, .kind = FIELD_FLAGS, .parts = able_bits, .about = "What it can be.",
		.rfc = "IEEE 802.1AB 8.5.8"},
	{.id = "lldp.tlv.enable_system_cap", .label = "enabled", .title = "Enabled Capabilities",
		.bits = 16, .kind = FIELD_FLAGS, .parts = enabled_bits, .about = "What it is.",
		.rfc = "IEEE 802.1AB 8.5.8"},
	LLDP_REST, FIELD_END,
};

#define ADDRESS(name, wide, how, ends, condition)                                                  \
	{.id = "lldp.mgn.addr." name, .label = "address", .title = "Management Address",           \
		.bits = (wide), .kind = (how), .size = (ends), .when = condition,                  \
		.about = "Where its settings can be reached.", .rfc = "IEEE 802.1AB 8.5.9"}
#define MANAGEMENT(name, short_name, text, wide, many, values, sentence)                           \
	{.id = "lldp.mgn." name, .label = short_name, .title = text, .bits = (wide),               \
		.preset = (many), .names = values, .about = sentence, .rfc = "IEEE 802.1AB 8.5.9"}

static const struct field management_parts[] = {
	LLDP_HEAD,
	MANAGEMENT("address.len", "addrlen", "Address String Length", 8, 5, NULL,
		"Bytes of the address and its kind."),
	{.id = "lldp.mgn.address.subtype", .label = "family", .title = "Address Subtype",
		.bits = 8, .select = true, .preset = 1, .names = family_names,
		.about = "What kind of address this is.", .rfc = "IEEE 802.1AB 8.5.9"},
	ADDRESS("ip4", 32, FIELD_IPV4, SIZE_FIXED, WHEN1(1)),
	ADDRESS("ip6", 128, FIELD_IPV6, SIZE_FIXED, WHEN1(2)),
	ADDRESS("hex", 48, FIELD_BYTES, SIZE_FIXED, WHEN1(6)),
	ADDRESS("hex", 0, FIELD_BYTES, SIZE_REST, WHEN_OTHER(0, BIT(1) | BIT(2) | BIT(6))),
	MANAGEMENT("interface.subtype", "numbering", "Interface Subtype", 8, 1, interface_names,
		"How the interface is numbered."),
	MANAGEMENT("interface.number", "interface", "Interface Number", 32, 0, NULL,
		"The interface that has the address."),
	{.id = "lldp.mgn.obj.len", .label = "oidlen", .title = "OID String Length", .bits = 8,
		.fill = FILL_SIZE, .about = "Bytes of the object identifier.",
		.rfc = "IEEE 802.1AB 8.5.9"},
	{.id = "lldp.mgn.obj.id", .label = "oid", .title = "Object Identifier",
		.kind = FIELD_BYTES, .size = SIZE_COUNTED,
			.about = "What the interface is a part of.",
		.rfc = "IEEE 802.1AB 8.5.9"},
	LLDP_REST, FIELD_END,
};

#define ELEMENT(table, number, short_name, text, line)                                             \
	{                                                                                          \
		.id = "", .scapy = short_name, .label = short_name, .title = text,                 \
		.kind = FIELD_GROUP, .code = (number), .heading = (line), .parts = table           \
	}

static const struct field elements[] = {
	ELEMENT(chassis_parts, 1, "chassis", "Chassis Id",
		"Chassis Subtype = %{lldp.chassis.subtype=}, Id: %z"),
	ELEMENT(port_parts, 2, "port", "Port Id",
		"Port Subtype = %{lldp.port.subtype=}, Id: %z"),
	ELEMENT(time_parts, 3, "ttl", "Time To Live", "%t = %z sec"),
	ELEMENT(port_text_parts, 4, "port_desc", "Port Description", "%t = %z"),
	ELEMENT(name_parts, 5, "system_name", "System Name", "%t = %z"),
	ELEMENT(system_parts, 6, "system_desc", "System Description", "%t = %z"),
	ELEMENT(able_parts, 7, "capabilities", "Capabilities", "%t"),
	ELEMENT(management_parts, 8, "management", "Management Address", "%t"),
	ELEMENT(lldp_organisation, 127, "organisation", "Organization Specific",
		"%{lldp.orgtlv.oui?Unknown} - %{lldp.ieee.802_1.subtype?Unknown}"
		"%{lldp.ieee.802_3.subtype?Unknown}%{lldp.media.subtype?Unknown}"
		"%{lldp.iana.subtype?Unknown}%{lldp.cisco.subtype?Unknown}"
		"%{lldp.profinet.subtype?Unknown}%{lldp.dcbx.proto?Unknown}"
		"%{lldp.avaya.subtype?Unknown}%{lldp.onos.subtype?Unknown}"
		"%{lldp.extreme_avaya_ap.subtype?Unknown}"
		"%{lldp.extreme_avaya.fabric.subtype?Unknown}%{lldp.hytec.tlv_subtype?Unknown}"
		"%{lldp.ieee.802_1qbg.subtype?Unknown}"),
	{.id = "", .scapy = "end", .label = "end", .title = "End of LLDPDU", .kind = FIELD_GROUP,
		.last = true, .heading = "%t", .parts = end_parts},
	ELEMENT(end_parts, LIST_UNKNOWN, "unknown", "Unknown TLV", "%t"), FIELD_END,
};
static const struct list element_list = {.how = LIST_TLV, .items = elements};

static const struct field fields[] = {
	{.id = "", .scapy = "tlvs", .label = "elements", .title = "Elements", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &element_list,
		.about = "Who the neighbour is: its name, its port, how long to believe it.",
		.rfc = "IEEE 802.1AB 8.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_ETHERTYPE, 0x88cc}, {BIND_NONE, 0}};

const struct proto proto_lldp = {
	.id = "lldp", .scapy = "LLDPDU", .label = "LLDP",
	.title = "Link Layer Discovery Protocol", .layer = LAYER_LINK, .next = NEXT_NONE,
	.takes_all = true,
	.unlike = true, .binds = binds, .fields = fields,
	.about = "Tells the neighbours on a wire what is at this end of it.",
	.rfc = "IEEE 802.1AB",
};
