/* SPDX-License-Identifier: BSD-2-Clause */
/* RPL, RFC 6550: how small radios find their way to a router, a message of ICMPv6. The code says
 * which message it is; the first bit of it, that it is signed. Routes on demand are RFC 6997's. */
#include "rpl.h"

#include "mld.h"
#include "proto/expert.h"
#include "proto/proto.h"

#include <stddef.h>

const struct name rpl_set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
const struct name rpl_true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};
const struct name rpl_yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};
static const struct name mode_names[] = {{0, "No Downward routes maintained by RPL"},
	{1, "Non-Storing Mode of Operation"},
	{2, "Storing Mode of Operation with no multicast support"},
	{3, "Storing Mode of Operation with multicast support"},
	{4, "P2P Route Discovery Mode of Operation"}, {0, NULL}};
static const struct name algorithm_names[] = {
	{0, "Encryption: CCM with AES-128 / Signature: RSA with SHA-256"}, {0, NULL}};

#define RESERVED                                                                                   \
	{.id = "icmpv6.reserved", .label = "reserved", .title = "Reserved", .bits = 8,             \
		.kind = FIELD_HEX, .octets = true, .about = "Must be zero.", .rfc = "RFC 6550 6"}
#define INSTANCE(of)                                                                               \
	RPL_NUMBER(of ".instance", "instance", "RPLInstanceID", 8,                                 \
		"Which of several networks over the same radios.", "RFC 6550 5.1")
#define ROOT(name, condition)                                                                      \
	{.id = "icmpv6.rpl." name, .label = "root", .title = "DODAGID", .bits = 128,               \
		.kind = FIELD_IPV6, .when = condition,                                             \
		.about = "The address of the root, to which all ways lead.", .rfc = "RFC 6550 6"}
#define ALWAYS {WHEN_ALWAYS, 0, 0, 0, 0}

/* ---- messages ---- */

static const struct field dis_parts[] = {
	RPL_NUMBER("dis.flags", "flags", "Flags", 8, "Must be zero.", "RFC 6550 6.2"), RESERVED,
	FIELD_END};

static const struct field dio_bits[] = {
	RPL_BITS("dio.flag.g", "G", "Grounded (G)", 1, 1, FIELD_UINT, rpl_true_names,
		"The root leads where the network is meant to.", "RFC 6550 6.3.1"),
	RPL_BITS("dio.flag.0", "0", "Zero", 1, 1, FIELD_UINT, rpl_true_names, "Must be zero.",
		"RFC 6550 6.3.1"),
	RPL_BITS("dio.flag.mop", "mop", "Mode of Operation (MOP)", 3, 1, FIELD_HEX, mode_names,
		"Who keeps the ways downwards.", "RFC 6550 6.3.1"),
	RPL_BITS("dio.flag.preference", "prf", "DODAG Preference", 3, 1, FIELD_UINT, NULL,
		"How good a root it is.", "RFC 6550 6.3.1"),
	FIELD_END};
static const struct field dio_parts[] = {
	INSTANCE("dio"),
	RPL_NUMBER("dio.version", "version", "Version", 8, "Grows when the root starts anew.",
		"RFC 6550 6.3.1"),
	RPL_NUMBER("dio.rank", "rank", "Rank", 16, "How far the sender is from the root.",
		"RFC 6550 6.3.1"),
	RPL_FLAGS("dio.flag", "flags", "Flags", 8, dio_bits, false, "What kind of network it is.",
		"RFC 6550 6.3.1"),
	RPL_NUMBER("dio.dtsn", "dtsn", "Destination Advertisement Trigger Sequence Number (DTSN)",
		8, "Grows when ways downwards are to be told again.", "RFC 6550 6.3.1"),
	RPL_KIND("dio.flag", "flags", "Flags", 8, FIELD_HEX, "Must be zero.", "RFC 6550 6.3.1"),
	RESERVED, ROOT("dio.dagid", ALWAYS), FIELD_END};

