/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields that lie in no bytes: what is known of a TCP or UDP header from the frames before it. */
#ifndef TRAME_PROTO_DERIVED_H
#define TRAME_PROTO_DERIVED_H

#include "proto/proto.h"

/* Places in the table of proto_derived_tcp, in Wireshark's order; the first one in UDP's, too. */
enum derived {
	DERIVED_STREAM,
	DERIVED_LEN,
	DERIVED_SEQ_RAW,
	DERIVED_NEXT,
	DERIVED_ACK_RAW,
	DERIVED_WINDOW,
	DERIVED_SCALE,
	DERIVED_FLAGS,
	DERIVED_RETRANSMISSION,
	DERIVED_FAST,
	DERIVED_SPURIOUS,
	DERIVED_OUT_OF_ORDER,
	DERIVED_REUSED,
	DERIVED_LOST,
	DERIVED_ACK_LOST,
	DERIVED_UPDATE,
	DERIVED_FULL,
	DERIVED_KEEP,
	DERIVED_KEEP_ACK,
	DERIVED_DUP_ACK,
	DERIVED_DUP_NUM,
	DERIVED_DUP_FRAME,
	DERIVED_PROBE,
	DERIVED_ZERO,
	DERIVED_PROBE_ACK,
	DERIVED_COUNT,
};

extern const struct proto proto_derived_tcp, proto_derived_udp;

#endif
