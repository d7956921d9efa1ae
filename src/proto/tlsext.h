/* SPDX-License-Identifier: BSD-2-Clause */
/* The extensions of TLS's two hellos, and what they share with other messages. */
#ifndef TRAME_PROTO_TLSEXT_H
#define TRAME_PROTO_TLSEXT_H

#include "proto/field.h"

extern const struct list tls_client_extensions, tls_server_extensions;

/* Signature algorithms, 16 bits each. */
extern const struct list tls_signatures;
extern const struct field tls_signature_bits[];

#endif
