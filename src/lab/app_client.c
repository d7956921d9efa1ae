/* SPDX-License-Identifier: BSD-2-Clause */
/* A client of the stage: it makes the calls that it is told to make, one order at a time. */
#include "app.h"

#include "base/lang.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PATIENCE 2000 /* ms for an answer */

static bool say(struct app *app, const char *text)
{
	call_tell(&app->log, CALL_FAILED, text);
	return false;
}

/* Bound to port 0 the socket has its port before a frame is sent: the kernel chooses it now. */
static bool open_it(struct app *app, const struct app_order *order)
{
	struct board_end any = {.family = order->six ? 6 : 4};
	int fd;

	if (app->fd >= 0)
		return say(app, _("this client has a socket already"));
	fd = app_socket(app, order->proto, order->six);
	if (fd < 0)
		return app_failed(app, "socket");
	app->fd = fd;
	app->open = *order;
	app->connected = false;
	if (call_bind(&app->log, fd, &any) < 0)
		return app_failed(app, "bind");
	return call_getsockname(&app->log, fd, &any) == 0 || app_failed(app, "getsockname");
}

static bool connect_it(struct app *app)
{
	struct board_end to = app_serveur(app->open.port, app->open.six);

	if (call_connect(&app->log, app->fd, &to) < 0)
		return app_failed(app, "connect");
	app->connected = true;
	return true;
}

static bool send_it(struct app *app, const char *text)
{
	struct board_end to = app_serveur(app->open.port, app->open.six);
	bool plain = app->connected || app->open.proto == IPPROTO_TCP;
	struct buf out = BUF_INIT;
	ssize_t n = 0;

	if (!app_put_request(&out, app->open.server, app->open.proto, text)) {
		buf_done(&out);
		return say(app, _("this is no name that can be asked for"));
	}
	n = plain ? call_send(&app->log, app->fd, out.data, out.len)
		  : call_sendto(&app->log, app->fd, out.data, out.len, &to);
	buf_done(&out);
	return n >= 0 || app_failed(app, plain ? "send" : "sendto");
}

static bool receive_it(struct app *app)
{
	bool plain = app->connected || app->open.proto == IPPROTO_TCP;
	uint8_t in[SERVER_REQUEST_MOST];
	struct board_end from;
	ssize_t n;

	if (!app_wait(app, app->fd, PATIENCE))
		return say(app, _("no answer came within 2 s"));
	n = plain ? call_recv(&app->log, app->fd, in, sizeof(in))
		  : call_recvfrom(&app->log, app->fd, in, sizeof(in), &from);
	return n >= 0 || app_failed(app, plain ? "recv" : "recvfrom");
}

static bool close_it(struct app *app)
{
	int fd = app->fd;

	app->fd = -1;
	app->connected = false;
	return call_close(&app->log, fd) == 0 || app_failed(app, "close");
}

/* All of its requests; the socket stays, so that it can be looked at. */
static bool burst(struct app *app, const struct app_order *order)
{
	app->fd = app_socket(app, order->proto, order->six);
	if (app->fd < 0)
		return app_failed(app, "socket");
	app->open = *order;
	app->connected = false;
	if (!connect_it(app))
		return false;
	for (uint32_t i = 0; i < order->count; i++)
		if (!send_it(app, "") || !receive_it(app))
			return false;
	return true;
}

/* Whatever comes of it is what was to be seen. */
static bool probe(struct app *app, const struct app_order *order)
{
	struct board_end to = app_serveur(order->port, order->six);
	uint8_t in[SERVER_REQUEST_MOST];

	if (!open_it(app, order))
		return false;
	if (call_connect(&app->log, app->fd, &to) == 0 && order->proto == IPPROTO_UDP &&
		call_send(&app->log, app->fd, "?", 1) >= 0 && app_wait(app, app->fd, PATIENCE))
		call_recv(&app->log, app->fd, in, sizeof(in));
	return close_it(app);
}

static bool needs_socket(enum app_op op)
{
	return op == APP_CONNECT || op == APP_SEND || op == APP_RECEIVE || op == APP_REQUEST ||
	       op == APP_CLOSE;
}

static bool obey(struct app *app, const struct app_order *order)
{
	if (needs_socket(order->op) && app->fd < 0)
		return say(app, _("this client has no socket: it must open one first"));
	switch (order->op) {
	case APP_OPEN: return open_it(app, order);
	case APP_CONNECT: return connect_it(app);
	case APP_SEND: return send_it(app, order->text);
	case APP_RECEIVE: return receive_it(app);
	case APP_REQUEST: return send_it(app, order->text) && receive_it(app);
	case APP_CLOSE: return close_it(app);
	case APP_END: return app->fd < 0 || close_it(app);
	case APP_BURST: return burst(app, order);
	case APP_PROBE: return probe(app, order);
	case APP_PING: return app_ping(app, order);
	}
	return false;
}

void app_client(struct app *app)
{
	struct app_order order;

	while (app_take(app, &order)) {
		if (obey(app, &order))
			call_tell(&app->log, CALL_DONE, "");
		if (order.op == APP_END)
			break;
	}
	_exit(0);
}
