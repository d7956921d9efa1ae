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

static const struct name kind_names[] = {
	{0, "End of Option List"}, {1, "No-Operation"}, {2, "Maximum Segment Size"},
	{3, "Window Scale"}, {4, "SACK Permitted"}, {5, "SACK"}, {6, "Echo"}, {7, "Echo Reply"},
	{8, "Time Stamp Option"}, {14, "TCP Alternate Checksum Request"},
	{19, "MD5 Signature Option"}, {28, "User Timeout Option"},
	{29, "TCP Authentication Option"}, {30, "Multipath TCP"},
	{34, "TCP Fast Open Cookie"}, {253, "RFC3692-style Experiment 1"},
	{254, "RFC3692-style Experiment 2"}, {0, NULL},
};

#define KIND                                                                                       \
	{.id = "tcp.option_kind", .label = "kind", .title = "Kind", .bits = 8, .fill = FILL_CODE,  \
		.names = kind_names, .about = "Which option this is.", .rfc = "RFC 9293 3.2"}
#define LEN                                                                                        \
	{.id = "tcp.option_len", .label = "len", .title = "Length", .bits = 8,                     \
		.fill = FILL_ITEMLEN, .about = "Bytes of the option, kind and length included.",   \
		.rfc = "RFC 9293 3.2"}

static const struct field one_parts[] = {KIND, FIELD_END};
static const struct field two_parts[] = {KIND, LEN, FIELD_END};

static const struct field mss_parts[] = {
	KIND, LEN,
	{.id = "tcp.options.mss_val", .label = "mss", .title = "MSS Value", .bits = 16,
		.about = "The largest piece of data that the sender wants to get in one segment.",
		.rfc = "RFC 9293 3.7.1"},
	FIELD_END,
};

static const struct field shift_made[] = {
	{.id = "tcp.options.wscale.multiplier", .label = "multiplier", .title = "Multiplier",
		.bits = 16, .make = MAKE_POWER, .about = "Two to the power of the shift count.",
		.rfc = "RFC 7323 2.2"},
	FIELD_END,
};

static const struct field wscale_parts[] = {
	KIND, LEN,
	{.id = "tcp.options.wscale.shift", .label = "shift", .title = "Shift count", .bits = 8,
		.made = shift_made,
		.about = "Windows count in units of 2 to this power.", .rfc = "RFC 7323 2.2"},
	FIELD_END,
};

static const struct field edge_items[] = {
	{.id = "tcp.options.sack_le", .label = "left", .title = "left edge", .bits = 32,
		.about = "First byte of a piece that has arrived.", .rfc = "RFC 2018 3"},
	{.id = "tcp.options.sack_re", .label = "right", .title = "right edge", .bits = 32,
		.about = "First byte behind that piece.", .rfc = "RFC 2018 3"},
	FIELD_END,
};
static const struct field edge_group[] = {
	{.id = "", .label = "block", .title = "SACK block", .kind = FIELD_GROUP,
		.parts = edge_items, .about = "A piece that has arrived out of order.",
		.rfc = "RFC 2018 3"},
	FIELD_END,
};
static const struct list edges = {LIST_REPEAT, edge_group};

static const struct field sack_parts[] = {
	KIND, LEN,
	{.id = "", .label = "blocks", .title = "SACK blocks", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &edges,
		.about = "The pieces that have arrived out of order.", .rfc = "RFC 2018 3"},
	FIELD_END,
};

static const struct field sack_made[] = {
	{.id = "tcp.options.sack.count", .label = "count", .title = "TCP SACK Count",
		.make = MAKE_UNITS, .bias = 2, .unit = 8, .where = MADE_LAST, .empty = true,
		.about = "How many pieces these are.", .rfc = "RFC 2018 3"},
	FIELD_END,
};

static const struct field timestamp_parts[] = {
	KIND, LEN,
	{.id = "tcp.options.timestamp.tsval", .label = "tsval", .title = "Timestamp value",
		.bits = 32, .about = "The sender's clock, sent back by the peer.",
		.rfc = "RFC 7323 3.2"},
	{.id = "tcp.options.timestamp.tsecr", .label = "tsecr", .title = "Timestamp echo reply",
		.bits = 32, .about = "The peer's clock as it was last heard.",
		.rfc = "RFC 7323 3.2"},
	FIELD_END,
};

