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
	OPAQUE("tls.change_cipher_spec", "change", "Change Cipher Spec Message", true,
		ALWAYS, "From here on all is encrypted."), FIELD_END};
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
	FIELD_END};
static const struct field resumed_fields[] = {{EXPERT(MAKE_EXPERT, resumed_expert)}, FIELD_END};
const struct proto proto_resumed = {
	.id = "tls", .label = "TLS", .title = "Transport Layer Security",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .fields = resumed_fields,
	.about = "What is known of a session from those before it.", .rfc = "RFC 5246 7.3",
};
static const struct name spoken_names[] = {
	{443, "Hypertext Transfer Protocol"}, {465, "Simple Mail Transfer Protocol"},
	{636, "Lightweight Directory Access Protocol"}, {853, "Domain Name System"},
	{993, "Internet Message Access Protocol"}, {995, "Post Office Protocol"},
	{8883, "MQ Telemetry Transport Protocol"},
	{TLS_SPEAKS_HTTP, "Hypertext Transfer Protocol"},
	{TLS_SPEAKS_HTTP2, "HyperText Transfer Protocol 2"}, {0, NULL}};
static const struct field spoken_made[] = {
	{.id = "tls.app_data_proto", .label = "", .title = "Application Data Protocol",
		.kind = FIELD_TEXT, .make = MAKE_SPOKEN, .names = spoken_names,
		.about = "What is spoken on this port.", .rfc = "RFC 8446 5.2"},
	FIELD_END};
static const struct field data_parts[] = {
	RECORD_HEAD(false, 0),
	{.id = "tls.app_data", .label = "data", .title = "Encrypted Application Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = spoken_made,
		.about = "What the applications say, for nobody else to read.",
		.rfc = "RFC 8446 5.2"},
	FIELD_END};
static const struct field other_parts[] = {RECORD_HEAD(false, 0),
	OPAQUE("tls.heartbeat_message", "heartbeat", "Encrypted Heartbeat Message", true,
		ALWAYS, "Are you there?"), FIELD_END};

#define STARTS "\x14\x03 \x15\x03 \x16\x03 \x17\x03 \x18\x03"
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
	{RECORD("heartbeat", "Heartbeat", LIST_UNKNOWN, other_parts, "Are you there?"),
		.spare = true},
	FIELD_END,
};
const struct list tls_records = {LIST_TLV, records};
