/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS questions and records, RFC 1035 4.1.2 and 4.1.3. Every record begins alike; its type says
 * what its data is made of. */
#include "dnsrr.h"

#include <stddef.h>

static const struct name type_names[] = {
	{1, "A"}, {2, "NS"}, {5, "CNAME"}, {6, "SOA"}, {12, "PTR"}, {13, "HINFO"}, {15, "MX"},
	{16, "TXT"}, {28, "AAAA"}, {33, "SRV"}, {35, "NAPTR"}, {41, "OPT"}, {43, "DS"},
	{46, "RRSIG"}, {47, "NSEC"}, {48, "DNSKEY"}, {52, "TLSA"}, {64, "SVCB"}, {65, "HTTPS"},
	{251, "IXFR"}, {252, "AXFR"}, {255, "ANY"}, {257, "CAA"}, {0, NULL},
};

static const struct name class_names[] = {
	{1, "IN"}, {3, "CH"}, {4, "HS"}, {254, "NONE"}, {255, "ANY"}, {0, NULL}};

#define DOMAIN(name, short_name, word, text, sentence)                                             \
	{.id = name, .scapy = short_name, .label = word, .title = text, .kind = FIELD_NAME,        \
		.size = SIZE_NAME, .about = sentence, .rfc = "RFC 1035 3.3"}
#define NUMBER(name, short_name, word, text, wide, sentence, from)                                 \
	{.id = name, .scapy = short_name, .label = word, .title = text, .bits = (wide),            \
		.about = sentence, .rfc = from}

static const struct field query_parts[] = {
	{.id = "dns.qry.name", .scapy = "qname", .label = "name", .title = "Name",
		.kind = FIELD_NAME, .size = SIZE_NAME, .preset_bytes = "www.example.com",
		.also = "dns.qry.name.len dns.count.labels", .about = "The name that is asked for.",
		.rfc = "RFC 1035 4.1.2"},
	{.id = "dns.qry.type", .scapy = "qtype", .label = "type", .title = "Type", .bits = 16,
		.preset = 1, .names = type_names,
		.about = "What is wanted to know of the name: A is its IPv4 address.",
		.rfc = "RFC 1035 4.1.2"},
	{.id = "dns.qry.class", .scapy = "qclass", .label = "class", .title = "Class", .bits = 16,
		.kind = FIELD_HEX, .preset = 1, .names = class_names,
		.about = "Which network's names: the Internet's.", .rfc = "RFC 1035 4.1.2"},
	FIELD_END,
};
static const struct field queries[] = {
	{.id = "", .scapy = "DNSQR", .label = "query", .title = "Query", .kind = FIELD_GROUP,
		.parts = query_parts, .about = "A question.", .rfc = "RFC 1035 4.1.2"},
	FIELD_END,
};
const struct list dns_queries = {LIST_COUNT, queries};

#define NAME_TYPE                                                                                  \
	DOMAIN("dns.resp.name", "rrname", "name", "Name", "The name that the record is about."),   \
	{.id = "dns.resp.type", .scapy = "type", .label = "type", .title = "Type",                 \
		.bits = 16, .fill = FILL_CODE, .preset = 1, .names = type_names,                   \
		.about = "What the record says of the name: A is its IPv4 address.",               \
		.rfc = "RFC 1035 4.1.3"}
#define LENGTH                                                                                     \
	{.id = "dns.resp.len", .scapy = "rdlen", .label = "rdlen", .title = "Data length",         \
		.bits = 16, .fill = FILL_SIZE, .about = "Bytes of the record's data.",             \
		.rfc = "RFC 1035 4.1.3"}
#define HEAD                                                                                       \
	NAME_TYPE,                                                                                 \
	{.id = "dns.resp.class", .scapy = "rclass", .label = "class", .title = "Class",            \
		.bits = 16, .kind = FIELD_HEX, .preset = 1, .names = class_names,                  \
		.about = "Which network's names: the Internet's.", .rfc = "RFC 1035 4.1.3"},       \
	NUMBER("dns.resp.ttl", "ttl", "ttl", "Time to live", 32,                                   \
		"For how many seconds the record may be remembered.", "RFC 1035 4.1.3"),           \
	LENGTH

static const struct field a_parts[] = {
	HEAD,
	{.id = "dns.a", .scapy = "rdata", .label = "a", .title = "Address", .bits = 32,
		.kind = FIELD_IPV4, .about = "The name's IPv4 address.", .rfc = "RFC 1035 3.4.1"},
	FIELD_END,
};

