/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS's records that are seldom seen, RFC 1035 3.3 and RFC 1183, and those of services: SVCB and
 * HTTPS (RFC 9460), CAA (RFC 8659), NAPTR (RFC 3403). */
#include "dnsrr.h"

#include <stddef.h>

static const struct name key_names[] = {
	{0, "mandatory"}, {1, "alpn"}, {2, "no-default-alpn"}, {3, "port"}, {4, "ipv4hint"},
	{5, "echconfig"}, {6, "ipv6hint"}, {32769, "odohconfig"}, {65535, "key65535"}, {0, NULL}};

DNS_RECORD(md, DNS_DOMAIN("dns.md", NULL, "md", "Mail Destination", "Who took mail."));
DNS_RECORD(mf, DNS_DOMAIN("dns.mf", NULL, "mf", "Mail Forwarder", "Who passed mail on."));
DNS_RECORD(mb, DNS_DOMAIN("dns.mb", NULL, "mb", "MailBox Domaine", "The mailbox's host."));
DNS_RECORD(mg, DNS_DOMAIN("dns.mg", NULL, "mg", "Mail Group member", "A member of the list."));
DNS_RECORD(mr, DNS_DOMAIN("dns.mr", NULL, "mr", "Mail Rename domaine", "The new name."));
DNS_RECORD(null,
	DNS_REST("dns.null", "null", "Null (data)", BYTES, "Anything.", "RFC 1035 3.3.10"));
DNS_RECORD(hinfo,
	DNS_SAID_STRING("CPU ", "dns.hinfo.cpu", "cpu", "CPU", "What it computes with.",
		"RFC 1035 3.3.2"),
	DNS_SAID_STRING("OS ", "dns.hinfo.os", "os", "OS", "What it runs.", "RFC 1035 3.3.2"));
DNS_RECORD(minfo,
	DNS_DOMAIN("dns.minfo.r", NULL, "r", "Responsible Mailbox", "Who runs the list."),
	DNS_DOMAIN("dns.minfo.e", NULL, "e", "Error Mailbox", "Who hears of errors."));
DNS_RECORD(rp,
	DNS_DOMAIN("dns.rp.mailbox", NULL, "mailbox", "Mailbox", "Whom to write to."),
	DNS_DOMAIN("dns.rp.txt_rr", NULL, "txt", "TXT RR", "Where more is told."));
DNS_RECORD(afsdb,
	DNS_NUMBER("dns.afsdb.subtype", NULL, "subtype", "Subtype", 16, "1 is AFS.", "RFC 1183 1"),
	DNS_DOMAIN("dns.afsdb.hostname", NULL, "host", "Hostname", "The server."));
DNS_RECORD(x25,
	DNS_SIZE("dns.x25.length", "Length", 8, "Bytes of the address.", "RFC 1183 3.1"),
	DNS_COUNTED("dns.x25.psdn_address", "address", "PSDN-Address", TEXT, "The X.25 address.",
		"RFC 1183 3.1"));
DNS_RECORD(rt,
	DNS_NUMBER("dns.rt.subtype", NULL, "pref", "Preference", 16,
		"Of several the lowest is tried first.", "RFC 1183 3.3"),
	DNS_DOMAIN("dns.rt.intermediate_host", NULL, "host", "Intermediate Hostname",
		"The host on the way."));
DNS_RECORD(px,
	DNS_NUMBER("dns.px.preference", NULL, "pref", "Preference", 16,
		"Of several the lowest is tried first.", "RFC 2163 4"),
	DNS_DOMAIN("dns.px.map822", NULL, "map822", "MAP822", "The name for Internet mail."),
	DNS_DOMAIN("dns.px.map400", NULL, "map400", "MAPX400", "The name for X.400."));
#define PLACE(name, text)                                                                          \
	DNS_SIZE("dns.gpos." name "_length", text " length", 8, "Bytes of it.", "RFC 1712"),       \
	DNS_COUNTED("dns.gpos." name, name, text, TEXT, "Where the host is.", "RFC 1712")
DNS_RECORD(gpos, PLACE("longitude", "Longitude"), PLACE("latitude", "Latitude"),
	PLACE("altitude", "Altitude"));
/* Of another version Wireshark shows all bytes, that of the version included. */
static const struct field place_made[] = {
	{.id = "dns.loc.unknown_data", .label = "", .title = "Unknown data", .kind = FIELD_BYTES,
		.make = MAKE_CUT, .bias = 1, .about = "A place, told in another way.",
		.rfc = "RFC 1876 2"},
	FIELD_END};
#define METRES(name, text, wide, sentence)                                                         \
	{.id = "dns.loc." name, .label = name, .title = text, .bits = (wide), .when = WHEN1(0),    \
		.about = sentence, .rfc = "RFC 1876 2"}
