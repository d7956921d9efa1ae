/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame draw`: frames as pictures in files. Which frames (draw_source.c), what is wished of their
 * fields (draw_fields.c), one picture after another (here), where they go (draw_file.c). */
#include "draw_int.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "lab/user.h"
#include "picture/board.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAYLOAD_ROWS   12 /* of bytes, in a picture that is to be one page */
#define WIDTH_LEAST    200
#define WIDTH_MOST     20000 /* pixels */
#define LADDER_COLUMNS 118
#define PORTS_COLUMNS  100

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

/* Kinds that take all frames into one picture. */
enum together { TOGETHER_NOT, TOGETHER_LADDER, TOGETHER_PORTS };

struct drawing {
	const struct cmd *cmd;
	const struct kind *kind;
	enum together together;
	struct source source;
	struct choose choose;
	struct wishes wishes;
	struct drawn drawn;
	struct sheet sheet;
	struct look look;
	struct arena arena; /* of one picture */
	struct craft *craft;
	const char *filter, *layer;
	unsigned columns; /* 0: as many as the kind wants */
	bool relative, no_payload, mask, pair;
};

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

	return d->drawn.via == VIA_NONE && (strcmp(name, "txt") == 0 || strcmp(name, "md") == 0);
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
		return cmd_usage(d->cmd, _("--width %ld: %d to %d pixels"), width, WIDTH_LEAST,
			WIDTH_MOST);
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

/* ---- one picture ---- */

/* The layer that --layer names, in this frame; KIND_USUAL - 2 where it has none such. */
#define NO_LAYER -9

static int layer_of(const struct drawing *d, const struct frame *frame)
{
	const char *name = d->layer;
	const struct alias *alias;
	const struct proto *proto;
	char *end;
	long n;

	if (!name)
		return KIND_USUAL;
	if (strcmp(name, "all") == 0)
		return KIND_EACH;
	n = strtol(name, &end, 10);
	if (!*end)
		return n >= 1 && n <= frame->count ? (int)n - 1 : NO_LAYER;
	proto = proto_find(name, strlen(name), &alias);
	for (unsigned i = frame->count; proto && i-- > 0;)
		if (frame->layers[i].proto == proto)
			return (int)i;
	for (unsigned i = 0; strlen(name) == 1 && i < frame->count; i++)
		if (pic_letter(frame->layers[i].proto->layer) == (name[0] & ~0x20))
			return (int)i;
	return NO_LAYER;
}

static void put_about(struct buf *out, const struct drawing *d, const struct frame *frame)
{
	if (d->source.fd >= 0)
		buf_printf(out, _("Frame %llu: "), (unsigned long long)frame->number);
	for (unsigned i = 0; i < frame->count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", frame->layers[i].proto->label);
	buf_printf(out, "; ");
	buf_printf(out, _("%u bytes"), (unsigned)frame->len);
}

/* "web.pcapng, frame 4, of http": where a page's frame comes from. */
static void put_origin(struct buf *out, const struct drawing *d, const struct frame *frame)
{
	const char *slash = strrchr(d->source.name, '/');
	const char *name = slash && d->source.fd >= 0 ? slash + 1 : d->source.name;

	if (d->source.fd < 0 && d->mask)
		return; /* a recipe's text may name real ones */
	utf8_clean(out, name, strlen(name), 0);
	if (d->source.fd >= 0)
		buf_printf(out, _(", frame %llu"), (unsigned long long)frame->number);
	if (d->filter && !d->mask) {
		buf_text(out, _(", filter "));
		utf8_clean(out, d->filter, strlen(d->filter), 0);
	}
}

static const char *keep(struct drawing *d, struct buf *text)
{
	const char *kept = arena_text(&d->arena, (const char *)text->data, text->len);

	buf_clear(text);
	return kept;
}

/* TCP's numbers less what they began with, of the frame's own conversation. */
static void make_relative(struct items *items, const struct ladder_frame *line)
{
	for (uint32_t i = 0; line->tcp && i < items->count; i++) {
		struct item *item = &items->at[i];
		bool seq = strcmp(item->field->id, "tcp.seq") == 0;

		if (item->layer != line->side.layer || item->bits != 32)
			continue;
		if (seq || strcmp(item->field->id, "tcp.ack") == 0)
			item->num = (uint32_t)(item->num - line->base[!seq]);
	}
}

struct seen {
	struct items items;
	struct pic_marks marks;
	struct pic_view view;
	struct pic_wishes wishes;
};

static int see(struct drawing *d, struct shot *shot, struct seen *seen, struct err *err)
{
	walk_frame(&shot->frame, &seen->items);
	seen->marks = shot->marks;
	if (!shot->marks.at && marks_make(&seen->marks, &d->arena, &d->craft, &shot->frame,
				       &seen->items, NULL, err) < 0)
		return -1;
	if (d->relative)
		make_relative(&seen->items, &shot->line);
	seen->view = (struct pic_view){&shot->frame, &seen->items, &seen->marks};
	wishes_find(&d->wishes, &d->arena, &shot->frame, &seen->items, &seen->wishes);
	seen->wishes.no_payload = d->no_payload;
	seen->wishes.rows = d->kind->shortens ? PAYLOAD_ROWS : 0;
	return 0;
}

static const char *note_of(struct drawing *d, const struct frame *frame)
{
	struct buf text = BUF_INIT;
	const char *note;

	buf_printf(&text, _("frame %llu"), (unsigned long long)frame->number);
	note = keep(d, &text);
	buf_done(&text);
	return note;
}

static int put_page(struct drawing *d, const struct pic *pic, const struct frame *frame,
	uint64_t number, struct err *err)
{
	struct sheet sheet = d->sheet;
	struct buf text = BUF_INIT;
	int status;

	if (!sheet.caption && d->kind && d->kind->shortens && strcmp(d->kind->name, "page") == 0) {
		put_origin(&text, d, frame);
		sheet.caption = text.len ? keep(d, &text) : NULL;
	}
	put_about(&text, d, frame);
	sheet.about = keep(d, &text);
	status = drawn_page(&d->drawn, pic, &sheet, number, err);
	buf_done(&text);
	return status;
}

/* A frame, or two of them, as one picture. */
static int draw_one(struct drawing *d, struct shot *shot, struct shot *reply, unsigned step,
	uint64_t number, struct err *err)
{
	struct seen seen[2] = {{.items = {.at = NULL}}, {.items = {.at = NULL}}};
	struct kind_ask ask = {.view = &seen[0].view, .step = step};
	struct pic pic;
	int status = see(d, shot, &seen[0], err);

	if (status == 0 && reply) {
		status = see(d, reply, &seen[1], err);
		ask.other = &seen[1].view;
		ask.note[0] = note_of(d, &shot->frame);
		ask.note[1] = note_of(d, &reply->frame);
	}
	ask.layer = layer_of(d, &shot->frame);
	if (status == 0 && d->kind->layered && ask.layer == NO_LAYER)
		status = err_set(err, _("frame %llu has no layer %s"),
			(unsigned long long)shot->frame.number, d->layer);
	if (status == 0) {
		pic_init(&pic, &d->arena,
			d->columns ? (uint16_t)d->columns : d->kind->columns);
		pic.wishes = &seen[0].wishes;
		d->kind->draw(&pic, &ask);
		kind_light(&pic, &seen[0].view);
		status = put_page(d, &pic, &shot->frame, number, err);
	}
	items_done(&seen[0].items);
	items_done(&seen[1].items);
	arena_clear(&d->arena);
	return status;
}

/* ---- all of them ---- */

static unsigned steps_of(const struct drawing *d, const struct shot *shot)
{
	const struct pic_view view = {&shot->frame, NULL, NULL};

	return d->kind->steps && drawn_many(&d->drawn) ? d->kind->steps(&view) : 1;
}

/* How many pictures there will be; -1 where the file cannot hold them. */
static int count_pages(struct drawing *d)
{
	struct source *s = &d->source;
	size_t pages = 0;

	d->pair = d->kind && d->kind->paired && s->count == 2 && !d->drawn.numbered;
	for (size_t i = 0; i < s->count && d->kind && !d->pair; i++)
		pages += steps_of(d, &s->shots[i]);
	if (pages > 1 && !drawn_many(&d->drawn))
		return cmd_usage(d->cmd,
			_("%zu pictures, and one %s: FILE:N says which, -o NAME-%%03d.%s has them "
			  "all, or a deck: pdf, html, tex"),
			pages, d->drawn.via == VIA_PNG ? "png" : d->drawn.format->name,
			d->drawn.via == VIA_PNG ? "png" : d->drawn.format->name);
	d->sheet.pages = pages > 1 && !d->drawn.numbered ? (unsigned)pages : 0;
	return -1;
}

static int draw_frames(struct drawing *d, struct err *err)
{
	struct source *s = &d->source;
	unsigned page = 0;

	if (d->pair)
		return draw_one(d, &s->shots[0], &s->shots[1], 0, 1, err);
	for (size_t i = 0; i < s->count; i++) {
		unsigned steps = steps_of(d, &s->shots[i]);

		for (unsigned step = 1; step <= steps; step++) {
			bool stepped = d->kind->steps && drawn_many(&d->drawn);

			page++;
			d->sheet.page = d->sheet.pages ? page : 0;
			if (draw_one(d, &s->shots[i], NULL, stepped ? step : 0,
				    stepped ? page : s->shots[i].frame.number, err) < 0)
				return -1;
		}
	}
	return 0;
}

static int draw_ladder(struct drawing *d, struct err *err)
{
	struct source *s = &d->source;
	struct ladder_frame *lines = arena_get(&d->arena, (s->count + 1) * sizeof(*lines));
	struct pic pic;

	for (size_t i = 0; i < s->count; i++) {
		lines[i] = s->shots[i].line;
		lines[i].frame = &s->shots[i].frame;
	}
	pic_init(&pic, &d->arena, d->columns ? (uint16_t)d->columns : LADDER_COLUMNS);
	ladder_draw_frames(&pic, lines, s->count, false);
	return put_page(d, &pic, &s->shots[0].frame, 1, err);
}

static int draw_ports(struct drawing *d, struct err *err)
{
	const struct board_view view = {.board = &d->source.board.board,
		.lit = BOARD_LIT_NONE,
		.hosts = {BOARD_NONE, BOARD_NONE},
		.sender = BOARD_NONE};
	struct pic pic;

	pic_init(&pic, &d->arena, d->columns ? (uint16_t)d->columns : PORTS_COLUMNS);
	board_draw(&pic, &view);
	return put_page(d, &pic, &d->source.shots[0].frame, 1, err);
}

static bool check_format(struct drawing *d)
{
	struct pic pic = {.sort = d->together == TOGETHER_LADDER	? PIC_LADDER
				  : d->kind && d->kind->layered ? PIC_GRID
								: PIC_SHEET};

	return !d->drawn.format->takes || d->drawn.format->takes(&pic);
}

static int draw_all(struct drawing *d)
{
	struct err err;
	int status = 0;

	switch (d->together) {
	case TOGETHER_LADDER: status = draw_ladder(d, &err); break;
	case TOGETHER_PORTS: status = draw_ports(d, &err); break;
	case TOGETHER_NOT: status = draw_frames(d, &err); break;
	}
	return status < 0 ? cmd_fail(&err) : CMD_DONE;
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
		status = (status = count_pages(d)) < 0 ? 0 : status;
	return status ? status : draw_all(d);
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
	if (!check_format(d))
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
	struct line line = {.kind = "page", .theme = "light",
		.lists = {{at[0], 0}, {at[1], 0}, {at[2], 0}, {at[3], 0}}};
	struct drawing d = {.cmd = cmd, .source = {.fd = -1}};
	const struct option_spec specs[] = {{'k', "kind", .text = &line.kind},
		{'o', "output", .text = &line.out}, {'F', "format", .text = &line.format},
		{'Y', "display-filter", .text = &d.filter}, {0, "layer", .text = &d.layer},
		{0, "highlight", .list = &line.lists[WISHED_TINT]},
		{0, "hide", .list = &line.lists[WISHED_HIDE]},
		{0, "blank", .list = &line.lists[WISHED_BLANK]},
		{0, "callout", .list = &line.lists[WISHED_CALL]},
		{0, "title", .text = &line.title}, {0, "caption", .text = &line.caption},
		{0, "theme", .text = &line.theme}, {0, "width", .number = &line.width},
		{0, "relative-seq", .flag = &d.relative}, {0, "no-payload", .flag = &d.no_payload},
		{0, "mask-addresses", .flag = &d.mask}, {0, NULL, .flag = NULL}};
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
	.synopsis = "draw FILE[:N[-M]]|RECIPE [-k KIND] [-o OUT] [-F FORMAT] [-Y FILTER]\n"
		    "             [--highlight FIELD[=COLOUR]]... [--theme THEME] ...",
	.about = N_("Pictures of frames for slides, papers and pages."),
	.help = help,
	.run = run,
};