static const struct field aaaa_parts[] = {
	HEAD,
	{.id = "dns.aaaa", .scapy = "rdata", .label = "aaaa", .title = "AAAA Address", .bits = 128,
		.kind = FIELD_IPV6, .about = "The name's IPv6 address.", .rfc = "RFC 3596 2.2"},
	FIELD_END,
};

static const struct field ns_parts[] = {HEAD,
	DOMAIN("dns.ns", "rdata", "ns", "Name Server", "The server in charge of the name."),
	FIELD_END};
static const struct field cname_parts[] = {HEAD,
	DOMAIN("dns.cname", "rdata", "cname", "CNAME", "The name that this one stands for."),
	FIELD_END};
static const struct field ptr_parts[] = {HEAD,
	DOMAIN("dns.ptr.domain_name", "rdata", "ptr", "Domain Name", "The name of the address."),
	FIELD_END};

static const struct field mx_parts[] = {
	HEAD,
	NUMBER("dns.mx.preference", "preference", "pref", "Preference", 16,
		"Of several servers the lowest is tried first.", "RFC 1035 3.3.9"),
	DOMAIN("dns.mx.mail_exchange", "exchange", "mx", "Mail Exchange",
		"The server that takes mail for the name."),
	FIELD_END,
};

static const struct field soa_parts[] = {
	HEAD,
	DOMAIN("dns.soa.mname", "mname", "mname", "Primary name server",
		"The server where the zone is edited."),
	DOMAIN("dns.soa.rname", "rname", "rname", "Responsible authority's mailbox",
		"Whom to write to; the first dot is an @."),
	NUMBER("dns.soa.serial_number", "serial", "serial", "Serial Number", 32,
		"Grows with every change of the zone.", "RFC 1035 3.3.13"),
	NUMBER("dns.soa.refresh_interval", "refresh", "refresh", "Refresh Interval", 32,
		"After how many seconds copies look for changes.", "RFC 1035 3.3.13"),
	NUMBER("dns.soa.retry_interval", "retry", "retry", "Retry Interval", 32,
		"After how many seconds they try again.", "RFC 1035 3.3.13"),
	NUMBER("dns.soa.expire_limit", "expire", "expire", "Expire limit", 32,
		"After how many seconds they give up.", "RFC 1035 3.3.13"),
	NUMBER("dns.soa.minimum_ttl", "minimum", "minimum", "Minimum TTL", 32,
		"For how long the absence of a name may be remembered.", "RFC 2308 4"),
	FIELD_END,
};

static const struct field string_parts[] = {
	{.id = "dns.txt.length", .label = "len", .title = "TXT Length", .bits = 8,
		.fill = FILL_SIZE, .about = "Bytes of the text.", .rfc = "RFC 1035 3.3"},
	{.id = "dns.txt", .scapy = "rdata", .label = "txt", .title = "TXT", .kind = FIELD_TEXT,
		.size = SIZE_COUNTED, .about = "Any text.", .rfc = "RFC 1035 3.3.14"},
	FIELD_END,
};
static const struct field strings[] = {
	{.id = "", .label = "text", .title = "Text", .kind = FIELD_GROUP, .parts = string_parts,
		.about = "A piece of text of at most 255 bytes.", .rfc = "RFC 1035 3.3"},
	FIELD_END,
};
static const struct list string_list = {LIST_REPEAT, strings};

static const struct field txt_parts[] = {
	HEAD,
	{.id = "", .scapy = "rdata", .label = "txt", .title = "Texts", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &string_list, .about = "Any text, in pieces.",
		.rfc = "RFC 1035 3.3.14"},
	FIELD_END,
};

static const struct field srv_parts[] = {
	HEAD,
	NUMBER("dns.srv.priority", "priority", "priority", "Priority", 16,
		"Of several servers the lowest is tried first.", "RFC 2782"),
	NUMBER("dns.srv.weight", "weight", "weight", "Weight", 16,
		"Of equal servers a higher one is tried more often.", "RFC 2782"),
	NUMBER("dns.srv.port", "port", "port", "Port", 16, "The port that the service is on.",
		"RFC 2782"),
	DOMAIN("dns.srv.target", "target", "target", "Target", "The host that offers it."),
	FIELD_END,
};

static const struct name do_names[] = {
	{0, "Cannot handle DNSSEC security RRs"}, {1, "Accepts DNSSEC security RRs"}, {0, NULL}};

static const struct field z_parts[] = {
	{.id = "dns.resp.z.do", .label = "do", .title = "DO bit", .bits = 1, .box = 2,
		.names = do_names, .about = "Please send signatures too.", .rfc = "RFC 3225 3"},
	{.id = "dns.resp.z.reserved", .label = "reserved", .title = "Reserved", .bits = 15,
		.box = 2, .kind = FIELD_HEX, .about = "Must be zero.", .rfc = "RFC 6891 6.1.4"},
	FIELD_END,
};

