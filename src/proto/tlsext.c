/* SPDX-License-Identifier: BSD-2-Clause */
/* TLS's extensions, RFC 8446 4.2 and RFC 6066: what the two ends can do beyond the basics. Some
 * look different in a client's and in a server's hello. */
#include "tlsext.h"

#include "tlstable.h"

#include <stddef.h>

static const struct name host_names[] = {{0, "host_name"}, {0, NULL}};
static const struct name point_names[] = {
	{0, "uncompressed"}, {1, "ansiX962_compressed_prime"}, {2, "ansiX962_compressed_char2"},
	{0, NULL},
};
static const struct name mode_names[] = {
	{0, "PSK-only key establishment (psk_ke)"},
	{1, "PSK with (EC)DHE key establishment (psk_dhe_ke)"}, {0, NULL},
};
static const struct name status_names[] = {{1, "OCSP"}, {2, "OCSP Multi"}, {0, NULL}};
static const struct name hash_names[] = {
	{0, "None"}, {1, "MD5"}, {2, "SHA1"}, {3, "SHA224"}, {4, "SHA256"}, {5, "SHA384"},
	{6, "SHA512"}, {7, "SM3"}, {0, NULL},
};
static const struct name sign_names[] = {
	{0, "Anonymous"}, {1, "RSA"}, {2, "DSA"}, {3, "ECDSA"}, {4, "SM2"}, {0, NULL}};

UNDER(key_line, "Key Share extension");
UNDER(renegotiation_line, "Renegotiation Info extension");
UNDER(psk_line, "Pre-Shared Key extension");
/* ---- what both hellos have ------------------------------------------------------------------- */

static const struct field name_parts[] = {
	NUMBER(EXT "_server_name_type", "type", "Server Name Type", 8, UINT, host_names,
		"0: a host's name."),
	SIZE_FROM(1, EXT "_server_name_len", "Server Name length", 16),
	COUNTED(EXT "_server_name", "name", "Server Name", TEXT,
		"The server that the client wants, readable by everyone on the way."),
	FIELD_END,
};
static const struct field name_item[] = {GROUP("name", "Name", name_parts, "A name."), FIELD_END};
static const struct list name_list = {LIST_REPEAT, name_item};
static const struct field names_parts[] = {
	SIZE_FROM(1, EXT "_server_name_list_len", "Server Name list length", 16),
	LISTED("", "names", "Server names", name_list, "Which server the client wants."),
	FIELD_END,
};
static const struct field names_item[] = {
	{.id = "", .label = "names", .title = "Server Name Indication extension",
		.kind = FIELD_GROUP, .parts = names_parts, .heading = "%t",
		.about = "Which server the client wants.", .rfc = "RFC 6066 3"}, FIELD_END};
static const struct list names_list = {LIST_REPEAT, names_item}; /* a server's answer is empty */
static const struct field server_name[] = {HEAD(false, 0),
	LISTED("", "names", "Server names", names_list, "Which server the client wants."),
	FIELD_END};

static const struct field point_item[] = {
	NUMBER(EXT "_ec_point_format", "format", "EC point format", 8, UINT, point_names,
		"How points of a curve may be written."), FIELD_END};
static const struct list point_list = {LIST_REPEAT, point_item};
static const struct field points[] = {HEAD(false, 0),
	PLAIN_SIZE(EXT "_ec_point_formats_length", "EC point formats Length", 8),
	LISTED(EXT "_ec_point_formats", "formats", "Elliptic curves point formats", point_list,
		"How points of a curve may be written."), FIELD_END};

static const struct field group_item[] = {
	NUMBER(EXT "_supported_group", "group", "Supported Group", 16, HEX, tls_group_names,
		"A curve or a group to exchange keys in."), FIELD_END};
