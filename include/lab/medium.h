/* SPDX-License-Identifier: BSD-2-Clause */
/* A wire to speak and listen on: trame-net on one of the machine's interfaces, or a lab of its own.
 * All time here is the monotonic clock's, in nanoseconds; frames carry the kernel's stamps. */
#ifndef TRAME_LAB_MEDIUM_H
#define TRAME_LAB_MEDIUM_H

#include "file/reader.h"
#include "file/writer.h"
#include "lab/launch.h"

struct medium {
	const char *iface; /* the caller's; NULL: the lab */
	struct lab lab;    /* owned */
	bool lab_up;
	int program;       /* trame-net as an open file, for the lab */
	struct launch net; /* owned: captures and sends */
	struct launch bulk; /* owned: only sends; started if asked for */
	bool with_bulk;
	struct reader reader;
	struct buf out, held; /* owned: to be sent, at once and in bulk */
	bool begun, bulk_begun; /* a pcap header was made */
	uint16_t link;          /* LINKTYPE_ value, once it is ready */
	int stop; /* the caller's, -1: none; when it can be read nobody waits any more */
};

#define MEDIUM_INIT {.program = -1, .net = LAUNCH_INIT, .bulk = LAUNCH_INIT, .stop = -1}

/* Starts what needs a privilege and gives up root's for good; nothing is read yet. */
int medium_open(struct medium *medium, const char *iface, bool with_bulk, struct err *err);

/* The same with what launch_prepare kept, which stays the caller's. */
int medium_take(struct medium *medium, const char *iface, const struct launch_means *means,
	struct err *err);

/* Makes the lab if there is to be one; when it returns 0 every frame on the wire is heard. */
int medium_start(struct medium *medium, struct err *err);

/* Sends one frame, of the medium's link type. */
int medium_send(struct medium *medium, const struct frame *frame, struct err *err);

/* The next frame on the wire, our own included; not dissected, its bytes live until the next call.
 * 1, or 0 when the deadline has passed or it was stopped, or -1 when trame-net failed: the sentence
 * is its own. */
int medium_next(struct medium *medium, int64_t deadline, struct frame *frame, struct err *err);

/* The same for many frames that nobody listens for: some are held until there are more, or until
 * they are let go. medium_finish waits until all are out. */
int medium_bulk(struct medium *medium, const struct frame *frame, struct err *err);
int medium_let_go(struct medium *medium, struct err *err);
int medium_finish(struct medium *medium, struct err *err);

void medium_done(struct medium *medium);

/* The monotonic clock. */
int64_t medium_now(void);

#endif
