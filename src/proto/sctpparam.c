/* SPDX-License-Identifier: BSD-2-Clause */
/* The parameters and causes in SCTP's chunks, RFC 9260 3.2.1 and 3.3.10, RFC 4895, 5061 and 6525.
 * Some have others inside; in these there are none that have. */
#include "sctpchunk.h"
#include "sctptable.h"

#include <stddef.h>

static const struct name skip_names[] = {
	{0, "Stop processing of chunk"},
	{1, "Skip parameter and continue processing of the chunk"}, {0, NULL}};

static const struct name parameter_names[] = {
	{0x0001, "Heartbeat info"},
	{0x0005, "IPv4 address"},
	{0x0006, "IPv6 address"},
	{0x0007, "State cookie"},
	{0x0008, "Unrecognized parameter"},
	{0x0009, "Cookie preservative"},
	{0x000b, "Hostname address"},
	{0x000c, "Supported address types"},
	{0x000d, "Outgoing SSN reset request"},
	{0x000e, "Incoming SSN reset request"},
	{0x000f, "SSN/TSN reset request"},
	{0x0010, "Re-configuration response"},
	{0x0011, "Add outgoing streams request"},
	{0x0012, "Add incoming streams request"},
	{0x8000, "ECN"},
	{0x8002, "Random"},
	{0x8003, "Authenticated Chunk list"},
	{0x8004, "Requested HMAC Algorithm"},
	{0x8008, "Supported Extensions"},
	{0xc000, "Forward TSN supported"},
	{0xc001, "Add IP address"},
	{0xc002, "Delete IP address"},
	{0xc003, "Error cause indication"},
	{0xc004, "Set primary address"},
	{0xc005, "Success report"},
	{0xc006, "Adaptation Layer Indication"},
	{0, NULL},
};

static const struct field parameter_bits[] = {
	{.id = "sctp.parameter_bit_1", .label = "skip", .title = "Bit", .bits = 1, .box = 2,
		.names = skip_names, .about = "What to do with a parameter that is not known.",
		.rfc = "RFC 9260 3.2.1"},
	{.id = "sctp.parameter_bit_2", .label = "report", .title = "Bit", .bits = 1, .box = 2,
		.names = sctp_report_names, .about = "Whether to tell the sender of it.",
		.rfc = "RFC 9260 3.2.1"},
	FIELD_GAP(14),
	FIELD_END,
};

#define PARAMETER_HEAD                                                                             \
	{.id = "sctp.parameter_type", .scapy = "type", .label = "type", .title = "Parameter type", \
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_CODE, .preset = 0x8099,                \
		.names = parameter_names, .parts = parameter_bits,                                 \
		.about = "Which parameter this is.", .rfc = "RFC 9260 3.2.1"},                     \
	{.id = "sctp.parameter_length", .scapy = "len", .label = "len",                            \
		.title = "Parameter length", .bits = 16, .fill = FILL_ITEMLEN,                     \
		.about = "Bytes of the parameter, type and length included.",                      \
		.rfc = "RFC 9260 3.2.1"}

static const struct field heartbeat_info_parts[] = {PARAMETER_HEAD,
	BYTES("sctp.parameter_heartbeat_information", "data", "info", "Heartbeat information",
		"Comes back as it is."),
	PADDING("parameter_padding"), FIELD_END};
static const struct field ipv4_parts[] = {PARAMETER_HEAD,
	NUMBER("parameter_ipv4_address", "addr", "addr", "IP Version 4 address", 32, IPV4,
		"Another address of the sender."),
	PADDING("parameter_padding"), FIELD_END};
static const struct field ipv6_parts[] = {PARAMETER_HEAD,
	NUMBER("parameter_ipv6_address", "addr", "addr", "IP Version 6 address", 128, IPV6,
		"Another address of the sender."),
	PADDING("parameter_padding"), FIELD_END};
