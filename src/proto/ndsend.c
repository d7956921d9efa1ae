/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of neighbour discovery that show who speaks, RFC 3971, and those of hosts that travel
 * from one router to the next, RFC 5568 and RFC 5380, with the keys that they take along, RFC 5269.
 */
#include "ndopt.h"

#include <stddef.h>

static const struct name true_names[] = {{0, "False"}, {1, "True"}, {0, NULL}};

#define NUMBER(name, word, text, wide, how, sentence, from)                                        \
	{.id = "icmpv6.opt." name, .label = word, .title = text, .bits = (wide), .kind = how,      \
		.about = sentence, .rfc = from}
#define NAMED(name, word, text, wide, values, sentence, from)                                      \
	{.id = "icmpv6.opt." name, .label = word, .title = text, .bits = (wide), .names = values,  \
		.about = sentence, .rfc = from}
#define SPARE(wide) NDOPT_RESERVED(wide, "res")
#define BYTES(name, word, text, ends, sentence, from)                                              \
	{.id = "icmpv6.opt." name, .label = word, .title = text, .kind = FIELD_BYTES,              \
		.size = (ends), .about = sentence, .rfc = from}
/* So many bytes at the end mean nothing. */
#define PAD_LENGTH(name, from)                                                                     \
	{.id = "icmpv6.opt." name ".pad_length", .label = "pad", .title = "Pad Length", .bits = 8, \
		.select = true, .about = "Bytes at the option's end that mean nothing.",           \
		.rfc = from}
#define PADDING                                                                                    \
	{.id = "icmpv6.opt.padding", .label = "padding", .title = "Padding", .kind = FIELD_BYTES,  \
		.size = SIZE_REST, .mute = true, .blank = true, .about = "Means nothing.",         \
		.rfc = "RFC 4861 4.6"}

const struct field ndopt_shortcut[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	NUMBER("nbma.shortcut_limit", "limit", "Shortcut Limit", 8, FIELD_UINT,
		"How many hops a shortcut may leave out.", "RFC 2491 5.3"),
	SPARE(8), SPARE(32), NDOPT_REST, FIELD_END};

/* ---- who speaks ---- */

static const struct field more_parts[] = {
	NUMBER("cga.ext_type", "type", "Ext Type", 16, FIELD_UINT, "What more there is.",
		"RFC 4581"),
	{.id = "icmpv6.opt.cga.ext_length", .label = "len", .title = "Ext Length", .bits = 16,
		.fill = FILL_SIZE, .about = "Bytes of it.", .rfc = "RFC 4581"},
	BYTES("cga.ext_data", "data", "Ext Data", SIZE_COUNTED, "What it says.", "RFC 4581"),
	FIELD_END};
static const struct field more_items[] = {
	{.id = "", .label = "extension", .title = "Extension", .kind = FIELD_GROUP,
		.parts = more_parts, .about = "More that the address was made of.",
		.rfc = "RFC 4581"},
	FIELD_END};
static const struct list more_list = {LIST_REPEAT, more_items};
static const struct field cga_parts[] = {
	NUMBER("cga.modifier", "modifier", "Modifier", 128, FIELD_BYTES, "A random number.",
		"RFC 3972 3"),
	NUMBER("cga.subnet_prefix", "prefix", "Subnet Prefix", 64, FIELD_BYTES,
		"What the address begins with.", "RFC 3972 3"),
	NUMBER("cga.count", "count", "Count", 8, FIELD_BYTES,
		"How often somebody else had the address already.", "RFC 3972 3"),
	{.id = "icmpv6.opt.cga.subject_public_key_info", .label = "key",
		.title = "Subject Public Key Info", .kind = FIELD_BYTES, .size = SIZE_DER,
		.mute = true, .about = "The sender's key.", .rfc = "RFC 3972 3"},
	{.id = "", .label = "extensions", .title = "Extensions", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &more_list,
		.about = "More that the address was made of.", .rfc = "RFC 4581"},
	FIELD_END};
const struct field ndopt_cga[] = {
	NDOPT_TYPE, NDOPT_LENGTH, PAD_LENGTH("cga", "RFC 3971 5.1"), SPARE(8),
	{.id = "icmpv6.opt.cga", .label = "cga", .title = "CGA", .kind = FIELD_GROUP,
		.size = SIZE_BEFORE, .parts = cga_parts,
		.about = "What the sender's address was made of.", .rfc = "RFC 3972 3"},
	PADDING, FIELD_END};

