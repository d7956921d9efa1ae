/* SPDX-License-Identifier: BSD-2-Clause */
/* What PROFINET adds to LLDP, IEC 61158-6-10 4.11: how long frames are under way, who the machine
 * in the next cell is, whose clock is followed. */
#include "lldp.h"

#include <stddef.h>

#define PN "lldp.profinet."
#define OF "IEC 61158-6-10 4.11"

static const struct name kind_names[] = {
	{0x1, "Measured Delay Values"}, {0x2, "Port Status"}, {0x3, "Alias"},
	{0x4, "MRP Port Status"}, {0x5, "Chassis MAC"}, {0x6, "PTCP Status"}, {0x9, "TSN Domain"},
	{0xa, "TSN NME Management Address"}, {0xb, "TSN NME Name UUID"},
	{0xc, "TSN NME Parameter UUID"}, {0xd, "TSN Time Domain data"}, {0, NULL},
};
static const struct name class2_names[] = {
	{0, "OFF"}, {1, "SYNCDATA_LOADED"}, {2, "RTCLASS2_UP"}, {3, "Reserved"}, {0, NULL}};
static const struct name class3_names[] = {
	{0, "OFF"}, {1, "reserved"}, {2, "RTCLASS3_UP"}, {3, "RTCLASS3_DOWN"},
	{4, "RTCLASS3_RUN"}, {0, NULL}};
static const struct name cut_names[] = {{0, "OFF"}, {1, "ON"}, {0, NULL}};
static const struct name head_names[] = {{0, "Seven octets"}, {1, "One octet"}, {0, NULL}};
static const struct name ring_names[] = {
	{0, "OFF"}, {1, "MRRT_CONFIGURED"}, {2, "MRRT_UP"}, {0, NULL}};
static const struct name clock_names[] = {
	{0x00, "Global Time"}, {0x01, "Global Time Redundant"}, {0x20, "Working Clock"},
	{0x21, "Working Clock Redundant"}, {0, NULL}};

#define PART_OF(name, text, wide, how, values, sentence)                                           \
	.id = PN name, .label = "value", .title = text, .bits = (wide), .kind = FIELD_##how,       \
	.names = values, .about = sentence, .rfc = OF
#define PART(name, text, wide, how, values, which, sentence)                                       \
	{PART_OF(name, text, wide, how, values, sentence), .when = WHEN1(which)}
#define DELAY(name, text, sentence)                                                                \
	PART(name, text, 32, UINT, NULL, 1, sentence)
#define BITS(name, text, wide, boxed, how, values, sentence)                                       \
	{PART_OF(name, text, wide, how, values, sentence), .box = (boxed)}

/* Sixteen bytes, written as a UUID. */
#define MADE_UUID(table, name, text, sentence)                                                     \
	static const struct field table[] = {                                                      \
		{PART_OF(name, text, 0, TEXT, NULL, sentence), .make = MAKE_GUID, .preset = 1},    \
		FIELD_END}
#define UUID(table, name, text, which, sentence)                                                   \
	{PART_OF(name, text, 128, BYTES, NULL, sentence), .silent = true, .made = table,           \
		.when = WHEN1(which)}
MADE_UUID(ring_made, "mrp_domain_uuid", "MRP DomainUUID", "The ring that the port is in.");
MADE_UUID(clocks_made, "subdomain_uuid", "SubdomainUUID", "Whose clocks go together.");
MADE_UUID(plan_made, "ir_data_uuid", "IRDataUUID", "The plan of who sends when.");
MADE_UUID(tsn_made, "tsn_domain_uuid", "TSN DomainUUID", "The network that is planned as one.");
MADE_UUID(name_made, "tsn_nme_name_uuid", "TSN NME Name UUID", "Who plans it.");
MADE_UUID(parameter_made, "tsn_nme_parameter_uuid", "TSN NME Parameter UUID", "The plan.");
MADE_UUID(time_made, "time_domain_uuid", "Time Domain UUID", "Whose clocks go together.");

static const struct field class3_bits[] = {
	FIELD_GAP(2),
	BITS("rtc3_port_status.preambleLength", "RTClass3_PortStatus.PreambleLength", 1, 2, HEX,
		head_names, "Bytes before each frame."),
	BITS("rtc3_port_status.fragmentation", "RTClass3_PortStatus.Fragmentation", 1, 2, HEX,
		cut_names, "Whether long frames are cut."),
	BITS("rtc3_port_status.reserved", "RTClass3_PortStatus.reserved", 9, 2, HEX, NULL,
		"Must be zero."),
	BITS("rtc3_port_status", "RTClass3 Port Status", 3, 2, HEX, class3_names,
		"How frames that keep to a plan fare."),
	FIELD_END};

#define BEGINS(table, text)                                                                        \
	{.id = "", .label = "period", .title = text, .bits = 32, .kind = FIELD_HEX,                \
		.parts = table, .when = WHEN1(6), .about = "A part of the time that is planned.",  \
		.rfc = OF}
