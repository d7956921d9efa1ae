/* SPDX-License-Identifier: BSD-2-Clause */
/* Who is at the other end of a PPP line: CHAP, RFC 1994, where the password is never sent; and PAP,
 * RFC 1334 2, where it is.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Code      |  Identifier   |            Length             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 1, 2:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             Data                              /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 3, 4:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Message                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  otherwise:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             Stuff                             /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ppp.h"

#include <stddef.h>

static const struct name chap_names[] = {
	{1, "Challenge"}, {2, "Response"}, {3, "Success"}, {4, "Failure"}, {0, NULL}};
static const struct name pap_names[] = {
	{1, "Authenticate-Request"}, {2, "Authenticate-Ack"}, {3, "Authenticate-Nak"}, {0, NULL}};

#define WORDS(name, short_name, text, how, ends, sentence, from)                                   \
	{.id = name, .scapy = short_name, .label = short_name, .title = text, .kind = (how),       \
		.size = (ends), .about = sentence, .rfc = from}
#define SIZE(name, text, from)                                                                     \
	{.id = name, .label = "size", .title = text, .bits = 8, .fill = FILL_SIZE,                 \
		.about = "Bytes of what follows.", .rfc = from}
#define DATA(name, word, table, condition, from)                                                   \
	{.id = name, .label = word, .title = "Data", .kind = FIELD_GROUP, .mute = true,            \
		.parts = table, .when = condition, .about = "What the message says.", .rfc = from}

static const struct field value_parts[] = {
	SIZE("chap.value_size", "Value Size", "RFC 1994 4.1"),
	WORDS("chap.value", "value", "Value", FIELD_BYTES, SIZE_COUNTED,
		"A random number, or the digest of it and the password.", "RFC 1994 4.1"),
	WORDS("chap.name", "name", "Name", FIELD_TEXT, SIZE_REST, "Who speaks.", "RFC 1994 4.1"),
	FIELD_END,
};
static const struct field fields[] = {
	PPP_CODE("chap", 1, chap_names), PPP_IDENTIFIER("chap"), PPP_LENGTH("chap"),
	DATA("chap.data", "data", value_parts, WHEN_FROM(1, 2), "RFC 1994 4.1"),
	{.id = "chap.message", .label = "message", .title = "Message", .kind = FIELD_TEXT,
		.size = SIZE_REST, .when = WHEN_FROM(3, 4), .about = "Text for people.",
		.rfc = "RFC 1994 4.2"},
	{.id = "chap.stuff", .label = "data", .title = "Stuff", .kind = FIELD_BYTES,
		.size = SIZE_REST, .when = WHEN_OTHER(0, BIT(1) | BIT(2) | BIT(3) | BIT(4)),
		.about = "What a message of another kind says.", .rfc = "RFC 1994 4"},
	FIELD_END,
};

static const struct field login_parts[] = {
	SIZE("pap.peer_id.length", "Peer-ID-Length", "RFC 1334 2.2.1"),
	WORDS("pap.peer_id", "username", "Peer-ID", FIELD_TEXT, SIZE_COUNTED, "Who speaks.",
		"RFC 1334 2.2.1"),
	SIZE("pap.password.length", "Password-Length", "RFC 1334 2.2.1"),
	WORDS("pap.password", "password", "Password", FIELD_TEXT, SIZE_COUNTED,
		"The password, for all on the line to read.", "RFC 1334 2.2.1"),
	FIELD_END,
};
static const struct field answer_parts[] = {
	SIZE("pap.message.length", "Message-Length", "RFC 1334 2.2.2"),
	WORDS("pap.message", "message", "Message", FIELD_TEXT, SIZE_COUNTED, "Text for people.",
		"RFC 1334 2.2.2"),
	FIELD_END,
};
static const struct field pap_fields[] = {
	PPP_CODE("pap", 1, pap_names), PPP_IDENTIFIER("pap"), PPP_LENGTH("pap"),
	DATA("pap.data", "data", login_parts, WHEN1(1), "RFC 1334 2.2"),
	DATA("pap.data", "data", answer_parts, WHEN_FROM(2, 3), "RFC 1334 2.2"),
	{.id = "pap.stuff", .label = "data", .title = "Stuff", .kind = FIELD_BYTES,
		.size = SIZE_REST, .when = WHEN_OTHER(0, BIT(1) | BIT(2) | BIT(3)),
		.about = "What a message of another kind says.", .rfc = "RFC 1334 2.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_PPP, 0xc223}, {BIND_NONE, 0}};
static const struct bind pap_binds[] = {{BIND_PPP, 0xc023}, {BIND_NONE, 0}};

const struct proto proto_chap = {
	.id = "chap", .scapy = "PPP_CHAP", .label = "CHAP",
	.title = "PPP Challenge Handshake Authentication Protocol", .layer = LAYER_LINK,
	.next = NEXT_NONE, .unlike = true, .binds = binds, .fields = fields,
	.about = "Proves who is at the end of a PPP line, without sending the password.",
	.rfc = "RFC 1994",
};
const struct proto proto_pap = {
	.id = "pap", .scapy = "PPP_PAP", .label = "PAP",
	.title = "PPP Password Authentication Protocol", .layer = LAYER_LINK, .next = NEXT_NONE,
	.unlike = true, .binds = pap_binds, .fields = pap_fields,
	.about = "Sends a name and a password over a PPP line.", .rfc = "RFC 1334",
};
