/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame FILE`, `trame -r FILE`: the command line of reading. Everything that can be wrong with it
 * is told before a byte is read. */
#include "cmd/cmd.h"
#include "base/lang.h"
#include "cmd/devices.h"
#include "cmd/interface.h"
#include "cmd/listening.h"
#include "cmd/reading.h"
#include "cmd/strange.h"
#include "file/writer.h"
#include "lab/user.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
	N_("  -r FILE            the capture: pcap or pcapng, gzipped or not; - is stdin\n"
	"  -i IFACE           a live capture, until Ctrl-C; BPF works in the kernel\n"
	"  --follow           read on while the file grows, until Ctrl-C\n"
	"  -Y FILTER          only the frames that pass tshark's display filter\n"
	"  -2 -R FILTER       before that, only those that pass this one; numbered anew\n"
	"  BPF...             only those that pass tcpdump's filter: tcp port 80\n"
	"  -w FILE            write the frames: pcapng, or pcap by its name; comments,\n"
	"                     interfaces and unknown blocks are kept\n"
	"  -F TYPE            of -w's file: pcapng, pcap or nsecpcap\n"
	"  -P                 with -w, -x, -V: a line a frame as well\n"
	"  -s SNAPLEN         cut frames to so many bytes\n"
	"  -c COUNT           stop after so many frames\n"
	"  -T FORMAT          picture (default), text (a line a frame), tabs, psml, tree,\n"
	"                     pdml, json, ek, fields, scapy, recipe, c; or answers: each\n"
	"                     frame beside the one that it answers\n"
	"  -e FIELD           with -T fields, json, ek, pdml: a field; many times\n"
	"  -E SETTING         with -T fields: header=y, separator=, occurrence=f,\n"
	"                     aggregator=; quote=d, bom=y\n"
	"  -t WHEN            times as tshark's -t has them: r, d, dd, e, a, ad, u, ...\n"
	"  -V                 -T tree\n"
	"  -O PROTOCOLS       -V, with the fields of these only: dns,tcp\n"
	"  -S LINE            with -V: a line behind each frame\n"
	"  -x                 the bytes, as text2pcap reads them; also behind -V, -P\n"
	"  --hexdump HOW      -x, with delimit or without (noascii) characters beside it\n"
	"  -d RULE            decode as: tcp.port==8080,http\n"
	"  -o NAME:VALUE      a preference: tcp.relative_sequence_numbers:FALSE\n"
	"  -l                 every frame goes out by itself; pipes never wait anyway\n"
	"  -q                 print nothing but what -T, -V, -O, -P, -x ask for\n"
	"  -n, -N LETTERS     no names for addresses: there never are any\n");

/* What the command line says, besides what goes to the reading itself. */
struct line {
	const char *file, *iface, *format, *out, *type, *filter, *first, *when, *unit, *names,
		*only;
	const char *stop, *ring, *tap, *captured;
	struct option_list wanted, style, prefs, rules, dumps;
	bool tree, hex, devices, numbers, silent, both, two, hushed;
	bool named; /* -r FILE, not FILE */
	enum print_format as;
	enum dump_text text; /* beside -x's bytes */
	struct summary times;
	struct buf bpf; /* of a live capture */
};

static int not_there(const struct cmd *cmd, const char *name)
{
	return cmd_usage(cmd,
		_("%s: neither a command nor a file; 'trame --help' lists the commands"), name);
}

/* Opened with the rights of whoever started the program, read with an ordinary user's. */
static int open_file(const char *name, struct err *err)
{
	int fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return err_errno(err, "%s", name);
	return user_drop_root(err) < 0 ? -1 : fd;
}

static int read_named(const struct cmd *cmd, struct reading *r, const struct line *line)
{
	struct err err;
	int fd = open_file(line->file, &err);

	if (fd < 0 && !line->named && errno == ENOENT)
		return not_there(cmd, line->file);
	return fd < 0 ? cmd_fail(&err) : reading_file(r, line->file, fd);
}

/* The file's name, which may stand before the words of a capture filter. */
static int check_file(const struct cmd *cmd, struct line *line, char **words, int *count)
{
	line->named = line->file != NULL;
	if (line->iface)
		return line->named ? cmd_usage(cmd, _("-i and -r: one of the two")) : -1;
	if (!line->file && *count) {
		line->file = words[0];
		memmove(words, words + 1, (size_t)--*count * sizeof(*words));
	}
	if (!line->file)
		return cmd_usage(cmd, _("nothing to read"));
	if (!line->named && *count && access(line->file, F_OK) < 0 && errno == ENOENT)
		return not_there(cmd, line->file);
	return -1;
}

/* tshark's -f FILTER and -a packets:COUNT, which tcpdump has words behind the file and -c for. */
static int take_other_ways(
	const struct cmd *cmd, struct line *line, long *most, char **words, int *count)
{
	char *end = NULL;

	if (line->captured && *count)
		return cmd_usage(cmd, _("-f: the capture filter stands here or behind the file"));
	if (line->captured)
		words[(*count)++] = (char *)(uintptr_t)line->captured;
	if (!line->stop || strncmp(line->stop, "packets:", 8) != 0)
		return -1;
	*most = strtol(line->stop + 8, &end, 10);
	if (*end || *most < 1)
		return cmd_usage(cmd, _("-a %s: behind packets: stands a number from 1 up"),
			line->stop);
	line->stop = NULL;
	return -1;
}

/* What tshark knows and this program does not do. */
static int check_refused(const struct cmd *cmd, const struct line *line)
{
	if (line->stop)
		return cmd_usage(
			cmd, _("-a: packets:COUNT is all that there is, which is -c COUNT"));
	if (line->ring)
		return cmd_usage(cmd, _("-b: is for captures that are being made"));
	if (line->tap)
		return cmd_usage(cmd, _("-z: no statistics here; -T fields gives what to count"));
	if (line->unit && strcmp(line->unit, "s") != 0)
		return cmd_usage(cmd, _("-u %s: seconds are all that there is: -u s"), line->unit);
	if (line->first && !line->two)
		return cmd_usage(cmd, _("-R: goes with -2; in one pass it is -Y"));
	return -1;
}

/* Which shape -e's fields take. */
static bool find_shape(enum print_format as, struct fields_style *style)
{
	style->shape = as == PRINT_JSON ? FIELDS_JSON
		       : as == PRINT_EK ? FIELDS_EK
		       : as == PRINT_PDML ? FIELDS_PDML
					  : FIELDS_LINES;
	return as == PRINT_FIELDS || style->shape != FIELDS_LINES;
}

/* tshark's --hexdump: -x, and what stands beside the bytes. Those of the frame alone are printed:
 * what was put together from several would be further frames to text2pcap. */
static int take_dumps(const struct cmd *cmd, struct line *line)
{
	for (int i = 0; i < line->dumps.count; i++) {
		const char *word = line->dumps.at[i];

		if (strcmp(word, "delimit") == 0)
			line->text = DUMP_BARS;
		else if (strcmp(word, "noascii") == 0)
			line->text = DUMP_BARE;
		else if (strcmp(word, "ascii") == 0)
			line->text = DUMP_TEXT;
		else if (strcmp(word, "frames") != 0)
			return cmd_usage(cmd,
				_("--hexdump %s: frames, ascii, delimit or noascii"), word);
		line->hex = true;
	}
	return -1;
}

/* What -q does not take back. */
static bool asks_to_print(const struct line *line)
{
	return line->format || line->tree || line->only || line->hex || line->both;
}

static int check_format(const struct cmd *cmd, struct line *line, struct reading *r)
{
	const char *format = line->format;

	line->as = line->tree || line->only  ? PRINT_TREE
		   : line->both		     ? PRINT_TEXT
		   : line->out || line->hex ? PRINT_NONE
					     : PRINT_PICTURE;
	r->pairs = format && strcmp(format, "answers") == 0;
	if (format && strcmp(format, "fields") == 0)
		line->as = PRINT_FIELDS;
	else if (format && !r->pairs && !print_find(format, &line->as))
		return cmd_usage(
			cmd, _("-T %s: the formats are %s, fields, answers"), format, print_names);
	if (line->as == PRINT_TEXT && (line->tree || line->only)) /* tshark's way to say it */
		line->as = PRINT_TREE;
	if ((line->as == PRINT_TEXT || line->as == PRINT_TABS) && line->hex && !line->both)
		line->as = PRINT_NONE; /* bytes in place of lines, if -P does not want both */
	if (line->as == PRINT_FIELDS && !line->wanted.count)
		return cmd_usage(cmd, _("-T fields: which? -e FIELD says it"));
	if (line->hex && !print_takes_bytes(line->as))
		return cmd_usage(cmd, _("-x: goes with frames as text, not with documents"));
	if (line->wanted.count && !find_shape(line->as, &(struct fields_style)FIELDS_STYLE))
		return cmd_usage(cmd, _("-e: goes with -T fields, json, ek or pdml"));
	if (line->when && !summary_time(line->when, &line->times.when, &line->times.digits))
		return cmd_usage(
			cmd, _("-t %s: r, d, dd, e, a, ad, adoy, u, ud or udoy"), line->when);
	r->quiet = (line->silent && !asks_to_print(line)) ||
		   (line->as == PRINT_NONE && !line->hex && !r->pairs);
	if (line->as != PRINT_TREE)
		r->separator = NULL;
	if (line->out && strcmp(line->out, "-") == 0 && !r->quiet)
		return cmd_usage(
			cmd, _("-w -: the capture goes to standard output, so nothing else can"));
	return -1;
}

static int check_prefs(const struct cmd *cmd, const struct line *line, struct reading *r)
{
	struct err err;
	int status = line->names ? prefs_names(line->names, &err) : 0;

	bounds_init(&r->bounds);
	prefs_init(&r->prefs);
	for (int i = 0; i < line->prefs.count && status == 0; i++)
		status = prefs_set(&r->prefs, line->prefs.at[i], &err);
	for (int i = 0; i < line->rules.count && status == 0; i++)
		status = prefs_decode_as(&r->bounds, line->rules.at[i], &err);
	if (status < 0)
		return cmd_usage(cmd, "%s", err.text);
	if (r->snaplen > UINT32_MAX)
		return cmd_usage(cmd, _("-s %ld: no frame is so long"), r->snaplen);
	if (line->type && !keep_type(&r->keep, line->type))
		return cmd_usage(cmd, _("-F %s: pcapng, pcap or nsecpcap"), line->type);
	return -1;
}

static int start_fields(const struct line *line, struct print *print, struct err *err)
{
	struct fields_style style = FIELDS_STYLE;

	find_shape(line->as, &style);
	for (int i = 0; i < line->style.count; i++)
		if (fields_set(&style, line->style.at[i], err) < 0)
			return -1;
	return print_fields(print, &style, line->wanted.at, (uint32_t)line->wanted.count, err);
}

/* What is told as tshark does, a line or a document, is told of whole packets and messages; and
 * filters see these. What has a wrong sum takes part unless -o wants sums to be checked: a capture
 * where the card fills them in is full of it. */
static void start_joins(struct reading *r, enum print_format as)
{
	bool filter = r->choose.filter && filter_needs(r->choose.filter) & FILTER_WHOLE;
	bool fields = as == PRINT_FIELDS && r->print.fields.whole;

	r->prefs.joins.check_ip &= (r->prefs.asked & FRAME_UNCHECKED_IP) != 0;
	r->prefs.joins.check_tcp &= (r->prefs.asked & FRAME_UNCHECKED_TCP) != 0;
	r->print.summary.sums = r->prefs.joins.check_tcp;
	r->wholes = as == PRINT_PDML || as >= PRINT_JSON || as == PRINT_TREE;
	if (r->wholes || r->choose.filter)
		print_joins(&r->print, &r->prefs.joins,
			filter || fields || (r->wholes && as != PRINT_FIELDS));
	if (!r->choose.filter && !r->pairs)
		print_alone(&r->print);
}

/* The printer and the filters' memory; -1 to go on. */
static int start_print(const struct cmd *cmd, const struct line *line, struct reading *r,
	const struct look *look)
{
	enum print_format as = line->wanted.count ? PRINT_FIELDS : line->as;
	struct err err;

	print_start(&r->print, as, line->hex, look);
	r->print.text = line->text;
	if (line->both && as == PRINT_TREE)
		print_lines_above(&r->print);
	print_times(&r->print, &line->times);
	print_prefs(&r->print, r->prefs.absolute, r->prefs.unanalyzed);
	if (line->only && print_only(&r->print, line->only, &err) < 0)
		return cmd_usage(cmd, "%s", err.text);
	choose_prepare(&r->choose, &r->print);
	print_start(&r->first_print, PRINT_NONE, false, look);
	choose_prepare(&r->first, &r->first_print);
	if (as == PRINT_FIELDS && start_fields(line, &r->print, &err) < 0)
		return cmd_usage(cmd, "%s", err.text);
	start_joins(r, as);
	return -1;
}

static int start_and_read(const struct cmd *cmd, struct line *line, struct reading *r,
	const struct look *look, struct option_list words)
{
	char **bpf = (char **)(void *)words.at;
	struct err err;
	int status = choose_start(
		&r->choose, cmd, line->filter, bpf, line->iface ? 0 : words.count, look);

	if (status < 0)
		status = choose_start(&r->first, cmd, line->first, bpf, 0, look);
	if (status < 0)
		status = start_print(cmd, line, r, look);
	if (status >= 0)
		return status;
	if (keep_open(&r->keep, line->out, &err) < 0)
		return cmd_fail(&err);
	return line->iface ? listening_read(r, line->iface, buf_string(&line->bpf))
			   : read_named(cmd, r, line);
}

/* Whether the command line asks for something printed, and not for the interface. */
static bool prints(const struct line *line, const struct reading *r, int words)
{
	return line->format || line->tree || line->hex || line->only || line->out || line->filter ||
	       line->first || line->wanted.count || line->style.count || line->prefs.count ||
	       line->rules.count || line->when || line->silent || r->at_once || r->separator ||
	       r->most != LONG_MAX || (line->iface ? false : line->named || words || r->snaplen);
}

static int show_interface(struct line *line, const struct reading *r, const struct look *look)
{
	const struct interface_open what = {.path = line->file,
		.iface = line->iface,
		.filter = buf_string(&line->bpf),
		.snaplen = r->snaplen,
		.follow = r->follow};

	return interface_run(&what, look);
}

static bool can_show(const struct line *line)
{
	return line->file && strcmp(line->file, "-") == 0 ? interface_can_pipe() : interface_can();
}

/* The interface where nothing is to be printed, else the reading. */
static int carry_out(const struct cmd *cmd, struct line *line, struct reading *r,
	const struct look *look, struct option_list words)
{
	char **bpf = (char **)(void *)words.at;
	int status = line->iface ? listening_filter(cmd, bpf, words.count, &line->bpf) : -1;

	if (status >= 0)
		return status;
	if (!prints(line, r, words.count) && can_show(line))
		return show_interface(line, r, look);
	status = start_and_read(cmd, line, r, look, words);
	reading_done(r);
	return status;
}

static int run(const struct cmd *cmd, int argc, char **argv)
{
	const char *at[5][argc];
	struct line line = {.wanted = {at[0], 0}, .style = {at[1], 0}, .prefs = {at[2], 0},
		.rules = {at[3], 0}, .dumps = {at[4], 0}, .times = SUMMARY_TIMES};
	struct reading r = {.most = LONG_MAX};
	const struct option_spec specs[] = {{'r', "read-file", .text = &line.file},
		{'i', "interface", .text = &line.iface}, {0, "read", .text = &line.file},
		{'T', NULL, .text = &line.format}, {'V', NULL, .flag = &line.tree},
		{'O', NULL, .text = &line.only}, {'x', NULL, .flag = &line.hex},
		{0, "hexdump", .list = &line.dumps},
		{'S', NULL, .text = &r.separator}, {'e', NULL, .list = &line.wanted},
		{'E', NULL, .list = &line.style}, {'o', NULL, .list = &line.prefs},
		{'d', NULL, .list = &line.rules}, {'Y', "display-filter", .text = &line.filter},
		{'R', "read-filter", .text = &line.first}, {'2', NULL, .flag = &line.two},
		{'w', "write", .text = &line.out}, {'F', NULL, .text = &line.type},
		{'P', "print", .flag = &line.both}, {'s', "snapshot-length", .number = &r.snaplen},
		{'t', NULL, .text = &line.when}, {'u', NULL, .text = &line.unit},
		{'n', NULL, .flag = &line.numbers}, {'N', NULL, .text = &line.names},
		{'q', NULL, .flag = &line.silent}, {'Q', NULL, .flag = &line.hushed},
		{'l', NULL, .flag = &r.at_once}, {0, "follow", .flag = &r.follow},
		{'c', "count", .number = &r.most}, {'f', NULL, .text = &line.captured},
		{'a', "autostop", .text = &line.stop}, {'b', "ring-buffer", .text = &line.ring},
		{'z', NULL, .text = &line.tap}, {'D', NULL, .flag = &line.devices},
		{0, NULL, .flag = NULL}};
	struct look look;
	struct err err;
	char *words[argc];
	int count, status = cmd_options(cmd, argc, argv, specs, &look, words, &count);

	if (status >= 0)
		return status;
	if (line.filter && !line.filter[strspn(line.filter, " \t")])
		line.filter = NULL; /* the empty filter of a script lets all through */
	if (line.devices)
		return devices_list(&err) < 0 ? cmd_fail(&err) : CMD_DONE;
	if ((status = check_file(cmd, &line, words, &count)) >= 0 ||
		(status = take_other_ways(cmd, &line, &r.most, words, &count)) >= 0 ||
		(status = check_refused(cmd, &line)) >= 0 ||
		(status = take_dumps(cmd, &line)) >= 0 ||
		(status = check_format(cmd, &line, &r)) >= 0 ||
		(status = check_prefs(cmd, &line, &r)) >= 0)
		return status;
	status = carry_out(cmd, &line, &r, &look,
		(struct option_list){(const char **)(void *)words, count});
	buf_done(&line.bpf);
	return status;
}

const struct cmd cmd_read = {
	.name = "read",
	.synopsis =
		"[-r] FILE | -i IFACE [-T FORMAT] [-e FIELD]... [-E SETTING]...\n"
		"             [-V] [-x] [-c COUNT] [-s SNAPLEN] [-Y FILTER] [-w FILE] [--follow]\n"
		"             [BPF...]",
	.about = N_("The frames of a capture, each layer's header side by side."),
	.help = help,
	.run = run,
	.strange = strange_why,
};