const struct field ndopt_time[] = {
	NDOPT_TYPE, NDOPT_LENGTH, SPARE(48),
	{.id = "icmpv6.opt.timestamp", .label = "time", .title = "Timestamp", .bits = 64,
		.fraction = 16, .kind = FIELD_DATE, .about = "When the message was sent.",
		.rfc = "RFC 3971 5.3.1"},
	NDOPT_REST, FIELD_END};

static const struct name name_names[] = {{1, "DER Encoded X.501 Name"}, {2, "FQDN"},
	{3, "SHA-1 Subject Key Identifier (SKI)"}, {4, "SHA-224 Subject Key Identifier (SKI)"},
	{5, "SHA-256 Subject Key Identifier (SKI)"}, {6, "SHA-384 Subject Key Identifier (SKI)"},
	{7, "SHA-512 Subject Key Identifier (SKI)"}, {253, "Reserved for Experimental Use"},
	{254, "Reserved for Experimental Use"}, {255, "Reserved"}, {0, NULL}};
static const struct name certificate_names[] = {{1, "X.509v3 Certificate"}, {0, NULL}};
static const struct name sequence_names[] = {{0, "rdnSequence"}, {0, NULL}};
#define KIND(text, values, sentence, from)                                                         \
	{.id = "icmpv6.opt.name_type", .label = "type", .title = text, .bits = 8, .select = true,  \
		.preset = 1, .names = values, .about = sentence, .rfc = from}
static const struct field x501_parts[] = {
	{.id = "icmpv6.x509_Name", .label = "name", .title = "Name", .kind = FIELD_UINT,
		.size = SIZE_DER, .names = sequence_names, .about = "The name, in pieces.",
		.rfc = "RFC 5280 4.1.2.4"},
	FIELD_END};
/* The last bits of the selector are the padding's length, those before the name's type. */
#define NAMED_SO(type) WHEN_HIGH(type, 1, 8)
const struct field ndopt_anchor[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	KIND("Name Type", name_names, "How he is named.", "RFC 3971 6.4.3"),
	PAD_LENGTH("cga", "RFC 3971 6.4.3"),
	{.id = "icmpv6.opt.name_x501", .label = "name", .title = "DER Encoded X.501 Name",
		.kind = FIELD_GROUP, .size = SIZE_BEFORE, .parts = x501_parts, .when = NAMED_SO(1),
		.about = "Whom the host trusts.", .rfc = "RFC 3971 6.4.3"},
	{.id = "icmpv6.opt.name_type.fqdn", .label = "name", .title = "FQDN", .kind = FIELD_TEXT,
		.size = SIZE_BEFORE, .when = NAMED_SO(2), .about = "Whom the host trusts.",
		.rfc = "RFC 3971 6.4.3"},
	{.id = "", .label = "hash", .title = "Subject Key Identifier", .kind = FIELD_BYTES,
		.size = SIZE_BEFORE, .when = WHEN_FROM(0x300, 0xffff), .mute = true,
		.about = "A digest of his key.", .rfc = "RFC 6494 5"},
	PADDING, FIELD_END};

const struct field ndopt_certificate[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	KIND("Cert Type", certificate_names, "What kind of certificate.", "RFC 3971 6.4.4"),
	SPARE(8),
	{.id = "icmpv6.x509_Certificate", .label = "certificate", .title = "Certificate",
		.kind = FIELD_BYTES, .size = SIZE_DER, .mute = true, .when = WHEN1(1),
		.about = "Whose key the router's is.", .rfc = "RFC 3971 6.4.4"},
	{.id = "icmpv6.opt.padding", .label = "padding", .title = "Padding", .kind = FIELD_BYTES,
		.size = SIZE_REST, .mute = true, .blank = true, .when = WHEN1(1),
		.about = "Means nothing.", .rfc = "RFC 3971 6.4.4"},
	{.id = "icmpv6.opt.certificate_padding", .label = "certificate",
		.title = "Certificate and Padding", .kind = FIELD_BYTES, .size = SIZE_REST,
		.mute = true, .when = WHEN_OTHER(1, 1), .about = "Another kind of certificate.",
		.rfc = "RFC 3971 6.4.4"},
	FIELD_END};

