/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the joiner share. */
#ifndef TRAME_FLOW_JOIN_INT_H
#define TRAME_FLOW_JOIN_INT_H

#include "flow/join.h"

#include "base/buf.h"

#define JOIN_LONGEST (16u << 20) /* bytes of a message that are kept */
#define JOIN_HEAD (1u << 20)     /* bytes that are kept of a longer one */
#define JOIN_HELD (48u << 20)    /* bytes of all that are waited for */
#define JOIN_PIECES (1u << 20)   /* of a message */
#define JOIN_BACK 16384          /* pieces that may come before one that belongs before them */
#define JOIN_FRAGMENTS 2048      /* of a packet */

/* ---- pieces (join_pieces.c) ---- */

/* Pieces by their offset, those of one offset as they came; where they overlap the first of them in
 * this order has the bytes. */
struct pieces {
	struct join_piece *at; /* owned */
	uint8_t *data;         /* owned: `room` bytes */
	uint32_t count, piece_room, room;
	uint32_t upto; /* bytes from the beginning that are all there */
	uint32_t end;  /* the length of the whole, where `ended` */
	uint32_t need; /* bytes up to here are looked at no more, but for those at the beginning */
	uint32_t gone; /* bytes behind the first JOIN_HEAD that are not kept any more */
	bool ended;
	bool lost; /* too much: nothing is kept */
};

void pieces_done(struct pieces *p);
void pieces_add(
	struct pieces *p, uint64_t frame, uint32_t off, const uint8_t *bytes, uint32_t n);

/* Bytes of the beginning that are kept. */
static inline uint32_t pieces_kept(const struct pieces *p)
{
	return p->gone ? JOIN_HEAD : p->end;
}

/* Bytes of memory that they take. */
static inline uint64_t pieces_held(const struct pieces *p)
{
	return p->room + (uint64_t)p->piece_room * sizeof(*p->at);
}

/* All is there, and has been kept. */
static inline bool pieces_whole(const struct pieces *p)
{
	return p->ended && p->upto >= p->end && !p->lost;
}

/* ---- what a message needs (join_ask.c) ---- */

enum ask { ASK_NOTHING, ASK_BYTES, ASK_SEGMENT, ASK_END };

/* What a message of HTTP waits for that is asked for segments, one after the other: a line that
 * begins at byte `at` of it, of its header or before a chunk, has no end before byte `seen`; or a
 * chunk goes up to there. */
struct join_wait {
	bool known; /* else every segment may be what it waits for */
	bool chunk, data;
	uint32_t at, seen;
};

struct asked {
	enum ask ask;
	uint32_t more; /* ASK_BYTES: how many */
	uint32_t at;   /* bytes before the message that is not whole */
	enum join_words words;
	struct join_part line; /* JOIN_LINE */
	const char *says;      /* JOIN_NOTHING, but for this; or NULL */
	struct join_wait wait; /* ASK_SEGMENT */
};

/* A message that goes on over several segments. Numbers are relative to the connection's. */
struct join_message {
	uint32_t seq, next;  /* where it begins, and where it is thought to end */
	uint32_t last;       /* frame that had any of it */
	bool entire;         /* the next segment is taken whole */
	bool over;           /* all of it was there */
	bool partial;        /* but then it was too little */
	bool lined;          /* ASK_SEGMENT: JOIN_LINE was said, of `line` bytes */
	uint32_t line;
	struct join_wait wait;
	struct pieces pieces;
};

#define JOIN_MESSAGES 24 /* of a direction */

enum join_took {
	JOIN_TOOK_PART,  /* something is missing still */
	JOIN_TOOK_ALL,
	JOIN_TOOK_AGAIN, /* it was over and done with: an error */
};