static const struct list group_list = {LIST_REPEAT, group_item};
static const struct field groups[] = {HEAD(false, 0),
	SIZE_FROM(2, EXT "_supported_groups_length", "Supported Groups List Length", 16),
	LISTED(EXT "_supported_groups", "groups", "Supported Groups", group_list,
		"Where keys can be exchanged."), FIELD_END};

const struct field tls_signature_bits[] = {
	NUMBER(HS "sig_hash_hash", "hash", "Signature Hash Algorithm Hash", 8, UINT, hash_names,
		"How it is hashed, before TLS 1.3."),
	NUMBER(HS "sig_hash_sig", "sig", "Signature Hash Algorithm Signature", 8, UINT, sign_names,
		"How it is signed, before TLS 1.3."),
	FIELD_END,
};
static const struct field signature_item[] = {
	{.id = HS "sig_hash_alg", .label = "algorithm", .title = "Signature Algorithm", .bits = 16,
		.kind = FIELD_HEX, .names = tls_signature_names, .parts = tls_signature_bits,
		.about = "A way to sign.", .rfc = "RFC 8446 4.2.3"}, FIELD_END};
const struct list tls_signatures = {LIST_REPEAT, signature_item};
static const struct field signatures[] = {HEAD(false, 0),
	SIZE_FROM(2, HS "sig_hash_alg_len", "Signature Hash Algorithms Length", 16),
	LISTED(HS "sig_hash_algs", "algorithms", "Signature Hash Algorithms", tls_signatures,
		"Which signatures the sender can check."), FIELD_END};

static const struct field alpn_parts[] = {
	SIZE_FROM(1, EXT "_alpn_str_len", "ALPN string length", 8),
	COUNTED(EXT "_alpn_str", "protocol", "ALPN Next Protocol", TEXT,
		"What is spoken inside: h2 is HTTP/2."), FIELD_END};
static const struct field alpn_item[] = {
	GROUP("protocol", "Protocol", alpn_parts, "What is spoken inside."), FIELD_END};
static const struct list alpn_list = {LIST_REPEAT, alpn_item};
static const struct field alpn[] = {HEAD(false, 0),
	SIZE_FROM(2, EXT "_alpn_len", "ALPN Extension Length", 16),
	LISTED(EXT "_alpn_list", "protocols", "ALPN Protocol", alpn_list,
		"What may be spoken inside."), FIELD_END};

static const struct field padding[] = {HEAD(false, 0),
	{.id = EXT "_padding_data", .label = "padding", .title = "Padding Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .about = "Makes the hello longer.",
		.rfc = "RFC 7685"}, FIELD_END};

static const struct field renegotiation[] = {HEAD(false, 0),
	SIZE_UNDER(renegotiation_line, EXT "_reneg_info_len", "Renegotiation info extension length",
		8),
	COUNTED(EXT "_reneg_info", "info", "Renegotiation info", BYTES,
		"Ties a new handshake to the one before."), FIELD_END};

static const struct field limit[] = {HEAD(false, 0),
	NUMBER("tls.record_size_limit", "limit", "Record Size Limit", 16, UINT, NULL,
		"The longest record that the sender takes."), FIELD_END};

static const struct field other[] = {HEAD(false, 0),
	{.id = HS "extension.data", .label = "data", .title = "Data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .blank = true, .about = "What the extension says.",
		.rfc = "RFC 8446 4.2"},
	FIELD_END};
static const struct field session_ticket[] = {HEAD(false, 0),
	{.id = HS "extension.data", .label = "ticket", .title = "Data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .blank = true, .about = "What the server gave the last time.",
		.rfc = "RFC 5077 3.2"},
	FIELD_END};
static const struct field bare[] = {HEAD(false, 0), FIELD_END};

/* ---- what only a client says, or says in its own way ----------------------------------------- */

