/* SPDX-License-Identifier: BSD-2-Clause */
/* The lab's first process: process 1 of the PID namespace, so that whatever ends it ends all. It
 * starts as serveur, opens the sockets there and starts the servers (if they are wanted), then goes
 * on as poste; what was opened before stays on serveur. */
#include "lab/init.h"
#include "base/lang.h"
#include "lab/detach.h"
#include "lab/forbid.h"
#include "lab/lab.h"
#include "lab/mounts.h"
#include "lab/netlink.h"
#include "lab/server.h"
#include "lab/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define INIT_NOBODY 65534U

pid_t init_fork(unsigned long flags)
{
#if defined(__s390__) || defined(__CRIS__)
	return (pid_t)syscall(SYS_clone, NULL, flags | SIGCHLD, NULL, NULL, NULL);
#else
	return (pid_t)syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, NULL);
#endif
}

static int init_write(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return -1;
	n = write(fd, text, strlen(text));
	close(fd);
	return n < 0 ? -1 : 0;
}

/* One line that says who in the lab is the caller outside. It is never root in the lab: a program
 * that finds itself root likes to become someone else (tcpdump does), and nobody else is there. */
static int init_map(const char *path, unsigned id)
{
	char map[64];

	snprintf(map, sizeof(map), "%u %u 1\n", id == 0 ? INIT_NOBODY : id, id);
	return init_write(path, map);
}

/* Without privilege outside, a group is mapped only once setgroups is off (user_namespaces(7)). */
static int init_map_user(uid_t uid, gid_t gid, struct err *err)
{
	if (init_write("/proc/self/setgroups", "deny") < 0 && errno != ENOENT)
		return forbid_explain(_("its user"), errno, err);
	if (init_map("/proc/self/uid_map", uid) < 0 || init_map("/proc/self/gid_map", gid) < 0)
		return forbid_explain(_("its user"), errno, err);
	return 0;
}

static int init_open(const char *name, int *fd)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/ns/%s", name);
	*fd = open(path, O_RDONLY | O_CLOEXEC);
	return *fd < 0 ? -1 : 0;
}

/* The namespaces that the caller is in become the host's. */
static int init_host(enum lab_host host, int *ns, struct netlink *nl, struct err *err)
{
	const char *name = lab_stations[host].name;
	int *own = ns + LAB_NS_HOST + host * LAB_NS_PER_HOST;

	mounts_sys();
	wire_quiet();
	if (sethostname(name, strlen(name)) < 0)
		return forbid_explain(_("its host name"), errno, err);
	if (init_open("mnt", &own[LAB_NS_MNT]) < 0 || init_open("net", &own[LAB_NS_NET]) < 0 ||
		init_open("uts", &own[LAB_NS_UTS]) < 0)
		return err_errno(err, _("%s cannot be opened"), name);
	if (netlink_open(nl) < 0)
		return err_errno(err, _("%s cannot be configured"), name);
	return 0;
}

static int init_build(uid_t uid, gid_t gid, bool servers, int *ns, struct err *err)
{
	struct netlink nl[LAB_HOSTS];
	int *serveur = ns + LAB_NS_HOST + LAB_SERVEUR * LAB_NS_PER_HOST;
	int status;

	if (init_map_user(uid, gid, err) < 0)
		return -1;
	mounts_make();
	if (init_open("user", &ns[LAB_NS_USER]) < 0 || init_open("pid", &ns[LAB_NS_PID]) < 0)
		return err_errno(err, _("the lab's namespaces cannot be opened"));
	if (init_host(LAB_SERVEUR, ns, &nl[LAB_SERVEUR], err) < 0 ||
		(servers && server_start(err) < 0))
		return -1;
	if (unshare(CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS) < 0)
		return forbid_explain(_("the second host"), errno, err);
	if (init_host(LAB_POSTE, ns, &nl[LAB_POSTE], err) < 0)
		return -1;
	status = wire_make(nl, serveur[LAB_NS_NET], err);
	netlink_close(&nl[LAB_POSTE]);
	netlink_close(&nl[LAB_SERVEUR]);
	return status;
}

static int init_report(int line, const struct init_report *report, const int *ns)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(sizeof(int) * LAB_NS_COUNT)];
	} control;
	struct iovec io = {.iov_base = (void *)report, .iov_len = sizeof(*report)};
	struct msghdr msg = {.msg_iov = &io, .msg_iovlen = 1};

	memset(&control, 0, sizeof(control));
	if (!report->failed) {
		struct cmsghdr *c;

		msg.msg_control = control.bytes;
		msg.msg_controllen = sizeof(control.bytes);
		c = CMSG_FIRSTHDR(&msg);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int) * LAB_NS_COUNT);
		memcpy(CMSG_DATA(c), ns, sizeof(int) * LAB_NS_COUNT);
	}
	return sendmsg(line, &msg, MSG_NOSIGNAL) < 0 ? -1 : 0;
}

/* Until the maker goes; meanwhile what loses its parent in the lab is waited for here. */
static void init_wait(int line)
{
	struct pollfd end = {.fd = line, .events = POLLIN};

	signal(SIGCHLD, SIG_IGN);
	while (poll(&end, 1, -1) < 0 && errno == EINTR)
		;
}

void init_run(int line, uid_t uid, gid_t gid, bool servers)
{
	struct init_report report;
	int ns[LAB_NS_COUNT];

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	memset(&report, 0, sizeof(report));
	detach(&line, 1);
	line = DETACH_LINE;
	prctl(PR_SET_NAME, "lab");
	prctl(PR_SET_DUMPABLE, 1);
	report.failed = init_build(uid, gid, servers, ns, &report.why) < 0;
	if (init_report(line, &report, ns) < 0 || report.failed)
		_exit(1);
	for (int i = 0; i < LAB_NS_COUNT; i++)
		close(ns[i]);
	init_wait(line);
	_exit(0);
}
