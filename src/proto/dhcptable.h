/* SPDX-License-Identifier: BSD-2-Clause */
/* How the tables of DHCP's options are written. */
#ifndef TRAME_PROTO_DHCPTABLE_H
#define TRAME_PROTO_DHCPTABLE_H

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
#define PART(name, text, wide, how, values, sentence)                                              \
	{.id = "dhcp." name, .label = "value", .title = text, .bits = (wide),                      \
		.kind = FIELD_##how, .names = values, .about = sentence, .rfc = "RFC 2132"}
#define REST(name, text, how, sentence)                                                            \
	{.id = "dhcp." name, .label = "value", .title = text, .kind = FIELD_##how,                 \
		.size = SIZE_REST, .about = sentence, .rfc = "RFC 2132"}

/* An option of one value: the table is called after it. */
#define ONE(table, name, text, wide, how, values, sentence)                                        \
	DHCP_TABLE(table) = {                                                      \
		CODE, LEN, PART("option." name, text, wide, how, values, sentence), FIELD_END}
#define TEXT(table, name, text, sentence)                                                          \
	DHCP_TABLE(table) = {                                                      \
		CODE, LEN, REST("option." name, text, TEXT, sentence), FIELD_END}
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
extern const struct field dhcp_pxe[], dhcp_class[], dhcp_proof[], dhcp_sip[], dhcp_own[],
	dhcp_nonce[], dhcp_class_text[];
extern const struct list dhcp_relayed;

#endif
