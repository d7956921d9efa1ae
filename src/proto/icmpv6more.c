/* SPDX-License-Identifier: BSD-2-Clause */
/* Rarer messages of ICMPv6: node information, RFC 4620, renumbering, RFC 2894, inverse discovery,
 * RFC 3122, mobile hosts, RFC 6275 6, certificates of routers, RFC 3971 6, multicast routers, RFC
 * 4286, addresses asked for by small radios, RFC 6775 4.4, and the extended echo, RFC 8335.
 * And errors that say how much they quote, RFC 4884:
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    length     |                   Reserved                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "icmpv6rr.h"
#include "mld.h"
#include "ndopt.h"
#include "proto/icmpext.h"
#include "proto/proto.h"

#include <stddef.h>

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};

#define HEAD(coded)                                                                                \
	{.id = "icmpv6.type", .scapy = "type", .label = "type", .title = "Type", .bits = 8,        \
		.kind = FIELD_UINT, .select = true, .names = icmpv6_types,                         \
		.about = "What the message is.", .rfc = "RFC 4443 2.1"},                           \
	{.id = "icmpv6.code", .scapy = "code", .label = "code", .title = "Code", .bits = 8,        \
		.typed = true, .select = (coded), .names = icmpv6_codes,                           \
		.about = "Says more about the type.", .rfc = "RFC 4443 2.1"},                      \
	{.id = "icmpv6.checksum", .scapy = "cksum", .label = "cksum", .title = "Checksum",         \
		.bits = 16, .kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_PSEUDO,                \
		.made = icmpv6_sum_made,                                                           \
		.about = "Shows whether message or addresses were damaged on the way.",            \
		.rfc = "RFC 4443 2.3"}
#define NUMBER(name, short_name, text, wide, how, wanted, sentence, from)                          \
	{.id = "icmpv6." name, .label = short_name, .title = text, .bits = (wide), .kind = how,    \
		.when = wanted, .about = sentence, .rfc = from}
#define RESERVED(wide, wanted)                                                                     \
	{.id = "icmpv6.reserved", .label = "reserved", .title = "Reserved", .bits = (wide),        \
		.kind = FIELD_HEX, .octets = true, .when = wanted, .about = "Must be zero.",       \
		.rfc = "RFC 4443 2.1"}

/* ---- node information ---- */

static const struct name asked_names[] = {
	{0, "NOOP"}, {1, "Supported query types (Obsolete)"}, {2, "Node Name"},
	{3, "Node addresses"}, {4, "IPv4 node addresses"}, {0, NULL},
};
static const struct name unicast_names[] = {
	{0, "Unicast addresses on the queried interface"}, {1, "All unicast address"}, {0, NULL}};

#define ASKED(name, text, values, sentence)                                                        \
	{.id = "icmpv6.ni.flag." name, .label = name, .title = text, .bits = 1, .box = 2,          \
		.names = values, .about = sentence, .rfc = "RFC 4620 6.3"}
static const struct field asked_parts[] = {
	{.id = "icmpv6.ni.flag.rsv", .label = "rsv", .title = "Reserved", .bits = 10,
		.kind = FIELD_HEX, .about = "Must be zero.", .rfc = "RFC 4620 4"},
	ASKED("g", "Global-scope addresses", set_names, "Addresses that hold everywhere."),
	ASKED("s", "Site-local addresses", set_names, "Addresses of the site."),
	ASKED("l", "Link-local addresses", set_names, "Addresses of the wire."),
	ASKED("c", "Compression", set_names, "Addresses that stand for those of IPv4."),
	ASKED("a", "Unicast Addresses", unicast_names, "Those of all cards."),
	ASKED("t", "Truncated", set_names, "There are more than fit."),
	FIELD_END,
};

/* Of what a reply lists each has a time of its own. */
#define LIVES                                                                                      \
	{.id = "icmpv6.ni.reply.node_ttl", .label = "ttl", .title = "TTL", .bits = 32,             \
		.about = "For how many seconds it holds; always 0.", .rfc = "RFC 4620 6.2"}
static const struct field six_parts[] = {
	LIVES,
	{.id = "icmpv6.ni.reply.node_address", .label = "address", .title = "IPv6 Node address",
		.bits = 128, .kind = FIELD_IPV6, .about = "An address of the host.",
		.rfc = "RFC 4620 6.3"},
	FIELD_END,
};
static const struct field four_parts[] = {
	LIVES,
	{.id = "icmpv6.ni.reply.ipv4_address", .label = "address", .title = "IPv4 Node address",
		.bits = 32, .kind = FIELD_IPV4, .about = "An address of the host.",
		.rfc = "RFC 4620 6.4"},
	FIELD_END,
};
#define ITEMS(table)                                                                               \
	{{.id = "", .label = "address", .title = "Address", .kind = FIELD_GROUP, .parts = table,   \
		 .about = "An address and for how long it holds.", .rfc = "RFC 4620 6.3"},         \
		FIELD_END}
