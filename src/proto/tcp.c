/* SPDX-License-Identifier: BSD-2-Clause */
/* TCP, RFC 9293: a stream of bytes between two ports. Options: RFC 9293 3.2, RFC 7323, RFC 2018,
 * RFC 7413.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Source Port          |       Destination Port        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Sequence Number                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Acknowledgment Number                     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |dataofs| res |A|C|E|U|A|P|R|S|F|            Window             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Checksum            |        Urgent Pointer         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "sums.h"
#include "tcpopt.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};

#define FLAG_OF(name, letter, text, table, sentence, from)                                         \
	{.id = "tcp.flags." name, .label = letter, .title = text, .bits = 1, .names = set_names,   \
		.made = table, .about = sentence, .rfc = from}
#define FLAG(name, letter, text, sentence, from) FLAG_OF(name, letter, text, NULL, sentence, from)

#define ADVICE(name, text, severity)                                                               \
	static const struct field name##_expert[] =                                                \
		EXPERT_PARTS("tcp.connection." #name, text, severity, EXPERT_SEQUENCE)

ADVICE(syn, "Connection establish request (SYN): server port %2", EXPERT_CHAT);
ADVICE(synack, "Connection establish acknowledge (SYN+ACK): server port %1", EXPERT_CHAT);
ADVICE(fin, "Connection finish (FIN)", EXPERT_CHAT);
ADVICE(rst, "Connection reset (RST)", EXPERT_WARN);

/* All twelve flags are looked at. */
static const struct field syn_made[] = {
	{EXPERT(MAKE_EXPERT, syn_expert), .when = WHEN_LOW(2, BIT(0), 0x12)},
	{EXPERT(MAKE_EXPERT, synack_expert), .when = WHEN_FLAG(0x12)}, FIELD_END};
static const struct field fin_made[] = {
	{EXPERT(MAKE_EXPERT, fin_expert), .when = WHEN_FLAG(1)}, FIELD_END};
static const struct field rst_made[] = {
	{EXPERT(MAKE_EXPERT, rst_expert), .when = WHEN_FLAG(4)}, FIELD_END};

static const struct field flags_parts[] = {
	{.id = "tcp.flags.res", .scapy = "reserved", .label = "res", .title = "Reserved",
		.bits = 3, .names = set_names,
		.about = "Must be zero.", .rfc = "RFC 9293 3.1"},
	FLAG("ae", "A", "Accurate ECN", "Counts congestion marks more exactly.", "RFC 3540"),
	FLAG("cwr", "C", "Congestion Window Reduced", "The sender has slowed down.",
		"RFC 3168 6.1"),
	FLAG("ece", "E", "ECN-Echo", "A router on the way was congested.", "RFC 3168 6.1"),
	FLAG("urg", "U", "Urgent", "The urgent pointer means something.", "RFC 9293 3.1"),
	FLAG("ack", "A", "Acknowledgment", "The acknowledgment number means something.",
		"RFC 9293 3.1"),
	FLAG("push", "P", "Push", "Hand the data to the application now.", "RFC 9293 3.1"),
	FLAG_OF("reset", "R", "Reset", rst_made, "There is no such connection, or it ends at once.",
		"RFC 9293 3.1"),
	FLAG_OF("syn", "S", "Syn", syn_made, "A connection begins; sequence numbers are agreed on.",
		"RFC 9293 3.1"),
	FLAG_OF("fin", "F", "Fin", fin_made, "The sender has no more data.", "RFC 9293 3.1"),
	FIELD_END,
};

static const struct field ack_expert[] = EXPERT_PARTS("tcp.ack.nonzero",
	"The acknowledgment number field is nonzero while the ACK flag is not set", EXPERT_NOTE,
	EXPERT_PROTOCOL);
static const struct field ack_made[] = {
	{EXPERT(MAKE_STRAY, ack_expert), .preset = 0x10}, FIELD_END};
static const struct field urgent_expert[] = EXPERT_PARTS("tcp.urgent_pointer.non_zero",
	"The urgent pointer field is nonzero while the URG flag is not set", EXPERT_NOTE,
	EXPERT_PROTOCOL);
static const struct field urgent_made[] = {
	{EXPERT(MAKE_STRAY, urgent_expert), .preset = 0x20}, FIELD_END};

static const struct field sum_expert[] = SUM_EXPERT("tcp.checksum_bad.expert");
static const struct field sum_made[] = {
	{EXPERT(MAKE_BAD_SUM, sum_expert)},
	SUM_STATUS("tcp.checksum", "Checksum Status"),
	SUM_CALCULATED("tcp.checksum", MADE_BEHIND),
	FIELD_END,
};

static const struct field flags_made[] = {
	{.id = "tcp.flags.str", .label = "letters", .title = "TCP Flags", .kind = FIELD_TEXT,
		.make = MAKE_LETTERS, .where = MADE_LAST,
		.about = "The flags as letters, a dot for each that is not set.",
		.rfc = "RFC 9293 3.1"},
	FIELD_END,
};

