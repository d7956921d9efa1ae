/* SPDX-License-Identifier: BSD-2-Clause */
/* Tags of PPPoE that access lines add: what the DSLAM knows of the line, TR-101 3.9.2, and what
 * radio links need, RFC 5578: credits, how many bytes may still be sent, and metrics. */
#include "pppoetag.h"

#include "proto/expert.h"

#include <stddef.h>

const struct name pppoe_tag_names[] = {
	{0x0000, "End-Of-List"}, {0x0101, "Service-Name"}, {0x0102, "AC-Name"},
	{0x0103, "Host-Uniq"}, {0x0104, "AC-Cookie"}, {0x0105, "Vendor-Specific"},
	{0x0106, "Credits"}, {0x0107, "Metrics"}, {0x0108, "Sequence Number"},
	{0x0109, "Credit Scale Factor"}, {0x0110, "Relay-Session-Id"}, {0x0111, "HURL"},
	{0x0112, "MOTM"}, {0x0120, "PPP-Max-Payload"}, {0x0121, "IP Route Add"},
	{0x0201, "Service-Name-Error"}, {0x0202, "AC-System-Error"}, {0x0203, "Generic-Error"},
	{0, NULL},
};

#define WRONG(words) EXPERT_PARTS("pppoed.tag_length.invalid", words, EXPERT_WARN, EXPERT_MALFORMED)

/* ---- what the DSLAM knows of the line ---- */

static const struct name line_names[] = {
	{0x01, "Circuit-ID"}, {0x02, "Remote-ID"}, {0x81, "Actual-Data-Rate-Up"},
	{0x82, "Actual-Data-Rate-Down"}, {0x83, "Min-Data-Rate-Up"},
	{0x84, "Min-Data-Rate-Down"}, {0x85, "Attainable-Data-Rate-Up"},
	{0x86, "Attainable-Data-Rate-Down"}, {0x87, "Max-Data-Rate-Up"},
	{0x88, "Max-Data-Rate-Down"}, {0x89, "Min-Data-Rate-Up-Low-Power"},
	{0x8a, "Min-Data-Rate-Down-Low-Power"}, {0x8b, "Max-Interleaving-Delay-Up"},
	{0x8c, "Actual-Interleaving-Delay-Up"}, {0x8d, "Max-Interleaving-Delay-Down"},
	{0x8e, "Actual-Interleaving-Delay-Down"}, {0x90, "Access-Loop-Encapsulation"}, {0, NULL},
};

#define LINE_TYPE(name)                                                                            \
	{.id = name, .label = "type", .title = "Tag", .bits = 8, .digits = 4, .kind = FIELD_HEX,   \
		.fill = FILL_CODE, .names = line_names,                                            \
		.about = "What is told of the line.", .rfc = "TR-101 3.9.2"}
#define LINE_LENGTH(name)                                                                          \
	{.id = name, .label = "len", .title = "Tag Length", .bits = 8, .bias = 2, .select = true,  \
		.fill = FILL_ITEMLEN, .about = "Bytes of the value.", .rfc = "TR-101 3.9.2"}
#define LINE_HEAD LINE_TYPE(""), LINE_LENGTH("")

#define LINE_TEXT(table, name, text, sentence)                                                     \
	static const struct field table##_parts[] = {LINE_HEAD,                                    \
		{.id = "pppoed.tags." name, .label = "value", .title = text, .kind = FIELD_TEXT,   \
			.size = SIZE_REST, .blank = true, .about = sentence,                       \
			.rfc = "TR-101 3.9.1"},                                                    \
		FIELD_END}
LINE_TEXT(circuit, "circuit_id", "Circuit ID", "Which of the DSLAM's ports the line is on.");
LINE_TEXT(remote, "remote_id", "Remote ID", "Whose line it is.");

