/* SPDX-License-Identifier: BSD-2-Clause */
/* Question and answer on standard output: side by side, or a line each. */
#ifndef TRAME_CMD_PAIR_H
#define TRAME_CMD_PAIR_H

#include "cmd/print.h"
#include "lab/exchange.h"

struct pair {
	uint64_t nth, of;           /* the nth question of so many */
	const struct frame *sent;   /* as the wire carried it, or was to */
	const struct answer *answer;
	unsigned tries;             /* times that it was sent; 0: not at all */
	double waited;              /* seconds, each time */
};

/* Both frames, the reasons for what differs, what the answer means, the round-trip time; in the
 * print's own format. */
int pair_print(struct print *print, const struct pair *pair, struct err *err);

/* One line for a pair of many; the columns grow with what stood in them before. */
struct pair_columns {
	size_t question, sender; /* cells */
};
void pair_line(struct print *print, const struct pair *pair, struct pair_columns *columns);

/* A neighbour that was asked for: "asked who has 192.0.2.80: it is at 02:.. (0.05 ms)". */
void pair_neighbour(struct print *print, const struct frame *question, const struct answer *answer);

#endif