static const struct field option_parts[] = {
	NUMBER("dns.opt.code", "optcode", "code", "Option Code", 16, "Which option this is.",
		"RFC 6891 6.1.2"),
	{.id = "dns.opt.len", .scapy = "optlen", .label = "len", .title = "Option Length",
		.bits = 16, .fill = FILL_SIZE, .about = "Bytes of the option's data.",
		.rfc = "RFC 6891 6.1.2"},
	{.id = "dns.opt.data", .scapy = "optdata", .label = "data", .title = "Option Data",
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .about = "What the option says.",
		.rfc = "RFC 6891 6.1.2"},
	FIELD_END,
};
static const struct field options[] = {
	{.id = "dns.opt", .scapy = "EDNS0TLV", .label = "option", .title = "Option",
		.kind = FIELD_GROUP, .mute = true, .parts = option_parts,
		.about = "An extra of EDNS.", .rfc = "RFC 6891 6.1.2"},
	FIELD_END,
};
static const struct list option_list = {LIST_REPEAT, options};

static const struct field opt_parts[] = {
	NAME_TYPE,
	{.id = "dns.rr.udp_payload_size", .scapy = "rclass", .label = "size",
		.title = "UDP payload size", .bits = 16, .preset = 4096,
		.about = "The longest answer that the asker takes over UDP.",
		.rfc = "RFC 6891 6.1.2"},
	{.id = "dns.resp.ext_rcode", .scapy = "extrcode", .label = "ercode",
		.title = "Higher bits in extended RCODE", .bits = 8, .kind = FIELD_HEX,
		.about = "More bits of the reply code.", .rfc = "RFC 6891 6.1.3"},
	NUMBER("dns.resp.edns0_version", "version", "version", "EDNS0 version", 8, "Zero.",
		"RFC 6891 6.1.3"),
	{.id = "dns.resp.z", .scapy = "z", .label = "z", .title = "Z", .bits = 16,
		.kind = FIELD_FLAGS, .parts = z_parts, .preset = 0x8000,
		.about = "Whether signatures are wanted.", .rfc = "RFC 6891 6.1.4"},
	LENGTH,
	{.id = "", .scapy = "rdata", .label = "options", .title = "Options", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &option_list, .about = "Extras of EDNS.",
		.rfc = "RFC 6891 6.1.2"},
	FIELD_END,
};

static const struct field unknown_parts[] = {
	HEAD,
	{.id = "dns.data", .scapy = "rdata", .label = "data", .title = "Data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "What a record of this type says.",
		.rfc = "RFC 1035 4.1.3"},
	FIELD_END,
};

#define RECORD(class, word, value, table, sentence, from)                                          \
	{.id = "", .scapy = class, .label = word, .title = word, .kind = FIELD_GROUP,              \
		.code = (value), .parts = table, .about = sentence, .rfc = from}

static const struct field records[] = {
	RECORD("DNSRR", "A", 1, a_parts, "The name's IPv4 address.", "RFC 1035 3.4.1"),
	RECORD("DNSRR", "NS", 2, ns_parts, "The server in charge.", "RFC 1035 3.3.11"),
	RECORD("DNSRR", "CNAME", 5, cname_parts, "The name is a nickname.", "RFC 1035 3.3.1"),
	RECORD("DNSRRSOA", "SOA", 6, soa_parts, "How the zone is run.", "RFC 1035 3.3.13"),
	RECORD("DNSRR", "PTR", 12, ptr_parts, "The name of an address.", "RFC 1035 3.3.12"),
	RECORD("DNSRRMX", "MX", 15, mx_parts, "Who takes mail.", "RFC 1035 3.3.9"),
	RECORD("DNSRR", "TXT", 16, txt_parts, "Any text.", "RFC 1035 3.3.14"),
	RECORD("DNSRR", "AAAA", 28, aaaa_parts, "The name's IPv6 address.", "RFC 3596 2.2"),
	RECORD("DNSRRSRV", "SRV", 33, srv_parts, "Where a service is offered.", "RFC 2782"),
	RECORD("DNSRROPT", "OPT", 41, opt_parts, "What the speaker can do beyond RFC 1035.",
		"RFC 6891 6.1"),
	RECORD("DNSRR", "record", LIST_UNKNOWN, unknown_parts,
		"A record that this program does not know.", "RFC 1035 4.1.3"),
	FIELD_END,
};
const struct list dns_records = {LIST_COUNT, records};
