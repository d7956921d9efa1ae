/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames on standard output in the format that -T names. */
#ifndef TRAME_CMD_PRINT_H
#define TRAME_CMD_PRINT_H

#include "base/buf.h"
#include "cmd/cmd.h"
#include "frame/craft.h"
#include "frame/walk.h"

enum print_format {
	PRINT_NONE, /* nothing but what -x wants */
	PRINT_PICTURE,
	PRINT_TREE,
	PRINT_PDML,
	PRINT_SCAPY,
	PRINT_RECIPE,
	PRINT_C,
};

struct print {
	enum print_format format;
	bool hex; /* -x: a dump that text2pcap reads back */
	struct look look;
	struct buf out;       /* owned: what is not written yet */
	uint64_t frames;      /* printed so far */
	struct items items;   /* owned; scratch */
	struct arena arena;   /* owned; scratch */
	struct craft *craft;  /* owned; made when a format needs it */
};

/* Finds the format by its name; false if there is none such. `names` of all: print_names. */
bool print_find(const char *name, enum print_format *format);
extern const char print_names[];

void print_start(struct print *print, enum print_format format, bool hex, const struct look *look);

/* One dissected frame. `stack` is what it was built from, or NULL for a captured one: then its
 * marks are worked out from the bytes. */
int print_frame(struct print *print, const struct frame *frame, const struct stack *stack,
	struct err *err);

/* What is printed so far goes to standard output. */
int print_flush(struct print *print, struct err *err);
int print_finish(struct print *print, struct err *err); /* the format's end, a flush, and done */
void print_done(struct print *print);

#endif