static const struct field six_items[] = ITEMS(six_parts), four_items[] = ITEMS(four_parts);
static const struct list six_list = {LIST_REPEAT, six_items}, four_list = {LIST_REPEAT, four_items};

/* Type, code and what is asked for, the first highest. */
#define QUERY(code)  WHEN_HIGH(139 << 8 | (code), 1, 16)
#define REPLY(asked) WHEN1(UINT64_C(140) << 24 | (asked))
#define NODES	     WHEN_FROM(UINT64_C(139) << 24, UINT32_MAX)
#define RENUMBERING  WHEN_FROM(138 << 8, 138 << 8 | 255)
#define ADDRESSES(table, wanted)                                                                   \
	{.id = "", .label = "addresses", .title = "Addresses", .kind = FIELD_LIST,                 \
		.size = SIZE_REST, .list = table, .when = wanted, .about = "All of them.",         \
		.rfc = "RFC 4620 6.3"}

#define ALWAYS {WHEN_ALWAYS, 0, 0, 0, 0}
static const struct field subject_items[] = {
	{.id = "icmpv6.ni.query.subject_fqdn", .label = "subject", .title = "FQDN subject",
		.kind = FIELD_NAME, .size = SIZE_NAME, .stops = true, .about = "Who is asked.",
		.rfc = "RFC 4620 4"},
	FIELD_END};
static const struct list subject_list = {LIST_REPEAT, subject_items};
static const struct field info_fields[] = {
	HEAD(true),
	NUMBER("rr.sequence_number", "seq", "Sequence Number", 32, FIELD_UINT, RENUMBERING,
		"A command done once is not done again.", "RFC 2894 3.1"),
	NUMBER("rr.segment_number", "segment", "Segment Number", 8, FIELD_UINT, RENUMBERING,
		"Which part of a command this is.", "RFC 2894 3.1"),
	{.id = "icmpv6.rr.flag", .label = "flags", .title = "Flags", .bits = 8,
		.kind = FIELD_FLAGS, .parts = icmpv6_rr_flags, .when = RENUMBERING,
		.about = "How the command is to be done.", .rfc = "RFC 2894 3.1"},
	NUMBER("rr.maxdelay", "delay", "Max Delay", 16, FIELD_UINT, RENUMBERING,
		"Milliseconds within which routers answer.", "RFC 2894 3.1"),
	RESERVED(32, RENUMBERING),
	{.id = "", .label = "command", .title = "Command", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &icmpv6_rr_commands, .when = WHEN1(138 << 8),
		.about = "What is to be done.", .rfc = "RFC 2894 3.2"},
	{.id = "", .label = "results", .title = "Results", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &icmpv6_rr_results, .when = WHEN1(138 << 8 | 1),
		.about = "What a router did.", .rfc = "RFC 2894 3.3"},
	{.id = "icmpv6.ni.qtype", .label = "qtype", .title = "Qtype", .bits = 16, .select = true,
		.when = WHEN_FROM(139 << 8, 140 << 8 | 255), .names = asked_names,
		.about = "What is asked for.", .rfc = "RFC 4620 4"},
	{.id = "icmpv6.ni.flag", .label = "flags", .title = "Flags", .bits = 16,
		.kind = FIELD_FLAGS, .parts = asked_parts, .when = NODES,
		.about = "Which addresses are meant.", .rfc = "RFC 4620 4"},
	{.id = "icmpv6.ni.nonce", .label = "nonce", .title = "Nonce", .bits = 64,
		.kind = FIELD_HEX, .when = NODES,
		.about = "A random number: the answer has it again.",
		.rfc = "RFC 4620 4"},
	{.id = "icmpv6.ni.query.subject_ipv6", .label = "subject", .title = "IPv6 subject address",
		.bits = 128, .kind = FIELD_IPV6, .when = QUERY(0), .about = "Who is asked.",
		.rfc = "RFC 4620 4"},
	{.id = "", .label = "subject", .title = "FQDN subject", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &subject_list, .when = QUERY(1),
		.about = "Who is asked; nobody: who hears it.", .rfc = "RFC 4620 4"},
	{.id = "icmpv6.ni.query.subject_ipv4", .label = "subject", .title = "IPv4 subject address",
		.bits = 32, .kind = FIELD_IPV4, .when = QUERY(2), .about = "Who is asked.",
		.rfc = "RFC 4620 4"},
	{.id = "icmpv6.ni.reply.node_ttl", .label = "ttl", .title = "TTL", .bits = 32,
		.when = REPLY(2), .about = "For how many seconds it holds; always 0.",
		.rfc = "RFC 4620 6.2"},
	{.id = "icmpv6.ni.reply.node_name", .label = "name", .title = "Name Node",
		.kind = FIELD_NAME, .size = SIZE_NAME, .when = REPLY(2),
		.about = "What the host is called.", .rfc = "RFC 4620 6.2"},
	ADDRESSES(&six_list, REPLY(3)), ADDRESSES(&four_list, REPLY(4)), FIELD_END,
};

