/* SPDX-License-Identifier: BSD-2-Clause */
/* Geneve, RFC 8926: frames inside UDP, with options that each maker of switches may define.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |ver|  Length   |O|C| Reserved  |         Protocol Type         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       Virtual Network Identifier (VNI)        |   Reserved    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/expert.h"
#include "proto/proto.h"

#include "ethertype.h"

#include <stddef.h>

static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};
static const struct name class_names[] = {
	{0x0100, "Linux"}, {0x0101, "Open vSwitch"}, {0x0102, "Open Virtual Networking (OVN)"},
	{0x0103, "In-band Network Telemetry (INT)"}, {0x0104, "VMware, Inc."},
	{0x0105, "Amazon.com, Inc."}, {0x0106, "Cisco Systems, Inc."},
	{0x0107, "Oracle Corporation"}, {0x0108, "Amazon.com, Inc."}, {0, NULL},
};

#define FLAG(name, letter, text, wide, sentence)                                                   \
	{.id = "geneve.flags." name, .label = letter, .title = text, .bits = (wide),               \
		.names = true_names, .about = sentence, .rfc = "RFC 8926 3.4"}

static const struct field flag_parts[] = {
	FLAG("oam", "O", "Operations, Administration and Management Frame", 1,
		"For the switch itself, not for a machine behind it."),
	FLAG("critical", "C", "Critical Options Present", 1,
		"Who does not know every option must drop the frame."),
	FLAG("reserved", "reserved", "Reserved", 6, "Must be zero."),
	FIELD_END,
};

static const struct field critical_made[] = {
	{.id = "geneve.option.type.critical",
		.label = "C",
		.title = "Critical Option",
		.bits = 1,
		.make = MAKE_HEAD,
		.hidden = true,
		.names = true_names,
		.about = "Who does not know the option must drop the frame.",
		.rfc = "RFC 8926 3.5"},
	FIELD_END,
};
static const struct field flags_made[] = {
	{.id = "geneve.option.flags",
		.label = "flags",
		.title = "Flags",
		.bits = 8,
		.kind = FIELD_HEX,
		.make = MAKE_AGAIN,
		.hidden = true,
		.about = "The bits that are reserved.",
		.rfc = "RFC 8926 3.5"},
	FIELD_END,
};
#define OPTION_HEAD                                                                                \
	{.id = "geneve.option.class",                                                              \
		.scapy = "classid",                                                                \
		.label = "class",                                                                  \
		.title = "Class",                                                                  \
		.bits = 16,                                                                        \
		.kind = FIELD_HEX,                                                                 \
		.names = class_names,                                                              \
		.about = "Whose option it is.",                                                    \
		.rfc = "RFC 8926 3.5"},                                                            \
	{.id = "geneve.option.type",                                                               \
		.scapy = "type",                                                                   \
		.label = "type",                                                                   \
		.title = "Type",                                                                   \
		.bits = 8,                                                                         \
		.kind = FIELD_HEX,                                                                 \
		.made = critical_made,                                                             \
		.about = "Which of that maker's options; the highest bit says that "               \
			 "it is critical.",                                                        \
		.rfc = "RFC 8926 3.5"},                                                            \
	{.id = "geneve.option.flags.reserved",                                                     \
		.scapy = "reserved",                                                               \
		.label = "R",                                                                      \
		.title = "Reserved",                                                               \
		.bits = 3,                                                                         \
		.names = true_names,                                                               \
		.made = flags_made,                                                                \
		.about = "Must be zero.",                                                          \
		.rfc = "RFC 8926 3.5"},                                                            \
	{.id = "geneve.option.length",                                                             \
		.scapy = "length",                                                                 \
		.label = "len",                                                                    \
		.title = "Length",                                                                 \
		.bits = 5,                                                                         \
		.unit = 4,                                                                         \
		.bias = 4,                                                                         \
		.scaled = true,                                                                    \
		.fill = FILL_ITEMLEN,                                                              \
		.about = "Words of 4 bytes of the option's data.",                                 \
		.rfc = "RFC 8926 3.5"}
static const struct field option_parts[] = {
	OPTION_HEAD,
	{.id = "geneve.option.unknown.data",
		.scapy = "data",
		.label = "data",
		.title = "Unknown Option Data",
		.kind = FIELD_BYTES,
		.size = SIZE_REST,
		.about = "What the option says.",
		.rfc = "RFC 8926 3.5"},
	FIELD_END,
};

/* Google's own: which network a machine is in, and which way the packet goes. */
#define GCP "Packet Mirroring, Google Cloud"
static const struct name way_names[] = {{0, "Ingress"}, {1, "Egress"}, {0, NULL}};
static const struct field network_parts[] = {
	OPTION_HEAD,
	{.id = "geneve.option.gcp.vnid", .label = "vnid", .title = "GCP Virtual Network ID",
		.bits = 28, .box = 4, .about = "Which network the machine is in.", .rfc = GCP},
	{.id = "geneve.option.gcp.reserved", .label = "R", .title = "GCP Reserved bits", .bits = 3,
		.box = 4, .names = true_names, .about = "Must be zero.", .rfc = GCP},
	{.id = "geneve.option.gcp.direction", .label = "direction",
		.title = "GCP Traffic Direction", .bits = 1, .box = 4, .names = way_names,
		.about = "Whether the machine gets the packet or sends it.", .rfc = GCP},
	FIELD_END,
};
static const struct field endpoint_parts[] = {
	OPTION_HEAD,
	{.id = "geneve.option.gcp.endpoint", .label = "endpoint", .title = "GCP Endpoint ID",
		.kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "Which machine it is.", .rfc = GCP},
	FIELD_END,
};
static const struct field profile_parts[] = {
	OPTION_HEAD,
	{.id = "geneve.option.gcp.profile", .label = "profile", .title = "GCP Profile ID",
		.bits = 64, .about = "What the option says.", .rfc = GCP},
	FIELD_END,
};
#define OPTION(begins, word, table, sentence, from)                                                \
	{.id = "geneve.option", .label = word, .title = "Option", .kind = FIELD_GROUP,             \
		.words = begins, .code = 1, .parts = table, .about = sentence, .rfc = from}
