/* SPDX-License-Identifier: BSD-2-Clause */
/* Capture files: what is written is read back, in any pieces; damage ends a stream, never the
 * program; a save is old or new. */
#include "test.h"

#include "base/bits.h"
#include "file/reader.h"
#include "file/save_run.h"
#include "file/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FRAMES 50

static uint8_t payload[FRAMES][64];

/* The i-th frame of every file made here. */
static struct frame make(unsigned i)
{
	uint32_t n = 14 + i % 40;

	for (uint32_t k = 0; k < n; k++)
		payload[i][k] = (uint8_t)(i * 7 + k);
	return (struct frame){.bytes = payload[i],
		.cap = n,
		.len = n + i % 3,
		.link = LINK_ETHERNET,
		.time = INT64_C(1700000000123456789) + i * INT64_C(1000000007)};
}

static void write_all(struct buf *out, bool ng)
{
	struct writer writer = WRITER_INIT(ng);

	for (unsigned i = 0; i < FRAMES; i++) {
		struct frame frame = make(i);

		CHECK_INT(writer_add(&writer, out, &frame, NULL), 0);
	}
}

/* Feeds a stream in pieces of `piece` bytes; returns how many frames came out. */
static unsigned read_pieces(const struct buf *in, size_t piece, bool compare, struct err *err)
{
	struct reader reader = READER_INIT;
	struct frame frame;
	unsigned n = 0;
	size_t at = 0;

	err->text[0] = '\0';
	for (;;) {
		enum read_state state = reader_next(&reader, &frame, err);

		if (state == READ_BAD)
			break;
		if (state == READ_FRAME) {
			struct frame want = make(n % FRAMES);

			if (compare) {
				CHECK_BYTES(frame.bytes, frame.cap, want.bytes, want.cap);
				CHECK_INT(frame.len, want.len);
				CHECK_INT(frame.time, want.time);
				CHECK_INT(frame.link, want.link);
			}
			n++;
			continue;
		}
		if (at == in->len) {
			reader_end(&reader, err);
			break;
		}
		if (piece > in->len - at)
			piece = in->len - at;
		feed_give(&reader.feed, in->data + at, piece);
		at += piece;
	}
	reader_done(&reader);
	return n;
}

static void comes_back(void)
{
	static const size_t pieces[] = {1, 3, 16, 100, 1 << 20};

	for (int ng = 0; ng < 2; ng++) {
		struct buf file = BUF_INIT;
		struct err err;

		write_all(&file, ng);
		for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
			CHECK_INT(read_pieces(&file, pieces[i], true, &err), FRAMES);
			CHECK_STR(err.text, "");
		}
		buf_done(&file);
	}
}

/* Every prefix gives the frames that are whole in it, and says when it ends inside one. */
static void cut_short(void)
{
	for (int ng = 0; ng < 2; ng++) {
		struct buf file = BUF_INIT, cut;
		struct err err;
		unsigned last = 0;

		write_all(&file, ng);
		for (size_t n = 0; n <= file.len; n++) {
			unsigned frames;

			cut = (struct buf){file.data, n, n};
			frames = read_pieces(&cut, n ? n : 1, true, &err);
			CHECK(frames >= last && frames <= FRAMES);
			last = frames;
			if (n == 0)
				CHECK_STR(err.text, "the file is empty");
		}
		CHECK_INT(last, FRAMES);
		buf_done(&file);
	}
}

static void big_endian(void)
{
	static const uint8_t file[] = {0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0, 0xff, 0xff, 0, 0, 0, 101, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 9, 'a',
		'b', 'c', 'd'};
	struct reader reader = READER_INIT;
	struct frame frame;

	feed_give(&reader.feed, file, sizeof(file));
	CHECK_INT(reader_next(&reader, &frame, NULL), READ_FRAME);
	CHECK_INT(frame.time, INT64_C(2000003000));
	CHECK_INT(frame.cap, 4);
	CHECK_INT(frame.len, 9);
	CHECK_INT(frame.link, 101);
	CHECK_BYTES(frame.bytes, frame.cap, "abcd", 4);
	CHECK_INT(reader_next(&reader, &frame, NULL), READ_MORE);
	reader_done(&reader);
}

