/* SPDX-License-Identifier: BSD-2-Clause */
/* NTP's messages that manage the program: control messages, RFC 9327, whose status words mean what
 * the question was about, and private ones of ntpd, of which the list of those who asked is known
 * best. */
#include "ntp.h"

#include <stddef.h>

static const struct name opcode_names[] = {
	{0, "reserved"}, {1, "read status"}, {2, "read variables"}, {3, "write variables"},
	{4, "read clock variables"}, {5, "write clock variables"}, {6, "set trap address/port"},
	{7, "asynchronous message"}, {8, "runtime configuration"}, {9, "save config to file"},
	{10, "retrieve MRU (mrulist)"}, {11, "retrieve ordered list"},
	{12, "request a client nonce"}, {31, "unset trap address/port"},
	{0, NULL},
};
static const struct name error_names[] = {
	{0, "unspecified"}, {1, "authentication failure"},
	{2, "invalid message length or format"}, {3, "invalid opcode"},
	{4, "unknown association identifier"}, {5, "unknown variable name"},
	{6, "invalid variable value"}, {7, "administratively prohibited"},
	{0, NULL},
};
static const struct name source_names[] = {
	{0, "unspecified or unknown"}, {1, "Calibrated atomic clock (e.g. HP 5061)"},
	{2, "VLF (band 4) or LF (band 5) radio (e.g. OMEGA, WWVB)"},
	{3, "HF (band 7) radio (e.g. CHU, MSF, WWV/H)"},
	{4, "UHF (band 9) satellite (e.g. GOES, GPS)"}, {5, "local net (e.g. DCN, TSP, DTS)"},
	{6, "UDP/NTP"}, {7, "UDP/TIME"}, {8, "eyeball-and-wristwatch"},
	{9, "telephone modem (e.g. NIST)"},
	{0, NULL},
};
static const struct name system_names[] = {
	{0, "unspecified"}, {1, "frequency correction (drift) file not available"},
	{2, "frequency correction started (frequency stepped)"},
	{3, "spike detected and ignored, starting stepout timer"},
	{4, "frequency training started"}, {5, "clock synchronized"}, {6, "system restart"},
	{7, "panic stop (required step greater than panic threshold)"}, {8, "no system peer"},
	{9, "leap second insertion/deletion armed"}, {10, "leap second disarmed"},
	{11, "leap second inserted or deleted"}, {12, "clock stepped (stepout timer expired)"},
	{13, "kernel loop discipline status changed"}, {14, "leapseconds table loaded from file"},
	{15, "leapseconds table outdated, updated file needed"},
	{0, NULL},
};
static const struct name peer_names[] = {
	{0, "unspecified"}, {1, "association mobilized"}, {2, "association demobilized"},
	{3, "peer unreachable (peer.reach was nonzero now zero)"},
	{4, "peer reachable (peer.reach was zero now nonzero)"},
	{5, "association restarted or timed out"}, {6, "no server found (ntpdate mode)"},
	{7, "rate exceeded (kiss code RATE)"}, {8, "access denied (kiss code DENY)"},
	{9, "leap armed from server LI code"}, {10, "become system peer"},
	{11, "reference clock event (see clock status word)"}, {12, "authentication failure"},
	{13, "popcorn spike suppressor"}, {14, "entering interleave mode"},
	{15, "interleave error (recovered)"}, {16, "leapsecond values update from server"},
	{0, NULL},
};
static const struct name selection_names[] = {
	{0, "rejected"}, {1, "passed sanity checks (tests 1 through 8 in Section 3.4.3)"},
	{2, "passed correctness checks (intersection algorithm in Section 4.2.1)"},
	{3, "passed candidate checks (if limit check implemented)"},
	{4, "passed outlier checks (clustering algorithm in Section 4.2.2)"},
	{5, "current synchronization source; max distance exceeded (if limit check implemented)"},
	{6, "current synchronization source; max distance okay"}, {7, "reserved"},
	{0, NULL},
};
static const struct name clock_names[] = {
	{0, "clock operating within nominals"}, {1, "reply timeout"}, {2, "bad reply format"},
	{3, "hardware or software fault"}, {4, "propagation failure"},
	{5, "bad date format or value"}, {6, "bad time format or value"},
	{0, NULL},
};
static const struct name implementation_names[] = {
	{0, "UNIV"}, {2, "XNTPD_OLD (pre-IPv6)"}, {3, "XNTPD"},
	{0, NULL},
};
static const struct name request_names[] = {
	{0, "PEER_LIST"}, {1, "PEER_LIST_SUM"}, {2, "PEER_INFO"}, {3, "PEER_STATS"},
	{4, "SYS_INFO"}, {5, "SYS_STATS"}, {6, "IO_STATS"}, {7, "MEM_STATS"}, {8, "LOOP_INFO"},
	{9, "TIMER_STATS"}, {10, "CONFIG"}, {11, "UNCONFIG"}, {12, "SET_SYS_FLAG"},
	{13, "CLR_SYS_FLAG"}, {14, "MONITOR"}, {15, "NOMONITOR"}, {16, "GET_RESTRICT"},
	{17, "RESADDFLAGS"}, {18, "RESSUBFLAGS"}, {19, "UNRESTRICT"}, {20, "MON_GETLIST"},
	{21, "RESET_STATS"}, {22, "RESET_PEER"}, {23, "REREAD_KEYS"}, {24, "DO_DIRTY_HACK"},
	{25, "DONT_DIRTY_HACK"}, {26, "TRUSTKEY"}, {27, "UNTRUSTKEY"}, {28, "AUTHINFO"},
	{29, "TRAPS"}, {30, "ADD_TRAP"}, {31, "CLR_TRAP"}, {32, "REQUEST_KEY"},
	{33, "CONTROL_KEY"}, {34, "GET_CTLSTATS"}, {35, "GET_LEAPINFO"}, {36, "GET_CLOCKINFO"},
	{37, "SET_CLKFUDGE"}, {38, "GET_KERNEL"}, {39, "GET_CLKBUGINFO"}, {41, "SET_PRECISION"},
	{42, "MON_GETLIST_1"}, {43, "HOSTNAME_ASSOCID"}, {44, "IF_STATS"}, {45, "IF_RELOAD"},
	{0, NULL},
};
static const struct name fault_names[] = {
	{0, "No error"}, {1, "incompatible implementation number"},
	{2, "unimplemented request code"}, {3, "format error"}, {4, "no data available"},
	{5, "unknown"}, {6, "unknown"}, {7, "authentication failure"},
	{0, NULL},
};
static const struct name response_names[] = {{0, "Request"}, {1, "Response"}, {0, NULL}};
static const struct name configured_names[] = {
	{0, "not configured (peer.config)"}, {1, "configured (peer.config)"}, {0, NULL}};
