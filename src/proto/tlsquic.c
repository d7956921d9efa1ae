/* SPDX-License-Identifier: BSD-2-Clause */
/* What the two ends of QUIC tell each other in an extension of TLS, RFC 9000 18: parameters, each a
 * type, a length and a value, whose numbers say themselves how wide they are. */
#include "tlsext.h"

#include "proto/secret.h"
#include "tlstable.h"

#include <stddef.h>

static const struct name type_names[] = {
	{0x00, "original_destination_connection_id"}, {0x01, "max_idle_timeout"},
	{0x02, "stateless_reset_token"}, {0x03, "max_udp_payload_size"}, {0x04, "initial_max_data"},
	{0x05, "initial_max_stream_data_bidi_local"},
	{0x06, "initial_max_stream_data_bidi_remote"}, {0x07, "initial_max_stream_data_uni"},
	{0x08, "initial_max_streams_bidi"}, {0x09, "initial_max_streams_uni"},
	{0x0a, "ack_delay_exponent"}, {0x0b, "max_ack_delay"}, {0x0c, "disable_active_migration"},
	{0x0d, "preferred_address"}, {0x0e, "active_connection_id_limit"},
	{0x0f, "initial_source_connection_id"}, {0x10, "retry_source_connection_id"},
	{0x11, "version_information"}, {0x20, "max_datagram_frame_size"},
	{0x1000, "cibir_encoding"}, {0x1057, "loss_bits"}, {0x2ab2, "grease_quic_bit"},
	{0x3127, "google_initial_rtt"}, {0x3128, "google_connection_options"},
	{0x3129, "google_user_agent"}, {0x312a, "google_support_handshake_done"},
	{0x312b, "google_key_update_not_yet_supported"}, {0x4751, "google_quic_params"},
	{0x4752, "google_quic_version"}, {0x7157, "enable_time_stamp"},
	{0x7158, "enable_time_stamp_v2"}, {0xde1a, "min_ack_delay"},
	{0xff00, "facebook_partial_reliability"}, {0xff03de1a, "min_ack_delay"}, {0, NULL},
};
static const struct name version_names[] = {
	{0, "Version Negotiation"}, {1, "1"}, {0x51303433, "Google Q043"},
	{0x51303436, "Google Q046"}, {0x51303530, "Google Q050"}, {0x54303530, "Google T050"},
	{0x54303531, "Google T051"}, {0x6b3343cf, "2"}, {0x709a50c4, "v2-draft-01"},
	{0xfaceb002, "Facebook mvfst (draft-27)"}, {0xff00001b, "draft-27"},
	{0xff00001c, "draft-28"}, {0xff00001d, "draft-29"}, {0xff00001e, "draft-30"},
	{0xff00001f, "draft-31"}, {0xff000020, "draft-32"}, {0xff000021, "draft-33"},
	{0xff000022, "draft-34"}, {0xff020000, "v2-draft-00"}, {0, NULL},
};

#define Q "tls.quic.parameter."
#define VARINT(name, word, text, from, sentence)                                                   \
	{.id = Q name, .label = word, .title = text, .bits = 62, .size = SIZE_VARINT,              \
		.about = sentence, .rfc = from}
#define FIXED(name, word, text, wide, how, values, from, sentence)                                 \
	{.id = Q name, .label = word, .title = text, .bits = (wide), .kind = FIELD_##how,          \
		.names = values, .about = sentence, .rfc = from}
#define REST(name, word, text, how, from, sentence)                                                \
	{.id = Q name, .label = word, .title = text, .kind = FIELD_##how, .size = SIZE_REST,       \
		.blank = true, .about = sentence, .rfc = from}
#define TABLE(symbol, ...) static const struct field symbol[] = {__VA_ARGS__, FIELD_END}
#define RFC "RFC 9000 18.2"

TABLE(original, REST("original_destination_connection_id", "id",
	"original_destination_connection_id", BYTES, RFC,
	"How the client called the connection in its very first packet."));
TABLE(idle, VARINT("max_idle_timeout", "ms", "max_idle_timeout", RFC,
	"After so many milliseconds of silence the connection is over."));
TABLE(token, REST("stateless_reset_token", "token", "stateless_reset_token", BYTES, RFC,
	"Proves that it is the server who has forgotten the connection."));
TABLE(payload, VARINT("max_udp_payload_size", "size", "max_udp_payload_size", RFC,
	"The largest datagram that the sender takes."));
TABLE(data, VARINT("initial_max_data", "bytes", "initial_max_data", RFC,
	"How many bytes may be sent at first, in all streams together."));
TABLE(local, VARINT("initial_max_stream_data_bidi_local", "bytes",
	"initial_max_stream_data_bidi_local", RFC,
	"How many in a stream of both ways that the sender opens."));
TABLE(remote, VARINT("initial_max_stream_data_bidi_remote", "bytes",
	"initial_max_stream_data_bidi_remote", RFC,
	"How many in a stream of both ways that the other end opens."));
TABLE(uni, VARINT("initial_max_stream_data_uni", "bytes", "initial_max_stream_data_uni", RFC,
	"How many in a stream of one way."));
