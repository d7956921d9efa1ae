/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame ask`: frames from recipes go out; what answers each is shown beside it. */
#include "cmd/batch.h"
#include "base/lang.h"
#include "cmd/pair.h"
#include "cmd/print.h"
#include "lab/speak.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ASK_PICTURES 3 /* pairs that are drawn if nobody says how; more get a line each */

static const char help[] =
	N_("  --lab              on a private wire of its own; needs no privilege\n"
	   "  -i IFACE           on an interface of this machine\n"
	   "  --timeout S        seconds to wait for each answer (1)\n"
	   "  --retry N          ask again, up to N times, when none comes\n"
	   "  --count N          ask everything N times\n"
	   "  -f FILE            recipes, one a line; - is standard input\n"
	   "  -w FILE            what the wire carried: pcapng, or pcap by the name\n"
	   "  -T FORMAT          picture, text, tabs, psml, tree, pdml, json, ek, scapy,\n"
	   "                     recipe, c; else many get a line each\n"
	   "  -V                 -T tree\n"
	   "  -x                 the bytes, as text2pcap reads them\n"
	   "Exit: 0 something answered, 1 it could not be sent, 2 wrong usage, 3 no reply.\n");

struct asking {
	struct batch batch;
	struct speak speak;
	struct print print;
	struct answer answer; /* owned */
	struct buf bytes;     /* of the question, owned */
	const char *file, *out, *iface;
	double timeout;
	long retry, count;
	bool lines; /* a line for each pair */
	struct pair_columns columns;
	uint64_t nth, of, answered;
};

static void tell_neighbour(void *arg, const struct frame *question, const struct answer *answer)
{
	struct asking *a = arg;

	pair_neighbour(&a->print, question, answer);
}

static int show(struct asking *a, const struct frame *sent, unsigned tries, struct err *err)
{
	struct pair pair = {a->nth, a->of, sent, &a->answer, tries, a->timeout};

	if (a->lines)
		pair_line(&a->print, &pair, &a->columns);
	else if (pair_print(&a->print, &pair, err) < 0)
		return -1;
	return print_flush(&a->print, err);
}

/* One question, until it is answered or nobody wants to ask any more. */
static int ask_frame(struct asking *a, const struct stack *stack, struct err *err)
{
	struct frame frame;
	unsigned tries = 0;
	enum speak_state state;

	a->speak.nth = a->nth++;
	state = speak_frame(&a->speak, stack, &a->bytes, &frame, err);
	a->answer.match = MATCH_NONE;
	a->answer.refusal.there = false;
	while (state == SPEAK_READY && a->answer.match == MATCH_NONE && tries < a->retry + 1) {
		if (speak_ask(&a->speak, &frame, &a->answer, err) < 0)
			return -1;
		tries++;
	}
	a->answered += a->answer.match != MATCH_NONE;
	return state == SPEAK_FAILED ? -1 : show(a, &frame, tries, err);
}

static int ask_all(struct asking *a)
{
	struct err err;

	for (size_t i = 0; i < a->batch.count; i++) {
		uint64_t frames;

		if (batch_parse(&a->batch, i, &a->print.look))
			return CMD_USAGE;
		frames = recipe_count(a->batch.recipe);
		for (uint64_t k = 0; k < frames; k++)
			if (ask_frame(a, recipe_stack(a->batch.recipe, k), &err) < 0)
				return cmd_fail(&err);
	}
	return 0;
}

/* How many questions there will be; all recipes are known to be right. */
static uint64_t count_all(struct asking *a)
{
	uint64_t all = 0;

	for (size_t i = 0; i < a->batch.count; i++) {
		uint64_t n = batch_parse(&a->batch, i, &a->print.look)
				     ? 0
				     : recipe_count(a->batch.recipe);

		all = n > UINT64_MAX - all ? UINT64_MAX : all + n;
	}
	return all > UINT64_MAX / (uint64_t)a->count ? UINT64_MAX : all * (uint64_t)a->count;
}

static int ask_on(struct asking *a, bool formatted)
{
	struct err err;
	int status = batch_check(&a->batch, 0, &a->print.look);

	if (status)
		return status;
	a->of = count_all(a);
	a->lines = !formatted && a->of > ASK_PICTURES;
	a->speak.asked = tell_neighbour;
	a->speak.arg = a;
	a->speak.wait = (int64_t)(a->timeout * 1e9);
	if (speak_start(&a->speak, a->batch.craft, &err) < 0)
		return cmd_fail(&err);
	for (long i = 0; i < a->count && !status; i++)
		status = ask_all(a);
	if (!status && a->lines)
		buf_printf(&a->print.out, _("%llu of %llu questions were answered.\n"),
			(unsigned long long)a->answered, (unsigned long long)a->nth);
	if (!status && (speak_finish(&a->speak, &err) < 0 || print_finish(&a->print, &err) < 0))
		return cmd_fail(&err);
	return status ? status : a->answered ? CMD_DONE : CMD_SILENT;
}

/* What is opened with the rights of whoever started this, then an ordinary user's work. */
static int ask_start(struct asking *a, char **words, int count, bool formatted)
{
	struct err err;
	int fd = a->file ? batch_open(a->file, &err) : -1;

	if ((a->file && fd < 0) || speak_open(&a->speak, a->iface, a->out, false, &err) < 0 ||
		batch_start(&a->batch, &err) < 0)
		return cmd_fail(&err);
	for (int i = 0; i < count; i++)
		batch_add_word(&a->batch, words[i]);
	if (a->file && batch_add_file(&a->batch, a->file, fd, &err) < 0)
		return cmd_fail(&err);
	return ask_on(a, formatted);
}

static int run(const struct cmd *cmd, int argc, char **argv)
{
	const char *format = NULL;
	bool tree = false, hex = false, lab = false;
	struct asking a = {.timeout = 1, .count = 1, .columns = {22, 13},
		.speak.medium = MEDIUM_INIT};
	const struct option_spec specs[] = {
		{0, "lab", .flag = &lab}, {'i', "interface", .text = &a.iface},
		{0, "timeout", .seconds = &a.timeout}, {0, "retry", .number = &a.retry},
		{0, "count", .number = &a.count}, {'f', "file", .text = &a.file},
		{'w', "write", .text = &a.out}, {'T', NULL, .text = &format},
		{'V', NULL, .flag = &tree}, {'x', NULL, .flag = &hex}, {0, NULL, .flag = NULL}};
	enum print_format as = tree ? PRINT_TREE : PRINT_PICTURE;
	struct look look;
	char *words[argc];
	int count, status = cmd_options(cmd, argc, argv, specs, &look, words, &count);

	if (status >= 0)
		return status;
	as = tree ? PRINT_TREE : hex ? PRINT_NONE : PRINT_PICTURE;
	if (format && !print_find(format, &as))
		return cmd_usage(cmd, _("-T %s: the formats are %s"), format, print_names);
	if (hex && !print_takes_bytes(as))
		return cmd_usage(cmd, _("-x: goes with frames as text, not with documents"));
	if (lab == (a.iface != NULL))
		return cmd_usage(cmd, lab ? _("ask: --lab or -i IFACE, not both")
					  : _("ask: where? --lab, or -i IFACE"));
	if (!count && !a.file)
		return cmd_usage(cmd, _("ask: a recipe, please"));
	if (a.out && strcmp(a.out, "-") == 0)
		return cmd_usage(cmd, _("-w -: standard output is for the answers"));
	print_start(&a.print, as, hex, &look);
	status = ask_start(&a, words, count, format || tree || hex);
	print_done(&a.print);
	speak_done(&a.speak);
	answer_done(&a.answer);
	buf_done(&a.bytes);
	batch_done(&a.batch);
	return status;
}

const struct cmd cmd_ask = {
	.name = "ask",
	.synopsis =
		"ask RECIPE... (--lab | -i IFACE) [--timeout S] [--retry N]\n"
		"             [--count N] [-w FILE]",
	.about = N_("Sends frames and shows the answer beside each, with what changed and "
		    "why."),
	.help = help,
	.run = run,
};
