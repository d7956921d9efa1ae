/* SPDX-License-Identifier: BSD-2-Clause */
/* SSL 2.0, of which a client's first word was heard long after it (RFC 5246 E.2): records without a
 * type or a version, and the three messages that are in the clear. Its lengths all stand before
 * what they count, which no table can say: flow/track_old.c puts these fields in their places. */
#include "proto/secret.h"

#include "tlsnames.h"

#include <stddef.h>

static const struct name message_names[] = {
	{0, "Error"}, {1, "Client Hello"}, {2, "Client Master Key"}, {3, "Client Finished"},
	{4, "Server Hello"}, {5, "Server Verify"}, {6, "Server Finished"},
	{7, "Request Certificate"}, {8, "Client Certificate"}, {0, NULL},
};
static const struct name kind_names[] = {{0, "N/A"}, {1, "X.509 Certificate"}, {0, NULL}};

#define HS "tls.handshake."
#define RECORD(text, sentence)                                                                     \
	{                                                                                          \
		.id = "tls.record", .label = "", .title = "SSLv2 Record Layer: " text,             \
		.kind = FIELD_GROUP, .mute = true, .about = sentence, .rfc = "RFC 5246 E.2"        \
	}
#define NUMBER(name, text, wide, how, values, sentence)                                            \
	{                                                                                          \
		.id = name, .label = "", .title = text, .bits = (wide), .kind = FIELD_##how,       \
		.names = values, .about = sentence, .rfc = "RFC 5246 E.2"                          \
	}
#define SIZE(name, text) NUMBER(HS name, text, 16, UINT, NULL, "Bytes of what follows.")
#define BYTES(name, text, quiet, sentence)                                                         \
	{                                                                                          \
		.id = HS name, .label = "", .title = text, .kind = FIELD_BYTES, .mute = quiet,     \
		.about = sentence, .rfc = "RFC 5246 E.2"                                           \
	}
const struct field tls_old[] = {
	[TLS_OLD_SECRET] = RECORD("Encrypted Data", "Only the two ends can read it."),
	[TLS_OLD_CLIENT] = RECORD("Client Hello", "What the client can do."),
	[TLS_OLD_KEY] = RECORD("Client Master Key", "The key."),
	[TLS_OLD_SERVER] = RECORD("Server Hello", "Who the server is, and what it can do."),
	[TLS_OLD_RECORD_VERSION] = {.id = "tls.record.version", .label = "", .title = "Version",
		.kind = FIELD_HEX, .digits = 4, .make = MAKE_PRESET, .empty = true, .preset = 2,
		.names = tls_version_names, .about = "No record says it.", .rfc = "RFC 5246 E.2"},
	[TLS_OLD_LENGTH] = NUMBER("tls.record.length", "Length", 16, UINT, NULL,
		"Bytes of the record behind this, in all bits but the highest."),
	[TLS_OLD_TYPE] = NUMBER(HS "type", "Handshake Message Type", 8, UINT, message_names,
		"Which message this is."),
	[TLS_OLD_VERSION] = NUMBER(HS "version", "Version", 16, HEX, tls_version_names,
		"The newest version spoken."),
	[TLS_OLD_SUITES_LEN] = SIZE("cipher_spec_len", "Cipher Spec Length"),
	[TLS_OLD_SESSION_LEN] = SIZE("session_id_length", "Session ID Length"),
	[TLS_OLD_CHALLENGE_LEN] = SIZE("challenge_length", "Challenge Length"),
	[TLS_OLD_SUITES] = {.id = HS "ciphersuites", .label = "", .title = "Cipher Specs",
		.kind = FIELD_GROUP, .mute = true, .about = "What the sender can do.",
		.rfc = "RFC 5246 E.2"},
	[TLS_OLD_SUITE] = NUMBER(HS "cipherspec", "Cipher Spec", 24, HEX, tls_suite_names,
		"How to exchange keys, encrypt and check."),
	[TLS_OLD_SESSION] = BYTES("session_id", "Session ID", false, "An earlier session."),
	[TLS_OLD_CHALLENGE] = BYTES("challenge", "Challenge", true, "Random."),
	[TLS_OLD_CLEAR_LEN] = SIZE("clear_key_length", "Clear Key Data Length"),
	[TLS_OLD_SECRET_LEN] = SIZE("encrypted_key_length", "Encrypted Key Data Length"),
	[TLS_OLD_ARGUMENT_LEN] = SIZE("key_arg_length", "Key Argument Length"),
	[TLS_OLD_CLEAR_KEY] = BYTES("clear_key_data", "Clear Key Data", true, "For all to read."),
	[TLS_OLD_SECRET_KEY] = BYTES("encrypted_key", "Encrypted Key", true, "For the server."),
	[TLS_OLD_ARGUMENT] = BYTES("key_arg", "Key Argument", true, "What the cipher begins with."),
	[TLS_OLD_HIT] = NUMBER(HS "session_id_hit", "Session ID Hit", 8, UINT, NULL,
		"Whether the session is gone on with."),
	[TLS_OLD_KIND] = NUMBER(HS "cert_type", "Certificate Type", 8, UINT, kind_names,
		"Which kind of certificate it is."),
	[TLS_OLD_CERTIFICATE_LEN] = SIZE("certificate_length", "Certificate Length"),
	[TLS_OLD_CONNECTION_LEN] = SIZE("connection_id_length", "Connection ID Length"),
	[TLS_OLD_CERTIFICATE] = BYTES("certificate", "Certificate", false, "Who the server is."),
	[TLS_OLD_CONNECTION] = BYTES("connection_id", "Connection ID", true, "Random."),
	FIELD_END,
};
