/* SPDX-License-Identifier: BSD-2-Clause */
/* A server of the stage, with the calls of a textbook: socket, bind, listen; accept for who comes,
 * recv, send, close. It waits in poll(2), for all of its sockets at once; a socket that poll does
 * not call ready is not touched, so that none of the calls waits. */
#include "app.h"

#include "base/lang.h"
#include "base/mem.h"
#include "lab/wire.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BACKLOG 128

struct conn {
	int fd; /* -1: free */
	size_t n;
	uint8_t in[SERVER_REQUEST_MOST];
};

struct serving {
	struct app *app;
	const struct server *server;
	int doors[SERVER_SOCKETS]; /* -1: none */
	struct conn conns[APP_CONNS];
	struct pollfd polls[1 + SERVER_SOCKETS + APP_CONNS];
	struct buf out; /* owned */
};

/* ---- the doors ---- */

static bool open_door(struct serving *s, enum server_socket kind)
{
	bool tcp = kind == SERVER_TCP4 || kind == SERVER_TCP6;
	bool six = kind == SERVER_TCP6 || kind == SERVER_UDP6;
	struct board_end any = {.family = six ? 6 : 4, .port = s->server->port};
	const struct call_log *log = &s->app->log;
	int fd = app_socket(s->app, tcp ? IPPROTO_TCP : IPPROTO_UDP, six);

	if (fd < 0)
		return app_failed(s->app, "socket");
	s->doors[kind] = fd;
	if (tcp && call_reuse(log, fd) < 0)
		return app_failed(s->app, "setsockopt");
	if (six && call_only_six(log, fd) < 0)
		return app_failed(s->app, "setsockopt");
	if (call_bind(log, fd, &any) < 0)
		return app_failed(s->app, "bind");
	if (tcp && call_listen(log, fd, BACKLOG) < 0)
		return app_failed(s->app, "listen");
	return true;
}

static bool open_doors(struct serving *s, const struct app_start *start)
{
	const bool wanted[SERVER_SOCKETS] = {
		[SERVER_TCP4] = start->tcp,
		[SERVER_TCP6] = start->tcp && start->six,
		[SERVER_UDP4] = start->udp,
		[SERVER_UDP6] = start->udp && start->six,
	};

	for (int kind = 0; kind < SERVER_SOCKETS; kind++)
		if (wanted[kind] && !open_door(s, (enum server_socket)kind))
			return false;
	return true;
}

/* ---- who comes ---- */

static void drop(struct serving *s, struct conn *c)
{
	call_close(&s->app->log, c->fd);
	c->fd = -1;
	c->n = 0;
}

static void accept_one(struct serving *s, int door)
{
	struct board_end from;
	int fd = call_accept(&s->app->log, door, &from);

	for (int i = 0; fd >= 0 && i < APP_CONNS; i++) {
		if (s->conns[i].fd >= 0)
			continue;
		s->conns[i].fd = fd;
		s->conns[i].n = 0;
		return;
	}
	if (fd >= 0)
		call_close(&s->app->log, fd);
}

/* Who does not take his answer gets none: a send must not wait. */
static bool can_send(int fd)
{
	struct pollfd p = {fd, POLLOUT, 0};

	return poll(&p, 1, 0) > 0 && (p.revents & POLLOUT);
}

/* Answers every whole request that is there; false: the connection is over. */
static bool answer(struct serving *s, struct conn *c)
{
	bool last = false;

	while (c->n > 0 && !last) {
		size_t used;

		buf_clear(&s->out);
		used = s->server->stream(c->in, c->n, &s->out, &last);
		c->n -= used;
		memmove(c->in, c->in + used, c->n);
		if (s->out.len > 0 && (!can_send(c->fd) || call_send(&s->app->log, c->fd,
								   s->out.data, s->out.len) < 0))
			return false;
		if (!used)
			return c->n < sizeof(c->in);
	}
	return !last;
}

static void read_conn(struct serving *s, struct conn *c)
{
	ssize_t n = call_recv(&s->app->log, c->fd, c->in + c->n, sizeof(c->in) - c->n);

	if (n > 0)
		c->n += (size_t)n;
	if (n <= 0 || !answer(s, c))
		drop(s, c);
}

static void read_datagram(struct serving *s, int fd)
{
	uint8_t in[SERVER_REQUEST_MOST];
	struct board_end from;
	ssize_t n = call_recvfrom(&s->app->log, fd, in, sizeof(in), &from);

	buf_clear(&s->out);
	if (n >= 0 && s->server->datagram(in, (size_t)n, &s->out) && can_send(fd))
		call_sendto(&s->app->log, fd, s->out.data, s->out.len, &from);
}

/* ---- the loop ---- */

static nfds_t prepare(struct serving *s)
{
	nfds_t n = 0;

	s->polls[n++] = (struct pollfd){s->app->orders, POLLIN, 0};
	for (int i = 0; i < SERVER_SOCKETS; i++)
		s->polls[n++] = (struct pollfd){s->doors[i], POLLIN, 0};
	for (int i = 0; i < APP_CONNS; i++)
		s->polls[n++] = (struct pollfd){s->conns[i].fd, POLLIN, 0};
	return n;
}

/* Every order that a server gets is to end. */
static _Noreturn void end(struct serving *s)
{
	struct app_order order;

	if (!app_take(s->app, &order))
		_exit(0);
	for (int i = 0; i < APP_CONNS; i++)
		if (s->conns[i].fd >= 0)
			drop(s, &s->conns[i]);
	for (int i = 0; i < SERVER_SOCKETS; i++)
		if (s->doors[i] >= 0)
			call_close(&s->app->log, s->doors[i]);
	call_tell(&s->app->log, CALL_DONE, "");
	_exit(0);
}

static void once(struct serving *s)
{
	if (poll(s->polls, prepare(s), -1) <= 0)
		return;
	for (int i = 0; i < APP_CONNS; i++)
		if (s->polls[1 + SERVER_SOCKETS + i].revents)
			read_conn(s, &s->conns[i]);
	for (int i = 0; i < SERVER_SOCKETS; i++) {
		if (!s->polls[1 + i].revents)
			continue;
		if (i == SERVER_TCP4 || i == SERVER_TCP6)
			accept_one(s, s->doors[i]);
		else
			read_datagram(s, s->doors[i]);
	}
	if (s->polls[0].revents)
		end(s);
}

void app_serve(struct app *app, const struct app_start *start)
{
	struct serving *s = mem_new(1, sizeof(*s));

	s->app = app;
	s->server = start->server;
	for (int i = 0; i < SERVER_SOCKETS; i++)
		s->doors[i] = -1;
	for (int i = 0; i < APP_CONNS; i++)
		s->conns[i].fd = -1;
	if (!open_doors(s, start))
		_exit(1);
	call_tell(&app->log, CALL_DONE, "");
	for (;;)
		once(s);
}
