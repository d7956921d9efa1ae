/* SPDX-License-Identifier: BSD-2-Clause */
/* The tags of PPPoE: how each begins, and the parts of those that are more than one value. */
#ifndef TRAME_PROTO_PPPOETAG_H
#define TRAME_PROTO_PPPOETAG_H

#include "proto/field.h"

extern const struct name pppoe_tag_names[];

extern const struct field pppoe_vendor_parts[], pppoe_credit_parts[], pppoe_metric_parts[],
	pppoe_number_parts[], pppoe_scale_parts[], pppoe_session_parts[];

#define PPPOE_TAG_HEAD(chosen)                                                                     \
	{.id = "", .scapy = "tag_type", .label = "type", .title = "Tag", .bits = 16,               \
		.kind = FIELD_HEX, .fill = FILL_CODE, .names = pppoe_tag_names,                    \
		.about = "Which tag this is.", .rfc = "RFC 2516 A"},                               \
	{.id = "", .scapy = "tag_len", .label = "len", .title = "Tag Length", .bits = 16,          \
		.bias = 4, .fill = FILL_ITEMLEN, .select = (chosen),                               \
		.about = "Bytes of the tag's value.", .rfc = "RFC 2516 A"}

#endif