TABLE(streams, VARINT("initial_max_streams_bidi", "streams", "initial_max_streams_bidi", RFC,
	"How many streams of both ways the other end may open."));
TABLE(streams_uni, VARINT("initial_max_streams_uni", "streams", "initial_max_streams_uni", RFC,
	"How many streams of one way it may open."));
TABLE(exponent, VARINT("ack_delay_exponent", "power", "ack_delay_exponent", RFC,
	"Delays of acknowledgments count in two to this power microseconds."));
TABLE(delay, VARINT("max_ack_delay", "ms", "max_ack_delay", RFC,
	"An acknowledgment comes at most so many milliseconds late."));
TABLE(preferred,
	FIXED("preferred_address.ipv4address", "addr", "ipv4Address", 32, IPV4, NULL, RFC,
		"Where the server would rather be spoken to."),
	FIXED("preferred_address.ipv4port", "port", "ipv4Port", 16, UINT, NULL, RFC,
		"And on which port."),
	FIXED("preferred_address.ipv6address", "addr6", "ipv6Address", 128, IPV6, NULL, RFC,
		"The same with IPv6."),
	FIXED("preferred_address.ipv6port", "port6", "ipv6Port", 16, UINT, NULL, RFC,
		"And its port."),
	SIZE(Q "preferred_address.connectionid.length", "Length", 8),
	COUNTED(Q "preferred_address.connectionid", "id", "connectionId", BYTES,
		"How the connection is called there."),
	FIXED("preferred_address.statelessresettoken", "token", "statelessResetToken", 128, BYTES,
		NULL, RFC, "Proves there that it is the server who has forgotten it."));
TABLE(limit, VARINT("active_connection_id_limit", "limit", "Active Connection ID Limit", RFC,
	"How many names of the connection the sender keeps in mind."));
TABLE(source, REST("initial_source_connection_id", "id", "Initial Source Connection ID", BYTES, RFC,
	"How the sender called itself in its first packet."));
TABLE(retried, REST("retry_source_connection_id", "id", "Retry Source Connection ID", BYTES, RFC,
	"How the server called itself when it asked to try again."));
TABLE(version_item, FIXED("vi.other_version", "version", "Other Version", 32, HEX, version_names,
	"RFC 9368 3", "A version that the sender speaks."));
static const struct list version_list = {LIST_REPEAT, version_item};
TABLE(versions, FIXED("vi.chosen_version", "version", "Chosen Version", 32, HEX, version_names,
	"RFC 9368 3", "The version that this connection speaks."),
	LISTED("", "versions", "Other versions", version_list, "What else the sender speaks."));
TABLE(datagram, VARINT("max_datagram_frame_size", "size", "max_datagram_frame_size", "RFC 9221 3",
	"The largest message that may come without being sent again if it is lost."));
TABLE(cibir,
	VARINT("cibir_encoding.length", "len", "length", "draft-banks-quic-cibir-01 3",
		"How many bytes of a connection's name say who is meant."),
	VARINT("cibir_encoding.offset", "offset", "offset", "draft-banks-quic-cibir-01 3",
		"Where in it they are."));
TABLE(loss, VARINT("loss_bits", "loss", "loss_bits", "draft-ferrieuxhamchaoui-quic-lossbits-03 5",
	"Whether bits that tell of losses are understood."));
TABLE(stamps, VARINT("enable_time_stamp_v2", "stamps", "Enable TimestampV2",
	"draft-huitema-quic-ts-03 3", "Whether the sender tells when it sent, or wants to know."));
TABLE(least, VARINT("min_ack_delay", "us", "min_ack_delay", "draft-ietf-quic-ack-frequency-02 3",
	"So many microseconds an acknowledgment may be put off."));
TABLE(trip, VARINT("google.initial_rtt", "us", "Google Initial RTT", "QUICHE",
	"How long a round trip took the last time."));
TABLE(options, REST("google.connection_options", "options", "Google Connection options", BYTES,
	"QUICHE", "Four letters for each thing to be tried."));
TABLE(agent, REST("google.user_agent", "agent", "Google UserAgent", TEXT, "QUICHE",
	"Which program asks."));
#define FACT(name, word, text, sentence)                                                           \
	{.id = Q name, .label = word, .title = text, .kind = FIELD_BYTES, .size = SIZE_REST,       \
		.blank = true, .mute = true, .about = sentence, .rfc = "QUICHE"}
TABLE(finished, FACT("google.support_handshake_done", "done", "Google Support Handshake Done",
	"The sender knows the frame that ends a handshake."));
TABLE(updates, FACT("google.key_update_not_yet_supported", "keys",
	"Google Key Update not yet supported", "The sender cannot change its keys."));
TABLE(google_version, FIXED("google.quic_version", "version", "Google QUIC version", 32, HEX,
	version_names, "QUICHE", "The version that the sender would like to speak."));
TABLE(supported_item, FIXED("google.supported_version", "version", "Google Supported Version", 32,
	HEX, version_names, "QUICHE", "A version that the server speaks."));
