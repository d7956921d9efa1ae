/* SPDX-License-Identifier: BSD-2-Clause */
/* Free play: what can be made to happen on the stage as it stands, a line each. */
#include "lesson_view.h"

#include "base/lang.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define CLIENTS 12 /* that are offered something each */

static const struct {
	const char *name, *start, *stop;
} servers[] = {
	{"web", N_("Start the web server (TCP port 80)"), N_("Stop the web server")},
	{"dns", N_("Start the DNS server (UDP and TCP port 53)"), N_("Stop the DNS server")},
	{"echo", N_("Start the echo server (port 7)"), N_("Stop the echo server")},
};

#define SERVERS (sizeof(servers) / sizeof(servers[0]))

__attribute__((format(printf, 3, 4))) static void add(
	struct lesson_view *v, const char *command, const char *format, ...)
{
	struct lesson_deed *d = &v->deed[v->deed_count];
	va_list args;

	if (v->deed_count == LESSON_DEEDS)
		return;
	v->deed_count++;
	va_start(args, format);
	vsnprintf(d->text, sizeof(d->text), format, args);
	va_end(args);
	snprintf(d->command, sizeof(d->command), "%s", command);
}

static const struct board_app *running(const struct board *board, const char *name)
{
	for (uint32_t i = 0; i < board->app_count; i++)
		if (!board->apps[i].gone && strcmp(board->apps[i].name, name) == 0)
			return &board->apps[i];
	return NULL;
}

static const struct board_socket *socket_of(const struct board *board, uint32_t app)
{
	for (uint32_t i = 0; i < board->socket_count; i++)
		if (!board->sockets[i].gone && board->sockets[i].app == app)
			return &board->sockets[i];
	return NULL;
}

/* A command about one client. */
static void add_of(struct lesson_view *v, const char *verb, const char *name, const char *rest,
	const char *text)
{
	char command[96];

	snprintf(command, sizeof(command), "%s %s%s", verb, name, rest);
	add(v, command, _("%s: %s"), name, text);
}

static void add_client(struct lesson_view *v, const struct board *board, uint32_t app)
{
	const struct board_socket *s = socket_of(board, app);
	const char *name = board->apps[app].name;

	if (!s) {
		add_of(v, "open", name, " web", _("make a TCP socket, for the web server"));
		add_of(v, "open", name, " dns", _("make a UDP socket, for the DNS server"));
	} else {
		if (s->state == BOARD_CLOSE)
			add_of(v, "connect", name, "", _("connect"));
		if (s->proto == 17 || s->state == BOARD_ESTABLISHED)
			add_of(v, "request", name, "",
				_("send a request, and wait for the answer"));
		add_of(v, "close", name, "", _("close its socket"));
	}
	add_of(v, "end", name, "", _("end the application"));
}

static void add_new_client(struct lesson_view *v, const struct board *board)
{
	char name[2] = "", command[16];

	for (char letter = 'A'; letter <= 'Z'; letter++) {
		name[0] = letter;
		if (running(board, name))
			continue;
		snprintf(command, sizeof(command), "client %c", letter);
		add(v, command, _("Start a client application: %c"), letter);
		return;
	}
}

void lesson_list_deeds(struct lesson_view *v)
{
	const struct board *board = &v->play.board;
	unsigned clients = 0;
	char command[32];

	v->deed_count = 0;
	for (size_t i = 0; i < SERVERS; i++) {
		bool runs = running(board, servers[i].name) != NULL;

		snprintf(command, sizeof(command), "%s %s", runs ? "stop" : "start",
			servers[i].name);
		add(v, command, "%s", _(runs ? servers[i].stop : servers[i].start));
	}
	add_new_client(v, board);
	for (uint32_t i = 0; i < board->app_count && clients < CLIENTS; i++) {
		const struct board_app *a = &board->apps[i];

		if (a->gone || a->server)
			continue;
		add_client(v, board, i);
		clients++;
	}
	add(v, "burst 10 10", "%s", _("Ten clients at once, ten requests each (letters a to j)"));
	add(v, "probe 81", "%s", _("Connect to port 81, where nobody listens"));
	add(v, "probe 81 udp", "%s", _("Send a datagram to UDP port 81"));
	add(v, "ping 1", "%s", _("One ping"));
	add(v, "forget", "%s", _("Forget the neighbours' addresses (ARP)"));
}
