/* SPDX-License-Identifier: BSD-2-Clause */
/* What the records of a session of TLS say of it, and what is to be thought of the next one. The
 * decisions are Wireshark's. */
#ifndef TRAME_FLOW_TRACK_TLS_H
#define TRAME_FLOW_TRACK_TLS_H

#include "flow/join.h"
#include "flow/track.h"
#include "proto/secret.h"

enum { TLS_CHANGE = 20, TLS_ALERT, TLS_HANDSHAKE, TLS_DATA, TLS_HEARTBEAT, TLS_LAST };
enum { TLS_CLIENT_HELLO = 1, TLS_SERVER_HELLO = 2, TLS_HELLO_DONE = 14 };

#define SSL_2 0x0002
#define SSL_3 0x0300
#define TLS_1_2 0x0303
#define TLS_1_3 0x0304
#define TLS_RECORD 5 /* bytes of a record's head */

/* What stands where a record may begin. */
enum tls_stands {
	TLS_STANDS_RECORD,
	TLS_STANDS_OLD,   /* a record of SSL 2.0 */
	TLS_STANDS_STRAY, /* no record: it is to be ignored */
	TLS_STANDS_MORE,  /* nobody knows what */
};

/* Its bytes, of which `n` are there; 0: as many as are there do not say it. */
enum tls_stands track_tls_stands(const struct track_tls *tls, const uint8_t *p, uint32_t n,
	uint32_t *size);

/* A whole record of SSL 2.0: the version, if it is none that a client only offers. */
void track_tls_old(struct track_tls *tls, unsigned side, const uint8_t *p);

/* Adds such a record's items to a layer's. */
void track_old(const struct frame *frame, struct items *items, unsigned layer,
	const struct join_record *record);

/* What a record of SSL 2.0 has before its content: two bytes, or three. */
static inline uint32_t track_tls_old_head(const uint8_t *p)
{
	return p[0] & 0x80 ? 2 : 3;
}

/* A whole record, head and all: what version it has, if none is known, and that what comes behind
 * it is encrypted. */
void track_tls_record(struct track_tls *tls, bool server, uint64_t frame, const uint8_t *p,
	uint32_t n);

/* Whether the content of a handshake record is taken for encrypted. */
bool track_tls_hides(const struct track_tls *tls, bool server, uint64_t frame, const uint8_t *p,
	uint32_t n);

/* Whether there is a message of this type. */
bool track_tls_is_message(unsigned type);

/* A whole message of a handshake, type and length before it, that `side` said. */
void track_tls_message(struct track_tls *tls, unsigned side, const uint8_t *p, uint32_t n);

/* Whether `n` bytes of data in the clear are the answer behind which TLS begins. */
bool track_tls_starts(struct track_tls *tls, const uint8_t *ports, const uint8_t *p, uint32_t n);

/* How the session exchanges keys. */
enum tls_keys track_tls_keys(const struct track_tls *tls);

#endif
