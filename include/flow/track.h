/* SPDX-License-Identifier: BSD-2-Clause */
/* Conversations followed from frame to frame: their numbers, sequence numbers counted from their
 * beginning, what a TCP segment is to those before it, which question an answer is of; named and
 * decided as Wireshark does that goes through the capture once. The memory is a bounded number of
 * bytes a conversation. */
#ifndef TRAME_FLOW_TRACK_H
#define TRAME_FLOW_TRACK_H

#include "frame/frame.h"
#include "frame/walk.h"

/* In the order in which a line tells of them. */
enum track_flag {
	TRACK_PROBE_ACK = 1 << 0,
	TRACK_ZERO = 1 << 1,       /* the window is zero */
	TRACK_PROBE = 1 << 2,      /* of a window of zero */
	TRACK_DUP_ACK = 1 << 3,
	TRACK_KEEP_ACK = 1 << 4,
	TRACK_KEEP = 1 << 5,       /* keep-alive */
	TRACK_FULL = 1 << 6,       /* the window is */
	TRACK_UPDATE = 1 << 7,     /* of the window */
	TRACK_ACK_LOST = 1 << 8,   /* acknowledges what is not in the capture */
	TRACK_LOST = 1 << 9,       /* a segment before this one is not in the capture */
	TRACK_OUT_OF_ORDER = 1 << 10,
	TRACK_SPURIOUS = 1 << 11,
	TRACK_FAST = 1 << 12,
	TRACK_RETRANSMISSION = 1 << 13,
	TRACK_REUSED = 1 << 14,    /* the ports of an earlier conversation */
};

/* The data of such a segment is not what its sender has to say next. */
#define TRACK_UNSPOKEN (TRACK_RETRANSMISSION | TRACK_SPURIOUS | TRACK_OUT_OF_ORDER | TRACK_KEEP)

/* Window scaling of a direction; else the shift. */
enum { TRACK_SCALE_UNKNOWN = -1, TRACK_SCALE_NONE = -2 };

/* What only fields show: a line of text needs none of it. Times are nanoseconds, frames 0 where
 * there is none. */
struct track_more {
	int64_t since_first, since_last; /* frame of the conversation */
	/* TCP from here on */
	uint8_t completeness; /* seen before: SYN 1, SYN+ACK 2, ACK 4, data 8, FIN 16, RST 32 */
	bool known;           /* there is something to say in tcp.analysis */
	bool fin_second;      /* a FIN, and the other end has sent one already */
	uint32_t acks_frame;
	uint32_t in_flight, pushed; /* bytes; 0: not known */
	uint32_t rto_frame;
	int64_t ack_rtt, round, rto;
};

/* What is known of a session of TLS. */
struct track_tls {
	uint64_t closed[2];  /* frames: from the client's, the server's on all is encrypted; or 0 */
	uint32_t speaks;     /* inside, as the server chose: TLS_SPEAKS_..., or 0 */
	uint16_t version;    /* that the server chose, or that a record has; 0: not known */
	uint16_t before;     /* the version before this frame */
	uint16_t suite;      /* of ciphers, that the server chose, or 0 */
	uint8_t server;      /* the side that is the server, + 1; 0: not known */
	bool resumed;        /* it may be that an earlier session is gone on with */
	bool chosen;         /* `suite` is known */
	bool asked;          /* the client wants TLS where none is spoken yet */
};

/* What is known of one TCP or UDP header of a frame. */
struct track_fact {
	uint8_t layer;
	bool tcp;
	bool quoted;         /* in an ICMP error: only the stream is known */
	bool empty;          /* UDP: no data, and so no times */
	bool plain;          /* numbers are those of the header */
	bool sized;          /* TCP: `len` and `next` are known; not in a fragment */
	int8_t scale;        /* TCP from here on: of this direction */
	uint32_t stream;     /* tcp.stream or udp.stream, from 0 */
	uint32_t flags;      /* enum track_flag */
	uint32_t seq, ack;   /* relative */
	uint32_t ack_base;   /* what was taken off `ack`, and is to be off the edges of a SACK */
	uint32_t len;        /* bytes of data, as they were on the wire */
	uint32_t next;       /* the relative sequence number behind them */
	uint32_t window;     /* bytes */
	uint32_t dup_num;    /* TRACK_DUP_ACK: the how-manieth, from 1 */
	uint64_t dup_frame;  /* of which frame */
	const struct proto *spoken; /* what the conversation carried last, this frame included */
	struct track_tls *tls; /* what is known of its session; join_stream adds this frame's */
	uint32_t talk;       /* the tracker's own number for the conversation */
	struct track_more more;     /* where all is wanted */
};

