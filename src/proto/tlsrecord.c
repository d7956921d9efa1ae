/* SPDX-License-Identifier: BSD-2-Clause */
/* TLS's records, RFC 8446 5.1. */
#include "tlsmsg.h"

#include "proto/expert.h"
#include "proto/secret.h"
#include "tlsnames.h"

#include <stddef.h>

static const struct name content_names[] = {
	{20, "Change Cipher Spec"}, {21, "Alert"}, {22, "Handshake"}, {23, "Application Data"},
	{24, "Heartbeat"}, {0, NULL},
};
static const struct name version_names[] = {
	{0x0300, "SSL 3.0"}, {0x0301, "TLS 1.0"}, {0x0302, "TLS 1.1"}, {0x0303, "TLS 1.2"},
	{0x0304, "TLS 1.3"}, {0, NULL},
};
static const struct name level_names[] = {{1, "Warning"}, {2, "Fatal"}, {0, NULL}};

#define ALWAYS {WHEN_ALWAYS, 0, 0, 0, 0}
#define LISTED(of)                                                                                 \
	{.id = "", .label = "messages", .title = "Messages", .kind = FIELD_LIST,                   \
		.size = SIZE_REST, .mute = true, .list = &(of),                                    \
		.about = "How the two ends agree.", .rfc = "RFC 8446 4"}

#define RECORD_HEAD(chooses, usual)                                                                \
	{.id = "tls.record.content_type", .label = "type", .title = "Content Type", .bits = 8,     \
		.fill = FILL_CODE, .preset = 24, .names = content_names,                           \
		.about = "What the record carries.", .rfc = "RFC 8446 5.1"},                       \
	{.id = "tls.record.version", .label = "version", .title = "Version", .bits = 16,           \
		.kind = FIELD_HEX, .preset = 0x0303, .names = version_names,                       \
		.about = "Says little: TLS 1.3 pretends to be 1.2 here.", .rfc = "RFC 8446 5.1"},  \
	{.id = "tls.record.length", .label = "len", .title = "Length", .bits = 16, .bias = 5,      \
		.fill = FILL_ITEMLEN, .select = chooses, .preset = (usual),                        \
		.about = "Bytes of the record behind this.", .rfc = "RFC 8446 5.1"}
#define OPAQUE(name, word, text, quiet, wanted, sentence)                                          \
	{.id = name, .label = word, .title = text, .kind = FIELD_BYTES, .size = SIZE_REST,         \
		.mute = quiet, .when = wanted, .about = sentence, .rfc = "RFC 8446 5.2"}

static const struct field change_parts[] = {RECORD_HEAD(false, 0),
	{.id = "tls.change_cipher_spec", .label = "change", .title = "Change Cipher Spec Message",
		.bits = 8, .kind = FIELD_BYTES, .mute = true, .preset_bytes = "01",
		.about = "From here on all is encrypted.", .rfc = "RFC 5246 7.1"},
	{.id = "", .label = "rest", .title = "Encrypted", .kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "Only the two ends can read it.", .rfc = "RFC 5246 7.1"}, FIELD_END};
static const struct field plain_parts[] = {
	{.id = "tls.alert_message.level", .label = "level", .title = "Level", .bits = 8,
		.preset = 1, .names = level_names, .about = "2: it is over.",
		.rfc = "RFC 8446 6"},
	{.id = "tls.alert_message.desc", .label = "what", .title = "Description", .bits = 8,
		.names = tls_alert_names, .about = "What went wrong; 0: nothing, just the end.",
		.rfc = "RFC 8446 6"},
	FIELD_END,
};
static const struct field alert_parts[] = {RECORD_HEAD(true, 2),
	{.id = "tls.alert_message", .label = "alert", .title = "Alert Message",
		.kind = FIELD_GROUP, .mute = true, .when = WHEN1(2), .parts = plain_parts,
		.about = "Something went wrong, or it is the end.", .rfc = "RFC 8446 6"},
	OPAQUE("tls.alert_message", "alert", "Encrypted Alert", true, WHEN_OTHER(2, 1),
		"Something went wrong, or it is the end."), FIELD_END};

static const struct field handshake_parts[] = {RECORD_HEAD(false, 0),
	LISTED(tls_messages), FIELD_END};