const struct field ndopt_proxy[] = {
	NDOPT_TYPE, NDOPT_LENGTH, SPARE(16),
	NUMBER("ps.key_hash", "hash", "Key Hash", 128, FIELD_BYTES, "Of the proxy's key.",
		"RFC 6496 5.1"),
	{.id = "icmpv6.opt.digital_signature_padding", .label = "signature",
		.title = "Digital Signature and Padding", .kind = FIELD_BYTES, .size = SIZE_REST,
		.mute = true, .about = "Shows which router passed the message on.",
		.rfc = "RFC 6496 5.1"},
	FIELD_END};

/* ---- hosts that travel ---- */

static const struct name address_names[] = {{1, "Old Care-of Address"}, {2, "New Care-of Address"},
	{3, "NAR's IP address"}, {4, "NAR's Prefix (sent in PrRtAdv)"}, {0, NULL}};
static const struct name link_names[] = {{0, "Wildcard"},
	{1, "Link-layer Address of the New Access Point"}, {2, "Link-layer Address of the MN"},
	{3, "Link-layer Address of the NAR"}, {4, "Link-layer Address of the source"},
	{5, "The AP belongs to the current interface of the router"},
	{6, "No prefix information available"}, {7, "No fast handovers support available"},
	{0, NULL}};
static const struct name status_names[] = {
	{1, "New CoA is invalid, perform address configuration"},
	{2, "New CoA is invalid, use the supplied CoA"},
	{3, "NCoA is invalid, use NAR's IP address as NCoA in FBU"},
	{4, "PCoA supplied, do not send FBU"}, {128, "LLA is unrecognized"}, {0, NULL}};

const struct field ndopt_prefix[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	NAMED("ipa.option_code", "code", "Option-code", 8, address_names, "Whose address it is.",
		"RFC 5568 6.4.1"),
	NUMBER("ipa.prefix_len", "plen", "Prefix Length", 8, FIELD_UINT,
		"How many bits of it count.", "RFC 5568 6.4.1"),
	SPARE(32),
	NUMBER("ipa.ipv6_address", "address", "IPv6 Address", 128, FIELD_IPV6,
		"The address, or what addresses begin with.", "RFC 5568 6.4.1"),
	NDOPT_REST, FIELD_END};
const struct field ndopt_router[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	NUMBER("nrpi.option_code", "code", "Option-code", 8, FIELD_UINT, "Zero.", "RFC 4068 6.4.2"),
	NUMBER("nrpi.prefix_len", "plen", "Prefix Length", 8, FIELD_UINT,
		"How many bits of the prefix count.", "RFC 4068 6.4.2"),
	SPARE(32),
	NUMBER("nrpi.prefix", "prefix", "Prefix", 128, FIELD_IPV6,
		"What addresses at the next router begin with.", "RFC 4068 6.4.2"),
	NDOPT_REST, FIELD_END};
const struct field ndopt_link[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	NAMED("lla.option_code", "code", "Option-code", 8, link_names, "Whose card it is.",
		"RFC 5568 6.4.3"),
	BYTES("lla.bytes", "address", "Link-Layer Address", SIZE_REST, "The card's address.",
		"RFC 5568 6.4.3"),
	FIELD_END};
const struct field ndopt_answer[] = {
	NDOPT_TYPE, NDOPT_CHOSEN(NULL),
	NUMBER("naack.option_code", "code", "Option-Code", 8, FIELD_UINT, "Zero.",
		"RFC 5568 6.4.5"),
	NAMED("naack.status", "status", "Status", 8, status_names, "Which address to take.",
		"RFC 5568 6.4.5"),
	{.id = "icmpv6.opt.reserved", .label = "reserved", .title = "Reserved", .bits = 32,
		.kind = FIELD_HEX, .mute = true, .when = WHEN_OTHER(3, 1), .about = "Must be zero.",
		.rfc = "RFC 5568 6.4.5"},
	{.id = "icmpv6.opt.naack.supplied_ncoa", .label = "address", .title = "Supplied NCoA",
		.bits = 128, .kind = FIELD_IPV6, .when = WHEN1(3), .about = "The address to take.",
		.rfc = "RFC 5568 6.4.5"},
	NDOPT_REST, FIELD_END};

