/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the tracker share: a conversation and its two directions. */
#ifndef TRAME_FLOW_TRACK_INT_H
#define TRAME_FLOW_TRACK_INT_H

#include "flow/track.h"

#define TRACK_SACKS 4

/* One direction of a TCP connection. Sequence numbers are as on the wire; 0 stands for one that is
 * not known, as it does in Wireshark. */
struct track_way {
	uint32_t base; /* of relative numbers */
	bool based;
	bool doubted;    /* the peer acknowledged what was not seen, since last_ack came first */
	bool syn_window; /* `window` was said in a SYN, which is never scaled */
	int8_t scale;
	uint8_t sacks;
	uint16_t last_flags;     /* enum track_flag of its last segment */
	uint32_t next;           /* the highest that its data reached */
	uint32_t reach;          /* up to here all of it was seen: what the peer may acknowledge */
	uint32_t last_ack;
	uint32_t window;         /* as in the header */
	uint32_t dup_num;
	uint64_t fresh_frame;    /* in which last_ack came first */
	int64_t next_time, ack_time;
	uint32_t sack[TRACK_SACKS][2];
};

struct track_tcp {
	struct track_way way[2];
	int64_t syn_time;  /* of the last SYN, 0: none */
	int64_t round;     /* nanoseconds of the handshake; 0: not known */
	const struct proto *spoken; /* the last protocol that it carried, or NULL */
};

/* A segment under analysis. */
struct track_segment {
	uint32_t seq, ack, len, window;
	uint16_t flags; /* of the header */
	int64_t time;
	uint64_t frame;
};

enum { TCP_FIN = 1, TCP_SYN = 2, TCP_RST = 4, TCP_ACK = 16 };

/* Compares the segment with what its direction `from` sent so far; sets the fact's flags. */
void track_analyze(struct track_tcp *tcp, unsigned from, const struct track_segment *segment,
	struct track_fact *fact);

/* Conversations by their ends. */
struct track_key {
	uint8_t a[16], b[16]; /* the lower end first */
	uint16_t port_a, port_b;
	uint32_t kind; /* ends_kind, and 16 for UDP */
};

struct track_slot {
	struct track_key key;
	uint32_t hash;
	uint32_t stream;
	uint32_t tcp; /* index of its track_tcp; UDP: unused */
};

struct track_table {
	struct track_slot *slots; /* owned */
	struct track_tcp *tcps;   /* owned */
	uint32_t *index;          /* owned: slot + 1, or 0; a power of two of them */
	uint32_t count, room, tcp_count, tcp_room, index_count;
	uint32_t streams[2]; /* handed out so far: UDP, TCP */
};

void track_table_done(struct track_table *table);

/* The conversation of a key, made where there is none. */
struct track_slot *track_table_get(
	struct track_table *table, const struct track_key *key, bool tcp);

/* The same ends begin anew: a stream of its own, nothing known. */
void track_table_renew(struct track_table *table, struct track_slot *slot);

#endif
