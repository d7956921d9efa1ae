/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame FILE`, `trame -r FILE`: the frames of a capture, in order, printed. */
#include "cmd/answers.h"
#include "cmd/choose.h"
#include "cmd/cmd.h"
#include "cmd/devices.h"
#include "cmd/follow.h"
#include "cmd/keep.h"
#include "cmd/print.h"
#include "file/reader.h"
#include "lab/user.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define READ_HELD (64u << 10) /* bytes of output that may wait */

static const char help[] =
	"  -r FILE            the capture: pcap or pcapng, gzipped or not; - is "
	"standard input\n"
	"  --follow           read on while the file grows, until Ctrl-C\n"
	"  -Y FILTER          only the frames that pass tshark's display filter: "
	"tcp.port == 80\n"
	"  BPF...             only those that pass tcpdump's: tcp port 80\n"
	"  -w FILE            write the frames: pcapng, or pcap by its name; comments, "
	"interfaces and\n"
	"                     unknown blocks are kept\n"
	"  -s SNAPLEN         cut frames to so many bytes\n"
	"  -T FORMAT          picture (default), text (a line a frame), tree, "
	"pdml, json, ek,\n"
	"                     fields, scapy, recipe, c; or answers: each frame "
	"beside the one\n"
	"                     that it answers\n"
	"  -e FIELD           with -T fields: a field to print; many times\n"
	"  -E SETTING         with -T fields: header=y, separator=, occurrence=f, "
	"aggregator=;\n"
	"                     quote=d, bom=y\n"
	"  -t WHEN            with -T text: times as tshark's -t has them; r, d, "
	"dd, e, a, ad, u, ...\n"
	"  -q                 print nothing\n"
	"  -n                 no names for addresses: there never are any\n"
	"  -V                 -T tree\n"
	"  -x                 the bytes too, as text2pcap reads them\n"
	"  -c COUNT           stop after so many frames\n";

struct reading {
	struct print print;
	struct answers answers;
	struct choose choose; /* -Y, BPF */
	struct keep keep; /* -w */
	struct bounds bounds; /* who is bound to which number */
	bool pairs;       /* -T answers */
	bool quiet;       /* nothing is printed */
	bool follow;
	long most;    /* frames */
	long snaplen; /* bytes; 0: frames are as they are */
};

/* 1 if the frame counts for -c, 0 if the capture filter leaves it out, -1. */
static int show(struct reading *r, struct frame *frame, struct err *err)
{
	int captured = choose_captured(&r->choose, frame, err);

	if (captured <= 0)
		return captured;
	if (r->snaplen && frame->cap > r->snaplen)
		frame->cap = (uint32_t)r->snaplen;
	frame->bounds = &r->bounds;
	if (!r->quiet || r->choose.filter)
		frame_dissect(frame);
	print_saw(&r->print, frame);
	if (!choose_shown(&r->choose, &r->print, frame))
		return 1;
	if (keep_frame(&r->keep, frame, err) < 0)
		return -1;
	if (r->quiet)
		return 1;
	if ((r->pairs ? answers_frame(&r->answers, &r->print, frame, err)
		      : print_frame(&r->print, frame, NULL, err)) < 0)
		return -1;
	return 1;
}

/* More bytes for the reader: 1, 0 at the end, -1. What is written so far is not held back. */
static int fill(struct reading *r, struct reader *reader, int fd, struct err *err)
{
	if (keep_flush(&r->keep, err) < 0)
		return -1;
	while (!r->follow || !follow_stopped()) {
		long n = reader_fill(reader, fd);

		if (n < 0)
			return err_errno(err, "cannot read");
		if (n > 0)
			return 1;
		if (!r->follow)
			return reader_end(reader, err);
		if (!follow_wait())
			break;
	}
	return 0;
}

static int print_all(struct reading *r, struct reader *reader, int fd, struct err *err)
{
	struct frame frame;
	long seen = 0;

	while (seen < r->most) {
		enum read_state state = reader_next(reader, &frame, err);

		if (state == READ_BAD)
			return -1;
		if (state == READ_FRAME) {
			int counts = show(r, &frame, err);

			if (counts < 0)
				return -1;
			seen += counts;
			if (r->print.out.len < READ_HELD)
				continue;
		}
		if (print_flush(&r->print, err) < 0)
			return -1;
		if (state == READ_MORE) {
			int more = fill(r, reader, fd, err);

			if (more <= 0)
				return more;
		}
	}
	return 0;
}

/* The frames before a damaged place are printed; then the damage is told. */
static int read_file(struct reading *r, const char *name, int fd)
{
	struct reader reader = READER_INIT;
	struct err err = {""}, late = {""};
	int status = CMD_DONE;

	keep_start(&r->keep, &reader, (uint32_t)r->snaplen);
	r->follow = r->follow && follow_can(fd);
	if (r->follow)
		follow_start();
	if (print_all(r, &reader, fd, &err) < 0)
		status = CMD_FAILED;
	if (print_finish(&r->print, &late) < 0 || keep_finish(&r->keep, &late) < 0)
		status = cmd_fail(&late);
	if (err.text[0]) {
		err_set(&late, "%s: %s", name, err.text);
		cmd_fail(&late);
	}
	reader_done(&reader);
	return status;
}

/* Opened with the rights of whoever started the program, read with an ordinary user's. */
static int open_file(const char *name, struct err *err)
{
	int fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return err_errno(err, "%s", name);
	return user_drop_root(err) < 0 ? -1 : fd;
}

static int not_there(const struct cmd *cmd, const char *name)
{
	return cmd_usage(cmd, "%s: neither a command nor a file; 'trame --help' lists the commands",
		name);
}

static int read_named(const struct cmd *cmd, struct reading *r, const char *name, bool named)
{
	struct err err;
	int fd = open_file(name, &err);

	if (fd < 0 && !named && errno == ENOENT)
		return not_there(cmd, name);
	return fd < 0 ? cmd_fail(&err) : read_file(r, name, fd);
}

static int start_fields(struct print *print, const struct option_list *wanted,
	const struct option_list *settings, struct err *err)
{
	struct fields_style style = FIELDS_STYLE;

	for (int i = 0; i < settings->count; i++)
		if (fields_set(&style, settings->at[i], err) < 0)
			return -1;
	return print_fields(print, &style, wanted->at, (uint32_t)wanted->count, err);
}

static int run(const struct cmd *cmd, int argc, char **argv)
{
	const char *file = NULL, *format = NULL, *out = NULL, *filter = NULL;
	const char *when = NULL;
	const char *names[argc], *settings[argc];
	struct option_list wanted = {names, 0}, style = {settings, 0};
	bool tree = false, hex = false, devices = false, named;
	bool numbers = false, silent = false; /* names are never asked for: -n is taken as read */
	struct summary times = SUMMARY_TIMES;
	struct reading r = {.most = LONG_MAX};
	const struct option_spec specs[] = {{'r', "read", .text = &file},
		{'T', NULL, .text = &format}, {'V', NULL, .flag = &tree}, {'x', NULL, .flag = &hex},
		{'e', NULL, .list = &wanted}, {'E', NULL, .list = &style},
		{'Y', "display-filter", .text = &filter},
		{'w', "write", .text = &out}, {'s', "snapshot-length", .number = &r.snaplen},
		{'t', NULL, .text = &when}, {'n', NULL, .flag = &numbers},
		{'q', NULL, .flag = &silent},
		{0, "follow", .flag = &r.follow}, {'c', "count", .number = &r.most},
		{'D', NULL, .flag = &devices},
		{0, NULL, .flag = NULL}};
	enum print_format as;
	struct look look;
	struct err err;
	char *words[argc];
	int count, status = cmd_options(cmd, argc, argv, specs, &look, words, &count);

	if (status >= 0)
		return status;
	if (devices)
		return devices_list(&err) < 0 ? cmd_fail(&err) : CMD_DONE;
	named = file != NULL;
	if (!file && count) {
		file = words[0];
		memmove(words, words + 1, (size_t)--count * sizeof(*words));
	}
	if (!file)
		return cmd_usage(cmd, "nothing to read");
	if (!named && count && access(file, F_OK) < 0 && errno == ENOENT)
		return not_there(cmd, file);
	as = tree ? PRINT_TREE : out ? PRINT_NONE : PRINT_PICTURE;
	r.pairs = format && strcmp(format, "answers") == 0;
	if (format && strcmp(format, "fields") == 0)
		as = PRINT_FIELDS;
	else if (format && !r.pairs && !print_find(format, &as))
		return cmd_usage(
			cmd, "-T %s: the formats are %s, fields, answers", format, print_names);
	if ((as == PRINT_FIELDS) != (wanted.count > 0))
		return cmd_usage(cmd, as == PRINT_FIELDS ? "-T fields: which? -e FIELD says it"
							 : "-e: goes with -T fields");
	if (when && !summary_time(when, &times.when, &times.digits))
		return cmd_usage(cmd, "-t %s: r, d, dd, e, a, ad, adoy, u, ud or udoy", when);
	r.quiet = silent || (as == PRINT_NONE && !hex && !r.pairs);
	if (out && strcmp(out, "-") == 0 && !r.quiet)
		return cmd_usage(
			cmd, "-w -: the capture goes to standard output, so nothing else can");
	if (r.snaplen > UINT32_MAX)
		return cmd_usage(cmd, "-s %ld: no frame is so long", r.snaplen);
	bounds_init(&r.bounds);
	status = choose_start(&r.choose, cmd, filter, words, count, &look);
	if (status >= 0) {
		choose_done(&r.choose);
		return status;
	}
	print_start(&r.print, as, hex, &look);
	print_times(&r.print, &times);
	choose_prepare(&r.choose, &r.print);
	if (as == PRINT_FIELDS && start_fields(&r.print, &wanted, &style, &err) < 0)
		status = cmd_usage(cmd, "%s", err.text);
	else if (keep_open(&r.keep, out, &err) < 0)
		status = cmd_fail(&err);
	else
		status = read_named(cmd, &r, file, named);
	choose_done(&r.choose);
	keep_done(&r.keep);
	print_done(&r.print);
	answers_done(&r.answers);
	return status;
}

const struct cmd cmd_read = {
	.name = "read",
	.synopsis = "[-r] FILE [-T FORMAT] [-e FIELD]... [-E SETTING]... [-V] [-x] [-c COUNT]\n"
		    "             [-s SNAPLEN] [-Y FILTER] [-w FILE] [--follow] [BPF...]",
	.about = "The frames of a capture, each layer's header side by side.",
	.help = help,
	.run = run,
};
