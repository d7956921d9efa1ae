/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS questions and records, RFC 1035 4.1.2 and 4.1.3: those of every day. The rare ones are in
 * dnsrare.c, those of DNSSEC in dnssec.c, those of services in dnssvc.c, EDNS in dnsopt.c. */
#include "dnsrr.h"

#include "proto/expert.h"

#include <stddef.h>

const struct field dns_class_bits[] = {
	{.id = "dns.resp.cache_flush", .label = "flush", .title = "Cache flush", .bits = 1,
		.box = 2, .heading = "|cache flush",
		.about = "Forget what others have said.", .rfc = "RFC 6762 10.2"},
	{.id = "dns.resp.class", .label = "class", .title = "Class", .bits = 15, .box = 2,
		.kind = FIELD_HEX, .names = dns_class_names,
		.about = "Which network's names: the Internet's.", .rfc = "RFC 1035 4.1.3"},
	FIELD_END,
};
static const struct field query_bits[] = {
	{.id = "dns.qry.qu", .label = "qu", .title = "\"QU\" question", .bits = 1, .box = 2,
		.heading = "\"QM\" question|\"QU\" question",
		.about = "Please answer to me alone.", .rfc = "RFC 6762 5.4"},
	{.id = "dns.qry.class", .label = "class", .title = "Class", .bits = 15, .box = 2,
		.kind = FIELD_HEX, .names = dns_class_names,
		.about = "Which network's names: the Internet's.", .rfc = "RFC 1035 4.1.2"},
	FIELD_END,
};

static const struct field ttl_expert[] = EXPERT_PARTS("dns.ttl.high_bit_set",
	"The uppermost bit of the TTL is set (RFC 2181, section 8)", EXPERT_WARN, EXPERT_PROTOCOL);
const struct field dns_ttl_made[] = {
	{EXPERT(MAKE_EXPERT, ttl_expert), .when = WHEN_FLAG(0x80000000)}, FIELD_END};
static const struct field other_expert[] = EXPERT_PARTS("dns.undecoded.type",
	"Dissector for DNS Type (%u) code not implemented, Contact Wireshark developers if you "
	"want this supported", EXPERT_NOTE, EXPERT_UNDECODED);
const struct field dns_other_made[] = {
	{EXPERT_PLACED(MAKE_EXPERT, other_expert, MADE_BEHIND), .origin = true}, FIELD_END};

static const struct field name_made[] = {
	{.id = "dns.qry.name.len", .label = "", .title = "Name Length", .bits = 16,
		.make = MAKE_NAME_LEN, .about = "Characters of the name.", .rfc = "RFC 1035 4.1.2"},
	{.id = "dns.count.labels", .label = "", .title = "Label Count", .bits = 16,
		.make = MAKE_LABELS, .about = "How many parts the name has.",
		.rfc = "RFC 1035 4.1.2"},
	FIELD_END,
};

#define QUERY                                                                                      \
	{.id = "dns.qry.name", .scapy = "qname", .label = "name", .title = "Name",                 \
		.kind = FIELD_NAME, .size = SIZE_NAME, .preset_bytes = "www.example.com",          \
		.made = name_made, .about = "The name that is asked for.",                         \
		.rfc = "RFC 1035 4.1.2"},                                                          \
	{.id = "dns.qry.type", .scapy = "qtype", .label = "type", .title = "Type", .bits = 16,     \
		.preset = 1, .names = dns_type_names,                                              \
		.about = "What is wanted to know of the name: A is its IPv4 address.",             \
		.rfc = "RFC 1035 4.1.2"}

static const struct field query_parts[] = {
	QUERY,
	{.id = "dns.qry.class", .scapy = "qclass", .label = "class", .title = "Class", .bits = 16,
		.kind = FIELD_HEX, .preset = 1, .names = dns_class_names,
		.about = "Which network's names: the Internet's.", .rfc = "RFC 1035 4.1.2"},
	FIELD_END,
};
static const struct field local_parts[] = {
	QUERY,
	{.id = "", .scapy = "qclass", .label = "class", .title = "Class and question", .bits = 16,
		.kind = FIELD_HEX, .preset = 1, .parts = query_bits,
		.about = "Which network's names, and who should hear the answer.",
		.rfc = "RFC 6762 5.4"},
	FIELD_END,
};
#define QUESTION(table)                                                                            \
	{                                                                                          \
		{.id = "", .scapy = "DNSQR", .label = "query", .title = "Query",                   \
			.heading = "%r",                                                           \
			.kind = FIELD_GROUP, .entire = true, .parts = table,                       \
			.about = "A question.",                                                    \
			.rfc = "RFC 1035 4.1.2"},                                                  \
		FIELD_END                                                                          \
	}
