/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS's records of keys and signatures: DNSSEC, RFC 4034 and RFC 5155; transactions, RFC 8945 and
 * RFC 2930; and keys of other protocols that are kept in DNS. */
#include "dnsrr.h"

#include "proto/expert.h"

#include <stddef.h>

static const struct name hash_names[] = {{0, "Reserved"}, {1, "SHA-1"}, {0, NULL}};
static const struct name sshfp_names[] = {
	{0, "Reserved"}, {1, "RSA"}, {2, "DSA"}, {3, "ECDSA"}, {4, "Ed25519"}, {5, "XMSS"},
	{0, NULL}};
static const struct name print_names[] = {{0, "Reserved"}, {1, "SHA1"}, {2, "SHA256"}, {0, NULL}};
static const struct name usage_names[] = {
	{0, "CA constraint (PKIX-TA)"}, {1, "Service certificate constraint (PKIX-EE)"},
	{2, "Trust anchor assertion (DANE-TA)"}, {3, "Domain-issued certificate (DANE-EE)"},
	{0, NULL}};
static const struct name selector_names[] = {
	{0, "Full certificate (Cert)"}, {1, "SubjectPublicKeyInfo (SPKI)"}, {0, NULL}};
static const struct name matching_names[] = {
	{0, "No Hash Used (Full)"}, {1, "256 bit hash by SHA2 (SHA2-256)"},
	{2, "512 bit hash by SHA2 (SHA2-512)"}, {0, NULL}};
static const struct name certificate_names[] = {
	{1, "PKIX"}, {2, "SPKI"}, {3, "PGP"}, {4, "IPKIX"}, {5, "ISPKI"}, {6, "IPGP"},
	{7, "ACPKIX"}, {8, "IACPKIX"}, {253, "Private, URI"}, {254, "Private, OID"}, {0, NULL}};
static const struct name gateway_names[] = {
	{0, "No Gateway"}, {1, "IPv4 Gateway"}, {2, "IPv6 Gateway"}, {3, "DNS Gateway"},
	{0, NULL}};
static const struct name ipsec_names[] = {{1, "DSA"}, {2, "RSA"}, {0, NULL}};
static const struct name mode_names[] = {
	{1, "Server assigned"}, {2, "Diffie Hellman"}, {3, "GSSAPI"}, {4, "Resolver assigned"},
	{5, "Delete"}, {0, NULL}};
static const struct name scheme_names[] = {{1, "SIMPLE"}, {0, NULL}};
static const struct name digest_names[] = {{1, "SHA-384"}, {2, "SHA-512"}, {0, NULL}};

/* The bits that say which types of records a name has, as the types they stand for. */
const struct field dns_bitmap_made[] = {
	{.id = "dns.resp.type", .label = "", .title = "RR type in bit map", .bits = 8,
		.make = MAKE_BITMAP, .names = dns_type_names,
		.about = "A type of records that the name has.", .rfc = "RFC 4034 4.1.2"},
	FIELD_END};

#define ALGORITHM(name, text)                                                                      \
	DNS_NAMED(name, "algorithm", text, 8, UINT, dns_algorithm_names, "How it is signed.",      \
		"RFC 8624 3.1")
#define MOMENT(name, word, text, sentence)                                                         \
	DNS_NAMED(name, word, text, 32, DATE, NULL, sentence, "RFC 4034 3.1")

#define SIGNATURE                                                                                  \
	DNS_NAMED("dns.rrsig.type_covered", "covers", "Type Covered", 16, UINT, dns_type_names,    \
		"Which records are signed.", "RFC 4034 3.1"),                                      \
	ALGORITHM("dns.rrsig.algorithm", "Algorithm"),                                             \
	DNS_NAMED("dns.rrsig.labels", "labels", "Labels", 8, UINT, NULL,                           \
		"How many parts the name has; fewer: it stands for many.", "RFC 4034 3.1"),        \
	DNS_NAMED("dns.rrsig.original_ttl", "ttl", "Original TTL", 32, UINT, NULL,                 \
		"What the records' time to live was.", "RFC 4034 3.1"),                            \
	MOMENT("dns.rrsig.signature_expiration", "until", "Signature Expiration",                  \
		"Until when it is good."),                                                         \
	MOMENT("dns.rrsig.signature_inception", "since", "Signature Inception",                    \
		"From when on it is good."),                                                       \
	DNS_NAMED("dns.rrsig.key_tag", "tag", "Key Tag", 16, UINT, NULL, "Which key signed.",      \
		"RFC 4034 3.1"),                                                                   \
	DNS_DOMAIN("dns.rrsig.signers_name", NULL, "signer", "Signer's name", "Whose key it is."), \
	DNS_REST("dns.rrsig.signature", "signature", "Signature", BYTES,                           \
		"Proves that the records are the zone's.", "RFC 4034 3.1")
