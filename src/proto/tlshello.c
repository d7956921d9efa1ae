/* SPDX-License-Identifier: BSD-2-Clause */
/* TLS's two hellos, RFC 8446 4.1 and RFC 5246 7.4.1: what the client can do, and what the server
 * chose of it. */
#include "tlshello.h"

#include "tlsext.h"
#include "tlsnames.h"

#include <stddef.h>

const struct name tls_message_names[] = {
	{0, "Hello Request"}, {1, "Client Hello"}, {2, "Server Hello"}, {3, "Hello Verify Request"},
	{4, "New Session Ticket"}, {5, "End of Early Data"}, {6, "Hello Retry Request"},
	{8, "Encrypted Extensions"}, {11, "Certificate"}, {12, "Server Key Exchange"},
	{13, "Certificate Request"}, {14, "Server Hello Done"}, {15, "Certificate Verify"},
	{16, "Client Key Exchange"}, {20, "Finished"}, {21, "Client Certificate URL"},
	{22, "Certificate Status"}, {23, "Supplemental Data"}, {24, "Key Update"},
	{25, "Compressed Certificate"}, {67, "Encrypted Extensions"}, {0, NULL},
};
static const struct name compression_names[] = {
	{0, "null"}, {1, "DEFLATE"}, {64, "LZS"}, {0, NULL}};

static const struct field random_parts[] = {
	NUMBER("random_time", "time", "GMT Unix Time", 32, DATE, NULL, 0,
		"The time once stood here; now it is random as well."),
	{.id = HS "random_bytes", .label = "bytes", .title = "Random Bytes", .bits = 224,
		.kind = FIELD_BYTES, .about = "Random.", .rfc = "RFC 5246 7.4.1.2"},
	FIELD_END,
};

#define HELLO                                                                                      \
	HEAD(false, 0),                                                                            \
	NUMBER("version", "version", "Version", 16, HEX, tls_version_names, 0x0303,                \
		"The newest version spoken; of TLS 1.3 an extension tells."),                      \
	{.id = HS "random", .label = "random", .title = "Random", .bits = 256,                     \
		.kind = FIELD_BYTES, .parts = random_parts,                                        \
		.about = "Makes the keys of every connection different.",                          \
		.rfc = "RFC 8446 4.1.2"},                                                          \
	PLAIN_SIZE("session_id_length", "Session ID Length", 8),                                   \
	COUNTED("session_id", "session", "Session ID", "Which earlier session to go on with.")

static const struct field suite_item[] = {
	NUMBER("ciphersuite", "suite", "Cipher Suite", 16, HEX, tls_suite_names, 0x1301,
		"How to exchange keys, sign, encrypt and check."), FIELD_END};
static const struct list suite_list = {LIST_REPEAT, suite_item};
static const struct field suites_parts[] = {
	SIZE_FROM(2, "cipher_suites_length", "Cipher Suites Length", 16),
	LISTED(HS "ciphersuites", "suites", "Cipher Suites", suite_list,
		"What the client can do, the best first."), FIELD_END};
static const struct field method_item[] = {
	NUMBER("comp_method", "method", "Compression Method", 8, UINT, compression_names, 0,
		"None; compression gave secrets away."), FIELD_END};
static const struct list method_list = {LIST_REPEAT, method_item};
static const struct field methods_parts[] = {
	SIZE_FROM(1, "comp_methods_length", "Compression Methods Length", 8),
	LISTED(HS "comp_methods", "methods", "Compression Methods", method_list,
		"How data may be compressed."), FIELD_END};

/* A hello may end before them. */
#define EXTENSIONS(name, of)                                                                       \
	static const struct field name##_parts[] = {                                               \
		SIZE("extensions_length", "Extensions Length", 16),                                \
		LISTED("", "extensions", "Extensions", of, "What else the sender can do."),        \
		FIELD_END};                                                                        \
	static const struct field name##_item[] = {                                                \
		VECTOR("extensions", "Extensions", name##_parts, "What else the sender can do."),  \
		FIELD_END};                                                                        \
	static const struct list name = {LIST_REPEAT, name##_item}
EXTENSIONS(client_list, tls_client_extensions);
EXTENSIONS(server_list, tls_server_extensions);

const struct field tls_client_hello[] = {
	HELLO,
	VECTOR("suites", "Cipher suites", suites_parts, "What the client can do."),
	GROUP("methods", "Compression methods", methods_parts, "How data may be compressed."),
	LISTED("", "extensions", "Extensions", client_list, "What else it can do."),
	FIELD_END,
};
const struct field tls_server_hello[] = {
	HELLO,
	NUMBER("ciphersuite", "suite", "Cipher Suite", 16, HEX, tls_suite_names, 0x1301,
		"What the server chose."),
	NUMBER("comp_method", "method", "Compression Method", 8, UINT, compression_names, 0,
		"None; compression gave secrets away."),
	LISTED("", "extensions", "Extensions", server_list, "What else it can do."),
	FIELD_END,
};

/* As servers said it that tried TLS 1.3 before it was finished, up to the 21st draft. */
const struct field tls_tried_hello[] = {
	HEAD(false, 0),
	NUMBER("version", "version", "Version", 16, HEX, tls_version_names, 0x7f15,
		"Which draft is spoken."),
	{.id = HS "random", .label = "random", .title = "Random", .bits = 256,
		.kind = FIELD_BYTES, .about = "Makes the keys of every connection different.",
		.rfc = "RFC 8446 4.1.3"},
	NUMBER("ciphersuite", "suite", "Cipher Suite", 16, HEX, tls_suite_names, 0x1301,
		"What the server chose."),
	LISTED("", "extensions", "Extensions", server_list, "What else it can do."),
	FIELD_END,
};

#define FINGERPRINT(name, text)                                                                    \
	{.id = HS name "_full", .label = "", .title = text " Fullstring", .kind = FIELD_TEXT,      \
		.make = MAKE_JA3, .where = MADE_LAST, .about = "What it can do, in numbers.",      \
		.rfc = "JA3"},                                                                     \
	{.id = HS name, .label = "", .title = text, .kind = FIELD_TEXT, .make = MAKE_JA3,          \
		.preset = 1, .where = MADE_LAST, .about = "Tells programs apart.", .rfc = "JA3"}
const struct field tls_client_made[] = {FINGERPRINT("ja3", "JA3"), FIELD_END};
const struct field tls_server_made[] = {FINGERPRINT("ja3s", "JA3S"), FIELD_END};