/* A number of 32 bits: name, as the tag is called, title, sentence. */
#define LINE_NUMBER(table, name, called, text, sentence)                                           \
	static const struct field table##_expert[] =                                               \
		WRONG(called ": Wrong length: %p (expected == 4)");                                \
	static const struct field table##_made[] = {                                               \
		{EXPERT_PLACED(MAKE_EXPERT, table##_expert, MADE_BEHIND)}, FIELD_END};             \
	static const struct field table##_parts[] = {LINE_HEAD,                                    \
		{.id = "pppoed.tags." name, .label = "value", .title = text, .bits = 32,           \
			.when = WHEN1(4), .about = sentence, .rfc = "TR-101 3.9.4"},               \
		{.id = "", .label = "value", .title = text, .kind = FIELD_BYTES,                   \
			.size = SIZE_REST, .silent = true, .blank = true, .made = table##_made,    \
			.when = WHEN_OTHER(4, 1), .about = "A number of another length.",          \
			.rfc = "TR-101 3.9.4"},                                                    \
		FIELD_END}
LINE_NUMBER(up, "act_data_rate_up", "Actual-Data-Rate-Up", "Actual Data Rate Upstream",
	"How fast the line takes what the customer sends, in kbit/s.");
LINE_NUMBER(down, "act_data_rate_down", "Actual-Data-Rate-Down", "Actual Data Rate Downstream",
	"How fast the line brings what is sent to the customer, in kbit/s.");
LINE_NUMBER(least_up, "min_data_rate_up", "Min-Data-Rate-Up", "Minimum Data Rate Upstream",
	"The least that the operator promises, in kbit/s.");
LINE_NUMBER(least_down, "min_data_rate_down", "Min-Data-Rate-Down", "Minimum Data Rate Downstream",
	"The least that the operator promises, in kbit/s.");
LINE_NUMBER(can_up, "attainable_data_rate_up", "Attainable-Data-Rate-Up",
	"Attainable DataRate Upstream", "What the wire would bear, in kbit/s.");
LINE_NUMBER(can_down, "attainable_data_rate_down", "Attainable-Data-Rate-Down",
	"Attainable DataRate Downstream", "What the wire would bear, in kbit/s.");
LINE_NUMBER(most_up, "max_data_rate_up", "Max-Data-Rate-Up", "Maximum Data Rate Upstream",
	"The most that the operator allows, in kbit/s.");
LINE_NUMBER(most_down, "max_data_rate_down", "Max-Data-Rate-Down", "Maximum Data Rate Downstream",
	"The most that the operator allows, in kbit/s.");
LINE_NUMBER(low_up, "min_data_rate_up_lp", "Min-Data-Rate-Up-Low-Power",
	"Min DataRate Upstream in low power state", "The least while it saves power, in kbit/s.");
LINE_NUMBER(low_down, "min_data_rate_down_lp", "Min-Data-Rate-Down-Low-Power",
	"Minimum Data Rate Downstream in low power state",
	"The least while it saves power, in kbit/s.");
LINE_NUMBER(wait_up, "max_int_delay_up", "Max-Interleaving-Delay-Up",
	"Max Interleaving Delay Upstream", "How long interleaving may delay, in milliseconds.");
LINE_NUMBER(now_up, "act_int_delay_up", "Actual-Interleaving-Delay-Up",
	"Actual Interleaving Delay Upstream", "How long it does delay, in milliseconds.");
LINE_NUMBER(wait_down, "max_int_delay_down", "Max-Interleaving-Delay-Down",
	"Maximum Interleaving Delay Downstream",
	"How long interleaving may delay, in milliseconds.");
LINE_NUMBER(now_down, "act_int_delay_down", "Actual-Interleaving-Delay-Down",
	"Actual Interleaving Delay Downstream", "How long it does delay, in milliseconds.");

static const struct name link_names[] = {{0, "ATM AAL5"}, {1, "Ethernet"}, {0, NULL}};
static const struct name outer_names[] = {{0, "NA"}, {1, "Untagged Ethernet"},
	{2, "Single-tagged Ethernet"}, {3, "Double-tagged Ethernet"}, {0, NULL}};
static const struct name inner_names[] = {{0, "NA"}, {1, "PPPoA LLC"}, {2, "PPPoA Null"},
	{3, "IPoA LLC"}, {4, "IPoA Null"}, {5, "Ethernet over AAL5 LLC w FCS"},
	{6, "Ethernet over AAL5 LLC w/o FCS"}, {7, "Ethernet over AAL5 Null w FCS"},
	{8, "Ethernet over AAL5 Null w/o FCS"}, {0, NULL}};
#define LAYER(name, text, values, sentence)                                                        \
	{.id = "pppoed.tags.access_loop_encap." name, .label = name, .title = text, .bits = 8,     \
		.kind = FIELD_HEX, .names = values, .about = sentence, .rfc = "TR-101 3.9.4"}
static const struct field loop_expert[] =
	WRONG("Access-Loop-Encapsulation: Wrong length: %p (expected 3)");
static const struct field loop_made[] = {
	{EXPERT_PLACED(MAKE_EXPERT, loop_expert, MADE_FIRST)}, FIELD_END};
static const struct field layer_parts[] = {
	LAYER("data_link", "Data link", link_names, "What the line itself carries."),
	LAYER("encap_1", "Encaps 1", outer_names, "How Ethernet frames come."),
	LAYER("encap_2", "Encaps 2", inner_names, "What is between them and the line."), FIELD_END};
#define LOOP(condition, odd)                                                                       \
	{.id = "pppoed.tags.access_loop_encap", .label = "encapsulation",                          \
		.title = "Access-Loop-Encapsulation", .kind = FIELD_GROUP, .mute = true,           \
		.when = condition, .parts = layer_parts, .made = odd,                              \
		.about = "What the line carries frames in.", .rfc = "TR-101 3.9.4"}
static const struct field loop_parts[] = {LINE_HEAD, LOOP(WHEN1(3), NULL),
	LOOP(WHEN_OTHER(3, 1), loop_made), FIELD_END};

static const struct field other_parts[] = {
	LINE_TYPE("pppoed.tag"), LINE_LENGTH("pppoed.tag_length_8"),
	{.id = "pppoed.tag.unknown_data", .label = "value", .title = "Unknown Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "The tag's value.",
		.rfc = "TR-101 3.9.2"},
	FIELD_END};

#define LINE(table, number, word)                                                                  \
	{.id = "", .label = word, .title = word, .kind = FIELD_GROUP, .code = (number),            \
		.parts = table##_parts, .about = "One thing that is told of the line.",            \
		.rfc = "TR-101 3.9.2"}
static const struct field lines[] = {
	LINE(circuit, 0x01, "circuit"), LINE(remote, 0x02, "remote"), LINE(up, 0x81, "up"),
	LINE(down, 0x82, "down"), LINE(least_up, 0x83, "min up"),
	LINE(least_down, 0x84, "min down"), LINE(can_up, 0x85, "attainable up"),
	LINE(can_down, 0x86, "attainable down"), LINE(most_up, 0x87, "max up"),
	LINE(most_down, 0x88, "max down"), LINE(low_up, 0x89, "low power up"),
	LINE(low_down, 0x8a, "low power down"), LINE(wait_up, 0x8b, "max delay up"),
	LINE(now_up, 0x8c, "delay up"), LINE(wait_down, 0x8d, "max delay down"),
	LINE(now_down, 0x8e, "delay down"), LINE(loop, 0x90, "encapsulation"),
	LINE(other, LIST_UNKNOWN, "unknown"), FIELD_END};
static const struct list line_list = {.how = LIST_TLV, .items = lines};

#define BROADBAND 3561 /* the Broadband Forum's number */
const struct field pppoe_vendor_parts[] = {
	PPPOE_TAG_HEAD(false),
	{.id = "pppoed.tags.vendor_id", .label = "vendor", .title = "Vendor id", .bits = 32,
		.select = true, .about = "Whose tag this is.", .rfc = "RFC 2516 A"},
	{.id = "pppoed.tags.vendorspecific.tags", .label = "tags",
		.title = "Vendor Specific PPPoE Tags", .kind = FIELD_LIST, .mute = true,
		.size = SIZE_REST, .list = &line_list, .when = WHEN1(BROADBAND),
		.about = "What the DSLAM knows of the line.", .rfc = "TR-101 3.9.2"},
	{.id = "pppoed.tags.vendor_unspecified", .label = "value", .title = "Vendor unspecified",
		.kind = FIELD_BYTES, .size = SIZE_REST, .when = WHEN_OTHER(BROADBAND, 1),
		.about = "What the vendor puts there.", .rfc = "RFC 2516 A"},
	FIELD_END};

/* ---- what radio links need ---- */

#define CREDIT(protocol, name, text, sentence, ...)                                                \
	{.id = protocol ".tags.credits." name, .label = name, .title = text, .bits = 16,           \
		.when = __VA_ARGS__, .about = sentence, .rfc = "RFC 5578 7"}
#define CREDITS(protocol, ...)                                                                     \
	CREDIT(protocol, "fcn", "FCN", "What the other end may send more.", __VA_ARGS__),          \
	CREDIT(protocol, "bcn", "BCN", "What this end may still send.", __VA_ARGS__)
const struct field pppoe_credit_parts[] = {
	PPPOE_TAG_HEAD(true), CREDITS("pppoed", WHEN1(4)),
	{.id = "pppoed.tags.credits", .label = "value", .title = "Credits", .kind = FIELD_BYTES,
		.size = SIZE_REST, .blank = true, .when = WHEN_OTHER(4, 1),
		.about = "Credits of another length.", .rfc = "RFC 5578 7"},
	FIELD_END};
const struct field pppoe_session_parts[] = {
	PPPOE_TAG_HEAD(false), CREDITS("pppoes", {WHEN_ALWAYS, 0, 0, 0, 0}), FIELD_END};

static const struct name unit_names[] = {{0, "kilobits per second"}, {1, "megabits per second"},
	{2, "gigabits per second"}, {3, "terabits per second"}, {0, NULL}};
static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};

