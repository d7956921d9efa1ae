/* SPDX-License-Identifier: BSD-2-Clause */
/* TCP's rarer options: of satellite links (SCPS, CCSDS 714.0-B-2), of transactions (RFC 1644), of
 * quick starts (RFC 4782), counts of congestion (RFC 9768's draft), and of boxes that quicken wide
 * area networks. What one of them says is told by a byte or by its length. */
#include "tcpopt.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name mode_names[] = {
	{0, "Full Transparency"}, {1, "Port Transparency"}, {0, NULL}};
static const struct name rate_names[] = {
	{0, "0 bit/s"}, {1, "80 Kbit/s"}, {2, "160 Kbit/s"}, {3, "320 Kbit/s"}, {4, "640 Kbit/s"},
	{5, "1.28 Mbit/s"}, {6, "2.56 Mbit/s"}, {7, "5.12 Mbit/s"}, {8, "10.24 Mbit/s"},
	{9, "20.48 Mbit/s"}, {10, "40.96 Mbit/s"}, {11, "81.92 Mbit/s"}, {12, "163.84 Mbit/s"},
	{13, "327.68 Mbit/s"}, {14, "655.36 Mbit/s"}, {15, "1.31072 Gbit/s"}, {0, NULL},
};

/* A length that says what there is. */
#define LEN_OF(usual)                                                                              \
	{.id = "tcp.option_len", .label = "len", .title = "Length", .bits = 8,                     \
		.fill = FILL_ITEMLEN, .select = true, .preset = (usual),                           \
		.about = "Bytes of the option, kind and length included.", .rfc = "RFC 9293 3.2"}
