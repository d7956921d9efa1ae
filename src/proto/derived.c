/* SPDX-License-Identifier: BSD-2-Clause */
/* What is known of a TCP segment or a UDP datagram from those before it: fields of no bytes. */
#include "proto/derived.h"

#include "proto/expert.h"

#include <stddef.h>

#define MADE(name, text, how, sentence)                                                            \
	{.id = name, .label = "", .title = text, .kind = (how), .make = MAKE_PRESET,               \
		.about = sentence, .rfc = "RFC 9293 3.4"}
#define NUMBER(name, text, sentence) MADE(name, text, FIELD_UINT, sentence)
#define SECONDS(name, text, sentence) MADE(name, text, FIELD_TIME, sentence)

/* Something with fields inside, or the bare fact. */
#define MARK(name, text, sentence)                                                                 \
	{.id = name, .label = "", .title = text, .kind = FIELD_GROUP, .mute = true,                \
		.make = MAKE_PRESET, .about = sentence, .rfc = "RFC 9293 3.8"}

#define SAY(symbol, name, text, severity)                                                          \
	static const struct field symbol[] = EXPERT_PARTS(name, text, severity, EXPERT_SEQUENCE)

SAY(reused, "tcp.analysis.reused_ports",
	"A new tcp session is started with the same ports as an earlier session in this trace",
	EXPERT_NOTE);
SAY(retransmission, "tcp.analysis.retransmission", "This frame is a (suspected) retransmission",
	EXPERT_NOTE);
SAY(fast, "tcp.analysis.fast_retransmission", "This frame is a (suspected) fast retransmission",
	EXPERT_NOTE);
SAY(spurious, "tcp.analysis.spurious_retransmission",
	"This frame is a (suspected) spurious retransmission", EXPERT_NOTE);
SAY(out_of_order, "tcp.analysis.out_of_order",
	"This frame is a (suspected) out-of-order segment", EXPERT_WARN);
SAY(lost, "tcp.analysis.lost_segment",
	"Previous segment(s) not captured (common at capture start)", EXPERT_WARN);
SAY(ack_lost, "tcp.analysis.ack_lost_segment",
	"ACKed segment that wasn't captured (common at capture start)", EXPERT_WARN);
SAY(update, "tcp.analysis.window_update", "TCP window update", EXPERT_CHAT);
SAY(full, "tcp.analysis.window_full",
	"TCP window specified by the receiver is now completely full", EXPERT_WARN);
SAY(keep, "tcp.analysis.keep_alive", "TCP keep-alive segment", EXPERT_NOTE);
SAY(keep_ack, "tcp.analysis.keep_alive_ack", "ACK to a TCP keep-alive segment", EXPERT_NOTE);
SAY(duplicate, "tcp.analysis.duplicate_ack", "Duplicate ACK (#%u)", EXPERT_NOTE);
SAY(probe, "tcp.analysis.zero_window_probe", "TCP Zero Window Probe", EXPERT_NOTE);
SAY(zero, "tcp.analysis.zero_window", "TCP Zero Window segment", EXPERT_WARN);
SAY(probe_ack, "tcp.analysis.zero_window_probe_ack", "ACK to a TCP Zero Window Probe",
	EXPERT_NOTE);
SAY(fin_first, "tcp.connection.fin_active", "This frame initiates the connection closing",
	EXPERT_NOTE);
SAY(fin_second, "tcp.connection.fin_passive", "This frame undergoes the connection closing",
	EXPERT_NOTE);

static const struct name scale_names[] = {
	{UINT64_MAX, "unknown"}, {UINT64_MAX - 1, "no window scaling used"}, {0, NULL}};

