/* SPDX-License-Identifier: BSD-2-Clause */
/* What ICMP errors say behind the packet that they quote, RFC 4884 7: the fields of a table that
 * frame/made_icmp.c takes them from, one by one. */
#ifndef TRAME_PROTO_ICMPEXT_H
#define TRAME_PROTO_ICMPEXT_H

#include "proto/field.h"

/* Places in the table. */
enum icmpext {
	ICMPEXT_VERSION,
	ICMPEXT_RESERVED,
	ICMPEXT_SUM,
	ICMPEXT_WRONG, /* an expert on it */
	ICMPEXT_STATUS,
	ICMPEXT_OBJECT, /* around what follows; the next ones are such objects */
	ICMPEXT_STACK,
	ICMPEXT_INTERFACE,
	ICMPEXT_WHICH, /* and this one, RFC 8335; and one whose length cannot be */
	ICMPEXT_BROKEN,
	ICMPEXT_CLIPPED,
	ICMPEXT_LENGTH,
	ICMPEXT_CLASS,
	ICMPEXT_TYPE,
	ICMPEXT_DATA,
	ICMPEXT_REST,  /* of MPLS's stack: what is less than an entry */
	ICMPEXT_ENTRY, /* of MPLS's stack, around the next four */
	ICMPEXT_LABEL,
	ICMPEXT_EXP,
	ICMPEXT_BOTTOM,
	ICMPEXT_TTL,
	ICMPEXT_ROLE, /* of an interface, RFC 5837 */
	ICMPEXT_SPARE,
	ICMPEXT_HAS_INDEX,
	ICMPEXT_HAS_ADDRESS,
	ICMPEXT_HAS_NAME,
	ICMPEXT_HAS_MTU,
	ICMPEXT_INDEX,
	ICMPEXT_ADDRESS, /* around the next four */
	ICMPEXT_FAMILY,
	ICMPEXT_ZERO,
	ICMPEXT_IPV4,
	ICMPEXT_IPV6,
	ICMPEXT_NAMED, /* around the next two */
	ICMPEXT_NAME_LENGTH,
	ICMPEXT_NAME,
	ICMPEXT_MTU,
	ICMPEXT_BY_NAME, /* the interface that is asked for, RFC 8335 2.1 */
	ICMPEXT_BY_INDEX,
	ICMPEXT_BY_FAMILY, /* its address and what that is */
	ICMPEXT_BY_LENGTH,
	ICMPEXT_BY_SPARE,
	ICMPEXT_BY_IPV4,
	ICMPEXT_BY_IPV6,
	ICMPEXT_BY_ADDRESS,
};

extern const struct field icmpext_parts[];

#define ICMPEXT_MADE                                                                               \
	{.id = "icmp.ext", .label = "", .title = "ICMP Multi-Part Extensions",                     \
		.kind = FIELD_GROUP, .mute = true, .make = MAKE_EXTENSION, .parts = icmpext_parts, \
		.about = "What a router says besides.", .rfc = "RFC 4884 7"}

#endif
