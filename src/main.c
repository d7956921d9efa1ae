/* SPDX-License-Identifier: BSD-2-Clause */
/* trame: how a network frame is put together. Here only the word that picks the subcommand. */
#include "cmd/cmd.h"

#include "base/built.h"
#include "cmd/interface.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

const struct cmd *const cmd_all[] = {
	&cmd_read, &cmd_craft, &cmd_ask, &cmd_send, &cmd_lab, &cmd_protocols, NULL};

static int overview(FILE *to)
{
	fputs("trame shows how a network frame is put together.\n\n", to);
	for (const struct cmd *const *c = cmd_all; *c; c++)
		fprintf(to, "  trame %s\n      %s\n", (*c)->synopsis, (*c)->about);
	fputs("\nBegin with:  trame ask --lab 'ip / tcp dport=80 flags=S'\n"
	      "Options of a command:  trame COMMAND --help.  The manual:  man trame.\n",
		to);
	return to == stdout ? CMD_DONE : CMD_USAGE;
}

int main(int argc, char **argv)
{
	setlocale(LC_CTYPE, "");
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is told of like a full disk */
	if (argc < 2)
		return interface_can() ? interface_start() : overview(stderr);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return overview(stdout);
	if (strcmp(argv[1], "--version") == 0)
		return printf("trame %s\n", built_version) < 0 ? CMD_FAILED : CMD_DONE;
	for (const struct cmd *const *c = cmd_all; *c; c++)
		if (strcmp(argv[1], (*c)->name) == 0)
			return (*c)->run(*c, argc - 1, argv + 1);
	return cmd_read.run(&cmd_read, argc, argv);
}