static const struct name enabled_names[] = {
	{0, "authentication disabled (peer.authenable)"},
	{1, "authentication enabled (peer.authenable)"}, {0, NULL}};
static const struct name authentic_names[] = {
	{0, "authentication not okay (peer.authentic)"},
	{1, "authentication okay (peer.authentic)"}, {0, NULL}};
static const struct name reach_names[] = {
	{0, "reachability not okay (peer.reach != 0)"},
	{1, "reachability okay (peer.reach != 0)"}, {0, NULL}};
static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};

/* ---- control messages ---- */

static const struct field flag_parts[] = {
	NTP_BITS("flags.li", "leap", "Leap Indicator", 2, ntp_leaps,
		"Whether the day will be a second longer or shorter."),
	NTP_VERSION, NTP_MODE, FIELD_END,
};
static const struct field control_parts[] = {
	NTP_BITS("ctrl.flags2.r", "response", "Response bit", 1, response_names,
		"Whether this is an answer."),
	NTP_BITS("ctrl.flags2.error", "err", "Error bit", 1, NULL, "It did not work."),
	NTP_BITS("ctrl.flags2.more", "more", "More bit", 1, NULL, "The answer goes on."),
	NTP_BITS("ctrl.flags2.opcode", "op_code", "Opcode", 5, opcode_names, "What to do."),
	FIELD_END,
};

