/* SPDX-License-Identifier: BSD-2-Clause */
/* The board: two hosts, the applications on them, their sockets as the kernel has them, the calls
 * that made them, on one time line with the frames. It is filled from events, one line of text
 * each, that the stage (lab/stage.h) tells live and a recording keeps; or from a capture alone. */
#ifndef TRAME_FLOW_BOARD_H
#define TRAME_FLOW_BOARD_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BOARD_NONE  UINT32_MAX
#define BOARD_HOSTS 8
#define BOARD_APPS  65536u

enum board_word {
	BOARD_HOST,   /* a host is there */
	BOARD_APP,    /* an application started */
	BOARD_EXIT,   /* it ended */
	BOARD_CALL,   /* it made a call, which has returned */
	BOARD_SOCKET, /* a socket is there, or is not as it was before */
	BOARD_CLOSED, /* the kernel has it no more */
	BOARD_STEP,   /* step `step` of the lesson begins: what follows is of it */
	BOARD_DONE,   /* command `nth` was carried out */
	BOARD_FAILED, /* it was not: `text` says why */
	BOARD_WORDS,
};

/* An end of a socket. family 0: unbound. */
struct board_end {
	uint8_t family; /* 4 or 6 */
	uint8_t ip[16]; /* all 0: any address */
	uint16_t port;	/* 0: none */
};

/* As Linux numbers them in a socket's state (tcp_states.h); the text is RFC 9293's. */
enum board_state {
	BOARD_ESTABLISHED = 1,
	BOARD_SYN_SENT,
	BOARD_SYN_RECEIVED,
	BOARD_FIN_WAIT_1,
	BOARD_FIN_WAIT_2,
	BOARD_TIME_WAIT,
	BOARD_CLOSE, /* UDP without a peer; TCP that is bound and nothing else */
	BOARD_CLOSE_WAIT,
	BOARD_LAST_ACK,
	BOARD_LISTEN,
	BOARD_CLOSING,
	BOARD_NEW_SYN_RECEIVED,
	BOARD_STATES,
};

struct board_socket {
	uint32_t id; /* the kernel's inode number; of those that have none: made from the ends */
	uint32_t host;
	uint32_t app;  /* index of who holds it, or BOARD_NONE: the kernel alone (TIME-WAIT...) */
	uint32_t held; /* by board_apply: who holds it, or held it last */
	int32_t fd;    /* there, or -1 */
	uint8_t proto; /* 6 TCP, 17 UDP, 1 ICMP, 58 ICMPv6 */
	uint8_t state; /* enum board_state */
	struct board_end local, remote;
	uint32_t receive, send; /* queues, as ss shows them */
	bool gone;
	int64_t since; /* when it came */
};

struct board_app {
	char name[16];
	uint32_t host, pid; /* the pid in the lab */
	bool server, gone;
	int64_t since;
};

struct board_host {
	char name[32];
	uint8_t mac[6], ip4[4], ip6[16];
	uint16_t low, high; /* the range that ephemeral ports come from; 0: not known */
};

struct board_call {
	uint32_t app, host;
	int64_t begin, time; /* nanoseconds since 1970: when it began, when it returned */
	int64_t result;	     /* -1: it failed, `error` says with what */
	uint32_t socket;     /* the inode number of the socket it is of, or BOARD_NONE */
	const char *name;    /* "connect" */
	const char *text;    /* the whole call as strace spells it, without the result */
	const char *error;   /* "ECONNREFUSED", or "" */
};

/* One event. Pointers live as long as the board, or the line, that they are from. */
struct board_event {
	enum board_word word;
	int64_t time; /* nanoseconds since 1970 by the clock of the frames' stamps */
	uint32_t at;  /* BOARD_HOST, BOARD_APP, BOARD_EXIT: index of the host or the application */
	uint32_t nth; /* BOARD_DONE, BOARD_FAILED: of the command; BOARD_STEP: of the step */
	struct board_host host;
	struct board_app app;
	struct board_socket socket;
	struct board_call call;
	const char *text;
};

struct board {
	struct board_host hosts[BOARD_HOSTS];
	uint32_t host_count;
	struct board_app *apps; /* owned */
	uint32_t app_count, app_room;
	struct board_socket
		*sockets; /* owned; in the order in which they came, the gone ones too */
	uint32_t socket_count, socket_room;
	int64_t now; /* of the last event */
};

/* ---- the lines ---- */

/* Appends an event as one line: "1764020000.123456789 socket id=4711 host=1 ...", a newline behind
 * it. Texts are quoted so that any byte can stand in them. */
void board_put(struct buf *out, const struct board_event *event);

/* Reads a line (no newline). Texts point into `texts`, the caller's, which is cleared first. -1: it
 * is none, and `err` says what is wrong. Bytes from outside: any line is refused or harmless. */
int board_take(
	struct board_event *event, const char *line, size_t n, struct buf *texts, struct err *err);

/* ---- the state ---- */

/* Events that speak of what is not there change nothing but the time. */
void board_apply(struct board *board, const struct board_event *event);

/* `to` is a board too, or all zeros: its memory is used again. */
void board_copy(struct board *to, const struct board *from);
void board_done(struct board *board);

/* The socket, as its index, that a segment or datagram arriving at `host` is given to, as the
 * kernel looks it up: the connected one of these four, else the listening or unconnected one of the
 * port, the more exact address first. BOARD_NONE: no socket has the port. */
uint32_t board_find(const struct board *board, uint32_t host, uint8_t proto,
	const struct board_end *local, const struct board_end *remote);

/* "LISTEN", "SYN-SENT"; what has no states of its own is "CONNECTED" or "UNCONNECTED". */
const char *board_state_name(uint8_t proto, uint8_t state);

/* "192.0.2.10:49152", "*:80", "[2001:db8::10]:80" */
void board_put_end(struct buf *out, const struct board_end *end);

#endif
