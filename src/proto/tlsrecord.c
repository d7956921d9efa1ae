/* SPDX-License-Identifier: BSD-2-Clause */
/* TLS's records, RFC 8446 5.1. */
#include "tlsmsg.h"

#include "proto/expert.h"
#include "proto/secret.h"
#include "tlsnames.h"

#include <stddef.h>

static const struct name content_names[] = {
	{20, "Change Cipher Spec"}, {21, "Alert"}, {22, "Handshake"}, {23, "Application Data"},
	{24, "Heartbeat"}, {25, "Connection ID"}, {0, NULL},
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
		.kind = FIELD_HEX, .preset = 0x0303, .names = tls_version_names,                   \
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
	{.id = "tls.alert_message", .label = "alert", .title = "Encrypted Alert",
		.kind = FIELD_BYTES, .size = SIZE_REST, .mute = true, .blank = true,
		.when = WHEN_OTHER(2, 1), .about = "Something went wrong, or it is the end.",
		.rfc = "RFC 8446 5.2"}, FIELD_END};

static const struct field handshake_parts[] = {RECORD_HEAD(false, 0),
	LISTED(tls_messages), FIELD_END};
static const struct field old_handshake_parts[] = {RECORD_HEAD(false, 0),
	LISTED(tls_old_messages),
	FIELD_END};
/* In TLS 1.3 the type says little, and Wireshark calls it so; which version it is another record
 * has said, and so with the others (flow/track_secret.c). */
static const struct field resumed_expert[] = EXPERT_PARTS("tls.resumed",
	"This session reuses previously negotiated keys (Session resumption)", EXPERT_NOTE,
	EXPERT_SEQUENCE);
const struct field tls_made[] = {
	[TLS_OPAQUE] = {.id = "tls.record.opaque_type", .label = "", .title = "Opaque Type",
		.bits = 8, .make = MAKE_ELSEWHERE, .names = content_names,
		.about = "What the record pretends.", .rfc = "RFC 8446 5.1"},
	[TLS_SHARED] = {.id = "", .label = "", .title = "Handshake Protocol", .kind = FIELD_GROUP,
		.make = MAKE_ELSEWHERE, .parts = tls_shared,
		.about = "What is known to be in the clear.", .rfc = "RFC 4279 2"},
	[TLS_OLD] = {.id = "", .label = "", .title = "SSLv2 Record Layer", .kind = FIELD_GROUP,
		.make = MAKE_ELSEWHERE, .parts = tls_old, .about = "A record of SSL 2.0.",
		.rfc = "RFC 5246 E.2"},
	FIELD_END};
static const struct field ignored_expert[] = EXPERT_PARTS(
	"tls.ignored_unknown_record", "Ignored Unknown Record", EXPERT_WARN, EXPERT_PROTOCOL);
#define LENGTH_EXPERT(name, text)                                                                  \
	static const struct field name[] = EXPERT_PARTS(                                           \
		"tls.record.length.invalid", text, EXPERT_ERROR, EXPERT_PROTOCOL)