/* Bits of a status word. */
#define WORD(name, text, wide, values, sentence)                                                   \
	{.id = "ntp.ctrl." name, .label = "", .title = text, .bits = (wide), .box = 2,             \
		.names = values, .about = sentence, .rfc = "RFC 9327 3"}
static const struct field system_parts[] = {
	WORD("sys_status.li", "Leap Indicator", 2, ntp_leaps,
		"Whether the day will be a second longer or shorter."),
	WORD("sys_status.clksrc", "Clock Source", 6, source_names, "What the time comes from."),
	WORD("sys_status.count", "System Event Counter", 4, NULL, "How much has happened."),
	WORD("sys_status.code", "System Event Code", 4, system_names, "What happened last."),
	FIELD_END,
};
static const struct field peer_parts[] = {
	WORD("peer_status.config", "Peer Status", 1, configured_names, "It was set up."),
	WORD("peer_status.authenable", "Peer Status", 1, enabled_names, "It must prove itself."),
	WORD("peer_status.authentic", "Peer Status", 1, authentic_names, "It did."),
	WORD("peer_status.reach", "Peer Status", 1, reach_names, "It answers."),
	WORD("peer_status.bcast", "Peer Status broadcast association", 1, set_names,
		"It is heard, not asked."),
	WORD("peer_status.selection", "Peer Selection", 3, selection_names,
		"Whether its time is taken."),
	WORD("peer_status.count", "Peer Event Counter", 4, NULL, "How much has happened."),
	WORD("peer_status.code", "Peer Event Code", 4, peer_names, "What happened last."),
	FIELD_END,
};
static const struct field clock_parts[] = {
	WORD("clock_status.status", "Clock Status", 8, clock_names, "How the clock is."),
	WORD("clock_status.code", "Clock Event Code", 8, NULL, "What happened last."), FIELD_END,
};
static const struct field error_parts[] = {
	WORD("err_status", "Error Status Word", 8, error_names, "What went wrong."), FIELD_GAP(8),
	FIELD_END,
};

#define STATUS(table)                                                                              \
	{.id = "ntp.ctrl.status", .scapy = "status", .label = "status", .title = "Status",         \
		.bits = 16, .kind = FIELD_FLAGS, .parts = table, .about = "How it goes.",          \
		.rfc = "RFC 9327 3"}
#define NUMBER(name, short_name, text, how, sentence)                                              \
	{.id = "ntp.ctrl." name, .scapy = short_name, .label = short_name, .title = text,          \
		.bits = 16, .fill = how, .about = sentence, .rfc = "RFC 9327 2"}
#define ASSOCIATION(chosen)                                                                        \
	{.id = "ntp.ctrl.associd", .scapy = "association_id", .label = "association_id",           \
		.title = "AssociationID", .bits = 16, .select = (chosen),                          \
		.about = "Which of its peers is meant; 0: the server itself.",                     \
		.rfc = "RFC 9327 2"}

static const struct field peer_item_parts[] = {ASSOCIATION(false), STATUS(peer_parts), FIELD_END};
static const struct field peer_items[] = {
	{.id = "ntp.ctrl.item", .label = "peer", .title = "Item", .kind = FIELD_GROUP,
		.mute = true, .parts = peer_item_parts, .about = "A peer and how it is.",
		.rfc = "RFC 9327 2"},
	FIELD_END,
};
static const struct list peer_list = {LIST_REPEAT, peer_items};

/* What the data are says the operation, above the number of the peer. */
#define TEXT_MADE(name, text)                                                                      \
	{{.id = "ntp.ctrl." name, .label = "text", .title = text, .kind = FIELD_TEXT,              \
		 .make = MAKE_CUT, .where = MADE_LAST, .about = "What is said.",                   \
		 .rfc = "RFC 9327 2"},                                                             \
		FIELD_END}
