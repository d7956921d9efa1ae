/* SPDX-License-Identifier: BSD-2-Clause */
/* UDP, RFC 768: two ports, a length and a checksum; no connection.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Source Port          |       Destination Port        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Length             |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "sums.h"

#include <stddef.h>

static const struct field sum_expert[] = SUM_EXPERT("udp.checksum.bad");
static const struct field zero_expert[] = EXPERT_PARTS("udp.checksum.zero",
	"Illegal checksum value (0)", EXPERT_ERROR, EXPERT_CHECKSUM);
static const struct field sum_made[] = {
	{EXPERT(MAKE_BAD_SUM, sum_expert)},
	{EXPERT(MAKE_ZERO, zero_expert)},
	{SUM_STATUS_OF("udp.checksum", "Checksum Status"), .when = WHEN_OTHER(0, 1)},
	{SUM_STATUS_OF("udp.checksum", "Checksum Status"), .when = WHEN1(0), .where = MADE_LAST},
	SUM_CALCULATED("udp.checksum", MADE_LAST),
	FIELD_END,
};

static const struct field payload_made[] = {
	{.id = "udp.payload", .label = "payload", .title = "UDP payload", .kind = FIELD_BYTES,
		.make = MAKE_PAYLOAD, .about = "The message.", .rfc = "RFC 768"},
	FIELD_END,
};

static const struct field hop_expert[] = EXPERT_PARTS("udp.possible_traceroute",
	"Possible traceroute: hop #%t", EXPERT_CHAT, EXPERT_SEQUENCE);
static const struct field hop_made[] = {
	{EXPERT(MAKE_EXPERT, hop_expert), .when = WHEN_FROM(33435, 33464)}, FIELD_END};

static const struct field short_expert[] = EXPERT_PARTS(
	"udp.length.bad", "Bad length value %u < 8", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field long_expert[] = EXPERT_PARTS("udp.length.bad",
	"Bad length value %u > IP payload length", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field jumbo_expert[] = EXPERT_PARTS("udp.length.bad_zero",
	"Length is zero but payload < 65536", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field length_made[] = {
	{EXPERT(MAKE_BOGUS, short_expert), .preset = BOGUS_UDP_SHORT},
	{EXPERT(MAKE_BOGUS, long_expert), .preset = BOGUS_UDP_LONG},
	{EXPERT(MAKE_BOGUS, jumbo_expert), .preset = BOGUS_UDP_JUMBO},
	FIELD_END,
};

static const struct field fields[] = {
	{.id = "udp.srcport",
		.scapy = "sport",
		.label = "sport",
		.title = "Source Port",
		.bits = 16,
		.preset = 53,
		.also = "udp.port",
		.about = "The door of the sending application; answers go back to it.",
		.rfc = "RFC 768"},
	{.id = "udp.dstport",
		.scapy = "dport",
		.label = "dport",
		.title = "Destination Port",
		.bits = 16,
		.preset = 53,
		.also = "udp.port",
		.made = hop_made,
		.about = "The door of the application that should get the data.",
		.rfc = "RFC 768"},
	{.id = "udp.length",
		.scapy = "len",
		.label = "len",
		.title = "Length",
		.bits = 16,
		.fill = FILL_TOTLEN,
		.made = length_made,
		.about = "Bytes of this header and its data together.",
		.rfc = "RFC 768"},
	{.id = "udp.checksum",
		.scapy = "chksum",
		.label = "chksum",
		.title = "Checksum",
		.bits = 16,
		.kind = FIELD_HEX,
		.fill = FILL_SUM,
		.sum = SUM_PSEUDO,
		.made = sum_made,
		.about = "Shows whether header, data or addresses were damaged on the way; 0 means "
			 "that the sender did not compute it.",
		.rfc = "RFC 768"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 17}, {BIND_NONE, 0}};
static const struct alias aliases[] = {{"UDPerror", NULL, 0}, {NULL, NULL, 0}};

const struct proto proto_udp = {
	.id = "udp", .scapy = "UDP", .label = "UDP", .title = "User Datagram Protocol",
	.layer = LAYER_TRANSPORT, .next = NEXT_PORTS, .ports = BIND_UDP,
	.binds = binds, .aliases = aliases, .fields = fields, .made = payload_made,
	.about = "Carries one message from port to port, without a connection or promises.",
	.rfc = "RFC 768",
};
