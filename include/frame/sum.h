/* SPDX-License-Identifier: BSD-2-Clause */
/* A checksum taken apart: what it is over, what it ought to be, and what stands there. */
#ifndef TRAME_FRAME_SUM_H
#define TRAME_FRAME_SUM_H

#include "frame/frame.h"

/* The pseudo-header: summed, and on no wire (RFC 768, RFC 9293 3.1, RFC 8200 8.1). */
struct sum_pseudo {
	const uint8_t *src, *dst; /* in the frame's bytes */
	unsigned width;		  /* 4 or 16 bytes each */
	uint32_t len;
	uint8_t number; /* the protocol's */
};

/* Why nobody can tell whether a sum is right. */
enum sum_doubt {
	SUM_SURE,     /* it can be told */
	SUM_CUT,      /* not all of the bytes are there */
	SUM_FRAGMENT, /* it is over several fragments */
	SUM_UNUSED,   /* the header has room for one, and none */
	SUM_LEFT_OUT, /* UDP: the sender did not compute it */
	SUM_ALONE,    /* no addresses for its pseudo-header */
};

struct sum_look {
	const struct field *field;
	uint32_t at;	  /* byte of the header where it stands */
	uint32_t n;	  /* bytes from the header's first on that it is over */
	enum sum_doubt doubt;
	bool pseudo;
	struct sum_pseudo before;
	uint32_t is;	  /* what stands there */
	uint32_t expected; /* SUM_SURE: what ought to */
	uint16_t partial; /* of a pseudo-header: its own sum, which a sender leaves there whose card
			   * does the rest */
	bool offload;	  /* that, or nothing, stands there: it is not filled in yet */
};

/* The checksum of a dissected layer; false where it has none. */
bool sum_look(const struct frame *frame, unsigned layer, struct sum_look *look);

#endif
