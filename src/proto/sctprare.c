/* SPDX-License-Identifier: BSD-2-Clause */
/* SCTP's rarer chunks: interleaved data, RFC 8260; changes of addresses, RFC 5061, and of streams,
 * RFC 6525; authentication, RFC 4895; padding, RFC 4820; packets that a router dropped,
 * draft-stewart-sctp-pktdrprep-13; acknowledgments for good, draft-tuexen-tsvwg-sctp-multipath-13.
 */
#include "sctpchunk.h"

#include "proto/proto.h"
#include "sctptable.h"

#include <stddef.h>

static const struct name order_names[] = {
	{0, "Ordered delivery"}, {1, "Unordered delivery"}, {0, NULL}};
static const struct name where_names[] = {
	{0, "Source is an endhost"}, {1, "Source is a middlebox"}, {0, NULL}};
static const struct name sum_names[] = {
	{0, "SCTP checksum was correct"}, {1, "SCTP checksum was incorrect"}, {0, NULL}};
static const struct name cut_names[] = {
	{0, "Packet is not truncated"}, {1, "Packet is truncated"}, {0, NULL}};

#define FIELD(name, word, text, wide, how, from, sentence)                                         \
	{.id = "sctp." name, .label = word, .title = text, .bits = (wide), .kind = FIELD_##how,    \
		.about = sentence, .rfc = from}
#define LISTED(word, text, of, from, sentence)                                                     \
	{.id = "", .label = word, .title = text, .kind = FIELD_LIST, .size = SIZE_REST,            \
		.list = &(of), .about = sentence, .rfc = from}

/* ---- interleaved data ------------------------------------------------------------------------ */

/* The first part says what the message speaks, the others count themselves. */
const struct field sctp_idata[] = {
	HEAD_OF(sctp_data_bits, true),
	FIELD("data_tsn_raw", "tsn", "Transmission sequence number (absolute)", 32, UINT,
		"RFC 8260 2.1", "Counts the pieces of data of the whole association."),
	FIELD("data_sid", "stream", "Stream identifier", 16, HEX, "RFC 8260 2.1",
		"Which stream the message is in."),
	FIELD("data_reserved", "reserved", "Reserved", 16, UINT, "RFC 8260 2.1", "Zeros."),
	FIELD("data_mid", "mid", "Message identifier", 32, UINT, "RFC 8260 2.1",
		"Counts the messages of the stream."),
	{.id = "sctp.data_payload_proto_id", .label = "ppid",
		.title = "Payload protocol identifier", .bits = 32, .when = WHEN_FLAG(2),
		.about = "What the message speaks.", .rfc = "RFC 8260 2.1"},
	{.id = "sctp.data_fsn", .label = "fsn", .title = "Fragment sequence number", .bits = 32,
		.when = WHEN_LOW(0, 1, 2), .about = "Counts the parts of the message.",
		.rfc = "RFC 8260 2.1"},
	{.id = "data.data", .label = "data", .title = "Data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .made = sctp_data_made,
		.about = "What one application says to the other.", .rfc = "RFC 8260 2.1"},
	END,
};

static const struct field iflag_bits[] = {
	FIELD("i_forward_tsn_res", "reserved", "Reserved", 15, UINT, "RFC 8260 2.3.1", "Zeros."),
	{.id = "sctp.i_forward_tsn_u_bit", .label = "U", .title = "U-Bit", .bits = 1, .box = 2,
		.names = order_names, .about = "Their order did not matter.",
		.rfc = "RFC 8260 2.3.1"},
	FIELD_END,
};
static const struct field iskip_parts[] = {
	FIELD("i_forward_tsn_sid", "stream", "Stream identifier", 16, UINT, "RFC 8260 2.3.1",
		"A stream that messages are skipped in."),
	{.id = "sctp.i_forward_tsn_flags", .label = "flags", .title = "Flags", .bits = 16,
		.kind = FIELD_HEX, .parts = iflag_bits, .about = "Whether their order mattered.",
		.rfc = "RFC 8260 2.3.1"},
	FIELD("forward_tsn_mid", "mid", "Message identifier", 32, UINT, "RFC 8260 2.3.1",
		"The last one that is skipped."),
	FIELD_END,
};
static const struct field iskip_item[] = {
	{.id = "", .label = "skip", .title = "Skipped messages", .kind = FIELD_GROUP,
		.parts = iskip_parts, .about = "What does not come any more.",
		.rfc = "RFC 8260 2.3.1"}, FIELD_END};