static const struct field cookie_parts[] = {PARAMETER_HEAD,
	BYTES("sctp.parameter_state_cookie", "cookie", "cookie", "State cookie",
		"Comes back as it is, so that a server need not remember who asks."),
	PADDING("parameter_padding"), FIELD_END};
static const struct field preservative_parts[] = {PARAMETER_HEAD,
	NUMBER("parameter_cookie_preservative_incr", "sug_cookie_inc", "more",
		"Suggested Cookie life-span increment (msec)", 32, UINT,
		"For how much longer a cookie should be good."),
	PADDING("parameter_padding"), FIELD_END};
static const struct name address_names[] = {
	{5, "IPv4 address"}, {6, "IPv6 address"}, {11, "Hostname address"}, {0, NULL}};
static const struct field address_type[] = {
	{.id = "sctp.parameter_supported_address_type", .scapy = "addr_type_list", .label = "type",
		.title = "Supported address type", .bits = 16, .names = address_names,
		.about = "5 is IPv4, 6 is IPv6.", .rfc = "RFC 9260 3.3.2.1"},
	FIELD_END};
static const struct list address_types = {LIST_REPEAT, address_type};
static const struct field address_types_parts[] = {PARAMETER_HEAD,
	{.id = "", .scapy = "addr_type_list", .label = "types", .title = "Address types",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &address_types,
		.about = "Which kinds of addresses the sender understands.",
		.rfc = "RFC 9260 3.3.2.1"},
	PADDING("parameter_padding"), FIELD_END};
static const struct field bare_parts[] = {PARAMETER_HEAD, PADDING("parameter_padding"),
	FIELD_END};
static const struct field extension_type[] = {
	{.id = "sctp.supported_chunk_type", .label = "type",
		.title = "Supported chunk type", .bits = 8, .names = sctp_type_names,
		.about = "A chunk that the sender understands.", .rfc = "RFC 5061 4.2.7"},
	FIELD_END};
static const struct list extension_types = {LIST_REPEAT, extension_type};
static const struct field extensions_parts[] = {PARAMETER_HEAD,
	{.id = "", .scapy = "supported_extensions", .label = "types", .title = "Chunk types",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &extension_types,
		.about = "Which further chunks the sender understands.", .rfc = "RFC 5061 4.2.7"},
	PADDING("parameter_padding"), FIELD_END};
static const struct field adaptation_parts[] = {PARAMETER_HEAD,
	NUMBER("adaptation_layer_indication", "indication", "code", "Indication", 32, HEX,
		"What stands above SCTP."),
	PADDING("parameter_padding"), FIELD_END};
static const struct field random_parts[] = {PARAMETER_HEAD,
	BYTES("sctp.random_number", "random", "random", "Random number",
		"Goes into the key of authenticated chunks."),
	PADDING("parameter_padding"), FIELD_END};
static const struct field other_parts[] = {PARAMETER_HEAD,
	BYTES("sctp.parameter_value", "value", "value", "Parameter value",
		"What the parameter says."),
	PADDING("parameter_padding"), FIELD_END};

/* ---- streams that begin anew, RFC 6525 4 ----------------------------------------------------- */

static const struct name result_names[] = {
	{0, "Nothing to do"}, {1, "Performed"}, {2, "Denied"}, {3, "Error - Wrong SSN"},
	{4, "Error - Request already in progress"}, {5, "Error - Bad sequence number"},
	{6, "In progress"}, {0, NULL},
};

#define STREAMS(name, word, text, wide, sentence)                                                  \
	{.id = "sctp.parameter_" name, .label = word, .title = text, .bits = (wide),               \
		.about = sentence, .rfc = "RFC 6525 4"}
#define ASKED                                                                                      \
	STREAMS("reconfig_request_sequence_number", "request",                                     \
		"Re-configuration request sequence number", 32, "Counts the sender's requests.")
#define ANSWERED                                                                                   \
	STREAMS("reconfig_response_sequence_number", "response",                                   \
		"Re-configuration response sequence number", 32, "Which request this answers.")