static const struct field length_bits[] = {
	BITS("length_of_period_valid", "LengthOfPeriod.Valid", 1, 4, UINT, NULL,
		"Whether it is known."),
	BITS("length_of_period_length", "LengthOfPeriod.Length", 31, 4, UINT, NULL,
		"Nanoseconds after which the plan begins again."),
	FIELD_END};
#define COLOUR(table, name, text, sentence)                                                        \
	static const struct field table[] = {                                                      \
		BITS(name "_valid", text ".Valid", 1, 4, UINT, NULL, "Whether it is known."),      \
		BITS(name "_offset", text ".Offset", 31, 4, UINT, NULL, sentence), FIELD_END}
COLOUR(red_bits, "red_period_begin", "RedPeriodBegin",
	"From then on frames are sent that keep to the plan.");
COLOUR(orange_bits, "orange_period_begin", "OrangePeriodBegin",
	"From then on frames are sent that must not be late.");
COLOUR(green_bits, "green_period_begin", "GreenPeriodBegin",
	"From then on all other frames are sent.");

const struct field lldp_profinet[] = {
	{PART_OF("subtype", "Subtype", 8, HEX, kind_names,
		 "Which of the organisation's elements this is."), .select = true},
	DELAY("port_rx_delay_local", "Port RX Delay Local",
		"Nanoseconds from the wire into this port."),
	DELAY("port_rx_delay_remote", "Port RX Delay Remote",
		"The same at the other end of the wire."),
	DELAY("port_tx_delay_local", "Port TX Delay Local",
		"Nanoseconds from this port onto the wire."),
	DELAY("port_tx_delay_remote", "Port TX Delay Remote",
		"The same at the other end of the wire."),
	DELAY("cable_delay_local", "Port Cable Delay Local", "Nanoseconds on the wire."),
	PART("rtc2_port_status", "RTClass2 Port Status", 16, HEX, class2_names, 2,
		"How frames that must not be late fare."),
	{.id = "", .label = "class3", .title = "RTClass3 Port Status", .bits = 16,
		.kind = FIELD_HEX, .parts = class3_bits, .when = WHEN1(2),
		.about = "How frames that keep to a plan fare.", .rfc = OF},
	UUID(ring_made, "mrp_domain_uuid", "MRP DomainUUID", 4, "The ring that the port is in."),
	PART("mrrt_port_status", "MRRT PortStatus", 16, HEX, ring_names, 4,
		"How frames that go both ways around it fare."),
	PART("cm_mac_add", "CMMacAdd", 48, MAC, NULL, 5, "The card of the whole device."),
	PART("master_source_address", "MasterSourceAddress", 48, MAC, NULL, 6,
		"Whose clock is followed."),
	UUID(clocks_made, "subdomain_uuid", "SubdomainUUID", 6, "Whose clocks go together."),
	UUID(plan_made, "ir_data_uuid", "IRDataUUID", 6, "The plan of who sends when."),
	BEGINS(length_bits, "LengthOfPeriod"), BEGINS(red_bits, "RedPeriodBegin"),
	BEGINS(orange_bits, "OrangePeriodBegin"), BEGINS(green_bits, "GreenPeriodBegin"),
	UUID(tsn_made, "tsn_domain_uuid", "TSN DomainUUID", 9,
		"The network that is planned as one."),
	{PART_OF("tsn_nme_management_addr_str_length", "TSN NME Management Address String Length",
		 8, HEX, NULL, "Bytes of the address and its kind."), .when = WHEN1(10)},
	PART("tsn_nme_management_addr_subtype", "TSN NME Management Address Subtype", 8, HEX, NULL,
		10, "What kind of address it is."),
	{PART_OF("tsn_nme_management_addr", "TSN NME Management Address", 0, BYTES, NULL,
		 "Where the network is planned."), .size = SIZE_REST, .when = WHEN1(10)},
	UUID(name_made, "tsn_nme_name_uuid", "TSN NME Name UUID", 11, "Who plans it."),
	UUID(parameter_made, "tsn_nme_parameter_uuid", "TSN NME Parameter UUID", 12, "The plan."),
	PART("time_domain_number", "Time Domain Number", 16, HEX, clock_names, 13,
		"Which of its clocks this is."),
	UUID(time_made, "time_domain_uuid", "Time Domain UUID", 13, "Whose clocks go together."),
	PART("time_domain_master_identity", "Time Domain Master Identity", 64, BYTES, NULL, 13,
		"Whose clock is followed."),
	{.id = "lldp.unknown_subtype.content", .label = "value",
		.title = "Unknown Subtype Content", .kind = FIELD_BYTES, .size = SIZE_REST,
		.when = WHEN_OTHER(1, 0x1f3b), .about = "What it says.", .rfc = OF},
	LLDP_REST, FIELD_END,
};
