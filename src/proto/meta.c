/* SPDX-License-Identifier: BSD-2-Clause */
/* The frame itself: what its capture says of it. These fields lie in no bytes. */
#include "proto/meta.h"

#include <stddef.h>

#define NUMBER(name, text, sentence)                                                               \
	{                                                                                          \
		.id = "frame." name, .label = name, .title = text, .kind = FIELD_UINT,             \
		.about = sentence, .rfc = "pcapng 4"                                               \
	}
#define SECONDS(name, text, sentence)                                                              \
	{                                                                                          \
		.id = "frame." name, .label = name, .title = text, .kind = FIELD_TIME,             \
		.about = sentence, .rfc = "pcapng 4.3"                                             \
	}
#define TEXT(name, text, sentence)                                                                 \
	{                                                                                          \
		.id = "frame." name, .label = name, .title = text, .kind = FIELD_TEXT,             \
		.about = sentence, .rfc = "pcapng 4"                                               \
	}

#define NAMED(name, text, values, sentence)                                                        \
	{                                                                                          \
		.id = "frame." name, .label = name, .title = text, .kind = FIELD_UINT,             \
		.names = values, .about = sentence, .rfc = "pcapng 4.3.1"                          \
	}
#define FLAG(name, text, sentence) NAMED(name, text, set_names, sentence)
#define WORD(name, text, values, sentence)                                                         \
	{                                                                                          \
		.id = "frame." name, .label = name, .title = text, .kind = FIELD_HEX, .digits = 8, \
		.names = values, .about = sentence, .rfc = "pcapng 4.3.1"                          \
	}

static const struct name set_names[] = {{0, "Not set"}, {1, "Set"}, {0, NULL}};
static const struct name direction_names[] = {
	{0, "Unknown"}, {1, "Inbound"}, {2, "Outbound"}, {3, "Unknown"}, {0, NULL}};
static const struct name reception_names[] = {
	{0, "Not specified"}, {1, "Unicast"}, {2, "Multicast"}, {3, "Broadcast"},
	{4, "Promiscuous"}, {0, NULL}};
static const struct name way_names[] = {{0, "Sent"}, {1, "Received"}, {0, NULL}};

static const struct field fields[] = {
	[META_COMMENT] = {.id = "frame.comment",
		.label = "comment",
		.title = "Comment",
		.kind = FIELD_TEXT,
		.also = "pkt_comment",
		.about = "What somebody wrote about the frame.",
		.rfc = "pcapng 4"},
	[META_SECTION] = NUMBER(
		"section_number", "Section number", "Which section of the capture it is in."),
	[META_IFACE] =
		NUMBER("interface_id", "Interface id", "The interface that took it, from 0."),
	[META_DEVICE] = TEXT("interface_name", "Interface name",
		"What the capturing machine called the interface."),
	[META_REMARK] = TEXT("interface_description", "Interface description",
		"How the capturing machine described the interface."),
	[META_QUEUE] = NUMBER("interface_queue", "Interface queue", "The card's queue."),
	[META_FLAGS] = WORD("packet_flags", "Packet flags", NULL, "What the card said of it."),
	[META_FLAGS_DIRECTION] = WORD("packet_flags_direction", "Direction", direction_names,
		"Whether the frame came in or went out."),
	[META_FLAGS_RECEPTION] = NAMED("packet_flags_reception_type", "Reception type",
		reception_names, "To whom it was sent."),
	[META_FLAGS_FCS] = NUMBER("packet_flags_fcs_length", "FCS length",
		"Bytes of the check sequence at its end."),
	[META_FLAGS_RESERVED] = NUMBER("packet_flags_reserved", "Reserved", "Zero."),
	[META_FLAGS_CRC] = FLAG("packet_flags_crc_error", "CRC error", "It was damaged."),
	[META_FLAGS_LONG] = FLAG("packet_flags_packet_too_error", "Packet too long error",
		"It was too long."),
	[META_FLAGS_SHORT] = FLAG("packet_flags_packet_too_short_error", "Packet too short error",
		"It was too short."),
	[META_FLAGS_GAP] = FLAG("packet_flags_wrong_inter_frame_gap_error",
		"Wrong interframe gap error", "It came too soon behind another."),
	[META_FLAGS_UNALIGNED] = FLAG("packet_flags_unaligned_frame_error",
		"Unaligned frame error", "It was no whole bytes."),
	[META_FLAGS_START] = FLAG("packet_flags_start_frame_delimiter_error",
		"Start frame delimiter error", "What begins a frame was wrong."),
	[META_FLAGS_PREAMBLE] = FLAG("packet_flags_preamble_error", "Preamble error",
		"What is before a frame was wrong."),
	[META_FLAGS_SYMBOL] = FLAG("packet_flags_symbol_error", "Symbol error",
		"A signal was none."),
	[META_ID] = NUMBER("packet_id", "Packet id", "The same where the frame was taken twice."),
	[META_DROPS] = NUMBER("drop_count", "Drop Count",
		"Frames that were lost since the one before it."),
	[META_WAY] = {.id = "frame.p2p_dir", .label = "p2p_dir",
		.title = "Point-to-Point Direction", .kind = FIELD_UINT, .names = way_names,
		.about = "Whether the frame came in or went out.", .rfc = "pcapng 4.3.1"},
	[META_ENCAP] = NUMBER("encap_type", "Encapsulation type",
		"What kind of link it was taken from, as Wireshark numbers them."),
	[META_TIME] = TEXT("time", "Arrival Time", "When it was taken."),
	[META_ODD] = {.id = "frame.time_invalid", .label = "", .title = "Time Invalid",
		.kind = FIELD_TEXT, .mute = true,
		.about = "The fraction of a second in its time is not one.", .rfc = "pcap 5"},
	[META_SHIFT] = SECONDS("offset_shift", "Time shift for this packet",
		"By how much its time was moved: not at all."),
	[META_EPOCH] = SECONDS("time_epoch", "Epoch Time", "Seconds since 1970 when it was taken."),
	[META_DELTA] = SECONDS("time_delta", "Time delta from previous captured frame",
		"Seconds since the frame before it."),
	[META_DELTA_SHOWN] =
		SECONDS("time_delta_displayed", "Time delta from previous displayed frame",
			"Seconds since the frame that was shown before it."),
	[META_RELATIVE] = SECONDS("time_relative", "Time since reference or first frame",
		"Seconds since the first frame of the capture."),
	[META_NUMBER] = NUMBER("number", "Frame Number", "Its place in the capture, from 1."),
	[META_LEN] = NUMBER("len", "Frame Length", "Bytes that it had on the wire."),
	[META_CAP_LEN] = NUMBER("cap_len", "Capture Length", "Bytes of it that were captured."),
	[META_MARKED] = NUMBER("marked", "Frame is marked", "Never: nobody marks frames here."),
	[META_IGNORED] =
		NUMBER("ignored", "Frame is ignored", "Never: nobody ignores frames here."),
	[META_PROTOCOLS] = TEXT(
		"protocols", "Protocols in frame", "The protocols of its layers, colons between."),
	[META_COUNT] = FIELD_END,
};

const struct proto proto_frame = {
	.id = "frame",
	.label = "frame",
	.title = "Frame",
	.layer = LAYER_LINK,
	.next = NEXT_DATA,
	.fields = fields,
	.about = "What the capture says of a frame.",
	.rfc = "pcapng 4",
};
