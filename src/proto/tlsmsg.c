/* SPDX-License-Identifier: BSD-2-Clause */
/* The messages of TLS's handshake, RFC 8446 4 and RFC 5246 7.4. What does not look like a message
 * is an encrypted one. */
#include "tlsmsg.h"

#include "proto/secret.h"
#include "tlsext.h"
#include "tlshello.h"
#include "tlsmodern.h"
#include "tlsnames.h"

#include <stddef.h>

static const struct name curve_names[] = {
	{1, "explicit_prime"}, {2, "explicit_char2"}, {3, "named_curve"}, {0, NULL}};
static const struct name certificate_names[] = {
	{1, "RSA Sign"}, {2, "DSS Sign"}, {3, "RSA Fixed DH"}, {4, "DSS Fixed DH"},
	{21, "GOST R 34.10-94"}, {22, "GOST R 34.10-2001"}, {64, "ECDSA Sign"},
	{65, "RSA Fixed ECDH"}, {66, "ECDSA Fixed ECDH"}, {80, "IBC Params"}, {0, NULL},
};

/* ---- the messages behind them ---------------------------------------------------------------- */

/* Around all that a message says. */
#define UNDER(name, text)                                                                          \
	static const struct field name = {.id = "", .label = "", .title = text,                    \
		.kind = FIELD_GROUP, .heading = "%t", .about = "What the message says.",           \
		.rfc = "RFC 5246 7.4"}
UNDER(server_line, "EC Diffie-Hellman Server Params");
UNDER(client_line, "EC Diffie-Hellman Client Params");
UNDER(group_line, "Diffie-Hellman Server Params");
UNDER(secret_line, "RSA Encrypted PreMaster Secret");
UNDER(ticket_line, "TLS Session Ticket");

static const struct field ticket[] = {HEAD(false, 0),
	{.id = HS "session_ticket_lifetime_hint", .label = "lifetime",
		.title = "Session Ticket Lifetime Hint", .bits = 32, .under = &ticket_line,
		.about = "For how many seconds the ticket is good.", .rfc = "RFC 5077 3.3"},
	SIZE("session_ticket_length", "Session Ticket Length", 16),
	COUNTED("session_ticket", "ticket", "Session Ticket",
		"What the server would have to remember, for the client to bring along."),
	FIELD_END};

const struct field tls_published_made[] = {
	{.id = "", .label = "", .title = "Published", .kind = FIELD_GROUP, .make = MAKE_PUBLISHED,
		.where = MADE_LAST, .about = "Where it was published.", .rfc = "RFC 6962 3.3"},
	FIELD_END};
static const struct field certificate_parts[] = {
	SIZE_FROM(1, "certificate_length", "Certificate Length", 24),
	{.id = HS "certificate", .label = "certificate", .title = "Certificate",
		.kind = FIELD_BYTES, .size = SIZE_COUNTED, .made = tls_published_made,
		.about = "Who the server is, signed by someone the client believes.",
		.rfc = "RFC 5246 7.4.2"}, FIELD_END};
static const struct field certificate_item[] = {
	GROUP("certificate", "Certificate", certificate_parts, "A certificate."), FIELD_END};
static const struct list certificate_list = {LIST_REPEAT, certificate_item};
static const struct field certificates[] = {HEAD(false, 0),
	SIZE("certificates_length", "Certificates Length", 24),
	LISTED(HS "certificates", "certificates", "Certificates", certificate_list,
		"The server's, then those of who signed it."), FIELD_END};

#define SIGNATURE                                                                                  \
	{.id = HS "sig_hash_alg", .label = "algorithm", .title = "Signature Algorithm",            \
		.bits = 16, .kind = FIELD_HEX, .names = tls_signature_names,                       \
		.parts = tls_signature_bits, .about = "How it is signed.",                         \
		.rfc = "RFC 5246 4.7"}

