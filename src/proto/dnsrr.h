/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS's records, for dns.c. A record begins with five fields, and its type says what its data is
 * made of. There are two tables of each: in multicast DNS the class's first bit is a flag. */
#ifndef TRAME_PROTO_DNSRR_H
#define TRAME_PROTO_DNSRR_H

#include "proto/field.h"

extern const struct list dns_queries, mdns_queries, dns_records, mdns_records, dns_options,
	dns_session;
extern const struct name dns_type_names[], dns_class_names[], dns_algorithm_names[],
	dns_digest_names[], dns_error_names[], dns_option_names[];
extern const struct field dns_class_bits[], dns_bitmap_made[], dns_ttl_made[], dns_other_made[];

#define DNS_DOMAIN(name, short_name, word, text, sentence)                                         \
	{.id = name, .scapy = short_name, .label = word, .title = text, .kind = FIELD_NAME,        \
		.size = SIZE_NAME, .about = sentence, .rfc = "RFC 1035 3.3"}
#define DNS_NUMBER(name, short_name, word, text, wide, sentence, from)                             \
	{.id = name, .scapy = short_name, .label = word, .title = text, .bits = (wide),            \
		.about = sentence, .rfc = from}
/* The same, and what is before the value in the line over the record. */
#define DNS_SAID(before, name, short_name, word, text, sentence)                                   \
	{.id = name, .scapy = short_name, .label = word, .title = text, .kind = FIELD_NAME,        \
		.size = SIZE_NAME, .heading = before, .about = sentence, .rfc = "RFC 1035 3.3"}
#define DNS_SAID_NUMBER(before, name, short_name, word, text, wide, sentence, from)                \
	{.id = name, .scapy = short_name, .label = word, .title = text, .bits = (wide),            \
		.heading = before, .about = sentence, .rfc = from}
#define DNS_NAMED(name, word, text, wide, how, values, sentence, from)                             \
	{.id = name, .label = word, .title = text, .bits = (wide), .kind = FIELD_##how,            \
		.names = values, .about = sentence, .rfc = from}
#define DNS_REST(name, word, text, how, sentence, from)                                            \
	{.id = name, .label = word, .title = text, .kind = FIELD_##how, .size = SIZE_REST,         \
		.about = sentence, .rfc = from}
#define DNS_SIZE(name, text, wide, sentence, from)                                                 \
	{.id = name, .label = "len", .title = text, .bits = (wide), .fill = FILL_SIZE,             \
		.about = sentence, .rfc = from}
#define DNS_COUNTED(name, word, text, how, sentence, from)                                         \
	{.id = name, .label = word, .title = text, .kind = FIELD_##how, .size = SIZE_COUNTED,      \
		.blank = FIELD_##how == FIELD_TEXT, .about = sentence, .rfc = from}
/* Text behind the byte that says how long it is. */
#define DNS_STRING(name, word, text, sentence, from)                                               \
	DNS_SIZE(name "_length", text " Length", 8, "Bytes of the text.", from),                   \
	DNS_COUNTED(name, word, text, TEXT, sentence, from)
#define DNS_SAID_STRING(before, name, word, text, sentence, from)                                  \
	DNS_SIZE(name "_length", text " Length", 8, "Bytes of the text.", from),                   \
	{.id = name, .label = word, .title = text, .kind = FIELD_TEXT, .size = SIZE_COUNTED,       \
		.blank = true, .heading = before, .about = sentence, .rfc = from}
#define DNS_LISTED(word, text, of, sentence, from)                                                 \
	{.id = "", .label = word, .title = text, .kind = FIELD_LIST, .size = SIZE_REST,            \
		.list = &(of), .about = sentence, .rfc = from}
#define DNS_BITMAP(from)                                                                           \
	{.id = "", .label = "types", .title = "Types", .kind = FIELD_BYTES,                  \
		.size = SIZE_REST, .silent = true, .made = dns_bitmap_made,                        \
		.about = "Which types of records the name has, a bit each.", .rfc = from}

#define DNS_OWNER DNS_DOMAIN("dns.resp.name", "rrname", "name", "Name",                            \
	"The name that the record is about.")
#define DNS_TYPE                                                                                   \
	{.id = "dns.resp.type", .scapy = "type", .label = "type", .title = "Type",                 \
		.bits = 16, .fill = FILL_CODE, .preset = 1, .names = dns_type_names,               \
		.about = "What the record says of the name: A is its IPv4 address.",               \
		.rfc = "RFC 1035 4.1.3"}
