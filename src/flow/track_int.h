/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the tracker share: a conversation and its two directions. */
#ifndef TRAME_FLOW_TRACK_INT_H
#define TRAME_FLOW_TRACK_INT_H

#include "flow/ends.h"
#include "flow/track.h"

#define TRACK_SACKS 3 /* blocks of an option: a fourth one Wireshark does not count */

/* One direction of a TCP connection. Sequence numbers are as on the wire; 0 stands for one that is
 * not known, as it does in Wireshark. */
struct track_way {
	/* what every segment is held against: one line of memory */
	int64_t next_time, ack_time;
	uint32_t base;           /* of relative numbers */
	uint32_t next;           /* the highest that its data reached */
	uint32_t reach;          /* up to here all of it was seen: what the peer may acknowledge */
	uint32_t last_ack;
	uint32_t window;         /* as in the header */
	uint32_t dup_num;        /* UINT32_MAX: the peer acknowledged what was not seen */
	uint32_t fresh_frame;    /* in which last_ack came first */
	uint32_t next_frame;     /* in which `next` was reached */
	uint16_t last_flags;     /* enum track_flag of its last segment */
	int8_t scale;
	uint8_t sacks;
	bool based;
	bool syn_window;         /* `window` was said in a SYN, which is never scaled */
	bool gap;                /* what is in flight is not known until the peer acknowledges */
	bool closes;             /* it sent a FIN, before the other one did */
	/* what more is told of it */
	uint32_t pieces, count;  /* sent and not acknowledged: the newest, index + 1; how many */
	uint32_t oldest;         /* of them, index + 1 */
	uint32_t low, high;      /* where they begin and end, relative to `low_base` */
	uint32_t low_base;
	uint32_t pushed;         /* bytes since the last PSH */
	uint32_t sack[TRACK_SACKS][2];
	bool push_last;          /* the last segment with data had PSH */
	bool spanned;            /* `low` and `high` are those of the pieces */
};

struct track_tcp {
	struct track_way way[2];
	int64_t first, last;    /* when its first and its last frame came */
	int64_t syn_time;       /* of the last SYN, 0: none */
	int64_t round;          /* nanoseconds of the handshake; 0: not known */
	const struct proto *spoken; /* the last protocol that it carried, or NULL */
	struct track_web *web;  /* owned: what HTTP asked, or NULL */
	struct track_tls tls;
	uint8_t completeness;
	bool old;               /* not its first frame */
	bool awaited;           /* known before its first frame: track_await.c */
	bool anew;              /* what comes behind it is another stream */
};

struct track_udp {
	int64_t first, last;
};

/* A segment under analysis. */
struct track_segment {
	uint32_t seq, ack, len, window;
	uint16_t flags; /* of the header */
	int64_t time;
	uint32_t frame;
	bool whole; /* the header, by its own length */
};

enum { TCP_FIN = 1, TCP_SYN = 2, TCP_RST = 4, TCP_PSH = 8, TCP_ACK = 16 };

/* Sequence numbers go round: RFC 9293 3.4. */
static inline bool track_before(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b) < 0;
}

/* A SYN and a FIN take a number, as a byte does. */
static inline uint32_t track_counted(const struct track_segment *s)
{
	return s->flags & (TCP_SYN | TCP_FIN) ? 1 : 0;
}

/* Compares the segment with what its direction `from` sent so far; sets the fact's flags. */
void track_analyze(struct track_tcp *tcp, unsigned from, const struct track_segment *segment,
	struct track_fact *fact);

/* ---- data sent and not acknowledged yet: a list a direction, in one array ---- */

struct track_piece {
	int64_t time;
	uint32_t seq, next;
	uint32_t frame;
	uint32_t link; /* the piece sent before it, index + 1; or the next free one */
};

struct track_pieces {
	struct track_piece *at; /* owned */
	uint32_t count, room, free;
};

/* Since when a retransmission was waited for, if what it repeats is among the pieces. Then what the
 * segment adds and acknowledges, and what is in flight. */
void track_timeout(const struct track_pieces *pieces, const struct track_way *way,
	const struct track_segment *segment, struct track_more *more);
void track_fly(struct track_pieces *pieces, struct track_tcp *tcp, unsigned from,
	const struct track_segment *segment, struct track_fact *fact);
void track_pieces_drop(struct track_pieces *pieces, struct track_way *way);

/* ---- conversations by their ends ---- */

/* In words, so that it is made and compared in registers. */
struct track_key {
	uint64_t a[2], b[2]; /* addresses, the lower end first */
	uint64_t rest;       /* its port, the other's, and 16 bits: ends_kind, and 16 for UDP */
};

struct track_slot {
	struct track_key key;
	uint32_t hash;
	uint32_t stream;
	uint32_t at; /* index of its track_tcp or track_udp */
};