#define SERVER_KEY                                                                                 \
	HEAD(false, 0),                                                                            \
	{.id = HS "server_curve_type", .label = "curve", .title = "Curve Type", .bits = 8,         \
		.under = &server_line,                                                             \
		.kind = FIELD_HEX, .preset = 3, .names = curve_names,                              \
		.about = "3: a curve that has a name.", .rfc = "RFC 8422 5.4"},                    \
	NUMBER("server_named_curve", "name", "Named Curve", 16, HEX, tls_group_names, 0x1d,        \
		"Which curve."),                                                                   \
	SIZE("server_point_len", "Pubkey Length", 8),                                              \
	COUNTED("server_point", "key", "Pubkey", "The server's half of the key.")
#define SERVER_PROOF                                                                               \
	SIZE("sig_len", "Signature Length", 16),                                                   \
	COUNTED("sig", "signature", "Signature", "Proves that the half is the server's.")
/* Before TLS 1.2 there was one algorithm for each kind of key: nothing says which (RFC 4346 7.4.3).
 */
static const struct field server_key[] = {SERVER_KEY, SIGNATURE, SERVER_PROOF, FIELD_END};
static const struct field old_server_key[] = {SERVER_KEY, SERVER_PROOF, FIELD_END};

/* The same in a group of numbers: RFC 5246 7.4.3. */
#define GROUP_KEY                                                                                  \
	HEAD(false, 0),                                                                            \
	{.id = HS "p_len", .label = "len", .title = "p Length", .bits = 16, .fill = FILL_SIZE,     \
		.under = &group_line, .about = "Bytes of the prime.", .rfc = "RFC 5246 7.4.3"},    \
	COUNTED("p", "p", "p", "The prime that the group counts up to."),                          \
	SIZE("g_len", "g Length", 16), COUNTED("g", "g", "g", "What is multiplied by itself."),    \
	SIZE("ys_len", "Pubkey Length", 16),                                                       \
	COUNTED("ys", "key", "Pubkey", "The server's half of the key.")
static const struct field group_key[] = {GROUP_KEY, SIGNATURE, SERVER_PROOF, FIELD_END};
static const struct field old_group_key[] = {GROUP_KEY, SERVER_PROOF, FIELD_END};

/* RFC 6066 8: what is in the response is not taken apart. */
static const struct name status_names[] = {{1, "OCSP"}, {2, "OCSP Multi"}, {0, NULL}};
#define ONE_STATUS WHEN1(1)
#define ALL_STATUS WHEN1(2)
#define STATUS_SIZE(name, text, wanted)                                                            \
	{.id = HS name, .label = "len", .title = text, .bits = 24, .when = wanted, .vector = 2,    \
		.fill = FILL_SIZE, .about = "Bytes of what follows.", .rfc = "RFC 6066 8"}
#define STATUS(wanted)                                                                             \
	{.id = "", .label = "response", .title = "OCSP Response", .kind = FIELD_BYTES,             \
		.when = wanted, .size = SIZE_COUNTED,                                              \
		.about = "That the certificate still holds.",                                      \
		.rfc = "RFC 6960"}
static const struct field status_parts[] = {
	SIZE_FROM(1, "ocsp_response_len", "OCSP Response Length", 24), STATUS({.how = WHEN_ALWAYS}),
	FIELD_END};
static const struct field status_item[] = {
	GROUP("response", "Response", status_parts, "That a certificate still holds."), FIELD_END};
static const struct list status_list = {LIST_REPEAT, status_item};
static const struct field status[] = {HEAD(false, 0),
	{.id = HS "extensions_status_request_type", .label = "type", .select = true,
		.title = "Certificate Status Type", .bits = 8, .preset = 1, .names = status_names,
		.about = "1: a fresh word of who signed the certificate; 2: of all that did.",
		.rfc = "RFC 6961 2.2"},
	STATUS_SIZE("ocsp_response_len", "OCSP Response Length", ONE_STATUS), STATUS(ONE_STATUS),
	STATUS_SIZE("ocsp_response_list_len", "OCSP Response List Length", ALL_STATUS),
	{.id = "", .label = "responses", .title = "OCSP Responses", .kind = FIELD_LIST,
		.size = SIZE_REST, .when = ALL_STATUS, .mute = true, .list = &status_list,
		.about = "That the certificates still hold.", .rfc = "RFC 6961 2.2"},
	FIELD_END};