static const struct field payload_made[] = {
	{.id = "tcp.payload", .label = "payload", .title = "TCP payload", .kind = FIELD_BYTES,
		.make = MAKE_PAYLOAD, .about = "The data of the segment.", .rfc = "RFC 9293 3.1"},
	{.id = "tcp.reset_cause", .label = "cause", .title = "Reset cause", .kind = FIELD_TEXT,
		.make = MAKE_PAYLOAD, .preset = 4,
		.about = "Why there is no such connection, in words.", .rfc = "RFC 9293 3.5.3"},
	EXPERTS_AMONG(tcp_length_odd), FIELD_END,
};

static const struct field head_expert[] = EXPERT_PARTS("tcp.bogus_header_length",
	"Bogus TCP header length (%u, must be at least 20)", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field head_made[] = {
	{EXPERT(MAKE_BOGUS, head_expert), .preset = BOGUS_TCP_HEAD}, FIELD_END};
static const struct field mss_expert[] = EXPERT_PARTS("tcp.options.mss.absent",
	"The SYN packet does not contain a MSS option", EXPERT_NOTE, EXPERT_PROTOCOL);
static const struct field nop_expert[] = EXPERT_PARTS("tcp.nop",
	"4 NOP in a row - a router may have removed some options", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field options_made[] = {
	{EXPERT(MAKE_BOGUS, mss_expert), .preset = BOGUS_MSS},
	{EXPERT(MAKE_BOGUS, nop_expert), .preset = BOGUS_NOPS}, FIELD_END};

static const struct field fields[] = {
	{.id = "tcp.srcport", .scapy = "sport", .label = "sport", .title = "Source Port",
		.bits = 16, .preset = 20, .also = "tcp.port",
		.about = "The door of the sending application; a client's is chosen by its kernel.",
		.rfc = "RFC 9293 3.1"},
	{.id = "tcp.dstport", .scapy = "dport", .label = "dport", .title = "Destination Port",
		.bits = 16, .preset = 80, .also = "tcp.port",
		.about = "The door of the application that should get the data: 80 for the web.",
		.rfc = "RFC 9293 3.1"},
	{.id = "tcp.seq", .scapy = "seq", .label = "seq", .title = "Sequence Number", .bits = 32,
		.also = "tcp.seq_raw", .about = "Which byte of the stream the data begins with.",
		.rfc = "RFC 9293 3.1"},
	{.id = "tcp.ack", .scapy = "ack", .label = "ack", .title = "Acknowledgment Number",
		.bits = 32, .also = "tcp.ack_raw", .made = ack_made,
		.about = "The next byte that the sender expects; all before it have arrived.",
		.rfc = "RFC 9293 3.1"},
	{.id = "tcp.hdr_len", .scapy = "dataofs", .label = "dataofs", .title = "Header Length",
		.bits = 4, .unit = 4, .scaled = true, .fill = FILL_HDRLEN, .also = "tcp.len",
		.made = head_made,
		.about = "Length of this header in words of 4 bytes: 5 when it has no options.",
		.rfc = "RFC 9293 3.1"},
	{.id = "tcp.flags", .scapy = "flags", .label = "flags", .title = "Flags", .bits = 12,
		.kind = FIELD_FLAGS, .preset = 2, .parts = flags_parts,
		.letters = "F S R P A U E C N", .made = flags_made,
		.about = "What the segment is for: begin, acknowledge, push, end, refuse.",
		.rfc = "RFC 9293 3.1"},
	{.id = "tcp.window_size_value", .scapy = "window", .label = "window", .title = "Window",
		.bits = 16, .preset = 8192, .also = "tcp.window_size",
		.about = "How many bytes the sender is ready to take.", .rfc = "RFC 9293 3.1"},
	{.id = "tcp.checksum", .scapy = "chksum", .label = "chksum", .title = "Checksum",
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_PSEUDO,
		.made = sum_made,
		.about = "Shows whether header, data or addresses were damaged on the way.",
		.rfc = "RFC 9293 3.1"},
	{.id = "tcp.urgent_pointer", .scapy = "urgptr", .label = "urgptr",
		.title = "Urgent Pointer", .bits = 16, .made = urgent_made,
		.about = "Where urgent data ends, if the urgent flag is set.",
		.rfc = "RFC 9293 3.1"},
	{.id = "tcp.options", .scapy = "options", .label = "options", .title = "Options",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &tcpopt_list, .made = options_made,
		.about = "What both ends agree on beyond the basics.", .rfc = "RFC 9293 3.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 6}, {BIND_NONE, 0}};
static const struct alias aliases[] = {{"TCPerror", NULL, 0}, {NULL, NULL, 0}};

const struct proto proto_tcp = {
	.id = "tcp", .scapy = "TCP", .label = "TCP", .title = "Transmission Control Protocol",
	.layer = LAYER_TRANSPORT, .next = NEXT_PORTS, .ports = BIND_TCP,
	.binds = binds, .aliases = aliases, .fields = fields, .made = payload_made,
	.about = "Carries a stream of bytes from port to port: numbered, acknowledged, in order.",
	.rfc = "RFC 9293",
};