static const struct field trap_made[] = TEXT_MADE("trapmsg", "Trap message");
static const struct field configuration_made[] = TEXT_MADE("configuration", "Configuration");
static const struct field mru_made[] = TEXT_MADE("mru", "MRU");
static const struct field ordered_made[] = TEXT_MADE("ordlist", "Ordered List");
static const struct field nonce_made[] = TEXT_MADE("nonce", "Nonce");
#define DATA(wanted, table)                                                                        \
	{.id = "ntp.ctrl.data", .scapy = "data", .label = "data", .title = "Data",                 \
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .mute = true, .when = wanted,           \
		.made = table, .about = "What is asked or told, as text.", .rfc = "RFC 9327 2"}
#define OPERATION(n, more) {WHEN_IN, (n), (more), 16, 0x1f}

#define CONTROL(symbol, table)                                                                     \
	static const struct field symbol[] = {                                                     \
		{.id = "ntp.flags", .label = "flags", .title = "Flags", .bits = 8,                 \
			.kind = FIELD_FLAGS, .parts = flag_parts, .preset = 0x26,                  \
			.about = "What kind of message this is.", .rfc = "RFC 5905 7.3"},          \
		{.id = "ntp.ctrl.flags2", .label = "flags2", .title = "Flags 2", .bits = 8,        \
			.kind = FIELD_FLAGS, .parts = control_parts, .select = true,               \
			.about = "What is asked for.", .rfc = "RFC 9327 2"},                       \
		NUMBER("sequence", "sequence", "Sequence", FILL_USER,                              \
			"The answer carries the same number."),                                    \
		STATUS(table), ASSOCIATION(true),                                                  \
		NUMBER("offset", "offset", "Offset", FILL_USER,                                    \
			"Where in the whole answer this piece belongs."),                          \
		NUMBER("count", "count", "Count", FILL_SIZE, "Bytes of data here."),               \
		{.id = "ntp.ctrl.data", .scapy = "data", .label = "peers", .title = "Data",        \
			.kind = FIELD_LIST, .size = SIZE_REST, .mute = true, .list = &peer_list,   \
			.when = PEERS, .about = "The server's peers.",                             \
			.rfc = "RFC 9327 2"},                                                      \
		DATA(OPERATION(7, 1), trap_made), DATA(OPERATION(8, 3), configuration_made),       \
		DATA(OPERATION(10, 1), mru_made), DATA(OPERATION(11, 1), ordered_made),            \
		DATA(OPERATION(12, 1), nonce_made), DATA(OTHER, NULL),                             \
		DATA(A_PEER, NULL), PROOFS, FIELD_END}
/* Behind what fills eight bytes, of questions and of some answers: which key, and the proof. */
#define PROOF_AT(wide, which)                                                                      \
	static const struct field type##wide##_made[] = {                                          \
		{.id = "ntp.key_type", .label = "", .title = "Key type", .bits = 8,                \
			.make = MAKE_PRESET, .preset = (which), .empty = true,                     \
			.names = type_names, .about = "What it was computed with.",                \
			.rfc = "RFC 9327 2"},                                                      \
		FIELD_END};                                                                        \
	static const struct field proof##wide##_parts[] = {                                        \
		{.id = "ntp.key_index", .label = "key", .title = "KeyIndex", .bits = 32,           \
			.kind = FIELD_HEX, .made = type##wide##_made,                              \
			.about = "Which of the keys that both know.", .rfc = "RFC 9327 2"},        \
		{.id = "ntp.key_signature", .label = "proof", .title = "Signature",                \
			.bits = (wide), .kind = FIELD_BYTES,                                       \
			.about = "Shows that the message is from who knows the key.",              \
			.rfc = "RFC 9327 2"},                                                      \
		FIELD_END};                                                                        \
	static const struct field proof##wide##_items[] = {                                        \
		{.id = "", .label = "proof", .title = "Authenticator", .kind = FIELD_GROUP,        \
			.heading = "Authenticator", .parts = proof##wide##_parts,                  \
			.about = "Proves who sent the message.", .rfc = "RFC 9327 2"},             \
		FIELD_END};                                                                        \
	static const struct list proof##wide##_list = {LIST_REPEAT, proof##wide##_items}
