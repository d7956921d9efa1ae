/* SPDX-License-Identifier: BSD-2-Clause */
/* What the two formats' readers share. */
#ifndef TRAME_FILE_READER_INT_H
#define TRAME_FILE_READER_INT_H

#include "base/bits.h"
#include "base/mem.h"
#include "file/reader.h"

#include <string.h>

#define READER_BLOCK (16u << 20) /* bytes: a frame longer than this is damage */

#define MAGIC_NG 0x0a0d0d0au

enum block {
	BLOCK_IDB = 1,
	BLOCK_OLD = 2,
	BLOCK_SPB = 3,
	BLOCK_NRB = 4,
	BLOCK_ISB = 5,
	BLOCK_EPB = 6,
	BLOCK_JOURNAL = 9,
	BLOCK_KEYS = 10,
};

static inline uint32_t reader_get32(bool swapped, const uint8_t *p)
{
	return swapped ? bits_be32(p) : bits_le32(p);
}

static inline uint16_t reader_get16(bool swapped, const uint8_t *p)
{
	return swapped ? bits_be16(p) : bits_le16(p);
}

/* A frame that nothing is known of; what lies behind `count` layers is left as it is. */
static inline void reader_clear(struct frame *frame)
{
	mem_clear(frame, offsetof(struct frame, layers));
}

/* Room for one interface more, cleared; -1 when there are too many. */
int reader_add_link(struct reader *r, struct reader_link **link);

enum read_state reader_bad(const struct reader *r, struct err *err, const char *why);

/* What a pcap record says: bytes that are kept, bytes that there were. */
void reader_lengths(const struct reader *r, const uint8_t *record, uint32_t *cap, uint32_t *len);

/* What is wrong with a block that is no packet, without its head and its end; or NULL. */
const char *reader_check(const struct reader *r, uint32_t type, const uint8_t *body, size_t n);

/* The same of the options of a packet's block. */
const char *reader_check_options(
	const struct reader *r, uint32_t type, const uint8_t *options, size_t n);

/* Whether so many bytes are more than are kept of a frame of this link type, as libpcap has it. */
bool reader_too_long(uint16_t link, uint32_t cap);

/* Sets `extra` by what makes sense of the records at hand, the first of which lies at feed.at. */
void reader_guess(struct reader *r);

enum read_state reader_next_pcap(struct reader *r, struct frame *frame, struct err *err);
enum read_state reader_next_ng(struct reader *r, struct frame *frame, struct err *err);

#endif
