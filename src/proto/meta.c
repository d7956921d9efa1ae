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

static const struct field fields[] = {
	[META_COMMENT] = TEXT("comment", "Comment", "What somebody wrote about the frame."),
	[META_SECTION] = NUMBER(
		"section_number", "Section number", "Which section of the capture it is in."),
	[META_IFACE] =
		NUMBER("interface_id", "Interface id", "The interface that took it, from 0."),
	[META_DEVICE] = TEXT("interface_name", "Interface name",
		"What the capturing machine called the interface."),
	[META_REMARK] = TEXT("interface_description", "Interface description",
		"How the capturing machine described the interface."),
	[META_ENCAP] = NUMBER("encap_type", "Encapsulation type",
		"What kind of link it was taken from, as Wireshark numbers them."),
	[META_TIME] = TEXT("time", "Arrival Time", "When it was taken."),
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
