/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark works out of the gaps that an SCTP chunk of kind SACK tells of, RFC 9260 3.3.4:
 * the numbers that their ends stand for, and how many there are between. Which of these are there
 * is found where all of a chunk is seen: frame/made_odd. */
#include "sctpchunk.h"

#include "proto/expert.h"
#include "proto/proto.h"

#include <stddef.h>

#define TSN(name, text, sentence)                                                                  \
	{.id = "sctp." name, .label = "tsn", .title = text, .bits = 16, .make = MAKE_NONE,         \
		.where = MADE_LAST,                                                                \
		.about = sentence, .rfc = "RFC 9260 3.3.4"}

static const struct field many_expert[] = EXPERT_PARTS("sctp.sack_number_of_tsns_gap_acked.100",
	"More than 100 TSNs were gap-acknowledged in this SACK.", EXPERT_WARN, EXPERT_SEQUENCE);
static const struct field many_made[] = {
	{EXPERT(MAKE_EXPERT, many_expert), .when = WHEN_FROM(101, UINT32_MAX)}, FIELD_END};
static const struct field window_expert[] = EXPERT_PARTS("sctp.sack_a_rwnd.expert",
	"Zero Advertised Receiver Window Credit", EXPERT_NOTE, EXPERT_SEQUENCE);

const struct field sctp_window_made[] = {
	{EXPERT(MAKE_EXPERT, window_expert), .when = WHEN1(0)}, FIELD_END};
const struct field sctp_gap_start[] = {
	TSN("sack_gap_block_start_tsn", "Start TSN", "The number of its first piece of data."),
	FIELD_END};
static const struct field end_experts[] = EXPERT_PARTS("sctp.chunk_length.bad",
	"Chunk length %y", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field pad_experts[] = EXPERT_PARTS("sctp.parameter_padding.expert",
	"The padding of this final parameter should be the padding of the chunk.", EXPERT_NOTE,
	EXPERT_MALFORMED);
const struct field sctp_chunk_long[] = {{EXPERT(MAKE_EXPERT, end_experts)}, FIELD_END};
const struct field sctp_pad_odd[] = {{EXPERT(MAKE_EXPERT, pad_experts)}, FIELD_END};
const struct field sctp_gap_end[] = {
	TSN("sack_gap_block_end_tsn", "End TSN", "The number of its last piece of data."),
	FIELD_END};
static const struct field inverted_expert[] = EXPERT_PARTS("sctp.sack_gap_block_malformed",
	"Malformed gap block.", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field order_expert[] = EXPERT_PARTS("sctp.sack_gap_block_out_of_order",
	"Gap blocks not in strict order.", EXPERT_WARN, EXPERT_PROTOCOL);
const struct field sctp_gap_odd[] = {
	{EXPERT(MAKE_EXPERT, inverted_expert)}, {EXPERT(MAKE_EXPERT, order_expert)}, FIELD_END};
#define MANY(symbol, way)                                                                          \
	static const struct field symbol##_parts[] = EXPERT_PARTS(                                 \
		"sctp.nr_sack_number_of_tsns_" way "gap_acked.100",                                \
		"More than 100 TSNs were " MANY_##symbol " in this NR-SACK.", EXPERT_WARN,         \
		EXPERT_SEQUENCE);                                                                  \
	static const struct field symbol[] = {                                                     \
		{EXPERT(MAKE_EXPERT, symbol##_parts), .when = WHEN_FROM(101, UINT32_MAX)},         \
		FIELD_END}
#define MANY_many_gaps "gap-acknowledged"
#define MANY_many_good "nr-gap-acknowledged"
MANY(many_gaps, "");
MANY(many_good, "nr_");
#define NR(name) "nr_sack_" name
const struct field sctp_nrgap_start[2][2] = {
	{TSN(NR("gap_block_start_tsn"), "Start TSN", "The number of its first piece of data."),
		FIELD_END},
	{TSN(NR("nr_gap_block_start_tsn"), "Start TSN", "The number of its first piece of data."),
		FIELD_END}};
const struct field sctp_nrgap_end[2][2] = {
	{TSN(NR("gap_block_end_tsn"), "End TSN", "The number of its last piece of data."),
		FIELD_END},
	{TSN(NR("nr_gap_block_end_tsn"), "End TSN", "The number of its last piece of data."),
		FIELD_END}};
#define TOTAL(way, text, experts)                                                                  \
	{{.id = "sctp.nr_sack_number_of_tsns_" way "gap_acked", .label = "tsns",                   \
		.title = "Number of TSNs in " text " acknowledgement blocks", .bits = 32,          \
		.make = MAKE_NONE, .empty = true, .made = experts,                                 \
		.about = "How many pieces of data have arrived behind a gap.",                     \
		.rfc = "draft-tuexen-tsvwg-sctp-multipath-13 7"}, FIELD_END}
const struct field sctp_nrgap_count[2][2] = {
	TOTAL("", "gap", many_gaps), TOTAL("nr_", "nr-gap", many_good)};
const struct field sctp_gap_count[] = {
	{.id = "sctp.sack_number_of_tsns_gap_acked", .label = "tsns",
		.title = "Number of TSNs in gap acknowledgement blocks", .bits = 32,
		.make = MAKE_NONE, .empty = true, .made = many_made,
		.about = "How many pieces of data have arrived behind a gap.",
		.rfc = "RFC 9260 3.3.4"},
	FIELD_END};