static const struct field dao_bits[] = {
	RPL_BITS("dao.flag.k", "K", "DAO-ACK Request (K)", 1, 1, FIELD_UINT, rpl_true_names,
		"Please answer.", "RFC 6550 6.4.1"),
	RPL_BITS("dao.flag.d", "D", "DODAGID Present (D)", 1, 1, FIELD_UINT, rpl_true_names,
		"The root's address follows.", "RFC 6550 6.4.1"),
	RPL_BITS("dao.flag.rsv", "reserved", "Reserved", 6, 1, FIELD_UINT, NULL, "Must be zero.",
		"RFC 6550 6.4.1"),
	FIELD_END};
static const struct field dao_parts[] = {
	INSTANCE("dao"),
	RPL_FLAGS("dao.flag", "flags", "Flags", 8, dao_bits, true, "What is wanted.",
		"RFC 6550 6.4.1"),
	RESERVED,
	RPL_NUMBER("dao.sequence", "seq", "DAO Sequence", 8, "The answer has the same number.",
		"RFC 6550 6.4.1"),
	ROOT("dao.dodagid", WHEN_FLAG(0x40)), FIELD_END};

static const struct field ack_bits[] = {
	RPL_BITS("daoack.flag.d", "D", "DODAGID Present (D)", 1, 1, FIELD_UINT, rpl_true_names,
		"The root's address follows.", "RFC 6550 6.5.1"),
	RPL_BITS("daoack.flag.rsv", "reserved", "Reserved", 7, 1, FIELD_UINT, NULL,
		"Must be zero.", "RFC 6550 6.5.1"),
	FIELD_END};
static const struct field ack_parts[] = {
	INSTANCE("daoack"),
	RPL_FLAGS("daoack.flag", "flags", "Flag", 8, ack_bits, true, "What follows.",
		"RFC 6550 6.5.1"),
	RPL_NUMBER("daoack.sequence", "seq", "DAO-ACK Sequence", 8, "The question's number.",
		"RFC 6550 6.5.1"),
	RPL_NUMBER("daoack.status", "status", "Status", 8,
		"0: yes; from 128 on: no, take another parent.", "RFC 6550 6.5.1"),
	ROOT("daoack.dodagid", WHEN_FLAG(0x80)), FIELD_END};

/* ---- routes on demand ---- */

RPL_EXPERT(zero, "icmpv6.rpl.p2p.dro.zero", "This field MUST be set to zero", EXPERT_WARN,
	EXPERT_PROTOCOL) = {
	{EXPERT(MAKE_EXPERT, zero_expert), .when = WHEN_OTHER(0, 1)}, FIELD_END};
#define REPLY                                                                                      \
	INSTANCE("p2p.dro"),                                                                       \
	{.id = "icmpv6.rpl.p2p.dro.version", .label = "version", .title = "Version", .bits = 8,    \
		.made = zero_made, .about = "Must be zero.", .rfc = "RFC 6997 8"}
static const struct field reply_bits[] = {
	RPL_BITS("p2p.dro.flag.stop", "S", "Stop", 1, 2, FIELD_UINT, rpl_yes_names,
		"The search is over.", "RFC 6997 8"),
	RPL_BITS("p2p.dro.flag.ack", "A", "Ack", 1, 2, FIELD_UINT, rpl_yes_names,
		"Please answer.", "RFC 6997 8"),
	RPL_BITS("p2p.dro.flag.seq", "seq", "Seq", 2, 2, FIELD_UINT, NULL,
		"The answer has the same number.", "RFC 6997 8"),
	RPL_BITS("p2p.dro.flag.reserved", "reserved", "Reserved", 12, 2, FIELD_UINT, NULL,
		"Must be zero.", "RFC 6997 8"),
	FIELD_END};
static const struct field reply_parts[] = {
	REPLY,
	RPL_FLAGS("p2p.dro.flag", "flags", "Flags", 16, reply_bits, false, "How it goes on.",
		"RFC 6997 8"),
	ROOT("p2p.dro.dagid", ALWAYS), FIELD_END};