static const struct field map_bits[] = {
	{.id = "icmpv6.opt.map.flag.r", .label = "R", .title = "RCoA Flag", .bits = 1, .box = 1,
		.names = true_names, .about = "The host makes its address of that of the server.",
		.rfc = "RFC 5380 4.1"},
	{.id = "icmpv6.opt.map.flag.reserved", .label = "reserved", .title = "Reserved",
		.bits = 7, .box = 1, .about = "Must be zero.", .rfc = "RFC 5380 4.1"},
	FIELD_END};
const struct field ndopt_map[] = {
	NDOPT_TYPE, NDOPT_LENGTH,
	NUMBER("map.distance", "distance", "Distance", 4, FIELD_UINT, "How far away it is.",
		"RFC 5380 4.1"),
	NUMBER("map.preference", "prf", "Preference", 4, FIELD_UINT, "The highest is taken.",
		"RFC 5380 4.1"),
	{.id = "icmpv6.opt.map.flag", .label = "flags", .title = "Flag", .bits = 8,
		.kind = FIELD_FLAGS, .parts = map_bits, .about = "How addresses are made.",
		.rfc = "RFC 5380 4.1"},
	NUMBER("map.valid_lifetime", "lifetime", "Valid Lifetime", 32, FIELD_UINT,
		"For how many seconds it serves.", "RFC 5380 4.1"),
	NUMBER("map.global_address", "address", "Global Address", 128, FIELD_IPV6,
		"The server's address.", "RFC 5380 4.1"),
	NDOPT_REST, FIELD_END};

#define KEY_HEAD                                                                                   \
	NDOPT_TYPE, NDOPT_LENGTH, PAD_LENGTH("hkr", "RFC 5269 3"),                                 \
		NUMBER("hkr.at", "at", "AT", 4, FIELD_UINT,                                        \
			"How messages are signed with the key.", "RFC 5269 3"),                    \
		NUMBER("hkr.reserved", "reserved", "Reserved", 4, FIELD_UINT, "Must be zero.",     \
			"RFC 5269 3")
#define KEY_PADDING                                                                                \
	BYTES("hkr.padding", "padding", "Padding", SIZE_REST, "Means nothing.", "RFC 5269 3")
const struct field ndopt_key_request[] = {KEY_HEAD,
	BYTES("hkr.encryption_public_key", "key", "Handover Key Encryption Public Key", SIZE_BEFORE,
		"What the router shall encrypt the key with.", "RFC 5269 3.1"),
	KEY_PADDING, FIELD_END};
const struct field ndopt_key_reply[] = {KEY_HEAD,
	NUMBER("hkr.lifetime", "lifetime", "Padding", 16, FIELD_UINT,
		"For how many seconds the key holds.", "RFC 5269 3.2"),
	BYTES("hkr.encrypted_handover_key", "key", "Encrypted Handover Key", SIZE_BEFORE,
		"The key, which the host alone can read.", "RFC 5269 3.2"),
	KEY_PADDING, FIELD_END};

static const struct name help_names[] = {
	{1, "Access Network Identifier (AN ID)"}, {2, "Sector ID"}, {0, NULL}};
static const struct name mobile_names[] = {{1, "NAI"}, {2, "IMSI"}, {0, NULL}};
#define IDENTIFIER(table, name, short_text, values, sentence)                                      \
	const struct field table[] = {                                                             \
		NDOPT_TYPE, NDOPT_LENGTH,                                                          \
		NAMED(name ".option_code", "code", "Option-Code", 8, values,                       \
			"What kind of identifier it is.", "RFC 5271 4"),                           \
		{.id = "icmpv6.opt." name ".length", .label = "size",                              \
			.title = short_text "-Length", .bits = 8, .fill = FILL_SIZE,               \
			.about = "Bytes of the identifier.", .rfc = "RFC 5271 4"},                 \
		BYTES(name ".value", "value", short_text "-Value", SIZE_COUNTED, sentence,         \
			"RFC 5271 4"),                                                             \
		PADDING, FIELD_END}
IDENTIFIER(ndopt_help, "hai", "HAI", help_names, "Where the host is attached.");
IDENTIFIER(ndopt_mobile, "mn", "MN", mobile_names, "Which host it is.");
