/* SPDX-License-Identifier: BSD-2-Clause */
/* Starting the servers: the sockets first, then the processes, so that a client which comes as soon
 * as the lab stands finds them listening. */
#include "lab/server.h"
#include "base/lang.h"
#include "lab/wire.h"

#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

static const struct server *const server_all[] = {&web_server, &echo_server, &dns_server};

#define SERVER_COUNT (sizeof(server_all) / sizeof(server_all[0]))

static int server_bind4(int fd, uint16_t port)
{
	struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(port)};

	return bind(fd, (const struct sockaddr *)&any, sizeof(any));
}

static int server_bind6(int fd, uint16_t port)
{
	struct sockaddr_in6 any = {.sin6_family = AF_INET6, .sin6_port = htons(port)};
	const int only = 1;

	if (setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof(only)) < 0)
		return -1;
	return bind(fd, (const struct sockaddr *)&any, sizeof(any));
}

/* A socket of one of the four kinds, bound and, for TCP, listening; -1 with errno. */
static int server_open(enum server_socket kind, uint16_t port)
{
	bool tcp = kind == SERVER_TCP4 || kind == SERVER_TCP6;
	bool six = kind == SERVER_TCP6 || kind == SERVER_UDP6;
	int type = (tcp ? SOCK_STREAM : SOCK_DGRAM) | SOCK_NONBLOCK | SOCK_CLOEXEC;
	int fd = socket(six ? AF_INET6 : AF_INET, type, 0);
	int status;

	if (fd < 0)
		return -1;
	status = six ? server_bind6(fd, port) : server_bind4(fd, port);
	if (status == 0 && tcp)
		status = listen(fd, 64);
	if (status < 0) {
		int why = errno;

		close(fd);
		errno = why;
		return -1;
	}
	return fd;
}

static int server_sockets(const struct server *server, int sockets[SERVER_SOCKETS])
{
	for (int kind = 0; kind < SERVER_SOCKETS; kind++) {
		bool tcp = kind == SERVER_TCP4 || kind == SERVER_TCP6;
		bool six = kind == SERVER_TCP6 || kind == SERVER_UDP6;
		bool wanted = tcp ? server->stream != NULL : server->datagram != NULL;

		sockets[kind] = -1;
		if (!wanted || (six && !wire_ipv6()))
			continue;
		sockets[kind] = server_open((enum server_socket)kind, server->port);
		if (sockets[kind] < 0)
			return -1;
	}
	return 0;
}

static void server_close(const int sockets[SERVER_SOCKETS])
{
	for (int kind = 0; kind < SERVER_SOCKETS; kind++)
		if (sockets[kind] >= 0)
			close(sockets[kind]);
}

/* The process keeps nothing but its sockets: not the lab's line, not the other servers'. */
static _Noreturn void server_live(const struct server *server, const int from[SERVER_SOCKETS])
{
	int sockets[SERVER_SOCKETS];
	int low = 3;

	prctl(PR_SET_NAME, server->name);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (int kind = 0; kind < SERVER_SOCKETS; kind++) {
		sockets[kind] = from[kind];
		if (from[kind] >= low)
			low = from[kind] + 1;
	}
	for (int fd = 3; fd < low; fd++) {
		bool mine = false;

		for (int kind = 0; kind < SERVER_SOCKETS; kind++)
			mine = mine || sockets[kind] == fd;
		if (!mine)
			close(fd);
	}
	server_run(server, sockets);
}

int server_start(struct err *err)
{
	for (size_t i = 0; i < SERVER_COUNT; i++) {
		int sockets[SERVER_SOCKETS];
		pid_t pid;

		if (server_sockets(server_all[i], sockets) < 0)
			return err_errno(err, _("the lab's %s server cannot listen on port %u"),
				server_all[i]->name, server_all[i]->port);
		pid = fork();
		if (pid == 0)
			server_live(server_all[i], sockets);
		server_close(sockets);
		if (pid < 0)
			return err_errno(
				err, _("the lab's %s server cannot start"), server_all[i]->name);
	}
	return 0;
}