static const struct field options[] = {
	OPTION("\1\062\1", "network", network_parts, "Which network a machine is in.", GCP),
	OPTION("\1\062\2", "endpoint", endpoint_parts, "Which machine it is.", GCP),
	OPTION("\1\062\3", "profile", profile_parts, "What the option says.", GCP),
	OPTION(NULL, "option", option_parts, "What a maker of switches wants to tell another.",
		"RFC 8926 3.5"),
	{.id = "geneve.option",
		.scapy = "GeneveOptions",
		.label = "option",
		.title = "Option",
		.kind = FIELD_GROUP,
		.code = LIST_UNKNOWN,
		.parts = option_parts,
		.about = "What a maker of switches wants to tell another of its own.",
		.rfc = "RFC 8926 3.5"},
	FIELD_END,
};
static const struct list option_list = {LIST_TLV, options};

static const struct field version_expert[] = EXPERT_PARTS("geneve.version.unknown",
	"Unknown version %u", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field version_made[] = {
	{EXPERT_PLACED(MAKE_EXPERT, version_expert, MADE_BEHIND), .when = WHEN_OTHER(0, 1)},
	FIELD_END};

static const struct field fields[] = {
	{.id = "geneve.version",
		.scapy = "version",
		.label = "version",
		.title = "Version",
		.bits = 2,
		.made = version_made,
		.about = "Which Geneve this is: 0.",
		.rfc = "RFC 8926 3.4"},
	{.id = "geneve.option.length",
		.scapy = "optionlen",
		.label = "optlen",
		.title = "Length",
		.bits = 6,
		.unit = 4,
		.bias = 8,
		.scaled = true,
		.fill = FILL_HDRLEN,
		.about = "Words of 4 bytes of the options.",
		.rfc = "RFC 8926 3.4"},
	{.id = "geneve.flags",
		.label = "flags",
		.title = "Flags",
		.bits = 8,
		.kind = FIELD_FLAGS,
		.parts = flag_parts,
		.about = "How the frame is to be treated.",
		.rfc = "RFC 8926 3.4"},
	{.id = "geneve.proto_type",
		.scapy = "proto",
		.label = "proto",
		.title = "Protocol Type",
		.bits = 16,
		.kind = FIELD_HEX,
		.fill = FILL_NEXT,
		.bind = BIND_ETHERTYPE,
		.names = ethertype_names,
		.about = "What comes behind this header.",
		.rfc = "RFC 8926 3.4"},
	{.id = "geneve.vni",
		.scapy = "vni",
		.label = "vni",
		.title = "Virtual Network Identifier (VNI)",
		.bits = 24,
		.kind = FIELD_HEX,
		.about = "Which of the virtual networks in the tunnel the frame is in.",
		.rfc = "RFC 8926 3.4"},
	{.id = "geneve.reserved",
		.scapy = "reserved2",
		.label = "reserved",
		.title = "Reserved",
		.bits = 8,
		.kind = FIELD_HEX,
		.hidden = true,
		.about = "Must be zero.",
		.rfc = "RFC 8926 3.4"},
	{.id = "geneve.options",
		.scapy = "options",
		.label = "options",
		.title = "Options",
		.kind = FIELD_LIST,
		.size = SIZE_REST,
		.list = &option_list,
		.about = "What makers of switches add.",
		.rfc = "RFC 8926 3.5"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_UDP, 6081}, {BIND_NONE, 0}};
static const struct overload overloads[] = {{"GENEVE", "udp.dstport", 6081}, {NULL, NULL, 0}};

const struct proto proto_geneve = {
	.id = "geneve", .scapy = "GENEVE", .label = "Geneve",
	.title = "Generic Network Virtualization Encapsulation", .layer = LAYER_APPLICATION,
	.next = NEXT_FIELD, .binds = binds, .overloads = overloads, .fields = fields,
	.about = "A tunnel: carries frames inside UDP, with room for remarks.",
	.rfc = "RFC 8926",
};
