/* SPDX-License-Identifier: BSD-2-Clause */
/* The list of captures that were opened lately: any path survives the file, bad lines do not, and
 * there are never too many; what files are by their content. */
#include "test.h"

#include "tui/folder.h"
#include "tui/recent.h"

#include <sys/stat.h>
#include <unistd.h>

static void round_trip(void)
{
	static const char *const paths[] = {"/a", "/with space/100%.pcap", "/line\nbreak",
		"/esc\x1b[2J\x7f", "/bad\xff\xfe", "/caf\xc3\xa9"};
	struct recent one = {.count = 0}, other = {.count = 0};
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		recent_add(&one, paths[i]);
	recent_write(&text, &one);
	CHECK_INT(memchr(text.data, 0x1b, text.len) != NULL, 0);
	recent_parse(&other, (const char *)text.data, text.len);
	CHECK_INT(other.count, one.count);
	for (unsigned i = 0; i < other.count && i < one.count; i++)
		CHECK_STR(other.at[i], one.at[i]);
	CHECK_STR(other.at[0], "/caf\xc3\xa9");
	recent_done(&one);
	recent_done(&other);
	buf_done(&text);
}

static void bad_lines(void)
{
	static const char text[] = "relative\n/good\n\n/bad%\n/bad%4\n/bad%zz\n/nul%00\n/last%41";
	struct recent recent = {.count = 0};
	struct buf lines = BUF_INIT;

	recent_parse(&recent, text, sizeof(text) - 1);
	CHECK_INT(recent.count, 2);
	CHECK_STR(recent.at[0], "/good");
	CHECK_STR(recent.at[1], "/lastA");
	recent_done(&recent);
	for (unsigned i = 0; i < 5000; i++)
		buf_text(&lines, "/x");
	recent_parse(&recent, (const char *)lines.data, lines.len);
	CHECK_INT(recent.count, 0);
	buf_done(&lines);
}

static void bounded(void)
{
	struct recent recent = {.count = 0};
	char path[16];

	for (unsigned i = 0; i < 3 * RECENT_MOST; i++) {
		snprintf(path, sizeof(path), "/%u", i);
		recent_add(&recent, path);
	}
	CHECK_INT(recent.count, RECENT_MOST);
	CHECK_STR(recent.at[0], "/29");
	CHECK_STR(recent.at[RECENT_MOST - 1], "/20");
	recent_add(&recent, "/25");
	CHECK_INT(recent.count, RECENT_MOST);
	CHECK_STR(recent.at[0], "/25");
	CHECK_STR(recent.at[1], "/29");
	CHECK_STR(recent.at[RECENT_MOST - 1], "/20");
	recent_done(&recent);
}

/* The folder is made where it is not there, and the file is the user's alone. */
static void file(void)
{
	char folder[] = "/tmp/recent.XXXXXX", path[64];
	struct recent one = {.count = 0}, other = {.count = 0};
	struct err err = {""};

	if (!CHECK(mkdtemp(folder) != NULL))
		return;
	setenv("XDG_STATE_HOME", folder, 1);
	recent_load(&one);
	CHECK_INT(one.count, 0);
	recent_add(&one, "/a\nb");
	CHECK_INT(recent_save(&one, &err), 0);
	CHECK_STR(err.text, "");
	recent_load(&other);
	CHECK_INT(other.count, 1);
	if (other.count)
		CHECK_STR(other.at[0], "/a\nb");
	setenv("XDG_STATE_HOME", "relative", 1);
	setenv("HOME", "", 1);
	CHECK_INT(recent_save(&one, &err), -1);
	snprintf(path, sizeof(path), "%s/trame/recent", folder);
	CHECK_INT(unlink(path), 0);
	snprintf(path, sizeof(path), "%s/trame", folder);
	CHECK_INT(rmdir(path), 0);
	CHECK_INT(rmdir(folder), 0);
	recent_done(&one);
	recent_done(&other);
}

static void put_file(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "w");

	if (!CHECK(f != NULL))
		return;
	CHECK_INT(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static void contents(void)
{
	static const struct {
		const char *bytes;
		size_t n;
		enum folder_magic magic;
	} files[] = {{"", 0, FOLDER_PLAIN}, {"\xd4\xc3\xb2", 3, FOLDER_PLAIN},
		{"\xd4\xc3\xb2\xa1", 4, FOLDER_PCAP}, {"\xa1\xb2\xc3\xd4", 4, FOLDER_PCAP},
		{"\x4d\x3c\xb2\xa1", 4, FOLDER_PCAP}, {"\n\r\r\n", 4, FOLDER_PCAPNG},
		{"\x1f\x8b", 2, FOLDER_GZIP}, {"text", 4, FOLDER_PLAIN}};
	char folder[] = "/tmp/folder.XXXXXX", path[64];
	struct folder_read read = {.dir = NULL};

	if (!CHECK(mkdtemp(folder) != NULL))
		return;
	snprintf(path, sizeof(path), "%s/file", folder);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct folder_facts facts;

		put_file(path, files[i].bytes, files[i].n);
		facts = folder_look(path);
		CHECK_INT(facts.magic, files[i].magic);
		CHECK_INT(facts.size, files[i].n);
	}
	CHECK_INT(folder_begin(&read, path), 1); /* a file, no folder */
	CHECK_INT(folder_begin(&read, folder), 0);
	while (folder_slice(&read))
		;
	CHECK_INT(read.folder.count, 1);
	CHECK_STR(folder_name(&read.folder, 0), "file");
	CHECK_INT(unlink(path), 0);
	CHECK_INT(folder_begin(&read, path), 0);
	CHECK(read.folder.why[0] != '\0');
	CHECK_INT(rmdir(folder), 0);
	folder_stop(&read);
}

static const struct test tests[] = {
	{"any path", round_trip},
	{"bad lines", bad_lines},
	{"never too many", bounded},
	{"the file", file},
	{"what files are", contents},
};
TEST_MAIN(tests)