static const struct field queries[] = QUESTION(query_parts);
static const struct field local_queries[] = QUESTION(local_parts);
const struct list dns_queries = {LIST_COUNT, queries};
const struct list mdns_queries = {LIST_COUNT, local_queries};

DNS_RECORD(a, {.id = "dns.a",
		      .scapy = "rdata",
		      .label = "a",
		      .title = "Address",
		      .bits = 32,
		      .kind = FIELD_IPV4,
		      .heading = "addr ",
		      .about = "The name's IPv4 address.",
		      .rfc = "RFC 1035 3.4.1"});
DNS_RECORD(aaaa, {.id = "dns.aaaa",
			 .scapy = "rdata",
			 .label = "aaaa",
			 .title = "AAAA Address",
			 .bits = 128,
			 .kind = FIELD_IPV6,
			 .heading = "addr ",
			 .about = "The name's IPv6 address.",
			 .rfc = "RFC 3596 2.2"});
DNS_RECORD(ns,
	DNS_SAID("ns ", "dns.ns", "rdata", "ns", "Name Server",
		"The server in charge of the name."));
DNS_RECORD(cname,
	DNS_SAID("cname ", "dns.cname", "rdata", "cname", "CNAME",
		"The name that this one stands for."));
DNS_RECORD(ptr,
	DNS_SAID("", "dns.ptr.domain_name", "rdata", "ptr", "Domain Name",
		"The name of the address."));

DNS_RECORD(mx,
	DNS_SAID_NUMBER("preference ", "dns.mx.preference", "preference", "pref",
		"Preference", 16,
		"Of several servers the lowest is tried first.", "RFC 1035 3.3.9"),
	DNS_SAID("mx ", "dns.mx.mail_exchange", "exchange", "mx", "Mail Exchange",
		"The server that takes mail for the name."));

DNS_RECORD(soa,
	DNS_SAID("mname ", "dns.soa.mname", "mname", "mname", "Primary name server",
		"The server where the zone is edited."),
	DNS_DOMAIN("dns.soa.rname", "rname", "rname", "Responsible authority's mailbox",
		"Whom to write to; the first dot is an @."),
	DNS_NUMBER("dns.soa.serial_number", "serial", "serial", "Serial Number", 32,
		"Grows with every change of the zone.", "RFC 1035 3.3.13"),
	DNS_NUMBER("dns.soa.refresh_interval", "refresh", "refresh", "Refresh Interval", 32,
		"After how many seconds copies look for changes.", "RFC 1035 3.3.13"),
	DNS_NUMBER("dns.soa.retry_interval", "retry", "retry", "Retry Interval", 32,
		"After how many seconds they try again.", "RFC 1035 3.3.13"),
	DNS_NUMBER("dns.soa.expire_limit", "expire", "expire", "Expire limit", 32,
		"After how many seconds they give up.", "RFC 1035 3.3.13"),
	DNS_NUMBER("dns.soa.minimum_ttl", "minimum", "minimum", "Minimum TTL", 32,
		"For how long the absence of a name may be remembered.", "RFC 2308 4"));

static const struct field nul_expert[] = EXPERT_PARTS("_ws.string.trailing_stray_characters",
	"Trailing stray characters", EXPERT_WARN, EXPERT_UNDECODED);
static const struct field text_made[] = {
	{EXPERT(MAKE_STRAY, nul_expert), .preset = ODD_LINE_NUL}, FIELD_END};

#define STRINGS(name, key, text, from)                                                             \
	static const struct field name##_string[] = {                                              \
		DNS_SIZE(key ".length", text " Length", 8, "Bytes of the text.", from),            \
		{.id = key, .scapy = "rdata", .label = #name, .title = text, .kind = FIELD_TEXT,   \
			.size = SIZE_COUNTED, .blank = true, .made = text_made,                    \
			.about = "Any text.", .rfc = from},                                        \
		FIELD_END,                                                                         \
	};                                                                                         \
	static const struct field name##_strings[] = {                                             \
		{.id = "", .label = "text", .title = "Text", .kind = FIELD_GROUP,                  \
			.parts = name##_string, .about = "A piece of text of at most 255 bytes.",  \
			.rfc = "RFC 1035 3.3"},                                                    \
		FIELD_END,                                                                         \
	};                                                                                         \
	static const struct list name##_list = {LIST_REPEAT, name##_strings}