LENGTH_EXPERT(empty_change_expert, "Zero-length Change Cipher Spec fragments are not allowed");
LENGTH_EXPERT(empty_alert_expert, "Zero-length Alert fragments are not allowed");
LENGTH_EXPERT(empty_handshake_expert, "Zero-length Handshake fragments are not allowed");
LENGTH_EXPERT(long_expert, "TLSCiphertext length MUST NOT exceed 2^14 + 2048");
LENGTH_EXPERT(long_modern_expert, "TLSCiphertext length MUST NOT exceed 2^14 + 256");
static const struct field beat_expert[] =
	EXPERT_PARTS("tls.heartbeat_message.payload_length.invalid",
		"Invalid heartbeat payload length (%u)", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field session_expert[] = EXPERT_PARTS("tls.handshake.session_id_length.error",
	"Session ID length (%u) must be less than 16.", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct name beat_names[] = {{1, "Request"}, {2, "Response"}, {0, NULL}};
#define BEAT(name, text, wide, how, values, sentence)                                              \
	{.id = "tls.heartbeat_message." name, .label = "", .title = text, .bits = (wide),          \
		.kind = FIELD_##how, .names = values, .about = sentence, .rfc = "RFC 6520 4"}
/* What is put together: messages out of pieces that records have. */
#define PIECE(name, text, how, quiet, sentence)                                                    \
	{.id = "tls.handshake.fragment" name, .label = "", .title = text, .kind = FIELD_##how,     \
		.mute = quiet, .about = sentence, .rfc = "RFC 8446 5.1"}
/* A piece of a message, by the message's type: tls_part. */
#define PART(text)                                                                                 \
	{.id = "tls.handshake", .label = "", .title = "Handshake Protocol: " text,                 \
		.kind = FIELD_GROUP, .mute = true, .about = "A piece of a message.",               \
		.rfc = "RFC 8446 5.1"}
#define PARTS(text) PART(text " (fragment)"), PART(text " (last fragment)")
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
	[TLS_EMPTY_CHANGE] = {EXPERT(MAKE_EXPERT, empty_change_expert)},
	[TLS_EMPTY_ALERT] = {EXPERT(MAKE_EXPERT, empty_alert_expert)},
	[TLS_EMPTY_HANDSHAKE] = {EXPERT(MAKE_EXPERT, empty_handshake_expert)},
	[TLS_LONG] = {EXPERT(MAKE_EXPERT, long_expert)},
	[TLS_LONG_MODERN] = {EXPERT(MAKE_EXPERT, long_modern_expert)},
	[TLS_OLD_LONG] = {EXPERT(MAKE_EXPERT, session_expert)},
	[TLS_BEAT_TYPE] = BEAT("type", "Type", 8, UINT, beat_names, "A question or its answer."),
	[TLS_BEAT_LEN] = BEAT("payload_length", "Payload Length", 16, UINT, NULL,
		"Bytes that the answer has to have."),
	[TLS_BEAT_LONG] = {EXPERT(MAKE_EXPERT, beat_expert)},
	[TLS_BEAT] = BEAT("payload", "Payload", 0, BYTES, NULL, "What the answer repeats."),
	[TLS_BEAT_PADDING] = BEAT("padding", "Padding and HMAC", 0, BYTES, NULL, "Random."),
	[TLS_PARTS] = PARTS("Hello Request"), PARTS("Client Hello"), PARTS("Server Hello"),
	PARTS("Hello Verify Request"), PARTS("New Session Ticket"), PARTS("End of Early Data"),
	PARTS("Hello Retry Request"), PARTS("Encrypted Extensions"), PARTS("Certificate"),
	PARTS("Server Key Exchange"), PARTS("Certificate Request"), PARTS("Server Hello Done"),
	PARTS("Certificate Verify"), PARTS("Client Key Exchange"), PARTS("Finished"),
	PARTS("Client Certificate URL"), PARTS("Certificate Status"), PARTS("Supplemental Data"),
	PARTS("Key Update"), PARTS("Compressed Certificate"), PART("Encrypted Handshake Message"),
	FIELD_END};
const struct proto proto_told_tls = {
	.id = "tls", .label = "TLS", .title = "Transport Layer Security",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .fields = told_fields,
	.about = "What is known of a session from its records before.", .rfc = "RFC 5246 7.3",
};

const struct field *tls_part(unsigned type, bool last)
{
	static const uint8_t types[] = {
		0, 1, 2, 3, 4, 5, 6, 8, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25};
	unsigned i = 0;

	while (i < sizeof(types) && types[i] != type)
		i++;
	return &told_fields[TLS_PARTS + 2 * i + (last && i < sizeof(types))];
}

const struct name tls_spoken_names[] = {
	{21, "File Transfer Protocol (FTP)"}, {25, "Simple Mail Transfer Protocol"},
	{110, "Post Office Protocol"}, {119, "Network News Transfer Protocol"},
	{143, "Internet Message Access Protocol"}, {324, "RPKI-Router Protocol"},
	{443, "Hypertext Transfer Protocol"}, {465, "Simple Mail Transfer Protocol"},
	{587, "Simple Mail Transfer Protocol"}, {636, "Lightweight Directory Access Protocol"},
	{802, "Modbus/TCP"}, {853, "Domain Name System"},
	{993, "Internet Message Access Protocol"}, {995, "Post Office Protocol"},
	{1300, "Q.931"}, {2221, "EtherNet/IP (Industrial Protocol)"},
	{2443, "Skinny Client Control Protocol"},
	{3249, "Intel Omni-Path FE Header - Omni-Path Fabric Executive Header"},
	{3250, "Intel Omni-Path FE Header - Omni-Path Fabric Executive Header"},
	{3251, "Intel Omni-Path FE Header - Omni-Path Fabric Executive Header"},
	{3252, "Intel Omni-Path FE Header - Omni-Path Fabric Executive Header"},
	{3389, "TPKT - ISO on TCP - RFC1006"}, {3496, "DoIP (ISO13400) Protocol"},
	{5061, "Session Initiation Protocol"}, {5671, "Advanced Message Queuing Protocol"},
	{5684, "Constrained Application Protocol"}, {5868, "Diameter Protocol"},
	{8883, "MQ Telemetry Transport Protocol"}, {11207, "Couchbase Protocol"},
	{19999, "Distributed Network Protocol 3.0"}, {27017, "Mongo Wire Protocol"},
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
#define RECORD(word, text, value, table, starts, sentence)                                         \
	{                                                                                          \
		.id = "tls.record", .label = word, .title = "Record Layer: " text,                 \
		.kind = FIELD_GROUP, .mute = true, .words = starts, .code = (value),               \
		.parts = table, .about = sentence, .rfc = "RFC 8446 5.1"                           \
	}
#define RECORDS(starts)                                                                            \
	RECORD("change", "Change Cipher Spec", 20, change_parts, starts,                           \
		"From here on all is encrypted."),                                                 \
		RECORD("alert", "Alert", 21, alert_parts, starts,                                  \
			"Something went wrong, or it is the end."),                                \
		RECORD("handshake", "Handshake", 22, handshake_parts, "\x16\x03\x03",              \
			"How the two ends agree."),                                                \
		RECORD("old handshake", "Handshake", 22, old_handshake_parts, starts,              \
			"How the two ends agree; before TLS 1.2, or before they agreed on it."),   \
		RECORD("data", "Application Data", 23, data_parts, starts,                         \
			"What the applications say."),                                             \
		RECORD("heartbeat", "Heartbeat", 24, heartbeat_parts, starts, "Are you there?")

static const struct field records[] = {
	RECORDS(STARTS),
	{.id = "tls.record", .label = "other", .title = "Record Layer: Unknown",
		.kind = FIELD_GROUP, .mute = true, .words = STARTS, .code = LIST_UNKNOWN,
		.parts = other_parts, .spare = true, .about = "What is not taken apart.",
		.rfc = "RFC 8446 5.1"},
	FIELD_END,
};
const struct list tls_records = {LIST_TLV, records};

/* Whatever version they say. */
static const struct field any_records[] = {RECORDS(NULL),
	RECORD("other", "Unknown", LIST_UNKNOWN, other_parts, NULL, "What is not taken apart."),
	FIELD_END};
static const struct list any_list = {LIST_TLV, any_records};
static const struct field any_fields[] = {
	{.id = "", .label = "records", .title = "Records", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &any_list, .about = "Records of whatever version.", .rfc = "RFC 5246 6.2"},
	FIELD_END};
const struct proto proto_any_tls = {
	.id = "tls", .label = "TLS", .title = "Transport Layer Security",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .fields = any_fields,
	.about = "Records of whatever version.", .rfc = "RFC 5246 6.2",
};
