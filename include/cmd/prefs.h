/* SPDX-License-Identifier: BSD-2-Clause */
/* Preferences and tables that tshark's users set on the command line: -o, -d, -N, -O. */
#ifndef TRAME_CMD_PREFS_H
#define TRAME_CMD_PREFS_H

#include "cmd/cmd.h"
#include "cmd/print.h"
#include "flow/join.h"
#include "proto/bounds.h"

struct prefs {
	bool absolute;     /* sequence numbers are shown as in the header */
	bool unanalyzed;   /* nothing is said of what a segment is to those before it */
	uint8_t unchecked; /* enum frame_unchecked */
	uint8_t asked;     /* those of them that -o speaks of */
	struct join_options joins;
};

/* As tshark's, with the checksums checked. */
void prefs_init(struct prefs *prefs);

/* One "NAME:VALUE" of -o; -1 and the error where there is no such preference, or where its value
 * asks for what is not done here. */
int prefs_set(struct prefs *prefs, const char *setting, struct err *err);

/* One "tcp.port==8080,http" of -d. */
int prefs_decode_as(struct bounds *bounds, const char *rule, struct err *err);

/* The letters of -N: which names are wanted. There never are any. */
int prefs_names(const char *letters, struct err *err);

#endif