DNS_RECORD(loc,
	{.id = "dns.loc.version", .label = "version", .title = "Version", .bits = 8,
		.select = true, .about = "Zero.", .rfc = "RFC 1876 2"},
	METRES("size", "Size", 8, "How big the host is: a digit, and a power of ten."),
	METRES("horizontal_precision", "Horizontal Precision", 8, "How sure that is."),
	METRES("vertical_precision", "Vertical Precision", 8, "How sure its height is."),
	METRES("latitude", "Latitude", 32, "In thousandths of a second, from 2^31."),
	METRES("longitude", "Longitude", 32, "In thousandths of a second, from 2^31."),
	METRES("altitude", "Altitude", 32, "In centimetres, from 100 km below."),
	{.id = "", .label = "place", .title = "Place", .kind = FIELD_BYTES, .size = SIZE_REST,
		.silent = true, .when = WHEN_OTHER(0, 1), .made = place_made,
		.about = "A place, told in another way.", .rfc = "RFC 1876 2"});
DNS_RECORD(kx,
	DNS_SAID_NUMBER("preference ", "dns.kx.preference", NULL, "pref", "Preference", 16,
		"Of several the lowest is tried first.", "RFC 2230"),
	DNS_SAID("kx ", "dns.kx.key_exchange", NULL, "kx", "Key Exchange", "Who exchanges keys."));
DNS_RECORD(dname, DNS_DOMAIN("dns.dname", NULL, "dname", "Dname", "What names end with instead."));
DNS_RECORD(eui48,
	{.id = "dns.eui48", .label = "eui48", .title = "EUI48 Address", .bits = 48,
		.kind = FIELD_MAC, .about = "A card's address.", .rfc = "RFC 7043 3.1"});
DNS_RECORD(eui64,
	{.id = "dns.eui64", .label = "eui64", .title = "EUI64 Address", .bits = 64,
		.kind = FIELD_BYTES, .about = "A card's address.", .rfc = "RFC 7043 4.1"});

/* ---- where services are ---------------------------------------------------------------------- */

/* Wireshark says of the name behind the others how long it is, in characters and of no bytes. */
static const struct field replacement_made[] = {
	{.id = "dns.naptr.replacement_length", .label = "", .title = "Replacement Length",
		.bits = 8, .make = MAKE_NAME_LEN, .blank = true, .empty = true,
		.about = "Characters of the name.", .rfc = "RFC 3403 4.1"},
	FIELD_END};
DNS_RECORD(naptr,
	DNS_SAID_NUMBER("order ", "dns.naptr.order", NULL, "order", "Order", 16,
		"Which rule comes first.", "RFC 3403 4.1"),
	DNS_SAID_NUMBER("preference ", "dns.naptr.preference", NULL, "pref", "Preference", 16,
		"Which of equal ones.", "RFC 3403 4.1"),
	DNS_SAID_STRING("flags ", "dns.naptr.flags", "flags", "Flags", "What to do next.",
		"RFC 3403 4.1"),
	DNS_STRING("dns.naptr.service", "service", "Service", "What is offered.", "RFC 3403 4.1"),
	DNS_STRING("dns.naptr.regex", "regex", "Regex", "How to rewrite the number.",
		"RFC 3403 4.1"),
	{.id = "dns.naptr.replacement", .label = "name", .title = "Replacement",
		.kind = FIELD_NAME, .size = SIZE_NAME, .made = replacement_made,
		.about = "The name to look up next.", .rfc = "RFC 3403 4.1"});

#define KEY                                                                                        \
	{.id = "dns.svcb.svcparam.key", .label = "key", .title = "SvcParamKey", .bits = 16,        \
		.fill = FILL_CODE, .preset = 65280, .names = key_names,                            \
		.about = "Which parameter this is.", .rfc = "RFC 9460 2.2"},                       \
	{.id = "dns.svcb.svcparam.value.length", .label = "len",                                   \
		.title = "SvcParamValue length", .bits = 16, .fill = FILL_ITEMLEN, .bias = 4,      \
		.about = "Bytes of the value.", .rfc = "RFC 9460 2.2"}