static const struct field sid_item[] = {
	STREAMS("reconfig_sid", "stream", "Stream Identifier", 16, "A stream that begins anew."),
	FIELD_END};
static const struct list sid_list = {LIST_REPEAT, sid_item};
#define SIDS                                                                                       \
	{.id = "", .label = "streams", .title = "Streams", .kind = FIELD_LIST, .size = SIZE_REST,  \
		.list = &sid_list, .about = "Which streams begin anew; none: all of them.",        \
		.rfc = "RFC 6525 4.1"}
static const struct field outgoing_parts[] = {PARAMETER_HEAD, ASKED, ANSWERED,
	STREAMS("senders_last_assigned_tsn", "tsn", "Senders last assigned TSN", 32,
		"The number of the last piece of data before that."),
	SIDS, PADDING("parameter_padding"), FIELD_END};
static const struct field incoming_parts[] = {PARAMETER_HEAD, ASKED, SIDS,
	PADDING("parameter_padding"), FIELD_END};
static const struct field anew_parts[] = {PARAMETER_HEAD, ASKED, PADDING("parameter_padding"),
	FIELD_END};
static const struct field next_parts[] = {
	STREAMS("senders_next_tsn", "next", "Senders next TSN", 32,
		"The number that the sender's data go on with."),
	STREAMS("receivers_next_tsn", "peer", "Receivers next TSN", 32,
		"The number that the receiver's data go on with."),
	FIELD_END};
static const struct field next_item[] = {
	{.id = "", .label = "next", .title = "Next numbers", .kind = FIELD_GROUP,
		.parts = next_parts, .about = "How data are counted from here on.",
		.rfc = "RFC 6525 4.4"}, FIELD_END};
static const struct list next_list = {LIST_REPEAT, next_item};
static const struct field result_parts[] = {PARAMETER_HEAD, ANSWERED,
	{.id = "sctp.parameter_reconfig_response_result", .label = "result", .title = "Result",
		.bits = 32, .names = result_names, .about = "What has become of it.",
		.rfc = "RFC 6525 4.4"},
	{.id = "", .label = "next", .title = "Next numbers", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &next_list, .about = "How data are counted from here on.",
		.rfc = "RFC 6525 4.4"},
	PADDING("parameter_padding"), FIELD_END};
#define ADD(way)                                                                                   \
	{PARAMETER_HEAD, ASKED,                                                                    \
		STREAMS("add_" way "_streams_number", "streams", "Number of streams", 16,          \
			"How many streams there are to be more."),                                 \
		STREAMS("add_" way "_streams_reserved", "reserved", "Reserved", 16, "Zeros."),     \
		PADDING("parameter_padding"), FIELD_END}
static const struct field add_outgoing_parts[] = ADD("outgoing");
static const struct field add_incoming_parts[] = ADD("incoming");

/* ---- and what else is in no list ------------------------------------------------------------- */

static const struct field hostname_parts[] = {PARAMETER_HEAD,
	{.id = "sctp.parameter_hostname", .label = "name", .title = "Hostname", .kind = FIELD_TEXT,
		.size = SIZE_REST, .about = "The sender's name, which nobody may use any more.",
		.rfc = "RFC 9260 3.3.2.1"},
	PADDING("parameter_padding"), FIELD_END};
static const struct field auth_item[] = {
	{.id = "sctp.chunk_type_to_auth", .label = "type", .title = "Chunk type", .bits = 8,
		.names = sctp_type_names, .about = "A chunk that the sender wants to be signed.",
		.rfc = "RFC 4895 3.2"}, FIELD_END};
static const struct list auth_list = {LIST_REPEAT, auth_item};
static const struct field auth_parts[] = {PARAMETER_HEAD,
	{.id = "", .label = "types", .title = "Chunk types", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &auth_list, .about = "Which chunks are to be signed.",
		.rfc = "RFC 4895 3.2"},
	PADDING("parameter_padding"), FIELD_END};
