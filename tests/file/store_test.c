/* SPDX-License-Identifier: BSD-2-Clause */
/* pcapng in all its branches; the store gives the frames that the reader gives, from files, pipes
 * and gzip, while they grow; hostile lengths cost neither time nor memory. */
#include "test.h"

#include "file/store.h"
#include "file/made.h"

#include <time.h>
#include <unistd.h>
#include <zlib.h>

#define FRAMES 10

struct want {
	const char *bytes;
	uint32_t len;
	int64_t time;
	uint16_t link;
	uint32_t iface, section;
	const char *comment;
};

static const struct want wants[FRAMES] = {
	{"nanoseconds", 12, 1700000000123456789, 1, 0, 1, NULL},
	{"half", 5, 1003500000000, 101, 1, 1, "the comment"},
	{"simple!!!", 9, 0, 1, 0, 1, NULL},
	{"old", 3, 1001000000000, 101, 1, 1, NULL},
	{"late", 5, 2001000000, 113, 2, 1, ""},
	{"five", 5, 5000, 101, 0, 2, NULL},
	{"cut.", 9, 0, 101, 0, 2, NULL},
	{"six", 3, 6000, 101, 0, 2, NULL},
	{"", 1, 7000000000, 1, 0, 3, "an empty frame"},
	{"eight", 6, 8000000000, 1, 0, 3, NULL},
};

static void check_frame(const struct frame *frame, unsigned i)
{
	const struct want *want = &wants[i];

	CHECK_BYTES(frame->bytes, frame->cap, want->bytes, strlen(want->bytes));
	CHECK_INT(frame->len, want->len);
	CHECK_INT(frame->time, want->time);
	CHECK_INT(frame->link, want->link);
	CHECK_INT(frame->iface, want->iface);
	CHECK_INT(frame->section, want->section);
	CHECK_INT(frame->number, i + 1);
	CHECK_INT(frame->comment != NULL, want->comment != NULL);
	if (frame->comment && want->comment)
		CHECK_BYTES(frame->comment, frame->comment_len, want->comment,
			strlen(want->comment));
}

static void every_block(void)
{
	for (int big = 0; big < 2; big++) {
		struct made m = {.big = big};
		struct reader reader = READER_INIT;
		struct frame frame;
		struct err err = {""};
		unsigned n = 0;

		made_rich(&m);
		feed_give(&reader.feed, m.out.data, m.out.len);
		while (reader_next(&reader, &frame, &err) == READ_FRAME && n < FRAMES)
			check_frame(&frame, n++);
		CHECK_INT(n, FRAMES);
		CHECK_INT(reader_end(&reader, &err), 0);
		CHECK_STR(err.text, "");
		reader_done(&reader);
		buf_done(&m.out);
	}
}

/* A resolution and units of it, as nanoseconds. */
static void resolutions(void)
{
	static const struct {
		uint8_t resolution;
		int64_t offset;
		uint64_t units;
		int64_t time;
	} cases[] = {
		{0, 0, 3, 3000000000},
		{3, 0, 1234, 1234000000},
		{6, 7, 1, 7000001000},
		{9, -1, 2, -999999998},
		{12, 0, 1999, 1},
		{127, 0, UINT64_MAX, 0},
		{0x80, 0, 2, 2000000000},
		{0x80 | 1, 0, 3, 1500000000},
		{0x80 | 30, 0, UINT64_C(3) << 29, 1500000000},
		{0x80 | 63, 0, UINT64_C(1) << 62, 500000000},
		{0x80 | 64, 0, UINT64_C(1) << 63, 500000000},
		{0x80 | 127, 0, UINT64_MAX, 0},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct made m = {.big = i & 1};
		struct reader reader = READER_INIT;
		struct frame frame;

		made_section(&m);
		made_interface(&m, 1, 0, cases[i].resolution, cases[i].offset);
		made_packet(&m, 0, cases[i].units, "x", NULL);
		feed_give(&reader.feed, m.out.data, m.out.len);
		CHECK_INT(reader_next(&reader, &frame, NULL), READ_FRAME);
		CHECK_INT(frame.time, cases[i].time);
		reader_done(&reader);
		buf_done(&m.out);
	}
}

