/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame draw`: frames as pictures in files. Which frames (draw_source.c), what is wished of their
 * fields (draw_fields.c), one picture after another (here), where they go (draw_file.c). */
#include "draw_int.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "lab/user.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WIDTH_LEAST 200
#define WIDTH_MOST  20000 /* pixels */

static const char help[] =
	N_("  -k KIND            strip, columns, grid, bytes, build, ladder, ports; page\n"
	   "                     (strip, columns and bytes) where none is given\n"
	   "  -o FILE            its ending is the format: svg, pdf, png, tex, html, md,\n"
	   "                     txt, mmd; %03d in it: a file a picture\n"
	   "  -F FORMAT          the format, whatever the ending; standard output: txt\n"
	   "  -Y FILTER          of a capture the frames that pass tshark's display filter\n"
	   "  --layer LAYER      grid: tcp; L, N, T, A; 1 for the outermost; all\n"
	   "  --highlight FIELD[=COLOUR]   lit: yellow, orange, blue, ..., #rrggbb\n"
	   "  --hide FIELD       not shown\n"
	   "  --blank FIELD      shown without its value, for an exercise\n"
	   "  --callout FIELD=TEXT         a word beside it\n"
	   "  --title TEXT, --caption TEXT\n"
	   "                     above and below the picture\n"
	   "  --theme THEME      light, dark, or grey for printing\n"
	   "  --width N          pixels; of txt and md characters\n"
	   "  --relative-seq     TCP's numbers from the beginning of the conversation\n"
	   "  --no-payload       what applications wrote is left out\n"
	   "  --mask-addresses   documentation addresses instead of the real ones\n"
	   "FIELD is a name of Wireshark's or Scapy's, and may be given many times.\n"
	   "FILE:4, FILE:1-12, FILE:1,4,7-9 are frames of a capture; - is standard input.\n");

/* ---- the command line ---- */

static int find_kind(struct drawing *d, const char *name)
{
	struct buf names = BUF_INIT;
	int status = -1;

	d->kind = NULL;
	d->together = strcmp(name, "ladder") == 0  ? TOGETHER_LADDER
		      : strcmp(name, "ports") == 0 ? TOGETHER_PORTS
						   : TOGETHER_NOT;
	for (const struct kind *k = kind_all; k->name; k++) {
		buf_printf(&names, "%s ", k->name);
		if (strcmp(k->name, name) == 0)
			d->kind = k;
	}
	if (!d->kind && !d->together)
		status = cmd_usage(d->cmd, _("-k %s: the kinds are %s"), name,
			(buf_text(&names, "ladder ports"), buf_string(&names)));
	buf_done(&names);
	return status;
}

static int find_theme(struct drawing *d, const char *name)
{
	static const char *const names[SHEET_THEMES] = {"light", "dark", "grey"};

	for (unsigned i = 0; i < SHEET_THEMES; i++) {
		if (strcmp(names[i], name) != 0 && !(i == SHEET_GREY && strcmp(name, "gray") == 0))
			continue;
		d->sheet.theme = (enum sheet_theme)i;
		return -1;
	}
	return cmd_usage(d->cmd, _("--theme %s: light, dark or grey"), name);
}

static bool is_text(const struct drawing *d)
{
	const char *name = d->drawn.format->name;

	return !d->drawn.converted && (strcmp(name, "txt") == 0 || strcmp(name, "md") == 0);
}

static int find_width(struct drawing *d, long width)
{
	if (is_text(d)) {
		if (width && (width < 40 || width > 1000))
			return cmd_usage(d->cmd, _("--width %ld: 40 to 1000 characters"), width);
		d->columns = (unsigned)width;
		if (!width && !d->drawn.name && isatty(STDOUT_FILENO))
			d->columns = d->look.width;
		return -1;
	}
	if (width && (width < WIDTH_LEAST || width > WIDTH_MOST))
		return cmd_usage(
			d->cmd, _("--width %ld: %d to %d pixels"), width, WIDTH_LEAST, WIDTH_MOST);
	d->sheet.width = (unsigned)width;
	return -1;
}

/* Text of the command line as a picture may show it. */
static const char *clean(struct drawing *d, const char *text)
{
	struct buf out = BUF_INIT;
	const char *kept;

	if (!text)
		return NULL;
	utf8_clean(&out, text, strlen(text), 0);
	kept = arena_text(&d->source.arena, (const char *)out.data, out.len);
	buf_done(&out);
	return kept;
}

/* The file to write is begun before the rights of root are given up, the frames are read behind
 * that. */
static int gather_and_draw(struct drawing *d)
{
	const struct gathering how = {.mask = d->mask,
		.lines = d->together != TOGETHER_NOT || d->relative,
		.board = d->together == TOGETHER_PORTS,
		.look = &d->look};
	struct err err;
	int status;

	if (drawn_open(&d->drawn, &err) < 0 || user_drop_root(&err) < 0)
		return cmd_fail(&err);
	status = source_gather(&d->source, &d->choose, &how);
	if (!status)
		status = (status = drawing_count(d)) < 0 ? 0 : status;
	return status ? status : drawing_draw(d);
}

/* ---- the command line, again ---- */

struct line {
	const char *kind, *out, *format, *title, *caption, *theme;
	struct option_list lists[4]; /* by enum wished_what */
	long width;
};

static int check(struct drawing *d, const struct line *line, char **words, int count)
{
	int status;

	if (count != 1)
		return cmd_usage(d->cmd, count ? _("draw: one capture or one recipe")
					       : _("draw: a capture or a recipe, please"));
	if ((status = find_kind(d, line->kind)) >= 0 ||
		(status = find_theme(d, line->theme)) >= 0 ||
		(status = drawn_start(&d->drawn, d->cmd, line->out, line->format)) >= 0 ||
		(status = find_width(d, line->width)) >= 0)
		return status;
	if (d->layer && !(d->kind && d->kind->layered))
		return cmd_usage(d->cmd, _("--layer: goes with -k grid"));
	if (!drawing_fits(d))
		return cmd_usage(d->cmd, _("-k %s: %s has no words for it"), line->kind,
			d->drawn.format->name);
	for (unsigned what = 0; what < 4; what++)
		for (int i = 0; i < line->lists[what].count; i++)
			if ((status = wishes_add(&d->wishes, d->cmd, (enum wished_what)what,
				     line->lists[what].at[i])) >= 0)
				return status;
	if ((status = choose_start(&d->choose, d->cmd, d->filter, NULL, 0, &d->look)) >= 0)
		return status;
	if ((status = source_open(&d->source, d->cmd, words[0])) >= 0)
		return status;
	if (d->source.fd < 0 && d->filter)
		return cmd_usage(d->cmd, _("-Y: goes with a capture"));
	d->sheet.title = clean(d, line->title);
	d->sheet.caption = clean(d, line->caption);
	d->sheet.lang = lang_now();
	d->sheet.ascii = d->look.ascii;
	return -1;
}

/* A file is the same on every machine: what the terminal's locale can show is nothing to it. */
static bool asked_ascii(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--ascii") == 0)
			return true;
	return false;
}

static int run(const struct cmd *cmd, int argc, char **argv)
{
	const char *at[4][argc];
	struct line line = {.kind = "page",
		.theme = "light",
		.lists = {{at[0], 0}, {at[1], 0}, {at[2], 0}, {at[3], 0}}};
	struct drawing d = {.cmd = cmd, .source = {.fd = -1}};
	const struct option_spec specs[] = {{'k', "kind", .text = &line.kind},
		{'o', "output", .text = &line.out}, {'F', "format", .text = &line.format},
		{'Y', "display-filter", .text = &d.filter}, {0, "layer", .text = &d.layer},
		{0, "highlight", .list = &line.lists[WISHED_TINT]},
		{0, "hide", .list = &line.lists[WISHED_HIDE]},
		{0, "blank", .list = &line.lists[WISHED_BLANK]},
		{0, "callout", .list = &line.lists[WISHED_CALL]}, {0, "title", .text = &line.title},
		{0, "caption", .text = &line.caption}, {0, "theme", .text = &line.theme},
		{0, "width", .number = &line.width}, {0, "relative-seq", .flag = &d.relative},
		{0, "no-payload", .flag = &d.no_payload}, {0, "mask-addresses", .flag = &d.mask},
		{0, NULL, .flag = NULL}};
	char *words[argc];
	int count, status = cmd_options(cmd, argc, argv, specs, &d.look, words, &count);

	if (status >= 0)
		return status;
	if (line.out && !asked_ascii(argc, argv))
		lang_ascii(d.look.ascii = false);
	status = check(&d, &line, words, count);
	if (status < 0)
		status = gather_and_draw(&d);
	drawn_done(&d.drawn);
	wishes_done(&d.wishes);
	choose_done(&d.choose);
	source_done(&d.source);
	if (d.craft)
		craft_free(d.craft);
	arena_done(&d.arena);
	return status;
}

const struct cmd cmd_draw = {
	.name = "draw",
	.synopsis = "draw FILE[:N[-M]]|RECIPE [-k KIND] [-o OUT] [-F FORMAT]\n"
		    "             [-Y FILTER] [--highlight FIELD[=COLOUR]]... [--theme THEME] ...",
	.about = N_("Pictures of frames for slides, papers and pages."),
	.help = help,
	.run = run,
};
