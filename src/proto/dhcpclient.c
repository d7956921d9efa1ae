/* SPDX-License-Identifier: BSD-2-Clause */
/* Which client it is that a DHCP message speaks of: RFC 2132, 4361 and 4702. */
#include "dhcpopt.h"

#include "dhcptable.h"

#include <stddef.h>

/* Of most clients the identifier is a hardware address: one byte of type, six of address. Of others
 * it is what RFC 4361 makes: 255, the interface's number, and what only this client has. */
static const struct name duid_names[] = {
	{1, "link-layer address plus time"}, {2, "assigned by vendor based on Enterprise number"},
	{3, "link-layer address"}, {4, "Universally Unique IDentifier (UUID)"}, {0, NULL}};
#define KIND(name, text, wide, wanted, sentence)                                                   \
	{.id = "dhcp.client_id." name, .label = name, .title = text, .bits = (wide),               \
		.when = wanted, .about = sentence, .rfc = "RFC 8415 11"}
#define LEFT(name, text, how, wanted, sentence)                                                    \
	{.id = name, .label = "value", .title = text, .kind = FIELD_##how, .size = SIZE_REST,      \
		.when = wanted, .about = sentence, .rfc = "RFC 8415 11"}
static const struct field duid_parts[] = {
	{.id = "", .label = "type", .title = "Type", .bits = 8, .preset = 255,
		.about = "An identifier as DHCPv6 has them.", .rfc = "RFC 4361 6.1"},
	{.id = "dhcp.client_id.iaid", .label = "iaid", .title = "IAID", .bits = 32,
		.kind = FIELD_BYTES, .digits = 8, .about = "Which interface of the client.",
		.rfc = "RFC 4361 6.1"},
	{.id = "dhcp.client_id.duid_type", .label = "duid", .title = "DUID Type", .bits = 16,
		.select = true, .names = duid_names, .about = "What the identifier is made of.",
		.rfc = "RFC 8415 11.1"},
	KIND("duid_llt_hw_type", "Hardware type", 16, WHEN1(1), "What kind of address follows."),
	KIND("time", "Time", 32, WHEN1(1), "When it was made, in seconds since 2000."),
	KIND("duid_ll_hw_type", "Hardware type", 16, WHEN1(3), "What kind of address follows."),
	KIND("enterprise_num", "Enterprise-number", 32, WHEN1(2), "Who made it."),
	LEFT("dhcp.client_id.link_layer_address", "Link layer address", BYTES,
		WHEN_SET(1, 5), "One of the client's addresses."),
	LEFT("dhcp.client_id", "Identifier", BYTES, WHEN1(2), "What only this client has."),
	LEFT("", "Identifier", BYTES, WHEN_OTHER(1, 7), "What only this client has."),
	FIELD_END,
};
static const struct field kind_bits[] = {
	{.id = "dhcp.client_id.type", .label = "type", .title = "Type", .bits = 8,
		.when = WHEN1(0), .about = "0: not an address.", .rfc = "RFC 2132 9.14"},
	FIELD_END};
static const struct field named_parts[] = {
	{.id = "", .label = "type", .title = "Type", .bits = 8, .kind = FIELD_HEX, .select = true,
		.parts = kind_bits, .about = "0: not an address.", .rfc = "RFC 2132 9.14"},
	LEFT("dhcp.client_id.undef", "Client Identifier", TEXT, WHEN1(0),
		"What only this client has."),
	LEFT("", "Identifier", BYTES, WHEN_OTHER(0, 1), "What only this client has."),
	FIELD_END,
};
#define IDENTIFIER(word, table, begins)                                                            \
	{.id = "", .label = word, .title = "Identifier", .kind = FIELD_GROUP, .words = begins,     \
		.parts = table, .about = "What only this client has.", .rfc = "RFC 2132 9.14"}
static const struct field identifiers[] = {
	IDENTIFIER("duid", duid_parts, "\377"), IDENTIFIER("name", named_parts, NULL), FIELD_END};