static int temporary(const void *bytes, size_t n)
{
	FILE *f = tmpfile();
	int fd = f ? dup(fileno(f)) : -1;

	if (CHECK(fd >= 0) && CHECK(pwrite(fd, bytes, n, 0) == (ssize_t)n))
		CHECK_INT(lseek(fd, 0, SEEK_SET), 0);
	if (f)
		fclose(f);
	return fd;
}

static void zip(struct buf *out, const struct buf *in)
{
	z_stream z = {.next_in = in->data, .avail_in = (uInt)in->len};

	CHECK_INT(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	z.avail_out = (uInt)deflateBound(&z, (uLong)in->len) + 64;
	z.next_out = buf_room(out, z.avail_out);
	CHECK_INT(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->len += z.total_out;
	deflateEnd(&z);
}

/* Everything there is goes into the index, in slices of `budget` bytes. */
static enum store_state index_all(struct store *store, size_t budget, struct err *err)
{
	enum store_state state = STORE_MORE;

	while (state == STORE_MORE)
		state = store_index(store, budget, err);
	return state;
}

static void check_store(int fd, size_t budget)
{
	struct store_look look = STORE_LOOK_INIT;
	struct store store;
	struct frame frame;
	struct err err = {""};

	CHECK_INT(store_open(&store, fd, &err), 0);
	CHECK_INT(index_all(&store, budget, &err), STORE_END);
	CHECK_INT(store_end(&store, &err), 0);
	CHECK_INT(store.count, FRAMES);
	for (unsigned k = 0; k < 100; k++) {
		unsigned i = (unsigned)(test_random() % FRAMES);

		if (CHECK_INT(store_frame(&store, &look, i, &frame), 0))
			check_frame(&frame, i);
	}
	CHECK_INT(store_frame(&store, &look, FRAMES, &frame), -1);
	CHECK_STR(err.text, "");
	store_look_done(&look);
	store_done(&store);
	close(fd);
}

static void any_frame(void)
{
	static const size_t budgets[] = {1, 100, 1 << 20};

	for (size_t i = 0; i < 6; i++) {
		struct made m = {.big = i & 1};
		struct buf zipped = BUF_INIT;
		int ends[2];

		made_rich(&m);
		zip(&zipped, &m.out);
		check_store(temporary(m.out.data, m.out.len), budgets[i / 2]);
		check_store(temporary(zipped.data, zipped.len), budgets[i / 2]);
		CHECK_INT(pipe(ends), 0);
		CHECK(write(ends[1], m.out.data, m.out.len) == (ssize_t)m.out.len);
		close(ends[1]);
		check_store(ends[0], budgets[i / 2]);
		buf_done(&zipped);
		buf_done(&m.out);
	}
}

/* A file that grows a byte at a time has, at any moment, the frames that are whole in it. */
static void grows(void)
{
	struct made m = {.big = true};
	struct store_look look = STORE_LOOK_INIT;
	struct store store;
	struct err err = {""};
	int fd = temporary("", 0);
	uint64_t seen = 0;

	made_rich(&m);
	CHECK_INT(store_open(&store, fd, &err), 0);
	for (size_t i = 0; i < m.out.len; i++) {
		struct frame frame;

		CHECK_INT(pwrite(fd, m.out.data + i, 1, (off_t)i), 1);
		CHECK_INT(index_all(&store, 100, &err), STORE_END);
		for (; seen < store.count; seen++)
			if (CHECK_INT(store_frame(&store, &look, seen, &frame), 0))
				check_frame(&frame, (unsigned)seen);
	}
	CHECK_INT(seen, FRAMES);
	store_look_done(&look);
	store_done(&store);
	close(fd);
	buf_done(&m.out);
}

/* A file that was empty when it was opened, and then turns out to be compressed. */
static void grows_zipped(void)
{
	struct made m = {.big = false};
	struct buf zipped = BUF_INIT;
	struct store_look look = STORE_LOOK_INIT;
	struct store store;
	struct frame frame;
	struct err err = {""};
	int fd = temporary("", 0);

	made_rich(&m);
	zip(&zipped, &m.out);
	CHECK_INT(store_open(&store, fd, &err), 0);
	CHECK_INT(index_all(&store, 100, &err), STORE_END);
	CHECK(store_grows(&store));
	for (size_t i = 0; i < zipped.len; i += 50) {
		size_t n = zipped.len - i < 50 ? zipped.len - i : 50;

		CHECK_INT(pwrite(fd, zipped.data + i, n, (off_t)i), n);
		CHECK_INT(index_all(&store, 100, &err), STORE_END);
	}
	CHECK(!store_grows(&store));
	CHECK_INT(store.count, FRAMES);
	for (unsigned i = FRAMES; i-- > 0;)
		if (CHECK_INT(store_frame(&store, &look, i, &frame), 0))
			check_frame(&frame, i);
	store_look_done(&look);
	store_done(&store);
	close(fd);
	buf_done(&m.out);
	buf_done(&zipped);
}

static void put_counts(struct made *m, uint64_t received, uint64_t dropped)
{
	made_open(m, 5);
	made_put(m, 0, 4);
	made_put(m, 0, 8);
	for (unsigned code = 4; code <= 5; code++) {
		made_put(m, code, 2);
		made_put(m, 8, 2);
		made_put(m, code == 4 ? received : dropped, 8);
	}
	made_option(m, 0, "", 0);
	made_close(m);
}

/* What interface statistics say: the last word of each section, all sections together. */
static void counts(void)
{
	for (int big = 0; big < 2; big++) {
		struct made m = {.big = big};
		struct reader reader = READER_INIT;
		struct frame frame;
		struct err err = {""};

		for (unsigned section = 0; section < 2; section++) {
			made_section(&m);
			made_interface(&m, 1, 0, 9, 0);
			put_counts(&m, 1, 0);
			put_counts(&m, UINT64_C(0x100000002) + section, 3 + section);
		}
		feed_give(&reader.feed, m.out.data, m.out.len);
		CHECK(!reader.counted);
		CHECK_INT(reader_next(&reader, &frame, &err), READ_MORE);
		CHECK(reader.counted);
		CHECK_INT(reader.received_before, UINT64_C(0x100000002));
		CHECK_INT(reader.received, UINT64_C(0x100000003));
		CHECK_INT(reader.dropped_before + reader.dropped, 7);
		reader_done(&reader);
		buf_done(&m.out);
	}
}

/* gzip: members one behind the other, what stands behind them, and data that is cut or broken. */
static void gzip_ends(void)
{
	struct made m = {.big = false};
	struct buf zipped = BUF_INIT;
	struct err err = {""};
	size_t len;

	made_rich(&m);
	zip(&zipped, &(struct buf){m.out.data, 60, 60});
	zip(&zipped, &(struct buf){m.out.data + 60, m.out.len - 60, 0});
	len = zipped.len;
	buf_text(&zipped, "behind the last member");
	check_store(temporary(zipped.data, zipped.len), 1000);
	for (size_t n = 20; n < len; n += 7) {
		int cut = temporary(zipped.data, n), broken;
		struct store store;

		err.text[0] = '\0';
		CHECK_INT(store_open(&store, cut, &err), 0);
		index_all(&store, 1000, &err);
		CHECK_INT(store_end(&store, &err), -1);
		CHECK(strstr(err.text, "cut short") != NULL);
		store_done(&store);
		close(cut);
		zipped.data[n] ^= 0x55;
		broken = temporary(zipped.data, len);
		zipped.data[n] ^= 0x55;
		CHECK_INT(store_open(&store, broken, &err), 0);
		index_all(&store, 1000, &err);
		CHECK(store.count <= FRAMES);
		store_done(&store);
		close(broken);
	}
	buf_done(&zipped);
	buf_done(&m.out);
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A million interfaces, the last of which has a frame. */
static void million(void)
{
	struct store_look look = STORE_LOOK_INIT;
	struct made m = {.big = false};
	struct store store;
	struct frame frame;
	struct err err = {""};
	double begin = seconds();
	int fd;

	made_section(&m);
	for (unsigned i = 0; i < 1000000; i++)
		made_interface(&m, (uint16_t)i, 0, 6, 0);
	made_packet(&m, 999999, 1, "last", NULL);
	fd = temporary(m.out.data, m.out.len);
	CHECK_INT(store_open(&store, fd, &err), 0);
	CHECK_INT(index_all(&store, 1 << 20, &err), STORE_END);
	CHECK_INT(store.count, 1);
	if (CHECK_INT(store_frame(&store, &look, 0, &frame), 0))
		CHECK_INT(frame.link, (uint16_t)999999);
	CHECK(store.reader.room * sizeof(*store.reader.links) <= 17u << 20);
	CHECK(seconds() - begin < 20);
	store_look_done(&look);
	store_done(&store);
	close(fd);
	buf_done(&m.out);
}

/* Blocks that lie about themselves: what is told, and that the frame before them came. */
static void lies(void)
{
	static const struct {
		size_t at; /* of the block */
		uint32_t value;
		const char *why;
	} cases[] = {
		{4, 0, "impossible length"},
		{4, 11, "impossible length"},
		{4, 13, "two lengths differ"},
		{4, UINT32_MAX & ~3u, "longer than 16 MiB"},
		{4, 16 << 20, "cut short"},
		{4, 32, "two lengths differ"},
		{8, 2, "not described"},
		{20, UINT32_MAX, "more bytes than it has"},
		{20, 9, "more bytes than it has"},
		{32, 44, "two lengths differ"},
		{0, 1, ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct made m = {.big = i & 1};
		struct reader reader = READER_INIT;
		struct frame frame;
		struct err err = {""};
		unsigned n = 0;

		made_section(&m);
		made_interface(&m, 1, 0, 6, 0);
		made_packet(&m, 0, 1, "before", NULL);
		made_packet(&m, 0, 2, "lies", NULL);
		made_set32(&m, m.block + cases[i].at, cases[i].value);
		feed_give(&reader.feed, m.out.data, m.out.len);
		while (reader_next(&reader, &frame, &err) == READ_FRAME)
			n++;
		if (!err.text[0])
			reader_end(&reader, &err);
		CHECK_INT(n, 1);
		if (!CHECK(strstr(err.text, cases[i].why) != NULL))
			fprintf(stderr, "case %zu: %s\n", i, err.text);
		CHECK(reader.feed.in.room < 1 << 20);
		reader_done(&reader);
		buf_done(&m.out);
	}
}

/* A block of 4 GiB that is no packet is passed over without being kept. */
static void huge_block(void)
{
	static const uint8_t piece[1 << 20];
	struct made m = {.big = false};
	struct reader reader = READER_INIT;
	struct frame frame;
	struct err err = {""};
	uint32_t len = 64u << 20;

	made_section(&m);
	made_interface(&m, 1, 0, 6, 0);
	made_put(&m, 0xbad, 4);
	made_put(&m, len, 4);
	feed_give(&reader.feed, m.out.data, m.out.len);
	for (uint32_t n = 8; n < len - 4;) {
		uint32_t part = len - 4 - n < sizeof(piece) ? len - 4 - n : sizeof(piece);

		CHECK_INT(reader_next(&reader, &frame, &err), READ_MORE);
		CHECK_INT(reader_end(&reader, NULL), -1);
		feed_give(&reader.feed, piece, part);
		n += part;
	}
	buf_clear(&m.out);
	made_put(&m, len, 4);
	made_packet(&m, 0, 1, "behind", NULL);
	feed_give(&reader.feed, m.out.data, m.out.len);
	CHECK_INT(reader_next(&reader, &frame, &err), READ_FRAME);
	CHECK(reader.feed.in.room < 8 << 20);
	reader_done(&reader);
	buf_done(&m.out);
}

static const struct test tests[] = {
	{"every block of pcapng, both orders, three sections", every_block},
	{"time resolutions", resolutions},
	{"any frame of a file, a pipe, gzip", any_frame},
	{"a file that grows", grows},
	{"an empty file that becomes gzip", grows_zipped},
	{"what interface statistics count", counts},
	{"gzip members, cut and broken data", gzip_ends},
	{"a million interfaces", million},
	{"blocks that lie", lies},
	{"a huge block that is no packet", huge_block},
};
TEST_MAIN(tests)
