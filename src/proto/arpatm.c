/* SPDX-License-Identifier: BSD-2-Clause */
/* ARP where addresses are of other kinds: on ATM, RFC 2225, whose numbers have a length and a type
 * each, and perhaps a second part; on amateur radio, AX.25; and DRARP's errors, RFC 1931. */
#include "arphead.h"

#include "ethertype.h"
#include "proto/expert.h"

#include <stddef.h>

#define PART(name, word, text, wide, how, sentence, from)                                          \
	.id = "arp." name, .label = word, .title = text, .bits = (wide), .kind = FIELD_##how,      \
	.about = sentence, .rfc = from
#define ATM(name, word, text, wide, how, sentence)                                                 \
	PART(name, word, text, wide, how, sentence, "RFC 2225 6.2")

/* ---- numbers of the ATM Forum, by their first byte ---- */

static const struct name format_names[] = {
	{0x39, "DCC ATM format"}, {0xbd, "DCC ATM group format"}, {0x47, "ICD ATM format"},
	{0xc5, "ICD ATM group format"}, {0x45, "E.164 ATM format"},
	{0xc3, "E.164 ATM group format"}, {0, NULL},
};
static const struct field format_words[] = EXPERT_PARTS("arp.src.atm_afi.unknown", "Unknown AFI",
	EXPERT_WARN, EXPERT_PROTOCOL);

/* A piece of the number, wherever the first byte is one of these. */
#define CUT(name, text, at, wide, how, ...)                                                        \
	{ATM("src.atm_" name, "", text, wide, how, "A part of the number."), .make = MAKE_CUT,     \
		.preset = (at), .where = MADE_LAST, .when = __VA_ARGS__}
#define FIRST(value) WHEN_HIGH(value, 1, 8)
#define OTHERS(use) use(0x00, 0x38), use(0x3a, 0x44), use(0x46, 0x46), use(0x48, 0xbc),            \
	use(0xbe, 0xc2), use(0xc4, 0xc4), use(0xc6, 0xff)
#define UNKNOWN(first, last) {EXPERT(MAKE_EXPERT, format_words), .when = WHEN_FROM(first, last)}
#define REST(first, last)                                                                          \
	CUT("rest_of_address", "Rest of address", 1, 0, BYTES,                                     \
		WHEN_FROM((first) << 8, (last) << 8 | 255))
#define LONG_TAIL(value)                                                                           \
	CUT("high_order_dsp", "High Order DSP", 3, 80, BYTES, FIRST(value))
#define SHORT_TAIL(value)                                                                          \
	CUT("high_order_dsp", "High Order DSP", 9, 32, BYTES, FIRST(value))
#define ENDS(value)                                                                                \
	CUT("end_system_identifier", "End System Identifier", 13, 48, BYTES, FIRST(value)),        \
	CUT("selector", "Selector", 19, 8, HEX, FIRST(value))

static const struct field format_made[] = {OTHERS(UNKNOWN), FIELD_END};
static const struct field number_made[] = {
	{ATM("src.atm_afi", "", "AFI", 8, HEX, "How to read the number."), .make = MAKE_CUT,
		.where = MADE_LAST, .names = format_names, .made = format_made},
	CUT("data_country_code", "Data Country Code", 1, 16, HEX, FIRST(0x39)),
	CUT("data_country_code_group", "Data Country Code (group)", 1, 16, HEX, FIRST(0xbd)),
	CUT("international_code_designator", "International Code Designator", 1, 16, HEX,
		FIRST(0x47)),
	CUT("international_code_designator_group", "International Code Designator (group)", 1, 16,
		HEX, FIRST(0xc5)),
	CUT("e.164_isdn", "E.164 ISDN", 1, 64, BYTES, FIRST(0x45)),
	CUT("e.164_isdn_group", "E.164 ISDN", 1, 64, BYTES, FIRST(0xc3)),
	LONG_TAIL(0x39), LONG_TAIL(0xbd), LONG_TAIL(0x47), LONG_TAIL(0xc5),
	SHORT_TAIL(0x45), SHORT_TAIL(0xc3),
	ENDS(0x39), ENDS(0xbd), ENDS(0x47), ENDS(0xc5), ENDS(0x45), ENDS(0xc3),
	OTHERS(REST),
	FIELD_END,
};

