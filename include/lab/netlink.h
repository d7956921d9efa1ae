/* SPDX-License-Identifier: BSD-2-Clause */
/* Requests to the kernel's rtnetlink: one message at a time, built in a bounded buffer. */
#ifndef TRAME_LAB_NETLINK_H
#define TRAME_LAB_NETLINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct netlink {
	int fd; /* bound for good to the network namespace it was opened in */
	uint32_t seq;
	size_t len;
	bool full; /* the message did not fit: it will not be sent */
	uint8_t buf[1024];
};

int netlink_open(struct netlink *nl); /* -1 with errno */
void netlink_close(struct netlink *nl);

/* Starts a message: `head` is the family's own header (struct ifinfomsg...). */
void netlink_begin(
	struct netlink *nl, uint16_t type, uint16_t flags, const void *head, size_t size);

void netlink_put(struct netlink *nl, uint16_t type, const void *data, size_t size);
void netlink_put_text(struct netlink *nl, uint16_t type, const char *text);

/* An attribute of attributes: what is put between the two calls. `head` may be NULL. */
size_t netlink_nest(struct netlink *nl, uint16_t type, const void *head, size_t size);
void netlink_nest_end(struct netlink *nl, size_t nest);

/* Sends the message and waits for the kernel's verdict: 0, or -1 with errno. */
int netlink_talk(struct netlink *nl);

#endif
