/* SPDX-License-Identifier: BSD-2-Clause */
/* NTP, RFC 5905: clocks asked over the network. Four moments, each written by the clock that saw
 * it, tell the difference between two clocks and the time on the way. Extensions: RFC 7822.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
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
 * /                          Extensions                           /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                         Authenticator                         /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "ntp.h"

#include <stddef.h>

const struct name ntp_leaps[] = {
	{0, "no warning"}, {1, "last minute of the day has 61 seconds"},
	{2, "last minute of the day has 59 seconds"}, {3, "unknown (clock unsynchronized)"},
	{0, NULL},
};
const struct name ntp_versions[] = {
	{1, "NTP Version 1"}, {2, "NTP Version 2"}, {3, "NTP Version 3"}, {4, "NTP Version 4"},
	{0, NULL},
};
const struct name ntp_modes[] = {
	{0, "reserved"}, {1, "symmetric active"}, {2, "symmetric passive"}, {3, "client"},
	{4, "server"}, {5, "broadcast"}, {6, "reserved for NTP control message"},
	{7, "reserved for private use"}, {0, NULL},
};
static const struct name stratum_names[] = {
	{0, "unspecified or invalid"}, {1, "primary reference"}, {2, "secondary reference"},
	{3, "secondary reference"}, {4, "secondary reference"}, {16, "unsynchronized"}, {0, NULL},
};
static const struct field flag_parts[] = {
	NTP_BITS("flags.li", "leap", "Leap Indicator", 2, ntp_leaps,
		"Whether the day will be a second longer or shorter."),
	NTP_VERSION, NTP_MODE, FIELD_END,
};

static const struct name extension_names[] = {
	{0x0002, "No-Operation Request"}, {0x0102, "Association Message Request"},
	{0x0104, "Unique Identifier"}, {0x0202, "Certificate Message Request"},
	{0x0204, "NTS Cookie"}, {0x0302, "Cookie Message Request"},
	{0x0304, "NTS Cookie Placeholder"}, {0x0402, "Autokey Message Request"},
	{0x0404, "NTS Authenticator and Encrypted Extension Fields"},
	{0x0502, "Leapseconds Message Request"}, {0x0602, "Sign Message Request"},
	{0x0702, "IFF Identity Message Request"}, {0x0802, "GQ Identity Message Request"},
	{0x0902, "MV Identity Message Request"}, {0x2005, "Checksum Complement"},
	{0x8002, "No-Operation Response"}, {0x8102, "Association Message Response"},
	{0x8202, "Certificate Message Response"}, {0x8302, "Cookie Message Response"},
	{0x8402, "Autokey Message Response"}, {0x8502, "Leapseconds Message Response"},
	{0x8602, "Sign Message Response"}, {0x8702, "IFF Identity Message Response"},
	{0x8802, "GQ Identity Message Response"}, {0x8902, "MV Identity Message Response"},
	{0xc002, "No-Operation Error Response"}, {0xc102, "Association Message Error Response"},
	{0xc202, "Certificate Message Error Response"}, {0xc302, "Cookie Message Error Response"},
	{0xc402, "Autokey Message Error Response"},
	{0xc502, "Leapseconds Message Error Response"}, {0xc602, "Sign Message Error Response"},
	{0xc702, "IFF Identity Message Error Response"},
	{0xc802, "GQ Identity Message Error Response"},
	{0xc902, "MV Identity Message Error Response"},
	{0, NULL},
};

/* RFC 7822: what is too long to be a check value is an extension. */
static const struct field extension_parts[] = {
	{.id = "ntp.ext.type", .scapy = "type", .label = "type", .title = "Field Type", .bits = 16,
		.kind = FIELD_HEX, .fill = FILL_CODE, .names = extension_names,
		.about = "Which extension this is.", .rfc = "RFC 7822 3"},
	{.id = "ntp.ext.length", .scapy = "len", .label = "len", .title = "Length", .bits = 16,
		.fill = FILL_ITEMLEN, .about = "Bytes of the extension.", .rfc = "RFC 7822 3"},
	{.id = "ntp.ext.value", .scapy = "value", .label = "value", .title = "Value",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "What it says.",
		.rfc = "RFC 7822 3"},
	FIELD_END,
};
static const struct field extensions[] = {
	{.id = "ntp.ext",
		.scapy = "NTPExtension",
		.label = "extension",
		.title = "Extension",
		.kind = FIELD_GROUP,
		.mute = true,
		.code = LIST_UNKNOWN,
		.parts = extension_parts,
		.leaves = 24,
		.about = "More than the times.",
		.rfc = "RFC 7822 3"},
	FIELD_END,
};
static const struct list extension_list = {LIST_TLV, extensions};

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

#define NUMBER(name, short_name, text, wide, how, value, sentence)                                 \
	{.id = "ntp." name, .scapy = short_name, .label = short_name, .title = text,               \
		.bits = (wide), .kind = FIELD_##how, .preset = (value),                            \
		.about = sentence, .rfc = "RFC 5905 7.3"}

static const struct field fields[] = {
	{.id = "ntp.flags", .label = "flags", .title = "Flags", .bits = 8, .kind = FIELD_FLAGS,
		.parts = flag_parts, .preset = 0x23,
		.about = "What kind of message this is.", .rfc = "RFC 5905 7.3"},
	{.id = "ntp.stratum", .scapy = "stratum", .label = "stratum",
		.title = "Peer Clock Stratum", .bits = 8, .preset = 2,
		.names = stratum_names,
		.about = "How many clocks away the reference is: 1 has it beside it.",
		.rfc = "RFC 5905 7.3"},
	NUMBER("ppoll", "poll", "Peer Polling Interval", 8, UINT, 10,
		"Time between questions: 2 to this power, in seconds."),
	NUMBER("precision", "precision", "Peer Clock Precision", 8, UINT, 0,
		"How exact the clock is: 2 to this power, which is negative, in seconds."),
	NUMBER("rootdelay", "delay", "Root Delay", 32, UINT, 0,
		"Time to the reference and back, in 65,536ths of a second."),
	NUMBER("rootdispersion", "dispersion", "Root Dispersion", 32, UINT, 0,
		"How wrong the clock may be, in 65,536ths of a second."),
	{.id = "ntp.refid", .scapy = "id", .label = "refid", .title = "Reference ID", .bits = 32,
		.kind = FIELD_HEX, .octets = true, .preset = 0x7f000001,
		.about = "Which clock this one follows: an address, or GPS and the like.",
		.rfc = "RFC 5905 7.3"},
	NUMBER("reftime", "ref", "Reference Timestamp", 64, DATE, 0,
		"When the clock was last set."),
	NUMBER("org", "orig", "Origin Timestamp", 64, DATE, 0,
		"When the client asked, by its own clock."),
	NUMBER("rec", "recv", "Receive Timestamp", 64, DATE, 0,
		"When the question arrived, by the server's clock."),
	NUMBER("xmt", "sent", "Transmit Timestamp", 64, DATE, 0,
		"When this message left, by its sender's clock."),
	{.id = "", .scapy = "extensions", .label = "extensions", .title = "Extensions",
		.kind = FIELD_LIST, .list = &extension_list,
		.about = "More than the times.", .rfc = "RFC 7822 3"},
	{.id = "", .scapy = "authenticator", .label = "check", .title = "Authenticator",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &check_list,
		.about = "Proves who sent the message.", .rfc = "RFC 5905 7.3"},
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
	.variants = ntp_variants,
	.fields = fields,
	.about = "Asks what time it is, and how sure that is.",
	.rfc = "RFC 5905",
};
