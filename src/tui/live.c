/* SPDX-License-Identifier: BSD-2-Clause */
/* A live capture: the file without a name, and who writes it. */
#include "tui/live.h"

#include "base/lang.h"
#include "file/spool.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define LIVE_PATIENCE 5000 /* ms until the interface is open */
#define LIVE_MOMENT   5	   /* ms */

static off_t length(const struct live *l)
{
	struct stat st;

	return fstat(l->spool, &st) == 0 ? st.st_size : 0;
}

/* Until the interface is open: the head of the capture is in the file then. */
static int wait_open(struct live *l, off_t before, struct err *err)
{
	for (int waited = 0; waited < LIVE_PATIENCE; waited += LIVE_MOMENT) {
		struct pollfd line = {l->net.err, POLLIN, 0};

		if (length(l) > before)
			return 0;
		if (poll(&line, 1, LIVE_MOMENT) > 0 && listen_why(&l->net, err) != 0)
			return -1;
	}
	return err_set(err, _("trame-net did not open the interface within 5 s"));
}

static int listen_to_it(struct live *l, struct err *err)
{
	const struct listen_to to = {.lab = l->of_lab ? &l->lab : NULL,
		.program = l->program,
		.keeper = l->keeper,
		.iface = l->iface,
		.filter = l->filter,
		.snaplen = l->snaplen,
		.buffered = true};
	off_t before = length(l);

	if (listen_start(&l->net, &to, l->spool, err) < 0)
		return -1;
	if (wait_open(l, before, err) < 0) {
		launch_end(&l->net);
		return -1;
	}
	l->on = true;
	return 0;
}

static int start_lab(struct live *l, struct err *err)
{
	l->program = launch_open(err);
	if (l->program < 0 || lab_start(&l->lab, err) < 0)
		return -1;
	l->lab_up = true;
	return 0;
}

int live_start(struct live *l, const char *iface, const char *filter, struct err *err)
{
	long snaplen = l->snaplen;
	int fd = -1;

	live_done(l);
	l->snaplen = snaplen;
	l->of_lab = iface == NULL;
	snprintf(l->iface, sizeof(l->iface), "%s", iface ? iface : LAB_IFACE);
	snprintf(l->filter, sizeof(l->filter), "%s", filter ? filter : "");
	l->spool = spool_open(O_APPEND, &fd, err);
	if (fd >= 0 && (iface || start_lab(l, err) == 0) && listen_to_it(l, err) == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	live_done(l);
	return -1;
}

void live_stop(struct live *l)
{
	if (l->on)
		listen_end(&l->net);
	l->on = false;
}

int live_go_on(struct live *l, struct err *err)
{
	if (l->on || l->spool < 0)
		return 0;
	return listen_to_it(l, err);
}

bool live_heard(struct live *l, struct err *err)
{
	if (!l->on || listen_why(&l->net, err) == 0)
		return true;
	live_stop(l);
	return false;
}

/* Programs that have ended make room for others. */
static void reap(struct live *l)
{
	for (int i = 0; i < LAB_KIDS; i++) {
		pid_t *kid = &l->lab.kids[i];

		if (*kid > 0 && *kid != l->net.pid && waitpid(*kid, NULL, WNOHANG) == *kid)
			*kid = 0;
	}
}

int live_run(struct live *l, char *const argv[], struct err *err)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), fds[3] = {null, null, null};
	pid_t pid;

	reap(l);
	pid = lab_spawn(&l->lab, LAB_POSTE, argv, fds, err);
	if (null >= 0)
		close(null);
	return pid < 0 ? -1 : 0;
}

void live_done(struct live *l)
{
	live_stop(l);
	if (l->lab_up)
		lab_stop(&l->lab);
	l->lab_up = false;
	if (l->program >= 0)
		close(l->program);
	if (l->spool >= 0)
		close(l->spool);
	l->program = l->spool = -1;
}
