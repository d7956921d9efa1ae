/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv4, RFC 791: from host to host across networks. Options: RFC 791 3.1, RFC 2113.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|  ihl  |   dscp    |ecn|         Total Length          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Identification         |R|D|M|     Fragment Offset     |
 * |                               |B|F|F|                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | Time to Live  |   Protocol    |        Header Checksum        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Source Address                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      Destination Address                      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Options                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "ethertype.h"
#include "ipopt.h"
#include "sums.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};

static const struct name dscp_names[] = {
	{0, "Default"}, {8, "Class Selector 1"}, {10, "Assured Forwarding 11"},
	{12, "Assured Forwarding 12"}, {14, "Assured Forwarding 13"}, {16, "Class Selector 2"},
	{18, "Assured Forwarding 21"}, {20, "Assured Forwarding 22"}, {22, "Assured Forwarding 23"},
	{24, "Class Selector 3"}, {26, "Assured Forwarding 31"}, {28, "Assured Forwarding 32"},
	{30, "Assured Forwarding 33"}, {32, "Class Selector 4"}, {34, "Assured Forwarding 41"},
	{36, "Assured Forwarding 42"}, {38, "Assured Forwarding 43"}, {40, "Class Selector 5"},
	{44, "Voice Admit"}, {46, "Expedited Forwarding"}, {48, "Class Selector 6"},
	{56, "Class Selector 7"}, {0, NULL},
};

static const struct name ecn_names[] = {
	{0, "Not ECN-Capable Transport"}, {1, "ECN-Capable Transport codepoint '01'"},
	{2, "ECN-Capable Transport codepoint '10'"}, {3, "Congestion Experienced"}, {0, NULL},
};

static const struct name copy_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};

static const struct name class_names[] = {
	{0, "Control"}, {1, "Reserved for future use"}, {2, "Debugging and measurement"},
	{3, "Reserved for future use"}, {0, NULL},
};

static const struct name number_names[] = {
	{0, "End of Option List (EOL)"}, {1, "No-Operation (NOP)"}, {2, "Security"},
	{3, "Loose source route"}, {4, "Time stamp"}, {5, "Extended security"},
	{6, "Commercial IP security option"}, {7, "Record route"}, {8, "Stream identifier"},
	{9, "Strict source route"}, {10, "Experimental Measurement"}, {11, "MTU probe"},
	{12, "MTU Reply"}, {13, "Experimental Flow Control"}, {14, "Experimental Access Control"},
	{15, "Ask Estrin"}, {16, "IMI Traffic Descriptor"}, {17, "Extended Internet Protocol"},
	{18, "Traceroute"}, {19, "Address Extension"}, {20, "Router Alert"},
	{21, "Selective Directed Broadcast"}, {22, "Unassigned"}, {23, "Dynamic Packet State"},
	{24, "Upstream Multicast Packet"}, {25, "Quick-Start"}, {30, "RFC 3692-style experiment"},
	{0, NULL},
};

static const struct field dsfield_parts[] = {
	{.id = "ip.dsfield.dscp", .label = "dscp", .title = "Differentiated Services Codepoint",
		.bits = 6, .names = dscp_names,
		.about = "Which kind of service routers should give the packet.",
		.rfc = "RFC 2474 3"},
	{.id = "ip.dsfield.ecn", .label = "ecn", .title = "Explicit Congestion Notification",
		.bits = 2, .names = ecn_names,
		.about = "Lets a router say that it is congested without dropping the packet.",
		.rfc = "RFC 3168 5"},
	FIELD_END,
};

static const struct field flags_parts[] = {
	{.id = "ip.flags.rb", .label = "evil", .title = "Reserved bit", .bits = 1,
		.names = set_names, .about = "Must be zero.", .rfc = "RFC 791 3.1"},
	{.id = "ip.flags.df", .label = "DF", .title = "Don't fragment", .bits = 1,
		.names = set_names,
		.about = "Routers may not cut the packet; one too big for a wire is sent back as "
			 "an error.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.flags.mf", .label = "MF", .title = "More fragments", .bits = 1,
		.names = set_names, .about = "This is not the last fragment of its packet.",
		.rfc = "RFC 791 3.1"},
	FIELD_END,
};