#define TEXTS(name, from)                                                                          \
	{.id = "", .scapy = "rdata", .label = #name, .title = "Texts", .kind = FIELD_LIST,         \
		.size = SIZE_REST, .list = &name##_list, .about = "Any text, in pieces.",          \
		.rfc = from}
STRINGS(txt, "dns.txt", "TXT", "RFC 1035 3.3.14");
STRINGS(spf, "dns.spf", "SPF", "RFC 7208 3.1");
DNS_RECORD(txt, TEXTS(txt, "RFC 1035 3.3.14"));
DNS_RECORD(spf, TEXTS(spf, "RFC 7208 3.1"));

/* Wireshark shows the name of a service in its parts. */
#define PIECE(name, text, n, what)                                                                 \
	{.id = "dns.srv." name, .label = "", .title = text, .kind = FIELD_TEXT,                    \
		.make = MAKE_LABEL, .preset = (n), .about = what, .rfc = "RFC 2782"}
static const struct field service_made[] = {
	PIECE("service", "Service", 0, "What is offered."),
	PIECE("proto", "Protocol", 1, "Over which protocol."),
	PIECE("name", "Name", 2, "Where."), FIELD_END};
#define SERVICE                                                                                    \
	{.id = "dns.resp.name", .scapy = "rrname", .label = "name", .title = "Name",               \
		.kind = FIELD_NAME, .size = SIZE_NAME, .silent = true, .made = service_made,       \
		.about = "The name that the record is about.", .rfc = "RFC 2782"}
DNS_RECORD_OF(srv, SERVICE,
	DNS_SAID_NUMBER("priority ", "dns.srv.priority", "priority", "priority",
		"Priority", 16,
		"Of several servers the lowest is tried first.", "RFC 2782"),
	DNS_SAID_NUMBER("weight ", "dns.srv.weight", "weight", "weight", "Weight", 16,
		"Of equal servers a higher one is tried more often.", "RFC 2782"),
	DNS_SAID_NUMBER("port ", "dns.srv.port", "port", "port", "Port", 16,
		"The port that the service is on.", "RFC 2782"),
	DNS_SAID("target ", "dns.srv.target", "target", "target", "Target",
		"The host that offers it."));

#define OTHER(class)                                                                               \
	{                                                                                          \
		DNS_OWNER,                                                                         \
			{.id = "dns.resp.type", .scapy = "type", .label = "type", .title = "Type", \
				.bits = 16, .fill = FILL_CODE, .preset = 1,                        \
				.names = dns_type_names, .made = dns_other_made,                   \
				.about = "What the record says of the name.",                      \
				.rfc = "RFC 1035 4.1.3"},                                          \
			class, DNS_TTL, DATA, FIELD_END                                            \
	}
#define DATA                                                                                       \
	{.id = "dns.data", .scapy = "rdata", .label = "data", .title = "Data",                     \
		.kind = FIELD_BYTES, .size = SIZE_REST,                                            \
		.about = "What a record of this type says.", .rfc = "RFC 1035 4.1.3"}
const struct field dns_other[] = OTHER(DNS_CLASS);
const struct field mdns_other[] = OTHER(MDNS_CLASS);

#define RECORD(name, class, word, value, sentence, from)                                           \
	{.id = "", .scapy = class, .label = word, .title = word, .kind = FIELD_GROUP,              \
		.entire = true, .heading = "%r", .code = (value), .parts = dns_##name,             \
		.about = sentence, .rfc = from},
#define LOCAL(name, class, word, value, sentence, from)                                            \
	{.id = "", .scapy = class, .label = word, .title = word, .kind = FIELD_GROUP,              \
		.entire = true, .heading = "%r", .code = (value), .parts = mdns_##name,            \
		.about = sentence, .rfc = from},

static const struct field records[] = {DNS_ALL_RECORDS(RECORD) FIELD_END};
static const struct field local_records[] = {DNS_ALL_RECORDS(LOCAL) FIELD_END};
const struct list dns_records = {LIST_COUNT, records};
const struct list mdns_records = {LIST_COUNT, local_records};