#define METRIC(name, text, wide, sentence)                                                         \
	{.id = "pppoed.tags.metrics." name, .label = name, .title = text, .bits = (wide),          \
		.when = WHEN1(10), .about = sentence, .rfc = "RFC 5578 7"}
#define UNITS(name, text, sentence)                                                                \
	{.id = "pppoed.tags.metrics." name, .label = name, .title = text, .bits = 2, .box = 2,     \
		.kind = FIELD_HEX, .names = unit_names, .about = sentence, .rfc = "RFC 5578 7"}
static const struct field unit_parts[] = {
	FIELD_GAP(11), UNITS("mdr_units", "MDR Units", "What the highest rate counts in."),
	UNITS("cdr_units", "CDR Units", "What the rate now counts in."),
	{.id = "pppoed.tags.metrics.r", .label = "r", .title = "Receive Only", .bits = 1, .box = 2,
		.names = true_names, .about = "The other end hears but does not speak.",
		.rfc = "RFC 5578 7"},
	FIELD_END};
const struct field pppoe_metric_parts[] = {
	PPPOE_TAG_HEAD(true),
	{.id = "", .label = "units", .title = "Units", .bits = 16, .kind = FIELD_FLAGS,
		.parts = unit_parts, .when = WHEN1(10), .about = "What the rates count in.",
		.rfc = "RFC 5578 7"},
	METRIC("rlq", "Relative Link Quality", 8, "How good the link is, in percent."),
	METRIC("resource", "Resource", 8, "What is left of the radio's power, in percent."),
	METRIC("latency", "Latency", 16, "How long a packet is under way, in milliseconds."),
	METRIC("curr_drate", "Curr. datarate", 16, "How fast the link is now."),
	METRIC("max_drate", "Max. datarate", 16, "How fast it can be."),
	{.id = "pppoed.tags.metrics", .label = "value", .title = "Metrics", .kind = FIELD_BYTES,
		.size = SIZE_REST, .when = WHEN_OTHER(10, 1), .about = "Metrics of another length.",
		.rfc = "RFC 5578 7"},
	FIELD_END};

