/* SPDX-License-Identifier: BSD-2-Clause */
/* NTP, RFC 5905: clocks asked over the network. Four moments, each written by the clock that saw
 * it, tell the difference between two clocks and the time on the way. Control messages: RFC 9327.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  flags 0x0 to 0x5:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |li | vn  |Mode |    stratum    |     poll      |   precision   |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          Root Delay                           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Root Dispersion                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Reference ID                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Reference Timestamp                      |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Origin Timestamp                        |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       Receive Timestamp                       |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Transmit Timestamp                       |
 * +                                                               +
 * |                                                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                         Authenticator                         /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  flags 0x6:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |li | vn  |Mode |r|E|M| Opcode  |           Sequence            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Status             |         AssociationID         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Offset             |             Count             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  flags 0x7:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |li | vn  |Mode |A|     seq     |Implementation | Request code  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct name leap_names[] = {
	{0, "no warning"}, {1, "last minute of the day has 61 seconds"},
	{2, "last minute of the day has 59 seconds"}, {3, "unknown (clock unsynchronized)"},
	{0, NULL},
};
static const struct name version_names[] = {
	{1, "NTP Version 1"}, {2, "NTP Version 2"}, {3, "NTP Version 3"}, {4, "NTP Version 4"},
	{0, NULL},
};
static const struct name mode_names[] = {
	{0, "reserved"}, {1, "symmetric active"}, {2, "symmetric passive"}, {3, "client"},
	{4, "server"}, {5, "broadcast"}, {6, "reserved for NTP control message"},
	{7, "reserved for private use"}, {0, NULL},
};
static const struct name stratum_names[] = {
	{0, "unspecified or invalid"}, {1, "primary reference"}, {2, "secondary reference"},
	{3, "secondary reference"}, {4, "secondary reference"}, {16, "unsynchronized"}, {0, NULL},
};
static const struct name response_names[] = {{0, "Request"}, {1, "Response"}, {0, NULL}};
static const struct name opcode_names[] = {
	{1, "read status"}, {2, "read variables"}, {3, "write variables"},
	{4, "read clock variables"}, {5, "write clock variables"}, {6, "set trap address/port"},
	{7, "trap response"}, {8, "runtime configuration"}, {9, "export configuration to file"},
	{10, "retrieve remote address stats"}, {11, "retrieve ordered list"},
	{12, "request client-specific nonce"}, {31, "unset trap address/port"}, {0, NULL},
};

#define BITFIELD(name, short_name, text, wide, values, sentence)                                   \
	{.id = "ntp." name, .scapy = short_name, .label = short_name, .title = text,               \
		.bits = (wide), .names = values, .about = sentence, .rfc = "RFC 5905 7.3"}

static const struct field flag_parts[] = {
	BITFIELD("flags.li", "leap", "Leap Indicator", 2, leap_names,
		"Whether the day will be a second longer or shorter."),
	BITFIELD("flags.vn", "version", "Version number", 3, version_names,
		"Which NTP this is: 4."),
	BITFIELD("flags.mode", "mode", "Mode", 3, mode_names,
		"Who speaks: 3 a client that asks, 4 a server that answers."),
	FIELD_END,
};

static const struct field control_parts[] = {
	BITFIELD("ctrl.flags2.r", "response", "Response bit", 1, response_names,
		"Whether this is an answer."),
	BITFIELD("ctrl.flags2.error", "err", "Error bit", 1, NULL, "It did not work."),
	BITFIELD("ctrl.flags2.more", "more", "More bit", 1, NULL, "The answer goes on."),
	BITFIELD("ctrl.flags2.opcode", "op_code", "Opcode", 5, opcode_names, "What to do."),
	FIELD_END,
};

static const struct field private_parts[] = {
	BITFIELD("priv.auth", "auth", "Auth bit", 1, NULL, "There is a check value."),
	BITFIELD("priv.seq", "seq", "Sequence number", 7, NULL, "Which packet of the answer."),
	FIELD_END,
};

static const struct field check_parts[] = {
	{.id = "ntp.keyid", .scapy = "key_id", .label = "keyid", .title = "Key ID", .bits = 32,
		.kind = FIELD_HEX, .octets = true, .about = "Which of the keys that both know.",
		.rfc = "RFC 5905 7.3"},
	{.id = "ntp.mac", .scapy = "dgst", .label = "mac", .title = "Message Authentication Code",
		.kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "Shows that the message is from who knows the key.",
		.rfc = "RFC 5905 7.3"},
	FIELD_END,
};
static const struct field checks[] = {
	{.id = "", .scapy = "NTPAuthenticator", .label = "check", .title = "Authenticator",
		.kind = FIELD_GROUP, .parts = check_parts, .about = "Proves who sent the message.",
		.rfc = "RFC 5905 7.3"},
	FIELD_END,
};
static const struct list check_list = {LIST_REPEAT, checks};

/* Modes 0 to 5 carry times; 6 and 7 manage the program. */
#define TIMES WHEN_LOW(0, 0x3f, 7)
#define CONTROL WHEN_LOW(6, 1, 7)
#define PRIVATE WHEN_LOW(7, 1, 7)

