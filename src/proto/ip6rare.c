/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of IPv6 that are rarely met: measuring, small devices, secrets, lines of customers. What
 * is behind the bytes that an option has is shown as unknown data. */
#include "ip6opt.h"

#include "proto/proto.h"

#include <stddef.h>

static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};

#define FLAG(name, word, text, sentence, from)                                                     \
	{IP6OPT_FIELD(name, word, text, 1, UINT, sentence, from), .names = true_names}

/* ---- Quick-Start ---- */

static const struct name function_names[] = {{0, "Rate request"}, {8, "Rate report"}, {0, NULL}};
const struct name quick_rates[] = {
	{0, "0 bit/s"}, {1, "80 Kbit/s"}, {2, "160 Kbit/s"}, {3, "320 Kbit/s"}, {4, "640 Kbit/s"},
	{5, "1.28 Mbit/s"}, {6, "2.56 Mbit/s"}, {7, "5.12 Mbit/s"}, {8, "10.24 Mbit/s"},
	{9, "20.48 Mbit/s"}, {10, "40.96 Mbit/s"}, {11, "81.92 Mbit/s"}, {12, "163.84 Mbit/s"},
	{13, "327.68 Mbit/s"}, {14, "655.36 Mbit/s"}, {15, "1.31072 Gbit/s"}, {0, NULL},
};

#define QUICK(name, word, text, wide, how, sentence)                                               \
	IP6OPT_FIELD(name, word, text, wide, how, sentence, "RFC 4782 3.1")
#define KNOWN WHEN_SET(0, BIT(0) | BIT(8))

static const struct field difference_made[] = {
	{QUICK("qs_ttl_diff", "", "TTL Diff", 8, UINT,
		"How much less that is than the hop limit: the same all along the way, if every "
		"router agreed."), .make = MAKE_HOPS}, FIELD_END};
/* Of a function that nobody knows all is unknown. */
static const struct field unknown_made[] = {
	{.id = "ipv6.opt_unknown_data", .label = "", .title = "Unknown Data", .kind = FIELD_BYTES,
		.make = MAKE_STRETCH, .when = WHEN_OTHER(0, BIT(0) | BIT(8)),
		.made = ip6opt_strange, .about = "Of a function that is not known all is unknown.",
		.rfc = "RFC 4782 3.1"},
	FIELD_END};
IP6OPT_WRONG(quick_wrong, "Quick-Start: Invalid Length", WHEN_OTHER(6, 1));

const struct field ip6opt_quick[] = {
	IP6OPT_HEAD(ip6opt_hop, quick_wrong),
	{QUICK("qs_func", "function", "Function", 4, UINT, "Whether a rate is asked for, or told."),
		.names = function_names, .select = true, .made = unknown_made},
	{QUICK("qs_rate", "rate", "Rate", 4, UINT, "How fast the sender may begin."),
		.names = quick_rates, .when = KNOWN},
	{QUICK("qs_ttl", "ttl", "QS TTL", 8, UINT,
		"Every router that agrees takes one from it, as from the hop limit."),
		.when = WHEN1(0), .made = difference_made},
	{QUICK("qs_unused", "unused", "Not Used", 8, UINT, "Not used."), .when = WHEN1(8)},
	{QUICK("qs_nonce", "nonce", "QS Nonce", 30, HEX,
		"A number by which the sender sees whether a router lies."), .box = 4,
		.when = KNOWN},
	{QUICK("qs_reserved", "reserved", "Reserved", 2, HEX, "Must be zero."), .box = 4,
		.when = KNOWN},
	{.id = "ipv6.opt_unknown_data", .label = "more", .title = "Unknown Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .when = KNOWN, .made = ip6opt_strange,
		.about = "Bytes that the option does not have by its RFC.", .rfc = "RFC 4782 3.1"},
	FIELD_END,
};

/* ---- measuring ---- */

#define METRIC(name, word, text, wide, sentence)                                                   \
	{IP6OPT_FIELD("pdm." name, word, text, wide, UINT, sentence, "RFC 8250 3.2")}
