/* SPDX-License-Identifier: BSD-2-Clause */
/* More of TLS's extensions: what browsers ask for besides, and what servers answer. */
#include "tlsext.h"

#include "proto/secret.h"
#include "tlstable.h"

#include <stddef.h>

static const struct name fragment_names[] = {
	{1, "512"}, {2, "1024"}, {3, "2048"}, {4, "4096"}, {0, NULL}};
static const struct name heartbeat_names[] = {
	{1, "Peer allowed to send requests"}, {2, "Peer not allowed to send requests"}, {0, NULL}};
const struct name tls_packing_names[] = {{1, "zlib"}, {2, "brotli"}, {3, "zstd"}, {0, NULL}};
static const struct name kind_names[] = {
	{0, "X.509"}, {1, "OpenPGP"}, {2, "Raw Public Key"}, {0, NULL}};
static const struct name status_names[] = {{1, "OCSP"}, {2, "OCSP Multi"}, {0, NULL}};
static const struct name log_names[] = {{0, "SCTv1"}, {0, NULL}};

const struct field tls_fragment_length[] = {HEAD(false, 0),
	NUMBER(HS "max_fragment_length", "limit", "Maximum Fragment Length", 8, UINT,
		fragment_names, "1 to 4: 512 bytes, twice as many, and so on."),
	FIELD_END};
const struct field tls_heartbeat[] = {HEAD(false, 0),
	NUMBER(HS "extension.heartbeat.mode", "mode", "Mode", 8, UINT, heartbeat_names,
		"Whether the other end may ask."),
	FIELD_END};

static const struct field settings_parts[] = {
	SIZE_FROM(1, EXT "_alps_alpn_str_len", "ALPN string length", 8),
	COUNTED(EXT "_alps_alpn_str", "protocol", "ALPN Protocol", TEXT,
		"A protocol that has settings."), FIELD_END};
static const struct field settings_item[] = {
	GROUP("protocol", "Protocol", settings_parts, "A protocol."), FIELD_END};
static const struct list settings_list = {LIST_REPEAT, settings_item};
const struct field tls_settings[] = {HEAD(false, 0),
	SIZE_FROM(2, EXT "_alps_len", "ALPS Extension Length", 16),
	LISTED(EXT "_alps_alpn_list", "protocols", "Supported ALPN List", settings_list,
		"Protocols that have settings."), FIELD_END};

static const struct field packing_item[] = {
	NUMBER("tls.compress_certificate.algorithm", "algorithm", "Algorithm", 16, UINT,
		tls_packing_names, "A way to pack."), FIELD_END};
static const struct list packing_list = {LIST_REPEAT, packing_item};
const struct field tls_compression[] = {HEAD(false, 0),
	SIZE_FROM(1, "tls.compress_certificate.algorithms_length", "Algorithms Length", 8),
	LISTED("", "algorithms", "Algorithms", packing_list, "Ways to pack."), FIELD_END};

#define KIND                                                                                       \
	NUMBER(HS "cert_type.type", "type", "Certificate type", 8, HEX, kind_names,                \
		"A kind of certificate.")
static const struct field kind_item[] = {KIND, FIELD_END};
static const struct list kind_list = {LIST_REPEAT, kind_item};
const struct field tls_type[] = {HEAD(false, 0), KIND, FIELD_END};
const struct field tls_types[] = {HEAD(false, 0),
	SIZE(HS "cert_type.types_len", "Certificate type list length", 8),
	LISTED(HS "cert_type.types", "types", "Certificate type list", kind_list,
		"Kinds of certificates."), FIELD_END};

const struct field tls_cookie[] = {HEAD(false, 0),
	SIZE_FROM(1, EXT ".cookie_len", "Cookie length", 16),
	COUNTED(EXT ".cookie", "cookie", "Cookie", BYTES, "For the server to know again."),
	FIELD_END};

const struct field tls_connection[] = {HEAD(false, 0),
	SIZE("tls.connection_id_length", "Connection ID length", 8),
	COUNTED("tls.connection_id", "id", "Connection ID", BYTES, "How to call the connection."),
	FIELD_END};
const struct field tls_srp[] = {HEAD(false, 0),
	SIZE_FROM(1, EXT "_srp_len", "SRP username length", 8),
	COUNTED(EXT "_srp_username", "name", "SRP username", TEXT, "Who asks."), FIELD_END};