static const struct field told_bits[] = {
	RPL_BITS("p2p.droack.flag.seq", "seq", "Seq", 2, 2, FIELD_UINT, NULL,
		"The question's number.", "RFC 6997 10"),
	RPL_BITS("p2p.droack.flag.reserved", "reserved", "Reserved", 14, 2, FIELD_UINT, NULL,
		"Must be zero.", "RFC 6997 10"),
	FIELD_END};
static const struct field told_parts[] = {
	REPLY,
	RPL_FLAGS("p2p.droack.flag", "flags", "Flags", 16, told_bits, false, "What is answered.",
		"RFC 6997 10"),
	ROOT("p2p.dro.dagid", ALWAYS), FIELD_END};

/* ---- signed messages ---- */

static const struct field check_bits[] = {
	RPL_BITS("cc.flag.r", "R", "Response (R)", 1, 1, FIELD_UINT, rpl_true_names,
		"This is an answer.", "RFC 6550 6.6.1"),
	RPL_BITS("cc.flag.rsv", "reserved", "Reserved", 7, 1, FIELD_UINT, NULL, "Must be zero.",
		"RFC 6550 6.6.1"),
	FIELD_END};
static const struct field check_parts[] = {
	INSTANCE("cc"),
	RPL_FLAGS("cc.flag", "flags", "Flag", 8, check_bits, false, "Question or answer.",
		"RFC 6550 6.6.1"),
	RPL_KIND("cc.nonce", "nonce", "CC Nonce", 16, FIELD_HEX,
		"A random number: the answer has it again.", "RFC 6550 6.6.1"),
	ROOT("cc.dodagid", ALWAYS),
	RPL_NUMBER("cc.destination_counter", "counter", "Destination Counter", 32,
		"The last counter that the sender heard.", "RFC 6550 6.6.1"),
	FIELD_END};

static const struct field time_bits[] = {
	RPL_BITS("secure.flag.t", "T", "Counter is Time (T)", 1, 1, FIELD_UINT, rpl_true_names,
		"The counter is a clock.", "RFC 6550 6.1"),
	RPL_BITS("secure.flag.rsv", "reserved", "Reserved", 7, 1, FIELD_UINT, NULL,
		"Must be zero.", "RFC 6550 6.1"),
	FIELD_END};
static const struct field level_bits[] = {
	RPL_BITS("secure.kim", "kim", "Key Identifier Mode (KIM)", 2, 1, FIELD_UINT, NULL,
		"How the key is told.", "RFC 6550 6.1"),
	RPL_BITS("secure.rsv", "reserved", "Reserved", 3, 1, FIELD_UINT, NULL, "Must be zero.",
		"RFC 6550 6.1"),
	RPL_BITS("secure.lvl", "lvl", "Security Level (LVL)", 3, 1, FIELD_UINT, NULL,
		"How well the message is protected.", "RFC 6550 6.1"),
	FIELD_END};
/* Which parts of the key are there Wireshark takes from the level. */
#define SOURCED (BIT(2) | BIT(3) | BIT(6))
static const struct field secure_parts[] = {
	RPL_FLAGS("secure.flag", "flags", "Flags", 8, time_bits, false, "What the counter is.",
		"RFC 6550 6.1"),
	{.id = "icmpv6.rpl.secure.algorithm", .label = "algorithm", .title = "Algorithm",
		.bits = 8, .names = algorithm_names, .about = "How it is signed.",
		.rfc = "RFC 6550 6.1"},
	RPL_FLAGS("secure.flag", "level", "Flags", 8, level_bits, true, "How it is protected.",
		"RFC 6550 6.1"),
	RPL_KIND("secure.flag", "flags", "Flags", 8, FIELD_HEX, "Must be zero.", "RFC 6550 6.1"),
	RPL_NUMBER("secure.counter", "counter", "Counter", 32, "Never the same for one key.",
		"RFC 6550 6.1"),
	{.id = "icmpv6.rpl.secure.key.source", .label = "source", .title = "Key Source",
		.bits = 64, .kind = FIELD_BYTES, .when = WHEN_LOW(0, SOURCED, 7),
		.about = "Whose key it is.", .rfc = "RFC 6550 6.1"},
	{.id = "icmpv6.rpl.secure.key.index", .label = "index", .title = "Key Source", .bits = 8,
		.when = WHEN_LOW(0, SOURCED | BIT(0) | BIT(4), 7),
		.about = "Which of its keys.", .rfc = "RFC 6550 6.1"},
	FIELD_END};

