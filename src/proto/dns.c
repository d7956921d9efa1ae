/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS, RFC 1035: names to addresses and back. The records are in dnsrr.c. Over TCP two bytes of
 * length stand before the message (4.2.2); names' pointers count from behind them.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  flags 0x5:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Length             |        Transaction ID         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Q|Opcode |A|T|R|R|Z|A|C| rcode |           Questions           |
 * |R|       |A|C|D|A| |D|D|       |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          Answer RRs           |         Authority RRs         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Additional RRs         |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
 * /                            Queries                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Answers                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                   Authoritative nameservers                   /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                      Additional records                       /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                        Extraneous Data                        /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  flags 0x2800:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Transaction ID         |Q|Opcode |A|T|R|R|Z|A|C| rcode |
 * |                               |R|       |A|C|D|A| |D|D|       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             Zones             |         Prerequisites         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            Updates            |        Additional RRs         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Queries                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Answers                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                   Authoritative nameservers                   /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                      Additional records                       /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                        Extraneous Data                        /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  flags 0x3000:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Transaction ID         |Q|Opcode |A|T|R|R|Z|A|C| rcode |
 * |                               |R|       |A|C|D|A| |D|D|       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Questions           |          Answer RRs           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Authority RRs         |        Additional RRs         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Queries                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Answers                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                   Authoritative nameservers                   /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                      Additional records                       /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                    DNS Stateful Operation                     /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                        Extraneous Data                        /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  otherwise:
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |        Transaction ID         |Q|Opcode |A|T|R|R|Z|A|C| rcode |
 * |                               |R|       |A|C|D|A| |D|D|       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Questions           |          Answer RRs           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         Authority RRs         |        Additional RRs         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Queries                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                            Answers                            /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                   Authoritative nameservers                   /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                      Additional records                       /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * /                        Extraneous Data                        /
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include "dnsrr.h"
#include "proto/expert.h"

#include <stddef.h>

static const struct name response_names[] = {
	{0, "Message is a query"}, {1, "Message is a response"}, {0, NULL}};

static const struct name opcode_names[] = {
	{0, "Standard query"}, {1, "Inverse query"}, {2, "Server status request"},
	{4, "Zone change notification"}, {5, "Dynamic update"},
	{6, "DNS Stateful operations (DSO)"}, {0, NULL},
};

static const struct name rcode_names[] = {
	{0, "No error"}, {1, "Format error"}, {2, "Server failure"}, {3, "No such name"},
	{4, "Not implemented"}, {5, "Refused"}, {6, "Name exists"}, {7, "RRset exists"},
	{8, "RRset does not exist"}, {9, "Not authoritative"}, {10, "Name out of zone"},
	{11, "DSO-Type not implemented"}, {0, NULL},
};

static const struct name yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};

#define BIT_OF(name, short_name, text, wide, values, sentence, from)                               \
	.id = "dns.flags." name, .scapy = short_name, .label = short_name, .title = text,          \
	.bits = (wide), .box = 2, .names = values, .about = sentence, .rfc = from
#define BITS(...) {BIT_OF(__VA_ARGS__)}
/* In a question it means nothing. */
#define ANSWER(...) {BIT_OF(__VA_ARGS__), .when = WHEN_FLAG(0x8000)}
#define ANSWER_OR(bit, ...) {BIT_OF(__VA_ARGS__), .when = WHEN_FLAGS(0x8000 | (bit))}

static const struct field flag_parts[] = {
	BITS("response", "qr", "Response", 1, response_names, "1 in an answer, 0 in a question.",
		"RFC 1035 4.1.1"),
	BITS("opcode", "opcode", "Opcode", 4, opcode_names, "What kind of question it is.",
		"RFC 1035 4.1.1"),
	ANSWER("authoritative", "aa", "Authoritative", 1, yes_names,
		"The server that answers is in charge of the name.", "RFC 1035 4.1.1"),
	BITS("truncated", "tc", "Truncated", 1, yes_names,
		"The answer did not fit; ask again over TCP.", "RFC 1035 4.1.1"),
	BITS("recdesired", "rd", "Recursion desired", 1, yes_names,
		"Please ask other servers for me.", "RFC 1035 4.1.1"),
	ANSWER("recavail", "ra", "Recursion available", 1, yes_names,
		"This server does ask others.", "RFC 1035 4.1.1"),
	BITS("z", "z", "Z", 1, yes_names, "Must be zero.", "RFC 1035 4.1.1"),
	ANSWER_OR(0x20, "authenticated", "ad", "Answer authenticated", 1, yes_names,
		"The server has checked the answer's signatures.", "RFC 4035 3.2.3"),
	BITS("checkdisable", "cd", "Non-authenticated data", 1, yes_names,
		"Do not check signatures for me.", "RFC 4035 3.2.2"),
	ANSWER("rcode", "rcode", "Reply code", 4, rcode_names,
		"Whether it worked: 0, or 3 when there is no such name.", "RFC 1035 4.1.1"),
	FIELD_END,
};

