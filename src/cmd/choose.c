/* SPDX-License-Identifier: BSD-2-Clause */
/* Filters of the command line: compiled before anything is read, so that a wrong one is told at
 * once, under the place it is wrong at. */
#include "cmd/choose.h"

#include "base/lang.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int tell(const char *text, const struct recipe_err *wrong, const struct look *look)
{
	struct buf out = BUF_INIT;

	buf_text(&out, "trame: -Y:\n");
	recipe_explain(&out, text, strlen(text), wrong, look->width);
	fwrite(out.data, 1, out.len, stderr);
	buf_done(&out);
	return CMD_USAGE;
}

/* What the words may be that are no capture filter. */
static int tell_wrong(const struct cmd *cmd, const char *word, bool filter, const struct err *err)
{
	if (access(word, F_OK) == 0)
		return cmd_usage(cmd,
			_("%s: one capture is read at a time; mergecap makes one of several"),
			word);
	if (filter)
		return cmd_usage(cmd,
			_("the capture filter is wrong: %s; what belongs to -Y stands between "
			  "quotes with it"),
			err->text);
	return cmd_usage(cmd, _("the capture filter is wrong: %s"), err->text);
}

/* The words with a space between, as tcpdump takes them. */
static int start_bpf(struct choose *choose, const struct cmd *cmd, char **words, int count)
{
	struct buf text = BUF_INIT;
	struct err err;

	for (int i = 0; i < count; i++) {
		buf_text(&text, i ? " " : "");
		buf_text(&text, words[i]);
	}
	choose->bpf = bpf_new(buf_string(&text), &err);
	buf_done(&text);
	return choose->bpf ? -1 : tell_wrong(cmd, words[0], choose->filter != NULL, &err);
}

int choose_start(struct choose *choose, const struct cmd *cmd, const char *text, char **words,
	int count, const struct look *look)
{
	struct recipe_err wrong;

	if (text) {
		lookup_init(&choose->lookup);
		choose->filter = filter_new(&choose->lookup, text, strlen(text), &wrong);
		if (!choose->filter)
			return tell(text, &wrong, look);
	}
	return count ? start_bpf(choose, cmd, words, count) : -1;
}

void choose_done(struct choose *choose)
{
	filter_free(choose->filter);
	lookup_done(&choose->lookup);
	bpf_free(choose->bpf);
	items_done(&choose->items);
}

void choose_prepare(const struct choose *choose, struct print *print)
{
	if (!choose->filter || !(filter_needs(choose->filter) & FILTER_FLOW))
		return;
	if (!print->pass.track)
		print->pass.track = track_new();
	track_want(print->pass.track, true);
}

int choose_captured(struct choose *choose, const struct frame *frame, struct err *err)
{
	return choose->bpf ? bpf_match(choose->bpf, frame, err) : 1;
}

static bool has_tls(const struct frame *frame)
{
	for (unsigned i = 0; i < frame_shown(frame); i++)
		if (frame->layers[i].proto == &proto_tls)
			return true;
	return false;
}

static __attribute__((noinline)) bool passes(
	struct choose *choose, const struct print *print, const struct frame *frame)
{
	unsigned needs = filter_needs(choose->filter);

	choose->items.count = 0;
	if (needs & FILTER_FLOW && (!(needs & FILTER_TLS) || has_tls(frame))) {
		choose->items.made = needs & FILTER_MADE;
		choose->items.all = choose->items.made;
		pass_items(print->facts, frame, &choose->items);
	}
	return filter_match(choose->filter, frame, &print->pass.clock, &choose->items);
}

bool choose_shown(struct choose *choose, const struct print *print, const struct frame *frame)
{
	return !choose->filter || passes(choose, print, frame);
}