/* ---- */

#define MESSAGE(number, word, table, sentence, from)                                               \
	{.id = "", .label = word, .title = word, .kind = FIELD_GROUP, .parts = table,              \
		.when = WHEN_LOW(number, 1, 0x7f), .about = sentence, .rfc = from}
#define OPTIONS(of, codes)                                                                         \
	{.id = "", .label = "options", .title = "Options", .kind = FIELD_LIST,                     \
		.size = SIZE_REST, .list = &(of), .when = WHEN_LOW(0, codes, 0x7f),                \
		.about = "Metrics, targets, settings.", .rfc = "RFC 6550 6.7"}
static const struct field fields[] = {
	{.id = "icmpv6.type", .label = "type", .title = "Type", .bits = 8, .preset = 155,
		.names = icmpv6_types, .about = "What the message is.", .rfc = "RFC 4443 2.1"},
	{.id = "icmpv6.code", .label = "code", .title = "Code", .bits = 8, .typed = true,
		.select = true, .names = icmpv6_codes, .about = "Which message of RPL it is.",
		.rfc = "RFC 6550 6"},
	{.id = "icmpv6.checksum", .label = "cksum", .title = "Checksum", .bits = 16,
		.kind = FIELD_HEX, .fill = FILL_SUM, .sum = SUM_PSEUDO, .made = icmpv6_sum_made,
		.about = "Shows whether message or addresses were damaged on the way.",
		.rfc = "RFC 4443 2.3"},
	{.id = "", .label = "security", .title = "Security", .kind = FIELD_GROUP,
		.parts = secure_parts, .when = WHEN_FLAG(0x80),
		.about = "How the message is signed.", .rfc = "RFC 6550 6.1"},
	MESSAGE(0, "solicitation", dis_parts, "Asks the neighbours for their networks.",
		"RFC 6550 6.2"),
	MESSAGE(1, "information", dio_parts, "Tells of a network, and how far its root is.",
		"RFC 6550 6.3"),
	MESSAGE(2, "advertisement", dao_parts, "Tells what can be reached downwards.",
		"RFC 6550 6.4"),
	MESSAGE(3, "acknowledgment", ack_parts, "Answers that.", "RFC 6550 6.5"),
	MESSAGE(4, "reply", reply_parts, "Tells the way that was found.", "RFC 6997 8"),
	MESSAGE(5, "reply acknowledgment", told_parts, "Answers that.", "RFC 6997 10"),
	MESSAGE(10, "check", check_parts, "Asks for the other end's counter.", "RFC 6550 6.6"),
	OPTIONS(rpl_options, BIT(0) | BIT(1) | BIT(2) | BIT(3) | BIT(5) | BIT(10)),
	OPTIONS(rpl_reply_options, BIT(4)), FIELD_END};

static const struct bind binds[] = {{BIND_IPPROTO, 58}, {BIND_NONE, 0}};
#define PROTO(name, sentence, from)                                                                \
	.id = name, .filter = "icmpv6", .scapy = "ICMPv6", .label = "ICMPv6",                      \
	.title = "Internet Control Message Protocol v6", .layer = LAYER_NETWORK,                   \
	.next = NEXT_NONE, .unlike = true, .takes_all = true, .binds = binds, .fields = fields,    \
	.about = sentence, .rfc = from
const struct proto proto_icmpv6_rpl = {PROTO("icmpv6_rpl",
	"Finds ways through a network of small radios.", "RFC 6550")};
