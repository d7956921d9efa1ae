/* SPDX-License-Identifier: BSD-2-Clause */
/* What makers of telephones, switches and access points tell theirs in DHCP's option 43, RFC 2132
 * 8.4, whose meaning the maker's name in option 60 says; and Avaya's settings in option 242. */
#include "dhcptable.h"

#include <stddef.h>

#define VENDOR "dhcp.option.vendor."
#define OF "RFC 2132 8.4"

#define FIELD_OF(name, text, wide, how, values, sentence)                                          \
	.id = VENDOR name, .label = "value", .title = text, .bits = (wide), .kind = FIELD_##how,   \
	.names = values, .about = sentence, .rfc = OF
#define FIXED(table, name, text, wide, how, values, sentence)                                      \
	static const struct field table[] = {SUB_HEAD(OF),                                         \
		{FIELD_OF(name, text, wide, how, values, sentence)}, FIELD_END}
/* One whose length must be right. */
#define EXACT(table, name, text, wide, how, values, sentence)                                      \
	static const struct field table[] = {SUB_HEAD(OF),                                         \
		{FIELD_OF(name, text, wide, how, values, sentence), .when = WHEN1((wide) / 8)},    \
		FIELD_END}
#define WORDS(table, name, text, how, sentence)                                                    \
	static const struct field table[] = {SUB_HEAD(OF),                                         \
		{FIELD_OF(name, text, 0, how, NULL, sentence), .size = SIZE_REST, .blank = true},  \
		FIELD_END}
#define ITEM_OF(name, text, value, table, sentence)                                                \
	.id = VENDOR name ".suboption", .label = name, .title = text, .kind = FIELD_GROUP,         \
	.coded = true, .code = (value), .parts = table, .about = sentence, .rfc = OF
#define ITEM(name, text, value, table) {ITEM_OF(name, text, value, table, "What the maker likes.")}
#define OPTION(table, items)                                                                       \
	const struct field dhcp_##table[] = {CODE, LEN,                                            \
		{.id = "", .label = "own", .title = "Own", .kind = FIELD_LIST, .size = SIZE_REST,  \
			.list = items, .about = "What the maker tells its own.", .rfc = OF},       \
		FIELD_END}

/* ---- Alcatel-Lucent's telephones ---- */

static const struct name app_names[] = {{0, "NOE"}, {1, "SIP"}, {0, NULL}};
static const struct field alu_pad[] = {
	{.id = VENDOR "alu.padding", .label = "pad", .title = "Padding", .bits = 8,
		.fill = FILL_CODE, .about = "Nothing.", .rfc = OF},
	FIELD_END};
static const struct field alu_end[] = {
	{.id = VENDOR "alu.end", .label = "end", .title = "Alcatel End", .bits = 8,
		.preset = 255, .fill = FILL_CODE, .about = "Nothing follows.", .rfc = OF},
	FIELD_END};
EXACT(alu_vlan, "alu.vid", "Voice VLAN ID", 16, UINT, NULL, "The virtual network of telephones.");
EXACT(alu_tftp1, "alu.tftp1", "Spatial Redundancy TFTP1", 32, IPV4, NULL,
	"Where the telephone's software is.");
EXACT(alu_tftp2, "alu.tftp2", "Spatial Redundancy TFTP2", 32, IPV4, NULL, "Where it is, too.");
EXACT(alu_app, "alu.app_type", "Application Type", 8, UINT, app_names,
	"What the telephone speaks.");
