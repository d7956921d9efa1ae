/* SPDX-License-Identifier: BSD-2-Clause */
/* The extensions of TLS's two hellos, and what they share with other messages. */
#ifndef TRAME_PROTO_TLSEXT_H
#define TRAME_PROTO_TLSEXT_H

#include "proto/field.h"

extern const struct list tls_client_extensions, tls_server_extensions;

/* Those of other messages of TLS 1.3. */
extern const struct list tls_encrypted_extensions, tls_certificate_extensions,
	tls_request_extensions, tls_ticket_extensions;

/* Those of tlsextra.c. */
extern const struct field tls_fragment_length[], tls_heartbeat[], tls_settings[],
	tls_compression[], tls_type[], tls_types[], tls_cookie[], tls_authorities[],
	tls_status_list[], tls_next[], tls_logged[], tls_connection[], tls_srp[], tls_early[],
	tls_filters[], tls_delegated[], tls_stapled[], tls_nonce[], tls_settled[];
extern const struct name tls_packing_names[];

/* Where a certificate says that it was published. */
extern const struct field tls_published_made[];

/* That of tlsquic.c. */
extern const struct field tls_quic[], tls_quic_answer[];

/* Who may have signed a certificate. */
extern const struct list tls_signers;

/* What experts say of a request for a certificate's status. */
extern const struct field tls_unseen_ids[], tls_unseen_extensions[];

/* Signature algorithms, 16 bits each. */
extern const struct list tls_signatures;
extern const struct field tls_signature_bits[];

#endif
