/* SPDX-License-Identifier: BSD-2-Clause */
/* What DHCP tells a machine that boots from the network, in the vendor's option: PXE 2.1, 2.4. */
#include "dhcptable.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name server_names[] = {
	{0, "PXE bootstrap server"}, {1, "Microsoft Windows NT Boot Server"},
	{2, "Intel LCM Boot Server"}, {3, "DOS/UNDI Boot Server"}, {4, "NEC ESMPRO Boot Server"},
	{5, "IBM WSoD Boot Server"}, {6, "IBM LCCM Boot Server"},
	{7, "CA Unicenter TNG Boot Server"}, {8, "HP OpenView Boot Server"},
	{65535, "PXE API Test server"}, {0, NULL},
};
static const struct name menu_names[] = {{0, "Local boot"}, {0, NULL}};

#define PXE "dhcp.option.vendor.pxeclient."
#define FIELD(name, text, wide, how, values, sentence)                                             \
	{.id = PXE name, .label = "value", .title = text, .bits = (wide), .kind = FIELD_##how,     \
		.names = values, .about = sentence, .rfc = "PXE 2.1"}
#define HEAD SUB_HEAD("PXE 2.1")
#define ONLY(table, name, text, wide, how, sentence)                                               \
	static const struct field table[] = {HEAD,                                                 \
		{.id = PXE name, .label = "value", .title = text, .bits = (wide),                  \
			.kind = FIELD_##how, .when = WHEN1((wide) / 8), .about = sentence,         \
			.rfc = "PXE 2.1"},                                                         \
		FIELD_END}
#define PORT(table, name, text, sentence)                                                          \
	static const struct field table[] = {HEAD,                                                 \
		{.id = PXE name, .label = "value", .title = text, .bits = 16, .little = true,      \
			.when = WHEN1(2), .about = sentence, .rfc = "PXE 2.1"},                    \
		FIELD_END}
#define WORDS(table, name, text, how, sentence)                                                    \
	static const struct field table[] = {HEAD,                                                 \
		{.id = PXE name, .label = "value", .title = text, .kind = FIELD_##how,             \
			.size = SIZE_REST, .blank = true, .about = sentence, .rfc = "PXE 2.1"},    \
		FIELD_END}
#define ADDRESSES(table, name, text, sentence)                                                     \
	static const struct field table##_items[] = {                                              \
		FIELD(name, text, 32, IPV4, NULL, sentence), FIELD_END};                           \
	static const struct list table##_list = {LIST_REPEAT, table##_items};                      \
	static const struct field table[] = {HEAD,                                                 \
		{.id = "", .label = "values", .title = text, .kind = FIELD_LIST,                   \
			.size = SIZE_REST, .list = &table##_list, .about = sentence,               \
			.rfc = "PXE 2.1"},                                                         \
		FIELD_END}
/* Bytes, and what is made of them inside. */
#define BYTES_OF(table, name, text, into, sentence)                                                \
	static const struct field table[] = {HEAD,                                                 \
		{.id = PXE name, .label = "value", .title = text, .kind = FIELD_BYTES,             \
			.size = SIZE_REST, .made = into, .about = sentence, .rfc = "PXE 2.1"},     \
		FIELD_END}
#define CUT(name, text, from, wide, how, values, sentence)                                         \
	{.id = PXE name, .label = "", .title = text, .bits = (wide), .kind = FIELD_##how,          \
		.make = MAKE_CUT, .preset = (from), .where = MADE_LAST, .names = values,           \
		.about = sentence, .rfc = "PXE 2.1"}

ADDRESSES(address, "mtftp_ip", "mtftp IP", "Where the boot file is sent to everyone.");
PORT(client_port, "mtftp_client_port", "mtftp client port", "The client's port.");
PORT(server_port, "mtftp_server_port", "mtftp server port", "The server's port.");
ONLY(timeout, "mtftp_timeout", "mtftp timeout", 8, UINT, "Seconds to listen.");
ONLY(delay, "mtftp_delay", "mtftp delay", 8, UINT, "Seconds to wait.");
ADDRESSES(group, "multicast_address", "multicast address", "Where boot servers listen.");
WORDS(lcm_server, "lcm_server", "LCM Server Name", TEXT, "Who manages the machine.");
WORDS(lcm_domain, "lcm_domain", "LCM Domain", TEXT, "The domain that it is in.");
WORDS(lcm_card, "lcm_nic_option", "LCM NIC option", BYTES, "How its card is set up.");
WORDS(lcm_group, "lcm_workgroup", "LCM Workgroup", TEXT, "The group that it is in.");
ONLY(lcm_found, "discovery", "Discovery", 8, UINT, "Whether its manager looks for it.");
ONLY(lcm_done, "configured", "Configured", 8, UINT, "Whether it is set up.");
ONLY(lcm_version, "lcm_version", "LCM Version", 32, UINT, "Which manager it is.");
WORDS(lcm_serial, "lcm_serial", "LCM Serial Number", TEXT, "Which machine it is.");

