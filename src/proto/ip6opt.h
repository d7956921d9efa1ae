/* SPDX-License-Identifier: BSD-2-Clause */
/* The options that hop-by-hop and destination options headers of IPv6 share. */
#ifndef TRAME_PROTO_IP6OPT_H
#define TRAME_PROTO_IP6OPT_H

#include "proto/expert.h"
#include "proto/field.h"

extern const struct list ip6opt_list;

/* The parts of options that are rarely met: ip6rare.c, ip6ioam.c. */
extern const struct field ip6opt_quick[], ip6opt_metrics[], ip6opt_rpl[], ip6opt_mpl[],
	ip6opt_label[], ip6opt_dff[], ip6opt_pmtu[], ip6opt_line[], ip6opt_double[],
	ip6opt_tunnel[], ip6opt_ioam[];

extern const struct name ip6opt_types[];
extern const struct field ip6opt_type_parts[];
/* What is made of a type that belongs in one of the two headers alone, of one that is no longer to
 * be used, and of bytes that nobody knows. */
extern const struct field ip6opt_hop[], ip6opt_end[], ip6opt_old[], ip6opt_strange[];

#define IP6OPT_TYPE(...)                                                                           \
	{.id = "ipv6.opt.type", .scapy = "otype", .label = "type", .title = "Type", .bits = 8,     \
		.kind = FIELD_HEX, .fill = FILL_CODE, .names = ip6opt_types, __VA_ARGS__,          \
		.about = "Which option this is.", .rfc = "RFC 8200 4.2"}
#define IP6OPT_LENGTH_OF(experts)                                                                  \
	{.id = "ipv6.opt.length", .scapy = "optlen", .label = "len", .title = "Length", .bits = 8, \
		.bias = 2, .fill = FILL_ITEMLEN, .made = experts,                                  \
		.about = "Bytes of the option behind this one.", .rfc = "RFC 8200 4.2"}
#define IP6OPT_LENGTH IP6OPT_LENGTH_OF(NULL)
#define IP6OPT_HEAD(place, experts)                                                                \
	IP6OPT_TYPE(.parts = ip6opt_type_parts, .made = place), IP6OPT_LENGTH_OF(experts)

/* That a length is wrong, which `cases` says: all but one of some, or some. */
#define IP6OPT_WRONG(name, words, ...)                                                             \
	static const struct field name##_words[] =                                                 \
		EXPERT_PARTS("ipv6.opt.invalid_len", words " (%u bytes)", EXPERT_ERROR,            \
			EXPERT_MALFORMED);                                                         \
	static const struct field name[] = {                                                       \
		{EXPERT(MAKE_EXPERT, name##_words), .when = __VA_ARGS__}, FIELD_END}

/* What is behind the bytes that the option has by its RFC. */
#define IP6OPT_MORE                                                                                \
	{.id = "ipv6.opt_unknown_data", .label = "more", .title = "Unknown Data",                  \
		.kind = FIELD_BYTES, .size = SIZE_REST, .made = ip6opt_strange,                    \
		.about = "Bytes that the option does not have by its RFC.", .rfc = "RFC 8200 4.2"}
#define IP6OPT_FIELD(name, word, text, wide, how, sentence, from)                                  \
	.id = "ipv6.opt." name, .label = word, .title = text, .bits = (wide),                      \
	.kind = FIELD_##how, .about = sentence, .rfc = from

#endif