DNS_RECORD(rrsig, SIGNATURE);
DNS_RECORD(sig, SIGNATURE);

#define BIT_OF(name, word, text, sentence)                                                         \
	{.id = name, .label = word, .title = text, .bits = 1, .box = 2, .about = sentence,         \
		.rfc = "RFC 4034 2.1.1"}
static const struct field dnskey_bits[] = {
	FIELD_GAP(7),
	BIT_OF("dns.dnskey.flags.zone_key", "zone", "Zone Key", "It signs records."),
	BIT_OF("dns.dnskey.flags.key_revoked", "revoked", "Key Revoked", "Do not trust it."),
	FIELD_GAP(6),
	BIT_OF("dns.dnskey.flags.secure_entry_point", "sep", "Key Signing Key", "It signs keys."),
	FIELD_END};
static const struct field reserved_made[] = {
	{.id = "dns.dnskey.flags.reserved", .label = "", .title = "Key Signing Key", .bits = 16,
		.kind = FIELD_HEX, .make = MAKE_PICKED, .preset = 0xfe7e, .where = MADE_LAST,
		.about = "Must be zero.", .rfc = "RFC 4034 2.1.1"},
	FIELD_END};
static const struct field dnskey_made[] = {
	{.id = "dns.dnskey.key_id", .label = "", .title = "Key id", .bits = 16,
		.make = MAKE_KEY_TAG, .empty = true, .about = "What signatures call the key.",
		.rfc = "RFC 4034 B"},
	FIELD_END};
DNS_RECORD(dnskey,
	{.id = "dns.dnskey.flags", .label = "flags", .title = "Flags", .bits = 16,
		.kind = FIELD_FLAGS, .parts = dnskey_bits, .made = reserved_made,
		.about = "What the key is for.", .rfc = "RFC 4034 2.1.1"},
	DNS_NAMED("dns.dnskey.protocol", "protocol", "Protocol", 8, UINT, NULL, "Always 3.",
		"RFC 4034 2.1.2"),
	ALGORITHM("dns.dnskey.algorithm", "Algorithm"),
	{.id = "dns.dnskey.public_key", .label = "key", .title = "Public Key",
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = dnskey_made,
		.about = "The key itself.", .rfc = "RFC 4034 2.1.4"});

static const struct field key_bits[] = {
	BIT_OF("dns.key.flags.authentication", "auth", "Key allowed for authentication",
		"0: it may be used to sign."),
	BIT_OF("dns.key.flags.confidentiality", "conf", "Key allowed for confidentiality",
		"0: it may be used to encrypt."),
	BIT_OF("dns.key.flags.required", "required", "Key required", "0: it must be used."),
	FIELD_GAP(2),
	BIT_OF("dns.key.flags.associated_user", "user", "Key is associated with a user",
		"It is a person's."),
	BIT_OF("dns.key.flags.associated_named_entity", "host",
		"Key is associated with the named entity", "It is the host's."),
	FIELD_GAP(1),
	BIT_OF("dns.key.flags.ipsec", "ipsec", "Key use with IPSEC", "For IPsec."),
	BIT_OF("dns.key.flags.mime", "mime", "Key use with MIME security multiparts", "For mail."),
	FIELD_GAP(2),
	{.id = "dns.key.flags.signatory", .label = "sign", .title = "Signatory", .bits = 4,
		.box = 2, .about = "What it may change.", .rfc = "RFC 2535 3.1.2"},
	FIELD_END};
static const struct field key_made[] = {
	{.id = "dns.key.key_id", .label = "", .title = "Key ID", .bits = 16, .make = MAKE_KEY_TAG,
		.empty = true, .about = "What signatures call the key.", .rfc = "RFC 4034 B"},
	FIELD_END};
