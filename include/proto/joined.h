/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields that lie in no bytes of a frame by itself: what was put together from several frames, and
 * the frames that it came in. */
#ifndef TRAME_PROTO_JOINED_H
#define TRAME_PROTO_JOINED_H

#include "proto/proto.h"

/* Places in the tables of proto_joined_ip, proto_joined_ipv6 and proto_joined_tcp. */
enum joined {
	JOINED_ALL,    /* all pieces, the fields below inside it */
	JOINED_PIECE,  /* the frame of one of them */
	JOINED_ERROR,  /* the same, of one that others contradict */
	JOINED_OVERLAP,
	JOINED_CONFLICT,
	JOINED_COUNT,
	JOINED_LENGTH,
	JOINED_DATA,
	JOINED_IN,     /* the frame in which the whole is shown */
	JOINED_SEGMENT_DATA, /* TCP alone, from here on */
	JOINED_PDU_SIZE,
};

extern const struct proto proto_joined_ip, proto_joined_ipv6, proto_joined_tcp;

#endif
