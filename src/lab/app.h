/* SPDX-License-Identifier: BSD-2-Clause */
/* An application of the stage: a process of its own on a host, that makes calls when it is told to
 * (a client) or when somebody comes (a server), and notes each of them. */
#ifndef TRAME_LAB_APP_H
#define TRAME_LAB_APP_H

#include "lab/call.h"
#include "lab/server.h"

#define APP_TEXT  256
#define APP_CONNS 128 /* connections of a server at a time */

enum app_op {
	APP_OPEN,
	APP_CONNECT,
	APP_SEND,
	APP_RECEIVE,
	APP_REQUEST,
	APP_CLOSE,
	APP_END,
	APP_BURST,
	APP_PROBE,
	APP_PING,
};

/* What goes through the application's other pipe. Pointers: it was forked from who writes. */
struct app_order {
	enum app_op op;
	const struct server *server; /* of APP_OPEN and APP_BURST: who will be spoken to */
	uint32_t count;		     /* of APP_BURST and APP_PING */
	uint16_t port;		     /* of APP_PROBE */
	uint8_t proto;		     /* 6 or 17 */
	bool six;
	char text[APP_TEXT];
};

struct app_start {
	int orders, notes; /* pipes */
	char name[16];
	const struct server *server; /* NULL: a client */
	bool tcp, udp, six;	     /* of a server */
};

/* For lab_fork: `arg` is a struct app_start. */
void app_run(void *arg);

/* ---- its parts ---- */

struct app {
	struct call_log log;
	int orders;
	int fd; /* of a client: its socket; -1: none */
	bool connected;
	struct app_order open; /* what it was opened for */
};

_Noreturn void app_serve(struct app *app, const struct app_start *start);
_Noreturn void app_client(struct app *app);

/* Whether the socket can be read within so many milliseconds; ends when nobody gives orders. */
bool app_wait(struct app *app, int fd, int ms);
bool app_take(struct app *app, struct app_order *order);

/* The answers: false when something failed, and that is told. */
bool app_ping(struct app *app, const struct app_order *order);
bool app_failed(struct app *app, const char *call);

/* The address of serveur. */
struct board_end app_serveur(uint16_t port, bool six);
int app_socket(struct app *app, uint8_t proto, bool six);

/* Appends the request of an application's client, as long as the text allows: false when it is
 * none (a name that DNS does not have). */
bool app_put_request(struct buf *out, const struct server *server, uint8_t proto, const char *text);

#endif
