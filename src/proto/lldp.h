/* SPDX-License-Identifier: BSD-2-Clause */
/* What the two files of LLDP share: the head of every element, and organisations' own ones. */
#ifndef TRAME_PROTO_LLDP_H
#define TRAME_PROTO_LLDP_H

#include "proto/field.h"

extern const struct name lldp_types[];
extern const struct field lldp_organisation[]; /* parts of an element of type 127 */

#define LLDP_HEAD                                                                                  \
	{.id = "lldp.tlv.type", .label = "type", .title = "TLV Type", .bits = 7, .box = 2,         \
		.fill = FILL_CODE, .names = lldp_types, .about = "What the element says.",         \
		.rfc = "IEEE 802.1AB 8.4.1"},                                                      \
	{.id = "lldp.tlv.len", .label = "len", .title = "TLV Length", .bits = 9, .box = 2,         \
		.bias = 2, .fill = FILL_ITEMLEN, .about = "Bytes behind this one.",                \
		.rfc = "IEEE 802.1AB 8.4.2"}

/* What is left of an element and has no name. */
#define LLDP_REST                                                                                  \
	{.id = "", .label = "value", .title = "Value", .kind = FIELD_BYTES, .size = SIZE_REST,     \
		.about = "What the element says besides.", .rfc = "IEEE 802.1AB 8.4.3"}

#endif