static const struct field status[] = {HEAD(false, 0),
	NUMBER(EXT "_status_request_type", "type", "Certificate Status Type", 8, UINT, status_names,
		"1: a fresh word of who signed the certificate."),
	SIZE(EXT "_status_request_responder_ids_len", "Responder ID list Length", 16),
	UNSEEN("ids", "Responder IDs", tls_unseen_ids, "Whose word is wanted."),
	SIZE(EXT "_status_request_exts_len", "Request Extensions Length", 16),
	UNSEEN("extensions", "Request extensions", tls_unseen_extensions, "More about it."),
	FIELD_END};

static const struct field version_item[] = {
	NUMBER(EXT ".supported_version", "version", "Supported Version", 16, HEX, tls_version_names,
		"A version that the client speaks."), FIELD_END};
static const struct list version_list = {LIST_REPEAT, version_item};
static const struct field client_versions[] = {HEAD(false, 0),
	SIZE_FROM(2, EXT ".supported_versions_len", "Supported Versions length", 8),
	LISTED("", "versions", "Supported versions", version_list,
		"The versions that the client speaks."), FIELD_END};

static const struct field mode_item[] = {
	NUMBER("tls.extension.psk_ke_mode", "mode", "PSK Key Exchange Mode", 8, UINT, mode_names,
		"How an old key may be used again."), FIELD_END};
static const struct list mode_list = {LIST_REPEAT, mode_item};
static const struct field modes[] = {HEAD(false, 0),
	SIZE_FROM(1, "tls.extension.psk_ke_modes_length", "PSK Key Exchange Modes Length", 8),
	LISTED("", "modes", "Modes", mode_list, "How an old key may be used again."), FIELD_END};

#define KEY                                                                                        \
	NUMBER(EXT "_key_share_group", "group", "Group", 16, UINT, tls_group_names,                \
		"The curve that the key is of."),                                                  \
	SIZE_FROM(1, EXT "_key_share_key_exchange_length", "Key Exchange Length", 16),             \
	COUNTED(EXT "_key_share_key_exchange", "key", "Key Exchange", BYTES,                       \
		"The sender's half of the key.")

#define KEY_LINE                                                                                   \
	"Key Share Entry: Group: %{" EXT "_key_share_group=}, "                                    \
	"Key Exchange length: %{" EXT "_key_share_key_exchange_length}"
static const struct field key_parts[] = {KEY, FIELD_END};
static const struct field key_item[] = {
	{.id = "", .label = "key", .title = "Key Share Entry", .kind = FIELD_GROUP,
		.parts = key_parts, .heading = KEY_LINE, .about = "Half a key.",
		.rfc = "RFC 8446 4.2.8"}, FIELD_END};
static const struct list key_list = {LIST_REPEAT, key_item};
static const struct field client_keys[] = {HEAD(false, 0),
	SIZE_UNDER(key_line, EXT "_key_share_client_length", "Client Key Share Length", 16),
	LISTED("", "keys", "Keys", key_list, "Halves of keys; the server takes one."), FIELD_END};

static const struct field identity_parts[] = {
	SIZE_FROM(1, EXT ".psk.identity.identity_length", "Identity Length", 16),
	COUNTED(EXT ".psk.identity.identity", "identity", "Identity", BYTES, "A ticket."),
	NUMBER(EXT ".psk.identity.obfuscated_ticket_age", "age", "Obfuscated Ticket Age", 32, UINT,
		NULL, "How old it is, not for others to read."), FIELD_END};
static const struct field identity_item[] = {
	{.id = "", .label = "identity", .title = "PSK Identity", .kind = FIELD_GROUP,
		.heading = "%t (length: %{" EXT ".psk.identity.identity_length})",
		.parts = identity_parts, .about = "A ticket.", .rfc = "RFC 8446 4.2.11"},
	FIELD_END};
static const struct list identity_list = {LIST_REPEAT, identity_item};
static const struct field identities_parts[] = {
	SIZE_FROM(7, EXT ".psk.identities.length", "Identities Length", 16),
	LISTED("", "identities", "Identities", identity_list, "Tickets of earlier visits."),
	FIELD_END};