static const struct field tcp_fields[] = {
	[DERIVED_STREAM] = NUMBER("tcp.stream", "Stream index",
		"Which of the capture's TCP conversations this is, from 0."),
	[DERIVED_COMPLETENESS] = NUMBER("tcp.completeness", "Conversation completeness",
		"What of the conversation was seen before: 1 SYN, 2 SYN and ACK, 4 ACK, 8 data, 16 "
		"FIN, 32 RST."),
	[DERIVED_LEN] = NUMBER("tcp.len", "TCP Segment Len", "Bytes of data in the segment."),
	[DERIVED_SEQ_RAW] = NUMBER("tcp.seq_raw", "Sequence Number (raw)",
		"The sequence number as it is in the header."),
	[DERIVED_NEXT] = NUMBER("tcp.nxtseq", "Next Sequence Number",
		"The relative number of the first byte behind the segment's data."),
	[DERIVED_ACK_RAW] = NUMBER("tcp.ack_raw", "Acknowledgment number (raw)",
		"The acknowledgment number as it is in the header."),
	[DERIVED_WINDOW] = NUMBER("tcp.window_size", "Calculated window size",
		"How many bytes the sender is ready to take, scaled as the SYN said."),
	[DERIVED_SCALE] = {.id = "tcp.window_size_scalefactor", .label = "",
		.title = "Window size scaling factor", .make = MAKE_PRESET, .names = scale_names,
		.about = "What the window is multiplied with; -1 not known, -2 not used.",
		.rfc = "RFC 7323 2.2"},
	[DERIVED_TIMES] = MARK("", "Timestamps", "How long ago the segments before it were."),
	[DERIVED_TIME_RELATIVE] = SECONDS("tcp.time_relative",
		"Time since first frame in this TCP stream",
		"Seconds since the conversation began."),
	[DERIVED_TIME_DELTA] = SECONDS("tcp.time_delta",
		"Time since previous frame in this TCP stream",
		"Seconds since the segment before it in the conversation."),
	[DERIVED_ANALYSIS] = MARK("tcp.analysis", "SEQ/ACK analysis",
		"What the segment is to those before it."),
	[DERIVED_ACKS_FRAME] = NUMBER("tcp.analysis.acks_frame",
		"This is an ACK to the segment in frame", "The frame whose data it acknowledges."),
	[DERIVED_ACK_RTT] = SECONDS("tcp.analysis.ack_rtt", "The RTT to ACK the segment was",
		"Seconds between that frame and this."),
	[DERIVED_ROUND] = SECONDS("tcp.analysis.initial_rtt", "iRTT",
		"Seconds that the handshake took, from the SYN to the last acknowledgment."),
	[DERIVED_IN_FLIGHT] = NUMBER("tcp.analysis.bytes_in_flight", "Bytes in flight",
		"Bytes sent and not yet acknowledged, with these."),
	[DERIVED_PUSHED] = NUMBER("tcp.analysis.push_bytes_sent", "Bytes sent since last PSH flag",
		"Bytes since the last segment that had the flag PSH."),
	[DERIVED_FLAGS] = MARK("tcp.analysis.flags", "TCP Analysis Flags",
		"There is something to say of this segment."),
	[DERIVED_REUSED] = {EXPERT(MAKE_EXPERT, reused)},
	[DERIVED_RETRANSMISSION] = {EXPERT(MAKE_EXPERT, retransmission)},
	[DERIVED_RTO] = SECONDS("tcp.analysis.rto", "The RTO for this segment was",
		"Seconds since the data was sent first."),
	[DERIVED_RTO_FRAME] = NUMBER("tcp.analysis.rto_frame", "RTO based on delta from frame",
		"The frame in which it was sent first."),
	[DERIVED_FAST] = {EXPERT(MAKE_EXPERT, fast)},
	[DERIVED_SPURIOUS] = {EXPERT(MAKE_EXPERT, spurious)},
	[DERIVED_OUT_OF_ORDER] = {EXPERT(MAKE_EXPERT, out_of_order)},
	[DERIVED_LOST] = {EXPERT(MAKE_EXPERT, lost)},
	[DERIVED_ACK_LOST] = {EXPERT(MAKE_EXPERT, ack_lost)},
	[DERIVED_UPDATE] = {EXPERT(MAKE_EXPERT, update)},
	[DERIVED_FULL] = {EXPERT(MAKE_EXPERT, full)},
	[DERIVED_KEEP] = {EXPERT(MAKE_EXPERT, keep)},
	[DERIVED_KEEP_ACK] = {EXPERT(MAKE_EXPERT, keep_ack)},
	[DERIVED_DUP_ACK] = MARK("tcp.analysis.duplicate_ack", "This is a TCP duplicate ack",
		"It says the same as the acknowledgment before it."),
	[DERIVED_DUP_NUM] = NUMBER("tcp.analysis.duplicate_ack_num", "Duplicate ACK #",
		"The how-manieth repetition it is."),
	[DERIVED_DUP_FRAME] = NUMBER("tcp.analysis.duplicate_ack_frame",
		"Duplicate to the ACK in frame", "The frame whose acknowledgment it repeats."),
	[DERIVED_DUP_EXPERT] = {EXPERT(MAKE_EXPERT, duplicate)},
	[DERIVED_PROBE] = {EXPERT(MAKE_EXPERT, probe)},
	[DERIVED_ZERO] = {EXPERT(MAKE_EXPERT, zero)},
	[DERIVED_PROBE_ACK] = {EXPERT(MAKE_EXPERT, probe_ack)},
	[DERIVED_FIN_FIRST] = {EXPERT(MAKE_EXPERT, fin_first)},
	[DERIVED_FIN_SECOND] = {EXPERT(MAKE_EXPERT, fin_second)},
	[DERIVED_PLAIN_SEQ] = {.id = "tcp.seq_raw", .label = "", .title = "Sequence Number (raw)",
		.kind = FIELD_UINT, .hidden = true,
		.about = "The sequence number as it is in the header.", .rfc = "RFC 9293"},
	[DERIVED_PLAIN_ACK] = {.id = "tcp.ack_raw", .label = "",
		.title = "Acknowledgment number (raw)", .kind = FIELD_UINT, .hidden = true,
		.about = "The acknowledgment number as it is in the header.", .rfc = "RFC 9293"},
	[DERIVED_COUNT] = FIELD_END,
};

