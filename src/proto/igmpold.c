/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages that borrow IGMP's number: multicast traceroute, which asks every router on the way from
 * a sender for what it has counted, and the first version, RFC 988, where groups were made on
 * demand. */
#include "proto/proto.h"

#include "sums.h"

#include <stddef.h>

static const struct name type_names[] = {{0x01, "Create Group Request"},
	{0x02, "Create Group Reply"}, {0x03, "Join Group Request"}, {0x04, "Join Group Reply"},
	{0x05, "Leave Group Request"}, {0x06, "Leave Group Reply"},
	{0x07, "Confirm Group Request"}, {0x08, "Confirm Group Reply"},
	{0x1e, "Traceroute Response"}, {0x1f, "Traceroute Query or Request"}, {0, NULL}};

static const struct field sum_expert[] = SUM_EXPERT("igmp.bad_checksum");
static const struct field sum_made[] = {{EXPERT(MAKE_BAD_SUM, sum_expert)},
	SUM_STATUS("igmp.checksum", "Checksum Status"), FIELD_END};
#define TYPE(usual, version, from)                                                                 \
	{.id = "igmp.type", .label = "type", .title = "Type", .bits = 8, .kind = FIELD_HEX,        \
		.select = true, .preset = (usual), .names = type_names, .made = version,           \
		.about = "What the message is.", .rfc = from}
#define CHECKSUM                                                                                   \
	{.id = "igmp.checksum", .label = "chksum", .title = "Checksum", .bits = 16,                \
		.kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_WHOLE, .made = sum_made,           \
		.about = "Shows whether the message was damaged on the way.",                      \
		.rfc = "RFC 2236 2.3"}
#define GROUP                                                                                      \
	{.id = "igmp.maddr", .label = "group", .title = "Multicast Address", .bits = 32,           \
		.kind = FIELD_IPV4, .about = "The group.", .rfc = "RFC 2236 2.4"}

/* ---- traceroute ---- */

static const struct name routing_names[] = {{1, "DVMRP"}, {2, "MOSPF"}, {3, "PIM"}, {4, "CBT"},
	{5, "PIM using special routing table"}, {6, "PIM using a static route"},
	{7, "DVMRP using a static route"}, {8, "PIM using MBGP (aka BGP4+) route"},
	{9, "CBT using special routing table"}, {10, "CBT using a static route"},
	{11, "PIM using state created by Assert processing"}, {0, NULL}};
static const struct name code_names[] = {{0x00, "NO_ERROR"}, {0x01, "WRONG_IF"},
	{0x02, "PRUNE_SENT"}, {0x03, "PRUNE_RCVD"}, {0x04, "SCOPED"}, {0x05, "NO_ROUTE"},
	{0x06, "WRONG_LAST_HOP"}, {0x07, "NOT_FORWARDING"}, {0x08, "REACHED_RP"},
	{0x09, "RPF_IF"}, {0x0a, "NO_MULTICAST"}, {0x0b, "INFO_HIDDEN"}, {0x81, "NO_SPACE"},
	{0x82, "OLD_ROUTER"}, {0x83, "ADMIN_PROHIB"}, {0, NULL}};

#define MTRACE "draft-ietf-idmr-traceroute-ipm-07"
#define TRACE(name, word, text, wide, how, values, sentence)                                       \
	{.id = "igmp.mtrace." name, .label = word, .title = text, .bits = (wide), .kind = how,     \
		.names = values, .about = sentence, .rfc = MTRACE}
static const struct field hop_parts[] = {
	TRACE("q_arrival", "arrival", "Query Arrival", 32, FIELD_UINT, NULL,
		"When the question came: the middle of an NTP time."),
	TRACE("q_inaddr", "in", "In itf addr", 32, FIELD_IPV4, NULL,
		"Where the router takes the group's packets from."),
	TRACE("q_outaddr", "out", "Out itf addr", 32, FIELD_IPV4, NULL, "Where it sends them to."),
	TRACE("q_prevrtr", "previous", "Previous rtr addr", 32, FIELD_IPV4, NULL,
		"The router before it on the way."),
	TRACE("q_inpkt", "in packets", "In pkts", 32, FIELD_UINT, NULL,
		"Multicast packets that came in there."),
	TRACE("q_outpkt", "out packets", "Out pkts", 32, FIELD_UINT, NULL,
		"Multicast packets that went out there."),
	TRACE("q_total", "total", "S,G pkt count", 32, FIELD_UINT, NULL,
		"Packets of this sender to this group."),
	TRACE("q_rtg_proto", "routing", "Rtg Protocol", 8, FIELD_UINT, routing_names,
		"How the router knows the way."),
	TRACE("q_fwd_ttl", "ttl", "FwdTTL", 8, FIELD_UINT, NULL,
		"What a packet's time to live must be to go out."),
	TRACE("q_mbz", "mbz", "MBZ", 1, FIELD_HEX, NULL, "Must be zero."),
	TRACE("q_s", "S", "S", 1, FIELD_HEX, NULL, "The packets counted are of all senders."),
	TRACE("q_src_mask", "mask", "Src Mask", 6, FIELD_HEX, NULL,
		"How many bits of the sender's address the route has."),
	TRACE("q_fwd_code", "code", "Forwarding Code", 8, FIELD_HEX, code_names,
		"Why the packets do not go on, if they do not."),
	FIELD_END};
