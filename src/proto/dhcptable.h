/* SPDX-License-Identifier: BSD-2-Clause */
/* How the tables of DHCP's options are written. */
#ifndef TRAME_PROTO_DHCPTABLE_H
#define TRAME_PROTO_DHCPTABLE_H

#include "proto/expert.h"
#include "proto/field.h"

/* Who includes this says whether its tables are for itself alone. */
#ifndef DHCP_TABLE
#define DHCP_TABLE(name) const struct field dhcp_##name[]
#endif

#define CODE                                                                                       \
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE, .preset = 222,  \
		.about = "Which option this is.", .rfc = "RFC 2132 2"}
#define LEN                                                                                        \
	{.id = "dhcp.option.length", .label = "len", .title = "Length", .bits = 8, .bias = 2,      \
		.fill = FILL_ITEMLEN, .about = "Bytes of the value.", .rfc = "RFC 2132 2"}
/* One that the parts behind it look at; it says `n` where nobody says anything else. */
#define LEN_LIKE(n)                                                                                \
	{.id = "dhcp.option.length", .label = "len", .title = "Length", .bits = 8, .bias = 2,      \
		.fill = FILL_ITEMLEN, .select = true, .preset = (n),                               \
		.about = "Bytes of the value.", .rfc = "RFC 2132 2"}
#define PART_OF(name, text, wide, how, values, sentence)                                           \
	.id = "dhcp." name, .label = "value", .title = text, .bits = (wide),                       \
	.kind = FIELD_##how, .names = values, .about = sentence, .rfc = "RFC 2132"
#define PART(name, text, wide, how, values, sentence)                                              \
	{PART_OF(name, text, wide, how, values, sentence)}
#define REST_OF(name, text, how, sentence)                                                         \
	.id = "dhcp." name, .label = "value", .title = text, .kind = FIELD_##how,                  \
	.size = SIZE_REST, .about = sentence, .rfc = "RFC 2132"
#define REST(name, text, how, sentence) {REST_OF(name, text, how, sentence)}

/* An option of one value, of one length alone: the table is called after it. */
#define ONE(table, name, text, wide, how, values, sentence)                                        \
	DHCP_TABLE(table) = {CODE, LEN_LIKE((wide) / 8),                                           \
		{PART_OF("option." name, text, wide, how, values, sentence),                       \
			.when = WHEN1((wide) / 8)},                                                \
		FIELD_END}
#define TEXT(table, name, text, sentence)                                                          \
	DHCP_TABLE(table) = {CODE, LEN,                                                            \
		{REST_OF("option." name, text, TEXT, sentence), .blank = true}, FIELD_END}
#define MANY(table, name, text, wide, how, values, sentence)                                       \
	static const struct field table##_item[] = {                                               \
		PART("option." name, text, wide, how, values, sentence), FIELD_END};               \
	static const struct list table##_list = {LIST_REPEAT, table##_item};                       \
	DHCP_TABLE(table) = {CODE, LEN,                                            \
		{.id = "", .label = "values", .title = text, .kind = FIELD_LIST,                   \
			.size = SIZE_REST, .list = &table##_list, .about = sentence,               \
			.rfc = "RFC 2132"},                                                        \
		FIELD_END}
#define HOSTS(table, name, text, sentence) MANY(table, name, text, 32, IPV4, NULL, sentence)

/* An option, and a suboption: what is said of its length where that cannot be. */
#define BAD_LENGTH(text)                                                                           \
	EXPERT_PARTS("dhcp.bad_length", text, EXPERT_ERROR, EXPERT_PROTOCOL)
#define NOT_LONG(table, ...) {EXPERT(MAKE_LENGTH, table), .bias = 2, .when = __VA_ARGS__}
#define NOT_OF(n) {WHEN_NOT_IN, (n), 1, 0, 0}
#define NOT_TIMES(n) {WHEN_NOT_IN, 0, 1, 0, (n) - 1}
extern const struct field dhcp_not1[], dhcp_not2[], dhcp_not4[], dhcp_not2s[], dhcp_not4s[],
	dhcp_not8s[];

