/* SPDX-License-Identifier: BSD-2-Clause */
/* Dumps of inet_diag. Whatever the kernel does not know of (UDP or IPv6 left out of it) it answers
 * with an error, and then there is nothing of that to be listed. */
#include "lab/diag.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define DIAG_BOUND   13	   /* the state of a TCP socket that is bound and nothing else */
#define DIAG_ANSWERS 10000 /* messages of one dump; more is no lab's */
#define DIAG_MESSAGE 32768

struct question {
	struct nlmsghdr head;
	struct inet_diag_req_v2 body;
};

int diag_open(void)
{
	struct timeval patience = {.tv_sec = 1};
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);

	if (fd >= 0)
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	return fd;
}

static struct board_end end_of(unsigned family, const uint32_t address[4], uint16_t port)
{
	struct board_end end = {.family = family == AF_INET6 ? 6 : 4, .port = ntohs(port)};

	memcpy(end.ip, address, family == AF_INET6 ? 16 : 4);
	return end;
}

static void put_socket(struct buf *out, const struct inet_diag_msg *msg, uint8_t proto)
{
	const struct inet_diag_sockid *id = &msg->id;
	struct board_socket s;

	memset(&s, 0, sizeof(s));
	s.id = msg->idiag_inode;
	s.app = BOARD_NONE;
	s.fd = -1;
	s.proto = proto;
	s.state = msg->idiag_state == DIAG_BOUND ? BOARD_CLOSE : msg->idiag_state;
	if (s.state == BOARD_NEW_SYN_RECEIVED)
		s.state = BOARD_SYN_RECEIVED;
	s.local = end_of(msg->idiag_family, id->idiag_src, id->idiag_sport);
	s.remote = end_of(msg->idiag_family, id->idiag_dst, id->idiag_dport);
	s.receive = msg->idiag_rqueue;
	s.send = msg->idiag_wqueue;
	buf_add(out, &s, sizeof(s));
}

/* The messages of one datagram: 1 there are more to come, 0 that was the last, -1 with errno. */
static int take(const uint8_t *in, size_t n, uint32_t seq, uint8_t proto, struct buf *out)
{
	struct nlmsghdr head;

	for (size_t at = 0; n - at >= sizeof(head); at += NLMSG_ALIGN(head.nlmsg_len)) {
		struct inet_diag_msg msg;
		struct nlmsgerr e;

		memcpy(&head, in + at, sizeof(head));
		if (head.nlmsg_len < sizeof(head) || head.nlmsg_len > n - at)
			break;
		if (head.nlmsg_seq != seq)
			return 1; /* of a dump that was given up on */
		if (head.nlmsg_type == NLMSG_DONE)
			return 0;
		if (head.nlmsg_type == NLMSG_ERROR && head.nlmsg_len >= NLMSG_LENGTH(sizeof(e))) {
			memcpy(&e, in + at + NLMSG_HDRLEN, sizeof(e));
			errno = -e.error;
			return -1;
		}
		if (head.nlmsg_type == SOCK_DIAG_BY_FAMILY &&
			head.nlmsg_len >= NLMSG_LENGTH(sizeof(msg))) {
			memcpy(&msg, in + at + NLMSG_HDRLEN, sizeof(msg));
			put_socket(out, &msg, proto);
		}
		if (NLMSG_ALIGN(head.nlmsg_len) > n - at)
			break;
	}
	return 1;
}

static int dump(struct diag *diag, uint8_t family, uint8_t proto, struct buf *out)
{
	uint8_t in[DIAG_MESSAGE];
	struct question q = {
		.head = {.nlmsg_len = sizeof(q),
			.nlmsg_type = SOCK_DIAG_BY_FAMILY,
			.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP,
			.nlmsg_seq = ++diag->seq},
		.body = {.sdiag_family = family, .sdiag_protocol = proto, .idiag_states = ~0U},
	};

	if (send(diag->fd, &q, sizeof(q), 0) < 0)
		return -1;
	for (int i = 0; i < DIAG_ANSWERS; i++) {
		ssize_t n = recv(diag->fd, in, sizeof(in), 0);
		int more;

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		more = take(in, (size_t)n, diag->seq, proto, out);
		if (more <= 0)
			return more;
	}
	errno = EPROTO;
	return -1;
}

int diag_read(struct diag *diag, struct buf *sockets)
{
	static const uint8_t families[] = {AF_INET, AF_INET6};
	static const uint8_t protos[] = {IPPROTO_TCP, IPPROTO_UDP};
	int status = -1;

	for (size_t p = 0; p < sizeof(protos); p++)
		for (size_t f = 0; f < sizeof(families); f++)
			if (dump(diag, families[f], protos[p], sockets) == 0)
				status = 0;
	return status;
}
