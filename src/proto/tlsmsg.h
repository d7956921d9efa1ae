/* SPDX-License-Identifier: BSD-2-Clause */
/* TLS's records and the messages in them. */
#ifndef TRAME_PROTO_TLSMSG_H
#define TRAME_PROTO_TLSMSG_H

#include "proto/field.h"

extern const struct list tls_records;
/* From TLS 1.2 on, and before. */
extern const struct list tls_messages, tls_old_messages;
extern const struct field tls_made[];
extern const struct field tls_shared[]; /* messages that stand nowhere else, each in a group */

#endif
