/* SPDX-License-Identifier: BSD-2-Clause */
/* The option --lang, which every command has: taken out of the words before the command is run, so
 * that all that is said is said in that language. */
#include "cmd/cmd.h"

#include "base/lang.h"

#include <string.h>

/* The option's words: 0 if this is something else. */
static int length_of(char **argv, const char **choice)
{
	if (strncmp(argv[0], "--lang=", 7) == 0) {
		*choice = argv[0] + 7;
		return 1;
	}
	if (strcmp(argv[0], "--lang") != 0)
		return 0;
	*choice = argv[1] ? argv[1] : "";
	return argv[1] ? 2 : 1;
}

/* The words that follow are not ours: those of the program that is run in the lab. */
static bool ends_options(int at, const char *first, const char *word)
{
	return strcmp(word, "--") == 0 || (at > 1 && strcmp(first, "lab") == 0 && word[0] != '-');
}

int cmd_lang(int *argc, char **argv)
{
	const char *choice = NULL;
	struct err err;
	int kept = 1, n;

	for (int i = 1; i < *argc; i += n) {
		n = length_of(argv + i, &choice);
		if (n)
			continue;
		n = 1;
		argv[kept++] = argv[i];
		if (!ends_options(kept - 1, argv[1], argv[i]))
			continue;
		while (++i < *argc)
			argv[kept++] = argv[i];
	}
	argv[kept] = NULL;
	*argc = kept;
	if (lang_start(choice, &err) == 0)
		return -1;
	cmd_fail(&err);
	return choice && !lang_is(choice) ? CMD_USAGE : CMD_FAILED;
}
