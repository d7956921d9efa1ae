/* SPDX-License-Identifier: BSD-2-Clause */
/* TLS, RFC 8446 and RFC 5246: records that carry messages of a handshake in the clear and, from
 * then on, bytes that only the two ends can read. What is no record, or the beginning of one that
 * the segment does not hold whole, is not taken apart. The messages are in tlsmsg.c.
 */
#include "proto/proto.h"

#include "tlsmsg.h"

#include <stddef.h>

static const struct field fields[] = {
	{.id = "", .scapy = "msg", .label = "records", .title = "Records", .kind = FIELD_LIST,
		.size = SIZE_REST, .list = &tls_records,
		.about = "Pieces of what the two ends say to each other.", .rfc = "RFC 8446 5.1"},
	{.id = "", .label = "rest", .title = "No whole record", .kind = FIELD_BYTES,
		.size = SIZE_REST, .about = "Bytes that are no record, or not all of one.",
		.rfc = "RFC 8446 5.1"},
	FIELD_END,
};

/* The ports of HTTPS and of others who speak nothing but TLS. */
static const struct bind binds[] = {
	{BIND_TCP, 443}, {BIND_TCP, 324}, {BIND_TCP, 465}, {BIND_TCP, 636}, {BIND_TCP, 802},
	{BIND_TCP, 853}, {BIND_TCP, 993}, {BIND_TCP, 995}, {BIND_TCP, 1300}, {BIND_TCP, 2221},
	{BIND_TCP, 2443}, {BIND_TCP, 3249}, {BIND_TCP, 3250}, {BIND_TCP, 3251}, {BIND_TCP, 3252},
	{BIND_TCP, 3496}, {BIND_TCP, 5061}, {BIND_TCP, 5671}, {BIND_TCP, 5684}, {BIND_TCP, 5868},
	{BIND_TCP, 8883}, {BIND_TCP, 11207}, {BIND_TCP, 19999}, {BIND_TCP, 27017}, {BIND_NONE, 0}};

const struct proto proto_tls = {
	.id = "tls", .scapy = "TLS", .also = "ssl", .label = "TLS",
	.title = "Transport Layer Security", .layer = LAYER_APPLICATION, .next = NEXT_DATA,
	.binds = binds, .fields = fields, .made = tls_made,
	.about = "Makes a stream secret, and proves who the server is.", .rfc = "RFC 8446",
};
