/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame send`: frames from recipes or captures go out; nobody waits for answers. */
#include "cmd/batch.h"
#include "base/lang.h"
#include "file/reader.h"
#include "lab/speak.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char help[] =
	N_("  --lab              on a private wire of its own; needs no privilege\n"
	"  -i IFACE           on an interface of this machine\n"
	"  --count N          send everything N times\n"
	"  --interval S       seconds between two frames\n"
	"  --rate N           frames a second, at most\n"
	"  -f FILE            recipes, one a line; - is standard input\n"
	"A word that names a capture file (pcap, pcapng) stands for its frames.\n");

/* What a word of the command line is: a capture that is open, or a recipe. */
struct source {
	const char *name;
	int fd; /* -1: a recipe */
};

struct sending {
	struct batch batch;
	struct speak speak;
	struct look look;
	struct buf bytes; /* of the frame in hand, owned */
	struct arena arena; /* owned: what a captured frame lifts into */
	struct source *sources;
	int count;
	const char *file, *iface;
	long rounds;
	double interval;      /* seconds */
	int64_t start;        /* when the first frame went, nanoseconds */
	uint64_t sent, total; /* frames, bytes */
};

/* ---- what is to be sent ---- */

static bool has_ending(const char *name)
{
	static const char *const endings[] = {".pcap", ".pcapng", ".cap", ".dmp"};
	size_t n = strlen(name);

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (n > strlen(endings[i]) &&
			strcmp(name + n - strlen(endings[i]), endings[i]) == 0)
			return true;
	return false;
}

/* A word that names a regular file is that file; one that ends as captures do must be one. */
static int open_source(struct source *source, const char *word, struct err *err)
{
	struct stat st;
	bool file = stat(word, &st) == 0 && S_ISREG(st.st_mode);

	*source = (struct source){word, -1};
	if (!file && !has_ending(word))
		return 0;
	source->fd = open(word, O_RDONLY | O_CLOEXEC);
	return source->fd < 0 ? err_errno(err, "%s", word) : 0;
}

/* ---- sending ---- */

/* The n-th frame goes n intervals after the first: what is late is not waited for again. */
static void wait_turn(const struct sending *s)
{
	int64_t turn = s->start + (int64_t)((double)s->sent * s->interval * 1e9);
	struct timespec at = {turn / 1000000000, turn % 1000000000};

	while (s->interval > 0 && s->sent &&
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) == EINTR)
		;
}

static int put(struct sending *s, const struct frame *frame, struct err *err)
{
	if (!s->sent)
		s->start = medium_now();
	wait_turn(s);
	if (medium_bulk(&s->speak.medium, frame, err) < 0)
		return -1;
	s->sent++;
	s->total += frame->len;
	return s->interval > 0 ? medium_let_go(&s->speak.medium, err) : 0;
}

static int put_stack(struct sending *s, const struct stack *stack, struct err *err)
{
	struct frame frame;

	switch (speak_frame(&s->speak, stack, &s->bytes, &frame, err)) {
	case SPEAK_READY: return put(s, &frame, err);
	case SPEAK_SILENT:
		return err_set(err,
			_("frame %llu: nobody on this wire has the address of the next hop; "
			  "eth dst=MAC says where it goes"),
			(unsigned long long)s->sent + 1);
	case SPEAK_FAILED: break;
	}
	return -1;
}

static int send_recipes(struct sending *s)
{
	struct err err;

	for (size_t i = 0; i < s->batch.count; i++) {
		uint64_t frames;

		if (batch_parse(&s->batch, i, &s->look))
			return CMD_USAGE;
		frames = recipe_count(s->batch.recipe);
		for (uint64_t k = 0; k < frames; k++)
			if (put_stack(s, recipe_stack(s->batch.recipe, k), &err) < 0)
				return cmd_fail(&err);
	}
	return 0;
}

/* A captured frame goes out as it is; a packet without a link header gets this wire's. */
static int put_captured(struct sending *s, struct frame *frame, struct err *err)
{
	struct stack stack;

	if (frame->cap < frame->len)
		return err_set(
			err, _("frame %llu was cut off when it was captured"),
			(unsigned long long)s->sent + 1);
	if (frame->link == s->speak.medium.link)
		return put(s, frame, err);
	if (frame->link == LINK_ETHERNET)
		return err_set(
			err, _("the capture is of Ethernet frames, which this interface has not"));
	arena_clear(&s->arena);
	stack_init(&stack, &s->arena);
	frame_dissect(frame);
	return stack_lift(&stack, frame, err) < 0 ? -1 : put_stack(s, &stack, err);
}

static int send_capture(struct sending *s, const struct source *source, struct err *err)
{
	struct reader reader = READER_INIT;
	struct err why;
	int status = 0;
	long got = 1;

	if (lseek(source->fd, 0, SEEK_SET) < 0)
		return err_errno(err, "%s", source->name);
	while (status == 0) {
		struct frame frame;
		enum read_state state = reader_next(&reader, &frame, &why);

		if (state == READ_FRAME) {
			status = put_captured(s, &frame, &why);
		} else if (state == READ_BAD) {
			status = -1;
		} else {
			got = reader_fill(&reader, source->fd);
			if (got <= 0)
				break;
		}
	}
	if (status == 0)
		status = got < 0 ? err_errno(&why, _("cannot read")) : reader_end(&reader, &why);
	reader_done(&reader);
	return status < 0 ? err_set(err, "%s: %s", source->name, why.text) : 0;
}

static int send_round(struct sending *s)
{
	struct err err;

	for (int i = 0; i < s->count; i++)
		if (s->sources[i].fd >= 0 && send_capture(s, &s->sources[i], &err) < 0)
			return cmd_fail(&err);
	return send_recipes(s);
}

static int tell(const struct sending *s)
{
	double seconds = s->sent ? (double)(medium_now() - s->start) / 1e9 : 0;

	return printf(lang_one(s->sent) ? _("Sent %llu frame, %llu bytes, on %s in %.3f s.\n")
					: _("Sent %llu frames, %llu bytes, on %s in %.3f s.\n"),
		       (unsigned long long)s->sent, (unsigned long long)s->total,
		       s->iface ? s->iface : _("the lab's wire"), seconds) < 0
		? CMD_FAILED
		: CMD_DONE;
}

static int send_all(struct sending *s)
{
	struct err err;
	int status = batch_check(&s->batch, 0, &s->look);

	if (status)
		return status;
	if (speak_start(&s->speak, s->batch.craft, &err) < 0)
		return cmd_fail(&err);
	for (long i = 0; i < s->rounds && !status; i++)
		status = send_round(s);
	if (medium_finish(&s->speak.medium, &err) < 0)
		status = cmd_fail(&err);
	return status ? status : tell(s);
}

/* What is opened with the rights of whoever started this, then an ordinary user's work. */
static int send_start(struct sending *s, char **words, struct err *err)
{
	int fd = s->file ? batch_open(s->file, err) : -1;

	if (s->file && fd < 0)
		return cmd_fail(err);
	for (int i = 0; i < s->count; i++)
		if (open_source(&s->sources[i], words[i], err) < 0)
			return cmd_fail(err);
	if (speak_open(&s->speak, s->iface, NULL, true, err) < 0 || batch_start(&s->batch, err) < 0)
		return cmd_fail(err);
	for (int i = 0; i < s->count; i++)
		if (s->sources[i].fd < 0)
			batch_add_word(&s->batch, words[i]);
	if (s->file && batch_add_file(&s->batch, s->file, fd, err) < 0)
		return cmd_fail(err);
	return send_all(s);
}

static bool set_rate(struct sending *s, const char *rate)
{
	char *end;
	double n = strtod(rate, &end);

	if (end == rate || (*end && strcmp(end, "/s")) || n <= 0)
		return false;
	s->interval = 1 / n;
	return true;
}

static int run(const struct cmd *cmd, int argc, char **argv)
{
	const char *rate = NULL;
	bool lab = false;
	struct sending s = {.rounds = 1, .speak.medium = MEDIUM_INIT};
	const struct option_spec specs[] = {{0, "lab", .flag = &lab},
		{'i', "interface", .text = &s.iface}, {0, "count", .number = &s.rounds},
		{0, "interval", .seconds = &s.interval}, {0, "rate", .text = &rate},
		{'f', "file", .text = &s.file}, {0, NULL, .flag = NULL}};
	struct source sources[argc];
	struct err err;
	char *words[argc];
	int status = cmd_options(cmd, argc, argv, specs, &s.look, words, &s.count);

	if (status >= 0)
		return status;
	if (lab == (s.iface != NULL))
		return cmd_usage(cmd, lab ? _("send: --lab or -i IFACE, not both")
					  : _("send: where? --lab, or -i IFACE"));
	if (!s.count && !s.file)
		return cmd_usage(cmd, _("send: a recipe or a capture, please"));
	if (rate && (s.interval > 0 || !set_rate(&s, rate)))
		return cmd_usage(
			cmd, _("--rate %s: frames a second, as 100/s, and no --interval"), rate);
	s.sources = sources;
	status = send_start(&s, words, &err);
	speak_done(&s.speak);
	arena_done(&s.arena);
	buf_done(&s.bytes);
	batch_done(&s.batch);
	return status;
}

const struct cmd cmd_send = {
	.name = "send",
	.synopsis =
		"send RECIPE|FILE... (--lab | -i IFACE) [--count N] [--interval S]\n"
		"             [--rate N/s]",
	.about = N_("Sends frames, not waiting for answers."),
	.help = help,
	.run = run,
};
