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
};

/* Its one field: an expert's word on a session that is gone on with. */
extern const struct proto proto_resumed;

/* Numbers of what is spoken that are no ports. */
#define TLS_SPEAKS_HTTP 0x10001
#define TLS_SPEAKS_HTTP2 0x10002

#endif