static const struct list identifier_list = {LIST_PICK, identifiers};
/* A network card of another kind of network. */
#define CARD(kinds)                                                                                \
	{.id = "dhcp.client_hardware_address", .label = "card",                                    \
		.title = "Client hardware address", .bits = 48, .kind = FIELD_BYTES, .digits = 1,  \
		.when = kinds, .about = "The client's hardware address.", .rfc = "RFC 2132 9.14"}
const struct field dhcp_unique_id[] = {CODE, LEN,
	{.id = "", .label = "value", .title = "Identifier", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &identifier_list,
		.about = "Anything that only this client has.", .rfc = "RFC 4361 6.1"},
	FIELD_END,
};
const struct field dhcp_client_id[] = {
	CODE,
	{.id = "dhcp.option.length", .label = "len", .title = "Length", .bits = 8, .bias = 2,
		.fill = FILL_ITEMLEN, .select = true, .preset = 7, .about = "Bytes of the value.",
		.rfc = "RFC 2132 2"},
	{.id = "dhcp.hw.type", .label = "htype", .title = "Hardware type", .bits = 8,
		.kind = FIELD_HEX, .preset = 1, .names = dhcp_hardware_names, .when = WHEN1(7),
		.select = true, .about = "What kind of address follows: 1 is Ethernet's.",
		.rfc = "RFC 2132 9.14"},
	{.id = "dhcp.hw.mac_addr", .label = "mac", .title = "Client MAC address", .bits = 48,
		.kind = FIELD_MAC, .when = WHEN_SET(0x701, BIT(0) | BIT(5)),
		.about = "The client's hardware address.", .rfc = "RFC 2132 9.14"},
	CARD(WHEN_FROM(0x702, 0x705)), CARD(WHEN_FROM(0x707, 0x72f)),
	{.id = "", .label = "value", .title = "Identifier", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &identifier_list, .when = WHEN_FROM(0, 0x700),
		.about = "Anything that only this client has.", .rfc = "RFC 4361 6.1"},
	LEFT("", "Identifier", BYTES, WHEN_FROM(0x730, 0x7ff), "What only this client has."),
	FIELD_END,
};

static const struct field fqdn_bits[] = {
	PART("fqdn.mbz", "Reserved flags", 4, HEX, NULL, "Must be zero."),
	PART("fqdn.n", "Server DDNS", 1, UINT, NULL, "The server should tell DNS nothing."),
	PART("fqdn.e", "Encoding", 1, UINT, NULL, "The name is written as DNS does."),
	PART("fqdn.o", "Server overrides", 1, UINT, NULL, "The server decides otherwise."),
	PART("fqdn.s", "Server", 1, UINT, NULL, "The server should tell DNS the name."),
	FIELD_END,
};
const struct field dhcp_fqdn[] = {CODE, LEN,
	{.id = "dhcp.fqdn.flags", .label = "flags", .title = "Flags", .bits = 8,
		.kind = FIELD_FLAGS, .parts = fqdn_bits, .select = true,
		.about = "Who tells DNS what.", .rfc = "RFC 4702 2.1"},
	PART("fqdn.rcode1", "A-RR result", 8, UINT, NULL, "No longer used."),
	PART("fqdn.rcode2", "PTR-RR result", 8, UINT, NULL, "No longer used."),
	{.id = "dhcp.fqdn.name", .label = "value", .title = "Client name", .kind = FIELD_NAME,
		.size = SIZE_REST, .origin = true, .bias = 5, .when = WHEN_FLAG(4),
		.about = "The client's whole name.", .rfc = "RFC 4702 2.3"},
	{.id = "dhcp.fqdn.name", .label = "value", .title = "Client name", .kind = FIELD_TEXT,
		.size = SIZE_REST, .when = WHEN_LOW(0, 1, 4),
		.about = "The client's whole name.", .rfc = "RFC 4702 2.3"},
	FIELD_END};
