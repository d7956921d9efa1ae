/* SPDX-License-Identifier: BSD-2-Clause */
/* The questions and records of DNS messages. */
#ifndef TRAME_PROTO_DNSRR_H
#define TRAME_PROTO_DNSRR_H

#include "proto/field.h"

extern const struct list dns_queries, dns_records;

#endif