static const struct list supported_list = {LIST_REPEAT, supported_item};
TABLE(google_versions, FIXED("google.quic_version", "version", "Google QUIC version", 32, HEX,
	version_names, "QUICHE", "The version that is spoken."),
	PLAIN_SIZE(Q "google.supported_versions_length", "Google Supported Versions Length", 8),
	LISTED("", "versions", "Versions", supported_list, "What else the server speaks."));
static const struct field google_made[] = {
	{.id = Q "google.quic_params_unknown_field", .label = "", .title = "Google Unknown Field",
		.bits = 32, .kind = FIELD_BYTES, .make = MAKE_CUT, .about = "Nobody says what.",
		.rfc = "QUICHE"}, FIELD_END};
TABLE(google, {.id = Q "google.quic_params", .label = "params", .title = "Google QUIC parameters",
	.kind = FIELD_BYTES, .size = SIZE_REST, .made = google_made,
	.about = "The same parameters as they were before QUIC had an RFC.", .rfc = "QUICHE"});
TABLE(reliable, VARINT("facebook.partial_reliability", "partial", "Facebook Partial Reliability",
	"mvfst", "Whether data may be given up."));
TABLE(nothing, {.id = "", .label = "", .title = "Nothing", .kind = FIELD_BYTES,
	.size = SIZE_COUNTED, .about = "That it is there says it all.", .rfc = RFC});

#define SAYS(type, table)                                                                          \
	{.id = "", .label = "", .title = "Parameter", .kind = FIELD_GROUP, .make = MAKE_READ,      \
		.when = WHEN1(type), .parts = table, .made = tls_left,                             \
		.about = "What the parameter says.", .rfc = RFC}
#define VALUES(google_version)                                                                     \
	SAYS(0x00, original), SAYS(0x01, idle), SAYS(0x02, token), SAYS(0x03, payload),            \
	SAYS(0x04, data), SAYS(0x05, local), SAYS(0x06, remote), SAYS(0x07, uni),                  \
	SAYS(0x08, streams), SAYS(0x09, streams_uni), SAYS(0x0a, exponent),                        \
	SAYS(0x0b, delay), SAYS(0x0c, nothing), SAYS(0x0d, preferred),                             \
	SAYS(0x0e, limit), SAYS(0x0f, source), SAYS(0x10, retried),                                \
	SAYS(0x11, versions), SAYS(0x20, datagram), SAYS(0x1000, cibir),                           \
	SAYS(0x1057, loss), SAYS(0x2ab2, nothing), SAYS(0x3127, trip),                             \
	SAYS(0x3128, options), SAYS(0x3129, agent), SAYS(0x312a, finished),                        \
	SAYS(0x312b, updates), SAYS(0x4751, google), SAYS(0x7157, nothing),                        \
	SAYS(0x7158, stamps), SAYS(0xde1a, least), SAYS(0xff00, reliable),                         \
	SAYS(0xff03de1a, least),                                                                   \
	SAYS(0x4752, google_version)
static const struct field value_made[] = {VALUES(google_version), FIELD_END};
static const struct field answer_made[] = {VALUES(google_versions), FIELD_END};

#define PARAMETER(made_of)                                                                         \
	{.id = Q "type", .label = "type", .title = "Type", .bits = 62, .size = SIZE_VARINT,        \
		.select = true, .names = type_names, .about = "Which parameter this is.",          \
		.rfc = "RFC 9000 18"},                                                             \
	{.id = Q "length", .label = "len", .title = "Length", .bits = 62, .size = SIZE_VARINT,     \
		.fill = FILL_SIZE, .about = "Bytes of the value.", .rfc = "RFC 9000 18"},          \
	{.id = Q "value", .label = "value", .title = "Value", .kind = FIELD_BYTES,                 \
		.size = SIZE_COUNTED, .blank = true, .made = made_of,                              \
		.about = "What the parameter says.", .rfc = "RFC 9000 18"}
static const struct field parameter_parts[] = {PARAMETER(value_made), FIELD_END};
static const struct field answer_parts[] = {PARAMETER(answer_made), FIELD_END};
#define ITEM(table)                                                                                \
	{.id = "", .label = "parameter", .title = "Parameter", .kind = FIELD_GROUP,                \
		.parts = table,                                                                    \
		.heading = "Parameter: %{tls.quic.parameter.type?Unknown} "                        \
			   "(len=%{tls.quic.parameter.length})",                                   \
		.about = "What one end tells the other.", .rfc = "RFC 9000 18"}
static const struct field parameter_item[] = {ITEM(parameter_parts), FIELD_END};
static const struct field answer_item[] = {ITEM(answer_parts), FIELD_END};
static const struct list parameter_list = {LIST_REPEAT, parameter_item};
static const struct list answer_list = {LIST_REPEAT, answer_item};
const struct field tls_quic[] = {HEAD(false, 0),
	LISTED("", "parameters", "Parameters", parameter_list, "What QUIC needs to know."),
	FIELD_END};
const struct field tls_quic_answer[] = {HEAD(false, 0),
	LISTED("", "parameters", "Parameters", answer_list, "What QUIC needs to know."),
	FIELD_END};
