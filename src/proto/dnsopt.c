/* SPDX-License-Identifier: BSD-2-Clause */
/* EDNS, RFC 6891: a record that is none. Its class is how much the speaker takes, its time to live
 * holds bits, its data are options. */
#include "dnsrr.h"

#include "proto/expert.h"

#include <stddef.h>

static const struct name do_names[] = {
	{0, "Cannot handle DNSSEC security RRs"}, {1, "Accepts DNSSEC security RRs"}, {0, NULL}};
static const struct name family_names[] = {{1, "IPv4"}, {2, "IPv6"}, {0, NULL}};
static const struct name hash_names[] = {{0, "Reserved"}, {1, "SHA-1"}, {0, NULL}};
static const struct name error_names[] = {
	{0, "Other Error"}, {1, "Unsupported DNSKEY Algorithm"}, {2, "Unsupported DS Digest Type"},
	{3, "Stale Answer"}, {4, "Forged Answer"}, {5, "DNSSEC Indeterminate"},
	{6, "DNSSEC Bogus"}, {7, "Signature Expired"}, {8, "Signature Not Yet Valid"},
	{9, "DNSKEY Missing"}, {10, "RRSIGs Missing"}, {11, "No Zone Key Bit Set"},
	{12, "NSEC Missing"}, {13, "Cached Error"}, {14, "Not Ready"}, {15, "Blocked"},
	{16, "Censored"}, {17, "Filtered"}, {18, "Prohibited"}, {19, "Stale NXDOMAIN Answer"},
	{20, "Not Authoritative"}, {21, "Not Supported"}, {22, "No Reachable Authority"},
	{23, "Network Error"}, {24, "Invalid Data"}, {0, NULL},
};

static const struct field z_parts[] = {
	{.id = "dns.resp.z.do", .label = "do", .title = "DO bit", .bits = 1, .box = 2,
		.names = do_names, .about = "Please send signatures too.", .rfc = "RFC 3225 3"},
	{.id = "dns.resp.z.reserved", .label = "reserved", .title = "Reserved", .bits = 15,
		.box = 2, .kind = FIELD_HEX, .about = "Must be zero.", .rfc = "RFC 6891 6.1.4"},
	FIELD_END,
};

/* Wireshark shows an option's data as bytes, and behind that what they say. */
#define CODE(from)                                                                                 \
	{.id = "dns.opt.code", .scapy = "optcode", .label = "code", .title = "Option Code",        \
		.bits = 16, .fill = FILL_CODE, .preset = 65001, .names = dns_option_names,         \
		.about = "Which option this is.", .rfc = from}
#define DATA(made_of) SIZED(NULL, made_of)
#define SIZED(odd, made_of)                                                                        \
	CODE("RFC 6891 6.1.2"),                                                                    \
	{.id = "dns.opt.len", .scapy = "optlen", .label = "len", .title = "Option Length",         \
		.bits = 16, .fill = FILL_ITEMLEN, .bias = 4, .made = odd,                          \
		.about = "Bytes of the option's data.", .rfc = "RFC 6891 6.1.2"},                  \
	{.id = "dns.opt.data", .scapy = "optdata", .label = "data", .title = "Option Data",        \
		.kind = FIELD_BYTES, .size = SIZE_REST, .blank = true, .made = made_of,            \
		.about = "What the option says.", .rfc = "RFC 6891 6.1.2"}
#define CUT(name, text, how, first, wide, values, sentence, from)                                  \
	{.id = "dns.opt." name, .label = "", .title = text, .kind = FIELD_##how,                   \
		.bits = (wide), .make = MAKE_CUT, .preset = (first), .names = values,              \
		.about = sentence, .rfc = from}

#define EACH(name, tail, text, values, sentence)                                                   \
	static const struct field name##_made[] = {{.id = "dns.opt." tail,                         \
							   .label = "",                            \
							   .title = text,                          \
							   .bits = 8,                              \
							   .make = MAKE_EACH,                      \
							   .names = values,                        \
							   .about = sentence,                      \
							   .rfc = "RFC 6975 3"},                   \
		FIELD_END};                                                                        \
	static const struct field name##_parts[] = {DATA(name##_made), FIELD_END}
