/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture written from another one. pcapng of pcapng keeps every block as it is, but for the
 * frames that are left out; other ways keep what the new format has room for. */
#ifndef TRAME_FILE_COPY_H
#define TRAME_FILE_COPY_H

#include "file/reader.h"
#include "file/writer.h"

struct copy {
	struct reader *reader; /* the caller's */
	struct buf *out;       /* the caller's: bytes to be written */
	uint32_t snaplen;      /* frames are cut to so many bytes; 0: they are not */
	bool resolved;         /* copy_resolution said it */
	bool described;        /* the writer knows what the reader's file says of itself */
	struct writer writer;
};

/* Before the reader's first frame. `ng`: what is written. */
void copy_start(
	struct copy *copy, struct reader *reader, struct buf *out, bool ng, uint32_t snaplen);

/* Micro- or nanoseconds, whatever the reader's file has. */
void copy_resolution(struct copy *copy, bool micro);

/* The frame that the reader gave last; its `cap` may be less by now. -1 where pcap has no room for
 * it. */
int copy_frame(struct copy *copy, const struct frame *frame, struct err *err);

/* Behind the last frame: a capture without any is one too. */
void copy_finish(struct copy *copy);

#endif