static const struct field old_handshake_parts[] = {RECORD_HEAD(false, 0),
	LISTED(tls_old_messages),
	FIELD_END};
/* In TLS 1.3 the type says little, and Wireshark calls it so; which version it is another record
 * has said, and so with the others (flow/track_secret.c). */
static const struct field half_line = {.id = "", .label = "",
	.title = "Diffie-Hellman Client Params", .kind = FIELD_GROUP, .heading = "%t",
	.about = "What the message says.", .rfc = "RFC 5246 7.4"};
static const struct field resumed_expert[] = EXPERT_PARTS("tls.resumed",
	"This session reuses previously negotiated keys (Session resumption)", EXPERT_NOTE,
	EXPERT_SEQUENCE);
const struct field tls_made[] = {
	[TLS_OPAQUE] = {.id = "tls.record.opaque_type", .label = "", .title = "Opaque Type",
		.bits = 8, .make = MAKE_ELSEWHERE, .names = content_names,
		.about = "What the record pretends.", .rfc = "RFC 8446 5.1"},
	[TLS_HALF_LEN] = {.id = "tls.handshake.yc_len", .label = "", .title = "Pubkey Length",
		.bits = 16, .make = MAKE_ELSEWHERE, .under = &half_line,
		.about = "Bytes of the key.", .rfc = "RFC 5246 7.4.7.2"},
	[TLS_HALF] = {.id = "tls.handshake.yc", .label = "", .title = "Pubkey",
		.kind = FIELD_BYTES, .make = MAKE_ELSEWHERE,
		.about = "The client's half of the key.", .rfc = "RFC 5246 7.4.7.2"},
	[TLS_SHARED] = {.id = "", .label = "", .title = "Handshake Protocol", .kind = FIELD_GROUP,
		.make = MAKE_ELSEWHERE, .parts = tls_shared,
		.about = "What is known to be in the clear.", .rfc = "RFC 4279 2"},
	FIELD_END};
static const struct field ignored_expert[] = EXPERT_PARTS(
	"tls.ignored_unknown_record", "Ignored Unknown Record", EXPERT_WARN, EXPERT_PROTOCOL);
/* What is put together: messages out of pieces that records have. */
#define PIECE(name, text, how, quiet, sentence)                                                    \
	{.id = "tls.handshake.fragment" name, .label = "", .title = text, .kind = FIELD_##how,     \
		.mute = quiet, .about = sentence, .rfc = "RFC 8446 5.1"}
static const struct field told_fields[] = {
	[TLS_RESUMED] = {EXPERT(MAKE_EXPERT, resumed_expert)},
	[TLS_IGNORED] = {EXPERT(MAKE_EXPERT, ignored_expert)},
	[TLS_STRAY] = {.id = "", .label = "", .title = "Ignored Unknown Record",
		.kind = FIELD_GROUP, .heading = "%t", .about = "What is no record.",
		.rfc = "RFC 2246 6"},
	[TLS_PIECES] = PIECE("s", "Reassembled Handshake Fragments", BYTES, true,
		"The records that a message came in."),
	[TLS_PIECE] = PIECE("", "Handshake Fragment", UINT, false, "A frame that a piece came in."),
	[TLS_PIECE_COUNT] = PIECE(".count", "Handshake Fragment count", UINT, false,
		"How many pieces."),
	FIELD_END};
const struct proto proto_told_tls = {
	.id = "tls", .label = "TLS", .title = "Transport Layer Security",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .fields = told_fields,
	.about = "What is known of a session from its records before.", .rfc = "RFC 5246 7.3",
};

/* A piece of a message, by the message's type. */
#define PART(text)                                                                                 \
	{.id = "tls.handshake", .label = "", .title = "Handshake Protocol: " text,                 \
		.kind = FIELD_GROUP, .mute = true, .about = "A piece of a message.",               \
		.rfc = "RFC 8446 5.1"}
