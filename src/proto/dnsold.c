/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS's records that hardly anyone writes any more: services of a host, RFC 1035 3.4.2, addresses
 * of other networks, RFC 1183 and 1706, names of hosts that are keys, RFC 8005, and where NetBIOS
 * is asked. */
#include "dnsrr.h"

#include <stddef.h>

/* A byte for each eight ports of which one is served. */
static const struct field wks_made[] = {
	{.id = "dns.wks.bits", .label = "", .title = "Bits", .kind = FIELD_HEX, .bits = 8,
		.make = MAKE_EACH, .when = WHEN_FROM(1, 255),
		.about = "Eight ports, a bit each: whether it is served.", .rfc = "RFC 1035 3.4.2"},
	FIELD_END};
DNS_RECORD(wks,
	{.id = "dns.wks.address",
		.label = "address",
		.title = "Address",
		.bits = 32,
		.kind = FIELD_IPV4,
		.heading = "addr ",
		.about = "The host's address.",
		.rfc = "RFC 1035 3.4.2"},
	DNS_NUMBER("dns.wks.protocol", NULL, "proto", "Protocol", 8,
		"Over which protocol: 6 is TCP.", "RFC 1035 3.4.2"),
	{.id = "",
		.label = "ports",
		.title = "Ports",
		.kind = FIELD_BYTES,
		.size = SIZE_REST,
		.silent = true,
		.made = wks_made,
		.about = "Which ports are served, a bit each.",
		.rfc = "RFC 1035 3.4.2"});

/* Wireshark spells it so. The second number need not be there. */
static const struct field sub_parts[] = {
	DNS_SIZE("dns.idsn.sa.length", "Length", 8, "Digits.", "RFC 1183 3.2"),
	DNS_COUNTED("dns.idsn.sa.address", "sub", "Sub Address", TEXT, "And whom there.",
		"RFC 1183 3.2"),
	FIELD_END};
static const struct field sub_items[] = {{.id = "",
						 .label = "sub",
						 .title = "Sub Address",
						 .kind = FIELD_GROUP,
						 .parts = sub_parts,
						 .about = "And whom there.",
						 .rfc = "RFC 1183 3.2"},
	FIELD_END};
static const struct list sub_list = {LIST_REPEAT, sub_items};
DNS_RECORD(isdn, DNS_SIZE("dns.idsn.length", "Length", 8, "Digits.", "RFC 1183 3.2"),
	DNS_COUNTED("dns.idsn.address", "address", "ISDN Address", TEXT, "Whom to call.",
		"RFC 1183 3.2"),
	DNS_LISTED("sub", "Sub Address", sub_list, "And whom there.", "RFC 1183 3.2"));

DNS_RECORD(nsap, DNS_REST("dns.nsap.rdata", "nsap", "NSAP Data", BYTES,
	"An address of the OSI's networks.", "RFC 1706 5"));
DNS_RECORD(nsap_ptr, DNS_DOMAIN("dns.nsap_ptr.owner", "dname", "owner", "Owner",
			     "The name of such an address."));

static const struct name hip_names[] = {{0, "Reserved"}, {1, "DSA"}, {2, "RSA"}, {0, NULL}};
static const struct field hip_items[] = {
	DNS_DOMAIN("dns.hip.rendezvous_server", "servers", "server", "Rendezvous Server",
		"Who knows where the host is."),
	FIELD_END};
static const struct list hip_list = {LIST_REPEAT, hip_items};
DNS_RECORD(hip,
	{.id = "dns.hip.hit.length", .label = "hit len", .title = "HIT length", .bits = 8,
		.select = true, .about = "Bytes of the tag.", .rfc = "RFC 8005 5"},
	DNS_NAMED("dns.hip.hit.pk.algo", "algorithm", "HIT length", 8, UINT, hip_names,
		"What kind of key it is.", "RFC 8005 5"),
	DNS_SIZE("dns.hip.pk.length", "PK length", 16, "Bytes of the key.", "RFC 8005 5"),
	{.id = "dns.hip.hit", .label = "hit", .title = "Host Identity Tag", .kind = FIELD_BYTES,
		.size = SIZE_CHOSEN, .about = "The host's name: a digest of its key.",
		.rfc = "RFC 8005 5"},
	DNS_COUNTED("dns.hip.pk", "pk", "HIP Public Key", BYTES, "The host's key.", "RFC 8005 5"),
	DNS_LISTED("servers", "Rendezvous Servers", hip_list, "Who knows where the host is.",
		"RFC 8005 5"));

#define LOCAL(name)                                                                                \
	static const struct field name##_flags[] = {FIELD_GAP(31),                                 \
		{.id = "dns." #name ".local_flag", .label = "L", .title = "Local Flag", .bits = 1, \
			.box = 4, .about = "Not to be copied to other servers.",                   \
			.rfc = "MS-DNSP 2.2.2.2.4"},                                               \
		FIELD_END}
LOCAL(wins);
LOCAL(winsr);
#define TIMES(name)                                                                                \
	{.id = "", .label = "flags", .title = "Flags", .bits = 32, .kind = FIELD_HEX,              \
		.parts = name##_flags, .about = "Whether it is this server's alone.",              \
		.rfc = "MS-DNSP 2.2.2.2.4"},                                                       \
		DNS_NUMBER("dns." #name ".lookup_timeout", NULL, "lookup", "Lookup timeout", 32,   \
			"Seconds to wait for NetBIOS.", "MS-DNSP 2.2.2.2.4"),                      \
		DNS_NUMBER("dns." #name ".cache_timeout", NULL, "cache", "Cache timeout", 32,      \
			"Seconds to remember the answer for.", "MS-DNSP 2.2.2.2.4")
static const struct field wins_items[] = {
	{.id = "dns.wins.wins_server", .label = "server", .title = "WINS Server Address",
		.bits = 32, .kind = FIELD_IPV4, .about = "Who is asked.",
		.rfc = "MS-DNSP 2.2.2.2.4"},
	FIELD_END};
static const struct list wins_list = {LIST_COUNT, wins_items};
DNS_RECORD(wins, TIMES(wins),
	{.id = "dns.wins.nb_wins_servers", .label = "servers", .title = "Number of WINS servers",
		.bits = 32, .fill = FILL_COUNT, .about = "How many are asked.",
		.rfc = "MS-DNSP 2.2.2.2.4"},
	DNS_LISTED("servers", "WINS Servers", wins_list, "Who is asked.", "MS-DNSP 2.2.2.2.4"));
DNS_RECORD(winsr, TIMES(winsr),
	DNS_SAID("name result domain ", "dns.winsr.name_result_domain", NULL, "domain",
		"Name Result Domain", "What is put behind the name."));
