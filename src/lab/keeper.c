/* SPDX-License-Identifier: BSD-2-Clause */
/* The process that stays root. What it is told is the name of an interface and three descriptors;
 * the program that it starts is always the same. */
#include "lab/keeper.h"

#include "base/built.h"
#include "lab/detach.h"

#include <errno.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define KEEPER_LINES	3
#define KEEPER_FILTER	2048   /* bytes */
#define KEEPER_WHOLE	262144 /* bytes of a frame: as many as there can be */
#define KEEPER_PATIENCE 2000   /* ms */

/* What it is told besides the descriptors. */
struct keeper_words {
	char iface[IFNAMSIZ];
	char filter[KEEPER_FILTER]; /* of a capture */
	uint32_t snaplen;	    /* likewise; 0: all */
	bool listens;		    /* only captures, and the process id is told */
};

struct keeper_message {
	struct keeper_words words;
	_Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(int) * KEEPER_LINES)];
	struct iovec io;
	struct msghdr head;
};

static void message_start(struct keeper_message *m)
{
	memset(m, 0, sizeof(*m));
	m->io = (struct iovec){.iov_base = &m->words, .iov_len = sizeof(m->words)};
	m->head = (struct msghdr){.msg_iov = &m->io,
		.msg_iovlen = 1,
		.msg_control = m->control,
		.msg_controllen = sizeof(m->control)};
}

static int message_send(int keeper, struct keeper_message *m, const char *iface, const int fds[3])
{
	struct cmsghdr *c;

	if (strlen(iface) >= sizeof(m->words.iface)) {
		errno = ENODEV;
		return -1;
	}
	memcpy(m->words.iface, iface, strlen(iface) + 1);
	c = CMSG_FIRSTHDR(&m->head);
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int) * KEEPER_LINES);
	memcpy(CMSG_DATA(c), fds, sizeof(int) * KEEPER_LINES);
	return sendmsg(keeper, &m->head, MSG_NOSIGNAL) < 0 ? -1 : 0;
}

int keeper_ask(int keeper, const char *iface, const int fds[3])
{
	struct keeper_message m;

	message_start(&m);
	return message_send(keeper, &m, iface, fds);
}

pid_t keeper_listen(int keeper, const struct listen_to *to, const int fds[3])
{
	struct keeper_message m;
	struct pollfd line = {keeper, POLLIN, 0};
	const char *filter = to->filter ? to->filter : "";
	pid_t pid;

	message_start(&m);
	if (strlen(filter) >= sizeof(m.words.filter)) {
		errno = E2BIG;
		return -1;
	}
	memcpy(m.words.filter, filter, strlen(filter) + 1);
	m.words.snaplen = (uint32_t)to->snaplen;
	m.words.listens = true;
	if (message_send(keeper, &m, to->iface, fds) < 0)
		return -1;
	if (poll(&line, 1, KEEPER_PATIENCE) > 0 &&
		recv(keeper, &pid, sizeof(pid), 0) == sizeof(pid))
		return pid;
	errno = ETIMEDOUT;
	return -1;
}

static pid_t keeper_launch(const struct keeper_words *words, int fds[KEEPER_LINES])
{
	char snaplen[16];
	char *const speaks[] = {(char *)built_net_path, (char *)"--", (char *)words->iface, NULL};
	char *const listens[] = {(char *)built_net_path, (char *)"-bC", snaplen, (char *)"--",
		(char *)words->iface, (char *)(words->filter[0] ? words->filter : NULL), NULL};
	pid_t pid;

	snprintf(snaplen, sizeof(snaplen), "-s%u", words->snaplen ? words->snaplen : KEEPER_WHOLE);
	pid = fork();
	if (pid == 0) {
		signal(SIGCHLD, SIG_DFL);
		launch_exec(words->listens ? listens : speaks, fds);
	}
	for (int i = 0; i < KEEPER_LINES; i++)
		close(fds[i]);
	return pid;
}

static _Noreturn void keeper_run(int line)
{
	struct keeper_message m;

	for (;;) {
		int fds[KEEPER_LINES];
		struct cmsghdr *c;
		ssize_t n;
		pid_t pid;

		message_start(&m);
		n = recvmsg(line, &m.head, MSG_CMSG_CLOEXEC);
		if (n < 0 && errno == EINTR)
			continue;
		if (n != (ssize_t)sizeof(m.words) || m.words.iface[sizeof(m.words.iface) - 1] ||
			m.words.filter[sizeof(m.words.filter) - 1])
			_exit(0);
		c = CMSG_FIRSTHDR(&m.head);
		if (!c || c->cmsg_type != SCM_RIGHTS || c->cmsg_len != CMSG_LEN(sizeof(fds)))
			_exit(0);
		memcpy(fds, CMSG_DATA(c), sizeof(fds));
		pid = keeper_launch(&m.words, fds);
		if (m.words.listens && send(line, &pid, sizeof(pid), MSG_NOSIGNAL) < 0)
			_exit(0);
	}
}

int keeper_start(void)
{
	int line[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, line) < 0)
		return -1;
	pid = fork();
	if (pid == 0) {
		detach(&line[1], 1);
		prctl(PR_SET_NAME, "trame-keeper");
		signal(SIGCHLD, SIG_IGN);
		keeper_run(DETACH_LINE);
	}
	close(line[1]);
	if (pid < 0) {
		close(line[0]);
		return -1;
	}
	return line[0];
}