static const struct field hmac_item[] = {SCTP_HMAC, FIELD_END};
static const struct list hmac_list = {LIST_REPEAT, hmac_item};
#define HMACS                                                                                      \
	{.id = "", .label = "hmacs", .title = "HMACs", .kind = FIELD_LIST, .size = SIZE_REST,      \
		.list = &hmac_list, .about = "Ways to sign.", .rfc = "RFC 4895 3.3"}
static const struct field hmacs_parts[] = {PARAMETER_HEAD, HMACS, PADDING("parameter_padding"),
	FIELD_END};
#define CORRELATION                                                                                \
	{.id = "sctp.correlation_id", .label = "id", .title = "Correlation_id", .bits = 32,        \
		.kind = FIELD_HEX, .about = "Ties the answer to the question.",                    \
		.rfc = "RFC 5061 4.2"}
static const struct field success_parts[] = {PARAMETER_HEAD, CORRELATION,
	PADDING("parameter_padding"), FIELD_END};

/* Lines over parameters and causes. */
#define PARAM(class, word, text, value, table, line, sentence)                                     \
	{.id = "", .scapy = class, .label = word, .title = text, .kind = FIELD_GROUP,              \
		.vector = 2, .code = (value), .parts = table, .heading = line, .about = sentence,  \
		.rfc = "RFC 9260 3.3"}
#define PARAMETER "%{sctp.parameter_type=} parameter"
#define CAUSE "%{sctp.cause_code=} cause"
#define PLAIN                                                                                      \
	PARAM("SCTPChunkParamHeartbeatInfo", "info", "Heartbeat info", 1, heartbeat_info_parts,    \
		PARAMETER " (Information: %{sctp.parameter_length~4} byte%s)",                     \
		"Comes back as it is."),                                                           \
	PARAM("SCTPChunkParamIPv4Addr", "ipv4", "IPv4 address", 5, ipv4_parts,                     \
		PARAMETER " (Address: %{sctp.parameter_ipv4_address})",                            \
		"Another address of the sender."),                                                 \
	PARAM("SCTPChunkParamIPv6Addr", "ipv6", "IPv6 address", 6, ipv6_parts,                     \
		PARAMETER " (Address: %{sctp.parameter_ipv6_address})",                            \
		"Another address of the sender."),                                                 \
	PARAM("SCTPChunkParamStateCookie", "cookie", "State cookie", 7, cookie_parts,              \
		PARAMETER " (Cookie length: %{sctp.parameter_length~4} byte%s)",                   \
		"What the client must echo."),                                                     \
	PARAM("SCTPChunkParamCookiePreservative", "life", "Cookie preservative", 9,                \
		preservative_parts,                                                                \
		PARAMETER " (Increment :%{sctp.parameter_cookie_preservative_incr} msec)",         \
		"Asks for a cookie that is good for longer."),                                     \
	PARAM("SCTPChunkParamSupportedAddrTypes", "types", "Supported address types", 12,          \
		address_types_parts,                                                               \
		PARAMETER " (Supported types: %{sctp.parameter_supported_address_type*})",         \
		"Which kinds of addresses the sender understands."),                               \
	PARAM("SCTPChunkParamECNCapable", "ecn", "ECN", 0x8000, bare_parts,                        \
		PARAMETER,                                                                         \
		"The sender listens to marks of congestion."),                                     \
	PARAM("SCTPChunkParamRandom", "random", "Random", 0x8002, random_parts,                    \
		PARAMETER,                                                                         \
		"Goes into the key of authenticated chunks."),                                     \
	PARAM("SCTPChunkParamSupportedExtensions", "extensions", "Supported Extensions", 0x8008,   \
		extensions_parts,                                                                  \
		PARAMETER " (Supported types: %{sctp.supported_chunk_type*})",                     \
		"Which further chunks the sender understands."),                                   \
	PARAM("SCTPChunkParamFwdTSN", "forward", "Forward TSN supported", 0xc000, bare_parts,      \
		PARAMETER,                                                                         \
		"The sender may give up on data."),                                                \
	PARAM("SCTPChunkParamAdaptationLayer", "adaptation", "Adaptation Layer Indication",        \
		0xc006, adaptation_parts,                                                          \
		PARAMETER " (Indication: %{sctp.adaptation_layer_indication#})",                   \
		"What stands above SCTP."),                                                        \
	PARAM(NULL, "hostname", "Hostname address", 11, hostname_parts,                            \
		PARAMETER " (Hostname: %{sctp.parameter_hostname})",                               \
		"A name of the sender."),                                                          \
	PARAM(NULL, "outgoing", "Outgoing SSN reset request", 13, outgoing_parts, PARAMETER,       \
		"The sender's streams begin anew."),                                               \
	PARAM(NULL, "incoming", "Incoming SSN reset request", 14, incoming_parts, PARAMETER,       \
		"The receiver's streams are to begin anew."),                                      \
	PARAM(NULL, "anew", "SSN/TSN reset request", 15, anew_parts, PARAMETER,                    \
		"All is to be counted anew."),                                                     \
	PARAM(NULL, "result", "Re-configuration response", 16, result_parts, PARAMETER,            \
		"What has become of a request."),                                                  \
	PARAM(NULL, "more", "Add outgoing streams request", 17, add_outgoing_parts, PARAMETER,     \
		"The sender wants to send in more streams."),                                      \
	PARAM(NULL, "receive", "Add incoming streams request", 18, add_incoming_parts, PARAMETER,  \
		"The sender wants to receive in more streams."),                                   \
	PARAM(NULL, "signed", "Authenticated Chunk list", 0x8003, auth_parts,                      \
		PARAMETER " (Chunk types to be authenticated: %{sctp.chunk_type_to_auth*})",       \
		"Which chunks are to be signed."),                                                 \
	PARAM(NULL, "hmacs", "Requested HMAC Algorithm", 0x8004, hmacs_parts,                      \
		PARAMETER " (Supported HMACs: %{sctp.hmac_id*})",                                  \
		"How chunks may be signed."),                                                      \
	PARAM(NULL, "success", "Success report", 0xc005, success_parts,                            \
		PARAMETER " (Correlation ID: %{sctp.correlation_id#})",                            \
		"It was done.")