const struct field tls_authorities[] = {HEAD(false, 0),
	SIZE(HS "dnames_len", "Distinguished Names Length", 16),
	LISTED(HS "dnames", "names", "Distinguished Names", tls_signers, "Who may have signed."),
	FIELD_END};

static const struct field status_parts[] = {
	NUMBER(EXT "_status_request_type", "type", "Certificate Status Type", 8, UINT,
		status_names, "2: of all that signed."),
	SIZE(EXT "_status_request_len", "Certificate Status Length", 16),
	SIZE(EXT "_status_request_responder_ids_len", "Responder ID list Length", 16),
	UNSEEN("ids", "Responder IDs", tls_unseen_ids, "Whose word is wanted."),
	SIZE(EXT "_status_request_exts_len", "Request Extensions Length", 16),
	UNSEEN("extensions", "Request extensions", tls_unseen_extensions, "More about it."),
	FIELD_END};
static const struct field status_item[] = {
	GROUP("request", "Request", status_parts, "What is wanted."), FIELD_END};
static const struct list status_list = {LIST_REPEAT, status_item};
const struct field tls_status_list[] = {HEAD(false, 0),
	SIZE_FROM(1, EXT "_status_request_list_len", "Certificate Status List Length", 16),
	LISTED("", "requests", "Requests", status_list, "What is wanted."), FIELD_END};

/* ---- what messages of TLS 1.3 have behind the hellos ----------------------------------------- */

const struct field tls_early[] = {HEAD(false, 0),
	NUMBER("tls.early_data.max_early_data_size", "size", "Maximum Early Data Size", 32, UINT,
		NULL, "How much the client may say before the server answers."), FIELD_END};

/* X.690 8.1: a type and a length, and then what is asked for. */
static const struct field oid_made[] = {
	{.id = "tls.extension.oid_filters.oid", .label = "", .title = "Certificate Extension OID",
		.kind = FIELD_TEXT, .make = MAKE_OID, .preset = 2,
		.about = "An extension that the certificate must have.", .rfc = "RFC 8446 4.2.5"},
	FIELD_END};
static const struct field filter_parts[] = {
	SIZE("tls.extension.oid_filters.oid_length", "Certificate Extension OID Length", 8),
	{.id = "", .label = "oid", .title = "Certificate Extension OID", .kind = FIELD_BYTES,
		.size = SIZE_COUNTED, .silent = true, .made = oid_made,
		.about = "An extension that the certificate must have.", .rfc = "RFC 8446 4.2.5"},
	SIZE("tls.extension.oid_filters.values_length", "Certificate Extension Values Length", 16),
	COUNTED("", "values", "Values", BYTES, "And what it must say."), FIELD_END};
static const struct field filter_item[] = {
	{.id = "", .label = "filter", .title = "OID Filter", .kind = FIELD_GROUP,
		.parts = filter_parts, .heading = "OID Filter (%{tls.extension.oid_filters.oid})",
		.about = "What the certificate must have.", .rfc = "RFC 8446 4.2.5"}, FIELD_END};
static const struct list filter_list = {LIST_REPEAT, filter_item};
const struct field tls_filters[] = {HEAD(false, 0),
	SIZE("tls.extension.oid_filters_length", "OID Filters Length", 16),
	LISTED("", "filters", "Filters", filter_list, "What the certificate must have."),
	FIELD_END};

#define SIGNED                                                                                     \
	{.id = HS "sig_hash_alg", .label = "algorithm", .title = "Signature Algorithm",            \
		.bits = 16, .kind = FIELD_HEX, .names = tls_signature_names,                       \
		.parts = tls_signature_bits, .about = "How it is signed.", .rfc = "RFC 9345 4"}
static const struct field key_parts[] = {SIGNED, FIELD_END};
const struct field tls_delegated[] = {HEAD(false, 0),
	{.id = HS "cred.valid_time", .label = "time", .title = "Valid Time", .bits = 32,
		.about = "For how many seconds, from when the certificate is good on.",
		.rfc = "RFC 9345 4"},
	GROUP("algorithm", "Algorithm", key_parts, "What the other key signs with."),
	SIZE(HS "cred.pubkey_len", "Subject Public Key Info Length", 24),
	COUNTED(HS "cred.pubkey", "key", "Subject Public Key Info", BYTES,
		"A key that may be used instead of the certificate's."),
	SIGNED,
	SIZE(HS "cred.signature_len", "Signature Length", 16),
	COUNTED(HS "cred.signature", "signature", "Signature", BYTES,
		"That the certificate's owner allows it."), FIELD_END};

