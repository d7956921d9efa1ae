/* SPDX-License-Identifier: BSD-2-Clause */
/* SCTP, RFC 9260: messages of several streams over one association. A packet is a short header and
 * chunks (sctpchunk.c).
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Source port          |       Destination port        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Verification tag                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                           Checksum                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Chunks                             /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "sctpchunk.h"
#include "sums.h"

#include <stddef.h>

/* Wireshark numbers no associations. */
static const struct field index_made[] = {
	{.id = "sctp.assoc_index", .label = "", .title = "Association index", .bits = 16,
		.make = MAKE_PRESET, .preset = 65535, .empty = true,
		.about = "Which association it is; 65535: not looked for.", .rfc = "RFC 9260 3"},
	FIELD_END};
static const struct field sum_expert[] = EXPERT_PARTS("sctp.checksum_bad.expert",
	"Bad SCTP checksum. [should be %x]", EXPERT_ERROR, EXPERT_CHECKSUM);
static const struct field sum_made[] = {
	{EXPERT(MAKE_BAD_SUM, sum_expert)},
	SUM_STATUS("sctp.checksum", "Checksum Status"),
	FIELD_END};

static const struct field made[] = {EXPERTS_AMONG(sctp_gap_odd), EXPERTS_AMONG(sctp_chunk_long),
	EXPERTS_AMONG(sctp_pad_odd), FIELD_END};

static const struct field fields[] = {
	{.id = "sctp.srcport", .scapy = "sport", .label = "sport", .title = "Source port",
		.bits = 16, .also = "sctp.port", .made = index_made,
		.about = "The door of the sending application.",
		.rfc = "RFC 9260 3.1"},
	{.id = "sctp.dstport", .scapy = "dport", .label = "dport", .title = "Destination port",
		.bits = 16, .also = "sctp.port",
		.about = "The door of the application that should get the data.",
		.rfc = "RFC 9260 3.1"},
	{.id = "sctp.verification_tag", .scapy = "tag", .label = "tag",
		.title = "Verification tag", .bits = 32, .kind = FIELD_HEX,
		.about = "Chosen by the receiver: proves that the packet belongs here.",
		.rfc = "RFC 9260 3.1"},
	{.id = "sctp.checksum", .scapy = "chksum", .label = "chksum", .title = "Checksum",
		.bits = 32, .kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_CRC32C,
		.made = sum_made,
		.about = "Shows whether the packet was damaged; a CRC finds more than a sum.",
		.rfc = "RFC 9260 6.8"},
	{.id = "", .scapy = "chunks", .label = "chunks", .title = "Chunks", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &sctp_chunks,
		.about = "Data, and what both ends tell each other about it.",
		.rfc = "RFC 9260 3.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 132}, {BIND_NONE, 0}};

const struct proto proto_sctp = {
	.id = "sctp", .scapy = "SCTP", .label = "SCTP",
	.title = "Stream Control Transmission Protocol", .layer = LAYER_TRANSPORT,
	.next = NEXT_DATA, .binds = binds, .fields = fields,
	.made = made,
	.about = "Carries messages in several streams, over several addresses if need be.",
	.rfc = "RFC 9260",
};