/* Link-local Multicast Name Resolution, RFC 4795 2.1.1, has other names for some. */
static const struct field local_parts[] = {
	BITS("response", "qr", "Response", 1, response_names, "1 in an answer, 0 in a question.",
		"RFC 4795 2.1.1"),
	BITS("opcode", "opcode", "Opcode", 4, opcode_names, "Zero.", "RFC 4795 2.1.1"),
	BITS("conflict", "c", "Conflict", 1, NULL, "More than one host has the name.",
		"RFC 4795 2.1.1"),
	BITS("truncated", "tc", "Truncated", 1, yes_names,
		"The answer did not fit; ask again over TCP.", "RFC 4795 2.1.1"),
	BITS("tentative", "t", "Tentative", 1, NULL, "The host is not sure of its name yet.",
		"RFC 4795 2.1.1"),
	FIELD_GAP(4),
	ANSWER("rcode", "rcode", "Reply code", 4, rcode_names, "Zero.", "RFC 4795 2.1.1"),
	FIELD_END,
};

/* The flags are what the counts look at: an update (RFC 2136) has other names for them. */
#define UPDATE {WHEN_IN, 5, 1, 11, 15}
#define OTHERS {WHEN_NOT_IN, 5, 1, 11, 15}
#define SESSION {WHEN_IN, 6, 1, 11, 15}
#define COUNTED(name, short_name, text, wanted, sentence, from)                                    \
	{.id = "dns.count." name, .scapy = short_name, .label = short_name, .title = text,         \
		.bits = 16, .fill = FILL_COUNT, .when = wanted, .about = sentence, .rfc = from}
#define COUNT(name, short_name, text, sentence)                                                    \
	COUNTED(name, short_name, text, OTHERS, sentence, "RFC 1035 4.1.1")
#define COUNT_UPDATE(name, short_name, text, sentence)                                             \
	COUNTED(name, short_name, text, UPDATE, sentence, "RFC 2136 2.2")
#define RECORDS(short_name, text, items, many, sentence)                                           \
	{                                                                                          \
		.id = "", .scapy = short_name, .label = short_name, .title = text,                 \
		.kind = FIELD_LIST, .heading = "%t", .preset = (many), .size = SIZE_REST,          \
		.list = items, .about = sentence, .rfc = "RFC 1035 4.1.3"                          \
	}

#define LENGTH                                                                                     \
	{.id = "dns.length", .scapy = "length", .label = "length", .title = "Length", .bits = 16,  \
		.fill = FILL_SIZE, .when = WHEN1(BIND_TCP),                                        \
		.about = "Bytes of the message; a stream does not say where one ends.",            \
		.rfc = "RFC 1035 4.2.2"}
#define HEADER(parts_of, usual)                                                                    \
	{.id = "dns.id", .scapy = "id", .label = "id", .title = "Transaction ID", .bits = 16,      \
		.kind = FIELD_HEX, .origin = true,                                                 \
		.about = "Chosen by who asks; the answer carries the same number.",                \
		.rfc = "RFC 1035 4.1.1"},                                                          \
	{.id = "dns.flags", .label = "flags", .title = "Flags", .bits = 16, .kind = FIELD_FLAGS,   \
		.parts = parts_of, .preset = (usual), .select = true,                              \
		.about = "Question or answer, and how it went.", .rfc = "RFC 1035 4.1.1"},         \
	COUNT("queries", "qdcount", "Questions", "How many questions follow."),                    \
	COUNT("answers", "ancount", "Answer RRs", "How many answers follow."),                     \
	COUNT("auth_rr", "nscount", "Authority RRs",                                               \
		"How many records about the servers in charge."),                                  \
	COUNT("add_rr", "arcount", "Additional RRs", "How many records that may help."),           \
	COUNT_UPDATE("zones", "qdcount", "Zones", "1: the zone to change."),                       \
	COUNT_UPDATE("prerequisites", "ancount", "Prerequisites", "What must be so before."),      \
	COUNT_UPDATE("updates", "nscount", "Updates", "How many changes follow."),                 \
	COUNT_UPDATE("add_rr", "arcount", "Additional RRs", "How many records that may help.")