#define DNS_LENGTH                                                                                 \
	{.id = "dns.resp.len", .scapy = "rdlen", .label = "rdlen", .title = "Data length",         \
		.bits = 16, .fill = FILL_SIZE, .about = "Bytes of the record's data.",             \
		.rfc = "RFC 1035 4.1.3"}
#define DNS_TTL                                                                                    \
	{.id = "dns.resp.ttl", .scapy = "ttl", .label = "ttl", .title = "Time to live",            \
		.bits = 32, .made = dns_ttl_made,                                                  \
		.about = "For how many seconds the record may be remembered.",                     \
		.rfc = "RFC 1035 4.1.3"},                                                          \
	DNS_LENGTH
#define DNS_CLASS                                                                                  \
	{.id = "dns.resp.class", .scapy = "rclass", .label = "class", .title = "Class",            \
		.bits = 16, .kind = FIELD_HEX, .preset = 1, .names = dns_class_names,              \
		.about = "Which network's names: the Internet's.", .rfc = "RFC 1035 4.1.3"}
#define MDNS_CLASS                                                                                 \
	{.id = "", .scapy = "rclass", .label = "class", .title = "Class and cache flush",          \
		.bits = 16, .kind = FIELD_HEX, .preset = 1, .parts = dns_class_bits,               \
		.about = "Which network's names, and whether to forget others.",                   \
		.rfc = "RFC 6762 10.2"}

#define DNS_RECORD_OF(name, owner, ...)                                                            \
	const struct field dns_##name[] = {                                                        \
		owner, DNS_TYPE, DNS_CLASS, DNS_TTL, __VA_ARGS__, FIELD_END};                      \
	const struct field mdns_##name[] = {                                                       \
		owner, DNS_TYPE, MDNS_CLASS, DNS_TTL, __VA_ARGS__, FIELD_END}
#define DNS_RECORD(name, ...) DNS_RECORD_OF(name, DNS_OWNER, __VA_ARGS__)

