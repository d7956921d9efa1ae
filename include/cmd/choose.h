/* SPDX-License-Identifier: BSD-2-Clause */
/* Which frames of a capture are wanted: -Y, and BPF at the end of the command line. */
#ifndef TRAME_CMD_CHOOSE_H
#define TRAME_CMD_CHOOSE_H

#include "cmd/print.h"
#include "filter/bpf.h"
#include "filter/filter.h"

struct choose {
	struct lookup lookup;  /* owned, with `filter` */
	struct filter *filter; /* owned; NULL without -Y */
	struct bpf *bpf;       /* owned; NULL without words */
	struct items items;    /* owned; scratch */
};

/* Compiles the display filter `text` (or NULL) and the `count` words of a capture filter. Returns
 * -1 to go on, else the exit status after a mistake that was told. choose_done in any case. */
int choose_start(struct choose *choose, const struct cmd *cmd, const char *text, char **words,
	int count, const struct look *look);
void choose_done(struct choose *choose);

/* What the print must keep for the filter: behind print_start. */
void choose_prepare(const struct choose *choose, struct print *print);

/* Whether a frame passes the capture filter, before it is dissected: 1 or 0; -1 with the error
 * where the filter cannot be asked of its link type. */
int choose_captured(struct choose *choose, const struct frame *frame, struct err *err);

/* Whether a dissected frame, of which print_saw was told, passes the display filter. */
bool choose_shown(struct choose *choose, const struct print *print, const struct frame *frame);

#endif
