/* SPDX-License-Identifier: BSD-2-Clause */
/* What the protocols of PPP share: their numbers, and the head of the control protocols. */
#ifndef TRAME_PROTO_PPP_H
#define TRAME_PROTO_PPP_H

#include "proto/proto.h"

extern const struct name ppp_names[];	   /* PPP protocol numbers */
extern const struct name ppp_code_names[]; /* what a message of a control protocol is */

/* What a control protocol's message is; then which question it answers, and how long it is. */
#define PPP_CODE(name, preset_code, values)                                                        \
	{.id = name ".code", .scapy = "code", .label = "code", .title = "Code", .bits = 8,         \
		.select = true, .preset = (preset_code), .names = values,                          \
		.about = "What the message is: a wish, a yes, a no.", .rfc = "RFC 1661 5"}
#define PPP_IDENTIFIER(name)                                                                       \
	{.id = name ".identifier", .scapy = "id", .label = "id", .title = "Identifier",            \
		.bits = 8, .about = "An answer carries the number of its question.",               \
		.rfc = "RFC 1661 5"}
#define PPP_LENGTH(name)                                                                           \
	{.id = name ".length", .scapy = "len", .label = "len", .title = "Length", .bits = 16,      \
		.fill = FILL_HDRLEN, .about = "Bytes of the message, this head included.",         \
		.rfc = "RFC 1661 5"}
#define PPP_HEAD                                                                                   \
	PPP_CODE("ppp", 1, ppp_code_names), PPP_IDENTIFIER("ppp"), PPP_LENGTH("ppp")
#define PPP_DATA(condition)                                                                        \
	{.id = "ppp.data", .scapy = "data", .label = "data", .title = "Data",                      \
		.kind = FIELD_BYTES, .size = SIZE_REST, .when = condition,                         \
		.about = "What a message of this kind says.", .rfc = "RFC 1661 5"}

/* A message that its vendor alone knows. */
#define PPP_VENDOR                                                                                 \
	{.id = "ppp.magic_number", .label = "magic", .title = "Magic Number", .bits = 32,          \
		.kind = FIELD_HEX, .when = WHEN1(0),                                               \
		.about = "Whose message this is: who sees his own number talks to himself.",       \
		.rfc = "RFC 2153 2.1"},                                                            \
	{.id = "ppp.oui", .label = "oui", .title = "OUI", .bits = 24, .when = WHEN1(0),            \
		.about = "Which vendor's message this is.", .rfc = "RFC 2153 2.1"},                \
	{.id = "ppp.kind", .label = "kind", .title = "Kind", .bits = 8, .when = WHEN1(0),          \
		.about = "Which of its messages.", .rfc = "RFC 2153 2.1"}, PPP_DATA(WHEN1(0))
/* And an option of its own, RFC 2153 2.2. */
#define PPP_VENDOR_PARTS(of, values, kind_name, kind_text)                                         \
	{PPP_OPTION_HEAD(of, values),                                                              \
		{.id = of ".opt.oui", .label = "oui", .title = "OUI", .bits = 24,                  \
			.about = "Which vendor's option this is.", .rfc = "RFC 2153 2.2"},         \
		{.id = of ".opt." kind_name, .label = kind_name, .title = kind_text, .bits = 8,    \
			.about = "Which of its options.", .rfc = "RFC 2153 2.2"},                  \
		{.id = of ".opt.data", .label = "data", .title = "Data", .kind = FIELD_BYTES,      \
			.size = SIZE_REST, .about = "What it says.", .rfc = "RFC 2153 2.2"},       \
		FIELD_END}

/* The head of an option, and an option. */
#define PPP_OPTION_HEAD(name, values)                                                              \
	{.id = name ".opt.type", .label = "type", .title = "Type", .bits = 8, .fill = FILL_CODE,   \
		.names = values, .about = "Which option this is.", .rfc = "RFC 1661 6"},           \
	{.id = name ".opt.length", .label = "len", .title = "Length", .bits = 8,                   \
		.fill = FILL_ITEMLEN, .about = "Bytes of the option.",                  \
		.rfc = "RFC 1661 6"}
#define PPP_OPTION(name, word, text, number, table, sentence)                                      \
	{.id = name, .label = word, .title = text, .kind = FIELD_GROUP, .code = (number),          \
		.parts = table, .about = sentence, .rfc = "RFC 1661 6"}
#define PPP_OPTIONS(options)                                                                       \
	{.id = "", .scapy = "options", .label = "options", .title = "Options",                     \
		.kind = FIELD_LIST, .size = SIZE_REST, .list = options, .when = WHEN_FROM(1, 4),   \
		.heading = "Options: (%b byte%s)%o",                                               \
		.about = "What is wished, granted or refused, an option each.",                    \
		.rfc = "RFC 1661 6"}

#endif