#define OTHER                                                                                      \
	PARAM("SCTPChunkParam", "parameter", "Parameter", LIST_UNKNOWN, other_parts,               \
		"Unknown parameter (Type %{sctp.parameter_type#}, value length: "                  \
		"%{sctp.parameter_length~4} byte%s)",                                              \
		"A parameter that this program does not know.")

/* ---- parameters and causes that have others inside ------------------------------------------- */

#define INSIDE(word, text, table)                                                                  \
	{.id = "", .label = word, .title = text, .kind = FIELD_LIST, .size = SIZE_REST,            \
		.list = &(table), .about = "What it is about.", .rfc = "RFC 5061 4.2"}
static const struct field plain_parameters[] = {PLAIN, OTHER, FIELD_END};
static const struct list plain_list = {LIST_TLV, plain_parameters};
static const struct field unrecognized_parts[] = {PARAMETER_HEAD,
	INSIDE("inside", "Unrecognized parameter", plain_list), PADDING("parameter_padding"),
	FIELD_END};
static const struct field address_parts[] = {PARAMETER_HEAD, CORRELATION,
	INSIDE("address", "Address", plain_list), PADDING("parameter_padding"), FIELD_END};

#define ADDRESS(word, text, value, sentence)                                                       \
	PARAM(NULL, word, text, value, address_parts,                                              \
		PARAMETER " (Address: %{sctp.parameter_ipv4_address}"                              \
		"%{sctp.parameter_ipv6_address}, correlation ID: %{sctp.correlation_id#})",        \
		sentence)