static const struct field kind_item[] = {
	NUMBER("cert_type", "type", "Certificate type", 8, UINT, certificate_names, 1,
		"Certificates that the server takes."), FIELD_END};
static const struct list kind_list = {LIST_REPEAT, kind_item};
static const struct field kinds_parts[] = {
	SIZE_FROM(1, "cert_types_count", "Certificate types count", 8),
	LISTED(HS "cert_types", "types", "Certificate types", kind_list,
		"Which certificates the server takes."), FIELD_END};
static const struct field algorithms_parts[] = {
	SIZE_FROM(2, "sig_hash_alg_len", "Signature Hash Algorithms Length", 16),
	LISTED(HS "sig_hash_algs", "algorithms", "Signature Hash Algorithms", tls_signatures,
		"Which signatures it can check."), FIELD_END};
/* The name is what stands behind a type and a length of two to four bytes, X.690 8.1. */
#define SIGNER(name, bytes)                                                                        \
	static const struct field name[] = {FIELD_GAP((bytes) * 8),                                \
		{.id = HS "dname", .label = "name", .title = "Distinguished Name",                 \
			.kind = FIELD_BYTES, .size = SIZE_REST, .mute = true, .blank = true,       \
			.about = "Who may have signed.", .rfc = "RFC 5246 7.4.4"}, FIELD_END}
SIGNER(short_signer, 2);
SIGNER(signer, 3);
SIGNER(long_signer, 4);
#define SIGNED(start, table)                                                                       \
	{.id = "", .label = "name", .title = "Name", .kind = FIELD_GROUP, .words = start,          \
		.parts = table, .about = "Who may have signed.", .rfc = "RFC 5246 7.4.4"}
static const struct field signer_forms[] = {SIGNED("\x30\x82", long_signer),
	SIGNED("\x30\x81", signer), SIGNED(NULL, short_signer), FIELD_END};
static const struct list signer_form = {LIST_PICK, signer_forms};
static const struct field signer_parts[] = {
	SIZE_FROM(1, "dname_len", "Distinguished Name Length", 16),
	LISTED("", "name", "Distinguished Name", signer_form, "Who may have signed."),
	FIELD_END};
static const struct field signer_item[] = {
	GROUP("name", "Name", signer_parts, "Who may have signed."), FIELD_END};
const struct list tls_signers = {LIST_REPEAT, signer_item};
#define REQUEST_TYPES                                                                              \
	HEAD(false, 0),                                                                            \
	GROUP("types", "Certificate types", kinds_parts, "Which certificates it takes.")
#define REQUEST_NAMES                                                                              \
	SIZE("dnames_len", "Distinguished Names Length", 16),                                      \
	LISTED(HS "dnames", "names", "Distinguished Names", tls_signers, "Who may have signed.")
static const struct field request[] = {REQUEST_TYPES,
	GROUP("algorithms", "Algorithms", algorithms_parts, "Which signatures it can check."),
	REQUEST_NAMES, FIELD_END};
static const struct field old_request[] = {REQUEST_TYPES, REQUEST_NAMES, FIELD_END};

static const struct field done[] = {HEAD(false, 0), FIELD_END};
#define VERIFY_PROOF                                                                               \
	SIZE("client_cert_vrfy.sig_len", "Signature length", 16),                                  \
	COUNTED("client_cert_vrfy.sig", "signature", "Signature",                                  \
		"Proves that the client is who its certificate says.")
static const struct field verify[] = {HEAD(false, 0), SIGNATURE, VERIFY_PROOF, FIELD_END};
static const struct field old_verify[] = {HEAD(false, 0), VERIFY_PROOF, FIELD_END};

/* The keys of curves are short, RSA's secrets long: only the cipher suite, which another message
 * has chosen, would tell for certain. */
