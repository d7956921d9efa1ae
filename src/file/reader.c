/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames out of a stream of pcap or pcapng bytes: which format it is, and pcap. No length is used
 * before the bytes it speaks of have arrived. */
#include "file/reader.h"

#include "base/lang.h"
#include "base/mem.h"
#include "reader_int.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC_MICRO 0xa1b2c3d4u
#define MAGIC_NANO 0xa1b23c4du
#define MAGIC_MODIFIED 0xa1b2cd34u /* Kuznetzov's: eight more bytes before each frame */
#define MAGIC_IXIA 0x1c0001abu     /* IXIA's: four more bytes behind the file's header, */
#define MAGIC_IXIA_CARD 0x1c0001acu /* which say how long all records are */

void reader_done(struct reader *reader)
{
	feed_done(&reader->feed);
	for (uint32_t i = 0; i < reader->name_count; i++) {
		free(reader->names[i].device);
		free(reader->names[i].remark);
	}
	free(reader->names);
	free(reader->links);
	reader->names = NULL;
	reader->name_count = 0;
	reader->links = NULL;
	reader->count = reader->room = 0;
}

long reader_fill(struct reader *reader, int fd)
{
	return feed_more(&reader->feed, fd);
}

enum read_state reader_bad(const struct reader *r, struct err *err, const char *why)
{
	if (feed_end(&r->feed, err) == 0)
		err_set(err, _("damaged at byte %llu: %s"),
			(unsigned long long)(r->feed.before + r->feed.at), why);
	return READ_BAD;
}

int reader_add_link(struct reader *r, struct reader_link **link)
{
	uint32_t at = r->first + r->count;

	if (r->fixed || at >= READER_LINKS)
		return -1;
	if (at >= r->room) {
		r->room = r->room ? r->room * 2 : 4;
		r->links = mem_grow(r->links, r->room, sizeof(*r->links));
	}
	r->count++;
	*link = &r->links[at];
	**link = (struct reader_link){.resolution = 6};
	return 0;
}

static bool is_pcap(uint32_t magic)
{
	return magic == MAGIC_MICRO || magic == MAGIC_NANO || magic == MAGIC_MODIFIED ||
	       magic == MAGIC_IXIA || magic == MAGIC_IXIA_CARD;
}

/* Before version 2.3 a record said how long the frame was first, and how much of it was kept then;
 * in 2.3 some programs did. DG/UX's tcpdump called itself 543.0. As libpcap has it. */
static int read_version(struct reader *r, unsigned major, unsigned minor)
{
	if (major < 2)
		return -1;
	r->crossed = major == 543 || (major == 2 && minor < 3) ? 1
		     : major == 2 && minor == 3		       ? 2
							       : 0;
	return 0;
}

/* AIX's tcpdump calls its files 2.2, counts nanoseconds and names the link by RFC 1573's ifType;
 * before an FDDI frame it puts three bytes. As Wireshark has it. */
static void read_aix(struct reader *r, unsigned major, unsigned minor)
{
	static const struct {
		uint8_t type, link;
	} links[] = {{6, 1}, {9, 6}, {15, 10}, {24, 0}};

	for (size_t i = 0; major == 2 && minor == 2 && i < sizeof(links) / sizeof(links[0]); i++) {
		if (r->network != links[i].type)
			continue;
		r->network = links[i].link;
		r->nano = true;
		r->pad = links[i].type == 15 ? 3 : 0;
		return;
	}
}

/* Of a file that begins so: how it comes to be read. */
static enum read_state tell_other(const struct reader *r, const uint8_t *p, struct err *err)
{
	static const struct {
		uint8_t magic[4];
		const char *why;
	} others[] = {
		{{0x28, 0xb5, 0x2f, 0xfd}, N_("this is compressed: zstd -dc FILE | trame -r -")},
		{{0xfd, '7', 'z', 'X'}, N_("this is compressed: xz -dc FILE | trame -r -")},
		{{'B', 'Z', 'h', '9'}, N_("this is compressed: bzip2 -dc FILE | trame -r -")},
		{{0x04, 0x22, 0x4d, 0x18}, N_("this is compressed: lz4 -dc FILE | trame -r -")},
		{{'P', 'K', 3, 4}, N_("this is an archive: unzip -p FILE | trame -r -")},
		{{'s', 'n', 'o', 'o'}, N_("this is snoop's: editcap FILE NEW makes pcapng of it")},
		{{'G', 'M', 'B', 'U'},
			N_("this is Network Monitor's: editcap FILE NEW makes pcapng of it")},
		{{'R', 'T', 'S', 'S'},
			N_("this is Network Monitor's: editcap FILE NEW makes pcapng of it")},
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (memcmp(p, others[i].magic, 4) == 0) {
			err_set(err, "%s", _(others[i].why));
			return READ_BAD;
		}
	return reader_bad(r, err, _("this is neither pcap nor pcapng"));
}

static enum read_state start_pcap(struct reader *r, const uint8_t *p, struct err *err)
{
	struct reader_link *link;
	uint32_t magic;
	unsigned major, minor;
	size_t head;