#define NESTED                                                                                     \
	PARAM(NULL, "unrecognized", "Unrecognized parameter", 8, unrecognized_parts, PARAMETER,    \
		"A parameter that was not understood."),                                           \
	ADDRESS("add", "Add IP address", 0xc001, "There I am as well."),                           \
	ADDRESS("delete", "Delete IP address", 0xc002, "There I am no more."),                     \
	ADDRESS("primary", "Set primary address", 0xc004, "Rather there.")
static const struct field nested_parameters[] = {PLAIN, NESTED, OTHER, FIELD_END};
static const struct list nested_list = {LIST_TLV, nested_parameters};

/* ---- causes ---------------------------------------------------------------------------------- */

static const struct name cause_names[] = {
	{0x0001, "Invalid stream identifier"}, {0x0002, "Missing mandatory parameter"},
	{0x0003, "Stale cookie error"}, {0x0004, "Out of resource"},
	{0x0005, "Unresolvable address"}, {0x0006, "Unrecognized chunk type"},
	{0x0007, "Invalid mandatory parameter"}, {0x0008, "Unrecognized parameters"},
	{0x0009, "No user data"}, {0x000a, "Cookie received while shutting down"},
	{0x000b, "Restart of an association with new addresses"},
	{0x000c, "User initiated ABORT"}, {0x000d, "Protocol violation"},
	{0x00a0, "Request to delete last address"},
	{0x00a1, "Operation refused due to resource shortage"},
	{0x00a2, "Request to delete source address"},
	{0x00a3, "Association Aborted due to illegal ASCONF-ACK"},
	{0x00a4, "Request refused - no authorization"}, {0x0105, "Unsupported HMAC identifier"},
	{0, NULL},
};

#define CAUSE_HEAD                                                                                 \
	{.id = "sctp.cause_code", .label = "code", .title = "Cause code", .bits = 16,              \
		.kind = FIELD_HEX, .fill = FILL_CODE, .preset = 0x99, .names = cause_names,        \
		.about = "What went wrong.", .rfc = "RFC 9260 3.3.10"},                            \
	{.id = "sctp.cause_length", .label = "len", .title = "Cause length", .bits = 16,           \
		.fill = FILL_ITEMLEN, .about = "Bytes of the cause, code and length included.",    \
		.rfc = "RFC 9260 3.3.10"}

static const struct field stale_parts[] = {CAUSE_HEAD,
	NUMBER("cause_measure_of_staleness", NULL, "late", "Measure of staleness in usec", 32,
		UINT, "How late the cookie came."),
	PADDING("cause_padding"), FIELD_END};
static const struct field stream_parts[] = {CAUSE_HEAD,
	NUMBER("cause_stream_identifier", NULL, "stream", "Stream identifier", 16, UINT,
		"The stream that there is not."),
	NUMBER("cause_reserved", NULL, "reserved", "Reserved", 16, UINT, "Zeros."),
	PADDING("cause_padding"), FIELD_END};
static const struct field missing_item[] = {
	{.id = "sctp.cause_missing_parameter_type", .label = "type",
		.title = "Missing parameter type", .bits = 16, .kind = FIELD_HEX,
		.names = parameter_names, .about = "A parameter that must be there.",
		.rfc = "RFC 9260 3.3.10.2"}, FIELD_END};
static const struct list missing_list = {LIST_COUNT, missing_item};
static const struct field missing_parts[] = {CAUSE_HEAD,
	{.id = "sctp.cause_nr_of_missing_parameters", .label = "count",
		.title = "Number of missing parameters", .bits = 32, .fill = FILL_COUNT,
		.about = "How many are missing.", .rfc = "RFC 9260 3.3.10.2"},
	INSIDE("types", "Missing parameters", missing_list),
	PADDING("cause_padding"), FIELD_END};
static const struct field unread_chunk[] = {
	ITEM(NULL, "chunk", "Chunk", LIST_UNKNOWN, sctp_unknown_chunk, SCTP_UNKNOWN_LINE,
		"A chunk that was not understood."), FIELD_END};
