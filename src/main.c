/* SPDX-License-Identifier: BSD-2-Clause */
/* trame: how a network frame is put together. Here only the word that picks the subcommand. */
#include "cmd/cmd.h"

#include "base/built.h"
#include "base/lang.h"
#include "cmd/interface.h"
#include "cmd/settings.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

const struct cmd *const cmd_all[] = {
	&cmd_read, &cmd_craft, &cmd_ask, &cmd_send, &cmd_draw, &cmd_lesson,
	&cmd_lab, &cmd_protocols, NULL};

static int overview(FILE *to)
{
	fprintf(to, "%s\n\n", _("trame shows how a network frame is put together."));
	for (const struct cmd *const *c = cmd_all; *c; c++)
		fprintf(to, "  trame %s\n      %s\n", (*c)->synopsis, _((*c)->about));
	fputs(_("\nBegin with:  trame ask --lab 'ip / tcp dport=80 flags=S'\n"
		"Options of a command:  trame COMMAND --help.  The manual:  man trame.\n"),
		to);
	fputs(_("Keys and colours of the interface:  trame --print-config, man 5 trame.\n"), to);
	return to == stdout ? CMD_DONE : CMD_USAGE;
}

int main(int argc, char **argv)
{
	int status;

	setlocale(LC_CTYPE, "");
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is told of like a full disk */
	if ((status = cmd_lang(&argc, argv)) >= 0)
		return status;
	if (argc < 2)
		return interface_can() ? interface_start() : overview(stderr);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return overview(stdout);
	if (strcmp(argv[1], "--version") == 0)
		return printf("trame %s\n", built_version) < 0 ? CMD_FAILED : CMD_DONE;
	if (argc == 2 && strcmp(argv[1], "--print-config") == 0)
		return settings_print();
	if (argc <= 3 && strcmp(argv[1], "--check-config") == 0)
		return settings_check(argv[2]);
	for (const struct cmd *const *c = cmd_all; *c; c++)
		if (strcmp(argv[1], (*c)->name) == 0)
			return (*c)->run(*c, argc - 1, argv + 1);
	return cmd_read.run(&cmd_read, argc, argv);
}
