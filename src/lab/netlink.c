/* SPDX-License-Identifier: BSD-2-Clause */
/* Requests to rtnetlink (netlink(7), rtnetlink(7)). What does not fit is remembered in `full`, so
 * that only netlink_talk needs its result looked at. */
#include "lab/netlink.h"

#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int netlink_open(struct netlink *nl)
{
	struct timeval patience = {.tv_sec = 5};

	memset(nl, 0, sizeof(*nl));
	nl->fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	if (nl->fd < 0)
		return -1;
	return setsockopt(nl->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
}

void netlink_close(struct netlink *nl)
{
	if (nl->fd >= 0)
		close(nl->fd);
	nl->fd = -1;
}

/* Bytes at the end, and zeros up to the next multiple of 4. */
static void netlink_add(struct netlink *nl, const void *data, size_t size)
{
	size_t room = NLMSG_ALIGN(size);

	if (nl->full || room > sizeof(nl->buf) - nl->len) {
		nl->full = true;
		return;
	}
	memset(nl->buf + nl->len, 0, room);
	if (size > 0)
		memcpy(nl->buf + nl->len, data, size);
	nl->len += room;
}

void netlink_begin(struct netlink *nl, uint16_t type, uint16_t flags, const void *head, size_t size)
{
	struct nlmsghdr h = {
		.nlmsg_type = type,
		.nlmsg_flags = (uint16_t)(NLM_F_REQUEST | NLM_F_ACK | flags),
		.nlmsg_seq = ++nl->seq,
	};

	nl->len = 0;
	nl->full = false;
	netlink_add(nl, &h, sizeof(h));
	netlink_add(nl, head, size);
}

size_t netlink_nest(struct netlink *nl, uint16_t type, const void *head, size_t size)
{
	struct rtattr a = {.rta_type = type};
	size_t nest = nl->len;

	netlink_add(nl, &a, sizeof(a));
	netlink_add(nl, head, size);
	return nest;
}

void netlink_nest_end(struct netlink *nl, size_t nest)
{
	uint16_t size = (uint16_t)(nl->len - nest);

	if (!nl->full)
		memcpy(nl->buf + nest + offsetof(struct rtattr, rta_len), &size, sizeof(size));
}

void netlink_put(struct netlink *nl, uint16_t type, const void *data, size_t size)
{
	struct rtattr a = {.rta_type = type, .rta_len = (unsigned short)RTA_LENGTH(size)};

	netlink_add(nl, &a, sizeof(a));
	netlink_add(nl, data, size);
}

void netlink_put_text(struct netlink *nl, uint16_t type, const char *text)
{
	netlink_put(nl, type, text, strlen(text) + 1);
}

/* Reads until the answer to the message just sent; others (an answer given up on) are skipped. */
static int netlink_verdict(struct netlink *nl)
{
	for (int i = 0; i < 16; i++) {
		uint8_t in[4096];
		struct nlmsghdr h;
		struct nlmsgerr e;
		ssize_t n = recv(nl->fd, in, sizeof(in), 0);

		if (n < 0)
			return -1;
		if ((size_t)n < sizeof(h) + sizeof(e))
			continue;
		memcpy(&h, in, sizeof(h));
		memcpy(&e, in + sizeof(h), sizeof(e));
		if (h.nlmsg_type != NLMSG_ERROR || h.nlmsg_seq != nl->seq)
			continue;
		errno = -e.error;
		return e.error ? -1 : 0;
	}
	errno = EPROTO;
	return -1;
}

int netlink_talk(struct netlink *nl)
{
	uint32_t size = (uint32_t)nl->len;

	if (nl->full) {
		errno = EMSGSIZE;
		return -1;
	}
	memcpy(nl->buf + offsetof(struct nlmsghdr, nlmsg_len), &size, sizeof(size));
	if (send(nl->fd, nl->buf, nl->len, 0) < 0)
		return -1;
	return netlink_verdict(nl);
}