#define CURVES WHEN_FROM(0, 129)
#define SECRETS WHEN_FROM(130, 0xffffff)
static const struct field client_key[] = {HEAD(true, 33),
	{.id = HS "client_point_len", .label = "len", .title = "Pubkey Length", .bits = 8,
		.under = &client_line,
		.fill = FILL_SIZE, .when = CURVES, .about = "Bytes of the key.",
		.rfc = "RFC 8422 5.7"},
	{.id = HS "client_point", .label = "key", .title = "Pubkey", .kind = FIELD_BYTES,
		.size = SIZE_COUNTED, .when = CURVES, .about = "The client's half of the key.",
		.rfc = "RFC 8422 5.7"},
	{.id = HS "epms_len", .label = "len", .title = "Encrypted PreMaster length", .bits = 16,
		.under = &secret_line,
		.fill = FILL_SIZE, .when = SECRETS, .about = "Bytes of the secret.",
		.rfc = "RFC 5246 7.4.7.1"},
	{.id = HS "epms", .label = "secret", .title = "Encrypted PreMaster", .kind = FIELD_BYTES,
		.size = SIZE_COUNTED, .when = SECRETS,
		.about = "A secret that only the server can read.", .rfc = "RFC 5246 7.4.7.1"},
	FIELD_END};

/* The longest of the curves' keys, which is longer than the shortest secret. */
static const struct field long_client_key[] = {HEAD(false, 0),
	{.id = HS "client_point_len", .label = "len", .title = "Pubkey Length", .bits = 8,
		.under = &client_line, .fill = FILL_SIZE, .about = "Bytes of the key.",
		.rfc = "RFC 8422 5.7"},
	COUNTED("client_point", "key", "Pubkey", "The client's half of the key."), FIELD_END};
/* No name: there is nothing to read. */
static const struct field encrypted[] = {
	{.id = "", .label = "encrypted", .title = "Encrypted message", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "Only the two ends can read it.",
		.rfc = "RFC 5246 7.4.9"},
	FIELD_END,
};

#define MESSAGE_OF(word, text, value, table, made_of, sentence)                                    \
	{.id = "tls.handshake", .label = word, .title = "Handshake Protocol: " text,               \
		.kind = FIELD_GROUP, .mute = true, .code = (value), .parts = table,                \
		.made = made_of, .about = sentence, .rfc = "RFC 8446 4"}
#define MESSAGE(word, text, value, table, sentence)                                                \
	MESSAGE_OF(word, text, value, table, NULL, sentence)

/* How keys are exchanged where the cipher suite does not say more: by what the messages look like.
 */
#define SERVER_KEYS(server, group)                                                                 \
	{.id = "tls.handshake", .label = "server key",                                             \
		.title = "Handshake Protocol: Server Key Exchange", .kind = FIELD_GROUP,           \
		.mute = true, .code = 12, .words = "\x03", .bias = 4, .parts = server,             \
		.about = "Its half of the key.", .rfc = "RFC 8422 5.4"},                           \
	MESSAGE("server group key", "Server Key Exchange", 12, group, "Its half of the key.")
#define CLIENT_KEYS                                                                                \
	{.id = "tls.handshake", .label = "long client key",                                        \
		.title = "Handshake Protocol: Client Key Exchange", .kind = FIELD_GROUP,           \
		.mute = true, .code = 16, .words = "\x85", .bias = 4, .parts = long_client_key,    \
		.about = "The other half.", .rfc = "RFC 8422 5.7"},                                \
	MESSAGE("client key", "Client Key Exchange", 16, client_key, "The other half.")
#define HELLO_PAIR                                                                                 \
	MESSAGE_OF("client hello", "Client Hello", 1, tls_client_hello, tls_client_made,           \
		"What the client can do."),                                                        \
		{.id = "tls.handshake", .label = "tried hello",                                    \
			.title = "Handshake Protocol: Server Hello", .kind = FIELD_GROUP,          \
			.mute = true, .code = 2, .words = "\x7f", .bias = 4,                       \
			.parts = tls_tried_hello, .made = tls_server_made,                         \
			.about = "What a server chose that tried TLS 1.3.",                        \
			.rfc = "RFC 8446 4.1.3"},                                                  \
		MESSAGE_OF("server hello", "Server Hello", 2, tls_server_hello, tls_server_made,   \
			"What the server chose.")
#define HELLOS                                                                                     \
	HELLO_PAIR, MESSAGE("ticket", "New Session Ticket", 4, ticket, "For the next visit."),     \
	MESSAGE("certificate", "Certificate", 11, certificates, "Who the server is.")
