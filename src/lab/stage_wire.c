/* SPDX-License-Identifier: BSD-2-Clause */
/* The stage's ground: the lab, the capture of its wire, and what each host's kernel is read
 * through. That the capture has everything is not believed but counted: poste's card says how many
 * frames passed it, and so many must be in the spool. */
#include "base/bits.h"
#include "base/lang.h"
#include "lab/netlink.h"
#include "stage_int.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define OPEN_PATIENCE 5000 /* ms until the capture has begun */
#define OPEN_MOMENT   2	   /* ms */
#define BLOCK_PACKET  6	   /* pcapng: an enhanced packet block */

enum { SCOUT_DIAG, SCOUT_COUNTERS, SCOUT_FDS };

/* What is said of a host by a process that was there for a moment. */
struct scouted {
	unsigned low, high; /* ephemeral ports */
	int fds[SCOUT_FDS];
};

/* ---- a moment on a host ---- */

static void read_range(struct scouted *s)
{
	char text[64] = "";
	int fd = open("/proc/sys/net/ipv4/ip_local_port_range", O_RDONLY | O_CLOEXEC);

	s->low = s->high = 0;
	if (fd < 0)
		return;
	if (read(fd, text, sizeof(text) - 1) > 0 && sscanf(text, "%5u %5u", &s->low, &s->high) != 2)
		s->low = s->high = 0;
	close(fd);
}

/* In the host's namespaces: opens what stays bound to them and hands it over. */
static void scout(void *arg)
{
	const int line = *(const int *)arg;
	struct scouted s;
	_Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(s.fds))] = {0};
	struct iovec io = {.iov_base = &s, .iov_len = sizeof(s)};
	struct msghdr msg = {.msg_iov = &io, .msg_iovlen = 1};

	memset(&s, 0, sizeof(s));
	read_range(&s);
	s.fds[SCOUT_DIAG] = diag_open();
	s.fds[SCOUT_COUNTERS] = open("/proc/self/net/dev", O_RDONLY | O_CLOEXEC);
	if (s.fds[SCOUT_DIAG] >= 0 && s.fds[SCOUT_COUNTERS] >= 0) {
		struct cmsghdr *c;

		msg.msg_control = control;
		msg.msg_controllen = sizeof(control);
		c = CMSG_FIRSTHDR(&msg);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(s.fds));
		memcpy(CMSG_DATA(c), s.fds, sizeof(s.fds));
	}
	if (sendmsg(line, &msg, MSG_NOSIGNAL) < 0)
		_exit(1);
	_exit(0);
}

static int take_scouted(int line, struct scouted *s)
{
	_Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(s->fds))] = {0};
	struct iovec io = {.iov_base = s, .iov_len = sizeof(*s)};
	struct msghdr msg = {.msg_iov = &io,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof(control)};
	struct cmsghdr *c;

	if (recvmsg(line, &msg, MSG_CMSG_CLOEXEC) != (ssize_t)sizeof(*s))
		return -1;
	c = CMSG_FIRSTHDR(&msg);
	if (!c || c->cmsg_type != SCM_RIGHTS || c->cmsg_len != CMSG_LEN(sizeof(s->fds)))
		return -1;
	memcpy(s->fds, CMSG_DATA(c), sizeof(s->fds));
	return 0;
}

static int look_at_host(struct stage_run *r, enum lab_host host, struct err *err)
{
	struct board_host *h = &r->hosts[host];
	struct scouted s;
	int line[2], status;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line) < 0)
		return err_errno(err, "%s", lab_stations[host].name);
	pid = lab_fork(&r->lab, host, scout, &line[1], err);
	close(line[1]);
	status = pid < 0 ? -1 : take_scouted(line[0], &s);
	close(line[0]);
	if (pid < 0)
		return -1;
	lab_wait(&r->lab, pid);
	if (status < 0)
		return err_set(err, _("the sockets of %s cannot be read"), lab_stations[host].name);
	r->diag[host].fd = s.fds[SCOUT_DIAG];
	if (host == LAB_POSTE)
		r->counters = s.fds[SCOUT_COUNTERS];
	else
		close(s.fds[SCOUT_COUNTERS]);
	snprintf(h->name, sizeof(h->name), "%s", lab_stations[host].name);
	lab_station_bytes(&lab_stations[host], h->mac, h->ip4, h->ip6);
	h->low = (uint16_t)s.low;
	h->high = (uint16_t)s.high;
	return 0;
}