/* ---- ATM ---- */

static const struct name kind_names[] = {{0, "ATM Forum NSAPA"}, {1, "E.164"}, {0, NULL}};

/* The selector is the protocol's type and the six sizes behind it, 64 bits. */
#define SIZES(side, who, which, type, size)                                                        \
	static const struct field side##type##_parts[] = {                                         \
		FIELD_GAP(1),                                                                      \
		{ATM(#side "." #type, #type, who " ATM " which " type", 1, UINT,                   \
			"What kind of number it is."), .names = kind_names},                       \
		{ATM(#side "." #size, #size, who " ATM " which " length", 6, UINT,                 \
			"Bytes of it.")},                                                          \
		FIELD_END,                                                                         \
	}
SIZES(src, "Sender", "number", htype, hlen);
SIZES(src, "Sender", "subaddress", stype, slen);
SIZES(dst, "Target", "number", htype, hlen);
SIZES(dst, "Target", "subaddress", stype, slen);
#define SIZED(side, who, which, how, size)                                                        \
	{.id = "", .label = #how, .title = who " ATM " which " type/length", .bits = 8,           \
		.kind = FIELD_HEX, .select = true, .parts = side##how##_parts,                    \
		.heading = "%t: %{arp." #side "." #how "=}/%{arp." #side "." #size "#}",          \
		.about = "What kind of number it is, and how long.", .rfc = "RFC 2225 6.2"}
#define LENGTH(name, text)                                                                         \
	{ATM(name, "plen", text, 8, UINT, "Bytes of the protocol's address."), .select = true}

/* Where the sizes are in the selector, and what says there what a number is. */
#define SENDER 40
#define TARGET 16
#define IS(low, high, at) {WHEN_RANGE, (low), (high), (at), 0x7f}
#define NUMBER(name, text, how, at, ...)                                                           \
	{ATM(name, "number", text, 0, how, "The number of the interface."), .size = SIZE_CHOSEN,   \
		.bias = (at), .chosen = 6, __VA_ARGS__}
#define NUMBERS(side, who, at)                                                                     \
	NUMBER(side ".atm_num_nsap", who " ATM number (NSAP)", BYTES, at, .when = IS(20, 20, at),  \
		.made = number_made),                                                              \
	NUMBER(side ".atm_num_nsap", who " ATM number (NSAP)", BYTES, at, .when = IS(0, 19, at)),  \
	NUMBER(side ".atm_num_nsap", who " ATM number (NSAP)", BYTES, at, .when = IS(21, 63, at)), \
	NUMBER(side ".atm_num_e164", who " ATM number (E.164)", TEXT, at,                          \
		.when = IS(64, 127, at)),                                                          \
	{ATM(side ".atm_subaddr", "subaddress", who " ATM subaddress", 0, BYTES,                   \
		"The second part of the number."), .size = SIZE_CHOSEN, .bias = (at) - 8,          \
		.chosen = 6}