const struct field ipopt_type_parts[] = {
	{.id = "ip.opt.type.copy", .scapy = "copy_flag", .label = "copy",
		.title = "Copy on fragmentation", .bits = 1, .names = copy_names,
		.about = "Whether every fragment carries the option or the first one alone.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.opt.type.class", .scapy = "optclass", .label = "class", .title = "Class",
		.bits = 2, .names = class_names, .about = "What kind of option this is.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.opt.type.number", .scapy = "option", .label = "number", .title = "Number",
		.bits = 5, .names = number_names, .about = "Which option of its class this is.",
		.rfc = "RFC 791 3.1"},
	FIELD_END,
};

/* Which of them are there is found where all of an option is seen: frame/made_odd. */
static const struct field length_expert[] =
	EXPERT_PARTS("ip.opt.len.invalid", "%o", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field before_expert[] = EXPERT_PARTS("ip.opt.ptr.before_address",
	"Pointer points before first address", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field middle_expert[] = EXPERT_PARTS("ip.opt.ptr.middle_address",
	"Pointer points to middle of address", EXPERT_WARN, EXPERT_PROTOCOL);
#define ODD(table) {EXPERT(MAKE_BOGUS, table), .preset = BOGUS_ODD}
const struct field ip_length_odd[] = {ODD(length_expert), FIELD_END};
const struct field ip_pointer_odd[] = {ODD(before_expert), ODD(middle_expert), FIELD_END};

#define OPT_PTR(n)                                                                                 \
	{.id = "ip.opt.ptr", .scapy = "pointer", .label = "ptr", .title = "Pointer", .bits = 8,    \
		.preset = (n), .select = true, .made = ip_pointer_odd,                             \
		.about = "Where in the option the next address goes or is read.",                  \
		.rfc = "RFC 791 3.1"}

static const struct field one_parts[] = {OPT_TYPE, FIELD_END};

#define ROUTER(name, other, text, sentence)                                                        \
	{.id = name, .scapy = "routers", .label = "router", .title = text, .bits = 32,             \
		.kind = FIELD_IPV4, .also = other, .about = sentence, .rfc = "RFC 791 3.1"}

/* Up to the pointer the addresses are recorded ones, behind it they wait. */
static const struct field record_items[] = {
	ROUTER("ip.rec_rt", "ip.rec_rt_host", "Recorded Route", "A router that the packet passed."),
	ROUTER("ip.empty_rt", "ip.empty_rt_host", "Empty Route", "Room for a router to come."),
	FIELD_END,
};
static const struct field source_items[] = {
	ROUTER("ip.rec_rt", "ip.rec_rt_host", "Recorded Route", "A router that the packet passed."),
	ROUTER("ip.src_rt", "ip.src_rt_host", "Source Route",
		"A router that the packet must pass."),
	FIELD_END,
};
static const struct list record_list = {LIST_REPEAT, record_items};
static const struct list source_list = {LIST_REPEAT, source_items};

#define ROUTE_PARTS(routers)                                                                       \
	{                                                                                          \
		OPT_TYPE, OPT_LEN, OPT_PTR(4),                                                     \
		{.id = "", .scapy = "routers", .label = "routers", .title = "Routers",             \
			.kind = FIELD_LIST, .size = SIZE_REST, .list = &(routers),                 \
			.about = "The routers' addresses.", .rfc = "RFC 791 3.1"},                 \
		FIELD_END                                                                          \
	}
static const struct field record_parts[] = ROUTE_PARTS(record_list);
static const struct field source_parts[] = ROUTE_PARTS(source_list);

static const struct name stamp_names[] = {
	{0, "Time stamps only"}, {1, "Time stamp and address"},
	{3, "Time stamps for prespecified addresses"}, {0, NULL},
};

#define STAMP                                                                                      \
	{.id = "ip.opt.time_stamp", .scapy = "timestamp", .label = "time", .title = "Time stamp",  \
		.bits = 32, .about = "Milliseconds since midnight, as a router wrote them.",       \
		.rfc = "RFC 791 3.1"}

static const struct field stamp_item[] = {STAMP, FIELD_END};
static const struct field visit_parts[] = {
	{.id = "ip.opt.time_stamp_addr", .scapy = "internet_address", .label = "router",
		.title = "Address", .bits = 32, .kind = FIELD_IPV4,
		.about = "The router that wrote the time.", .rfc = "RFC 791 3.1"},
	STAMP,
	FIELD_END,
};
static const struct field visit_item[] = {
	{.id = "", .label = "visit", .title = "Visit", .kind = FIELD_GROUP, .parts = visit_parts,
		.about = "A router and its time.", .rfc = "RFC 791 3.1"},
	FIELD_END,
};
static const struct list stamp_list = {LIST_REPEAT, stamp_item};
static const struct list visit_list = {LIST_REPEAT, visit_item};

static const struct field stamp_parts[] = {
	OPT_TYPE, OPT_LEN,
	{.id = "ip.opt.ptr", .scapy = "pointer", .label = "ptr", .title = "Pointer", .bits = 8,
		.preset = 9, .about = "Where in the option the next time goes.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.opt.overflow", .scapy = "oflw", .label = "overflow", .title = "Overflow",
		.bits = 4, .about = "How many routers found no room for their time.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.opt.flag", .scapy = "flg", .label = "flag", .title = "Flag", .bits = 4,
		.kind = FIELD_HEX, .preset = 1, .select = true, .names = stamp_names,
		.about = "Whether routers write only the time, or their address too.",
		.rfc = "RFC 791 3.1"},
	{.id = "", .scapy = "timestamp", .label = "times", .title = "Time stamps",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &stamp_list,
		.when = WHEN_OTHER(1, BIT(0) | BIT(2)),
		.about = "The times that routers wrote.", .rfc = "RFC 791 3.1"},
	{.id = "", .scapy = "timestamp", .label = "visits", .title = "Addresses and time stamps",
		.kind = FIELD_LIST, .size = SIZE_REST, .list = &visit_list,
		.when = WHEN_SET(1, BIT(0) | BIT(2)),
		.about = "The routers and the times that they wrote.", .rfc = "RFC 791 3.1"},
	FIELD_END,
};

static const struct name security_names[] = {
	{0x0000, "Unclassified"}, {0xf135, "Confidential"}, {0x789a, "EFTO"}, {0xbc4d, "MMMM"},
	{0x5e26, "PROG"}, {0xaf13, "Restricted"}, {0xd788, "Secret"}, {0x6bc5, "Top Secret"},
	{0, NULL},
};

static const struct field security_parts[] = {
	OPT_TYPE, OPT_LEN,
	{.id = "ip.opt.sec_rfc791_sec", .scapy = "security", .label = "security",
		.title = "Security", .bits = 16, .kind = FIELD_HEX, .names = security_names,
		.about = "How secret the packet is; obsolete.", .rfc = "RFC 791 3.1"},
	{.id = "ip.opt.sec_rfc791_comp", .scapy = "compartment", .label = "compartment",
		.title = "Compartments", .bits = 16, .about = "Who may know it; obsolete.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.opt.sec_rfc791_hr", .scapy = "handling_restrictions", .label = "handling",
		.title = "Handling Restrictions", .bits = 16, .kind = FIELD_TEXT,
		.about = "How to handle it; obsolete.", .rfc = "RFC 791 3.1"},
	{.id = "ip.opt.sec_rfc791_tcc", .scapy = "transmission_control_code", .label = "tcc",
		.title = "Transmission Control Code", .bits = 24, .kind = FIELD_TEXT,
		.preset_bytes = "xxx", .about = "Whose traffic this is; obsolete.",
		.rfc = "RFC 791 3.1"},
	FIELD_END,
};

static const struct name alert_names[] = {{0, "Router shall examine packet"}, {0, NULL}};

static const struct field alert_parts[] = {
	OPT_TYPE, OPT_LEN,
	{.id = "ip.opt.ra", .scapy = "alert", .label = "alert", .title = "Router Alert", .bits = 16,
		.names = alert_names,
		.about = "Asks every router on the way to look into the packet.",
		.rfc = "RFC 2113 2.1"},
	FIELD_END,
};

static const struct field sid_parts[] = {
	OPT_TYPE, OPT_LEN,
	{.id = "ip.opt.sid", .scapy = "security", .label = "stream", .title = "Stream Identifier",
		.bits = 16, .about = "A number for networks that thought in streams; obsolete.",
		.rfc = "RFC 791 3.1"},
	FIELD_END,
};

static const struct field mtu_parts[] = {
	OPT_TYPE, OPT_LEN,
	{.id = "ip.opt.mtu", .scapy = "mtu", .label = "mtu", .title = "MTU", .bits = 16,
		.about = "The largest packet a wire on the way takes; obsolete.",
		.rfc = "RFC 1063"},
	FIELD_END,
};

static const struct field unknown_parts[] = {
	OPT_TYPE, OPT_LEN,
	{.id = "ip.opt.data", .scapy = "value", .label = "value", .title = "Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "What the option says.",
		.rfc = "RFC 791 3.1"},
	FIELD_END,
};

#define OPTION(name, class, text, value, table, sentence, from)                                    \
	.id = "ip.options." name, .scapy = class, .label = name, .title = "IP Option - " text,     \
	.kind = FIELD_GROUP, .code = (value), .parts = table, .about = sentence, .rfc = from

/* The usual ones first, as they are offered; two of one name stand together, for lifting. */
static const struct field options[] = {
	{OPTION("eol", "IPOption_EOL", "End of Options List (EOL)", 0, one_parts,
		"Nothing but padding follows.", "RFC 791 3.1"), .last = true},
	{OPTION("nop", "IPOption_NOP", "No-Operation (NOP)", 1, one_parts,
		"Fills a byte, so that the next option starts where it should.", "RFC 791 3.1")},
	{OPTION("record_route", "IPOption_RR", "Record Route", 7, record_parts,
		"Every router on the way writes its address here.", "RFC 791 3.1")},
	{OPTION("route", "IPOption_LSRR", "Loose Source Route", 131, source_parts,
		"The packet must pass these routers, others too if need be.", "RFC 791 3.1")},
	{OPTION("source_route", "IPOption_SSRR", "Strict Source Route", 137, source_parts,
		"The packet must pass exactly these routers.", "RFC 791 3.1")},
	{OPTION("timestamp", "IPOption_Timestamp", "Time Stamp", 68, stamp_parts,
		"Every router on the way writes the time here.", "RFC 791 3.1")},
	{OPTION("sid", "IPOption_Stream_Id", "Stream ID", 136, sid_parts,
		"Obsolete.", "RFC 791 3.1")},
	{OPTION("mtu_probe", "IPOption_MTU_Probe", "MTU Probe", 11, mtu_parts,
		"Finds the smallest MTU of the way; obsolete.", "RFC 1063")},
	{OPTION("mtu_reply", "IPOption_MTU_Reply", "MTU Reply", 12, mtu_parts,
		"Sends back what an MTU probe found; obsolete.", "RFC 1063")},
	{OPTION("routeralert", "IPOption_Router_Alert", "Router Alert", 148, alert_parts,
		"Asks every router on the way to look into the packet.", "RFC 2113 2.1")},
	{OPTION("security", "IPOption_Security", "Security", 130, security_parts,
		"How secret the packet is; obsolete.", "RFC 791 3.1"), .words = "\013", .bias = 1},
	{OPTION("security", NULL, "Security", 130, ipopt_basic,
		"How secret the packet is, and who says so.", "RFC 1108 2")},
	{OPTION("ext_security", NULL, "Extended Security", 133, ipopt_extended,
		"More on how secret the packet is.", "RFC 1108 3")},
	{OPTION("cipso", NULL, "Commercial Security", 134, ipopt_cipso,
		"How secret the packet is, and who may know it.", "FIPS 188")},
	{OPTION("qs", NULL, "Quick-Start", 25, ipopt_quick,
		"Asks the routers on the way how fast a sender may begin.", "RFC 4782 3.1")},
	{OPTION("traceroute", NULL, "Traceroute", 82, ipopt_traceroute,
		"Asks every router on the way to answer; obsolete.", "RFC 1393 2.2")},
	{OPTION("sdb", "IPOption_SDBM", "Selective Directed Broadcast", 149, ipopt_several,
		"Sends one packet to several hosts; obsolete.", "RFC 6814")},
	{OPTION("unknown", "IPOption", "Unknown", LIST_UNKNOWN, unknown_parts,
		"An option that this program does not know.", "RFC 791 3.1")},
	FIELD_END,
};
static const struct list option_list = {LIST_TLV, options};

static const struct field ttl_expert[] = EXPERT_PARTS("ip.ttl.too_small",
	"\"Time To Live\" only %u", EXPERT_NOTE, EXPERT_SEQUENCE);
static const struct field group_expert[] = EXPERT_PARTS("ip.ttl.lncb",
	"\"Time To Live\" != %u for a packet sent to the Local Network Control Block "
	"(see RFC 3171)", EXPERT_NOTE, EXPERT_SEQUENCE);
static const struct field ttl_made[] = {{EXPERT(MAKE_SCARCE, ttl_expert)},
	{EXPERT(MAKE_LOCAL, group_expert)}, FIELD_END};

static const struct field nop_expert[] = EXPERT_PARTS("ip.nop",
	"4 NOP in a row - a router may have removed some options", EXPERT_WARN, EXPERT_PROTOCOL);
static const struct field options_made[] = {
	{EXPERT(MAKE_BOGUS, nop_expert), .preset = BOGUS_NOPS}, FIELD_END};
static const struct field version_expert[] = EXPERT_PARTS(
	"ip.bogus_ip_version", "Bogus IPv4 version", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field version_made[] = {
	{EXPERT(MAKE_BOGUS, version_expert), .preset = BOGUS_IP_VERSION}, FIELD_END};
static const struct field head_expert[] = EXPERT_PARTS("ip.bogus_header_length",
	"Bogus IP header length (%u, must be at least 20)", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field head_made[] = {
	{EXPERT(MAKE_BOGUS, head_expert), .preset = BOGUS_IP_HEAD}, FIELD_END};
static const struct field short_expert[] = EXPERT_PARTS(
	"ip.bogus_ip_length", "Bogus IP length", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field long_expert[] = EXPERT_PARTS("ip.bogus_ip_length",
	"IPv4 total length exceeds packet length (%u bytes)", EXPERT_ERROR, EXPERT_PROTOCOL);
static const struct field len_made[] = {
	{EXPERT(MAKE_BOGUS, short_expert), .preset = BOGUS_IP_SHORT},
	{EXPERT(MAKE_BOGUS, long_expert), .preset = BOGUS_IP_LONG},
	FIELD_END,
};

static const struct field sum_expert[] = SUM_EXPERT("ip.checksum_bad.expert");
static const struct field sum_made[] = {
	{EXPERT(MAKE_BAD_SUM, sum_expert)},
	SUM_STATUS("ip.checksum", "Header checksum status"),
	SUM_CALCULATED("ip.checksum", MADE_BEHIND),
	FIELD_END,
};

static const struct field fields[] = {
	{.id = "ip.version",
		.scapy = "version",
		.label = "version",
		.title = "Version",
		.bits = 4,
		.preset = 4,
		.made = version_made,
		.about = "Which Internet Protocol this is: 4.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.hdr_len",
		.scapy = "ihl",
		.label = "ihl",
		.title = "Header Length",
		.bits = 4,
		.unit = 4,
		.scaled = true,
		.fill = FILL_HDRLEN,
		.made = head_made,
		.about = "Length of this header in words of 4 bytes: 5 when it has no options.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.dsfield",
		.scapy = "tos",
		.label = "tos",
		.also = "ip.tos",
		.title = "Differentiated Services Field",
		.bits = 8,
		.kind = FIELD_FLAGS,
		.parts = dsfield_parts,
		.about = "How the packet should be treated: urgent, bulk, congested.",
		.rfc = "RFC 2474 3"},
	{.id = "ip.len",
		.scapy = "len",
		.label = "len",
		.title = "Total Length",
		.bits = 16,
		.fill = FILL_TOTLEN,
		.made = len_made,
		.about = "Bytes of the whole packet, this header included.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.id",
		.scapy = "id",
		.label = "id",
		.title = "Identification",
		.bits = 16,
		.kind = FIELD_HEX,
		.preset = 1,
		.about = "Fragments of one packet carry the same number, so that they can be put "
			 "together again.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.flags",
		.scapy = "flags",
		.label = "flags",
		.title = "Flags",
		.bits = 3,
		.kind = FIELD_FLAGS,
		.parts = flags_parts,
		.letters = "MF DF evil",
		.about = "Whether the packet may be cut into fragments, and whether more follow.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.frag_offset",
		.scapy = "frag",
		.label = "frag",
		.title = "Fragment Offset",
		.bits = 13,
		.unit = 8,
		.stops = true,
		.about = "Where in the whole packet this fragment belongs, in units of 8 bytes.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.ttl",
		.scapy = "ttl",
		.label = "ttl",
		.title = "Time to Live",
		.bits = 8,
		.preset = 64,
		.made = ttl_made,
		.about = "How many routers may still pass this packet on.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.proto",
		.scapy = "proto",
		.label = "proto",
		.title = "Protocol",
		.bits = 8,
		.fill = FILL_NEXT,
		.bind = BIND_IPPROTO,
		.names = ipproto_names,
		.about = "Which protocol the payload speaks: TCP, UDP, ICMP...",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.checksum",
		.scapy = "chksum",
		.label = "chksum",
		.title = "Header Checksum",
		.bits = 16,
		.kind = FIELD_HEX,
		.fill = FILL_SUM,
		.sum = SUM_HEADER,
		.made = sum_made,
		.about = "Shows whether this header was damaged; every router computes it again.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.src",
		.scapy = "src",
		.label = "src",
		.title = "Source Address",
		.bits = 32,
		.kind = FIELD_IPV4,
		.fill = FILL_WIRE,
		.preset = 0xc0000263,
		.also = "ip.addr ip.src_host ip.host",
		.about = "The host that sent the packet.",
		.rfc = "RFC 791 3.1"},
	{.id = "ip.dst",
		.scapy = "dst",
		.label = "dst",
		.title = "Destination Address",
		.bits = 32,
		.kind = FIELD_IPV4,
		.fill = FILL_WIRE,
		.preset = 0xc0000250,
		.also = "ip.addr ip.dst_host ip.host",
		.about = "The host that the packet is for.",
		.rfc = "RFC 791 3.1"},
	{.id = "",
		.scapy = "options",
		.label = "options",
		.title = "Options",
		.kind = FIELD_LIST,
		.size = SIZE_REST,
		.list = &option_list,
		.heading = "Options: (%b bytes)%o",
		.made = options_made,
		.about = "Rarely used extras: recorded routes, time stamps, router alerts.",
		.rfc = "RFC 791 3.1"},
	FIELD_END,
};

static const struct bind binds[] = {
	{BIND_ETHERTYPE, 0x0800}, {BIND_IPPROTO, 4}, {BIND_LINK, 228}, {BIND_LABEL, 0},
	{BIND_FAMILY, 2}, {BIND_PPP, 0x21}, {BIND_SAP, 0x06}, {BIND_VXLAN, 1},
	{BIND_NONE, 0}};
static const struct alias aliases[] = {{"IPerror", NULL, 0}, {NULL, NULL, 0}};

const struct proto proto_ip = {
	.id = "ip", .scapy = "IP", .also = "ipv4 ip4", .label = "IPv4",
	.title = "Internet Protocol Version 4", .layer = LAYER_NETWORK, .next = NEXT_FIELD,
	.binds = binds, .aliases = aliases, .fields = fields,
	.about = "Carries data from host to host across networks, each packet on its own.",
	.rfc = "RFC 791",
};