#define PROOFS_OF(...)                                                                             \
	{.id = "ntp.padding", .label = "padding", .title = "Padding", .kind = FIELD_BYTES,         \
		.size = SIZE_ALIGN, .unit = 8, .when = __VA_ARGS__,                                \
		.about = "Fills up eight bytes.", .rfc = "RFC 9327 2"},                            \
		{.id = "", .label = "proof", .title = "Authenticator", .kind = FIELD_LIST,         \
			.size = SIZE_REST, .list = &proof160_list, .when = __VA_ARGS__,            \
			.about = "Proves who sent the message.", .rfc = "RFC 9327 2"},             \
		{.id = "", .label = "proof", .title = "Authenticator", .kind = FIELD_LIST,         \
			.size = SIZE_REST, .list = &proof128_list, .when = __VA_ARGS__,            \
			.about = "Proves who sent the message.", .rfc = "RFC 9327 2"}
#define QUESTIONS {WHEN_IN, 0, UINT32_MAX, 16, 0x9f}
#define ANSWERS {WHEN_IN, 0x88, 0x1f, 16, 0x9f}
#define PROOFS PROOFS_OF(QUESTIONS), PROOFS_OF(ANSWERS)
#define TEXTS (BIT(7) | BIT(8) | BIT(9) | BIT(10) | BIT(11) | BIT(12))
#define OTHER {WHEN_NOT_IN, 0, BIT(1) | TEXTS, 16, 0x1f}
#define PEERS {WHEN_IN, 1 << 16, 1, 0, 0x1fffff} /* of none of them */
#define A_PEER {WHEN_RANGE, (1 << 16) + 1, (1 << 16) + 0xffff, 0, 0x1fffff}

static const struct name type_names[] = {{0, "MD5"}, {1, "SHA"}, {0, NULL}};
PROOF_AT(128, 0);
PROOF_AT(160, 1);
CONTROL(plain_fields, NULL);
CONTROL(system_fields, system_parts);
CONTROL(peer_fields, peer_parts);
CONTROL(clock_fields, clock_parts);
CONTROL(error_fields, error_parts);

/* ---- private messages ---- */

static const struct field private_flags[] = {
	NTP_BITS("priv.flags.r", "response", "Response bit", 1, response_names,
		"Whether this is an answer."),
	NTP_BITS("priv.flags.more", "more", "More bit", 1, NULL, "The answer goes on."),
	NTP_VERSION, NTP_MODE, FIELD_END,
};
static const struct field sequence_parts[] = {
	NTP_BITS("priv.auth", "auth", "Auth bit", 1, NULL, "There is a check value."),
	NTP_BITS("priv.seq", "seq", "Sequence number", 7, NULL, "Which packet of the answer."),
	FIELD_END,
};

#define SEEN_OF(name, wide, how, sentence)                                                         \
	.id = "ntp.priv.monlist." name, .label = name, .title = name, .bits = (wide), .kind = how, \
	.about = sentence, .rfc = "ntpd"
#define SEEN(...) {SEEN_OF(__VA_ARGS__)}
#define SEEN_FIRST                                                                                 \
	SEEN("avgint", 32, FIELD_UINT, "Seconds between two of its messages."),                    \
		SEEN("lsint", 32, FIELD_UINT, "Seconds since the last one."),                      \
		SEEN("restr", 32, FIELD_HEX, "What it may not do."),                               \
		SEEN("count", 32, FIELD_UINT, "How many messages it sent."),                       \
		SEEN("remote_address", 32, FIELD_IPV4, "Who asked.")