#define PROOFS(asked, proof)                                                                       \
	MESSAGE("request", "Certificate Request", 13, asked, "Who are you?"),                      \
	MESSAGE("done", "Server Hello Done", 14, done, "It is the client's turn."),                \
	MESSAGE("verify", "Certificate Verify", 15, proof, "Proves who the client is."),           \
	MESSAGE("status", "Certificate Status", 22, status, "That the certificate holds.")
#define SPARE                                                                                      \
	{.id = "tls.handshake", .label = "encrypted",                                              \
		.title = "Handshake Protocol: Encrypted Handshake Message",                        \
		.kind = FIELD_GROUP,                                                               \
		.mute = true, .spare = true, .code = LIST_UNKNOWN, .parts = encrypted,             \
		.about = "Only the two ends can read it.", .rfc = "RFC 5246 7.4.9"}
static const struct field messages[] = {HELLOS, SERVER_KEYS(server_key, group_key), CLIENT_KEYS,
	PROOFS(request, verify), SPARE, FIELD_END};
static const struct field old_messages[] = {HELLOS, SERVER_KEYS(old_server_key, old_group_key),
	CLIENT_KEYS, PROOFS(old_request, old_verify), SPARE, FIELD_END};
const struct list tls_messages = {LIST_TLV, messages};
const struct list tls_old_messages = {LIST_TLV, old_messages};

/* ---- messages that are known to be in the clear ---------------------------------------------- */

UNDER(hint_line, "PSK Server Params");
UNDER(identity_line, "PSK Client Params");
UNDER(both_line, "RSA PSK Client Params");
static const struct field hint[] = {HEAD(false, 0),
	{.id = HS "hint_len", .label = "len", .title = "Hint Length", .bits = 16,
		.fill = FILL_SIZE, .under = &hint_line, .about = "Bytes of the hint.",
		.rfc = "RFC 4279 2"},
	COUNTED("hint", "hint", "Hint", "Which of its secrets the client is to take."), FIELD_END};
#define IDENTITY(line)                                                                             \
	{.id = HS "identity_len", .label = "len", .title = "Identity Length", .bits = 16,          \
		.fill = FILL_SIZE, .under = &(line), .about = "Bytes of the name.",                \
		.rfc = "RFC 4279 2"},                                                              \
	COUNTED("identity", "identity", "Identity", "The name of the secret that both know.")
static const struct field identity[] = {HEAD(false, 0), IDENTITY(identity_line), FIELD_END};
static const struct field identity_and_secret[] = {HEAD(false, 0), IDENTITY(both_line),
	SIZE("epms_len", "Encrypted PreMaster length", 16),
	COUNTED("epms", "secret", "Encrypted PreMaster",
		"A secret that only the server can read."), FIELD_END};

/* A key of RSA that may leave the country it was made in: RFC 2246 7.4.3. */
UNDER(export_line, "RSA-EXPORT Server Params");
UNDER(half_line, "Diffie-Hellman Client Params");
#define RSA_KEY                                                                                    \
	HEAD(false, 0),                                                                            \
	{.id = HS "modulus_len", .label = "len", .title = "Modulus Length", .bits = 16,            \
		.fill = FILL_SIZE, .under = &export_line, .about = "Bytes of the modulus.",        \
		.rfc = "RFC 2246 7.4.3"},                                                          \
	COUNTED("modulus", "modulus", "Modulus", "What the key counts up to."),                    \
	SIZE("exponent_len", "Exponent Length", 16),                                               \
	COUNTED("exponent", "exponent", "Exponent", "How often it is multiplied.")
static const struct field rsa_key[] = {RSA_KEY, SIGNATURE, SERVER_PROOF, FIELD_END};
static const struct field old_rsa_key[] = {RSA_KEY, SERVER_PROOF, FIELD_END};
#define SECRET "A secret that only the server can read."
static const struct field secret_key[] = {HEAD(false, 0),
	{.id = HS "epms_len", .label = "len", .title = "Encrypted PreMaster length", .bits = 16,
		.fill = FILL_SIZE, .under = &secret_line, .about = "Bytes of the secret.",
		.rfc = "RFC 5246 7.4.7.1"},
	COUNTED("epms", "secret", "Encrypted PreMaster", SECRET), FIELD_END};