static const struct field udp_fields[] = {
	[DERIVED_UDP_STREAM] = NUMBER("udp.stream", "Stream index",
		"Which of the capture's UDP conversations this is, from 0."),
	[DERIVED_UDP_TIMES] = MARK("", "Timestamps", "How long ago the datagrams before it were."),
	[DERIVED_UDP_TIME_RELATIVE] = SECONDS("udp.time_relative", "Time since first frame",
		"Seconds since the conversation began."),
	[DERIVED_UDP_TIME_DELTA] = SECONDS("udp.time_delta", "Time since previous frame",
		"Seconds since the datagram before it in the conversation."),
	FIELD_END,
};

SAY(said_again, "sctp.retransmission.expert", "Retransmitted TSN", EXPERT_NOTE);

static const struct field sctp_fields[] = {
	[DERIVED_SCTP_TSN] = NUMBER("sctp.data_tsn", "Transmission sequence number (relative)",
		"The number of the data, counted from the first of its association."),
	[DERIVED_SCTP_ACK] = NUMBER("sctp.sack_cumulative_tsn_ack", "Cumulative TSN ACK (relative)",
		"The acknowledged number, counted from the first of the peer's."),
	[DERIVED_SCTP_AGAIN] = NUMBER("sctp.retransmission",
		"This TSN is a retransmission of one in frame",
		"The frame that had the data first."),
	[DERIVED_SCTP_AGAIN_EXPERT] = {EXPERT(MAKE_EXPERT, said_again)},
	[DERIVED_SCTP_AGAIN_TIME] = SECONDS("sctp.retransmission_time", "Retransmitted after",
		"Seconds since that frame."),
	FIELD_END,
};

const struct proto proto_derived_tcp = {
	.id = "tcp", .label = "TCP", .title = "Transmission Control Protocol",
	.layer = LAYER_TRANSPORT, .next = NEXT_DATA, .fields = tcp_fields,
	.about = "What is known of a segment from those before it.", .rfc = "RFC 9293",
};

const struct proto proto_derived_sctp = {
	.id = "sctp", .label = "SCTP", .title = "Stream Control Transmission Protocol",
	.layer = LAYER_TRANSPORT, .next = NEXT_DATA, .fields = sctp_fields,
	.about = "What is known of a packet from those before it.", .rfc = "RFC 9260",
};

const struct proto proto_derived_udp = {
	.id = "udp", .label = "UDP", .title = "User Datagram Protocol",
	.layer = LAYER_TRANSPORT, .next = NEXT_DATA, .fields = udp_fields,
	.about = "What is known of a datagram from those before it.", .rfc = "RFC 768",
};