#define SEEN_LAST                                                                                  \
	SEEN("port", 16, FIELD_UINT, "The port that it asked from."),                              \
		SEEN("mode", 8, FIELD_UINT, "Its last message's mode."),                           \
		SEEN("version", 8, FIELD_UINT, "Its last message's version."),                     \
		{SEEN_OF("ipv6", 32, FIELD_HEX, "Not 0: the IPv6 addresses count."),               \
			.select = true},                                                           \
		SEEN("unused", 32, FIELD_HEX, "Nothing."),                                         \
		{SEEN_OF("addr6", 128, FIELD_IPV6, "Who asked."),                                  \
			.when = WHEN_FROM(1, UINT32_MAX)}
static const struct field seen_parts[] = {
	SEEN_FIRST, SEEN("local_address", 32, FIELD_IPV4, "The address that was asked."),
	SEEN("flags", 32, FIELD_HEX, "Whether it was asked together with others."), SEEN_LAST,
	{SEEN_OF("daddr6", 128, FIELD_IPV6, "The address that was asked."),
		.when = WHEN_FROM(1, UINT32_MAX)},
	FIELD_END,
};
static const struct field old_parts[] = {SEEN_FIRST, SEEN_LAST, FIELD_END};
static const struct field any_parts[] = {
	{.id = "", .label = "data", .title = "Data", .kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "What is asked or told.", .rfc = "ntpd"},
	FIELD_END,
};
#define ITEM_OF(table)                                                                             \
	.id = "ntp.priv.mode7.item", .label = "item", .title = "Item", .kind = FIELD_GROUP,        \
	.size = SIZE_CHOSEN, .chosen = 12, .parts = table, .about = "What is asked or told.",      \
	.rfc = "ntpd"
static const struct field seen_items[] = {
	{ITEM_OF(seen_parts), .preset_bytes = "Monlist Item"}, FIELD_END};
static const struct field old_items[] = {
	{ITEM_OF(old_parts), .preset_bytes = "Monlist Item"}, FIELD_END};
static const struct field any_items[] = {{ITEM_OF(any_parts), .mute = true}, FIELD_END};
static const struct list seen_list = {LIST_COUNT, seen_items}, old_list = {LIST_COUNT, old_items},
			 any_list = {LIST_COUNT, any_items};

/* The flags, the number, the program, the request's code, and below them twelve bits of the size of
 * each item: all, those of questions, and those of answers. */
#define KNOWN	       {WHEN_IN, 3, 1, 8, 0xff}
#define CODES(n, more) {WHEN_IN, 3 << 8 | (n), more, 12, 0xffff}
#define ASKED(n)       {WHEN_IN, 3 << 8 | (n), 1, 12, 0x8000ffff}
#define TOLD(n)	       {WHEN_IN, BIT(31) | 3 << 8 | (n), 1, 12, 0x8000ffff}
#define PROVEN	       {WHEN_IN, 1, 1, 35, 0x101} /* a question, with a check value */
/* 14, 15, 23 to 25, 35, 40, 41, 43 and those above 45 */
#define NO_CODES                                                                                   \
	(BIT(14) | BIT(15) | BIT(23) | BIT(24) | BIT(25) | BIT(35) | BIT(40) | BIT(41) | BIT(43))
#define OTHER_CODES    {WHEN_NOT_IN, 3 << 8, (BIT(46) - 1) & ~NO_CODES, 12, 0xffff}
#define ITEMS(table, ...)                                                                          \
	{.id = "", .scapy = "data", .label = "items", .title = "Items", .kind = FIELD_LIST,        \
		.list = table, .when = __VA_ARGS__, .about = "What is asked or told.",             \
		.rfc = "ntpd"}
#define HALF(name, short_name, text, wide, boxed, as, how, values, sentence)                       \
	{.id = "ntp.priv." name, .scapy = short_name, .label = short_name, .title = text,          \
		.bits = (wide), .box = (boxed), .kind = as, .fill = how, .names = values,          \
		.when = KNOWN,                                                                     \
		.about = sentence, .rfc = "ntpd"}

