/* SPDX-License-Identifier: BSD-2-Clause */
/* What DNS had once or has seldom: IPv6 addresses in pieces, RFC 2874, the chain of names before
 * NSEC, RFC 2535 5, whom a proxy asks for, and messages that are no question at all but speak of
 * the connection, RFC 8490. */
#include "dnsrr.h"

#include <stddef.h>

/* ---- addresses in pieces: how many bits stand elsewhere, the rest, and where those are ---- */

/* The bits that stand here, in so many bytes. */
#define SUFFIX(bytes, first)                                                                       \
	{.id = "dns.a6.address_suffix", .label = "suffix", .title = "Address Suffix",              \
		.bits = (bytes) * 8, .kind = FIELD_IPV6, .ending = true,                           \
		.when = WHEN_FROM(first, (first) + 7), .heading = "",                              \
		.about = "What the address ends with.", .rfc = "RFC 2874 3.1"}
DNS_RECORD(a6,
	{.id = "dns.a6.prefix_len", .label = "plen", .title = "Prefix len", .bits = 8,
		.select = true, .heading = "addr ",
		.about = "How many bits of the address are told elsewhere.", .rfc = "RFC 2874 3.1"},
	SUFFIX(16, 0), SUFFIX(15, 8), SUFFIX(14, 16), SUFFIX(13, 24), SUFFIX(12, 32),
	SUFFIX(11, 40), SUFFIX(10, 48), SUFFIX(9, 56), SUFFIX(8, 64), SUFFIX(7, 72), SUFFIX(6, 80),
	SUFFIX(5, 88), SUFFIX(4, 96), SUFFIX(3, 104), SUFFIX(2, 112), SUFFIX(1, 120),
	{.id = "dns.a6.prefix_name", .label = "name", .title = "Prefix name", .kind = FIELD_NAME,
		.size = SIZE_NAME, .when = WHEN_FROM(1, 255), .heading = "",
		.about = "The name whose address they are.", .rfc = "RFC 2874 3.1"});

static const struct field nxt_made[] = {
	{.id = "dns.resp.type", .label = "", .title = "RR type in bit map", .bits = 8,
		.make = MAKE_BITMAP, .preset = 1, .names = dns_type_names,
		.about = "A type of records that the name has.", .rfc = "RFC 2535 5.2"},
	FIELD_END};
DNS_RECORD(nxt,
	DNS_SAID("next domain name ", "dns.nxt.next_domain_name", NULL, "next", "Next Domain Name",
		"The next name of the zone, in alphabetical order."),
	{.id = "", .label = "types", .title = "Types", .kind = FIELD_BYTES, .size = SIZE_REST,
		.silent = true, .made = nxt_made,
		.about = "Which types of records the name has, a bit each.",
		.rfc = "RFC 2535 5.2"});

/* ---- whom a proxy asks for ---- */

static const struct name version_names[] = {{0, "Reserved"}, {4, "IPv4"}, {5, "ST Datagram"},
	{6, "IPv6"}, {7, "TP/IX"}, {8, "PIP"}, {9, "TUBA"}, {0, NULL}};
#define XPF "draft-bellis-dnsop-xpf 3.2"
#define ENDS(name, text, wide, how, condition, sentence)                                           \
	{.id = "dns.xpf." name, .label = name, .title = text, .bits = (wide), .kind = how,         \
		.when = condition, .about = sentence, .rfc = XPF}