#define FIELD(name, word, text, wide, how, from, sentence)                                         \
	{.id = "tcp.options." name, .label = word, .title = text, .bits = (wide),                  \
		.kind = FIELD_##how, .about = sentence, .rfc = from}
#define FLAG(name, word, text, wide, from, sentence)                                               \
	{.id = "tcp.options." name, .label = word, .title = text, .bits = 1, .box = (wide),        \
		.names = set_names, .about = sentence, .rfc = from}

/* ---- satellites ------------------------------------------------------------------------------ */

#define SCPS "CCSDS 714.0-B-2 3.2.3"
static const struct field capability_bits[] = {
	FLAG("scpsflags.bets", "B", "Partial Reliability Capable (BETS)", 1, SCPS,
		"The sender may go on where data were lost."),
	FLAG("scpsflags.snack1", "S1", "Short Form SNACK Capable (SNACK1)", 1, SCPS,
		"It understands what is missing, in short."),
	FLAG("scpsflags.snack2", "S2", "Long Form SNACK Capable (SNACK2)", 1, SCPS,
		"It understands what is missing, at length."),
	FLAG("scpsflags.compress", "C", "Lossless Header Compression (COMP)", 1, SCPS,
		"It understands headers that are compressed."),
	FLAG("scpsflags.nlts", "N", "Network Layer Timestamp (NLTS)", 1, SCPS,
		"The network says what time it is."),
	FIELD("scpsflags.reserved", "reserved", "Reserved", 3, UINT, SCPS, "Zeros."),
	FIELD_END,
};
const struct field tcprare_scps[] = {
	KIND, LEN_OF(4),
	{.id = "tcp.options.scps.vector", .label = "vector",
		.title = "TCP SCPS Capabilities Vector", .bits = 8, .kind = FIELD_HEX,
		.parts = capability_bits, .when = WHEN1(4),
		.about = "What the sender can do.", .rfc = SCPS},
	{.id = "tcp.options.scps.binding", .label = "connection", .title = "Connection ID",
		.bits = 8, .when = WHEN1(4), .about = "What headers call it that are compressed.",
		.rfc = SCPS},
	FIELD_END,
};
const struct field tcprare_snack[] = {
	KIND, LEN_IS(6),
	FIELD("snack.offset", "offset", "TCP SNACK Offset", 16, UINT, SCPS,
		"Where data are missing, from the acknowledged ones on, in segments."),
	FIELD("snack.size", "size", "TCP SNACK Size", 16, UINT, SCPS, "How many segments."),
	FIELD_END,
};

/* ---- transactions, quick starts, congestion -------------------------------------------------- */

const struct field tcprare_count[] = {
	KIND, LEN_IS(6),
	FIELD("cc_value", "count", "TCP CC Option", 32, UINT, "RFC 1644 3.1",
		"Counts the sender's connections."),
	FIELD_END,
};
static const struct field rate_bits[] = {
	FIELD_GAP(4),
	{.id = "tcp.options.qs.rate", .label = "rate", .title = "QS Rate", .bits = 4,
		.names = rate_names, .about = "How fast the sender may begin.",
		.rfc = "RFC 4782 3.2"},
	FIELD_END,
};
const struct field tcprare_quick[] = {
	KIND, LEN_IS(8),
	{.id = "", .label = "rate", .title = "Rate", .kind = FIELD_FLAGS, .bits = 8,
		.parts = rate_bits, .about = "How fast the sender may begin.",
		.rfc = "RFC 4782 3.2"},
	FIELD("qs.ttl_diff", "ttl", "QS Rate", 8, UINT, "RFC 4782 3.2",
		"Whether all routers on the way have agreed."),
	{.id = "", .label = "nonce", .title = "Nonce", .kind = FIELD_HEX, .bits = 32,
		.about = "Proves that they have.", .rfc = "RFC 4782 3.3"},
	FIELD_END,
};

#define ECN "draft-ietf-tcpm-accurate-ecn-15 3.2.3"
#define COUNTER(name, word, text, least, sentence)                                                 \
	{.id = "tcp.options.acc_ecn." name, .label = word, .title = text, .bits = 24,              \
		.when = WHEN_FROM(least, 255), .about = sentence, .rfc = ECN}
#define EE0B(least)                                                                                \
	COUNTER("ee0b", "ee0b", "Accurate ECN Echo ECT(0) Byte Counter", least,                    \
		"Bytes that have come with the mark ECT(0).")
#define ECEB(least)                                                                                \
	COUNTER("eceb", "eceb", "Accurate ECN Echo CE Byte Counter", least,                        \
		"Bytes that have come with the mark of congestion.")
#define EE1B(least)                                                                                \
	COUNTER("ee1b", "ee1b", "Accurate ECN Echo ECT(1) Byte Counter", least,                    \
		"Bytes that have come with the mark ECT(1).")
const struct field tcprare_ecn0[] = {
	KIND, LEN_OF(11), EE0B(5), ECEB(8), EE1B(11), FIELD_END};
const struct field tcprare_ecn1[] = {
	KIND, LEN_OF(11), EE1B(5), ECEB(8), EE0B(11), FIELD_END};

/* ---- boxes between networks ------------------------------------------------------------------ */

#define BOX "Riverbed"
static const struct field first_bits[] = {
	FIELD("rvbd.probe.type1", "type", "Type", 4, UINT, BOX, "Which probe this is."),
	FIELD("rvbd.probe.version", "version", "Version", 4, UINT, BOX, "Version 1."),
	FIELD_END,
};
#define FIRST(usual)                                                                               \
	{.id = "", .label = "type", .title = "Type", .kind = FIELD_FLAGS, .bits = 8,               \
		.preset = (usual), .parts = first_bits, .about = "Which probe this is.", .rfc = BOX}
#define PROBER(usual)                                                                              \
	KIND, LEN, FIRST(usual),                                                                   \
		FIELD("rvbd.probe.reserved", "reserved", "Reserved", 8, HEX, BOX, "Nothing."),     \
		FIELD("rvbd.probe.prober", "client", "CSH IP", 32, IPV4, BOX,                      \
			"The box near the client.")
const struct field tcprare_kind[] = {KIND, LEN, FIRST(0x21), FIELD_END};
const struct field tcprare_prober[] = {PROBER(0x61), FIELD_END};
const struct field tcprare_query[] = {
	PROBER(0x01),
	FIELD("rvbd.probe.appli_ver", "app", "Application Version", 16, UINT, BOX,
		"What it speaks to the other box."),
	FIELD_END,
};
const struct field tcprare_response[] = {
	PROBER(0x11),
	FIELD("rvbd.probe.proxy.ip", "server", "SSH IP", 32, IPV4, BOX, "The box near the server."),
	FIELD("rvbd.probe.proxy.port", "port", "SSH Port", 16, UINT, BOX, "And its port."),
	FIELD_END,
};
const struct field tcprare_notice[] = {
	PROBER(0x51),
	FIELD("rvbd.probe.client.ip", "ip", "Client IP", 32, IPV4, BOX, "The client."),
	FIELD("rvbd.probe.proxy.ip", "server", "SSH IP", 32, IPV4, BOX, "The box near the server."),
	FIELD("rvbd.probe.proxy.port", "port", "SSH Port", 16, UINT, BOX, "And its port."),
	FIELD_END,
};

static const struct field second_made[] = {
	{.id = "tcp.options.rvbd.probe.version", .label = "", .title = "Version", .bits = 4,
		.make = MAKE_PRESET, .preset = 2, .hidden = true, .about = "Version 2.",
		.rfc = BOX},
	FIELD_END};
static const struct field second_bits[] = {
	FIELD("rvbd.probe.type2", "type", "Type", 7, UINT, BOX, "Which probe this is."),
	{.id = "tcp.options.rvbd.probe.version_raw", .label = "version", .title = "Version",
		.bits = 1, .made = second_made, .about = "0: version 2.", .rfc = BOX},
	FIELD_END,
};
static const struct field asked_bits[] = {
	FIELD_GAP(5),
	FLAG("rvbd.probe.flags.notcfe", "N", "Not CFE", 1, BOX, "The box is not the first one."),
	FIELD_GAP(1),
	FLAG("rvbd.probe.flags.last", "L", "Last Notify", 1, BOX, "Nothing more will be said."),
	FIELD_END,
};
static const struct field answered_bits[] = {
	FIELD_GAP(3),
	FLAG("rvbd.probe.flags.probe", "P", "Disable Probe Cache on CSH", 1, BOX,
		"Do not remember this."),
	FIELD_GAP(2),
	FLAG("rvbd.probe.flags.ssl", "S", "SSL Enabled", 1, BOX, "The boxes use TLS."),
	FLAG("rvbd.probe.flags.server", "E", "SSH outer to server established", 1, BOX,
		"The server has answered."),
	FIELD_END,
};
#define FLAGS(table, first, set)                                                                   \
	{.id = "tcp.options.rvbd.probe.flags", .label = "flags", .title = "Probe Flags",           \
		.bits = 8, .kind = FIELD_HEX, .when = WHEN_SET(first, set), .parts = table,        \
		.about = "More about it.", .rfc = BOX}
const struct field tcprare_info[] = {
	KIND, LEN,
	{.id = "", .label = "type", .title = "Type", .kind = FIELD_FLAGS, .bits = 8,
		.select = true, .preset = 12, .parts = second_bits, .about = "Which probe this is.",
		.rfc = BOX},
	FLAGS(asked_bits, 12, BIT(0) | BIT(4) | BIT(6)), FLAGS(answered_bits, 14, 1),
	FLAGS(NULL, 20, 1),
	{.id = "tcp.options.rvbd.probe.client.ip", .label = "client", .title = "Client IP",
		.bits = 32, .kind = FIELD_IPV4, .when = WHEN1(16), .about = "The client.",
		.rfc = BOX},
	{.id = "tcp.options.rvbd.probe.storeid", .label = "store", .title = "CFE Store ID",
		.bits = 32, .when = WHEN1(18), .about = "Where the first box keeps its data.",
		.rfc = BOX},
	FIELD_END,
};

static const struct field way_bits[] = {
	FIELD_GAP(5),
	FLAG("rvbd.trpy.flags.fw_rst_probe", "P", "Enable FW traversal feature", 2, BOX,
		"Firewalls are to be passed."),
	FLAG("rvbd.trpy.flags.fw_rst_inner", "I", "Enable Inner FW feature on All FWs", 2, BOX,
		"Inside, too."),
	FLAG("rvbd.trpy.flags.fw_rst", "F", "Enable Transparency FW feature on All FWs", 2, BOX,
		"All of them."),
	FIELD_GAP(5),
	FLAG("rvbd.trpy.flags.chksum", "C", "Reserved", 2, BOX, "Nothing."),
	FLAG("rvbd.trpy.flags.oob", "O", "Out of band connection", 2, BOX,
		"It is about other connections."),
	{.id = "tcp.options.rvbd.trpy.flags.mode", .label = "M", .title = "Transparency Mode",
		.bits = 1, .box = 2, .names = mode_names, .about = "Whether addresses are kept.",
		.rfc = BOX},
	FIELD_END,
};
#define LEN_WAY                                                                                    \
	{.id = "tcp.option_len", .label = "len", .title = "Length", .bits = 8,                     \
		.fill = FILL_ITEMLEN, .select = true, .preset = 16, .made = tcpopt_length16,       \
		.about = "Bytes of the option, kind and length included.", .rfc = "RFC 9293 3.2"}
#define WAY(name, word, text, wide, how, sentence)                                                 \
	{.id = "tcp.options.rvbd.trpy." name, .label = word, .title = text, .bits = (wide),        \
		.kind = FIELD_##how, .when = WHEN1(16), .about = sentence, .rfc = BOX}
const struct field tcprare_way[] = {
	KIND, LEN_WAY,
	{.id = "tcp.options.rvbd.trpy.flags", .label = "flags", .title = "Transparency Options",
		.bits = 16, .kind = FIELD_HEX, .parts = way_bits, .when = WHEN1(16),
		.about = "How the boxes hide.", .rfc = BOX},
	WAY("src.ip", "src", "Src SH IP Addr", 32, IPV4, "The box that sends."),
	WAY("dst.ip", "dst", "Dst SH IP Addr", 32, IPV4, "The box that receives."),
	WAY("src.port", "sport", "Src SH Inner Port", 16, UINT, "The sender's port."),
	WAY("dst.port", "dport", "Dst SH Inner Port", 16, UINT, "The receiver's port."),
	FIELD_END,
};