static const struct field bare_secret_key[] = {HEAD(false, 0),
	{.id = HS "epms", .label = "secret", .title = "Encrypted PreMaster", .kind = FIELD_BYTES,
		.size = SIZE_REST, .under = &secret_line, .about = SECRET,
		.rfc = "RFC 6101 5.6.7.1"},
	FIELD_END};
static const struct field half_key[] = {HEAD(false, 0),
	{.id = HS "yc_len", .label = "len", .title = "Pubkey Length", .bits = 16,
		.fill = FILL_SIZE, .under = &half_line, .about = "Bytes of the key.",
		.rfc = "RFC 5246 7.4.7.2"},
	COUNTED("yc", "key", "Pubkey", "The client's half of the key."), FIELD_END};
static const struct field finished[] = {HEAD(false, 0),
	{.id = HS "verify_data", .label = "proof", .title = "Verify Data", .kind = FIELD_BYTES,
		.size = SIZE_REST, .mute = true, .about = "Proves all that was said before.",
		.rfc = "RFC 5246 7.4.9"}, FIELD_END};

#define ONLY(table)                                                                                \
	{.id = "", .label = "", .title = "Handshake Protocol", .kind = FIELD_GROUP,                \
		.make = MAKE_ELSEWHERE, .parts = table,                                            \
		.about = "What is known to be in the clear.", .rfc = "RFC 4279 2"}
const struct field tls_shared[] = {
	ONLY(hint), ONLY(identity), ONLY(identity_and_secret), ONLY(rsa_key), ONLY(half_key),
	ONLY(finished), ONLY(tls_encrypted), ONLY(tls_ticket), ONLY(tls_request),
	ONLY(tls_certificates), ONLY(tls_packed), ONLY(tls_update), ONLY(tls_retry),
	ONLY(tls_protocol), ONLY(tls_url), ONLY(tls_pake_server), ONLY(tls_pake_client),
	ONLY(tls_hashes), ONLY(tls_left), ONLY(tls_vector), FIELD_END};

/* Most of them never are in the clear; some are no more than their names. */
#define BARE_OF(proof)                                                                             \
	MESSAGE("hello request", "Hello Request", 0, done, "Begin again, please."),                \
	MESSAGE("verify request", "Hello Verify Request", 3, done, "Are you there?"),              \
	MESSAGE("end of early data", "End of Early Data", 5, done, "No more of it."),              \
	MESSAGE("retry", "Hello Retry Request", 6, tls_retry, "Begin again, please."),             \
	MESSAGE("extensions", "Encrypted Extensions", 8, tls_encrypted, "What else it can do."),   \
	MESSAGE("finished", "Finished", 20, proof, "Proves all that was said before."),            \
	MESSAGE("url", "Client Certificate URL", 21, tls_url, "Where its certificate is."),        \
	MESSAGE("more", "Supplemental Data", 23, done, "More about who it is."),                   \
	MESSAGE("update", "Key Update", 24, tls_update, "From here on with other keys."),          \
	MESSAGE("packed", "Compressed Certificate", 25, tls_packed, "Who it is."),                 \
	MESSAGE("protocol", "Encrypted Extensions", 67, tls_protocol, "What it will speak inside.")
