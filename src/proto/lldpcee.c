/* SPDX-License-Identifier: BSD-2-Clause */
/* How LLDP spoke of the lanes of a data centre's wire before IEEE 802.1Q did: DCBX, the versions of
 * 2007 (CIN) and 2008 (CEE). An element holds several others. */
#include "lldp.h"

#include <stddef.h>

#define CEE "lldp.dcbx."
#define OF "DCBX 1.01"

static const struct name version_names[] = {{1, "1.0 CIN"}, {2, "1.01 CEE"}, {0, NULL}};
static const struct name type_names[] = {
	{1, "DCBx Control"}, {2, "Priority Groups"}, {3, "Priority-Based Flow Control"},
	{4, "Application Protocol"}, {6, "Logical Link Down"}, {0, NULL}};
static const struct name on_names[] = {{0, "Disabled"}, {1, "Enabled"}, {0, NULL}};
static const struct name yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};
static const struct name set_names[] = {{0, "Not Set"}, {1, "Set"}, {0, NULL}};
static const struct name selector_names[] = {{0, "EtherType"}, {1, "Socket Number"}, {0, NULL}};
static const struct name link_names[] = {{0, "FCoE Status"}, {1, "LAN Status"}, {0, NULL}};
static const struct name use_names[] = {
	{0x0cbc, "iSCSI"}, {0x8906, "FCoE"}, {0x8914, "FiP"}, {0, NULL}};

#define PART_OF(name, text, wide, how, values, sentence)                                           \
	.id = CEE name, .label = "value", .title = text, .bits = (wide), .kind = FIELD_##how,      \
	.names = values, .about = sentence, .rfc = OF
#define PART(name, text, wide, how, values, sentence)                                              \
	{PART_OF(name, text, wide, how, values, sentence)}
#define BITS(name, text, wide, boxed, values, sentence)                                            \
	{PART_OF(name, text, wide, UINT, values, sentence), .box = (boxed)}
#define HEAD                                                                                       \
	{PART_OF("type", "DCBx TLV Type", 7, UINT, type_names, "What the element says."),          \
		.box = 2, .fill = FILL_CODE},                                                      \
	{PART_OF("len", "DCBx TLV Length", 9, UINT, NULL, "Bytes behind this one."), .box = 2,     \
		.bias = 2, .fill = FILL_ITEMLEN},                                                  \
	PART("version", "Operating Version", 8, HEX, version_names, "Which DCBX is spoken."),      \
	PART("max_version", "Max Version", 8, HEX, version_names, "Which one could be spoken.")

static const struct field feature_bits[] = {
	BITS("feature.enabled", "Feature", 1, 1, on_names, "Whether it is used."),
	BITS("feature.willing", "Willing", 1, 1, yes_names,
		"Whether it would take the other end's word for it."),
	BITS("feature.error", "Error", 1, 1, set_names, "The two ends do not agree."),
	FIELD_GAP(5), FIELD_END};
#define FEATURE                                                                                    \
	HEAD,                                                                                      \
	{.id = "", .label = "bits", .title = "Feature", .bits = 8, .kind = FIELD_HEX,              \
		.parts = feature_bits, .about = "How it is used.", .rfc = OF},                     \
	PART("feature.subtype", "Subtype", 8, HEX, NULL, "Must be zero.")

static const struct field control[] = {HEAD,
	PART("control.seq", "Sequence No", 32, UINT, NULL, "How often the settings have changed."),
	PART("control.ack", "Ack No", 32, UINT, NULL,
		"How often those of the other end have, as it said last."),
	LLDP_REST, FIELD_END};

#define LANE(n) BITS("feature.pg.pgid_prio" n, "PGID for Prio " n, 4, 2, NULL,                     \
	"The class of frames of this priority.")
#define SHARE(n) PART("feature.pg.per" n, "Bandwidth for PGID " n, 8, UINT, NULL,                  \
	"Percent of the wire that the class has.")
static const struct field lane_bits[] = {LANE("0"), LANE("1"), LANE("2"), LANE("3"), LANE("4"),
	LANE("5"), LANE("6"), LANE("7"), FIELD_END};
static const struct field groups[] = {FEATURE,
	{.id = "", .label = "classes", .title = "Classes", .kind = FIELD_GROUP,
		.parts = lane_bits, .about = "The class of each priority.", .rfc = OF},
	SHARE("0"), SHARE("1"), SHARE("2"), SHARE("3"), SHARE("4"), SHARE("5"), SHARE("6"),
	SHARE("7"),
	PART("feature.pg.numtcs", "Number of Traffic Classes Supported", 8, HEX, NULL,
		"How many classes it has."),
	LLDP_REST, FIELD_END};

