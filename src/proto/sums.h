/* SPDX-License-Identifier: BSD-2-Clause */
/* What Wireshark shows behind a checksum. */
#ifndef TRAME_PROTO_SUMS_H
#define TRAME_PROTO_SUMS_H

#include "proto/expert.h"

#define SUM_STATUS_OF(name, text)                                                                  \
	.id = name ".status", .label = "status", .title = text, .make = MAKE_STATUS,               \
	.empty = true, .names = sum_names,                                                         \
	.about = "Whether the checksum is what it ought to be.", .rfc = "RFC 1071"
#define SUM_STATUS(name, text) {SUM_STATUS_OF(name, text)}
#define SUM_CALCULATED(name, place)                                                               \
	{.id = name "_calculated", .label = "sum", .title = "Calculated Checksum", .bits = 16,     \
		.kind = FIELD_HEX, .make = MAKE_CALCULATED, .where = (place),                    \
		.about = "What the checksum ought to be.", .rfc = "RFC 1071"}
#define SUM_EXPERT(name)                                                                           \
	EXPERT_PARTS(name, "Bad checksum [should be %x]", EXPERT_ERROR, EXPERT_CHECKSUM)

extern const struct name sum_names[];

#endif
