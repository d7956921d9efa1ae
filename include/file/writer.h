/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as bytes of a capture file: pcap (one link type) or pcapng (any). Only bytes are made
 * here; file/save.h puts them into a file. */
#ifndef TRAME_FILE_WRITER_H
#define TRAME_FILE_WRITER_H

#include "base/buf.h"
#include "base/err.h"
#include "frame/frame.h"

#define WRITER_LINKS 16 /* link types of one pcapng file */

struct writer {
	bool ng;
	bool started;
	bool micro;       /* microseconds, for an origin that has no more */
	uint32_t snaplen; /* bytes; 0: nobody said */
	uint32_t
		network; /* pcap: the link type with what is said beside it; 0: the frame's alone */
	unsigned count;
	uint16_t links[WRITER_LINKS];
};

/* pcapng, or pcap; start from this. Nanoseconds in both, unless `micro` is set before the first. */
#define WRITER_INIT(is_ng) {.ng = (is_ng)}

/* Whether a file of this name is to be pcapng: everything but NAME.pcap, .cap and .dmp. */
bool writer_is_ng(const char *name);

/* The header alone, for a file that may get no frame. */
void writer_start(struct writer *writer, struct buf *out, uint16_t link);

/* Appends one frame, with what must stand before it. -1 if a pcap file would need a second link
 * type, or cannot say the time. */
int writer_add(struct writer *writer, struct buf *out, const struct frame *frame, struct err *err);

#endif
