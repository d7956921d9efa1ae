/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame lesson`: in the interface where there is a terminal; else, or with --print, one step on
 * standard output: text, board, frames, exercises and their answers. */
#include "cmd/cmd.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "cmd/interface.h"
#include "cmd/lesson_export.h"
#include "cmd/lesson_play.h"
#include "lab/user.h"
#include "lesson/page.h"
#include "out/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options {
	const struct lesson *lesson;
	unsigned step;
	bool named; /* the step was */
	bool print, recorded, list;
	const char *record, *folder, *export;
	long width;
	struct look look;
};

/* ---- words ---- */

/* "3", "ping", "ping:2" */
static int take_step(const struct cmd *cmd, struct options *o, const char *word)
{
	const char *colon = strchr(word, ':'), *number = colon ? colon + 1 : word;
	size_t n = colon ? (size_t)(colon - word) : strlen(word);
	unsigned long step;
	char *end;

	o->lesson = lesson_all[0];
	if (colon || !(word[0] >= '0' && word[0] <= '9')) {
		o->lesson = lesson_find(word, n);
		if (!o->lesson)
			return cmd_usage(cmd, _("%s: no such lesson; 'trame lesson --list' names "
				"them"), word);
		o->step = 0;
		if (!colon)
			return -1;
	}
	step = strtoul(number, &end, 10);
	if (end == number || *end || step < o->lesson->first ||
		step >= o->lesson->first + o->lesson->count)
		return cmd_usage(cmd, _("%s: this lesson's steps are %u to %u"), word,
			o->lesson->first, o->lesson->first + o->lesson->count - 1);
	o->step = (unsigned)step - o->lesson->first;
	o->named = true;
	return -1;
}

static int take_options(const struct cmd *cmd, int argc, char **argv, struct options *o)
{
	const struct option_spec specs[] = {
		{.name = "print", .flag = &o->print},
		{.name = "recorded", .flag = &o->recorded},
		{.name = "from", .text = &o->folder},
		{.name = "record", .text = &o->record},
		{.name = "export", .text = &o->export},
		{.name = "list", .flag = &o->list},
		{.name = "width", .number = &o->width},
		{.letter = 0},
	};
	char **words = malloc(sizeof(*words) * (size_t)argc);
	int count = 0, status;

	if (!words)
		return CMD_FAILED;
	*o = (struct options){.lesson = lesson_all[0]};
	status = cmd_options(cmd, argc, argv, specs, &o->look, words, &count);
	if (status < 0 && count > 1)
		status = cmd_usage(cmd, _("one step at a time"));
	if (status < 0 && count == 1)
		status = take_step(cmd, o, words[0]);
	free(words);
	if (o->width)
		o->look.width = o->width < 40 ? 40 : o->width > 400 ? 400 : (unsigned)o->width;
	o->recorded = o->recorded || o->folder;
	return status;
}

/* ---- what is printed ---- */

static int list_lessons(void)
{
	for (unsigned i = 0; lesson_all[i]; i++) {
		const struct lesson *l = lesson_all[i];

		printf("%s  %s\n    %s\n", l->name, _(l->title), _(l->about));
		for (unsigned s = 0; s < l->count; s++)
			printf("  %4u  %s\n", l->first + s, _(l->steps[s].title));
	}
	return fflush(stdout) == 0 ? CMD_DONE : CMD_FAILED;
}

static int print_step(struct lesson_play *play, const struct look *look, struct err *err)
{
	struct text_style style = {.color = (enum ansi_color)look->color, .ascii = look->ascii};
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct lesson_look page;
	struct pic pic;
	int status = 0;

	page_look(&page);
	page.paper = true;
	pic_init(&pic, &arena, (uint16_t)look->width);
	page_draw_step(&pic, play, &page, 0);
	text_render(&out, &pic, &style);
	if (fwrite(out.data, 1, out.len, stdout) != out.len || fflush(stdout) != 0)
		status = err_errno(err, _("standard output"));
	buf_done(&out);
	arena_done(&arena);
	return status;
}

/* Why it is not live, for those who wonder. */
static void say_recorded(const struct playing *playing)
{
	struct buf out = BUF_INIT;

	if (playing->live || !playing->why.text[0])
		return;
	buf_printf(&out, _("trame: no lab here (%s): this is from a recording"), playing->why.text);
	buf_byte(&out, '\n');
	fwrite(out.data, 1, out.len, stderr);
	buf_done(&out);
}

static int record(const struct options *o, struct err *err)
{
	struct recording recording;
	struct playing playing;
	int status;

	playing_open(&playing, o->lesson, o->folder);
	status = recording_open(&recording, o->lesson, o->record, err);
	if (status == 0)
		status = user_drop_root(err);
	if (status == 0)
		status = playing_start(&playing, false, NULL, err);
	if (status == 0 && !playing.live)
		status = err_set(err, "%s", playing.why.text);
	if (status == 0)
		status = recording_make(&recording, &playing, err);
	playing_done(&playing);
	recording_done(&recording);
	return status;
}

/* Shows the step, or writes all of them. */
static int print(const struct options *o, struct err *err)
{
	struct export export = {.files = NULL};
	struct playing playing;
	int status = 0;

	playing_open(&playing, o->lesson, o->folder);
	if (o->export)
		status = export_open(
			&export, o->lesson, o->export, o->named ? (int)o->step : -1, err);
	if (status == 0)
		status = user_drop_root(err);
	if (status == 0)
		status = playing_start(&playing, o->recorded, o->folder, err);
	if (status == 0)
		say_recorded(&playing);
	if (status == 0 && o->export)
		status = export_make(&export, &playing, err);
	else if (status == 0)
		status = playing_go(&playing, o->step, true, err);
	if (status == 0 && !o->export)
		status = print_step(&playing.play, &o->look, err);
	playing_done(&playing);
	export_done(&export);
	return status;
}

static int lesson_main(const struct cmd *cmd, int argc, char **argv)
{
	struct err err = {""};
	struct options o;
	int status = take_options(cmd, argc, argv, &o);

	if (status >= 0)
		return status;
	if (o.list)
		return list_lessons();
	if (!o.print && !o.record && !o.export && !o.folder && interface_can())
		return interface_run(&(struct interface_open){.lesson = o.lesson, .step = o.step,
					     .recorded = o.recorded},
			&o.look);
	if (o.record)
		status = record(&o, &err);
	else
		status = print(&o, &err);
	return status < 0 ? cmd_fail(&err) : CMD_DONE;
}

const struct cmd cmd_lesson = {
	.name = "lesson",
	.synopsis = "lesson [STEP | NAME[:STEP]] [--print] [--recorded] [--export DIR]",
	.about = N_("How two applications communicate, step by step, in the lab."),
	.help = N_("  STEP               the number of a step, else the first one\n"
		   "  NAME[:STEP]        another lesson; --list names them\n"
		   "  --print            prints the step, as without a terminal: its text, the "
		   "board,\n"
		   "                     the frames, the exercises and their answers\n"
		   "  --width COLUMNS    so wide\n"
		   "  --recorded         plays a recording, as where there is no lab\n"
		   "  --from DIR         the one in this folder\n"
		   "  --record DIR       plays the whole lesson and records it there\n"
		   "  --export DIR       writes every step (or the one that is named) there, as\n"
		   "                     Markdown with its pictures\n"
		   "  --list             the lessons and their steps\n"),
	.run = lesson_main,
};
