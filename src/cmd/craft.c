/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame craft`: frames from recipes, shown or written; no privilege. Output waits until every
 * recipe is known to be right; only what would fill the memory is let go before that, and then
 * every recipe that is still to come is looked at first. */
#include "cmd/batch.h"
#include "base/lang.h"
#include "cmd/print.h"
#include "file/save.h"
#include "file/writer.h"
#include "lab/user.h"

#include <string.h>
#include <unistd.h>

#define CRAFT_HELD (64u << 20) /* bytes of output that wait at most */

static const char help[] =
	N_("  -f FILE            recipes, one a line; - is standard input\n"
	"  -w FILE            write the frames: pcapng, or pcap by the name; - is stdout\n"
	"  -T FORMAT          picture (default), text, tabs, psml, tree, pdml, json, ek,\n"
	"                     scapy, recipe, c\n"
	"  -V                 -T tree\n"
	"  -x                 the bytes, as text2pcap reads them\n");

struct crafting {
	struct batch batch;
	struct print print;
	struct writer writer;
	struct save save;
	struct buf file; /* bytes for the capture file, not yet written */
	bool writing, printing;
	bool checked; /* every recipe is known to be right: output may go */
};

static int let_go(struct crafting *c, struct err *err)
{
	if (c->writing) {
		if (save_write(&c->save, c->file.data, c->file.len, err) < 0)
			return -1;
		buf_clear(&c->file);
	}
	return c->printing ? print_flush(&c->print, err) : 0;
}

/* Keeps what is held small; recipe i has just been built. */
static int hold(struct crafting *c, size_t i)
{
	struct err err;
	int status;

	if (c->file.len + c->print.out.len < CRAFT_HELD)
		return 0;
	if (!c->checked) {
		status = batch_check(&c->batch, i + 1, &c->print.look);
		if (!status)
			status = batch_parse(&c->batch, i, &c->print.look);
		if (status)
			return status;
		c->checked = true;
	}
	return let_go(c, &err) < 0 ? cmd_fail(&err) : 0;
}

static int craft_recipe(struct crafting *c, size_t i)
{
	const struct stack *stack;
	struct frame frame;
	struct err err;
	int status = batch_parse(&c->batch, i, &c->print.look);
	uint64_t frames = status ? 0 : recipe_count(c->batch.recipe);

	for (uint64_t k = 0; k < frames && !status; k++) {
		status = batch_build(&c->batch, i, k, &stack, &frame);
		if (status)
			break;
		if (c->writing && writer_add(&c->writer, &c->file, &frame, &err) < 0)
			return cmd_fail(&err);
		if (c->printing) {
			frame_dissect(&frame);
			if (print_frame(&c->print, &frame, stack, &err) < 0)
				return cmd_fail(&err);
		}
		status = hold(c, i);
	}
	return status;
}

static int craft_all(struct crafting *c)
{
	struct err err;
	int status = 0;

	for (size_t i = 0; i < c->batch.count && !status; i++)
		status = craft_recipe(c, i);
	if (status)
		return status;
	if (c->writing)
		writer_start(&c->writer, &c->file, LINK_ETHERNET);
	if (let_go(c, &err) < 0 || (c->printing && print_finish(&c->print, &err) < 0))
		return cmd_fail(&err);
	if (c->writing && save_finish(&c->save, &err) < 0) {
		c->save.fd = STDOUT_FILENO; /* it is over: nothing is left to cancel */
		return cmd_fail(&err);
	}
	return CMD_DONE;
}

/* The recipes, read as an ordinary user from a file that was opened as the one who started this. */
static int gather(struct crafting *c, const char *file, int fd, char **words, int count)
{
	struct err err;

	if (user_drop_root(&err) < 0 || batch_start(&c->batch, &err) < 0)
		return cmd_fail(&err);
	for (int i = 0; i < count; i++)
		batch_add_word(&c->batch, words[i]);
	return file && batch_add_file(&c->batch, file, fd, &err) < 0 ? cmd_fail(&err) : 0;
}

static int craft_to(struct crafting *c, const char *out, const char *file, char **words, int count)
{
	struct err err;
	int fd = file ? batch_open(file, &err) : -1, status;

	if ((file && fd < 0) || (out && save_start(&c->save, out, &err) < 0))
		return cmd_fail(&err);
	status = gather(c, file, fd, words, count);
	if (!status)
		status = craft_all(c);
	if (status && out)
		save_cancel(&c->save);
	return status;
}

static int run(const struct cmd *cmd, int argc, char **argv)
{
	const char *file = NULL, *out = NULL, *format = NULL;
	bool tree = false, hex = false;
	const struct option_spec specs[] = {{'f', "file", .text = &file},
		{'w', "write", .text = &out}, {'T', NULL, .text = &format},
		{'V', NULL, .flag = &tree}, {'x', NULL, .flag = &hex}, {0, NULL, .flag = NULL}};
	enum print_format as;
	struct crafting c = {.file = BUF_INIT};
	struct look look;
	char *words[argc];
	int count, status = cmd_options(cmd, argc, argv, specs, &look, words, &count);

	if (status >= 0)
		return status;
	as = tree ? PRINT_TREE : hex || out ? PRINT_NONE : PRINT_PICTURE;
	if (format && !print_find(format, &as))
		return cmd_usage(cmd, _("-T %s: the formats are %s"), format, print_names);
	if (hex && !print_takes_bytes(as))
		return cmd_usage(cmd, _("-x: goes with frames as text, not with documents"));
	if (!count && !file)
		return cmd_usage(cmd, _("craft: a recipe, please"));
	c.writing = out != NULL;
	c.printing = as != PRINT_NONE || hex;
	if (c.printing && out && strcmp(out, "-") == 0)
		return cmd_usage(
			cmd, _("-w -: the capture goes to standard output, so nothing else can"));
	c.writer = (struct writer)WRITER_INIT(out && writer_is_ng(out));
	print_start(&c.print, as, hex, &look);
	status = craft_to(&c, out, file, words, count);
	print_done(&c.print);
	buf_done(&c.file);
	batch_done(&c.batch);
	return status;
}

const struct cmd cmd_craft = {
	.name = "craft",
	.synopsis = "craft RECIPE... [-f FILE] [-w FILE] [-T FORMAT] [-x]",
	.about = N_("Builds frames and shows or writes them; needs no privilege."),
	.help = help,
	.run = run,
};