/* Every type of record: its tables' name, Scapy's class, the number, what it says, the RFC. */
#define DNS_ALL_RECORDS(X)                                                                         \
	X(a, "DNSRR", "A", 1, "The name's IPv4 address.", "RFC 1035 3.4.1")                        \
	X(ns, "DNSRR", "NS", 2, "The server in charge.", "RFC 1035 3.3.11")                        \
	X(cname, "DNSRR", "CNAME", 5, "The name is a nickname.", "RFC 1035 3.3.1")                 \
	X(soa, "DNSRRSOA", "SOA", 6, "How the zone is run.", "RFC 1035 3.3.13")                    \
	X(ptr, "DNSRR", "PTR", 12, "The name of an address.", "RFC 1035 3.3.12")                   \
	X(mx, "DNSRRMX", "MX", 15, "Who takes mail.", "RFC 1035 3.3.9")                            \
	X(txt, "DNSRR", "TXT", 16, "Any text.", "RFC 1035 3.3.14")                                 \
	X(aaaa, "DNSRR", "AAAA", 28, "The name's IPv6 address.", "RFC 3596 2.2")                   \
	X(srv, "DNSRRSRV", "SRV", 33, "Where a service is offered.", "RFC 2782")                   \
	X(opt, "DNSRROPT", "OPT", 41, "What the speaker can do beyond RFC 1035.", "RFC 6891 6.1")  \
	X(md, NULL, "MD", 3, "Who took mail once.", "RFC 1035 3.3.4")                              \
	X(mf, NULL, "MF", 4, "Who passed mail on once.", "RFC 1035 3.3.5")                         \
	X(mb, NULL, "MB", 7, "The host of a mailbox.", "RFC 1035 3.3.3")                           \
	X(mg, NULL, "MG", 8, "A member of a mailing list.", "RFC 1035 3.3.6")                      \
	X(mr, NULL, "MR", 9, "The new name of a mailbox.", "RFC 1035 3.3.8")                       \
	X(null, NULL, "NULL", 10, "Anything.", "RFC 1035 3.3.10")                                  \
	X(hinfo, NULL, "HINFO", 13, "What kind of machine it is.", "RFC 1035 3.3.2")               \
	X(minfo, NULL, "MINFO", 14, "Who runs a mailing list.", "RFC 1035 3.3.7")                  \
	X(rp, NULL, "RP", 17, "The person in charge.", "RFC 1183 2.2")                             \
	X(afsdb, NULL, "AFSDB", 18, "A server of a file system.", "RFC 1183 1")                    \
	X(x25, NULL, "X25", 19, "An X.25 address.", "RFC 1183 3.1")                                \
	X(rt, NULL, "RT", 21, "A host on the way.", "RFC 1183 3.3")                                \
	X(sig, NULL, "SIG", 24, "A signature of old.", "RFC 2535 4.1")                             \
	X(key, NULL, "KEY", 25, "A key of old.", "RFC 2535 3.1")                                   \
	X(px, NULL, "PX", 26, "How to write mail for X.400.", "RFC 2163 4")                        \
	X(gpos, NULL, "GPOS", 27, "Where the host is.", "RFC 1712")                                \
	X(loc, NULL, "LOC", 29, "Where the host is.", "RFC 1876 2")                                \
	X(naptr, NULL, "NAPTR", 35, "How to go on from a telephone number.", "RFC 3403 4.1")       \
	X(kx, NULL, "KX", 36, "Who exchanges keys for it.", "RFC 2230")                            \
	X(cert, NULL, "CERT", 37, "A certificate.", "RFC 4398 2")                                  \
	X(dname, NULL, "DNAME", 39, "All names below are nicknames.", "RFC 6672 2.1")              \
	X(ds, NULL, "DS", 43, "Which key signs the zone below.", "RFC 4034 5.1")                   \
	X(sshfp, NULL, "SSHFP", 44, "The host's SSH key.", "RFC 4255 3.1")                         \
	X(ipseckey, NULL, "IPSECKEY", 45, "The host's IPsec key.", "RFC 4025 2.1")                 \
	X(rrsig, NULL, "RRSIG", 46, "Proves that records are the zone's.", "RFC 4034 3.1")         \
	X(nsec, NULL, "NSEC", 47, "Which names do not exist.", "RFC 4034 4.1")                     \
	X(dnskey, NULL, "DNSKEY", 48, "A key of the zone.", "RFC 4034 2.1")                        \
	X(dhcid, NULL, "DHCID", 49, "Which DHCP client has the name.", "RFC 4701 3.1")             \
	X(nsec3, NULL, "NSEC3", 50, "Which names do not exist, hashed.", "RFC 5155 3.2")           \
	X(nsec3param, NULL, "NSEC3PARAM", 51, "How names are hashed.", "RFC 5155 4.2")             \
	X(tlsa, NULL, "TLSA", 52, "Which certificate the server has.", "RFC 6698 2.1")             \
	X(ds, NULL, "CDS", 59, "Which key shall sign the zone.", "RFC 7344 3.1")                   \
	X(dnskey, NULL, "CDNSKEY", 60, "A key that shall sign the zone.", "RFC 7344 3.2")          \
	X(openpgpkey, NULL, "OPENPGPKEY", 61, "Somebody's PGP key.", "RFC 7929 2.1")               \
	X(csync, NULL, "CSYNC", 62, "What the parent zone should copy.", "RFC 7477 2.1")           \
	X(zonemd, NULL, "ZONEMD", 63, "A digest of the zone.", "RFC 8976 2.2")                     \
	X(svcb, NULL, "SVCB", 64, "How to reach a service.", "RFC 9460 2.2")                       \
	X(svcb, NULL, "HTTPS", 65, "How to reach a web server.", "RFC 9460 9")                     \
	X(spf, NULL, "SPF", 99, "Who may send mail.", "RFC 7208 3.1")                              \
	X(eui48, NULL, "EUI48", 108, "A hardware address.", "RFC 7043 3.1")                        \
	X(eui64, NULL, "EUI64", 109, "A hardware address.", "RFC 7043 4.1")                        \
	X(tkey, NULL, "TKEY", 249, "A key being agreed on.", "RFC 2930 2")                         \
	X(tsig, NULL, "TSIG", 250, "Proves who sent the message.", "RFC 8945 4.2")                 \
	X(caa, NULL, "CAA", 257, "Who may sign certificates.", "RFC 8659 4.1")                     \
	X(apl, NULL, "APL", 42, "Networks that are meant, or not.", "RFC 3123 4")                  \
	X(nid, NULL, "NID", 104, "Which host it is.", "RFC 6742 2.1")                              \
	X(l32, NULL, "L32", 105, "An IPv4 network it is in.", "RFC 6742 2.2")                      \
	X(l64, NULL, "L64", 106, "An IPv6 network it is in.", "RFC 6742 2.3")                      \
	X(lp, NULL, "LP", 107, "The name of its network.", "RFC 6742 2.4")                         \
	X(wks, NULL, "WKS", 11, "What the host serves.", "RFC 1035 3.4.2")                         \
	X(isdn, NULL, "ISDN", 20, "A telephone number.", "RFC 1183 3.2")                           \
	X(nsap, NULL, "NSAP", 22, "An address of the OSI's networks.", "RFC 1706 5")               \
	X(nsap_ptr, NULL, "NSAP-PTR", 23, "The name of such an address.", "RFC 1706 6")            \
	X(hip, NULL, "HIP", 55, "The host's key, and who knows where it is.", "RFC 8005 5")        \
	X(wins, NULL, "WINS", 65281, "Where NetBIOS is asked.", "MS-DNSP 2.2.2.2.4")               \
	X(winsr, NULL, "WINS-R", 65282, "What NetBIOS's names end in.", "MS-DNSP 2.2.2.2.4")       \
	X(ds, NULL, "DLV", 32769, "A key to trust.", "RFC 4431 2")                                 \
	X(a6, NULL, "A6", 38, "A piece of the name's IPv6 address.", "RFC 2874 3.1")               \
	X(nxt, NULL, "NXT", 30, "The zone's next name, and what this one has.", "RFC 2535 5")      \
	X(xpf, NULL, "XPF", 65422, "Whom a proxy asks for.", "draft-bellis-dnsop-xpf 3.2")         \
	X(other, "DNSRR", "record", LIST_UNKNOWN, "A record that this program does not know.",     \
		"RFC 1035 4.1.3")

