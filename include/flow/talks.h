/* SPDX-License-Identifier: BSD-2-Clause */
/* Conversations: who speaks to whom over which protocol, and the table of all that a capture has: a
 * fixed number of bytes each. */
#ifndef TRAME_FLOW_TALKS_H
#define TRAME_FLOW_TALKS_H

#include "base/buf.h"
#include "flow/ends.h"
#include "flow/state.h"
#include "flow/track.h"

enum talk_kind { TALK_TCP, TALK_UDP, TALK_SCTP, TALK_ICMP, TALK_ARP, TALK_OTHER, TALK_KINDS };

struct talk_end {
	uint8_t kind; /* enum ends_kind */
	uint8_t bytes[16];
	bool ported;
	uint16_t port;
};

/* One conversation that a frame is of. */
struct talk_side {
	enum talk_kind kind;
	unsigned layer;
	uint32_t stream; /* tcp.stream, udp.stream; the identifier of an echo; else 0 */
	uint32_t len;    /* TCP: bytes of data as they were on the wire */
	const struct track_fact *fact; /* TCP, UDP: what the tracker knows, or NULL */
	struct talk_end src, dst;
};

#define TALK_SIDES 8

/* The conversations of a frame, from the outermost in; `facts` may be NULL: streams are 0 then.
 * Returns how many. Headers that an ICMP error quotes are of none. */
unsigned talk_sides(const struct frame *frame, const struct track_facts *facts,
	struct talk_side sides[TALK_SIDES]);

/* Between whom a frame goes at all: the innermost addresses. */
bool talk_hosts(const struct frame *frame, struct talk_end *src, struct talk_end *dst);

bool talk_same_end(const struct talk_end *a, const struct talk_end *b);

/* Whether two frames' sides are of one conversation, but for the stream. */
bool talk_same(const struct talk_side *a, const struct talk_side *b);

struct talk {
	uint8_t kind;
	struct talk_end end[2]; /* who spoke first, and the other */
	uint32_t stream;
	uint64_t frame;         /* the first one, from 0 */
	uint64_t frames[2], bytes[2]; /* from end 0, from end 1 */
	int64_t first, last;    /* nanoseconds */
	struct state_pair state;
	uint32_t hash;
};

struct talks {
	struct talk *at; /* owned; in the order of their first frames */
	uint32_t count, room;
	uint32_t *index; /* owned; open addressing, never more than half full */
	uint32_t index_count;
};

void talks_done(struct talks *talks);

/* Counts the frame with index `at` of a capture. */
void talks_add(struct talks *talks, const struct frame *frame, const struct track_facts *facts,
	uint64_t at);

const char *talk_kind_name(enum talk_kind kind);
void talk_put_address(struct buf *out, const struct talk_end *end);
void talk_put_end(struct buf *out, const struct talk_end *end); /* with the port */

/* The display filter that lets this conversation pass. */
void talk_put_filter(struct buf *out, const struct talk *talk);

#endif