/* Poste forgets who has serveur's addresses. Runs there; what is not known is forgotten already. */
static void forget(void *arg)
{
	struct ndmsg head = {.ndm_family = AF_INET, .ndm_state = NUD_NONE};
	uint8_t mac[6], ip4[4], ip6[16];
	struct netlink nl;
	bool bad = false;

	(void)arg;
	lab_station_bytes(&lab_stations[LAB_SERVEUR], mac, ip4, ip6);
	head.ndm_ifindex = (int)if_nametoindex(LAB_IFACE);
	if (netlink_open(&nl) < 0)
		_exit(1);
	for (int six = 0; six < 2; six++) {
		head.ndm_family = six ? AF_INET6 : AF_INET;
		netlink_begin(&nl, RTM_DELNEIGH, 0, &head, sizeof(head));
		netlink_put(&nl, NDA_DST, six ? ip6 : ip4, six ? sizeof(ip6) : sizeof(ip4));
		bad = bad || (netlink_talk(&nl) < 0 && errno != ENOENT && errno != EAFNOSUPPORT);
	}
	_exit(bad);
}

bool stage_forget(struct stage_run *r, struct err *err)
{
	pid_t pid = lab_fork(&r->lab, LAB_POSTE, forget, NULL, err);

	if (pid < 0)
		return false;
	if (lab_wait(&r->lab, pid) == 0)
		return true;
	err_set(err, _("poste's neighbours cannot be forgotten"));
	return false;
}

/* ---- the capture ---- */

/* Frames that passed poste's card, in both directions; 0 where that cannot be read. */
static uint64_t passed(const struct stage_run *r)
{
	char text[4096];
	ssize_t n = pread(r->counters, text, sizeof(text) - 1, 0);
	unsigned long long in = 0, out = 0;
	const char *at;

	text[n > 0 ? n : 0] = '\0';
	at = strstr(text, LAB_IFACE ":");
	if (at && sscanf(at + strlen(LAB_IFACE ":"), "%*u %llu %*u %*u %*u %*u %*u %*u %*u %llu",
			  &in, &out) != 2)
		in = out = 0;
	return in + out;
}

/* The blocks of the spool that are whole. */
void stage_count(struct stage_run *r)
{
	uint64_t before = r->frames;
	struct stat st;
	uint8_t head[8];

	if (fstat(r->spool, &st) < 0)
		return;
	while (r->spool_at + 8 <= st.st_size && pread(r->spool, head, 8, r->spool_at) == 8) {
		uint32_t size = bits_le32(head + 4);

		if (size < 12 || size % 4 || r->spool_at + size > st.st_size)
			break;
		r->frames += bits_le32(head) == BLOCK_PACKET;
		r->spool_at += size;
	}
	if (r->frames != before)
		r->active_at = stage_now();
}

bool stage_captured(const struct stage_run *r)
{
	return r->frames + r->base >= passed(r);
}

/* Until the interface is open: the head of the capture is in the spool then. */
static int wait_open(struct stage_run *r, struct err *err)
{
	for (int waited = 0; waited < OPEN_PATIENCE; waited += OPEN_MOMENT) {
		struct pollfd line = {r->net.err, POLLIN, 0};

		stage_count(r);
		if (r->spool_at > 0)
			return 0;
		if (poll(&line, 1, OPEN_MOMENT) > 0 && listen_why(&r->net, err) != 0)
			return -1;
	}
	return err_set(err, _("trame-net did not open the interface within 5 s"));
}

int stage_open(struct stage_run *r, struct err *err)
{
	const struct listen_to to = {.lab = &r->lab, .program = r->program, .keeper = -1};

	r->net = (struct launch)LAUNCH_INIT;
	if (lab_start_bare(&r->lab, err) < 0)
		return -1;
	for (int host = 0; host < LAB_HOSTS; host++)
		if (look_at_host(r, (enum lab_host)host, err) < 0)
			return -1;
	if (listen_start(&r->net, &to, r->spool, err) < 0 || wait_open(r, err) < 0)
		return -1;
	r->base = passed(r);
	return 0;
}

void stage_close(struct stage_run *r)
{
	lab_stop(&r->lab);
}
