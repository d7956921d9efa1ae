/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS's records of networks: lists of prefixes, RFC 3123, and where a host is attached, RFC
 * 6742. */
#include "dnsrr.h"

#include <stddef.h>

static const struct name family_names[] = {{1, "IPv4"}, {2, "IPv6"}, {0, NULL}};
static const struct name negation_names[] = {{0, "No (0)"}, {1, "Yes (!)"}, {0, NULL}};

/* An address without the zeros at its end. */
#define ADDRESS(name, how)                                                                         \
	static const struct field name##_made[] = {                                                \
		{.id = "dns.apl.afdpart." #name, .label = "", .title = "Address",                  \
			.kind = FIELD_##how, .make = MAKE_CUT, .blank = true,                      \
			.about = "What the addresses begin with.", .rfc = "RFC 3123 4"},           \
		FIELD_END}
ADDRESS(ipv4, IPV4);
ADDRESS(ipv6, IPV6);
#define PREFIX(name, family)                                                                       \
	{.id = "dns.apl.afdpart." #name, .label = "prefix", .title = "Address",                    \
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .silent = true, .blank = true,          \
		.when = WHEN1(family), .made = name##_made,                                        \
		.about = "What the addresses begin with.", .rfc = "RFC 3123 4"}
static const struct field apl_parts[] = {
	{.id = "dns.apl.address_family", .label = "family", .title = "Address Family", .bits = 16,
		.select = true, .names = family_names, .about = "What kind of address it is.",
		.rfc = "RFC 3123 4"},
	DNS_NUMBER("dns.apl.coded_prefix", NULL, "plen", "Prefix Length", 8,
		"How many bits of it count.", "RFC 3123 4"),
	{.id = "dns.apl.negation", .label = "n", .title = "Negation Flag", .bits = 1,
		.names = negation_names, .about = "These are not meant.", .rfc = "RFC 3123 4"},
	DNS_SIZE("dns.apl.afdlength", "Address Length", 7, "Bytes of the address.", "RFC 3123 4"),
	PREFIX(ipv4, 1), PREFIX(ipv6, 2),
	{.id = "dns.apl.afdpart.data", .label = "prefix", .title = "Address", .kind = FIELD_BYTES,
		.size = SIZE_COUNTED, .when = WHEN_OTHER(1, 3),
		.about = "What the addresses begin with.", .rfc = "RFC 3123 4"},
	FIELD_END};
static const struct field apl_items[] = {
	{.id = "", .label = "prefix", .title = "Prefix", .kind = FIELD_GROUP, .parts = apl_parts,
		.about = "Addresses that are meant, or not.", .rfc = "RFC 3123 4"},
	FIELD_END};
static const struct list apl_list = {LIST_REPEAT, apl_items};
DNS_RECORD(apl, DNS_LISTED("prefixes", "Prefixes", apl_list, "Networks.", "RFC 3123 4"));

#define PREFERENCE(name)                                                                           \
	DNS_NUMBER("dns.ilnp." name ".preference", NULL, "pref", "Preference", 16,                 \
		"Of several the lowest is tried first.", "RFC 6742 2")
DNS_RECORD(nid, PREFERENCE("nid"),
	DNS_NAMED("dns.ilnp.nid", "nid", "NodeID", 64, BYTES, NULL, "Which host it is.",
		"RFC 6742 2.1"));
DNS_RECORD(l32, PREFERENCE("l32"),
	DNS_NAMED("dns.ilnp.l32", "l32", "Locator32", 32, IPV4, NULL, "The network it is in.",
		"RFC 6742 2.2"));
DNS_RECORD(l64, PREFERENCE("l64"),
	DNS_NAMED("dns.ilnp.l64", "l64", "Locator64", 64, BYTES, NULL, "The network it is in.",
		"RFC 6742 2.3"));
DNS_RECORD(lp, PREFERENCE("lp"),
	DNS_DOMAIN("dns.ilnp.lp", NULL, "lp", "Locator FQDN", "The name of its network."));
