/* SPDX-License-Identifier: BSD-2-Clause */
/* TCP's options, RFC 9293 3.2, RFC 7323, RFC 2018, RFC 7413 and others. */
#include "tcpopt.h"

#include "proto/expert.h"

#include <stddef.h>

const struct name tcpopt_kind_names[] = {
	{0, "End of Option List"}, {1, "No-Operation"}, {2, "Maximum Segment Size"},
	{3, "Window Scale"}, {4, "SACK Permitted"}, {5, "SACK"}, {6, "Echo"}, {7, "Echo Reply"},
	{8, "Time Stamp Option"}, {9, "Partial Order Connection Permitted"},
	{10, "Partial Order Service Profile"}, {11, "CC"}, {12, "CC.NEW"}, {13, "CC.ECHO"},
	{14, "TCP Alternate Checksum Request"}, {15, "TCP Alternate Checksum Data"},
	{16, "Skeeter"}, {17, "Bubba"}, {18, "Trailer Checksum Option"},
	{19, "MD5 Signature Option"}, {20, "SCPS Capabilities"},
	{21, "Selective Negative Acknowledgements"}, {22, "Record Boundaries"},
	{23, "Corruption experienced"}, {24, "SNAP"}, {25, "Unassigned"},
	{26, "TCP Compression Filter"}, {27, "Quick-Start Response"}, {28, "User Timeout Option"},
	{29, "The TCP Authentication Option"}, {30, "Multipath TCP"},
	{34, "TCP Fast Open Cookie"}, {76, "Riverbed Probe"}, {78, "Riverbed Transparency"},
	{172, "Accurate ECN Order 0"}, {174, "Accurate ECN Order 1"},
	{253, "RFC3692-style Experiment 1"}, {254, "RFC3692-style Experiment 2"}, {0, NULL},
};

static const struct name trial_names[] = {{0xf989, "Fast Open"}, {0, NULL}};
static const struct name unit_names[] = {{0, "Seconds"}, {1, "Minutes"}, {0, NULL}};

