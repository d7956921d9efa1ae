/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of TLS's numbers. */
#ifndef TRAME_PROTO_TLSNAMES_H
#define TRAME_PROTO_TLSNAMES_H

#include "proto/field.h"

extern const struct name tls_version_names[], tls_suite_names[], tls_group_names[],
	tls_extension_names[], tls_signature_names[], tls_alert_names[];

#endif
