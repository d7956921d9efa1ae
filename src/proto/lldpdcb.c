/* SPDX-License-Identifier: BSD-2-Clause */
/* What LLDP says of the lanes of a data centre's wire, IEEE 802.1Q annex D.2.8 to D.2.11: who may
 * send how much (ETS), which of them never lose a frame (PFC), which application is in which. */
#include "lldp.h"

#include <stddef.h>

static const struct name yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};
static const struct name able_names[] = {{0, "Not supported"}, {1, "Supported"}, {0, NULL}};
static const struct name capable_names[] = {{0, "Not capable"}, {1, "Capable"}, {0, NULL}};
static const struct name on_names[] = {{0, "Disabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name choice_names[] = {
	{0, "Strict Priority"}, {1, "Credit-Based Shaper"}, {2, "Enhanced Transmission Selection"},
	{255, "Vendor Specific Algorithm"}, {0, NULL}};
static const struct name use_names[] = {
	{0x0cbc, "iSCSI"}, {0x8906, "FCoE"}, {0x8914, "FiP"}, {0, NULL}};
static const struct name selector_names[] = {
	{1, "EtherType"}, {2, "Port number over TCP or SCTP"}, {3, "Port number over UDP or DCCP"},
	{4, "Port number"}, {5, "Differentiated Services Code Point (DSCP) value"}, {0, NULL}};

#define PART(name, short_name, text, wide, many, values, sentence)                                 \
	{.id = "lldp.dcbx." name, .label = short_name, .title = text, .bits = (wide),              \
		.box = (many), .names = values, .about = sentence, .rfc = "IEEE 802.1Q D.2"}

#define WILLING                                                                                    \
	PART("ieee.willing", "willing", "Willing", 1, 1, yes_names,                                \
		"Whether it would take the other end's word for it.")
static const struct field config_bits[] = {
	WILLING,
	PART("ieee.ets.cbs", "cbs", "Credit-Based Shaper", 1, 1, able_names,
		"Whether it can hold a lane back."),
	FIELD_GAP(3),
	PART("ieee.ets.maxtcs", "maxtcs", "Maximum Number of Traffic Classes", 3, 1, NULL,
		"How many classes it has; 0 for 8."),
	FIELD_END,
};
static const struct field unused_bits[] = {
	{.id = "lldp.dcbx.feature.pg.reserved", .label = "reserved", .title = "Reserved",
		.bits = 7, .box = 1, .kind = FIELD_HEX, .about = "Must be zero.",
		.rfc = "IEEE 802.1Q D.2"},
	FIELD_GAP(1), FIELD_END,
};
static const struct field flow_bits[] = {
	WILLING,
	PART("ieee.pfc.mbc", "mbc", "MACsec Bypass Capability", 1, 1, capable_names,
		"Whether it can leave encryption out."),
	FIELD_GAP(2),
	PART("ieee.pfc.numtcs", "numtcs", "Max PFC Enabled Traffic Classes", 4, 1, NULL,
		"How many classes can be stopped at once."),
	FIELD_END,
};

#define LANE(n)                                                                                    \
	PART("feature.pg.pgid_prio" n, "class" n, "PGID for Prio " n, 4, 2, NULL,                  \
		"The class of frames of this priority.")
static const struct field lanes[] = {LANE("0"), LANE("1"), LANE("2"), LANE("3"), LANE("4"),
	LANE("5"), LANE("6"), LANE("7"), FIELD_END};

#define SHARE(n)                                                                                   \
	PART("feature.pg.per" n, "share" n, "Bandwidth for PGID " n, 8, 0, NULL,                   \
		"Percent of the wire that the class has.")
#define CHOICE(n)                                                                                  \
	PART("ieee.ets.tsa" n, "choice" n, "TSA for Traffic Class " n, 8, 0, choice_names,         \
		"How the next frame to send is chosen.")
#define LANES                                                                                      \
	{.id = "", .label = "classes", .title = "Classes", .kind = FIELD_GROUP, .parts = lanes,    \
		.about = "The class of each priority.", .rfc = "IEEE 802.1Q D.2"},                 \
		SHARE("0"), SHARE("1"), SHARE("2"), SHARE("3"), SHARE("4"), SHARE("5"),            \
		SHARE("6"), SHARE("7"), CHOICE("0"), CHOICE("1"), CHOICE("2"), CHOICE("3"),        \
		CHOICE("4"), CHOICE("5"), CHOICE("6"), CHOICE("7")
#define BITS(text, table)                                                                          \
	{.id = "", .label = "bits", .title = text, .bits = 8, .kind = FIELD_HEX, .parts = table,   \
		.about = "What it can do.", .rfc = "IEEE 802.1Q D.2"}

const struct field lldp_shares[] = {BITS("Configuration", config_bits), LANES, FIELD_END};
const struct field lldp_advice[] = {BITS("Reserved", unused_bits), LANES, FIELD_END};

#define STOP(n)                                                                                    \
	PART("feature.pfc.prio" n, "stop" n, "PFC for Priority " n, 1, 1, on_names,                \
		"Whether frames of this priority can be stopped instead of lost.")
static const struct field stop_bits[] = {STOP("7"), STOP("6"), STOP("5"), STOP("4"), STOP("3"),
	STOP("2"), STOP("1"), STOP("0"), FIELD_END};
const struct field lldp_flow[] = {BITS("Configuration", flow_bits), BITS("Priorities", stop_bits),
	FIELD_END};

#define EACH(name, text, values, sentence)                                                         \
	CONGESTION(name "7", text("7"), values, sentence),                                         \
		CONGESTION(name "6", text("6"), values, sentence),                                 \
		CONGESTION(name "5", text("5"), values, sentence),                                 \
		CONGESTION(name "4", text("4"), values, sentence),                                 \
		CONGESTION(name "3", text("3"), values, sentence),                                 \
		CONGESTION(name "2", text("2"), values, sentence),                                 \
		CONGESTION(name "1", text("1"), values, sentence),                                 \
		CONGESTION(name "0", text("0"), values, sentence)
#define CONGESTION(name, text, values, sentence)                                                   \
	{.id = "lldp.ieee.802_1qau." name, .label = "", .title = text, .bits = 1, .box = 1,        \
		.names = values, .about = sentence, .rfc = "IEEE 802.1Q D.2.7"}
#define ABLE(n) "Priority " n " CNPV Capability"
#define READY(n) "Priority " n " Ready Indicator"
static const struct field congestion_bits[] = {
	EACH("cnpv.prio", ABLE, on_names, "Whether congestion is told of for this priority."),
	FIELD_END};
static const struct field ready_bits[] = {
	EACH("ready.prio", READY, set_names, "Whether the port is ready for that."), FIELD_END};
const struct field lldp_congestion[] = {
	BITS("Priorities", congestion_bits), BITS("Ready", ready_bits), FIELD_END};

static const struct field use_bits[] = {
	PART("ieee.app.prio", "prio", "Application Priority", 3, 1, NULL,
		"The priority that its frames have."),
	FIELD_GAP(2),
	PART("iee.app.sf", "selector", "Application Selector", 3, 1, selector_names,
		"What the number behind is."),
	FIELD_END,
};
static const struct field use_parts[] = {
	BITS("Application", use_bits),
	{.id = "lldp.dcbx.feature.app.proto", .label = "proto", .title = "Application Protocol Id",
		.bits = 16, .kind = FIELD_HEX, .names = use_names,
		.about = "An EtherType, or a port.",
		.rfc = "IEEE 802.1Q D.2.11"},
	FIELD_END,
};
static const struct field use_items[] = {
	{.id = "", .label = "use", .title = "Application", .kind = FIELD_GROUP, .parts = use_parts,
		.heading = "%{lldp.dcbx.feature.app.proto?Unknown} Application",
		.about = "An application and its priority.", .rfc = "IEEE 802.1Q D.2.11"},
	FIELD_END,
};
static const struct list use_list = {.how = LIST_REPEAT, .items = use_items};
const struct field lldp_uses[] = {
	{.id = "lldp.dcbx.ieee.app.reserved", .label = "reserved", .title = "Reserved", .bits = 8,
		.kind = FIELD_HEX, .about = "Must be zero.", .rfc = "IEEE 802.1Q D.2.11"},
	{.id = "", .label = "uses", .title = "Applications", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &use_list, .about = "Three bytes each.",
		.rfc = "IEEE 802.1Q D.2.11"},
	FIELD_END,
};