#define SEVERAL(name, tail, text, wide, how, values)                                               \
	static const struct field name##_item[] = {                                                \
		DNS_NAMED("dns.svcb.svcparam." tail, "value", text, wide, how, values,             \
			"What the parameter says.", "RFC 9460 7"),                                 \
		FIELD_END};                                                                        \
	static const struct list name##_list = {LIST_REPEAT, name##_item};                         \
	static const struct field name##_parts[] = {KEY,                                           \
		DNS_LISTED("values", text, name##_list, "What it says.", "RFC 9460 7"), FIELD_END}
SEVERAL(mandatory, "mandatory.key", "Mandatory key", 16, UINT, key_names);
SEVERAL(hint4, "ipv4hint.ip", "IP", 32, IPV4, NULL);
SEVERAL(hint6, "ipv6hint.ip", "IP", 128, IPV6, NULL);
static const struct field alpn_parts[] = {
	DNS_SIZE("dns.svcb.svcparam.alpn.length", "ALPN length", 8, "Bytes of it.", "RFC 9460 7.1"),
	DNS_COUNTED("dns.svcb.svcparam.alpn", "alpn", "ALPN", TEXT, "What is spoken inside TLS.",
		"RFC 9460 7.1"),
	FIELD_END};
static const struct field alpn_item[] = {
	{.id = "", .label = "alpn", .title = "ALPN", .kind = FIELD_GROUP, .parts = alpn_parts,
		.about = "What is spoken inside TLS.", .rfc = "RFC 9460 7.1"}, FIELD_END};
static const struct list alpn_list = {LIST_REPEAT, alpn_item};
static const struct field alpns_parts[] = {KEY,
	DNS_LISTED("alpn", "ALPN", alpn_list, "What is spoken inside TLS.", "RFC 9460 7.1"),
	FIELD_END};
static const struct field port_parts[] = {KEY,
	DNS_NUMBER("dns.svcb.svcparam.port", NULL, "port", "Port", 16, "The service's port.",
		"RFC 9460 7.2"), FIELD_END};
#define WHOLE(name, tail, text)                                                                    \
	static const struct field name##_parts[] = {KEY,                                           \
		DNS_REST("dns.svcb.svcparam." tail, "value", text, BYTES, "What it says.",         \
			"RFC 9460 7"),                                                             \
		FIELD_END}
WHOLE(ech, "echconfig", "ECHConfig");
WHOLE(odoh, "odohconfig", "ODoHConfig");
WHOLE(value, "value", "SvcParamValue");

#define PARAMETER(word, number, table)                                                             \
	{.id = "dns.svcb.svcparam", .label = word, .title = "SvcParam: " word,                     \
		.kind = FIELD_GROUP, .mute = true, .code = (number), .parts = table,               \
		.about = "Something to know of the service.", .rfc = "RFC 9460 7"}
static const struct field parameters[] = {
	PARAMETER("mandatory", 0, mandatory_parts), PARAMETER("alpn", 1, alpns_parts),
	PARAMETER("port", 3, port_parts), PARAMETER("ipv4hint", 4, hint4_parts),
	PARAMETER("echconfig", 5, ech_parts), PARAMETER("ipv6hint", 6, hint6_parts),
	PARAMETER("odohconfig", 32769, odoh_parts), PARAMETER("other", LIST_UNKNOWN, value_parts),
	FIELD_END};
static const struct list parameter_list = {LIST_TLV, parameters};
DNS_RECORD(svcb,
	DNS_NUMBER("dns.svcb.svcpriority", NULL, "priority", "SvcPriority", 16,
		"0: a nickname; else the lowest is tried first.", "RFC 9460 2.4.1"),
	DNS_DOMAIN("dns.svcb.targetname", NULL, "target", "TargetName", "The host that offers it."),
	DNS_LISTED("params", "Parameters", parameter_list, "What to know of it.", "RFC 9460 2.2"));

/* ---- who may sign certificates --------------------------------------------------------------- */

static const struct field caa_bits[] = {
	{.id = "dns.caa.flags.issuer_critical", .label = "critical", .title = "Issuer Critical",
		.bits = 1, .about = "Who does not understand it must not sign.",
		.rfc = "RFC 8659 4.1"},
	FIELD_GAP(7), FIELD_END};
static const struct field caa_parts[] = {
	DNS_SIZE("dns.caa.tag_length", "Tag length", 8, "Bytes of the tag.", "RFC 8659 4.1"),
	DNS_COUNTED("dns.caa.tag", "tag", "Tag", TEXT, "What the value is.", "RFC 8659 4.1"),
	DNS_REST("dns.caa.value", "value", "Value", TEXT, "Who may, or whom to tell.",
		"RFC 8659 4.1"),
	FIELD_END};
#define PROPERTY(name, text, begins)                                                               \
	{.id = "dns.caa." name, .label = name, .title = text, .kind = FIELD_GROUP, .told = true,   \
		.words = begins, .parts = caa_parts, .about = "Who may sign, or whom to tell.",    \
		.rfc = "RFC 8659 4.1"}
static const struct field properties[] = {
	PROPERTY("issue", "Issue", "\005issue"),
	PROPERTY("issuewild", "Issue Wildcard", "\011issuewild"),
	PROPERTY("iodef", "Report URL", "\005iodef"), PROPERTY("unknown", "Unknown tag", NULL),
	FIELD_END};
static const struct list property_list = {LIST_PICK, properties};
DNS_RECORD(caa,
	{.id = "dns.caa.flags", .label = "flags", .title = "CAA Flags", .bits = 8,
		.kind = FIELD_FLAGS, .parts = caa_bits, .about = "How important it is.",
		.rfc = "RFC 8659 4.1"},
	DNS_LISTED("property", "Property", property_list, "Who may sign, or whom to tell.",
		"RFC 8659 4.1"));