static const struct field hop_items[] = {
	{.id = "", .label = "hop", .title = "Response data block", .kind = FIELD_GROUP,
		.parts = hop_parts,
		.heading = "Response data block: %{igmp.mtrace.q_inaddr} -> "
			   "%{igmp.mtrace.q_outaddr},  Proto: %{igmp.mtrace.q_rtg_proto=},  "
			   "Forwarding Code: %{igmp.mtrace.q_fwd_code=}",
		.about = "What one router says.", .rfc = MTRACE},
	FIELD_END};
static const struct list hop_list = {.how = LIST_REPEAT, .items = hop_items};
static const struct field trace_fields[] = {
	TYPE(0x1f, NULL, MTRACE),
	TRACE("max_hops", "hops", "# hops", 8, FIELD_UINT, NULL, "How many routers may answer."),
	CHECKSUM, GROUP,
	TRACE("saddr", "source", "Source Address", 32, FIELD_IPV4, NULL, "The sender."),
	TRACE("raddr", "receiver", "Receiver Address", 32, FIELD_IPV4, NULL,
		"Where the way from the sender ends."),
	TRACE("rspaddr", "response", "Response Address", 32, FIELD_IPV4, NULL,
		"Who gets the answer."),
	TRACE("resp_ttl", "ttl", "Response TTL", 8, FIELD_UINT, NULL,
		"The answer's time to live."),
	TRACE("q_id", "id", "Query ID", 24, FIELD_UINT, NULL, "The answer has the same number."),
	{.id = "", .label = "hops", .title = "Hops", .kind = FIELD_LIST, .size = SIZE_REST,
		.list = &hop_list, .about = "What the routers said.", .rfc = MTRACE},
	FIELD_END};

/* ---- the first version ---- */

static const struct name group_names[] = {{0, "Public Group"}, {1, "Private Group"}, {0, NULL}};
static const struct name reply_names[] = {{0, "Request Granted"},
	{1, "Request Denied, No Resources"}, {2, "Request Denied, Invalid Code"},
	{3, "Request Denied, Invalid Group"}, {4, "Request Denied, Invalid Key"}, {0, NULL}};
static const struct field version_made[] = {
	{.id = "igmp.version", .label = "version", .title = "IGMP Version", .bits = 8,
		.make = MAKE_PRESET, .empty = true, .preset = 0, .about = "Which IGMP this is.",
		.rfc = "RFC 988"},
	FIELD_END};
/* A reply is a word, or says when to ask again. */
#define REPLY(name, text, values, least, most, sentence)                                           \
	{.id = name, .label = "", .title = text, .bits = 8, .make = MAKE_CUT, .names = values,     \
		.when = WHEN_FROM(least, most), .about = sentence, .rfc = "RFC 988"}
static const struct field reply_made[] = {
	REPLY("igmp.reply", "Reply", reply_names, 0, 4, "Whether it is granted."),
	REPLY("igmp.reply.pending", "Reply Pending", NULL, 5, 255,
		"Ask again in so many seconds."),
	FIELD_END};
#define ZERO(table, usual, ...)                                                                    \
	static const struct field table[] = {TYPE(usual, version_made, "RFC 988"), {__VA_ARGS__},  \
		CHECKSUM,                                                                          \
		{.id = "igmp.identifier", .label = "id", .title = "Identifier", .bits = 32,        \
			.about = "The answer has the same number.", .rfc = "RFC 988"},             \
		GROUP,                                                                             \
		{.id = "igmp.access_key", .label = "key", .title = "Access Key", .bits = 64,       \
			.kind = FIELD_BYTES, .about = "Who knows it may join.", .rfc = "RFC 988"}, \
		FIELD_END}
ZERO(create_fields, 1, .id = "igmp.group_type", .label = "kind", .title = "Type Of Group",
	.bits = 8, .names = group_names, .about = "Whether a key is needed.", .rfc = "RFC 988");
ZERO(reply_fields, 2, .id = "", .label = "reply", .title = "Reply", .bits = 8,
	.kind = FIELD_BYTES, .silent = true, .made = reply_made,
	.about = "What came of the question.", .rfc = "RFC 988");
ZERO(ask_fields, 3, .id = "", .label = "zero", .title = "Zero", .bits = 8,
	.about = "Must be zero.", .rfc = "RFC 988");

static const struct bind binds[] = {{BIND_IPPROTO, 2}, {BIND_NONE, 0}};
#define MESSAGE(name, text, table, sentence, from)                                                 \
	.id = name, .filter = "igmp", .scapy = "IGMP", .label = text,                              \
	.title = "Internet Group Management Protocol", .layer = LAYER_NETWORK,                     \
	.next = NEXT_NONE, .unlike = true, .takes_all = true, .binds = binds, .fields = table,     \
	.about = sentence, .rfc = from
const struct proto proto_igmp_trace = {MESSAGE("igmp_trace", "IGMP", trace_fields,
	"Asks the routers on the way from a sender what they count.", MTRACE)};
const struct proto proto_igmp0 = {MESSAGE("igmp0", "IGMPv0", create_fields,
	"The first version: groups are made on demand.", "RFC 988")};
const struct proto proto_igmp0_reply = {MESSAGE("igmp0_reply", "IGMPv0", reply_fields,
	"The answer of the first version's routers.", "RFC 988")};
const struct proto proto_igmp0_ask = {MESSAGE("igmp0_ask", "IGMPv0", ask_fields,
	"The first version: asks to join a group, or to leave it.", "RFC 988")};
