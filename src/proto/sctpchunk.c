/* SPDX-License-Identifier: BSD-2-Clause */
/* SCTP's chunks, RFC 9260 3.3, and the parameters and causes in them. All begin with a type and a
 * length; zeros that the length does not count fill them up to words of 4 bytes. */
#include "sctpchunk.h"

#include "proto/proto.h"

#include <stddef.h>

static const struct name type_names[] = {
	{0, "DATA"}, {1, "INIT"}, {2, "INIT_ACK"}, {3, "SACK"}, {4, "HEARTBEAT"},
	{5, "HEARTBEAT_ACK"}, {6, "ABORT"}, {7, "SHUTDOWN"}, {8, "SHUTDOWN_ACK"}, {9, "ERROR"},
	{10, "COOKIE_ECHO"}, {11, "COOKIE_ACK"}, {12, "ECNE"}, {13, "CWR"},
	{14, "SHUTDOWN_COMPLETE"}, {15, "AUTH"}, {64, "I_DATA"}, {128, "ASCONF_ACK"},
	{130, "RE_CONFIG"}, {132, "PAD"}, {192, "FORWARD_TSN"}, {193, "ASCONF"},
	{194, "I_FORWARD_TSN"}, {0, NULL},
};
static const struct name stop_names[] = {
	{0, "Stop processing of the packet"}, {1, "Skip chunk and continue processing"}, {0, NULL}};
static const struct name skip_names[] = {
	{0, "Stop processing of chunk"},
	{1, "Skip parameter and continue processing of the chunk"}, {0, NULL}};
static const struct name report_names[] = {{0, "Do not report"}, {1, "Do report"}, {0, NULL}};
static const struct name soon_names[] = {
	{0, "Possibly delay SACK"}, {1, "Send SACK immediately"}, {0, NULL}};
static const struct name order_names[] = {
	{0, "Ordered delivery"}, {1, "Unordered delivery"}, {0, NULL}};
static const struct name begin_names[] = {
	{0, "Subsequent segment"}, {1, "First segment"}, {0, NULL}};
static const struct name tag_names[] = {
	{0, "Tag not reflected"}, {1, "Tag reflected"}, {0, NULL}};
static const struct name end_names[] = {
	{0, "Not the last segment"}, {1, "Last segment"}, {0, NULL}};

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

/* ---- parameters and causes ------------------------------------------------------------------- */

static const struct name parameter_names[] = {
	{0x0001, "Heartbeat info"},
	{0x0005, "IPv4 address"},
	{0x0006, "IPv6 address"},
	{0x0007, "State cookie"},
	{0x0008, "Unrecognized parameter"},
	{0x0009, "Cookie preservative"},
	{0x000b, "Hostname address"},
	{0x000c, "Supported address types"},
	{0x8000, "ECN"},
	{0x8002, "Random"},
	{0x8003, "Authentication Chunk list"},
	{0x8004, "Requested HMAC Algorithm"},
	{0x8008, "Supported Extensions"},
	{0xc000, "Forward TSN supported"},
	{0xc006, "Adaptation Layer Indication"},
	{0, NULL},
};