IP6OPT_WRONG(metrics_wrong, "PDM: Invalid length", WHEN_OTHER(10, 1));

const struct field ip6opt_metrics[] = {
	IP6OPT_HEAD(ip6opt_end, metrics_wrong),
	METRIC("scale_dtlr", "scale", "Scale DTLR", 8,
		"By how many bits the time since the last packet that came was shifted."),
	METRIC("scale_dtls", "scale", "Scale DTLS", 8,
		"By how many bits the time since the last packet that went was shifted."),
	METRIC("psn_this_pkt", "number", "PSN This Packet", 16, "Number of this packet."),
	METRIC("psn_last_recv", "last", "PSN Last Received", 16,
		"Number of the last packet that came."),
	METRIC("delta_last_recv", "server", "Delta Time Last Received", 16,
		"How long the host took to answer."),
	METRIC("delta_last_sent", "trip", "Delta Time Last Sent", 16,
		"How long the answer took."),
	IP6OPT_MORE,
	FIELD_END,
};

IP6OPT_WRONG(pmtu_wrong, "PMTU Option: Invalid Length", WHEN_OTHER(4, 1));
const struct field ip6opt_pmtu[] = {
	IP6OPT_HEAD(ip6opt_hop, pmtu_wrong),
	{IP6OPT_FIELD("pmtu.min", "min", "Minimum Reported PMTU", 16, UINT,
		"The smallest MTU up to here.", "RFC 9268 5")},
	{IP6OPT_FIELD("pmtu.rtn", "return", "Return Minimum PMTU", 15, UINT,
		"The smallest MTU of the way back, as it was reported.", "RFC 9268 5"),
		.unit = 2, .scaled = true},
	FLAG("pmtu.r_flag", "report", "Return Flag", "The receiver should report.", "RFC 9268 5"),
	IP6OPT_MORE,
	FIELD_END,
};

/* ---- small devices ---- */

static const struct field rpl_flags[] = {
	FLAG("rpl.flag.o", "o", "Down", "The packet goes away from the root.", "RFC 6553 3"),
	FLAG("rpl.flag.r", "r", "Rank Error", "It went the other way before.", "RFC 6553 3"),
	FLAG("rpl.flag.f", "f", "Forwarding Error", "It went no further.", "RFC 6553 3"),
	{IP6OPT_FIELD("rpl.flag.rsv", "reserved", "Reserved", 5, HEX, "Must be zero.",
		"RFC 6553 3")},
	FIELD_END,
};
IP6OPT_WRONG(rpl_wrong, "RPL Option: Invalid length", WHEN_FROM(0, 3));
const struct field ip6opt_rpl[] = {
	IP6OPT_HEAD(ip6opt_hop, rpl_wrong),
	{IP6OPT_FIELD("rpl.flag", "flags", "Flag", 8, FLAGS, "What happened to the packet.",
		"RFC 6553 3"), .parts = rpl_flags},
	{IP6OPT_FIELD("rpl.instance_id", "instance", "RPLInstanceID", 8, HEX,
		"Which of the trees it goes along.", "RFC 6553 3")},
	{IP6OPT_FIELD("rpl.sender_rank", "rank", "Sender Rank", 16, HEX,
		"How far the sender is from the root.", "RFC 6553 3")},
	IP6OPT_MORE,
	FIELD_END,
};

static const struct name seed_names[] = {
	{0, "0"}, {1, "16-bit unsigned integer"}, {2, "64-bit unsigned integer"},
	{3, "128-bit unsigned integer"}, {0, NULL},
};
static const struct field source_words[] = EXPERT_PARTS("ipv6.opt.mpl.ipv6_src_seed_id",
	"Seed ID is the IPv6 Source Address", EXPERT_COMMENT, EXPERT_PROTOCOL);
static const struct field source_made[] = {
	{EXPERT(MAKE_EXPERT, source_words), .when = WHEN_HIGH(0, 1, 6)}, FIELD_END};
