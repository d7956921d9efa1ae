/* SPDX-License-Identifier: BSD-2-Clause */
/* LCP, RFC 1661 5: the two ends of a PPP line agree on how to use it, and ask whether the other is
 * still there.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Code      |  Identifier   |            Length             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 0:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Magic Number                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      OUI                      |     Kind      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             Data                              /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 1 to 4:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 5 to 7, 14 to 255:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             Data                              /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 8:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       Rejected Protocol       |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * /                        Rejected Packet                        /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 9 to 11:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Magic Number                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                             Data                              /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 12:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Magic Number                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Message                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  code 13:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Magic Number                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Seconds Remaining                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Message                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ppp.h"

#include <stddef.h>

static const struct name option_names[] = {
	{0, "Vendor Specific"},
	{1, "Maximum Receive Unit"},
	{2, "Async Control Character Map"},
	{3, "Authentication Protocol"},
	{4, "Quality Protocol"},
	{5, "Magic Number"},
	{6, "Reserved (deprecated)"},
	{7, "Protocol Field Compression"},
	{8, "Address and Control Field Compression"},
	{9, "FCS Alternatives"},
	{10, "Self-Describing Pad"},
	{11, "Numbered Mode"},
	{12, "Multi-Link-Procedure (deprecated)"},
	{13, "Callback"},
	{14, "Connect Time (deprecated)"},
	{15, "Compound Frames (deprecated)"},
	{16, "Nominal Data Encapsulation (deprecated)"},
	{17, "Multilink MRRU"},
	{18, "Multilink Short Sequence Number Header"},
	{19, "Multilink Endpoint Discriminator"},
	{20, "Proprietary"},
	{21, "DCE Identifier"},
	{22, "Multilink Plus Procedure"},
	{23, "Link Discriminator for BACP"},
	{24, "LCP Authentication"},
	{25, "Consistent Overhead Byte Stuffing"},
	{26, "Prefix Elision"},
	{27, "Multilink Header Format"},
	{28, "Internationalization"},
	{29, "Simple Data Link on SONET/SDH"},
	{0, NULL},
};
static const struct name algorithm_names[] = {
	{5, "CHAP with MD5"}, {6, "SHA-1"}, {128, "MS-CHAP"}, {129, "MS-CHAP-2"}, {0, NULL}};
static const struct name operation_names[] = {
	{0, "Location is determined by user authentication"}, {1, "Message is dialing string"},
	{2, "Message is location identifier"}, {3, "Message is E.164"},
	{4, "Message is distinguished name"}, {5, "unassigned"},
	{6, "Location is determined during CBCP negotiation"}, {0, NULL},
};
static const struct name class_names[] = {
	{0, "Null"}, {1, "Locally assigned address"}, {2, "Internet Protocol (IP) address"},
	{3, "IEEE 802.1 globally assigned MAC address"}, {4, "PPP magic-number block"},
	{5, "Public switched network directory number"}, {0, NULL},
};
static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};

#define HEAD PPP_OPTION_HEAD("lcp", option_names)
#define NUMBER(name, short_name, text, wide, how, values, sentence)                                \
	{.id = "lcp.opt." name, .label = short_name, .title = text, .bits = (wide),                \
		.kind = (how), .names = values, .about = sentence, .rfc = "RFC 1661 6"}
#define REST(name, text)                                                                           \
	{.id = "lcp.opt." name, .label = "data", .title = text, .kind = FIELD_BYTES,               \
		.size = SIZE_REST, .about = "What else the option says.", .rfc = "RFC 1661 6"}
#define CHARACTER(name, text)                                                                      \
	{.id = "lcp.opt.asyncmap." name, .label = "", .title = text, .bits = 1, .box = 4,          \
		.names = true_names, .about = "Whether it is escaped.", .rfc = "RFC 1662 7.1"}

static const struct field character_bits[] = {
	CHARACTER("us", "US"), CHARACTER("rs", "RS"),
	CHARACTER("gs", "GS"), CHARACTER("fs", "FS"),
	CHARACTER("esc", "ESC"), CHARACTER("sub", "SUB"),
	CHARACTER("em", "EM"), CHARACTER("can", "CAN"),
	CHARACTER("etb", "ETB"), CHARACTER("syn", "SYN"),
	CHARACTER("nak", "NAK"), CHARACTER("dc4", "DC4"),
	CHARACTER("dc3", "DC3 (XOFF)"), CHARACTER("dc2", "DC2"),
	CHARACTER("dc1", "DC1 (XON)"), CHARACTER("dle", "DLE"),
	CHARACTER("si", "SI"), CHARACTER("so", "SO"),
	CHARACTER("cr", "CR"), CHARACTER("ff", "FF"),
	CHARACTER("vt", "VT"), CHARACTER("lf", "LF"),
	CHARACTER("ht", "HT"), CHARACTER("bs", "BS"),
	CHARACTER("bel", "BEL"), CHARACTER("ack", "ACK"),
	CHARACTER("enq", "ENQ"), CHARACTER("eot", "EOT"),
	CHARACTER("etx", "ETX"), CHARACTER("stx", "STX"),
	CHARACTER("soh", "SOH"), CHARACTER("nul", "NUL"),
	FIELD_END,
};

static const struct field unit_parts[] = {
	HEAD, NUMBER("mru", "mru", "Maximum Receive Unit", 16, FIELD_UINT, NULL,
		"The largest packet that the sender takes."),
	FIELD_END};
static const struct field map_parts[] = {
	HEAD,
	{.id = "lcp.opt.asyncmap", .label = "map", .title = "Async Control Character Map",
		.bits = 32, .kind = FIELD_FLAGS, .parts = character_bits,
		.about = "Which control characters are to be escaped.", .rfc = "RFC 1662 7.1"},
	FIELD_END};
static const struct field login_parts[] = {
	HEAD,
	{.id = "lcp.opt.auth_protocol", .label = "protocol", .title = "Authentication Protocol",
		.bits = 16, .kind = FIELD_HEX, .select = true, .preset = 0xc023,
		.names = ppp_names, .about = "How the other end is to prove who it is.",
		.rfc = "RFC 1661 6.2"},
	{.id = "lcp.opt.algorithm", .label = "algorithm", .title = "Algorithm", .bits = 8,
		.names = algorithm_names, .when = WHEN1(0xc223), .preset = 5,
		.about = "Which digest is taken.", .rfc = "RFC 1994 3"},
	REST("data", "Data"), FIELD_END};
static const struct field quality_parts[] = {
	HEAD, NUMBER("quality_protocol", "protocol", "Quality Protocol", 16, FIELD_HEX, ppp_names,
		"How the line's quality is watched."),
	REST("data", "Data"), FIELD_END};
static const struct field magic_parts[] = {
	HEAD, NUMBER("magic_number", "magic", "Magic Number", 32, FIELD_HEX, NULL,
		"A random number: who receives his own is talking to himself."),
	FIELD_END};
static const struct field empty_parts[] = {HEAD, FIELD_END};
static const struct field callback_parts[] = {
	HEAD, NUMBER("operation", "operation", "Operation", 8, FIELD_UINT, operation_names,
		"How the place to call back is found."),
	REST("message", "Message"), FIELD_END};
static const struct field multilink_parts[] = {
	HEAD, NUMBER("mrru", "mrru", "MRRU", 16, FIELD_UINT, NULL,
		"The largest packet that the bundle of lines takes."),
	FIELD_END};

#define END_POINT(name, wide, how, ends, value)                                                    \
	{.id = "lcp.opt." name, .label = "address", .title = "Address", .bits = (wide),            \
		.kind = (how), .size = (ends), .when = value,                                      \
		.about = "Which system this end belongs to.", .rfc = "RFC 1990 5.1.3"}
static const struct field end_parts[] = {
	HEAD,
	{.id = "lcp.opt.ep_disc_class", .label = "class", .title = "Class", .bits = 8,
		.select = true, .names = class_names, .about = "What kind of address follows.",
		.rfc = "RFC 1990 5.1.3"},
	END_POINT("ip_address", 32, FIELD_IPV4, SIZE_FIXED, WHEN1(2)),
	{.id = "lcp.opt.802_1_address", .label = "address", .title = "IEEE 802.1 Address",
		.bits = 48, .kind = FIELD_MAC, .when = WHEN1(3),
		.about = "Which system this end belongs to.", .rfc = "RFC 1990 5.1.3"},
	END_POINT("data", 0, FIELD_BYTES, SIZE_REST, WHEN_OTHER(0, BIT(2) | BIT(3))), FIELD_END};
static const struct field link_parts[] = {
	HEAD, NUMBER("link_discriminator", "link", "Link Discriminator for BAP", 16, FIELD_HEX,
		NULL, "Which of the lines this is."),
	FIELD_END};
static const struct field vendor_parts[] =
	PPP_VENDOR_PARTS("lcp", option_names, "kind", "Kind");
static const struct field unknown_parts[] = {HEAD, REST("data", "Data"), FIELD_END};

static const struct field options[] = {
	PPP_OPTION("lcp.opt.vendor", "vendor", "Vendor Specific", 0, vendor_parts,
		"An option that its vendor alone knows."),
	PPP_OPTION("lcp.opt.mtu_bytes", "mru", "Maximum Receive Unit", 1, unit_parts,
		"The largest packet that the sender takes."),
	PPP_OPTION("lcp.opt.asyncmap_bytes", "map", "Async Control Character Map", 2, map_parts,
		"Which control characters are to be escaped."),
	PPP_OPTION("lcp.opt.auth_protocol_bytes", "auth", "Authentication Protocol", 3,
		login_parts, "How the other end is to prove who it is."),
	PPP_OPTION("lcp.opt.quality_protocol_bytes", "quality", "Quality Protocol", 4,
		quality_parts, "How the line's quality is watched."),
	PPP_OPTION("lcp.opt.magic_number_bytes", "magic", "Magic Number", 5, magic_parts,
		"A random number, to find a loop."),
	PPP_OPTION("lcp.opt.field_compress", "pfc", "Protocol Field Compression", 7, empty_parts,
		"The protocol's number may be sent as one byte."),
	PPP_OPTION("lcp.opt.addr_field_compress", "acfc", "Address and Control Field Compression",
		8, empty_parts, "HDLC's address may be left out."),
	PPP_OPTION("lcp.opt.callback", "callback", "Callback", 13, callback_parts,
		"The other end is to call back."),
	PPP_OPTION("lcp.opt.multilink_mrru", "mrru", "Multilink MRRU", 17, multilink_parts,
		"Several lines become one."),
	PPP_OPTION("lcp.opt.multilink_ssnh", "ssnh", "Multilink Short Sequence Number Header", 18,
		empty_parts, "Numbers of 12 bits will do."),
	PPP_OPTION("lcp.opt.multilink_ep_disc", "endpoint", "Multilink Endpoint Discriminator", 19,
		end_parts, "Which lines belong together."),
	PPP_OPTION("lcp.opt.link_discrim", "link", "Link Discriminator for BAP", 23, link_parts,
		"Which of the lines this is."),
	PPP_OPTION("lcp.unknown_option", "unknown", "Unknown", LIST_UNKNOWN, unknown_parts,
		"An option that this program does not know."),
	FIELD_END,
};
static const struct list option_list = {.how = LIST_TLV, .items = options};

#define MAGIC(name, condition)                                                                     \
	{.id = "lcp.magic_number", .scapy = "magic_number", .label = "magic",                      \
		.title = "Magic Number", .bits = 32, .kind = FIELD_HEX, .when = condition,         \
		.about = "Whose message this is: who sees his own number talks to himself.",       \
		.rfc = name}
#define PLAIN(name, short_name, text, how, condition, sentence)                                    \
	{.id = "lcp." name, .label = short_name, .title = text, .kind = (how), .size = SIZE_REST,  \
		.when = condition, .about = sentence, .rfc = "RFC 1661 5"}

static const struct field fields[] = {
	PPP_HEAD, PPP_OPTIONS(&option_list), PPP_DATA(WHEN_FROM(5, 7)),
	{.id = "lcp.rej_proto", .label = "rejected", .title = "Rejected Protocol", .bits = 16,
		.kind = FIELD_HEX, .names = ppp_names, .when = WHEN1(8),
		.about = "The protocol that the other end does not speak.", .rfc = "RFC 1661 5.7"},
	PLAIN("rej_packet", "packet", "Rejected Packet", FIELD_BYTES, WHEN1(8),
		"The packet that was refused."),
	PPP_VENDOR,
	MAGIC("RFC 1661 5.8", WHEN_SET(0, BIT(9) | BIT(10) | BIT(11) | BIT(12) | BIT(13))),
	{.id = "lcp.secs_remaining", .label = "seconds", .title = "Seconds Remaining", .bits = 32,
		.when = WHEN1(13), .about = "When the line is to be cut.", .rfc = "RFC 1570 2.2"},
	PLAIN("data", "data", "Data", FIELD_BYTES, WHEN_SET(0, BIT(9) | BIT(10) | BIT(11)),
		"Anything; an echo has it again."),
	PLAIN("message", "message", "Message", FIELD_TEXT, WHEN_FROM(12, 13), "Text for people."),
	PPP_DATA(WHEN_FROM(14, 255)), FIELD_END,
};

static const struct bind binds[] = {{BIND_PPP, 0xc021}, {BIND_NONE, 0}};

const struct proto proto_lcp = {
	.id = "lcp", .scapy = "PPP_LCP", .label = "LCP", .title = "PPP Link Control Protocol",
	.layer = LAYER_LINK, .next = NEXT_NONE, .unlike = true, .binds = binds, .fields = fields,
	.about = "Sets a line between two hosts up, and takes it down.", .rfc = "RFC 1661 5",
};