/* A number of 16 bits, or a line of text that says that it is none. */
#define SHORT_NUMBER(table, name, text, how, sentence)                                             \
	static const struct field table##_rest[] = {                                               \
		{.id = "", .label = "value", .title = "Value", .kind = FIELD_BYTES,                \
			.size = SIZE_REST, .mute = true, .about = "The value.",                    \
			.rfc = "RFC 5578 7"},                                                      \
		FIELD_END};                                                                        \
	static const struct field table##_expert[] =                                               \
		WRONG(text " tag: Wrong length: %c (expected 2)");                                 \
	static const struct field table##_made[] = {                                               \
		{EXPERT(MAKE_EXPERT, table##_expert)}, FIELD_END};                                 \
	const struct field pppoe_##table##_parts[] = {PPPOE_TAG_HEAD(true),                        \
		{.id = "pppoed.tags." name, .label = "value", .title = text, .bits = 16,           \
			.kind = (how), .when = WHEN1(2), .about = sentence, .rfc = "RFC 5578 7"},  \
		{.id = "", .label = "value", .title = text, .kind = FIELD_GROUP,                   \
			.when = WHEN_OTHER(2, 1), .parts = table##_rest, .made = table##_made,     \
			.heading = text " tag: Wrong length: %b (expected 2)",                     \
			.about = "A number of another length.", .rfc = "RFC 5578 7"},              \
		FIELD_END}
SHORT_NUMBER(number, "seq_num", "Sequence Number", FIELD_HEX, "Which grant of credits this is.");
SHORT_NUMBER(scale, "credit_scale", "Credit Scale Factor", FIELD_UINT,
	"How many bytes a credit stands for.");
