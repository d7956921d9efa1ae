/* SPDX-License-Identifier: BSD-2-Clause */
/* Programs on the lab's hosts. The caller cannot enter the lab itself and come back, so it forks a
 * scout, which enters and there forks the program as the caller's own child, and is gone. */
#include "lab/init.h"
#include "base/lang.h"
#include "lab/lab.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* What scout and program tell on the pipe: the program's process id, or an error number. It is
 * closed without a word of error when the program runs. */
struct spawn_word {
	pid_t pid;
	int error;
};

/* What is to run there: a program, or a function of this one. */
struct spawn_what {
	char *const *argv; /* of a function: what its process is called when it cannot be started */
	const int *fds;
	void (*run)(void *arg);
	void *arg;
};

static _Noreturn void spawn_fail(int tell)
{
	struct spawn_word word = {.pid = 0, .error = errno};
	ssize_t n = write(tell, &word, sizeof(word));

	_exit(n < 0 ? 126 : 127);
}

/* Enters the host's namespaces; the user's first, for it gives the right to the others. The way
 * to the working directory is walked again, since the mounts are others. */
static int spawn_enter(const struct lab *lab, enum lab_host host)
{
	const int *own = lab->ns + LAB_NS_HOST + host * LAB_NS_PER_HOST;
	char here[PATH_MAX];
	const char *cwd = getcwd(here, sizeof(here));

	if (setns(lab->ns[LAB_NS_USER], CLONE_NEWUSER) < 0 ||
		setns(lab->ns[LAB_NS_PID], CLONE_NEWPID) < 0 ||
		setns(own[LAB_NS_MNT], CLONE_NEWNS) < 0 ||
		setns(own[LAB_NS_NET], CLONE_NEWNET) < 0 ||
		setns(own[LAB_NS_UTS], CLONE_NEWUTS) < 0)
		return -1;
	if (!cwd || chdir(cwd) < 0)
		return chdir("/");
	return 0;
}

/* fds[i] becomes i, also where one of them is a number below 3 that another one takes. */
static int spawn_wire_fds(const int fds[3])
{
	int copy[3];

	for (int i = 0; i < 3; i++) {
		copy[i] = fcntl(fds[i], F_DUPFD_CLOEXEC, 3);
		if (copy[i] < 0)
			return -1;
	}
	for (int i = 0; i < 3; i++)
		if (dup2(copy[i], i) < 0)
			return -1;
	return 0;
}

/* What the lab's user may do there outlives exec only as ambient capabilities: he is not root. */
static int spawn_keep_power(void)
{
	struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct power[_LINUX_CAPABILITY_U32S_3];

	if (syscall(SYS_capget, &head, power) < 0)
		return -1;
	for (int i = 0; i < _LINUX_CAPABILITY_U32S_3; i++)
		power[i].inheritable = power[i].permitted;
	if (syscall(SYS_capset, &head, power) < 0)
		return -1;
	for (unsigned long cap = 0; cap < 64; cap++)
		prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, cap, 0, 0);
	return 0;
}

/* Whether a folder of PATH has a file of that name. execvp says "permission denied" for a name that
 * is nowhere, too, when the user may not look into one of the folders. */
static bool spawn_in_path(const char *name)
{
	const char *path = getenv("PATH");
	char file[PATH_MAX];

	while (path && *path) {
		size_t n = strcspn(path, ":");

		snprintf(file, sizeof(file), "%.*s/%s", (int)n, path, name);
		if (access(file, F_OK) == 0)
			return true;
		path += n + (path[n] == ':');
	}
	return false;
}

static _Noreturn void spawn_program(const struct spawn_what *what, int tell)
{
	char *const *argv = what->argv;
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_DUMPABLE, 1);
	sigemptyset(&none);
	for (int sig = 1; sig < NSIG; sig++)
		signal(sig, SIG_DFL);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (what->run) {
		close(tell);
		what->run(what->arg);
		_exit(0);
	}
	if (spawn_keep_power() < 0 || (what->fds && spawn_wire_fds(what->fds) < 0))
		spawn_fail(tell);
	execvp(argv[0], argv);
	if (errno == EACCES && !strchr(argv[0], '/'))
		errno = spawn_in_path(argv[0]) ? EACCES : ENOENT;
	spawn_fail(tell);
}

static _Noreturn void spawn_scout(
	const struct lab *lab, enum lab_host host, const struct spawn_what *what, int tell)
{
	struct spawn_word word = {0, 0};

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (spawn_enter(lab, host) < 0)
		spawn_fail(tell);
	word.pid = init_fork(CLONE_PARENT);
	if (word.pid == 0)
		spawn_program(what, tell);
	if (word.pid < 0 || write(tell, &word, sizeof(word)) < 0)
		spawn_fail(tell);
	_exit(0);
}

static void spawn_reap(pid_t pid)
{
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

/* Hears both of them out. The program's error may come before the scout's word. */
static struct spawn_word spawn_hear(int tell)
{
	struct spawn_word all = {0, 0}, word;
	ssize_t n;

	while ((n = read(tell, &word, sizeof(word))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n != (ssize_t)sizeof(word))
			break;
		if (word.pid > 0)
			all.pid = word.pid;
		if (word.error != 0)
			all.error = word.error;
	}
	return all;
}

static pid_t *spawn_slot(struct lab *lab, pid_t pid)
{
	for (int i = 0; i < LAB_KIDS; i++)
		if (lab->kids[i] == pid)
			return &lab->kids[i];
	return NULL;
}

static pid_t spawn_start(
	struct lab *lab, enum lab_host host, const struct spawn_what *what, struct err *err)
{
	const char *name = what->argv[0];
	pid_t scout, *slot = spawn_slot(lab, 0);
	struct spawn_word word;
	int tell[2];

	if (!slot)
		return err_set(err, _("the lab runs %d programs already"), LAB_KIDS);
	if (pipe2(tell, O_CLOEXEC) < 0)
		return err_errno(err, "%s", name);
	scout = fork();
	if (scout == 0)
		spawn_scout(lab, host, what, tell[1]);
	close(tell[1]);
	word.error = errno;
	if (scout > 0) {
		word = spawn_hear(tell[0]);
		spawn_reap(scout);
	}
	close(tell[0]);
	if (scout > 0 && word.pid > 0 && word.error == 0) {
		*slot = word.pid;
		return word.pid;
	}
	if (scout > 0 && word.pid > 0)
		spawn_reap(word.pid);
	errno = word.error != 0 ? word.error : ECHILD;
	return err_errno(err, "%s", name);
}

pid_t lab_spawn(
	struct lab *lab, enum lab_host host, char *const argv[], const int fds[3], struct err *err)
{
	const struct spawn_what what = {.argv = argv, .fds = fds};

	return spawn_start(lab, host, &what, err);
}

pid_t lab_fork(
	struct lab *lab, enum lab_host host, void (*run)(void *arg), void *arg, struct err *err)
{
	char *const argv[] = {(char *)lab_stations[host].name, NULL};
	const struct spawn_what what = {.argv = argv, .run = run, .arg = arg};

	return spawn_start(lab, host, &what, err);
}

void lab_gone(struct lab *lab, pid_t pid)
{
	pid_t *slot = spawn_slot(lab, pid);

	if (slot)
		*slot = 0;
}

int lab_wait(struct lab *lab, pid_t pid)
{
	pid_t *slot = spawn_slot(lab, pid);
	int status = 0;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 128 + SIGKILL;
	if (slot)
		*slot = 0;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