static const struct field client_psk[] = {HEAD(false, 0),
	{.id = "", .label = "identities", .title = "Identities", .kind = FIELD_GROUP,
		.parts = identities_parts, .under = &psk_line,
		.about = "Tickets of earlier visits.", .rfc = "RFC 8446 4.2.11"},
	SIZE_FROM(33, EXT ".psk.binders_len", "PSK Binders length", 16),
	{.id = EXT ".psk.binders", .label = "binders", .title = "PSK Binders", .mute = true,
		.kind = FIELD_BYTES, .size = SIZE_COUNTED,
		.about = "Proves that the client knows the keys.", .rfc = "RFC 8446 4.2.11"},
	FIELD_END};

/* ---- what only a server says ----------------------------------------------------------------- */

static const struct field server_version[] = {HEAD(false, 0),
	NUMBER(EXT ".supported_version", "version", "Supported Version", 16, HEX, tls_version_names,
		"The version that is spoken from here on."), FIELD_END};

static const struct field entry_line = {.id = "", .label = "", .title = "Key Share Entry",
	.kind = FIELD_GROUP, .heading = KEY_LINE, .under = &key_line, .about = "Half a key.",
	.rfc = "RFC 8446 4.2.8"};

/* Two bytes ask the client to try again in another group. */
static const struct field server_key[] = {HEAD(true, 36),
	{.id = EXT "_key_share_selected_group", .label = "group", .title = "Selected Group",
		.bits = 16, .when = WHEN1(2), .names = tls_group_names, .under = &key_line,
		.about = "Try again in this group.", .rfc = "RFC 8446 4.2.8"},
	{.id = EXT "_key_share_group", .label = "group", .title = "Group", .bits = 16,
		.when = WHEN_OTHER(2, 1), .under = &entry_line, .names = tls_group_names,
		.about = "The curve that the key is of.", .rfc = "RFC 8446 4.2.8"},
	{.id = EXT "_key_share_key_exchange_length", .label = "len",
		.title = "Key Exchange Length", .bits = 16, .when = WHEN_OTHER(2, 1),
		.fill = FILL_SIZE, .vector = 2, .about = "Bytes of the key.",
		.rfc = "RFC 8446 4.2.8"},
	{.id = EXT "_key_share_key_exchange", .label = "key", .title = "Key Exchange",
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .when = WHEN_OTHER(2, 1),
		.about = "The server's half of the key.", .rfc = "RFC 8446 4.2.8"},
	FIELD_END};

static const struct field server_psk[] = {HEAD(false, 0),
	{.id = EXT ".psk.identity.selected", .label = "identity", .title = "Selected Identity",
		.bits = 16, .under = &psk_line, .about = "Which ticket the server takes.",
		.rfc = "RFC 8446 4.2.11"}, FIELD_END};

/* What a client's key share was to become: a name that the server alone can read. */
static const struct field secret_name[] = {HEAD(false, 0),
	NUMBER("tls.esni.suite", "suite", "Cipher Suite", 16, HEX, tls_suite_names,
		"How the name is encrypted."),
	{.id = "", .label = "key", .title = "Key Share Entry", .kind = FIELD_GROUP,
		.parts = key_parts, .heading = KEY_LINE, .about = "Half a key.",
		.rfc = "draft-ietf-tls-esni-03 5"},
	SIZE("tls.esni.record_digest_length", "Record Digest Length", 16),
	COUNTED("tls.esni.record_digest", "digest", "Record Digest", BYTES,
		"Which of the server's keys is meant."),
	SIZE("tls.esni.encrypted_sni_length", "Encrypted SNI Length", 16),
	COUNTED("tls.esni.encrypted_sni", "name", "Encrypted SNI", BYTES, "The server's name."),
	FIELD_END};