	r->swapped = is_pcap(bits_be32(p));
	magic = reader_get32(r->swapped, p);
	if (!is_pcap(magic))
		return tell_other(r, p, err);
	head = magic == MAGIC_IXIA || magic == MAGIC_IXIA_CARD ? 28 : 24;
	if (r->feed.len < head)
		return READ_MORE;
	major = reader_get16(r->swapped, p + 4);
	minor = reader_get16(r->swapped, p + 6);
	if (read_version(r, major, minor) < 0)
		return reader_bad(r, err, _("a version of pcap that is not known"));
	r->nano = magic == MAGIC_NANO;
	r->extra = magic == MAGIC_MODIFIED ? 8 : 0;
	r->guess = magic == MAGIC_MODIFIED || magic == MAGIC_MICRO;
	r->network = reader_get32(r->swapped, p + 20);
	read_aix(r, major, minor);
	if (reader_add_link(r, &link) < 0)
		return READ_BAD;
	link->link = (uint16_t)(r->network & 0xffff);
	link->snaplen = reader_get32(r->swapped, p + 16);
	link->resolution = r->nano ? 9 : 6;
	r->feed.at = head;
	r->format = READER_PCAP;
	return READ_FRAME;
}

/* A fraction of a second may be a second or more, or, in the 32 bits that Wireshark has for its
 * nanoseconds, below 0. */
static void take_time(const struct reader *r, const uint8_t *p, struct frame *frame)
{
	const int64_t second = INT64_C(1000000000);
	const uint32_t units = reader_get32(r->swapped, p + 4);
	const int64_t part = (int32_t)(r->nano ? units : units * 1000u);

	frame->time = reader_get32(r->swapped, p) * second + part;
	if (part < 0 || part >= second)
		frame->beyond = (int8_t)(part / second - (part < 0));
}

static enum read_state start(struct reader *r, struct err *err)
{
	if (r->feed.len < 4)
		return READ_MORE;
	if (bits_le32(r->feed.data) != MAGIC_NG)
		return start_pcap(r, r->feed.data, err);
	r->format = READER_NG;
	return READ_FRAME;
}

void reader_lengths(const struct reader *r, const uint8_t *record, uint32_t *cap, uint32_t *len)
{
	uint32_t a = reader_get32(r->swapped, record + 8),
		 b = reader_get32(r->swapped, record + 12);
	bool crossed = r->crossed == 1 || (r->crossed == 2 && a > b);

	*cap = crossed ? b : a;
	*len = crossed ? a : b;
}

enum read_state reader_next_pcap(struct reader *r, struct frame *frame, struct err *err)
{
	const uint8_t *p = r->feed.data + r->feed.at;
	size_t left = r->feed.len - r->feed.at, head;
	uint32_t cap, len;

	if (left < 16)
		return READ_MORE;
	if (r->guess)
		reader_guess(r);
	head = 16 + r->extra;
	reader_lengths(r, p, &cap, &len);
	if (reader_too_long(r->links[0].link, cap))
		return reader_bad(r, err, _("a frame longer than its link type allows"));
	if (left < head || left - head < cap)
		return READ_MORE;
	if (cap < r->pad)
		return reader_bad(r, err, _("a frame that is shorter than what stands before it"));
	r->guess = false;
	r->block = p;
	r->block_len = (uint32_t)head + cap;
	reader_clear(frame);
	frame->bytes = p + head + r->pad;
	frame->cap = cap - r->pad;
	frame->len = len < r->pad ? 0 : len - r->pad;
	take_time(r, p, frame);
	frame->digits = r->nano ? 9 : 6;
	frame->number = ++r->frames;
	frame->link = r->links[0].link;
	r->feed.at += head + cap;
	return READ_FRAME;
}

enum read_state reader_next(struct reader *reader, struct frame *frame, struct err *err)
{
	if (reader->format == READER_START) {
		enum read_state state = start(reader, err);

		if (state != READ_FRAME)
			return state;
	}
	return reader->format == READER_PCAP ? reader_next_pcap(reader, frame, err)
					     : reader_next_ng(reader, frame, err);
}

int reader_end(const struct reader *reader, struct err *err)
{
	const struct feed *s = &reader->feed;

	if (feed_end(s, err) < 0)
		return -1;
	if (reader->format == READER_START && s->len >= 4) /* its number was known */
		return err_set(err, _("cut short at byte 0: the file's header is not whole"));
	if (reader->format == READER_START)
		return err_set(err,
			s->len ? _("this is neither pcap nor pcapng") : _("the file is empty"));
	if (s->at < s->len || reader->skip)
		return err_set(err, _("cut short at byte %llu: the last record is not whole"),
			(unsigned long long)(s->before + s->at));
	return 0;
}

bool reader_ready(const struct reader *reader)
{
	return reader->format != READER_START && reader->count > 0;
}