/* What is behind the last record. */
static const struct field extra_expert[] =
	EXPERT_PARTS("dns.extraneous", "Extraneous data", EXPERT_NOTE, EXPERT_UNDECODED);
static const struct field extra_made[] = {
	{.id = "dns.extraneous.length", .label = "", .title = "Extraneous Data Length",
		.make = MAKE_SIZE, .empty = true, .origin = true, .about = "How much that is.",
		.rfc = "Wireshark"},
	{EXPERT_PLACED(MAKE_EXPERT, extra_expert, MADE_BEHIND)},
	FIELD_END,
};
static const struct field extra_items[] = {
	{.id = "dns.extraneous.data", .label = "extra", .title = "Extraneous Data Bytes",
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = extra_made,
		.about = "Bytes that no count speaks of.", .rfc = "Wireshark"},
	FIELD_END,
};
static const struct list extra = {LIST_REPEAT, extra_items};

#define LISTS(queries, records)                                                                    \
	RECORDS("qd", "Queries", queries, 1, "What is asked."),                                    \
	RECORDS("an", "Answers", records, 0, "What is answered."),                                 \
	RECORDS("ns", "Authoritative nameservers", records, 0, "Who is in charge."),               \
	RECORDS("ar", "Additional records", records, 0, "What may help."),                         \
	{.id = "dns.dso", .label = "dso", .title = "DNS Stateful Operation", .kind = FIELD_LIST,   \
		.mute = true, .size = SIZE_REST, .list = &dns_session, .when = SESSION,            \
		.about = "What is said of the connection.", .rfc = "RFC 8490 5.4"},                \
	{.id = "", .label = "extra", .title = "Extraneous Data", .kind = FIELD_LIST,               \
		.heading = "Extraneous Data (%b bytes)", .size = SIZE_REST, .list = &extra,        \
		.about = "What is behind the last record.", .rfc = "Wireshark"}

static const struct field fields[] = {
	LENGTH, HEADER(flag_parts, 0x0100), LISTS(&dns_queries, &dns_records), FIELD_END};
static const struct field mdns_fields[] = {
	LENGTH, HEADER(flag_parts, 0), LISTS(&mdns_queries, &mdns_records), FIELD_END};
static const struct field llmnr_fields[] = {
	LENGTH, HEADER(local_parts, 0), LISTS(&dns_queries, &dns_records), FIELD_END};

static const struct bind binds[] = {
	{BIND_UDP, 53}, {BIND_TCP, 53}, {BIND_TCP, 5353}, {BIND_NONE, 0}};
static const struct bind mdns_binds[] = {{BIND_UDP, 5353}, {BIND_NONE, 0}};
static const struct bind llmnr_binds[] = {{BIND_UDP, 5355}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"DNS", "udp.srcport", 53}, {"DNS", "tcp.srcport", 53}, {NULL, NULL, 0}};

const struct proto proto_dns = {
	.id = "dns", .scapy = "DNS", .label = "DNS", .title = "Domain Name System",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .binds = binds, .overloads = overloads,
	.fields = fields, .about = "Asks which address a name has, and answers.", .rfc = "RFC 1035",
};

/* The same message to every host on the wire; a bit of the class is a flag. */
const struct proto proto_mdns = {
	.id = "mdns", .label = "mDNS", .title = "Multicast Domain Name System",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .binds = mdns_binds, .fields = mdns_fields,
	.unlike = true, .about = "Asks every host on the wire for the name's address.",
	.rfc = "RFC 6762",
};

const struct proto proto_llmnr = {
	.id = "llmnr", .label = "LLMNR", .title = "Link-local Multicast Name Resolution",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .binds = llmnr_binds,
	.fields = llmnr_fields, .unlike = true,
	.about = "Asks every host on the wire for the name's address, as Windows does.",
	.rfc = "RFC 4795",
};
