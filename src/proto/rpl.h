/* SPDX-License-Identifier: BSD-2-Clause */
/* What the tables of RPL share: messages, their options, and the metrics in one of these. */
#ifndef TRAME_PROTO_RPL_H
#define TRAME_PROTO_RPL_H

#include "proto/field.h"

#include "ndopt.h"

extern const struct list rpl_options, rpl_reply_options; /* of all messages, and of P2P-DRO */
extern const struct list rpl_metrics;
extern const struct name rpl_set_names[], rpl_true_names[], rpl_yes_names[];

#define RPL_NUMBER(name, word, text, wide, sentence, from)                                         \
	{.id = "icmpv6.rpl." name, .label = word, .title = text, .bits = (wide),                   \
		.about = sentence, .rfc = from}
#define RPL_KIND(name, word, text, wide, how, sentence, from)                                      \
	{.id = "icmpv6.rpl." name, .label = word, .title = text, .bits = (wide), .kind = how,      \
		.about = sentence, .rfc = from}
/* Bits of a box of so many bytes. */
#define RPL_BITS(name, word, text, wide, boxed, how, values, sentence, from)                       \
	{.id = "icmpv6.rpl." name, .label = word, .title = text, .bits = (wide), .box = (boxed),   \
		.kind = how, .names = values, .about = sentence, .rfc = from}
#define RPL_FLAGS(name, word, text, wide, table, chosen, sentence, from)                           \
	{.id = "icmpv6.rpl." name, .label = word, .title = text, .bits = (wide),                   \
		.kind = FIELD_FLAGS, .parts = table, .select = (chosen), .about = sentence,        \
		.rfc = from}
#define RPL_EXPERT(table, name, words, grave, what)                                                \
	static const struct field table##_expert[] = EXPERT_PARTS(name, words, grave, what);       \
	static const struct field table##_made[]
#endif