/* Lengths that must be, and what experts say of others. */
#define LENGTH(n)                                                                                  \
	static const struct field length##n##_parts[] = EXPERT_PARTS("tcp.option.len.invalid",     \
		"option length should be " #n, EXPERT_NOTE, EXPERT_SEQUENCE);                      \
	const struct field tcpopt_length##n[] = {                                                  \
		{EXPERT(MAKE_EXPERT, length##n##_parts), .when = WHEN_OTHER(n, 1)}, FIELD_END}
LENGTH(2);
LENGTH(3);
LENGTH(4);
LENGTH(6);
LENGTH(8);
LENGTH(10);
LENGTH(16);
LENGTH(18);
static const struct field wrong_parts[] =
	EXPERT_PARTS("tcp.option.len.invalid", "%o", EXPERT_NOTE, EXPERT_SEQUENCE);
const struct field tcp_length_odd[] = {{EXPERT(MAKE_EXPERT, wrong_parts)}, FIELD_END};

static const struct field one_parts[] = {KIND, FIELD_END};
static const struct field two_parts[] = {KIND, LEN_IS(2), FIELD_END};

static const struct field mss_parts[] = {
	KIND, LEN_IS(4),
	{.id = "tcp.options.mss_val", .label = "mss", .title = "MSS Value", .bits = 16,
		.about = "The largest piece of data that the sender wants to get in one segment.",
		.rfc = "RFC 9293 3.7.1"},
	FIELD_END,
};

static const struct field late_expert[] = EXPERT_PARTS("tcp.options.mss.present",
	"The non-SYN packet does contain a MSS option", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field mss_made[] = {
	{EXPERT(MAKE_STRAY, late_expert), .preset = 2}, FIELD_END};

static const struct field shift_expert[] = EXPERT_PARTS("tcp.options.wscale.shift.invalid",
	"Window scale shift exceeds 14", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field shift_made[] = {
	{EXPERT(MAKE_EXPERT, shift_expert), .when = WHEN_FROM(15, 255)},
	{.id = "tcp.options.wscale.multiplier", .label = "multiplier", .title = "Multiplier",
		.bits = 16, .make = MAKE_POWER, .about = "Two to the power of the shift count.",
		.rfc = "RFC 7323 2.2"},
	FIELD_END,
};

static const struct field wscale_parts[] = {
	KIND, LEN_IS(3),
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

/* A block that is about what came twice: RFC 2883 4. */
static const struct field twice_expert[] = EXPERT_PARTS("tcp.options.sack.dsack",
	"D-SACK Sequence", EXPERT_WARN, EXPERT_SEQUENCE);
static const struct field twice_made[] = {{EXPERT(MAKE_EXPERT, twice_expert)}, FIELD_END};
#define EDGE(name, text, place)                                                                    \
	{.id = "tcp.options.sack." name, .label = "", .title = text, .bits = 32,                   \
		.make = MAKE_TWICE, .preset = (place), .where = MADE_LAST,                         \
		.about = "An edge of what came twice.", .rfc = "RFC 2883 4"}
static const struct field sack_made[] = {
	{.id = "tcp.options.sack.count", .label = "count", .title = "TCP SACK Count",
		.make = MAKE_UNITS, .bias = 2, .unit = 8, .where = MADE_LAST, .empty = true,
		.about = "How many pieces these are.", .rfc = "RFC 2018 3"},
	EDGE("dsack_le", "D-SACK Left Edge", 2), EDGE("dsack_re", "D-SACK Right Edge", 6),
	{.id = "", .label = "", .title = "D-SACK Sequence", .kind = FIELD_GROUP,
		.make = MAKE_TWICE, .preset = 2, .where = MADE_LAST, .heading = "%t",
		.made = twice_made, .about = "It came before.", .rfc = "RFC 2883 4"},
	FIELD_END,
};

static const struct field timestamp_parts[] = {
	KIND, LEN_IS(10),
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
	KIND, LEN_IS(18),
	{.id = "tcp.options.md5.digest", .label = "digest", .title = "MD5 digest",
		.kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "Proves that the segment comes from who knows the key.",
		.rfc = "RFC 2385 2.0"},
	FIELD_END};
static const struct field user_bits[] = {
	{.id = "tcp.options.user_to_granularity", .label = "unit", .title = "Granularity",
		.bits = 1, .box = 2, .names = unit_names, .about = "Whether it is in minutes.",
		.rfc = "RFC 5482 3"},
	{.id = "tcp.options.user_to_val", .label = "time", .title = "User Timeout", .bits = 15,
		.about = "For how long data may wait for an acknowledgment.", .rfc = "RFC 5482 3"},
	FIELD_END};
static const struct field user_parts[] = {
	KIND, LEN_IS(4),
	{.id = "", .scapy = "timeout", .label = "timeout", .title = "Timeout",
		.kind = FIELD_FLAGS, .bits = 16,
		.parts = user_bits, .about = "For how long data may wait for an acknowledgment.",
		.rfc = "RFC 5482 3"},
	FIELD_END};
static const struct field auth_parts[] = {
	KIND, LEN,
	{.id = "tcp.options.ao.keyid", .label = "key", .title = "AO KeyID", .bits = 8,
		.about = "With which key it is signed.", .rfc = "RFC 5925 2.2"},
	{.id = "tcp.options.ao.rnextkeyid", .label = "next", .title = "AO Receive Next KeyID",
		.bits = 8, .about = "Which key to sign with from now on.", .rfc = "RFC 5925 2.2"},
	{.id = "tcp.options.ao.mac", .label = "mac", .title = "AO MAC", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "Proves that it comes from who knows the key.",
		.rfc = "RFC 5925 2.2"},
	FIELD_END};
static const struct field echo_parts[] = {
	KIND, LEN_IS(6),
	{.id = "tcp.options.echo_value", .label = "value", .title = "Value", .bits = 32,
		.about = "What is to come back.", .rfc = "RFC 1072 3"},
	FIELD_END};
static const struct field trial_parts[] = {
	KIND, LEN,
	{.id = "tcp.options.experimental.exid", .label = "exid", .title = "ExID", .bits = 16,
		.kind = FIELD_HEX, .about = "Which experiment it is.", .rfc = "RFC 6994 3"},
	{.id = "tcp.options.experimental.data", .label = "data", .title = "Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "What it says.",
		.rfc = "RFC 6994 3"},
	FIELD_END};
/* The same as Fast Open, before it had a number of its own: RFC 7413 4.1.1, RFC 6994. */
static const struct field tried_made[] = {
	{.id = "tcp.options.tfo.request", .label = "", .title = "Fast Open Cookie Request",
		.bits = 16, .make = MAKE_CUT, .preset = 2, .where = MADE_LAST, .mute = true,
		.about = "A cookie is asked for.", .rfc = "RFC 7413 4.1.1"},
	FIELD_END};
#define TRIED                                                                                      \
	{.id = "tcp.options.experimental.exid", .label = "exid", .title = "ExID", .bits = 16,      \
		.kind = FIELD_HEX, .preset = 0xf989, .names = trial_names,                         \
		.about = "Which experiment it is.", .rfc = "RFC 6994 3"}
static const struct field asked_parts[] = {KIND, LEN, TRIED, FIELD_END};
static const struct field tried_parts[] = {
	KIND, LEN, TRIED,
	{.id = "tcp.options.tfo.cookie", .label = "cookie", .title = "Fast Open Cookie",
		.kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "Proves an earlier visit, so that data may ride on the SYN.",
		.rfc = "RFC 7413 4.1.1"},
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

#define FAST_OPEN(number, starts, from, table, more, sentence)                                     \
	{.id = "tcp.options.experimental", .label = "experimental",                                \
		.title = "TCP Option - Experimental",                                              \
		.kind = FIELD_GROUP, .code = (number), .words = starts, .bias = (from),            \
		.parts = table, .made = more, .about = sentence, .rfc = "RFC 7413"}
#define FAST_OPENS(number)                                                                         \
	FAST_OPEN(number, "\x04\xf9\x89", 1, asked_parts, tried_made,                              \
		"Asks for what lets a returning client send data with its SYN."),                  \
		FAST_OPEN(number, "\xf9\x89", 2, tried_parts, NULL,                                \
			"Lets a returning client send data with its SYN.")

#define RARE(name, text, value, table, sentence)                                                   \
	OPTION(name, NULL, text, value, table, sentence, "RFC 9293 3.2")
#define PROBE(starts, table, sentence)                                                             \
	{.id = "tcp.options.rvbd.probe", .label = "rvbd.probe",                                    \
		.title = "TCP Option - Riverbed Probe", .kind = FIELD_GROUP, .code = 76,           \
		.words = starts, .bias = 2, .parts = table, .about = sentence, .rfc = "Riverbed"}

static const struct field options[] = {
	OPTION("eol", "EOL", "End of Option List (EOL)", 0, one_parts,
		"Nothing but padding follows.", "RFC 9293 3.2"),
	OPTION("nop", "NOP", "No-Operation (NOP)", 1, one_parts,
		"Fills a byte, so that the next option starts where it should.", "RFC 9293 3.2"),
	OPTION_OF("mss", "MSS", "Maximum segment size", 2, mss_parts, mss_made,
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
	OPTION("user_to", NULL, "User Timeout", 28, user_parts,
		"For how long data may wait for an acknowledgment.", "RFC 5482"),
	OPTION("ao", NULL, "TCP Authentication Option (TCP-AO)", 29, auth_parts,
		"Signs the segment.", "RFC 5925"),
	TCPOPT_MPTCP,
	OPTION("echo", NULL, "Echo", 6, echo_parts, "Once measured round trips.", "RFC 1072"),
	OPTION("echo", NULL, "Echo reply", 7, echo_parts, "Once measured round trips.", "RFC 1072"),
	RARE("scps", "SCPS capabilities", 20, tcprare_scps,
		"What can be done on a satellite link."),
	RARE("snack", "Selective Negative Acknowledgment", 21, tcprare_snack,
		"Names the pieces that are missing."),
	RARE("scpsrec", "SCPS record boundary", 22, two_parts, "A record ends here."),
	RARE("scpscor", "SCPS corruption experienced", 23, two_parts,
		"What was lost was damaged, not dropped."),
	RARE("cc", "CC", 11, tcprare_count, "Counts connections."),
	RARE("cc", "CC", 12, tcprare_count, "Counts connections anew."),
	RARE("cc", "CC", 13, tcprare_count, "Tells the client its own count."),
	RARE("qs", "Quick-Start", 27, tcprare_quick, "How fast the sender may begin."),
	RARE("acc_ecn", "Accurate ECN", 172, tcprare_ecn0, "Counts what has come with marks."),
	RARE("acc_ecn", "Accurate ECN", 174, tcprare_ecn1, "Counts what has come with marks."),
	PROBE("\x01 \x31 \x41", tcprare_query, "Is there a box on the way?"),
	PROBE("\x11", tcprare_response, "Here I am."),
	PROBE("\x51", tcprare_notice, "Whom the client asks."),
	PROBE("\x21", tcprare_kind, "A probe."),
	PROBE("\x61 \x71 \x81 \x91 \xa1 \xb1 \xc1 \xd1 \xe1 \xf1", tcprare_prober,
		"A probe."),
	PROBE(NULL, tcprare_info, "More about the boxes."),
	RARE("rvbd.trpy", "Riverbed Transparency", 78, tcprare_way, "Who the ends are."),
	FAST_OPENS(253),
	OPTION("experimental", NULL, "Experimental", 253, trial_parts, "Somebody tries something.",
		"RFC 6994"),
	FAST_OPENS(254),
	OPTION("experimental", NULL, "Experimental", 254, trial_parts, "Somebody tries something.",
		"RFC 6994"),
	OPTION("unknown", "Unknown", "Unknown", LIST_UNKNOWN, unknown_parts,
		"An option that this program does not know.", "RFC 9293 3.2"),
	FIELD_END,
};
const struct list tcpopt_list = {LIST_TLV, options};
