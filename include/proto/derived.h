/* SPDX-License-Identifier: BSD-2-Clause */
/* Fields that lie in no bytes: what is known of a header from the frames before it. */
#ifndef TRAME_PROTO_DERIVED_H
#define TRAME_PROTO_DERIVED_H

#include "proto/proto.h"

/* Places in the table of proto_derived_tcp. */
enum derived {
	DERIVED_STREAM,
	DERIVED_COMPLETENESS,
	DERIVED_LEN,
	DERIVED_SEQ_RAW,
	DERIVED_NEXT,
	DERIVED_ACK_RAW,
	DERIVED_WINDOW,
	DERIVED_SCALE,
	DERIVED_TIMES, /* around the next two */
	DERIVED_TIME_RELATIVE,
	DERIVED_TIME_DELTA,
	DERIVED_ANALYSIS, /* around what follows, up to DERIVED_FIN_FIRST */
	DERIVED_ACKS_FRAME,
	DERIVED_ACK_RTT,
	DERIVED_ROUND,
	DERIVED_IN_FLIGHT,
	DERIVED_PUSHED,
	DERIVED_FLAGS, /* around experts, the duplicate ack and the timeout */
	DERIVED_REUSED,
	DERIVED_RETRANSMISSION,
	DERIVED_RTO,
	DERIVED_RTO_FRAME,
	DERIVED_FAST,
	DERIVED_SPURIOUS,
	DERIVED_OUT_OF_ORDER,
	DERIVED_LOST,
	DERIVED_ACK_LOST,
	DERIVED_UPDATE,
	DERIVED_FULL,
	DERIVED_KEEP,
	DERIVED_KEEP_ACK,
	DERIVED_DUP_ACK,
	DERIVED_DUP_NUM,
	DERIVED_DUP_FRAME,
	DERIVED_DUP_EXPERT,
	DERIVED_PROBE,
	DERIVED_ZERO,
	DERIVED_PROBE_ACK,
	DERIVED_FIN_FIRST, /* experts inside the header's flags */
	DERIVED_FIN_SECOND,
	DERIVED_PLAIN_SEQ, /* the raw numbers where the others are no different */
	DERIVED_PLAIN_ACK,
	DERIVED_COUNT,
};

/* Places in that of proto_derived_udp. */
enum derived_udp {
	DERIVED_UDP_STREAM,
	DERIVED_UDP_TIMES,
	DERIVED_UDP_TIME_RELATIVE,
	DERIVED_UDP_TIME_DELTA,
};

/* Places in that of proto_derived_sctp. */
enum derived_sctp {
	DERIVED_SCTP_TSN,
	DERIVED_SCTP_ACK,
	DERIVED_SCTP_AGAIN, /* around the next two */
	DERIVED_SCTP_AGAIN_EXPERT,
	DERIVED_SCTP_AGAIN_TIME,
};

/* Places in that of proto_derived_asks: questions and their answers, of whatever protocol. */
enum derived_ask {
	DERIVED_ICMP_TO,
	DERIVED_ICMP_TIME,
	DERIVED_ICMPV6_TO,
	DERIVED_ICMPV6_TIME,
	DERIVED_DNS_TO,
	DERIVED_DNS_TIME,
	DERIVED_DNS_UNSOLICITED,
	DERIVED_DNS_ASKED_AGAIN,
	DERIVED_DNS_TOLD_AGAIN,
	DERIVED_DNS_AGAIN,
	DERIVED_DNS_ASKED_EXPERT,
	DERIVED_DNS_TOLD_EXPERT,
	DERIVED_HTTP_REQUEST_NUMBER,
	DERIVED_HTTP_RESPONSE_NUMBER,
	DERIVED_HTTP_TIME,
	DERIVED_HTTP_PREV_REQUEST,
	DERIVED_HTTP_PREV_RESPONSE,
	DERIVED_HTTP_REQUEST,
	DERIVED_HTTP_URI,
	DERIVED_ARP_GROUP, /* around the next ones */
	DERIVED_ARP_FRAME,
	DERIVED_ARP_EXPERT,
	DERIVED_ARP_SECONDS,
};

extern const struct proto proto_derived_tcp, proto_derived_udp, proto_derived_sctp,
	proto_derived_asks, proto_never;

#endif
