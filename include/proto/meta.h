/* SPDX-License-Identifier: BSD-2-Clause */
/* What is known of a frame besides its bytes, as fields of no bits: its number, lengths, times. */
#ifndef TRAME_PROTO_META_H
#define TRAME_PROTO_META_H

#include "proto/proto.h"

/* Places in the table of proto_frame, in the order in which Wireshark shows them. */
enum meta {
	META_COMMENT,
	META_SECTION,
	META_IFACE,
	META_DEVICE, /* inside META_IFACE */
	META_REMARK,
	META_QUEUE, /* from here on: enum frame_noted */
	META_FLAGS,
	META_FLAGS_DIRECTION, /* inside META_FLAGS, as are those up to META_ID */
	META_FLAGS_RECEPTION,
	META_FLAGS_FCS,
	META_FLAGS_RESERVED,
	META_FLAGS_CRC,
	META_FLAGS_LONG,
	META_FLAGS_SHORT,
	META_FLAGS_GAP,
	META_FLAGS_UNALIGNED,
	META_FLAGS_START,
	META_FLAGS_PREAMBLE,
	META_FLAGS_SYMBOL,
	META_ID,
	META_DROPS,
	META_ENCAP,
	META_TIME,
	META_ODD, /* not of one second */
	META_SHIFT,
	META_EPOCH,
	META_DELTA,
	META_DELTA_SHOWN,
	META_RELATIVE,
	META_NUMBER,
	META_LEN,
	META_CAP_LEN,
	META_MARKED,
	META_IGNORED,
	META_WAY, /* of enum frame_noted, too */
	META_PROTOCOLS,
	META_COUNT,
};

extern const struct proto proto_frame;

#endif
