/* SPDX-License-Identifier: BSD-2-Clause */
/* What came in several frames, put together: fragments of IPv4 and IPv6, messages of HTTP, TLS and
 * DNS in segments of TCP, as Wireshark puts them together and in the frame in which it does. Such a
 * frame is made anew: behind its own bytes stand those that were put together, and its layers go on
 * there. What is waited for is bounded, whatever comes: the oldest is forgotten. */
#ifndef TRAME_FLOW_JOIN_H
#define TRAME_FLOW_JOIN_H

#include "flow/track.h"

/* What is put together: Wireshark's preferences of the same meaning. */
struct join_options {
	bool ip;           /* ip.defragment */
	bool ipv6;         /* ipv6.defragment */
	bool tcp;          /* tcp.desegment_tcp_streams */
	bool http_headers; /* http.desegment_headers */
	bool http_body;    /* http.desegment_body */
	bool tls;          /* tls.desegment_ssl_records */
	bool dns;          /* dns.desegment_dns_messages */
	bool check_ip;     /* ip.check_checksum: a fragment with a wrong sum is not taken */
	bool check_tcp;    /* tcp.check_checksum: nor a segment */
	bool analyzed;     /* tcp.analyze_sequence_numbers: what comes again is left out */
};

#define JOIN_OPTIONS {true, true, true, true, true, true, true, true, true, true}

enum join_kind { JOIN_IP, JOIN_IPV6, JOIN_TCP };

/* One piece of a whole. */
struct join_piece {
	uint64_t frame;
	uint32_t off, len; /* bytes of the whole */
	bool conflict;     /* others have something else in the same place */
};

/* Something put together: `len` bytes, the first `kept` of which stand at byte `at` of the frame.
 */
struct join_whole {
	enum join_kind kind;
	uint8_t layer; /* whose payload it is */
	uint32_t at, len, kept;
	const struct join_piece *pieces;
	uint32_t count;
};

/* What a line says of a segment whose message goes on. */
enum join_words {
	JOIN_SAID,    /* nothing: it does not go on, or there is enough to say */
	JOIN_HEADER,  /* what TCP has to say */
	JOIN_NOTHING, /* nothing, but that it goes on */
	JOIN_LINE,    /* `line` of the message */
};

/* What a record of TLS is, as those before it have it. Of a handshake: bytes that go on with a
 * message of a record before, whole messages, bytes that begin one that goes on. */
enum join_record_kind {
	JOIN_HIDDEN,   /* a handshake's, encrypted */
	JOIN_CLEAR,    /* a handshake's, in the clear */
	JOIN_RESUMED,  /* a change of ciphers: an earlier session is gone on with */
	JOIN_EMPTY,    /* of no bytes, behind which there are none: it is not looked at */
	JOIN_BEAT,     /* a heartbeat's, in the clear */
	JOIN_LENGTH,   /* no content, but a length that may not be: of a record of first_type */
	JOIN_STRAY,    /* no record; from here on `at` is where it begins */
	JOIN_MORE,     /* nobody knows what */
	JOIN_OLD,      /* a record of SSL 2.0 */
	JOIN_ODD,      /* a record where the tables see none */
};

struct join_record {
	uint32_t at, len; /* bytes of the frame: its content */
	enum join_record_kind kind;
	uint8_t keys;     /* enum tls_keys */
	bool old;         /* of before TLS 1.2 */
	bool ends;        /* the message that it goes on with */
	uint8_t first_type, last_type;
	uint32_t first, last; /* bytes that go on with a message, that begin one */
	uint32_t whole, size; /* the message that ends here, put together, or 0 */
	const struct join_piece *pieces;
	uint32_t count;
};

#define JOIN_WHOLES 2 /* one packet, one message */
#define JOIN_PARTS 16

struct join_part {
	uint32_t at, len; /* bytes of the frame */
};

struct join_info {
	struct join_whole wholes[JOIN_WHOLES];
	struct join_part parts[JOIN_PARTS]; /* tcp.segment_data */
	struct join_part pdus[JOIN_PARTS];  /* tcp.pdu.size */
	unsigned whole_count, part_count, pdu_count;
	const struct join_record *records; /* of which there is something to say, by their place */
	uint32_t record_count;
	uint8_t layer;        /* TCP's */
	bool ended;           /* its last bytes came with the end of the connection */
	bool middle;          /* HTTP, but no request was seen yet that this could belong to */
	bool goes_on;         /* a message goes on in another frame, and a line says so */
	enum join_words words;
	struct join_part line; /* JOIN_LINE: the message's first line, or none of its bytes */
	const char *says;     /* JOIN_NOTHING, but for this; or NULL */
	uint64_t in;          /* the frame in which a message was put together before; 0: none */
};

struct join;

struct join *join_new(const struct join_options *options);
void join_free(struct join *join);

/* The frame with its packet whole; itself if it is no last fragment. Every frame of the capture
 * must come, in order, dissected, before track_frame sees it. What comes back holds until the next
 * call. */
const struct frame *join_packet(struct join *join, const struct frame *frame);

/* The same frame, behind track_frame, with its messages whole. A frame that came from join_packet
 * may go in. */
const struct frame *join_stream(
	struct join *join, const struct track_facts *facts, const struct frame *frame);

/* The same frame behind that: what its records of TLS are, the messages in them whole. */
const struct frame *join_secret(
	struct join *join, const struct track_facts *facts, const struct frame *frame);

/* What is said of the record whose content begins at this byte of the frame, or NULL. */
const struct join_record *join_record_at(const struct frame *frame, uint32_t at);

/* Whether the content of a record of SSL 2.0, `n` bytes, is a message in the clear. */
bool track_old_clear(const uint8_t *content, uint32_t n);

/* What there is to say of it as items, behind those that are there. */
void join_items(const struct frame *frame, struct items *items);

#endif
