/* SPDX-License-Identifier: BSD-2-Clause */
/* `trame lab`: any program on poste. The program stays in the terminal's foreground job with its
 * caller, so that its keys reach it, and pipes and job control work as without the lab. */
#include "cmd/cmd.h"

#include "base/lang.h"
#include "lab/lab.h"
#include "lab/user.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As env(1) and nohup(1) end when the program cannot be run, and when there is none. */
enum { LAB_NO_PROGRAM = 126, LAB_NOT_FOUND = 127 };

/* What Debian's shells show before their prompt; the host name shows in the others'. */
static void lab_shell(char *argv[2])
{
	char *shell = getenv("SHELL");

	argv[0] = shell && access(shell, X_OK) == 0 ? shell : "/bin/sh";
	argv[1] = NULL;
	setenv("debian_chroot", "lab", 1);
	if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
		fprintf(stderr,
			_("A shell on %s, %s. On the wire's other end: %s, %s. 'exit' ends "
			"the lab.\n"),
			lab_stations[LAB_POSTE].name, lab_stations[LAB_POSTE].ip4,
			lab_stations[LAB_SERVEUR].name, lab_stations[LAB_SERVEUR].ip4);
}

/* A shell with job control leaves the terminal to a job that is gone. */
static void lab_take_terminal(void)
{
	if (!isatty(STDIN_FILENO) || tcgetpgrp(STDIN_FILENO) == getpgrp())
		return;
	signal(SIGTTOU, SIG_IGN);
	tcsetpgrp(STDIN_FILENO, getpgrp());
	signal(SIGTTOU, SIG_DFL);
}

static int lab_run(struct lab *lab, char *const argv[])
{
	struct err err = {""};
	pid_t pid = lab_spawn(lab, LAB_POSTE, argv, NULL, &err);
	int status;

	if (pid < 0) {
		status = errno == ENOENT ? LAB_NOT_FOUND : LAB_NO_PROGRAM;
		cmd_fail(&err);
		return status;
	}
	status = lab_wait(lab, pid);
	lab_take_terminal();
	return status;
}

/* How many words of argv are options of trame itself: those before the command. */
static int lab_options(int argc, char **argv)
{
	int n = 1;

	while (n < argc && argv[n][0] == '-' && argv[n][1] && strcmp(argv[n], "--") != 0)
		n++;
	return n;
}

static int lab_main(const struct cmd *cmd, int argc, char **argv)
{
	static const struct option_spec none[] = {{.letter = 0}};
	struct err err = {""};
	char *shell[2], *words[1]; /* no word comes: all that is looked at are options */
	struct look look;
	struct lab lab;
	int count, options = lab_options(argc, argv);
	int status = cmd_options(cmd, options, argv, none, &look, words, &count);

	if (status >= 0)
		return status;
	argv += options;
	if (argv[0] && strcmp(argv[0], "--") == 0)
		argv++;
	if (user_drop_root(&err) < 0 || lab_start(&lab, &err) < 0)
		return cmd_fail(&err);
	setenv("TRAME_LAB", lab_stations[LAB_POSTE].name, 1);
	if (!argv[0]) {
		lab_shell(shell);
		argv = shell;
	}
	signal(SIGINT, SIG_IGN); /* they are the program's; it decides what to do about them */
	signal(SIGQUIT, SIG_IGN);
	status = lab_run(&lab, argv);
	lab_stop(&lab);
	return status;
}

const struct cmd cmd_lab = {
	.name = "lab",
	.synopsis = "lab [-- COMMAND [ARGUMENT...]]",
	.about = N_("Runs a program, or a shell, on the lab's poste; passes on its exit "
		    "status."),
	.help = N_("  poste              192.0.2.10  2001:db8::10\n"
		"  serveur            192.0.2.80  2001:db8::80: web on TCP 80,\n"
		"                     DNS on UDP and TCP 53, echo on UDP and TCP 7\n"),
	.run = lab_main,
};
