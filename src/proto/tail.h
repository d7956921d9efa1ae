/* SPDX-License-Identifier: BSD-2-Clause */
/* What is behind all that lengths speak of, in an Ethernet frame or in a tag of it. */
#ifndef TRAME_PROTO_TAIL_H
#define TRAME_PROTO_TAIL_H

#include "proto/field.h"

#define TAIL_PADDING                                                                               \
	{.id = "eth.padding", .label = "padding", .title = "Padding", .kind = FIELD_BYTES,         \
		.make = MAKE_PADDING, .about = "Zeros, because a frame must not be shorter.",      \
		.rfc = "IEEE 802.3 3.2.8"}
#define TAIL_TRAILER(name)                                                                         \
	{.id = name ".trailer", .label = "trailer", .title = "Trailer", .kind = FIELD_BYTES,       \
		.make = MAKE_TRAILER, .made = tail_unpadded,                                       \
		.about = "Bytes that nothing speaks of.", .rfc = "IEEE 802.3 3.2.8"}

extern const struct field tail_unpadded[];

#endif