static const struct field atm_fields[] = {
	{ATM("hw.type", "hwtype", "Hardware type", 16, UINT, "What kind of wire this is: 19."),
		.preset = 19, .names = arp_hardware},
	{ATM("proto.type", "ptype", "Protocol type", 16, HEX, "Whose addresses are looked up."),
		.select = true, .preset = 0x0800, .names = ethertype_names},
	SIZED(src, "Sender", "number", htype, hlen),
	SIZED(src, "Sender", "subaddress", stype, slen),
	{ATM("opcode", "op", "Opcode", 16, UINT, "What is asked or answered."), .preset = 1,
		.names = arp_opcodes},
	LENGTH("src.pln", "Sender protocol size"),
	SIZED(dst, "Target", "number", htype, hlen),
	SIZED(dst, "Target", "subaddress", stype, slen),
	LENGTH("dst.pln", "Target protocol size"),
	NUMBERS("src", "Sender", SENDER),
	{ATM("src.proto_ipv4", "proto", "Sender IP address", 32, IPV4, "The speaker's address."),
		.when = {WHEN_IN, 0x0800000004, 1, 24, 0xffff0000ff}},
	{ATM("src.proto", "proto", "Sender protocol address", 0, BYTES, "The speaker's address."),
		.size = SIZE_CHOSEN, .bias = 24,
		.when = {WHEN_NOT_IN, 0x0800000004, 1, 24, 0xffff0000ff}},
	NUMBERS("dst", "Target", TARGET),
	{ATM("dst.proto_ipv4", "proto", "Target IP address", 32, IPV4,
		"The address that is looked up."),
		.when = {WHEN_IN, 0x0800000000000004, 1, 0, 0xffff0000000000ff}},
	{ATM("dst.proto", "proto", "Target protocol address", 0, BYTES,
		"The address that is looked up."), .size = SIZE_CHOSEN,
		.when = {WHEN_NOT_IN, 0x0800000000000004, 1, 0, 0xffff0000000000ff}},
	FIELD_END,
};

/* ---- others ---- */

#define RADIO(name, text, sentence)                                                                \
	{PART(name, "hw", text, 56, BYTES, sentence, "RFC 1700")}
#define HOST(name, text, sentence)                                                                 \
	{PART(name, "proto", text, 32, IPV4, sentence, "RFC 826")}

static const struct field radio_fields[] = {
	ARP_HEADER,
	RADIO("src.hw_ax25", "Sender AX.25 address", "The station that speaks."),
	HOST("src.proto_ipv4", "Sender IP address", "The speaker's address."),
	RADIO("dst.hw_ax25", "Target AX.25 address", "The station spoken to."),
	HOST("dst.proto_ipv4", "Target IP address", "The address that is looked up."),
	FIELD_END,
};

static const struct name error_names[] = {
	{1, "restricted"}, {2, "no address"}, {3, "serverdown"}, {4, "moved"}, {5, "failure"},
	{0, NULL}};
#define CARD(name, text, sentence)                                                                 \
	{PART(name, "hw", text, 48, MAC, sentence, "RFC 826")}
static const struct field error_fields[] = {
	ARP_HEADER,
	CARD("src.hw_mac", "Sender MAC address", "The card that speaks."),
	HOST("src.proto_ipv4", "Sender IP address", "The speaker's address."),
	CARD("dst.hw_mac", "Target MAC address", "The card spoken to."),
	{PART("dst.drarp_error_status", "status", "DRARP error status", 8, UINT,
		"Why there is no address.", "RFC 1931 2.2.5"), .names = error_names},
	{.id = "", .label = "unused", .title = "Unused", .bits = 24, .about = "Must be zero.",
		.rfc = "RFC 1931 2.2.5"},
	FIELD_END,
};

#define ARP(name, table, word, sentence, from)                                                     \
	{                                                                                          \
		.id = name, .filter = "arp", .scapy = "ARP", .label = "ARP", .title = word,        \
		.layer = LAYER_NETWORK, .next = NEXT_NONE, .fields = table, .unlike = true,        \
		.about = sentence, .rfc = from,                                                    \
	}
const struct proto proto_arp_atm = ARP("arp_atm", atm_fields, "ATM Address Resolution Protocol",
	"Finds the ATM number of the interface that has an address.", "RFC 2225");
const struct proto proto_arp_radio = ARP("arp_radio", radio_fields, "Address Resolution Protocol",
	"Finds the radio station that has an IPv4 address.", "RFC 826");
const struct proto proto_arp_error = ARP("arp_error", error_fields, "Address Resolution Protocol",
	"Says why a card gets no address.", "RFC 1931");
