/* SPDX-License-Identifier: BSD-2-Clause */
/* -w of a capture that is read: the frames that passed the filters go to a file. */
#ifndef TRAME_CMD_KEEP_H
#define TRAME_CMD_KEEP_H

#include "file/copy.h"
#include "file/save.h"

struct keep {
	bool on;
	struct save save;
	struct copy copy;
	struct buf out; /* owned: what is not written yet */
	enum keep_type { KEEP_BY_NAME, KEEP_NG, KEEP_MICRO, KEEP_NANO } type;
};

/* -F: pcapng, pcap, nsecpcap; false if it is none of them. Before keep_open. */
bool keep_type(struct keep *keep, const char *name);

/* Begins the file, with the rights of whoever started the program; NULL: there is none. Until
 * keep_finish the old file stands; keep_done in any case. */
int keep_open(struct keep *keep, const char *name, struct err *err);

/* Before the first frame. */
void keep_start(struct keep *keep, struct reader *reader, uint32_t snaplen);

/* On failure all is given up: the old file stands. */
int keep_frame(struct keep *keep, const struct frame *frame, struct err *err);

/* What is held goes to the file: before the input may block. */
int keep_flush(struct keep *keep, struct err *err);

/* The new file stands. Not where the input was no capture at all: then the old one does. */
int keep_finish(struct keep *keep, struct err *err);
void keep_done(struct keep *keep);

#endif
