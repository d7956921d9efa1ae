/* SPDX-License-Identifier: BSD-2-Clause */
/* What is shown of TLS where another record has said something before: see flow/track_secret.c. */
#ifndef TRAME_PROTO_SECRET_H
#define TRAME_PROTO_SECRET_H

#include "proto/proto.h"

/* Places in what is made of proto_tls. */
enum tls_told {
	TLS_OPAQUE,   /* a record's type, in TLS 1.3 */
	TLS_SHARED, /* messages that only tls_clear has */
	TLS_OLD,    /* what only a record of SSL 2.0 has */
};

/* What there is in such a record, each by its place; the first is all of it. */
enum tls_old {
	TLS_OLD_SECRET, /* a record: nobody knows of what; of a message */
	TLS_OLD_CLIENT,
	TLS_OLD_KEY,
	TLS_OLD_SERVER,
	TLS_OLD_RECORD_VERSION,
	TLS_OLD_LENGTH,
	TLS_OLD_TYPE,
	TLS_OLD_VERSION,
	TLS_OLD_SUITES_LEN,
	TLS_OLD_SESSION_LEN,
	TLS_OLD_CHALLENGE_LEN,
	TLS_OLD_SUITES,
	TLS_OLD_SUITE,
	TLS_OLD_SESSION,
	TLS_OLD_CHALLENGE,
	TLS_OLD_CLEAR_LEN,
	TLS_OLD_SECRET_LEN,
	TLS_OLD_ARGUMENT_LEN,
	TLS_OLD_CLEAR_KEY,
	TLS_OLD_SECRET_KEY,
	TLS_OLD_ARGUMENT,
	TLS_OLD_HIT,
	TLS_OLD_KIND,
	TLS_OLD_CERTIFICATE_LEN,
	TLS_OLD_CONNECTION_LEN,
	TLS_OLD_CERTIFICATE,
	TLS_OLD_CONNECTION,
};
extern const struct field tls_old[];

/* Fields that records before this one say: experts' words, and pieces of messages. */
enum tls_known {
	TLS_RESUMED, /* a session is gone on with */
	TLS_IGNORED, /* what stands there is no record */
	TLS_STRAY,   /* and the line of text around that */
	TLS_PIECES,  /* all pieces of a message, those below inside it */
	TLS_PIECE,
	TLS_PIECE_COUNT,
	TLS_EMPTY_CHANGE, /* records that may not be empty, or so long */
	TLS_EMPTY_ALERT,
	TLS_EMPTY_HANDSHAKE,
	TLS_LONG,
	TLS_LONG_MODERN, /* in TLS 1.3 */
	TLS_OLD_LONG,    /* a session of SSL 2.0 */
	TLS_BEAT_TYPE,   /* a heartbeat that is in the clear, or looks so */
	TLS_BEAT_LEN,
	TLS_BEAT_LONG,
	TLS_BEAT,
	TLS_BEAT_PADDING,
	TLS_PARTS, /* pieces of messages, two of each type: tls_part */
};
extern const struct proto proto_told_tls;

/* What is said of bytes behind all that is read, of one and of several; of a vector's length. */
enum tls_vector { TLS_VECTOR_LONG, TLS_VECTOR_SHORT, TLS_VECTOR_NONE };
extern const struct field tls_left[], tls_vector[];

/* Where a certificate was published: RFC 6962's list of timestamps. */
extern const struct proto proto_published;

/* Records whatever their version, one behind the other. */
extern const struct proto proto_any_tls;

/* A message of a handshake in a record that has a piece of it, by its type. */
const struct field *tls_part(unsigned type, bool last);

/* How a cipher suite has the two ends exchange keys, as far as their messages do not show it. */
enum tls_keys {
	TLS_KEYS_USUAL,
	TLS_KEYS_SHARED, /* a secret that both have */
	TLS_KEYS_BOTH,   /* that, and one that RSA hides */
	TLS_KEYS_OTHER,  /* which is not taken apart */
	TLS_KEYS_RSA,    /* a secret for the server alone */
	TLS_KEYS_GROUP,  /* halves of a key in a group of numbers */
	TLS_KEYS_PAKE,   /* a password that both know: the proof that they do */
	TLS_KEYS_MODERN, /* no messages do, in TLS 1.3 */
	TLS_KEYS_BARE,   /* as RSA, of SSL 3.0: its length is not said */
	TLS_KEYS_COUNT,
};
/* Messages one behind the other that are known to be in the clear; [1]: of before TLS 1.2. */
extern const struct proto *const tls_clear[TLS_KEYS_COUNT][2];

/* What is spoken inside, by its port. */
extern const struct name tls_spoken_names[];

/* Numbers of what is spoken that are no ports. */
#define TLS_SPEAKS_HTTP 0x10001
#define TLS_SPEAKS_HTTP2 0x10002

#endif