#define BARE BARE_OF(finished)
#define CLEAR(name, word, ...)                                                                     \
	static const struct field name##_items[] = {__VA_ARGS__, SPARE, FIELD_END};                \
	static const struct list name##_list = {LIST_TLV, name##_items};                           \
	static const struct field name##_fields[] = {                                              \
		LISTED("", "messages", "Messages", name##_list, "How the two ends agree."),        \
		FIELD_END};                                                                        \
	static const struct proto name = {.id = "tls", .label = "TLS",                             \
		.title = "Transport Layer Security", .layer = LAYER_APPLICATION,                   \
		.next = NEXT_DATA, .fields = name##_fields, .about = word, .rfc = "RFC 5246 7.4"}
#define KEYS(server, client)                                                                       \
	MESSAGE("server key", "Server Key Exchange", 12, server, "Its half of the key."),          \
	MESSAGE("client key", "Client Key Exchange", 16, client, "The other half.")
CLEAR(clear, "Messages in the clear.", BARE, HELLOS, SERVER_KEYS(server_key, group_key),
	CLIENT_KEYS, PROOFS(request, verify));
CLEAR(old_clear, "Messages in the clear, before TLS 1.2.", BARE, HELLOS,
	SERVER_KEYS(old_server_key, old_group_key), CLIENT_KEYS, PROOFS(old_request, old_verify));
CLEAR(clear_psk, "Messages of ends that share a secret.", BARE, HELLOS, KEYS(hint, identity),
	PROOFS(request, verify));
CLEAR(old_clear_psk, "Messages of ends that share a secret, before TLS 1.2.", BARE, HELLOS,
	KEYS(hint, identity), PROOFS(old_request, old_verify));
CLEAR(clear_both, "Messages of ends that share a secret and have keys.", BARE, HELLOS, KEYS(hint,
	identity_and_secret), PROOFS(request, verify));
CLEAR(old_clear_both, "Messages of ends that share a secret and have keys, before TLS 1.2.", BARE,
	HELLOS, KEYS(hint, identity_and_secret), PROOFS(old_request, old_verify));
CLEAR(clear_other, "Messages whose keys are not taken apart.", BARE, HELLOS, KEYS(done, done),
	PROOFS(request, verify));
CLEAR(old_clear_other, "Messages whose keys are not taken apart, before TLS 1.2.", BARE, HELLOS,
	KEYS(done, done), PROOFS(old_request, old_verify));
CLEAR(clear_rsa, "Messages of ends whose keys RSA hides.", BARE, HELLOS, KEYS(rsa_key,
	secret_key), PROOFS(request, verify));
CLEAR(old_clear_rsa, "Messages of ends whose keys RSA hides, before TLS 1.2.", BARE, HELLOS,
	KEYS(old_rsa_key, secret_key), PROOFS(old_request, old_verify));
CLEAR(bare_clear_rsa, "Messages of ends whose keys RSA hides, of SSL 3.0.", BARE_OF(tls_hashes),
	HELLOS, KEYS(old_rsa_key, bare_secret_key), PROOFS(old_request, old_verify));
CLEAR(clear_pake, "Messages of ends that share a password.", BARE, HELLOS, KEYS(tls_pake_server,
	tls_pake_client), PROOFS(request, verify));
CLEAR(old_clear_pake, "Messages of ends that share a password, before TLS 1.2.", BARE, HELLOS,
	KEYS(tls_pake_server, tls_pake_client), PROOFS(old_request, old_verify));
CLEAR(clear_group, "Messages of ends with a group of numbers.", BARE, HELLOS, KEYS(group_key,
	half_key), PROOFS(request, verify));
CLEAR(old_clear_group, "Messages of ends with a group of numbers, before TLS 1.2.", BARE, HELLOS,
	KEYS(old_group_key, half_key), PROOFS(old_request, old_verify));
CLEAR(modern, "Messages of TLS 1.3 in the clear.", BARE, HELLO_PAIR, MESSAGE("ticket",
	"New Session Ticket", 4, tls_ticket, "For the next visit."), MESSAGE("certificate",
	"Certificate", 11, tls_certificates, "Who it is."), SERVER_KEYS(server_key, group_key),
	CLIENT_KEYS, PROOFS(tls_request, verify));
const struct proto *const tls_clear[TLS_KEYS_COUNT][2] = {
	[TLS_KEYS_USUAL] = {&clear, &old_clear},
	[TLS_KEYS_SHARED] = {&clear_psk, &old_clear_psk},
	[TLS_KEYS_BOTH] = {&clear_both, &old_clear_both},
	[TLS_KEYS_OTHER] = {&clear_other, &old_clear_other},
	[TLS_KEYS_RSA] = {&clear_rsa, &old_clear_rsa},
	[TLS_KEYS_GROUP] = {&clear_group, &old_clear_group},
	[TLS_KEYS_PAKE] = {&clear_pake, &old_clear_pake},
	[TLS_KEYS_MODERN] = {&modern, &modern},
	[TLS_KEYS_BARE] = {&bare_clear_rsa, &bare_clear_rsa}};
