/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames out of a stream of pcap or pcapng bytes, recognised by content, gzipped or not. Works on
 * files and on pipes that grow: the caller fills, then takes frames until there is none whole. */
#ifndef TRAME_FILE_READER_H
#define TRAME_FILE_READER_H

#include "base/err.h"
#include "file/feed.h"
#include "frame/frame.h"

#define READER_LINKS (1u << 20) /* interfaces that are told apart; more are damage */

enum read_state {
	READ_FRAME, /* *frame is set, not dissected; its bytes live until the next call */
	READ_MORE,  /* nothing whole is there: fill, or the stream has ended */
	READ_BAD,   /* damaged: err says where and why; nothing more can be read */
};

struct reader_link {
	int64_t offset; /* if_tsoffset, seconds */
	uint32_t snaplen;
	uint16_t link;
	uint8_t resolution; /* if_tsresol: 10^-n s, or 2^-(n & 127) s with the high bit */
	uint8_t name;       /* 1 + index of what it is called; 0: not known */
};

/* What interfaces are called, each once; so many different ones are kept. */
#define READER_NAMES 255
struct reader_name {
	char *device, *remark; /* owned; may be NULL */
};

struct reader {
	struct feed feed;
	enum { READER_START, READER_PCAP, READER_NG } format;
	bool swapped;     /* big-endian: the file, or the section */
	bool nano;        /* pcap: nanoseconds */
	uint8_t crossed;  /* pcap: a record's two lengths stand in the other order; 2: maybe */
	uint32_t extra;   /* pcap: bytes of a record's head beyond 16 (the modified formats) */
	uint32_t pad;     /* pcap: bytes before each frame that are not the frame's */
	bool guess;       /* pcap: `extra` is to be told from the records */
	uint32_t network; /* pcap: link type and what is said beside it */
	uint64_t frames;  /* taken so far */
	uint32_t section; /* pcapng: from 1 */
	uint64_t skip;    /* bytes still to be passed over */

	struct reader_link *links; /* owned: the interfaces of this section */
	struct reader_name *names; /* owned */
	uint32_t name_count;
	uint32_t count;            /* of them */
	uint32_t room;
	bool keep_links;  /* those of earlier sections stay in front */
	bool fixed;       /* no interface comes to those there are */
	uint32_t first;   /* the first link of this section */

	const uint8_t *block; /* the whole record of the last frame; lives as long */
	uint32_t block_len;   /* bytes */

	/* pcapng: what interface statistics said last, of this section and of those before. */
	uint64_t received, dropped, received_before, dropped_before;
	bool counted;

	/* pcapng: told of every block that is no packet and not beyond 16 MiB, sections and
	 * interfaces too, in the order of the file; `swapped` holds for it. May be NULL. */
	void (*other)(void *arg, const uint8_t *block, uint32_t len);
	void *arg;
};

#define READER_INIT {.feed = FEED_INIT}

void reader_done(struct reader *reader);

/* Reads once from a descriptor: the number of bytes, 0 at its end (where more may come later), -1
 * on an error (errno). The first call decides whether the descriptor is mapped. */
long reader_fill(struct reader *reader, int fd);

/* The next frame. pcapng: draft-ietf-opsawg-pcapng; pcap: draft-ietf-opsawg-pcap. */
enum read_state reader_next(struct reader *reader, struct frame *frame, struct err *err);

/* At the end of the stream: -1 if it ends inside a record or was no capture at all. */
int reader_end(const struct reader *reader, struct err *err);

/* Whether anything of the stream's head was understood: a pcap header, a pcapng interface. */
bool reader_ready(const struct reader *reader);

#endif