static const struct list unread_list = {LIST_TLV, unread_chunk};
static const struct field unread_parts[] = {CAUSE_HEAD,
	INSIDE("chunk", "Chunk", unread_list), PADDING("cause_padding"), FIELD_END};
static const struct field parameters_parts[] = {CAUSE_HEAD,
	INSIDE("parameters", "Parameters", nested_list), PADDING("cause_padding"), FIELD_END};
static const struct field number_parts[] = {CAUSE_HEAD,
	NUMBER("cause_tsn", NULL, "tsn", "TSN", 32, UINT, "The number of data that were none."),
	PADDING("cause_padding"), FIELD_END};
static const struct field hmac_parts[] = {CAUSE_HEAD, SCTP_HMAC, PADDING("cause_padding"),
	FIELD_END};
static const struct field cause_parts[] = {CAUSE_HEAD,
	BYTES("sctp.cause_information", NULL, "info", "Cause information",
		"More about what went wrong."),
	PADDING("cause_padding"), FIELD_END};
#define WITH(word, text, value, line, sentence)                                                    \
	ITEM(NULL, word, text, value, parameters_parts, CAUSE line, sentence)
static const struct field causes[] = {
	ITEM(NULL, "stream", "Invalid stream identifier", 1, stream_parts,
		CAUSE " (SID: %{sctp.cause_stream_identifier})",
		"There is no such stream."),
	ITEM(NULL, "missing", "Missing mandatory parameter", 2, missing_parts, CAUSE,
		"Something is missing that must be there."),
	ITEM(NULL, "stale", "Stale cookie error", 3, stale_parts,
		CAUSE " (Measure: %{sctp.cause_measure_of_staleness} usec)",
		"The cookie came too late."),
	WITH("address", "Unresolvable address", 5,
		"%{sctp.parameter_ipv4_address}%{sctp.parameter_ipv6_address}",
		"An address of a kind that the sender does not understand."),
	ITEM(NULL, "unread chunk", "Unrecognized chunk type", 6, unread_parts,
		CAUSE " (Type: %{sctp.chunk_type} (unknown))",
		"A chunk that the sender does not understand."),
	WITH("unread", "Unrecognized parameters", 8, "",
		"Parameters that the sender does not understand."),
	ITEM(NULL, "no data", "No user data", 9, number_parts, CAUSE " (TSN: %{sctp.cause_tsn})",
		"A piece of data was empty."),
	WITH("restart", "Restart of an association with new addresses", 11, "",
		"An association began anew, with addresses that were not there before."),
	WITH("last", "Request to delete last address", 0xa0, "", "One must be left."),
	WITH("scarce", "Operation refused due to resource shortage", 0xa1, "",
		"There is no room for it."),
	WITH("source", "Request to delete source address", 0xa2, "",
		"The one that was asked from must be left."),
	WITH("refused", "Request refused - no authorization", 0xa4, "",
		"The peer may not ask for that."),
	ITEM(NULL, "hmac", "Unsupported HMAC identifier", 0x105, hmac_parts, CAUSE,
		"It is signed in a way that the sender does not understand."),
	ITEM(NULL, "cause", "Cause", LIST_UNKNOWN, cause_parts, CAUSE, "What went wrong."),
	FIELD_END,
};
const struct list sctp_causes = {LIST_TLV, causes};

static const struct field indication_parts[] = {PARAMETER_HEAD, CORRELATION,
	INSIDE("causes", "Causes", sctp_causes), PADDING("parameter_padding"), FIELD_END};
static const struct field parameters[] = {
	PLAIN, NESTED,
	PARAM(NULL, "refusal", "Error cause indication", 0xc003, indication_parts, PARAMETER,
		"It was not done, and why."),
	OTHER, FIELD_END,
};
const struct list sctp_parameters = {LIST_TLV, parameters};
