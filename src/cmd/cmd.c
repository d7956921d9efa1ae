/* SPDX-License-Identifier: BSD-2-Clause */
/* What every subcommand shares: options, ways to end, how output looks. */
#include "cmd/cmd.h"

#include "base/built.h"
#include "base/buf.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "out/ansi.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char shared_help[] =
	N_("  --color=WHEN       auto, always or never; NO_COLOR is heeded\n"
	   "  --ascii            no character outside ASCII\n"
	   "  --lang=LANG        en or fr, else the language of the locale\n"
	   "  --help, --version\n");

/* Words from the command line may hold anything: they are cleaned before they are shown. */
static void say(const char *format, va_list ap)
{
	char text[1024];
	struct buf out = BUF_INIT;

	vsnprintf(text, sizeof(text), format, ap);
	buf_text(&out, "trame: ");
	utf8_clean(&out, text, strlen(text), false);
	buf_byte(&out, '\n');
	fwrite(out.data, 1, out.len, stderr);
	buf_done(&out);
}

int cmd_fail(const struct err *err)
{
	struct buf out = BUF_INIT;

	buf_text(&out, "trame: ");
	utf8_clean(&out, err->text, strlen(err->text), false);
	buf_byte(&out, '\n');
	fwrite(out.data, 1, out.len, stderr);
	buf_done(&out);
	return CMD_FAILED;
}

int cmd_usage(const struct cmd *cmd, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(format, ap);
	va_end(ap);
	fprintf(stderr, _("usage: trame %s\n"), cmd->synopsis);
	return CMD_USAGE;
}

static int help(const struct cmd *cmd)
{
	printf(_("usage: trame %s\n"), cmd->synopsis);
	printf("%s\n\n%s%s", _(cmd->about), _(cmd->help), _(shared_help));
	return CMD_DONE;
}

static int color_depth(void)
{
	const char *term = getenv("TERM"), *deep = getenv("COLORTERM");

	if (deep && (strcmp(deep, "truecolor") == 0 || strcmp(deep, "24bit") == 0))
		return ANSI_RGB;
	return term && strstr(term, "256color") ? ANSI_256 : ANSI_16;
}

static unsigned terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	unsigned n = columns ? (unsigned)strtoul(columns, NULL, 10) : 0;

	if (!n && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		n = size.ws_col;
	if (!n)
		n = 80;
	return n < 40 ? 40 : n > 400 ? 400 : n;
}

static bool set_color(struct look *look, const char *when)
{
	const char *term = getenv("TERM"), *no = getenv("NO_COLOR");
	bool dumb = !term || strcmp(term, "dumb") == 0;

	if (strcmp(when, "auto") == 0)
		look->color = isatty(STDOUT_FILENO) && !dumb && !(no && no[0]) ? color_depth()
									       : ANSI_NONE;
	else if (strcmp(when, "always") == 0)
		look->color = color_depth();
	else if (strcmp(when, "never") == 0)
		look->color = ANSI_NONE;
	else
		return false;
	return true;
}

void cmd_look(struct look *look)
{
	look->ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	look->width = terminal_width();
	set_color(look, "auto");
	lang_ascii(look->ascii);
}

/* The option that a word names: "-w", "--name" or "--name=value"; *value is what is glued to it. */
static const struct option_spec *find_spec(const struct option_spec *specs, const char *word,
	const char **value)
{
	for (; specs->letter || specs->name; specs++) {
		size_t n = specs->name ? strlen(specs->name) : 0;

		*value = NULL;
		if (word[1] != '-' && specs->letter == word[1]) {
			*value = word[2] ? word + 2 : NULL;
			return specs;
		}
		if (n && word[1] == '-' && strncmp(word + 2, specs->name, n) == 0 &&
			(!word[2 + n] || word[2 + n] == '=')) {
			*value = word[2 + n] ? word + 3 + n : NULL;
			return specs;
		}
	}
	return NULL;
}

static bool set_value(const struct option_spec *spec, const char *value)
{
	char *end = NULL;

	errno = 0;
	if (spec->text) {
		*spec->text = value;
		return true;
	}
	if (spec->list) {
		spec->list->at[spec->list->count++] = value;
		return true;
	}
	if (spec->seconds) {
		*spec->seconds = strtod(value, &end);
		return end != value && !*end && *spec->seconds >= 0 && *spec->seconds <= 86400;
	}
	*spec->number = strtol(value, &end, 10);
	return end != value && !*end && *spec->number >= 1 && errno == 0;
}

/* What the command knows of an option that is not its own. */
static int tell_strange(const struct cmd *cmd, const char *word)
{
	const char *why = cmd->strange ? cmd->strange(word) : NULL;

	if (!why)
		return cmd_usage(cmd, _("%s: no such option; 'trame %s --help' lists them"), word,
			cmd->name);
	return cmd_usage(cmd, "%.*s: %s", word[1] == '-' ? (int)strcspn(word, "=") : 2, word, why);
}

/* One option of the command's own; `*i` moves over a value that is a word of its own. */
static int take_own(const struct cmd *cmd, const struct option_spec *specs, int argc, char **argv,
	int *i)
{
	const char *word = argv[*i], *value;
	const struct option_spec *spec = find_spec(specs, word, &value);

	if (!spec)
		return strcmp(word, "-h") == 0 ? help(cmd) : tell_strange(cmd, word);
	if (spec->flag) {
		if (value && word[1] == '-')
			return cmd_usage(cmd, _("%s: takes no value"), word);
		*spec->flag = true;
		if (!value)
			return -1;
		/* letters may be glued together: -Vx */
		argv[*i]++;
		argv[*i][0] = '-';
		return take_own(cmd, specs, argc, argv, i);
	}
	if (!value && *i + 1 >= argc)
		return cmd_usage(cmd, _("%s: needs a value"), word);
	if (!value)
		value = argv[++*i];
	if (!set_value(spec, value))
		return cmd_usage(cmd, _("%s: '%s' is not a number that fits here"), word, value);
	return -1;
}

int cmd_options(const struct cmd *cmd, int argc, char **argv, const struct option_spec *specs,
	struct look *look, char **words, int *count)
{
	bool only_words = false;

	cmd_look(look);
	*count = 0;
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];
		int status = -1;

		if (only_words || word[0] != '-' || !word[1] || word[1] == ':')
			words[(*count)++] = argv[i];
		else if (strcmp(word, "--") == 0)
			only_words = true;
		else if (strcmp(word, "--help") == 0)
			return help(cmd);
		else if (strcmp(word, "--version") == 0)
			return printf("trame %s\n", built_version) < 0 ? CMD_FAILED : CMD_DONE;
		else if (strcmp(word, "--ascii") == 0)
			lang_ascii(look->ascii = true);
		else if (strcmp(word, "--color") == 0)
			set_color(look, "always");
		else if (strncmp(word, "--color=", 8) != 0)
			status = take_own(cmd, specs, argc, argv, &i);
		else if (!set_color(look, word + 8))
			status = cmd_usage(cmd, _("%s: is auto, always or never"), word);
		if (status >= 0)
			return status;
	}
	return -1;
}
