/* SPDX-License-Identifier: BSD-2-Clause */
/* What UDP carries on IPsec's port, RFC 3948: ESP, which begins at once; four zeros and then IKE's
 * messages, for no packet of ESP begins so; or a byte that keeps a translator of addresses awake.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        Non-ESP Marker                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct field marker_fields[] = {
	{.id = "udpencap.non_esp_marker", .label = "marker", .title = "Non-ESP Marker", .bits = 32,
		.kind = FIELD_HEX, .mute = true, .about = "Zeros: no packet of ESP begins so.",
		.rfc = "RFC 3948 2.2"},
	FIELD_END,
};

static const struct field alive_fields[] = {
	{.id = "udpencap.nat_keepalive", .label = "keepalive", .title = "NAT-keepalive packet",
		.bits = 8, .kind = FIELD_HEX, .preset = 0xff, .mute = true,
		.about = "Keeps a translator of addresses from forgetting the two.",
		.rfc = "RFC 3948 2.3"},
	FIELD_END,
};

static const struct variant variants[] = {{&proto_esp, 0, 32, 0, WHEN_FROM(1, UINT32_MAX)},
	{&proto_udpencap, 0, 32, 0, WHEN1(0)}, {&proto_udpencap_alive, 0, 8, 0, WHEN1(0xff)},
	{NULL, 0, 0, 0, {0}}};
static const struct bind binds[] = {{BIND_UDP, 4500}, {BIND_NONE, 0}};

#define ENCAPSULATED                                                                               \
	.filter = "udpencap", .label = "UDPENCAP", .title = "UDP Encapsulation of IPsec Packets",  \
	.layer = LAYER_APPLICATION, .next = NEXT_DATA, .rfc = "RFC 3948"

const struct proto proto_udpencap = {
	.id = "udpencap", ENCAPSULATED, .variants = variants, .binds = binds,
	.fields = marker_fields, .about = "What IPsec sends through UDP.",
};

const struct proto proto_udpencap_alive = {
	.id = "udpencap_alive", ENCAPSULATED, .fields = alive_fields,
	.about = "Says that somebody is still there.",
};
