/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark's experts say of a field, as made fields: an `_ws.expert` inside it that has the
 * id of what it is about, its words, how grave it is, and what kind of thing.
 *
 *     static const struct field reset_expert[] = EXPERT_PARTS("tcp.connection.rst",
 *             "Connection reset (RST)", EXPERT_WARN, EXPERT_SEQUENCE);
 *     static const struct field reset_made[] = {
 *             {EXPERT(MAKE_EXPERT, reset_expert), .when = WHEN1(1)}, FIELD_END};
 *
 * In the words %x stands for the expert's number in four hexadecimal digits, %u for it in decimal,
 * %a for it as an IPv4 address: what the checksum ought to be, else the owner's value; %n for what
 * it is called among IPv6's options. %s is the owner's text, %c how many bytes it has, %p the byte
 * before it, %d the domain name before it in the layer, %f the header's first byte, %1 and %2 its
 * first two numbers of 16 bits, %t is the hop that a traceroute to the port asks for, %l two
 * numbers of 16 bits that differ, %v and %w the length of a vector and what there is of it, or must
 * be at least, %y a length and what there is, %o why an option's length cannot be, %b the code and
 * the bytes of an option. Of one of several flags `when` looks at all of them. */
#ifndef TRAME_PROTO_EXPERT_H
#define TRAME_PROTO_EXPERT_H

#include "proto/field.h"

enum expert_severity {
	EXPERT_COMMENT = 0x100000,
	EXPERT_CHAT = 0x200000,
	EXPERT_NOTE = 0x400000,
	EXPERT_WARN = 0x600000,
	EXPERT_ERROR = 0x800000,
};

enum expert_group {
	EXPERT_CHECKSUM = 0x1000000,
	EXPERT_SEQUENCE = 0x2000000,
	EXPERT_RESPONSE = 0x3000000,
	EXPERT_REQUEST = 0x4000000,
	EXPERT_UNDECODED = 0x5000000,
	EXPERT_REASSEMBLE = 0x6000000,
	EXPERT_MALFORMED = 0x7000000,
	EXPERT_DEBUG = 0x8000000,
	EXPERT_PROTOCOL = 0x9000000,
	EXPERT_SECURITY = 0xa000000,
	EXPERT_COMMENTS = 0xb000000,
	EXPERT_DECRYPTION = 0xc000000,
	EXPERT_ASSUMPTION = 0xd000000,
	EXPERT_DEPRECATED = 0xe000000,
};

extern const struct name expert_severities[], expert_groups[];

#define EXPERT_PARTS(name, text, severity, group)                                                  \
	{                                                                                          \
		{.id = name, .label = "", .title = text, .kind = FIELD_TEXT, .mute = true,         \
			.make = MAKE_WORDS, .empty = true, .preset_bytes = text,                   \
			.about = "What it is about.", .rfc = "Wireshark"},                         \
		{.id = "_ws.expert.message", .label = "", .title = "Message",                      \
			.kind = FIELD_TEXT, .make = MAKE_WORDS, .empty = true, .hidden = true,     \
			.preset_bytes = text, .about = "In words.", .rfc = "Wireshark"},           \
		{.id = "_ws.expert.severity", .label = "", .title = "Severity level",              \
			.make = MAKE_PRESET, .empty = true, .preset = (severity),                  \
			.names = expert_severities, .about = "How grave it is.",                   \
			.rfc = "Wireshark"},                                                       \
		{.id = "_ws.expert.group", .label = "", .title = "Group", .make = MAKE_PRESET,     \
			.empty = true, .preset = (group), .names = expert_groups,                  \
			.about = "What kind of thing it is.", .rfc = "Wireshark"},                 \
		FIELD_END                                                                          \
	}

#define EXPERT(how, table) EXPERT_PLACED(how, table, MADE_LAST)
#define EXPERT_PLACED(how, table, place)                                                           \
	.id = "_ws.expert", .label = "", .title = "Expert Info", .kind = FIELD_GROUP,              \
	.mute = true, .where = (place), .empty = true, .make = (how), .parts = table,              \
	.about = "What an expert would say of it.", .rfc = "Wireshark"

/* In what is made of a layer: experts that frame/made_odd puts among its fields. */
#define EXPERTS_AMONG(table)                                                                       \
	{.id = "", .label = "", .title = "Expert Info", .kind = FIELD_GROUP,                       \
		.make = MAKE_ELSEWHERE, .parts = table, .about = "What an expert would say.",      \
		.rfc = "Wireshark"}

#endif
