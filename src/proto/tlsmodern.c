/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages of TLS's handshake that are rarely in the clear: those of TLS 1.3 behind the hellos, RFC
 * 8446 4, and what extensions of older versions say between them. */
#include "tlsmodern.h"

#include "tlsext.h"
#include "tlshello.h"
#include "tlsnames.h"

#include <stddef.h>

static const struct name chain_names[] = {
	{1, "Individual Certificates"}, {2, "PKI Path"}, {0, NULL}};
static const struct name update_names[] = {
	{0, "update_not_requested"}, {1, "update_requested"}, {0, NULL}};
static const struct name curve_names[] = {
	{1, "explicit_prime"}, {2, "explicit_char2"}, {3, "named_curve"}, {0, NULL}};

#define TEXT(name, word, text, sentence)                                                           \
	{.id = HS name, .label = word, .title = text, .kind = FIELD_TEXT, .size = SIZE_COUNTED,    \
		.about = sentence, .rfc = "RFC 6066 5"}
#define LINE(symbol, text)                                                                         \
	static const struct field symbol = {.id = "", .label = "", .title = text,                  \
		.kind = FIELD_GROUP, .heading = "%t", .about = "What the message says.",           \
		.rfc = "RFC 8446 4"}
#define EXTENSIONS(of)                                                                             \
	SIZE("extensions_length", "Extensions Length", 16),                                        \
	LISTED("", "extensions", "Extensions", of, "What else there is to say.")

/* ---- TLS 1.3 --------------------------------------------------------------------------------- */

const struct field tls_encrypted[] = {
	HEAD(false, 0), EXTENSIONS(tls_encrypted_extensions), FIELD_END};

LINE(ticket_line, "TLS Session Ticket");
const struct field tls_ticket[] = {
	HEAD(false, 0),
	{.id = HS "session_ticket_lifetime_hint", .label = "lifetime",
		.title = "Session Ticket Lifetime Hint", .bits = 32, .under = &ticket_line,
		.about = "For how many seconds the ticket is good.", .rfc = "RFC 8446 4.6.1"},
	{.id = HS "session_ticket_age_add", .label = "add", .title = "Session Ticket Age Add",
		.bits = 32, .about = "What the client adds to its age, to hide that.",
		.rfc = "RFC 8446 4.6.1"},
	SIZE("session_ticket_nonce_length", "Session Ticket Nonce Length", 8),
	COUNTED("session_ticket_nonce", "nonce", "Session Ticket Nonce",
		"Makes the key of this ticket another one."),
	SIZE("session_ticket_length", "Session Ticket Length", 16),
	COUNTED("session_ticket", "ticket", "Session Ticket",
		"What the server would have to remember, for the client to bring along."),
	EXTENSIONS(tls_ticket_extensions),
	FIELD_END,
};

#define CONTEXT                                                                                    \
	SIZE("certificate_request_context_length", "Certificate Request Context Length", 8),       \
	COUNTED("certificate_request_context", "context", "Certificate Request Context",           \
		"Ties the answer to the question.")
const struct field tls_request[] = {
	HEAD(false, 0), CONTEXT, EXTENSIONS(tls_request_extensions), FIELD_END};

static const struct field entry_parts[] = {
	SIZE_FROM(1, "certificate_length", "Certificate Length", 24),
	{.id = HS "certificate", .label = "certificate", .title = "Certificate",
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .made = tls_published_made,
		.about = "Who it is, signed by someone the other end believes.",
		.rfc = "RFC 8446 4.4.2"},
	EXTENSIONS(tls_certificate_extensions), FIELD_END};
static const struct field entry_item[] = {
	GROUP("certificate", "Certificate", entry_parts, "A certificate."), FIELD_END};
static const struct list entry_list = {LIST_REPEAT, entry_item};
const struct field tls_certificates[] = {
	HEAD(false, 0), CONTEXT, SIZE("certificates_length", "Certificates Length", 24),
	LISTED(HS "certificates", "certificates", "Certificates", entry_list,
		"Its own, then those of who signed it."), FIELD_END};

const struct field tls_packed[] = {
	HEAD(false, 0),
	{.id = "tls.compress_certificate.algorithm", .label = "algorithm", .title = "Algorithm",
		.bits = 16, .names = tls_packing_names, .about = "How it is packed.",
		.rfc = "RFC 8879 4"},
	{.id = "tls.compress_certificate.uncompressed_length", .label = "size",
		.title = "Uncompressed Length", .bits = 24, .about = "Bytes of the message in it.",
		.rfc = "RFC 8879 4"},
	{.id = "tls.compress_certificate.compressed_certificate_message.length", .label = "len",
		.title = "Length", .bits = 24, .fill = FILL_SIZE, .about = "Bytes it is packed in.",
		.rfc = "RFC 8879 4"},
	{.id = "tls.compress_certificate.compressed_certificate_message", .label = "message",
		.title = "Compressed Certificate Message", .kind = FIELD_BYTES,
		.size = SIZE_COUNTED, .about = "A message with certificates, packed.",
		.rfc = "RFC 8879 4"},
	FIELD_END,
};

