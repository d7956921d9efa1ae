/* SPDX-License-Identifier: BSD-2-Clause */
/* What DHCP tells cable modems and the telephones behind them, CableLabs' CL-SP-CANN-DHCP-Reg: in
 * options 43 and 125, and in what relays know; and where such a telephone is set up, RFC 3495. */
#include "dhcptable.h"

#include <stddef.h>

#define LABS "dhcp.option.vendor.cl."
#define OF "CL-SP-CANN-DHCP-Reg"

#define FIELD_OF(name, text, wide, how, values, sentence)                                          \
	.id = name, .label = "value", .title = text, .bits = (wide), .kind = FIELD_##how,          \
	.names = values, .about = sentence, .rfc = OF
#define WORDS(table, name, text, how, sentence)                                                    \
	static const struct field table[] = {SUB_HEAD(OF),                                         \
		{FIELD_OF(LABS name, text, 0, how, NULL, sentence), .size = SIZE_REST,             \
			.blank = true},                                                            \
		FIELD_END}
#define EXACT(table, name, text, wide, how, values, sentence)                                      \
	static const struct field table[] = {SUB_HEAD(OF),                                         \
		{FIELD_OF(LABS name, text, wide, how, values, sentence),                           \
			.when = WHEN1((wide) / 8)},                                                \
		FIELD_END}

/* ---- option 43 ---- */

static const struct name realm_names[] = {{1, "PS WAN-Man"}, {2, "PS WAN-Data"}, {0, NULL}};
static const struct field pad[] = {
	{FIELD_OF(LABS "padding", "Padding", 8, UINT, NULL, "Nothing."), .fill = FILL_CODE},
	FIELD_END};
static const struct field end[] = {
	{FIELD_OF(LABS "end", "CL End", 8, UINT, NULL, "Nothing follows."), .fill = FILL_CODE,
		.preset = 255},
	FIELD_END};
WORDS(requested, "suboption_request_list", "Suboption Request List", TEXT, "What is wanted.");
WORDS(device_type, "device_type", "Device Type", TEXT, "What it is.");
WORDS(esafe_type, "esafe_type", "eSAFE Types", TEXT, "What else is in the same box.");
WORDS(serial, "serial_number", "Serial Number", TEXT, "Which one it is.");
WORDS(hardware, "hardware_version", "Hardware Version", TEXT, "Its hardware.");
WORDS(software, "software_version", "Software Version", TEXT, "Its software.");
WORDS(rom, "boot_rom_version", "Boot ROM version", TEXT, "The software that starts it.");
static const struct field maker[] = {SUB_HEAD(OF),
	{FIELD_OF(LABS "oui_bytes", "Organizationally Unique Identifier", 24, BYTES, NULL,
		 "Who made it."), .when = WHEN1(3)},
	{FIELD_OF(LABS "oui_string", "Organizationally Unique Identifier", 48, TEXT, NULL,
		 "Who made it, in hexadecimal digits."), .when = WHEN1(6)},
	FIELD_END};
WORDS(model, "model_number", "Model Number", TEXT, "What kind of it it is.");
WORDS(vendor10, "vendor_name10", "Vendor Name", TEXT, "Who made it.");
EXACT(realm, "address_realm", "Address Realm", 8, UINT, realm_names, "What the address is for.");
WORDS(description, "cm_ps_system_desc", "CM/PS System Description", TEXT, "What it is.");
WORDS(firmware, "cm_ps_firmware_revision", "CM/PS Firmware Revision", TEXT, "Its software.");
WORDS(policy, "firewall_policy_file_version", "Firewall Policy File Version", TEXT,
	"Which rules it filters by.");
WORDS(devices, "esafe_config_file_devices", "eSafe Config File Devices", TEXT,
	"What its settings are for.");
WORDS(safety, "video_security_tape", "Video Security Type", TEXT, "How its films are protected.");
EXACT(mta, "mta_mac_address", "MTA MAC Address", 48, MAC, NULL, "The telephone's card.");
EXACT(correlation, "correlation_ID", "Correlation ID", 32, UINT, NULL,
	"Which messages belong together.");
WORDS(vendor51, "vendor_name51", "Vendor Name", TEXT, "Who made it.");
WORDS(card, "cablecard_capability", "CableCARD Capability", BYTES, "What its card can do.");
WORDS(device_ca, "device_id_ca", "Device Identification (CA)", BYTES, "Which one it is.");
WORDS(device_x509, "device_id_x509", "Device Identification (X.509)", TEXT, "Which one it is.");
static const struct field other[] = {SUB_HEAD(OF),
	{FIELD_OF("dhcp.option.vendor.value", "Value", 0, BYTES, NULL, "What the maker likes."),
		.size = SIZE_REST, .blank = true},
	FIELD_END};