#define STOP(n) BITS("feature.pfc.prio" n, "PFC for Priority " n, 1, 1, on_names,                  \
	"Whether frames of this priority can be stopped instead of lost.")
static const struct field stop_bits[] = {STOP("7"), STOP("6"), STOP("5"), STOP("4"), STOP("3"),
	STOP("2"), STOP("1"), STOP("0"), FIELD_END};
static const struct field flow[] = {FEATURE,
	{.id = "", .label = "priorities", .title = "Priorities", .bits = 8, .kind = FIELD_HEX,
		.parts = stop_bits, .about = "Which frames can be stopped.", .rfc = OF},
	PART("feature.pfc.numtcs", "Number of Traffic Classes Supported", 8, HEX, NULL,
		"How many classes can be stopped at once."),
	LLDP_REST, FIELD_END};

/* The selector lies within the maker's number. */
static const struct field maker_made[] = {
	{PART_OF("feature.app.oui", "Application OUI", 24, HEX, NULL,
		 "Whose application it is."), .make = MAKE_PICKED, .preset = 0xfcffff},
	{PART_OF("feature.app.sf", "Selector Field", 24, UINT, selector_names,
		 "What the number before is."), .make = MAKE_PICKED, .preset = 0x30000},
	FIELD_END};
/* The lowest bit that is set is the priority. */
#define PRIORITY(n)                                                                                \
	{PART_OF("feature.app.prio", "Application Priority", 8, UINT, NULL,                        \
		 "The priority that its frames have."), .make = MAKE_PRESET, .preset = (n),        \
		.when = WHEN_LOW(1 << (n), 1, (2 << (n)) - 1)}
static const struct field priority_made[] = {PRIORITY(0), PRIORITY(1), PRIORITY(2), PRIORITY(3),
	PRIORITY(4), PRIORITY(5), PRIORITY(6), PRIORITY(7), FIELD_END};
static const struct field use_parts[] = {
	PART("feature.app.proto", "Application Protocol Id", 16, HEX, use_names,
		"An EtherType, or a port."),
	{PART_OF("feature.app.oui", "Application OUI", 24, HEX, NULL, "Whose application it is."),
		.silent = true, .made = maker_made},
	{PART_OF("feature.app.prio", "Application Priority", 8, HEX, NULL,
		 "The priority that its frames have."), .silent = true, .made = priority_made},
	FIELD_END};
static const struct field use_items[] = {
	{.id = "", .label = "use", .title = "Application", .kind = FIELD_GROUP, .parts = use_parts,
		.heading = "%{lldp.dcbx.feature.app.proto?Unknown} Application",
		.about = "An application and its priority.", .rfc = OF},
	FIELD_END};
static const struct list use_list = {LIST_REPEAT, use_items};
static const struct field uses[] = {FEATURE,
	{.id = "", .label = "uses", .title = "Applications", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &use_list, .about = "Six bytes each.", .rfc = OF},
	FIELD_END};

static const struct field link_bits[] = {
	{PART_OF("feature.llink.type", "Logical Link Down Type", 1, HEX, link_names,
		 "Which part of the wire is down."), .box = 1},
	FIELD_GAP(7), FIELD_END};
static const struct field down[] = {FEATURE,
	{.id = "", .label = "link", .title = "Link", .bits = 8, .kind = FIELD_HEX,
		.parts = link_bits, .about = "Which part of the wire is down.", .rfc = OF},
	LLDP_REST, FIELD_END};
static const struct field any[] = {FEATURE, LLDP_REST, FIELD_END};

#define ITEM(word, text, value, table)                                                             \
	{.id = "", .label = word, .title = text, .kind = FIELD_GROUP, .code = (value),             \
		.parts = table, .heading = "%t TLV",                                               \
		.about = "How a lane of the wire is used.", .rfc = OF}
static const struct field items[] = {
	ITEM("control", "DCBx Control", 1, control), ITEM("groups", "Priority Groups", 2, groups),
	ITEM("flow", "Priority-Based Flow Control", 3, flow),
	ITEM("uses", "Application Protocol", 4, uses), ITEM("down", "Logical Link Down", 6, down),
	ITEM("any", "Unknown", LIST_UNKNOWN, any), FIELD_END,
};
static const struct list list = {LIST_TLV, items};
const struct field lldp_cee[] = {
	PART("proto", "DCBx Protocol", 8, HEX, version_names, "Which DCBX is spoken."),
	{.id = "", .label = "elements", .title = "Elements", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &list, .about = "How the lanes of the wire are used.",
		.rfc = OF},
	FIELD_END,
};