DNS_RECORD(key,
	{.id = "dns.key.flags", .label = "flags", .title = "Flags", .bits = 16,
		.kind = FIELD_FLAGS, .parts = key_bits, .about = "What the key is for.",
		.rfc = "RFC 2535 3.1.2"},
	DNS_NAMED("dns.key.protocol", "protocol", "Protocol", 8, UINT, NULL, "Which protocol's.",
		"RFC 2535 3.1.3"),
	ALGORITHM("dns.key.algorithm", "Algorithm"),
	{.id = "dns.key.public_key", .label = "key", .title = "Public Key", .kind = FIELD_BYTES,
		.size = SIZE_REST, .made = key_made, .about = "The key itself.",
		.rfc = "RFC 2535 3.2"});

DNS_RECORD(ds,
	DNS_NAMED("dns.ds.key_id", "tag", "Key id", 16, HEX, NULL, "Which key is meant.",
		"RFC 4034 5.1.1"),
	ALGORITHM("dns.ds.algorithm", "Algorithm"),
	DNS_NAMED("dns.ds.digest_type", "type", "Digest Type", 8, UINT, dns_digest_names,
		"How the key is hashed.", "RFC 4034 5.1.3"),
	DNS_REST("dns.ds.digest", "digest", "Digest", BYTES, "The key's hash.",
		"RFC 4034 5.1.4"));

DNS_RECORD(nsec,
	DNS_SAID("next domain name ", "dns.nsec.next_domain_name", NULL, "next", "Next Domain Name",
		"No name of the zone lies between."),
	DNS_BITMAP("RFC 4034 4.1.2"));

static const struct field hashed_bits[] = {
	FIELD_GAP(7),
	{.id = "dns.nsec3.flags.opt_out", .label = "O", .title = "NSEC3 Opt-out flag", .bits = 1,
		.about = "There may be zones below that are not signed.", .rfc = "RFC 5155 3.1.2"},
	FIELD_END};
static const struct field hashed_made[] = {
	{.id = "dns.nsec3.hash_value", .label = "", .title = "Next hashed owner",
		.kind = FIELD_TEXT, .make = MAKE_BASE32, .about = "The next name, hashed.",
		.rfc = "RFC 5155 3.1.7"},
	FIELD_END};
#define HASHED(bits_of)                                                                            \
	DNS_NAMED("dns.nsec3.algo", "algorithm", "Hash algorithm", 8, UINT, hash_names,            \
		"How names are hashed.", "RFC 5155 3.1.1"),                                        \
	{.id = "dns.nsec3.flags", .label = "flags", .title = "NSEC3 flags", .bits = 8,             \
		.parts = bits_of, .about = "Whether all zones below are signed.",                  \
		.rfc = "RFC 5155 3.1.2"},                                                          \
	DNS_NAMED("dns.nsec3.iterations", "iterations", "NSEC3 iterations", 16, UINT, NULL,        \
		"How many times more they are hashed.", "RFC 5155 3.1.3"),                         \
	DNS_SIZE("dns.nsec3.salt_length", "Salt length", 8, "Bytes of the salt.",                  \
		"RFC 5155 3.1.4"),                                                                 \
	{.id = "dns.nsec3.salt_value", .label = "salt", .title = "Salt value",                     \
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .blank = true,                          \
		.about = "Is hashed together with each name.", .rfc = "RFC 5155 3.1.5"}
DNS_RECORD(nsec3, HASHED(hashed_bits),
	DNS_SIZE("dns.nsec3.hash_length", "Hash length", 8, "Bytes of the hash.",
		"RFC 5155 3.1.6"),
	{.id = "", .label = "next", .title = "Next hashed owner",
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .silent = true, .made = hashed_made,
		.about = "The next name, hashed.", .rfc = "RFC 5155 3.1.7"},
	DNS_BITMAP("RFC 5155 3.1.8"));
DNS_RECORD(nsec3param, HASHED(NULL));

static const struct field csync_bits[] = {
	FIELD_GAP(14),
	BIT_OF("dns.csync.flags.soaminimum", "minimum", "soaminimum", "Only from this serial on."),
	BIT_OF("dns.csync.flags.immediate", "now", "immediate", "Do not wait for a person."),
	FIELD_END};
static const struct field csync_made[] = {
	{.id = "dns.resp.type", .label = "", .title = "RR type in bit map", .bits = 8,
		.make = MAKE_BITMAP, .names = dns_type_names, .about = "A type to copy.",
		.rfc = "RFC 7477 2.1.1.3"},
	FIELD_END};