static const struct field control_parts[] = {
	FIELD_GAP(4),
	FIELD("discovery_control.bstrap", "Bootstrap override", 1, UINT, set_names,
		"Take the file that was offered."),
	FIELD("discovery_control.serverlist", "Serverlist only", 1, UINT, set_names,
		"Ask the servers listed alone."),
	FIELD("discovery_control.multicast", "Disable Multicast", 1, UINT, set_names,
		"Do not ask the group."),
	FIELD("discovery_control.broadcast", "Disable Broadcast", 1, UINT, set_names,
		"Do not ask everyone."),
	FIELD_END,
};
static const struct field control[] = {HEAD,
	{.id = PXE "discovery_control", .label = "value", .title = "discovery control", .bits = 8,
		.kind = FIELD_FLAGS, .parts = control_parts, .about = "How to look for servers.",
		.rfc = "PXE 2.1"},
	FIELD_END};

static const struct field server_addresses[] = {
	FIELD("boot_servers.ip", "IP", 32, IPV4, NULL, "One of them."), FIELD_END};
static const struct list server_address_list = {LIST_COUNT, server_addresses};
static const struct field server_parts[] = {
	FIELD("boot_servers.type", "Type", 16, UINT, server_names, "What they boot."),
	{.id = PXE "boot_servers.count", .label = "count", .title = "IP count", .bits = 8,
		.fill = FILL_COUNT, .about = "How many they are.", .rfc = "PXE 2.1"},
	{.id = "", .label = "servers", .title = "Servers", .kind = FIELD_LIST,
		.list = &server_address_list, .about = "Where they are.", .rfc = "PXE 2.1"},
	FIELD_END};
static const struct field menu_parts[] = {
	FIELD("boot_menu.type", "Type", 16, UINT, menu_names, "What it boots."),
	{.id = PXE "boot_menu.length", .label = "len", .title = "Length", .bits = 8,
		.fill = FILL_SIZE, .about = "Characters of its name.", .rfc = "PXE 2.1"},
	{.id = PXE "boot_menu.desc", .label = "name", .title = "Description", .kind = FIELD_TEXT,
		.size = SIZE_COUNTED, .about = "What it is called.", .rfc = "PXE 2.1"},
	FIELD_END};
#define EACH(table, word, sentence)                                                                \
	static const struct field table##_items[] = {                                              \
		{.id = "", .label = word, .title = word, .kind = FIELD_GROUP,                      \
			.parts = table##_parts, .about = sentence, .rfc = "PXE 2.1"},              \
		FIELD_END};                                                                        \
	static const struct list table##_list = {LIST_REPEAT, table##_items}
EACH(server, "servers", "Servers that boot the same.");
EACH(menu, "entry", "One thing that may be chosen.");
#define LIST_OF(table, name, text, of, sentence)                                                   \
	static const struct field table[] = {HEAD,                                                 \
		{.id = PXE name, .label = "value", .title = text, .kind = FIELD_LIST,              \
			.size = SIZE_REST, .list = of, .about = sentence, .rfc = "PXE 2.1"},       \
		FIELD_END}
static const struct field prompt_made[] = {
	CUT("menu_prompt.timeout", "Timeout", 0, 8, UINT, NULL, "Seconds to wait for a key."),
	CUT("menu_prompt.prompt", "Prompt", 1, 0, TEXT, NULL, "What to ask."), FIELD_END};
static const struct field item_made[] = {
	CUT("boot_item.type", "Type", 0, 16, UINT, NULL, "What was chosen."),
	CUT("boot_item.layer", "Layer", 2, 16, BYTES, NULL, "Which of its files."), FIELD_END};
LIST_OF(servers, "boot_servers", "boot servers", &server_list, "Servers to boot from.");
LIST_OF(menu, "boot_menu", "boot menu", &menu_list, "What may be chosen.");
BYTES_OF(prompt, "menu_prompt", "menu prompt", prompt_made, "What to ask, and how long.");
BYTES_OF(item, "boot_item", "boot item", item_made, "What was chosen.");
BYTES_OF(allocated, "multicast_address_alloc", "multicast address alloc", NULL, "Groups to take.");
BYTES_OF(credentials, "credential_types", "credential types", NULL, "How to prove the file.");
static const struct field unknown[] = {HEAD, FIELD_END};