/* ---- the others ---- */

static const struct name da_names[] = {
	{0, "Success"}, {1, "Duplicate Exists"}, {2, "Neighbor Cache Full"}, {0, NULL}};
static const struct name state_names[] = {
	{0, "Reserved"}, {1, "Incomplete"}, {2, "Reachable"}, {3, "Stale"}, {4, "Delay"},
	{5, "Probe"}, {6, "Failed"}, {0, NULL}};

static const struct field agent_items[] = {
	{.id = "icmpv6.mip6.home_agent_address", .label = "agent", .title = "Home Agent Address",
		.bits = 128, .kind = FIELD_IPV6, .about = "A router that serves travelling hosts.",
		.rfc = "RFC 6275 6.6"},
	FIELD_END,
};
static const struct list agent_list = {LIST_REPEAT, agent_items};

#define FLAG(name, text, wide, sentence)                                                           \
	{.id = "icmpv6.mip6.flag." name, .label = name, .title = text, .bits = (wide), .box = 2,   \
		.about = sentence, .rfc = "RFC 6275 6.8"}
static const struct field mobile_parts[] = {
	FLAG("m", "Managed address configuration", 1, "Hosts get their addresses from DHCPv6."),
	FLAG("o", "Other configuration", 1, "Hosts get other settings from DHCPv6."),
	FLAG("rsv", "Reserved", 14, "Must be zero."), FIELD_END,
};

/* Bits of a byte. */
#define BITS(name, short_name, text, wide, how, wanted, values, sentence)                          \
	{.id = "icmpv6.ext.echo." name, .label = short_name, .title = text, .bits = (wide),        \
		.kind = how, .when = wanted, .names = values, .about = sentence,                   \
		.rfc = "RFC 8335 2"}
#define ASK WHEN1(160)
#define TOLD WHEN1(161)
#define ECHO WHEN_SET(160, 3)
#define MOBILE WHEN_SET(144, BIT(0) | BIT(1) | BIT(2) | BIT(3))
#define OPTIONS_HAVE WHEN_SET(141, BIT(0) | BIT(1) | BIT(6) | BIT(7) | BIT(8))
#define NEEDS WHEN_SET(157, 3)

