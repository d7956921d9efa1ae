/* SPDX-License-Identifier: BSD-2-Clause */
/* Starting trame-net. It ends when its lines do, or when this process dies. */
#include "lab/launch.h"

#include "base/built.h"
#include "base/lang.h"
#include "lab/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int launch_open(struct err *err)
{
	int fd = open(built_net_path, O_RDONLY | O_CLOEXEC);

	return fd < 0 ? err_errno(err, "%s", built_net_path) : fd;
}

void launch_prepare(struct launch_means *means)
{
	*means = (struct launch_means)LAUNCH_MEANS_INIT;
	means->program = launch_open(NULL);
	if (geteuid() == 0)
		means->keeper = keeper_start();
}

/* Our ends into the launch, its ends into fds. */
static int launch_lines(struct launch *l, int fds[3])
{
	int in[2], out[2], err[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) < 0)
		return -1;
	l->in = in[0];
	fds[0] = in[1];
	if (pipe2(out, O_CLOEXEC) < 0)
		return -1;
	l->out = out[0];
	fds[1] = out[1];
	if (pipe2(err, O_CLOEXEC) < 0)
		return -1;
	l->err = err[0];
	fds[2] = err[1];
	return 0;
}

static void launch_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Our own three may be closed, so that fds[i] is a number below 3 that another one takes. */
_Noreturn void launch_exec(char *const argv[], const int fds[3])
{
	int copy[3];

	for (int i = 0; i < 3; i++)
		copy[i] = fcntl(fds[i], F_DUPFD_CLOEXEC, 3);
	for (int i = 0; i < 3; i++)
		if (dup2(copy[i], i) < 0)
			_exit(1);
	execv(argv[0], argv);
	dprintf(2, "trame-net: %s: %s\n", argv[0], strerror(errno));
	_exit(1);
}

static int launch_lines_or_fail(struct launch *l, int fds[3], struct err *err)
{
	*l = (struct launch)LAUNCH_INIT;
	for (int i = 0; i < 3; i++)
		fds[i] = -1;
	if (launch_lines(l, fds) == 0)
		return 0;
	err_errno(err, _("trame-net cannot be started"));
	for (int i = 0; i < 3; i++)
		launch_close(&fds[i]);
	launch_end(l);
	return -1;
}

int launch_iface(struct launch *l, const char *iface, bool send_only, struct err *err)
{
	char *const argv[] = {(char *)built_net_path, (char *)(send_only ? "-S" : "--"),
		(char *)(send_only ? "--" : iface), (char *)(send_only ? iface : NULL), NULL};
	int fds[3];

	if (launch_lines_or_fail(l, fds, err) < 0)
		return -1;
	l->pid = fork();
	if (l->pid == 0)
		launch_exec(argv, fds);
	for (int i = 0; i < 3; i++)
		launch_close(&fds[i]);
	if (l->pid > 0)
		return 0;
	l->pid = 0;
	launch_end(l);
	return err_errno(err, _("trame-net cannot be started"));
}

int launch_kept(struct launch *l, int keeper, const char *iface, struct err *err)
{
	int fds[3], status;

	if (launch_lines_or_fail(l, fds, err) < 0)
		return -1;
	status = keeper_ask(keeper, iface, fds);
	for (int i = 0; i < 3; i++)
		launch_close(&fds[i]);
	if (status == 0)
		return 0;
	err_errno(err, _("trame-net cannot be started"));
	launch_end(l);
	return -1;
}

int launch_lab(struct launch *l, struct lab *lab, int program, bool send_only, struct err *err)
{
	char path[64];
	char *const argv[] = {path, (char *)(send_only ? "-S" : LAB_IFACE),
		(char *)(send_only ? LAB_IFACE : NULL), NULL};
	int fds[3];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", program);
	if (launch_lines_or_fail(l, fds, err) < 0)
		return -1;
	l->lab = lab;
	l->pid = lab_spawn(lab, LAB_POSTE, argv, fds, err);
	if (l->pid < 0)
		err_errno(err, _("%s cannot be started in the lab"), built_net_path);
	for (int i = 0; i < 3; i++)
		launch_close(&fds[i]);
	if (l->pid > 0)
		return 0;
	l->pid = 0;
	launch_end(l);
	return -1;
}

/* Its exit status; 128 + N when signal N ended it. */
static int launch_wait(struct launch *l)
{
	int status = 0;
	pid_t pid = l->pid;

	l->pid = 0;
	if (pid <= 0)
		return 0;
	if (l->lab)
		return lab_wait(l->lab, pid);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 1;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int launch_finish(struct launch *l)
{
	launch_close(&l->in);
	return launch_wait(l);
}

/* The end of its output ends it; the signal is for one that has not come that far. */
void launch_end(struct launch *l)
{
	launch_close(&l->in);
	launch_close(&l->out);
	if (l->pid > 0)
		kill(l->pid, SIGTERM);
	launch_wait(l);
	launch_close(&l->err);
}

void launch_means_done(struct launch_means *means)
{
	launch_close(&means->program);
	launch_close(&means->keeper);
}