#define PARTS(value, text) [value] = {PART(text " (fragment)"), PART(text " (last fragment)")}
static const struct field parts[][2] = {
	PARTS(0, "Hello Request"), PARTS(1, "Client Hello"), PARTS(2, "Server Hello"),
	PARTS(3, "Hello Verify Request"), PARTS(4, "New Session Ticket"),
	PARTS(5, "End of Early Data"), PARTS(6, "Hello Retry Request"),
	PARTS(8, "Encrypted Extensions"), PARTS(11, "Certificate"),
	PARTS(12, "Server Key Exchange"), PARTS(13, "Certificate Request"),
	PARTS(14, "Server Hello Done"), PARTS(15, "Certificate Verify"),
	PARTS(16, "Client Key Exchange"), PARTS(20, "Finished"),
	PARTS(21, "Client Certificate URL"), PARTS(22, "Certificate Status"),
	PARTS(23, "Supplemental Data"), PARTS(24, "Key Update"),
	PARTS(25, "Compressed Certificate"),
};
static const struct field other_part = PART("Encrypted Handshake Message");

const struct field *tls_part(unsigned type, bool last)
{
	if (type >= sizeof(parts) / sizeof(parts[0]) || !parts[type][last].id)
		return &other_part;
	return &parts[type][last];
}

const struct name tls_spoken_names[] = {
	{443, "Hypertext Transfer Protocol"}, {465, "Simple Mail Transfer Protocol"},
	{636, "Lightweight Directory Access Protocol"}, {853, "Domain Name System"},
	{993, "Internet Message Access Protocol"}, {995, "Post Office Protocol"},
	{8883, "MQ Telemetry Transport Protocol"},
	{TLS_SPEAKS_HTTP, "Hypertext Transfer Protocol"},
	{TLS_SPEAKS_HTTP2, "HyperText Transfer Protocol 2"}, {0, NULL}};
static const struct field spoken_made[] = {
	{.id = "tls.app_data_proto", .label = "", .title = "Application Data Protocol",
		.kind = FIELD_TEXT, .make = MAKE_SPOKEN, .names = tls_spoken_names,
		.about = "What is spoken on this port.", .rfc = "RFC 8446 5.2"},
	FIELD_END};
static const struct field data_parts[] = {
	RECORD_HEAD(false, 0),
	{.id = "tls.app_data", .label = "data", .title = "Encrypted Application Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = spoken_made,
		.about = "What the applications say, for nobody else to read.",
		.rfc = "RFC 8446 5.2"},
	FIELD_END};
static const struct field heartbeat_parts[] = {RECORD_HEAD(false, 0),
	OPAQUE("tls.heartbeat_message", "heartbeat", "Encrypted Heartbeat Message", true,
		ALWAYS, "Are you there?"), FIELD_END};
/* One of which not all was captured, or that only the two ends know. */
static const struct field other_parts[] = {RECORD_HEAD(false, 0),
	{.id = "", .label = "rest", .title = "Content", .kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "What there is of it.", .rfc = "RFC 8446 5.1"}, FIELD_END};

#define STARTS "\x14\x03 \x15\x03 \x16\x03 \x17\x03 \x18\x03 \x19\x03"
#define RECORD_OF(word, text, value, table, starts, sentence)                                      \
	.id = "tls.record", .label = word, .title = "Record Layer: " text, .kind = FIELD_GROUP,    \
	.mute = true, .words = starts, .code = (value), .parts = table, .about = sentence,         \
	.rfc = "RFC 8446 5.1"
#define RECORD(word, text, value, table, sentence)                                                 \
	RECORD_OF(word, text, value, table, STARTS, sentence)

static const struct field records[] = {
	{RECORD("change", "Change Cipher Spec", 20, change_parts,
		"From here on all is encrypted.")},
	{RECORD("alert", "Alert", 21, alert_parts, "Something went wrong, or it is the end.")},
	{RECORD_OF("handshake", "Handshake", 22, handshake_parts, "\x16\x03\x03",
		"How the two ends agree.")},
	{RECORD("old handshake", "Handshake", 22, old_handshake_parts,
		"How the two ends agree; before TLS 1.2, or before they agreed on it.")},
	{RECORD("data", "Application Data", 23, data_parts, "What the applications say.")},
	{RECORD("heartbeat", "Heartbeat", 24, heartbeat_parts, "Are you there?")},
	{RECORD("other", "Unknown", LIST_UNKNOWN, other_parts, "What is not taken apart."),
		.spare = true},
	FIELD_END,
};
const struct list tls_records = {LIST_TLV, records};
