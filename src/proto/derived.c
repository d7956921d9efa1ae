/* SPDX-License-Identifier: BSD-2-Clause */
/* What is known of a TCP or UDP header from the frames before it: fields that lie in no bytes. */
#include "proto/derived.h"

#include <stddef.h>

#define NUMBER(name, text, sentence)                                                               \
	{.id = name, .label = "", .title = text, .kind = FIELD_UINT, .about = sentence,            \
		.rfc = "RFC 9293 3.4"}
#define ANALYSIS(name, text, sentence)                                                             \
	{.id = "tcp.analysis." name, .label = "", .title = text, .kind = FIELD_UINT,               \
		.about = sentence, .rfc = "RFC 9293 3.8"}

static const struct field tcp_fields[] = {
	[DERIVED_STREAM] = NUMBER("tcp.stream", "Stream index",
		"Which of the capture's TCP conversations this is, from 0."),
	[DERIVED_LEN] = NUMBER("tcp.len", "TCP Segment Len", "Bytes of data in the segment."),
	[DERIVED_SEQ_RAW] = NUMBER("tcp.seq_raw", "Sequence Number (raw)",
		"The sequence number as it is in the header."),
	[DERIVED_NEXT] = NUMBER("tcp.nxtseq", "Next Sequence Number",
		"The relative number of the first byte behind the segment's data."),
	[DERIVED_ACK_RAW] = NUMBER("tcp.ack_raw", "Acknowledgment number (raw)",
		"The acknowledgment number as it is in the header."),
	[DERIVED_WINDOW] = NUMBER("tcp.window_size", "Calculated window size",
		"How many bytes the sender is ready to take, scaled as the SYN said."),
	[DERIVED_SCALE] = NUMBER("tcp.window_size_scalefactor", "Window size scaling factor",
		"What the window is multiplied with; -1 not known, -2 not used."),
	[DERIVED_FLAGS] = ANALYSIS("flags", "TCP Analysis Flags",
		"There is something to say of this segment."),
	[DERIVED_RETRANSMISSION] = ANALYSIS("retransmission",
		"This frame is a (suspected) retransmission", "The data was sent before."),
	[DERIVED_FAST] = ANALYSIS("fast_retransmission",
		"This frame is a (suspected) fast retransmission",
		"Sent again because of repeated acknowledgments, without waiting."),
	[DERIVED_SPURIOUS] = ANALYSIS("spurious_retransmission",
		"This frame is a (suspected) spurious retransmission",
		"Sent again though it was acknowledged already."),
	[DERIVED_OUT_OF_ORDER] = ANALYSIS("out_of_order",
		"This frame is a (suspected) out-of-order segment",
		"Later than data that was sent behind it."),
	[DERIVED_REUSED] = ANALYSIS("reused_ports",
		"A new tcp session is started with the same ports as an earlier session in this "
		"trace",
		"The ports of an earlier conversation are used again."),
	[DERIVED_LOST] = ANALYSIS("lost_segment",
		"Previous segment(s) not captured (common at capture start)",
		"What was sent before it is not in the capture."),
	[DERIVED_ACK_LOST] = ANALYSIS("ack_lost_segment",
		"ACKed segment that wasn't captured (common at capture start)",
		"It acknowledges what is not in the capture."),
	[DERIVED_UPDATE] = ANALYSIS("window_update", "TCP window update",
		"It only says that the window has changed."),
	[DERIVED_FULL] = ANALYSIS("window_full",
		"TCP window specified by the receiver is now completely full",
		"The receiver takes no more than this."),
	[DERIVED_KEEP] = ANALYSIS("keep_alive", "TCP keep-alive segment",
		"Asks whether the other end is still there."),
	[DERIVED_KEEP_ACK] = ANALYSIS("keep_alive_ack", "ACK to a TCP keep-alive segment",
		"Says that this end is still there."),
	[DERIVED_DUP_ACK] = ANALYSIS("duplicate_ack", "Duplicate ACK",
		"It says the same as the acknowledgment before it."),
	[DERIVED_DUP_NUM] = ANALYSIS("duplicate_ack_num", "Duplicate ACK #",
		"The how-manieth repetition it is."),
	[DERIVED_DUP_FRAME] = ANALYSIS("duplicate_ack_frame", "Duplicate to the ACK in frame",
		"The frame whose acknowledgment it repeats."),
	[DERIVED_PROBE] = ANALYSIS("zero_window_probe", "TCP Zero Window Probe",
		"One byte, to learn whether the window has opened."),
	[DERIVED_ZERO] = ANALYSIS("zero_window", "TCP Zero Window segment",
		"The sender takes no data for now."),
	[DERIVED_PROBE_ACK] = ANALYSIS("zero_window_probe_ack", "ACK to a TCP Zero Window Probe",
		"The window is still closed."),
	[DERIVED_COUNT] = FIELD_END,
};

static const struct field udp_fields[] = {
	[DERIVED_STREAM] = {.id = "udp.stream", .label = "", .title = "Stream index",
		.kind = FIELD_UINT, .rfc = "RFC 768",
		.about = "Which of the capture's UDP conversations this is, from 0."},
	FIELD_END,
};

const struct proto proto_derived_tcp = {
	.id = "tcp", .label = "TCP", .title = "Transmission Control Protocol",
	.layer = LAYER_TRANSPORT, .next = NEXT_DATA, .fields = tcp_fields,
	.about = "What is known of a segment from those before it.", .rfc = "RFC 9293",
};

const struct proto proto_derived_udp = {
	.id = "udp", .label = "UDP", .title = "User Datagram Protocol",
	.layer = LAYER_TRANSPORT, .next = NEXT_DATA, .fields = udp_fields,
	.about = "What is known of a datagram from those before it.", .rfc = "RFC 768",
};
