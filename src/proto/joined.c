/* SPDX-License-Identifier: BSD-2-Clause */
/* What is put together from several frames: fragments of a packet, segments of a message. *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|  ihl  |   dscp    |ecn|         Total Length          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Identification         |R|D|M|     Fragment Offset     |
 * |                               |B|F|F|                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Time to Live  |   Protocol    |        Header Checksum        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Source Address                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Destination Address                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/joined.h"

#include <stddef.h>

#define NUMBER(name, text, sentence, where)                                                        \
	{.id = name, .label = "", .title = text, .kind = FIELD_UINT, .about = sentence,            \
		.rfc = where}
#define BYTES(name, text, sentence, where)                                                         \
	{.id = name, .label = "", .title = text, .kind = FIELD_BYTES, .about = sentence,           \
		.rfc = where}

/* The two members that all kinds have, of which IPv4 alone shows the bytes of the first. */
#define PIECES(one, whole, text, named, where)                                                     \
	[JOINED_PIECE] = NUMBER(one, text " Fragment", "A frame that a piece came in.", where),    \
	[JOINED_ERROR] = NUMBER(one ".error", "Defragmentation error",                             \
		"A frame that a piece came in which others contradict.", where),                   \
	[JOINED_OVERLAP] = NUMBER(one ".overlap", "Fragment overlap",                              \
		"It has bytes that another piece has, too.", where),                               \
	[JOINED_CONFLICT] = NUMBER(one ".overlap.conflict",                                        \
		"Conflicting data in fragment overlap", "And they are not the same.", where),      \
	[JOINED_COUNT] = NUMBER(one ".count", "Fragment count", "How many pieces.", where),        \
	[JOINED_LENGTH] = NUMBER(whole ".reassembled.length", "Reassembled " named " length",      \
		"Bytes of the whole.", where),                                                     \
	[JOINED_DATA] = BYTES(whole ".reassembled.data", "Reassembled " named " data",             \
		"The whole.", where),                                                              \
	[JOINED_IN] = NUMBER(whole ".reassembled_in", "Reassembled " named " in frame",            \
		"The frame that has the last piece.", where)

static const struct field ip_fields[] = {
	[JOINED_ALL] = BYTES("ip.fragments", "IPv4 Fragments", "The pieces of a packet, together.",
		"RFC 791 3.2"),
	PIECES("ip.fragment", "ip", "IPv4", "IPv4", "RFC 791 3.2"),
	FIELD_END,
};
static const struct field ipv6_fields[] = {
	[JOINED_ALL] = {.id = "ipv6.fragments", .label = "", .title = "IPv6 Fragments",
		.kind = FIELD_BYTES, .mute = true, .about = "The pieces of a packet, together.",
		.rfc = "RFC 8200 4.5"},
	PIECES("ipv6.fragment", "ipv6", "IPv6", "IPv6", "RFC 8200 4.5"),
	FIELD_END,
};
static const struct field tcp_fields[] = {
	[JOINED_ALL] = {.id = "tcp.segments", .label = "", .title = "Reassembled TCP Segments",
		.kind = FIELD_BYTES, .mute = true, .apart = true, .rfc = "RFC 9293 3.4",
		.about = "The segments that a message came in."},
	PIECES("tcp.segment", "tcp", "TCP", "TCP", "RFC 9293 3.4"),
	[JOINED_SEGMENT_DATA] = BYTES("tcp.segment_data", "TCP segment data",
		"A part of a message that other segments have the rest of.", "RFC 9293 3.4"),
	[JOINED_PDU_SIZE] = NUMBER("tcp.pdu.size", "PDU Size", "Bytes of a message.",
		"RFC 7766 8"),
	FIELD_END,
};

const struct proto proto_joined_ip = {
	.id = "ip", .label = "IPv4", .title = "Internet Protocol Version 4",
	.layer = LAYER_NETWORK, .next = NEXT_DATA, .fields = ip_fields,
	.about = "A packet out of its fragments.", .rfc = "RFC 791",
};
const struct proto proto_joined_ipv6 = {
	.id = "ipv6", .label = "IPv6", .title = "Internet Protocol Version 6",
	.layer = LAYER_NETWORK, .next = NEXT_DATA, .fields = ipv6_fields,
	.about = "A packet out of its fragments.", .rfc = "RFC 8200",
};
const struct proto proto_joined_tcp = {
	.id = "tcp", .label = "TCP", .title = "Transmission Control Protocol",
	.layer = LAYER_TRANSPORT, .next = NEXT_DATA, .fields = tcp_fields,
	.about = "A message out of its segments.", .rfc = "RFC 9293",
};