/* The value's bytes: Wireshark hides them where it shows the value otherwise. */
#define VALUE(name, hides, ...)                                                                    \
	{.id = name, .label = "", .title = "Value", .kind = FIELD_BYTES, .make = MAKE_CUT,         \
		.preset = 2, .blank = true, .hidden = (hides), .where = MADE_FIRST,                \
		.when = __VA_ARGS__, .about = "The option's bytes.", .rfc = "RFC 2132 2"}
#define LENGTH_IN(n) {WHEN_IN, (n), 1, 0, 0xff}
#define LENGTH_NOT_IN(n) {WHEN_NOT_IN, (n), 1, 0, 0xff}
#define ALWAYS {WHEN_ALWAYS, 0, 0, 0, 0}

/* How a suboption begins. */
#define SUB_HEAD(section)                                                                          \
	{.id = "", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE, .preset = 222,  \
		.about = "What this is.", .rfc = section},                                         \
	{.id = "dhcp.option.suboption_length", .label = "len", .title = "Length", .bits = 8,       \
		.bias = 2, .fill = FILL_ITEMLEN, .select = true, .about = "Bytes of the value.",   \
		.rfc = section}

/* dhcpother.c: options of several parts, by their numbers. */
extern const struct field dhcp_opt63[], dhcp_opt78[], dhcp_opt79[], dhcp_opt83[], dhcp_opt99[],
	dhcp_opt117[], dhcp_opt123[], dhcp_opt146[], dhcp_opt151[], dhcp_opt152[], dhcp_opt153[],
	dhcp_opt154[], dhcp_opt155[], dhcp_opt156[], dhcp_opt157[], dhcp_opt158[], dhcp_opt159[],
	dhcp_opt212[], dhcp_6rd_short[];

/* dhcpvendor.c and dhcpcable.c: what makers like. */
extern const struct field dhcp_alu[], dhcp_cisco[], dhcp_hive[], dhcp_aruba[], dhcp_instant[],
	dhcp_avaya[], dhcp_bsdp[], dhcp_cable[], dhcp_setup[];
extern const struct list dhcp_cable_told, dhcp_cable_known;

/* dhcpclient.c: who a client is. */
extern const struct field dhcp_unique_id[], dhcp_client_id[], dhcp_fqdn[];

/* dhcprare.c: options of one value, by their numbers. */
extern const struct field dhcp_opt8[], dhcp_opt9[], dhcp_opt10[], dhcp_opt11[], dhcp_opt13[],
	dhcp_opt14[], dhcp_opt16[], dhcp_opt18[], dhcp_opt20[], dhcp_opt22[], dhcp_opt24[],
	dhcp_opt25[], dhcp_opt27[], dhcp_opt29[], dhcp_opt30[], dhcp_opt32[], dhcp_opt34[],
	dhcp_opt35[], dhcp_opt36[], dhcp_opt37[], dhcp_opt38[], dhcp_opt39[], dhcp_opt40[],
	dhcp_opt41[], dhcp_opt45[], dhcp_opt48[], dhcp_opt49[], dhcp_opt64[], dhcp_opt65[],
	dhcp_opt68[], dhcp_opt69[], dhcp_opt70[], dhcp_opt71[], dhcp_opt72[], dhcp_opt73[],
	dhcp_opt74[], dhcp_opt75[], dhcp_opt76[], dhcp_opt85[], dhcp_opt86[], dhcp_opt87[],
	dhcp_opt91[], dhcp_opt92[], dhcp_opt93[], dhcp_opt100[], dhcp_opt101[], dhcp_opt112[],
	dhcp_opt113[], dhcp_opt114[], dhcp_opt118[], dhcp_opt136[], dhcp_opt137[], dhcp_opt138[],
	dhcp_opt142[], dhcp_opt160[], dhcp_opt161[], dhcp_opt209[], dhcp_opt210[];

/* dhcppxe.c; and dhcpmore.c: options of several parts. */
extern const struct field dhcp_pxe[], dhcp_class[], dhcp_proof[], dhcp_proof_asked[], dhcp_sip[],
	dhcp_own[], dhcp_nonce[], dhcp_class_text[];
extern const struct list dhcp_relayed;

#endif