const struct field tls_stapled[] = {HEAD(false, 0),
	NUMBER(EXT "_status_request_type", "type", "Certificate Status Type", 8, UINT, status_names,
		"1: a fresh word of who signed the certificate."),
	SIZE_FROM(1, HS "ocsp_response_len", "OCSP Response Length", 24),
	COUNTED("", "response", "OCSP Response", BYTES, "That the certificate still holds."),
	FIELD_END};

const struct field tls_nonce[] = {HEAD(false, 0),
	{.id = "tls.esni.nonce", .label = "nonce", .title = "Nonce", .bits = 128,
		.kind = FIELD_BYTES, .about = "Proves that the server could read the name.",
		.rfc = "draft-ietf-tls-esni-03 5"}, FIELD_END};
const struct field tls_settled[] = {HEAD(false, 0),
	{.id = HS "extensions_alps.settings", .label = "settings", .title = "ALPN Opaque Settings",
		.kind = FIELD_BYTES, .size = SIZE_REST,
		.about = "What the protocol inside settles.",
		.rfc = "draft-vvv-tls-alps-01 4"}, FIELD_END};

static const struct field next_parts[] = {
	SIZE_FROM(1, EXT "_npn_str_len", "Protocol string length", 8),
	COUNTED(EXT "_npn", "protocol", "Next Protocol", TEXT, "What may be spoken inside."),
	FIELD_END};
static const struct field next_item[] = {
	GROUP("protocol", "Protocol", next_parts, "What may be spoken inside."), FIELD_END};
static const struct list next_list = {LIST_REPEAT, next_item};
const struct field tls_next[] = {HEAD(false, 0),
	{.id = "", .label = "protocols", .title = "Protocols", .kind = FIELD_LIST,
		.size = SIZE_REST, .mute = true, .list = &next_list,
		.heading = "Next Protocol Negotiation", .about = "What may be spoken inside.",
		.rfc = "draft-agl-tls-nextprotoneg-04 3"}, FIELD_END};

static const struct field logged_parts[] = {
	SIZE_FROM(1, "tls.sct.sct_length", "Serialized SCT Length", 16),
	NUMBER("tls.sct.sct_version", "version", "SCT Version", 8, UINT, log_names, "Version 1."),
	{.id = "tls.sct.sct_logid", .label = "log", .title = "Log ID", .bits = 256,
		.kind = FIELD_BYTES, .about = "Which log it is in.", .rfc = "RFC 6962 3.2"},
	{.id = "tls.sct.sct_timestamp", .label = "time", .title = "Timestamp", .bits = 64,
		.kind = FIELD_DATE, .unit = 1000, .about = "When it was written there.",
		.rfc = "RFC 6962 3.2"},
	SIZE("tls.sct.sct_extensions_length", "Extensions length", 16),
	COUNTED("tls.sct.sct_extensions", "extensions", "Extensions", BYTES, "Nothing yet."),
	{.id = HS "sig_hash_alg", .label = "algorithm", .title = "Signature Algorithm", .bits = 16,
		.kind = FIELD_HEX, .names = tls_signature_names, .parts = tls_signature_bits,
		.about = "How the log signs.", .rfc = "RFC 6962 3.2"},
	SIZE("tls.sct.sct_signature_length", "Signature Length", 16),
	COUNTED("tls.sct.sct_signature", "signature", "Signature", BYTES, "The log's word for it."),
	FIELD_END};
static const struct field logged_item[] = {
	GROUP("sct", "Signed Certificate Timestamp", logged_parts, "A log's word."), FIELD_END};
static const struct list logged_list = {LIST_REPEAT, logged_item};
#define LOGGED                                                                                     \
	SIZE_FROM(1, "tls.sct.scts_length", "Serialized SCT List Length", 16),                     \
		LISTED("", "list", "Signed Certificate Timestamps", logged_list, "What logs say.")
const struct field tls_logged[] = {HEAD(false, 0), LOGGED, FIELD_END};
static const struct field published_fields[] = {LOGGED, FIELD_END};
const struct proto proto_published = {
	.id = "tls", .label = "TLS", .title = "Signed Certificate Timestamps",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .fields = published_fields,
	.about = "Which logs have seen a certificate.", .rfc = "RFC 6962 3.3"};
