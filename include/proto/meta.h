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
	META_ENCAP,
	META_TIME,
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
	META_PROTOCOLS,
	META_COUNT,
};

extern const struct proto proto_frame;

#endif