/* What is known of a direction of a connection. */
struct join_way {
	uint32_t stream; /* + 1; 0: nothing is known */
	uint8_t way;
	const struct proto *spoken; /* in the connection, as far as it is one that is joined */
	const struct join_other *other; /* where that is data: what is known of it, or NULL */
	bool until_end;  /* a message ends with the connection */
	bool over;       /* a FIN came */
	bool asked;      /* HTTP: there was a request, of whichever end */
	bool bare;       /* HTTP: the other end answers without a body: HEAD, CONNECT */
	uint8_t count, room;
	struct join_message *messages; /* owned: by their first byte */
	uint64_t touched;
	struct pieces hand; /* of a message of a TLS handshake that records have pieces of */
	bool in_hand;       /* there is one */
};

struct join_call {
	struct join *join;
	struct frame *frame;     /* the layers are added here */
	const struct proto *proto;
	struct join_way *way, *back; /* `back` may be NULL */
	bool can;                /* more may be asked for */
	bool last;               /* but nothing comes behind it: HTTP asks for no body then */
	const struct track_tls *tls; /* what is known of its session */
	const struct join_other *other; /* where `proto` is data: what is known of its messages */
};

/* Adds the layers of the messages in `n` bytes at byte `at` of the frame, as far as they are whole.
 */
struct asked join_ask(const struct join_call *call, uint32_t at, uint32_t n);
struct asked join_ask_http(const struct join_call *call, uint32_t at, uint32_t n);

/* Whether a message, `n` bytes so far, still lacks what it waits for; then nothing of it has to be
 * looked at (join_http.c). */
bool join_waits(struct join_wait *w, const uint8_t *p, uint32_t n);

/* ---- messages that say how long they are (join_other.c) ---- */

/* What is known of a protocol that is not ours: `head` bytes of a message are needed for its
 * length, which is a number of `width` bytes from byte `at` on, and `more` bytes. */
struct join_other {
	uint16_t port;
	uint8_t head, at, width;
	int8_t more;
	bool low;   /* the lowest byte comes first */
	bool sized; /* Wireshark shows the length */
	const char *says[2]; /* what a line does of one that goes on, to, from the port; or NULL */
};

/* The one that these ports stand for, or NULL: the lower port says it. */
const struct join_other *join_other(const uint8_t *ports);

/* The one whose first message on a connection begins like these bytes, or NULL. */
const struct join_other *join_other_looks(const uint8_t *p, uint32_t n);

/* What the messages in `n` bytes need; those that are whole are data. */
struct asked join_ask_other(const struct join_call *call, uint32_t at, uint32_t n);

/* Tells of a message as Wireshark does (join_ask.c). */
void join_add_pdu(struct join_info *info, uint32_t at, uint32_t n);

/* ---- lines of HTTP (join_http.c) ---- */

struct join_http {
	uint32_t head;	 /* bytes up to and with the empty line */
	uint64_t length; /* Content-Length */
	bool answer, sized, chunked;
	bool rpc; /* a tunnel for remote procedure calls: Content-Length says nothing */
	unsigned code; /* of an answer */
};

/* The line that begins at `at`: its bytes without its end, or -1 if it does not end. A carriage
 * return alone ends one, too. */
int64_t join_line(const uint8_t *p, uint32_t n, uint32_t at, uint32_t *next);

/* What a header line says of the body. */
void join_http_line(struct join_http *m, const uint8_t *line, uint32_t n);

/* Adds the layers of `n` bytes that begin with no first line, as far as they are HTTP's; returns
 * how many they are (join_more.c). */
uint32_t join_more(const struct join_call *call, uint32_t at, uint32_t n);

/* Puts bytes behind the frame's as a source of their own; where they stand, or 0 if there are too
 * many of them (join_body.c). */
uint32_t join_source(struct join *join, const uint8_t *bytes, size_t n);

/* Decodes the body of the HTTP message that is this layer, if it is coded (join_body.c). */
void join_body(const struct join_call *call, unsigned layer);

/* ---- the joiner itself ---- */

#define JOIN_WAYS 8192
#define JOIN_GROUPS 64 /* of JOIN_GROUP packets each */
#define JOIN_GROUP 4

struct join_packet_key {
	uint8_t src[16], dst[16];
	uint32_t id, kind;
};