/* What is known of one question or answer. */
enum track_ask_kind { TRACK_ECHO, TRACK_DNS, TRACK_HTTP, TRACK_ARP };
struct track_ask {
	enum track_ask_kind kind;
	uint8_t layer;
	bool again;        /* said before: a question, or an answer, by `answer` */
	bool answer;       /* else a question */
	uint32_t frame;    /* which asked; ARP: which said else; `again`: which was first */
	uint32_t number;   /* HTTP: the how-manieth; ARP: the address */
	uint32_t prev_request, prev_response; /* HTTP: frames */
	int64_t since;     /* nanoseconds since that frame */
	const char *about; /* HTTP: what was asked for, or NULL */
};

/* What is known of an SCTP packet: what its numbers are counted from, and which of its data was
 * said before. */
#define TRACK_AGAIN 8

struct track_again {
	uint32_t number, frame; /* of the first one */
	int64_t since;
};

struct track_sctp {
	uint8_t layer; /* 0: nothing is known */
	bool peer;     /* the other direction is known: acknowledgments are relative, too */
	uint32_t first, peer_first;
	bool ends;     /* data of this number ends a message that came in parts */
	uint32_t end;
	unsigned again_count;
	struct track_again again[TRACK_AGAIN];
};

#define TRACK_FACTS 8
#define TRACK_ASKS 4

struct track_facts {
	struct track_fact at[TRACK_FACTS]; /* from the outermost header in */
	unsigned count;
	uint64_t asked; /* an echo reply: the frame of its request, or 0 */
	struct track_ask asks[TRACK_ASKS];
	unsigned ask_count;
	struct track_sctp sctp;
};

/* Which data of an SCTP packet was said before, or NULL. */
static inline const struct track_again *track_said_before(const struct track_sctp *sctp,
	uint32_t number)
{
	for (unsigned i = 0; i < sctp->again_count; i++)
		if (sctp->again[i].number == number)
			return &sctp->again[i];
	return NULL;
}

struct track;

/* `all`: what fields show is wanted, too; else what a line of text shows. */
struct track *track_new(void);
void track_want(struct track *track, bool all);
void track_free(struct track *track);

/* The next frame of the capture, dissected; every one must come, once, in its order. A frame
 * without a number gets the next one. The facts hold until the next call. */
const struct track_facts *track_frame(struct track *track, const struct frame *frame);

/* Then the questions and answers in what its segments carry; `frame` is the same one, or the same
 * with messages whole that came in several. It adds to the facts. */
void track_messages(struct track *track, const struct frame *frame);

/* Whether a card and an address in an ARP message say that the card has it. */
bool track_arp_counts(const uint8_t *mac, uint32_t address);

/* The facts with sequence numbers as they stand in the header; unless `analyzed`, they say nothing
 * of what a segment is to those before it either. */
void track_plain(struct track_facts *facts, const struct frame *frame, bool analyzed);

/* The facts as items among those that are there already, each where Wireshark shows it: `derived`
 * tables' fields, and tcp.seq and tcp.ack of the array become relative. `items` may hold the
 * frame's items or none. */
void track_items(const struct track_facts *facts, const struct frame *frame, struct items *items);

/* Both in one. */
void flow_track(struct track *track, const struct frame *frame, struct items *items);

/* Takes out of a frame's items what its version of TLS says is not there. `facts` may be NULL. */
void track_secret(const struct track_facts *facts, const struct frame *frame, struct items *items);

#endif