static const struct field private_fields[] = {
	{.id = "ntp.flags", .label = "flags", .title = "Flags", .bits = 8, .kind = FIELD_FLAGS,
		.parts = private_flags, .select = true, .preset = 0x17,
		.about = "What kind of message this is.",
		.rfc = "RFC 5905 7.3"},
	{.id = "ntp.priv.auth_seq", .label = "auth seq", .title = "Auth, sequence", .bits = 8,
		.select = true,
		.parts = sequence_parts, .about = "Which packet of an answer this is.",
		.rfc = "ntpd"},
	{.id = "ntp.priv.impl", .scapy = "implementation", .label = "implementation",
		.title = "Implementation", .bits = 8, .select = true, .preset = 3,
		.names = implementation_names, .about = "Which program's messages these are.",
		.rfc = "ntpd"},
	{.id = "ntp.priv.reqcode", .scapy = "request_code", .label = "request_code",
		.title = "Request code", .bits = 8, .select = true, .names = request_names,
		.about = "What is asked for.", .rfc = "ntpd"},
	HALF("err", "err", "Err", 4, 0, FIELD_HEX, FILL_USER, fault_names, "What went wrong."),
	HALF("numitems", "nb_items", "Number of data items", 12, 2, FIELD_UINT, FILL_COUNT, NULL,
		"How many items there are."),
	HALF("reserved", "mbz", "Reserved", 4, 0, FIELD_HEX, FILL_USER, NULL, "Must be zero."),
	{.id = "ntp.priv.itemsize", .scapy = "data_item_size", .label = "itemsize",
		.title = "Size of data item", .bits = 12, .box = 2, .select = true, .when = KNOWN,
		.about = "Bytes of each of them.", .rfc = "ntpd"},
	ITEMS(&ntp_peer_list, CODES(0, 1)), ITEMS(&ntp_peer_sum, CODES(1, 1)),
	ITEMS(&ntp_peer_list, ASKED(2)), ITEMS(&ntp_peer_told, TOLD(2)),
	ITEMS(&ntp_peer_list, ASKED(3)), ITEMS(&ntp_stats_told, TOLD(3)),
	ITEMS(&ntp_system, CODES(4, 1)), ITEMS(&ntp_system_stats, CODES(5, 1)),
	ITEMS(&ntp_io, CODES(6, 1)), ITEMS(&ntp_memory, CODES(7, 1)),
	ITEMS(&ntp_loop, CODES(8, 1)), ITEMS(&ntp_timers, CODES(9, 1)),
	ITEMS(&ntp_config, CODES(10, 1)), ITEMS(&ntp_unconfig, CODES(11, BIT(0) | BIT(11))),
	ITEMS(&ntp_system_flags, CODES(12, 3)), ITEMS(&ntp_restricted, CODES(16, 1)),
	ITEMS(&ntp_rule, CODES(17, 7)), ITEMS(&old_list, CODES(20, 1)),
	ITEMS(&ntp_reset_flags, CODES(21, 1)), ITEMS(&ntp_trusted, CODES(26, 3)),
	ITEMS(&ntp_keys, CODES(28, 1)), ITEMS(&ntp_traps, CODES(29, 1)),
	ITEMS(&ntp_trap, CODES(30, 3)), ITEMS(&ntp_key_number, CODES(32, 3)),
	ITEMS(&ntp_controls, CODES(34, 1)), ITEMS(&ntp_clock_asked, ASKED(36)),
	ITEMS(&ntp_clock_told, TOLD(36)), ITEMS(&ntp_fudge, CODES(37, 1)),
	ITEMS(&ntp_kernel, CODES(38, 1)), ITEMS(&ntp_clock_asked, ASKED(39)),
	ITEMS(&ntp_bugs_told, TOLD(39)), ITEMS(&seen_list, CODES(42, 1)),
	ITEMS(&ntp_cards, CODES(44, 3)), ITEMS(&any_list, OTHER_CODES),
	{.id = "", .label = "room", .title = "Room", .kind = FIELD_BYTES, .size = SIZE_ALIGN,
		.unit = 184, .when = PROVEN, .about = "Room for more items.", .rfc = "ntpd"},
	{.id = "ntp.priv.tstamp", .label = "time", .title = "Authentication timestamp", .bits = 64,
		.kind = FIELD_DATE, .when = PROVEN, .about = "When it was asked.", .rfc = "ntpd"},
	{.id = "ntp.keyid", .label = "key", .title = "Key ID", .bits = 32, .kind = FIELD_BYTES,
		.when = PROVEN, .about = "Which of the keys that both know.", .rfc = "ntpd"},
	{.id = "ntp.mac", .label = "mac", .title = "Message Authentication Code",
		.kind = FIELD_BYTES, .size = SIZE_REST, .when = PROVEN,
		.about = "Shows that the message is from who knows the key.", .rfc = "ntpd"},
	FIELD_END,
};