static const struct field tfo_parts[] = {
	KIND, LEN,
	{.id = "tcp.options.tfo.cookie", .label = "cookie", .title = "Fast Open Cookie",
		.kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "Proves an earlier visit, so that data may ride on the SYN.",
		.rfc = "RFC 7413 4.1.1"},
	FIELD_END,
};
/* Without a cookie it asks for one. */
static const struct field tfo_made[] = {
	{.id = "tcp.options.tfo.request", .label = "", .title = "Fast Open Cookie Request",
		.bits = 16, .make = MAKE_CUT, .when = WHEN1(0x2202), .where = MADE_LAST,
		.mute = true, .about = "A cookie is asked for.", .rfc = "RFC 7413 4.1.1"},
	FIELD_END};

static const struct field md5_parts[] = {
	KIND, LEN,
	{.id = "tcp.options.md5.digest", .label = "digest", .title = "MD5 digest",
		.kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "Proves that the segment comes from who knows the key.",
		.rfc = "RFC 2385 2.0"},
	FIELD_END};
static const struct field unknown_parts[] = {
	KIND, LEN,
	{.id = "tcp.options.unknown.payload", .label = "payload", .title = "Payload",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "What the option says.",
		.rfc = "RFC 9293 3.2"},
	FIELD_END,
};

#define OPTION(name, class, text, value, table, sentence, from)                                    \
	OPTION_OF(name, class, text, value, table, NULL, sentence, from)
#define OPTION_OF(name, class, text, value, table, more, sentence, from)                           \
	{.id = "tcp.options." name, .scapy = class, .label = name, .title = "TCP Option - " text,  \
		.kind = FIELD_GROUP, .code = (value), .parts = table, .made = more,                \
		.about = sentence,                                                         \
		.rfc = from}

static const struct field options[] = {
	OPTION("eol", "EOL", "End of Option List (EOL)", 0, one_parts,
		"Nothing but padding follows.", "RFC 9293 3.2"),
	OPTION("nop", "NOP", "No-Operation (NOP)", 1, one_parts,
		"Fills a byte, so that the next option starts where it should.", "RFC 9293 3.2"),
	OPTION("mss", "MSS", "Maximum segment size", 2, mss_parts,
		"The largest piece of data the sender wants in one segment.", "RFC 9293 3.7.1"),
	OPTION("wscale", "WScale", "Window scale", 3, wscale_parts,
		"Lets windows grow beyond 65,535 bytes.", "RFC 7323 2.2"),
	OPTION("sack_perm", "SAckOK", "SACK permitted", 4, two_parts,
		"The sender understands selective acknowledgments.", "RFC 2018 2"),
	OPTION_OF("sack", "SAck", "SACK", 5, sack_parts, sack_made,
		"Names the pieces that arrived out of order.", "RFC 2018 3"),
	OPTION("timestamp", "Timestamp", "Timestamps", 8, timestamp_parts,
		"Measures round trips and tells old segments from new.", "RFC 7323 3.2"),
	OPTION_OF("tfo", "TFO", "TCP Fast Open", 34, tfo_parts, tfo_made,
		"Lets a returning client send data with its SYN.", "RFC 7413 4.1.1"),
	OPTION("md5", "MD5", "TCP MD5 signature", 19, md5_parts,
		"Signs the segment, between routers.", "RFC 2385"),
	OPTION("unknown", "Unknown", "Unknown", LIST_UNKNOWN, unknown_parts,
		"An option that this program does not know.", "RFC 9293 3.2"),
	FIELD_END,
};
static const struct list option_list = {LIST_TLV, options};

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
	FIELD_END,
};

static const struct field head_expert[] = EXPERT_PARTS("tcp.bogus_header_length",
	"Bogus TCP header length (%u, must be at least 20)", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field head_made[] = {
	{EXPERT(MAKE_BOGUS, head_expert), .preset = BOGUS_TCP_HEAD}, FIELD_END};
static const struct field mss_expert[] = EXPERT_PARTS("tcp.options.mss.absent",
	"The SYN packet does not contain a MSS option", EXPERT_NOTE, EXPERT_PROTOCOL);
static const struct field options_made[] = {
	{EXPERT(MAKE_BOGUS, mss_expert), .preset = BOGUS_MSS}, FIELD_END};

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
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &option_list, .made = options_made,
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