/* A connection that another one says will come: between a port and an address. */
struct track_awaited {
	uint8_t at[16], peer[16];
	uint16_t port; /* of `at`; 0: none */
};

#define TRACK_AWAITED 16

struct track_table {
	struct track_slot *slots; /* owned */
	struct track_tcp *tcps;   /* owned */
	struct track_udp *udps;   /* owned */
	uint32_t *index;          /* owned: slot + 1, or 0; a power of two of them */
	uint32_t count, room, tcp_count, tcp_room, udp_count, udp_room, index_count;
	uint32_t streams[2];      /* handed out so far: UDP, TCP */
	struct track_pieces pieces;
	struct track_awaited awaited[TRACK_AWAITED]; /* the last ones */
	uint8_t await_next;
	bool awaits; /* there was one */
};

/* A line of FTP, which may say that a connection will come; whether this segment's is one that was
 * said to come, which it is but once. */
void track_await(struct track_table *table, const struct ends *ends, const uint8_t *ports,
	const uint8_t *p, uint32_t n);
bool track_awaited(struct track_table *table, const struct ends *ends, const uint8_t *ports);

/* Whether these bytes begin RDP, which stays what it is when there is TLS in it. */
bool track_other(const uint8_t *ports, const uint8_t *p, uint32_t n);

/* Whether these bytes are a version of VNC, RFC 6143 7.1.1, on a port that is not known for it:
 * Wireshark begins another stream behind them. */
bool track_anew(const uint8_t *ports, const uint8_t *p, uint32_t n);

void track_table_done(struct track_table *table);

/* Here, where the key is in registers still; the products do not wait for each other. */
static inline uint32_t track_hash(const struct track_key *key)
{
	uint64_t h = key->a[0] * 0xd6e8feb86659fd93u ^ key->b[0] * 0xc4ceb9fe1a85ec53u ^
		     key->a[1] * 0xff51afd7ed558ccdu ^ key->b[1] * 0xbf58476d1ce4e5b9u ^
		     key->rest * 0x94d049bb133111ebu;

	h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 32);
}

/* The conversation of a key and its hash, made where there is none. */
struct track_slot *track_table_get(struct track_table *table, const struct track_key *key,
	uint32_t hash, bool tcp);

/* The same ends begin anew: a stream of its own, nothing known. */
void track_table_renew(struct track_table *table, struct track_slot *slot);

/* ---- questions and answers ---- */

#define TRACK_ASK_WAYS 4
#define TRACK_ASK_SETS 4096

/* A question that was asked. */
struct track_asked {
	uint64_t key;
	int64_t time;
	uint32_t frame, answer; /* 0: none yet */
};

/* Of each key's set the questions asked last are remembered. */
struct track_asks {
	struct track_asked (*sets)[TRACK_ASK_WAYS]; /* owned; NULL before the first */
	struct track_cards *cards;                  /* owned: who has which address */
};

void track_asks_done(struct track_asks *asks);
void track_web_free(struct track_web *web);

/* An ICMP message that may be an echo; a DNS message in the conversation of a key; an ARP
 * packet; an HTTP message. Each adds to the facts. */
struct track_moment {
	const struct frame *frame;
	unsigned layer;
	const struct ends *ends;
	uint32_t number; /* of the frame */
};

/* When the question of this key was asked first, if that was in another frame; else it is now. */
const struct track_asked *track_again(struct track_asks *asks, uint64_t key,
	const struct track_moment *m);

void track_echo(struct track_asks *asks, const struct track_moment *m, bool all,
	struct track_facts *facts);
void track_dns(struct track_asks *asks, const struct track_moment *m, const struct track_fact *in,
	struct track_facts *facts);
void track_arp(struct track_asks *asks, const struct track_moment *m, struct track_facts *facts);
void track_web(struct track_tcp *tcp, const struct track_moment *m, struct track_facts *facts);

/* ---- associations of SCTP ---- */

struct track_half {
	uint32_t first; /* number of its first data, once `started` */
	uint32_t peer;  /* the half of the other direction, index + 1; 0: not known */
	bool started, open; /* a message goes on with the number `next` */
	uint32_t next;
};

struct track_half_place {
	uint64_t key;  /* 0: free */
	uint32_t half; /* index + 1; 0: none waits for its peer here */
};

struct track_halves {
	struct track_half *at;          /* owned */
	struct track_half_place *index; /* owned: open addressing, a power of two of them */
	uint32_t count, room, index_count, used;
};

void track_halves_done(struct track_halves *halves);
void track_sctp(struct track_halves *halves, struct track_asks *asks,
	const struct track_moment *m, struct track_sctp *said);

#endif