/* ---- which is which ---- */

/* From the mode on: three bits of it, the byte behind it and, at the end, the number of the peer.
 */
#define MODE(n)	    ((uint64_t)(n) << 56)
#define SECOND(n)   ((uint64_t)(n) << 48)
#define ANSWER(n)   (MODE(6) | SECOND(0x80 | (n)))
#define ANSWER_MASK (MODE(7) | SECOND(0xdf))
#define ABOUT_IT(n)                                                                                \
	{&proto_ntp_system, 5, 59, 12, {WHEN_IN, ANSWER(n), 1, 0, ANSWER_MASK | 0xffff}},          \
	{                                                                                          \
		&proto_ntp_peer, 5, 59, 12,                                                        \
		{                                                                                  \
			WHEN_RANGE, ANSWER(n) + 1, ANSWER(n) + 0xffff, 0, ANSWER_MASK | 0xffff     \
		}                                                                                  \
	}
#define ABOUT_CLOCK(n) {&proto_ntp_clock, 5, 59, 12, {WHEN_IN, ANSWER(n), 1, 0, ANSWER_MASK}}
const struct variant ntp_variants[] = {
	{&proto_ntp_private, 5, 3, 4, WHEN1(7)},
	{&proto_ntp_error, 5, 59, 12,
		{WHEN_IN, MODE(6) | SECOND(0xc0), 1, 0, MODE(7) | SECOND(0xc0)}},
	ABOUT_IT(1), ABOUT_IT(2), ABOUT_IT(3), ABOUT_IT(7), ABOUT_CLOCK(4), ABOUT_CLOCK(5),
	{&proto_ntp_control, 5, 3, 12, WHEN1(6)}, {NULL, 0, 0, 0, {0}}};

static const struct bind binds[] = {{BIND_UDP, 123}, {BIND_NONE, 0}};

#define MESSAGE(name, class, table, sentence)                                                      \
	.id = name, .filter = "ntp", .scapy = class, .unlike = true, .takes_all = true,            \
	.label = "NTP", .title = "Network Time Protocol", .layer = LAYER_APPLICATION,              \
	.next = NEXT_NONE, .binds = binds, .fields = table, .about = sentence, .rfc = "RFC 9327"

const struct proto proto_ntp_control = {MESSAGE("ntp_control", "NTPControl", plain_fields,
	"Asks a time server how it is.")};
const struct proto proto_ntp_system = {MESSAGE("ntp_system", "NTPControl", system_fields,
	"Says how a time server is.")};
const struct proto proto_ntp_peer = {MESSAGE("ntp_peer", "NTPControl", peer_fields,
	"Says how one of a time server's peers is.")};
const struct proto proto_ntp_clock = {MESSAGE("ntp_clock", "NTPControl", clock_fields,
	"Says how a time server's clock is.")};
const struct proto proto_ntp_error = {MESSAGE("ntp_error", "NTPControl", error_fields,
	"Says why a time server did not do it.")};
const struct proto proto_ntp_private = {MESSAGE("ntp_private", "NTPPrivate", private_fields,
	"Asks ntpd for what it knows, or tells it.")};
