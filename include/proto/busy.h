/* SPDX-License-Identifier: BSD-2-Clause */
/* Ports that others than our protocols have. */
#ifndef TRAME_PROTO_BUSY_H
#define TRAME_PROTO_BUSY_H

#include "proto/proto.h"

/* Whether what looks like HTTP, TLS or, over UDP, DNS is something else on this port. */
bool port_is_busy(const struct proto *guess, uint16_t port);

#endif
