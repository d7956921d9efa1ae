/* SPDX-License-Identifier: BSD-2-Clause */
/* What Hytec's switches say in LLDP of their optics, and how they look for a card: the selector is
 * the subtype and, below it, the byte of group and identifier. */
#include "lldp.h"

#include <stddef.h>

#define HY "lldp.hytec."
#define OF "IEEE 802.1AB 8.6"

static const struct name kind_names[] = {{1, "Transceiver"}, {2, "Trace"}, {0, NULL}};

#define PART_OF(name, text, wide, how, sentence)                                                   \
	.id = HY name, .label = "value", .title = text, .bits = (wide), .kind = FIELD_##how,       \
	.about = sentence, .rfc = OF
#define WHAT(kind, group, id) ((kind) << 8 | (group) << 5 | (id))
#define PART(name, text, wide, how, which, sentence)                                               \
	{PART_OF(name, text, wide, how, sentence), .when = WHEN1(which)}
#define TEXT(name, text, which, sentence)                                                          \
	{PART_OF(name, text, 0, TEXT, sentence), .size = SIZE_REST, .when = WHEN1(which)}

static const struct field object_bits[] = {
	{PART_OF("group", "Group", 3, UINT, "What it is about."), .box = 1},
	{PART_OF("identifier", "Identifier", 5, UINT, "What it says about that."), .box = 1},
	FIELD_END};
#define TRACE(table, name, text, deep, words, who)                                                 \
	static const struct field table[] = {                                                      \
		{PART_OF("trace_mac_address", "Trace MAC address", 48, MAC,                        \
			"The card that is looked for.")},                                          \
		{PART_OF(name, text, 48, MAC, who)}, {PART_OF(deep, words, 8, UINT,                \
			"Over how many switches.")},                                               \
		FIELD_END}
TRACE(asked, "requesters_mac_address", "Requester's MAC address", "maximum_depth", "Maximum depth",
	"Who looks for it.");
TRACE(found, "answering_mac_address", "Answering MAC address", "actual_depth", "Actual depth",
	"Who found it.");

#define GROUP(name, text, table, which, sentence)                                                  \
	{PART_OF(name, text, 0, GROUP, sentence), .mute = true, .parts = table,                    \
		.when = WHEN1(which)}
#define OTHER(...)                                                                                 \
	{.id = "lldp.unknown_subtype.content", .label = "value",                                   \
		.title = "Unknown Subtype Content", .kind = FIELD_BYTES, .size = SIZE_REST,        \
		.when = __VA_ARGS__, .about = "What it says.", .rfc = OF}
#define UNKNOWN(from, end)                                                                         \
	{PART_OF("unknown_identifier_content", "Unknown Identifier Content", 0, BYTES,             \
		"What it says."), .size = SIZE_REST, .when = WHEN_FROM(from, end)}
const struct field lldp_hytec[] = {
	{PART_OF("tlv_subtype", "Hytec Subtype", 8, UINT,
		"Which of the organisation's elements this is."), .names = kind_names,
		.select = true},
	{.id = "", .label = "object", .title = "Object", .bits = 8, .kind = FIELD_HEX,
		.select = true, .parts = object_bits, .about = "What it says.", .rfc = OF},
	TEXT("transceiver_vendor_product_revision", "Transceiver vendor, product and revision",
		WHAT(1, 1, 1), "What optics they are."),
	PART("single_mode", "Single mode (9/125 um)", 32, UINT, WHAT(1, 2, 1),
		"How far they reach over such a fibre."),
	PART("multi_mode_50", "Multi mode (50/125 um)", 32, UINT, WHAT(1, 2, 2),
		"How far they reach over such a fibre."),
	PART("multi_mode_62_5", "Multi mode (62.5/125 um)", 32, UINT, WHAT(1, 2, 3),
		"How far they reach over such a fibre."),
	{PART_OF("rx_input_snr", "Rx input SNR", 32, UINT, "How much stronger than noise it is."),
		.fraction = 8, .when = WHEN1(WHAT(1, 3, 3))},
	{PART_OF("lineloss", "Lineloss", 32, UINT, "How much weaker it is than at the other end."),
		.fraction = 8, .when = WHEN1(WHAT(1, 3, 4))},
	GROUP("mac_trace_request", "MAC Trace Request", asked, WHAT(2, 1, 1),
		"Where is this card?"),
	GROUP("mac_trace_reply", "MAC Trace Reply", found, WHAT(2, 1, 2), "It is here."),
	TEXT("name_of_replying_device", "Name of replying device", WHAT(2, 1, 3),
		"Who answers."),
	TEXT("outgoing_port_name", "Outgoing port name", WHAT(2, 1, 4), "The way to the card."),
	PART("ipv4_address_of_replying_device", "IPv4 address of replying device", 32, IPV4,
		WHAT(2, 1, 5), "Where who answers can be reached."),
	PART("end_of_trace", "End of Trace", 8, HEX, WHAT(2, 1, 6), "Nobody is behind this one."),
	PART("ipv6_address_of_replying_device", "IPv6 address of replying device", 128, IPV6,
		WHAT(2, 1, 7), "Where who answers can be reached."),
	TEXT("incoming_port_name", "Incoming port name", WHAT(2, 1, 8),
		"The port that the question came by."),
	PART("trace_identifier", "Trace identifier", 32, HEX, WHAT(2, 1, 9),
		"Which question it is."),
	UNKNOWN(0x100, 0x120), UNKNOWN(0x122, 0x140), UNKNOWN(0x144, 0x160),
	UNKNOWN(0x165, 0x220), UNKNOWN(0x22a, 0x2ff), OTHER(WHEN_FROM(0, 0xff)),
	OTHER(WHEN_FROM(0x300, 0xffff)), LLDP_REST, FIELD_END,
};