const struct field tls_update[] = {
	HEAD(false, 0),
	NUMBER("key_update.request_update", "update", "Key Update Request", 8, UINT, update_names,
		0, "Whether the other end is to change its keys, too."),
	FIELD_END};

const struct field tls_retry[] = {
	HEAD(false, 0),
	NUMBER("version", "version", "Version", 16, HEX, tls_version_names, 0x7f15,
		"Which draft is spoken."),
	NUMBER("ciphersuite", "suite", "Cipher Suite", 16, HEX, tls_suite_names, 0x1301,
		"What the server chose."),
	EXTENSIONS(tls_server_extensions), FIELD_END};

/* ---- before it ------------------------------------------------------------------------------- */

const struct field tls_protocol[] = {
	HEAD(false, 0), PLAIN_SIZE("npn_selected_protocol_len", "Selected Protocol Length", 8),
	TEXT("npn_selected_protocol", "protocol", "Selected Protocol",
		"What the client will speak inside."),
	PLAIN_SIZE("npn_padding_len", "Padding Length", 8),
	COUNTED("npn_padding", "padding", "Padding", "Hides how long its name is."), FIELD_END};

static const struct field url_parts[] = {
	PLAIN_SIZE("cert_url.url_len", "URL Length", 16),
	TEXT("cert_url.url", "url", "URL", "Where the certificate can be had."),
	{.id = HS "cert_url.padding", .label = "padding", .title = "Padding", .bits = 8,
		.kind = FIELD_BYTES, .mute = true, .about = "Always 1.", .rfc = "RFC 6066 5"},
	{.id = HS "cert_url.sha1", .label = "sha1", .title = "SHA1 Hash", .bits = 160,
		.kind = FIELD_BYTES, .about = "Proves that it is the right one.",
		.rfc = "RFC 6066 5"},
	FIELD_END};
static const struct field url_item[] = {
	{.id = HS "cert_url.url_hash", .label = "url", .title = "URL and Hash",
		.kind = FIELD_GROUP, .mute = true, .parts = url_parts,
		.about = "Where a certificate can be had.", .rfc = "RFC 6066 5"}, FIELD_END};
static const struct list url_list = {LIST_REPEAT, url_item};
const struct field tls_url[] = {
	HEAD(false, 0),
	NUMBER("cert_url_type", "type", "Certificate Chain Type", 8, UINT, chain_names, 1,
		"Whether each certificate stands alone."),
	PLAIN_SIZE("cert_url.url_hash_len", "URL and Hash list Length", 16),
	LISTED("", "urls", "URLs", url_list, "Where certificates can be had."), FIELD_END};

/* Two passwords that are the same and are never said: draft-cragie-tls-ecjpake-01. */
LINE(server_line, "EC J-PAKE Server Params");
LINE(client_line, "EC J-PAKE Client Params");
#define PROVEN(end)                                                                                \
	COUNTED("x" end, "key", "Pubkey", "Half of a key."),                                       \
	PLAIN_SIZE("v" end "_len", "Ephemeral Pubkey Length", 8),                                  \
	COUNTED("v" end, "ephemeral", "Ephemeral Pubkey", "What proves that its owner knows it."), \
	PLAIN_SIZE("r" end "_len", "Schnorr signature Length", 8),                                 \
	COUNTED("r" end, "proof", "Schnorr signature", "And the proof.")
const struct field tls_pake_server[] = {
	HEAD(false, 0),
	{.id = HS "server_curve_type", .label = "curve", .title = "Curve Type", .bits = 8,
		.kind = FIELD_HEX, .preset = 3, .names = curve_names, .under = &server_line,
		.about = "3: a curve that has a name.", .rfc = "RFC 8422 5.4"},
	NUMBER("server_named_curve", "name", "Named Curve", 16, HEX, tls_group_names, 0x17,
		"Which curve."),
	PLAIN_SIZE("xs_len", "Pubkey Length", 8), PROVEN("s"), FIELD_END};
const struct field tls_pake_client[] = {
	HEAD(false, 0),
	{.id = HS "xc_len", .label = "len", .title = "Pubkey Length", .bits = 8,
		.fill = FILL_SIZE, .under = &client_line, .about = "Bytes of the key.",
		.rfc = "draft-cragie-tls-ecjpake-01 7"},
	PROVEN("c"), FIELD_END};

/* SSL 3.0 hashed all that was said with two functions. */
#define HASH(name, word, text, wide)                                                               \
	{.id = HS name, .label = word, .title = text, .bits = (wide), .kind = FIELD_BYTES,         \
		.mute = true, .about = "Proves all that was said before.", .rfc = "RFC 6101 5.6.9"}
const struct field tls_hashes[] = {
	HEAD(false, 0), HASH("md5_hash", "md5", "MD5 Hash", 128),
	HASH("sha_hash", "sha", "SHA-1 Hash", 160), FIELD_END};
