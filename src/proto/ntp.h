/* SPDX-License-Identifier: BSD-2-Clause */
/* What the tables of NTP's messages share. */
#ifndef TRAME_PROTO_NTP_H
#define TRAME_PROTO_NTP_H

#include "proto/proto.h"

extern const struct name ntp_versions[], ntp_modes[], ntp_leaps[];
extern const struct variant ntp_variants[]; /* control and private messages */

/* ntppriv.c: items of private messages. */
extern const struct list ntp_peer_list, ntp_peer_sum, ntp_peer_told, ntp_stats_told, ntp_system,
	ntp_system_stats, ntp_io, ntp_memory, ntp_loop, ntp_timers, ntp_config, ntp_unconfig,
	ntp_system_flags, ntp_restricted, ntp_rule, ntp_reset_flags, ntp_trusted, ntp_keys,
	ntp_traps, ntp_trap, ntp_key_number, ntp_controls, ntp_clock_told, ntp_clock_asked,
	ntp_fudge, ntp_kernel, ntp_bugs_told, ntp_cards;

#define NTP_BITS(name, short_name, text, wide, values, sentence)                                   \
	{.id = "ntp." name, .scapy = short_name, .label = short_name, .title = text,               \
		.bits = (wide), .names = values, .about = sentence, .rfc = "RFC 5905 7.3"}
#define NTP_VERSION                                                                                \
	NTP_BITS("flags.vn", "version", "Version number", 3, ntp_versions, "Which NTP this is: 4.")
#define NTP_MODE                                                                                   \
	NTP_BITS("flags.mode", "mode", "Mode", 3, ntp_modes,                                       \
		"Who speaks: 3 a client that asks, 4 a server that answers.")

#endif