static const struct field mpl_flags[] = {
	{IP6OPT_FIELD("mpl.flag.s", "s", "Seed ID Length", 2, UINT,
		"How long the name of the sender is.", "RFC 7731 6.1"), .names = seed_names,
		.made = source_made},
	FLAG("mpl.flag.m", "m", "Largest Sequence", "No later number is known.", "RFC 7731 6.1"),
	FLAG("mpl.flag.v", "v", "Version", "Must be zero.", "RFC 7731 6.1"),
	{IP6OPT_FIELD("mpl.flag.rsv", "reserved", "Reserved", 4, HEX, "Must be zero.",
		"RFC 7731 6.1")},
	FIELD_END,
};
#define SEED(wide, which)                                                                          \
	{IP6OPT_FIELD("mpl.seed_id", "seed", "Seed ID", wide, BYTES,                               \
		"Who numbered the packet.", "RFC 7731 6.1"), .when = WHEN_HIGH(which, 1, 6)}
IP6OPT_WRONG(mpl_wrong, "MPL Option: Invalid length", WHEN_FROM(0, 1));
const struct field ip6opt_mpl[] = {
	IP6OPT_HEAD(ip6opt_hop, mpl_wrong),
	{IP6OPT_FIELD("mpl.flag", "flags", "Flag", 8, FLAGS, "What follows.", "RFC 7731 6.1"),
		.parts = mpl_flags, .select = true},
	{IP6OPT_FIELD("mpl.sequence", "seq", "Sequence", 8, HEX, "Number of the packet.",
		"RFC 7731 6.1")},
	SEED(16, 1), SEED(64, 2), SEED(128, 3),
	IP6OPT_MORE,
	FIELD_END,
};

static const struct field dff_flags[] = {
	{IP6OPT_FIELD("dff.flag.ver", "version", "Version (VER)", 2, UINT, "0.", "RFC 6971 7.1")},
	FLAG("dff.flag.dup", "dup", "Duplicate (DUP)", "It is sent once more.", "RFC 6971 7.1"),
	FLAG("dff.flag.ret", "ret", "Return (RET)", "It goes back to who sent it.",
		"RFC 6971 7.1"),
	{IP6OPT_FIELD("dff.flag.rsv", "reserved", "Reserved", 4, HEX, "Must be zero.",
		"RFC 6971 7.1")},
	FIELD_END,
};
IP6OPT_WRONG(dff_wrong, "IPv6 DFF: Invalid length", WHEN_OTHER(3, 1));
const struct field ip6opt_dff[] = {
	IP6OPT_HEAD(ip6opt_hop, dff_wrong),
	{IP6OPT_FIELD("dff.flags", "flags", "Flags", 8, FLAGS, "What happened to the packet.",
		"RFC 6971 7.1"), .parts = dff_flags},
	{IP6OPT_FIELD("dff.sequence_number", "seq", "Sequence Number", 16, UINT,
		"Number of the packet.", "RFC 6971 7.1")},
	IP6OPT_MORE,
	FIELD_END,
};

/* ---- secrets ---- */

IP6OPT_WRONG(label_wrong, "CALIPSO: Invalid Length", WHEN_FROM(0, 7));
const struct field ip6opt_label[] = {
	IP6OPT_HEAD(ip6opt_hop, label_wrong),
	{IP6OPT_FIELD("calipso.doi", "domain", "CALIPSO Domain of Interpretation", 32, UINT,
		"Who says what the numbers mean.", "RFC 5570 5.1")},
	{IP6OPT_FIELD("calipso.cmpt.length", "words", "Compartment Length", 8, UINT,
		"Words of 4 bytes of the bit map.", "RFC 5570 5.1"), .select = true},
	{IP6OPT_FIELD("calipso.sens_level", "level", "Sensitivity Level", 8, UINT,
		"How secret the packet is.", "RFC 5570 5.1")},
	{IP6OPT_FIELD("calipso.checksum", "sum", "Checksum", 16, HEX, "Of the option.",
		"RFC 5570 5.1")},
	{IP6OPT_FIELD("calipso.cmpt_bitmap", "map", "Compartment Bitmap", 0, BYTES,
		"Who may know it: a bit for each group.", "RFC 5570 5.1"), .size = SIZE_CHOSEN,
		.unit = 4, .blank = true},
	IP6OPT_MORE,
	FIELD_END,
};