DNS_RECORD(xpf,
	{.id = "dns.xpf.ip_version", .label = "version", .title = "IP Version", .bits = 8,
		.select = true, .preset = 4, .names = version_names,
		.about = "Which IP the client speaks.", .rfc = XPF},
	ENDS("protocol", "Protocol", 8, FIELD_UINT, WHEN_SET(4, 5), "Over what it asks."),
	ENDS("source_ipv4", "IPv4 Source", 32, FIELD_IPV4, WHEN1(4), "Who asks."),
	ENDS("destination_ipv4", "IPv4 Destination", 32, FIELD_IPV4, WHEN1(4), "Whom it asks."),
	ENDS("source_ipv6", "IPv6 Source", 128, FIELD_IPV6, WHEN1(6), "Who asks."),
	ENDS("destination_ipv6", "IPv6 Destination", 128, FIELD_IPV6, WHEN1(6), "Whom it asks."),
	ENDS("sport", "Source port", 16, FIELD_UINT, WHEN_SET(4, 5), "From which port."),
	ENDS("dport", "Destination port", 16, FIELD_UINT, WHEN_SET(4, 5), "To which port."),
	{.id = "", .label = "rest", .title = "Rest", .kind = FIELD_BYTES, .size = SIZE_REST,
		.mute = true, .about = "Nothing is defined.", .rfc = XPF});

/* ---- messages that speak of the connection ---- */

static const struct name tlv_names[] = {{0, "Reserved"}, {1, "Keep Alive"}, {2, "Retry Delay"},
	{3, "Encryption Padding"}, {64, "Subscribe"}, {65, "Push"}, {66, "Unsubscribe"},
	{67, "Reconfirm"}, {0, NULL}};
#define TLV_HEAD                                                                                   \
	{.id = "dns.dso.tlv.type", .label = "type", .title = "Type", .bits = 16,                   \
		.fill = FILL_CODE, .preset = 1, .names = tlv_names,                                \
		.about = "What is said of the connection.", .rfc = "RFC 8490 5.4.4"},              \
	{.id = "dns.dso.tlv.length", .label = "len", .title = "Length", .bits = 16, .bias = 4,     \
		.fill = FILL_ITEMLEN, .about = "Bytes of what follows.", .rfc = "RFC 8490 5.4.4"}
#define TIME(name, text, sentence, from)                                                           \
	{.id = "dns.dso.tlv." name, .label = "time", .title = text, .bits = 32, .about = sentence, \
		.rfc = from}
#define BYTES(name, text, sentence, from)                                                          \
	{.id = "dns.dso.tlv." name, .label = "data", .title = text, .kind = FIELD_BYTES,           \
		.size = SIZE_REST, .about = sentence, .rfc = from}
static const struct field keep_parts[] = {TLV_HEAD,
	TIME("keepalive.inactivity", "Inactivity Timeout",
		"After how many idle milliseconds the client closes the connection.",
		"RFC 8490 7.1"),
	TIME("keepalive.interval", "Keepalive Interval",
		"After how many silent milliseconds the client shows that it is there.",
		"RFC 8490 7.1"),
	FIELD_END};
static const struct field retry_parts[] = {TLV_HEAD,
	TIME("retrydelay.retrydelay", "Retry Delay",
		"For how many milliseconds not to come back.", "RFC 8490 7.2"),
	FIELD_END};
static const struct field padding_parts[] = {TLV_HEAD,
	BYTES("encpad.padding", "Padding", "Hides how long the message is.", "RFC 8490 7.3"),
	FIELD_END};
static const struct field data_parts[] = {
	TLV_HEAD, BYTES("data", "Data", "What it says.", "RFC 8490 5.4.4"), FIELD_END};
#define TLV(word, value, table, sentence)                                                          \
	{.id = "dns.dso.tlv", .label = word, .title = "DSO TLV", .kind = FIELD_GROUP,              \
		.mute = true, .code = (value), .parts = table, .about = sentence,                  \
		.rfc = "RFC 8490 5.4.4"}
static const struct field tlvs[] = {
	TLV("keepalive", 1, keep_parts, "How long the connection may be idle."),
	TLV("retry", 2, retry_parts, "The server closes the connection."),
	TLV("padding", 3, padding_parts, "Hides how long the message is."),
	{.id = "dns.dso.tlv", .label = "other", .title = "DSO TLV", .kind = FIELD_GROUP,
		.mute = true, .code = LIST_UNKNOWN, .leaves = 3, .parts = data_parts,
		.about = "Something else of the connection.", .rfc = "RFC 8490 5.4.4"},
	FIELD_END};
const struct list dns_session = {LIST_TLV, tlvs};
