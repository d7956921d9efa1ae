/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames as bytes of a capture file, little-endian, nanoseconds. draft-ietf-opsawg-pcap and
 * -pcapng. */
#include "file/writer.h"

#include "base/bits.h"
#include "base/lang.h"

#include <string.h>

static void put16(struct buf *out, uint16_t v)
{
	bits_put_le16(buf_room(out, 2), v);
	out->len += 2;
}

static void put32(struct buf *out, uint32_t v)
{
	bits_put_le32(buf_room(out, 4), v);
	out->len += 4;
}

bool writer_is_ng(const char *name)
{
	const char *dot = strrchr(name, '.');

	return !dot || (strcmp(dot, ".pcap") && strcmp(dot, ".cap") && strcmp(dot, ".dmp"));
}

static uint32_t snaplen(const struct writer *writer)
{
	return writer->snaplen ? writer->snaplen : 262144;
}

static void start_pcap(const struct writer *writer, struct buf *out, uint16_t link)
{
	put32(out, writer->micro ? 0xa1b2c3d4 : 0xa1b23c4d);
	put16(out, 2);
	put16(out, 4);
	put32(out, 0);
	put32(out, 0);
	put32(out, snaplen(writer));
	put32(out, writer->network ? writer->network : link);
}

static void start_ng(struct buf *out)
{
	put32(out, 0x0a0d0d0a);
	put32(out, 28);
	put32(out, 0x1a2b3c4d);
	put16(out, 1);
	put16(out, 0);
	put32(out, UINT32_MAX); /* section length unknown */
	put32(out, UINT32_MAX);
	put32(out, 28);
}

static void put_interface(const struct writer *writer, struct buf *out, uint16_t link)
{
	put32(out, 1);
	put32(out, writer->micro ? 20 : 32);
	put16(out, link);
	put16(out, 0);
	put32(out, snaplen(writer));
	if (!writer->micro) {
		put16(out, 9); /* if_tsresol: nanoseconds */
		put16(out, 1);
		put32(out, 9);
		put32(out, 0); /* end of options */
	}
	put32(out, writer->micro ? 20 : 32);
}

void writer_start(struct writer *writer, struct buf *out, uint16_t link)
{
	if (writer->started)
		return;
	writer->started = true;
	if (writer->ng) {
		start_ng(out);
		return;
	}
	start_pcap(writer, out, link);
	writer->links[writer->count++] = link;
}

/* The interface that stands for a link type, made when it is new; -1 when there are too many. */
static int find_link(struct writer *writer, struct buf *out, uint16_t link)
{
	for (unsigned i = 0; i < writer->count; i++)
		if (writer->links[i] == link)
			return (int)i;
	if (!writer->ng || writer->count == WRITER_LINKS)
		return -1;
	put_interface(writer, out, link);
	writer->links[writer->count] = link;
	return (int)writer->count++;
}

static void add_ng(const struct writer *writer, struct buf *out, const struct frame *frame,
	uint32_t interface)
{
	uint32_t pad = (4 - frame->cap % 4) % 4, all = 32 + frame->cap + pad;
	uint64_t time = (uint64_t)frame->time / (writer->micro ? 1000 : 1);

	put32(out, 6);
	put32(out, all);
	put32(out, interface);
	put32(out, (uint32_t)(time >> 32));
	put32(out, (uint32_t)time);
	put32(out, frame->cap);
	put32(out, frame->len);
	buf_add(out, frame->bytes, frame->cap);
	buf_fill(out, 0, pad);
	put32(out, all);
}

static int add_pcap(const struct writer *writer, struct buf *out, const struct frame *frame,
	struct err *err)
{
	int64_t rest, seconds = frame_seconds(frame, &rest);

	if (seconds < 0 || seconds > UINT32_MAX)
		return err_set(err, _("a time that pcap has no room for: name it .pcapng"));
	put32(out, (uint32_t)seconds);
	put32(out, (uint32_t)(writer->micro ? rest / 1000 : rest));
	put32(out, frame->cap);
	put32(out, frame->len);
	buf_add(out, frame->bytes, frame->cap);
	return 0;
}

int writer_add(struct writer *writer, struct buf *out, const struct frame *frame, struct err *err)
{
	int interface;

	writer_start(writer, out, frame->link);
	interface = find_link(writer, out, frame->link);
	if (interface < 0)
		return err_set(err, writer->ng ? _("more link types than this program writes")
					       : _("frames of different link types do not fit into "
						 "one pcap file: name it .pcapng"));
	if (!writer->ng)
		return add_pcap(writer, out, frame, err);
	add_ng(writer, out, frame, (uint32_t)interface);
	return 0;
}
