/* SPDX-License-Identifier: BSD-2-Clause */
/* The lab seen from outside: making its first process, taking over its namespaces, ending it. */
#include "lab/lab.h"
#include "base/lang.h"
#include "lab/forbid.h"
#include "lab/init.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Far more than any machine takes; what has not come up by then is stuck. */
#define LAB_PATIENCE_MS 10000

const struct lab_station lab_stations[LAB_STATIONS] = {
	[LAB_POSTE] = {"poste", "02:00:00:00:00:10", "192.0.2.10", "2001:db8::10"},
	[LAB_SERVEUR] = {"serveur", "02:00:00:00:00:80", "192.0.2.80", "2001:db8::80"},
	[LAB_CRAFTED] = {"trame", "02:00:00:00:00:99", "192.0.2.99", "2001:db8::99"},
};

void lab_station_bytes(const struct lab_station *s, uint8_t mac[6], uint8_t ip4[4], uint8_t ip6[16])
{
	int got = sscanf(s->mac, "%hhx:%hhx:%hhx:%hhx:%hhx:%hhx", &mac[0], &mac[1], &mac[2],
		&mac[3], &mac[4], &mac[5]);

	assert(got == 6);
	got = inet_pton(AF_INET, s->ip4, ip4) + inet_pton(AF_INET6, s->ip6, ip6);
	assert(got == 2);
	(void)got;
}

/* Takes the open namespaces out of the report's message. */
static int lab_take(struct lab *lab, struct msghdr *msg)
{
	struct cmsghdr *c = CMSG_FIRSTHDR(msg);

	if (!c || c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS ||
		c->cmsg_len != CMSG_LEN(sizeof(lab->ns)))
		return -1;
	memcpy(lab->ns, CMSG_DATA(c), sizeof(lab->ns));
	return 0;
}

/* Waits for the first process to say that the lab stands, or why it does not. */
static int lab_hear(struct lab *lab, struct err *err)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(sizeof(int) * LAB_NS_COUNT)];
	} control;
	struct init_report report;
	struct iovec io = {.iov_base = &report, .iov_len = sizeof(report)};
	struct msghdr msg = {
		.msg_iov = &io,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof(control.bytes),
	};
	struct pollfd line = {.fd = lab->life, .events = POLLIN};
	int ready;

	do
		ready = poll(&line, 1, LAB_PATIENCE_MS);
	while (ready < 0 && errno == EINTR);
	if (ready <= 0)
		return err_set(
			err, _("the lab did not come up within %d s"), LAB_PATIENCE_MS / 1000);
	if (recvmsg(lab->life, &msg, MSG_CMSG_CLOEXEC) != (ssize_t)sizeof(report))
		return err_set(err, _("the lab's first process ended before the lab was up"));
	if (report.failed)
		return err_set(err, "%s", report.why.text);
	if (lab_take(lab, &msg) < 0)
		return err_set(err, _("the lab's namespaces did not arrive"));
	return 0;
}

static int lab_make(struct lab *lab, bool servers, struct err *err)
{
	unsigned long flags =
		CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS;
	uid_t uid = geteuid();
	gid_t gid = getegid();
	int line[2];

	memset(lab, 0, sizeof(*lab));
	for (int i = 0; i < LAB_NS_COUNT; i++)
		lab->ns[i] = -1;
	lab->life = -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, line) < 0)
		return err_errno(err, _("the lab cannot be made"));
	lab->init = init_fork(flags);
	if (lab->init == 0)
		init_run(line[1], uid, gid, servers);
	close(line[1]);
	lab->life = line[0];
	if (lab->init < 0) {
		lab->init = 0;
		forbid_explain(_("its namespaces"), errno, err);
	} else if (lab_hear(lab, err) == 0) {
		return 0;
	}
	lab_stop(lab);
	return -1;
}

int lab_start(struct lab *lab, struct err *err)
{
	return lab_make(lab, true, err);
}

int lab_start_bare(struct lab *lab, struct err *err)
{
	return lab_make(lab, false, err);
}

static void lab_reap(pid_t pid)
{
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

/* The programs first: the kernel does not let the first process of a PID namespace go while one
 * of the others waits to be waited for. */
void lab_stop(struct lab *lab)
{
	for (int i = 0; i < LAB_KIDS; i++) {
		if (lab->kids[i] > 0)
			lab_reap(lab->kids[i]);
		lab->kids[i] = 0;
	}
	if (lab->init > 0)
		lab_reap(lab->init);
	lab->init = 0;
	for (int i = 0; i < LAB_NS_COUNT; i++) {
		if (lab->ns[i] >= 0)
			close(lab->ns[i]);
		lab->ns[i] = -1;
	}
	if (lab->life >= 0)
		close(lab->life);
	lab->life = -1;
}
