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
const struct field sctp_gap_end[] = {
	TSN("sack_gap_block_end_tsn", "End TSN", "The number of its last piece of data."),
	FIELD_END};
const struct field sctp_gap_count[] = {
	{.id = "sctp.sack_number_of_tsns_gap_acked", .label = "tsns",
		.title = "Number of TSNs in gap acknowledgement blocks", .bits = 32,
		.make = MAKE_NONE, .empty = true, .made = many_made,
		.about = "How many pieces of data have arrived behind a gap.",
		.rfc = "RFC 9260 3.3.4"},
	FIELD_END};