struct join_fragments {
	struct join_packet_key key;
	uint64_t touched; /* 0: free */
	struct pieces pieces;
};

struct join {
	struct join_options options;
	struct join_info info;
	struct frame frame; /* the one that is made */
	struct buf out;     /* its bytes */
	bool made;
	uint64_t turn;
	uint64_t held; /* bytes in `ways` */
	struct pieces kept[JOIN_WHOLES]; /* what `info` points at */
	struct pieces hands[FRAME_BODIES]; /* and so are these */
	unsigned hand_count;
	struct join_record *records; /* owned */
	uint32_t record_room;
	unsigned way_count; /* of `ways`, those behind the last that was ever asked for apart */
	bool fragmented;    /* something is, or was, in `packets` */
	struct join_way ways[JOIN_WAYS];
	struct join_fragments packets[JOIN_GROUPS][JOIN_GROUP];
};

/* A direction of a stream (join_way.c), made where it is not known;
 * what is spoken in it, or NULL; of others' messages what is known, or NULL;
 * nothing is waited for in it any more; nor in the one that was not heard of for the longest time,
 * but `but`. */
struct join_way *join_way(struct join *join, uint32_t stream, unsigned side);
const struct proto *join_spoken(const struct join *join, uint32_t stream, unsigned side);
const struct join_other *join_heard(const struct join *join, uint32_t stream, unsigned side);
void join_forget(struct join *join, struct join_way *w);
void join_forget_hand(struct join *join, struct join_way *w);
void join_forget_oldest(struct join *join, const struct join_way *but);

/* Which of the two ends speaks in a TCP header: 0 or 1, the same in all frames. */
unsigned join_side(const struct frame *frame, unsigned layer);

/* What is held is made less, of others' than this direction, where it is too much. */
void join_bound(struct join *join, const struct join_way *but);

/* The TCP header whose payload is known to be whole, or NULL. */
const struct track_fact *join_fact(const struct track_facts *facts, const struct frame *frame);

/* The frame to change; the given one is copied the first time. */
struct frame *join_change(struct join *join, const struct frame *frame);

/* Puts bytes behind the frame's, what is put together there; returns their place. */
uint32_t join_show(struct join *join, const uint8_t *bytes, uint32_t n);

/* Puts a whole behind the frame's bytes; the pieces are the joiner's from then on. Returns its
 * place in the frame, or 0 where there is no more room to tell of it. */
uint32_t join_append(struct join *join, enum join_kind kind, unsigned layer, struct pieces *p);

/* ---- messages of a direction (join_list.c) ---- */

/* The message that begins there; the last one that begins there or before it; or NULL. */
struct join_message *join_message_at(const struct join_way *w, uint32_t seq);
struct join_message *join_message_upto(const struct join_way *w, uint32_t seq);

/* A new one, which takes the place of what began there; others move. */
struct join_message *join_message_new(struct join *join, struct join_way *w, uint32_t seq,
	uint32_t next);

enum join_took join_message_add(struct join *join, struct join_message *m,
	const struct join_piece *piece, const uint8_t *bytes, bool more);

/* What the message waits for, which begins where that was asked for; whether it is still not there.
 */
void join_message_waits(struct join_message *m, const struct asked *asked);
bool join_message_lacks(struct join_message *m);

/* What stands from byte `off` of the message on is of another one, which begins there; `whole` has
 * the pieces of both, and then those of the first. */
struct join_message *join_message_split(struct join *join, struct join_way *w,
	struct join_message *m, struct pieces *whole, uint32_t off);

void join_messages_drop(struct join *join, struct join_way *w);

/* ---- segments that nothing is made of (join_late.c) ---- */

/* Whether more may be asked for: nothing of the segment is missing, its sum is right or was left
 * to the card. */
bool join_may_wait(const struct join *join, const struct frame *frame, unsigned layer);

/* What comes again or late is not looked at, whatever it carries; that it is a segment's data is
 * said where it could have been waited for. */
const struct frame *join_leave_out(struct join *join, const struct frame *frame,
	const struct track_fact *fact);

#endif
