/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame FILE`, `trame -r FILE`: the frames of a capture, in order, printed. */
#include "cmd/answers.h"
#include "cmd/cmd.h"
#include "cmd/devices.h"
#include "cmd/print.h"
#include "file/reader.h"
#include "lab/user.h"

#include <errno.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

static const char help[] = "  -r FILE            the capture: pcap or pcapng; - is standard input\n"
			   "  -T FORMAT          picture (default), tree, pdml, scapy, recipe, c; "
			   "or answers: each frame\n"
			   "                     beside the one that it answers\n"
			   "  -V                 -T tree\n"
			   "  -x                 the bytes too, as text2pcap reads them\n"
			   "  -c COUNT           stop after so many frames\n";

struct reading {
	struct print print;
	struct answers answers;
	bool pairs; /* -T answers */
	long most;  /* frames */
};

static int show(struct reading *r, struct frame *frame, struct err *err)
{
	frame_dissect(frame);
	return r->pairs ? answers_frame(&r->answers, &r->print, frame, err)
			: print_frame(&r->print, frame, NULL, err);
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
			if (show(r, &frame, err) < 0)
				return -1;
			seen++;
			continue;
		}
		if (print_flush(&r->print, err) < 0)
			return -1;
		switch (reader_fill(reader, fd)) {
		case 0: return reader_end(reader, err);
		case -1: return err_errno(err, "cannot read");
		default: break;
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

	if (print_all(r, &reader, fd, &err) < 0)
		status = CMD_FAILED;
	if (print_finish(&r->print, &late) < 0)
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

static int run(const struct cmd *cmd, int argc, char **argv)
{
	const char *file = NULL, *format = NULL;
	bool tree = false, hex = false, devices = false, named;
	struct reading r = {.most = LONG_MAX};
	const struct option_spec specs[] = {{'r', "read", .text = &file},
		{'T', NULL, .text = &format}, {'V', NULL, .flag = &tree}, {'x', NULL, .flag = &hex},
		{'c', "count", .number = &r.most}, {'D', NULL, .flag = &devices},
		{0, NULL, .flag = NULL}};
	enum print_format as = PRINT_PICTURE;
	struct look look;
	struct err err;
	char *words[argc];
	int fd, count, status = cmd_options(cmd, argc, argv, specs, &look, words, &count);

	if (status >= 0)
		return status;
	if (devices)
		return devices_list(&err) < 0 ? cmd_fail(&err) : CMD_DONE;
	named = file != NULL;
	if (!file && count == 1)
		file = words[--count];
	if (!file || count)
		return cmd_usage(
			cmd, "%s: one capture, please", count ? words[0] : "nothing to read");
	if (tree)
		as = PRINT_TREE;
	r.pairs = format && strcmp(format, "answers") == 0;
	if (format && !r.pairs && !print_find(format, &as))
		return cmd_usage(cmd, "-T %s: the formats are %s, answers", format, print_names);
	fd = open_file(file, &err);
	if (fd < 0 && !named && errno == ENOENT)
		return cmd_usage(cmd,
			"%s: neither a command nor a file; 'trame --help' lists the commands",
			file);
	if (fd < 0)
		return cmd_fail(&err);
	print_start(&r.print, as, hex, &look);
	status = read_file(&r, file, fd);
	print_done(&r.print);
	answers_done(&r.answers);
	return status;
}

const struct cmd cmd_read = {
	.name = "read",
	.synopsis = "[-r] FILE [-T FORMAT] [-V] [-x] [-c COUNT]",
	.about = "The frames of a capture, each layer's header side by side.",
	.help = help,
	.run = run,
};
