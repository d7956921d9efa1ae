/* SPDX-License-Identifier: BSD-2-Clause */
/* What every subcommand shares: its entry in the table, how it ends, how options are read. */
#ifndef TRAME_CMD_CMD_H
#define TRAME_CMD_CMD_H

#include "base/err.h"

#include <stdbool.h>

/* How the program ends. */
enum { CMD_DONE = 0, CMD_FAILED = 1, CMD_USAGE = 2, CMD_SILENT = 3 };

struct cmd {
	const char *name;
	const char *synopsis; /* what follows "trame " in the usage line */
	const char *about;    /* one line */
	const char *help;     /* options, a line each */
	int (*run)(const struct cmd *cmd, int argc, char **argv); /* argv[0] is the name */
	const char *(*strange)(const char *word); /* a sentence on an option that it does not have,
						   * or NULL; may be NULL itself */
};

/* Every subcommand, in the order of --help; NULL ends it. */
extern const struct cmd *const cmd_all[];

extern const struct cmd cmd_read, cmd_craft, cmd_ask, cmd_send, cmd_draw, cmd_lab, cmd_lesson,
	cmd_protocols;

/* How the terminal, the environment and the options want output to look. */
struct look {
	bool ascii;
	int color;      /* enum ansi_color */
	unsigned width; /* cells */
};

/* What the terminal and the environment want, before any option. */
void cmd_look(struct look *look);

/* The values of an option that may be given many times. */
struct option_list {
	const char **at; /* the caller's, room for argc */
	int count;
};

/* An option: `-w FILE`, `--count N`, `--ascii`. The value goes to exactly one place. */
struct option_spec {
	char letter;          /* 0: none */
	const char *name;     /* long form, or NULL */
	bool *flag;           /* takes no value */
	const char **text;    /* takes a value; the last one given stands */
	struct option_list *list; /* takes a value, as often as it is given */
	double *seconds;      /* a number that is not negative */
	long *number;         /* a whole number, at least 1 */
};

/* Takes `--lang en|fr` out of all that are trame's words, and speaks that language, or else that of
 * the locale. Returns -1 to go on, else the exit status. */
int cmd_lang(int *argc, char **argv);

/* Takes the options out of argv, the shared ones too (--color, --ascii, --help, --version); what is
 * left is *count words at `words` (room for argc). Returns -1 to go on, else the exit status: 0
 * after --help, CMD_USAGE after a mistake that was told. */
int cmd_options(const struct cmd *cmd, int argc, char **argv, const struct option_spec *specs,
	struct look *look, char **words, int *count);

/* "trame: ..." on standard error, and the status to return. */
int cmd_fail(const struct err *err);
int cmd_usage(const struct cmd *cmd, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