DNS_RECORD(csync,
	DNS_NAMED("dns.csync.soa", "soa", "SOA", 32, UINT, NULL, "The zone's serial number.",
		"RFC 7477 2.1.1.1"),
	{.id = "dns.csync.flags", .label = "flags", .title = "Flags", .bits = 16,
		.kind = FIELD_FLAGS, .parts = csync_bits, .about = "When to copy.",
		.rfc = "RFC 7477 2.1.1.2"},
	{.id = "dns.csync.type_bitmap", .label = "types", .title = "Type Bitmap",
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = csync_made,
		.about = "Which types to copy.", .rfc = "RFC 7477 2.1.1.3"});

DNS_RECORD(zonemd,
	DNS_NAMED("dns.zonemd.serial", "serial", "Serial", 32, UINT, NULL, "The zone's serial.",
		"RFC 8976 2.2.1"),
	DNS_NAMED("dns.zonemd.scheme", "scheme", "Scheme", 8, UINT, scheme_names, "What is hashed.",
		"RFC 8976 2.2.2"),
	DNS_NAMED("dns.zonemd.hash_algo", "hash", "Hash Algorithm", 8, UINT, digest_names,
		"How it is hashed.", "RFC 8976 2.2.3"),
	DNS_REST("dns.zonemd.digest", "digest", "Digest", BYTES, "The zone's hash.",
		"RFC 8976 2.2.4"));

/* ---- keys of others, and transactions -------------------------------------------------------- */

DNS_RECORD(sshfp,
	DNS_NAMED("dns.sshfp.algorithm", "algorithm", "Algorithm", 8, UINT, sshfp_names,
		"What kind of key the host has.", "RFC 4255 3.1.1"),
	DNS_NAMED("dns.sshfp.fingerprint.type", "type", "Fingerprint type", 8, UINT, print_names,
		"How the key is hashed.", "RFC 4255 3.1.2"),
	DNS_REST("dns.sshfp.fingerprint", "print", "Fingerprint", BYTES, "The key's hash.",
		"RFC 4255 3.1.3"));
DNS_RECORD(tlsa,
	DNS_NAMED("dns.tlsa.certificate_usage", "usage", "Certificate Usage", 8, UINT, usage_names,
		"Whose certificate it is.", "RFC 6698 2.1.1"),
	DNS_NAMED("dns.tlsa.selector", "selector", "Selector", 8, UINT, selector_names,
		"Which part of it.", "RFC 6698 2.1.2"),
	DNS_NAMED("dns.tlsa.matching_type", "type", "Matching Type", 8, UINT, matching_names,
		"How it is hashed.", "RFC 6698 2.1.3"),
	DNS_REST("dns.tlsa.certificate_association_data", "data", "Certificate Association Data",
		BYTES, "The certificate or its hash.", "RFC 6698 2.1.4"));
DNS_RECORD(cert,
	DNS_NAMED("dns.cert.type", "type", "Type", 16, UINT, certificate_names,
		"What kind of certificate.", "RFC 4398 2.1"),
	DNS_NAMED("dns.cert.key_tag", "tag", "Key Tag", 16, HEX, NULL, "Which key it is for.",
		"RFC 4398 2"),
	ALGORITHM("dns.cert.algorithm", "Algorithm"),
	DNS_REST("dns.cert.certificate", "certificate", "Certificate (or CRL)", BYTES,
		"The certificate.", "RFC 4398 2"));
DNS_RECORD(openpgpkey,
	DNS_REST("dns.openpgpkey", "key", "OpenPGP Key", TEXT, "The key.", "RFC 7929 2.1"));
DNS_RECORD(dhcid,
	DNS_REST("dns.dhcid.rdata", "id", "DHCID Data", BYTES, "The client's hash.",
		"RFC 4701 3.1"));
#define GATEWAY(name, text, wide, how, which)                                                      \
	{.id = "dns.ipseckey.gateway_" name, .label = "gateway", .title = text, .bits = (wide),    \
		.kind = FIELD_##how, .when = WHEN1(which), .about = "Where the tunnel goes.",      \
		.rfc = "RFC 4025 2.5"}
