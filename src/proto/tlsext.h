/* SPDX-License-Identifier: BSD-2-Clause */
/* The extensions of TLS's two hellos, and what they share with other messages. */
#ifndef TRAME_PROTO_TLSEXT_H
#define TRAME_PROTO_TLSEXT_H

#include "proto/field.h"

extern const struct list tls_client_extensions, tls_server_extensions;

/* Those of tlsextra.c. */
extern const struct field tls_fragment_length[], tls_heartbeat[], tls_settings[],
	tls_compression[], tls_type[], tls_types[], tls_cookie[], tls_authorities[],
	tls_status_list[], tls_next[], tls_logged[], tls_connection[], tls_srp[];

/* That of tlsquic.c; and what is said of bytes that nothing speaks of: of one, and of several. */
extern const struct field tls_quic[], tls_left[];

/* Signature algorithms, 16 bits each. */
extern const struct list tls_signatures;
extern const struct field tls_signature_bits[];

#endif