EACH(dau, "dau", "DAU", dns_algorithm_names, "A way to sign that the client understands.");
EACH(dhu, "dhu", "DHU", dns_digest_names, "A hash that the client understands.");
EACH(n3u, "n3u", "N3U", hash_names, "A hash of names that the client understands.");

static const struct field subnet_made[] = {
	CUT("client.family", "Family", UINT, 0, 16, family_names, "IPv4 or IPv6.", "RFC 7871 6"),
	CUT("client.netmask", "Source Netmask", UINT, 2, 8, NULL,
		"How many bits of the client's address are told.", "RFC 7871 6"),
	CUT("client.scope", "Scope Netmask", UINT, 3, 8, NULL,
		"For how many bits of it the answer holds.", "RFC 7871 6"),
	{.id = "dns.opt.client.addr4", .label = "", .title = "Client Subnet", .kind = FIELD_IPV4,
		.make = MAKE_CUT, .preset = 4, .when = WHEN1(1), .about = "The client's network.",
		.rfc = "RFC 7871 6"},
	{.id = "dns.opt.client.addr6", .label = "", .title = "Client Subnet", .kind = FIELD_IPV6,
		.make = MAKE_CUT, .preset = 4, .when = WHEN1(2), .about = "The client's network.",
		.rfc = "RFC 7871 6"},
	{.id = "dns.opt.client.addr", .label = "", .title = "Client Subnet", .kind = FIELD_BYTES,
		.make = MAKE_CUT, .preset = 4, .when = WHEN_OTHER(1, 3),
		.about = "The client's network.", .rfc = "RFC 7871 6"},
	FIELD_END};
static const struct field long_expert[] = EXPERT_PARTS("dns.rr.opt.bad_length",
	"Length too long for any type of IP address.", EXPERT_ERROR, EXPERT_MALFORMED);
static const struct field long_made[] = {
	{EXPERT(MAKE_EXPERT, long_expert), .when = WHEN_FROM(21, 65535)}, FIELD_END};
static const struct field subnet_parts[] = {SIZED(long_made, subnet_made), FIELD_END};

static const struct field cookie_made[] = {
	CUT("cookie.client", "Client Cookie", BYTES, 0, 64, NULL, "Chosen by the client.",
		"RFC 7873 4"),
	{.id = "dns.opt.cookie.server", .label = "", .title = "Server Cookie", .kind = FIELD_BYTES,
		.make = MAKE_CUT, .preset = 8, .blank = true, .about = "Given by the server.",
		.rfc = "RFC 7873 4"},
	FIELD_END};
static const struct field cookie_parts[] = {DATA(cookie_made), FIELD_END};

static const struct field keep_made[] = {
	CUT("edns_tcp_keepalive.timeout", "Timeout", UINT, 0, 16, NULL,
		"For how long a connection may be idle, in tenths of a second.", "RFC 7828 3.1"),
	FIELD_END};
static const struct field keep_parts[] = {DATA(keep_made), FIELD_END};
static const struct field padding_made[] = {
	{.id = "dns.opt.padding", .label = "", .title = "Padding", .kind = FIELD_BYTES,
		.make = MAKE_CUT, .blank = true, .about = "Hides how long the message is.",
		.rfc = "RFC 7830 3"},
	FIELD_END};
static const struct field padding_parts[] = {DATA(padding_made), FIELD_END};
static const struct field chain_made[] = {
	CUT("chain.fqdn", "Closest Trust Point", TEXT, 0, 0, NULL, "From where to prove it.",
		"RFC 7901 4"),
	FIELD_END};
static const struct field chain_parts[] = {DATA(chain_made), FIELD_END};
static const struct field error_made[] = {
	CUT("ext_error.info_code", "Info Code", UINT, 0, 16, error_names, "What went wrong.",
		"RFC 8914 2"),
	CUT("ext_error.extra_text", "Extra Text", TEXT, 2, 0, NULL, "The same for people.",
		"RFC 8914 2"),
	FIELD_END};
