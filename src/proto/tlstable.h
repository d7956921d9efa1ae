/* SPDX-License-Identifier: BSD-2-Clause */
/* How the tables of TLS's extensions are written. */
#ifndef TRAME_PROTO_TLSTABLE_H
#define TRAME_PROTO_TLSTABLE_H

#include "proto/field.h"

#include "tlsnames.h"

#define HS "tls.handshake."
#define EXT "tls.handshake.extensions"

#define HEAD(chooses, usual)                                                                       \
	{.id = HS "extension.type", .label = "type", .title = "Type", .bits = 16,                  \
		.fill = FILL_CODE, .preset = 65000, .names = tls_extension_names,                  \
		.about = "Which extension this is.", .rfc = "RFC 8446 4.2"},                       \
	{.id = HS "extension.len", .label = "len", .title = "Length", .bits = 16, .bias = 4,       \
		.fill = FILL_ITEMLEN, .vector = 1, .select = chooses, .preset = (usual),           \
		.about = "Bytes of the extension's data.", .rfc = "RFC 8446 4.2"}
#define SIZE(name, text, wide) SIZE_FROM(0, name, text, wide)
/* Of what has at least so many bytes. */
#define SIZE_FROM(least, name, text, wide)                                                         \
	{.id = name, .label = "len", .title = text, .bits = (wide),                                \
		.fill = FILL_SIZE, .vector = (least) + 1,                                          \
		.about = "Bytes of what follows.", .rfc = "RFC 8446 4.2"}
#define SIZE_UNDER(line, name, text, wide)                                                         \
	{.id = name, .label = "len", .title = text, .bits = (wide),                                \
		.fill = FILL_SIZE, .vector = 1,                                                    \
		.under = &(line), .about = "Bytes of what follows.", .rfc = "RFC 8446 4.2"}
/* Of what is no vector to experts. */
#define PLAIN_SIZE(name, text, wide)                                                               \
	{.id = name, .label = "len", .title = text, .bits = (wide), .fill = FILL_SIZE,             \
		.about = "Bytes of what follows.", .rfc = "RFC 8446 4.2"}
/* Around all that an extension says. */
#define UNDER(name, text)                                                                          \
	static const struct field name = {.id = "", .label = "", .title = text,                    \
		.kind = FIELD_GROUP, .heading = "%t", .about = "What the extension says.",         \
		.rfc = "RFC 8446 4.2"}
#define NUMBER(name, word, text, wide, how, values, sentence)                                      \
	{.id = name, .label = word, .title = text, .bits = (wide), .kind = FIELD_##how,            \
		.names = values, .about = sentence, .rfc = "RFC 8446 4.2"}
#define LISTED(name, word, text, of, sentence)                                                     \
	{.id = name, .label = word, .title = text, .kind = FIELD_LIST, .size = SIZE_REST,          \
		.mute = true, .list = &(of), .about = sentence, .rfc = "RFC 8446 4.2"}
#define COUNTED(name, word, text, how, sentence)                                                   \
	{.id = name, .label = word, .title = text, .kind = FIELD_##how, .size = SIZE_COUNTED,      \
		.about = sentence, .rfc = "RFC 8446 4.2"}
/* What experts say that they do not look into. */
#define UNSEEN(word, text, experts, sentence)                                                      \
	{.id = "", .label = word, .title = text, .kind = FIELD_BYTES, .size = SIZE_COUNTED,        \
		.heading = "%{_ws.expert.message}", .made = experts, .about = sentence,            \
		.rfc = "RFC 6066 8"}
#define GROUP(word, text, table, sentence)                                                         \
	{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .parts = table,              \
		.about = sentence, .rfc = "RFC 8446 4.2"}

#endif