static const struct list iskips = {LIST_REPEAT, iskip_item};
const struct field sctp_iforward[] = {
	HEAD(NULL),
	FIELD("i_forward_tsn_tsn", "tsn", "New cumulative TSN", 32, UINT, "RFC 8260 2.3.1",
		"Do not wait for data up to this number."),
	LISTED("skips", "Skipped messages", iskips, "RFC 8260 2.3.1",
		"What does not come any more."),
	END,
};

/* ---- changes --------------------------------------------------------------------------------- */

#define CHANGE(way)                                                                                \
	{HEAD(NULL),                                                                               \
		FIELD("asconf_" way "seq_nr_number", "seq", "Sequence number", 32, HEX,            \
			"RFC 5061 4.1", "Counts the changes of addresses."),                       \
		PARAMETERS, END}
const struct field sctp_asconf[] = CHANGE("");
const struct field sctp_asconf_ack[] = CHANGE("ack_");
const struct field sctp_reconfig[] = {HEAD(NULL), PARAMETERS, END};

/* ---- signatures and padding ------------------------------------------------------------------ */

const struct field sctp_auth[] = {
	HEAD(NULL),
	FIELD("shared_key_id", "key", "Shared key identifier", 16, UINT, "RFC 4895 4.1",
		"With which of the keys that both know."),
	SCTP_HMAC,
	BYTES("sctp.hmac", NULL, "signature", "HMAC", "Proves who sent the chunks behind it."), END,
};
const struct field sctp_pad[] = {
	HEAD(NULL),
	{.id = "sctp.padding_data", .label = "data", .title = "Padding data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .blank = true, .about = "Says nothing.", .rfc = "RFC 4820 3"},
	END,
};

/* ---- packets that were dropped --------------------------------------------------------------- */

#define DROP "draft-stewart-sctp-pktdrprep-13 2"
static const struct field drop_bits[] = {
	FIELD_GAP(5),
	BITFIELD("pckdrop_t_bit", "T", "T-Bit", 1, cut_names, "Not all of it is here."),
	BITFIELD("pckdrop_b_bit", "B", "B-Bit", 1, sum_names, "Its checksum was wrong."),
	BITFIELD("pckdrop_m_bit", "M", "M-Bit", 1, where_names, "Who says so."),
	FIELD_END,
};
const struct field sctp_pktdrop[] = {
	HEAD_OF(drop_bits, true),
	FIELD("pktdrop_bandwidth", "bandwidth", "Bandwidth", 32, UINT, DROP,
		"How many bytes a second the way takes."),
	FIELD("pktdrop_queuesize", "queue", "Queuesize", 32, UINT, DROP,
		"How many bytes wait for it."),
	FIELD("pktdrop_truncated_length", "size", "Truncated length", 16, UINT, DROP,
		"Bytes that the packet had."),
	FIELD("pktdrop_reserved", "reserved", "Reserved", 16, UINT, DROP, "Zeros."),
	{.id = "sctp.pktdrop_datafield", .label = "part", .title = "Data field",
		.kind = FIELD_BYTES, .size = SIZE_REST, .when = WHEN_FLAG(4),
		.about = "What there is of the packet that was dropped.", .rfc = DROP},
	{.id = "", .label = "packet", .title = "Dropped packet", .kind = FIELD_BYTES,
		.size = SIZE_REST, .when = WHEN_LOW(0, 1, 4),
		.about = "The packet that was dropped.", .rfc = DROP},
	END,
};

/* ---- acknowledgments for good ---------------------------------------------------------------- */

#define GOOD "draft-tuexen-tsvwg-sctp-multipath-13 7"
static const struct field nonce_bits[] = {
	FIELD_GAP(7),
	BITFIELD("nr_sack_nounce_sum", "nonce", "Nounce sum", 1, NULL, "No longer used."),
	FIELD_END,
};
#define EDGE(name, word, text, made_of, sentence)                                                  \
	{.id = "sctp.nr_sack_" name, .label = word, .title = text, .bits = 16, .made = made_of,    \
		.about = sentence, .rfc = GOOD}
#define GAP(symbol, word, line, sentence, ...)                                                     \
	static const struct field symbol##_parts[] = {__VA_ARGS__, FIELD_END};                     \
	static const struct field symbol##_item[] = {                                              \
		{.id = "", .label = word, .title = "Gap acknowledgement", .kind = FIELD_GROUP,     \
			.parts = symbol##_parts, .heading = line, .about = sentence, .rfc = GOOD}, \
		FIELD_END};                                                                        \
	static const struct list symbol##_list = {LIST_COUNT, symbol##_item}
GAP(gap, "gap",
	"Gap Acknowledgement for TSN %{sctp.nr_sack_gap_block_start_tsn} to "
	"%{sctp.nr_sack_gap_block_end_tsn}",
	"Pieces that have arrived out of order.",
	EDGE("gap_block_start", "start", "Start", sctp_nrgap_start[0],
		"First number of a piece that has arrived, from the acknowledged one."),
	EDGE("gap_block_end", "end", "End", sctp_nrgap_end[0], "Its last number."));
GAP(good, "good",
	"NR-Gap Acknowledgement for TSN %{sctp.nr_sack_nr_gap_block_start_tsn} to "
	"%{sctp.nr_sack_nr_gap_block_end_tsn}",
	"Pieces that have arrived out of order for good.",
	EDGE("nr_gap_block_start", "start", "Start", sctp_nrgap_start[1],
		"First number of a piece that will not be given up again."),
	EDGE("nr_gap_block_end", "end", "End", sctp_nrgap_end[1], "Its last number."));
static const struct field twice_item[] = {
	FIELD("nr_sack_duplicate_tsn", "tsn", "Duplicate TSN", 32, UINT, GOOD,
		"A piece that has come more than once."), FIELD_END};
static const struct list twice_list = {LIST_COUNT, twice_item};
#define COUNT(name, word, text, made_of, sentence)                                                 \
	{.id = "sctp.nr_sack_number_of_" name, .label = word, .title = text, .bits = 16,           \
		.fill = FILL_COUNT, .made = made_of, .about = sentence, .rfc = GOOD}
const struct field sctp_nrsack[] = {
	HEAD(nonce_bits),
	FIELD("nr_sack_cumulative_tsn_ack", "ack", "Cumulative TSN ACK", 32, UINT, GOOD,
		"All data up to this number has arrived."),
	FIELD("nr_sack_a_rwnd", "window", "Advertised receiver window credit (a_rwnd)", 32, UINT,
		GOOD, "How many bytes the sender is ready to take."),
	COUNT("gap_blocks", "gaps", "Number of gap acknowledgement blocks", sctp_nrgap_count[0],
		"How many pieces have arrived out of order."),
	COUNT("nr_gap_blocks", "good", "Number of nr-gap acknowledgement blocks",
		sctp_nrgap_count[1], "How many of them will not be given up again."),
	COUNT("duplicated_tsns", "twice", "Number of duplicated TSNs", NULL,
		"How many came more than once."),
	FIELD("nr_sack_reserved", "reserved", "Reserved", 16, HEX, GOOD, "Zeros."),
	LISTED("gaps", "Gaps", gap_list, GOOD, "What has arrived out of order."),
	LISTED("good", "Gaps for good", good_list, GOOD, "What will not be given up again."),
	LISTED("twice", "Duplicates", twice_list, GOOD, "What has come more than once."),
	END,
};