#define EXTENSION(word, value, table, sentence)                                                    \
	{.id = "", .label = word, .title = "Extension: " word, .kind = FIELD_GROUP, .vector = 1,   \
		.heading = "Extension: %{tls.handshake.extension.type=} "                          \
			   "(len=%{tls.handshake.extension.len})",                                 \
		.code = (value), .parts = table, .about = sentence, .rfc = "RFC 8446 4.2"}
/* What browsers say besides, and what a server answers (tlsextra.c). */
#define COMMON                                                                                     \
	EXTENSION("max_fragment_length", 1, tls_fragment_length, "How long records may be."),      \
	EXTENSION("heartbeat", 15, tls_heartbeat, "Whether one may ask if the other is there."),   \
	EXTENSION("application_settings", 17513, tls_settings, "What is to be settled inside."),   \
	EXTENSION("server_name", 0, server_name, "Which server the client wants."),                \
	EXTENSION("supported_groups", 10, groups, "Where keys can be exchanged."),                 \
	EXTENSION("ec_point_formats", 11, points, "How points of a curve may be written."),        \
	EXTENSION("signature_algorithms", 13, signatures, "Which signatures can be checked."),     \
	EXTENSION("alpn", 16, alpn, "What may be spoken inside."),                                 \
	EXTENSION("padding", 21, padding, "Makes the hello longer."),                              \
	EXTENSION("session_ticket", 35, session_ticket, "Let us go on where we left."),            \
	EXTENSION("record_size_limit", 28, limit, "How long records may be."),                     \
	EXTENSION("signature_algorithms_cert", 50, signatures,                                     \
		"Which signatures can be checked in certificates."),                               \
	EXTENSION("quic_transport_parameters", 57, tls_quic, "What QUIC needs to know."),          \
	EXTENSION("quic_transport_parameters drafts", 65445, tls_quic,                             \
		"The same, before it had its number."),                                            \
	EXTENSION("renegotiation_info", 65281, renegotiation,                                      \
		"Ties a new handshake to the one before.")
/* They say something by being there. */
#define EMPTY                                                                                      \
	EXTENSION("encrypt_then_mac", 22, bare, "Encrypts first, then signs."),                    \
	EXTENSION("extended_master_secret", 23, bare, "Ties the keys to the whole handshake.")
#define OTHER                                                                                      \
	EXTENSION("other", LIST_UNKNOWN, other, "An extension that is not taken apart.")

