/* SPDX-License-Identifier: BSD-2-Clause */
/* Data: bytes that no protocol here claims, an application's message most often. */
#include "proto/proto.h"

#include <stddef.h>

static const struct field length_made[] = {
	{.id = "data.len", .label = "len", .title = "Length", .make = MAKE_SIZE, .empty = true,
		.about = "How many bytes that is."},
	FIELD_END,
};

static const struct field fields[] = {
	{.id = "data.data", .scapy = "load", .label = "data", .title = "Data",
		.kind = FIELD_BYTES, .size = SIZE_REST, .stamped = true, .made = length_made,
		.about = "What one application says to the other; the network does not look "
			 "inside."},
	FIELD_END,
};

const struct proto proto_data = {
	.id = "data", .scapy = "Raw", .also = "raw payload", .label = "data", .title = "Data",
	.layer = LAYER_APPLICATION, .next = NEXT_NONE, .fields = fields,
	.about = "The application's own bytes.",
};