#define NUMBER(name, short_name, text, wide, how, wanted, value, sentence)                         \
	{.id = "ntp." name, .scapy = short_name, .label = short_name, .title = text,               \
		.bits = (wide), .kind = FIELD_##how, .when = wanted, .preset = (value),            \
		.about = sentence, .rfc = "RFC 5905 7.3"}

static const struct field fields[] = {
	{.id = "ntp.flags", .label = "flags", .title = "Flags", .bits = 8, .kind = FIELD_FLAGS,
		.parts = flag_parts, .preset = 0x23, .select = true,
		.about = "What kind of message this is.", .rfc = "RFC 5905 7.3"},
	{.id = "ntp.stratum", .scapy = "stratum", .label = "stratum",
		.title = "Peer Clock Stratum", .bits = 8, .when = TIMES, .preset = 2,
		.names = stratum_names,
		.about = "How many clocks away the reference is: 1 has it beside it.",
		.rfc = "RFC 5905 7.3"},
	NUMBER("ppoll", "poll", "Peer Polling Interval", 8, UINT, TIMES, 10,
		"Time between questions: 2 to this power, in seconds."),
	NUMBER("precision", "precision", "Peer Clock Precision", 8, UINT, TIMES, 0,
		"How exact the clock is: 2 to this power, which is negative, in seconds."),
	NUMBER("rootdelay", "delay", "Root Delay", 32, UINT, TIMES, 0,
		"Time to the reference and back, in 65,536ths of a second."),
	NUMBER("rootdispersion", "dispersion", "Root Dispersion", 32, UINT, TIMES, 0,
		"How wrong the clock may be, in 65,536ths of a second."),
	{.id = "ntp.refid", .scapy = "id", .label = "refid", .title = "Reference ID", .bits = 32,
		.kind = FIELD_HEX, .octets = true, .when = TIMES, .preset = 0x7f000001,
		.about = "Which clock this one follows: an address, or GPS and the like.",
		.rfc = "RFC 5905 7.3"},
	NUMBER("reftime", "ref", "Reference Timestamp", 64, DATE, TIMES, 0,
		"When the clock was last set."),
	NUMBER("org", "orig", "Origin Timestamp", 64, DATE, TIMES, 0,
		"When the client asked, by its own clock."),
	NUMBER("rec", "recv", "Receive Timestamp", 64, DATE, TIMES, 0,
		"When the question arrived, by the server's clock."),
	NUMBER("xmt", "sent", "Transmit Timestamp", 64, DATE, TIMES, 0,
		"When this message left, by its sender's clock."),
	{.id = "", .scapy = "authenticator", .label = "check", .title = "Authenticator",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &check_list, .when = TIMES,
		.about = "Proves who sent the message.", .rfc = "RFC 5905 7.3"},
	{.id = "ntp.ctrl.flags2", .label = "flags2", .title = "Flags 2", .bits = 8,
		.kind = FIELD_FLAGS, .parts = control_parts, .when = CONTROL,
		.about = "What is asked for.", .rfc = "RFC 9327 2"},
	NUMBER("ctrl.sequence", "sequence", "Sequence", 16, UINT, CONTROL, 0,
		"The answer carries the same number."),
	NUMBER("ctrl.status", "status", "Status", 16, HEX, CONTROL, 0, "How the server is."),
	NUMBER("ctrl.associd", "association_id", "AssociationID", 16, UINT, CONTROL, 0,
		"Which of its peers is meant; 0: the server itself."),
	NUMBER("ctrl.offset", "offset", "Offset", 16, UINT, CONTROL, 0,
		"Where in the whole answer this piece belongs."),
	NUMBER("ctrl.count", "count", "Count", 16, UINT, CONTROL, 0, "Bytes of data here."),
	{.id = "ntp.priv.auth_seq", .label = "auth seq", .title = "Auth, sequence", .bits = 8,
		.kind = FIELD_FLAGS, .parts = private_parts, .when = PRIVATE,
		.about = "Which packet of an answer this is.", .rfc = "RFC 9327 B"},
	NUMBER("priv.impl", "implementation", "Implementation", 8, UINT, PRIVATE, 0,
		"Which program's messages these are."),
	NUMBER("priv.reqcode", "request_code", "Request code", 8, UINT, PRIVATE, 0,
		"What is asked for."),
	FIELD_END,
};

static const struct bind binds[] = {{BIND_UDP, 123}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"NTPHeader", "udp.srcport", 123}, {"NTPHeader", "udp.dstport", 123}, {NULL, NULL, 0}};

const struct proto proto_ntp = {
	.id = "ntp",
	.scapy = "NTPHeader",
	.unlike = true,
	.label = "NTP",
	.title = "Network Time Protocol",
	.layer = LAYER_APPLICATION,
	.next = NEXT_DATA,
	.binds = binds,
	.overloads = overloads,
	.fields = fields,
	.about = "Asks what time it is, and how sure that is.",
	.rfc = "RFC 5905",
};
