/* SPDX-License-Identifier: BSD-2-Clause */
/* What is shown of TLS where another record has said something before: see flow/track_secret.c. */
#ifndef TRAME_PROTO_SECRET_H
#define TRAME_PROTO_SECRET_H

#include "proto/proto.h"

/* Places in what is made of proto_tls. */
enum tls_told {
	TLS_OPAQUE,   /* a record's type, in TLS 1.3 */
	TLS_HALF_LEN, /* a client's half of a key in place of a secret, and its length */
	TLS_HALF,
	TLS_SHARED, /* messages that only tls_clear has */
};

/* Fields that records before this one say: experts' words, and pieces of messages. */
enum tls_known {
	TLS_RESUMED, /* a session is gone on with */
	TLS_IGNORED, /* what stands there is no record */
	TLS_STRAY,   /* and the line of text around that */
	TLS_PIECES,  /* all pieces of a message, those below inside it */
	TLS_PIECE,
	TLS_PIECE_COUNT,
};
extern const struct proto proto_told_tls;

/* A message of a handshake in a record that has a piece of it, by its type. */
const struct field *tls_part(unsigned type, bool last);

/* How a cipher suite has the two ends exchange keys, as far as their messages do not show it. */
enum tls_keys {
	TLS_KEYS_USUAL,
	TLS_KEYS_SHARED, /* a secret that both have */
	TLS_KEYS_BOTH,   /* that, and one that RSA hides */
	TLS_KEYS_OTHER,  /* which is not taken apart */
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
