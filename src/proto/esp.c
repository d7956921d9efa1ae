/* SPDX-License-Identifier: BSD-2-Clause */
/* ESP, RFC 4303: an encrypted packet. Only its header can be read; trailer and check value are part
 * of what is encrypted.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                            ESP SPI                            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         ESP Sequence                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 */
#include "proto/proto.h"

#include <stddef.h>

static const struct field fields[] = {
	{.id = "esp.spi", .scapy = "spi", .label = "spi", .title = "ESP SPI", .bits = 32,
		.kind = FIELD_HEX, .preset = 1,
		.about = "Which of the receiver's agreements about keys this packet is under.",
		.rfc = "RFC 4303 2.1"},
	{.id = "esp.sequence", .scapy = "seq", .label = "seq", .title = "ESP Sequence", .bits = 32,
		.about = "Counts packets, so that an old one cannot be sent again by others.",
		.rfc = "RFC 4303 2.2"},
	FIELD_END,
};

static const struct bind binds[] = {{BIND_IPPROTO, 50}, {BIND_UDP, 4500}, {BIND_NONE, 0}};

const struct proto proto_esp = {
	.id = "esp", .scapy = "ESP", .label = "ESP", .title = "Encapsulating Security Payload",
	.layer = LAYER_NETWORK, .next = NEXT_DATA,
	.binds = binds, .fields = fields,
	.about = "IPsec: carries a packet encrypted.", .rfc = "RFC 4303",
};
