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
static const struct name packing_names[] = {{1, "zlib"}, {2, "brotli"}, {3, "zstd"}, {0, NULL}};
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
	SIZE(EXT "_alps_alpn_str_len", "ALPN string length", 8),
	COUNTED(EXT "_alps_alpn_str", "protocol", "ALPN Protocol", TEXT,
		"A protocol that has settings."), FIELD_END};
static const struct field settings_item[] = {
	GROUP("protocol", "Protocol", settings_parts, "A protocol."), FIELD_END};
static const struct list settings_list = {LIST_REPEAT, settings_item};
const struct field tls_settings[] = {HEAD(false, 0),
	SIZE(EXT "_alps_len", "ALPS Extension Length", 16),
	LISTED(EXT "_alps_alpn_list", "protocols", "Supported ALPN List", settings_list,
		"Protocols that have settings."), FIELD_END};

static const struct field packing_item[] = {
	NUMBER("tls.compress_certificate.algorithm", "algorithm", "Algorithm", 16, UINT,
		packing_names, "A way to pack."), FIELD_END};
static const struct list packing_list = {LIST_REPEAT, packing_item};
const struct field tls_compression[] = {HEAD(false, 0),
	SIZE("tls.compress_certificate.algorithms_length", "Algorithms Length", 8),
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
	SIZE(EXT ".cookie_len", "Cookie length", 16),
	COUNTED(EXT ".cookie", "cookie", "Cookie", BYTES, "For the server to know again."),
	FIELD_END};

const struct field tls_connection[] = {HEAD(false, 0),
	SIZE("tls.connection_id_length", "Connection ID length", 8),
	COUNTED("tls.connection_id", "id", "Connection ID", BYTES, "How to call the connection."),
	FIELD_END};
const struct field tls_srp[] = {HEAD(false, 0),
	SIZE(EXT "_srp_len", "SRP username length", 8),
	COUNTED(EXT "_srp_username", "name", "SRP username", TEXT, "Who asks."), FIELD_END};

static const struct field name_parts[] = {
	SIZE(HS "dname_len", "Distinguished Name Length", 16),
	COUNTED("", "name", "Distinguished Name", BYTES, "Who may have signed."), FIELD_END};
static const struct field name_item[] = {
	GROUP("name", "Name", name_parts, "Who may have signed."), FIELD_END};
static const struct list name_list = {LIST_REPEAT, name_item};
const struct field tls_authorities[] = {HEAD(false, 0),
	SIZE(HS "dnames_len", "Distinguished Names Length", 16),
	LISTED(HS "dnames", "names", "Distinguished Names", name_list, "Who may have signed."),
	FIELD_END};

static const struct field status_parts[] = {
	NUMBER(EXT "_status_request_type", "type", "Certificate Status Type", 8, UINT,
		status_names, "2: of all that signed."),
	SIZE(EXT "_status_request_len", "Certificate Status Length", 16),
	SIZE(EXT "_status_request_responder_ids_len", "Responder ID list Length", 16),
	COUNTED("", "ids", "Responder IDs", BYTES, "Whose word is wanted."),
	SIZE(EXT "_status_request_exts_len", "Request Extensions Length", 16),
	COUNTED("", "extensions", "Request extensions", BYTES, "More about it."), FIELD_END};
static const struct field status_item[] = {
	GROUP("request", "Request", status_parts, "What is wanted."), FIELD_END};
static const struct list status_list = {LIST_REPEAT, status_item};
const struct field tls_status_list[] = {HEAD(false, 0),
	SIZE(EXT "_status_request_list_len", "Certificate Status List Length", 16),
	LISTED("", "requests", "Requests", status_list, "What is wanted."), FIELD_END};

static const struct field next_parts[] = {
	SIZE(EXT "_npn_str_len", "Protocol string length", 8),
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
	SIZE("tls.sct.sct_length", "Serialized SCT Length", 16),
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
	SIZE("tls.sct.scts_length", "Serialized SCT List Length", 16),                             \
		LISTED("", "list", "Signed Certificate Timestamps", logged_list, "What logs say.")
const struct field tls_logged[] = {HEAD(false, 0), LOGGED, FIELD_END};
static const struct field published_fields[] = {LOGGED, FIELD_END};
const struct proto proto_published = {
	.id = "tls", .label = "TLS", .title = "Signed Certificate Timestamps",
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .fields = published_fields,
	.about = "Which logs have seen a certificate.", .rfc = "RFC 6962 3.3"};