/* ---- lines of customers ---- */

const struct field ip6opt_line[] = {
	IP6OPT_HEAD(ip6opt_end, NULL),
	{IP6OPT_FIELD("lio.length", "size", "LineIDLen", 8, UINT, "Bytes of the name.",
		"RFC 6788 7"), .fill = FILL_SIZE},
	{IP6OPT_FIELD("lio.line_id", "line", "Line ID", 0, TEXT, "The name of the line.",
		"RFC 6788 7"), .size = SIZE_COUNTED, .blank = true},
	IP6OPT_MORE,
	FIELD_END,
};

IP6OPT_WRONG(tunnel_wrong, "TPF: Invalid Length", WHEN_OTHER(4, 1));
const struct field ip6opt_tunnel[] = {
	IP6OPT_HEAD(ip6opt_end, tunnel_wrong),
	{IP6OPT_FIELD("tpf_information", "information", "TPF Information", 32, HEX,
		"What the end of the tunnel should do.", "draft-bonica-6man-vpn-dest-opt")},
	IP6OPT_MORE,
	FIELD_END,
};

/* ---- copies of packets to groups ---- */

static const struct name tagger_names[] = {
	{0, "NULL"}, {1, "DEFAULT"}, {2, "IPv4"}, {3, "IPv6"}, {0, NULL}};
#define COPY(name, word, text, wide, how, sentence)                                                \
	IP6OPT_FIELD("smf_dpd." name, word, text, wide, how, sentence, "RFC 6621 6.1.1")
/* The bit that says so is one of the value. */
static const struct field hash_made[] = {
	{COPY("hav", "", "Hash Assist Value", 0, BYTES,
		"Makes the sum of the packet another than that of one that is alike."),
		.make = MAKE_STRETCH, .when = WHEN1(1)}, FIELD_END};
/* Selected by the whole byte: names there are only where the bit is not set. */
static const struct field double_parts[] = {
	{COPY("hash_bit", "h", "H-bit", 1, UINT, "Copies are known by their sum."),
		.names = true_names, .made = hash_made},
	{COPY("tid_type", "type", "TaggerID Type", 3, UINT, "What the name is."),
		.names = tagger_names, .when = WHEN_FROM(0, 127)},
	{COPY("tid_len", "size", "TaggerID Length", 4, UINT, "Bytes of the name, less one."),
		.when = WHEN_FROM(0, 127)},
	FIELD_END,
};
#define TAGGER(bytes, ...)                                                                         \
	{COPY("tagger_id", "tagger", "TaggerID", (bytes) * 8, BYTES, "Who numbered the packet."),  \
		.when = __VA_ARGS__}
#define SIZED(less) TAGGER((less) + 1, {WHEN_IN, (less), 1, 0, 0x8f})
const struct field ip6opt_double[] = {
	IP6OPT_HEAD(ip6opt_hop, NULL),
	{.id = "", .label = "tagger", .title = "TaggerID", .bits = 8, .kind = FIELD_HEX,
		.select = true, .parts = double_parts, .about = "How copies are known.",
		.rfc = "RFC 6621 6.1.1"},
	TAGGER(1, WHEN_SET(0x10, BIT(0) | BIT(0x10) | BIT(0x20) | BIT(0x30))),
	SIZED(1), SIZED(2), SIZED(3), SIZED(4), SIZED(5), SIZED(6), SIZED(7), SIZED(8), SIZED(9),
	SIZED(10), SIZED(11), SIZED(12), SIZED(13), SIZED(14), SIZED(15),
	{COPY("ident", "id", "Identifier", 0, BYTES, "The number of the packet."),
		.size = SIZE_REST, .when = WHEN_FROM(0, 127)},
	FIELD_END,
};