static const struct field error_parts[] = {DATA(error_made), FIELD_END};
static const struct field option_parts[] = {DATA(NULL), FIELD_END};

#define OPTION(word, value, table, sentence)                                                       \
	{.id = "dns.opt", .scapy = "EDNS0TLV", .label = word, .title = "Option",                   \
		.kind = FIELD_GROUP, .mute = true, .code = (value), .parts = table,                \
		.about = sentence, .rfc = "RFC 6891 6.1.2"}
static const struct field options[] = {
	OPTION("dau", 5, dau_parts, "Which signatures the client understands."),
	OPTION("dhu", 6, dhu_parts, "Which hashes the client understands."),
	OPTION("n3u", 7, n3u_parts, "Which hashes of names the client understands."),
	OPTION("subnet", 8, subnet_parts, "Where the client is."),
	OPTION("cookie", 10, cookie_parts, "Shows that the speaker has its address."),
	OPTION("keepalive", 11, keep_parts, "How long the connection may be idle."),
	OPTION("padding", 12, padding_parts, "Hides how long the message is."),
	OPTION("chain", 13, chain_parts, "Send all that proves it."),
	OPTION("error", 15, error_parts, "What went wrong, more exactly."),
	OPTION("option", LIST_UNKNOWN, option_parts, "An extra of EDNS."), FIELD_END};
const struct list dns_options = {LIST_TLV, options};

#define TAKES                                                                                      \
	{.id = "dns.rr.udp_payload_size", .scapy = "rclass", .label = "size",                      \
		.title = "UDP payload size", .bits = 16, .preset = 4096,                           \
		.about = "The longest message that the sender takes.", .rfc = "RFC 6891 6.1.2"}
static const struct field local_bits[] = {
	{.id = "dns.resp.cache_flush", .label = "flush", .title = "Cache flush", .bits = 1,
		.box = 2, .about = "Forget what others have said.", .rfc = "RFC 6762 10.2"},
	{.id = "dns.rr.udp_payload_size", .label = "size", .title = "UDP payload size",
		.bits = 15, .box = 2, .kind = FIELD_HEX,
		.about = "The longest message that the sender takes.", .rfc = "RFC 6891 6.1.2"},
	FIELD_END,
};
#define LOCAL_TAKES                                                                                \
	{.id = "", .scapy = "rclass", .label = "size", .title = "UDP payload size", .bits = 16,    \
		.kind = FIELD_HEX, .preset = 1440, .parts = local_bits,                            \
		.about = "The longest message that the sender takes.", .rfc = "RFC 6891 6.1.2"}

#define BEHIND                                                                                     \
	{.id = "dns.resp.ext_rcode", .scapy = "extrcode", .label = "ercode",                       \
		.title = "Higher bits in extended RCODE", .bits = 8, .kind = FIELD_HEX,            \
		.about = "More bits of the reply code.", .rfc = "RFC 6891 6.1.3"},                 \
	DNS_NUMBER("dns.resp.edns0_version", "version", "version", "EDNS0 version", 8, "Zero.",    \
		"RFC 6891 6.1.3"),                                                                 \
	{.id = "dns.resp.z", .scapy = "z", .label = "z", .title = "Z", .bits = 16,                 \
		.kind = FIELD_FLAGS, .parts = z_parts, .preset = 0x8000,                           \
		.about = "Whether signatures are wanted.", .rfc = "RFC 6891 6.1.4"},               \
	DNS_LENGTH,                                                                                \
	{.id = "", .scapy = "rdata", .label = "options", .title = "Options", .kind = FIELD_LIST,   \
		.size = SIZE_REST, .list = &dns_options, .about = "Extras of EDNS.",               \
		.rfc = "RFC 6891 6.1.2"},                                                          \
	FIELD_END
const struct field dns_opt[] = {DNS_OWNER, DNS_TYPE, TAKES, BEHIND};
const struct field mdns_opt[] = {DNS_OWNER, DNS_TYPE, LOCAL_TAKES, BEHIND};