static void mixed_links(void)
{
	struct writer one = WRITER_INIT(false), many = WRITER_INIT(true);
	struct frame a = make(0), b = make(1), got;
	struct reader reader = READER_INIT;
	struct buf out = BUF_INIT;
	struct err err = {""};

	b.link = LINK_RAW;
	CHECK_INT(writer_add(&one, &out, &a, &err), 0);
	CHECK_INT(writer_add(&one, &out, &b, &err), -1);
	CHECK(strstr(err.text, ".pcapng") != NULL);
	buf_clear(&out);
	CHECK_INT(writer_add(&many, &out, &a, &err), 0);
	CHECK_INT(writer_add(&many, &out, &b, &err), 0);
	feed_give(&reader.feed, out.data, out.len);
	CHECK_INT(reader_next(&reader, &got, &err), READ_FRAME);
	CHECK_INT(got.link, LINK_ETHERNET);
	CHECK_INT(reader_next(&reader, &got, &err), READ_FRAME);
	CHECK_INT(got.link, LINK_RAW);
	CHECK(writer_is_ng("a.pcapng") && writer_is_ng("a") && !writer_is_ng("b.x/a.pcap"));
	buf_done(&out);
	reader_done(&reader);
}

/* Flipped bytes: no crash, no endless loop, no length believed. */
static void damaged(void)
{
	for (int round = 0; round < 4000; round++) {
		struct buf file = BUF_INIT;
		struct err err;
		size_t hits = 1 + test_random() % 8;

		write_all(&file, round & 1);
		while (hits-- > 0)
			file.data[test_random() % (round % 3 ? file.len : 80)] =
				(uint8_t)test_random();
		CHECK(read_pieces(&file, 1 + test_random() % 4096, false, &err) < 100000);
		buf_done(&file);
	}
}

static char folder[64];

static const char *in_folder(const char *name)
{
	static char path[128];

	if (!folder[0]) {
		strcpy(folder, "/tmp/trame-test-XXXXXX");
		CHECK(mkdtemp(folder) != NULL);
	}
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void check_file(const char *path, const char *want)
{
	char text[64] = "";
	int fd = open(path, O_RDONLY);

	if (!CHECK(fd >= 0))
		return;
	CHECK(read(fd, text, sizeof(text) - 1) >= 0);
	CHECK_STR(text, want);
	close(fd);
}

static void put(const char *path, const char *text)
{
	struct save save;
	struct err err;

	CHECK_INT(save_start(&save, path, &err), 0);
	CHECK_INT(save_write(&save, text, strlen(text), &err), 0);
	CHECK_INT(save_finish(&save, &err), 0);
}

static void saves(void)
{
	const char *path = in_folder("a");
	struct stat st;
	struct save save;
	struct err err;

	put(path, "old");
	CHECK_INT(chmod(path, 0640), 0);
	CHECK_INT(save_start(&save, path, &err), 0);
	CHECK_INT(save_write(&save, "half", 4, &err), 0);
	check_file(path, "old");
	save_cancel(&save);
	check_file(path, "old");
	put(path, "new");
	check_file(path, "new");
	CHECK_INT(stat(path, &st), 0);
	CHECK_INT(st.st_mode & 07777, 0640);
	unlink(path);
	rmdir(folder); /* fails, and the next check with it, if anything was left behind */
	CHECK(stat(folder, &st) < 0);
	folder[0] = '\0';
}

/* A full disk, as the limit on a file's size plays it: the old file stands, nothing lies beside. */
static void disk_full(void)
{
	const char *path = in_folder("a");
	char block[4096] = {0};
	int status;
	pid_t pid;

	put(path, "old");
	pid = fork();
	if (pid == 0) {
		struct rlimit limit = {8192, 8192};
		struct save save;
		struct err err = {""};
		int n = 0;

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		if (save_start(&save, path, &err) < 0)
			_exit(9);
		while (n < 10 && save_write(&save, block, sizeof(block), &err) == 0)
			n++;
		save_cancel(&save);
		_exit(n == 2 && strstr(err.text, path) ? 0 : 8);
	}
	waitpid(pid, &status, 0);
	CHECK_INT(status, 0);
	check_file(path, "old");
	unlink(path);
	CHECK_INT(rmdir(folder), 0);
	folder[0] = '\0';
}

static void no_folder(void)
{
	struct save save;
	struct err err = {""};

	CHECK_INT(save_start(&save, "/nonexistent/a", &err), -1);
	CHECK_STR(err.text, "/nonexistent/a: No such file or directory");
}

static void add(struct save_run *run, unsigned i, int want)
{
	struct buf bytes = BUF_INIT;
	struct err err = {""};
	char name[16];

	snprintf(name, sizeof(name), "%u", i);
	buf_text(&bytes, name);
	CHECK_INT(save_run_add(run, in_folder(name), &bytes, &err), want);
	CHECK(want == 0 || strstr(err.text, in_folder(name)));
	buf_done(&bytes);
}

static unsigned count_there(unsigned n)
{
	unsigned there = 0;
	char name[16];

	for (unsigned i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "%u", i);
		if (access(in_folder(name), F_OK) < 0)
			continue;
		check_file(in_folder(name), name);
		unlink(in_folder(name));
		there++;
	}
	return there;
}