/* The value's bytes, hidden; and what is said of one that cannot be. */
#define HIDDEN VALUE("dhcp.option.vendor.value", true, ALWAYS)
#define LIKE(n)                                                                                    \
	static const struct field like_##n[] = {                                                   \
		HIDDEN, NOT_LONG(dhcp_not##n, NOT_OF(n)), FIELD_END}
LIKE(1);
LIKE(2);
LIKE(4);
static const struct field like_4s[] = {HIDDEN, NOT_LONG(dhcp_not4s, NOT_TIMES(4)), FIELD_END};
static const struct field like_any[] = {HIDDEN, FIELD_END};
static const struct field invalid[] = EXPERT_PARTS("dhcp.suboption_invalid",
	"Unknown suboption %b", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field unassigned[] = EXPERT_PARTS("dhcp.subopt.unknown_type",
	"ERROR, please report: Unknown subopt type handler %u", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field like_none[] = {HIDDEN,
	{EXPERT(MAKE_EXPERT, unassigned), .when = WHEN_FROM(0, 194)},
	{EXPERT(MAKE_EXPERT, invalid), .when = WHEN_FROM(195, 254)}, FIELD_END};
static const struct field pad[] = {
	{.id = PXE "padding", .label = "pad", .title = "Padding", .bits = 8, .fill = FILL_CODE,
		.about = "Nothing.", .rfc = "PXE 2.1"},
	FIELD_END};
static const struct field end[] = {
	{.id = PXE "end", .label = "end", .title = "PXE Client End", .bits = 8, .preset = 255,
		.fill = FILL_CODE, .about = "Nothing follows.", .rfc = "PXE 2.1"},
	FIELD_END};

#define SUBOPTION(text, value, table, of)                                                          \
	{.id = PXE "suboption", .label = "pxe", .title = text, .kind = FIELD_GROUP, .coded = true, \
		.code = (value), .parts = table, .made = of,                                       \
		.about = "One thing to know for booting.", .rfc = "PXE 2.1"}
static const struct field items[] = {
	{.id = "", .label = "pad", .title = "Padding", .kind = FIELD_GROUP, .code = 0,
		.parts = pad, .about = "Nothing.", .rfc = "PXE 2.1"},
	SUBOPTION("PXE mtftp IP", 1, address, like_4s),
	SUBOPTION("PXE mtftp client port", 2, client_port, like_2),
	SUBOPTION("PXE mtftp server port", 3, server_port, like_2),
	SUBOPTION("PXE mtftp timeout", 4, timeout, like_1),
	SUBOPTION("PXE mtftp delay", 5, delay, like_1),
	SUBOPTION("PXE discovery control", 6, control, like_any),
	SUBOPTION("PXE multicast address", 7, group, like_4s),
	SUBOPTION("PXE boot servers", 8, servers, like_any),
	SUBOPTION("PXE boot menu", 9, menu, like_any),
	SUBOPTION("PXE menu prompt", 10, prompt, like_any),
	SUBOPTION("PXE multicast address alloc", 11, allocated, like_any),
	SUBOPTION("PXE credential types", 12, credentials, like_any),
	SUBOPTION("PXE boot item", 71, item, like_any),
	SUBOPTION("PXE LCM Server", 179, lcm_server, like_any),
	SUBOPTION("PXE LCM Domain", 180, lcm_domain, like_any),
	SUBOPTION("PXE LCM NIC option 0", 181, lcm_card, like_any),
	SUBOPTION("PXE LCM Workgroup", 190, lcm_group, like_any),
	SUBOPTION("PXE Discovery", 191, lcm_found, like_1),
	SUBOPTION("PXE Configured", 192, lcm_done, like_1),
	SUBOPTION("PXE LCM version", 193, lcm_version, like_4),
	SUBOPTION("PXE LCM Serial Number", 194, lcm_serial, like_any),
	{.id = "", .label = "end", .title = "PXE End", .kind = FIELD_GROUP, .code = 255,
		.parts = end, .last = true, .about = "Nothing follows.", .rfc = "PXE 2.1"},
	SUBOPTION("Unknown", LIST_UNKNOWN, unknown, like_none), FIELD_END,
};
static const struct list list = {LIST_TLV, items};

const struct field dhcp_pxe[] = {CODE, LEN,
	{.id = "", .label = "pxe", .title = "PXE", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &list, .about = "What a machine must know to boot.", .rfc = "PXE 2.1"},
	FIELD_END};
