/* SPDX-License-Identifier: BSD-2-Clause */
/* A capture written from another: what is kept, what is cut; and hostile captures, which end
 * reader, store and copy alike and never the program. */
#include "test.h"

#include "file/copy.h"
#include "file/store.h"
#include "file/made.h"

#include <unistd.h>

/* Copies `in`, of which only the frames in the bit set `which` pass; how many frames it had. */
static unsigned copy_all(struct buf *out, const struct buf *in, bool ng, uint32_t snaplen,
	unsigned which)
{
	struct reader reader = READER_INIT;
	struct copy copy;
	struct frame frame;
	struct err err = {""};
	unsigned n = 0;

	copy_start(&copy, &reader, out, ng, snaplen);
	feed_give(&reader.feed, in->data, in->len);
	for (; reader_next(&reader, &frame, &err) == READ_FRAME; n++) {
		if (snaplen && frame.cap > snaplen)
			frame.cap = snaplen;
		if (which >> n % 32 & 1 && copy_frame(&copy, &frame, &err) < 0)
			break;
	}
	if (reader.format != READER_START)
		copy_finish(&copy);
	reader_done(&reader);
	return n;
}

static void all_is_kept(void)
{
	for (int big = 0; big < 2; big++) {
		struct made m = {.big = big};
		struct buf out = BUF_INIT;

		made_rich(&m);
		CHECK_INT(copy_all(&out, &m.out, true, 0, UINT32_MAX), 10);
		CHECK_BYTES(out.data, out.len, m.out.data, m.out.len);
		buf_done(&out);
		buf_done(&m.out);
	}
}

/* Bytes of every frame, a line each, with what is said of it. */
static void list(struct buf *text, const struct buf *in)
{
	struct reader reader = READER_INIT;
	struct frame frame;
	struct err err = {""};

	feed_give(&reader.feed, in->data, in->len);
	while (reader_next(&reader, &frame, &err) == READ_FRAME) {
		buf_printf(text, "%u %u %" PRId64 " %u ", (unsigned)frame.section, frame.len,
			frame.time, frame.link);
		buf_add(text, frame.bytes, frame.cap);
		buf_text(text, " ");
		if (frame.comment)
			buf_add(text, frame.comment, frame.comment_len);
		buf_text(text, "\n");
	}
	reader_end(&reader, &err);
	buf_text(text, err.text);
	reader_done(&reader);
}

static void cut_and_left_out(void)
{
	for (int big = 0; big < 2; big++) {
		struct made m = {.big = big};
		struct buf out = BUF_INIT, text = BUF_INIT;

		made_rich(&m);
		copy_all(&out, &m.out, true, 3, 1 | 2 | 4 | 8 | 256);
		list(&text, &out);
		CHECK_STR(buf_string(&text),
			"1 12 1700000000123456789 1 nan \n"
			"1 5 1003500000000 101 hal the comment\n"
			"1 9 0 1 sim \n"
			"1 3 1001000000000 101 old \n"
			"3 1 7000000000 1  an empty frame\n");
		buf_done(&text);
		buf_done(&out);
		buf_done(&m.out);
	}
}

/* pcap of each kind to pcap and pcapng: the frames and their times stay. */
static void from_pcap(void)
{
	static const uint32_t magics[] = {0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34};

	for (unsigned i = 0; i < 12; i++) {
		struct made m = {.big = i & 1};
		struct buf out = BUF_INIT, text = BUF_INIT, same = BUF_INIT;
		uint32_t magic = magics[i / 2 % 3];

		made_put(&m, magic, 4);
		made_put(&m, 2, 2);
		made_put(&m, 4, 2);
		made_put(&m, 0, 8);
		made_put(&m, 96, 4);
		made_put(&m, 0xf4000071, 4); /* LINUX_SLL, 4 bytes of FCS */
		for (unsigned k = 0; k < 2; k++) {
			made_put(&m, 1700000000 + k, 4);
			made_put(&m, 123456, 4);
			made_put(&m, 4, 4);
			made_put(&m, 60, 4);
			made_put(&m, 0, magic == 0xa1b2cd34 ? 8 : 0);
			buf_text(&m.out, k ? "two." : "one.");
		}
		CHECK_INT(copy_all(&out, &m.out, i >= 6, 0, UINT32_MAX), 2);
		list(&text, &out);
		buf_printf(&same, "%u 60 1700000000123456%s 113 one. \n", i >= 6,
			magic == 0xa1b23c4d ? "" : "000");
		if (magic == 0xa1b23c4d) {
			buf_clear(&same);
			buf_printf(&same, "%u 60 1700000000000123456 113 one. \n", i >= 6);
			buf_printf(&same, "%u 60 1700000001000123456 113 two. \n", i >= 6);
		} else {
			buf_printf(&same, "%u 60 1700000001123456000 113 two. \n", i >= 6);
		}
		CHECK_STR(buf_string(&text), buf_string(&same));
		if (i == 0 || i == 2) /* little-endian already, so the very same */
			CHECK_BYTES(out.data, out.len, m.out.data, m.out.len);
		buf_done(&same);
		buf_done(&text);
		buf_done(&out);
		buf_done(&m.out);
	}
}

