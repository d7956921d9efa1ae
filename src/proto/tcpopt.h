/* SPDX-License-Identifier: BSD-2-Clause */
/* TCP's options. */
#ifndef TRAME_PROTO_TCPOPT_H
#define TRAME_PROTO_TCPOPT_H

#include "proto/field.h"

extern const struct list tcpopt_list;
extern const struct name tcpopt_kind_names[];

#define KIND                                                                                       \
	{.id = "tcp.option_kind", .label = "kind", .title = "Kind", .bits = 8, .fill = FILL_CODE,  \
		.names = tcpopt_kind_names, .about = "Which option this is.", .rfc = "RFC 9293 3.2"}
#define LEN                                                                                        \
	{.id = "tcp.option_len", .label = "len", .title = "Length", .bits = 8,                     \
		.fill = FILL_ITEMLEN, .about = "Bytes of the option, kind and length included.",   \
		.rfc = "RFC 9293 3.2"}

/* The same where the length must be this, and an expert says so. */
#define LEN_IS(n)                                                                                  \
	{.id = "tcp.option_len", .label = "len", .title = "Length", .bits = 8,                     \
		.fill = FILL_ITEMLEN, .made = tcpopt_length##n,                                    \
		.about = "Bytes of the option, kind and length included.", .rfc = "RFC 9293 3.2"}
extern const struct field tcpopt_length2[], tcpopt_length3[], tcpopt_length4[], tcpopt_length6[],
	tcpopt_length8[], tcpopt_length10[], tcpopt_length16[], tcpopt_length18[];

/* Those of Multipath TCP are told apart by the byte behind the length (tcpmulti.c); the last one is
 * that which no byte tells. */
extern const struct field tcpmulti_new[], tcpmulti_join[], tcpmulti_data[], tcpmulti_add_v0[],
	tcpmulti_add[], tcpmulti_remove[], tcpmulti_prefer[], tcpmulti_fail[], tcpmulti_close[],
	tcpmulti_reset[], tcpmulti_old[];

/* The rarer ones: tcprare.c. */
extern const struct field tcprare_scps[], tcprare_snack[], tcprare_count[], tcprare_quick[],
	tcprare_ecn0[], tcprare_ecn1[], tcprare_kind[], tcprare_prober[], tcprare_query[],
	tcprare_response[], tcprare_notice[], tcprare_info[], tcprare_way[];

/* The flags where they share a byte with something else. */
extern const struct field tcpmulti_backup[], tcpmulti_flags[];

#define TCPOPT_MULTI(text, starts, table, sentence)                                                \
	TCPOPT_MULTI_OF(text, starts, table, NULL, sentence)
#define TCPOPT_MULTI_OF(text, starts, table, more, sentence)                                       \
	{.id = "mptcp", .label = "mptcp", .title = "TCP Option - Multipath TCP: " text,            \
		.kind = FIELD_GROUP, .mute = true, .code = 30, .words = starts, .bias = 2,         \
		.parts = table, .made = more, .about = sentence, .rfc = "RFC 8684 3"}
#define TCPOPT_MPTCP                                                                               \
	TCPOPT_MULTI("Multipath Capable", "\x01", tcpmulti_new, "Shall we use several ways?"),     \
	TCPOPT_MULTI_OF("Join Connection", "\x10 \x11", tcpmulti_join, tcpmulti_backup,            \
		"Another way."),                                                                   \
	TCPOPT_MULTI("Data Sequence Signal", " ", tcpmulti_data, "Which bytes these are."),        \
	TCPOPT_MULTI("Add Address", "4 6", tcpmulti_add_v0, "Here I am as well."),                 \
	TCPOPT_MULTI("Add Address", "0 1", tcpmulti_add, "Here I am as well."),                    \
	TCPOPT_MULTI("Remove Address", "@", tcpmulti_remove, "There I am no more."),               \
	TCPOPT_MULTI_OF("Change Subflow Priority", "P Q", tcpmulti_prefer, tcpmulti_backup,        \
		"Rather that way."),                                                               \
	TCPOPT_MULTI("TCP Fallback", "`", tcpmulti_fail, "One way only."),                         \
	TCPOPT_MULTI("Fast Close", "p", tcpmulti_close, "It is over on all ways."),                \
	TCPOPT_MULTI_OF("TCP Reset", "\x80 \x81 \x82 \x83 \x84 \x85 \x86 \x87 \x88",               \
		tcpmulti_reset, tcpmulti_flags, "This way is closed."),                            \
	TCPOPT_MULTI("Multipath Capable", NULL, tcpmulti_old, "Shall we use several ways?")

#endif
