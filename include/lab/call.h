/* SPDX-License-Identifier: BSD-2-Clause */
/* The system calls of an application that is watched. Each wrapper makes exactly the call that it
 * is named after and then notes it: when it began and returned, what it was given and gave, as
 * strace spells it, and which socket it is of. Nothing else is asked of the network: a tracer that
 * stands beside sees these calls and no more. */
#ifndef TRAME_LAB_CALL_H
#define TRAME_LAB_CALL_H

#include "flow/board.h"

#include <stdbool.h>
#include <sys/socket.h>
#include <sys/types.h>

enum call_word {
	CALL_HELLO,  /* the application runs: `pid` */
	CALL_MADE,   /* a call */
	CALL_DONE,   /* what it was asked to do is done */
	CALL_FAILED, /* it is not, and `text` says why */
};

#define CALL_TEXT 512

/* What goes through the application's pipe, whole or not at all (PIPE_BUF). */
struct call_note {
	enum call_word word;
	int pid;
	int64_t begin, end; /* nanoseconds since 1970 */
	int64_t result;
	uint32_t inode;			/* of the socket; 0: there is none */
	int fd;				/* of the socket; of accept: the new one */
	uint8_t proto, family;		/* of a new socket */
	struct board_end local, remote; /* as far as this call tells them; family 0: it does not */
	char name[16];
	char error[24]; /* "ECONNREFUSED" */
	char text[CALL_TEXT];
};

/* Where the notes go: a pipe. */
struct call_log {
	int fd;
};

/* As the calls themselves: -1 with errno. */
int call_socket(const struct call_log *log, int family, int type, int proto);
int call_reuse(const struct call_log *log, int fd);    /* setsockopt SO_REUSEADDR */
int call_only_six(const struct call_log *log, int fd); /* setsockopt IPV6_V6ONLY */
int call_bind(const struct call_log *log, int fd, const struct board_end *end);
int call_getsockname(const struct call_log *log, int fd, struct board_end *end);
int call_listen(const struct call_log *log, int fd, int backlog);
int call_accept(const struct call_log *log, int fd, struct board_end *from);
int call_connect(const struct call_log *log, int fd, const struct board_end *to);
ssize_t call_send(const struct call_log *log, int fd, const void *bytes, size_t n);
ssize_t call_recv(const struct call_log *log, int fd, void *bytes, size_t room);
ssize_t call_sendto(const struct call_log *log, int fd, const void *bytes, size_t n,
	const struct board_end *to);
ssize_t call_recvfrom(
	const struct call_log *log, int fd, void *bytes, size_t room, struct board_end *from);
int call_close(const struct call_log *log, int fd);

/* A note without a call. */
void call_tell(const struct call_log *log, enum call_word word, const char *text);

/* ---- as strace spells it ---- */

/* Bytes as a string: the first 32 of them, "..." behind it if there are more. */
void call_put_bytes(struct buf *out, const void *bytes, size_t n);

/* "{sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.80")}" */
void call_put_address(struct buf *out, const struct board_end *end);

/* "ECONNREFUSED" */
const char *call_error(int code);

#endif
