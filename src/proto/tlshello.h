/* SPDX-License-Identifier: BSD-2-Clause */
/* TLS's two hellos, and how the tables of all messages are written. */
#ifndef TRAME_PROTO_TLSHELLO_H
#define TRAME_PROTO_TLSHELLO_H

#include "proto/field.h"

extern const struct name tls_message_names[];
extern const struct field tls_client_hello[], tls_server_hello[], tls_tried_hello[];
extern const struct field tls_client_made[], tls_server_made[];

#define HS "tls.handshake."

#define HEAD(chooses, usual)                                                                       \
	{.id = HS "type",                                                                          \
		.label = "type",                                                                   \
		.title = "Handshake Type",                                                         \
		.bits = 8,                                                                         \
		.fill = FILL_CODE,                                                                 \
		.names = tls_message_names,                                                        \
		.about = "Which message this is.",                                                 \
		.rfc = "RFC 8446 4"},                                                              \
	{                                                                                          \
		.id = HS "length", .label = "len", .title = "Length", .bits = 24, .bias = 4,       \
		.fill = FILL_ITEMLEN, .select = chooses, .preset = (usual),                        \
		.about = "Bytes of the message.", .rfc = "RFC 8446 4"                              \
	}
#define SIZE(name, text, wide) SIZE_FROM(0, name, text, wide)
/* Of what has at least so many bytes. */
#define SIZE_FROM(least, name, text, wide)                                                         \
	{.id = HS name, .label = "len", .title = text, .bits = (wide),                             \
		.fill = FILL_SIZE, .vector = (least) + 1,                                          \
		.about = "Bytes of what follows.", .rfc = "RFC 8446 4"}
/* Of what is no vector to experts. */
#define PLAIN_SIZE(name, text, wide)                                                               \
	{.id = HS name, .label = "len", .title = text, .bits = (wide), .fill = FILL_SIZE,          \
		.about = "Bytes of what follows.", .rfc = "RFC 8446 4"}
#define NUMBER(name, word, text, wide, how, values, usual, sentence)                               \
	{.id = HS name, .label = word, .title = text, .bits = (wide), .kind = FIELD_##how,         \
		.names = values, .preset = (usual), .about = sentence, .rfc = "RFC 8446 4"}
#define COUNTED(name, word, text, sentence)                                                        \
	{.id = HS name, .label = word, .title = text, .kind = FIELD_BYTES, .size = SIZE_COUNTED,   \
		.about = sentence, .rfc = "RFC 8446 4"}
#define LISTED(name, word, text, of, sentence)                                                     \
	{.id = name, .label = word, .title = text, .kind = FIELD_LIST, .size = SIZE_REST,          \
		.mute = true, .list = &(of), .about = sentence, .rfc = "RFC 8446 4"}
#define GROUP(word, text, table, sentence)                                                         \
	{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .parts = table,              \
		.about = sentence, .rfc = "RFC 8446 4"}
/* One that ends with a vector: experts speak of bytes that are left over in it. */
#define VECTOR(word, text, table, sentence)                                                        \
	{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .parts = table,              \
		.vector = 1, .about = sentence, .rfc = "RFC 8446 4"}

#endif