static const struct field client_extensions[] = {
	COMMON, EMPTY,
	EXTENSION("status_request", 5, status, "Please prove that the certificate still holds."),
	EXTENSION("status_request_v2", 17, tls_status_list, "The same for all certificates."),
	EXTENSION("cert_type", 9, tls_types, "Which kinds of certificates are taken."),
	EXTENSION("client_certificate_type", 19, tls_types, "Which kinds there are."),
	EXTENSION("server_certificate_type", 20, tls_types, "Which kinds are taken."),
	EXTENSION("compress_certificate", 27, tls_compression, "How a certificate may be packed."),
	EXTENSION("delegated_credentials", 34, signatures, "Which signatures can be checked."),
	EXTENSION("cookie", 44, tls_cookie, "What the server gave to be told again."),
	EXTENSION("connection_id", 54, tls_connection, "How to call the connection."),
	EXTENSION("srp", 12, tls_srp, "Who asks, where a password is the key."),
	EXTENSION("signed_certificate_timestamp", 18, bare, "Please show where it is published."),
	EXTENSION("early_data", 42, bare, "What is said before the server answers."),
	EXTENSION("post_handshake_auth", 49, bare, "The client may be asked who it is later on."),
	EXTENSION("next_protocol_negotiation", 13172, bare, "Which protocols are there?"),
	EXTENSION("certificate_authorities", 47, tls_authorities, "Who may have signed."),
	EXTENSION("oid_filters", 48, tls_filters, "What a certificate must have."),
	EXTENSION("pre_shared_key", 41, client_psk, "Let us go on where we left."),
	EXTENSION("supported_versions", 43, client_versions, "The versions that are spoken."),
	EXTENSION("psk_key_exchange_modes", 45, modes, "How an old key may be used again."),
	EXTENSION("key_share", 51, client_keys, "Halves of keys."),
	EXTENSION("old key_share", 40, client_keys, "Halves of keys, before it had its number."),
	EXTENSION("encrypted_server_name", 65486, secret_name, "Which server, for it alone."),
	OTHER, FIELD_END,
};
static const struct field server_extensions[] = {
	COMMON, EMPTY,
	EXTENSION("status_request", 5, bare, "The proof will follow."),
	EXTENSION("status_request_v2", 17, bare, "The proofs will follow."),
	EXTENSION("cert_type", 9, tls_type, "Which kind of certificate it is."),
	EXTENSION("client_certificate_type", 19, tls_type, "Which kind is wanted."),
	EXTENSION("server_certificate_type", 20, tls_type, "Which kind it is."),
	EXTENSION("signed_certificate_timestamp", 18, tls_logged, "Where it is published."),
	EXTENSION("next_protocol_negotiation", 13172, tls_next, "What may be spoken inside."),
	EXTENSION("cookie", 44, tls_cookie, "Tell me this again."),
	EXTENSION("pre_shared_key", 41, server_psk, "Let us go on where we left."),
	EXTENSION("supported_versions", 43, server_version, "The version that is spoken."),
	EXTENSION("key_share", 51, server_key, "The other half of the key."),
	EXTENSION("old key_share", 40, server_key, "The same, before it had its number."),
	OTHER, FIELD_END,
};
/* What TLS 1.3 says in other messages, RFC 8446 4.2. */
static const struct field encrypted_extensions[] = {
	EXTENSION("early_data", 42, bare, "What was said early is heard."),
	EXTENSION("application_settings", 17513, tls_settled, "What is settled inside."),
	EXTENSION("encrypted_server_name", 65486, tls_nonce, "The name was read."),
	EXTENSION("quic_transport_parameters", 57, tls_quic_answer, "What QUIC needs to know."),
	EXTENSION("client_certificate_type", 19, tls_type, "Which kind is wanted."),
	EXTENSION("server_certificate_type", 20, tls_type, "Which kind it is."),
	COMMON, OTHER, FIELD_END};
static const struct field certificate_extensions[] = {
	EXTENSION("status_request", 5, tls_stapled, "That the certificate still holds."),
	EXTENSION("signed_certificate_timestamp", 18, tls_logged, "Where it is published."),
	EXTENSION("delegated_credentials", 34, tls_delegated, "Another key."),
	COMMON, OTHER, FIELD_END};
static const struct field request_extensions[] = {
	EXTENSION("status_request", 5, bare, "Please prove that it still holds."),
	EXTENSION("signed_certificate_timestamp", 18, bare, "Please show where it is published."),
	EXTENSION("compress_certificate", 27, tls_compression, "How it may be packed."),
	EXTENSION("certificate_authorities", 47, tls_authorities, "Who may have signed."),
	EXTENSION("oid_filters", 48, tls_filters, "What it must have."),
	COMMON, OTHER, FIELD_END};
static const struct field ticket_extensions[] = {
	EXTENSION("early_data", 42, tls_early, "How much may be said early."),
	COMMON, OTHER, FIELD_END};
const struct list tls_encrypted_extensions = {LIST_TLV, encrypted_extensions};
const struct list tls_certificate_extensions = {LIST_TLV, certificate_extensions};
const struct list tls_request_extensions = {LIST_TLV, request_extensions};
const struct list tls_ticket_extensions = {LIST_TLV, ticket_extensions};
const struct list tls_client_extensions = {LIST_TLV, client_extensions};
const struct list tls_server_extensions = {LIST_TLV, server_extensions};