/* Older versions of pcap say a record's lengths in the other order. */
static void old_pcap(void)
{
	static const struct {
		unsigned major, minor, a, b;
		unsigned cap, len;
	} cases[] = {
		{2, 4, 3, 9, 3, 9},
		{2, 3, 3, 9, 3, 9},
		{2, 3, 9, 3, 3, 9},
		{2, 2, 9, 3, 3, 9},
		{543, 0, 9, 3, 3, 9},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct made m = {.big = i & 1};
		struct reader reader = READER_INIT;
		struct frame frame;

		made_put(&m, 0xa1b2c3d4, 4);
		made_put(&m, cases[i].major, 2);
		made_put(&m, cases[i].minor, 2);
		made_put(&m, 0, 8);
		made_put(&m, 96, 4);
		made_put(&m, 1, 4);
		made_put(&m, 1, 4);
		made_put(&m, 1, 4);
		made_put(&m, cases[i].a, 4);
		made_put(&m, cases[i].b, 4);
		buf_text(&m.out, "abc");
		feed_give(&reader.feed, m.out.data, m.out.len);
		CHECK_INT(reader_next(&reader, &frame, NULL), READ_FRAME);
		CHECK_INT(frame.cap, cases[i].cap);
		CHECK_INT(frame.len, cases[i].len);
		reader_done(&reader);
		buf_done(&m.out);
	}
}

static int temporary(const struct buf *in)
{
	FILE *f = tmpfile();
	int fd = f ? dup(fileno(f)) : -1;

	CHECK(fd >= 0 && pwrite(fd, in->data, in->len, 0) == (ssize_t)in->len);
	lseek(fd, 0, SEEK_SET);
	if (f)
		fclose(f);
	return fd;
}

/* The store has the frames that the reader gave, and any order of asking gives the same bytes. */
static void compare(const struct buf *in)
{
	struct store_look look = STORE_LOOK_INIT;
	struct reader reader = READER_INIT;
	struct frame a, b;
	struct store store;
	struct err err = {""};
	int fd = temporary(in);
	uint64_t n = 0;

	CHECK_INT(store_open(&store, fd, &err), 0);
	while (store_index(&store, 1 + test_random() % 999, &err) == STORE_MORE)
		continue;
	feed_give(&reader.feed, in->data, in->len);
	while (reader_next(&reader, &a, &err) == READ_FRAME) {
		if (CHECK_INT(store_frame(&store, &look, n++, &b), 0)) {
			CHECK_BYTES(a.bytes, a.cap, b.bytes, b.cap);
			CHECK(a.time == b.time && a.link == b.link && a.iface == b.iface);
		}
	}
	CHECK_INT(store.count, n);
	/* and the file changes under it */
	for (uint64_t i = 0; i < n; i++) {
		uint8_t byte = (uint8_t)test_random();

		CHECK_INT(pwrite(fd, &byte, 1, (off_t)(test_random() % in->len)), 1);
		look.bytes.len = 0;
		store_frame(&store, &look, test_random() % n, &b);
	}
	reader_done(&reader);
	store_look_done(&look);
	store_done(&store);
	close(fd);
}

static void hostile(void)
{
	for (unsigned round = 0; round < 3000; round++) {
		struct made m = {.big = round & 1};
		struct buf out = BUF_INIT;
		unsigned hits = 1 + (unsigned)(test_random() % 12);

		made_rich(&m);
		while (hits-- > 0) {
			size_t at = test_random() % m.out.len;

			if (round % 3)
				m.out.data[at] = (uint8_t)test_random();
			else
				m.out.data[at & ~(size_t)3] ^= (uint8_t)(1 << test_random() % 8);
		}
		if (round % 7 == 0)
			m.out.len = test_random() % m.out.len + 1;
		CHECK(copy_all(&out, &m.out, round & 2, round & 4 ? 3 : 0,
			      (unsigned)test_random()) <= 200);
		compare(&m.out);
		buf_done(&out);
		buf_done(&m.out);
	}
}

static const struct test tests[] = {
	{"a pcapng file goes over byte for byte", all_is_kept},
	{"frames are cut and left out", cut_and_left_out},
	{"pcap of each kind, to both formats", from_pcap},
	{"pcap before its version 2.4", old_pcap},
	{"3000 hostile captures", hostile},
};
TEST_MAIN(tests)