/* Many files: whole or not there, those before one that fails and those after it. */
static void saves_many(void)
{
	struct save_run run = {.count = 0};
	struct err err = {""};

	put(in_folder("7"), "old");
	for (unsigned i = 0; i < 450; i++)
		add(&run, i, 0);
	check_file(in_folder("7"), "7"); /* it was among those that filled the first room */
	CHECK(access(in_folder("449"), F_OK) < 0);
	CHECK_INT(save_run_finish(&run, &err), 0);
	CHECK_INT(count_there(450), 450);
	add(&run, 0, 0);
	CHECK_INT(mkdir(in_folder("1"), 0700), 0);
	add(&run, 1, -1);
	CHECK_INT(rmdir(in_folder("1")), 0);
	add(&run, 2, 0);
	CHECK_INT(mkdir(in_folder("2"), 0700), 0); /* too late for it to be told at once */
	add(&run, 3, 0);
	CHECK_INT(save_run_finish(&run, &err), -1);
	CHECK(strstr(err.text, in_folder("2")) != NULL);
	CHECK_INT(rmdir(in_folder("2")), 0);
	CHECK_INT(count_there(4), 2);
	add(&run, 5, 0);
	save_run_done(&run);
	CHECK_INT(rmdir(folder), 0);
	folder[0] = '\0';
}

/* What was written may be taken back, and others take its place. */
static void begins_again(void)
{
	const char *path = in_folder("a");
	struct save save;
	struct err err;

	CHECK_INT(save_start(&save, path, &err), 0);
	CHECK(save_is_new(&save));
	CHECK_INT(save_write(&save, "all of this", 11, &err), 0);
	CHECK_INT(save_rewind(&save, &err), 0);
	CHECK_INT(save_write(&save, "new", 3, &err), 0);
	CHECK_INT(save_finish(&save, &err), 0);
	check_file(path, "new");
	unlink(path);
	CHECK_INT(rmdir(folder), 0);
	folder[0] = '\0';
	CHECK_INT(save_start(&save, "/dev/null", &err), 0);
	CHECK(!save_is_new(&save));
	CHECK_INT(save_finish(&save, &err), 0);
}

static const struct test tests[] = {
	{"pcap and pcapng come back as they were written", comes_back},
	{"every prefix of a capture reads as far as it goes", cut_short},
	{"big-endian pcap", big_endian},
	{"two link types need pcapng", mixed_links},
	{"4000 damaged captures", damaged},
	{"a save is old or new", saves},
	{"a full disk leaves the old file", disk_full},
	{"a folder that is not there", no_folder},
	{"many files are each old or new", saves_many},
	{"a save begins again", begins_again},
};
TEST_MAIN(tests)