WORDS(alu_url, "alu.sip_url", "SIP URL", TEXT, "Where its settings are.");
static const struct field alu_other[] = {SUB_HEAD(OF), FIELD_END};
static const struct field alu_unknown[] = EXPERT_PARTS("dhcp.subopt.unknown_type",
	"ERROR, please report: Unknown subopt type handler %u", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field alu_other_made[] = {
	{EXPERT(MAKE_EXPERT, alu_unknown)}, FIELD_END};
static const struct field alu_1[] = {NOT_LONG(dhcp_not1, NOT_OF(1)), FIELD_END};
static const struct field alu_2[] = {NOT_LONG(dhcp_not2, NOT_OF(2)), FIELD_END};
static const struct field alu_4[] = {NOT_LONG(dhcp_not4, NOT_OF(4)), FIELD_END};
#define ALU(text, value, table, of)                                                                \
	{ITEM_OF("alu", text, value, table, "What a telephone must know."), .made = of}
static const struct field alu_items[] = {
	{.id = "", .label = "pad", .title = "Padding", .kind = FIELD_GROUP, .code = 0,
		.parts = alu_pad, .about = "Nothing.", .rfc = OF},
	ALU("Voice VLAN ID", 58, alu_vlan, alu_2),
	ALU("Spatial Redundancy TFTP1", 64, alu_tftp1, alu_4),
	ALU("Spatial Redundancy TFTP2", 65, alu_tftp2, alu_4),
	ALU("Application Type", 66, alu_app, alu_1), ALU("SIP URL", 67, alu_url, NULL),
	{.id = "", .label = "end", .title = "Alcatel-Lucent End", .kind = FIELD_GROUP, .code = 255,
		.parts = alu_end, .last = true, .about = "Nothing follows.", .rfc = OF},
	{ITEM_OF("alu", "Unknown", LIST_UNKNOWN, alu_other, "What a telephone must know."),
		.made = alu_other_made, .last = true},
	FIELD_END,
};
static const struct list alu_list = {LIST_TLV, alu_items};
OPTION(alu, &alu_list);

/* ---- Cisco's switches of a fabric, and Aerohive's access points ---- */

FIXED(cisco1, "cisco.unknown1", "Unknown1", 8, UINT, NULL, "The switch's role, it seems.");
FIXED(cisco2, "cisco.unknown2", "Unknown2", 8, UINT, NULL, "Its place in the fabric, it seems.");
FIXED(cisco3, "cisco.unknown3", "Unknown3", 16, UINT, NULL, "Its part of the fabric, it seems.");
FIXED(cisco4, "cisco.nodeid", "Node ID", 32, UINT, NULL, "The switch's number.");
FIXED(cisco5, "cisco.unknown5", "Unknown5", 8, UINT, NULL, "Not known.");
FIXED(cisco6, "cisco.unknown6", "Unknown6", 8, UINT, NULL, "Not known.");
WORDS(cisco7, "cisco.model", "Model", TEXT, "What it is.");
WORDS(cisco8, "cisco.apicuuid", "APIC UUID", TEXT, "Which controller it belongs to.");
WORDS(cisco9, "cisco.fabricname", "Fabricname", TEXT, "The fabric's name.");
FIXED(cisco10, "cisco.unknown10", "Unknown10", 32, UINT, NULL, "Not known.");
WORDS(cisco11, "cisco.serialno", "SerialNo", TEXT, "Which one it is.");
WORDS(cisco12, "cisco.clientint", "Client Int", TEXT, "The port that it asks from.");
WORDS(cisco_other, "cisco.unknown", "Unknown", BYTES, "Not known.");
#define CISCO(text, value, table) ITEM("cisco", text, value, table)
static const struct field cisco_items[] = {
	CISCO("Unk-1 (Node role?)", 1, cisco1), CISCO("Unk-2 (Spine level?)", 2, cisco2),
	CISCO("Unk-3 (Pod ID?)", 3, cisco3), CISCO("Node ID", 4, cisco4),
	CISCO("Unk-5", 5, cisco5), CISCO("Unk-6", 6, cisco6), CISCO("Model", 7, cisco7),
	CISCO("APIC UUID", 8, cisco8), CISCO("Fabricname", 9, cisco9),
	CISCO("Unk-10", 10, cisco10), CISCO("SerialNo", 11, cisco11),
	CISCO("Interfacename", 12, cisco12), CISCO("Unknown", LIST_UNKNOWN, cisco_other),
	FIELD_END,
};
static const struct list cisco_list = {LIST_TLV, cisco_items};
OPTION(cisco, &cisco_list);

/* Wireshark gives their suboptions the name that Cisco's have. */
WORDS(hive_name, "aerohive.xiqhostname", "HM FQDN", TEXT, "Who manages the access point.");
FIXED(hive_address, "aerohive.xiqipaddress", "HM IP", 32, IPV4, NULL, "Where that is.");
WORDS(hive_other, "aerohive.unknown", "Unknown", BYTES, "Not known.");
static const struct field hive_items[] = {
	ITEM("cisco", "XiqHostname", 225, hive_name),
	ITEM("cisco", "XiqIpAddress", 226, hive_address),
	ITEM("cisco", "Unknown", LIST_UNKNOWN, hive_other), FIELD_END,
};
static const struct list hive_list = {LIST_TLV, hive_items};
OPTION(hive, &hive_list);

/* ---- Aruba's access points ---- */

const struct field dhcp_aruba[] = {CODE, LEN,
	{FIELD_OF("arubaap.controllerip", "Aruba Controller IP", 0, TEXT, NULL,
		 "Who controls the access point."), .size = SIZE_REST},
	FIELD_END};
#define PIECE(name, text, which, all, sentence)                                                    \
	{FIELD_OF("arubaiap." name, text, 0, TEXT, NULL, sentence), .make = MAKE_SETTING,          \
		.where = MADE_LAST, .bias = (which), .preset = (all)}
static const struct field instant_made[] = {
	PIECE("name_org", "Name Organisation", 0, 0, "Whose access point it is."),
	PIECE("amp_ip", "AMP IP Address", 1, 0, "Who manages it."),
	PIECE("password", "Password", 2, 1, "What it proves itself with."), FIELD_END};
const struct field dhcp_instant[] = {CODE, LEN,
	{FIELD_OF("arubaiap", "Aruba Instant AP", 0, TEXT, NULL, "Who manages the access point."),
		.size = SIZE_REST, .made = instant_made},
	FIELD_END};

/* ---- Avaya's telephones: settings as text ---- */

#define SETTING_OF(name, begins, text, how, sentence)                                              \
	FIELD_OF("avaya." name, text, 0, how, NULL, sentence), .make = MAKE_SETTING,               \
		.where = MADE_LAST, .words = begins "="
#define SETTING(name, begins, sentence) {SETTING_OF(name, begins, begins, TEXT, sentence)}
static const struct field l2qvlan_invalid[] = EXPERT_PARTS(
	"dhcp.option.vendor.avaya.l2qvlan.invalid", "Option 242 (L2QVLAN) invalid", EXPERT_ERROR,
	EXPERT_PROTOCOL);
/* Wireshark says so of those that are valid. */
static const struct field l2qvlan_made[] = {{EXPERT(MAKE_EXPERT, l2qvlan_invalid)}, FIELD_END};
static const struct field settings_made[] = {
	SETTING("tlssrvr", "TLSSRVR", "Where its settings are, over TLS."),
	SETTING("httpsrvr", "HTTPSRVR", "Where its settings are."),
	SETTING("httpdir", "HTTPDIR", "In which folder they are."),
	SETTING("static", "STATIC", "Whether settings made by hand count more."),
	SETTING("mcipadd", "MCIPADD", "Who connects its calls."),
	SETTING("dot1x", "DOT1X", "Whether a computer behind it may prove itself."),
	SETTING("icmpdu", "ICMPDU", "Whether it says that a port is closed."),
	SETTING("icmpred", "ICMPRED", "Whether it believes ICMP redirects."),
	SETTING("l2q", "L2Q", "Whether it tags its frames."),
	{SETTING_OF("l2qvlan", "L2QVLAN", "L2QVLAN", UINT, "The virtual network of its frames."),
		.made = l2qvlan_made},
	SETTING("loglocal", "LOGLOCAL", "How grave an event must be to be noted."),
	SETTING("phy1stat", "PHY1STAT", "The speed of its port to the switch."),
	SETTING("phy2stat", "PHY2STAT", "The speed of its port to a computer."),
	SETTING("procpswd", "PROCPSWD", "The password of who sets it up."),
	SETTING("procstat", "PROCSTAT", "What can be set up by hand."),
	SETTING("snmpadd", "SNMPADD", "Who may ask it with SNMP."),
	SETTING("snmpstring", "SNMPSTRING", "SNMP's community."),
	{SETTING_OF("vlantest", "VLANTEST", "VLANTEST", UINT,
		"Seconds to try that virtual network.")},
	FIELD_END,
};
const struct field dhcp_avaya[] = {CODE, LEN_LIKE(5),
	{FIELD_OF("avaya", "Private/Avaya IP Telephone", 0, TEXT, NULL,
		 "What an Avaya telephone must know."), .size = SIZE_REST, .made = settings_made,
		.when = WHEN_FROM(5, 255)},
	FIELD_END};

/* ---- Apple's boot servers ---- */

#define BOOT "bsdp."
static const struct field attribute_parts[] = {
	{FIELD_OF(BOOT "boot_image.attribute.install", "Install", 1, HEX, NULL,
		 "Whether it installs a system."), .box = 2},
	{FIELD_OF(BOOT "boot_image.attribute.kind", "Kind", 7, HEX, NULL, "What system it is."),
		.box = 2},
	{FIELD_OF(BOOT "boot_image.attribute.reserved", "Reserved", 8, HEX, NULL,
		 "Must be zero."), .box = 2},
	FIELD_END};
#define ATTRIBUTE                                                                                  \
	{FIELD_OF(BOOT "boot_image.attribute", "Boot Image Attribute", 16, FLAGS, NULL,            \
		 "What kind of image it is."), .parts = attribute_parts}
#define INDEX                                                                                      \
	{FIELD_OF(BOOT "boot_image.index", "Boot Image Index", 16, HEX, NULL,                      \
		"Which image of that kind it is.")}
static const struct field id_parts[] = {ATTRIBUTE, INDEX, FIELD_END};
static const struct field image_parts[] = {ATTRIBUTE, INDEX,
	{FIELD_OF(BOOT "boot_image.name_len", "Boot Image Name Length", 8, UINT, NULL,
		 "Bytes of its name."), .fill = FILL_SIZE},
	{FIELD_OF(BOOT "boot_image.name", "Boot Image Name", 0, TEXT, NULL, "What it is called."),
		.size = SIZE_COUNTED},
	FIELD_END};
static const struct field image_items[] = {
	{FIELD_OF(BOOT "boot_image.desc", "Boot Image Description", 0, GROUP, NULL,
		 "An image to boot from."), .parts = image_parts},
	FIELD_END};
static const struct field filter_items[] = {ATTRIBUTE, FIELD_END};
static const struct list image_list = {LIST_REPEAT, image_items},
			 filter_list = {LIST_REPEAT, filter_items};
static const struct name message_names[] = {{1, "LIST"}, {2, "SELECT"}, {3, "FAILED"}, {0, NULL}};
FIXED(bsdp1, BOOT "message_type", "Message Type", 8, UINT, message_names, "What is asked or said.");
FIXED(bsdp2, BOOT "version", "Version", 16, HEX, NULL, "Which version of this protocol it is.");
FIXED(bsdp3, BOOT "server_identifier", "Server Identifier", 32, IPV4, NULL, "Which server it is.");
FIXED(bsdp4, BOOT "server_priority", "Server Priority", 16, UINT, NULL,
	"Of two servers the one with the higher number is taken.");
FIXED(bsdp5, BOOT "reply_port", "Reply Port", 16, UINT, NULL, "Where the answer is wanted.");
WORDS(bsdp6, BOOT "boot_image_list_path", "Boot Image List Path", TEXT, "No longer used.");
static const struct field bsdp7[] = {SUB_HEAD(OF),
	{FIELD_OF(BOOT "default_boot_image_id", "Default Boot Image ID", 32, HEX, NULL,
		 "The image that is taken if nobody chooses."), .parts = id_parts},
	FIELD_END};
static const struct field bsdp8[] = {SUB_HEAD(OF),
	{FIELD_OF(BOOT "selected_boot_image_id", "Selected Boot Image ID", 32, HEX, NULL,
		 "The image that was chosen."), .parts = id_parts},
	FIELD_END};
static const struct field bsdp9[] = {SUB_HEAD(OF),
	{FIELD_OF(BOOT "boot_image_list", "Boot Image List", 0, LIST, NULL,
		 "Images to choose from."), .size = SIZE_REST, .list = &image_list},
	FIELD_END};
static const struct field bsdp10[] = {SUB_HEAD(OF),
	{FIELD_OF(BOOT "netboot_firmware", "NetBoot 1.0 Firmware", 0, BYTES, NULL,
		 "The client's firmware is an old one."), .size = SIZE_REST, .mute = true,
		.blank = true},
	FIELD_END};
static const struct field bsdp11[] = {SUB_HEAD(OF),
	{FIELD_OF(BOOT "attributes_filter_list", "Boot Image Attributes Filter List", 0, LIST,
		 NULL, "The kinds of images that are wanted."), .size = SIZE_REST,
		.list = &filter_list},
	FIELD_END};
FIXED(bsdp12, BOOT "message_size", "Message Size", 16, UINT, NULL,
	"The longest message that the client takes.");
static const struct field bsdp_other[] = {SUB_HEAD(OF), FIELD_END};
static const struct field bsdp_byte[] = {
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE,
		.about = "What this is.", .rfc = OF},
	FIELD_END};
#define BSDP(text, value, table) ITEM("bsdp", text, value, table)
static const struct field bsdp_items[] = {
	BSDP("Pad", 0, bsdp_byte), BSDP("Message Type", 1, bsdp1), BSDP("Version", 2, bsdp2),
	BSDP("Server Identifier", 3, bsdp3), BSDP("Server Priority", 4, bsdp4),
	BSDP("Reply Port", 5, bsdp5), BSDP("Boot Image List Path", 6, bsdp6),
	BSDP("Default Boot Image", 7, bsdp7), BSDP("Selected Boot Image", 8, bsdp8),
	BSDP("Boot Image List", 9, bsdp9), BSDP("NetBoot 1.0 Firmware", 10, bsdp10),
	BSDP("Boot Image Attributes Filter List", 11, bsdp11),
	BSDP("Maximum Message Size", 12, bsdp12), BSDP("End", 255, bsdp_byte),
	BSDP("Unknown", LIST_UNKNOWN, bsdp_other), FIELD_END,
};
static const struct list bsdp_list = {LIST_TLV, bsdp_items};
OPTION(bsdp, &bsdp_list);
