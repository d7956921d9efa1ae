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
#define HEAD                                                                                       \
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE, .preset = 222,  \
		.about = "What this is.", .rfc = "PXE 2.1"},                                       \
	{.id = "dhcp.option.suboption_length", .label = "len", .title = "Length", .bits = 8,       \
		.bias = 2, .fill = FILL_ITEMLEN, .about = "Bytes of the value.", .rfc = "PXE 2.1"}
#define ONLY(table, name, text, wide, how, sentence)                                               \
	static const struct field table[] = {                                                      \
		HEAD, FIELD(name, text, wide, how, NULL, sentence), FIELD_END}
#define PORT(table, name, text, sentence)                                                          \
	static const struct field table[] = {HEAD,                                                 \
		{.id = PXE name, .label = "value", .title = text, .bits = 16, .little = true,      \
			.about = sentence, .rfc = "PXE 2.1"},                                      \
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

ONLY(address, "mtftp_ip", "mtftp IP", 32, IPV4, "Where the boot file is sent to everyone.");
PORT(client_port, "mtftp_client_port", "mtftp client port", "The client's port.");
PORT(server_port, "mtftp_server_port", "mtftp server port", "The server's port.");
ONLY(timeout, "mtftp_timeout", "mtftp timeout", 8, UINT, "Seconds to listen.");
ONLY(delay, "mtftp_delay", "mtftp delay", 8, UINT, "Seconds to wait.");
ONLY(group, "multicast_address", "multicast address", 32, IPV4, "Where boot servers listen.");

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

static const struct field servers_made[] = {
	CUT("boot_servers.type", "Type", 0, 16, UINT, server_names, "What they boot."),
	CUT("boot_servers.count", "IP count", 2, 8, UINT, NULL, "How many they are."),
	CUT("boot_servers.ip", "IP", 3, 32, IPV4, NULL, "The first of them."), FIELD_END};
static const struct field menu_made[] = {
	CUT("boot_menu.type", "Type", 0, 16, UINT, menu_names, "What it boots."),
	CUT("boot_menu.length", "Length", 2, 8, UINT, NULL, "Characters of its name."),
	CUT("boot_menu.desc", "Description", 3, 0, TEXT, NULL, "What it is called."), FIELD_END};
static const struct field prompt_made[] = {
	CUT("menu_prompt.timeout", "Timeout", 0, 8, UINT, NULL, "Seconds to wait for a key."),
	CUT("menu_prompt.prompt", "Prompt", 1, 0, TEXT, NULL, "What to ask."), FIELD_END};
static const struct field item_made[] = {
	CUT("boot_item.type", "Type", 0, 16, UINT, NULL, "What was chosen."),
	CUT("boot_item.layer", "Layer", 2, 16, BYTES, NULL, "Which of its files."), FIELD_END};
BYTES_OF(servers, "boot_servers", "boot servers", servers_made, "Servers to boot from.");
BYTES_OF(menu, "boot_menu", "boot menu", menu_made, "What may be chosen.");
BYTES_OF(prompt, "menu_prompt", "menu prompt", prompt_made, "What to ask, and how long.");
BYTES_OF(item, "boot_item", "boot item", item_made, "What was chosen.");
BYTES_OF(allocated, "multicast_address_alloc", "multicast address alloc", NULL, "Groups to take.");
BYTES_OF(credentials, "credential_types", "credential types", NULL, "How to prove the file.");
static const struct field unknown[] = {HEAD,
	{.id = "dhcp.option.vendor.value", .label = "value", .title = "Value", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "What the vendor likes.", .rfc = "PXE 2.1"},
	FIELD_END};
static const struct field pad[] = {
	{.id = PXE "padding", .label = "pad", .title = "Padding", .bits = 8, .fill = FILL_CODE,
		.about = "Nothing.", .rfc = "PXE 2.1"},
	FIELD_END};
static const struct field end[] = {
	{.id = PXE "end", .label = "end", .title = "PXE Client End", .bits = 8, .preset = 255,
		.fill = FILL_CODE, .about = "Nothing follows.", .rfc = "PXE 2.1"},
	FIELD_END};

#define SUBOPTION(text, value, table)                                                              \
	{.id = PXE "suboption", .label = "pxe", .title = text, .kind = FIELD_GROUP, .coded = true, \
		.code = (value), .parts = table, .about = "One thing to know for booting.",        \
		.rfc = "PXE 2.1"}
static const struct field items[] = {
	{.id = "", .label = "pad", .title = "Padding", .kind = FIELD_GROUP, .code = 0,
		.parts = pad, .about = "Nothing.", .rfc = "PXE 2.1"},
	SUBOPTION("PXE mtftp IP", 1, address), SUBOPTION("PXE mtftp client port", 2, client_port),
	SUBOPTION("PXE mtftp server port", 3, server_port),
	SUBOPTION("PXE mtftp timeout", 4, timeout), SUBOPTION("PXE mtftp delay", 5, delay),
	SUBOPTION("PXE discovery control", 6, control),
	SUBOPTION("PXE multicast address", 7, group), SUBOPTION("PXE boot servers", 8, servers),
	SUBOPTION("PXE boot menu", 9, menu), SUBOPTION("PXE menu prompt", 10, prompt),
	SUBOPTION("PXE multicast address alloc", 11, allocated),
	SUBOPTION("PXE credential types", 12, credentials), SUBOPTION("PXE boot item", 71, item),
	{.id = "", .label = "end", .title = "PXE End", .kind = FIELD_GROUP, .code = 255,
		.parts = end, .last = true, .about = "Nothing follows.", .rfc = "PXE 2.1"},
	SUBOPTION("Unknown", LIST_UNKNOWN, unknown), FIELD_END,
};
static const struct list list = {LIST_TLV, items};

const struct field dhcp_pxe[] = {CODE, LEN,
	{.id = "", .label = "pxe", .title = "PXE", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &list, .about = "What a machine must know to boot.", .rfc = "PXE 2.1"},
	FIELD_END};
