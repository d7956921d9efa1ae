/* SPDX-License-Identifier: BSD-2-Clause */
/* The sockets of a host as its kernel has them: sock_diag(7), which is what ss(8) reads. */
#ifndef TRAME_LAB_DIAG_H
#define TRAME_LAB_DIAG_H

#include "flow/board.h"

#include <stdbool.h>

/* Opens the kernel's answers for the network namespace of the caller; it stays that one's whoever
 * reads. -1 with errno. */
int diag_open(void);

struct diag {
	int fd; /* what diag_open gave */
	uint32_t seq;
};

/* Appends every TCP and UDP socket as a struct board_socket: id is the inode's number, 0 where
 * there is none; host and app are the caller's to fill in. The kernel lists TCP sockets that are
 * bound and nothing else from Linux 6.8 on; one that is not even bound, never. -1 with errno. */
int diag_read(struct diag *diag, struct buf *sockets);

#endif