static const struct field parameter_bits[] = {
	{.id = "sctp.parameter_bit_1", .label = "skip", .title = "Bit", .bits = 1, .box = 2,
		.names = skip_names, .about = "What to do with a parameter that is not known.",
		.rfc = "RFC 9260 3.2.1"},
	{.id = "sctp.parameter_bit_2", .label = "report", .title = "Bit", .bits = 1, .box = 2,
		.names = report_names, .about = "Whether to tell the sender of it.",
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
static const struct field address_type[] = {
	NUMBER("parameter_supported_address_type", "addr_type_list", "type",
		"Supported address type", 16, UINT, "5 is IPv4, 6 is IPv6."), FIELD_END};
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
		.title = "Supported chunk type", .bits = 8, .names = type_names,
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

#define ITEM(class, word, text, value, table, line, sentence)                                      \
	{.id = "", .scapy = class, .label = word, .title = text, .kind = FIELD_GROUP,              \
		.code = (value), .parts = table, .heading = line, .about = sentence,               \
		.rfc = "RFC 9260 3.3"}
/* Lines over parameters and causes. */
#define PARAMETER "%{sctp.parameter_type=} parameter"
#define CAUSE "%{sctp.cause_code=} cause"
#define INIT_LINE(way)                                                                             \
	"%t (Outbound streams: %{sctp." way "_nr_out_streams}, "                                   \
	"inbound streams: %{sctp." way "_nr_in_streams})"
#define BEAT_LINE "%t (Information: %{sctp.parameter_length~4} byte%s)"
#define DATA_LINE                                                                                  \
	"%t (%{sctp.chunk_flags&4|ordered|unordered}, "                                            \
	"%{sctp.chunk_flags&3|middle|last|first|complete} segment, TSN: %{sctp.data_tsn}, "    \
	"SID: %{sctp.data_sid#}, SSN: %{sctp.data_ssn}, PPID: %{sctp.data_payload_proto_id}, "     \
	"payload length: %{sctp.chunk_length~16} byte%s)"
#define SACK_LINE                                                                                  \
	"%t (Cumulative TSN: %{sctp.sack_cumulative_tsn_ack_raw}, a_rwnd: %{sctp.sack_a_rwnd}, "   \
	"gaps: %{sctp.sack_number_of_gap_blocks}, "                                                \
	"duplicate TSNs: %{sctp.sack_number_of_duplicated_tsns})"

static const struct field parameters[] = {
	ITEM("SCTPChunkParamHeartbeatInfo", "info", "Heartbeat info", 1, heartbeat_info_parts,
		PARAMETER " (Information: %{sctp.parameter_length~4} byte%s)",
		"Comes back as it is."),
	ITEM("SCTPChunkParamIPv4Addr", "ipv4", "IPv4 address", 5, ipv4_parts,
		PARAMETER " (Address: %{sctp.parameter_ipv4_address})",
		"Another address of the sender."),
	ITEM("SCTPChunkParamIPv6Addr", "ipv6", "IPv6 address", 6, ipv6_parts,
		PARAMETER " (Address: %{sctp.parameter_ipv6_address})",
		"Another address of the sender."),
	ITEM("SCTPChunkParamStateCookie", "cookie", "State cookie", 7, cookie_parts,
		PARAMETER " (Cookie length: %{sctp.parameter_length~4} byte%s)",
		"What the client must echo."),
	ITEM("SCTPChunkParamCookiePreservative", "life", "Cookie preservative", 9,
		preservative_parts,
		PARAMETER " (Increment :%{sctp.parameter_cookie_preservative_incr} msec)",
		"Asks for a cookie that is good for longer."),
	ITEM("SCTPChunkParamSupportedAddrTypes", "types", "Supported address types", 12,
		address_types_parts,
		PARAMETER " (Supported types: %{sctp.parameter_supported_address_type*})",
		"Which kinds of addresses the sender understands."),
	ITEM("SCTPChunkParamECNCapable", "ecn", "ECN", 0x8000, bare_parts,
		PARAMETER,
		"The sender listens to marks of congestion."),
	ITEM("SCTPChunkParamRandom", "random", "Random", 0x8002, random_parts,
		PARAMETER,
		"Goes into the key of authenticated chunks."),
	ITEM("SCTPChunkParamSupportedExtensions", "extensions", "Supported Extensions", 0x8008,
		extensions_parts,
		PARAMETER " (Supported types: %{sctp.supported_chunk_type*})",
		"Which further chunks the sender understands."),
	ITEM("SCTPChunkParamFwdTSN", "forward", "Forward TSN supported", 0xc000, bare_parts,
		PARAMETER,
		"The sender may give up on data."),
	ITEM("SCTPChunkParamAdaptationLayer", "adaptation", "Adaptation Layer Indication", 0xc006,
		adaptation_parts,
		PARAMETER " (Indication: %{sctp.adaptation_layer_indication#})",
		"What stands above SCTP."),
	ITEM("SCTPChunkParam", "parameter", "Parameter", LIST_UNKNOWN, other_parts,
		PARAMETER,
		"A parameter that this program does not know."),
	FIELD_END,
};
static const struct list parameter_list = {LIST_TLV, parameters};

static const struct name cause_names[] = {
	{0x0001, "Invalid stream identifier"}, {0x0002, "Missing mandatory parameter"},
	{0x0003, "Stale cookie error"}, {0x0004, "Out of resource"},
	{0x0005, "Unresolvable address"}, {0x0006, "Unrecognized chunk type"},
	{0x0007, "Invalid mandatory parameter"}, {0x0008, "Unrecognized parameters"},
	{0x0009, "No user data"}, {0x000a, "Cookie received while shutting down"},
	{0x000b, "Restart of an association with new addresses"},
	{0x000c, "User initiated ABORT"}, {0x000d, "Protocol violation"}, {0, NULL},
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
static const struct field cause_parts[] = {CAUSE_HEAD,
	BYTES("sctp.cause_information", NULL, "info", "Cause information",
		"More about what went wrong."),
	PADDING("cause_padding"), FIELD_END};
static const struct field causes[] = {
	ITEM(NULL, "stale", "Stale cookie error", 3, stale_parts,
		CAUSE " (Measure: %{sctp.cause_measure_of_staleness} usec)",
		"The cookie came too late."),
	ITEM(NULL, "cause", "Cause", LIST_UNKNOWN, cause_parts,
		CAUSE,
		"What went wrong."),
	FIELD_END,
};
static const struct list cause_list = {LIST_TLV, causes};

/* ---- chunks ---------------------------------------------------------------------------------- */

static const struct field type_bits[] = {
	BITFIELD("chunk_bit_1", "skip", "Bit", 1, stop_names,
		"What to do with a chunk that is not known."),
	BITFIELD("chunk_bit_2", "report", "Bit", 1, report_names,
		"Whether to tell the sender of it."),
	FIELD_GAP(6),
	FIELD_END,
};

#define HEAD(flag_bits)                                                                            \
	{.id = "sctp.chunk_type", .scapy = "type", .label = "type", .title = "Chunk type",         \
		.bits = 8, .fill = FILL_CODE, .preset = 0x99, .names = type_names,                 \
		.parts = type_bits, .about = "Which chunk this is.", .rfc = "RFC 9260 3.2"},       \
	{.id = "sctp.chunk_flags", .scapy = "flags", .label = "flags", .title = "Chunk flags",     \
		.bits = 8, .kind = FIELD_HEX, .parts = flag_bits,                                  \
		.about = "What the bits mean depends on the type.", .rfc = "RFC 9260 3.2"},        \
	{.id = "sctp.chunk_length", .scapy = "len", .label = "len", .title = "Chunk length",       \
		.bits = 16, .fill = FILL_ITEMLEN,                                                  \
		.about = "Bytes of the chunk without the padding behind it.", .rfc = "RFC 9260 3.2"}
#define PARAMETERS                                                                                 \
	{.id = "", .scapy = "params", .label = "params", .title = "Parameters",                    \
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &parameter_list,                    \
		.about = "What is worth saying besides.", .rfc = "RFC 9260 3.2.1"}
#define CAUSES                                                                                     \
	{.id = "", .scapy = "error_causes", .label = "causes", .title = "Causes",                  \
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &cause_list,                        \
		.about = "What went wrong.", .rfc = "RFC 9260 3.3.10"}
#define END PADDING("chunk_padding"), FIELD_END

static const struct field data_bits[] = {
	FIELD_GAP(4),
	BITFIELD("data_i_bit", "I", "I-Bit", 1, soon_names, "Please acknowledge at once."),
	BITFIELD("data_u_bit", "U", "U-Bit", 1, order_names, "The order does not matter."),
	BITFIELD("data_b_bit", "B", "B-Bit", 1, begin_names, "The message begins here."),
	BITFIELD("data_e_bit", "E", "E-Bit", 1, end_names, "The message ends here."),
	FIELD_END,
};
static const struct field data_made[] = {
	{.id = "data.len", .label = "len", .title = "Length", .make = MAKE_SIZE, .empty = true,
		.about = "How many bytes these are.", .rfc = "RFC 9260"},
	FIELD_END,
};
static const struct field data_parts[] = {
	HEAD(data_bits),
	{.id = "sctp.data_tsn_raw", .scapy = "tsn", .label = "tsn",
		.title = "Transmission sequence number (absolute)", .bits = 32,
		.about = "Counts the pieces of data of the whole association.",
		.rfc = "RFC 9260 3.3.1"},
	NUMBER("data_sid", "stream_id", "stream", "Stream identifier", 16, HEX,
		"Which stream the message is in."),
	NUMBER("data_ssn", "stream_seq", "ssn", "Stream sequence number", 16, UINT,
		"Counts the messages of the stream."),
	NUMBER("data_payload_proto_id", "proto_id", "ppid", "Payload protocol identifier", 32,
		UINT, "What the message speaks."),
	{.id = "data.data", .scapy = "data", .label = "data", .title = "Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = data_made,
		.about = "What one application says to the other.", .rfc = "RFC 9260"},
	END,
};

#define INIT_PARTS(way)                                                                            \
	{                                                                                          \
		HEAD(NULL),                                                                        \
		{.id = "sctp." way "_initiate_tag", .scapy = "init_tag", .label = "tag",           \
			.title = "Initiate tag", .bits = 32, .kind = FIELD_HEX,                    \
			.also = "sctp.initiate_tag",                                               \
			.about = "The verification tag that packets to the sender must have.",     \
			.rfc = "RFC 9260 3.3.2"},                                                  \
		NUMBER(way "_credit", "a_rwnd", "window",                                          \
			"Advertised receiver window credit (a_rwnd)", 32, UINT,                    \
			"How many bytes the sender is ready to take."),                            \
		NUMBER(way "_nr_out_streams", "n_out_streams", "out",                              \
			"Number of outbound streams", 16, UINT,                                    \
			"How many streams the sender wants to send in."),                          \
		NUMBER(way "_nr_in_streams", "n_in_streams", "in",                                 \
			"Number of inbound streams", 16, UINT,                                     \
			"How many streams it is ready to receive."),                               \
		NUMBER(way "_initial_tsn", "init_tsn", "tsn", "Initial TSN", 32, UINT,             \
			"The number of its first piece of data."),                                 \
		PARAMETERS, END                                                                    \
	}
static const struct field init_parts[] = INIT_PARTS("init");
static const struct field initack_parts[] = INIT_PARTS("initack");

static const struct field sack_bits[] = {
	FIELD_GAP(7),
	BITFIELD("sack_nounce_sum", "nonce", "Nounce sum", 1, NULL, "No longer used."),
	FIELD_END,
};
static const struct field gap_parts[] = {
	{.id = "sctp.sack_gap_block_start", .scapy = "start", .label = "start", .title = "Start",
		.bits = 16, .made = sctp_gap_start, .rfc = "RFC 9260 3.3.4",
		.about = "First number of a piece that has arrived, from the acknowledged one."},
	{.id = "sctp.sack_gap_block_end", .scapy = "end", .label = "end", .title = "End",
		.bits = 16, .made = sctp_gap_end, .about = "Its last number.",
		.rfc = "RFC 9260 3.3.4"},
	FIELD_END,
};
static const struct field gap_item[] = {
	ITEM(NULL, "gap", "Gap acknowledgement", 0, gap_parts,
		"Gap Acknowledgement for TSN %{sctp.sack_gap_block_start_tsn} to "
		"%{sctp.sack_gap_block_end_tsn}",
		"Pieces that have arrived out of order."),
	FIELD_END,
};
static const struct field twice_item[] = {
	NUMBER("sack_duplicate_tsn", "tsn", "tsn", "Duplicate TSN", 32, UINT,
		"A piece that has come more than once."),
	FIELD_END,
};
static const struct list gaps = {LIST_COUNT, gap_item};
static const struct list twice = {LIST_COUNT, twice_item};
static const struct field sack_parts[] = {
	HEAD(sack_bits),
	{.id = "sctp.sack_cumulative_tsn_ack_raw", .scapy = "cumul_tsn_ack", .label = "ack",
		.title = "Cumulative TSN ACK (absolute)", .bits = 32,
		.about = "All data up to this number has arrived.", .rfc = "RFC 9260 3.3.4"},
	{.id = "sctp.sack_a_rwnd", .scapy = "a_rwnd", .label = "window",
		.title = "Advertised receiver window credit (a_rwnd)", .bits = 32,
		.made = sctp_window_made, .about = "How many bytes the sender is ready to take.",
		.rfc = "RFC 9260 3.3.4"},
	{.id = "sctp.sack_number_of_gap_blocks", .scapy = "n_gap_ack", .label = "gaps",
		.title = "Number of gap acknowledgement blocks", .bits = 16, .fill = FILL_COUNT,
		.made = sctp_gap_count,
		.about = "How many pieces have arrived out of order.", .rfc = "RFC 9260 3.3.4"},
	{.id = "sctp.sack_number_of_duplicated_tsns", .scapy = "n_dup_tsn", .label = "twice",
		.title = "Number of duplicated TSNs", .bits = 16, .fill = FILL_COUNT,
		.about = "How many came more than once.", .rfc = "RFC 9260 3.3.4"},
	{.id = "", .scapy = "gap_ack_list", .label = "gaps", .title = "Gaps", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &gaps, .about = "What has arrived out of order.",
		.rfc = "RFC 9260 3.3.4"},
	{.id = "", .scapy = "dup_tsn_list", .label = "twice", .title = "Duplicates",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &twice,
		.about = "What has come more than once.", .rfc = "RFC 9260 3.3.4"},
	END,
};

static const struct field heartbeat_parts[] = {HEAD(NULL), PARAMETERS, END};
static const struct field abort_bits[] = {
	FIELD_GAP(7),
	BITFIELD("abort_t_bit", "T", "T-Bit", 1, tag_names,
		"The verification tag is the receiver's own."),
	FIELD_END};
static const struct field abort_parts[] = {HEAD(abort_bits), CAUSES, END};
static const struct field error_parts[] = {HEAD(NULL), CAUSES, END};
static const struct field shutdown_parts[] = {HEAD(NULL),
	NUMBER("shutdown_cumulative_tsn_ack", "cumul_tsn_ack", "ack", "Cumulative TSN Ack", 32,
		UINT, "All data up to this number has arrived."),
	END};
static const struct field empty_parts[] = {HEAD(NULL), END};
static const struct field echo_parts[] = {HEAD(NULL),
	BYTES("sctp.cookie", "cookie", "cookie", "Cookie", "What the server gave."), END};
static const struct field ecne_parts[] = {HEAD(NULL),
	NUMBER("ecne_lowest_tsn", "lowest_tsn", "tsn", "Lowest TSN", 32, UINT,
		"The first piece of data that was marked."),
	END};
static const struct field cwr_parts[] = {HEAD(NULL),
	NUMBER("cwr_lowest_tsn", "lowest_tsn", "tsn", "Lowest TSN", 32, UINT,
		"The first piece of data that was marked."),
	END};
static const struct field complete_bits[] = {
	FIELD_GAP(7),
	BITFIELD("shutdown_complete_t_bit", "T", "T-Bit", 1, tag_names,
		"The verification tag is the receiver's own."),
	FIELD_END};
static const struct field complete_parts[] = {HEAD(complete_bits), END};
static const struct field skip_parts[] = {
	NUMBER("forward_tsn_sid", NULL, "stream", "Stream identifier", 16, UINT,
		"A stream that messages are skipped in."),
	NUMBER("forward_tsn_ssn", NULL, "ssn", "Stream sequence number", 16, UINT,
		"The last one that is skipped."),
	FIELD_END,
};
static const struct field skip_item[] = {
	ITEM(NULL, "skip", "Skipped messages", 0, skip_parts,
		NULL,
		"What does not come any more."),
	FIELD_END,
};
static const struct list skips = {LIST_REPEAT, skip_item};
static const struct field forward_parts[] = {HEAD(NULL),
	NUMBER("forward_tsn_tsn", "new_tsn", "tsn", "New cumulative TSN", 32, UINT,
		"Do not wait for data up to this number."),
	{.id = "", .label = "skips", .title = "Skipped messages", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &skips, .about = "What does not come any more.",
		.rfc = "RFC 3758 3.2"},
	END};
static const struct field unknown_parts[] = {HEAD(NULL),
	BYTES("sctp.chunk_value", "value", "value", "Chunk value", "What the chunk says."), END};

static const struct field chunks[] = {
	ITEM("SCTPChunkData", "DATA", "DATA chunk", 0, data_parts,
		DATA_LINE,
		"A message or a part of one."),
	ITEM("SCTPChunkInit", "INIT", "INIT chunk", 1, init_parts,
		INIT_LINE("init"),
		"An association begins."),
	ITEM("SCTPChunkInitAck", "INIT ACK", "INIT_ACK chunk", 2, initack_parts,
		INIT_LINE("initack"),
		"The server is ready; it gives a cookie and remembers nothing."),
	ITEM("SCTPChunkSACK", "SACK", "SACK chunk", 3, sack_parts,
		SACK_LINE,
		"What has arrived."),
	ITEM("SCTPChunkHeartbeatReq", "HEARTBEAT", "HEARTBEAT chunk", 4, heartbeat_parts,
		BEAT_LINE,
		"Asks whether an address still works."),
	ITEM("SCTPChunkHeartbeatAck", "HEARTBEAT ACK", "HEARTBEAT_ACK chunk", 5, heartbeat_parts,
		BEAT_LINE,
		"It does."),
	ITEM("SCTPChunkAbort", "ABORT", "ABORT chunk", 6, abort_parts,
		"%t",
		"It ends at once."),
	ITEM("SCTPChunkShutdown", "SHUTDOWN", "SHUTDOWN chunk", 7, shutdown_parts,
		"%t (Cumulative TSN ack: %{sctp.shutdown_cumulative_tsn_ack})",
		"The sender has no more data."),
	ITEM("SCTPChunkShutdownAck", "SHUTDOWN ACK", "SHUTDOWN_ACK chunk", 8, empty_parts,
		"%t",
		"Neither has the other."),
	ITEM("SCTPChunkError", "ERROR", "ERROR chunk", 9, error_parts,
		"%t",
		"Something went wrong."),
	ITEM("SCTPChunkCookieEcho", "COOKIE ECHO", "COOKIE_ECHO chunk", 10, echo_parts,
		"%t (Cookie length: %{sctp.chunk_length~4} byte%s)",
		"The server gets its cookie back."),
	ITEM("SCTPChunkCookieAck", "COOKIE ACK", "COOKIE_ACK chunk", 11, empty_parts,
		"%t",
		"The association stands."),
	ITEM("SCTPChunkECNE", "ECNE", "ECNE chunk", 12, ecne_parts,
		"%t",
		"A router on the way was congested."),
	ITEM("SCTPChunkCWR", "CWR", "CWR chunk", 13, cwr_parts,
		"%t",
		"The sender has slowed down."),
	ITEM("SCTPChunkShutdownComplete", "SHUTDOWN COMPLETE", "SHUTDOWN_COMPLETE chunk", 14,
		complete_parts,
		"%t",
		"It is over."),
	ITEM(NULL, "FORWARD TSN", "FORWARD_TSN chunk", 192, forward_parts,
		"%t(Cumulative TSN: %{sctp.forward_tsn_tsn})",
		"The sender gives up on data."),
	ITEM(NULL, "chunk", "Chunk", LIST_UNKNOWN, unknown_parts,
		"%{sctp.chunk_type=} chunk (Type: %{sctp.chunk_type}, value length: "
		"%{sctp.chunk_length~4} byte%s)",
		"A chunk that this program does not know."),
	FIELD_END,
};
const struct list sctp_chunks = {LIST_TLV, chunks};
