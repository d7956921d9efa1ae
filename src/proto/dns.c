/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS, RFC 1035: names to addresses and back. The records are in dnsrr.c. Over TCP two bytes of
 * length stand before the message (4.2.2); names' pointers count from behind them.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
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
 */
#include "proto/proto.h"

#include "dnsrr.h"

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
	{8, "RRset does not exist"}, {9, "Not authoritative"}, {10, "Name out of zone"}, {0, NULL},
};

static const struct name yes_names[] = {{0, "No"}, {1, "Yes"}, {0, NULL}};

#define BITS(name, short_name, text, wide, values, sentence, from)                                 \
	{.id = "dns.flags." name, .scapy = short_name, .label = short_name, .title = text,         \
		.bits = (wide), .box = 2, .names = values, .about = sentence, .rfc = from}

static const struct field flag_parts[] = {
	BITS("response", "qr", "Response", 1, response_names, "1 in an answer, 0 in a question.",
		"RFC 1035 4.1.1"),
	BITS("opcode", "opcode", "Opcode", 4, opcode_names, "What kind of question it is.",
		"RFC 1035 4.1.1"),
	BITS("authoritative", "aa", "Authoritative", 1, yes_names,
		"The server that answers is in charge of the name.", "RFC 1035 4.1.1"),
	BITS("truncated", "tc", "Truncated", 1, yes_names,
		"The answer did not fit; ask again over TCP.", "RFC 1035 4.1.1"),
	BITS("recdesired", "rd", "Recursion desired", 1, yes_names,
		"Please ask other servers for me.", "RFC 1035 4.1.1"),
	BITS("recavail", "ra", "Recursion available", 1, yes_names,
		"This server does ask others.", "RFC 1035 4.1.1"),
	BITS("z", "z", "Z", 1, yes_names, "Must be zero.", "RFC 1035 4.1.1"),
	BITS("authenticated", "ad", "Answer authenticated", 1, yes_names,
		"The server has checked the answer's signatures.", "RFC 4035 3.2.3"),
	BITS("checkdisable", "cd", "Non-authenticated data", 1, yes_names,
		"Do not check signatures for me.", "RFC 4035 3.2.2"),
	BITS("rcode", "rcode", "Reply code", 4, rcode_names,
		"Whether it worked: 0, or 3 when there is no such name.", "RFC 1035 4.1.1"),
	FIELD_END,
};

#define COUNT(name, short_name, text, sentence)                                                    \
	{.id = "dns.count." name, .scapy = short_name, .label = short_name, .title = text,         \
		.bits = 16, .fill = FILL_COUNT, .about = sentence, .rfc = "RFC 1035 4.1.1"}
#define RECORDS(short_name, text, items, many, sentence)                                           \
	{.id = "", .scapy = short_name, .label = short_name, .title = text, .kind = FIELD_LIST,    \
		.preset = (many),                                                                  \
		.size = SIZE_REST, .list = items, .about = sentence, .rfc = "RFC 1035 4.1.3"}

static const struct field fields[] = {
	{.id = "dns.length", .scapy = "length", .label = "length", .title = "Length", .bits = 16,
		.fill = FILL_SIZE, .when = WHEN1(BIND_TCP),
		.about = "Bytes of the message; a stream does not say where one ends.",
		.rfc = "RFC 1035 4.2.2"},
	{.id = "dns.id", .scapy = "id", .label = "id", .title = "Transaction ID", .bits = 16,
		.kind = FIELD_HEX, .origin = true,
		.about = "Chosen by who asks; the answer carries the same number.",
		.rfc = "RFC 1035 4.1.1"},
	{.id = "dns.flags", .label = "flags", .title = "Flags", .bits = 16, .kind = FIELD_FLAGS,
		.parts = flag_parts, .preset = 0x0100,
		.about = "Question or answer, and how it went.", .rfc = "RFC 1035 4.1.1"},
	COUNT("queries", "qdcount", "Questions", "How many questions follow."),
	COUNT("answers", "ancount", "Answer RRs", "How many answers follow."),
	COUNT("auth_rr", "nscount", "Authority RRs",
		"How many records about the servers in charge."),
	COUNT("add_rr", "arcount", "Additional RRs", "How many records that may help."),
	RECORDS("qd", "Queries", &dns_queries, 1, "What is asked."),
	RECORDS("an", "Answers", &dns_records, 0, "What is answered."),
	RECORDS("ns", "Authoritative nameservers", &dns_records, 0, "Who is in charge."),
	RECORDS("ar", "Additional records", &dns_records, 0, "What may help."),
	FIELD_END,
};

static const struct bind binds[] = {
	{BIND_UDP, 53}, {BIND_TCP, 53}, {BIND_UDP, 5353}, {BIND_NONE, 0}};
static const struct overload overloads[] = {
	{"DNS", "udp.srcport", 53}, {"DNS", "tcp.srcport", 53}, {NULL, NULL, 0}};

const struct proto proto_dns = {
	.id = "dns", .scapy = "DNS", .label = "DNS", .title = "Domain Name System",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .binds = binds, .overloads = overloads,
	.fields = fields, .about = "Asks which address a name has, and answers.", .rfc = "RFC 1035",
};