extern const struct field dns_a[], mdns_a[], dns_ns[], mdns_ns[], dns_cname[], mdns_cname[],
	dns_soa[], mdns_soa[], dns_ptr[], mdns_ptr[], dns_mx[], mdns_mx[], dns_txt[], mdns_txt[],
	dns_aaaa[], mdns_aaaa[], dns_srv[], mdns_srv[], dns_opt[], mdns_opt[], dns_md[], mdns_md[],
	dns_mf[], mdns_mf[], dns_mb[], mdns_mb[], dns_mg[], mdns_mg[], dns_mr[], mdns_mr[],
	dns_null[], mdns_null[], dns_hinfo[], mdns_hinfo[], dns_minfo[], mdns_minfo[], dns_rp[],
	mdns_rp[], dns_afsdb[], mdns_afsdb[], dns_x25[], mdns_x25[], dns_rt[], mdns_rt[], dns_sig[],
	mdns_sig[], dns_key[], mdns_key[], dns_px[], mdns_px[], dns_gpos[], mdns_gpos[], dns_loc[],
	mdns_loc[], dns_naptr[], mdns_naptr[], dns_kx[], mdns_kx[], dns_cert[], mdns_cert[],
	dns_dname[], mdns_dname[], dns_ds[], mdns_ds[], dns_sshfp[], mdns_sshfp[], dns_ipseckey[],
	mdns_ipseckey[], dns_rrsig[], mdns_rrsig[], dns_nsec[], mdns_nsec[], dns_dnskey[],
	mdns_dnskey[], dns_dhcid[], mdns_dhcid[], dns_nsec3[], mdns_nsec3[], dns_nsec3param[],
	mdns_nsec3param[], dns_tlsa[], mdns_tlsa[], dns_openpgpkey[], mdns_openpgpkey[],
	dns_csync[], mdns_csync[], dns_zonemd[], mdns_zonemd[], dns_svcb[], mdns_svcb[], dns_spf[],
	mdns_spf[], dns_eui48[], mdns_eui48[], dns_eui64[], mdns_eui64[], dns_tkey[], mdns_tkey[],
	dns_tsig[], mdns_tsig[], dns_caa[], mdns_caa[], dns_apl[], mdns_apl[], dns_nid[],
	mdns_nid[], dns_l32[], dns_wks[], mdns_wks[], dns_isdn[], mdns_isdn[], dns_nsap[],
	mdns_nsap[], dns_nsap_ptr[], mdns_nsap_ptr[], dns_hip[], mdns_hip[], dns_wins[],
	mdns_wins[], dns_winsr[], mdns_winsr[], mdns_l32[], dns_l64[], mdns_l64[], dns_lp[],
	mdns_lp[], dns_a6[], mdns_a6[], dns_nxt[], mdns_nxt[],
	dns_xpf[], mdns_xpf[], dns_other[], mdns_other[];

#endif
