/* SPDX-License-Identifier: BSD-2-Clause */
/* How the tables of SCTP's chunks, and of what is in them, are written. */
#ifndef TRAME_PROTO_SCTPTABLE_H
#define TRAME_PROTO_SCTPTABLE_H

#include "proto/field.h"

extern const struct name sctp_type_names[], sctp_report_names[], sctp_hmac_names[];
extern const struct field sctp_unknown_chunk[], sctp_type_bits[], sctp_data_bits[],
	sctp_data_made[];

/* The rarer chunks: sctprare.c. */
extern const struct field sctp_auth[], sctp_nrsack[], sctp_idata[], sctp_asconf[],
	sctp_asconf_ack[], sctp_pktdrop[], sctp_reconfig[], sctp_pad[], sctp_iforward[];

/* Parameters and causes, in a row: sctpparam.c. */
extern const struct list sctp_parameters, sctp_causes;

#define BITFIELD(name, word, text, wide, values, sentence)                                         \
	{.id = "sctp." name, .label = word, .title = text, .bits = (wide), .names = values,        \
		.about = sentence, .rfc = "RFC 9260 3.2"}
#define NUMBER(name, short_name, word, text, wide, how, sentence)                                  \
	{.id = "sctp." name, .scapy = short_name, .label = word, .title = text, .bits = (wide),    \
		.kind = FIELD_##how, .about = sentence, .rfc = "RFC 9260 3.3"}
#define BYTES(name, short_name, word, text, sentence)                                              \
	{.id = name, .scapy = short_name, .label = word, .title = text, .kind = FIELD_BYTES,       \
		.size = SIZE_REST, .about = sentence, .rfc = "RFC 9260 3.3"}
#define PADDING(name)                                                                              \
	{.id = "sctp." name, .label = "padding", .title = "Padding", .kind = FIELD_BYTES,          \
		.size = SIZE_PAD, .unit = 4, .about = "Zeros up to a word.", .rfc = "RFC 9260 3.2"}
#define ITEM(class, word, text, value, table, line, sentence)                                      \
	{.id = "", .scapy = class, .label = word, .title = text, .kind = FIELD_GROUP,              \
		.code = (value), .parts = table, .heading = line, .about = sentence,               \
		.rfc = "RFC 9260 3.3"}
#define SCTP_HMAC                                                                                  \
	{.id = "sctp.hmac_id", .label = "hmac", .title = "HMAC identifier", .bits = 16,            \
		.names = sctp_hmac_names, .about = "A way to sign.", .rfc = "RFC 4895 8"}
#define SCTP_UNKNOWN_LINE                                                                          \
	"%{sctp.chunk_type?RESERVED} chunk (Type: %{sctp.chunk_type}, value length: "              \
	"%{sctp.chunk_length~4} byte%s)"

#define HEAD(flag_bits) HEAD_OF(flag_bits, false)
#define HEAD_OF(flag_bits, chooses)                                                                \
	{.id = "sctp.chunk_type", .scapy = "type", .label = "type", .title = "Chunk type",         \
		.bits = 8, .fill = FILL_CODE, .preset = 0x99, .names = sctp_type_names,            \
		.parts = sctp_type_bits, .about = "Which chunk this is.", .rfc = "RFC 9260 3.2"},  \
	{.id = "sctp.chunk_flags", .scapy = "flags", .label = "flags", .title = "Chunk flags",     \
		.bits = 8, .kind = FIELD_HEX, .parts = flag_bits, .select = chooses,               \
		.about = "What the bits mean depends on the type.", .rfc = "RFC 9260 3.2"},        \
	{.id = "sctp.chunk_length", .scapy = "len", .label = "len", .title = "Chunk length",       \
		.bits = 16, .fill = FILL_ITEMLEN, .vector = 1,                                     \
		.about = "Bytes of the chunk without the padding behind it.", .rfc = "RFC 9260 3.2"}
#define PARAMETERS                                                                                 \
	{.id = "", .scapy = "params", .label = "params", .title = "Parameters",                    \
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &sctp_parameters,                   \
		.about = "What is worth saying besides.", .rfc = "RFC 9260 3.2.1"}
#define CAUSES                                                                                     \
	{.id = "", .scapy = "error_causes", .label = "causes", .title = "Causes",                  \
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &sctp_causes,                       \
		.about = "What went wrong.", .rfc = "RFC 9260 3.3.10"}
#define END PADDING("chunk_padding"), FIELD_END

#endif