DNS_RECORD(ipseckey,
	DNS_NAMED("dns.ipseckey.gateway_precedence", "precedence", "Gateway Precedence", 8, UINT,
		NULL, "Of several the lowest is tried first.", "RFC 4025 2.2"),
	{.id = "dns.ipseckey.gateway_type", .label = "type", .title = "Gateway Type", .bits = 8,
		.names = gateway_names, .select = true, .about = "What the gateway's name is.",
		.rfc = "RFC 4025 2.3"},
	DNS_NAMED("dns.ipseckey.gateway_algorithm", "algorithm", "Gateway Algorithm", 8, UINT,
		ipsec_names, "What kind of key.", "RFC 4025 2.4"),
	GATEWAY("ipv4", "IPv4 Gateway", 32, IPV4, 1), GATEWAY("ipv6", "IPv6 Gateway", 128, IPV6, 2),
	{.id = "dns.ipseckey.gateway_dns", .label = "gateway", .title = "DNS Gateway",
		.kind = FIELD_NAME, .size = SIZE_NAME, .when = WHEN1(3),
		.about = "Where the tunnel goes.", .rfc = "RFC 4025 2.5"},
	DNS_REST("dns.ipseckey.public_key", "key", "Public Key", BYTES, "The key.",
		"RFC 4025 2.6"));

DNS_RECORD(tkey,
	DNS_DOMAIN("dns.tkey.algo_name", NULL, "algorithm", "Algorithm name", "What it is for."),
	MOMENT("dns.tkey.signature_inception", "since", "Signature Inception",
		"From when on it is good."),
	MOMENT("dns.tkey.signature_expiration", "until", "Signature Expiration",
		"Until when it is good."),
	DNS_NAMED("dns.tkey.mode", "mode", "Mode", 16, UINT, mode_names, "How to agree on it.",
		"RFC 2930 2.5"),
	DNS_NAMED("dns.tkey.error", "error", "Error", 16, UINT, dns_error_names, "What went wrong.",
		"RFC 2930 2.6"),
	DNS_SIZE("dns.tkey.key_size", "Key Size", 16, "Bytes of the key's data.", "RFC 2930 2.7"),
	DNS_COUNTED("dns.tkey.key_data", "data", "Key Data", BYTES, "What makes the key.",
		"RFC 2930 2.7"),
	DNS_SIZE("dns.tkey.other_size", "Other Size", 16, "Bytes of what follows.",
		"RFC 2930 2.8"),
	DNS_COUNTED("dns.tkey.other_data", "other", "Other Data", BYTES, "Not used.",
		"RFC 2930 2.8"));
static const struct field mac_expert[] = EXPERT_PARTS("dns.tsig.noalg",
	"No dissector for algorithm:%d", EXPERT_WARN, EXPERT_UNDECODED);
static const struct field mac_made[] = {{EXPERT(MAKE_EXPERT, mac_expert)}, FIELD_END};
DNS_RECORD(tsig,
	DNS_DOMAIN("dns.tsig.algorithm_name", NULL, "algorithm", "Algorithm Name",
		"How it is signed."),
	DNS_NAMED("dns.tsig.time_signed", "time", "Time Signed", 48, DATE, NULL, "When.",
		"RFC 8945 4.2"),
	DNS_NAMED("dns.tsig.fudge", "fudge", "Fudge", 16, UINT, NULL,
		"By how many seconds clocks may differ.", "RFC 8945 4.2"),
	DNS_SIZE("dns.tsig.mac_size", "MAC Size", 16, "Bytes of the proof.", "RFC 8945 4.2"),
	{.id = "dns.tsig.mac", .label = "mac", .title = "MAC", .kind = FIELD_BYTES,
		.size = SIZE_COUNTED, .mute = true, .made = mac_made,
		.about = "Proves who sent the message.", .rfc = "RFC 8945 4.2"},
	DNS_NAMED("dns.tsig.original_id", "id", "Original Id", 16, UINT, NULL,
		"The message's number when it was signed.", "RFC 8945 4.2"),
	DNS_NAMED("dns.tsig.error", "error", "Error", 16, UINT, dns_error_names, "What went wrong.",
		"RFC 8945 4.2"),
	DNS_SIZE("dns.tsig.other_len", "Other Len", 16, "Bytes of what follows.", "RFC 8945 4.2"),
	DNS_COUNTED("dns.tsig.other_data", "other", "Other Data", BYTES, "The server's clock.",
		"RFC 8945 4.2"));
