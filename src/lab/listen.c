/* SPDX-License-Identifier: BSD-2-Clause */
/* trame-net as a capturer: it reads nothing, so that its input is /dev/null. */
#include "lab/listen.h"

#include "base/built.h"
#include "base/lang.h"
#include "lab/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LISTEN_WORDS	9
#define LISTEN_PATIENCE 2000 /* ms until it has ended */
#define LISTEN_MOMENT	50   /* ms */

static void words_of(const struct listen_to *to, char path[64], char snaplen[24],
	char *argv[LISTEN_WORDS])
{
	int n = 0;

	snprintf(path, 64, "/proc/self/fd/%d", to->program);
	argv[n++] = to->lab ? path : (char *)built_net_path;
	argv[n++] = (char *)(to->buffered ? "-bC" : "-C");
	if (to->snaplen) {
		snprintf(snaplen, 24, "-s%ld", to->snaplen);
		argv[n++] = snaplen;
	}
	argv[n++] = (char *)"--";
	argv[n++] = (char *)(to->lab ? LAB_IFACE : to->iface);
	if (to->filter && to->filter[0])
		argv[n++] = (char *)to->filter;
	argv[n] = NULL;
}

int listen_start(struct launch *l, const struct listen_to *to, int out, struct err *err)
{
	char path[64], snaplen[24], *argv[LISTEN_WORDS];
	int said[2], fds[3] = {-1, out, -1}, why;

	*l = (struct launch)LAUNCH_INIT;
	words_of(to, path, snaplen, argv);
	if (pipe2(said, O_CLOEXEC) < 0)
		return err_errno(err, _("trame-net cannot be started"));
	l->err = said[0];
	fds[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
	fds[2] = said[1];
	l->lab = to->lab;
	if (to->lab)
		l->pid = lab_spawn(to->lab, LAB_POSTE, argv, fds, err);
	else if (to->keeper >= 0)
		l->pid = keeper_listen(to->keeper, to, fds);
	else if ((l->pid = fork()) == 0)
		launch_exec(argv, fds);
	why = errno;
	close(fds[2]);
	if (fds[0] >= 0)
		close(fds[0]);
	if (l->pid > 0)
		return 0;
	l->pid = 0;
	launch_end(l);
	errno = why;
	return err_errno(err, _("trame-net cannot be started"));
}

int listen_why(const struct launch *l, struct err *err)
{
	struct pollfd line = {l->err, POLLIN, 0};
	char text[400], *why = text;
	ssize_t n;

	if (poll(&line, 1, 0) <= 0)
		return 0;
	n = read(l->err, text, sizeof(text) - 1);
	if (n < 0)
		return 0;
	if (n == 0) {
		err_set(err, _("trame-net ended without a word"));
		return -1;
	}
	text[n] = '\0';
	text[strcspn(text, "\n")] = '\0';
	if (strncmp(why, "trame-net: ", 11) == 0)
		why += 11;
	err_set(err, "%s", why);
	return 1;
}

/* The end of its complaints is its end, whoever's child it is. */
void listen_end(struct launch *l)
{
	struct err err;

	if (l->pid > 0)
		kill(l->pid, SIGTERM);
	for (int waited = 0; l->pid > 0 && waited < LISTEN_PATIENCE; waited += LISTEN_MOMENT) {
		struct pollfd line = {l->err, POLLIN, 0};

		if (poll(&line, 1, LISTEN_MOMENT) > 0 && listen_why(l, &err) < 0)
			break;
	}
	launch_end(l);
}