static const struct field not_oui[] = BAD_LENGTH("length isn't 3 or 6");
static const struct field not_6[] = BAD_LENGTH("length isn't 6");
static const struct field made_oui[] = {
	NOT_LONG(not_oui, WHEN_OTHER(3, BIT(0) | BIT(3))), FIELD_END};
static const struct field made_6[] = {NOT_LONG(not_6, NOT_OF(6)), FIELD_END};
#define UNKNOWN "ERROR, please report: Unknown subopt type handler "
static const struct field unknown_11[] = EXPERT_PARTS(
	"dhcp.subopt.unknown_type", UNKNOWN "11", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field unknown_32[] = EXPERT_PARTS(
	"dhcp.subopt.unknown_type", UNKNOWN "32", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field made_1[] = {NOT_LONG(dhcp_not1, NOT_OF(1)),
	NOT_LONG(unknown_11, NOT_OF(1)), FIELD_END};
static const struct field made_4[] = {NOT_LONG(dhcp_not4, NOT_OF(4)),
	NOT_LONG(unknown_32, NOT_OF(4)), FIELD_END};
#define ITEM_MADE(text, value, table, of)                                                          \
	{.id = LABS "suboption", .label = "cable", .title = text, .kind = FIELD_GROUP,             \
		.coded = true, .code = (value), .parts = table, .made = of,                        \
		.about = "What a cable modem says of itself.", .rfc = OF}
#define ITEM(text, value, table) ITEM_MADE(text, value, table, NULL)
static const struct field items[] = {
	{.id = "", .label = "pad", .title = "Padding", .kind = FIELD_GROUP, .code = 0,
		.parts = pad, .about = "Nothing.", .rfc = OF},
	ITEM("Suboption Request List", 1, requested), ITEM("Device Type", 2, device_type),
	ITEM("eSAFE Types", 3, esafe_type), ITEM("Serial Number", 4, serial),
	ITEM("Hardware Version", 5, hardware), ITEM("Software Version", 6, software),
	ITEM("Boot ROM version", 7, rom),
	ITEM_MADE("Organizationally Unique Identifier", 8, maker, made_oui),
	ITEM("Model Number", 9, model), ITEM("Vendor Name", 10, vendor10),
	ITEM_MADE("Address Realm", 11, realm, made_1),
	ITEM("CM/PS System Description", 12, description),
	ITEM("CM/PS Firmware Revision", 13, firmware),
	ITEM("Firewall Policy File Version", 14, policy),
	ITEM("eSafe Config File Devices", 15, devices), ITEM("Video Security Type", 18, safety),
	ITEM_MADE("MTA MAC Address", 31, mta, made_6),
	ITEM_MADE("Correlation ID", 32, correlation, made_4), ITEM("Vendor Name", 51, vendor51),
	ITEM("CableCARD Capability", 52, card),
	ITEM("Device Identification (CA)", 53, device_ca),
	ITEM("Device Identification (X.509)", 54, device_x509),
	{.id = "", .label = "end", .title = "CL End", .kind = FIELD_GROUP, .code = 255,
		.parts = end, .last = true, .about = "Nothing follows.", .rfc = OF},
	ITEM("Unknown", LIST_UNKNOWN, other), FIELD_END,
};
static const struct list list = {LIST_TLV, items};
const struct field dhcp_cable[] = {CODE, LEN,
	{.id = "", .label = "cable", .title = "CableLabs", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &list, .about = "What a cable modem says of itself.", .rfc = OF},
	FIELD_END};

/* ---- option 125 ---- */

#define ENTERPRISE "dhcp.option.vi.cl."
static const struct name environment_names[] = {
	{0, "Reserved"}, {1, "CableLabs"}, {2, "IETF"}, {3, "EuroCableLabs"}, {0, NULL}};
#define ASKED(table, name, text, sentence)                                                         \
	static const struct field table[] = {SUB_HEAD(OF),                                         \
		{FIELD_OF(ENTERPRISE name, text, 0, BYTES, NULL, sentence), .size = SIZE_REST},    \
		FIELD_END}
ASKED(wanted, "option_request", "Option Request", "What is wanted.");
ASKED(router, "erouter_container_option", "eRouter Container Option",
	"What a router behind the modem must know.");
ASKED(modem, "modem_capabilities", "Modem Capabilities", "What the modem can do.");
static const struct field file_items[] = {
	{FIELD_OF(ENTERPRISE "tftp_server_addresses", "TFTP Server Addresses", 32, IPV4, NULL,
		"Where the modem's settings are.")},
	FIELD_END};
static const struct list file_list = {LIST_REPEAT, file_items};
static const struct field files[] = {SUB_HEAD(OF),
	{.id = "", .label = "servers", .title = "Servers", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &file_list, .about = "Where the modem's settings are.", .rfc = OF},
	FIELD_END};
static const struct field environment[] = {SUB_HEAD(OF),
	{FIELD_OF(ENTERPRISE "suboption", "MIB Environment Indicator Option",
		8, UINT, environment_names, "Which tables the telephone is managed with.")},
	FIELD_END};
static const struct field any[] = {SUB_HEAD(OF), FIELD_END};
#define TOLD(text, value, table)                                                                   \
	{.id = ENTERPRISE "suboption", .label = "cable", .title = text, .kind = FIELD_GROUP,       \
		.coded = true, .late = 1, .code = (value), .parts = table,                         \
		.about = "What a cable modem must know.", .rfc = OF}
static const struct field told_items[] = {
	TOLD("Option Request", 1, wanted), TOLD("TFTP Server Addresses", 2, files),
	TOLD("eRouter Container Option", 3, router),
	TOLD("MIB Environment Indicator Option", 4, environment),
	TOLD("Modem Capabilities", 5, modem), TOLD("Unknown", LIST_UNKNOWN, any), FIELD_END,
};
const struct list dhcp_cable_told = {LIST_TLV, told_items};

/* ---- what a relay knows, RFC 4243 ---- */

#define KNOWN "dhcp.option.agent_information_option.vi.cl."
#define KNOWING(table, name, text, wide, how, ends, sentence)                                      \
	static const struct field table[] = {                                                      \
		{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE,         \
			.preset = 222, .about = "What this is.", .rfc = OF},                       \
		{.id = "", .label = "len", .title = "Length", .bits = 8, .bias = 2,                \
			.fill = FILL_ITEMLEN, .about = "Bytes of the value.", .rfc = OF},          \
		{FIELD_OF(KNOWN name, text, wide, how, NULL, sentence), .size = ends}, FIELD_END}
/* Wireshark writes the two numbers of a version, but calls its value 0. */
#define VERSION(table, name, text, sentence)                                                       \
	static const struct field table##_made[] = {                                               \
		{FIELD_OF(KNOWN name, text, 16, HEX, NULL, sentence), .make = MAKE_PRESET},        \
		FIELD_END};                                                                        \
	static const struct field table[] = {                                                      \
		{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE,         \
			.preset = 222, .about = "What this is.", .rfc = OF},                       \
		{.id = "", .label = "len", .title = "Length", .bits = 8, .bias = 2,                \
			.fill = FILL_ITEMLEN, .about = "Bytes of the value.", .rfc = OF},          \
		{FIELD_OF(KNOWN name, text, 16, HEX, NULL, sentence), .silent = true,              \
			.made = table##_made}, FIELD_END}
VERSION(version, "docsis_version", "DOCSIS Version Number", "Which DOCSIS the other end speaks.");
VERSION(dpoe, "dpoe_system_version", "DPoE System Version Number", "The same over fibre.");
KNOWING(bridges, "dpoe_system_pbb_service", "DPoE System PBB Service", 0, BYTES, SIZE_REST,
	"Which bridges of a provider are used.");
KNOWING(class, "service_class_name", "Service Class Name", 0, TEXT, SIZE_REST,
	"What the customer pays for.");
KNOWING(text, "mso_defined_text", "MSO Defined Text", 0, TEXT, SIZE_REST,
	"What the provider likes.");
KNOWING(address, "secure_file_transfer_uri", "Secure File Transfer URI", 0, TEXT, SIZE_REST,
	"Where the modem's settings are.");
static const struct field known_any[] = {
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE, .preset = 222,
		.about = "What this is.", .rfc = OF},
	{.id = "", .label = "len", .title = "Length", .bits = 8, .bias = 2, .fill = FILL_ITEMLEN,
		.about = "Bytes of the value.", .rfc = OF},
	FIELD_END};
#define KNOWN_ITEM(word, text, value, table)                                                       \
	{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .code = (value),             \
		.parts = table, .about = "What the other end of the cable knows.", .rfc = OF}
static const struct field known_items[] = {
	KNOWN_ITEM("version", "DOCSIS Version Number", 1, version),
	KNOWN_ITEM("version", "DPoE System Version Number", 2, dpoe),
	KNOWN_ITEM("bridges", "DPoE System PBB Service", 4, bridges),
	KNOWN_ITEM("class", "Service Class Name", 5, class),
	KNOWN_ITEM("text", "MSO Defined Text", 6, text),
	KNOWN_ITEM("uri", "Secure File Transfer URI", 7, address),
	KNOWN_ITEM("any", "Unknown", LIST_UNKNOWN, known_any), FIELD_END,
};
const struct list dhcp_cable_known = {LIST_TLV, known_items};

/* ---- where a telephone is set up, RFC 3495 ---- */

#define SETUP(name, text, sentence)                                                                \
	{FIELD_OF("dhcp.cl.ietf_ccc." name, text, 32, UINT, NULL, sentence), .when = WHEN1(12)}
#define SETUP_HEAD                                                                                 \
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE, .preset = 222,  \
		.about = "What this is.", .rfc = "RFC 3495 5"},                                    \
	{.id = "", .label = "len", .title = "Length", .bits = 8, .bias = 2,                        \
		.fill = FILL_ITEMLEN, .select = true, .about = "Bytes of the value.",              \
		.rfc = "RFC 3495 5"}
static const struct field ticket[] = {SETUP_HEAD,
	SETUP("dev_realm_unc_key_nom_timeout", "pktcMtaDevRealmUnsolicitedKeyNomTimeout",
		"Milliseconds to wait for a ticket."),
	SETUP("dev_realm_unc_key_max_timeout", "pktcMtaDevRealmUnsolicitedKeyMaxTimeout",
		"The longest wait for one."),
	SETUP("dev_realm_unc_key_max_retries", "pktcMtaDevRealmUnsolicitedKeyMaxRetries",
		"How often to ask again for one."),
	FIELD_END};
static const struct field session[] = {SETUP_HEAD,
	SETUP("dev_prov_unc_key_nom_timeout", "pktcMtaDevProvUnsolicitedKeyNomTimeout",
		"Milliseconds to wait for the server."),
	SETUP("dev_prov_unc_key_max_timeout", "pktcMtaDevProvUnsolicitedKeyMaxTimeout",
		"The longest wait for it."),
	SETUP("dev_prov_unc_key_max_retries", "pktcMtaDevProvUnsolicitedKeyMaxRetries",
		"How often to ask it again."),
	FIELD_END};
static const struct name mark_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};
static const struct field control_parts[] = {
	FIELD_GAP(14),
	{FIELD_OF("dhcp.ccc.ietf.sec_tkt.all_pc_call_management",
		 "Invalidate All PacketCable Call Management Servers", 1, UINT, mark_names,
		 "Forget the tickets for those who connect calls."), .box = 2},
	{FIELD_OF("dhcp.ccc.ietf.sec_tkt.pc_provision_server",
		 "Invalidate PacketCable Provisioning Server", 1, UINT, mark_names,
		 "Forget the ticket for who sets the telephone up."), .box = 2},
	FIELD_END};
