/* SPDX-License-Identifier: BSD-2-Clause */
/* The states of both ends of a TCP connection, as its segments tell them (RFC 9293 3.3.2). */
#ifndef TRAME_FLOW_STATE_H
#define TRAME_FLOW_STATE_H

#include "frame/frame.h"

enum state {
	STATE_UNKNOWN, /* nothing was seen that tells it */
	STATE_CLOSED,
	STATE_LISTEN,
	STATE_SYN_SENT,
	STATE_SYN_RECEIVED,
	STATE_ESTABLISHED,
	STATE_FIN_WAIT_1,
	STATE_FIN_WAIT_2,
	STATE_CLOSE_WAIT,
	STATE_CLOSING,
	STATE_LAST_ACK,
	STATE_TIME_WAIT,
	STATES,
};

/* One end. Sequence numbers as on the wire. */
struct state_end {
	uint8_t at;     /* enum state */
	bool syn, fin;  /* it has sent one */
	bool passive;   /* it was asked, and did not ask */
	uint32_t begin; /* behind its SYN */
	uint32_t end;   /* behind its FIN */
};

struct state_pair {
	struct state_end end[2];
};

/* What a segment says that matters here. `len`: bytes of data. */
struct state_segment {
	uint32_t seq, ack, len;
	uint16_t flags;
};

/* Before the first segment, which is given but not taken: who calls is CLOSED, who is called
 * LISTENs; where it is no SYN nothing is known. */
void state_start(struct state_pair *pair, unsigned from, const struct state_segment *segment);

/* A segment from end `from`, 0 or 1, taken by the other end as it passes, as the figures of RFC
 * 9293 3.5 and 3.6 show it. True: it tells that the other end of the call never listened; what was
 * said of end `from` before is CLOSED. */
bool state_step(struct state_pair *pair, unsigned from, const struct state_segment *segment);

/* The segment of a frame's TCP layer; `len` is left to the caller. False: it is not there whole. */
bool state_read(const struct frame *frame, unsigned layer, struct state_segment *segment);

/* "SYN-SENT", "FIN-WAIT-1"; "" where it is not known. */
const char *state_name(enum state state);

#endif
