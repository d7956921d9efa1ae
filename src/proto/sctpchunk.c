/* SPDX-License-Identifier: BSD-2-Clause */
/* SCTP's chunks, RFC 9260 3.3. All begin with a type and a length; zeros that the length does not
 * count fill them up to words of 4 bytes. */
#include "sctpchunk.h"

#include "proto/proto.h"
#include "sctptable.h"

#include <stddef.h>

const struct name sctp_type_names[] = {
	{0, "DATA"}, {1, "INIT"}, {2, "INIT_ACK"}, {3, "SACK"}, {4, "HEARTBEAT"},
	{5, "HEARTBEAT_ACK"}, {6, "ABORT"}, {7, "SHUTDOWN"}, {8, "SHUTDOWN_ACK"}, {9, "ERROR"},
	{10, "COOKIE_ECHO"}, {11, "COOKIE_ACK"}, {12, "ECNE"}, {13, "CWR"},
	{14, "SHUTDOWN_COMPLETE"}, {15, "AUTH"}, {16, "NR_SACK"}, {64, "I_DATA"},
	{128, "ASCONF_ACK"}, {129, "PKTDROP"}, {130, "RE_CONFIG"}, {132, "PAD"},
	{192, "FORWARD_TSN"}, {193, "ASCONF"}, {194, "I_FORWARD_TSN"}, {255, "IETF_EXTENSION"},
	{0, NULL},
};
static const struct name stop_names[] = {
	{0, "Stop processing of the packet"}, {1, "Skip chunk and continue processing"}, {0, NULL}};
const struct name sctp_hmac_names[] = {
	{0, "Reserved"}, {1, "SHA-1"}, {2, "Reserved"}, {3, "SHA-256"}, {0, NULL}};
const struct name sctp_report_names[] = {{0, "Do not report"}, {1, "Do report"}, {0, NULL}};
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


/* Lines over chunks. */
#define INIT_LINE(way)                                                                             \
	"%t (Outbound streams: %{sctp." way "_nr_out_streams}, "                                   \
	"inbound streams: %{sctp." way "_nr_in_streams})"
#define BEAT_LINE "%t (Information: %{sctp.parameter_length~4} byte%s)"
#define DATA_LINE                                                                                  \
	"%t (%{sctp.chunk_flags&4|ordered|unordered}, "                                            \
	"%{sctp.chunk_flags&3|middle|last|first|complete} segment, TSN: %{sctp.data_tsn}, "        \
	"SID: %{sctp.data_sid#}, SSN: %{sctp.data_ssn}, PPID: %{sctp.data_payload_proto_id}, "     \
	"payload length: %{sctp.chunk_length~16} byte%s)"
#define I_DATA_LINE                                                                                \
	"%t (%{sctp.chunk_flags&4|ordered|unordered}, "                                            \
	"%{sctp.chunk_flags&3|middle|last|first|complete} segment, TSN: %{sctp.data_tsn}, "        \
	"SID: %{sctp.data_sid#}, MID: %{sctp.data_mid}%{sctp.data_fsn+, FSN: }, "                  \
	"payload length: %{sctp.chunk_length~20} byte%s)"
#define NR_SACK_LINE                                                                               \
	"%t (Cumulative TSN: %{sctp.nr_sack_cumulative_tsn_ack}, "                                 \
	"a_rwnd: %{sctp.nr_sack_a_rwnd}, gaps: %{sctp.nr_sack_number_of_gap_blocks}, "             \
	"nr-gaps: %{sctp.nr_sack_number_of_nr_gap_blocks}, "                                       \
	"duplicate TSNs: %{sctp.nr_sack_number_of_duplicated_tsns})"
#define SACK_LINE                                                                                  \
	"%t (Cumulative TSN: %{sctp.sack_cumulative_tsn_ack_raw}, a_rwnd: %{sctp.sack_a_rwnd}, "   \
	"gaps: %{sctp.sack_number_of_gap_blocks}, "                                                \
	"duplicate TSNs: %{sctp.sack_number_of_duplicated_tsns})"

/* ---- chunks ---------------------------------------------------------------------------------- */

const struct field sctp_type_bits[] = {
	BITFIELD("chunk_bit_1", "skip", "Bit", 1, stop_names,
		"What to do with a chunk that is not known."),
	BITFIELD("chunk_bit_2", "report", "Bit", 1, sctp_report_names,
		"Whether to tell the sender of it."),
	FIELD_GAP(6),
	FIELD_END,
};

const struct field sctp_data_bits[] = {
	FIELD_GAP(4),
	BITFIELD("data_i_bit", "I", "I-Bit", 1, soon_names, "Please acknowledge at once."),
	BITFIELD("data_u_bit", "U", "U-Bit", 1, order_names, "The order does not matter."),
	BITFIELD("data_b_bit", "B", "B-Bit", 1, begin_names, "The message begins here."),
	BITFIELD("data_e_bit", "E", "E-Bit", 1, end_names, "The message ends here."),
	FIELD_END,
};
const struct field sctp_data_made[] = {
	{.id = "data.len", .label = "len", .title = "Length", .make = MAKE_SIZE, .empty = true,
		.about = "How many bytes these are.", .rfc = "RFC 9260"},
	FIELD_END,
};
static const struct field data_parts[] = {
	HEAD(sctp_data_bits),
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
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = sctp_data_made,
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
const struct field sctp_unknown_chunk[] = {HEAD(NULL),
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
	ITEM(NULL, "AUTH", "AUTH chunk", 15, sctp_auth, "%t", "Signs the chunks behind it."),
	ITEM(NULL, "NR SACK", "NR_SACK chunk", 16, sctp_nrsack, NR_SACK_LINE,
		"What has arrived, and will not be given up again."),
	ITEM(NULL, "I DATA", "I_DATA chunk", 64, sctp_idata, I_DATA_LINE,
		"A part of a message that others may come between."),
	ITEM(NULL, "ASCONF ACK", "ASCONF_ACK chunk", 128, sctp_asconf_ack, "%t",
		"The addresses have changed."),
	ITEM(NULL, "PKTDROP", "PKTDROP chunk", 129, sctp_pktdrop, "%t",
		"A router has dropped a packet."),
	ITEM(NULL, "RE CONFIG", "RE_CONFIG chunk", 130, sctp_reconfig, "%t",
		"Streams begin anew, or there are more."),
	ITEM(NULL, "PAD", "PAD chunk", 132, sctp_pad,
		"%t (Padding data length: %{sctp.chunk_length~4} byte%s)",
		"Makes the packet longer."),
	ITEM(NULL, "ASCONF", "ASCONF chunk", 193, sctp_asconf, "%t",
		"The sender's addresses change."),
	ITEM(NULL, "I FORWARD TSN", "I_FORWARD_TSN chunk", 194, sctp_iforward,
		"%t(Cumulative TSN: %{sctp.i_forward_tsn_tsn})",
		"The sender gives up on messages."),
	ITEM(NULL, "FORWARD TSN", "FORWARD_TSN chunk", 192, forward_parts,
		"%t(Cumulative TSN: %{sctp.forward_tsn_tsn})",
		"The sender gives up on data."),
	ITEM(NULL, "chunk", "Chunk", LIST_UNKNOWN, sctp_unknown_chunk,
		SCTP_UNKNOWN_LINE,
		"A chunk that this program does not know."),
	FIELD_END,
};
const struct list sctp_chunks = {LIST_TLV, chunks};