static const struct field rare_fields[] = {
	HEAD(false),
	RESERVED(32, WHEN_SET(141, 3)),
	NUMBER("mip6.identifier", "id", "Identifier", 16, FIELD_UINT, MOBILE,
		"The answer has the same number.", "RFC 6275 6.5"),
	RESERVED(16, WHEN_SET(144, 7)),
	{.id = "", .label = "agents", .title = "Home Agents", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &agent_list, .when = WHEN1(145),
		.about = "The routers that serve travelling hosts.", .rfc = "RFC 6275 6.6"},
	{.id = "icmpv6.mip6.flag", .label = "flags", .title = "Flags", .bits = 16,
		.kind = FIELD_FLAGS, .parts = mobile_parts, .when = WHEN1(147),
		.about = "How hosts should configure themselves.", .rfc = "RFC 6275 6.8"},
	NUMBER("send.identifier", "id", "Identifier", 16, FIELD_UINT, WHEN_SET(148, 3),
		"The answer has the same number.", "RFC 3971 6.4"),
	NUMBER("send.all_components", "all", "All Components", 16, FIELD_UINT, WHEN1(149),
		"Of how many certificates the path is.", "RFC 3971 6.4"),
	NUMBER("send.component", "component", "Component", 16, FIELD_UINT, WHEN_SET(148, 3),
		"Which of them this is.", "RFC 3971 6.4"),
	RESERVED(16, WHEN1(149)),
	NUMBER("mcast_ra.query_interval", "interval", "Query Interval", 16, FIELD_UINT, WHEN1(151),
		"How often the router asks, in seconds.", "RFC 4286 3.1"),
	NUMBER("mcast_ra.robustness_variable", "robust", "Robustness Variable", 16, FIELD_UINT,
		WHEN1(151), "How often a message is repeated.", "RFC 4286 3.1"),
	{.id = "icmpv6.6lowpannd.da.status", .label = "status", .title = "Status", .bits = 8,
		.names = da_names, .when = NEEDS, .about = "Whether somebody has the address.",
		.rfc = "RFC 6775 4.4"},
	NUMBER("6lowpannd.da.rsv", "rsv", "Reserved", 8, FIELD_UINT, NEEDS, "Must be zero.",
		"RFC 6775 4.4"),
	NUMBER("6lowpannd.da.lifetime", "lifetime", "Lifetime", 16, FIELD_UINT, NEEDS,
		"For how many minutes the address is wanted.", "RFC 6775 4.4"),
	NUMBER("6lowpannd.da.eui64", "eui64", "EUI-64", 64, FIELD_BYTES, NEEDS,
		"The card that wants it.", "RFC 6775 4.4"),
	NUMBER("6lowpannd.da.reg_addr", "address", "Registered Address", 128, FIELD_IPV6, NEEDS,
		"The address that is wanted.", "RFC 6775 4.4"),
	NUMBER("echo.identifier", "id", "Identifier", 16, FIELD_HEX, ECHO,
		"Which program asks; its answers carry the same number.", "RFC 8335 2"),
	NUMBER("ext.echo.seq", "seq", "Sequence number", 8, FIELD_UINT, ECHO,
		"Which of its questions this is.", "RFC 8335 2"),
	BITS("req.res", "res", "Reserved", 7, FIELD_HEX, ASK, NULL, "Must be zero."),
	BITS("req.local", "L", "Local bit", 1, FIELD_UINT, ASK, set_names,
		"The card asked about is the asked host's own."),
	BITS("rsp.state", "state", "State", 3, FIELD_UINT, TOLD, state_names,
		"What is known of the neighbour."),
	BITS("rsp.res", "res", "Reserved", 2, FIELD_HEX, TOLD, NULL, "Must be zero."),
	BITS("rsp.active", "A", "Active bit", 1, FIELD_UINT, TOLD, set_names, "The card is up."),
	BITS("rsp.ipv4", "4", "IPv4 bit", 1, FIELD_UINT, TOLD, set_names, "It speaks IPv4."),
	BITS("rsp.ipv6", "6", "IPv6 bit", 1, FIELD_UINT, TOLD, set_names, "It speaks IPv6."),
	{.id = "", .label = "options", .title = "Options", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &ndopt_list, .when = OPTIONS_HAVE, .about = "Addresses and certificates.",
		.rfc = "RFC 3122 3"},
	FIELD_END,
};

/* ---- errors that say how much they quote ---- */

static const struct field quoting_fields[] = {
	HEAD(false),
	NUMBER("length", "length", "Length of original datagram", 8, FIELD_UINT, ALWAYS,
		"Words of 8 bytes of the packet that is quoted.", "RFC 4884 4"),
	RESERVED(24, ALWAYS), FIELD_END,
};
static const struct field quoting_made[] = {ICMPEXT_MADE, FIELD_END};

static const struct bind binds[] = {{BIND_IPPROTO, 58}, {BIND_NONE, 0}};

#define MESSAGE(name, table, sentence, from)                                                       \
	.id = name, .filter = "icmpv6", .scapy = "ICMPv6", .label = "ICMPv6",                      \
	.title = "Internet Control Message Protocol v6", .layer = LAYER_NETWORK,                   \
	.next = NEXT_NONE, .unlike = true, .takes_all = true, .binds = binds, .fields = table,     \
	.about = sentence, .rfc = from

const struct proto proto_icmpv6_info = {MESSAGE("icmpv6_info", info_fields,
	"Asks a host for its name or its addresses.", "RFC 4620")};
const struct proto proto_icmpv6_rare = {MESSAGE("icmpv6_rare", rare_fields,
	"Says what few hosts ask each other.", "RFC 4443")};
const struct proto proto_icmpv6_quoting = {
	.id = "icmpv6_quoting", .filter = "icmpv6", .scapy = "ICMPv6", .label = "ICMPv6",
	.title = "Internet Control Message Protocol v6", .layer = LAYER_NETWORK, .unlike = true,
	.next = NEXT_QUOTE, .quotes = WHEN_SET(0, BIT(1) | BIT(3)), .quoted = 0x86dd,
	.binds = binds, .fields = quoting_fields, .made = quoting_made,
	.about = "Reports what went wrong with a packet, and says how much of it it quotes.",
	.rfc = "RFC 4884"};
