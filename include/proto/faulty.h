/* SPDX-License-Identifier: BSD-2-Clause */
/* What is shown behind the layers of a frame in which one of them cannot be read to its end. */
#ifndef TRAME_PROTO_FAULTY_H
#define TRAME_PROTO_FAULTY_H

#include "proto/proto.h"

/* Places in the table of proto_faulty. */
enum faulty {
	FAULTY_SHORT,     /* not all of it was captured */
	FAULTY_MALFORMED, /* it is not there */
	FAULTY_EXPERT,    /* inside that */
	FAULTY_AGAIN,     /* instead of it, where data is of what was put together before */
	FAULTY_WORDS,
};

#define FAULTY_OVERLAPS "New fragment overlaps old data (retransmission?)"
#define FAULTY_AGAIN_TEXT "Reassembly error, protocol TCP: " FAULTY_OVERLAPS

extern const struct proto proto_faulty;

/* Wireshark's short name of a protocol: "IPv6 Hop-by-Hop". */
const char *faulty_name(const struct proto *proto);

#endif
