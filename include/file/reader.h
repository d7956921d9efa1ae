/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames out of a stream of pcap or pcapng bytes, recognised by content. Works on files and on
 * pipes that grow: the caller fills, then takes frames until there is none whole. */
#ifndef TRAME_FILE_READER_H
#define TRAME_FILE_READER_H

#include "base/buf.h"
#include "base/err.h"
#include "frame/frame.h"

#define READER_LINKS 64 /* interfaces of a section that are told apart; the rest are the last */

enum read_state {
	READ_FRAME, /* *frame is set, not dissected; its bytes live until the next call */
	READ_MORE,  /* nothing whole is there: fill, or the stream has ended */
	READ_BAD,   /* damaged: err says where and why; nothing more can be read */
};

struct reader_link {
	uint16_t link;
	uint8_t resolution; /* if_tsresol: 10^-n s, or 2^-(n & 127) s with the high bit */
	int64_t offset;     /* if_tsoffset, seconds */
	uint32_t snaplen;
};

struct reader {
	struct buf in;    /* owned: bytes not yet taken */
	size_t at;        /* of `in`, where the next record begins */
	uint64_t taken;   /* bytes of the stream before in.data[0] */
	enum { READER_START, READER_PCAP, READER_NG } format;
	bool swapped; /* big-endian file */
	bool nano;    /* pcap: nanoseconds */
	uint32_t extra; /* pcap: bytes of a record header beyond 16 (the modified format) */
	uint32_t count; /* interfaces seen in this section */
	struct reader_link links[READER_LINKS];
};

#define READER_INIT {.in = BUF_INIT}

void reader_done(struct reader *reader);

/* Reads once from a descriptor: the number of bytes, 0 at its end, -1 on an error (errno). */
long reader_fill(struct reader *reader, int fd);

/* The next frame. pcapng: draft-ietf-opsawg-pcapng; pcap: draft-ietf-opsawg-pcap. */
enum read_state reader_next(struct reader *reader, struct frame *frame, struct err *err);

/* At the end of the stream: -1 if it ends inside a record or was no capture at all. */
int reader_end(const struct reader *reader, struct err *err);

/* Whether anything of the stream's head was understood: a pcap header, a pcapng interface. */
bool reader_ready(const struct reader *reader);

#endif