static const struct field control[] = {SETUP_HEAD,
	{.id = "", .label = "control", .title = "Control", .bits = 16, .kind = FIELD_HEX,
		.parts = control_parts, .when = WHEN1(2), .about = "Which tickets to forget.",
		.rfc = "RFC 3594 4"},
	FIELD_END};
static const struct field setup_any[] = {SETUP_HEAD, FIELD_END};
#define SETUP_ITEM(text, value, table)                                                             \
	{.id = "dhcp.vendor.pc.ietf_ccc.suboption", .label = "setup", .title = text,               \
		.kind = FIELD_GROUP, .coded = true, .code = (value), .parts = table,               \
		.about = "What a telephone at a cable must know.", .rfc = "RFC 3495 5"}
static const struct field setup_items[] = {
	SETUP_ITEM("TSP's Primary DHCP Server", 1, setup_any),
	SETUP_ITEM("TSP's Secondary DHCP Server", 2, setup_any),
	SETUP_ITEM("TSP's Provisioning Server", 3, setup_any),
	SETUP_ITEM("TSP's AS-REQ/AS-REP Backoff and Retry", 4, ticket),
	SETUP_ITEM("TSP's AP-REQ/AP-REP Backoff and Retry", 5, session),
	SETUP_ITEM("TSP's Kerberos Realm Name", 6, setup_any),
	SETUP_ITEM("TSP's Ticket Granting Server Utilization", 7, setup_any),
	SETUP_ITEM("TSP's Provisioning Timer Value", 8, setup_any),
	SETUP_ITEM("PacketCable Security Ticket Control", 9, control),
	SETUP_ITEM("Unknown", LIST_UNKNOWN, setup_any), FIELD_END,
};
static const struct list setup_list = {LIST_TLV, setup_items};
const struct field dhcp_setup[] = {CODE, LEN,
	{.id = "", .label = "setup", .title = "Setup", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &setup_list, .about = "Where a telephone at a cable is set up.",
		.rfc = "RFC 3495 4"},
	FIELD_END};
