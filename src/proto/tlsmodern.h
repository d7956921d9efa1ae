/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages of TLS's handshake that are rarely in the clear. */
#ifndef TRAME_PROTO_TLSMODERN_H
#define TRAME_PROTO_TLSMODERN_H

#include "proto/field.h"

/* Of TLS 1.3. */
extern const struct field tls_encrypted[], tls_ticket[], tls_request[], tls_certificates[],
	tls_packed[], tls_update[], tls_retry[];

/* Before it. */
extern const struct field tls_protocol[], tls_url[], tls_pake_server[], tls_pake_client[],
	tls_hashes[];

#endif
